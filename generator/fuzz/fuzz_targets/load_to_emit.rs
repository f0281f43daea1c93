//! Any bytes as a `provider.yaml` and a page: findings, or code that parses; never a panic, twice the same.
//!
//! A line `=====` parts the two files. Without it, all bytes are the page of a provider that is well.

#![no_main]

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use apiscribe::finding::{Format, render};
use apiscribe::{Failure, Generated, generate};
use libfuzzer_sys::fuzz_target;
use tempfile::TempDir;

/// What parts the two files.
const BETWEEN: &[u8] = b"\n=====\n";

/// A provider that is well.
const PROVIDER: &[u8] = b"provider: Shop\nsummary: A shop.\nserver: https://shop.example\n";

/// The folder of the specs, in memory where there is such a place.
static FOLDER: LazyLock<TempDir> = LazyLock::new(|| {
    let memory = Path::new("/dev/shm");
    let made = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
    let folder = made.expect("a folder can be made");
    fs::create_dir_all(folder.path().join("specs/shop")).expect("a folder can be made");
    folder
});

fuzz_target!(|bytes: &[u8]| {
    let (provider, page) = split(bytes);
    let specs = FOLDER.path().join("specs");
    fs::write(specs.join("shop/provider.yaml"), provider).expect("a file can be written");
    fs::write(specs.join("shop/page.yaml"), page).expect("a file can be written");
    match (generate(&specs, "x"), generate(&specs, "x")) {
        (Ok(one), Ok(other)) => {
            assert!(one.files == other.files, "two runs differ");
            parses(&one);
        }
        (Err(one), Err(other)) => assert_eq!(told(&one), told(&other), "two runs differ"),
        _ => panic!("one run finds what the other does not"),
    }
});

fn split(bytes: &[u8]) -> (&[u8], &[u8]) {
    let at = bytes.windows(BETWEEN.len()).position(|window| window == BETWEEN);
    at.map_or((PROVIDER, bytes), |at| (&bytes[..at], &bytes[at + BETWEEN.len()..]))
}

fn parses(generated: &Generated) {
    for (path, text) in &generated.files {
        if Path::new(path).extension().is_some_and(|extension| extension == "rs") {
            syn::parse_file(text).unwrap_or_else(|error| panic!("{path} does not parse: {error}"));
        }
    }
}

/// The findings as a person sees them. That what is generated does not parse is a defect of the generator.
fn told(failure: &Failure) -> String {
    let found = failure.findings.sorted();
    assert!(found.iter().all(|finding| finding.code != "E0901"), "a defect of the generator");
    render(&failure.findings, &failure.sources, Format::Human, false)
}
