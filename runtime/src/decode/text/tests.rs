//! Tests of plain text.

#![expect(
    clippy::redundant_closure_for_method_calls,
    reason = "the path of a method is not general over the lifetime of the reader"
)]

use std::collections::BTreeMap;

use crate::value::tests::json;

use super::super::tests::{Node, named, read_all};
use super::super::{Decode, DecodeError, DecodeErrorKind, Flag, Form, NoticeKind, Reader, TimestampForm};
use super::{Text, TextLayout};

static WHOLE: Text = Text::new(TextLayout::Whole);
static LINES: Text = Text::new(TextLayout::Lines).comment("#");
static EQUALS: Text = Text::new(TextLayout::Pairs("=")).comment("#");
static SPACE: Text = Text::new(TextLayout::Pairs(" "));

fn whole<T>(
    body: &str,
    layout: &'static Text,
    read: impl FnOnce(&mut Reader<'_>) -> Result<T, DecodeError>,
) -> Result<T, DecodeError> {
    read_all(Ok(Reader::plain_text(body, layout)), read)
}

fn strings(body: &str, layout: &'static Text) -> Result<Vec<String>, DecodeError> {
    let mut strings = Vec::new();
    whole(body, layout, |reader| reader.list(&mut strings, Reader::string))?;
    Ok(strings)
}

fn nodes(body: &str) -> Result<Vec<Node>, DecodeError> {
    let mut nodes = Vec::new();
    whole(body, &EQUALS, |reader| reader.list(&mut nodes, Node::decode))?;
    Ok(nodes)
}

#[test]
fn reads_the_whole_body() {
    let string = |body| whole(body, &WHOLE, |reader| reader.string()).unwrap().unwrap();
    for (body, value) in [
        ("ok", "ok"),
        ("ok\n", "ok"),
        ("\u{feff}ok\r\n", "ok"),
        ("ok\r", "ok"),
        (" a\n\n#b \n\n", " a\n\n#b \n"),
        ("", ""),
        ("\n", ""),
        ("\u{feff}", ""),
    ] {
        assert_eq!(string(body), value, "{body:?}");
    }
    assert_eq!(whole(" 42\n", &WHOLE, |reader| reader.integer(Form::Number)), Ok(Some(42)));
    assert_eq!(whole("\n", &WHOLE, |reader| reader.integer(Form::Number)), Ok(None));
    assert_eq!(whole("True\n", &WHOLE, |reader| reader.boolean(Flag::BOOLEAN)), Ok(Some(true)));
    let second = whole("1247183325\n", &WHOLE, |reader| reader.timestamp(TimestampForm::Seconds)).unwrap();
    assert_eq!(second.unwrap().as_second(), 1_247_183_325);
    assert_eq!(strings("a\nb", &WHOLE).unwrap(), ["a\nb"]);
    assert_eq!(strings("\n", &WHOLE), Ok(Vec::new()));
}

#[test]
fn reads_lines() {
    for body in ["a\nb c\n", "\u{feff}a\r\n\r\nb c", "# x\n\na\n \t\n#\nb c\n\n", "a\rb c\r"] {
        assert_eq!(strings(body, &LINES).unwrap(), ["a", "b c"], "{body:?}");
    }
    assert_eq!(strings(" a #\n", &LINES).unwrap(), [" a #"]);
    for body in ["", "\n", "#", "\u{feff}\r\n# x"] {
        assert_eq!(strings(body, &LINES), Ok(Vec::new()), "{body:?}");
    }
    let mut numbers = Vec::new();
    whole("1\n 2 \n", &LINES, |reader| reader.list(&mut numbers, |reader| reader.integer(Form::Number))).unwrap();
    assert_eq!(numbers, [1, 2]);
}

#[test]
fn reads_lines_as_a_scalar() {
    assert_eq!(whole("a\n#b\n", &LINES, |reader| reader.string()), Ok(Some("a\n#b".to_owned())));
    assert_eq!(whole("7\n", &LINES, |reader| reader.integer(Form::Number)), Ok(Some(7)));
    assert_eq!(whole("", &LINES, |reader| reader.string()), Ok(Some(String::new())));
}

#[test]
fn reads_pairs() {
    for body in [
        "id=1\nname=a b\n",
        "\u{feff}name = a b\r\n# x=y\r\n\r\n id\t=1",
        "id=2\nname=a b\nid=1\n",
        "more=x\nid=1\nflag\n=\n==\nname=a b",
    ] {
        assert_eq!(whole(body, &EQUALS, Node::decode), Ok(Some(named(1, "a b"))), "{body:?}");
    }
    let with_equals = whole("name=a=b=\n", &EQUALS, Node::decode).unwrap().unwrap();
    assert_eq!(with_equals.name.as_deref(), Some("a=b="));
    for body in ["", "\n", "# id=1\n \n"] {
        assert_eq!(whole(body, &EQUALS, Node::decode), Ok(None), "{body:?}");
    }
}

#[test]
fn reads_pairs_with_other_delimiters() {
    static ARROW: Text = Text::new(TextLayout::Pairs(" -> "));
    static EMPTY: Text = Text::new(TextLayout::Pairs("")).comment("");
    assert_eq!(whole("id 1\nname \t a b\n", &SPACE, Node::decode), Ok(Some(named(1, "a b"))));
    assert_eq!(whole("  id\t1\nname\u{a0}a b\n", &SPACE, Node::decode), Ok(Some(named(1, "a b"))));
    assert_eq!(whole("id -> 1\nname -> a->b\n", &ARROW, Node::decode), Ok(Some(named(1, "a->b"))));
    assert_eq!(whole("id 1\nname a\n", &EMPTY, Node::decode), Ok(Some(named(1, "a"))));
}

#[test]
fn takes_empty_values_for_empty_texts() {
    for body in ["id=\nname=\ntags=\nchild=\n", "id\nname\ntags\nchild", "id = \n name"] {
        let expected = Node { name: Some(String::new()), ..Node::default() };
        assert_eq!(whole(body, &EQUALS, Node::decode), Ok(Some(expected)), "{body:?}");
    }
}

#[test]
fn appends_the_values_of_a_name_that_comes_again() {
    let body = "tags=a\nid=1\ntags=b, c\n";
    let tags = ["a", "b, c"].map(str::to_owned).to_vec();
    assert_eq!(whole(body, &EQUALS, Node::decode), Ok(Some(Node { id: Some(1), tags, ..Node::default() })));
}

#[test]
fn reads_blocks_of_pairs() {
    let expected = [named(1, "a"), named(2, "b")];
    for body in [
        "id=1\nname=a\n\nid=2\nname=b\n",
        "\u{feff}\r\n\r\nid=1\r\nname=a\r\n \r\n\r\nid=2\r\n# x\r\nname=b\r\n\r\n",
        "id=1\n#\nname=a\n\n#\n\nname=b\nid=2",
    ] {
        assert_eq!(nodes(body).unwrap(), expected, "{body:?}");
    }
    for body in ["", "\n\n", "#\n"] {
        assert_eq!(nodes(body), Ok(Vec::new()), "{body:?}");
    }
}

#[test]
fn reads_maps() {
    let mut map = BTreeMap::new();
    whole("b=1\n\na = 2\nb=3\n=4\n", &EQUALS, |reader| reader.map(&mut map, |reader| reader.integer(Form::Number)))
        .unwrap();
    let entries: Vec<_> = map.iter().map(|(key, value)| (key.as_str(), *value)).collect();
    assert_eq!(entries, [("", 4), ("a", 2), ("b", 3)]);
}

#[test]
fn tells_the_path_and_the_place_of_an_error() {
    for (body, path, offset) in [
        ("id=x\n", "[0].id", 3),
        ("\u{feff}name = é\r\n id = x \r\n", "[0].id", 20),
        ("id=1\n\n# é\nname=a\nid=x", "[1].id", 21),
    ] {
        let error = nodes(body).unwrap_err();
        assert_eq!((error.path(), error.offset()), (path, offset), "{body:?}");
        assert!(matches!(error.kind(), DecodeErrorKind::Value { .. }));
    }
    let error =
        whole("1\n\n x\n", &LINES, |reader| reader.list(&mut Vec::new(), |reader| reader.integer(Form::Number)));
    let error = error.unwrap_err();
    assert_eq!((error.path(), error.offset()), ("[1]", 3));
}

#[test]
fn refuses_other_kinds() {
    let kind = |expected, found| DecodeErrorKind::Type { expected, found };
    let error = whole("id=1\nchild=x\n", &EQUALS, Node::decode).unwrap_err();
    assert_eq!((error.kind(), error.path(), error.offset()), (kind("an object", "a string"), "child", 11));
    for (layout, found) in [(&WHOLE, "a string"), (&LINES, "a list")] {
        let error = whole("x\n", layout, Node::decode).unwrap_err();
        assert_eq!((error.kind(), error.path(), error.offset()), (kind("an object", found), "", 0));
    }
    let error = whole("\u{feff}id=1\n", &EQUALS, |reader| reader.string()).unwrap_err();
    assert_eq!((error.kind(), error.offset()), (kind("a string", "an object"), 3));
    let error = strings("id=1\n\nid=2\n", &EQUALS).unwrap_err();
    assert_eq!((error.kind(), error.path()), (kind("a string", "an object"), "[0]"));
    let nested = whole("id=1\n", &EQUALS, |reader| {
        reader.list(&mut Vec::new(), |reader| reader.list(&mut Vec::new(), Node::decode).map(Some))
    });
    assert_eq!(nested.unwrap_err().kind(), kind("a list", "an object"));
}

#[test]
fn notices_unknown_names() {
    let mut reader = Reader::plain_text("id=1\n  more stuff = x\nflag\n", &EQUALS);
    reader.watch();
    Node::decode(&mut reader).unwrap();
    let notices: Vec<_> =
        reader.notices().iter().map(|notice| (notice.kind(), notice.path(), notice.offset())).collect();
    let unknown = NoticeKind::UnknownField;
    assert_eq!(notices, [(unknown, "[\"more stuff\"]", 7), (unknown, "flag", 22)]);
}

#[test]
fn gives_values_of_any_type() {
    let any = |body, layout| whole(body, layout, |reader| reader.any()).unwrap();
    assert_eq!(any("a\n", &WHOLE), Some(json!("a")));
    assert_eq!(any("", &WHOLE), Some(json!("")));
    assert_eq!(any("a\n#\n\nb\n", &LINES), Some(json!(["a", "b"])));
    assert_eq!(any("a=1\nb=2\na=3\na=4\n", &EQUALS), Some(json!({"a": ["1", "3", "4"], "b": "2"})));
    assert_eq!(any("a=1\n\nb=\n", &EQUALS), Some(json!([{"a": "1"}, {"b": ""}])));
    assert_eq!(any("\n", &EQUALS), None);
    let mut values = Vec::new();
    whole("a=1\n\nb=2\n", &EQUALS, |reader| reader.list(&mut values, Reader::any)).unwrap();
    assert_eq!(values, [json!({"a": "1"}), json!({"b": "2"})]);
}

#[test]
fn skips_values() {
    for layout in [&WHOLE, &LINES, &EQUALS] {
        whole("a=1\n\nb=2\n", layout, |reader| reader.skip()).unwrap();
    }
    let mut count = 0;
    whole("a=1\n\nb=2\n", &EQUALS, |reader| {
        reader.list(&mut Vec::new(), |reader| {
            count += 1;
            reader.skip().map(Some)
        })
    })
    .unwrap();
    assert_eq!(count, 2);
}

#[test]
fn survives_every_truncation_and_change() {
    const BODY: &str = "\u{feff}# x\r\nid = 1\nname=é b\r\n\r\n\ntags=x\ntags\n \n=\nchild=y";
    let read = |body: &str| {
        for layout in [&WHOLE, &LINES, &EQUALS, &SPACE] {
            let results = [
                whole(body, layout, |reader| Node::decode(reader).map(drop)),
                whole(body, layout, |reader| reader.list(&mut Vec::new(), Node::decode)),
                whole(body, layout, |reader| reader.list(&mut Vec::new(), Reader::string)),
                whole(body, layout, |reader| reader.map(&mut BTreeMap::new(), Reader::any)),
                whole(body, layout, |reader| reader.any().map(drop)),
                whole(body, layout, |reader| reader.integer(Form::Text).map(drop)),
            ];
            for error in results.into_iter().filter_map(Result::err) {
                assert!(error.offset() <= body.len());
            }
        }
    };
    for (place, old) in BODY.char_indices() {
        read(&BODY[..place]);
        for new in ["=", "\n", "\r", "#", " ", "\u{feff}", "é", ""] {
            read(&format!("{}{new}{}", &BODY[..place], &BODY[place + old.len_utf8()..]));
        }
    }
}
