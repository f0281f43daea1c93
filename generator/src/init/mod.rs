//! `init`: what a project begins with, so that it compiles and tests.
//!
//! No file is ever written over. What is to be changed in a file that is there already is changed where that was asked
//! for, and said otherwise.

mod existing;
mod files;
mod layout;
mod place;

use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::apply::{ApplyError, plan};
use crate::config::{self, Config, Settings};
use crate::generate::{Failure, generate};
use crate::manifest::Source;

use self::files::Files;
use self::place::Place;

pub use layout::Layout;

/// What a project begins with.
#[derive(Debug, Clone)]
pub struct Init {
    /// The folder of the crate.
    pub folder: PathBuf,
    /// How generated code becomes a part of it.
    pub layout: Layout,
    /// What the first provider is called.
    pub provider: String,
    /// Where the runtime and the generator are from.
    pub source: Source,
    /// Whether files that are there already are changed.
    pub apply: bool,
    /// Keys of the configuration that are not those of the layout.
    pub config: Config,
    /// The command that generates.
    pub command: String,
}

/// What was done.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Done {
    /// The files that were written.
    pub written: Vec<PathBuf>,
    /// The files that were changed.
    pub changed: Vec<PathBuf>,
    /// What is left to do by hand: a file, and what it needs.
    pub left: Vec<(PathBuf, String)>,
}

/// Why nothing was done, or not everything.
#[derive(Debug)]
pub enum InitError {
    /// The folder, or a name, does not fit what was asked for. Nothing was written.
    Unfit(String),
    /// What was begun with cannot be generated, since a key of the configuration does not fit it.
    Failure(Box<Failure>),
    /// Something cannot be read or written.
    Io(PathBuf, io::Error),
    /// The generated code cannot be written.
    Apply(ApplyError),
}

impl fmt::Display for InitError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unfit(message) => formatter.write_str(message),
            Self::Failure(failure) => failure.fmt(formatter),
            Self::Io(path, error) => write!(formatter, "{}: {error}", path.display()),
            Self::Apply(error) => error.fmt(formatter),
        }
    }
}

impl std::error::Error for InitError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Unfit(_) => None,
            Self::Failure(failure) => Some(failure),
            Self::Io(_, error) => Some(error),
            Self::Apply(error) => Some(error),
        }
    }
}

impl Init {
    /// Writes what a project begins with, generates from it, and changes what is there where that was asked for.
    ///
    /// # Errors
    /// If the folder has something that does not go with it, or a file cannot be written.
    pub fn run(&self) -> Result<Done, InitError> {
        let place = Place::look(self)?;
        let mut config = self.config.clone().or(self.layout.config(&self.config));
        let settings = self.settings(&config, &place)?;
        if !place.is_package {
            // The manifest says it.
            config.crate_name = None;
        }
        let files = Files { init: self, place: &place, config: &config, settings: &settings };
        let mut done = Done::default();
        for (path, text) in files.new_ones() {
            let whole = self.folder.join(&path);
            if whole.symlink_metadata().is_ok() {
                continue;
            }
            create(&whole, &text)?;
            done.written.push(path);
        }
        let generated = generate(&self.folder.join(&settings.specs), &settings);
        let generated = generated.map_err(|failure| InitError::Failure(Box::new(failure)))?;
        if self.layout != Layout::Build {
            let plan = plan(&self.folder.join(&settings.output), &generated.files).map_err(InitError::Apply)?;
            plan.apply().map_err(InitError::Apply)?;
            done.written.push(PathBuf::from(&settings.output));
        }
        existing::adapt(&files, &generated.needs, &mut done)?;
        Ok(done)
    }

    fn settings(&self, config: &Config, place: &Place) -> Result<Settings, InitError> {
        let mut config = config.clone();
        config.crate_name = Some(place.crate_name.clone());
        config.command = config.command.or_else(|| Some(self.command.clone()));
        let unfit = |key, message| InitError::Unfit(format!("--{key}: {message}"));
        let settings = Settings::new(&config).map_err(|misfits| match misfits.into_iter().next() {
            Some(misfit) => unfit(misfit.key, misfit.message),
            None => unfit("crate", "it does not fit".to_owned()),
        })?;
        if settings.runtime.len() > 1 || settings.runtime == ["crate"] {
            return Err(unfit("runtime", "begin with a dependency of one name".to_owned()));
        }
        if settings.module.len() > 1 {
            return Err(unfit("module", "begin with one module; it can be moved into another one".to_owned()));
        }
        if self.layout == Layout::Crate && !settings.module.is_empty() {
            return Err(unfit("module", "a crate of its own is no module; `--layout module` makes one".to_owned()));
        }
        Ok(settings)
    }
}

/// Writes a new file, with the folders that it stands in.
fn create(path: &Path, text: &str) -> Result<(), InitError> {
    let io = |error| InitError::Io(path.to_owned(), error);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(io)?;
    }
    fs::write(path, text).map_err(io)
}

/// The name of the configuration, which says that a project was begun.
const CONFIGURATION: &str = config::FILE;
