//! The language as one JSON Schema, for editors.
//!
//! It follows from the same types that files are loaded with, so an editor completes the keys that the generator
//! knows, and shows their documentation. Where an editor can tell more than the types say, because a rule of the check
//! is a simple pattern, it is told. What it accepts is still only what it can see of a file: the generator decides.

use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use crate::spec::{Page, Provider};

/// A name in snake case, as operations and samples have.
const SNAKE_CASE: &str = "^[a-z][a-z0-9]*(_[a-z0-9]+)*$";

/// A name that can stand in Rust.
const IDENTIFIER: &str = "^[A-Za-z_][A-Za-z0-9_]*$";

/// A moment in RFC 3339.
const MOMENT: &str =
    "^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})$";

/// A method and a path.
const REQUEST: &str = "^(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) /[^ ?#]*$";

/// The status of an answer, as the key of a mapping.
const STATUS: &str = "^[2-5][0-9]{2}$";

/// An address that paths can be appended to.
const SERVER: &str = "^https?://[^/?#@{}][^?#@{}]*$";

/// The built-in types.
const BUILT_IN: [&str; 8] = ["string", "integer", "number", "decimal", "boolean", "date", "date-time", "any"];

/// The patterns of texts: a definition, one of its properties, the pattern, and what to write where it does not match.
const PATTERNS: &[(&str, &str, &str, &str)] = &[
    ("Page", "operation", SNAKE_CASE, "Use snake case: list_images"),
    ("Sample", "name", SNAKE_CASE, "Use snake case: not_found"),
    ("Sample", "at", MOMENT, "Write a moment in RFC 3339: 2010-02-27T04:09:55Z"),
    ("Scope", "method", SNAKE_CASE, "Use snake case: for_account"),
    ("Provider", "server", SERVER, "Write it like https://api.example.com/v1"),
    ("Member", "rust", IDENTIFIER, "Use letters, digits and underscores, no digit in front"),
    ("NamedMeaning", "rust", IDENTIFIER, "Use letters, digits and underscores, no digit in front"),
    ("Silenced", "code", "^W[0-9]{4}$", "Only warnings can be silenced: W0001"),
];

/// The JSON Schema (draft 2020-12) of both kinds of files: `provider.yaml`, and pages.
#[must_use]
pub fn schema() -> Value {
    let mut generator = SchemaSettings::draft2020_12().into_generator();
    let provider = generator.subschema_for::<Provider>().to_value();
    let page = generator.subschema_for::<Page>().to_value();
    let mut definitions = Value::Object(generator.take_definitions(true));
    sharpen(&mut definitions);
    settle(&mut definitions);
    // A page has neither of the two keys. With only one of them asked for, a misspelt one would turn the whole file
    // into a page, and each of its keys into a mistake.
    let is_provider = json!({ "anyOf": [{ "required": ["provider"] }, { "required": ["server"] }] });
    let mut schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A spec",
        "description": "A page of API documentation, or what the pages of a provider share.",
        "type": "object",
        // What an empty file can begin with: the alternatives below only show once it has.
        "properties": { "provider": true, "operation": true },
        "if": is_provider,
        "then": provider,
        "else": page,
        "$defs": definitions,
    });
    for (key, definition) in [("provider", "Provider"), ("operation", "Page")] {
        let property = schema["$defs"][definition]["properties"][key].clone();
        schema["properties"][key] = property;
    }
    // The order must not depend on the features that serde_json happens to be built with.
    schema.sort_all_objects();
    schema
}

/// The schema as it is printed and stored in `specs/spec.schema.json`.
#[must_use]
pub fn text() -> String {
    // The alternate form is the indented one.
    format!("{:#}\n", schema())
}

/// Adds what the rules of the check ask of texts and numbers.
fn sharpen(definitions: &mut Value) {
    for (definition, property, expression, message) in PATTERNS {
        pattern(&mut definitions[definition]["properties"][property], expression, message);
    }
    let request = &mut definitions["Request"]["anyOf"];
    for line in ["/0", "/1/items"] {
        if let Some(line) = request.pointer_mut(line) {
            pattern(line, REQUEST, "Write a method and a path: GET /images/{id}");
        }
    }
    insert(&mut request[1], "minItems", json!(1));
    one_type(definitions);
    // What tells alternatives apart has no documentation of its own.
    for scheme in definitions["Scheme"]["oneOf"].as_array_mut().into_iter().flatten() {
        let description = scheme["description"].clone();
        insert(&mut scheme["properties"]["scheme"], "description", description);
    }
    let status = &mut definitions["Sample"]["properties"]["status"];
    insert(status, "minimum", json!(200));
    insert(status, "maximum", json!(599));
    let responses = &mut definitions["Page"]["properties"]["responses"];
    let response = responses["additionalProperties"].take();
    let response = if response.is_object() { response } else { first(responses["patternProperties"].take()) };
    insert(responses, "patternProperties", json!({ STATUS: response }));
    insert(responses, "additionalProperties", json!(false));
    let provider = &mut definitions["Provider"]["properties"];
    insert(&mut provider["credentials"], "propertyNames", json!({ "pattern": IDENTIFIER }));
    insert(&mut provider["wire"], "propertyNames", json!({ "enum": BUILT_IN }));
    // Every name is allowed; the ones that are listed beside can be completed.
    let name = &mut definitions["Type"]["anyOf"][0];
    let description = name["description"].take();
    let built_in = json!({ "description": "A built-in type.", "enum": BUILT_IN });
    let declared = json!({ "description": description, "type": "string" });
    *name = json!({ "description": description, "anyOf": [built_in, declared] });
}

/// A type is said once. What a provider fixes with `const` needs none.
fn one_type(definitions: &mut Value) {
    let given = |keys: &[&str]| keys.iter().map(|key| json!({ "required": [key] })).collect::<Vec<_>>();
    insert(&mut definitions["TypeDeclaration"], "oneOf", json!(given(&["fields", "enum"])));
    let typed = json!({ "oneOf": given(&["type", "enum", "fields"]) });
    insert(&mut definitions["Member"], "anyOf", json!([typed, { "required": ["const"] }]));
}

/// Asks for a pattern; `message` is shown by the editors that know the keyword, which is none of JSON Schema's own.
fn pattern(schema: &mut Value, expression: &str, message: &str) {
    insert(schema, "pattern", json!(expression));
    insert(schema, "patternErrorMessage", json!(message));
}

/// Sets a keyword of a schema.
fn insert(schema: &mut Value, keyword: &str, value: Value) {
    if let Some(schema) = schema.as_object_mut() {
        schema.insert(keyword.to_owned(), value);
    }
}

/// The first value of an object.
fn first(object: Value) -> Value {
    match object {
        Value::Object(object) => object.into_iter().next().map_or(Value::Null, |(_, value)| value),
        other => other,
    }
}

/// Puts a schema, and all within it, into the form that editors make most of.
pub(crate) fn settle(schema: &mut Value) {
    match schema {
        Value::Array(items) => items.iter_mut().for_each(settle),
        Value::Object(object) => {
            object.values_mut().for_each(settle);
            without_null(object);
            // An editor would offer what is the case anyway, and check formats that only Rust has.
            for keyword in ["default", "format"] {
                if object.get(keyword).is_some_and(|value| !is_schema(value)) {
                    object.remove(keyword);
                }
            }
            describe(object);
        }
        _ => {}
    }
}

/// Whether what stands under a word is the schema of a property of that name, and not a keyword.
fn is_schema(value: &Value) -> bool {
    ["type", "$ref", "anyOf", "description"].iter().any(|keyword| value.get(keyword).is_some())
}

/// An optional key has a value or is left out, it is never null.
fn without_null(schema: &mut Map<String, Value>) {
    let is_null = |value: &Value| *value == json!("null") || *value == json!({ "type": "null" }) || value.is_null();
    for keyword in ["type", "enum", "anyOf"] {
        if let Some(Value::Array(values)) = schema.get_mut(keyword) {
            values.retain(|value| !is_null(value));
        }
    }
    if let Some(Value::Array(kinds)) = schema.get_mut("type")
        && let [_] = kinds.as_slice()
    {
        let kind = kinds.remove(0);
        schema.insert("type".to_owned(), kind);
    }
    if let Some(Value::Array(alternatives)) = schema.get("anyOf")
        && let [Value::Object(only)] = alternatives.as_slice()
    {
        let only = only.clone();
        schema.remove("anyOf");
        for (keyword, value) in only {
            // What the place says of itself counts more than what its type says.
            schema.entry(keyword).or_insert(value);
        }
    }
}

/// Documentation is prose: lines are broken by the editor, and code is marked as such where it can be.
fn describe(schema: &mut Map<String, Value>) {
    let Some(Value::String(description)) = schema.get("description") else { return };
    let paragraphs = description.split("\n\n").map(|paragraph| paragraph.replace('\n', " "));
    let prose = paragraphs.collect::<Vec<_>>().join("\n\n");
    if prose.contains('`') {
        schema.insert("markdownDescription".to_owned(), json!(prose));
    }
    schema.insert("description".to_owned(), json!(prose));
}
