//! Passing values of JSON that nobody wants, without recursion.

use super::super::error::{DecodeError, DecodeErrorKind};
use super::{Json, VALUE_DUE};

/// The open containers of a skipped value, the innermost in the lowest bit, which is set for an
/// object. There are never more than 128.
struct Open {
    objects: u128,
    depth: usize,
}

impl Json<'_> {
    /// Passes the next value, which must be well-formed and may open at most `levels` levels.
    pub(in super::super) fn skip(&mut self, levels: usize) -> Result<(), DecodeError> {
        let mut open = Open { objects: 0, depth: 0 };
        loop {
            let opened = self.skip_start(&mut open, levels)?;
            if !opened && !self.skip_ends(&mut open)? {
                return Ok(());
            }
        }
    }

    /// Passes a scalar or an empty container, or enters a container up to its first value, and then
    /// returns `true`.
    fn skip_start(&mut self, open: &mut Open, levels: usize) -> Result<bool, DecodeError> {
        match self.peek() {
            Some(byte @ (b'{' | b'[')) => {
                if open.depth == levels {
                    return Err(DecodeError::new(DecodeErrorKind::TooDeep, self.at));
                }
                self.at += 1;
                let object = byte == b'{';
                if self.peek() == Some(if object { b'}' } else { b']' }) {
                    self.at += 1;
                    return Ok(false);
                }
                open.objects = open.objects << 1 | u128::from(object);
                open.depth += 1;
                if object {
                    self.skip_name()?;
                }
                return Ok(true);
            }
            Some(b'"') => self.skip_text()?,
            Some(b'-' | b'0'..=b'9') => {
                self.numeral()?;
            }
            Some(b'n') => self.literal("null")?,
            Some(b't') => self.literal("true")?,
            Some(b'f') => self.literal("false")?,
            _ => return Err(self.malformed(VALUE_DUE)),
        }
        Ok(false)
    }

    /// After a value: leaves the containers that end with it. `true` where another value is due.
    fn skip_ends(&mut self, open: &mut Open) -> Result<bool, DecodeError> {
        while open.depth > 0 {
            let object = open.objects & 1 == 1;
            match self.peek() {
                Some(b',') => {
                    self.at += 1;
                    if object {
                        self.skip_name()?;
                    }
                    return Ok(true);
                }
                Some(b'}') if object => self.at += 1,
                Some(b']') if !object => self.at += 1,
                _ if object => {
                    return Err(self.malformed("expected a comma or the end of the object"));
                }
                _ => return Err(self.malformed("expected a comma or the end of the list")),
            }
            open.objects >>= 1;
            open.depth -= 1;
        }
        Ok(false)
    }

    fn skip_name(&mut self) -> Result<(), DecodeError> {
        if self.peek() != Some(b'"') {
            return Err(self.malformed("expected a name in quotes"));
        }
        self.skip_text()?;
        self.colon()
    }
}
