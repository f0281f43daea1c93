//! Rules about texts: names and values as they travel, and what people are to read.

use std::sync::Arc;

use super::Context;
use crate::finding::{Finding, Findings, Place};
use crate::load::{Kind, Node, Site, Style};
use crate::resolve::Shape;
use crate::skeleton::MARKER;
use crate::spec::Authentication;

/// Words that stand for a text that is still to be written.
const UNWRITTEN: [&str; 6] = [MARKER, "TODO", "FIXME", "TBD", "TBA", "XXX"];

/// Keys whose values are written for people.
const PROSE: [&str; 15] = [
    "about",
    "because",
    "decision",
    "deprecated",
    "description",
    "elsewhere",
    "inferred",
    "notes",
    "provider",
    "recorded",
    "says",
    "summary",
    "title",
    "unsupported",
    "why",
];

/// Keys below which stands what travels, whatever it is called there.
const DATA: [&str; 7] = ["arguments", "default", "example", "headers", "placeholders", "success", "withheld"];

/// Names and values have no white space at their ends: nobody sees it, and servers take it for another name.
pub(super) fn end_where_they_seem_to(context: &Context<'_>, findings: &mut Findings) {
    for (text, site, part) in names(context).into_iter().chain(values(context)) {
        if text.trim() != text {
            let place = if part == Part::Key { site.key() } else { site.value() };
            findings.push(
                Finding::error("E0309", place, format!("`{text}` has white space at an end"))
                    .help("leave it out; nobody sees it, and to a server it is another name"),
            );
        }
    }
}

/// Which part of an entry a text is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Key,
    Value,
}

/// Names on the wire with where they stand; of headers a rule of their own says more.
fn names<'c>(context: &'c Context<'_>) -> Vec<(&'c str, Site, Part)> {
    let (spec, top) = (&context.provider.provider.spec, context.top());
    let mut names: Vec<(&str, Site, Part)> = Vec::new();
    for placed in context.groups().into_iter().flatten().filter(|placed| !placed.site.is_below("header")) {
        names.push((placed.wire, placed.site, Part::Key));
    }
    for (page, top) in context.pages() {
        for (status, response) in &page.responses {
            let site = top.at("responses").at(&status.to_string());
            names.extend(response.key.as_deref().map(|key| (key, site.at("key"), Part::Value)));
            names.extend(response.fault.as_deref().map(|fault| (fault, site.at("fault"), Part::Value)));
        }
    }
    for (index, part) in spec.authentication.iter().enumerate() {
        if let Authentication::Parameter(part) = part {
            names.push((&part.name, top.at("authentication").at(&index.to_string()).at("name"), Part::Value));
        }
    }
    names.extend(spec.parameters.keys().map(|name| (name.as_str(), top.at("parameters").at(name), Part::Key)));
    names.extend(spec.envelope.as_ref().map(|it| (it.payload.as_str(), top.at("envelope").at("payload"), Part::Value)));
    names.extend(spec.faults.as_ref().and_then(|it| Some((it.at.as_deref()?, top.at("faults").at("at"), Part::Value))));
    names
}

/// Values as they travel: those of enums, and those that are fixed.
fn values<'c>(context: &'c Context<'_>) -> Vec<(&'c str, Site, Part)> {
    let (spec, top) = (&context.provider.provider.spec, context.top());
    let fixed = spec.parameters.iter().filter_map(|(name, member)| {
        Some((member.constant.as_deref()?, top.at("parameters").at(name).at("const"), Part::Value))
    });
    let examples = spec.credentials.iter().map(|(name, credential)| {
        (credential.example.as_str(), top.at("credentials").at(name).at("example"), Part::Value)
    });
    let mut values: Vec<_> = fixed.chain(examples).collect();
    for declaration in context.types.all() {
        let Shape::Enum(listed) = declaration.shape else { continue };
        for (index, value) in listed.values().into_iter().enumerate() {
            let step = if value.meaning.is_some() { value.wire.to_owned() } else { index.to_string() };
            values.push((value.wire, declaration.site.at("enum").at(&step), Part::Key));
        }
    }
    values
}

/// What names something on the wire is not empty, nor is what stands for a credential.
pub(super) fn are_there(context: &Context<'_>, findings: &mut Findings) {
    let (spec, top) = (&context.provider.provider.spec, context.top());
    let mut texts: Vec<(&str, Site)> = Vec::new();
    for (page, top) in context.pages() {
        for (status, response) in &page.responses {
            let site = top.at("responses").at(&status.to_string()).at("key");
            texts.extend(response.key.as_deref().map(|key| (key, site)));
        }
    }
    texts.extend(spec.envelope.as_ref().map(|it| (it.payload.as_str(), top.at("envelope").at("payload"))));
    texts.extend(spec.faults.as_ref().and_then(|it| Some((it.at.as_deref()?, top.at("faults").at("at")))));
    for (name, credential) in &spec.credentials {
        texts.push((&credential.example, top.at("credentials").at(name).at("example")));
    }
    for (_, site) in texts.iter().filter(|(text, _)| text.is_empty()) {
        findings.push(
            Finding::error("E0531", site.value(), "this is empty")
                .help("write the name as it travels, or a made-up value for a credential; or leave the key out"),
        );
    }
}

/// What people are to read says something.
pub(super) fn say_something(context: &Context<'_>, findings: &mut Findings) {
    let shared = &context.provider.provider;
    let pages = context.provider.pages.iter().map(|page| (&page.path, &page.tree));
    for (file, tree) in std::iter::once((&shared.path, &shared.tree)).chain(pages) {
        Prose { file, findings }.node(tree, false, false);
    }
}

/// A walk through what a file says to people.
struct Prose<'a> {
    file: &'a Arc<str>,
    findings: &'a mut Findings,
}

impl Prose<'_> {
    /// Looks at a node. `is_prose` says whether a text in its place is read by people, `is_member` whether it belongs to
    /// something whose description is a rule's of its own.
    fn node(&mut self, node: &Node, is_prose: bool, is_member: bool) {
        match &node.kind {
            // What reads as nothing is a key that was left out, and no text.
            Kind::Scalar(scalar)
                if scalar.style == Style::Plain && ["~", "null", "Null", "NULL"].contains(&&*scalar.text) => {}
            Kind::Scalar(scalar) if is_prose => self.text(&scalar.text, node, is_member),
            Kind::Scalar(_) | Kind::Refused => {}
            Kind::Sequence(items) => items.iter().for_each(|item| self.node(item, is_prose, is_member)),
            Kind::Mapping(entries) => {
                let declares = ["type", "fields", "enum"];
                let is_member = entries.iter().any(|entry| entry.key.text().is_some_and(|key| declares.contains(&key)));
                let is_response = entries.iter().any(|entry| entry.key.text() == Some("fault"));
                for entry in entries {
                    let key = entry.key.text().unwrap_or_default();
                    // A note that says where it is from is a mapping.
                    let says = PROSE.contains(&key) || is_prose && key == "text";
                    if is_told(key, &entry.value) {
                        let meanings = entry.value.entries().into_iter().flatten();
                        meanings.for_each(|meaning| self.node(&meaning.value, true, false));
                    } else if !DATA.contains(&key) && !is_sent(key, &entry.value) {
                        self.node(&entry.value, says, is_member && !is_response);
                    }
                }
            }
        }
    }

    fn text(&mut self, text: &str, node: &Node, is_member: bool) {
        let is_blank = text.trim().chars().all(|character| !character.is_alphanumeric());
        let word = UNWRITTEN.iter().find(|word| {
            let mut parts = text.match_indices(**word);
            let is_letter = |character: char| character.is_alphanumeric();
            parts.any(|(at, _)| !text[..at].ends_with(is_letter) && !text[at + word.len()..].starts_with(is_letter))
        });
        let message = match word {
            Some(word) => format!("this text is still to be written: `{word}`"),
            // Where a description is missing, a rule of its own says so.
            None if is_blank && !(is_member && text.trim().is_empty()) => "this text says nothing".to_owned(),
            None => return,
        };
        let place = Place::new(Arc::clone(self.file), node.span.clone());
        self.findings.push(
            Finding::warning("W0011", place, message)
                .help("say it in your own words; callers read it in the documentation"),
        );
    }
}

/// Whether people read the values of a mapping, whatever their keys: the meanings of an enum, and the reasons why headers
/// are withheld. What belongs to a member of that name is none of it.
fn is_told(key: &str, value: &Node) -> bool {
    let Some(entries) = value.entries() else { return false };
    key == "enum" || key == "withheld" && entries.iter().all(|entry| entry.key.text() != Some("type"))
}

/// Whether this is what a sample sends in a form: values, where the form of a page has members.
fn is_sent(key: &str, value: &Node) -> bool {
    let Some(entries) = value.entries() else { return false };
    key == "form" && entries.iter().all(|entry| entry.value.entries().is_none())
}
