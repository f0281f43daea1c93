//! Objects, lists, maps, paths and notices.

use std::collections::BTreeMap;

use super::super::{Decode, DecodeErrorKind, Form, NoticeKind, Reader};
use super::{Node, is_syntax, named, node, watched, whole};
use crate::Value;

#[test]
fn reads_fields_in_any_order() {
    let expected = Node { child: Some(Box::new(named(2, "b"))), ..named(1, "a") };
    for body in [
        r#"{"id":1,"name":"a","child":{"id":2,"name":"b"}}"#,
        r#"{"child":{"name":"b","id":2},"name":"a","id":1}"#,
        " { \"name\" :\t\"a\" ,\r\n\"child\" : { \"name\" : \"b\" , \"id\" : 2 } , \"id\" : 1 } ",
    ] {
        assert_eq!(node(body).unwrap(), expected, "{body}");
    }
}

#[test]
fn skips_unknown_fields_of_any_kind() {
    let body = r#"{"x":{"a":[1,{"b":[[],{}]},"]}\""],"c":null},"id":1,"y":[true,false,-1.5e3],
        "i":2,"idd":3,"z":"\ud83d\ude00","name":"a"}"#;
    assert_eq!(node(body).unwrap(), named(1, "a"));
}

#[test]
fn reads_escaped_names() {
    assert_eq!(node(r#"{"\u0069d":1,"n\u0061me":"a"}"#).unwrap(), named(1, "a"));
}

#[test]
fn an_object_takes_the_place_of_the_one_before() {
    let read = |body: &str| {
        let mut into = Some(named(7, "old"));
        whole(body.as_bytes(), |reader| reader.value(&mut into)).unwrap();
        into
    };
    assert_eq!(read(r#"{"id":1}"#), Some(Node { id: Some(1), ..Node::default() }));
    assert_eq!(read("null"), None);
}

#[test]
fn takes_every_spelling_of_nothing() {
    for body in ["null", "\"\"", "false", "[]", "[ ]", " null "] {
        assert_eq!(whole(body.as_bytes(), Node::decode), Ok(None), "{body}");
        let nested = format!(r#"{{"id":null,"name":null,"child":{body},"by_key":{body}}}"#);
        assert_eq!(node(&nested), Ok(Node::default()), "{body}");
    }
    for body in ["null", "\"\"", "false"] {
        assert_eq!(node(&format!(r#"{{"items":{body}}}"#)), Ok(Node::default()));
    }
    assert_eq!(node("{}"), Ok(Node::default()));
}

#[test]
fn refuses_other_kinds() {
    for body in ["1", "true", "\"x\"", "[1]", "\" \""] {
        let error = whole(body.as_bytes(), Node::decode).unwrap_err();
        assert!(matches!(error.kind(), DecodeErrorKind::Type { .. }), "{body}");
        assert_eq!((error.path(), error.offset()), ("", 0));
    }
    for body in ["1", "true", "\"x\"", "{}"] {
        let error = node(&format!(r#"{{"items": {body}}}"#)).unwrap_err();
        assert!(matches!(error.kind(), DecodeErrorKind::Type { .. }), "{body}");
        assert_eq!((error.path(), error.offset()), ("items", 10));
    }
}

#[test]
fn leaves_null_items_out() {
    let body = r#"{"items":[null,{"id":1},"",[]],"by_key":{"a":null,"b":{"id":2}}}"#;
    let (value, notices) = watched(body, Node::decode);
    let value = value.unwrap();
    assert_eq!(value.items.len(), 1);
    assert_eq!(value.by_key.keys().collect::<Vec<_>>(), ["b"]);
    let nulls: Vec<_> =
        notices.iter().filter(|(kind, _)| *kind == NoticeKind::NullItem).map(|(_, path)| path.as_str()).collect();
    assert_eq!(nulls, ["items[0]", "items[2]", "items[3]", "by_key.a"]);
}

#[test]
fn notices_what_differs() {
    let body = r#"{"id":"1","name":2,"more":{"id":3},"child":[],"items":[{"a b":1}]}"#;
    let (_, notices) = watched(body, Node::decode);
    let expected = [
        (NoticeKind::Spelling, "id"),
        (NoticeKind::Spelling, "name"),
        (NoticeKind::UnknownField, "more"),
        (NoticeKind::Spelling, "child"),
        (NoticeKind::UnknownField, "items[0][\"a b\"]"),
    ];
    assert_eq!(notices, expected.map(|(kind, path)| (kind, path.to_owned())));
    let (_, notices) = watched(r#"{"id":1,"name":"","child":null}"#, Node::decode);
    assert_eq!(notices, []);
}

#[test]
fn tells_nothing_unless_watched() {
    let mut reader = Reader::json(br#"{"x":1}"#).unwrap();
    Node::decode(&mut reader).unwrap();
    assert_eq!(reader.notices(), []);
}

#[test]
fn tells_the_path_of_an_error() {
    for (body, path) in [
        (r#"{"child":{"items":[{},{"id":"x"}]}}"#, "child.items[1].id"),
        (r#"{"by_key":{"a":{},"b":{"by_key":{"c d":{"id":true}}}}}"#, "by_key.b.by_key[\"c d\"].id"),
        (r#"{"items":[{"items":[{"id":1}],"name":{}}]}"#, "items[0].name"),
        (r#"{"by_key":{"":{"id":[]}}}"#, "by_key[\"\"].id"),
        (r#"{"by_key":{"\"\n":{"id":[]}}}"#, "by_key[\"\\\"\\n\"].id"),
        (r#"{"odd.name":[1,}"#, "[\"odd.name\"]"),
    ] {
        assert_eq!(node(body).unwrap_err().path(), path, "{body}");
    }
    let long = format!(r#"{{"by_key":{{"{}":1}}}}"#, "k".repeat(500));
    assert!(node(&long).unwrap_err().path().len() < 70);
}

#[test]
fn shows_an_error_without_its_value() {
    let error = node(r#"{"items":[{"child":{"id":"secret"}}]}"#).unwrap_err();
    assert_eq!(
        error.to_string(),
        "items[0].child.id: expected an integer, found a string that is not a number, at byte 25"
    );
    assert!(!format!("{error:?}").contains("secret"));
    assert_eq!(node("[1]").unwrap_err().to_string(), "expected an object, found a list, at byte 0");
}

#[test]
fn is_as_small_as_a_pointer() {
    assert_eq!(size_of::<super::DecodeError>(), size_of::<usize>());
}

#[test]
fn misses_required_values() {
    let body = br#"{"items":[{"id":1},{"name":"a"}]}"#;
    let mut reader = Reader::json(body).unwrap();
    assert!(reader.object(&["items"]).unwrap());
    assert_eq!(reader.field(), Ok(Some(0)));
    let mut ids = Vec::new();
    let result = reader.list(&mut ids, |reader| {
        let mut id = None;
        reader.object(&["id"])?;
        while reader.field()?.is_some() {
            id = reader.integer(Form::Number)?;
        }
        reader.required(id, "id").map(Some)
    });
    let error = result.unwrap_err();
    assert_eq!(ids, [1]);
    assert_eq!((error.path(), error.kind()), ("items[1].id", DecodeErrorKind::Missing));
    assert_eq!(error.to_string(), "items[1].id: a required value is missing, at byte 31");
}

#[test]
fn gives_values_of_any_type() {
    let any = |body: &'static str| {
        let mut reader = Reader::json(body.as_bytes()).unwrap();
        let any = reader.any()?;
        reader.finish().map(|()| any)
    };
    assert_eq!(any("null"), Ok(None));
    for (body, printed) in [
        ("{\"a\" : [1, 2.50, {}, null]}", "{\"a\":[1,2.50,{},null]}"),
        ("\"\\u00e9\\ud83d\\ude00\"", "\"é😀\""),
        ("-0.5", "-0.5"),
        ("[ ]", "[]"),
        ("false", "false"),
        ("\"\"", "\"\""),
        ("[12345678901234567890123, 1e400, -0.10]", "[12345678901234567890123,1e400,-0.10]"),
    ] {
        assert_eq!(any(body).unwrap().unwrap().to_string(), printed, "{body}");
    }
    for body in ["{\"a\":01}", "[1,]", "{\"a\"}", "[", "\"\\x\"", "nul", "[1 2]"] {
        assert!(is_syntax(&any(body).unwrap_err()), "{body}");
    }
    let deep = "[".repeat(129).leak();
    assert_eq!(any(deep).unwrap_err().kind(), DecodeErrorKind::TooDeep);
}

#[test]
fn half_of_a_pair_is_replaced_where_anything_may_come() {
    let nearest = |path: &str| vec![(NoticeKind::Nearest, path.to_owned())];
    for (body, text, path) in [
        ("\"\\ud800\"", "\u{fffd}", ""),
        ("\"a\\udc00\\ud800\\u0041\\n\"", "a\u{fffd}\u{fffd}A\n", ""),
        ("{\"a\":[\"\\ud83dx\"]}", "\u{fffd}x", "a[0]"),
    ] {
        let (value, notices) = watched(body, |reader| reader.any());
        let value = value.unwrap();
        let held = if path.is_empty() { &value } else { &value["a"][0] };
        assert_eq!((held.as_str(), notices), (Some(text), nearest(path)), "{body}");
    }
}

#[test]
fn null_is_a_value_of_any_type() {
    let body = "{\"list\":[1,null],\"map\":{\"a\":null},\"one\":null}";
    let mut list = Vec::new();
    let mut map = BTreeMap::new();
    let mut one = None;
    let ((), notices) = watched(body, |reader| {
        reader.object(&["list", "map", "one"])?;
        while let Some(field) = reader.field()? {
            match field {
                0 => reader.list(&mut list, Reader::any_or_null)?,
                1 => reader.map(&mut map, Reader::any_or_null)?,
                _ => one = reader.any_or_null()?,
            }
        }
        Ok(())
    });
    assert_eq!((list, one), (vec![1.into(), Value::Null], Some(Value::Null)));
    assert_eq!(map, BTreeMap::from([("a".to_owned(), Value::Null)]));
    assert_eq!(notices, []);
}

#[test]
fn the_last_one_counts_within_a_value_of_any_type_too() {
    let (value, notices) = watched("{\"a\":{\"b\":1,\"b\":[2]}}", |reader| reader.any());
    assert_eq!(value.unwrap().to_string(), "{\"a\":{\"b\":[2]}}");
    assert_eq!(notices, [(NoticeKind::Duplicate, "a.b".to_owned())]);
}

#[test]
fn reads_maps_of_scalars() {
    let mut map = BTreeMap::new();
    let body = r#"{"b":"1","a":2,"\u00e9 \"":null,"":3}"#;
    whole(body.as_bytes(), |reader| reader.map(&mut map, |reader| reader.integer(Form::Number))).unwrap();
    let entries: Vec<_> = map.iter().map(|(key, value)| (key.as_str(), *value)).collect();
    assert_eq!(entries, [("", 3), ("a", 2), ("b", 1)]);
}

#[test]
fn tells_the_offset() {
    let mut reader = Reader::json(b"\xef\xbb\xbf 1 ").unwrap();
    assert_eq!(reader.offset(), 4);
    assert_eq!(reader.integer(Form::Number), Ok(Some(1)));
    assert_eq!(reader.offset(), 6);
    reader.finish().unwrap();
}
