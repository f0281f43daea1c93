//! Every rule, broken once: a small good spec, one mistake in it, one finding at its line and column.
//!
//! Each mistake puts one text in place of another. `⌖` in it is where the finding has to point. A mistake gives one
//! finding, never several: an author who is told of one thing twice looks for two.

mod base;
mod evidence;
mod formats;
mod names;
mod paging;
mod provider;
mod requests;
mod responses;
mod together;
mod types;
mod warnings;

use std::fs;

use apiscribe::finding::{Format, render};
use apiscribe::{Failure, generate};
use base::{ITEMS, PROVIDER, SAVE};

/// Where a finding has to point.
const MARK: char = '⌖';

/// The files of the small good spec, by what tests call them.
const FILES: [(&str, &str); 3] = [("list_items", ITEMS), ("provider", PROVIDER), ("save_item", SAVE)];

/// Makes one mistake in the good spec, and expects one finding: this code where the mark stands, and a message with
/// this in it. An edit is a file, a text in it, and what takes its place.
#[track_caller]
fn finds(code: &str, says: &str, edits: &[(&str, &str, &str)]) {
    let files = edited(edits);
    let expected = files.iter().find_map(|(name, text)| Some(format!("specs/shop/{name}.yaml:{}", position(text)?)));
    let expected = format!("{}: {code}", expected.expect("an edit marks where the finding has to point"));
    let found = findings(&files.map(|(name, text)| (name, text.replace(MARK, ""))));
    let lines: Vec<_> = found.lines().collect();
    assert_eq!(lines.len(), 1, "one mistake gives one finding at {expected}\n{found}");
    assert!(found.starts_with(&expected), "expected {expected}\n   found {found}");
    assert!(found.contains(says), "expected …{says}…\n   found {found}");
}

/// The good spec with some edits.
#[track_caller]
fn edited(edits: &[(&str, &str, &str)]) -> [(&'static str, String); 3] {
    let mut files = FILES.map(|(name, text)| (name, text.to_owned()));
    for (file, from, to) in edits {
        let (_, text) = files.iter_mut().find(|(name, _)| name == file).expect("a file of the spec");
        assert_eq!(text.matches(from).count(), 1, "{file}.yaml has to have `{from}` once");
        *text = text.replacen(from, to, 1);
    }
    files
}

/// The line and column of the mark.
fn position(text: &str) -> Option<String> {
    let (line, marked) = text.lines().enumerate().find(|(_, line)| line.contains(MARK))?;
    let column = marked.split(MARK).next().unwrap_or_default().chars().count() + 1;
    Some(format!("{}:{column}", line + 1))
}

/// What the generator finds in these files, a line each; nothing, if it generates.
fn findings(files: &[(&str, String); 3]) -> String {
    let root = tempfile::tempdir().expect("a folder can be made");
    let folder = root.path().join("specs/shop");
    fs::create_dir_all(&folder).expect("a folder can be made");
    for (name, text) in files {
        fs::write(folder.join(format!("{name}.yaml")), text).expect("a file can be written");
    }
    match generate(&root.path().join("specs"), "generated") {
        Ok(generated) => render(&generated.warnings, &generated.sources, Format::Short, false),
        Err(Failure { findings, sources }) => render(&findings, &sources, Format::Short, false),
    }
}

/// Expects that edits of the good spec leave it good.
#[track_caller]
fn finds_nothing(edits: &[(&str, &str, &str)]) {
    assert_eq!(findings(&edited(edits)), "");
}

#[test]
fn the_good_spec_is_good() {
    assert_eq!(findings(&FILES.map(|(name, text)| (name, text.to_owned()))), "");
}
