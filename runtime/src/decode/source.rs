//! What every format offers to the [`Reader`](super::Reader).
//!
//! A format knows how containers and scalars are written, and nothing of fields' types, paths or
//! leniency. To add one, add a variant here, a line to `each` and one to `open_object`; it offers the functions of the
//! same names.

use rust_decimal::Decimal;

use super::csv::CsvSource;
use super::error::DecodeError;
use super::guarded::Guarded;
use super::json::Json;
use super::numbers;
use super::spelling::Spellings;
use super::text::TextSource;
#[cfg(feature = "xml")]
use super::xml::XmlSource;
use crate::Value;

/// The body, in its format.
#[derive(Debug)]
pub(super) enum Source<'de> {
    Json(Json<'de>),
    #[cfg(feature = "xml")]
    Xml(Box<XmlSource<'de>>),
    Csv(Box<CsvSource<'de>>),
    Text(Box<TextSource<'de>>),
    /// Any of them, out of which no secret comes.
    Guarded(Box<Guarded<'de>>),
}

/// Does the same with the source of any format.
macro_rules! each {
    ($self:expr, $source:ident => $call:expr) => {
        match $self {
            Self::Json($source) => $call,
            #[cfg(feature = "xml")]
            Self::Xml($source) => $call,
            Self::Csv($source) => $call,
            Self::Text($source) => $call,
            Self::Guarded($source) => $call,
        }
    };
}

/// What was there where a container should be.
pub(super) enum Opened {
    /// The container; it is open now.
    Open,
    /// Nothing, said as usual: `null`.
    Nothing,
    /// Nothing, said in another way: `""`, `false` or an empty list for an object.
    OddNothing,
}

/// What the next value of a container is known by: a field by its index, an entry of a map by its key, an item by nothing.
/// The value is next, except at the end.
pub(super) enum Key<T> {
    Known(T),
    /// It is none that is wanted; its name starts at this byte.
    Unknown(usize),
    /// There is none: the container is closed.
    End,
}

/// A value that holds others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Container {
    Object,
    List,
}

/// A value that is no container.
#[derive(Debug, Clone, Copy)]
pub(super) enum Scalar<'a> {
    Nothing,
    Boolean(bool),
    /// A number as it is printed.
    Number(&'a str),
    Text(&'a str),
    /// The text of a value, in a format that has nothing but texts.
    Untyped(&'a str),
}

impl<'de> Source<'de> {
    /// Whether the format tells numbers and booleans from texts.
    #[inline]
    pub(super) fn is_typed(&self) -> bool {
        match self {
            Self::Json(_) => true,
            Self::Guarded(source) => source.is_typed(),
            _ => false,
        }
    }

    /// Enters an object with these fields, or a map, which has no known ones. The indices of the spellings are those of
    /// the fields.
    #[inline]
    pub(super) fn open_object(
        &mut self,
        fields: &'de [&'de str],
        spellings: &'de Spellings<'de>,
    ) -> Result<Opened, DecodeError> {
        // Where the only format is JSON, nobody asks.
        _ = (fields, spellings);
        match self {
            Self::Json(source) => source.open_object(),
            #[cfg(feature = "xml")]
            Self::Xml(source) => source.open_object(spellings.xml),
            Self::Csv(source) => source.open_object(fields, spellings.csv),
            Self::Text(source) => source.open_object(),
            Self::Guarded(source) => source.open_object(fields, spellings),
        }
    }

    /// Goes to the next field, if the format knows at once which it is. `None`, and nothing is read, where that is not
    /// so: then [`Source::next_field`] goes there.
    #[inline]
    pub(super) fn ready_field(&mut self) -> Option<usize> {
        match self {
            Self::Csv(source) => source.ready_field(),
            Self::Guarded(source) => source.ready_field(),
            _ => None,
        }
    }

    /// Goes to the next field; `next` is a guess at its index.
    #[inline]
    pub(super) fn next_field(&mut self, fields: &'de [&'de str], next: usize) -> Result<Key<usize>, DecodeError> {
        each!(self, source => source.next_field(fields, next))
    }

    /// Goes to the next entry of a map.
    #[inline]
    pub(super) fn next_key(&mut self) -> Result<Key<String>, DecodeError> {
        each!(self, source => source.next_key())
    }

    /// The name that starts at the byte `at`, where one was read before: of the value of which [`Key::Unknown`] was told.
    pub(super) fn name_at(&self, at: usize) -> String {
        each!(self, source => source.name_at(at))
    }

    /// Whether the next value can be a list of objects with these fields, as far as that is known beforehand.
    pub(super) fn can_list(&self, fields: &'de [&'de str], spellings: &'de Spellings<'de>) -> bool {
        _ = (fields, spellings);
        match self {
            Self::Csv(source) => source.can_hold(fields, spellings.csv),
            Self::Guarded(source) => source.can_list(fields, spellings),
            _ => true,
        }
    }

    /// Enters a list.
    #[inline]
    pub(super) fn open_list(&mut self) -> Result<Opened, DecodeError> {
        each!(self, source => source.open_list())
    }

    /// Whether the list that was opened last, or found to be nothing, is a part of one whose name is repeated, and not all
    /// of it.
    #[inline]
    pub(super) fn is_part(&self) -> bool {
        match self {
            Self::Json(_) => false,
            #[cfg(feature = "xml")]
            Self::Xml(source) => source.is_part(),
            Self::Csv(source) => source.is_part(),
            Self::Text(source) => source.is_part(),
            Self::Guarded(source) => source.is_part(),
        }
    }

    /// Goes to the next item.
    #[inline]
    pub(super) fn next_item(&mut self) -> Result<Key<()>, DecodeError> {
        each!(self, source => source.next_item())
    }

    /// An integer of at most 18 digits, written as a number where the format has such. `None`, and nothing is read,
    /// where there is anything else: then [`Source::scalar`] tells what.
    #[inline]
    pub(super) fn short_integer(&mut self) -> Option<i64> {
        each!(self, source => source.short_integer())
    }

    /// The same for a decimal number of at most 18 digits.
    #[inline]
    pub(super) fn short_decimal(&mut self) -> Option<Decimal> {
        each!(self, source => source.short_decimal())
    }

    /// A text that is held in the body as it is. `None`, and nothing is read, where there is
    /// anything else: then [`Source::scalar`] tells what.
    #[inline]
    pub(super) fn plain_text(&mut self) -> Option<&str> {
        each!(self, source => source.plain_text())
    }

    /// A boolean written as such. `None`, and nothing is read, where there is anything else.
    #[inline]
    pub(super) fn plain_boolean(&mut self) -> Option<bool> {
        each!(self, source => source.plain_boolean())
    }

    /// Any scalar. A text that is not held in the body as it is, is put together in `scratch`.
    pub(super) fn scalar<'s>(
        &mut self,
        scratch: &'s mut String,
        expected: &'static str,
    ) -> Result<Scalar<'s>, DecodeError>
    where
        'de: 's,
    {
        each!(self, source => source.scalar(scratch, expected))
    }

    /// Passes the next value, which may open at most `levels` levels.
    pub(super) fn skip(&mut self, levels: usize) -> Result<(), DecodeError> {
        each!(self, source => source.skip(levels))
    }

    /// Passes the next value, and gives all of it, in a format that has nothing but texts; `None` for nothing.
    pub(super) fn any(&mut self, levels: usize) -> Result<Option<Value>, DecodeError> {
        _ = levels;
        match self {
            Self::Json(_) => Ok(None),
            #[cfg(feature = "xml")]
            Self::Xml(source) => source.any(levels),
            Self::Csv(source) => source.any(levels),
            Self::Text(source) => source.any(levels),
            Self::Guarded(source) => source.any(levels),
        }
    }

    /// Which container comes next, in a format that tells them from each other by itself.
    pub(super) fn container(&mut self) -> Option<Container> {
        match self {
            Self::Json(source) => source.container(),
            Self::Guarded(source) => source.container(),
            _ => None,
        }
    }

    /// A text that may not be held as it is, and whether it is: what no text can hold in it is replaced. `None`, and
    /// nothing is read, where there is no text, or a format whose texts are whole.
    pub(super) fn lossy_text(&mut self) -> Result<Option<(String, bool)>, DecodeError> {
        match self {
            Self::Json(source) => source.lossy_text(),
            Self::Guarded(source) => source.lossy_text(),
            _ => Ok(None),
        }
    }

    /// The byte where the next value starts.
    pub(super) fn start(&mut self) -> usize {
        each!(self, source => source.start())
    }

    /// The byte that is read next.
    #[inline]
    pub(super) fn offset(&self) -> usize {
        each!(self, source => source.offset())
    }

    /// Whether nothing of meaning follows.
    pub(super) fn finish(&mut self) -> Result<(), DecodeError> {
        each!(self, source => source.finish())
    }
}

/// A format that has nothing but texts.
pub(super) trait Untyped {
    /// What `read` makes of the text of a scalar. `None`, and nothing is read, where it makes nothing of it, or where the
    /// next value is no text that is at hand.
    fn plain<T>(&mut self, read: impl FnOnce(&[u8]) -> Option<T>) -> Option<T>;

    #[inline]
    fn short_integer(&mut self) -> Option<i64> {
        self.plain(numbers::short_integer)
    }

    #[inline]
    fn short_decimal(&mut self) -> Option<Decimal> {
        self.plain(numbers::short_decimal)
    }

    #[inline]
    fn plain_boolean(&mut self) -> Option<bool> {
        self.plain(|text| match text {
            b"true" => Some(true),
            b"false" => Some(false),
            _ => None,
        })
    }
}
