//! Changes of a sample, piece by piece.

use serde_json::Value as Json;
use serde_yaml::{Mapping, Value};

use super::pages::Page;

/// A sample with a change, and what was changed.
type Mutant = (String, Mapping);

/// All changes of a sample.
pub fn of(sample: &Mapping, page: &Page) -> Vec<Mutant> {
    let mut mutants = Vec::new();
    for key in ["request", "body", "answer", "server", "at", "content_type"] {
        if let Some(text) = sample.get(key).and_then(Value::as_str) {
            put(sample, key, texts(text), &mut mutants);
        }
    }
    for key in ["headers", "form", "arguments", "withheld", "placeholders"] {
        if let Some(entries) = sample.get(key).and_then(Value::as_mapping) {
            mutants.extend(of_entries(sample, key, entries));
        }
    }
    for key in ["mend", "same_as", "differences", "unsupported", "format", "fault", "status", "at", "title"] {
        if sample.contains_key(key) {
            mutants.push((format!("{key} dropped"), without(sample, key)));
        }
    }
    let mut set = |key: &str, value: Value| {
        if sample.get(key) != Some(&value) {
            let shown = serde_yaml::to_string(&value).unwrap_or_default();
            mutants.push((format!("{key} is {}", shown.trim()), with(sample, key, value)));
        }
    };
    for status in page.statuses.iter().chain(&[418]) {
        set("status", (*status).into());
    }
    for fault in page.faults.iter().map(String::as_str).chain(["misspelt"]) {
        set("fault", fault.into());
    }
    for format in ["json", "xml", "csv", "text"] {
        set("format", format.into());
    }
    for media_type in TYPES {
        set("content_type", (*media_type).into());
    }
    set("at", "2010-02-27T04:09:56Z".into());
    for (name, value) in HEADERS {
        let mut headers = sample.get("headers").and_then(Value::as_mapping).cloned().unwrap_or_default();
        headers.insert((*name).into(), (*value).into());
        let printed = with(sample, "headers", Value::Mapping(headers));
        let withheld = Mapping::from_iter([(Value::from(*name), Value::from("It is not sent."))]);
        mutants.push((format!("{name} withheld"), with(&printed, "withheld", Value::Mapping(withheld))));
        mutants.push((format!("{name}: {value} printed"), printed));
    }
    mutants
}

/// What a server may say of its answers.
const TYPES: &[&str] = &[
    "application/json",
    "application/xml",
    "text/csv",
    "text/html",
    "text/plain; charset=utf-16",
    "application/problem+json",
    "application/zip",
];

/// Headers that a page may print of any request.
const HEADERS: &[(&str, &str)] = &[
    ("Accept", "application/json"),
    ("accept", "text/csv"),
    ("Content-Type", "application/json"),
    ("Content-Type", "application/x-www-form-urlencoded"),
    ("Content-Length", "0"),
    ("Authorization", "Bearer t0ken"),
    ("X-Nobody-Sends", "this"),
    ("no name", "this"),
];

fn with(sample: &Mapping, key: &str, value: Value) -> Mapping {
    let mut changed = sample.clone();
    changed.insert(key.into(), value);
    changed
}

fn without(sample: &Mapping, key: &str) -> Mapping {
    let mut changed = sample.clone();
    changed.remove(key);
    changed
}

fn put(sample: &Mapping, key: &str, texts: Vec<(String, String)>, mutants: &mut Vec<Mutant>) {
    mutants.push((format!("{key} dropped"), without(sample, key)));
    for (what, text) in texts {
        mutants.push((format!("{key}: {what}"), with(sample, key, text.into())));
    }
}

/// Changes of the entries of a mapping: dropped, misspelt, in another case, or with another value.
fn of_entries(sample: &Mapping, key: &str, entries: &Mapping) -> Vec<Mutant> {
    let mut mutants = vec![(format!("{key} dropped"), without(sample, key))];
    for (name, value) in entries {
        let shown = name.as_str().unwrap_or_default().to_owned();
        let mut add = |what: &str, entries: Mapping| {
            mutants.push((format!("{key}.{shown} {what}"), with(sample, key, Value::Mapping(entries))));
        };
        let mut rest = entries.clone();
        rest.remove(name);
        add("dropped", rest.clone());
        let mut renamed = |what: &str, other: String| {
            let mut entries = rest.clone();
            entries.insert(other.into(), value.clone());
            add(what, entries);
        };
        renamed("misspelt", format!("{shown}x"));
        renamed("in upper case", shown.to_uppercase());
        renamed("in lower case", shown.to_lowercase());
        for other in others(value) {
            let mut entries = entries.clone();
            let what = format!("is {}", serde_yaml::to_string(&other).unwrap_or_default().trim());
            entries.insert(name.clone(), other);
            add(&what, entries);
        }
        let moved = std::iter::once((name.clone(), value.clone())).chain(rest.clone());
        add("moved to the front", moved.collect());
        let mut last = rest.clone();
        last.insert(name.clone(), value.clone());
        add("moved to the end", last);
    }
    mutants
}

/// Values in place of another one.
fn others(value: &Value) -> Vec<Value> {
    let mut others = match value {
        Value::String(text) => vec![
            format!("{text}x"),
            String::new(),
            format!(" {text}"),
            format!("{text},b&c=d/e"),
            "..".to_owned(),
            "a\nb".to_owned(),
            "é".to_owned(),
        ]
        .into_iter()
        .map(Value::from)
        .collect(),
        Value::Number(number) => {
            let text = number.to_string();
            let more = number.as_i64().map(|value| Value::from(value + 1));
            more.into_iter().chain([text.into(), Value::from(0.5), Value::from(-1)]).collect()
        }
        Value::Bool(value) => vec![Value::from(!value), value.to_string().into(), Value::from(u8::from(*value))],
        Value::Sequence(items) => {
            let doubled = items.iter().chain(items).cloned().collect();
            let reversed = items.iter().rev().cloned().collect();
            let fewer = items.iter().skip(1).cloned().collect();
            let one = items.first().cloned();
            vec![Value::Sequence(doubled), Value::Sequence(reversed), Value::Sequence(fewer)]
                .into_iter()
                .chain(one)
                .collect()
        }
        Value::Mapping(entries) => {
            let fewer = entries.iter().skip(1).map(|(key, value)| (key.clone(), value.clone())).collect();
            let nulls = entries.keys().map(|key| (key.clone(), Value::Null)).collect();
            vec![Value::Mapping(fewer), Value::Mapping(nulls)]
        }
        _ => Vec::new(),
    };
    others.extend([Value::Null, Value::Sequence(Vec::new()), Value::Mapping(Mapping::new())]);
    others
}

/// Texts in place of another one, with what was changed.
fn texts(text: &str) -> Vec<(String, String)> {
    let mut texts: Vec<_> = WHOLE.iter().map(|whole| (format!("{whole:?}"), (*whole).to_owned())).collect();
    let half: String = text.chars().take(text.chars().count() / 2).collect();
    texts.push(("its half".to_owned(), half));
    texts.push(("twice".to_owned(), format!("{text}{text}")));
    texts.push(("white space around it".to_owned(), format!(" \t{text} \n\n")));
    texts.push(("as of HTTP/1.1".to_owned(), format!("{} HTTP/1.1", text.trim_end())));
    for separators in [&['&', '?'][..], &['\n'], &['>'], &[',', ';', '\n']] {
        texts.extend(parts(text, separators));
    }
    texts.extend(words(text));
    if let Ok(json) = serde_json::from_str::<Json>(text) {
        texts.extend(of_json(&json));
    }
    texts.retain(|(_, changed)| changed != text);
    texts
}

/// What stands at times in place of a whole text.
const WHOLE: &[&str] =
    &["", " \n", "{}", "[]", "null", "\"a\"", "7", "<html><body>No.</body></html>", "<a/>", "Try later."];

/// A text in parts, one of which is dropped, doubled or moved.
fn parts(text: &str, separators: &[char]) -> Vec<(String, String)> {
    let parts: Vec<_> = text.split_inclusive(separators).collect();
    let mut texts = Vec::new();
    for (index, part) in parts.iter().enumerate().filter(|_| parts.len() > 1) {
        let mut add = |what: &str, parts: Vec<&str>| texts.push((format!("{part:?} {what}"), parts.concat()));
        let (before, after) = (&parts[..index], &parts[index + 1..]);
        add("dropped", [before, after].concat());
        add("doubled", [before, &[part, part], after].concat());
        if let Some((next, rest)) = after.split_first() {
            add("moved", [before, &[next, part], rest].concat());
        }
    }
    texts
}

/// A text with a word that is dropped, misspelt, another number, or escaped.
fn words(text: &str) -> Vec<(String, String)> {
    let mut texts = Vec::new();
    let mut start = 0;
    for word in text.split(|char: char| !char.is_alphanumeric() && char != '_') {
        let end = start + word.len();
        if let Some(first) = word.chars().next() {
            let mut put = |what: &str, other: String| {
                texts.push((
                    format!("{word:?} at {start} {what}"),
                    format!("{}{other}{}", &text[..start], &text[end..]),
                ));
            };
            put("dropped", String::new());
            put("doubled", format!("{word}{word}"));
            put("misspelt", format!("{word}x"));
            put("in upper case", word.to_uppercase());
            put("escaped", format!("%{:02X}{}", u32::from(first) & 0xff, &word[first.len_utf8()..]));
            put("with a zero", format!("{word}0"));
            put("with a space", format!(" {word}"));
        }
        start = end + text[end..].chars().next().map_or(0, char::len_utf8);
    }
    texts
}

/// A value in JSON with another one in place of a part of it.
fn of_json(json: &Json) -> Vec<(String, String)> {
    let mut texts = Vec::new();
    let mut places = Vec::new();
    pointers(json, &mut String::new(), &mut places);
    for place in &places {
        let Some(value) = json.pointer(place) else { continue };
        let mut others: Vec<Json> = vec![
            Json::Null,
            Json::Array(Vec::new()),
            Json::Object(serde_json::Map::new()),
            Json::String(String::new()),
            false.into(),
            true.into(),
            0.into(),
            Json::Array(vec![value.clone()]),
            Json::Array(vec![value.clone(), value.clone()]),
        ];
        match value {
            Json::String(text) => others.extend(text.parse::<i64>().ok().map(Json::from)),
            Json::Number(number) => others.extend([
                Json::String(number.to_string()),
                number.as_f64().map_or(Json::Null, |value| (value + 0.5).into()),
            ]),
            Json::Bool(value) => others.extend([Json::String(value.to_string()), u8::from(*value).into()]),
            Json::Array(items) => others.extend([
                items.iter().skip(1).cloned().collect(),
                items.iter().chain(items).cloned().collect::<Json>(),
            ]),
            Json::Object(entries) => {
                for name in entries.keys() {
                    let mut changed = entries.clone();
                    let held = changed.remove(name).unwrap_or_default();
                    others.push(Json::Object(changed.clone()));
                    changed.insert(format!("{name}x"), held.clone());
                    others.push(Json::Object(changed.clone()));
                    changed.insert(name.clone(), held);
                    others.push(Json::Object(changed));
                }
            }
            Json::Null => {}
        }
        for other in others {
            let mut changed = json.clone();
            let what = format!("{place} is {other}");
            let Some(held) = changed.pointer_mut(place) else { continue };
            *held = other;
            texts.push((what, changed.to_string()));
        }
    }
    texts
}

fn pointers(json: &Json, path: &mut String, into: &mut Vec<String>) {
    into.push(path.clone());
    let length = path.len();
    let mut below = |name: &str, value: &Json| {
        path.push('/');
        path.push_str(&name.replace('~', "~0").replace('/', "~1"));
        pointers(value, path, into);
        path.truncate(length);
    };
    match json {
        Json::Object(entries) => entries.iter().for_each(|(name, value)| below(name, value)),
        Json::Array(items) => items.iter().enumerate().for_each(|(index, value)| below(&index.to_string(), value)),
        _ => {}
    }
}
