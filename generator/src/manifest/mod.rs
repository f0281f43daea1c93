//! `Cargo.toml`, held against what generated code needs of it.
//!
//! Which Cargo features a provider needs is known here, so that nobody learns it from a compiler's error within
//! generated code, or from a module that is silently not compiled.

mod lack;
mod mend;
mod read;
mod source;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use crate::config::{Serde, Settings};
use crate::finding::{Finding, Findings, Place, Sources};
use crate::needs::Needs;

use self::lack::Lack;

pub use read::Manifest;
pub use source::Source;

/// The name of the feature that turns serde's traits on.
const SERDE: &str = "serde";

/// The feature of the runtime that tests of samples need.
const SAMPLES: &str = "samples";

/// What every client needs of the runtime; it is one of its default features.
const CLIENT: &str = "reqwest";

/// The package of the runtime.
pub const RUNTIME: &str = "apiscribe-runtime";

/// The package of the generator.
const GENERATOR: &str = "apiscribe";

/// What generated code needs of the manifest of its crate.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// What each provider needs.
    pub needs: &'a [Needs],
    /// How the code is arranged.
    pub settings: &'a Settings,
    /// Where dependencies are from that are added.
    pub source: &'a Source,
    /// Whether the crate generates the code as it is built.
    pub builds: bool,
}

impl Wanted<'_> {
    /// The name by which code calls the runtime, if it is that of a crate, which a dependency can be found by.
    fn runtime(&self) -> Option<&str> {
        match self.settings.runtime.as_slice() {
            [name] if name != "crate" => Some(name),
            _ => None,
        }
    }
}

impl Manifest {
    /// What is missing, with the lines to add.
    #[must_use]
    pub fn check(&self, wanted: Wanted<'_>) -> Findings {
        let mut findings = Findings::new();
        for lack in self.lacks(wanted) {
            findings.push(lack.finding(self, wanted.settings));
        }
        findings
    }

    /// The text of the manifest with all that is missing, and otherwise as it is; nothing where nothing is missing.
    #[must_use]
    pub fn mended(&self, wanted: Wanted<'_>) -> Option<String> {
        let lacks = self.lacks(wanted);
        if lacks.is_empty() { None } else { mend::mended(&self.text, &lacks) }
    }

    fn lacks(&self, wanted: Wanted<'_>) -> Vec<Lack> {
        let mut lacks = Vec::new();
        let key = wanted.runtime().map(|name| self.runtime_key(name).ok_or(name));
        if let Some(Err(name)) = key {
            let source = wanted.source.clone();
            lacks.push(Lack::Dependency { key: name.to_owned(), features: shared(wanted), source });
        }
        let key = key.map(|key| key.unwrap_or_else(str::to_owned));
        if let Some(key) = &key {
            lacks.extend(self.of_dependency(wanted, key));
        }
        if wanted.builds && !self.has(GENERATOR, &["build-dependencies"]) {
            lacks.push(Lack::Generator { source: wanted.source.clone() });
        }
        if wanted.settings.provider_features {
            lacks.extend(wanted.needs.iter().filter_map(|needs| self.of_provider(needs, key.as_deref())));
        }
        if wanted.settings.serde == Serde::Feature {
            let needs = Needs { provider: SERDE.to_owned(), features: BTreeSet::from([SERDE]) };
            // Without types, as where there is no provider, there is nothing that could have the traits.
            lacks.extend(self.of_provider(&needs, key.as_deref()).filter(|_| !wanted.needs.is_empty()));
        }
        lacks
    }

    /// What the dependency on the runtime lacks that no feature of the crate brings.
    fn of_dependency(&self, wanted: Wanted<'_>, key: &str) -> Vec<Lack> {
        let given = self.features_of(key, &["dependencies"]);
        let mut lacks = Vec::new();
        if self.has(key, &["dependencies"]) {
            let missing: Vec<_> =
                shared(wanted).into_iter().filter(|feature| !given.contains(feature.as_str())).collect();
            if !missing.is_empty() {
                lacks.push(Lack::Enabled { key: key.to_owned(), features: missing });
            }
        }
        let tested = self.features_of(key, &["dependencies", "dev-dependencies"]);
        if wanted.settings.tests && !wanted.needs.is_empty() && !tested.contains(SAMPLES) {
            lacks.push(Lack::Samples { key: key.to_owned() });
        }
        lacks
    }

    /// What the feature of a provider lacks.
    fn of_provider(&self, needs: &Needs, key: Option<&str>) -> Option<Lack> {
        let name = &needs.provider;
        let of_runtime = |feature: &&str| key.map(|key| format!("{key}/{feature}"));
        if !self.has_feature(name) {
            let enables = needs.features.iter().filter_map(of_runtime).collect();
            return Some(Lack::Feature { name: name.clone(), enables });
        }
        let key = key?;
        let mut given = self.enabled_by(name, key);
        given.extend(self.features_of(key, &["dependencies"]));
        let missing = needs.features.iter().filter(|feature| !given.contains(**feature));
        let missing: Vec<_> = missing.filter_map(of_runtime).collect();
        (!missing.is_empty()).then(|| Lack::Enables { name: name.clone(), missing })
    }
}

/// The features of the runtime that its dependency has to have itself: those of every client, and where providers have
/// no features of their own, what they need.
fn shared(wanted: Wanted<'_>) -> Vec<String> {
    let mut features = BTreeSet::from([CLIENT]);
    if !wanted.settings.provider_features {
        features.extend(wanted.needs.iter().flat_map(|needs| needs.features.iter().copied()));
    }
    if wanted.settings.serde == Serde::Always {
        features.insert(SERDE);
    }
    features.into_iter().map(str::to_owned).collect()
}

/// Holds the manifest at a path against what generated code needs; its text goes to the sources. Where there is none,
/// nothing is said.
#[must_use]
pub fn check(path: &Path, shown: &str, needs: &[Needs], settings: &Settings, sources: &mut Sources) -> Findings {
    let mut findings = Findings::new();
    match Manifest::read(path, shown) {
        Ok(None) => {}
        Ok(Some(manifest)) => {
            sources.insert(Arc::clone(&manifest.file), Arc::clone(&manifest.text));
            findings.extend(manifest.check(Wanted { needs, settings, source: &Source::Registry, builds: false }));
        }
        Err(finding) => findings.push(*finding),
    }
    findings
}

/// A finding about a manifest as a whole.
fn whole(file: &str, message: String) -> Finding {
    Finding::error("E0129", Place::whole(file.into()), message)
}
