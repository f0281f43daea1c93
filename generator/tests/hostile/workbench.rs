//! What the hostile tests have in common: a folder of specs to do harm with, and a generator that may not hang.

#![allow(dead_code, reason = "every test takes what it needs of it")]

use std::fs;
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use apiscribe::finding::{Findings, Format, Severity, Sources, render};
use apiscribe::{Failure, Generated, generate};
use tempfile::TempDir;

/// How long a run of the generator may take. The largest of these tests takes a few seconds in a debug build.
const PATIENCE: Duration = Duration::from_secs(30);

/// What generating gives.
pub type Outcome = Result<Generated, Failure>;

/// A folder of specs.
pub struct Folder(TempDir);

impl Folder {
    /// An empty one.
    pub fn new() -> Self {
        let folder = Self(tempfile::tempdir().expect("a folder can be made"));
        fs::create_dir(folder.path("")).expect("a folder can be made");
        folder
    }

    /// A provider `shop` that has this `provider.yaml` and this page.
    pub fn shop(provider: &str, page: &str) -> Self {
        let folder = Self::new();
        folder.write("shop/provider.yaml", provider);
        folder.write("shop/list_items.yaml", page);
        folder
    }

    /// Where something in it is.
    pub fn path(&self, path: &str) -> PathBuf {
        self.0.path().join("specs").join(path)
    }

    /// Writes a file, with the folders that it stands in.
    pub fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a file stands in a folder")).expect("a folder can be made");
        fs::write(path, bytes).expect("a file can be written");
    }

    /// Generates from it. A panic is passed on, and a run that does not end is one.
    pub fn generate(&self) -> Outcome {
        let specs = self.path("");
        watched(move || generate(&specs, "x"))
    }

    /// What is found in it, a line each: `specs/shop/provider.yaml:1:1: E0101: …`. Nothing, if all is well.
    pub fn findings(&self) -> String {
        told(&self.generate())
    }
}

/// Does something, unless it takes longer than anybody would wait.
pub fn watched<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    let (sender, receiver) = channel();
    let worker = thread::spawn(move || drop(sender.send(work())));
    match receiver.recv_timeout(PATIENCE) {
        Ok(result) => result,
        Err(RecvTimeoutError::Timeout) => panic!("the generator takes longer than {PATIENCE:?}"),
        Err(RecvTimeoutError::Disconnected) => match worker.join() {
            Err(panic) => resume_unwind(panic),
            Ok(()) => unreachable!("a worker that ends has sent its result"),
        },
    }
}

/// The findings of an outcome, a line each; printing them for a person must work as well.
pub fn told(outcome: &Outcome) -> String {
    let (findings, sources) = parts(outcome);
    assert_eq!(render(findings, sources, Format::Human, false).is_empty(), findings.is_empty());
    render(findings, sources, Format::Short, false)
}

fn parts(outcome: &Outcome) -> (&Findings, &Sources) {
    match outcome {
        Ok(generated) => (&generated.warnings, &generated.sources),
        Err(failure) => (&failure.findings, &failure.sources),
    }
}

/// The codes of the errors of an outcome, in order.
pub fn errors(outcome: &Outcome) -> Vec<&'static str> {
    let sorted = parts(outcome).0.sorted();
    sorted.iter().filter(|finding| finding.severity == Severity::Error).map(|finding| finding.code).collect()
}

/// What every outcome has to be, whatever the specs: findings that say what is wrong with them, or code that parses.
pub fn sane(outcome: &Outcome) -> Result<(), String> {
    let said = told(outcome);
    let found = errors(outcome);
    match outcome {
        Ok(_) if !found.is_empty() => Err(format!("there is code in spite of errors\n{said}")),
        Err(_) if found.is_empty() => Err(format!("there is no code, and nobody says why\n{said}")),
        Err(_) if found.contains(&"E0901") => Err(format!("a defect of the generator\n{said}")),
        Err(_) => Ok(()),
        Ok(generated) => parses(generated),
    }
}

fn parses(generated: &Generated) -> Result<(), String> {
    for (path, text) in generated.files.iter().filter(|(path, _)| is_code(path)) {
        syn::parse_file(text).map_err(|error| format!("{path} does not parse: {error}\n{text}"))?;
    }
    Ok(())
}

/// Whether a generated file is code.
pub fn is_code(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|extension| extension == "rs")
}
