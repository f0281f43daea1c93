//! What stands around the records.

use std::collections::BTreeMap;

use super::sample::GOGRID;
use super::{
    Csv, CsvCell, CsvHeader, Decode, DecodeError, DecodeErrorKind, Form, Node, NoticeKind, Reader, is_syntax, named,
};
use crate::decode::Spellings;

/// The fields of an envelope that were there, and the records.
#[derive(Debug, Default, PartialEq)]
struct Found {
    fields: Vec<(&'static str, String)>,
    nodes: Vec<Node>,
}

const FIELDS: &[&str] = &["status", "method", "summary", "total", "list"];

fn envelope(reader: &mut Reader<'_>) -> Result<Found, DecodeError> {
    let mut found = Found::default();
    assert!(reader.object(FIELDS)?);
    while let Some(field) = reader.field()? {
        match field {
            2 => {
                let mut pairs = BTreeMap::new();
                reader.map(&mut pairs, Reader::string)?;
                let texts: Vec<_> = pairs.into_iter().map(|(name, value)| format!("{name}={value}")).collect();
                found.fields.push(("summary", texts.join(" ")));
            }
            4 => reader.list(&mut found.nodes, Node::decode)?,
            _ => found.fields.push((FIELDS[field], reader.string()?.unwrap_or_default())),
        }
    }
    Ok(found)
}

fn read(body: &str, csv: &'static Csv) -> Found {
    let mut reader = Reader::csv(body, csv, Some("list")).unwrap();
    let found = envelope(&mut reader).unwrap();
    reader.finish().unwrap();
    found
}

fn fields(body: &str, csv: &'static Csv) -> Vec<(&'static str, String)> {
    read(body, csv).fields
}

fn owned<const N: usize>(fields: [(&'static str, &str); N]) -> Vec<(&'static str, String)> {
    fields.map(|(name, value)| (name, value.to_owned())).to_vec()
}

#[test]
fn reads_the_line_of_the_envelope() {
    let expected = owned([("status", "success"), ("method", "/list"), ("summary", "START=0 TOTAL=34")]);
    for body in [
        "# SUCCESS, /list, TOTAL, 34, START, 0\n#id\n",
        "#SUCCESS,/list,TOTAL,34,START,0\r\n#id\r\n",
        "\u{feff}# Success , \"/list\" ,TOTAL,  34, START,\t0,\n# id\n",
        "\n# SUCCESS, /list, TOTAL, 34, NONE, , START, 0, , 7, LAST\n# id\n",
    ] {
        assert_eq!(fields(body, &GOGRID), expected, "{body:?}");
    }
}

#[test]
fn unquotes_cells_of_the_envelope() {
    let body = "# OK, \"a, \"\"b\"\"\" , \"T,\", \"1\"\n#id\n";
    assert_eq!(fields(body, &GOGRID), owned([("status", "ok"), ("method", "a, \"b\""), ("summary", "T,=1")]));
    let error = Reader::csv("# OK, \"a\n#id\n1\n", &GOGRID, Some("list")).unwrap_err();
    assert!(is_syntax(&error));
    assert_eq!(error.offset(), 6);
}

#[test]
fn leaves_out_what_the_line_lacks() {
    assert_eq!(fields("# OK\n# id\n", &GOGRID), owned([("status", "ok")]));
    assert_eq!(fields("# , /list\n# id\n", &GOGRID), owned([("method", "/list")]));
    assert_eq!(fields("#\n# id\n1\n", &GOGRID), []);
}

#[test]
fn takes_a_single_commented_line_for_the_header_if_records_follow() {
    let found = read("# id,name\n1,a\n", &GOGRID);
    assert_eq!(found, Found { fields: Vec::new(), nodes: vec![named(1, "a")] });
    let found = read("# FAILURE, /list\n\n", &GOGRID);
    assert_eq!(found, Found { fields: owned([("status", "failure"), ("method", "/list")]), nodes: Vec::new() });
}

#[test]
fn misses_both_the_envelope_and_the_header() {
    static PLAIN: Csv = Csv::new().comment("#").envelope(&[CsvCell::Field("status")]);
    for csv in [&GOGRID, &PLAIN] {
        for body in ["", "\u{feff}", "\r\n\n"] {
            let error = Reader::csv(body, csv, Some("list")).unwrap_err();
            assert!(is_syntax(&error), "{body:?}: {error}");
            assert_eq!(error.offset(), body.len(), "{body:?}");
        }
    }
}

#[test]
fn reads_an_envelope_of_no_records_without_a_header() {
    static PLAIN: Csv = Csv::new().comment("#").envelope(&[CsvCell::Field("status")]);
    static ABSENT: Csv = Csv::new().envelope(&[CsvCell::Field("status")]).header(CsvHeader::Absent(&["id"]));
    let expected = Found { fields: owned([("status", "OK")]), nodes: Vec::new() };
    assert_eq!(read("# OK\n", &PLAIN), expected);
    assert_eq!(read("", &ABSENT), Found::default());
}

#[test]
fn reads_an_envelope_above_a_plain_header() {
    static PLAIN: Csv = Csv::new().comment("//").envelope(&[CsvCell::Field("status")]);
    let expected = Found { fields: owned([("status", "OK")]), nodes: vec![named(1, "a")] };
    assert_eq!(read("// OK\n// more\nid,name\n// even more\n1,a\n", &PLAIN), expected);
    assert_eq!(read("id,name\n1,a\n", &PLAIN), Found { fields: Vec::new(), ..expected });
}

#[test]
fn reads_an_envelope_without_a_header() {
    static ABSENT: Csv =
        Csv::new().comment("#").envelope(&[CsvCell::Field("status")]).header(CsvHeader::Absent(&["id", "name"]));
    let expected = Found { fields: owned([("status", "OK")]), nodes: vec![named(1, "a")] };
    assert_eq!(read("# OK\n1,a\n", &ABSENT), expected);
}

#[test]
fn compares_names_of_pairs_without_regard_to_case() {
    static OWN: Csv = Csv::new().comment("#").envelope(&[CsvCell::Pairs("")]);
    static FIELD: Csv = Csv::new().comment("#").envelope(&[CsvCell::Field("Status")]);
    let body = "# Status, OK, STATUS, Fine, TOTAL, 3, LIST, x\nid\n1\n";
    let mut reader = Reader::csv(body, &OWN, Some("records")).unwrap();
    assert!(reader.object(FIELDS).unwrap());
    let mut found = Vec::new();
    while let Some(field) = reader.field().unwrap() {
        found.push((FIELDS[field], reader.string().unwrap().unwrap()));
    }
    assert_eq!(found, owned([("status", "OK"), ("status", "Fine"), ("total", "3"), ("list", "x")]));
    // Other names are compared as they are.
    assert_eq!(fields("# OK\nid\n", &FIELD), []);
}

#[test]
fn compares_with_the_names_of_columns_where_the_type_has_some() {
    static OWN: Csv = Csv::new().comment("#").envelope(&[CsvCell::Field("method"), CsvCell::Pairs("")]);
    static SPELLINGS: Spellings = Spellings::new().csv(&["method", "RESULTS_TOTAL"]);
    let mut reader = Reader::csv("# /list, Results_Total, 3\nid\n", &OWN, Some("list")).unwrap();
    assert!(reader.object_with(&["method", "total"], &SPELLINGS).unwrap());
    let mut found = Vec::new();
    while let Some(field) = reader.field().unwrap() {
        found.push((field, reader.string().unwrap().unwrap()));
    }
    assert_eq!(found, [(0, "/list".to_owned()), (1, "3".to_owned())]);
    reader.finish().unwrap();
}

#[test]
fn reads_the_records_as_an_object() {
    let mut reader = Reader::csv("# OK\n# id,name\n1,a\n2,b\n", &GOGRID, Some("list")).unwrap();
    assert!(reader.object(&["list"]).unwrap());
    assert_eq!(reader.field().unwrap(), Some(0));
    assert_eq!(Node::decode(&mut reader), Ok(Some(named(1, "a"))));
    assert_eq!(reader.field().unwrap(), None);
    reader.finish().unwrap();
}

#[test]
fn notices_unknown_fields_of_the_envelope() {
    let body = "# OK, /list, TOTAL, 3\n# id\n1\n";
    let mut reader = Reader::csv(body, &GOGRID, Some("images")).unwrap();
    reader.watch();
    assert!(reader.object(&["status"]).unwrap());
    assert_eq!(reader.field().unwrap(), Some(0));
    assert_eq!(reader.string().unwrap().as_deref(), Some("ok"));
    assert_eq!(reader.field().unwrap(), None);
    let notices = reader.notices().iter().map(|notice| (notice.kind(), notice.path(), notice.offset()));
    let expected =
        [("method", 6), ("summary", 13), ("images", 27)].map(|(path, at)| (NoticeKind::UnknownField, path, at));
    assert_eq!(notices.collect::<Vec<_>>(), expected);
}

#[test]
fn refuses_other_kinds() {
    let body = "# OK, /list, TOTAL, 3\n# id\n1\n";
    let mut reader = Reader::csv(body, &GOGRID, Some("list")).unwrap();
    let error = reader.list(&mut Vec::new(), Node::decode).unwrap_err();
    assert_eq!(error.kind(), DecodeErrorKind::Type { expected: "a list", found: "an object" });
    let error = Reader::csv(body, &GOGRID, Some("list")).unwrap().string().unwrap_err();
    assert_eq!(error.kind(), DecodeErrorKind::Type { expected: "a string", found: "an object" });
    for (name, expected, found, offset) in [
        ("status", "an object", "a string", 2),
        ("summary", "an integer", "an object", 13),
        ("list", "an integer", "a list", 27),
    ] {
        let mut reader = Reader::csv(body, &GOGRID, Some("list")).unwrap();
        assert!(
            reader
                .object(match name {
                    "status" => &["status"],
                    "summary" => &["summary"],
                    _ => &["list"],
                })
                .unwrap()
        );
        reader.field().unwrap();
        let error = match expected {
            "an object" => Node::decode(&mut reader).unwrap_err(),
            _ => reader.integer(crate::decode::Form::Number).unwrap_err(),
        };
        assert_eq!(error.kind(), DecodeErrorKind::Type { expected, found });
        assert_eq!((error.path(), error.offset()), (name, offset));
    }
}

#[test]
fn reads_a_cell_of_the_envelope_as_a_list() {
    static BARS: Csv = Csv::new().comment("#").envelope(&[CsvCell::Field("tags")]).separator("|");
    let mut reader = Reader::csv("# a | b\nid\n", &BARS, Some("list")).unwrap();
    let mut tags = Vec::new();
    assert!(reader.object(&["tags"]).unwrap());
    assert_eq!(reader.field().unwrap(), Some(0));
    reader.list(&mut tags, Reader::string).unwrap();
    assert_eq!(tags, ["a", "b"]);
}

#[test]
fn tells_the_cell_of_a_list_that_is_put_together() {
    static WORDS: Csv = Csv::new().comment("#").envelope(&[CsvCell::Lowercase("words")]).separator("|");
    let body = format!("# \"\"\"{}|b\"\nid\n", "İ".repeat(20));
    let mut reader = Reader::csv(&body, &WORDS, Some("list")).unwrap();
    assert!(reader.object(&["words"]).unwrap());
    assert_eq!(reader.field(), Ok(Some(0)));
    let error = reader.list(&mut Vec::new(), |reader| reader.integer(Form::Number)).unwrap_err();
    assert_eq!((error.path(), error.offset()), ("words[0]", 2));
}
