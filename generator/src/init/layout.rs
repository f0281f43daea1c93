//! How generated code becomes a part of a crate.

use crate::config::{Config, OUT_DIR, Serde};

/// How generated code becomes a part of a crate.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub enum Layout {
    /// The generated code is a crate of its own, with a Cargo feature for each provider.
    #[default]
    Crate,
    /// It is a module of a crate: `src/clients/`.
    Module,
    /// It is a module that `build.rs` generates and nobody checks in.
    Build,
}

impl Layout {
    /// The keys that make this layout, where others are not given.
    pub(super) fn config(self, given: &Config) -> Config {
        let text = |text: &str| Some(text.to_owned());
        if self == Self::Crate {
            return Config { specs: text("specs"), output: text("generated"), ..Config::default() };
        }
        let module = given.module.as_deref().unwrap_or("clients");
        Config {
            specs: text("specs"),
            output: if self == Self::Build { text(OUT_DIR) } else { text(&format!("src/{module}")) },
            module: text(module),
            provider_features: Some(false),
            serde: Some(Serde::Never),
            ..Config::default()
        }
    }
}
