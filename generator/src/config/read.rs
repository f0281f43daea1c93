//! `apiscribe.toml`, with the place of everything that is wrong in it.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use toml_edit::{Document, Item, Key, TomlError};

use super::{Config, Misfit, Serde, Slot};
use crate::finding::{Finding, Findings, Place, Sources};
use crate::load::similar;

/// The name of the configuration's file.
pub const FILE: &str = "apiscribe.toml";

/// What came of reading a configuration.
#[derive(Debug, Default)]
pub struct Read {
    /// What it says, without what is wrong.
    pub config: Config,
    /// What is wrong.
    pub findings: Findings,
    /// Its text.
    pub sources: Sources,
    /// Where the values of its keys stand.
    values: BTreeMap<String, Place>,
}

/// Reads the configuration at a path, which findings call `shown`. Where there is none, nothing is said.
#[must_use]
pub fn read(path: &Path, shown: &str) -> Read {
    let file: Arc<str> = shown.into();
    let mut read = Read::default();
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return read,
        Err(error) => {
            let finding = Finding::error("E0120", Place::whole(file), format!("the file cannot be read: {error}"));
            read.findings.push(finding);
            return read;
        }
    };
    read.sources.insert(Arc::clone(&file), text.as_str().into());
    match Document::parse(text.as_str()) {
        Ok(document) => {
            for (name, item) in document.as_table() {
                let key = document.as_table().key(name);
                read.key(&file, name, key, item);
            }
        }
        Err(error) => read.findings.push(unreadable("E0120", &file, &error)),
    }
    read
}

/// What is said of a text that is no TOML.
pub(crate) fn unreadable(code: &'static str, file: &Arc<str>, error: &TomlError) -> Finding {
    let message = error.message().lines().collect::<Vec<_>>().join("; ");
    let place = Place::new(Arc::clone(file), error.span().unwrap_or_default());
    Finding::error(code, place, format!("this is no TOML: {message}"))
}

impl Read {
    /// What is wrong with values that are well-formed. Those that the file does not say are given `elsewhere`.
    pub fn misfits(&mut self, misfits: &[Misfit], elsewhere: &str) {
        for Misfit { key, message } in misfits {
            let place = self.values.get(*key).cloned().unwrap_or_else(|| Place::whole(elsewhere.into()));
            self.findings.push(Finding::error("E0122", place, format!("`{key}` cannot be this: {message}")));
        }
    }

    fn key(&mut self, file: &Arc<str>, name: &str, key: Option<&Key>, item: &Item) {
        let at = |span: Option<Range<usize>>| Place::new(Arc::clone(file), span.unwrap_or_default());
        let place = at(item.span());
        let slots = self.config.slots();
        let keys: Vec<_> = slots.iter().map(|(key, _)| *key).collect();
        let finding = match slots.into_iter().find(|(key, _)| *key == name) {
            None => {
                let message = format!("there is no key `{name}`");
                let guess = similar(name, keys.iter().copied()).map(|guess| format!("did you mean `{guess}`?"));
                let help = guess.unwrap_or_else(|| format!("the keys are {}", keys.join(", ")));
                Some(Finding::error("E0121", at(key.and_then(Key::span)), message).help(help))
            }
            Some((_, slot)) => slot
                .fill(item)
                .err()
                .map(|expected| Finding::error("E0122", place.clone(), format!("`{name}` is {expected}"))),
        };
        if let Some(finding) = finding {
            self.findings.push(finding);
        }
        self.values.insert(name.to_owned(), place);
    }
}

impl Slot<'_> {
    /// Takes a value.
    ///
    /// # Errors
    /// If it is of another type: what it has to be.
    fn fill(self, item: &Item) -> Result<(), &'static str> {
        match self {
            Slot::Text(slot) => *slot = Some(item.as_str().ok_or("a text")?.to_owned()),
            Slot::Flag(slot) => *slot = Some(item.as_bool().ok_or("`true` or `false`")?),
            Slot::List(slot) => {
                let expected = "a list of texts";
                let values = item.as_array().ok_or(expected)?.iter();
                let texts = values.map(|value| value.as_str().map(str::to_owned).ok_or(expected));
                *slot = Some(texts.collect::<Result<_, _>>()?);
            }
            Slot::Serde(slot) => {
                let found = Serde::WORDS.into_iter().find(|(word, _)| item.as_str() == Some(word));
                *slot = Some(found.ok_or("`\"feature\"`, `\"always\"` or `\"never\"`")?.1);
            }
        }
        Ok(())
    }
}
