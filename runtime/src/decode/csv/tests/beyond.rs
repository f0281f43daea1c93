//! Cells beyond the last column.

use std::collections::BTreeMap;

use crate::value::tests::json;

use super::{
    Csv, CsvCell, CsvHeader, Decode, DecodeError, Node, NoticeKind, PLAIN, Reader, named, nodes, strings, watched,
    whole,
};

/// The paths and places of the unknown fields that are noticed where a body is read with `read`.
fn unknown<T>(
    body: &str,
    csv: &'static Csv,
    payload: Option<&'static str>,
    read: impl FnOnce(&mut Reader<'_>) -> Result<T, DecodeError>,
) -> Vec<(String, usize)> {
    let mut reader = Reader::csv(body, csv, payload).unwrap();
    reader.watch();
    read(&mut reader).unwrap();
    let notices = reader.notices().iter().filter(|notice| notice.kind() == NoticeKind::UnknownField);
    let unknown = notices.map(|notice| (notice.path().to_owned(), notice.offset())).collect();
    reader.finish().unwrap();
    unknown
}

fn at<const N: usize>(notices: [(&str, usize); N]) -> Vec<(String, usize)> {
    notices.map(|(path, offset)| (path.to_owned(), offset)).to_vec()
}

fn node_list(reader: &mut Reader<'_>) -> Result<(), DecodeError> {
    reader.list(&mut Vec::new(), Node::decode)
}

#[test]
fn notices_the_first_cell_beyond_the_columns_of_each_record() {
    for (body, expected) in [
        ("id,name\n1,a,x\n2,b\n3,c,,\"y\",z\n", at([("[0].#3", 12), ("[2].#4", 23)])),
        ("id,name,\n1,a,x\n,b,,,y\n1,,\"\"\"\"\n", at([("[0].#3", 13), ("[1].#5", 20), ("[2].#3", 25)])),
        ("child.id,items.1.id\n1,2,x\n,2,x\n", at([("[0].#3", 24), ("[1].#3", 29)])),
        ("items.1.id,child.id\n1,,x\n1,2, \n", at([("[0].#3", 23), ("[1].#3", 29)])),
        ("more,id\nz,1,x\n", at([("[0].more", 8), ("[0].#3", 12)])),
        ("id,,name\n1,x,a,y\n", at([("[0][\"\"]", 11), ("[0].#4", 15)])),
    ] {
        assert_eq!(unknown(body, &PLAIN, None, node_list), expected, "{body:?}");
    }
    assert_eq!(nodes("id,name\n1,a,x\n2,b,,y,z\n").unwrap(), [named(1, "a"), named(2, "b")]);
}

#[test]
fn notices_no_empty_cell_beyond_the_columns() {
    for body in ["id,name\n1,a,\n2,b,,,\"\",\n,,\n", "id,name,\n1,a,\n", "id,name,,\n1,a,,,\n", "id,name\n1,a\n2\n"] {
        assert_eq!(unknown(body, &PLAIN, None, node_list), [], "{body:?}");
    }
}

#[test]
fn notices_cells_beyond_the_columns_wherever_the_header_is() {
    static ABSENT: Csv = Csv::new().header(CsvHeader::Absent(&["id", "name"]));
    static COMMENTED: Csv = Csv::new().comment("#").envelope(&[CsvCell::Field("status")]).header(CsvHeader::Commented);
    assert_eq!(unknown("1,a\n2,b,x\n", &ABSENT, None, node_list), at([("[1].#3", 8)]));
    let listed = |reader: &mut Reader<'_>| {
        assert!(reader.object(&["status", "list"])?);
        while let Some(field) = reader.field()? {
            if field == 1 { node_list(reader)? } else { reader.skip()? }
        }
        Ok(())
    };
    let body = "# OK\n# id,name,\n1,a\n2,b,,x\n";
    assert_eq!(unknown(body, &COMMENTED, Some("list"), listed), at([("list[1].#4", 25)]));
}

#[test]
fn notices_them_in_a_record_that_is_read_on_its_own() {
    assert_eq!(unknown("id,name\n1,a,x\n2,b,y\n", &PLAIN, None, Node::decode), at([("#3", 12)]));
    assert_eq!(whole("id,name\n1,a,x\n2,b,y\n", &PLAIN, Node::decode), Ok(Some(named(1, "a"))));
}

#[test]
fn notices_them_in_a_record_that_is_read_as_a_map() {
    let mut map = BTreeMap::new();
    let read = |reader: &mut Reader<'_>| {
        reader.list(&mut Vec::new(), |reader| {
            reader.map(&mut map, Reader::string)?;
            Ok(Some(()))
        })
    };
    assert_eq!(unknown("b,a\n1,2,,x,y\n,3,\n", &PLAIN, None, read), at([("[0].#4", 9)]));
    // Each map takes the place of the one before.
    assert_eq!(map.into_iter().collect::<Vec<_>>(), [("a".to_owned(), "3".to_owned())]);
    let nested = |reader: &mut Reader<'_>| {
        reader.object(&["rates"])?;
        while reader.field()?.is_some() {
            reader.map(&mut BTreeMap::new(), Reader::string)?;
        }
        Ok(())
    };
    assert_eq!(unknown("rates.a,rates.b\n1,2,x\n", &PLAIN, None, nested), at([("#3", 20)]));
}

#[test]
fn passes_them_where_the_record_is_no_object() {
    static ONE: Csv = Csv::new().header(CsvHeader::Absent(&["value"]));
    assert_eq!(strings("a\nb,x\n,y\nc", &ONE).unwrap(), ["a", "b", "c"]);
    let body = "id,name\n1,a,x\n,,y\n2,b\n";
    let any = whole(body, &PLAIN, |reader| reader.any()).unwrap().unwrap();
    assert_eq!(any, json!([{"id": "1", "name": "a"}, {"id": "2", "name": "b"}]));
    let skip = |reader: &mut Reader<'_>| reader.list(&mut Vec::new(), |reader| reader.skip().map(Some));
    assert_eq!(unknown(body, &PLAIN, None, skip), []);
    // A record that says nothing in its columns is left out, which is noticed.
    let ((), notices) = watched("id,name\n,,x\n", &PLAIN, node_list);
    assert_eq!(notices, [(NoticeKind::NullItem, "[0]".to_owned())]);
}

#[test]
fn stays_sound_where_they_are_misused() {
    let mut reader = Reader::csv("id\n1,x\n", &PLAIN, None).unwrap();
    reader.watch();
    assert!(reader.object(&["id"]).unwrap());
    assert_eq!(reader.field(), Ok(Some(0)));
    assert_eq!(reader.field(), Ok(None));
    assert_eq!(reader.field(), Ok(None));
    assert_eq!(reader.object(&["id"]), Ok(false));
    assert_eq!(reader.list(&mut Vec::new(), Reader::string), Ok(()));
    assert_eq!(reader.notices().len(), 1);
}
