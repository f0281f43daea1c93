//! What the tests of the whole generator have in common: copies of folders, and runs of the program.

#![allow(dead_code, reason = "every test takes what it needs of it")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// The repository.
pub fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the generator stands in the repository").to_owned()
}

/// Copies a file, or a folder with all that is in it.
pub fn copy(from: &Path, to: &Path) {
    if from.is_file() {
        fs::copy(from, to).unwrap();
        return;
    }
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        copy(&entry.path(), &to.join(entry.file_name()));
    }
}

/// A folder with the repository's specs and what is generated from them, to do with as a test likes.
pub struct Project {
    pub root: TempDir,
}

/// What the program did.
pub struct Run {
    pub code: i32,
    pub printed: String,
    pub complained: String,
}

impl Project {
    /// A copy of the repository's `specs/`, with what is generated from them now.
    pub fn fresh() -> Self {
        let project = Self { root: tempfile::tempdir().unwrap() };
        copy(&repository().join("specs"), &project.path("specs"));
        let run = project.run(&[]);
        assert_eq!(run.code, 0, "{}", run.complained);
        project
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.root.path().join(path)
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    pub fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Puts one text in place of another, which has to be there.
    pub fn replace(&self, path: &str, from: &str, to: &str) {
        let text = self.read(path);
        assert!(text.contains(from), "{path} has no `{from}`");
        self.write(path, &text.replacen(from, to, 1));
    }

    /// The place of a text that a file has once, as findings give it: `specs/gogrid/list_images.yaml:12:7`.
    pub fn place(&self, path: &str, text: &str) -> String {
        let content = self.read(path);
        assert_eq!(content.matches(text).count(), 1, "{path} has to have `{text}` once");
        let (before, _) = content.split_once(text).unwrap_or_default();
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        format!("{path}:{}:{column}", before.matches('\n').count() + 1)
    }

    /// Runs the program for this folder.
    pub fn run(&self, arguments: &[&str]) -> Run {
        self.run_in(self.root.path(), arguments)
    }

    /// Runs the program for this folder, in another one.
    pub fn run_in(&self, working_directory: &Path, arguments: &[&str]) -> Run {
        run(Command::new(env!("CARGO_BIN_EXE_apiscribe"))
            .current_dir(working_directory)
            .arg("--root")
            .arg(self.root.path())
            .args(arguments))
    }

    /// All files of a folder with their bytes, by their path below it.
    pub fn files(&self, folder: &str) -> BTreeMap<String, Vec<u8>> {
        let mut files = BTreeMap::new();
        collect(&self.path(folder), "", &mut files);
        files
    }
}

fn collect(folder: &Path, prefix: &str, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            collect(&entry.path(), &format!("{name}/"), files);
        } else {
            files.insert(name, fs::read(entry.path()).unwrap());
        }
    }
}

/// Runs a program to its end.
pub fn run(command: &mut Command) -> Run {
    let Output { status, stdout, stderr } = command.output().unwrap();
    Run {
        code: status.code().expect("the program ends by itself"),
        printed: String::from_utf8(stdout).unwrap(),
        complained: String::from_utf8(stderr).unwrap(),
    }
}
