//! The configuration: what a project decides once, in `apiscribe.toml` or on the command line.
//!
//! One type serves both, so that every key of the file is an option of the same word. What neither says has a default.

mod read;
mod settings;

use schemars::JsonSchema;
use serde_json::{Value, json};

pub(crate) use read::unreadable;
pub use read::{FILE, Read, read};
pub use settings::{Misfit, OUT_DIR, Settings};

/// The keys of `apiscribe.toml`, which are options of the command line, too.
#[derive(Debug, Clone, Default, PartialEq, Eq, JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(feature = "cli", derive(clap::Args))]
pub struct Config {
    /// The folder of the specs; `specs` where it is not given.
    #[cfg_attr(feature = "cli", arg(long, global = true, value_name = "DIR", help_heading = HEADING))]
    pub specs: Option<String>,
    /// The folder of the generated code, all of which is the generator's, or `OUT_DIR` where a build script writes it;
    /// `generated` where it is not given.
    #[cfg_attr(feature = "cli", arg(long, global = true, value_name = "DIR", help_heading = HEADING))]
    pub output: Option<String>,
    /// The crate that the generated code is, or is a part of, for examples; that of the manifest where it is not given.
    #[schemars(rename = "crate")]
    #[cfg_attr(feature = "cli", arg(long = "crate", global = true, value_name = "NAME", help_heading = HEADING))]
    pub crate_name: Option<String>,
    /// The path of the module that the generated code is in its crate, `clients` for instance; where it is not given,
    /// the generated code is the whole crate, with a `lib.rs`.
    #[cfg_attr(feature = "cli", arg(long, global = true, value_name = "PATH", help_heading = HEADING))]
    pub module: Option<String>,
    /// The path by which generated code calls the runtime; `runtime` where it is not given.
    #[cfg_attr(feature = "cli", arg(long, global = true, value_name = "PATH", help_heading = HEADING))]
    pub runtime: Option<String>,
    /// The providers that are generated; all where it is not given.
    #[cfg_attr(feature = "cli", arg(long, global = true, value_name = "NAMES", value_delimiter = ',',
        help_heading = HEADING))]
    pub providers: Option<Vec<String>>,
    /// Whether each provider is behind a Cargo feature of its name; so it is where it is not given.
    #[cfg_attr(feature = "cli", arg(long, global = true, value_name = "BOOL", help_heading = HEADING))]
    pub provider_features: Option<bool>,
    /// When types have serde's traits; behind a Cargo feature of that name where it is not given.
    #[cfg_attr(feature = "cli", arg(long, global = true, value_enum, help_heading = HEADING))]
    pub serde: Option<Serde>,
    /// Whether the samples of the pages become tests; so they do where it is not given.
    #[cfg_attr(feature = "cli", arg(long, global = true, value_name = "BOOL", help_heading = HEADING))]
    pub tests: Option<bool>,
    /// Whether examples in the documentation are compiled as tests; so they are where it is not given. Those of a module
    /// that its crate keeps to itself cannot be.
    #[cfg_attr(feature = "cli", arg(long, global = true, value_name = "BOOL", help_heading = HEADING))]
    pub doctests: Option<bool>,
    /// Whether `guard.rs` is written, which lets `build.rs` warn of code that is not of its specs; so it is where it is
    /// not given.
    #[cfg_attr(feature = "cli", arg(long, global = true, value_name = "BOOL", help_heading = HEADING))]
    pub guard: Option<bool>,
    /// The `Cargo.toml` whose features and dependencies are held against what the generated code needs; the one beside
    /// the configuration where it is not given, and none where it is the empty text.
    #[cfg_attr(feature = "cli", arg(long, global = true, value_name = "FILE", help_heading = HEADING))]
    pub manifest: Option<String>,
    /// The command that messages and the heads of files tell people to run; the program's own where it is not given.
    #[cfg_attr(feature = "cli", arg(long, global = true, value_name = "TEXT", help_heading = HEADING))]
    pub command: Option<String>,
}

/// The heading of these options in the help of the command line.
#[cfg(feature = "cli")]
const HEADING: &str = "Keys of apiscribe.toml";

/// When types have serde's traits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, JsonSchema)]
#[schemars(rename_all = "kebab-case")]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub enum Serde {
    /// Where the crate's feature `serde` is on.
    #[default]
    Feature,
    /// Always.
    Always,
    /// Never.
    Never,
}

impl Serde {
    /// The words, each with what it says.
    const WORDS: [(&str, Self); 3] = [("feature", Self::Feature), ("always", Self::Always), ("never", Self::Never)];

    fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(_, serde)| *serde == self).map_or("feature", |(word, _)| word)
    }
}

/// Where the value of a key goes, by the type that it has.
enum Slot<'a> {
    Text(&'a mut Option<String>),
    List(&'a mut Option<Vec<String>>),
    Flag(&'a mut Option<bool>),
    Serde(&'a mut Option<Serde>),
}

impl Slot<'_> {
    /// The value as a file says it; nothing where there is none.
    fn value(&self) -> Option<toml_edit::Value> {
        Some(match self {
            Self::Text(value) => value.as_deref()?.into(),
            Self::List(value) => value.as_ref()?.iter().collect(),
            Self::Flag(value) => (**value)?.into(),
            Self::Serde(value) => (**value)?.word().into(),
        })
    }
}

impl Config {
    /// The keys in their order, with the places of their values.
    fn slots(&mut self) -> [(&'static str, Slot<'_>); 13] {
        [
            ("specs", Slot::Text(&mut self.specs)),
            ("output", Slot::Text(&mut self.output)),
            ("crate", Slot::Text(&mut self.crate_name)),
            ("module", Slot::Text(&mut self.module)),
            ("runtime", Slot::Text(&mut self.runtime)),
            ("providers", Slot::List(&mut self.providers)),
            ("provider-features", Slot::Flag(&mut self.provider_features)),
            ("serde", Slot::Serde(&mut self.serde)),
            ("tests", Slot::Flag(&mut self.tests)),
            ("doctests", Slot::Flag(&mut self.doctests)),
            ("guard", Slot::Flag(&mut self.guard)),
            ("manifest", Slot::Text(&mut self.manifest)),
            ("command", Slot::Text(&mut self.command)),
        ]
    }

    /// Whether this says anything of a key.
    #[must_use]
    pub fn says(&self, key: &str) -> bool {
        let mut own = self.clone();
        own.slots().into_iter().any(|(known, slot)| known == key && slot.value().is_some())
    }

    /// The text of a file that says this.
    #[must_use]
    pub fn text(&self) -> String {
        let mut own = self.clone();
        let said = own.slots().into_iter().filter_map(|(key, slot)| Some((key, slot.value()?)));
        let lines = said.map(|(key, value)| format!("{key} = {}\n", value.to_string().trim()));
        lines.collect()
    }

    /// What this says, and where it says nothing, what another one does.
    #[must_use]
    pub fn or(mut self, mut other: Self) -> Self {
        for ((_, slot), (_, other)) in self.slots().into_iter().zip(other.slots()) {
            match (slot, other) {
                (Slot::Text(own), Slot::Text(other)) => *own = own.take().or(other.take()),
                (Slot::List(own), Slot::List(other)) => *own = own.take().or(other.take()),
                (Slot::Flag(own), Slot::Flag(other)) => *own = own.or(*other),
                (Slot::Serde(own), Slot::Serde(other)) => *own = own.or(*other),
                // The slots of both are the same ones.
                _ => {}
            }
        }
        self
    }
}

/// The schema as it is printed.
#[must_use]
pub fn schema_text() -> String {
    // The alternate form is the indented one.
    format!("{:#}\n", schema())
}

/// The JSON Schema (draft 2020-12) of `apiscribe.toml`.
#[must_use]
pub fn schema() -> Value {
    let mut schema = schemars::schema_for!(Config).to_value();
    schema["title"] = json!("apiscribe.toml");
    crate::schema::settle(&mut schema);
    schema.sort_all_objects();
    schema
}
