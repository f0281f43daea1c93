//! A stranger's folder, and the program that he installed.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use tempfile::TempDir;

use super::support::{Run, copy, repository, run};

/// The program, as `cargo install --path generator` installs it.
static PROGRAM: LazyLock<PathBuf> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("installed");
    let install = run(Command::new(env!("CARGO"))
        .args(["install", "--debug", "--offline", "--locked", "--force", "--path"])
        .arg(repository().join("generator"))
        .arg("--root")
        .arg(&root)
        .env("CARGO_TARGET_DIR", target()));
    assert_eq!(install.code, 0, "{}", install.complained);
    root.join("bin").join(format!("apiscribe{}", std::env::consts::EXE_SUFFIX))
});

/// The folder of compiled code, which is that of the workspace.
fn target() -> &'static Path {
    Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("cargo has a folder of compiled code")
}

/// A folder of a stranger's.
pub struct Folder(TempDir);

impl Folder {
    pub fn empty() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    pub fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Runs the installed program in a folder below.
    pub fn program(&self, folder: &str, arguments: &[&str]) -> Run {
        run(Command::new(&*PROGRAM).current_dir(self.path(folder)).args(arguments))
    }

    /// The same, which has to succeed; what it prints.
    #[track_caller]
    pub fn runs(&self, folder: &str, arguments: &[&str]) -> String {
        let run = self.program(folder, arguments);
        assert_eq!(run.code, 0, "{arguments:?}: {}{}", run.printed, run.complained);
        run.printed
    }

    /// Begins a project with the packages of this checkout.
    #[track_caller]
    pub fn init(&self, folder: &str, arguments: &[&str]) -> String {
        let checkout = repository();
        let checkout = checkout.to_str().unwrap();
        self.runs(folder, &[&["init", "--path", checkout], arguments].concat())
    }

    /// Runs cargo in a folder below, which has to succeed without a warning; what it prints.
    #[track_caller]
    pub fn cargo(&self, folder: &str, arguments: &[&str]) -> String {
        // The versions that are there.
        let lock = self.path(folder).join("Cargo.lock");
        if !lock.exists() {
            copy(&repository().join("Cargo.lock"), &lock);
        }
        let run = self.try_cargo(folder, arguments);
        assert_eq!(run.code, 0, "{}{}", run.printed, run.complained);
        assert!(!run.complained.contains("warning:"), "{}", run.complained);
        run.printed
    }

    pub fn try_cargo(&self, folder: &str, arguments: &[&str]) -> Run {
        run(Command::new(env!("CARGO"))
            .current_dir(self.path(folder))
            .args(arguments)
            .arg("--offline")
            .env("CARGO_TARGET_DIR", target())
            .env_remove("RUSTFLAGS"))
    }

    /// All files with their texts, but for the lock file and what is compiled.
    pub fn files(&self) -> Vec<(PathBuf, String)> {
        let (mut open, mut found) = (vec![self.0.path().to_owned()], Vec::new());
        while let Some(folder) = open.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    open.push(path);
                } else if !path.ends_with("Cargo.lock") {
                    found.push((
                        path.strip_prefix(self.0.path()).unwrap().to_owned(),
                        fs::read_to_string(&path).unwrap(),
                    ));
                }
            }
        }
        found
    }
}
