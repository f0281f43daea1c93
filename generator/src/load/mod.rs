//! The first stage: from YAML files to specs, with the place of everything that is written.
//!
//! A file is read (`read`), parsed into a tree that knows where every node stands (`parse`), and the tree is held
//! against the JSON Schema that follows from the types of the language (`structure`, `duplicates`). Only a tree that
//! has passed all of this is given to serde (`decode`, `deserialize`), or else what is left of it without its mistakes
//! (`repair`). So every mistake is a finding at its place, and serde's own errors, of which there is one a file, are the
//! exception.
//!
//! A spec may come from a stranger: sizes are limited, what could expand is refused, nothing outside the folder is
//! read.

mod choice;
mod content;
mod decode;
mod deserialize;
mod digest;
mod duplicates;
mod file;
mod folder;
mod node;
mod offsets;
mod parse;
mod read;
mod reading;
mod repair;
mod schema;
mod similar;
mod structure;
mod value;
mod words;

#[cfg(test)]
mod tests;

use std::path::Path;

pub use digest::digest;
pub(crate) use file::is_aside;
pub use file::{File, Lost, Site, Source};
pub use node::{Entry, Kind, Node, Scalar, Style};

use crate::finding::{Findings, Sources};
use crate::spec::{Page, Provider};

/// The specs of all providers.
#[derive(Debug, Clone, Default)]
pub struct Specs {
    /// The providers, by the names of their folders.
    pub providers: Vec<ProviderSpec>,
}

/// The specs of a provider.
#[derive(Debug, Clone)]
pub struct ProviderSpec {
    /// The name of its folder.
    pub module: String,
    /// What its pages share.
    pub provider: File<Provider>,
    /// Its pages, by the names of their files.
    pub pages: Vec<File<Page>>,
    /// Whether all of its pages are there, and whole: none had an error that kept it, or a part of it, from being
    /// loaded.
    pub is_whole: bool,
}

/// What came of loading.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The specs, as far as they could be loaded: without what is wrong in a file, where the rest makes sense.
    pub specs: Specs,
    /// Everything that is wrong with the files.
    pub findings: Findings,
    /// The texts of the files, for these findings and those of later stages.
    pub sources: Sources,
}

/// Loads all specs in a folder.
#[must_use]
pub fn load(specs: &Path) -> Loaded {
    let mut folder = folder::Folder::new(specs);
    let providers = folder.providers();
    let (findings, sources) = folder.into_findings();
    Loaded { specs: Specs { providers }, findings, sources }
}

/// The known word that a misspelt one most likely means.
pub(crate) fn similar<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    similar::similar(word, known).map(|similar| similar.word)
}
