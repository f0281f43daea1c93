//! Numbers of JSON.

use super::super::error::DecodeError;
use super::Json;

const MALFORMED: &str = "a number is malformed";

/// As many digits always fit.
const SHORT: usize = 18;

impl<'de> Json<'de> {
    #[inline]
    pub(in super::super) fn short_integer(&mut self) -> Option<i64> {
        let negative = self.peek()? == b'-';
        let from = self.at + usize::from(negative);
        let mut at = from;
        let mut value: i64 = 0;
        while let Some(digit) = self.digit(at) {
            // Too many digits wrap around here, and are refused below.
            value = value.wrapping_mul(10).wrapping_add(i64::from(digit));
            at += 1;
        }
        let leading_zero = at - from > 1 && self.byte(from) == Some(b'0');
        let goes_on = matches!(self.byte(at), Some(b'.' | b'e' | b'E'));
        if at == from || at - from > SHORT || leading_zero || goes_on || (negative && value == 0) {
            return None;
        }
        self.at = at;
        Some(if negative { -value } else { value })
    }

    #[inline]
    fn digit(&self, at: usize) -> Option<u8> {
        self.byte(at).map(|byte| byte.wrapping_sub(b'0')).filter(|digit| *digit < 10)
    }

    /// The number that is next, as it is printed.
    pub(super) fn numeral(&mut self) -> Result<&'de str, DecodeError> {
        let from = self.at;
        let mut at = from + usize::from(self.byte(from) == Some(b'-'));
        let leading_zero = self.byte(at) == Some(b'0');
        let whole = at;
        at = self.digits(at)?;
        if leading_zero && at - whole > 1 {
            return Err(DecodeError::syntax(MALFORMED, whole));
        }
        if self.byte(at) == Some(b'.') {
            at = self.digits(at + 1)?;
        }
        if matches!(self.byte(at), Some(b'e' | b'E')) {
            at += 1;
            at += usize::from(matches!(self.byte(at), Some(b'+' | b'-')));
            at = self.digits(at)?;
        }
        self.at = at;
        Ok(&self.text[from..at])
    }

    /// The end of the digits at `at`, of which there must be one.
    fn digits(&self, at: usize) -> Result<usize, DecodeError> {
        let mut end = at;
        while self.digit(end).is_some() {
            end += 1;
        }
        if end == at {
            return Err(DecodeError::syntax(MALFORMED, at));
        }
        Ok(end)
    }
}
