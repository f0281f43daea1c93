//! What every format offers to the [`Reader`](super::Reader).
//!
//! A format knows how containers and scalars are written, and nothing of fields' types, paths or
//! leniency. To add one, add a variant here and an arm to every function.

use super::error::DecodeError;
use super::json::Json;

/// The body, in its format.
#[derive(Debug)]
pub(super) enum Source<'de> {
    Json(Json<'de>),
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

/// The next field of an object. Its value is next, except at the end.
pub(super) enum Key {
    /// The field with this index.
    Known(usize),
    /// A field that is not among the known ones; its name starts at this byte.
    Unknown(usize),
    /// There is none: the object is closed.
    End,
}

/// A value that is no container.
#[derive(Debug, Clone, Copy)]
pub(super) enum Scalar<'a> {
    Nothing,
    Boolean(bool),
    /// A number as it is printed.
    Number(&'a str),
    Text(&'a str),
}

impl<'de> Source<'de> {
    /// Enters an object (or map).
    #[inline]
    pub(super) fn open_object(&mut self) -> Result<Opened, DecodeError> {
        match self {
            Self::Json(json) => json.open_object(),
        }
    }

    /// Goes to the next field; `next` is a guess at its index.
    #[inline]
    pub(super) fn next_field(&mut self, fields: &'static [&'static str], next: usize) -> Result<Key, DecodeError> {
        match self {
            Self::Json(json) => json.next_field(fields, next),
        }
    }

    /// Goes to the next entry of a map; `None` at the end.
    #[inline]
    pub(super) fn next_key(&mut self) -> Result<Option<String>, DecodeError> {
        match self {
            Self::Json(json) => json.next_key(),
        }
    }

    /// The name that starts at the byte `at`, where one was read before.
    pub(super) fn name_at(&self, at: usize) -> String {
        match self {
            Self::Json(json) => json.name_at(at),
        }
    }

    /// Enters a list.
    #[inline]
    pub(super) fn open_list(&mut self) -> Result<Opened, DecodeError> {
        match self {
            Self::Json(json) => json.open_list(),
        }
    }

    /// Goes to the next item; `false` at the end.
    #[inline]
    pub(super) fn next_item(&mut self) -> Result<bool, DecodeError> {
        match self {
            Self::Json(json) => json.next_item(),
        }
    }

    /// An integer written as a number of at most 18 digits. `None`, and nothing is read, where there
    /// is anything else: then [`Source::scalar`] tells what.
    #[inline]
    pub(super) fn short_integer(&mut self) -> Option<i64> {
        match self {
            Self::Json(json) => json.short_integer(),
        }
    }

    /// A text that is held in the body as it is. `None`, and nothing is read, where there is
    /// anything else: then [`Source::scalar`] tells what.
    #[inline]
    pub(super) fn plain_text(&mut self) -> Option<&'de str> {
        match self {
            Self::Json(json) => json.plain_text(),
        }
    }

    /// A boolean written as such. `None`, and nothing is read, where there is anything else.
    #[inline]
    pub(super) fn plain_boolean(&mut self) -> Option<bool> {
        match self {
            Self::Json(json) => json.plain_boolean(),
        }
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
        match self {
            Self::Json(json) => json.scalar(scratch, expected),
        }
    }

    /// Passes the next value, which may open at most `levels` levels.
    pub(super) fn skip(&mut self, levels: usize) -> Result<(), DecodeError> {
        match self {
            Self::Json(json) => json.skip(levels),
        }
    }

    /// Passes the next value, and gives its text; `None` for nothing.
    pub(super) fn raw(&mut self, levels: usize) -> Result<Option<&'de str>, DecodeError> {
        match self {
            Self::Json(json) => json.raw(levels),
        }
    }

    /// The byte where the next value starts.
    pub(super) fn start(&mut self) -> usize {
        match self {
            Self::Json(json) => json.start(),
        }
    }

    /// The byte that is read next.
    #[inline]
    pub(super) fn offset(&self) -> usize {
        match self {
            Self::Json(json) => json.offset(),
        }
    }

    /// Whether nothing of meaning follows.
    pub(super) fn finish(&mut self) -> Result<(), DecodeError> {
        match self {
            Self::Json(json) => json.finish(),
        }
    }
}
