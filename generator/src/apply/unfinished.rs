//! Files that are being written, and become what they are to be in one step.

use std::fs::{self, DirBuilder, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// How the names of files begin that are being written. Nothing that is generated begins with a dot.
const UNFINISHED: &str = ".generator-unfinished-";

/// Whether this is the path of a file that a run was writing: the number behind the name is that of its process.
pub(super) fn is_unfinished(path: &str) -> bool {
    let number = path.strip_prefix(UNFINISHED);
    number.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Writes the files of a folder, one after the other, each as a whole or not at all.
pub(super) struct Writer<'a> {
    folder: &'a Path,
    beside: PathBuf,
}

impl<'a> Writer<'a> {
    /// A writer of the files below a folder.
    pub(super) fn new(folder: &'a Path) -> Self {
        Self { folder, beside: folder.join(format!("{UNFINISHED}{}", std::process::id())) }
    }

    /// Writes the file at a path below the folder, which is made where it is missing.
    ///
    /// # Errors
    ///
    /// If the file, or a folder on the way to it, cannot be made. The file is as it was then.
    pub(super) fn write(&self, path: &str, text: &str) -> io::Result<()> {
        // What is above the generator's folder is the project's own.
        self.folder.parent().map_or(Ok(()), fs::create_dir_all)?;
        make_folder(self.folder)?;
        let mut folder = self.folder.to_owned();
        for step in path.rsplit_once('/').into_iter().flat_map(|(folders, _)| folders.split('/')) {
            folder.push(step);
            make_folder(&folder)?;
        }
        let written = self.fill(text).and_then(|()| fs::rename(&self.beside, self.folder.join(path)));
        if written.is_err() {
            // That the file could not be written says more than that this could not be removed either.
            let _ = fs::remove_file(&self.beside);
        }
        written
    }

    /// Writes the file beside. It must be a new one: whatever has its name now is not followed, and not opened.
    fn fill(&self, text: &str) -> io::Result<()> {
        let mut file = File::options().write(true).create_new(true).open(&self.beside)?;
        file.write_all(text.as_bytes())
    }
}

/// Makes a folder where there is none; a link to one is none.
fn make_folder(path: &Path) -> io::Result<()> {
    match fs::symlink_metadata(path) {
        Ok(metadata) if metadata.is_dir() => Ok(()),
        Ok(_) => Err(io::Error::new(io::ErrorKind::NotADirectory, "this is no folder")),
        Err(error) if error.kind() == io::ErrorKind::NotFound => DirBuilder::new().create(path),
        Err(error) => Err(error),
    }
}
