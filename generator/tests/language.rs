//! Every example in specs/LANGUAGE.md is valid in the language.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use apiscribe::finding::{Format, render};
use serde_yaml::{Mapping, Value};

/// What an example of a provider is put into.
const PROVIDER: &str = "{ provider: Demo, summary: A demo., server: https://demo.example }";

/// What an example of a page is put into.
const PAGE: &str = "{ operation: get_it, source: { title: It }, summary: Answers with it., request: GET /it, \
                    responses: { 200: { description: It. } } }";

/// What a page with faults needs of its provider.
const FAULTS: &str = "{ faults: { message: message, fields: { message: { type: string, description: Why. } } } }";

/// The YAML blocks of the document: the line, the words behind `yaml`, and the text.
fn blocks(document: &str) -> Vec<(usize, Vec<&str>, String)> {
    let mut blocks = Vec::new();
    let mut open: Option<(usize, Vec<&str>, String)> = None;
    for (index, line) in document.lines().enumerate() {
        match (&mut open, line.strip_prefix("```yaml")) {
            (None, Some(words)) => open = Some((index + 1, words.split_whitespace().collect(), String::new())),
            (Some(_), _) if line == "```" => blocks.extend(open.take()),
            (Some((_, _, text)), _) => text.extend([line, "\n"]),
            (None, None) => {}
        }
    }
    blocks
}

fn mapping(text: &str) -> Mapping {
    match serde_yaml::from_str(text).expect("an example is YAML") {
        Value::Mapping(mapping) => mapping,
        other => panic!("an example is a mapping, not {other:?}"),
    }
}

/// The keys of several texts, those of later ones in place of those of earlier ones.
fn merge(texts: &[&str]) -> String {
    let merged = texts.iter().fold(Mapping::new(), |mut merged, text| {
        merged.extend(mapping(text));
        merged
    });
    // JSON is YAML, and keeps the quotes that a text needs; only statuses have to stand without them.
    let json = serde_json::to_string(&merged).expect("what was YAML is JSON");
    (100..600).fold(json, |json, status| json.replace(&format!("\"{status}\":"), &format!("{status}: ")))
}

/// Writes the examples as specs: whole files as they are, parts of them into a provider and a page of their own.
fn write(root: &Path, document: &str) -> usize {
    let mut groups: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    let blocks = blocks(document);
    for (line, words, text) in &blocks {
        match words.as_slice() {
            ["file", path] => {
                let path = root.join(path);
                fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
                fs::write(path, text).expect("a file");
            }
            [kind, rest @ ..] => {
                let group = rest.iter().find_map(|word| word.strip_prefix("group="));
                let group = group.map_or_else(|| format!("line_{line}"), str::to_owned);
                groups.entry(group).or_default().insert((*kind).to_owned(), text.clone());
            }
            [] => panic!("line {line}: say what the example is part of: `yaml page`, `yaml provider`, `yaml file …`"),
        }
    }
    for (group, parts) in groups {
        let folder = root.join("specs").join(group);
        let page = parts.get("page").map_or("{}", String::as_str);
        let provider = parts.get("provider").map_or("{}", String::as_str);
        let faults = if page.contains("fault:") { FAULTS } else { "{}" };
        fs::create_dir_all(&folder).expect("a folder");
        fs::write(folder.join("provider.yaml"), merge(&[PROVIDER, faults, provider])).expect("a file");
        fs::write(folder.join("get_it.yaml"), merge(&[PAGE, page])).expect("a file");
    }
    blocks.len()
}

#[test]
fn every_example_of_the_language_is_valid() {
    let document = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs/LANGUAGE.md");
    let document = fs::read_to_string(document).expect("specs/LANGUAGE.md");
    let root = tempfile::tempdir().expect("a folder");
    assert!(write(root.path(), &document) > 20, "the document has examples");
    if let Err(failure) = apiscribe::generate(&root.path().join("specs"), "generated") {
        panic!("{}", render(&failure.findings, &failure.sources, Format::Human, false));
    }
}
