//! What every format offers to the [`Writer`](super::Writer).
//!
//! A format knows how containers and scalars are written, and nothing of what is left out. To add
//! one, add a variant here and an arm to every function.

use super::Unsendable;
use super::json::Json;
use super::pairs::{Pair, Pairs};

/// What is written so far, in its format.
#[derive(Debug)]
pub(super) enum Target<'a> {
    Json(Json),
    Pairs(Pairs<'a>),
}

impl<'a> Target<'a> {
    pub(super) fn is_json(&self) -> bool {
        matches!(self, Self::Json(_))
    }

    /// Writes the name of the value that follows.
    #[inline]
    pub(super) fn name(&mut self, name: &str) {
        match self {
            Self::Json(json) => json.name(name),
            Self::Pairs(pairs) => pairs.name(name),
        }
    }

    /// Opens an object, or a map. One that is needed is to leave something.
    #[inline]
    pub(super) fn open_object(&mut self, needed: bool) {
        match self {
            Self::Json(json) => json.open(b'{'),
            Self::Pairs(pairs) => pairs.open_object(needed),
        }
    }

    #[inline]
    pub(super) fn close_object(&mut self) {
        match self {
            Self::Json(json) => json.close(b'}'),
            Self::Pairs(pairs) => pairs.close(),
        }
    }

    /// Opens a list. One that is needed is to leave something.
    #[inline]
    pub(super) fn open_list(&mut self, needed: bool) {
        match self {
            Self::Json(json) => json.open(b'['),
            Self::Pairs(pairs) => pairs.open_list(needed),
        }
    }

    #[inline]
    pub(super) fn close_list(&mut self) {
        match self {
            Self::Json(json) => json.close(b']'),
            Self::Pairs(pairs) => pairs.close(),
        }
    }

    /// Writes null. One that is needed is to leave something.
    #[inline]
    pub(super) fn null(&mut self, needed: bool) {
        match self {
            Self::Json(json) => json.token("null"),
            // Pairs have no spelling of nothing: what is nothing is not sent.
            Self::Pairs(pairs) if needed => pairs.refuse(Unsendable::Nothing),
            Self::Pairs(_) => {}
        }
    }

    /// The first thing that the format could not spell.
    pub(super) fn problem(&self) -> Option<Unsendable<'a>> {
        match self {
            Self::Json(_) => None,
            Self::Pairs(pairs) => pairs.problem(),
        }
    }

    #[inline]
    pub(super) fn boolean(&mut self, value: bool) {
        match self {
            Self::Json(json) => json.token(if value { "true" } else { "false" }),
            Self::Pairs(pairs) => pairs.text(if value { "true" } else { "false" }),
        }
    }

    /// Writes any text.
    #[inline]
    pub(super) fn text(&mut self, text: &str) {
        match self {
            Self::Json(json) => json.text(text),
            Self::Pairs(pairs) => pairs.text(text),
        }
    }

    /// Writes a value in the syntax of the format.
    #[inline]
    pub(super) fn raw(&mut self, text: &str) {
        match self {
            Self::Json(json) => json.token(text),
            Self::Pairs(pairs) => pairs.text(text),
        }
    }

    /// Writes an integer, as a text where `quoted`.
    #[inline]
    pub(super) fn integer(&mut self, value: i64, quoted: bool) {
        match self {
            Self::Json(json) => json.integer(value, quoted),
            Self::Pairs(pairs) => pairs.text(&value.to_string()),
        }
    }

    /// Writes an integer whose last `scale` digits are behind a point, as a text where `quoted`.
    #[inline]
    pub(super) fn fixed(&mut self, value: i64, scale: usize, quoted: bool) {
        match self {
            Self::Json(json) => json.fixed(value, scale, quoted),
            // A scale has at most 28 digits.
            Self::Pairs(pairs) => {
                let scale = u32::try_from(scale).unwrap_or_default();
                pairs.text(&rust_decimal::Decimal::new(value, scale).to_string());
            }
        }
    }

    /// Writes what needs no escaping, as a text where `quoted`.
    pub(super) fn plain(&mut self, text: std::fmt::Arguments<'_>, quoted: bool) {
        match self {
            Self::Json(json) => json.plain(text, quoted),
            Self::Pairs(pairs) => pairs.text(&text.to_string()),
        }
    }

    pub(super) fn into_bytes(self) -> Vec<u8> {
        match self {
            Self::Json(json) => json.into_bytes(),
            Self::Pairs(_) => Vec::new(),
        }
    }

    pub(super) fn into_pairs(self) -> Vec<Pair<'a>> {
        match self {
            Self::Json(_) => Vec::new(),
            Self::Pairs(pairs) => pairs.into_pairs(),
        }
    }

    /// What joins the items of the next list, if anything does, in a format in which they can be joined.
    pub(super) fn join(&mut self, separator: Option<&'a str>) {
        match self {
            Self::Json(_) => {}
            Self::Pairs(pairs) => pairs.join(separator),
        }
    }
}
