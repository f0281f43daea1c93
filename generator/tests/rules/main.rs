//! Every rule, broken once: a small good spec, one mistake in it, one finding at its line and column.
//!
//! Each mistake puts one text in place of another. `⌖` in it is where the finding has to point. A mistake gives one
//! finding, never several: an author who is told of one thing twice looks for two.

mod base;
mod evidence;
mod formats;
mod names;
mod paging;
mod printed;
mod prints;
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
    finds_in(code, says, &edited(edits));
}

/// Makes one mistake in a small shop of its own: the rest of `provider.yaml`, and of the page `list_items`, which lists
/// items by `GET /items` unless it says otherwise. Answers the whole report, for what the help has to say.
#[track_caller]
fn finds_in_shop(code: &str, says: &str, provider: &str, page: &str) -> String {
    let provider = format!("provider: Shop\nsummary: A shop.\nserver: https://shop.example\n{provider}");
    let request = if page.lines().any(|line| line.starts_with("request: ")) { "" } else { "request: GET /items\n" };
    let page = format!("operation: list_items\nsource: {{ title: Items }}\nsummary: Lists items.\n{request}{page}");
    let files = [("provider", provider), ("list_items", page)];
    finds_in(code, says, &files);
    report(&unmarked(&files), Format::Human)
}

/// Expects one finding in these files: this code where the mark stands, and a message with this in it.
#[track_caller]
fn finds_in(code: &str, says: &str, files: &[(&'static str, String)]) {
    let expected = files.iter().find_map(|(name, text)| Some(format!("specs/shop/{name}.yaml:{}", position(text)?)));
    let expected = format!("{}: {code}", expected.expect("an edit marks where the finding has to point"));
    let found = findings(&unmarked(files));
    let lines: Vec<_> = found.lines().collect();
    assert_eq!(lines.len(), 1, "one mistake gives one finding at {expected}\n{found}");
    assert!(found.starts_with(&expected), "expected {expected}\n   found {found}");
    assert!(found.contains(says), "expected …{says}…\n   found {found}");
}

/// The files without the mark.
fn unmarked(files: &[(&'static str, String)]) -> Vec<(&'static str, String)> {
    files.iter().map(|(name, text)| (*name, text.replace(MARK, ""))).collect()
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
fn findings(files: &[(&str, String)]) -> String {
    report(files, Format::Short)
}

/// The report of what the generator finds in these files.
fn report(files: &[(&str, String)], format: Format) -> String {
    let root = tempfile::tempdir().expect("a folder can be made");
    let folder = root.path().join("specs/shop");
    fs::create_dir_all(&folder).expect("a folder can be made");
    for (name, text) in files {
        fs::write(folder.join(format!("{name}.yaml")), text).expect("a file can be written");
    }
    match generate(&root.path().join("specs"), "generated") {
        Ok(generated) => render(&generated.warnings, &generated.sources, format, false),
        Err(Failure { findings, sources }) => render(&findings, &sources, format, false),
    }
}

/// All that the generator says of the spec with some edits, and how to mend it.
#[track_caller]
fn help(edits: &[(&str, &str, &str)]) -> String {
    report(&edited(edits), Format::Human)
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
