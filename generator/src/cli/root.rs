//! The folder that a command acts on.

use std::fmt;
use std::path::{Path, PathBuf};

/// The folder that holds `specs/` and `generated/`.
#[derive(Debug, Clone)]
pub(super) struct Root {
    folder: PathBuf,
    /// Whether it is the working directory.
    is_here: bool,
}

impl Root {
    /// The folder that the command line gives, or else the nearest one that holds `specs/`, upwards from the working
    /// directory. It does not depend on where the program was built: one program serves every checkout.
    ///
    /// # Errors
    /// If none is given, and there is none.
    pub(super) fn find(given: Option<&Path>) -> Result<Self, String> {
        let here = std::env::current_dir().and_then(|here| here.canonicalize());
        let here = here.map_err(|error| format!("the working directory cannot be told: {error}"))?;
        if let Some(given) = given {
            let is_here = given.canonicalize().is_ok_and(|given| given == here);
            return Ok(Self { folder: given.to_owned(), is_here });
        }
        let mut above = here.ancestors().skip(1);
        match above.find(|folder| folder.join("specs").is_dir()) {
            // What stands in the working directory itself is named as a person there would name it.
            _ if here.join("specs").is_dir() => Ok(Self { folder: PathBuf::new(), is_here: true }),
            Some(folder) => Ok(Self { folder: folder.to_owned(), is_here: false }),
            None => Err(format!(
                "neither {} nor a folder above it holds specs/; go to one that does, or name it with `--root`",
                here.display()
            )),
        }
    }

    /// The folder itself; empty where it is the working directory.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// The folder of the specs.
    pub(super) fn specs(&self) -> PathBuf {
        self.folder.join("specs")
    }

    /// The folder of the generated code.
    pub(super) fn generated(&self) -> PathBuf {
        self.folder.join("generated")
    }
}

/// What a summary begins with: the folder, where it is not the working directory, and nothing otherwise.
impl fmt::Display for Root {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_here { Ok(()) } else { write!(formatter, "{}: ", self.folder.display()) }
    }
}
