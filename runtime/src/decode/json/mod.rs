//! JSON (RFC 8259) as a source: containers, fields and literals.
//!
//! Strings and numbers are in [`text`] and [`numeral`], skipping is in [`skip`].

mod numeral;
mod skip;
mod text;

use rust_decimal::Decimal;

use super::error::{DecodeError, DecodeErrorKind};
use super::source::{Container, Key, Opened, Scalar};

/// A JSON text, and how far it is read.
#[derive(Debug, Clone)]
pub(super) struct Json<'de> {
    text: &'de str,
    at: usize,
    /// Whether a container was opened just now, so that no comma is due. One flag is enough for all
    /// levels: the first thing read after an opening is always the container's own.
    fresh: bool,
}

const VALUE_DUE: &str = "expected a value";
const END: &str = "the text ends too early";

impl<'de> Json<'de> {
    /// Checks the encoding once; all that follows can slice the text.
    pub(super) fn new(body: &'de [u8]) -> Result<Self, DecodeError> {
        let text =
            std::str::from_utf8(body).map_err(|error| DecodeError::new(DecodeErrorKind::Utf8, error.valid_up_to()))?;
        let at = if text.starts_with('\u{feff}') { 3 } else { 0 };
        Ok(Self { text, at, fresh: false })
    }

    #[inline]
    fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    /// The next byte that is no white space, which stays unread.
    #[inline]
    fn peek(&mut self) -> Option<u8> {
        match self.byte(self.at) {
            Some(byte) if byte > b' ' => Some(byte),
            _ => self.peek_after_space(),
        }
    }

    fn peek_after_space(&mut self) -> Option<u8> {
        while let Some(byte) = self.byte(self.at) {
            if !matches!(byte, b' ' | b'\n' | b'\t' | b'\r') {
                return Some(byte);
            }
            self.at += 1;
        }
        None
    }

    /// An error of syntax at the next byte that is no white space.
    #[cold]
    fn malformed(&mut self, problem: &'static str) -> DecodeError {
        let problem = if self.peek().is_none() { END } else { problem };
        DecodeError::syntax(problem, self.at)
    }

    /// The error of finding another kind of value than `expected`.
    #[cold]
    fn unexpected(&mut self, expected: &'static str) -> DecodeError {
        let found = match self.peek() {
            Some(b'{') => "an object",
            Some(b'[') => "a list",
            Some(b'"') => "a string",
            Some(b't' | b'f') => "a boolean",
            Some(b'n') => "null",
            Some(b'-' | b'0'..=b'9') => "a number",
            _ => return self.malformed(VALUE_DUE),
        };
        DecodeError::new(DecodeErrorKind::Type { expected, found }, self.at)
    }

    /// Reads `null`, `true` or `false`, of which only the first letter was seen.
    #[inline]
    fn literal(&mut self, word: &'static str) -> Result<(), DecodeError> {
        if self.text.as_bytes()[self.at..].starts_with(word.as_bytes()) {
            self.at += word.len();
            return Ok(());
        }
        Err(DecodeError::syntax(VALUE_DUE, self.at))
    }

    #[inline]
    pub(super) fn open_object(&mut self) -> Result<Opened, DecodeError> {
        if self.peek() == Some(b'{') {
            self.at += 1;
            self.fresh = true;
            return Ok(Opened::Open);
        }
        if self.peek() == Some(b'[') {
            // PHP writes an empty array for an empty object.
            let start = self.at;
            self.at += 1;
            if self.peek() == Some(b']') {
                self.at += 1;
                return Ok(Opened::OddNothing);
            }
            self.at = start;
        }
        self.no_container("an object")
    }

    /// Which container comes next.
    pub(super) fn container(&mut self) -> Option<Container> {
        match self.peek()? {
            b'{' => Some(Container::Object),
            b'[' => Some(Container::List),
            _ => None,
        }
    }

    #[inline]
    pub(super) fn open_list(&mut self) -> Result<Opened, DecodeError> {
        if self.peek() == Some(b'[') {
            self.at += 1;
            self.fresh = true;
            return Ok(Opened::Open);
        }
        self.no_container("a list")
    }

    /// What else may be where a container should be: a spelling of nothing.
    fn no_container(&mut self, expected: &'static str) -> Result<Opened, DecodeError> {
        match self.peek() {
            Some(b'n') => self.literal("null").map(|()| Opened::Nothing),
            Some(b'f') => self.literal("false").map(|()| Opened::OddNothing),
            Some(b'"') if self.byte(self.at + 1) == Some(b'"') => {
                self.at += 2;
                Ok(Opened::OddNothing)
            }
            _ => Err(self.unexpected(expected)),
        }
    }

    #[inline]
    pub(super) fn next_item(&mut self) -> Result<Key<()>, DecodeError> {
        let fresh = std::mem::take(&mut self.fresh);
        match self.peek() {
            Some(b']') => {
                self.at += 1;
                Ok(Key::End)
            }
            Some(b',') if !fresh => {
                self.at += 1;
                Ok(Key::Known(()))
            }
            Some(_) if fresh => Ok(Key::Known(())),
            _ => Err(self.malformed("expected a comma or the end of the list")),
        }
    }

    /// Goes to the next name, whose quote becomes the next byte; `false` at the end of the object.
    #[inline]
    fn next_name(&mut self) -> Result<bool, DecodeError> {
        let fresh = std::mem::take(&mut self.fresh);
        match self.peek() {
            Some(b',') if !fresh => self.at += 1,
            Some(b'"') if fresh => return Ok(true),
            Some(b'}') => {
                self.at += 1;
                return Ok(false);
            }
            _ if fresh => return Err(self.malformed("expected a name or the end of the object")),
            _ => return Err(self.malformed("expected a comma or the end of the object")),
        }
        match self.peek() {
            Some(b'"') => Ok(true),
            _ => Err(self.malformed("expected a name in quotes")),
        }
    }

    /// Reads the colon after a name.
    #[inline]
    fn colon(&mut self) -> Result<(), DecodeError> {
        if self.peek() == Some(b':') {
            self.at += 1;
            return Ok(());
        }
        Err(self.malformed("expected a colon"))
    }

    /// Fields mostly come in the order of the documentation, which is that of `fields`. So the text
    /// is compared with the expected name at once, without looking for the end of what is there.
    #[inline]
    pub(super) fn next_field(&mut self, fields: &'de [&'de str], next: usize) -> Result<Key<usize>, DecodeError> {
        if !self.next_name()? {
            return Ok(Key::End);
        }
        if let Some(name) = fields.get(next) {
            let from = self.at + 1;
            let to = from + name.len();
            let bytes = self.text.as_bytes();
            if bytes.get(from..to) == Some(name.as_bytes()) && self.byte(to) == Some(b'"') {
                self.at = to + 1;
                self.colon()?;
                return Ok(Key::Known(next));
            }
        }
        self.search_field(fields, next)
    }

    /// Reads a name that is not the expected one.
    fn search_field(&mut self, fields: &'de [&'de str], next: usize) -> Result<Key<usize>, DecodeError> {
        let at = self.at;
        let mut unescaped = String::new();
        let name = self.text(&mut unescaped)?;
        let found = position(fields, next, name);
        self.colon()?;
        Ok(found.map_or(Key::Unknown(at), Key::Known))
    }

    pub(super) fn next_key(&mut self) -> Result<Key<String>, DecodeError> {
        if !self.next_name()? {
            return Ok(Key::End);
        }
        let name = self.owned_text()?;
        self.colon()?;
        Ok(Key::Known(name))
    }

    #[cold]
    pub(super) fn name_at(&self, at: usize) -> String {
        let mut there = Self { at, ..self.clone() };
        // The name was read before, so that it is well-formed.
        there.owned_text().unwrap_or_default()
    }

    #[inline]
    pub(super) fn short_decimal(&mut self) -> Option<Decimal> {
        self.short_integer().map(Decimal::from)
    }

    #[inline]
    pub(super) fn plain_boolean(&mut self) -> Option<bool> {
        let (word, value) = match self.peek()? {
            b't' => ("true", true),
            b'f' => ("false", false),
            _ => return None,
        };
        self.literal(word).ok().map(|()| value)
    }

    pub(super) fn scalar<'s>(
        &mut self,
        scratch: &'s mut String,
        expected: &'static str,
    ) -> Result<Scalar<'s>, DecodeError>
    where
        'de: 's,
    {
        match self.peek() {
            Some(b'"') => self.text(scratch).map(Scalar::Text),
            Some(b'-' | b'0'..=b'9') => self.numeral().map(Scalar::Number),
            Some(b'n') => self.literal("null").map(|()| Scalar::Nothing),
            Some(b't') => self.literal("true").map(|()| Scalar::Boolean(true)),
            Some(b'f') => self.literal("false").map(|()| Scalar::Boolean(false)),
            _ => Err(self.unexpected(expected)),
        }
    }

    pub(super) fn start(&mut self) -> usize {
        self.peek();
        self.at
    }

    #[inline]
    pub(super) fn offset(&self) -> usize {
        self.at
    }

    pub(super) fn finish(&mut self) -> Result<(), DecodeError> {
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(self.malformed("expected the end of the text")),
        }
    }
}

/// The index of `name`, searched from `next` on and then from the start.
fn position(fields: &[&str], next: usize, name: &str) -> Option<usize> {
    let (before, after) = fields.split_at_checked(next).unwrap_or((fields, &[]));
    match after.iter().position(|field| *field == name) {
        Some(index) => Some(next + index),
        None => before.iter().position(|field| *field == name),
    }
}
