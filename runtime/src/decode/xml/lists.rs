//! Lists of XML: elements in an element, or elements that are repeated.

use super::super::error::{DecodeError, DecodeErrorKind};
use super::super::source::{Key, Opened};
use super::lexer::{Lexer, Token};
use super::passing::Peek;
use super::tags::{self, Element, Tag};
use super::{Frame, Place, Value, XmlList, XmlSource};

/// An open list whose items are the elements of an element.
#[derive(Debug)]
pub(super) struct Items<'de> {
    /// The name of the items, where others are not.
    only: Option<&'de str>,
    /// Whether the element of the list is inside of that of the field.
    wrapped: bool,
    /// Whether the element of the list is over, and only that of the field is not.
    over: bool,
}

/// An open list whose items are elements of the same name, one after another.
#[derive(Debug)]
pub(super) struct Repeats {
    /// The item that was read last.
    tag: Tag,
    /// Whether no item was asked for yet: the first one was there when the list was entered.
    fresh: bool,
}

const UNROOTED: &str = "the list is not in the elements where it should be";

impl XmlSource<'_> {
    #[inline]
    pub(in super::super) fn open_list(&mut self) -> Result<Opened, DecodeError> {
        const EXPECTED: &str = "a list";
        self.repeats = false;
        // Any element could be a list without items, as one that tells of a failure.
        if self.frames.is_empty() && !self.rooted {
            return Err(DecodeError::syntax(UNROOTED, self.lexer.tag.start));
        }
        let place = match self.take()? {
            Value::Element(place) => place,
            Value::Text(run, start) => return self.no_container(run, start, EXPECTED),
            _ => return Err(self.no_value()),
        };
        let style = match place {
            Place::Field(style) => style.unwrap_or(self.xml.lists),
            Place::Alone => XmlList::Wrapped,
        };
        if self.lexer.tag.nil {
            self.repeats = style == XmlList::Repeated;
            return self.nothing(1);
        }
        let only = if let XmlList::WrappedAs(name) = style { Some(name) } else { None };
        let mut wrapped = false;
        let is_list = self.lexer.tag.is_list();
        if !is_list && let Some(list) = self.xml.list {
            match self.lexer.peek() {
                Peek::Start(at) if self.lexer.is_called(at, list) => {
                    wrapped = true;
                    self.lexer.enter_peeked()?;
                    if self.lexer.tag.nil {
                        return self.nothing(2);
                    }
                }
                // The field is there, and no list is in it.
                Peek::End if matches!(place, Place::Field(None)) && !self.lexer.tag.fields => {}
                _ if style == XmlList::Repeated => return Ok(self.repeated()),
                _ => {}
            }
        } else if style == XmlList::Repeated && !is_list {
            return Ok(self.repeated());
        }
        self.frames.push(Frame::List(Items { only, wrapped, over: false }));
        Ok(Opened::Open)
    }

    #[inline]
    pub(in super::super) fn is_part(&self) -> bool {
        self.repeats
    }

    /// Enters a list, of which the element that is next is the first item.
    fn repeated(&mut self) -> Opened {
        self.repeats = true;
        self.value = Value::Element(Place::Alone);
        self.frames.push(Frame::Repeated(Repeats { tag: self.lexer.tag, fresh: true }));
        Opened::Open
    }

    #[inline]
    pub(in super::super) fn next_item(&mut self) -> Result<Key<()>, DecodeError> {
        if let Some(Frame::Repeated(repeats)) = self.frames.last_mut()
            && std::mem::take(&mut repeats.fresh)
        {
            return Ok(Key::Known(()));
        }
        self.pass_unread()?;
        let item = match self.frames.last_mut() {
            Some(Frame::List(items)) => items.next(&mut self.lexer)?,
            Some(Frame::Repeated(repeats)) => repeats.next(&mut self.lexer)?,
            Some(Frame::Object(_)) | None => return Err(self.no_value()),
        };
        if matches!(item, Key::End) {
            self.frames.pop();
        } else {
            self.value = Value::Element(Place::Alone);
        }
        Ok(item)
    }
}

impl Items<'_> {
    /// Reads the start tag of the next element, which may be none of the items.
    #[inline]
    fn next(&mut self, lexer: &mut Lexer<'_>) -> Result<Key<()>, DecodeError> {
        loop {
            match lexer.next(true)? {
                Token::Start if !self.over && self.only.is_none_or(|name| lexer.is(lexer.tag.name, name)) => {
                    return Ok(Key::Known(()));
                }
                Token::Start => return Ok(Key::Unknown(lexer.tag.name.from)),
                Token::End if self.wrapped && !self.over => self.over = true,
                Token::End => return Ok(Key::End),
                Token::Text(run) if lexer.is_blank(run) => {}
                Token::Text(run) => {
                    let kind = DecodeErrorKind::Type { expected: "a list", found: "a text" };
                    return Err(DecodeError::new(kind, run.from));
                }
                Token::Eof => return Err(lexer.ended()),
            }
        }
    }
}

impl Repeats {
    /// Reads the start tag of the next item. The list ends where another element follows, or none.
    fn next(&mut self, lexer: &mut Lexer<'_>) -> Result<Key<()>, DecodeError> {
        match lexer.peek() {
            Peek::Start(at) if lexer.is_alike(&self.tag, at) => {
                lexer.enter_peeked()?;
                self.tag = lexer.tag;
                Ok(Key::Known(()))
            }
            Peek::Start(_) | Peek::End | Peek::Other => Ok(Key::End),
        }
    }
}

impl Lexer<'_> {
    /// Whether the tag whose `<` is at `at` is of the same field as `tag`. Where it is written in another way, it may
    /// be taken for another: the list goes on with it all the same.
    fn is_alike(&self, tag: &Tag, at: usize) -> bool {
        let bytes = self.text.as_bytes();
        let own = &bytes[tag.start..tag.attributes];
        let end = at + own.len();
        if bytes.get(at..end) != Some(own)
            || !matches!(bytes.get(end), Some(b' ' | b'\t' | b'\n' | b'\r' | b'/' | b'>'))
        {
            return false;
        }
        match self.xml.field {
            Some((_, named_by)) if tag.element == Element::Field => {
                let name = self.attribute_at(end, named_by);
                name == Some(&self.text[tag.name.from..tag.name.to])
            }
            _ => true,
        }
    }

    /// The value of an attribute of a tag, as it is written; its attributes start at `at`.
    fn attribute_at(&self, mut at: usize, local: &str) -> Option<&str> {
        let text = self.text;
        while let Ok(Some(attribute)) = tags::attribute(text, at, text.len()) {
            if text[attribute.local..attribute.name_end] == *local {
                return Some(&text[attribute.from..attribute.to]);
            }
            at = attribute.end();
        }
        None
    }
}
