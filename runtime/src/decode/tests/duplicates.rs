//! Names that stand twice: one rule for all formats.

use std::collections::BTreeMap;

use super::super::{Decode, Form, NoticeKind, Reader};
use super::{Node, named, watch_all};

/// The paths that were noticed as duplicates.
fn duplicates(notices: &[(NoticeKind, String)]) -> Vec<&str> {
    notices.iter().filter(|(kind, _)| *kind == NoticeKind::Duplicate).map(|(_, path)| path.as_str()).collect()
}

/// Reads a node of a body in some format, and tells what stands twice in it.
macro_rules! node {
    ($reader:expr) => {{
        let (node, notices) = watch_all($reader, Node::decode);
        let duplicates: Vec<String> = duplicates(&notices).into_iter().map(str::to_owned).collect();
        (node.unwrap(), duplicates)
    }};
}

#[test]
fn the_last_one_counts_in_json() {
    for (body, expected, paths) in [
        (r#"{"id":7,"name":"a","id":1}"#, named(1, "a"), vec!["id"]),
        (r#"{"id":1,"\u0069d":2,"id":3}"#, Node { id: Some(3), ..Node::default() }, vec!["id", "id"]),
        (r#"{"id":7,"id":null}"#, Node::default(), vec!["id"]),
        (r#"{"child":{"id":1},"child":{"name":"b"}}"#, child(Node { id: None, ..named(0, "b") }), vec!["child"]),
        (r#"{"child":{"id":1,"id":2},"id":7}"#, Node { id: Some(7), ..child(only(2)) }, vec!["child.id"]),
        (r#"{"tags":["a"],"tags":["b","c"]}"#, tagged(&["b", "c"]), vec!["tags"]),
        (r#"{"tags":["a"],"tags":[]}"#, Node::default(), vec!["tags"]),
        (r#"{"tags":["a"],"tags":null}"#, Node::default(), vec!["tags"]),
        (r#"{"items":[{"id":1},{"id":2}],"items":[{"id":3}]}"#, listed(&[3]), vec!["items"]),
        (r#"{"items":[{"id":1},{"id":2,"id":3}]}"#, listed(&[1, 3]), vec!["items[1].id"]),
        (r#"{"by_key":{"a":{"id":1}},"by_key":{"b":{"id":2}}}"#, keyed("b", 2), vec!["by_key"]),
        (r#"{"by_key":{"a":{"id":1}},"by_key":null}"#, Node::default(), vec!["by_key"]),
        (r#"{"by_key":{"a":{"id":1},"a":{"id":2}}}"#, keyed("a", 2), vec!["by_key.a"]),
        (r#"{"by_key":{"a":{"id":1},"b":{"id":2},"a":null}}"#, keyed("b", 2), vec!["by_key.a"]),
        (r#"{"items":[{"id":1},{"id":2}],"child":{"id":3},"tags":["a","a"]}"#, both(), vec![]),
    ] {
        assert_eq!(
            node!(Reader::json(body.as_bytes())),
            (expected, paths.into_iter().map(str::to_owned).collect()),
            "{body}"
        );
    }
}

#[cfg(feature = "xml")]
#[test]
fn the_last_one_counts_in_xml() {
    use super::super::{Xml, XmlList};
    static PLAIN: Xml = Xml::new();
    static WRAPPED: Xml = Xml::new().lists(XmlList::Wrapped);

    for (body, expected, paths) in [
        ("<n id='7'><name>a</name><id>1</id></n>", named(1, "a"), vec!["id"]),
        ("<n id='7' name='a' id='1'/>", named(1, "a"), vec!["id"]),
        ("<n><child id='1'/><child name='b'/></n>", child(Node { id: None, ..named(0, "b") }), vec!["child"]),
        ("<n><by_key><a id='1'/></by_key><by_key><b id='2'/></by_key></n>", keyed("b", 2), vec!["by_key"]),
        ("<n><by_key><a id='1'/><a id='2'/></by_key></n>", keyed("a", 2), vec!["by_key.a"]),
        // A name that comes again is how XML spells a list.
        ("<n><tags>a</tags><id>1</id><tags>b</tags></n>", Node { id: Some(1), ..tagged(&["a", "b"]) }, vec![]),
        (
            "<n tags=''><tags>a</tags><tags/><id>1</id><tags>b</tags></n>",
            Node { id: Some(1), ..tagged(&["a", "", "b"]) },
            vec![],
        ),
        (
            "<n><items id='1'/><id>7</id><items id='2' id='3'/></n>",
            Node { id: Some(7), ..listed(&[1, 3]) },
            vec!["items[1].id"],
        ),
    ] {
        assert_eq!(
            node!(Reader::xml(body, &PLAIN)),
            (expected, paths.into_iter().map(str::to_owned).collect()),
            "{body}"
        );
    }
    let body = "<n><tags><t>a</t></tags><id>1</id><tags><t>b</t></tags></n>";
    assert_eq!(node!(Reader::xml(body, &WRAPPED)), (Node { id: Some(1), ..tagged(&["b"]) }, vec!["tags".to_owned()]));
}

#[test]
fn the_last_one_counts_in_text() {
    use super::super::{Text, TextLayout};
    static PAIRS: Text = Text::new(TextLayout::Pairs("="));

    for (body, expected, paths) in [
        ("id=7\nname=a\nid=1\n", named(1, "a"), vec!["id"]),
        ("tags=a\nid=1\ntags=b\n", Node { id: Some(1), ..tagged(&["a", "b"]) }, vec![]),
        ("tags=a\nid=1\ntags=\n", Node { id: Some(1), ..tagged(&["a"]) }, vec![]),
    ] {
        let read = node!(Ok(Reader::plain_text(body, &PAIRS)));
        assert_eq!(read, (expected, paths.into_iter().map(str::to_owned).collect()), "{body}");
    }
    let mut map = BTreeMap::new();
    let ((), notices) = watch_all(Ok(Reader::plain_text("a=1\nb=2\na=3\n", &PAIRS)), |reader| {
        reader.map(&mut map, |reader| reader.integer(Form::Number))
    });
    assert_eq!((map["a"], duplicates(&notices)), (3, vec!["a"]));
}

#[test]
fn the_last_one_counts_in_csv() {
    use super::super::{Csv, CsvCell, CsvHeader};
    static PLAIN: Csv = Csv::new();
    static AROUND: Csv = Csv::new().comment("#").envelope(&[CsvCell::Pairs("")]).header(CsvHeader::Commented);

    for (body, expected, paths) in [
        ("id,name,id\n7,a,1\n", named(1, "a"), vec!["id"]),
        // An empty cell is no field.
        ("id,name,id\n1,a,\n", named(1, "a"), vec![]),
        ("id,name,id\n,a,1\n", named(1, "a"), vec![]),
        ("child.id,child.id\n1,2\n", child(only(2)), vec!["child.id"]),
        ("by_key.a.id,by_key.a.id,by_key.b.id\n1,2,\n", keyed("a", 2), vec!["by_key.a.id"]),
        ("tags,id,tags\na,1,b\n", Node { id: Some(1), ..tagged(&["a", "b"]) }, vec![]),
    ] {
        assert_eq!(
            node!(Reader::csv(body, &PLAIN, None)),
            (expected, paths.into_iter().map(str::to_owned).collect()),
            "{body}"
        );
    }
    let body = "# id, 7, name, a, id, 1\n# id\n";
    assert_eq!(node!(Reader::csv(body, &AROUND, Some("items"))), (named(1, "a"), vec!["id".to_owned()]));
}

#[test]
fn fields_beyond_any_word_are_told_apart_too() {
    let names = (0..200).map(|index| &*format!("f{index}").leak()).collect::<Vec<&'static str>>().leak();
    let names: &'static [&'static str] = names;
    let fields =
        |from: usize, to: usize| (from..to).map(|index| format!("\"f{index}\":1")).collect::<Vec<_>>().join(",");
    for twice in [0, 63, 64, 127, 128, 149, 150, 199] {
        // Wide objects within a wide one, in the midst of its fields.
        let inner = format!("{{{}}}", fields(0, 200));
        let (before, after) = (fields(0, 150), fields(151, 200));
        let body = format!("{{{before},\"f150\":[{inner},{inner}],{after},\"f{twice}\":[]}}");
        let mut count = 0;
        let ((), notices) = watch_all(Reader::json(body.as_bytes()), |reader| {
            reader.object(names)?;
            while let Some(index) = reader.field()? {
                count += 1;
                if index == 150 {
                    reader.list(&mut Vec::<()>::new(), |reader| {
                        reader.object(names)?;
                        while reader.field()?.is_some() {
                            reader.skip()?;
                        }
                        Ok(Some(()))
                    })?;
                } else {
                    reader.skip()?;
                }
            }
            Ok(())
        });
        assert_eq!((count, duplicates(&notices)), (201, vec![names[twice]]), "{twice}");
    }
}

fn only(id: i64) -> Node {
    Node { id: Some(id), ..Node::default() }
}

fn child(node: Node) -> Node {
    Node { child: Some(Box::new(node)), ..Node::default() }
}

fn tagged(tags: &[&str]) -> Node {
    Node { tags: tags.iter().map(|tag| (*tag).to_owned()).collect(), ..Node::default() }
}

fn listed(ids: &[i64]) -> Node {
    Node { items: ids.iter().map(|id| only(*id)).collect(), ..Node::default() }
}

fn keyed(key: &str, id: i64) -> Node {
    Node { by_key: BTreeMap::from([(key.to_owned(), only(id))]), ..Node::default() }
}

/// Several of what may look alike, and nothing that stands twice.
fn both() -> Node {
    Node { child: child(only(3)).child, tags: vec!["a".to_owned(), "a".to_owned()], ..listed(&[1, 2]) }
}
