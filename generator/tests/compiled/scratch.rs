//! A crate that is generated, for cargo to look at.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use apiscribe::finding::{Format, render};
use apiscribe::{Failure, Generated, generate};
use tempfile::TempDir;

/// The name of every such crate.
pub const NAME: &str = "made_up";

/// A crate in a folder of its own: `specs/`, and what is generated from them.
pub struct Scratch(TempDir);

impl Scratch {
    /// One without specs.
    pub fn new() -> Self {
        let scratch = Self(tempfile::tempdir().expect("a folder can be made"));
        fs::create_dir(scratch.path("specs")).expect("a folder can be made");
        scratch
    }

    /// Where something in it is.
    pub fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    /// Writes a file, with the folders that it stands in.
    pub fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a file stands in a folder")).expect("a folder can be made");
        fs::write(path, text).expect("a file can be written");
    }

    /// What its specs give; or what is wrong in them, a line each.
    pub fn generate(&self) -> Result<Generated, String> {
        generate(&self.path("specs"), NAME)
            .map_err(|Failure { findings, sources }| render(&findings, &sources, Format::Short, false))
    }

    /// Generates, and writes the crate, with a gate for each provider.
    pub fn build(&self) {
        self.print(&self.generate().unwrap_or_else(|findings| panic!("{findings}")));
    }

    /// Writes the crate of what was generated.
    pub fn print(&self, generated: &Generated) {
        for (path, text) in &generated.files {
            self.write(&format!("generated/{path}"), text);
        }
        let providers = generated.files.keys().filter_map(|path| path.strip_suffix("/mod.rs"));
        let providers: Vec<_> = providers.filter(|folder| !folder.contains('/')).collect();
        self.write("Cargo.toml", &manifest(&providers));
        fs::copy(repository().join("Cargo.lock"), self.path("Cargo.lock")).expect("the lock file can be copied");
    }

    /// What cargo says of the crate, both streams; and whether it is content. Warnings are errors for rustdoc.
    pub fn cargo(&self, arguments: &[&str]) -> (bool, String) {
        let output = Command::new(env!("CARGO"))
            .current_dir(self.0.path())
            .args(arguments)
            .args(["--offline", "--quiet"])
            .env("CARGO_TARGET_DIR", target())
            .env("RUSTDOCFLAGS", "-D warnings")
            .output();
        let Output { status, stdout, stderr } = output.expect("cargo can be started");
        (status.success(), String::from_utf8_lossy(&[stdout, stderr].concat()).into_owned())
    }
}

/// The folder of compiled code, which is that of the workspace.
pub fn target() -> &'static Path {
    Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("cargo has a folder of compiled code")
}

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the generator stands in the repository").to_owned()
}

fn manifest(providers: &[&str]) -> String {
    let names: Vec<_> = providers.iter().map(|name| format!("{name:?}")).collect();
    let gates = providers.iter().map(|name| format!("{name} = []\n")).collect::<Vec<_>>().concat();
    let runtime = repository().join("runtime");
    format!(
        "[package]\nname = {NAME:?}\nversion = \"0.0.0\"\nedition = \"2024\"\npublish = false\n\
         [lib]\npath = \"generated/lib.rs\"\n\
         [features]\ndefault = [{}, \"serde\"]\nserde = [\"runtime/serde\"]\n{gates}\
         [dependencies.runtime]\npackage = \"apiscribe-runtime\"\npath = \"{}\"\nfeatures = [\"md5\", \"samples\", \"xml\"]\n\
         [workspace]\n",
        names.join(", "),
        runtime.display()
    )
}
