//! Enums that keep values they do not know.

use crate::decode::{DecodeError, Reader};
use crate::encode::{Encode, Writer};

/// An enum of documented values that keeps every other value as it came, so that a server which learns a new one
/// breaks no client.
///
/// ```
/// use runtime::OpenEnum;
/// use runtime::decode::Reader;
///
/// #[derive(Debug, PartialEq)]
/// enum Size {
///     Small,
///     Undocumented(String),
/// }
///
/// impl OpenEnum for Size {
///     const VALUES: &'static [&'static str] = &["small"];
///
///     fn from_wire(value: &str) -> Self {
///         if value == "small" { Self::Small } else { Self::Undocumented(value.to_owned()) }
///     }
///
///     fn as_str(&self) -> &str {
///         if let Self::Undocumented(value) = self { value } else { "small" }
///     }
/// }
///
/// let size = Reader::json(br#""huge""#)?.open_enum()?;
/// assert_eq!(size, Some(Size::Undocumented("huge".to_owned())));
/// # Ok::<(), runtime::decode::DecodeError>(())
/// ```
pub trait OpenEnum: Sized {
    /// The documented values, as they travel.
    const VALUES: &'static [&'static str];

    /// The variant for a value; the one for undocumented values where it is not among [`VALUES`](Self::VALUES).
    fn from_wire(value: &str) -> Self;

    /// The value as it travels.
    fn as_str(&self) -> &str;
}

impl Reader<'_> {
    /// Reads a value that is mostly one of those documented, from any scalar. An empty text is a value too.
    ///
    /// # Errors
    ///
    /// Where there is an object or a list.
    pub fn open_enum<T: OpenEnum>(&mut self) -> Result<Option<T>, DecodeError> {
        self.text(T::from_wire)
    }
}

impl<T: OpenEnum> Encode for T {
    fn encode(&self, writer: &mut Writer) {
        writer.string(Some(self.as_str()));
    }
}
