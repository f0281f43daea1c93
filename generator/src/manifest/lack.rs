//! What a manifest lacks, as it is said.

use super::{GENERATOR, Manifest, RUNTIME, SAMPLES, SERDE, Source};
use crate::config::Settings;
use crate::finding::Finding;

/// Something that a manifest lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Lack {
    /// The dependency on the runtime, with features.
    Dependency { key: String, features: Vec<String>, source: Source },
    /// The dependency of the build script on the generator.
    Generator { source: Source },
    /// Features of the dependency.
    Enabled { key: String, features: Vec<String> },
    /// The feature of the dependency that tests need.
    Samples { key: String },
    /// A feature, with what it turns on.
    Feature { name: String, enables: Vec<String> },
    /// What a feature has to turn on besides.
    Enables { name: String, missing: Vec<String> },
}

impl Lack {
    /// What is said of it.
    pub(super) fn finding(&self, manifest: &Manifest, settings: &Settings) -> Finding {
        let output = &settings.output;
        let (code, place, message) = match self {
            Self::Dependency { key, .. } => (
                "E0124",
                manifest.place("dependencies", key),
                format!("{output}/ calls the crate `{key}`, on which {} does not depend", manifest.file),
            ),
            Self::Generator { .. } => (
                "E0124",
                manifest.place("build-dependencies", GENERATOR),
                format!("build.rs calls the crate `{GENERATOR}`, on which {} does not depend", manifest.file),
            ),
            Self::Enabled { key, features } => (
                "E0126",
                manifest.place("dependencies", key),
                format!("{output}/ needs of `{key}` what {}", said(features)),
            ),
            Self::Samples { key } => (
                "E0127",
                manifest.place("dev-dependencies", key),
                format!("the tests in {output}/ need of `{key}` what the feature `{SAMPLES}` turns on"),
            ),
            Self::Feature { name, .. } => (
                "E0125",
                manifest.place("features", name),
                if name == SERDE {
                    format!(
                        "{} has no feature `{SERDE}`, behind which the types in {output}/ have serde's traits",
                        manifest.file
                    )
                } else {
                    format!("{} has no feature `{name}`, so that the module `{name}` is not compiled", manifest.file)
                },
            ),
            Self::Enables { name, missing } => (
                "E0126",
                manifest.place("features", name),
                format!(
                    "the feature `{name}` does not turn on {}, without which its code does not compile",
                    texts(missing)
                ),
            ),
        };
        let command = settings.subcommand("manifest --write");
        let help = format!("under {}\n`{command}` does so", self.lines().replacen('\n', ":\n", 1));
        Finding::error(code, place, message).help(help)
    }

    /// The lines to add, below the table that they belong to.
    pub(super) fn lines(&self) -> String {
        match self {
            Self::Generator { source } => {
                let from = source.text("generator");
                format!("[build-dependencies]\n{GENERATOR} = {{ {from}, default-features = false }}")
            }
            Self::Dependency { key, features, source } => {
                let renamed = if key == RUNTIME { String::new() } else { format!("package = \"{RUNTIME}\", ") };
                let from = source.text("runtime");
                let features = match optional(features) {
                    features if features.is_empty() => String::new(),
                    features => format!(", features = {}", list(&features)),
                };
                format!("[dependencies]\n{key} = {{ {renamed}{from}{features} }}")
            }
            Self::Enabled { key, features } => {
                format!("[dependencies]\nadd {} to the features of `{key}`", texts(features))
            }
            Self::Samples { key } => {
                format!(
                    "[dev-dependencies]\n{key} = {{ …, features = [\"{SAMPLES}\"] }}, otherwise as under [dependencies]"
                )
            }
            Self::Feature { name, enables } => format!("[features]\n{name} = {}", list(enables)),
            Self::Enables { name, missing } => format!("[features]\nadd {} to `{name}`", texts(missing)),
        }
    }
}

/// The features that are not on by default.
pub(super) fn optional(features: &[String]) -> Vec<String> {
    features.iter().filter(|feature| *feature != super::CLIENT).cloned().collect()
}

/// `the feature `xml` turns on`, `the features `md5` and `xml` turn on`
fn said(features: &[String]) -> String {
    let quoted: Vec<_> = features.iter().map(|feature| format!("`{feature}`")).collect();
    let (end, verb) = if features.len() == 1 { ("", "turns") } else { ("s", "turn") };
    format!("the feature{end} {} {verb} on", quoted.join(" and "))
}

fn texts(texts: &[String]) -> String {
    texts.iter().map(|text| format!("\"{text}\"")).collect::<Vec<_>>().join(" and ")
}

fn list(texts: &[String]) -> String {
    format!("[{}]", texts.iter().map(|text| format!("\"{text}\"")).collect::<Vec<_>>().join(", "))
}
