//! Reading bodies of responses.
//!
//! Generated code drives one concrete [`Reader`], whatever the format of the body is. Nothing here
//! is generic over a format, so that the code of a type is compiled once, in the crate of the type,
//! and its callers compile nothing.
//!
//! The reader is strict about meaning and lenient about spelling: `6421` and `"6421"` are the same
//! integer, while `true` is none, and a time without a zone never becomes an instant.

mod any;
mod csv;
mod error;
mod form;
mod guarded;
mod json;
mod lists;
mod maps;
mod notice;
mod numbers;
pub(crate) mod pattern;
mod reader;
mod scalars;
pub(crate) mod scan;
mod source;
mod spelling;
#[cfg(test)]
mod tests;
mod text;
mod times;
mod trail;
#[cfg(feature = "xml")]
mod xml;

pub use csv::{Csv, CsvCell, CsvHeader};
pub use error::{DecodeError, DecodeErrorKind};
pub use form::{CivilForm, DateForm, Flag, Form, Spelling, TimestampForm};
pub use notice::{Notice, NoticeKind};
pub use reader::Reader;
pub use spelling::Spellings;
pub use text::{Text, TextLayout};
#[cfg(feature = "xml")]
pub use xml::{Xml, XmlField, XmlList, XmlNode};

/// A type that can be read from a body. Objects of which every field may be missing implement [`DecodeObject`] instead.
pub trait Decode: Sized {
    /// The names of the fields, if it is an object that has known ones.
    const FIELDS: &'static [&'static str] = &[];
    /// How other formats than JSON spell them.
    const SPELLINGS: &'static Spellings<'static> = Spellings::NONE;

    /// Reads one value; `None` where nothing was said: `null`, or another spelling of nothing.
    ///
    /// # Errors
    ///
    /// Where the body is malformed, or holds something of another meaning. The reader must not be
    /// used any more then.
    fn decode(reader: &mut Reader<'_>) -> Result<Option<Self>, DecodeError>;

    /// Reads one value into the place where it stays, without moving it there if it can be made there. Nothing is there
    /// afterwards where nothing was said.
    ///
    /// # Errors
    ///
    /// As for [`decode`](Self::decode). A part of the value may be in its place then.
    fn decode_into(reader: &mut Reader<'_>, into: &mut Option<Self>) -> Result<(), DecodeError> {
        *into = Self::decode(reader)?;
        Ok(())
    }
}

/// An object of which every field may be missing, so that it can be filled where it stays.
pub trait DecodeObject: Default {
    /// The names of the fields.
    const FIELDS: &'static [&'static str];
    /// How other formats than JSON spell them.
    const SPELLINGS: &'static Spellings<'static> = Spellings::NONE;

    /// Reads the fields of an object that was entered, up to its end.
    ///
    /// # Errors
    ///
    /// As for [`Decode::decode`].
    fn read_fields(&mut self, reader: &mut Reader<'_>) -> Result<(), DecodeError>;
}

impl<T: DecodeObject> Decode for T {
    const FIELDS: &'static [&'static str] = <T as DecodeObject>::FIELDS;
    const SPELLINGS: &'static Spellings<'static> = <T as DecodeObject>::SPELLINGS;

    fn decode(reader: &mut Reader<'_>) -> Result<Option<Self>, DecodeError> {
        let mut value = None;
        Self::decode_into(reader, &mut value)?;
        Ok(value)
    }

    fn decode_into(reader: &mut Reader<'_>, into: &mut Option<Self>) -> Result<(), DecodeError> {
        // What was there is dropped here, and not once more where it is replaced: that code is made for every type.
        *into = None;
        if !reader.object_with(Self::FIELDS, Self::SPELLINGS)? {
            return Ok(());
        }
        into.get_or_insert_with(T::default).read_fields(reader)
    }
}

/// Who reads a value, whatever its type. The names and spellings that are read by live for `'a`, longer than the body, which
/// lives for `'de`.
pub trait Read<'a> {
    /// Reads the next value.
    ///
    /// # Errors
    /// If the value cannot mean what its type says.
    fn read<'de>(&mut self, reader: &mut Reader<'de>) -> Result<(), DecodeError>
    where
        'a: 'de;
}
