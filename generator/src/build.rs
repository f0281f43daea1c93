//! Generation as a part of a crate's own build, for those who check no generated code in.
//!
//! ```no_run
//! // build.rs
//! use std::process::ExitCode;
//!
//! fn main() -> ExitCode {
//!     apiscribe::build()
//! }
//! ```
//!
//! ```ignore
//! // src/lib.rs
//! include!(concat!(env!("OUT_DIR"), "/clients.rs"));
//! ```

use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::apply::{ApplyError, plan};
use crate::config::{self, Config, Settings};
use crate::finding::{Finding, Findings, Place, Severity, Sources, line};
use crate::generate::{Failure, Generated, generate};
use crate::manifest::{self, Manifest};

/// The module that a build script makes where the configuration names none.
const MODULE: &str = "clients";

/// The manifest of the crate that is built.
const MANIFEST: &str = "Cargo.toml";

/// Generates the clients of the crate that is built into cargo's `OUT_DIR`, as `apiscribe.toml` beside its manifest
/// says, or by the defaults: `specs/` becomes the module `clients`.
///
/// The crate includes `clients.rs` from there. What is wrong with specs, configuration or manifest is a warning or an
/// error of the build, each with its place.
#[must_use]
pub fn build() -> ExitCode {
    Build::new().run()
}

/// Generation in a build script, by a configuration of the caller's.
#[derive(Debug, Clone)]
pub struct Build {
    /// The folder of the crate.
    root: PathBuf,
    /// The folder that is written to.
    out: PathBuf,
    config: Config,
}

/// Sets the value of a key of the configuration, which counts more than that of `apiscribe.toml`.
macro_rules! keys {
    ($($(#[$docs:meta])* $key:ident: $type:ty;)+) => {
        $(
            $(#[$docs])*
            #[must_use]
            pub fn $key(mut self, value: impl Into<$type>) -> Self {
                self.config.$key = Some(value.into());
                self
            }
        )+
    };
}

impl Build {
    /// The build of the crate that cargo builds now, which tells its folders by `CARGO_MANIFEST_DIR` and `OUT_DIR`.
    #[must_use]
    pub fn new() -> Self {
        let folder = |name| env::var_os(name).map(PathBuf::from).unwrap_or_default();
        Self { root: folder("CARGO_MANIFEST_DIR"), out: folder("OUT_DIR"), config: Config::default() }
    }

    /// The build of a crate in a folder, into another one.
    #[must_use]
    pub fn of(root: impl Into<PathBuf>, out: impl Into<PathBuf>) -> Self {
        Self { root: root.into(), out: out.into(), config: Config::default() }
    }

    keys! {
        /// The folder of the specs, below that of the crate.
        specs: String;
        /// The name of the crate, for examples.
        crate_name: String;
        /// The module that is made; the file that the crate includes has its name.
        module: String;
        /// The path by which generated code calls the runtime.
        runtime: String;
        /// The providers that are generated.
        providers: Vec<String>;
        /// Whether each provider is behind a Cargo feature of its name.
        provider_features: bool;
        /// When types have serde's traits.
        serde: config::Serde;
        /// Whether samples become tests.
        tests: bool;
        /// Whether examples are compiled as tests.
        doctests: bool;
        /// The manifest that is held against what the code needs.
        manifest: String;
    }

    /// Generates, writes what differs, and tells cargo what it has to know: what the code is made of, what is suspicious,
    /// and what is wrong.
    #[must_use]
    pub fn run(&self) -> ExitCode {
        match self.write() {
            Ok(generated) => {
                tell(&generated.warnings, &generated.sources);
                ExitCode::SUCCESS
            }
            Err(Failure { findings, sources }) => {
                tell(&findings, &sources);
                ExitCode::FAILURE
            }
        }
    }

    /// Generates and writes what differs, and says nothing but what the code is made of.
    ///
    /// # Errors
    /// If something is wrong with the configuration, the specs or the manifest, or the files cannot be written.
    pub fn write(&self) -> Result<Generated, Failure> {
        println!("cargo::rerun-if-changed={}", config::FILE);
        let (settings, shown) = self.settings()?;
        println!("cargo::rerun-if-changed={}", settings.specs);
        let mut generated = generate(&self.root.join(&settings.specs), &settings)?;
        if !shown.is_empty() {
            println!("cargo::rerun-if-changed={shown}");
            let path = self.root.join(&shown);
            let lacks = manifest::check(&path, &shown, &generated.needs, &settings, &mut generated.sources);
            generated.warnings.extend(lacks);
        }
        if generated.warnings.errors() > 0 {
            return Err(Failure { findings: generated.warnings, sources: generated.sources });
        }
        self.apply(&settings, &generated).map_err(|(path, error)| {
            let place = Place::whole(path.display().to_string().into());
            let findings = Findings::from(Finding::error("E0128", place, format!("it cannot be written: {error}")));
            Failure { findings, sources: Sources::new() }
        })?;
        Ok(generated)
    }

    /// What the configuration says, and the manifest that the code is held against.
    fn settings(&self) -> Result<(Settings, String), Failure> {
        let path = self.root.join(config::FILE);
        let mut read = config::read(&path, config::FILE);
        let mut config = self.config.clone().or(read.config.clone());
        config.module = config.module.filter(|module| !module.is_empty()).or_else(|| Some(MODULE.to_owned()));
        config.command = config.command.or_else(|| Some("cargo build".to_owned()));
        // Cargo builds whatever the specs say now, so that there is nothing to guard.
        config.guard = Some(false);
        let shown = config.manifest.clone().unwrap_or_else(|| MANIFEST.to_owned());
        if config.crate_name.is_none() {
            let manifest = Manifest::read(&self.root.join(&shown), &shown).ok().flatten();
            config.crate_name = manifest.and_then(|manifest| manifest.crate_name());
        }
        match Settings::new(&config) {
            Ok(settings) if read.findings.is_empty() => return Ok((settings, shown)),
            Ok(_) => {}
            Err(misfits) => read.misfits(&misfits, "build.rs"),
        }
        Err(Failure { findings: read.findings, sources: read.sources })
    }

    /// Writes the module, and the file that declares it.
    fn apply(&self, settings: &Settings, generated: &Generated) -> Result<(), (PathBuf, String)> {
        let module = settings.module.last().map_or(MODULE, String::as_str);
        let folder = self.out.join(module);
        let applied = plan(&folder, &generated.files).and_then(|plan| plan.apply());
        applied.map_err(|error: ApplyError| (folder, error.to_string()))?;
        let file = self.out.join(format!("{module}.rs"));
        // Whoever includes it can give it no attributes of its own, and a program that does so does not call all of it.
        let declared =
            format!("#[path = \"{module}/mod.rs\"]\n#[allow(dead_code, unused_imports)]\npub mod {module};\n");
        write(&file, &declared).map_err(|error| (file, error.to_string()))
    }
}

impl Default for Build {
    fn default() -> Self {
        Self::new()
    }
}

/// Writes a file, unless that is what it holds.
fn write(path: &Path, text: &str) -> io::Result<()> {
    if fs::read_to_string(path).is_ok_and(|found| found == text) { Ok(()) } else { fs::write(path, text) }
}

/// Tells cargo of findings, each on a line of its own, as cargo takes them.
fn tell(findings: &Findings, sources: &Sources) {
    for finding in findings.sorted() {
        let kind = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let help = finding.help.as_deref().map(|help| format!(" ({help})")).unwrap_or_default();
        let line = format!("{}{help}", line(finding, sources));
        println!("cargo::{kind}={}", line.replace('\n', " "));
    }
}
