//! What GoGrid says of a call that failed.

use runtime::OpenEnum;
use runtime::decode::{Decode, DecodeError, Reader};
use runtime::fault::FaultShape;

/// What GoGrid says of a call that failed.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct Fault {
    /// Which of the documented failures it is, by what the body says or else by the status.
    pub kind: Option<FaultKind>,
    /// The kind of the object.
    pub object: Option<String>,
    /// What went wrong.
    pub message: Option<String>,
    /// The name of the exception; not the HTTP status.
    pub errorcode: Option<String>,
}

impl Decode for Fault {
    fn decode(reader: &mut Reader<'_>) -> Result<Option<Self>, DecodeError> {
        if !reader.object(&["object", "message", "errorcode"])? {
            return Ok(None);
        }
        let mut fault = Self::default();
        while let Some(field) = reader.field()? {
            match field {
                0 => fault.object = reader.string()?,
                1 => fault.message = reader.string()?,
                2 => fault.errorcode = reader.string()?,
                _ => reader.skip()?,
            }
        }
        Ok(Some(fault))
    }
}

impl runtime::Fault for Fault {
    const SHAPE: FaultShape = FaultShape::Key(&["list"]);

    fn name(&self) -> Option<&str> {
        self.errorcode.as_deref()
    }

    fn message(&self) -> Option<&str> {
        self.message.as_deref()
    }

    fn set_message(&mut self, message: String) {
        self.message = Some(message);
    }

    fn set_kind(&mut self, name: &str) {
        self.kind = Some(FaultKind::from_wire(name));
    }
}

/// The documented failures.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FaultKind {
    /// `IllegalArgumentException` (400): Something is wrong with the parameters.
    IllegalArgumentException,
    /// `Authentication Failed` (403): The signature was refused.
    AuthenticationFailed,
    /// A failure that the documentation does not list.
    Undocumented(String),
}

impl OpenEnum for FaultKind {
    const VALUES: &'static [&'static str] = &["IllegalArgumentException", "Authentication Failed"];

    fn from_wire(value: &str) -> Self {
        match value {
            "IllegalArgumentException" => Self::IllegalArgumentException,
            "Authentication Failed" => Self::AuthenticationFailed,
            _ => Self::Undocumented(value.to_owned()),
        }
    }

    fn as_str(&self) -> &str {
        match self {
            Self::IllegalArgumentException => "IllegalArgumentException",
            Self::AuthenticationFailed => "Authentication Failed",
            Self::Undocumented(value) => value,
        }
    }
}

impl std::fmt::Display for FaultKind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl<T: AsRef<str>> From<T> for FaultKind {
    fn from(value: T) -> Self {
        Self::from_wire(value.as_ref())
    }
}
