//! A misspelt key is answered with the right one.

use std::fs;
use std::sync::Arc;

use serde::de::DeserializeOwned;

use super::{Findings, Page, Provider, decode, real};
use crate::load::node::{Kind, Node};
use crate::load::parse::parse;
use crate::load::schema::{Others, Schema};

/// Every way to misspell a word by one letter that a test needs: one left out, doubled, swapped, replaced.
fn misspelt(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    let mut all = Vec::new();
    for at in 0..letters.len() {
        let mut change = |change: &dyn Fn(&mut Vec<char>)| {
            let mut letters = letters.clone();
            change(&mut letters);
            all.push(letters.into_iter().collect::<String>());
        };
        change(&|letters| _ = letters.remove(at));
        change(&|letters| letters.insert(at, letters[at]));
        change(&|letters| letters[at] = 'x');
        change(&|letters| letters.insert(at, 'q'));
        if at + 1 < letters.len() {
            change(&|letters| letters.swap(at, at + 1));
        }
    }
    all.retain(|other| other != word && !other.is_empty());
    all
}

/// The keys of the language in a tree, each with its place: those that a schema declares, not names from the data.
fn keys(schema: &Schema, allowed: &serde_json::Value, node: &Node, found: &mut Vec<(String, std::ops::Range<usize>)>) {
    let shapes = schema.shapes(allowed);
    match &node.kind {
        Kind::Mapping(entries) => {
            let objects: Vec<_> =
                shapes.into_iter().filter(|shape| !shape.is_any() && shape.allows("object")).collect();
            let Some(shape) = super::super::choice::choose(schema, &objects, entries) else { return };
            for entry in entries {
                let name = entry.key.text().expect("a text");
                match (shape.property(name), shape.others()) {
                    (Some(property), _) => {
                        found.push((name.to_owned(), entry.key.span.clone()));
                        keys(schema, property, &entry.value, found);
                    }
                    (None, Others::Any(other) | Others::Numbers(other)) => keys(schema, other, &entry.value, found),
                    (None, Others::None) => panic!("`{name}` is not a key"),
                }
            }
        }
        Kind::Sequence(items) => {
            let Some(shape) = shapes.iter().find(|shape| !shape.is_any() && shape.allows("array")) else { return };
            for (index, item) in items.iter().enumerate() {
                keys(schema, shape.item(index).expect("a schema"), item, found);
            }
        }
        Kind::Scalar(_) | Kind::Refused => {}
    }
}

/// How many misspelt keys were tried, and which of them were not answered with one finding that names the original.
fn mutate<T: DeserializeOwned>(schema: &Schema, text: &str) -> (usize, Vec<String>) {
    let file: Arc<str> = "x".into();
    let tree = parse(&file, text, &mut Findings::new()).expect("a tree");
    let mut found = Vec::new();
    keys(schema, schema.root(), &tree, &mut found);
    let (mut tried, mut missed) = (0, Vec::new());
    for (number, (key, span)) in found.into_iter().enumerate() {
        // One in seven for each key, shifted from key to key: all of them take minutes without optimization.
        for wrong in misspelt(&key).into_iter().skip(number % 7).step_by(7) {
            let mut mutated = text.to_owned();
            mutated.replace_range(span.clone(), &wrong);
            let mut findings = Findings::new();
            decode::<T>(&file, &mutated, schema, &mut findings);
            let all = findings.into_sorted();
            let suggestion = format!("unknown key `{wrong}`, did you mean `{key}`?");
            tried += 1;
            if !matches!(&all[..], [one] if one.message == suggestion && one.primary.place.span.start == span.start) {
                let said: Vec<_> = all.into_iter().map(|finding| finding.message).collect();
                missed.push(format!("{key} -> {wrong}: {said:?}"));
            }
        }
    }
    (tried, missed)
}

#[test]
fn a_misspelt_key_of_a_real_spec_is_answered_with_the_right_one() {
    let (page, provider) = (Schema::of::<Page>(), Schema::of::<Provider>());
    let (mut tried, mut missed) = (0, Vec::new());
    for folder in fs::read_dir(real()).expect("specs").flatten().filter(|entry| entry.path().is_dir()) {
        for file in fs::read_dir(folder.path()).expect("a provider").flatten() {
            let text = fs::read_to_string(file.path()).expect("a spec");
            let of_file = match file.file_name().to_str() {
                Some("provider.yaml") => mutate::<Provider>(&provider, &text),
                _ => mutate::<Page>(&page, &text),
            };
            tried += of_file.0;
            missed.extend(of_file.1);
        }
    }
    missed.sort();
    missed.dedup();
    println!("{tried} misspelt, {} not answered: {missed:#?}", missed.len());
    assert!(tried > 1000, "{tried}");
    assert!(missed.len() * 100 <= tried * 5, "{} of {tried}: {missed:#?}", missed.len());
}
