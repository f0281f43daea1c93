//! Whether the folder of generated code is what a run left.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::Path;

use super::found::Found;

/// A digest of files by their paths below the folder of generated code. It is for a program to compare with its own of
/// an earlier run, and for no other one.
#[must_use]
pub fn digest(files: &BTreeMap<String, String>) -> u64 {
    let mut hasher = DefaultHasher::new();
    files.hash(&mut hasher);
    hasher.finish()
}

/// The [`digest`] of what stands in a folder. Nothing where something stands there that is no generated file, or that an
/// ended run left, and where a file cannot be read: a run has to look at it.
#[must_use]
pub fn digest_of_folder(folder: &Path) -> Option<u64> {
    let found = Found::look(folder, &BTreeMap::new()).ok()?;
    found.unfinished.is_empty().then(|| digest(&found.own))
}
