//! Where facts come from that their page does not print.

use schemars::JsonSchema;
use serde::Deserialize;

/// The source of a fact that the page does not print: how it was come by, and from where.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Origin {
    /// It follows from something else: `{ inferred: the sample }`.
    Inferred(InferredOrigin),
    /// It came from the server.
    Recorded(RecordedOrigin),
    /// It is said elsewhere.
    Elsewhere(ElsewhereOrigin),
}

/// The source of a fact that follows from something else.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InferredOrigin {
    /// What it follows from: a sample, a name, another page.
    pub inferred: String,
}

/// The source of a fact that came from the server, as somebody recorded it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordedOrigin {
    /// Where the recording is found.
    pub recorded: String,
}

/// The source of a fact that is said elsewhere: on another page, or by a client of the provider's own.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ElsewhereOrigin {
    /// Where it is said.
    pub elsewhere: String,
}

impl Origin {
    /// The place that it names, however it was come by.
    pub fn place(&self) -> &str {
        match self {
            Self::Inferred(origin) => &origin.inferred,
            Self::Recorded(origin) => &origin.recorded,
            Self::Elsewhere(origin) => &origin.elsewhere,
        }
    }
}

/// The source of a sample: a word, or an [`Origin`] with where.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum SampleOrigin {
    /// How it was come by.
    Word(OriginWord),
    /// How it was come by, and from where.
    Said(Origin),
}

impl Default for SampleOrigin {
    fn default() -> Self {
        Self::Word(OriginWord::Printed)
    }
}

/// How a sample was come by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum OriginWord {
    /// The page prints it.
    Printed,
    /// It was recorded from the server, or is printed elsewhere by the provider.
    Recorded,
    /// It follows from what the documentation says.
    Inferred,
}

/// A fact that has no key of its own: a sentence, or one with its origin.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Note {
    /// The fact, as the page or the `source` of the file has it.
    Text(String),
    /// The fact, with its origin.
    Sourced(SourcedNote),
}

/// A fact that has no key of its own, with its origin.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SourcedNote {
    /// The fact, in a sentence of your own.
    pub text: String,
    /// Where it comes from.
    pub origin: Origin,
}

impl Note {
    /// The sentence.
    pub fn text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::Sourced(note) => &note.text,
        }
    }

    /// Where it comes from, if the page does not print it.
    pub fn origin(&self) -> Option<&Origin> {
        match self {
            Self::Text(_) => None,
            Self::Sourced(note) => Some(&note.origin),
        }
    }
}
