//! What a server says of a call that failed.

use crate::decode::{Decode, DecodeError, Reader, Spellings};

/// What a server says of a call that failed.
///
/// Generated code implements it for each provider. A fault is found in the body in the provider's way; where there
/// is none, the status alone may stand for one, if the page of the operation lists it. A value that is the
/// [default](Default) one says nothing, and is no fault.
pub trait Fault: Decode + Default + PartialEq {
    /// Where a fault stands in the body.
    const SHAPE: FaultShape<'static>;
    /// How other formats than JSON spell the key of [`SHAPE`](Self::SHAPE), if it has one.
    const SPELLED: &'static Spellings<'static> = Spellings::NONE;
    /// The documented names of faults.
    const NAMES: &'static [&'static str] = &[];

    /// The name that the body gives the fault in one of its fields.
    fn name(&self) -> Option<&str> {
        None
    }

    /// What went wrong, in words.
    fn message(&self) -> Option<&str> {
        None
    }

    /// Takes a text for the message, where the body was nothing but text.
    fn set_message(&mut self, _message: String) {}

    /// Takes the key of the body that names the fault, where one does.
    fn set_name(&mut self, _name: &str) {}

    /// Takes the name that tells which of the documented faults it is, wherever it was found.
    fn set_kind(&mut self, _name: &str) {}
}

/// No faults: a failure is known by its status alone.
impl Fault for () {
    const SHAPE: FaultShape<'static> = FaultShape::Body;
}

impl Decode for () {
    fn decode(reader: &mut Reader<'_>) -> Result<Option<Self>, DecodeError> {
        reader.skip().map(Some)
    }
}

/// Where a fault stands in a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultShape<'a> {
    /// The body is the fault.
    Body,
    /// The body has one key, which names the fault and holds it.
    Named,
    /// The fault, or a list whose first item it is, is the value of this key.
    Key(&'a [&'a str; 1]),
}
