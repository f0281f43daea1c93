//! Whether a file has the structure that the language gives it.
//!
//! One walk over the tree of a file and the schema of its type, side by side. It knows nothing of any key: what the
//! language is, its types say. A mistake gives one finding: what is below it is only looked at where it is certain
//! what was meant.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use serde_json::Value;

use super::choice::choose;
use super::node::{Entry, Kind, Node};
use super::reading::{Reading, misread};
use super::repair::Meant;
use super::schema::{Others, Schema, Shape, meaning};
use super::similar::similar;
use super::words::{did_you_mean, expected, found, list, quoted};
use crate::finding::{Finding, Findings, Place};

/// Holds the tree of a file against the schema of its type. Returns what misspelt keys were meant to be, by their first
/// and last byte.
pub(super) fn check(file: &Arc<str>, text: &str, tree: &Node, schema: &Schema, findings: &mut Findings) -> Meant {
    let root = tree.span.start..tree.span.start;
    let mut check = Check { file, text, schema, findings, meant: Meant::new() };
    check.node(schema.root(), tree, &root);
    check.meant
}

/// A check of one file.
pub(super) struct Check<'a> {
    pub(super) file: &'a Arc<str>,
    pub(super) text: &'a str,
    pub(super) schema: &'a Schema,
    pub(super) findings: &'a mut Findings,
    meant: Meant,
}

impl Check<'_> {
    pub(super) fn place(&self, span: &Range<usize>) -> Place {
        Place::new(Arc::clone(self.file), span.clone())
    }

    pub(super) fn report(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// Holds a node against a schema. `at` is where it is missed if nothing is written: its key, if it has one.
    pub(super) fn node(&mut self, schema: &Value, node: &Node, at: &Range<usize>) {
        let shapes = self.schema.shapes(schema);
        if shapes.iter().any(|shape| shape.is_any()) {
            return;
        }
        match &node.kind {
            Kind::Refused => {}
            Kind::Scalar(scalar) => self.scalar(&shapes, node, scalar, at),
            Kind::Sequence(items) => match shapes.iter().find(|shape| shape.allows("array")) {
                Some(&shape) => self.sequence(shape, node, items),
                None => self.wrong_kind(&shapes, node, None),
            },
            Kind::Mapping(entries) => {
                let objects: Vec<_> = shapes.iter().copied().filter(|shape| shape.allows("object")).collect();
                match choose(self.schema, &objects, entries) {
                    Some(shape) => self.mapping(shape, &objects, entries, at),
                    None => self.wrong_kind(&shapes, node, None),
                }
            }
        }
    }

    /// Reports that a node is of another kind than what is expected.
    pub(super) fn wrong_kind(&mut self, shapes: &[Shape<'_>], node: &Node, help: Option<String>) {
        let expected = expected(shapes.iter().flat_map(|shape| shape.kinds()));
        let message = format!("expected {expected}, found {}", found(node));
        let finding = Finding::error("E0105", self.place(&node.span), message);
        self.report(finding.label(format!("expected {expected}")).maybe_help(help));
    }

    fn sequence(&mut self, shape: Shape<'_>, node: &Node, items: &[Node]) {
        let count = i128::try_from(items.len()).unwrap_or(i128::MAX);
        let least = shape.limit("minItems").unwrap_or(0);
        let most = shape.limit("maxItems").unwrap_or(i128::MAX);
        if count < least || count > most {
            let wanted = if count < least { format!("at least {least}") } else { format!("at most {most}") };
            let message = format!("this list has {count} items, and has to have {wanted}");
            self.report(Finding::error("E0105", self.place(&node.span), message));
        }
        for (index, item) in items.iter().enumerate() {
            if let Some(schema) = shape.item(index) {
                self.node(schema, item, &item.span);
            }
        }
    }

    fn mapping(&mut self, shape: Shape<'_>, siblings: &[Shape<'_>], entries: &[Entry], at: &Range<usize>) {
        // Asked for every unknown key, so a set: a file of nothing else must not take quadratic time.
        let written: HashSet<&str> = entries.iter().filter_map(|entry| entry.key.text()).collect();
        let mut meant = Vec::new();
        let mut split = false;
        for (index, entry) in entries.iter().enumerate() {
            let Some(name) = self.key(&entry.key) else { continue };
            let was_split = std::mem::take(&mut split);
            if shape.property(name).is_some() || matches!(shape.others(), Others::Any(_)) {
                self.text_key(&entry.key);
            }
            match (shape.property(name), shape.others()) {
                (Some(schema), _) => self.property(name, schema, siblings, entry),
                (None, Others::Any(schema)) => self.node(schema, &entry.value, &entry.key.span),
                (None, Others::Numbers(schema)) => self.numbered(name, schema, entry),
                (None, Others::None) => {
                    split = self.is_split(entries, index);
                    if !(split && was_split) {
                        meant.extend(self.unknown(name, shape, &written, entry, split));
                    }
                }
            }
        }
        for name in shape.required().filter(|name| !written.contains(name) && !meant.contains(name)) {
            self.missing(name, shape, entries, at);
        }
    }

    /// The text of a key, unless it is no text.
    fn key<'n>(&mut self, key: &'n Node) -> Option<&'n str> {
        let text = key.text().filter(|_| !key.is_blank());
        if text.is_none() && key.kind != Kind::Refused {
            let message = format!("a key has to be text, found {}", found(key));
            self.report(Finding::error("E0105", self.place(&key.span), message));
        }
        text
    }

    /// Reports a key that reads as a number or a boolean where it is a text: serde passes it on as what it reads as.
    fn text_key(&mut self, key: &Node) {
        let Some(scalar) = key.scalar() else { return };
        let reading = Reading::of(scalar);
        let taken_for = if reading == Reading::Text { misread(scalar) } else { Some(found(key)) };
        if let Some(kind) = taken_for {
            self.unquoted(key, scalar, kind, reading);
        }
    }

    fn property(&mut self, name: &str, schema: &Value, siblings: &[Shape<'_>], entry: &Entry) {
        let is_tag = siblings.len() > 1 && self.schema.shapes(schema).iter().all(|shape| shape.texts().is_some());
        if !is_tag {
            return self.node(schema, &entry.value, &entry.key.span);
        }
        // Which alternative was meant is what a tag says, so a wrong one is held against the tags of all of them.
        let schemas = siblings.iter().filter_map(|sibling| sibling.property(name));
        let tags: Vec<_> = schemas.flat_map(|schema| self.schema.shapes(schema)).collect();
        match &entry.value.kind {
            Kind::Scalar(scalar) => self.scalar(&tags, &entry.value, scalar, &entry.key.span),
            _ => self.node(schema, &entry.value, &entry.key.span),
        }
    }

    /// A key that has to be a number.
    fn numbered(&mut self, name: &str, schema: &Value, entry: &Entry) {
        let is_number = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_digit());
        let is_plain = entry.key.span.len() == name.len();
        if !is_number || !is_plain {
            let message = format!("this key has to be a number, found {}", quoted(name));
            let help = is_number.then(|| format!("write {} without quotes", quoted(name)));
            self.report(Finding::error("E0105", self.place(&entry.key.span), message).maybe_help(help));
        }
        self.node(schema, &entry.value, &entry.key.span);
    }

    /// Reports a key that does not exist; returns the one that was probably meant.
    fn unknown<'s>(
        &mut self,
        name: &str,
        shape: Shape<'s>,
        written: &HashSet<&str>,
        entry: &Entry,
        split: bool,
    ) -> Option<&'s str> {
        let names = shape.properties().map(|property| property.0);
        let (used, free): (Vec<_>, Vec<_>) = names.partition(|name| written.contains(name));
        let guess = similar(name, free.iter().chain(&used).copied());
        let mut message = format!("unknown key {}", quoted(name));
        let help = match guess {
            Some(guess) => {
                message.push_str(&did_you_mean(guess.word));
                let meaning = shape.property(guess.word).and_then(meaning);
                meaning.map(|meaning| format!("`{}`: {meaning}", guess.word))
            }
            None if split => Some("a text that holds a comma has to stand in quotes here".to_owned()),
            None if free.is_empty() => None,
            None => Some(format!("the keys that can stand here are {}", list(free.iter().copied()))),
        };
        let finding = Finding::error("E0102", self.place(&entry.key.span), message);
        self.report(finding.label("there is no such key here").maybe_help(help));
        let meant = guess.filter(|guess| free.contains(&guess.word))?;
        // With a single wrong letter it is certain enough what was meant to look at its value as well.
        if let Some(schema) = shape.property(meant.word).filter(|_| meant.distance <= 1) {
            self.node(schema, &entry.value, &entry.key.span);
            let span = &entry.key.span;
            self.meant.insert((span.start, span.end), meant.word.to_owned());
        }
        Some(meant.word)
    }

    /// Whether a key is what stands behind the comma of a text without quotes: `{ description: Cheap, fast }`.
    fn is_split(&self, entries: &[Entry], index: usize) -> bool {
        let Some(before) = index.checked_sub(1).and_then(|before| entries.get(before)) else { return false };
        let between = self.text.get(before.value.span.end..entries[index].key.span.start).unwrap_or_default();
        entries[index].value.is_blank() && between.trim() == ","
    }

    fn missing(&mut self, name: &str, shape: Shape<'_>, entries: &[Entry], at: &Range<usize>) {
        let first = entries.first().map(|entry| &entry.key.span);
        let span = if at.is_empty() { first.unwrap_or(at) } else { at };
        let finding = Finding::error("E0104", self.place(span), format!("missing key `{name}`"));
        let meaning = shape.property(name).and_then(meaning);
        self.report(finding.maybe_help(meaning.map(|meaning| format!("`{name}`: {meaning}"))));
    }
}
