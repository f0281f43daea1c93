//! Values of XML of any type.

use super::super::any::AnyFields;
use super::super::error::{DecodeError, DecodeErrorKind};
use super::super::numbers;
use super::lexer::{Lexer, Token};
use super::tags::{self, Element, Tag};
use super::{TEXT, Value, XmlSource};
use crate::Value as Json;

/// What is in an element.
#[derive(Default)]
struct Parts {
    fields: AnyFields,
    /// The elements, where they are the items of a list.
    items: Vec<Json>,
    text: Option<String>,
    /// Whether all that there is is one element, which stands for the object or list that the value is.
    stood_in: bool,
}

impl XmlSource<'_> {
    /// Passes the next value, and gives all of it.
    pub(in super::super) fn any(&mut self, levels: usize) -> Result<Option<Json>, DecodeError> {
        match self.take()? {
            Value::Element(_) => self.lexer.any(levels),
            Value::Text(run, _) => Ok(Some(Json::String(self.lexer.text_of(run).to_owned()))),
            _ => Err(self.no_value()),
        }
    }
}

impl Lexer<'_> {
    /// The value of the element whose start tag was read last. This calls itself, at most `levels` times.
    fn any(&mut self, levels: usize) -> Result<Option<Json>, DecodeError> {
        let tag = self.tag;
        if tag.nil {
            return self.skip(levels).map(|()| None);
        }
        let list = tag.is_list();
        let mut parts = Parts::default();
        self.add_attributes(&tag, list, &mut parts)?;
        loop {
            match self.next(false)? {
                Token::Start => {
                    let child = self.tag;
                    let inside = levels.checked_sub(1);
                    let inside = inside.ok_or_else(|| DecodeError::new(DecodeErrorKind::TooDeep, child.start))?;
                    let value = self.any(inside)?.unwrap_or(Json::Null);
                    parts.stood_in = !list && parts.is_empty() && (child.is_list() || child.element == Element::Object);
                    if list {
                        parts.items.push(value);
                    } else {
                        parts.fields.add(self.label(child.name).into_owned(), value);
                    }
                }
                Token::Text(run) => {
                    parts.text.get_or_insert_default().push_str(self.text_of(run));
                    parts.stood_in &= !parts.has_text();
                }
                Token::End if parts.stood_in && tag.element != Element::Object => return Ok(parts.only()),
                Token::End => return Ok(Some(parts.value(list, self.type_of(&tag)))),
                Token::Eof => return Err(self.ended()),
            }
        }
    }

    /// Adds the attributes that are fields, unless the element is a list.
    fn add_attributes(&mut self, tag: &Tag, list: bool, parts: &mut Parts) -> Result<(), DecodeError> {
        let mut at = if list { tag.end } else { tag.first_field() };
        while let Some(attribute) = self.next_attribute(tag, at)? {
            let run = self.value(&attribute)?;
            let name = self.attribute_label(tag, &attribute).into_owned();
            parts.fields.add(name, Json::String(self.text_of(run).to_owned()));
            at = attribute.end();
        }
        Ok(())
    }

    /// What an attribute says of the type of an element.
    fn type_of(&self, tag: &Tag) -> &str {
        let Some(name) = self.xml.type_attribute else { return "" };
        let mut at = tag.attributes;
        while let Ok(Some(attribute)) = tags::attribute(self.text, at, tag.end) {
            if self.text[attribute.local..attribute.name_end] == *name {
                return &self.text[attribute.from..attribute.to];
            }
            at = attribute.end();
        }
        ""
    }
}

impl Parts {
    fn is_empty(&self) -> bool {
        self.fields.is_empty() && !self.has_text()
    }

    fn has_text(&self) -> bool {
        self.text.as_deref().is_some_and(|text| !text.trim_ascii().is_empty())
    }

    /// The value of the only element.
    fn only(self) -> Option<Json> {
        self.fields.into_fields().into_iter().next().map(|(_, value)| value).filter(|value| !value.is_null())
    }

    /// The value that the parts are.
    fn value(mut self, list: bool, type_name: &str) -> Json {
        let text = self.text.filter(|text| !text.trim_ascii().is_empty() || self.fields.is_empty() && !list);
        match text {
            Some(text) if list => {
                self.items.push(Json::String(text));
                Json::Array(self.items)
            }
            None if list => Json::Array(self.items),
            Some(text) if self.fields.is_empty() => typed(text, type_name),
            None if self.fields.is_empty() => Json::String(String::new()),
            text => {
                let mut fields = self.fields.into_fields();
                if let Some(text) = text {
                    fields.insert(TEXT.to_owned(), Json::String(text));
                }
                Json::Object(fields)
            }
        }
    }
}

/// A text of which an attribute says the type. Where it is none of that type, it stays a text.
fn typed(text: String, type_name: &str) -> Json {
    let value = text.trim_ascii();
    let typed = match type_name {
        "integer" | "int" | "long" if numbers::is_whole(value) => numbers::of_json(value).map(Json::Number),
        "float" | "double" | "decimal" => numbers::of_json(value).map(Json::Number),
        "boolean" | "bool" => match value {
            "true" | "1" => Some(Json::Bool(true)),
            "false" | "0" => Some(Json::Bool(false)),
            _ => None,
        },
        _ => None,
    };
    typed.unwrap_or(Json::String(text))
}
