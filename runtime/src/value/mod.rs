//! Values of which nothing is known.
//!
//! They are our own, and not those of `serde_json`: that crate reads a number as one of 64 bits, so that large ones are
//! rounded and some refused, unless its feature `arbitrary_precision` is on. Cargo turns a feature on for all crates of a
//! program at once, and this one changes how other types are read and written by them, which is not ours to decide.

mod convert;
mod number;
#[cfg(feature = "serde")]
mod serde;
#[cfg(test)]
pub(crate) mod tests;

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Index;
use std::str::FromStr;

pub use number::{Number, NumberError};

use crate::decode::{DecodeError, Reader};
use crate::encode::{Encode, Writer};

/// A value of which nothing is known: what the type `any` of the specs is.
///
/// It holds whatever JSON can say, and numbers of any size with all of their digits. It is read from the text of JSON by
/// [`str::parse`], and printed as such by `Display`.
///
/// ```
/// let value: runtime::Value = r#"{ "sizes": [10, 1e400], "name": "disk" }"#.parse()?;
/// assert_eq!(value["name"].as_str(), Some("disk"));
/// assert_eq!(value["sizes"][1].as_number().map(|size| size.as_str()), Some("1e400"));
/// assert!(value["colour"].is_null());
/// assert_eq!(value.to_string(), r#"{"name":"disk","sizes":[10,1e400]}"#);
/// # Ok::<(), runtime::decode::DecodeError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub enum Value {
    /// `null`.
    #[default]
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, with its digits as they were written.
    Number(Number),
    /// A text.
    String(String),
    /// A list.
    Array(Vec<Value>),
    /// An object. Its fields are in the order of their names.
    Object(BTreeMap<String, Value>),
}

/// What there is where nothing is.
static NULL: Value = Value::Null;

impl Value {
    /// Whether it is `null`.
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// The boolean, if it is one.
    pub fn as_bool(&self) -> Option<bool> {
        if let Self::Bool(value) = self { Some(*value) } else { None }
    }

    /// The number, if it is one.
    pub fn as_number(&self) -> Option<&Number> {
        if let Self::Number(number) = self { Some(number) } else { None }
    }

    /// The number, if it is one and an integer of 64 bits, however that is written.
    pub fn as_i64(&self) -> Option<i64> {
        self.as_number().and_then(Number::as_i64)
    }

    /// The number, if it is one and an integer of 64 bits without a sign, however that is written.
    pub fn as_u64(&self) -> Option<u64> {
        self.as_number().and_then(Number::as_u64)
    }

    /// The number, if it is one, as the nearest floating-point number. [`Number::as_str`] has all of its digits.
    pub fn as_f64(&self) -> Option<f64> {
        self.as_number().and_then(Number::as_f64)
    }

    /// The text, if it is one.
    pub fn as_str(&self) -> Option<&str> {
        if let Self::String(text) = self { Some(text) } else { None }
    }

    /// The items, if it is a list.
    pub fn as_array(&self) -> Option<&[Self]> {
        if let Self::Array(items) = self { Some(items) } else { None }
    }

    /// The fields, if it is an object.
    pub fn as_object(&self) -> Option<&BTreeMap<String, Self>> {
        if let Self::Object(fields) = self { Some(fields) } else { None }
    }

    /// The field of this name, if it is an object that has one.
    pub fn get(&self, name: &str) -> Option<&Self> {
        self.as_object()?.get(name)
    }

    /// The value, of which `null` is left.
    #[must_use]
    pub fn take(&mut self) -> Self {
        std::mem::take(self)
    }
}

/// The field of a name; `null` where there is none.
impl Index<&str> for Value {
    type Output = Value;

    fn index(&self, name: &str) -> &Value {
        self.get(name).unwrap_or(&NULL)
    }
}

/// The item of a list, counted from 0; `null` where there is none.
impl Index<usize> for Value {
    type Output = Value;

    fn index(&self, index: usize) -> &Value {
        self.as_array().and_then(|items| items.get(index)).unwrap_or(&NULL)
    }
}

/// Reads the text of JSON.
impl FromStr for Value {
    type Err = DecodeError;

    fn from_str(text: &str) -> Result<Self, DecodeError> {
        let mut reader = Reader::json(text.as_bytes())?;
        let value = reader.any()?.unwrap_or_default();
        reader.finish()?;
        Ok(value)
    }
}

/// Prints the text of JSON, without any white space.
impl fmt::Display for Value {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut writer = Writer::json();
        self.encode(&mut writer);
        formatter.write_str(&String::from_utf8_lossy(&writer.into_bytes()))
    }
}

impl Encode for Value {
    fn encode(&self, writer: &mut Writer) {
        writer.any(Some(self));
    }
}
