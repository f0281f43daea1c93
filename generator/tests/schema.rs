//! The schema that editors use: fresh, complete, and of one mind with the generator.

use std::fs;
use std::path::{Path, PathBuf};

use apiscribe::finding::Findings;
use apiscribe::{Failure, generate, schema};
use jsonschema::Validator;
use serde_json::Value;

/// The codes of mistakes that a schema can see, whatever they are about.
const SEEN: [&str; 7] = ["E0102", "E0104", "E0105", "E0106", "E0202", "E0206", "E0509"];

/// Fixtures of other codes whose mistakes the schema sees too, by a pattern or a kind.
const SEEN_TOO: [&str; 6] =
    ["E0107-value", "E0209-no-built-in", "E0306-case", "E0401-address", "E0507-no-scheme", "E0614-no-moment"];

/// A good page, in JSON as editors see it.
const PAGE: &str = r#"{ "operation": "list", "source": { "title": "Items" }, "summary": "Lists.", "request": "GET /items",
    "query": { "size": { "type": "integer", "rust": "size" } }, "responses": { "200": { "description": "Items." } },
    "samples": [{ "name": "some", "status": 200 }] }"#;

/// A good provider.
const PROVIDER: &str = r#"{ "provider": "Shop", "summary": "A shop.", "server": "https://shop.example",
    "credentials": { "key": { "example": "k" } },
    "scope": { "parameter": "shop", "method": "for_shop", "description": "One shop." } }"#;

/// Mistakes that the schema sees: a text of the good page or provider, and what takes its place.
const REFUSED: [(&str, &str, &str); 18] = [
    (PAGE, r#""summary": "Lists.""#, r#""sumary": "Lists.""#),
    (PAGE, r#""name": "some""#, r#""title": "some""#),
    (PAGE, r#""type": "integer""#, r#""type": ["integer", "string"]"#),
    (PAGE, r#"{ "description": "Items." }"#, "null"),
    (PAGE, r#""type": "integer""#, r#""type": "integer", "wire": "epoch_seconds""#),
    (PAGE, r#""status": 200"#, r#""status": 70000"#),
    (PAGE, r#""type": "integer""#, r#""description": "How many.""#),
    (PAGE, r#""type": "integer""#, r#""type": "integer", "enum": ["a"]"#),
    (PAGE, r#""responses""#, r#""types": { "Size": { "enum": ["a"], "fields": {} } }, "responses""#),
    (PAGE, r#""200""#, r#""100""#),
    (PAGE, r#""rust": "size""#, r#""rust": "no-name""#),
    (PAGE, r#""name": "some""#, r#""name": "Some""#),
    (PAGE, r#""GET /items""#, r#""FETCH /items""#),
    (PAGE, r#""GET /items""#, "[]"),
    (PROVIDER, r#""summary": "A shop.""#, r#""sumary": "A shop.""#),
    (PROVIDER, r#""key":"#, r#""api-key":"#),
    (PROVIDER, r#""for_shop""#, r#""forShop""#),
    (PROVIDER, "shop.example", "shop.example?a=b"),
];

#[test]
fn plausible_mistakes_are_refused() {
    let validator = validator();
    let accepts = |text: &str| validator.is_valid(&serde_json::from_str(text).expect("it is JSON"));
    assert!(accepts(PAGE) && accepts(PROVIDER));
    for (good, from, to) in REFUSED {
        assert_eq!(good.matches(from).count(), 1, "{from}");
        assert!(!accepts(&good.replace(from, to)), "{to} is accepted");
    }
}

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the generator stands in the repository").to_owned()
}

/// All YAML files below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("the folder can be read").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|extension| extension == "yaml") {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn validator() -> Validator {
    jsonschema::draft202012::new(&schema::schema()).expect("it is a schema")
}

/// A file as editors hold it against the schema; `None` where it is no YAML.
fn value(path: &Path) -> Option<Value> {
    let text = fs::read_to_string(path).ok()?;
    let value: serde_yaml::Value = serde_yaml::from_str(&text).ok()?;
    serde_json::to_value(value).ok()
}

/// What the schema says of a file.
fn complaints(validator: &Validator, path: &Path) -> Vec<String> {
    let Some(value) = value(path) else { return Vec::new() };
    validator
        .iter_errors(&value)
        .map(|error| format!("{}: {}: {error}", path.display(), error.instance_path()))
        .collect()
}

#[test]
fn the_stored_schema_is_that_of_the_language() {
    let path = repository().join("specs/spec.schema.json");
    let stored = fs::read_to_string(path).unwrap_or_default().replace("\r\n", "\n");
    assert!(stored == schema::text(), "run `cargo run -p generator -- schema > specs/spec.schema.json`");
}

#[test]
fn it_is_a_schema_of_the_draft_that_it_names() {
    let schema = schema::schema();
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    jsonschema::draft202012::meta::validate(&schema).expect("it is valid");
}

#[test]
fn every_spec_is_accepted() {
    let validator = validator();
    let specs = [repository().join("specs"), repository().join("generator/features/specs")];
    let specs: Vec<_> = specs.iter().flat_map(|folder| files(folder)).collect();
    assert!(specs.len() > 8);
    for spec in specs {
        assert!(value(&spec).is_some(), "{} is YAML", spec.display());
        assert_eq!(complaints(&validator, &spec), [""; 0]);
    }
}

#[test]
fn every_spec_tells_editors_where_the_schema_is() {
    for spec in files(&repository().join("specs")) {
        let text = fs::read_to_string(&spec).expect("the spec can be read");
        let first = text.lines().next();
        assert_eq!(first, Some("# yaml-language-server: $schema=../spec.schema.json"), "{}", spec.display());
    }
}

/// What the generator finds in a fixture.
fn find(fixture: &Path) -> Findings {
    match generate(&fixture.join("specs"), "generated") {
        Ok(generated) => generated.warnings,
        Err(Failure { findings, .. }) => findings,
    }
}

/// The schema marks the mistakes that it can see, and nothing that the generator takes.
#[test]
fn wrong_specs_are_refused_and_the_others_are_not() {
    let validator = validator();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let (mut refused, mut wrong) = (0, Vec::new());
    for fixture in fs::read_dir(folder).expect("the fixtures can be read") {
        let fixture = fixture.expect("the fixtures can be read").path();
        let name = fixture.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let code = name.split('-').next().unwrap_or_default();
        let findings = find(&fixture);
        let is_wrong = |path: &Path| {
            findings.sorted().iter().any(|finding| path.ends_with(Path::new(&*finding.primary.place.file)))
        };
        let (mistaken, good): (Vec<_>, Vec<_>) = files(&fixture).into_iter().partition(|path| is_wrong(path));
        wrong.extend(good.iter().flat_map(|path| complaints(&validator, path)));
        if SEEN.contains(&code) || SEEN_TOO.contains(&name.as_str()) {
            refused += 1;
            let is_refused = mistaken.iter().any(|path| !complaints(&validator, path).is_empty());
            wrong.extend((!is_refused).then(|| format!("{name} is accepted")));
        }
    }
    assert_eq!(refused, SEEN.len() + SEEN_TOO.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Calls `look` with every schema of a property, and where it stands.
fn properties(schema: &Value, at: &str, look: &mut impl FnMut(&str, &Value)) {
    match schema {
        Value::Array(items) => items.iter().for_each(|item| properties(item, at, look)),
        Value::Object(object) => {
            for (keyword, value) in object {
                let at = format!("{at}/{keyword}");
                if let (true, Some(members)) = (keyword == "properties", value.as_object()) {
                    members.iter().for_each(|(name, schema)| look(&format!("{at}/{name}"), schema));
                }
                properties(value, &at, look);
            }
        }
        _ => {}
    }
}

#[test]
fn every_key_is_explained_and_none_can_be_empty() {
    let schema = schema::schema();
    let mut seen = 0;
    properties(&schema, "", &mut |at, property| {
        seen += 1;
        assert!(property["description"].is_string(), "{at} has no documentation");
        let mut texts = property.to_string();
        texts.retain(|character| character != ' ');
        assert!(!texts.contains("\"null\"") && !texts.contains(":null"), "{at} can be null: {property}");
    });
    assert!(seen > 100, "{seen}");
}

#[test]
fn a_file_is_held_against_the_kind_that_it_is() {
    let validator = validator();
    let accepts = |text: &str| validator.is_valid(&serde_json::from_str::<Value>(text).expect("it is JSON"));
    let page = r#""operation": "x", "source": { "title": "X" }, "summary": "X.", "request": "GET /x", "responses": {}"#;
    let provider = r#""provider": "X", "summary": "X.", "server": "https://x.example""#;
    assert!(accepts(&format!("{{ {page} }}")));
    assert!(accepts(&format!("{{ {provider} }}")));
    assert!(!accepts(&format!("{{ {page}, {provider} }}")));
    assert!(!accepts(
        &provider.replace("provider", "provder").replacen('"', "{ \"", 1).replace("example\"", "example\" }")
    ));
    assert!(!accepts("{}") && !accepts("[]") && !accepts("null"));
}
