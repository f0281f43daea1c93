//! JSON texts with the place of every value.
//!
//! The generated clients' own reader says whether a text is well-formed; what is well-formed is easily taken apart. That
//! reader takes it apart itself only by declared types, as it does other formats: it does not say of what kind the next
//! value is, where a key stands or where a value ends. But of JSON an author is to be told all three, of what contradicts
//! its declaration too, and its `null` is told from what is not there.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use runtime::decode::{DecodeError, Reader};

use super::trace::Step;

/// A value in a JSON text.
#[derive(Debug, Clone)]
pub(crate) struct Json {
    /// Where it stands.
    pub(crate) span: Range<usize>,
    /// What it is.
    pub(crate) kind: Kind,
}

/// What a value is.
#[derive(Debug, Clone)]
pub(crate) enum Kind {
    /// Entries in the order of the text.
    Object(Vec<Entry>),
    /// Items.
    List(Vec<Json>),
    /// `null`.
    Null,
    /// Any other value of JSON.
    Scalar,
    /// The text of a value, from a format that has nothing but texts.
    Text(String),
    /// A value of unknown type, from another format, in JSON.
    Value(String),
}

/// An entry of an object.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    /// The key.
    pub(crate) key: String,
    /// Where the key stands, with its quotes.
    pub(crate) place: Range<usize>,
    /// The value.
    pub(crate) value: Json,
}

impl Json {
    /// Takes a text apart.
    pub(crate) fn parse(text: &str) -> Result<Self, DecodeError> {
        let mut reader = Reader::json(text.as_bytes())?;
        reader.skip()?;
        reader.finish()?;
        let mut scanner = Scanner { text, at: 0 };
        if text.starts_with('\u{feff}') {
            scanner.at = '\u{feff}'.len_utf8();
        }
        Ok(scanner.value())
    }

    /// The entry of a key; of several, the last one, which counts.
    pub(crate) fn get(&self, key: &str) -> Option<&Entry> {
        self.entries().iter().rev().find(|entry| entry.key == key)
    }

    /// What stands twice, however deep: the way to each, and the byte where it stands again.
    pub(crate) fn duplicates(&self) -> Vec<(Vec<Step>, usize)> {
        let mut found = Vec::new();
        self.find_duplicates(&mut Vec::new(), &mut found);
        found
    }

    fn find_duplicates(&self, way: &mut Vec<Step>, found: &mut Vec<(Vec<Step>, usize)>) {
        let mut known = BTreeSet::new();
        for entry in self.entries() {
            way.push(Step::Key(entry.key.clone()));
            if !known.insert(&entry.key) {
                found.push((way.clone(), entry.place.start));
            }
            entry.value.find_duplicates(way, found);
            way.pop();
        }
        let Kind::List(items) = &self.kind else { return };
        way.push(Step::Item);
        for item in items {
            item.find_duplicates(way, found);
        }
        way.pop();
    }

    /// The entries, none if it is no object.
    pub(crate) fn entries(&self) -> &[Entry] {
        match &self.kind {
            Kind::Object(entries) => entries,
            _ => &[],
        }
    }

    /// The kind, for a person.
    pub(crate) fn describe(&self) -> &'static str {
        match self.kind {
            Kind::Object(_) => "an object",
            Kind::List(_) => "a list",
            Kind::Null => "null",
            Kind::Scalar | Kind::Text(_) | Kind::Value(_) => "a single value",
        }
    }
}

/// The entries of an object by their keys, of several the last one, as [`Json::get`] gives it.
pub(crate) struct Index<'a>(HashMap<&'a str, &'a Entry>);

impl<'a> Index<'a> {
    /// The entries of a value, none if it is no object.
    pub(crate) fn of(json: &'a Json) -> Self {
        Self(json.entries().iter().map(|entry| (entry.key.as_str(), entry)).collect())
    }

    /// The entry of a key.
    pub(crate) fn get(&self, key: &str) -> Option<&'a Entry> {
        self.0.get(key).copied()
    }
}

/// Takes apart what is known to be well-formed.
struct Scanner<'a> {
    text: &'a str,
    at: usize,
}

impl Scanner<'_> {
    fn peek(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or_default()
    }

    fn space(&mut self) {
        while matches!(self.peek(), b' ' | b'\t' | b'\n' | b'\r') {
            self.at += 1;
        }
    }

    fn value(&mut self) -> Json {
        self.space();
        let start = self.at;
        let kind = match self.peek() {
            b'{' => Kind::Object(self.items(b'}', Self::entry)),
            b'[' => Kind::List(self.items(b']', Self::value)),
            b'"' => {
                self.string();
                Kind::Scalar
            }
            _ => self.literal(),
        };
        Json { span: start..self.at, kind }
    }

    fn items<T>(&mut self, close: u8, item: fn(&mut Self) -> T) -> Vec<T> {
        let mut items = Vec::new();
        loop {
            // Past the bracket or comma in front of the next item.
            self.at += 1;
            self.space();
            if self.peek() == close {
                break;
            }
            items.push(item(self));
            self.space();
            if self.peek() != b',' {
                break;
            }
        }
        self.at += 1;
        items
    }

    fn entry(&mut self) -> Entry {
        let start = self.at;
        self.string();
        let place = start..self.at;
        let key = serde_json::from_str(&self.text[place.clone()]).unwrap_or_default();
        self.space();
        self.at += 1;
        Entry { key, place, value: self.value() }
    }

    fn string(&mut self) {
        self.at += 1;
        while !matches!(self.peek(), b'"' | 0) {
            self.at += if self.peek() == b'\\' { 2 } else { 1 };
        }
        self.at += 1;
    }

    fn literal(&mut self) -> Kind {
        let start = self.at;
        while !matches!(self.peek(), b',' | b']' | b'}' | b' ' | b'\t' | b'\n' | b'\r' | 0) {
            self.at += 1;
        }
        if &self.text[start..self.at] == "null" { Kind::Null } else { Kind::Scalar }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_knows_its_place() {
        let text = r#" { "a" : [1, {"b\"": null}, "x,]"], "c": true } "#;
        let json = Json::parse(text).unwrap();
        let a = json.get("a").unwrap();
        assert_eq!(&text[a.place.clone()], r#""a""#);
        let Kind::List(items) = &a.value.kind else { panic!("{a:?}") };
        let texts: Vec<_> = items.iter().map(|item| &text[item.span.clone()]).collect();
        assert_eq!(texts, ["1", r#"{"b\"": null}"#, r#""x,]""#]);
        assert!(matches!(items[1].get("b\"").unwrap().value.kind, Kind::Null));
        assert_eq!(&text[json.get("c").unwrap().value.span.clone()], "true");
    }

    #[test]
    fn empty_containers_have_no_items() {
        let json = Json::parse(r#"{"a": [ ], "b": {}}"#).unwrap();
        assert!(matches!(&json.get("a").unwrap().value.kind, Kind::List(items) if items.is_empty()));
        assert!(json.get("b").unwrap().value.entries().is_empty());
    }

    #[test]
    fn what_is_not_well_formed_is_refused() {
        assert!(Json::parse(r#""return": {"job_id": "1"}"#).is_err());
    }
}
