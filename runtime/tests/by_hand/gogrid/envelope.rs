//! What GoGrid wraps its answers in.

use runtime::decode::{Decode, DecodeError, Reader};
use runtime::encode::{Encode, Writer};

use super::{Status, Summary};

/// What GoGrid wraps its answers in.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct Envelope {
    /// The path of the method that was called.
    pub method: Option<String>,
    /// Whether the call succeeded.
    pub status: Option<Status>,
    /// Which part of the whole list this answer is.
    pub summary: Option<Summary>,
}

impl runtime::provider::Envelope for Envelope {
    const FIELDS: &'static [&'static str] = &["list", "method", "status", "summary"];

    fn read(&mut self, field: usize, reader: &mut Reader<'_>) -> Result<(), DecodeError> {
        match field {
            1 => self.method = reader.string()?,
            2 => self.status = Status::decode(reader)?,
            3 => self.summary = Summary::decode(reader)?,
            _ => reader.skip()?,
        }
        Ok(())
    }

    fn write(&self, writer: &mut Writer) {
        writer.field("method").string(self.method.as_deref());
        writer.field("status").value(self.status.as_ref());
        writer.field("summary").value(self.summary.as_ref());
    }

    fn is_success(&self) -> bool {
        self.status == Some(Status::Success)
    }
}
