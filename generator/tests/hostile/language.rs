//! A spec with a mark at every place of the language where a text can stand.
//!
//! A mark `⟦Member.since|1.0⟧` says which place it is, by the type and the key, and what stands there while no harm is
//! done; `{}` is a key of a mapping, `[]` an item of a list. Where two places have to agree, both are named: `⟦a&b|x⟧`.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use apiscribe::spec::{Page, Provider};
use schemars::{JsonSchema, SchemaGenerator};
use serde_json::Value;

use super::workbench::Folder;

const FILES: [(&str, &str); 9] = [
    ("market/provider", include_str!("language/market_provider.txt")),
    ("market/list_prices", include_str!("language/list_prices.txt")),
    ("market/list_stalls", include_str!("language/list_stalls.txt")),
    ("shop/count_items", include_str!("language/count_items.txt")),
    ("shop/get_file", include_str!("language/get_file.txt")),
    ("shop/provider", include_str!("language/provider.txt")),
    ("shop/list_items", include_str!("language/list_items.txt")),
    ("shop/save_item", include_str!("language/save_item.txt")),
    ("shop/send_form", include_str!("language/send_form.txt")),
];

/// The folder of the spec, with the same text in all of these places.
pub fn with(places: &[&str], text: &str) -> Folder {
    let folder = Folder::new();
    for (name, template) in FILES {
        let text = filled(template, |known| places.contains(&known).then_some(text));
        folder.write(&format!("{name}.yaml"), text);
    }
    folder
}

/// All places that are marked.
pub fn places() -> BTreeSet<&'static str> {
    FILES.iter().flat_map(|(_, template)| marks(template)).flat_map(|(places, _)| places.split('&')).collect()
}

/// The places and the harmless text of every mark.
fn marks(template: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    template.split('⟦').skip(1).map(|mark| {
        let (mark, _) = mark.split_once('⟧').expect("a mark ends");
        mark.split_once('|').expect("a mark says what stands there")
    })
}

/// A template with what stands in its places: this, or what is harmless.
fn filled<'t>(template: &'static str, text: impl Fn(&str) -> Option<&'t str>) -> String {
    let mut filled = template.split('⟦').next().unwrap_or_default().to_owned();
    for ((places, harmless), part) in marks(template).zip(template.split('⟦').skip(1)) {
        let text = places.split('&').find_map(&text).unwrap_or(harmless);
        filled += &quoted(text);
        filled += part.split_once('⟧').map_or("", |(_, rest)| rest);
    }
    filled
}

/// A text in double quotes, as YAML writes them: nothing in it can end it.
pub fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            ' '..='~' if !matches!(character, '"' | '\\') => quoted.push(character),
            _ => write!(quoted, "\\U{:08X}", u32::from(character)).expect("writing to a string cannot fail"),
        }
    }
    quoted + "\""
}

/// Every place of the language where a text can stand, by its own schema.
fn of_the_language() -> BTreeSet<String> {
    let mut places = BTreeSet::new();
    add::<Provider>("Provider", &mut places);
    add::<Page>("Page", &mut places);
    places
}

fn add<T: JsonSchema>(name: &str, places: &mut BTreeSet<String>) {
    let schema = SchemaGenerator::default().into_root_schema_for::<T>().to_value();
    let mut walk = Walk { root: &schema, seen: BTreeSet::new(), places };
    walk.node(&schema, name);
}

struct Walk<'a> {
    root: &'a Value,
    seen: BTreeSet<(String, String)>,
    places: &'a mut BTreeSet<String>,
}

impl<'a> Walk<'a> {
    fn node(&mut self, schema: &'a Value, place: &str) {
        if let Some(name) = schema["$ref"].as_str().and_then(|target| target.strip_prefix("#/$defs/")) {
            let target = &self.root["$defs"][name];
            // The places of an object are called after it; what else has a name is only another word for its parts.
            let place = if target["properties"].is_object() || target["oneOf"].is_array() { name } else { place };
            if self.seen.insert((name.to_owned(), place.to_owned())) {
                self.node(target, place);
            }
            return;
        }
        let is_text =
            schema["type"] == "string" || schema["type"].as_array().is_some_and(|all| all.contains(&"string".into()));
        let is_anything = schema == &Value::Bool(true)
            || schema.as_object().is_some_and(|schema| schema.keys().all(|key| key == "description"));
        if (is_text && schema["enum"].is_null() && schema["const"].is_null()) || is_anything {
            self.places.insert(place.to_owned());
        }
        for key in ["anyOf", "oneOf"] {
            schema[key].as_array().into_iter().flatten().for_each(|schema| self.node(schema, place));
        }
        let items = [&schema["items"]].into_iter().chain(schema["prefixItems"].as_array().into_iter().flatten());
        items
            .filter(|items| items.is_object())
            .for_each(|items| self.node(items, &format!("{}[]", place.trim_end_matches("[]"))));
        for (key, property) in schema["properties"].as_object().into_iter().flatten() {
            self.node(property, &format!("{place}.{key}"));
        }
        self.mapping(schema, place);
    }

    fn mapping(&mut self, schema: &'a Value, place: &str) {
        let values = &schema["additionalProperties"];
        if values.is_object() || values == &Value::Bool(true) {
            self.places.insert(format!("{place}{{}}"));
            self.node(values, place);
        }
        let numbered = schema["patternProperties"].as_object().into_iter().flatten();
        numbered.for_each(|(_, values)| self.node(values, place));
    }
}

#[test]
fn every_place_of_the_language_is_marked() {
    let (marked, known) = (places(), of_the_language());
    let missing: Vec<_> = known.iter().filter(|place| !marked.contains(place.as_str())).collect();
    assert!(missing.is_empty(), "put these places of the language into language/*.txt: {missing:#?}");
    let gone: Vec<_> = marked.iter().filter(|place| !known.contains(**place)).collect();
    assert!(gone.is_empty(), "the language has no such places: {gone:#?}");
}

#[test]
fn the_marked_spec_is_harmless() {
    let outcome = with(&[], "").generate();
    let statistics = outcome.as_ref().map(|generated| generated.statistics.samples);
    assert_eq!(statistics.ok(), Some(8), "{}", super::workbench::told(&outcome));
}
