//! Strings of JSON.

use super::super::error::{DecodeError, DecodeErrorKind};
use super::super::scan;
use super::{END, Json};

const UNENDED: &str = "a string does not end";
const CONTROL: &str = "a control character in a string is not escaped";
const ESCAPE: &str = "a string holds an unknown escape";
const SURROGATE: &str = "a string holds half of a surrogate pair";

impl<'de> Json<'de> {
    /// A string without escapes, as it is in the text. `None`, and nothing is read, for all else.
    #[inline]
    pub(in super::super) fn plain_text(&mut self) -> Option<&'de str> {
        if self.peek() != Some(b'"') {
            return None;
        }
        let from = self.at + 1;
        let to = scan::special(self.text.as_bytes(), from);
        if self.byte(to) != Some(b'"') {
            return None;
        }
        self.at = to + 1;
        Some(&self.text[from..to])
    }

    /// The string whose quote is next, in `scratch` where it has escapes.
    pub(super) fn text<'s>(&mut self, scratch: &'s mut String) -> Result<&'s str, DecodeError>
    where
        'de: 's,
    {
        if let Some(text) = self.plain_text() {
            return Ok(text);
        }
        scratch.clear();
        self.unescape(scratch)?;
        Ok(scratch)
    }

    /// The string whose quote is next.
    pub(super) fn owned_text(&mut self) -> Result<String, DecodeError> {
        if let Some(text) = self.plain_text() {
            return Ok(text.to_owned());
        }
        let mut text = String::new();
        self.unescape(&mut text)?;
        Ok(text)
    }

    /// The string that is next, and whether it is whole: half of a surrogate pair becomes U+FFFD. `None`, and nothing is
    /// read, where there is no string.
    pub(in super::super) fn lossy_text(&mut self) -> Result<Option<(String, bool)>, DecodeError> {
        if self.peek() != Some(b'"') {
            return Ok(None);
        }
        if let Some(text) = self.plain_text() {
            return Ok(Some((text.to_owned(), true)));
        }
        let (mut text, mut whole) = (String::new(), true);
        self.unescape_with(&mut text, |json, at| match json.escape(at) {
            Err(error) if error.kind() == (DecodeErrorKind::Syntax { problem: SURROGATE }) => {
                whole = false;
                Ok((char::REPLACEMENT_CHARACTER, 6))
            }
            other => other,
        })?;
        Ok(Some((text, whole)))
    }

    /// Adds the string whose quote is next.
    pub(super) fn unescape(&mut self, out: &mut String) -> Result<(), DecodeError> {
        self.unescape_with(out, Self::escape)
    }

    /// Adds the string whose quote is next; `escape` says which character the escape at a byte is, and its length.
    #[inline]
    fn unescape_with(
        &mut self,
        out: &mut String,
        mut escape: impl FnMut(&Self, usize) -> Result<(char, usize), DecodeError>,
    ) -> Result<(), DecodeError> {
        let mut from = self.at + 1;
        loop {
            let to = scan::special(self.text.as_bytes(), from);
            out.push_str(&self.text[from..to]);
            match self.byte(to) {
                Some(b'"') => {
                    self.at = to + 1;
                    return Ok(());
                }
                Some(b'\\') => {
                    let (character, length) = escape(self, to)?;
                    out.push(character);
                    from = to + length;
                }
                Some(_) => return Err(DecodeError::syntax(CONTROL, to)),
                None => return Err(DecodeError::syntax(UNENDED, to)),
            }
        }
    }

    /// The character of the escape at `at`, and the length of the escape.
    fn escape(&self, at: usize) -> Result<(char, usize), DecodeError> {
        let character = match self.byte(at + 1) {
            Some(b'u') => return self.unicode_escape(at),
            Some(byte @ (b'"' | b'\\' | b'/')) => char::from(byte),
            Some(b'n') => '\n',
            Some(b't') => '\t',
            Some(b'r') => '\r',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(_) => return Err(DecodeError::syntax(ESCAPE, at)),
            None => return Err(DecodeError::syntax(END, at + 1)),
        };
        Ok((character, 2))
    }

    /// The character of `\uXXXX`, or of two of them that are a surrogate pair.
    fn unicode_escape(&self, at: usize) -> Result<(char, usize), DecodeError> {
        let first = self.unit(at)?;
        if let Some(character) = char::from_u32(first) {
            return Ok((character, 6));
        }
        let alone = || DecodeError::syntax(SURROGATE, at);
        if first >= 0xDC00 || self.byte(at + 6) != Some(b'\\') || self.byte(at + 7) != Some(b'u') {
            return Err(alone());
        }
        let second = self.unit(at + 6)?;
        if !(0xDC00..0xE000).contains(&second) {
            return Err(alone());
        }
        let code = 0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00);
        char::from_u32(code).map(|character| (character, 12)).ok_or_else(alone)
    }

    /// The number of the escape `\uXXXX` at `at`.
    pub(super) fn unit(&self, at: usize) -> Result<u32, DecodeError> {
        let mut unit = 0;
        for place in at + 2..at + 6 {
            let digit = match self.byte(place) {
                Some(byte) => char::from(byte).to_digit(16),
                None => return Err(DecodeError::syntax(END, place)),
            };
            let digit = digit.ok_or_else(|| DecodeError::syntax(ESCAPE, at))?;
            unit = unit * 16 + digit;
        }
        Ok(unit)
    }

    /// Passes the string whose quote is next. Surrogates need not be paired: the grammar of JSON
    /// has no such rule, and nobody reads the text.
    pub(super) fn skip_text(&mut self) -> Result<(), DecodeError> {
        let mut at = self.at + 1;
        loop {
            at = scan::special(self.text.as_bytes(), at);
            match self.byte(at) {
                Some(b'"') => {
                    self.at = at + 1;
                    return Ok(());
                }
                Some(b'\\') if self.byte(at + 1) == Some(b'u') => {
                    self.unit(at)?;
                    at += 6;
                }
                Some(b'\\') => at += self.escape(at)?.1,
                Some(_) => return Err(DecodeError::syntax(CONTROL, at)),
                None => return Err(DecodeError::syntax(UNENDED, at)),
            }
        }
    }
}
