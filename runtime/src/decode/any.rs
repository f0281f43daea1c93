//! Values of unknown type.

use serde_json::Value;

use super::{DecodeError, DecodeErrorKind, Reader};

impl Reader<'_> {
    /// A value of any type; `None` for null.
    ///
    /// # Errors
    ///
    /// Where the body is malformed.
    pub fn any(&mut self) -> Result<Option<Value>, DecodeError> {
        let start = self.offset();
        let Some(text) = self.raw()? else { return Ok(None) };
        // What the reader passes over unread may still be none: a number beyond all bounds, half of a surrogate pair.
        serde_json::from_str(text).map(Some).map_err(|_| {
            let kind = DecodeErrorKind::Value { expected: "a value", found: "one that cannot be represented" };
            self.locate(DecodeError::new(kind, start))
        })
    }
}
