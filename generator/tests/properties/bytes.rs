//! The real specs with random bytes changed.

use std::fs;
use std::path::{Path, PathBuf};

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::TestRunner;

use super::workbench::Folder;
use super::{config, holds};

/// A change of some bytes.
#[derive(Debug, Clone)]
enum Change {
    Set(Index, u8),
    Remove(Index, usize),
    Insert(Index, Vec<u8>),
    /// Copies what stands at one place to another.
    Copy(Index, Index, usize),
}

/// Bytes that mean something in YAML, JSON or Rust.
const SIGNS: &[&str] = &[
    ":",
    ": ",
    "-",
    "- ",
    "\n",
    "\n  ",
    " ",
    "\t",
    "{",
    "}",
    "[",
    "]",
    ",",
    "\"",
    "'",
    "|",
    ">",
    "&",
    "*",
    "!",
    "#",
    "%",
    "@",
    "`",
    "~",
    "0",
    "9999999999999999999",
    "null",
    "\\",
    "\u{feff}",
    "\r",
    "<<",
    "?",
    "---\n",
    "é",
    "\u{202e}",
];

fn change() -> impl Strategy<Value = Change> {
    let sign = prop::sample::select(SIGNS).prop_map(|sign: &str| sign.as_bytes().to_vec());
    prop_oneof![
        (any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Change::Set(at, byte)),
        (any::<Index>(), 1..12_usize).prop_map(|(at, length)| Change::Remove(at, length)),
        (any::<Index>(), sign).prop_map(|(at, bytes)| Change::Insert(at, bytes)),
        (any::<Index>(), any::<Index>(), 1..200_usize).prop_map(|(from, to, length)| Change::Copy(from, to, length)),
    ]
}

impl Change {
    fn make(&self, bytes: &mut Vec<u8>) {
        if bytes.is_empty() {
            return;
        }
        match self {
            Self::Set(at, byte) => *at.get_mut(bytes) = *byte,
            Self::Remove(at, length) => {
                let start = at.index(bytes.len());
                bytes.drain(start..(start + length).min(bytes.len()));
            }
            Self::Insert(at, new) => {
                let start = at.index(bytes.len());
                bytes.splice(start..start, new.iter().copied());
            }
            Self::Copy(from, to, length) => {
                let start = from.index(bytes.len());
                let copied = bytes[start..(start + length).min(bytes.len())].to_vec();
                let start = to.index(bytes.len());
                bytes.splice(start..start, copied);
            }
        }
    }
}

/// The folders of the real providers, each with its files.
fn providers() -> Vec<(String, Vec<PathBuf>)> {
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs");
    let folders = fs::read_dir(specs).expect("there are specs").map(|entry| entry.expect("they can be read").path());
    let mut providers: Vec<_> = folders
        .filter(|path| path.is_dir())
        .map(|folder| {
            let files = fs::read_dir(&folder)
                .expect("a folder can be read")
                .map(|entry| entry.expect("its entries too").path());
            let mut files: Vec<_> = files.collect();
            files.sort();
            (folder.file_name().unwrap_or_default().to_string_lossy().into_owned(), files)
        })
        .collect();
    providers.sort();
    providers
}

#[test]
fn real_specs_with_broken_bytes_give_findings_or_code() {
    let providers = providers();
    assert_eq!(providers.len(), 3);
    let (mut generated, mut refused) = (0, 0);
    let counts = std::cell::RefCell::new((&mut generated, &mut refused));
    let strategy = (any::<Index>(), any::<Index>(), vec(change(), 1..4));
    let checked = TestRunner::new(config(160)).run(&strategy, |(provider, file, changes)| {
        let (name, files) = provider.get(&providers);
        let changed = file.index(files.len());
        let folder = Folder::new();
        for (index, path) in files.iter().enumerate() {
            let mut bytes = fs::read(path).expect("a spec can be read");
            if index == changed {
                for change in &changes {
                    change.make(&mut bytes);
                }
            }
            let file = path.file_name().unwrap_or_default().to_string_lossy();
            folder.write(&format!("{name}/{file}"), bytes);
        }
        let is_code = holds(&folder)
            .map_err(|problem| TestCaseError::fail(format!("{}: {problem}", files[changed].display())))?;
        let mut counts = counts.borrow_mut();
        if is_code {
            *counts.0 += 1;
        } else {
            *counts.1 += 1;
        }
        Ok(())
    });
    checked.unwrap_or_else(|problem| panic!("{problem}"));
    println!("{generated} broken specs gave code, {refused} gave findings");
    assert!(generated > 5 && refused > 5, "{generated} gave code, {refused} gave findings");
}
