//! Objects of XML: their fields are attributes, elements, or the text of their own element.

use std::borrow::Cow;

use super::super::error::{DecodeError, DecodeErrorKind};
use super::super::source::{Key, Opened};
use super::lexer::{Lexer, Run, Token};
use super::passing::Peek;
use super::tags::{self, Attribute, Element, Tag};
use super::{Frame, Place, TEXT, Value, XmlField, XmlNode, XmlSource};

const EXPECTED: &str = "an object";

/// An open object.
#[derive(Debug)]
pub(super) struct Fields<'de> {
    /// The element whose attributes are fields.
    pub(super) tag: Tag,
    /// Where its attributes go on; their end where all of them were read.
    attributes: usize,
    /// Whether the element of the object follows, inside of that of the field.
    inner: bool,
    /// How many ends of elements are to come.
    ends: u8,
    /// How the fields are spelled; nothing where they are as they are called.
    pub(super) spelled: &'de [XmlField<'de>],
    /// The field that is the text of the element, if it has not been there yet.
    text: Option<usize>,
    /// Whether some field was there.
    filled: bool,
    /// Whether some element was there.
    elements: bool,
    /// Whether it is the body, and the outermost element its one field.
    document: Document,
}

/// Where an object stands to the outermost element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Document {
    /// It is that element, or inside of it.
    Inside,
    /// That element is its field, and comes next.
    Due,
    /// That element is its field, and was there.
    Over,
}

/// The next part of an object, whatever its field is.
enum Part {
    Attribute(Attribute),
    /// An element, whose start tag is the one that was read last.
    Element,
    /// A text, and the field that it is.
    Text(Run, Option<usize>),
    End,
}

impl<'de> XmlSource<'de> {
    #[inline]
    pub(in super::super) fn open_object(&mut self, spelled: &'de [XmlField<'de>]) -> Result<Opened, DecodeError> {
        if matches!(self.value, Value::Document) {
            return Ok(self.open_document(spelled));
        }
        match self.take()? {
            Value::Element(_) => {}
            Value::Text(run, start) => return self.no_container(run, start, EXPECTED),
            _ => return Err(self.no_value()),
        }
        let mut ends = 1;
        let mut next = self.lexer.peek();
        let mut inner = false;
        if let Peek::Start(at) = next
            && let Some(object) = self.xml.object
            && self.lexer.tag.element != Element::Object
            && self.lexer.is_called(at, object.element)
        {
            // The attributes of the field come before those of the object, if they are fields themselves.
            inner = self.lexer.tag.fields;
            if !inner && !self.lexer.tag.nil {
                self.lexer.enter_peeked()?;
                ends = 2;
                next = self.lexer.peek();
            }
        }
        let tag = self.lexer.tag;
        if tag.nil || next == Peek::End && !tag.fields {
            return self.nothing(ends);
        }
        self.frames.push(Frame::Object(Fields {
            tag,
            attributes: tag.first_field(),
            inner,
            ends,
            spelled,
            text: text(spelled),
            filled: false,
            elements: false,
            document: Document::Inside,
        }));
        Ok(Opened::Open)
    }

    /// Enters the body, whose one field is the outermost element.
    fn open_document(&mut self, spelled: &'de [XmlField<'de>]) -> Opened {
        self.value = Value::None;
        self.frames.push(Frame::Object(Fields {
            tag: Tag::NONE,
            attributes: 0,
            inner: false,
            ends: 0,
            spelled,
            text: text(spelled),
            filled: true,
            elements: true,
            document: Document::Due,
        }));
        Opened::Open
    }

    #[inline]
    pub(in super::super) fn next_field(
        &mut self,
        fields: &'de [&'de str],
        next: usize,
    ) -> Result<Key<usize>, DecodeError> {
        let part = self.next_part()?;
        let Some(Frame::Object(object)) = self.frames.last() else { return Ok(Key::End) };
        let lexer = &self.lexer;
        match part {
            Part::Element => {
                let tag = &self.lexer.tag;
                let index = object.position(fields, next, XmlNode::Element, |field| lexer.is(tag.name, field));
                let list = index.and_then(|index| object.spelled.get(index)).and_then(|field| field.list);
                self.value = Value::Element(Place::Field(list));
                Ok(index.map_or(Key::Unknown(tag.name.from), Key::Known))
            }
            Part::Attribute(attribute) => {
                let index = object.attribute_index(lexer, &attribute, fields, next);
                self.value = Value::Text(self.lexer.value(&attribute)?, attribute.from);
                Ok(index.map_or(Key::Unknown(attribute.local), Key::Known))
            }
            Part::Text(run, index) => {
                self.value = Value::Text(run, run.from);
                Ok(index.map_or(Key::Unknown(run.from), Key::Known))
            }
            Part::End => {
                self.frames.pop();
                Ok(Key::End)
            }
        }
    }

    pub(in super::super) fn next_key(&mut self) -> Result<Key<String>, DecodeError> {
        let key = match self.next_part()? {
            Part::Element => {
                self.value = Value::Element(Place::Alone);
                self.lexer.label(self.lexer.tag.name)
            }
            Part::Attribute(attribute) => {
                self.value = Value::Text(self.lexer.value(&attribute)?, attribute.from);
                match self.frames.last() {
                    Some(Frame::Object(object)) => self.lexer.attribute_label(&object.tag, &attribute),
                    _ => Cow::Borrowed(""),
                }
            }
            Part::Text(run, _) => {
                self.value = Value::Text(run, run.from);
                Cow::Borrowed(TEXT)
            }
            Part::End => {
                self.frames.pop();
                return Ok(Key::End);
            }
        };
        Ok(Key::Known(key.into_owned()))
    }

    /// Goes to the next part of the object that is open.
    #[inline]
    fn next_part(&mut self) -> Result<Part, DecodeError> {
        self.pass_unread()?;
        match self.frames.last_mut() {
            Some(Frame::Object(object)) => object.next(&mut self.lexer),
            Some(Frame::List(_) | Frame::Repeated(_)) | None => Err(self.no_value()),
        }
    }

    #[cold]
    pub(in super::super) fn name_at(&self, at: usize) -> String {
        // Only the text of an object is the next value at the very byte where its name should be.
        if matches!(self.value, Value::Text(_, start) if start == at) {
            return TEXT.to_owned();
        }
        if let Some(Frame::Object(object)) = self.frames.last()
            && (object.tag.attributes..object.tag.end).contains(&at)
            && let Ok((_, end)) = tags::name(self.lexer.text.as_bytes(), at)
            && let Some(kind) = self.lexer.kind(&object.tag, &self.lexer.text[at..end])
        {
            return kind.to_owned();
        }
        self.lexer.label_at(at)
    }
}

impl Fields<'_> {
    #[inline]
    fn next(&mut self, lexer: &mut Lexer<'_>) -> Result<Part, DecodeError> {
        match self.document {
            Document::Inside => {}
            Document::Due => {
                self.document = Document::Over;
                return Ok(Part::Element);
            }
            Document::Over => return Ok(Part::End),
        }
        loop {
            if self.attributes < self.tag.end {
                match lexer.next_attribute(&self.tag, self.attributes)? {
                    Some(attribute) => {
                        self.attributes = attribute.end();
                        self.filled = true;
                        return Ok(Part::Attribute(attribute));
                    }
                    None => self.attributes = self.tag.end,
                }
            }
            if self.text.is_some() && !self.inner && !self.elements && lexer.ends() {
                // It is there even if it is empty.
                let at = lexer.at;
                return Ok(Part::Text(Run { from: at, to: at, verbatim: true }, self.text.take()));
            }
            match lexer.next(self.text.is_none() || self.inner)? {
                Token::Start if self.inner => {
                    self.inner = false;
                    self.ends += 1;
                    self.tag = lexer.tag;
                    self.attributes = self.tag.first_field();
                }
                Token::Start => {
                    self.filled = true;
                    self.elements = true;
                    return Ok(Part::Element);
                }
                Token::Text(run) => {
                    if let Some(part) = self.text(lexer, run)? {
                        return Ok(part);
                    }
                }
                Token::End => {
                    self.ends -= 1;
                    if self.ends == 0 {
                        return Ok(Part::End);
                    }
                    self.text = None;
                }
                Token::Eof => return Err(lexer.ended()),
            }
        }
    }

    /// What a text in the object is: nothing if it is white space between elements.
    #[cold]
    fn text(&mut self, lexer: &Lexer<'_>, run: Run) -> Result<Option<Part>, DecodeError> {
        let whole = !self.elements && lexer.ends();
        if lexer.is_blank(run) && !(whole && self.text.is_some()) {
            return Ok(None);
        }
        if let Some(index) = self.text.take() {
            return Ok(Some(Part::Text(run, Some(index))));
        }
        if whole && !self.filled {
            let kind = DecodeErrorKind::Type { expected: EXPECTED, found: "a text" };
            return Err(DecodeError::new(kind, self.tag.start));
        }
        self.filled = true;
        Ok(Some(Part::Text(run, None)))
    }
}

/// The field that is the text of the element.
fn text(spelled: &[XmlField]) -> Option<usize> {
    spelled.iter().position(|field| field.node == XmlNode::Text)
}
