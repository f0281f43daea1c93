//! Bodies that are no JSON, or are cut off, or are nested too deep.

use super::super::{DateForm, Decode, DecodeError, DecodeErrorKind, Flag, Form, Reader, TimestampForm};
use super::{Node, is_syntax, node, whole};

const SAMPLE: &str = "\u{feff} {\"id\" : -12, \"name\":\"a\\u00e9\\ud83d\\ude00 é\\n\",\"x\":[1.5e+3,true,null,\
    {\"y\":\"\\\\\"}],\"child\":{\"id\":\"7\",\"items\":[{},null,{\"id\":1e2}]},\"by_key\":{\"k\\t\":{\"id\":0}}}";

type Reading = fn(&mut Reader<'_>) -> Result<(), DecodeError>;

/// Every way of reading a value.
fn readings() -> [Reading; 11] {
    [
        |reader| Node::decode(reader).map(drop),
        |reader| reader.skip(),
        |reader| reader.any().map(drop),
        |reader| reader.string().map(drop),
        |reader| reader.integer(Form::Text).map(drop),
        |reader| reader.decimal(Form::Number).map(drop),
        |reader| reader.boolean(Flag::BOOLEAN).map(drop),
        |reader| reader.date(DateForm::Iso8601).map(drop),
        |reader| reader.timestamp(TimestampForm::Seconds).map(drop),
        |reader| reader.list(&mut Vec::new(), Node::decode),
        |reader| reader.map(&mut std::collections::BTreeMap::new(), Node::decode),
    ]
}

#[test]
fn reads_the_sample() {
    let value = node(SAMPLE).unwrap();
    assert_eq!(value.name.as_deref(), Some("aé😀 é\n"));
    assert_eq!(value.child.unwrap().items[1].id, Some(100));
    whole(SAMPLE.as_bytes(), |reader| reader.skip()).unwrap();
}

#[test]
fn refuses_every_truncation() {
    // The sample starts with a byte-order mark and a space.
    for end in 0..SAMPLE.len() {
        let body = &SAMPLE.as_bytes()[..end];
        for read in readings() {
            let error = whole(body, read).unwrap_err();
            assert!(error.offset() <= end, "{end}: {error}");
        }
    }
}

#[test]
fn survives_every_changed_byte() {
    let mut body = SAMPLE.as_bytes().to_vec();
    for place in 0..body.len() {
        let original = body[place];
        for byte in 0..=u8::MAX {
            body[place] = byte;
            for read in readings() {
                // What matters is that it ends, without a panic.
                if let Err(error) = whole(&body, read) {
                    assert!(error.offset() <= body.len());
                }
            }
        }
        body[place] = original;
    }
}

#[test]
fn agrees_with_serde_json_on_what_is_json() {
    // Theirs refuses half a surrogate pair, which is not a matter of grammar.
    let sample = SAMPLE.trim_start_matches('\u{feff}').replace("\\ud83d\\ude00", "");
    let mut body = sample.into_bytes();
    for place in 0..body.len() {
        let original = body[place];
        for byte in b"{}[]\",:\\ \n0179-+.eEtfnu/ax\x00\x1f\x7f" {
            body[place] = *byte;
            let ours = whole(&body, |reader| reader.skip()).is_ok();
            let theirs = serde_json::from_slice::<serde_json::Value>(&body).is_ok();
            assert_eq!(ours, theirs, "{}", String::from_utf8_lossy(&body));
        }
        body[place] = original;
    }
}

#[test]
fn refuses_what_is_not_utf8() {
    for (body, offset) in [(&b"\"\xff\""[..], 1), (b"\"a\xc3\"", 2), (b"\xfe\xff\0\"", 0), (b"\"\xed\xa0\x80\"", 1)] {
        let error = Reader::json(body).unwrap_err();
        assert_eq!((error.kind(), error.offset()), (DecodeErrorKind::Utf8, offset));
    }
}

#[test]
fn refuses_what_follows() {
    for body in ["{} {}", "{}x", "{},", "{}]", "null null", "{}\u{feff}", "{}\u{a0}", "{}\0"] {
        let error = whole(body.as_bytes(), Node::decode).unwrap_err();
        assert!(is_syntax(&error), "{body}: {error}");
    }
    whole(b"{} \t\r\n", Node::decode).unwrap();
}

#[test]
fn refuses_wrong_commas_and_colons() {
    for body in [
        "",
        " ",
        "{",
        "{,}",
        "{\"id\"}",
        "{\"id\":}",
        "{\"id\":1,}",
        "{\"id\":1,,\"name\":\"\"}",
        "{\"id\" 1}",
        "{\"id\":1 \"name\":\"\"}",
        "{id:1}",
        "{\"id\":1]",
        "{\"items\":[,]}",
        "{\"items\":[{},]}",
        "{\"items\":[{} {}]}",
        "{\"items\":[{}}",
        "{\"x\":[1,]}",
        "{\"x\":[1}",
        "{\"x\":{\"a\"}}",
        "{\"x\":{\"a\":1,}}",
        "{\"x\":{1:1}}",
        "{\"x\":[1 2]}",
        "{\"x\"}",
        "{\"x\":",
        "{\"x\":[}",
        "{1:2}",
        "{\"by_key\":{\"a\":}}",
        "{\"by_key\":{\"a\" {}}}",
        "{\"by_key\":{,}}",
        "{\"by_key\":{\"a\":{},}}",
        "{\"id\u{b}\":1}",
        "{\u{c}}",
    ] {
        let error = whole(body.as_bytes(), Node::decode).unwrap_err();
        assert!(is_syntax(&error), "{body}: {error}");
    }
}

#[test]
fn bounds_the_depth() {
    for (open, close) in [("{\"child\":", "}"), ("{\"x\":", "}")] {
        let nested = |levels: usize| {
            let body = open.repeat(levels - 1) + "{}" + &close.repeat(levels - 1);
            node(&body).map(drop)
        };
        assert_eq!(nested(128), Ok(()));
        assert_eq!(nested(129).unwrap_err().kind(), DecodeErrorKind::TooDeep);
        assert_eq!(nested(100_000).unwrap_err().kind(), DecodeErrorKind::TooDeep);
    }
    let lists = |levels: usize| "[".repeat(levels) + &"]".repeat(levels);
    let skip = |body: &str| whole(body.as_bytes(), |reader| reader.skip());
    assert_eq!(skip(&lists(128)), Ok(()));
    assert_eq!(skip(&lists(129)).unwrap_err().kind(), DecodeErrorKind::TooDeep);
    assert_eq!(skip(&"[".repeat(1_000_000)).unwrap_err().kind(), DecodeErrorKind::TooDeep);
    let mixed = format!("{}{}", "{\"child\":".repeat(64), "{\"x\":[".repeat(100));
    assert_eq!(node(&mixed).unwrap_err().kind(), DecodeErrorKind::TooDeep);
    let maps = "{\"by_key\":{\"k\":".repeat(70);
    assert_eq!(node(&maps).unwrap_err().kind(), DecodeErrorKind::TooDeep);
}

#[test]
fn stays_sound_after_misuse() {
    // Values that are not read, or read twice, are errors and nothing worse.
    let mut reader = Reader::json(br#"{"id":1,"name":"a"}"#).unwrap();
    assert_eq!(reader.field(), Ok(None));
    assert!(reader.object(&["id"]).unwrap());
    assert_eq!(reader.field(), Ok(Some(0)));
    assert!(is_syntax(&reader.field().unwrap_err()));
    let mut reader = Reader::json(b"[1,2]").unwrap();
    let mut items: Vec<i64> = Vec::new();
    assert!(is_syntax(&reader.list(&mut items, |_| Ok(Some(1))).unwrap_err()));
    assert!(reader.integer(Form::Number).is_ok());
    assert!(reader.finish().is_err());
}
