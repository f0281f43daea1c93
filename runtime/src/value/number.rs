//! Numbers with all of their digits.

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;

use crate::decode::{Form, Reader};

/// A number of JSON, of any size and with any digits.
///
/// Two of them are equal if they are written alike: `1.0` and `1` are not.
///
/// ```
/// let number: runtime::Number = "70e-1".parse()?;
/// assert_eq!((number.as_i64(), number.as_str()), (Some(7), "70e-1"));
/// assert!("0x7".parse::<runtime::Number>().is_err());
/// # Ok::<(), runtime::NumberError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Number(Box<str>);

impl Number {
    /// A number from its text, of which it is known that it is one.
    pub(crate) fn new(text: &str) -> Self {
        Self(text.into())
    }

    /// The number as it was written: `1e400`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number, if it is an integer of 64 bits: `7`, `7.0` and `70e-1` are.
    pub fn as_i64(&self) -> Option<i64> {
        let text = self.0.as_bytes();
        Reader::json(text).and_then(|mut reader| reader.integer(Form::Number)).ok().flatten()
    }

    /// The number, if it is an integer of 64 bits without a sign.
    pub fn as_u64(&self) -> Option<u64> {
        let whole = self.as_decimal().filter(|value| value.fract().is_zero());
        whole.and_then(|value| value.try_into().ok())
    }

    /// The nearest floating-point number; `None` where that is infinity.
    pub fn as_f64(&self) -> Option<f64> {
        self.0.parse().ok().filter(|value: &f64| value.is_finite())
    }

    /// The number, if a [`Decimal`] can hold it exactly.
    pub fn as_decimal(&self) -> Option<Decimal> {
        let text = self.0.as_bytes();
        Reader::json(text).and_then(|mut reader| reader.decimal(Form::Number)).ok().flatten()
    }
}

/// A text is no number of JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NumberError;

impl fmt::Display for NumberError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the text is no number as JSON writes it")
    }
}

impl std::error::Error for NumberError {}

impl FromStr for Number {
    type Err = NumberError;

    fn from_str(text: &str) -> Result<Self, NumberError> {
        match text.parse() {
            Ok(super::Value::Number(number)) if number.as_str() == text => Ok(number),
            _ => Err(NumberError),
        }
    }
}

impl fmt::Display for Number {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Number({})", self.0)
    }
}
