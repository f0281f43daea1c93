//! Where facts come from that their page does not print.

use schemars::JsonSchema;
use serde::Deserialize;

/// The source of a fact that the page does not print: how it was come by, and from where.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(untagged, deny_unknown_fields)]
pub enum Origin {
    /// It follows from something else: `{ inferred: the sample }`.
    Inferred {
        /// What it follows from.
        inferred: String,
    },
    /// It came from the server, as somebody recorded it.
    Recorded {
        /// Where the recording is found.
        recorded: String,
    },
    /// It is said elsewhere: on another page, or by a client of the provider's own.
    Elsewhere {
        /// Where it is said.
        elsewhere: String,
    },
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
