//! A documented sample that must come back as it is.

use jiff::Timestamp;
use jiff::civil::DateTime;
use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::{CivilForm, Encode, Flag, Form, TimestampForm, Writer};
use crate::decode::{Decode, DecodeError, DecodeObject, NoticeKind, Reader};

#[derive(Debug, Default)]
struct Choice {
    description: Option<String>,
    id: Option<i64>,
    name: Option<String>,
    object: Option<String>,
}

impl DecodeObject for Choice {
    const FIELDS: &'static [&'static str] = &["description", "id", "name", "object"];

    fn read_fields(&mut self, reader: &mut Reader<'_>) -> Result<(), DecodeError> {
        while let Some(field) = reader.field()? {
            match field {
                0 => self.description = reader.string()?,
                1 => self.id = reader.integer(Form::Number)?,
                2 => self.name = reader.string()?,
                3 => self.object = reader.string()?,
                _ => reader.skip()?,
            }
        }
        Ok(())
    }
}

impl Encode for Choice {
    fn encode(&self, writer: &mut Writer) {
        writer.begin_object();
        writer.field("description").string(self.description.as_deref());
        writer.field("id").integer(self.id, Form::Number);
        writer.field("name").string(self.name.as_deref());
        writer.field("object").string(self.object.as_deref());
        writer.end_object();
    }
}

#[derive(Debug, Default)]
struct Token {
    id: Option<i64>,
    name: Option<String>,
    price: Option<Decimal>,
}

impl DecodeObject for Token {
    const FIELDS: &'static [&'static str] = &["id", "name", "price"];

    fn read_fields(&mut self, reader: &mut Reader<'_>) -> Result<(), DecodeError> {
        while let Some(field) = reader.field()? {
            match field {
                0 => self.id = reader.integer(Form::Text)?,
                1 => self.name = reader.string()?,
                2 => self.price = reader.decimal(Form::Number)?,
                _ => reader.skip()?,
            }
        }
        Ok(())
    }
}

impl Encode for Token {
    fn encode(&self, writer: &mut Writer) {
        writer.begin_object();
        writer.field("id").integer(self.id, Form::Text);
        writer.field("name").string(self.name.as_deref());
        writer.field("price").decimal(self.price, Form::Number);
        writer.end_object();
    }
}

#[derive(Debug, Default)]
struct Image {
    architecture: Option<Choice>,
    billingtokens: Vec<Token>,
    created_time: Option<Timestamp>,
    changed: Option<DateTime>,
    id: Option<i64>,
    is_active: Option<bool>,
    is_public: Option<bool>,
    pending: Option<String>,
    price: Option<Decimal>,
}

impl DecodeObject for Image {
    const FIELDS: &'static [&'static str] =
        &["architecture", "billingtokens", "createdTime", "changed", "id", "isActive", "isPublic", "pending", "price"];

    fn read_fields(&mut self, reader: &mut Reader<'_>) -> Result<(), DecodeError> {
        while let Some(field) = reader.field()? {
            match field {
                0 => reader.value(&mut self.architecture)?,
                1 => reader.list(&mut self.billingtokens, Token::decode)?,
                2 => self.created_time = reader.timestamp(TimestampForm::Milliseconds)?,
                3 => self.changed = reader.civil(CivilForm::Space)?,
                4 => self.id = reader.integer(Form::Number)?,
                5 => self.is_active = reader.boolean(Flag::BOOLEAN)?,
                6 => self.is_public = reader.boolean(Flag::TEXT_DIGITS)?,
                7 => self.pending = reader.string()?,
                8 => self.price = reader.decimal(Form::Number)?,
                _ => reader.skip()?,
            }
        }
        Ok(())
    }
}

impl Encode for Image {
    fn encode(&self, writer: &mut Writer) {
        writer.begin_object();
        writer.field("architecture").value(self.architecture.as_ref());
        writer.field("billingtokens").list(&self.billingtokens, |writer, token| token.encode(writer));
        writer.field("createdTime").timestamp(self.created_time, TimestampForm::Milliseconds);
        writer.field("changed").civil(self.changed, CivilForm::Space);
        writer.field("id").integer(self.id, Form::Number);
        writer.field("isActive").boolean(self.is_active, Flag::BOOLEAN);
        writer.field("isPublic").boolean(self.is_public, Flag::TEXT_DIGITS);
        writer.nullable("pending").string(self.pending.as_deref());
        writer.field("price").decimal(self.price, Form::Number);
        writer.end_object();
    }
}

fn sample() -> Value {
    json!([
        {
            "architecture": {"description": "64 bit OS", "id": 2, "name": "64-bit", "object": "option"},
            "billingtokens": [
                {"id": "6421", "name": "CentOS 5.1 64bit", "price": 0},
                {"id": "21", "name": "é \"quoted\"\n", "price": 0.0}
            ],
            "createdTime": 1_247_183_325_757_i64,
            "changed": "2016-10-21 09:41:10",
            "id": 81,
            "isActive": true,
            "isPublic": "0",
            "pending": null,
            "price": 19.95
        },
        {"billingtokens": [{}], "isPublic": "1", "pending": "x", "price": 0},
        {"pending": null}
    ])
}

#[test]
fn gives_the_sample_back() {
    let body = sample().to_string();
    let mut reader = Reader::json(body.as_bytes()).unwrap();
    reader.watch();
    let mut images = Vec::new();
    reader.list(&mut images, Image::decode).unwrap();
    assert_eq!(reader.notices(), []);
    reader.finish().unwrap();
    let mut writer = Writer::json();
    writer.list(&images, |writer, image| image.encode(writer));
    let written: Value = serde_json::from_slice(&writer.into_bytes()).unwrap();
    assert_eq!(written, sample());
}

#[test]
fn reads_the_sample_in_other_spellings() {
    let body = r#"{"createdTime":"1247183325757","changed":"2016-10-21T09:41:10","id":"81","isActive":1,
        "isPublic":false,"architecture":[],"billingtokens":"","price":"0.0","new":{}}"#;
    let mut reader = Reader::json(body.as_bytes()).unwrap();
    reader.watch();
    let image = Image::decode(&mut reader).unwrap().unwrap();
    let kinds: Vec<_> = reader.notices().iter().map(crate::decode::Notice::kind).collect();
    let mut expected = vec![NoticeKind::Spelling; 8];
    expected.push(NoticeKind::UnknownField);
    assert_eq!(kinds, expected);
    let mut writer = Writer::json();
    image.encode(&mut writer);
    let written: Value = serde_json::from_slice(&writer.into_bytes()).unwrap();
    let expected = json!({"createdTime": 1_247_183_325_757_i64, "changed": "2016-10-21 09:41:10", "id": 81,
        "isActive": true, "isPublic": "0", "pending": null, "price": 0.0});
    assert_eq!(written, expected);
}
