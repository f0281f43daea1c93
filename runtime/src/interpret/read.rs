//! Who reads the values of a response, and the facts that are needed beside.
//!
//! A generated client reads into its types, the proof of a sample into values that the specification declares. Neither is
//! known here. Names and spellings live for `'a`, longer than the body that is read for `'de`.

use bytes::Bytes;
use http::HeaderMap;

use crate::decode::{DecodeError, Read, Reader, Spellings};
use crate::fault::FaultShape;

/// Who reads what was asked for.
pub trait ReadPayload<'a>: Read<'a> {
    /// Ends the reading, and tells whether there is a payload. One that is not read is made of the body; where none came
    /// and the answer is `vouched` for, it is the one that stands for nothing, if its type has one.
    fn complete(&mut self, vouched: bool, headers: &HeaderMap, body: &Bytes) -> bool;
}

/// Who reads what a payload is wrapped in. The field with the index 0 is the payload.
pub trait ReadEnvelope<'a> {
    /// Reads the field at an index other than 0.
    ///
    /// # Errors
    /// If the value cannot mean what its type says.
    fn read<'de>(&mut self, field: usize, reader: &mut Reader<'de>) -> Result<(), DecodeError>
    where
        'a: 'de;

    /// Whether what was read reports success.
    fn is_success(&self) -> bool;

    /// Forgets what was read.
    fn forget(&mut self);
}

/// Who reads what the server says of a failure.
pub trait ReadFault<'a> {
    /// Reads a fault, and tells whether there is one. Of several, the first one is kept.
    ///
    /// # Errors
    /// If the value is no fault.
    fn read<'de>(&mut self, reader: &mut Reader<'de>) -> Result<bool, DecodeError>
    where
        'a: 'de;

    /// Whether there is no fault, or one that says nothing.
    fn says_nothing(&self) -> bool;

    /// The name that the body gives the fault in one of its fields.
    fn name(&self) -> Option<&str>;

    /// Takes a text for the message, where the body was nothing but text.
    fn set_message(&mut self, message: String);

    /// Takes the key of the body that names the fault, where one does.
    fn set_name(&mut self, name: &str);

    /// Takes the name that tells which of the documented faults it is, wherever it was found.
    fn set_kind(&mut self, name: &str);

    /// Forgets what was read.
    fn forget(&mut self);
}

/// The constant facts of what a provider wraps its answers in.
#[derive(Debug, Clone, Copy)]
pub struct EnvelopeDetails<'a> {
    /// The keys of a wrapped body, that of the payload first; none where answers are not wrapped.
    pub fields: &'a [&'a str],
    /// How other formats than JSON spell them.
    pub spellings: &'a Spellings<'a>,
}

/// The constant facts of what a provider says of a call that failed.
#[derive(Debug, Clone, Copy)]
pub struct FaultDetails<'a> {
    /// Where a fault stands in the body.
    pub shape: FaultShape<'a>,
    /// How other formats than JSON spell the key of the shape, if it has one.
    pub spelled: &'a Spellings<'a>,
    /// The names of its fields.
    pub fields: &'a [&'a str],
    /// How other formats than JSON spell them.
    pub spellings: &'a Spellings<'a>,
    /// The documented names of faults.
    pub names: &'a [&'a str],
}

/// Who reads the values of an object, by the index of their names.
pub(super) trait ReadField<'a> {
    fn read<'de>(&mut self, field: usize, reader: &mut Reader<'de>) -> Result<(), DecodeError>
    where
        'a: 'de;
}

/// A whole body, after which nothing follows.
pub(super) struct ToEnd<'s, 'a>(pub(super) &'s mut dyn ReadPayload<'a>);

impl<'a> Read<'a> for ToEnd<'_, 'a> {
    fn read<'de>(&mut self, reader: &mut Reader<'de>) -> Result<(), DecodeError>
    where
        'a: 'de,
    {
        self.0.read(reader)?;
        reader.end()
    }
}

/// A body that is an object.
pub(super) struct Object<'s, 'a> {
    pub(super) fields: &'a [&'a str],
    pub(super) spellings: &'a Spellings<'a>,
    pub(super) sink: &'s mut dyn ReadField<'a>,
}

impl<'a> Read<'a> for Object<'_, 'a> {
    fn read<'de>(&mut self, reader: &mut Reader<'de>) -> Result<(), DecodeError>
    where
        'a: 'de,
    {
        if reader.object_with(self.fields, self.spellings)? {
            while let Some(field) = reader.field()? {
                self.sink.read(field, reader)?;
            }
        }
        reader.end()
    }
}

/// A payload and what it is wrapped in.
pub(super) struct Wrapped<'s, 'a> {
    pub(super) payload: &'s mut dyn ReadPayload<'a>,
    pub(super) envelope: &'s mut dyn ReadEnvelope<'a>,
}

impl<'a> ReadField<'a> for Wrapped<'_, 'a> {
    fn read<'de>(&mut self, field: usize, reader: &mut Reader<'de>) -> Result<(), DecodeError>
    where
        'a: 'de,
    {
        if field == 0 { self.payload.read(reader) } else { self.envelope.read(field, reader) }
    }
}

/// One field of an envelope; the others are passed.
pub(super) struct Only<'s, 'a> {
    pub(super) wanted: usize,
    pub(super) envelope: &'s mut dyn ReadEnvelope<'a>,
}

impl<'a> ReadField<'a> for Only<'_, 'a> {
    fn read<'de>(&mut self, field: usize, reader: &mut Reader<'de>) -> Result<(), DecodeError>
    where
        'a: 'de,
    {
        if field == self.wanted { self.envelope.read(field, reader) } else { reader.skip() }
    }
}
