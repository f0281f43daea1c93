//! What stands in the folder of generated code.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, FileType};
use std::io;
use std::path::Path;

use super::record::{RECORD, recorded};
use super::unfinished::is_unfinished;
use super::{ApplyError, MARK};

/// What stands in the folder.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// The generator's own files with their texts, by their paths.
    pub(super) own: BTreeMap<String, String>,
    /// What an earlier run was writing when it was ended.
    pub(super) unfinished: Vec<String>,
    /// The files that the last run recorded, whether they are there or not.
    pub(super) recorded: BTreeSet<String>,
    /// Everything else, with what it is.
    foreign: Vec<String>,
}

impl Found {
    /// Looks through a folder. `wanted` are the files that it should have.
    ///
    /// No link is followed, and nothing is opened that is no file: what somebody put there cannot lead anywhere else.
    pub(super) fn look(folder: &Path, wanted: &BTreeMap<String, String>) -> Result<Self, ApplyError> {
        let mut found = Self::default();
        match fs::symlink_metadata(folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(found),
            Err(error) => return Err(ApplyError::Io(folder.to_owned(), error)),
            Ok(metadata) if metadata.is_dir() => {}
            Ok(metadata) => return Err(ApplyError::Foreign(vec![named(".", metadata.file_type())])),
        }
        found.recorded = recorded(&own_record(folder)?);
        found.collect(folder, "", wanted)?;
        if found.foreign.is_empty() { Ok(found) } else { Err(ApplyError::Foreign(found.foreign)) }
    }

    /// Looks through a folder and those below it.
    fn collect(&mut self, folder: &Path, prefix: &str, wanted: &BTreeMap<String, String>) -> Result<(), ApplyError> {
        let io = |error| ApplyError::Io(folder.to_owned(), error);
        let mut entries = fs::read_dir(folder).map_err(io)?.collect::<Result<Vec<_>, _>>().map_err(io)?;
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
            let kind = entry.file_type().map_err(io)?;
            let is_asked_for = path == RECORD || wanted.contains_key(&path);
            if kind.is_dir() && !is_asked_for {
                self.collect(&entry.path(), &format!("{path}/"), wanted)?;
            } else if kind.is_file() && is_unfinished(&path) {
                self.unfinished.push(path);
            } else if kind.is_file() && (is_asked_for || self.recorded.contains(&path)) {
                let bytes = fs::read(entry.path()).map_err(|error| ApplyError::Io(entry.path(), error))?;
                self.file(path, bytes);
            } else {
                self.foreign.push(named(&path, kind));
            }
        }
        Ok(())
    }

    /// Takes a file that is asked for or recorded. Somebody may have put another one in its place.
    fn file(&mut self, path: String, bytes: Vec<u8>) {
        match String::from_utf8(bytes) {
            Ok(text) if is_own(&text) => _ = self.own.insert(path, text),
            _ => self.foreign.push(path),
        }
    }
}

/// Whether a text is the generator's. An empty one is what a machine that lost its power may leave of a file; nothing
/// in it could be lost.
fn is_own(text: &str) -> bool {
    text.is_empty() || text.lines().next().is_some_and(|line| line.contains(MARK))
}

/// The record of the last run; empty where there is none. That something else has its name is found with the rest.
fn own_record(folder: &Path) -> Result<String, ApplyError> {
    let path = folder.join(RECORD);
    match fs::symlink_metadata(&path) {
        Ok(metadata) if metadata.is_file() => {
            let bytes = fs::read(&path).map_err(|error| ApplyError::Io(path, error))?;
            Ok(String::from_utf8(bytes).ok().filter(|text| is_own(text)).unwrap_or_default())
        }
        _ => Ok(String::new()),
    }
}

/// A path, with what stands there if it is no file.
fn named(path: &str, kind: FileType) -> String {
    let what = match kind {
        kind if kind.is_file() => return path.to_owned(),
        kind if kind.is_symlink() => "a link, which is not followed",
        kind if kind.is_dir() => "a folder in the place of a file",
        _ => "neither a file nor a folder",
    };
    format!("{path} ({what})")
}
