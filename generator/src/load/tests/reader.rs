//! What is read is what another reader of YAML reads: editors, reviewers and other tools take specs for the same.

use std::fmt::Debug;
use std::fs;

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{Findings, Page, Provider, real};
use crate::load::deserialize::deserialize;
use crate::load::parse::parse;

/// What a text says, by us and by the other reader.
fn both<T: DeserializeOwned>(text: &str) -> [T; 2] {
    let mut findings = Findings::new();
    let tree = parse(&"page".into(), text, &mut findings).unwrap_or_else(|| panic!("{text}\n{findings:?}"));
    let ours = deserialize(&tree).unwrap_or_else(|error| panic!("{text}\n{error}"));
    [ours, serde_yaml::from_str(text).unwrap_or_else(|error| panic!("{text}\n{error}"))]
}

fn agree<T: DeserializeOwned + Debug>(text: &str) {
    let [ours, others] = both::<T>(text);
    assert_eq!(format!("{ours:#?}"), format!("{others:#?}"));
}

#[test]
fn all_specs_are_read_the_same() {
    let features = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("features/specs");
    let mut read = 0;
    for folder in [real(), features] {
        for provider in fs::read_dir(folder).expect("the specs").map(|entry| entry.expect("an entry").path()) {
            let files = fs::read_dir(provider).into_iter().flatten().map(|entry| entry.expect("an entry").path());
            for file in files.filter(|file| file.extension().is_some_and(|extension| extension == "yaml")) {
                let text = fs::read_to_string(&file).expect("a text");
                if file.file_stem().is_some_and(|stem| stem == "provider") {
                    agree::<Provider>(&text);
                } else {
                    agree::<Page>(&text);
                }
                read += 1;
            }
        }
    }
    assert!(read > 100, "{read}");
}

#[test]
fn scalars_of_all_styles_are_read_the_same() {
    let values = [
        "a",
        "'a'",
        "\"a\"",
        "'it''s'",
        "\"\\t\\\"\\\\\\u00e9\\x41\\n\"",
        "\"a\\\n    b\"",
        "'a\n\n    b'",
        "\"a\n    b\"",
        "a\n    b\n\n    c",
        "|\n    a\n    b",
        "|\n    a\n\n\n",
        "|-\n    a\n",
        "|+\n    a\n\n",
        ">\n    a\n    b\n\n    c\n",
        ">-\n    a\n      b\n    c",
        ">+\n    a\n\n",
        "|2\n      a\n",
        "|\n\n    a\n",
        "a # no part of it",
        "a#b",
        "\"#\"",
        "{ a: 1, b: [x, ~, 2.50] }",
        "[\n    a,\n    'b',\n  ]",
        "[]",
        "{}",
        "- a\n  - b: c\n    d: e",
        "a:b",
        "http://x",
        "?a",
        "-a",
        "é",
        "\"\\u263a\"",
        "",
        "~",
        "0x1F",
        "-3",
        "1e3",
    ];
    for value in values {
        let value = if value.starts_with("- ") { format!("\n  {value}") } else { value.to_owned() };
        agree::<Value>(&format!("key: {value}\nnext: 1\n"));
        agree::<Value>(&format!("key: {value}\n"));
    }
}

/// Editors that leave out the last end of a line do not change what a file says. The other reader takes it for a part of
/// the block.
#[test]
fn a_block_ends_with_its_line_where_the_file_does_not() {
    let [whole, cut] = ["a: |\n  x\n", "a: |\n  x"].map(|text| both::<Value>(text)[0].clone());
    assert_eq!(whole, serde_json::json!({ "a": "x\n" }));
    assert_eq!(cut, whole);
}

#[test]
fn a_mark_of_byte_order_is_no_part_of_a_key() {
    let mut findings = Findings::new();
    let tree = parse(&"page".into(), "\u{feff}a: 1\r\nb: |\r\n  x\r\n  y\r\n", &mut findings).expect("a tree");
    let value: Value = deserialize(&tree).expect("a value");
    assert_eq!(value, serde_json::json!({ "a": 1, "b": "x\ny\n" }));
}
