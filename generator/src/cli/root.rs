//! The folder that a command acts on, and the settings that it goes by.

use std::fmt;
use std::path::{Path, PathBuf};

use crate::config::{self, Config, Settings};
use crate::finding::{Findings, Sources};
use crate::manifest::Manifest;

/// The manifest beside the configuration.
const MANIFEST: &str = "Cargo.toml";

/// The folder that a command acts on, and the settings that it goes by.
#[derive(Debug, Clone)]
pub(super) struct Root {
    folder: PathBuf,
    /// Whether it is the working directory.
    is_here: bool,
    /// What the configuration and the command line say.
    pub(super) settings: Settings,
    /// The manifest that code is held against, as it is said to people.
    manifest: Option<String>,
}

/// Why there is no folder to act on.
#[derive(Debug)]
pub(super) enum RootError {
    /// The command line asks for something that there is not.
    Usage(String),
    /// The configuration is wrong.
    Config(Box<(Findings, Sources)>),
}

impl Root {
    /// The folder that the command line gives, or else the nearest one that holds `apiscribe.toml` or the specs, upwards
    /// from the working directory. It does not depend on where the program was built: one program serves every checkout.
    /// What the command line says of a key counts more than what the file says. `command` is how the program is run.
    ///
    /// # Errors
    /// If no folder is given, and there is none; if the configuration or the command line is wrong.
    pub(super) fn find(given: Option<&Path>, options: &Config, command: &str) -> Result<Self, RootError> {
        let specs = options.specs.as_deref().unwrap_or("specs");
        let (folder, is_here) = folder(given, specs).map_err(RootError::Usage)?;
        let path = folder.join(config::FILE);
        let mut read = config::read(&path, config::FILE);
        let mut config = options.clone().or(read.config.clone());
        config.command = config.command.or_else(|| Some(command.to_owned()));
        let manifest = config.manifest.clone().unwrap_or_else(|| MANIFEST.to_owned());
        if config.crate_name.is_none() {
            let manifest = Manifest::read(&folder.join(&manifest), &manifest).ok().flatten();
            config.crate_name = manifest.and_then(|manifest| manifest.crate_name());
        }
        match Settings::new(&config) {
            Ok(settings) if read.findings.is_empty() => {
                let manifest = Some(manifest).filter(|name| !name.is_empty());
                return Ok(Self { folder, is_here, settings, manifest });
            }
            Ok(_) => {}
            Err(misfits) => {
                if let Some(misfit) = misfits.iter().find(|misfit| options.says(misfit.key)) {
                    return Err(RootError::Usage(format!("--{}: {}", misfit.key, misfit.message)));
                }
                read.misfits(&misfits, &manifest);
            }
        }
        Err(RootError::Config(Box::new((read.findings, read.sources))))
    }

    /// The folder itself; empty where it is the working directory.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// The folder of the specs.
    pub(super) fn specs(&self) -> PathBuf {
        self.folder.join(&self.settings.specs)
    }

    /// The folder of the generated code.
    pub(super) fn generated(&self) -> PathBuf {
        self.folder.join(&self.settings.output)
    }

    /// The path of the manifest that the code is held against, and what it is called; none where that is not wanted.
    pub(super) fn manifest(&self) -> Option<(PathBuf, &str)> {
        self.manifest.as_deref().map(|shown| (self.folder.join(shown), shown))
    }
}

/// A folder to act on, and whether it is the working directory.
fn folder(given: Option<&Path>, specs: &str) -> Result<(PathBuf, bool), String> {
    let here = std::env::current_dir().and_then(|here| here.canonicalize());
    let here = here.map_err(|error| format!("the working directory cannot be told: {error}"))?;
    if let Some(given) = given {
        let is_here = given.canonicalize().is_ok_and(|given| given == here);
        return Ok((given.to_owned(), is_here));
    }
    let is_root = |folder: &Path| folder.join(config::FILE).is_file() || folder.join(specs).is_dir();
    // What stands in the working directory itself is named as a person there would name it.
    if is_root(&here) {
        return Ok((PathBuf::new(), true));
    }
    let above = here.ancestors().skip(1).find(|folder| is_root(folder));
    above.map(|folder| (folder.to_owned(), false)).ok_or_else(|| {
        format!(
            "neither {} nor a folder above it holds {} or {specs}/; go to one that does, name it with `--root`, or make \
             one with `init`",
            here.display(),
            config::FILE
        )
    })
}

/// What a summary begins with: the folder, where it is not the working directory, and nothing otherwise.
impl fmt::Display for Root {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_here { Ok(()) } else { write!(formatter, "{}: ", self.folder.display()) }
    }
}
