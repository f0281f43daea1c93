//! Elements with nothing but a text in them, which are most of any document: `<name>web</name>`.
//!
//! They are read here as a whole, at a fraction of the time that the parser takes for their three pieces. The parser
//! needs not see them: its state behind such an element is that before it, so that it goes on behind it. What is written
//! otherwise (a reference, a comment, another end tag, anything malformed) is left to the parser.

use super::lexer::{Lexer, Run, Token};
use super::tags::{self, Tag};

/// What is known to follow, without the parser.
#[derive(Debug, Clone, Copy)]
pub(super) enum Ahead {
    /// Nothing is known.
    Unknown,
    /// A text up to the first byte, unless it is empty, and then an end tag up to the second one.
    Text(usize, usize),
    /// The end of the element that began last, up to this byte.
    End(usize),
}

impl Lexer<'_> {
    /// What comes next of the element whose start tag was read last, if all of it is known.
    #[inline]
    pub(super) fn known(&mut self, trim: bool) -> Option<Token> {
        let end = match self.ahead {
            Ahead::Unknown => return None,
            Ahead::Text(to, end) => {
                let bytes = &self.text.as_bytes()[..to];
                let from = if trim { tags::pass_space(bytes, self.at) } else { self.at };
                if from < to {
                    self.at = to;
                    self.ahead = Ahead::End(end);
                    return Some(Token::Text(Run { from, to, verbatim: true }));
                }
                end
            }
            Ahead::End(end) => end,
        };
        self.at = end;
        self.ahead = Ahead::Unknown;
        self.leave();
        Some(Token::End)
    }

    /// Passes the rest of the element whose start tag was read last, if it is a text that is known.
    #[inline]
    pub(super) fn known_text(&mut self) -> Option<Run> {
        let (to, end) = match self.ahead {
            Ahead::Text(to, end) => (to, end),
            Ahead::Unknown | Ahead::End(_) => return None,
        };
        let run = Run { from: self.at, to, verbatim: true };
        self.at = end;
        self.ahead = Ahead::Unknown;
        Some(run)
    }

    /// Reads the start tag that follows, if nothing but a text is in its element. With `trim`, white space before it is
    /// passed, also where there is no such tag.
    #[inline]
    pub(super) fn leaf(&mut self, trim: bool) -> Option<Token> {
        let bytes = self.text.as_bytes();
        if trim {
            self.at = tags::pass_space(bytes, self.at);
        }
        let start = self.at;
        // The declarations of namespaces are the parser's events.
        let (b'<', first) = (*bytes.get(start)?, *bytes.get(start + 1)?) else { return None };
        if matches!(first, b'/' | b'!' | b'?') || self.namespaces.is_some() {
            return None;
        }
        let (tag, from) = self.whole_tag(start)?;
        // It is read even where this is no leaf: the parser will come to the same tag.
        self.tag = tag;
        // A reference and an end of a line stand for other characters.
        let to = from + bytes[from..].iter().position(|byte| matches!(byte, b'<' | b'&' | b'\r'))?;
        let name = &bytes[start + 1..tag.attributes];
        let rest = bytes[to..].strip_prefix(b"</")?.strip_prefix(name)?.strip_prefix(b">")?;
        self.at = from;
        self.ahead = Ahead::Text(to, bytes.len() - rest.len());
        Some(Token::Start)
    }

    /// The tag whose `<` is at `start`, unless it is an end tag too, and the byte behind it.
    #[inline]
    fn whole_tag(&self, start: usize) -> Option<(Tag, usize)> {
        if let Some(known) = self.generic_tag(start) {
            return Some(known);
        }
        let end = start + self.text.as_bytes()[start..].iter().position(|byte| *byte == b'>')?;
        // Where this is a `>` in the value of an attribute, the tag is malformed up to there.
        let tag = self.read_tag(start, end).ok()?;
        Some((tag, end + 1))
    }
}
