//! What a manifest says.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;

use toml_edit::{Document, Item, TableLike};

use super::{CLIENT, RUNTIME, whole};
use crate::config::unreadable;
use crate::finding::{Finding, Place};

/// A `Cargo.toml`.
#[derive(Debug, Clone)]
pub struct Manifest {
    /// What it is called in findings.
    pub file: Arc<str>,
    /// Its text.
    pub text: Arc<str>,
    document: Document<String>,
    /// That of the workspace, where dependencies may come from.
    workspace: Option<Document<String>>,
}

impl Manifest {
    /// Reads a manifest; nothing where there is none.
    ///
    /// # Errors
    /// If it cannot be read, or is no TOML.
    pub fn read(path: &Path, shown: &str) -> Result<Option<Self>, Box<Finding>> {
        let text = match fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(Box::new(whole(shown, format!("the file cannot be read: {error}")))),
        };
        let file: Arc<str> = shown.into();
        let parsed = Document::parse(text.clone());
        let document = parsed.map_err(|error| Box::new(unreadable("E0129", &file, &error)))?;
        Ok(Some(Self { file, text: text.into(), document, workspace: workspace(path) }))
    }

    /// Its text, and that of the manifest that it may take dependencies from.
    #[cfg(feature = "cli")]
    pub(crate) fn texts(&self) -> Vec<String> {
        let workspace = self.workspace.as_ref().map(|document| document.raw().to_owned());
        std::iter::once(self.text.to_string()).chain(workspace).collect()
    }

    /// The name that code knows the crate by.
    #[must_use]
    pub fn crate_name(&self) -> Option<String> {
        let name = |table: &str| self.document.get(table)?.as_table_like()?.get("name")?.as_str();
        name("lib").or_else(|| name("package")).map(|name| name.replace('-', "_"))
    }

    /// The key of the dependency that code calls by a name.
    pub(super) fn runtime_key(&self, name: &str) -> Option<String> {
        let tables = self.tables(&["dependencies"]);
        let keys = || tables.iter().flat_map(|table| table.iter());
        let is_meant = |key: &str| key.replace('-', "_") == name;
        // The runtime's library has a shorter name than its package, and code calls a dependency by the first.
        let is_runtime =
            |(key, item): &(&str, &Item)| name == "runtime" && *key == RUNTIME && item.get("package").is_none();
        let renamed = keys().find(|(key, _)| is_meant(key)).or_else(|| keys().find(is_runtime));
        renamed.map(|(key, _)| key.to_owned())
    }

    /// Whether one of the tables has a dependency.
    pub(super) fn has(&self, key: &str, tables: &[&str]) -> bool {
        self.tables(tables).iter().any(|table| table.contains_key(key))
    }

    /// The features that a dependency has in all of these tables.
    pub(super) fn features_of(&self, key: &str, tables: &[&str]) -> BTreeSet<String> {
        let items = self.tables(tables).into_iter().filter_map(|table| table.get(key));
        let mut features = BTreeSet::new();
        for item in items {
            features.extend(listed(item));
            let inherited = item.get("workspace").is_some().then(|| self.inherited(key)).flatten();
            features.extend(inherited.into_iter().flat_map(listed));
            let has_defaults = |item: &Item| item.get("default-features").and_then(Item::as_bool) != Some(false);
            if inherited.map_or_else(|| has_defaults(item), |inherited| has_defaults(inherited) || has_defaults(item)) {
                features.insert(CLIENT.to_owned());
            }
        }
        features
    }

    /// Whether there is a feature of a name.
    pub(super) fn has_feature(&self, name: &str) -> bool {
        self.features().is_some_and(|features| features.contains_key(name))
    }

    /// The features of a dependency that a feature turns on, by way of others, too.
    pub(super) fn enabled_by(&self, name: &str, dependency: &str) -> BTreeSet<String> {
        let (mut enabled, mut seen, mut open) = (BTreeSet::new(), BTreeSet::new(), vec![name.to_owned()]);
        while let Some(name) = open.pop() {
            let items = self.features().and_then(|features| features.get(&name)).and_then(Item::as_array);
            for item in items.into_iter().flatten().filter_map(|item| item.as_str()) {
                match item.split_once('/') {
                    Some((key, feature)) if key.trim_end_matches('?') == dependency => {
                        enabled.insert(feature.to_owned());
                    }
                    None if seen.insert(item.to_owned()) => open.push(item.to_owned()),
                    _ => {}
                }
            }
        }
        enabled
    }

    /// Where a key of one of the tables stands; the table where it has none, and the file where there is no table.
    pub(super) fn place(&self, table: &str, key: &str) -> Place {
        let table = self.document.get(table);
        let span = table.and_then(|table| {
            let found = table.as_table_like().and_then(|table| table.get_key_value(key));
            found.and_then(|(key, _)| key.span()).or_else(|| table.span())
        });
        Place::new(Arc::clone(&self.file), span.unwrap_or_default())
    }

    fn features(&self) -> Option<&dyn TableLike> {
        self.document.get("features")?.as_table_like()
    }

    /// The tables of these names, at the root and for targets.
    fn tables(&self, names: &[&str]) -> Vec<&dyn TableLike> {
        let targets = self.document.get("target").and_then(Item::as_table_like);
        let targets = targets.into_iter().flat_map(|targets| targets.iter().map(|(_, item)| item));
        let roots: Vec<_> = std::iter::once(self.document.as_item()).chain(targets).collect();
        let found = roots.into_iter().flat_map(|root| names.iter().filter_map(|name| root.get(name)));
        found.filter_map(Item::as_table_like).collect()
    }

    /// A dependency as the workspace has it.
    fn inherited(&self, key: &str) -> Option<&Item> {
        let found = |document: &'_ Document<String>| {
            let dependencies = document.get("workspace")?.get("dependencies")?;
            dependencies.get(key).is_some().then_some(())
        };
        let documents = std::iter::once(&self.document).chain(&self.workspace);
        let document = documents.into_iter().find(|document| found(document).is_some())?;
        document.get("workspace")?.get("dependencies")?.get(key)
    }
}

/// The features that a dependency lists.
fn listed(item: &Item) -> Vec<String> {
    let features = item.get("features").and_then(Item::as_array);
    features.into_iter().flatten().filter_map(|feature| feature.as_str()).map(str::to_owned).collect()
}

/// The manifest of the workspace, above that of a package.
fn workspace(path: &Path) -> Option<Document<String>> {
    let folder = path.canonicalize().ok()?;
    folder.ancestors().skip(2).find_map(|folder| {
        let text = fs::read_to_string(folder.join("Cargo.toml")).ok()?;
        Document::parse(text).ok().filter(|document| document.get("workspace").is_some())
    })
}
