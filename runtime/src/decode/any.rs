//! Values of unknown type.

use serde_json::Value;

use super::{DecodeError, Reader};

impl Reader<'_> {
    /// A value of any type; `None` for null.
    ///
    /// # Errors
    ///
    /// Where the body is malformed.
    pub fn any(&mut self) -> Result<Option<Value>, DecodeError> {
        // What the reader takes for well-formed, serde_json takes too, but for numbers that it has no type for.
        Ok(self.raw()?.map(|text| serde_json::from_str(text).unwrap_or_else(|_| Value::from(text))))
    }
}
