//! Nested columns, absent cells, maps.

use std::collections::BTreeMap;

use super::{Csv, Decode, DecodeErrorKind, Form, Node, NoticeKind, PLAIN, Reader, named, nodes, watched, whole};
use crate::decode::Spellings;

fn with_child(id: i64, name: &str) -> Node {
    Node { child: Some(Box::new(named(id, name))), ..Node::default() }
}

#[test]
fn reads_nested_columns() {
    let expected = [Node { child: with_child(2, "b").child, ..named(1, "a") }];
    for body in [
        "id,name,child.id,child.name\n1,a,2,b\n",
        "child.id,id,child.name,name\n2,1,b,a\n",
        "child.name,name,id,child.id\nb,a,1,2\n",
    ] {
        assert_eq!(nodes(body).unwrap(), expected, "{body}");
    }
    let deep = &nodes("child.child.child.id\n7").unwrap()[0];
    assert_eq!(deep.child.as_ref().unwrap().child.as_ref().unwrap().child.as_ref().unwrap().id, Some(7));
}

#[test]
fn takes_empty_cells_for_nothing() {
    let body = "id,name,child.id,child.child.id,items.0.id,tags\n1,\"\",,,,\n2";
    let expected = [1, 2].map(|id| Node { id: Some(id), ..Node::default() });
    assert_eq!(nodes(body).unwrap(), expected);
    // Cells of white space alone are texts, and no numbers.
    let spaces = Node { name: Some(" ".to_owned()), ..Node::default() };
    assert_eq!(nodes("id,name\n , ").unwrap(), [spaces]);
}

#[test]
fn takes_a_record_of_empty_cells_for_nothing() {
    let ((), notices) = watched("id,name\n,\n1,a\n", &PLAIN, |reader| {
        let mut nodes = Vec::new();
        reader.list(&mut nodes, Node::decode)?;
        assert_eq!(nodes, [named(1, "a")]);
        Ok(())
    });
    assert_eq!(notices, [(NoticeKind::NullItem, "[0]".to_owned())]);
}

#[test]
fn reads_the_first_record_as_an_object() {
    assert_eq!(whole("id,name\n1,a\n2,b\n", &PLAIN, Node::decode), Ok(Some(named(1, "a"))));
    assert_eq!(whole("id,name\n,\n2,b\n", &PLAIN, Node::decode), Ok(None));
}

#[test]
fn tells_an_object_from_a_column_of_the_same_name() {
    let body = "child,child.id,name,name.first\nx,2,a,b\n";
    assert_eq!(
        nodes(body).unwrap(),
        [Node {
            child: Some(Box::new(Node { id: Some(2), ..Node::default() })),
            name: Some("a".to_owned()),
            ..Node::default()
        }]
    );
    let reversed = "name.first,child.id,child,name\nb,2,x,a\n";
    assert_eq!(nodes(reversed).unwrap(), nodes(body).unwrap());
    // An object is none where only the column says something, and a text is none where only the columns within do.
    assert_eq!(nodes("id,child,child.id\n1,x,\n").unwrap(), [Node { id: Some(1), ..Node::default() }]);
    assert_eq!(nodes("id,name,name.first\n1,,b\n").unwrap(), [Node { id: Some(1), ..Node::default() }]);
    assert_eq!(nodes("id,name.first,name\n1,b\n").unwrap(), [Node { id: Some(1), ..Node::default() }]);
}

#[test]
fn takes_the_last_of_duplicate_columns_that_says_something() {
    assert_eq!(nodes("id,name,id\n1,a,2\n").unwrap(), [named(2, "a")]);
    assert_eq!(nodes("id,name,id\n1,a,\n").unwrap(), [named(1, "a")]);
    assert_eq!(nodes("child.id,child.name,child.id\n1,a,2\n").unwrap(), [with_child(2, "a")]);
}

#[test]
fn refuses_other_kinds() {
    let error = nodes("id,child\n1,x\n").unwrap_err();
    assert_eq!(error.kind(), DecodeErrorKind::Type { expected: "an object", found: "a string" });
    assert_eq!((error.path(), error.offset()), ("[0].child", 11));
    let error = nodes("name,id.x.y\n1,,\na,2\n").unwrap_err();
    assert_eq!(error.kind(), DecodeErrorKind::Type { expected: "an integer", found: "an object" });
    assert_eq!((error.path(), error.offset()), ("[1].id", 18));
    let error = nodes("name,id.1\na,2\n").unwrap_err();
    assert_eq!(error.kind(), DecodeErrorKind::Type { expected: "an integer", found: "a list" });
}

#[test]
fn tells_the_path_and_the_place_of_an_error() {
    for (body, path, offset) in [
        ("id,name\n1,a\nx,b\n", "[1].id", 12),
        ("name,id\n\r\na,\"x\"\n", "[0].id", 12),
        ("name,id\n\"a\"\"b\",\"x\"\n", "[0].id", 15),
        ("name,id\n\"a\nb\",x\n", "[0].id", 14),
        ("name,child.id\na,x\n", "[0].child.id", 16),
        ("items.1.id,items.2.child.id\n1,x\n", "[0].items[1].child.id", 30),
        ("\u{feff}name,id\nré,x\n", "[0].id", 15),
    ] {
        let error = nodes(body).unwrap_err();
        assert_eq!((error.path(), error.offset()), (path, offset), "{body:?}");
        assert!(matches!(error.kind(), DecodeErrorKind::Value { .. }));
    }
}

#[test]
fn notices_unknown_columns() {
    let body = "id,more,child.id,child.more,other.a.b,items.1.more,none\n1,x,2,y,z,w,\n3,,,,,\n";
    let ((), notices) = watched(body, &PLAIN, |reader| reader.list(&mut Vec::new(), Node::decode));
    let expected = ["[0].more", "[0].child.more", "[0].other", "[0].items[0].more"];
    assert_eq!(notices, expected.map(|path| (NoticeKind::UnknownField, path.to_owned())));
}

#[test]
fn tells_where_an_unknown_column_is() {
    let mut reader = Reader::csv("id,\"b\",c.d.e,f\n1,\"x\",,y\n2,,\"\"\"\",\n", &PLAIN, None).unwrap();
    reader.watch();
    reader.list(&mut Vec::new(), Node::decode).unwrap();
    let offsets: Vec<_> = reader.notices().iter().map(|notice| (notice.path(), notice.offset())).collect();
    assert_eq!(offsets, [("[0].b", 17), ("[0].f", 22), ("[1].c", 27)]);
}

#[test]
fn reads_columns_of_other_names() {
    static SPELLINGS: Spellings = Spellings::new().csv(&["ID", "Full Name"]);
    const FIELDS: &[&str] = &["id", "name"];
    let read = |reader: &mut Reader<'_>| {
        let mut found = Vec::new();
        if reader.object_with(FIELDS, &SPELLINGS)? {
            while let Some(field) = reader.field()? {
                found.push((field, reader.string()?.unwrap_or_default()));
            }
        }
        Ok(Some(found))
    };
    let (found, notices) = watched("Full Name,ID,id,name\na,1,x,y\nb,2\n", &PLAIN, |reader| {
        let mut found = Vec::new();
        reader.list(&mut found, read)?;
        Ok(found)
    });
    let pairs = |name: &str, id: &str| vec![(1, name.to_owned()), (0, id.to_owned())];
    assert_eq!(found, [pairs("a", "1"), pairs("b", "2")]);
    let unknown = |path: &str| (NoticeKind::UnknownField, path.to_owned());
    assert_eq!(notices, [unknown("[0].id"), unknown("[0].name")]);
}

#[test]
fn reads_one_place_as_several_types() {
    // The same columns are met with other fields in the second record.
    let mut ids = Vec::new();
    let mut first = true;
    let read = |reader: &mut Reader<'_>| {
        const ONE: &[&str] = &["id", "name"];
        const OTHER: &[&str] = &["name", "id"];
        let (fields, wanted) = if std::mem::take(&mut first) { (ONE, 0) } else { (OTHER, 1) };
        let mut id = None;
        reader.object(fields)?;
        while let Some(field) = reader.field()? {
            if field == wanted {
                id = reader.integer(Form::Number)?;
            }
        }
        Ok(id)
    };
    whole("id,name\n1,a\n2,b\n", &PLAIN, |reader| reader.list(&mut ids, read)).unwrap();
    assert_eq!(ids, [1, 2]);
}

#[test]
fn reads_maps() {
    let mut maps: Vec<BTreeMap<String, String>> = Vec::new();
    let read = |reader: &mut Reader<'_>| {
        let mut map = BTreeMap::new();
        reader.map(&mut map, Reader::string)?;
        Ok(Some(map))
    };
    whole("b,a,c\n1,2,\n,,3\n", &PLAIN, |reader| reader.list(&mut maps, read)).unwrap();
    let entries =
        |map: &BTreeMap<String, String>| map.iter().map(|(key, value)| format!("{key}={value}")).collect::<Vec<_>>();
    assert_eq!(entries(&maps[0]), ["a=2", "b=1"]);
    assert_eq!(entries(&maps[1]), ["c=3"]);
}

#[test]
fn reads_maps_of_nested_columns() {
    static SPACED: Csv = Csv::new();
    let mut map = BTreeMap::new();
    let body = "rates.eur,rates.usd,rates.x y.z\n1,2,\n";
    let read = |reader: &mut Reader<'_>| {
        reader.object(&["rates"])?;
        while reader.field()?.is_some() {
            reader.map(&mut map, |reader| reader.integer(Form::Number))?;
        }
        Ok(())
    };
    whole(body, &SPACED, read).unwrap();
    assert_eq!(map.into_iter().collect::<Vec<_>>(), [("eur".to_owned(), 1), ("usd".to_owned(), 2)]);
    let error = whole("by.a,by.b c.id\n{},x\n", &SPACED, |reader| {
        let mut map: BTreeMap<String, BTreeMap<String, Node>> = BTreeMap::new();
        reader.map(&mut map, |reader| {
            let mut inner = BTreeMap::new();
            reader.map(&mut inner, Node::decode)?;
            Ok(Some(inner))
        })
    });
    assert_eq!(error.unwrap_err().path(), "by.a");
}
