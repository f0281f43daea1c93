//! The formats of answers.

use crate::ir;
use crate::model::{Format, FormatName, Formats};
use crate::rustdoc as docs;

/// The formats of a provider or an operation.
pub(super) fn formats(formats: &Formats) -> ir::Formats {
    ir::Formats {
        choices: formats.choices.iter().map(format).collect(),
        asked: formats.asked_by.clone(),
        always: formats.always,
        since: formats.since.as_deref().map(docs::line),
    }
}

fn format(format: &Format) -> ir::Format {
    ir::Format {
        variant: variant(format.name),
        title: format.name.title(),
        word: format.word.clone(),
        media_type: format.media_type.clone(),
        syntax: format.syntax.clone(),
        inferred: format.is_inferred,
    }
}

/// The variant of `Format` that a format is.
pub(super) fn variant(name: FormatName) -> &'static str {
    match name {
        FormatName::Json => "Json",
        FormatName::Xml => "Xml",
        FormatName::Csv => "Csv",
        // Bytes are never chosen.
        FormatName::Text | FormatName::Bytes => "Text",
    }
}
