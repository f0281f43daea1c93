//! Looking at what follows, and passing what nobody wants.

use super::super::error::{DecodeError, DecodeErrorKind};
use super::leaf::Ahead;
use super::lexer::{Lexer, Token};
use super::{DEPTH, tags};

/// What follows behind white space and comments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Peek {
    /// A start tag, whose `<` is there.
    Start(usize),
    /// An end tag.
    End,
    /// A text, or something malformed.
    Other,
}

impl Lexer<'_> {
    /// Whether the next token is the end of an element.
    #[inline]
    pub(super) fn ends(&self) -> bool {
        matches!(self.ahead, Ahead::End(_)) || self.text.as_bytes()[self.at..].starts_with(b"</")
    }

    /// What follows behind white space and comments, all of which stays unread.
    #[inline]
    pub(super) fn peek(&self) -> Peek {
        if matches!(self.ahead, Ahead::End(_)) {
            return Peek::End;
        }
        let bytes = self.text.as_bytes();
        let mut at = self.at;
        loop {
            at = tags::pass_space(bytes, at);
            let ended = match &bytes[at..] {
                [b'<', b'/', ..] => return Peek::End,
                [b'<', b'!', b'-', b'-', ..] => self.behind(at + 4, "-->"),
                [b'<', b'?', ..] => self.behind(at + 2, "?>"),
                [b'<', next, ..] if *next != b'!' => return Peek::Start(at),
                _ => None,
            };
            match ended {
                Some(end) => at = end,
                None => return Peek::Other,
            }
        }
    }

    /// Reads the start tag that was peeked at.
    pub(super) fn enter_peeked(&mut self) -> Result<(), DecodeError> {
        match self.next(true)? {
            Token::Start => Ok(()),
            Token::Text(_) | Token::End | Token::Eof => Err(self.ended()),
        }
    }

    /// The byte behind the next `mark`.
    fn behind(&self, at: usize, mark: &str) -> Option<usize> {
        self.text[at..].find(mark).map(|length| at + length + mark.len())
    }

    /// Whether the tag whose `<` is at `at` has this local name.
    pub(super) fn is_called(&self, at: usize, element: &str) -> bool {
        let name = tags::name(self.text.as_bytes(), at + 1);
        name.is_ok_and(|(local, end)| self.text[local..end] == *element)
    }

    /// Goes to the outermost element.
    pub(super) fn document(&mut self) -> Result<(), DecodeError> {
        loop {
            match self.next(true)? {
                Token::Start => return Ok(()),
                Token::Text(run) if self.is_blank(run) => {}
                Token::Text(run) => return Err(DecodeError::syntax("expected an element", run.from)),
                Token::End | Token::Eof => return Err(self.ended()),
            }
        }
    }

    /// Goes to the next element of this name inside of the element that began last; `false` where that ends.
    pub(super) fn child(&mut self, name: &str) -> Result<bool, DecodeError> {
        loop {
            match self.next(true)? {
                Token::Start if self.is(self.tag.name, name) => return Ok(true),
                Token::Start => self.skip(DEPTH)?,
                Token::Text(_) => {}
                Token::End => return Ok(false),
                Token::Eof => return Err(self.ended()),
            }
        }
    }

    /// Passes the rest of the element that began last, which may open at most `levels` levels: an element is one if it
    /// holds elements.
    pub(super) fn skip(&mut self, levels: usize) -> Result<(), DecodeError> {
        let mut depth = 0;
        loop {
            match self.next(true)? {
                Token::Start if depth == levels => {
                    return Err(DecodeError::new(DecodeErrorKind::TooDeep, self.tag.start));
                }
                Token::Start => depth += 1,
                Token::Text(_) => {}
                Token::End if depth == 0 => return Ok(()),
                Token::End => depth -= 1,
                Token::Eof => return Err(self.ended()),
            }
        }
    }
}
