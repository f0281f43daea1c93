//! What a run goes by: every key of the configuration with its value, checked.

use syn::Ident;

use super::{Config, Serde};

/// The output of code that a build script writes where cargo says, and nobody checks in.
pub const OUT_DIR: &str = "OUT_DIR";

/// What a run goes by.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "each is a key of the configuration")]
pub struct Settings {
    /// The folder of the specs, as it is said to people: `specs`.
    pub specs: String,
    /// The folder of the generated code, as it is said to people: `generated`.
    pub output: String,
    /// The crate, as code names it: `acme_billing`.
    pub crate_name: String,
    /// The modules that lead to the generated code in its crate; none where it is the crate.
    pub module: Vec<String>,
    /// The path by which generated code calls the runtime.
    pub runtime: Vec<String>,
    /// The providers that are generated; all where there is no list.
    pub providers: Option<Vec<String>>,
    /// Whether each provider is behind a Cargo feature of its name.
    pub provider_features: bool,
    /// When types have serde's traits.
    pub serde: Serde,
    /// Whether the samples of the pages become tests.
    pub tests: bool,
    /// Whether examples in the documentation are compiled as tests.
    pub doctests: bool,
    /// Whether `guard.rs` is written.
    pub guard: bool,
    /// The command that generates.
    pub command: String,
}

/// A value that a key cannot have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misfit {
    /// The key.
    pub key: &'static str,
    /// Why it cannot have the value.
    pub message: String,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            specs: "specs".to_owned(),
            output: "generated".to_owned(),
            crate_name: "generated".to_owned(),
            module: Vec::new(),
            runtime: vec!["runtime".to_owned()],
            providers: None,
            provider_features: true,
            serde: Serde::Feature,
            tests: true,
            doctests: true,
            guard: true,
            command: "apiscribe".to_owned(),
        }
    }
}

/// The defaults, in a crate of this name.
impl From<&str> for Settings {
    fn from(crate_name: &str) -> Self {
        Self { crate_name: crate_name.replace('-', "_"), ..Self::default() }
    }
}

impl From<&Settings> for Settings {
    fn from(settings: &Settings) -> Self {
        settings.clone()
    }
}

impl Settings {
    /// The settings that a configuration makes.
    ///
    /// # Errors
    /// If keys have values that they cannot have: all of them.
    pub fn new(config: &Config) -> Result<Self, Vec<Misfit>> {
        let mut misfits = Vec::new();
        let default = Self::default();
        let mut taker = Taker(&mut misfits);
        let crate_name = config.crate_name.as_ref().map(|name| name.replace('-', "_"));
        let settings = Self {
            specs: taker.text("specs", config.specs.as_ref(), default.specs),
            output: taker.text("output", config.output.as_ref(), default.output),
            crate_name: taker.path("crate", crate_name.as_ref(), vec![default.crate_name]).concat(),
            module: match config.module.as_deref() {
                Some("") => Vec::new(),
                _ => taker.path("module", config.module.as_ref(), default.module),
            },
            runtime: taker.path("runtime", config.runtime.as_ref(), default.runtime),
            providers: config.providers.clone(),
            provider_features: config.provider_features.unwrap_or(default.provider_features),
            serde: config.serde.unwrap_or_default(),
            tests: config.tests.unwrap_or(default.tests),
            doctests: config.doctests.unwrap_or(default.doctests),
            guard: config.guard.unwrap_or(default.guard),
            command: taker.text("command", config.command.as_ref(), default.command),
        };
        if config.crate_name.as_ref().is_some_and(|name| name.contains("::")) {
            misfits.push(Misfit { key: "crate", message: "a crate has a name, and `module` a path".to_owned() });
        }
        if misfits.is_empty() { Ok(settings) } else { Err(misfits) }
    }

    /// Whether a build script writes the code.
    #[must_use]
    pub fn is_built(&self) -> bool {
        self.output == OUT_DIR
    }

    /// Whether a provider is generated.
    #[must_use]
    pub fn generates(&self, provider: &str) -> bool {
        self.providers.as_ref().is_none_or(|providers| providers.iter().any(|name| name == provider))
    }

    /// The command that does something else than to generate: `apiscribe infer`, `cargo run -p generator -- infer`.
    #[must_use]
    pub fn subcommand(&self, name: &str) -> String {
        let command = &self.command;
        let is_cargos = command.starts_with("cargo run") && !command.contains(" -- ");
        format!("{command}{} {name}", if is_cargos { " --" } else { "" })
    }
}

/// Takes values, and notes which cannot be.
struct Taker<'a>(&'a mut Vec<Misfit>);

impl Taker<'_> {
    /// A text, which is not empty and has one line.
    fn text(&mut self, key: &'static str, value: Option<&String>, default: String) -> String {
        let Some(value) = value else { return default };
        if value.trim().is_empty() {
            self.0.push(Misfit { key, message: "it is empty".to_owned() });
        } else if value.chars().any(char::is_control) {
            self.0.push(Misfit { key, message: "it has more than one line, or control characters".to_owned() });
        }
        value.clone()
    }

    /// A path of names in Rust.
    fn path(&mut self, key: &'static str, value: Option<&String>, default: Vec<String>) -> Vec<String> {
        let Some(value) = value else { return default };
        let names: Vec<_> = value.split("::").map(str::to_owned).collect();
        for name in &names {
            let is_crate = key == "runtime" && name == "crate";
            if !is_name(name) && !is_crate {
                self.0.push(Misfit { key, message: format!("`{name}` is no name in Rust") });
            }
        }
        names
    }
}

/// Whether a text is a name in Rust, and no keyword.
fn is_name(text: &str) -> bool {
    syn::parse_str::<Ident>(text).is_ok_and(|name| name == text)
}
