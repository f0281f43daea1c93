//! What the operations of a provider share.

use crate::credentials::Authentication;
use crate::decode::{DecodeError, Reader, Spellings};
use crate::encode::Writer;
use crate::fault::Fault;
use crate::format::Formats;

/// The constant facts of a provider.
#[derive(Debug)]
#[non_exhaustive]
pub struct ProviderDetails<'a> {
    /// The name of its module, which errors begin with: `gogrid`.
    pub name: &'a str,
    /// The address that every path is appended to, without a slash at its end.
    pub server: &'a str,
    /// How the credentials travel, in the order in which they are sent.
    pub authentication: &'a [Authentication<'a>],
    /// Parameters that every call sends after the credentials: place, name and value.
    pub parameters: &'a [(Location, &'a str, &'a str)],
    /// The formats that its operations answer in, unless they have their own.
    pub formats: &'a Formats<'a>,
}

impl<'a> ProviderDetails<'a> {
    /// A provider that needs no credentials and adds no parameters.
    pub const fn new(name: &'a str, server: &'a str) -> Self {
        Self { name, server, authentication: &[], parameters: &[], formats: Formats::JSON }
    }

    /// The same provider, whose calls prove in these ways who makes them.
    #[must_use]
    pub const fn authentication(mut self, authentication: &'a [Authentication<'a>]) -> Self {
        self.authentication = authentication;
        self
    }

    /// The same provider, whose calls all send these parameters.
    #[must_use]
    pub const fn parameters(mut self, parameters: &'a [(Location, &'a str, &'a str)]) -> Self {
        self.parameters = parameters;
        self
    }

    /// The same provider, which answers in these formats.
    #[must_use]
    pub const fn formats(mut self, formats: &'a Formats<'a>) -> Self {
        self.formats = formats;
        self
    }
}

/// Where a parameter of every call, or a credential, travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Location {
    /// In the query string.
    Query,
    /// In the form body.
    Form,
    /// In a header.
    Header,
    /// With the parameters of the call: in its form where it has one, in the query otherwise.
    Parameters,
}

/// A provider, for the operations to share: its constant facts, its envelope and its faults.
///
/// Generated code implements it for a type without values.
pub trait Provider {
    /// What answers are wrapped in; `()` where they are not.
    type Envelope: Envelope;
    /// What the server says of a call that failed.
    type Fault: Fault;
    /// The constant facts.
    const DETAILS: &'static ProviderDetails<'static>;
}

/// What a provider wraps its answers in.
///
/// The fields of a wrapped body are known by their index: 0 is the payload, the others are the envelope's own.
pub trait Envelope: Default {
    /// The keys of a wrapped body, that of the payload first.
    const FIELDS: &'static [&'static str];
    /// How other formats than JSON spell them.
    const SPELLINGS: &'static Spellings<'static> = Spellings::NONE;

    /// Reads the field at an index other than 0.
    ///
    /// # Errors
    /// If the value cannot mean what its type says.
    fn read(&mut self, field: usize, reader: &mut Reader<'_>) -> Result<(), DecodeError>;

    /// Writes the envelope's own fields into the object that has been begun.
    fn write(&self, writer: &mut Writer);

    /// Whether the envelope reports success.
    fn is_success(&self) -> bool;
}

/// No envelope: whatever has a good status is a success.
impl Envelope for () {
    const FIELDS: &'static [&'static str] = &[];

    fn read(&mut self, _: usize, reader: &mut Reader<'_>) -> Result<(), DecodeError> {
        reader.skip()
    }

    fn write(&self, _: &mut Writer) {}

    fn is_success(&self) -> bool {
        true
    }
}
