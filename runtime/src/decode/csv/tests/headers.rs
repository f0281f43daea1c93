//! Where the names of the columns stand, and what they may be.

use super::{Csv, CsvHeader, DecodeErrorKind, Node, PLAIN, is_syntax, named, nodes, nodes_of, strings, watched, whole};
use super::{Decode as _, NoticeKind};

static COMMENTED: Csv = Csv::new().comment("#").header(CsvHeader::Commented);

#[test]
fn reads_a_header_in_the_first_record() {
    static HASH: Csv = Csv::new().comment("#");
    let expected = [named(1, "a")];
    for body in [
        "id,name\n1,a\n",
        "name,id\na,1\n",
        " id ,\tname\n1,a\n",
        "\u{feff}id,name\n1,a",
        "\u{feff}\"id\",\" name\"\n1,a",
        "id,name,\n1,a,\n",
        "id,name\n1,a,\n",
    ] {
        assert_eq!(nodes(body).unwrap(), expected, "{body:?}");
    }
    assert_eq!(nodes_of("# of today\nid,name\n#\n1,a\n", &HASH).unwrap(), expected);
}

#[test]
fn reads_a_commented_header() {
    for body in [
        "#id,name\n1,a\n",
        "# id, name\r\n1,a\r\n",
        "\u{feff}#\tid ,\"name\" \n# more\n1,a",
        "\n# id, \"name\",\n\n1,a,\n",
    ] {
        assert_eq!(nodes_of(body, &COMMENTED).unwrap(), [named(1, "a")], "{body:?}");
    }
}

#[test]
fn misses_a_commented_header_of_records() {
    let error = nodes_of("\u{feff}1,a\n", &COMMENTED).unwrap_err();
    assert!(is_syntax(&error));
    assert_eq!(error.offset(), 3);
    for body in ["", "\u{feff}", "\n"] {
        let error = nodes_of(body, &COMMENTED).unwrap_err();
        assert!(is_syntax(&error), "{body:?}: {error}");
        assert_eq!(error.offset(), body.len(), "{body:?}");
    }
    assert_eq!(nodes_of("# id\n", &COMMENTED), Ok(Vec::new()));
}

#[test]
fn misses_a_header_in_the_first_record() {
    for body in ["", "\u{feff}", "\n\r\n", " \n"] {
        let error = nodes(body).unwrap_err();
        assert!(is_syntax(&error), "{body:?}: {error}");
        assert_eq!(error.offset(), body.len(), "{body:?}");
    }
}

#[test]
fn reads_records_without_a_header() {
    static ABSENT: Csv = Csv::new().header(CsvHeader::Absent(&["id", "name", "child.id"]));
    static ONE: Csv = Csv::new().header(CsvHeader::Absent(&["value"]));
    let expected = Node { child: Some(Box::new(Node { id: Some(2), ..Node::default() })), ..named(1, "a") };
    assert_eq!(nodes_of("\u{feff}1,a,2\n", &ABSENT).unwrap(), [expected]);
    assert_eq!(strings("a\nb,\n\"\"\nc", &ONE).unwrap(), ["a", "b", "c"]);
    for body in ["", "\u{feff}", "\n"] {
        assert_eq!(strings(body, &ONE), Ok(Vec::new()), "{body:?}");
    }
}

#[test]
fn reads_one_column_as_scalars() {
    assert_eq!(strings("name\na\nb\n", &super::PLAIN).unwrap(), ["a", "b"]);
    assert_eq!(strings("name,\na,\nb,\n", &super::PLAIN).unwrap(), ["a", "b"]);
    let error = strings("id,name\n1,a\n", &super::PLAIN).unwrap_err();
    assert_eq!(error.kind(), DecodeErrorKind::Type { expected: "a string", found: "an object" });
    assert_eq!((error.path(), error.offset()), ("[0]", 8));
}

#[test]
fn leaves_names_as_they_are_without_nesting() {
    static FLAT: Csv = Csv::new().nesting(None);
    static EMPTY: Csv = Csv::new().nesting(Some(""));
    for csv in [&FLAT, &EMPTY] {
        let ((), notices) = watched("id,child.id\n1,2\n", csv, |reader| reader.list(&mut Vec::new(), Node::decode));
        assert_eq!(notices, [(NoticeKind::UnknownField, "[0][\"child.id\"]".to_owned())]);
    }
}

#[test]
fn nests_names_by_other_separators() {
    static SLASHES: Csv = Csv::new().nesting(Some("::"));
    let expected = Node { child: Some(Box::new(named(2, "b"))), id: Some(1), ..Node::default() };
    assert_eq!(nodes_of("id,child::id,child::name\n1,2,b", &SLASHES).unwrap(), [expected]);
}

#[test]
fn takes_names_that_are_no_paths_as_they_are() {
    for name in ["child.", ".child", "child..id", "."] {
        let body = format!("id,{name}\n1,2\n");
        let ((), notices) = watched(&body, &super::PLAIN, |reader| reader.list(&mut Vec::new(), Node::decode));
        assert_eq!(notices, [(NoticeKind::UnknownField, format!("[0][\"{name}\"]"))]);
    }
}

#[test]
fn reads_columns_without_names_as_unknown() {
    let ((), notices) =
        watched("id,,name\n1,x,a\n", &super::PLAIN, |reader| reader.list(&mut Vec::new(), Node::decode));
    assert_eq!(notices, [(NoticeKind::UnknownField, "[0][\"\"]".to_owned())]);
}

#[test]
fn reads_a_body_without_records() {
    for body in ["id,name", "id,name\n", "id,name\n\n"] {
        assert_eq!(nodes(body), Ok(Vec::new()), "{body:?}");
        assert_eq!(super::whole(body, &super::PLAIN, Node::decode), Ok(None), "{body:?}");
    }
}

#[test]
fn refuses_a_table_without_the_columns_of_the_objects_in_it() {
    let listed = |body: &str| whole(body, &PLAIN, |reader| reader.values(&mut Vec::<Node>::new()));
    let alone = |body: &str| whole(body, &PLAIN, Node::decode);
    for body in ["Service busy, try later", "Error 17\nTry again in 5 minutes\n", "id;name\n1;a\n"] {
        for error in [listed(body).unwrap_err(), alone(body).unwrap_err()] {
            assert!(is_syntax(&error), "{body}: {error}");
            assert_eq!(error.offset(), 0);
        }
    }
    // One column is enough, or a part of one; and what is no object has no columns.
    for body in ["name\n", "name,other\n", "child.id\n", "child.other,x\n"] {
        assert_eq!(listed(body), Ok(()), "{body}");
    }
    assert_eq!(whole("other\n", &PLAIN, |reader| reader.list(&mut Vec::new(), |reader| reader.any())), Ok(()));
}
