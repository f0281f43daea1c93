//! The lists in specs/README.md are those of the specs: what is transcribed, counted, and what no page prints.
//!
//! `UPDATE_COUNTS=1` writes them anew.

mod origins;
mod tables;

use std::path::{Path, PathBuf};

use apiscribe::load::{ProviderSpec, load};

fn readme() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs/README.md")
}

fn providers() -> Vec<ProviderSpec> {
    load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs")).specs.providers
}

/// The text with this in place of what stands between the two comments that name a list.
fn with(text: &str, name: &str, list: &str) -> String {
    let (begin, end) = (format!("<!-- begin {name} -->\n"), format!("<!-- end {name} -->\n"));
    let (before, rest) = text.split_once(&begin).unwrap_or_else(|| panic!("the README has a line {begin}"));
    let (_, after) = rest.split_once(&end).unwrap_or_else(|| panic!("the README has a line {end}"));
    format!("{before}{begin}\n{list}\n{end}{after}")
}

#[test]
fn the_readme_of_the_specs_lists_what_is_there() {
    let providers = providers();
    let readme = readme();
    let text = std::fs::read_to_string(&readme).expect("specs/README.md can be read");
    let lists = [
        ("pages", tables::pages(&providers)),
        ("providers", tables::providers(&providers)),
        ("totals", tables::totals(&providers)),
        ("origins", origins::list(&providers)),
    ];
    let expected = lists.iter().fold(text.clone(), |text, (name, list)| with(&text, name, list));
    if std::env::var_os("UPDATE_COUNTS").is_some() {
        std::fs::write(&readme, expected).expect("specs/README.md can be written");
        return;
    }
    assert!(
        text == expected,
        "specs/README.md is not what the specs say; `UPDATE_COUNTS=1 cargo test -p apiscribe --test counts` writes it"
    );
}
