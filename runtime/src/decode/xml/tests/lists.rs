//! Lists: repeated elements, elements around the items, and elements that stand for lists.

use super::super::super::{Decode, DecodeError, DecodeErrorKind, NoticeKind, Reader, Spellings};
use super::super::{Xml, XmlField, XmlList};
use super::{GENERIC, Node, PLAIN, named, node, paths, watched, whole};

static WRAPPED: Xml = Xml::new().lists(XmlList::Wrapped).type_attribute("type").nil("nil");
static WRAPPED_AS: Xml = Xml::new().lists(XmlList::WrappedAs("tag")).type_attribute("type");
static TYPED: Xml = Xml::new().type_attribute("type").field("f", "of");

/// The tags of a node.
fn tags(document: &str, xml: &'static Xml) -> Vec<String> {
    whole(document, xml, Node::decode).unwrap().unwrap().tags
}

/// The texts of a document that is a list.
fn texts(document: &str, xml: &'static Xml) -> Result<Vec<String>, DecodeError> {
    let mut texts = Vec::new();
    whole(document, xml, |reader| reader.list(&mut texts, |reader| reader.string()))?;
    Ok(texts)
}

#[test]
fn reads_an_element_that_is_repeated() {
    for document in [
        "<n><tags>a</tags><tags>b</tags></n>",
        "<n id='1'> <tags>a</tags> <!-- c --> <?pi <tags> ?>\n<tags x='1'>b</tags> <id>2</id></n>",
        "<n><tags>a</tags><id>1</id><tags>b</tags><tagsx/></n>",
        "<n><x:tags>a</x:tags><y:tags>b</y:tags></n>",
        "<n><tags>a</tags>stray<tags\n>b</tags\n></n>",
    ] {
        assert_eq!(tags(document, &PLAIN), ["a", "b"], "{document}");
    }
    assert_eq!(tags("<n><tags/><tags></tags><tags> </tags></n>", &PLAIN), ["", "", " "]);
    let document = "<n><items id='1' name='a'/><items><id>2</id><name>b</name><items id='3' name='c'/></items></n>";
    let value = node(document).unwrap();
    assert_eq!(value.items[0], named(1, "a"));
    assert_eq!(value.items[1], Node { items: vec![named(3, "c")], ..named(2, "b") });
}

#[test]
fn counts_items_across_parts_of_a_list() {
    let error = node("<n><items id='1'/><id>1</id><items id='2'/><items id='x'/></n>").unwrap_err();
    assert_eq!((error.path(), error.offset()), ("items[2].id", 54));
}

#[test]
fn reads_a_list_in_an_element() {
    for document in [
        "<n><tags><tag>a</tag><tag>b</tag></tags></n>",
        "<n><tags total='2'>\n<tag>a</tag>\n<!-- c --><tag x='1'>b</tag>\n</tags><id>1</id></n>",
    ] {
        assert_eq!(tags(document, &WRAPPED), ["a", "b"], "{document}");
        assert_eq!(tags(document, &WRAPPED_AS), ["a", "b"], "{document}");
    }
    let other = "<n><tags><tag>a</tag><other><tag>x</tag></other><x:tag>b</x:tag></tags></n>";
    assert_eq!(tags(other, &WRAPPED_AS), ["a", "b"]);
    for empty in ["<n id='1'><tags/></n>", "<n><tags></tags></n>", "<n><tags> <!-- c --> </tags></n>"] {
        assert_eq!(tags(empty, &WRAPPED), [] as [&str; 0]);
    }
}

#[test]
fn tells_an_empty_list_from_none() {
    let read = |document: &str, xml| {
        whole(document, xml, |reader| {
            let mut list = None;
            reader.object(&["tags"])?;
            while reader.field()?.is_some() {
                reader.nullable_list(&mut list, |reader| reader.string())?;
            }
            Ok(list)
        })
    };
    assert_eq!(read("<n><tags/></n>", &WRAPPED), Ok(Some(vec![])));
    assert_eq!(read("<n><tags nil='true'/></n>", &WRAPPED), Ok(None));
    assert_eq!(read("<n><tags xsi:nil='1'><x/></tags></n>", &PLAIN), Ok(None));
    assert_eq!(read("<n x='1' tags=''/>", &PLAIN), Ok(None));
    assert_eq!(read("<object name='x'><attribute name='tags'/></object>", &GENERIC), Ok(Some(vec![])));
    assert_eq!(
        read("<object name='x'><attribute name='tags'><list/></attribute></object>", &GENERIC),
        Ok(Some(vec![]))
    );
}

#[test]
fn takes_an_array_for_a_list_in_an_element() {
    assert_eq!(tags("<n><tags type='array'><tag>a</tag><x>b</x></tags></n>", &TYPED), ["a", "b"]);
    assert_eq!(tags("<n><tags type='array'/><id>1</id></n>", &TYPED), [] as [&str; 0]);
    assert_eq!(tags("<n><f type='array' of='tags' x=''><i>a</i><i>b</i></f></n>", &TYPED), ["a", "b"]);
    assert_eq!(tags("<n><tags type='string'>a</tags><tags>b</tags></n>", &TYPED), ["a", "b"]);
}

#[test]
fn reads_an_element_that_stands_for_a_list() {
    for document in [
        "<object><attribute name='tags'><list><string>a</string><string>b</string></list></attribute></object>",
        "<object><attribute name='tags'>\n<list>\n<i>a</i><!-- c --><i>b</i></list>\n</attribute></object>",
        "<object><attribute name='tags'>a</attribute> <attribute name='tags'>b</attribute>\
         <attribute name='name'>c</attribute></object>",
        "<object><tags><list><i>a</i><i>b</i></list></tags></object>",
        "<object><attribute name='tags'>a</attribute><attribute name=\"tags\">b</attribute></object>",
    ] {
        assert_eq!(tags(document, &GENERIC), ["a", "b"], "{document}");
    }
    let document = "<object><attribute name='items'><list><object name='x'><attribute name='id'>1</attribute></object>\
        <object name='y'/></list></attribute><attribute name='items'><object name='z'/></attribute></object>";
    let items = whole(document, &GENERIC, Node::decode).unwrap().unwrap().items;
    let kinds: Vec<_> = items.iter().map(|item| item.object.as_deref().unwrap()).collect();
    assert_eq!((kinds, items[0].id), (vec!["x", "y", "z"], Some(1)));
}

#[test]
fn reads_a_list_that_is_no_field() {
    assert_eq!(texts("<tags><tag>a</tag><x>b</x></tags>", &PLAIN).unwrap(), ["a", "b"]);
    assert_eq!(texts("<list><i>a</i></list>", &GENERIC).unwrap(), ["a"]);
    assert_eq!(texts("<answer><list><i>a</i></list></answer>", &GENERIC).unwrap(), ["a"]);
    assert_eq!(texts("<tags/>", &PLAIN).unwrap(), [] as [&str; 0]);
}

#[test]
fn reads_lists_of_lists() {
    let read = |document: &str, xml| {
        let mut rows: Vec<Vec<i64>> = Vec::new();
        whole(document, xml, |reader| {
            reader.list(&mut rows, |reader| {
                let mut row = Vec::new();
                reader.list(&mut row, |reader| reader.integer(super::Form::Number))?;
                Ok(Some(row))
            })
        })
        .map(|()| rows)
    };
    let expected = Ok(vec![vec![1, 2], vec![], vec![3]]);
    assert_eq!(read("<t><row><c>1</c><c>2</c></row><row/><row><d>3</d></row></t>", &PLAIN), expected);
    assert_eq!(
        read("<list><list><c>1</c><c>2</c></list><list/><x><list><d>3</d></list></x></list>", &GENERIC),
        expected
    );
    // In a field, the outer list is repeated, and the inner one is in its element.
    let document = "<m><row><c>1</c><c>2</c></row><row/><row><c>3</c></row></m>";
    let mut rows: Vec<Vec<i64>> = Vec::new();
    whole(document, &PLAIN, |reader| {
        reader.object(&["row"])?;
        while reader.field()?.is_some() {
            reader.list(&mut rows, |reader| {
                let mut row = Vec::new();
                reader.list(&mut row, |reader| reader.integer(super::Form::Number))?;
                Ok(Some(row))
            })?;
        }
        Ok(())
    })
    .unwrap();
    assert_eq!(Ok(rows), expected);
}

#[test]
fn spells_every_list_in_its_own_way() {
    static SPELLED: Spellings = Spellings::new().xml(&[
        XmlField::new("A").list(XmlList::Wrapped),
        XmlField::new("B").list(XmlList::Repeated),
        XmlField::new("C").list(XmlList::WrappedAs("c")),
        XmlField::new("D"),
    ]);
    let read = |reader: &mut Reader<'_>| {
        let mut lists: [Vec<String>; 4] = Default::default();
        reader.object_with(&["a", "b", "c", "d"], &SPELLED)?;
        while let Some(field) = reader.field()? {
            reader.list(&mut lists[field], |reader| reader.string())?;
        }
        Ok(lists.map(|list| list.join(",")))
    };
    let document = "<n><A><x>1</x><y>2</y></A><B>3</B><B>4</B><C><c>5</c><x/></C>";
    assert_eq!(whole(&format!("{document}<D>6</D></n>"), &PLAIN, read).unwrap(), ["1,2", "3,4", "5", "6"]);
    let wrapped = format!("{document}<D><x>6</x></D></n>");
    assert_eq!(whole(&wrapped, &WRAPPED, read).unwrap(), ["1,2", "3,4", "5", "6"]);
}

#[test]
fn leaves_items_out_that_say_nothing() {
    let document = "<n><items/><items id='1'/><items xsi:nil='true'/></n>";
    let (value, notices) = watched(document, &PLAIN, Node::decode);
    assert_eq!(value.unwrap().items.len(), 1);
    let nulls = [(NoticeKind::NullItem, "items[0]".to_owned()), (NoticeKind::NullItem, "items[2]".to_owned())];
    assert_eq!(notices, nulls);
}

#[test]
fn notices_elements_that_are_no_items() {
    static GENERIC_AS: Xml = Xml::new().field("attribute", "name").list("list").lists(XmlList::WrappedAs("tag"));
    static NAMESPACED: Xml = Xml::new().lists(XmlList::WrappedAs("tag")).namespaces(&[("p", "urn:p")]);
    for (document, xml, expected) in [
        ("<n><tags><x/><tag>a</tag><y><tag/>z</y><tag>b</tag><x>c</x></tags></n>", &WRAPPED_AS, &["x", "y", "x"][..]),
        ("<n><tags type='array'><a.b/><tag>a</tag><tag>b</tag></tags></n>", &WRAPPED_AS, &["[\"a.b\"]"]),
        (
            "<n><attribute name='tags'><list><tag>a</tag><attribute name='x'/><tag>b</tag></list><y/></attribute></n>",
            &GENERIC_AS,
            &["x", "y"],
        ),
        ("<n xmlns:q='urn:p'><tags><tag>a</tag><q:tag/><x:y/><tag>b</tag></tags></n>", &NAMESPACED, &["p:tag", "y"]),
    ] {
        assert_eq!(tags(document, xml), ["a", "b"], "{document}");
        let expected: Vec<_> = expected.iter().map(|name| format!("tags.{name}").replace(".[", "[")).collect();
        assert_eq!(paths(NoticeKind::UnknownItem, document, xml), expected, "{document}");
    }
    let ((), notices) = watched("<n><tags><tag>a</tag><x/></tags></n>", &WRAPPED_AS, |reader| reader.skip());
    assert_eq!(notices, []);
}

#[test]
fn tells_where_an_element_is_that_is_no_item() {
    static ITEMS: Xml = Xml::new().lists(XmlList::WrappedAs("item"));
    let document = "<n><items><item id='1'/><more/><item><items><x/><item id='2' y=''/></items></item></items></n>";
    let mut reader = Reader::xml(document, &ITEMS).unwrap();
    reader.watch();
    assert_eq!(Node::decode(&mut reader).unwrap().unwrap().items.len(), 2);
    let notices: Vec<_> = reader.notices().iter().map(|notice| (notice.path(), notice.offset())).collect();
    assert_eq!(notices, [("items.more", 25), ("items[1].items.x", 45), ("items[1].items[0].y", 61)]);
    let error = whole("<n><items><item id='1'/><more><x></more></items></n>", &ITEMS, Node::decode).unwrap_err();
    assert_eq!((error.path(), error.offset()), ("items.more", 33));
    let error = whole("<n><items><item id='1'/><more/><item id='x'/></items></n>", &ITEMS, Node::decode).unwrap_err();
    assert_eq!((error.path(), error.offset()), ("items[1].id", 41));
    let deep = format!("<n><items>{}</items></n>", "<x>".repeat(200));
    let error = whole(&deep, &ITEMS, Node::decode).unwrap_err();
    assert_eq!((error.kind(), error.path()), (DecodeErrorKind::TooDeep, "items.x"));
}

#[test]
fn refuses_a_text_for_a_list() {
    for (document, offset) in
        [("<n><tags>web</tags></n>", 9), ("<n><tags><tag/>, <tag/></tags></n>", 15), ("<n tags='web'/>", 9)]
    {
        let error = whole(document, &WRAPPED, Node::decode).unwrap_err();
        let kind = DecodeErrorKind::Type { expected: "a list", found: "a text" };
        assert_eq!((error.kind(), error.offset()), (kind, offset), "{document}");
        assert!(error.path().starts_with("tags"));
    }
}
