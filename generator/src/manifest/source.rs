//! Where the packages of this project are from.

use std::path::PathBuf;

/// Where the packages of this project are from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Source {
    /// The package registry, in the version of this program.
    #[default]
    Registry,
    /// A checkout of the project's repository.
    Path(PathBuf),
    /// The project's repository.
    Git(String),
}

impl Source {
    /// The keys of a dependency, with their values: those of the package that a checkout has in a folder.
    #[must_use]
    pub(crate) fn keys(&self, folder: &str) -> (&'static str, String) {
        match self {
            Self::Registry => ("version", env!("CARGO_PKG_VERSION").to_owned()),
            Self::Path(checkout) => ("path", checkout.join(folder).display().to_string()),
            Self::Git(address) => ("git", address.clone()),
        }
    }

    /// The same as a text of TOML.
    #[must_use]
    pub(crate) fn text(&self, folder: &str) -> String {
        let (key, value) = self.keys(folder);
        format!("{key} = {}", toml_edit::Value::from(value))
    }
}
