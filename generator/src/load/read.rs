//! From files to texts.

use std::fs::{self, Metadata};
use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use crate::finding::{Finding, Place, Sources};

/// How large a spec may be, in bytes. The largest real one has 8 KiB.
pub(super) const MAX_SIZE: u64 = 4 << 20;

/// What a path leads to, or why it may not be followed.
pub(super) fn resolve(path: &Path, root: &Path) -> Result<Metadata, String> {
    let unreadable = |error| format!("this cannot be read: {error}");
    let metadata = fs::symlink_metadata(path).map_err(unreadable)?;
    if !metadata.is_symlink() {
        return Ok(metadata);
    }
    let target = fs::canonicalize(path).map_err(|error| format!("this symbolic link leads nowhere: {error}"))?;
    let root = fs::canonicalize(root).map_err(unreadable)?;
    if !target.starts_with(root) {
        return Err("this symbolic link leads out of the folder of the specs".to_owned());
    }
    fs::metadata(target).map_err(unreadable)
}

/// Reads the text of a spec and puts it among the sources.
pub(super) fn read(path: &Path, shown: &Arc<str>, sources: &mut Sources) -> Result<Arc<str>, Box<Finding>> {
    let bytes = bytes(path)
        .map_err(|(code, message)| Box::new(Finding::error(code, Place::whole(Arc::clone(shown)), message)))?;
    match String::from_utf8(bytes) {
        Ok(text) => {
            let text: Arc<str> = text.into();
            sources.insert(Arc::clone(shown), Arc::clone(&text));
            match text.find('\0') {
                Some(at) => Err(no_text(shown, at, "a NUL byte")),
                None => Ok(text),
            }
        }
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            // Up to here the replacements of `lossy` have changed no position.
            let text = String::from_utf8_lossy(error.as_bytes());
            sources.insert(Arc::clone(shown), text.into());
            Err(no_text(shown, at, "a byte that is no UTF-8"))
        }
    }
}

fn no_text(shown: &Arc<str>, at: usize, what: &str) -> Box<Finding> {
    let message = format!("this is no text: it holds {what}");
    let finding = Finding::error("E0108", Place::new(Arc::clone(shown), at..at), message);
    Box::new(finding.help("save the file as UTF-8"))
}

/// The bytes of a file, unless it is too large or no file at all: opening a pipe would wait for its other end.
pub(super) fn bytes(path: &Path) -> Result<Vec<u8>, (&'static str, String)> {
    let unreadable = |error| ("E0108", format!("the file cannot be read: {error}"));
    if !fs::metadata(path).map_err(unreadable)?.is_file() {
        return Err(("E0108", "this is no file".to_owned()));
    }
    let mut bytes = Vec::new();
    let file = fs::File::open(path).map_err(unreadable)?;
    file.take(MAX_SIZE + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > MAX_SIZE {
        return Err(("E0109", format!("the file is larger than {} MiB", MAX_SIZE >> 20)));
    }
    Ok(bytes)
}
