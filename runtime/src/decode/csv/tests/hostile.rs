//! Bodies that are made to do harm, or are cut off.

use std::collections::BTreeMap;

use super::sample::{Envelope, GOGRID, SAMPLE};
use super::{Csv, Decode as _, DecodeError, DecodeErrorKind, Form, Node, PLAIN, Reader, is_syntax, nodes, whole};
use crate::decode::{Flag, TimestampForm};

type Reading = fn(&mut Reader<'_>) -> Result<(), DecodeError>;

/// Every way of reading a value.
fn readings() -> [Reading; 12] {
    [
        |reader| Envelope::decode(reader).map(drop),
        |reader| Node::decode(reader).map(drop),
        |reader| reader.skip(),
        |reader| reader.any().map(drop),
        |reader| reader.string().map(drop),
        |reader| reader.integer(Form::Text).map(drop),
        |reader| reader.boolean(Flag::BOOLEAN).map(drop),
        |reader| reader.timestamp(TimestampForm::Seconds).map(drop),
        |reader| reader.list(&mut Vec::new(), Node::decode),
        |reader| reader.list(&mut Vec::new(), Reader::string),
        |reader| reader.map(&mut BTreeMap::new(), Node::decode),
        |reader| reader.map(&mut BTreeMap::new(), Reader::any),
    ]
}

static BARS: Csv = Csv::new().separator("|");

/// Reads a body in every way: what matters is that it ends, without a panic.
fn survive(body: &str) {
    for (csv, payload) in [(&GOGRID, Some("list")), (&GOGRID, None), (&PLAIN, Some("list")), (&BARS, None)] {
        for read in readings() {
            let result = Reader::csv(body, csv, payload).and_then(|mut reader| {
                read(&mut reader)?;
                reader.finish()
            });
            if let Err(error) = result {
                assert!(error.offset() <= body.len(), "{body:?}: {error}");
            }
        }
    }
}

const SMALL: &str = "\u{feff}# OK, \"/l, é\", TOTAL, 3\r\n# id,name,child.id,items.1.id,items.3.child.id,tags.1,tags\n\
    1,\"a \"\"b\"\"\",2,3,4,\"x\ny\",z|w\n\n5,,,6\n";

#[test]
fn survives_every_truncation() {
    for body in [SAMPLE, SMALL] {
        for (end, _) in body.char_indices() {
            survive(&body[..end]);
        }
    }
}

#[test]
fn survives_every_changed_character() {
    for (place, old) in SMALL.char_indices() {
        for new in [",", "\"", "\n", "\r", "#", ".", "|", " ", "0", "é", "\u{feff}", ""] {
            survive(&format!("{}{new}{}", &SMALL[..place], &SMALL[place + old.len_utf8()..]));
        }
    }
}

#[test]
fn refuses_too_many_columns() {
    let header = |columns: usize| (0..columns).map(|column| format!("c{column}")).collect::<Vec<_>>().join(",");
    let body = format!("{}\n1\n", header(65_536));
    assert!(Reader::csv(&body, &PLAIN, None).is_ok());
    let most = header(65_536);
    for body in [format!("{most},x\n1\n"), format!("{most},x")] {
        let error = Reader::csv(&body, &PLAIN, None).unwrap_err();
        assert!(is_syntax(&error), "{error}");
        assert_eq!(error.offset(), most.len() + 1);
    }
    let commented = format!("# {most},x\n1\n");
    assert_eq!(Reader::csv(&commented, &GOGRID, None).unwrap_err().offset(), most.len() + 3);
    // Commas at the end are no columns.
    assert!(Reader::csv(&format!("id{}\n", ",".repeat(100_000)), &PLAIN, None).is_ok());
}

#[test]
fn refuses_too_many_names_in_columns() {
    let columns = (0..10_000).map(|column| format!("{}id", format!("c{column}.").repeat(20)));
    let error = nodes(&columns.collect::<Vec<_>>().join(",")).unwrap_err();
    assert!(is_syntax(&error), "{error}");
}

#[test]
fn refuses_too_many_cells() {
    // The last cell is quoted too, so that no other one ends the record.
    for cells in [",".repeat(1_000_000), format!("{}\"x\"", "\"x\",".repeat(1_000_000))] {
        let error = nodes(&format!("id\n1\n{cells}\n")).unwrap_err();
        assert!(is_syntax(&error), "{error}");
        assert_eq!(error.offset(), 5);
    }
}

#[test]
fn refuses_columns_that_are_nested_too_deep() {
    let header = |depth: usize| format!("id,{}id", "child.".repeat(depth - 1));
    let read = nodes(&format!("{}\n1,2\n", header(32))).unwrap();
    assert!(read[0].child.is_some());
    let error = nodes(&format!("{}\n1,2\n", header(33))).unwrap_err();
    assert!(is_syntax(&error));
    assert_eq!(error.offset(), 3);
    let long = format!("{}a", "a.".repeat(1_000_000));
    assert!(is_syntax(&nodes(&long).unwrap_err()));
}

#[test]
fn refuses_values_that_are_nested_too_deep() {
    fn nested(reader: &mut Reader<'_>, levels: usize) -> Result<(), DecodeError> {
        if levels == 0 {
            return reader.any().map(drop);
        }
        // A scalar may stand for a list of it alone, again and again.
        reader.list(&mut Vec::new(), |reader| nested(reader, levels - 1).map(Some))
    }
    assert_eq!(whole("id\n1\n", &PLAIN, |reader| nested(reader, 100)), Ok(()));
    let error = whole("id\n1\n", &PLAIN, |reader| nested(reader, 200)).unwrap_err();
    assert_eq!(error.kind(), DecodeErrorKind::TooDeep);
    let body = "items.id,items.name\n1,2\n";
    let error = whole(body, &PLAIN, |reader| nested(reader, 128)).unwrap_err();
    assert_eq!(error.kind(), DecodeErrorKind::TooDeep);
}

#[test]
fn does_not_allocate_by_numbers() {
    let body = "items.18446744073709551615.id,items.4294967295.id,tags.99999999999999999999\n2,1,x\n";
    let read = &nodes(body).unwrap()[0];
    assert_eq!(read.items.iter().map(|item| item.id).collect::<Vec<_>>(), [Some(1), Some(2)]);
    assert_eq!(read.tags, ["x"]);
}

#[test]
fn does_not_look_at_columns_that_a_record_lacks() {
    // Were every record to cost as much as the header, this would take a minute.
    let names: Vec<_> = (0..60_000).map(|column| format!("items.{}.id", 60_000 - column)).collect();
    let body = format!("id,{}\n{}", names.join(","), "1\n".repeat(20_000));
    assert_eq!(nodes(&body).unwrap().len(), 20_000);
    let flat: Vec<_> = (0..60_000).map(|column| format!("c{column}")).collect();
    let body = format!("id,{}\n{}", flat.join(","), "1\n".repeat(20_000));
    assert_eq!(nodes(&body).unwrap().len(), 20_000);
}

#[test]
fn reads_many_columns_in_little_time() {
    let names: Vec<_> = (0..60_000).map(|column| format!("a.b{}.items.{column}.id", column % 3)).collect();
    let cells = vec!["\"1\"\"\""; 60_000].join(",");
    let body = format!("{}\n{cells}\n{cells}\n", names.join(","));
    let any = whole(&body, &PLAIN, |reader| reader.any()).unwrap().unwrap();
    assert_eq!(any[1]["a"]["b2"]["items"].as_array().unwrap().len(), 20_000);
    assert_eq!(nodes(&body).unwrap().len(), 2);
}

#[test]
fn reads_much_that_is_quoted_in_little_time() {
    let cell = "|\"\"".repeat(200_000);
    let body = format!("tags\n\"{cell}\"\n");
    let mut nodes = Vec::new();
    whole(&body, &BARS, |reader| reader.list(&mut nodes, Node::decode)).unwrap();
    assert_eq!(nodes[0].tags.len(), 200_000);
}

#[test]
fn survives_delimiters_that_make_no_sense() {
    static ODD: [Csv; 6] = [
        Csv::new().delimiter(b'"'),
        Csv::new().delimiter(b'\n'),
        Csv::new().delimiter(b'\r'),
        Csv::new().delimiter(0xa9),
        Csv::new().delimiter(0xa9).separator("|"),
        Csv::new().comment("#").header(super::CsvHeader::Commented).delimiter(0xc3),
    ];
    for body in [SMALL, "tags\n\u{e9}|x\u{e9}|\n", "tags\u{e9}name\n\u{e9}\"|x\u{e9}\n\"\u{e9}\"\"|\"\u{e9}"] {
        for csv in &ODD {
            for read in readings() {
                let _ = Reader::csv(body, csv, None).and_then(|mut reader| {
                    read(&mut reader)?;
                    reader.finish()
                });
            }
        }
    }
}
