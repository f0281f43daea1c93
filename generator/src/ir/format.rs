//! The formats of answers.

pub use crate::model::{
    AskedBy as Asked, Csv, CsvCell, CsvHeader, FieldSpelling, Syntax, Text, TextLayout, Xml, XmlField, XmlList, XmlNode,
};

/// The formats that answers come in, the default first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Formats {
    /// The formats; at least one.
    pub choices: Vec<Format>,
    /// How one is asked for.
    pub asked: Asked,
    /// Whether the default is asked for, too.
    pub always: bool,
    /// The version of the API that brought what asks for one.
    pub since: Option<String>,
}

impl Formats {
    /// Whether there is nothing to be said: JSON, nothing else, and nothing that asks for it but the header.
    pub fn is_json(&self) -> bool {
        let is_asked_for = self.always && self.asked != Asked::Accept;
        !is_asked_for && matches!(self.choices.as_slice(), [format] if format.is_plain_json())
    }

    /// Whether a caller can choose.
    pub fn has_choice(&self) -> bool {
        self.choices.len() > 1
    }
}

/// A format that answers come in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Format {
    /// Its variant of `Format`: `Xml`.
    pub variant: &'static str,
    /// Its name for people: `XML`.
    pub title: &'static str,
    /// The word that asks for it.
    pub word: String,
    /// Its media type.
    pub media_type: String,
    /// How it is read.
    pub syntax: Syntax,
    /// Whether what failures look like in it is inferred.
    pub inferred: bool,
}

impl Format {
    fn is_plain_json(&self) -> bool {
        self.syntax == Syntax::Json && self.word == "json" && self.media_type == "application/json"
    }
}
