//! The folder of the specs: which files there are, and which of them are specs.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use schemars::JsonSchema;
use serde::de::DeserializeOwned;

use super::decode::decode;
use super::read::{read, resolve};
use super::schema::Schema;
use super::{File, ProviderSpec, Source};
use crate::finding::{Finding, Findings, Place, Sources};
use crate::spec::{Page, Provider};

/// The name of the file that makes a folder a provider's.
const PROVIDER: &str = "provider.yaml";

/// The folder of the specs, while it is loaded.
pub(super) struct Folder {
    path: PathBuf,
    /// What the folder is called in findings.
    name: String,
    provider: Schema,
    page: Schema,
    findings: Findings,
    sources: Sources,
}

/// A file or folder, and what it is called in findings.
struct Item {
    path: PathBuf,
    shown: Arc<str>,
}

impl Folder {
    pub(super) fn new(path: &Path) -> Self {
        let absolute = fs::canonicalize(path).ok();
        let name =
            path.file_name().or_else(|| absolute.as_deref()?.file_name()).map(|name| shown(&name.to_string_lossy()));
        Self {
            path: path.to_owned(),
            name: name.unwrap_or_else(|| "specs".to_owned()),
            provider: Schema::of::<Provider>(),
            page: Schema::of::<Page>(),
            findings: Findings::new(),
            sources: Sources::new(),
        }
    }

    pub(super) fn into_findings(self) -> (Findings, Sources) {
        (self.findings, self.sources)
    }

    /// The providers, by the names of their folders, as far as they could be loaded.
    pub(super) fn providers(&mut self) -> Vec<ProviderSpec> {
        let mut providers = Vec::new();
        let root = Item { path: self.path.clone(), shown: self.name.as_str().into() };
        for (name, item) in self.list(&root) {
            match self.is_folder(&item) {
                Some(true) => providers.extend(self.provider(name, &item)),
                Some(false) if has_extension(&name, &["yaml", "yml"]) => {
                    self.misplaced(&item, "a spec stands in the folder of its provider");
                }
                // The language's description and schema, and whatever else people put beside the providers.
                _ => {}
            }
        }
        providers
    }

    fn provider(&mut self, module: String, folder: &Item) -> Option<ProviderSpec> {
        let mut provider = None;
        let mut pages = Vec::new();
        let mut is_whole = true;
        let items = self.list(folder);
        if !items.contains_key(PROVIDER) {
            let message = "a folder of specs has to hold a `provider.yaml`";
            self.report(Finding::error("E0108", Place::whole(Arc::clone(&folder.shown)), message));
        }
        for (name, item) in items {
            match self.is_folder(&item) {
                Some(false) if name == PROVIDER => provider = self.file::<Provider>("provider", &item),
                Some(false) if name.strip_suffix(".yaml").is_some_and(|stem| !stem.is_empty()) => {
                    let page = self.file::<Page>(name.trim_end_matches(".yaml"), &item);
                    is_whole &= page.as_ref().is_some_and(|page| page.lost.iter().all(|lost| !lost.matters()));
                    pages.extend(page);
                }
                Some(false) if has_extension(&name, &["yaml", "yml"]) => {
                    self.misplaced(&item, "the name of a spec ends in `.yaml`");
                }
                Some(true) if has_extension(&name, &["yaml", "yml"]) => {
                    self.misplaced(&item, "this is a folder, and is named like a spec");
                }
                Some(true) => self.misplaced(&item, "a provider's folder has no folders in it"),
                Some(false) | None => {}
            }
        }
        pages.sort_by(|a, b| a.stem.cmp(&b.stem));
        provider.map(|provider| ProviderSpec { module, provider, pages, is_whole })
    }

    fn file<T: JsonSchema + DeserializeOwned>(&mut self, stem: &str, item: &Item) -> Option<File<T>> {
        let text = read(&item.path, &item.shown, &mut self.sources).map_err(|finding| self.report(*finding)).ok()?;
        // There are two kinds of files, and their schemas are made once for all of them.
        let schema = if stem == "provider" { &self.provider } else { &self.page };
        let (tree, spec, lost) = decode(&item.shown, &text, schema, &mut self.findings)?;
        let source = Arc::new(Source { path: Arc::clone(&item.shown), text, tree });
        Some(File { stem: stem.to_owned(), source, lost, spec })
    }

    /// What is in a folder, by name; without what is hidden, and what may not be followed.
    fn list(&mut self, folder: &Item) -> BTreeMap<String, Item> {
        let entries: io::Result<Vec<_>> = fs::read_dir(&folder.path).and_then(Iterator::collect);
        let entries = entries.unwrap_or_else(|error| {
            let message = format!("the folder cannot be read: {error}");
            self.report(Finding::error("E0108", Place::whole(Arc::clone(&folder.shown)), message));
            Vec::new()
        });
        let mut items = BTreeMap::new();
        for entry in entries {
            let name = entry.file_name();
            let item = Item {
                path: entry.path(),
                shown: format!("{}/{}", folder.shown, shown(&name.to_string_lossy())).into(),
            };
            match name.into_string() {
                Ok(name) if name.starts_with('.') => {}
                Ok(name) => _ = items.insert(name, item),
                Err(_) => self.misplaced(&item, "the name of this file is not UTF-8"),
            }
        }
        items
    }

    /// Whether something is a folder; nothing where that is not to be known, which is reported.
    fn is_folder(&mut self, item: &Item) -> Option<bool> {
        let resolved = resolve(&item.path, &self.path);
        resolved.map_err(|message| self.misplaced(item, &message)).ok().map(|metadata| metadata.is_dir())
    }

    fn misplaced(&mut self, item: &Item, message: &str) {
        self.report(Finding::error("E0108", Place::whole(Arc::clone(&item.shown)), message));
    }

    fn report(&mut self, finding: Finding) {
        self.findings.push(finding);
    }
}

fn has_extension(name: &str, extensions: &[&str]) -> bool {
    let extension = Path::new(name).extension().and_then(|extension| extension.to_str());
    extension.is_some_and(|extension| extensions.iter().any(|other| other.eq_ignore_ascii_case(extension)))
}

/// A name of a file as part of a path in a finding: nothing in it can pass for the end of a line or of the path.
fn shown(name: &str) -> String {
    name.chars().map(|it| if it.is_control() || it == '/' || it == '\\' { '\u{fffd}' } else { it }).collect()
}
