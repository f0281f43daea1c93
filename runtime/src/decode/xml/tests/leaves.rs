//! Elements with nothing but a text in them: they mean the same, whether they are read as a whole or piece by piece.

use std::fmt::Debug;

use super::super::super::{Decode, DecodeError, NoticeKind, Reader};
use super::super::Xml;
use super::{GENERIC, Node, PLAIN, watched, whole};

/// What is read of a document as it is, and with a comment in every element, because of which all is read piece by piece.
fn both_ways<T: PartialEq + Debug>(
    document: &str,
    xml: &'static Xml,
    read: impl Fn(&mut Reader<'_>) -> Result<T, DecodeError>,
) -> T {
    let value = whole(document, xml, &read).unwrap();
    let commented = document.replace("</", "<!-- c --></");
    assert_eq!(whole(&commented, xml, &read).unwrap(), value, "{document}");
    value
}

const DOCUMENTS: [&str; 7] = [
    "<n><id>1</id><name> a b </name>\n<tags>c</tags> <tags>\n</tags><tags></tags><other>d</other></n>",
    "<n><id t='integer'>1</id><name t='x > y'>a</name><tags\n>b</tags><child a='1'>c</child></n>",
    "<n>before<id>1</id>between<name>a</name><name>b</name> behind </n>",
    "<n><name>é&amp;</name><id>1</id><name>a\r\nb</name><tags><![CDATA[c]]></tags><tags>]]></tags></n>",
    "<n><child><id>1</id><child><name>a</name></child></child><items><id>2</id></items><items>\n</items></n>",
    "<n><attribute name=\"id\">1</attribute><attribute name='name'>a</attribute><attribute name=\"tags\"> </attribute>\
     <attribute name=\"child\"><object name=\"leaf\"><attribute name=\"n&#97;me\">b</attribute></object></attribute></n>",
    "<n><list><i>a</i>\n<i>b</i></list><attribute name=\"tags\"><list><i>c</i></list></attribute></n>",
];

#[test]
fn means_the_same_as_in_pieces() {
    for document in DOCUMENTS {
        for xml in [&PLAIN, &GENERIC] {
            both_ways(document, xml, |reader| reader.skip());
            both_ways(document, xml, |reader| reader.any());
            both_ways(document, xml, Node::decode);
        }
    }
}

#[test]
fn reads_texts_as_they_are() {
    let document = "<n><name> a b </name><tags>\n</tags><tags></tags> <tags>c<!-- c -->d</tags><id>-7</id></n>";
    let node = whole(document, &PLAIN, Node::decode).unwrap().unwrap();
    assert_eq!(node.name.as_deref(), Some(" a b "));
    assert_eq!(node.tags, ["\n", "", "cd"]);
    assert_eq!(node.id, Some(-7));
}

#[test]
fn passes_those_that_are_not_known() {
    let document = "<n><x>1</x><y a='2'>3</y> <id>4</id><z></z></n>";
    let (node, notices) = watched(document, &PLAIN, Node::decode);
    assert_eq!(node.unwrap().id, Some(4));
    assert_eq!(notices, ["x", "y", "z"].map(|name| (NoticeKind::UnknownField, name.to_owned())));
}

#[test]
fn tells_where_an_error_is_behind_them() {
    for (document, offset) in [
        ("<n><id>1</id><id>x</id></n>", 13),
        ("<n><id>1</id> <name>a</nam></n>", 21),
        ("\u{feff}<n><id>1</id><name>é</name><id>1</n>", 36),
        ("<n><id>1</id><name>a</name", 20),
        ("<n><id>1</id></m>", 13),
    ] {
        let error = whole(document, &PLAIN, Node::decode).unwrap_err();
        assert_eq!(error.offset(), offset, "{document}: {error}");
    }
}

#[test]
fn are_left_to_the_parser_behind_an_error() {
    // A reference that does not end leaves the parser in the middle of a text. What matters is that reading ends, without
    // a panic.
    let mut reader = Reader::xml("<n>&a<id>1</id>b<id>2</id></n>", &PLAIN).unwrap();
    reader.object(&["id"]).unwrap();
    reader.field().unwrap_err();
    for _ in 0..10 {
        let _ = reader.field();
        let _ = reader.string();
    }
    let _ = reader.finish();
}
