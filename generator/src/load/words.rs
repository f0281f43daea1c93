//! Words of messages.

use super::node::{Kind, Node};
use super::reading::Reading;

/// How many characters of a text from a spec are repeated in a message.
const SHOWN: usize = 40;

/// How many of the possible words are listed in a message.
const LISTED: usize = 30;

/// A text from a spec as part of a message: short, on one line, between backquotes.
pub(super) fn quoted(text: &str) -> String {
    let mut shown: String = text.chars().take(SHOWN).map(|it| if it.is_control() { ' ' } else { it }).collect();
    if text.chars().nth(SHOWN).is_some() {
        shown.push('…');
    }
    format!("`{shown}`")
}

/// `a`, `b`, `c`
pub(super) fn list<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let mut words = words.into_iter();
    let mut listed: Vec<String> = words.by_ref().take(LISTED).map(quoted).collect();
    if words.next().is_some() {
        listed.push("…".to_owned());
    }
    listed.join(", ")
}

/// The end of a message about something that is misspelt.
pub(super) fn did_you_mean(word: &str) -> String {
    format!(", did you mean `{word}`?")
}

/// What a node is, in a word.
pub(super) fn found(node: &Node) -> &'static str {
    match &node.kind {
        Kind::Sequence(_) => "a list",
        Kind::Mapping(_) => "a mapping",
        Kind::Refused => "something that specs do not use",
        Kind::Scalar(scalar) => match Reading::of(scalar) {
            Reading::Null => "nothing",
            Reading::Boolean => "a boolean",
            Reading::Integer => "an integer",
            Reading::Number => "a number",
            Reading::Text => "text",
        },
    }
}

/// What is expected, given the names that JSON Schema has for it.
pub(super) fn expected<'a>(kinds: impl IntoIterator<Item = &'a str>) -> String {
    let mut words: Vec<&str> = Vec::new();
    for kind in kinds {
        let word = match kind {
            "string" => "text",
            "array" => "a list",
            "object" => "a mapping",
            "boolean" => "`true` or `false`",
            "integer" => "an integer",
            "number" => "a number",
            // Whether a value may be missing is of no help to an author who has written one.
            _ => continue,
        };
        if !words.contains(&word) {
            words.push(word);
        }
    }
    match words.split_last() {
        None => "nothing".to_owned(),
        Some((last, [])) => (*last).to_owned(),
        Some((last, words)) => format!("{} or {last}", words.join(", ")),
    }
}
