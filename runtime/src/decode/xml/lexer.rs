//! The tokens of a document: start tags, texts between tags, and end tags.
//!
//! The parser tells every piece of a text apart. Here, pieces that follow each other are one text, whatever comments,
//! references and CDATA sections are in it, and all but tags and texts is passed over.

use std::io::BufRead as _;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::NamespaceResolver;

use super::super::error::DecodeError;
use super::leaf::Ahead;
use super::tags::{self, Tag};
use super::{Xml, text};

/// The parser, and the text that it parses.
#[derive(Debug, Clone)]
pub(super) struct Lexer<'de> {
    pub(super) xml: &'de Xml<'de>,
    pub(super) text: &'de str,
    parser: Reader<&'de [u8]>,
    /// How much of the text the parser does not see: a byte-order mark.
    hidden: usize,
    /// The byte that the parser reads next. It may be before `at`, where elements were read without it.
    parsed: usize,
    /// The byte that is read next.
    pub(super) at: usize,
    /// What is known to follow there.
    pub(super) ahead: Ahead,
    /// The start tag that was read last.
    pub(super) tag: Tag,
    /// Whether the outermost element began.
    begun: bool,
    /// Whether a tag was read last: then the parser is not in the middle of anything, and may go on elsewhere.
    behind_tag: bool,
    /// The last text that is not held in the document as it is.
    unescaped: String,
    /// The namespaces that are declared, if they count.
    pub(super) namespaces: Option<Box<NamespaceResolver>>,
}

/// A piece of a document.
#[derive(Debug, Clone, Copy)]
pub(super) enum Token {
    /// A start tag, which is [`Lexer::tag`] then.
    Start,
    Text(Run),
    /// The end of the element that began last, and did not end.
    End,
    /// The end of the document.
    Eof,
}

/// A text between tags, or of an attribute.
#[derive(Debug, Clone, Copy)]
pub(super) struct Run {
    pub(super) from: usize,
    pub(super) to: usize,
    /// Whether the text is what is written. Otherwise it is put together, until the next one is read.
    pub(super) verbatim: bool,
}

impl Run {
    /// No text.
    pub(super) const EMPTY: Self = Self { from: 0, to: 0, verbatim: true };
}

impl<'de> Lexer<'de> {
    pub(super) fn new(text: &'de str, xml: &'de Xml<'de>) -> Self {
        // The parser passes another mark itself, and does not count it.
        let seen = text.trim_start_matches('\u{feff}');
        let hidden = text.len() - seen.len();
        Self {
            xml,
            text,
            parser: Reader::from_str(seen),
            hidden,
            parsed: hidden,
            at: hidden,
            ahead: Ahead::Unknown,
            tag: Tag::NONE,
            begun: false,
            behind_tag: false,
            unescaped: String::new(),
            namespaces: (!xml.namespaces.is_empty()).then(Box::default),
        }
    }

    /// The byte where the parser found an error.
    pub(super) fn error_at(&self) -> usize {
        self.place(self.parser.error_position())
    }

    /// A place that the parser tells, in the text. No text is longer than memory.
    #[inline]
    fn place(&self, position: u64) -> usize {
        self.hidden + usize::try_from(position).unwrap_or(usize::MAX)
    }

    /// The next token. With `trim`, white space before it is passed, also at the start of a text.
    #[inline]
    pub(super) fn next(&mut self, trim: bool) -> Result<Token, DecodeError> {
        if let Some(token) = self.known(trim) {
            return Ok(token);
        }
        if self.behind_tag
            && let Some(token) = self.leaf(trim)
        {
            return Ok(token);
        }
        self.parse(trim)
    }

    /// The next token, of which nothing is known.
    fn parse(&mut self, trim: bool) -> Result<Token, DecodeError> {
        loop {
            match self.event(trim)? {
                Event::Start(tag) => return self.enter(&tag, 1),
                Event::End(_) => {
                    self.behind_tag = true;
                    self.leave();
                    return Ok(Token::End);
                }
                Event::Empty(tag) => {
                    self.ahead = Ahead::End(self.at);
                    return self.enter(&tag, 2);
                }
                Event::Eof => return Ok(Token::Eof),
                event => {
                    if let Some(run) = self.join(Run::EMPTY, event)? {
                        return self.whole_run(run).map(Token::Text);
                    }
                }
            }
        }
    }

    /// The next piece that the parser tells.
    #[inline]
    fn event(&mut self, trim: bool) -> Result<Event<'de>, DecodeError> {
        if self.parsed < self.at {
            self.parser.stream().consume(self.at - self.parsed);
        }
        self.behind_tag = false;
        self.parser.config_mut().trim_text_start = trim;
        let event = self.parser.read_event();
        self.at = self.place(self.parser.buffer_position());
        self.parsed = self.at;
        event.map_err(|error| self.malformed(&error))
    }

    /// The start tag that was read just now; `closing` bytes end it.
    #[inline]
    fn enter(&mut self, tag: &BytesStart<'de>, closing: usize) -> Result<Token, DecodeError> {
        self.begun = true;
        self.behind_tag = true;
        let end = self.at - closing;
        let start = end - tag.len() - 1;
        if let Some(namespaces) = &mut self.namespaces {
            let pushed = namespaces.push(tag);
            pushed.map_err(|_| DecodeError::syntax("a namespace is declared wrongly", start))?;
        }
        if (self.tag.start, self.tag.end) != (start, end) {
            self.tag = self.read_tag(start, end)?;
        }
        Ok(Token::Start)
    }

    #[inline]
    pub(super) fn leave(&mut self) {
        if let Some(namespaces) = &mut self.namespaces {
            namespaces.pop();
        }
    }

    /// Reads the rest of a text, of which the first piece was read just now.
    #[inline]
    fn whole_run(&mut self, mut run: Run) -> Result<Run, DecodeError> {
        loop {
            match self.text.as_bytes()[self.at..] {
                [] | [b'<'] => return Ok(run),
                [b'<', next, ..] if !matches!(next, b'!' | b'?') => return Ok(run),
                _ => run = self.longer_run(run)?,
            }
        }
    }

    /// Adds the next piece of a text.
    fn longer_run(&mut self, run: Run) -> Result<Run, DecodeError> {
        let event = self.event(false)?;
        Ok(self.join(run, event)?.unwrap_or(run))
    }

    /// The text of `run` and of `event` behind it; `None` where the event is no text.
    #[inline]
    fn join(&mut self, run: Run, event: Event<'de>) -> Result<Option<Run>, DecodeError> {
        let to = self.at;
        match event {
            Event::Text(text) => Ok(Some(self.append(run, to - text.len(), to))),
            Event::CData(section) => {
                // The section ends in `]]>`.
                let to = to - 3;
                Ok(Some(self.append(run, to - section.len(), to)))
            }
            Event::GeneralRef(reference) => {
                let at = to - reference.len() - 2;
                let character = text::referred(&reference, at)?;
                self.unescape(run);
                self.unescaped.push(character);
                let from = if run.from == run.to { at } else { run.from };
                Ok(Some(Run { from, to, verbatim: false }))
            }
            Event::DocType(inside) if self.begun => {
                // What is inside of the declaration follows its first word, and ends in `>`.
                let start = self.text[..to - 1 - inside.len()].rfind('<').unwrap_or(to);
                Err(DecodeError::syntax("a document type is declared inside of the document", start))
            }
            Event::Eof => Err(self.ended()),
            _ => Ok(None),
        }
    }

    /// The text of `run`, and that from `from` to `to`.
    #[inline]
    fn append(&mut self, run: Run, from: usize, to: usize) -> Run {
        let first = run.verbatim && run.from == run.to;
        let text = self.text;
        if first && !text.as_bytes()[from..to].contains(&b'\r') {
            return Run { from, to, verbatim: true };
        }
        self.unescape(run);
        text::push_lines(&mut self.unescaped, &text[from..to]);
        Run { from: if first { from } else { run.from }, to, verbatim: false }
    }

    /// Copies a text that is going to be put together with others.
    fn unescape(&mut self, run: Run) {
        if run.verbatim {
            self.unescaped.clear();
            self.unescaped.push_str(&self.text[run.from..run.to]);
        }
    }

    /// The text of the value of an attribute.
    pub(super) fn value(&mut self, attribute: &tags::Attribute) -> Result<Run, DecodeError> {
        let tags::Attribute { from, to, verbatim, .. } = *attribute;
        if !verbatim {
            self.unescaped.clear();
            text::push_value(&mut self.unescaped, &self.text[from..to])?;
        }
        Ok(Run { from, to, verbatim })
    }

    /// A text that was read last.
    #[inline]
    pub(super) fn text_of(&self, run: Run) -> &str {
        if run.verbatim { &self.text[run.from..run.to] } else { &self.unescaped }
    }

    /// Lends a text; one that was put together goes to `scratch`.
    pub(super) fn lend<'s>(&mut self, run: Run, scratch: &'s mut String) -> &'s str
    where
        'de: 's,
    {
        if run.verbatim {
            return &self.text[run.from..run.to];
        }
        std::mem::swap(scratch, &mut self.unescaped);
        scratch
    }

    /// Whether a text is nothing but white space.
    #[inline]
    pub(super) fn is_blank(&self, run: Run) -> bool {
        self.text_of(run).bytes().all(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r'))
    }
}
