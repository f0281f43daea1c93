//! Lists in numbered columns, and within one cell.

use super::{
    Csv, Decode as _, DecodeErrorKind, Form, Node, NoticeKind, PLAIN, Reader, named, nodes, nodes_of, tagged, watched,
    whole,
};

static BARS: Csv = Csv::new().separator("|");

fn listed<const N: usize>(items: [Node; N]) -> Node {
    Node { items: items.into_iter().collect(), ..Node::default() }
}

#[test]
fn reads_numbered_columns() {
    for body in [
        "items.0.id,items.0.name,items.1.id,items.1.name\n1,a,2,b\n",
        "items.1.id,items.1.name,items.2.id,items.2.name\n1,a,2,b\n",
        "items.7.id,items.3.id,items.3.name,items.7.name\n2,1,a,b\n",
        "items.10.id,items.9.id,items.10.name,items.9.name\n2,1,b,a\n",
        "items.99999999999999999999.id,items.99999999999999999998.id,items.99999999999999999999.name,\
         items.99999999999999999998.name\n2,1,b,a\n",
        "items.02.id,items.1.id,items.1.name,items.02.name\n2,1,a,b\n",
    ] {
        assert_eq!(nodes(body).unwrap(), [listed([named(1, "a"), named(2, "b")])], "{body}");
    }
    assert_eq!(nodes("tags.2,tags.1\nb,a\n").unwrap(), [tagged(["a", "b"])]);
}

#[test]
fn leaves_out_items_whose_cells_are_empty() {
    let body = "id,items.1.id,items.1.child.id,items.2.id,items.2.name\n1,,,2,b\n1,,,,\n1";
    let (read, notices) = watched(body, &PLAIN, |reader| {
        let mut nodes = Vec::new();
        reader.list(&mut nodes, Node::decode)?;
        Ok(nodes)
    });
    let one = Node { id: Some(1), ..Node::default() };
    assert_eq!(
        read,
        [
            Node { id: Some(1), ..listed([named(2, "b")]) },
            Node { id: Some(1), ..one },
            Node { id: Some(1), ..Node::default() }
        ]
    );
    assert_eq!(notices, []);
}

#[test]
fn reads_lists_within_lists() {
    let body = "items.1.items.2.id,items.1.items.1.id,items.2.items.1.id,items.2.tags.1,tags.1\n12,11,21,x,y\n";
    let id = |id| Node { id: Some(id), ..Node::default() };
    let second = Node { tags: vec!["x".to_owned()], ..listed([id(21)]) };
    let expected = Node { tags: vec!["y".to_owned()], ..listed([listed([id(11), id(12)]), second]) };
    assert_eq!(nodes(body).unwrap(), [expected]);
}

#[test]
fn reads_a_list_within_a_cell() {
    assert_eq!(nodes_of("tags\na|b | c\n", &BARS).unwrap(), [tagged(["a", "b", "c"])]);
    assert_eq!(nodes_of("tags\n\"a \"\"x\"\"| b\"\n", &BARS).unwrap(), [tagged(["a \"x\"", "b"])]);
    assert_eq!(nodes_of("id,tags\n1,\n", &BARS).unwrap(), [Node { id: Some(1), ..Node::default() }]);
    let (read, notices) = watched("tags\na||b|\n", &BARS, |reader| {
        let mut nodes = Vec::new();
        reader.list(&mut nodes, Node::decode)?;
        Ok(nodes)
    });
    assert_eq!(read, [tagged(["a", "b"])]);
    let paths: Vec<_> = notices.iter().map(|(_, path)| path.as_str()).collect();
    assert_eq!(paths, ["[0].tags[1]", "[0].tags[3]"]);
    assert!(notices.iter().all(|(kind, _)| *kind == NoticeKind::NullItem));
}

#[test]
fn reads_a_cell_as_a_list_of_one_item() {
    static EMPTY: Csv = Csv::new().separator("");
    assert_eq!(nodes("tags\na|b\n").unwrap(), [tagged(["a|b"])]);
    assert_eq!(nodes_of("tags\na b\n", &EMPTY).unwrap(), [tagged(["a b"])]);
}

#[test]
fn reads_an_object_as_a_list_of_one_item() {
    assert_eq!(nodes("items.id,items.name\n1,a\n").unwrap(), [listed([named(1, "a")])]);
}

#[test]
fn appends_the_lists_of_columns_of_the_same_name() {
    assert_eq!(nodes("tags,id,tags\na,,b\n").unwrap(), [tagged(["a", "b"])]);
    assert_eq!(nodes("tags.1,tags.1\na,b\n").unwrap(), [tagged(["a", "b"])]);
}

#[test]
fn tells_the_place_of_an_item() {
    let read = |reader: &mut Reader<'_>| {
        let mut numbers = Vec::new();
        reader.object(&["numbers"])?;
        while reader.field()?.is_some() {
            reader.list(&mut numbers, |reader| reader.integer(Form::Number))?;
        }
        Ok(())
    };
    let error = whole("id,numbers\n7,1| x|3\n", &BARS, read).unwrap_err();
    assert_eq!((error.path(), error.offset()), ("numbers[1]", 16));
    let error = whole("id,numbers\n7,\"1|x\"\n", &BARS, read).unwrap_err();
    assert_eq!((error.path(), error.offset()), ("numbers[1]", 16));
    let error = whole("id,numbers.1,numbers.0\n7,x,1\n", &PLAIN, read).unwrap_err();
    assert_eq!((error.path(), error.offset()), ("numbers[1]", 25));
}

#[test]
fn reads_records_of_one_column_as_lists() {
    let read = |reader: &mut Reader<'_>| {
        let mut items = Vec::new();
        reader.list(&mut items, Reader::string)?;
        Ok(Some(items))
    };
    let mut lists = Vec::new();
    whole("tags\na|b\nc\n", &BARS, |reader| reader.list(&mut lists, read)).unwrap();
    assert_eq!(lists, [vec!["a", "b"], vec!["c"]]);
    let mut lists = Vec::new();
    whole("2,1\na,b\n,c\n", &BARS, |reader| reader.list(&mut lists, read)).unwrap();
    assert_eq!(lists, [vec!["b", "a"], vec!["c"]]);
}

#[test]
fn refuses_a_list_of_objects_within_a_cell() {
    let error = nodes_of("items\na|b\n", &BARS).unwrap_err();
    assert_eq!(error.kind(), DecodeErrorKind::Type { expected: "an object", found: "a string" });
    assert_eq!((error.path(), error.offset()), ("[0].items[0]", 6));
}
