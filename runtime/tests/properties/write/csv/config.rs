//! Which of the ways of CSV a table takes.

use runtime::decode::{Csv, CsvCell, CsvHeader};

use super::super::super::choices::Choices;
use super::super::super::model::Model;

/// A configuration, and what is in it: the reader's own tells nobody.
#[derive(Debug, Clone, Copy)]
pub struct Config {
    pub csv: Csv<'static>,
    pub delimiter: char,
    pub comment: Option<&'static str>,
    /// Whether the header is commented; `None` where there is none.
    pub header: Option<bool>,
    pub nesting: &'static str,
    pub separator: Option<&'static str>,
    /// Whether the body is an object with a line of its own.
    pub envelope: bool,
}

/// What the line of the envelope holds.
const ENVELOPE: &[CsvCell] = &[CsvCell::Lowercase("status"), CsvCell::Field("method"), CsvCell::Pairs("summary")];

impl Config {
    pub fn new(model: &Model, choices: &mut Choices) -> Self {
        let mut config = Self {
            csv: Csv::new(),
            delimiter: choices.one_of(&[',', ',', ';', '\t', '|']),
            comment: choices.one_of(&[None, Some("#"), Some("//")]),
            header: choices.one_of(&[Some(false), Some(true), None]),
            nesting: choices.one_of(&[".", "/", "::"]),
            separator: choices.one_of(&[None, Some("|"), Some(", ")]),
            envelope: choices.once_in(3) && matches!(model, Model::List(_)),
        };
        if config.envelope || config.header == Some(true) {
            config.comment = config.comment.or(Some("#"));
        }
        let delimiter = u8::try_from(config.delimiter).unwrap_or(b',');
        config.csv = config.csv.delimiter(delimiter).nesting(Some(config.nesting));
        if let Some(comment) = config.comment {
            config.csv = config.csv.comment(comment);
        }
        if let Some(separator) = config.separator {
            config.csv = config.csv.separator(separator);
        }
        if config.envelope {
            config.csv = config.csv.envelope(ENVELOPE);
        }
        if config.header == Some(true) {
            config.csv = config.csv.header(CsvHeader::Commented);
        }
        config
    }

    /// The key of the records, where the body is an object.
    pub fn payload(&self) -> Option<&'static str> {
        self.envelope.then_some("list")
    }
}
