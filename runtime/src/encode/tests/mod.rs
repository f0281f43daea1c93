//! Tests of the writer, and of reading and writing together.

#![expect(
    clippy::redundant_closure_for_method_calls,
    reason = "the path of a method is not general over the lifetime of the reader"
)]

mod image;

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{CivilForm, DateForm, Encode, Flag, Form, Spelling, TimestampForm, Writer};
use crate::decode::{DecodeError, Reader};

/// What `write` writes.
fn written(write: impl FnOnce(&mut Writer)) -> String {
    let mut writer = Writer::json();
    write(&mut writer);
    String::from_utf8(writer.into_bytes()).unwrap()
}

/// Reads a value and writes it again.
fn again<T>(
    body: &str,
    read: impl FnOnce(&mut Reader<'_>) -> Result<Option<T>, DecodeError>,
    write: impl FnOnce(&mut Writer, Option<T>),
) -> String {
    let mut reader = Reader::json(body.as_bytes()).unwrap();
    let value = read(&mut reader).unwrap();
    reader.finish().unwrap();
    written(|writer| write(writer, value))
}

#[test]
fn writes_what_is_nothing_as_it_is_named() {
    let empty: [i64; 0] = [];
    let map = BTreeMap::<String, i64>::new();
    let item = |writer: &mut Writer, item: &i64| writer.integer(Some(*item), Form::Number);
    let text = written(|writer| {
        writer.begin_object();
        writer.field("a").string(None);
        writer.field("b").list(&empty, item);
        writer.field("c").map(&map, item);
        writer.field("d").number(Some(f64::NAN), Form::Number);
        writer.nullable("e").string(None);
        writer.nullable("f").list(&empty, item);
        writer.nullable("g").map(&map, item);
        writer.nullable("h").number(Some(f64::INFINITY), Form::Text);
        writer.required("i").string(None);
        writer.required("j").list(&empty, item);
        writer.required("k").map(&map, item);
        writer.entry("l").integer(None, Form::Number);
        writer.entry("m").list(&empty, item);
        writer.field("n").raw(None);
        writer.end_object();
    });
    assert_eq!(text, r#"{"e":null,"f":null,"g":null,"h":null,"i":null,"j":[],"k":{},"l":null,"m":[]}"#);
}

#[test]
fn separates_values_at_every_level() {
    let map = BTreeMap::from([("x".to_owned(), vec![1, 2]), ("y".to_owned(), vec![])]);
    let text = written(|writer| {
        writer.begin_object();
        writer.required("m").map(&map, |writer, items| {
            writer.list(items, |writer, item| {
                writer.integer(Some(*item), Form::Text);
            });
        });
        writer.field("n").list(&[(), ()], |writer, ()| {
            writer.begin_object();
            writer.end_object();
        });
        writer.field("o").raw(Some("{\"a\": []}"));
        writer.field("p").list(&[None, Some("q")], |writer, item| writer.string(*item));
        writer.end_object();
    });
    assert_eq!(text, r#"{"m":{"x":["1","2"],"y":[]},"n":[{},{}],"o":{"a": []},"p":[null,"q"]}"#);
}

#[test]
fn escapes_texts() {
    let all: String = (0..0x80_u8).map(char::from).chain("é€😀".chars()).collect();
    for start in 0..all.len().min(0x80) {
        let text = written(|writer| writer.string(Some(&all[start..])));
        assert_eq!(serde_json::from_str::<String>(&text).unwrap(), all[start..]);
        assert_eq!(text, serde_json::to_string(&all[start..]).unwrap());
    }
    let text = written(|writer| {
        writer.begin_object();
        writer.field("a\"b").string(Some(""));
        writer.entry("\n\u{1}").string(Some("x"));
        writer.end_object();
    });
    assert_eq!(text, "{\"a\\\"b\":\"\",\"\\n\\u0001\":\"x\"}");
}

#[test]
fn writes_numbers() {
    for value in [0, 7, -7, 10, 99, 1_000_000, i64::MAX, i64::MIN] {
        let text = written(|writer| writer.integer(Some(value), Form::Number));
        assert_eq!(text, value.to_string());
        let text = written(|writer| writer.integer(Some(value), Form::Text));
        assert_eq!(text, format!("\"{value}\""));
    }
    for (value, text) in [
        (0.0, "0"),
        (-0.0, "-0.0"),
        (-1.0, "-1"),
        (19.95, "19.95"),
        (-0.05, "-0.05"),
        (0.1 + 0.2, "0.30000000000000004"),
        (1e21, "1e21"),
        (5e-324, "5e-324"),
        (f64::MAX, "1.7976931348623157e308"),
    ] {
        assert_eq!(written(|writer| writer.number(Some(value), Form::Number)), text);
        assert_eq!(text.parse(), Ok(value));
    }
    assert_eq!(written(|writer| writer.number(Some(0.5), Form::Text)), "\"0.5\"");
    assert_eq!(written(|writer| writer.number(Some(f64::NAN), Form::Text)), "null");
}

#[test]
fn writes_flags() {
    let numbers = Flag { no: Spelling::Number(1), yes: Spelling::Number(2) };
    for (flag, no, yes) in [
        (Flag::BOOLEAN, "false", "true"),
        (Flag::DIGITS, "0", "1"),
        (Flag::TEXT_DIGITS, "\"0\"", "\"1\""),
        (Flag::TEXT, "\"false\"", "\"true\""),
        (Flag::text("off", "on"), "\"off\"", "\"on\""),
        (numbers, "1", "2"),
    ] {
        assert_eq!(written(|writer| writer.boolean(Some(false), flag)), no);
        assert_eq!(written(|writer| writer.boolean(Some(true), flag)), yes);
        for body in [no, yes, "null"] {
            assert_eq!(again(body, |r| r.boolean(flag), |w, v| w.boolean(v, flag)), body);
        }
    }
}

#[test]
fn gives_scalars_back() {
    for body in ["0", "-1", "6421", "\"6421\"", "null"] {
        let form = if body.starts_with('"') { Form::Text } else { Form::Number };
        assert_eq!(again(body, |r| r.integer(form), |w, v| w.integer(v, form)), body);
        assert_eq!(again(body, |r| r.number(form), |w, v| w.number(v, form)), body);
    }
    for body in ["0", "0.0", "-0.0", "19.950", "\"0.00\"", "1234567890123456789.123456789"] {
        let form = if body.starts_with('"') { Form::Text } else { Form::Number };
        assert_eq!(again(body, |r| r.decimal(form), |w, v| w.decimal(v, form)), body);
    }
    for body in ["{\"a\":[1,null]}", "null", "[]", "1.5"] {
        let read = |r: &mut Reader<'_>| r.any().map(|value| value.map(|value| value.to_string()));
        assert_eq!(again(body, read, |w, v| w.raw(v.as_deref())), body);
    }
    for body in ["\"a\\\"\\n\"", "\"\"", "null"] {
        assert_eq!(again(body, |r| r.string(), |w, v| w.string(v.as_deref())), body);
    }
}

#[test]
fn gives_times_back() {
    for body in ["\"2016-10-21\"", "null"] {
        assert_eq!(again(body, |r| r.date(DateForm::Iso8601), |w, v| w.date(v, DateForm::Iso8601)), body);
    }
    for (body, form) in [
        ("\"2016-10-21 09:41:10\"", CivilForm::Space),
        ("\"2016-10-21 09:41:10.125\"", CivilForm::Space),
        ("\"2011-11-09T03:19:48\"", CivilForm::T),
        ("\"0001-01-01T00:00:00\"", CivilForm::T),
        ("null", CivilForm::T),
    ] {
        assert_eq!(again(body, |r| r.civil(form), |w, v| w.civil(v, form)), body);
    }
    for (body, form) in [
        ("\"2016-10-21T09:41:10Z\"", TimestampForm::Rfc3339),
        ("\"2016-10-21T09:41:10.5Z\"", TimestampForm::Rfc3339),
        ("1247183325", TimestampForm::Seconds),
        ("1247183325.757", TimestampForm::Seconds),
        ("-1.5", TimestampForm::Seconds),
        ("0", TimestampForm::Seconds),
        ("1247183325757", TimestampForm::Milliseconds),
        ("1247183325757.000001", TimestampForm::Milliseconds),
        ("\"1247183325\"", TimestampForm::SecondsText),
        ("\"1247183325757\"", TimestampForm::MillisecondsText),
        ("null", TimestampForm::Rfc3339),
        ("\"9999-12-31T23:59:59Z\"", TimestampForm::Rfc3339),
        ("253402300799", TimestampForm::Seconds),
        ("253402300799000", TimestampForm::Milliseconds),
        ("\"253402300799\"", TimestampForm::SecondsText),
        ("\"253402300799000\"", TimestampForm::MillisecondsText),
        ("\"9999-12-30T22:00:00Z\"", TimestampForm::Rfc3339),
    ] {
        assert_eq!(again(body, |r| r.timestamp(form), |w, v| w.timestamp(v, form)), body);
    }
}

/// A type whose every value is written in another form than usual.
struct Pair(Option<i64>);

impl Encode for Pair {
    fn encode(&self, writer: &mut Writer) {
        writer.begin_object();
        writer.field("id").integer(self.0, Form::Text);
        writer.nullable("pending").boolean(None, Flag::DIGITS);
        writer.end_object();
    }
}

#[test]
fn writes_values() {
    let text = written(|writer| {
        writer.begin_object();
        writer.field("a").value(Some(&Pair(Some(6421))));
        writer.field("b").value(None::<&Pair>);
        writer.nullable("c").value(None::<&Pair>);
        writer.field("d").list(&[Pair(None)], |writer, pair| pair.encode(writer));
        writer.end_object();
    });
    let value: Value = serde_json::from_str(&text).unwrap();
    let expected = json!({"a": {"id": "6421", "pending": null}, "c": null, "d": [{"pending": null}]});
    assert_eq!(value, expected);
}
