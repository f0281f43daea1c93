//! How cells and records are told from each other.

use super::{Csv, CsvHeader, Decode as _, is_syntax, named, nodes, nodes_of, strings};

static PAIR: Csv = Csv::new().header(CsvHeader::Absent(&["a", "b"]));
static ONE: Csv = Csv::new().header(CsvHeader::Absent(&["value"]));

/// The cells of all records, by the crate `csv`.
fn theirs(body: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(body.as_bytes());
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// The cells of all records; `None` where the body is malformed.
fn ours(body: &str) -> Option<Vec<Vec<String>>> {
    let mut rows = super::super::rows::Rows::new(body, 0, &super::PLAIN);
    let mut records = Vec::new();
    while rows.advance().ok()? {
        records.push(rows.cells().iter().map(|cell| cell.content(body).into_owned()).collect());
    }
    Some(records)
}

#[test]
fn reads_quoted_cells() {
    for (cell, value) in [
        ("a", "a"),
        ("\"a\"", "a"),
        ("\"a, b\"", "a, b"),
        ("\"a \"\"b\"\" c\"", "a \"b\" c"),
        ("\"\"\"\"", "\""),
        ("\"a\nb\r\nc\"", "a\nb\r\nc"),
        (" a ", " a "),
        ("\" a \"", " a "),
        ("5\" disk", "5\" disk"),
        (" \"a\"", " \"a\""),
        ("\"a\"b", "ab"),
        ("\"a\"\"\"b", "a\"b"),
        ("héé😀", "héé😀"),
        ("\"#\"", "#"),
    ] {
        assert_eq!(strings(cell, &ONE).unwrap(), [value], "{cell}");
        assert_eq!(nodes(&format!("id,name\n1,{cell}")).unwrap(), [named(1, value)], "{cell}");
        assert_eq!(nodes(&format!("name,id\r\n{cell},1\r\n")).unwrap(), [named(1, value)], "{cell}");
    }
}

#[test]
fn ends_records_at_any_line_break() {
    for body in
        ["id,name\n1,a\n2,b", "id,name\r\n1,a\r\n2,b\r\n", "id,name\r1,a\r2,b\r", "\n\nid,name\n\n1,a\n\r\n2,b\n\n"]
    {
        assert_eq!(nodes(body).unwrap(), [named(1, "a"), named(2, "b")], "{body:?}");
    }
}

#[test]
fn reads_cells_and_records_of_any_length() {
    // Bytes are looked at in blocks, whose ends fall everywhere here.
    for length in 0..=140 {
        let [first, second] = ["é".repeat(length / 2) + &"x".repeat(length % 2), "\t".repeat(length % 7)];
        for body in [
            format!("{first},{second}a"),
            format!("{first},\"{second}a\"\n"),
            format!("\"{first}\",{second}a\r\n"),
            format!("{first},{second}a\n,\n\n,\n"),
        ] {
            let mut rows = super::super::rows::Rows::new(&body, 0, &PAIR);
            assert!(rows.advance().unwrap(), "{body:?}");
            let found: Vec<_> = rows.cells().iter().map(|cell| cell.content(&body)).collect();
            assert_eq!(found, [first.clone(), format!("{second}a")], "{body:?}");
        }
    }
}

#[test]
fn reads_to_the_end_whatever_separates_cells() {
    for delimiter in 0..=u8::MAX {
        let csv: &'static Csv = Box::leak(Box::new(Csv::new().delimiter(delimiter)));
        for body in ["a", "a\n\rb,c", "\n\n", "\"a\"\rb\"", "\u{0}\u{7f}é\t;"] {
            let mut rows = super::super::rows::Rows::new(body, 0, csv);
            let mut records = 0;
            while rows.advance() == Ok(true) {
                records += 1;
            }
            assert!(records <= body.len(), "{delimiter} {body:?}");
        }
    }
}

#[test]
fn passes_blank_lines() {
    assert_eq!(strings("a\n \t\nb\n\n", &ONE).unwrap(), ["a", "b"]);
    assert_eq!(strings("a\n\" \"\nb", &ONE).unwrap(), ["a", " ", "b"]);
}

#[test]
fn reads_other_delimiters() {
    static SEMICOLON: Csv = Csv::new().delimiter(b';');
    static TAB: Csv = Csv::new().delimiter(b'\t');
    assert_eq!(nodes_of("id;name\n1;a,b\n", &SEMICOLON).unwrap(), [named(1, "a,b")]);
    assert_eq!(nodes_of("id\tname\n1\ta;\"b\n", &TAB).unwrap(), [named(1, "a;\"b")]);
    assert_eq!(nodes_of("id\tname\n1\t\"a\tb\"\n", &TAB).unwrap(), [named(1, "a\tb")]);
}

#[test]
fn refuses_a_quoted_cell_that_does_not_end() {
    for (body, offset) in
        [("id,name\n1,\"a\n2,b\n", 10), ("\"id", 0), ("id\n\"a\"\"", 3), ("id\n1,\"", 5), ("id\n\"", 3)]
    {
        let error = nodes(body).unwrap_err();
        assert!(is_syntax(&error), "{body:?}: {error}");
        assert_eq!(error.offset(), offset, "{body:?}");
    }
}

#[test]
fn refuses_it_also_in_records_that_nobody_reads() {
    let body = "id\n1\n2\n\"3";
    let read = super::whole(body, &super::PLAIN, super::Node::decode);
    assert!(is_syntax(&read.unwrap_err()));
    let skipped = super::whole(body, &super::PLAIN, |reader| reader.skip());
    assert!(is_syntax(&skipped.unwrap_err()));
}

#[test]
fn passes_comments() {
    static COMMENTED: Csv = Csv::new().comment("//").header(CsvHeader::Absent(&["value"]));
    static EMPTY: Csv = Csv::new().comment("").header(CsvHeader::Absent(&["value"]));
    let body = "// \"one\na\n//two, \"\n\n//\nb/\n/c\n\"//d\"\n//";
    assert_eq!(strings(body, &COMMENTED).unwrap(), ["a", "b/", "/c", "//d"]);
    assert_eq!(strings("a\nb", &EMPTY).unwrap(), ["a", "b"]);
}

#[test]
fn takes_short_and_long_records() {
    assert_eq!(nodes("id,name\n1,a,,,\n2\n,b,c,d\n").unwrap()[0], named(1, "a"));
    let read = nodes_of("x\nx,y,z\n", &PAIR);
    assert_eq!(read.unwrap().len(), 2);
}

#[test]
fn divides_records_as_the_csv_crate_does() {
    // Every text of up to six of these bytes; a line of nothing but white space is no record here.
    const BYTES: [char; 5] = ['a', ',', '"', '\n', '\r'];
    for length in 0..=6 {
        for number in 0..BYTES.len().pow(length) {
            let places = (0..length).map(|place| BYTES[number / BYTES.len().pow(place) % BYTES.len()]);
            let body: String = places.collect();
            if let Some(ours) = ours(&body) {
                assert_eq!(ours, theirs(&body), "{body:?}");
            }
        }
    }
}

#[test]
fn divides_long_cells_as_the_csv_crate_does() {
    for length in 0..40 {
        let cell = "a".repeat(length);
        for body in [
            format!("{cell},{cell}\n{cell},b"),
            format!("\"{cell}\",{cell}\r\n{cell}"),
            format!("{cell}b\r{cell},\"{cell}\n\"\"{cell}\",\"\"x{cell},y"),
        ] {
            assert_eq!(ours(&body).unwrap(), theirs(&body), "{body:?}");
        }
    }
}
