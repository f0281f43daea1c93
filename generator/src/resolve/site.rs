//! Where something is written.

use crate::finding::Place;
use crate::load::File;
use crate::spec::{Page, Provider};

/// A file of a provider.
#[derive(Debug, Clone, Copy)]
pub enum FileRef<'a> {
    /// `provider.yaml`.
    Provider(&'a File<Provider>),
    /// A page.
    Page(&'a File<Page>),
}

/// A node of a file, by its path.
#[derive(Debug, Clone)]
pub struct Site<'a> {
    file: FileRef<'a>,
    path: Vec<String>,
}

impl<'a> Site<'a> {
    /// The top of a file.
    pub fn top(file: FileRef<'a>) -> Self {
        Self { file, path: Vec::new() }
    }

    /// A node below this one: under a key, or at the index of a list.
    #[must_use]
    pub fn at(&self, step: &str) -> Self {
        let mut path = self.path.clone();
        path.push(step.to_owned());
        Self { file: self.file, path }
    }

    /// Whether it stands below this key of the file.
    pub fn is_below(&self, key: &str) -> bool {
        self.path.first().is_some_and(|first| first == key)
    }

    /// Whether it is a parameter of a page.
    pub fn is_parameter(&self) -> bool {
        let is_section = |first: &String| ["path", "query", "header", "form", "json"].contains(&first.as_str());
        self.path.len() == 2 && self.path.first().is_some_and(is_section)
    }

    /// The place of the key.
    pub fn key(&self) -> Place {
        let path = self.path.iter().map(String::as_str);
        match self.file {
            FileRef::Provider(file) => file.key(path),
            FileRef::Page(file) => file.key(path),
        }
    }

    /// The place of the value.
    pub fn value(&self) -> Place {
        let path = self.path.iter().map(String::as_str);
        match self.file {
            FileRef::Provider(file) => file.value(path),
            FileRef::Page(file) => file.value(path),
        }
    }

    /// The places of ranges of bytes of a scalar's content, in their order.
    pub fn inside_each(&self, ranges: &[std::ops::Range<usize>]) -> Vec<Place> {
        let path = self.path.iter().map(String::as_str);
        match self.file {
            FileRef::Provider(file) => file.inside_each(path, ranges),
            FileRef::Page(file) => file.inside_each(path, ranges),
        }
    }
}
