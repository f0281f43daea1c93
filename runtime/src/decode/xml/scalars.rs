//! Scalars of XML, which are all texts.

use super::super::error::DecodeError;
use super::super::source::{Scalar, Untyped};
use super::lexer::{Run, Token};
use super::{Place, Value, XmlSource};

/// A text that is read, with where its value starts.
struct Settled {
    run: Run,
    start: usize,
}

impl Untyped for XmlSource<'_> {
    #[inline]
    fn plain<T>(&mut self, read: impl FnOnce(&[u8]) -> Option<T>) -> Option<T> {
        let text = self.settle()?;
        read(self.lexer.text_of(text.run).as_bytes()).or_else(|| self.keep(&text))
    }
}

impl<'de> XmlSource<'de> {
    /// Reads the text of the next value, where it is one, up to its end. Whoever does not want it, must [keep](Self::keep)
    /// it.
    #[inline]
    fn settle(&mut self) -> Option<Settled> {
        match self.value {
            Value::Element(_) if self.lexer.tag.nil => return None,
            Value::Element(_) => {
                let start = self.lexer.tag.start;
                self.value = Value::None;
                match self.content() {
                    Ok(Some(run)) => return Some(Settled { run, start }),
                    Ok(None) => self.value = Value::Mixed(start),
                    Err(error) => {
                        self.failure = Some(error);
                        self.value = Value::Failed;
                    }
                }
            }
            Value::Text(run, start) => {
                self.value = Value::None;
                return Some(Settled { run, start });
            }
            Value::Document => {
                self.value = Value::Element(Place::Alone);
                return self.settle();
            }
            Value::None | Value::Mixed(_) | Value::Failed => {}
        }
        None
    }

    /// Makes a text the next value again.
    #[cold]
    fn keep<T>(&mut self, text: &Settled) -> Option<T> {
        self.value = Value::Text(text.run, text.start);
        None
    }

    /// Reads the text of an element, and its end; `None` where there is an element in it.
    #[inline]
    fn content(&mut self) -> Result<Option<Run>, DecodeError> {
        if let Some(run) = self.lexer.known_text() {
            return Ok(Some(run));
        }
        let run = match self.lexer.next(false)? {
            Token::Text(run) => run,
            Token::End => {
                let at = self.lexer.at;
                return Ok(Some(Run { from: at, to: at, verbatim: true }));
            }
            Token::Start => return Ok(None),
            Token::Eof => return Err(self.lexer.ended()),
        };
        match self.lexer.next(false)? {
            Token::End => Ok(Some(run)),
            Token::Start => Ok(None),
            // No text follows a text.
            Token::Text(_) | Token::Eof => Err(self.lexer.ended()),
        }
    }

    #[inline]
    pub(in super::super) fn plain_text(&mut self) -> Option<&str> {
        let text = self.settle()?;
        Some(self.lexer.text_of(text.run))
    }

    pub(in super::super) fn scalar<'s>(
        &mut self,
        scratch: &'s mut String,
        expected: &'static str,
    ) -> Result<Scalar<'s>, DecodeError>
    where
        'de: 's,
    {
        if let Some(text) = self.settle() {
            return Ok(Scalar::Untyped(self.lexer.lend(text.run, scratch)));
        }
        match self.take()? {
            // What else is an element that is no text, says that it is nothing.
            Value::Element(_) => self.lexer.skip(self.levels_left()).map(|()| Scalar::Nothing),
            Value::Mixed(start) => Err(Self::mixed(expected, start)),
            Value::None | Value::Document | Value::Text(..) | Value::Failed => Err(self.no_value()),
        }
    }
}
