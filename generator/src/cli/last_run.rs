//! What the last run left, so that one with nothing to do reads and compares, and ends.
//!
//! A run that wrote all there was to write, and had nothing to warn of, leaves a record beside what cargo builds, in
//! `target/` of the folder that it acted on: digests of the specs, the settings, the manifest and the program that it was
//! made with, and of the code that it wrote. Where all of that is the same, another run would do the same, and write
//! nothing. Whatever else is the case, and wherever something cannot be told, a run does all of its work; the record can
//! be deleted at any time.

use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};

use crate::Generated;
use crate::apply::{digest, digest_of_folder, write_whole};
use crate::manifest::Manifest;

use super::Root;

/// Where the record stands, below the folder that is acted on.
const FOLDER: &str = "target";
const FILE: &str = "generator/last-run";

/// How large a record can be, in bytes; what is larger is none.
const MAX_SIZE: u64 = 1 << 12;

/// What this run is made with, as it was when the run began.
pub(super) struct LastRun {
    root: PathBuf,
    generated: PathBuf,
    /// The digest of the specs, the settings, the manifest and the program; nothing where it cannot be told.
    made_with: Option<u64>,
}

/// What a run left that did all there was to do.
pub(super) struct Finished {
    /// How much was generated, in words.
    pub(super) summary: String,
    /// How many files that are.
    pub(super) files: usize,
}

impl LastRun {
    /// Looks at the specs and the program, before any of them is used: what changes while a run goes on is seen by the
    /// next one.
    pub(super) fn look(root: &Root) -> Self {
        let made_with = (|| {
            let mut hasher = DefaultHasher::new();
            (crate::load::digest(&root.specs())?, program()?, manifest(root)?).hash(&mut hasher);
            format!("{:?}", root.settings).hash(&mut hasher);
            Some(hasher.finish())
        })();
        Self { root: root.folder().to_owned(), generated: root.generated(), made_with }
    }

    /// What the last run left, if another one would leave the same.
    pub(super) fn finished(&self) -> Option<Finished> {
        let (head, summary) = read(&self.root.join(FOLDER).join(FILE))?;
        let [made_with, written, files] = <[&str; 3]>::try_from(head.split(' ').collect::<Vec<_>>()).ok()?;
        let is_same =
            made_with == hexadecimal(self.made_with?) && written == hexadecimal(digest_of_folder(&self.generated)?);
        is_same.then_some(Finished { summary, files: files.parse().ok()? })
    }

    /// Records a run that did all there was to do. That a record cannot be written costs the next run its time.
    pub(super) fn record(&self, generated: &Generated, summary: &str) {
        // Warnings are told by every run, so that each has to find them.
        let Some(made_with) = self.made_with.filter(|_| generated.warnings.is_empty()) else { return };
        let (made_with, written) = (hexadecimal(made_with), hexadecimal(digest(&generated.files)));
        let record = format!("{made_with} {written} {}\n{summary}\n", generated.files.len());
        let folder = if self.root.as_os_str().is_empty() { Path::new(".") } else { &self.root };
        let _ = write_whole(&folder.join(FOLDER), FILE, &record);
    }
}

fn hexadecimal(digest: u64) -> String {
    format!("{digest:016x}")
}

/// The first line of a record and the second one.
fn read(path: &Path) -> Option<(String, String)> {
    let metadata = fs::symlink_metadata(path).ok()?;
    let text = (metadata.is_file() && metadata.len() <= MAX_SIZE).then(|| fs::read_to_string(path).ok())??;
    let (head, rest) = text.split_once('\n')?;
    Some((head.to_owned(), rest.strip_suffix('\n')?.to_owned()))
}

/// What the manifest says that the code is held against; nothing where that cannot be told.
fn manifest(root: &Root) -> Option<Vec<String>> {
    let Some((path, shown)) = root.manifest() else { return Some(Vec::new()) };
    let manifest = Manifest::read(&path, shown).ok()?;
    Some(manifest.map(|manifest| manifest.texts()).unwrap_or_default())
}

/// Which program this is: another build of it stands elsewhere, has another size or was written at another time.
fn program() -> Option<u64> {
    let path = std::env::current_exe().ok()?;
    let metadata = fs::metadata(&path).ok()?;
    let mut hasher = DefaultHasher::new();
    (path, metadata.len(), metadata.modified().ok()?).hash(&mut hasher);
    Some(hasher.finish())
}
