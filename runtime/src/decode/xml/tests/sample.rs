//! The documented answer of a real API, which mixes both families, beside the same answer in JSON.

use super::super::super::{Decode, DecodeError, DecodeObject, Flag, Form, Reader, TimestampForm};
use super::super::Xml;
use super::whole;
use crate::jiff::Timestamp;

pub(super) const SAMPLE: &str = include_str!("sample.xml");
const JSON: &str = include_str!("sample.json");

pub(super) static GOGRID: Xml = Xml::new()
    .root(&["gogrid", "response"])
    .field("attribute", "name")
    .object_of_kind("object", "name", "object")
    .list("list");

#[derive(Debug, Default, PartialEq)]
pub(super) struct Answer {
    method: Option<String>,
    status: Option<String>,
    total: Option<i64>,
    returned: Option<i64>,
    list: Vec<Image>,
}

#[derive(Debug, Default, PartialEq)]
struct Image {
    object: Option<String>,
    id: Option<i64>,
    name: Option<String>,
    architecture: Option<Choice>,
    os: Option<Choice>,
    owner: Option<Choice>,
    state: Option<Choice>,
    kind: Option<Choice>,
    price: Option<f64>,
    is_active: Option<bool>,
    is_public: Option<bool>,
    created: Option<Timestamp>,
    updated: Option<Timestamp>,
    location: Option<String>,
    tokens: Vec<Choice>,
}

#[derive(Debug, Default, PartialEq)]
struct Choice {
    id: Option<i64>,
    name: Option<String>,
    price: Option<f64>,
}

impl DecodeObject for Answer {
    const FIELDS: &'static [&'static str] = &["list", "method", "status", "summary"];

    fn read_fields(&mut self, reader: &mut Reader<'_>) -> Result<(), DecodeError> {
        while let Some(field) = reader.field()? {
            match field {
                0 => reader.values(&mut self.list)?,
                1 => self.method = reader.string()?,
                2 => self.status = reader.string()?,
                _ => self.summary(reader)?,
            }
        }
        Ok(())
    }
}

impl Answer {
    fn summary(&mut self, reader: &mut Reader<'_>) -> Result<(), DecodeError> {
        if reader.object(&["total", "returned"])? {
            while let Some(field) = reader.field()? {
                let value = reader.integer(Form::Number)?;
                *(if field == 0 { &mut self.total } else { &mut self.returned }) = value;
            }
        }
        Ok(())
    }
}

impl DecodeObject for Image {
    const FIELDS: &'static [&'static str] = &[
        "object",
        "id",
        "name",
        "architecture",
        "os",
        "owner",
        "state",
        "type",
        "price",
        "isActive",
        "isPublic",
        "createdTime",
        "updatedTime",
        "location",
        "billingtokens",
    ];

    fn read_fields(&mut self, reader: &mut Reader<'_>) -> Result<(), DecodeError> {
        while let Some(field) = reader.field()? {
            match field {
                0 => self.object = reader.string()?,
                1 => self.id = reader.integer(Form::Number)?,
                2 => self.name = reader.string()?,
                3 => reader.value(&mut self.architecture)?,
                4 => reader.value(&mut self.os)?,
                5 => reader.value(&mut self.owner)?,
                6 => reader.value(&mut self.state)?,
                7 => reader.value(&mut self.kind)?,
                8 => self.price = reader.number(Form::Number)?,
                9 => self.is_active = reader.boolean(Flag::BOOLEAN)?,
                10 => self.is_public = reader.boolean(Flag::BOOLEAN)?,
                11 => self.created = reader.timestamp(TimestampForm::Milliseconds)?,
                12 => self.updated = reader.timestamp(TimestampForm::Milliseconds)?,
                13 => self.location = reader.string()?,
                _ => reader.values(&mut self.tokens)?,
            }
        }
        Ok(())
    }
}

impl DecodeObject for Choice {
    const FIELDS: &'static [&'static str] = &["id", "name", "price"];

    fn read_fields(&mut self, reader: &mut Reader<'_>) -> Result<(), DecodeError> {
        while let Some(field) = reader.field()? {
            match field {
                0 => self.id = reader.integer(Form::Number)?,
                1 => self.name = reader.string()?,
                _ => self.price = reader.number(Form::Number)?,
            }
        }
        Ok(())
    }
}

#[test]
fn decodes_to_the_same_as_its_json() {
    let ours = whole(SAMPLE, &GOGRID, Answer::decode).unwrap().unwrap();
    let theirs = Answer::decode(&mut Reader::json(JSON.as_bytes()).unwrap()).unwrap().unwrap();
    assert_eq!(ours, theirs);
    assert_eq!((ours.total, ours.list[0].tokens[0].id), (Some(34), Some(21)));
}

#[test]
fn is_the_same_as_its_json_without_types() {
    let ours = whole(SAMPLE, &GOGRID, |reader| reader.any()).unwrap().unwrap();
    let mut theirs: serde_json::Value = serde_json::from_str(JSON).unwrap();
    // In JSON the tokens have no kind, and in XML other texts: the documentation shows two images.
    theirs["list"][0]["billingtokens"][0]["object"] = "billingtoken".into();
    theirs["list"][0]["description"] = "My First Description".into();
    theirs["list"][0]["friendlyName"] = "MyFirstGSI".into();
    assert_eq!(ours.to_string(), as_texts(theirs).to_string());
}

/// The same value, in which all scalars are texts, as the sample prints them.
fn as_texts(value: serde_json::Value) -> serde_json::Value {
    use serde_json::Value;
    match value {
        Value::Array(items) => items.into_iter().map(as_texts).collect(),
        Value::Object(fields) => Value::Object(
            fields
                .into_iter()
                .map(|(name, value)| {
                    let value = if name == "price" { "0.0".into() } else { as_texts(value) };
                    (name, value)
                })
                .collect(),
        ),
        Value::Number(number) => number.to_string().into(),
        Value::Bool(flag) => flag.to_string().into(),
        other => other,
    }
}

#[test]
fn tells_the_path_of_a_value_that_is_wrong() {
    let body = SAMPLE.replace("<attribute name=\"id\">10<", "<attribute name=\"id\">ten<");
    let error = whole(&body, &GOGRID, Answer::decode).unwrap_err();
    assert_eq!(error.path(), "list[0].os.id");
    assert_eq!(error.offset(), body.find("<attribute name=\"id\">ten<").unwrap());
    assert_eq!(error.kind().to_string(), "expected an integer, found a string that is not a number");
}
