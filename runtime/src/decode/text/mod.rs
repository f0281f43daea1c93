//! Plain text as a source: one value, lines of values, or lines of names and values.
//!
//! No text is malformed. The lines are told from each other in [`lines`].

mod lines;
mod spelling;
#[cfg(test)]
mod tests;

use super::any::AnyFields;
use super::error::{DecodeError, DecodeErrorKind};
use super::source::{Key, Opened, Scalar, Untyped};
use lines::{Lines, Pair, Span, pair};
pub use spelling::{Text, TextLayout};

use crate::Value;

/// A text, and how far it is read.
#[derive(Debug)]
pub(super) struct TextSource<'de> {
    text: &'de str,
    layout: &'de Text<'de>,
    /// What the value is that is next, and which bytes of the text it is.
    next: Next,
    span: Span,
    levels: Vec<Level>,
}

/// The kind of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Next {
    /// The body.
    Body,
    /// The pairs of a block of lines.
    Block,
    /// A text.
    Value,
}

/// An open container.
#[derive(Debug)]
enum Level {
    /// The pairs that are still to be read, in lines of these.
    Pairs(Span),
    /// The same for items that are lines.
    Lines(Span),
    /// The same for items that are blocks of lines.
    Blocks(Span),
    /// A value that stands for a list of it alone.
    Alone(Option<Span>),
}

#[expect(
    clippy::unnecessary_wraps,
    clippy::unused_self,
    reason = "all formats offer the same functions, and others may fail or move on"
)]
impl<'de> TextSource<'de> {
    pub(super) fn new(text: &'de str, layout: &'de Text<'de>) -> Self {
        let start = if text.starts_with('\u{feff}') { 3 } else { 0 };
        let body = &text[start..];
        let body = body.strip_suffix("\r\n").or_else(|| body.strip_suffix(['\n', '\r'])).unwrap_or(body);
        let span = Span { from: start, to: start + body.len() };
        Self { text, layout, next: Next::Body, span, levels: Vec::new() }
    }

    fn lines(&self, span: Span) -> Lines<'de> {
        Lines::new(self.text, span, self.layout.marker())
    }

    /// The next pair in a block, and the rest of the block.
    fn next_pair(&self, block: Span) -> Option<(Pair, Span)> {
        let mut lines = self.lines(block);
        let line = lines.find(|line| !line.is_empty())?;
        Some((pair(self.text, line, self.layout.delimiter()), lines.rest()))
    }

    /// The kind of the next value, unless it is nothing.
    fn kind(&self) -> Option<&'static str> {
        match (self.next, self.layout.layout) {
            _ if self.span.is_empty() => None,
            (Next::Body, TextLayout::Lines) => Some("a list"),
            (Next::Body, TextLayout::Pairs(_)) | (Next::Block, _) => Some("an object"),
            (Next::Body, TextLayout::Whole) | (Next::Value, _) => Some("a string"),
        }
    }

    /// The error of finding another kind of value than `expected`.
    #[cold]
    fn unexpected(&self, expected: &'static str, found: &'static str) -> DecodeError {
        DecodeError::new(DecodeErrorKind::Type { expected, found }, self.span.from)
    }

    /// Of the body, the object is all pairs: blank lines separate objects only where there is a list of them.
    pub(super) fn open_object(&mut self) -> Result<Opened, DecodeError> {
        match self.kind() {
            Some("an object") if self.next_pair(self.span).is_some() => {
                self.levels.push(Level::Pairs(self.span));
                Ok(Opened::Open)
            }
            Some("an object") | None => Ok(Opened::Nothing),
            Some(found) => Err(self.unexpected("an object", found)),
        }
    }

    /// Reads the next pair of the innermost object, which is left at its end.
    fn read_pair(&mut self) -> Option<Pair> {
        let Some(Level::Pairs(block)) = self.levels.last() else {
            return None;
        };
        let Some((pair, rest)) = self.next_pair(*block) else {
            self.levels.pop();
            return None;
        };
        if let Some(Level::Pairs(block)) = self.levels.last_mut() {
            *block = rest;
        }
        self.next = Next::Value;
        self.span = pair.value;
        Some(pair)
    }

    pub(super) fn next_field(&mut self, fields: &'de [&'de str], next: usize) -> Result<Key<usize>, DecodeError> {
        let Some(pair) = self.read_pair() else {
            return Ok(Key::End);
        };
        let name = pair.name.of(self.text);
        if fields.get(next).is_some_and(|field| *field == name) {
            return Ok(Key::Known(next));
        }
        let found = fields.iter().position(|field| *field == name);
        Ok(found.map_or(Key::Unknown(pair.name.from), Key::Known))
    }

    pub(super) fn next_key(&mut self) -> Result<Key<String>, DecodeError> {
        Ok(self.read_pair().map_or(Key::End, |pair| Key::Known(pair.name.of(self.text).to_owned())))
    }

    #[cold]
    pub(super) fn name_at(&self, at: usize) -> String {
        let rest = Span { from: at, to: self.text.len() };
        let pair = Lines::new(self.text, rest, None).next().map(|line| pair(self.text, line, self.layout.delimiter()));
        pair.map(|pair| pair.name.of(self.text).to_owned()).unwrap_or_default()
    }

    pub(super) fn open_list(&mut self) -> Result<Opened, DecodeError> {
        let level = match (self.next, self.layout.layout) {
            (Next::Body, TextLayout::Lines) => Level::Lines(self.span),
            (Next::Body, TextLayout::Pairs(_)) => Level::Blocks(self.span),
            (Next::Block, _) => return Err(self.unexpected("a list", "an object")),
            (Next::Body, TextLayout::Whole) | (Next::Value, _) if self.span.is_empty() => return Ok(Opened::Nothing),
            (Next::Body, TextLayout::Whole) | (Next::Value, _) => Level::Alone(Some(self.span)),
        };
        self.levels.push(level);
        Ok(Opened::Open)
    }

    /// Only the value of a name can be one of several: a body, a line and a block are all of their own.
    pub(super) fn is_part(&self) -> bool {
        matches!(self.next, Next::Value)
    }

    pub(super) fn next_item(&mut self) -> Result<Key<()>, DecodeError> {
        let (next, item, rest) = match self.levels.last_mut() {
            Some(Level::Alone(value)) => (Next::Value, value.take(), None),
            Some(Level::Lines(span)) => {
                let mut lines = Lines::new(self.text, *span, self.layout.marker());
                let line = lines.find(|line| !line.is_empty());
                (Next::Value, line, Some(lines.rest()))
            }
            Some(Level::Blocks(span)) => {
                let mut lines = Lines::new(self.text, *span, self.layout.marker());
                let block = lines.next_block();
                (Next::Block, block, Some(lines.rest()))
            }
            _ => (Next::Value, None, None),
        };
        if let Some(Level::Lines(span) | Level::Blocks(span)) = self.levels.last_mut() {
            *span = rest.unwrap_or_default();
        }
        let Some(span) = item else {
            self.levels.pop();
            return Ok(Key::End);
        };
        (self.next, self.span) = (next, span);
        Ok(Key::Known(()))
    }

    /// The text of a scalar. Lines are one, too, where they are not read as a list.
    pub(super) fn plain_text(&mut self) -> Option<&'de str> {
        match self.kind() {
            Some("an object") => None,
            _ => Some(self.span.of(self.text)),
        }
    }

    pub(super) fn scalar<'s>(
        &mut self,
        _scratch: &'s mut String,
        expected: &'static str,
    ) -> Result<Scalar<'s>, DecodeError>
    where
        'de: 's,
    {
        self.plain_text().map(Scalar::Untyped).ok_or_else(|| self.unexpected(expected, "an object"))
    }

    /// A value that nobody reads is behind as soon as the next one is asked for.
    pub(super) fn skip(&mut self, _levels: usize) -> Result<(), DecodeError> {
        Ok(())
    }

    pub(super) fn any(&mut self, levels: usize) -> Result<Option<Value>, DecodeError> {
        let too_deep = || DecodeError::new(DecodeErrorKind::TooDeep, self.span.from);
        let value = match (self.next, self.layout.layout) {
            (Next::Body, TextLayout::Lines) => {
                let lines = self.lines(self.span).filter(|line| !line.is_empty());
                (1, Value::Array(lines.map(|line| line.of(self.text).into()).collect()))
            }
            (Next::Body, TextLayout::Pairs(_)) => {
                let mut lines = self.lines(self.span);
                let blocks = std::iter::from_fn(|| lines.next_block());
                let mut objects: Vec<_> = blocks.map(|block| self.object(block)).collect();
                match objects.len() {
                    0 => return Ok(None),
                    1 => (2, objects.remove(0)),
                    _ => (3, Value::Array(objects)),
                }
            }
            (Next::Block, _) => (2, self.object(self.span)),
            (Next::Body, TextLayout::Whole) | (Next::Value, _) => (0, self.span.of(self.text).into()),
        };
        if value.0 > levels { Err(too_deep()) } else { Ok(Some(value.1)) }
    }

    /// The object of a block. The values of a name that comes again are a list.
    fn object(&self, block: Span) -> Value {
        let mut fields = AnyFields::default();
        let mut rest = block;
        while let Some((pair, after)) = self.next_pair(rest) {
            rest = after;
            fields.add(pair.name.of(self.text).to_owned(), pair.value.of(self.text).into());
        }
        Value::Object(fields.into_fields())
    }

    pub(super) fn start(&mut self) -> usize {
        self.span.from
    }

    pub(super) fn offset(&self) -> usize {
        self.span.from
    }

    pub(super) fn finish(&mut self) -> Result<(), DecodeError> {
        Ok(())
    }
}

impl Untyped for TextSource<'_> {
    fn plain<T>(&mut self, read: impl FnOnce(&[u8]) -> Option<T>) -> Option<T> {
        read(self.plain_text()?.as_bytes())
    }
}
