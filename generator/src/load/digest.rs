//! Whether a folder of specs is what it was.

use std::ffi::OsStr;
use std::fs::{self, DirEntry};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::io;
use std::path::Path;

use super::read;

/// A digest of all that loading a folder of specs depends on, and their fingerprints: the names of what it holds, and
/// the bytes of the specs. It is for a program to compare with its own of an earlier run, and for no other one.
///
/// Nothing where only loading can tell: of links, which may lead to something else, and of what cannot be read or is
/// neither a file nor a folder.
#[must_use]
pub fn digest(specs: &Path) -> Option<u64> {
    let mut hasher = DefaultHasher::new();
    for entry in entries(specs)? {
        if add_name(&entry, &mut hasher)? {
            let below = entries(&entry.path())?;
            below.len().hash(&mut hasher);
            below.iter().try_for_each(|entry| add(entry, &mut hasher))?;
        }
    }
    Some(hasher.finish())
}

/// What is in a folder, by name. What is hidden is no spec, but a part of the fingerprints.
fn entries(folder: &Path) -> Option<Vec<DirEntry>> {
    let mut entries = fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>).ok()?;
    entries.sort_by_key(DirEntry::file_name);
    Some(entries)
}

/// Adds the name of a file or folder, and which of them it is; says whether it is a folder.
fn add_name(entry: &DirEntry, hasher: &mut DefaultHasher) -> Option<bool> {
    let kind = entry.file_type().ok()?;
    if !kind.is_file() && !kind.is_dir() {
        return None;
    }
    entry.file_name().hash(hasher);
    kind.is_dir().hash(hasher);
    Some(kind.is_dir())
}

/// Adds a file of a provider's folder, with its bytes if it is a spec.
fn add(entry: &DirEntry, hasher: &mut DefaultHasher) -> Option<()> {
    let is_folder = add_name(entry, hasher)?;
    if !is_folder && entry.path().extension() == Some(OsStr::new("yaml")) {
        read::bytes(&entry.path()).ok()?.hash(hasher);
    }
    Some(())
}
