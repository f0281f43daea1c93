//! The files that a project begins with.

use std::path::PathBuf;

use super::place::{MANIFEST, Place};
use super::{CONFIGURATION, Init, Layout};
use crate::config::{self, Config, Settings};
use crate::manifest::Source;
use crate::schema;

/// The files that a project begins with.
pub(super) struct Files<'a> {
    pub(super) init: &'a Init,
    pub(super) place: &'a Place,
    pub(super) config: &'a Config,
    pub(super) settings: &'a Settings,
}

impl Files<'_> {
    /// The files by their paths below the folder of the crate.
    pub(super) fn new_ones(&self) -> Vec<(PathBuf, String)> {
        let (specs, provider) = (&self.settings.specs, &self.init.provider);
        let mut files = vec![
            (CONFIGURATION.to_owned(), self.configuration()),
            (format!("{specs}/spec.schema.json"), schema::text()),
            (format!("{specs}/apiscribe.schema.json"), config::schema_text()),
            (format!("{specs}/{provider}/provider.yaml"), include_str!("templates/specs/provider.yaml").to_owned()),
            (format!("{specs}/{provider}/get_parcel.yaml"), include_str!("templates/specs/get_parcel.yaml").to_owned()),
            ("build.rs".to_owned(), self.build_script()),
        ];
        if !self.place.is_package {
            files.push((MANIFEST.to_owned(), self.manifest()));
            if self.init.layout != Layout::Crate {
                files.push(("src/lib.rs".to_owned(), format!("//! Clients of HTTP APIs.\n\n{}", self.declaration())));
            }
            if !self.place.is_in_workspace {
                files.push((".gitignore".to_owned(), "/target\n".to_owned()));
            }
        }
        if self.init.layout != Layout::Build {
            files.push((".gitattributes".to_owned(), self.attributes()));
        }
        files.push(self.ci());
        files.into_iter().map(|(path, text)| (PathBuf::from(path), text)).collect()
    }

    fn configuration(&self) -> String {
        let head = "# What the generator goes by. Every key is an option of the command line, too: `apiscribe --help` has all.";
        format!("#:schema ./{}/apiscribe.schema.json\n{head}\n{}", self.settings.specs, self.config.text())
    }

    /// A manifest of a new package. What it lacks is added as it is to any other one.
    fn manifest(&self) -> String {
        let template = match self.init.layout {
            Layout::Crate => include_str!("templates/crate.toml"),
            Layout::Module | Layout::Build => include_str!("templates/module.toml"),
        };
        self.filled(template)
    }

    /// A build script: one that warns of stale code, or one that generates.
    pub(super) fn build_script(&self) -> String {
        self.filled(match self.init.layout {
            Layout::Crate | Layout::Module => include_str!("templates/guard.rs.txt"),
            Layout::Build => include_str!("templates/build.rs.txt"),
        })
    }

    /// How a crate declares the module of the generated code.
    pub(super) fn declaration(&self) -> String {
        let module = self.settings.module.join("::");
        match self.init.layout {
            Layout::Build => format!("include!(concat!(env!(\"OUT_DIR\"), \"/{module}.rs\"));\n"),
            // rustfmt looks for its configuration beside the root of the crate, and not beside each module.
            Layout::Crate | Layout::Module => format!("#[rustfmt::skip]\npub mod {module};\n"),
        }
    }

    /// What forges fold in a diff.
    pub(super) fn attributes(&self) -> String {
        format!("/{}/** linguist-generated\n", self.settings.output)
    }

    /// What a forge runs, at the root of the repository.
    fn ci(&self) -> (String, String) {
        let name = &self.place.crate_name;
        let (up, folder) = match &self.place.repository {
            Some((root, way)) => (format!("{}/", root.display()), Some(way)),
            None => (String::new(), None),
        };
        let folder = folder.map(|way| format!("    defaults:\n      run:\n        working-directory: {way}\n"));
        let install = match &self.init.source {
            Source::Registry => format!("apiscribe@{}", env!("CARGO_PKG_VERSION")),
            Source::Path(checkout) => format!("--path {}", checkout.join("generator").display()),
            Source::Git(address) => format!("--git {address} apiscribe"),
        };
        let check = format!("      - run: cargo install {install}\n      - run: apiscribe check\n");
        let check = if self.init.layout == Layout::Build { String::new() } else { check };
        let text = include_str!("templates/ci.yml").replace("@folder@", folder.as_deref().unwrap_or_default());
        let text = text.replace("@check@", &check);
        let file = if up.is_empty() { "clients".to_owned() } else { name.clone() };
        (format!("{up}.github/workflows/{file}.yml"), text)
    }

    fn filled(&self, template: &str) -> String {
        let values = [
            ("@crate@", self.place.crate_name.as_str()),
            ("@rust@", env!("CARGO_PKG_RUST_VERSION")),
            ("@provider@", &self.init.provider),
            ("@specs@", &self.settings.specs),
            ("@output@", &self.settings.output),
            ("@command@", &self.settings.command),
            ("@key@", &self.settings.runtime.concat()),
        ];
        let text = values.iter().fold(template.to_owned(), |text, (name, value)| text.replace(name, value));
        text.replace("@runtime@", &self.init.source.text("runtime"))
    }
}
