//! The formats of answers: which there are, how one is asked for, and how each spells what the types say.
//!
//! A type is declared once. How a format writes an object, a list, a field or nothing is constant data, which generated
//! code passes on; the reader of the format does the rest.

mod detect;
mod encoding;

use std::fmt;

pub(crate) use detect::Content;
pub use detect::Kind;
pub(crate) use encoding::Decoded;

use crate::decode::Csv;
use crate::decode::Text;
#[cfg(feature = "xml")]
use crate::decode::Xml;
use crate::decode::{DecodeError, Read, Reader};
use crate::provider::Location;
use encoding::InBand;

/// The formats that an operation can answer in.
#[derive(Debug, Clone, Copy)]
pub struct Formats<'a> {
    pub(crate) choices: &'a [FormatDetails<'a>],
    pub(crate) asked: Asked<'a>,
    pub(crate) always: bool,
}

impl Formats<'static> {
    /// JSON, and nothing else.
    pub const JSON: &'static Self = &Self::new(&[FormatDetails::JSON]);
}

impl<'a> Formats<'a> {
    /// These formats, the first of which is answered where none is asked for.
    pub const fn new(choices: &'a [FormatDetails<'a>]) -> Self {
        Self { choices, asked: Asked::Accept, always: false }
    }

    /// The same formats, one of which is asked for in this way. All are asked for in the `Accept` header besides.
    #[must_use]
    pub const fn asked(mut self, asked: Asked<'a>) -> Self {
        self.asked = asked;
        self
    }

    /// The same formats, of which the server has no default: the first one is asked for too.
    #[must_use]
    pub const fn always(mut self) -> Self {
        self.always = true;
        self
    }

    /// The format of a call: the one that was chosen, or else the first.
    pub(crate) fn chosen(&self, choice: Option<usize>) -> &'a FormatDetails<'a> {
        choice.and_then(|choice| self.choices.get(choice)).or(self.choices.first()).unwrap_or(&FormatDetails::JSON)
    }
}

/// How a format is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked<'a> {
    /// By the `Accept` header alone.
    Accept,
    /// By a parameter of this name, whose value is the word of the format.
    Parameter(Location, &'a str),
    /// By the end of the path: a dot and the word of the format.
    Suffix,
}

/// A format that answers come in.
#[derive(Debug, Clone, Copy)]
pub struct FormatDetails<'a> {
    /// The name, as errors print it: `XML`.
    pub(crate) name: &'a str,
    /// The word that asks for it: `xml`.
    pub(crate) word: &'a str,
    /// The media type: `application/xml`.
    pub(crate) media_type: &'a str,
    /// How it is read.
    pub(crate) syntax: Syntax<'a>,
}

impl FormatDetails<'static> {
    /// JSON, asked for as `json`.
    pub const JSON: Self = Self::new("JSON", "json", "application/json", Syntax::Json);
}

impl<'a> FormatDetails<'a> {
    /// A format with its name for people, the word that asks for it, and its media type.
    pub const fn new(name: &'a str, word: &'a str, media_type: &'a str, syntax: Syntax<'a>) -> Self {
        Self { name, word, media_type, syntax }
    }

    /// Whether it is not read at all.
    pub(crate) fn is_bytes(&self) -> bool {
        matches!(self.syntax, Syntax::Bytes)
    }

    /// Whether nothing in a body is told apart: it is bytes, or one text.
    pub(crate) fn is_one_piece(&self) -> bool {
        if let Syntax::Text(text) = self.syntax {
            return matches!(text.layout, crate::decode::TextLayout::Whole);
        }
        self.is_bytes()
    }

    /// Reads a body in this format. `payload` is the key of what was asked for, where the body is an
    /// object that has it.
    pub(crate) fn read(
        &self,
        content: &Content<'_>,
        payload: Option<&str>,
        sink: &mut dyn Read<'_>,
    ) -> Result<(), DecodeError> {
        // Only CSV does not say by itself where in the body the payload is.
        let _ = payload;
        match self.syntax {
            Syntax::Json | Syntax::Bytes => sink.read(&mut Reader::json(content.body)?),
            #[cfg(feature = "xml")]
            Syntax::Xml(xml) => content.decoded(InBand::Xml, &mut |text| sink.read(&mut Reader::xml(text, xml)?)),
            Syntax::Csv(csv) => {
                content.decoded(InBand::Nowhere, &mut |text| sink.read(&mut Reader::csv(text, csv, payload)?))
            }
            Syntax::Text(layout) => {
                content.decoded(InBand::Nowhere, &mut |text| sink.read(&mut Reader::plain_text(text, layout)))
            }
        }
    }
}

/// A format is shown by its name.
impl fmt::Display for FormatDetails<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

/// How a format is read.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Syntax<'a> {
    /// As JSON.
    Json,
    /// As XML of this kind.
    #[cfg(feature = "xml")]
    Xml(&'a Xml<'a>),
    /// As CSV of this kind.
    Csv(&'a Csv<'a>),
    /// As text of this kind.
    Text(&'a Text<'a>),
    /// Not at all: bytes are handed over as they come.
    Bytes,
}
