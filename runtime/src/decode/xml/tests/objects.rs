//! Objects: attributes, elements, texts, and what stands for them.

use std::collections::BTreeMap;

use super::super::super::{Decode, DecodeError, DecodeErrorKind, DecodeObject, NoticeKind, Reader, Spellings};
use super::super::{Xml, XmlField, XmlNode};
use super::{GENERIC, Node, PLAIN, is_type, named, node, unknown, watched, whole};

#[test]
fn reads_fields_of_attributes_and_elements_in_any_order() {
    let expected = Node { child: Some(Box::new(named(2, "b"))), ..named(1, "a") };
    for document in [
        "<node id='1' name='a'><child id='2' name='b'/></node>",
        "<node name=\"a\"><child><name>b</name><id>2</id></child><id>1</id></node>",
        " <?xml version='1.0'?>\n<node\tid = '1'\n>\r\n <!-- c --> <name>a</name><?pi?><child  id='2' >\n<name >b</name\n>\
         </child ></node >\n<!-- end -->",
    ] {
        assert_eq!(node(document).unwrap(), expected, "{document}");
    }
}

#[test]
fn reads_generic_fields_and_objects() {
    let expected = Node {
        object: Some("node".to_owned()),
        child: Some(Box::new(Node { object: Some("leaf".to_owned()), ..named(2, "b") })),
        ..named(1, "a")
    };
    for document in [
        "<object name='node'><attribute name='id'>1</attribute><attribute name='name'>a</attribute>\
         <attribute name='child'> <!-- c --> <object name='leaf'><attribute name='id'>2</attribute>\
         <attribute name='name'>b</attribute></object> </attribute></object>",
        // The families mix on every level.
        "<body><object id='1' name='node'><name>a</name><child><object name='leaf' id='2'>\
         <attribute name='n&#97;me'>b</attribute></object></child></object></body>",
    ] {
        assert_eq!(whole(document, &GENERIC, Node::decode).unwrap().unwrap(), expected, "{document}");
    }
}

#[test]
fn reads_what_is_beside_the_object_of_a_field() {
    let document = "<n><child id='7' x='1'><object name='leaf'/><name>b</name><y/></child></n>";
    let value = whole(document, &GENERIC, Node::decode).unwrap().unwrap();
    let child = value.child.unwrap();
    assert_eq!((child.id, child.object.as_deref(), child.name.as_deref()), (Some(7), Some("leaf"), Some("b")));
    assert_eq!(unknown(document, &GENERIC), ["child.x", "child.y"]);
}

#[test]
fn takes_every_spelling_of_nothing() {
    for document in ["<a/>", "<a></a>", "<a> \n</a>", "<a><!-- c --></a>", "<a xmlns='x' xmlns:y='z'/>"] {
        assert_eq!(whole(document, &PLAIN, Node::decode), Ok(None), "{document}");
        let nested = format!("<n><child>{document}</child><by_key/></n>");
        assert_eq!(whole(&nested, &PLAIN, |reader| reader.skip()), Ok(()));
    }
    assert_eq!(node("<n id='1'><child/><by_key> </by_key></n>").unwrap(), Node { id: Some(1), ..Node::default() });
    // An attribute that is empty is no object.
    assert_eq!(node("<n id='1' child='' items='' by_key=''/>").unwrap(), Node { id: Some(1), ..Node::default() });
    let document = "<object name='n'><attribute name='child'/><attribute name='child'><object/></attribute></object>";
    assert_eq!(whole(document, &GENERIC, Node::decode).unwrap().unwrap().child, None);
}

#[test]
fn takes_an_element_that_is_nil_for_nothing() {
    static CUSTOM: Xml = Xml::new().nil("null");
    static XSI: Xml = Xml::new().nil("nil");
    for (attribute, xml) in [
        ("xsi:nil='true'", &PLAIN),
        ("xsi:nil='1'", &XSI),
        ("nil='true'", &XSI),
        ("x:nil='true'", &XSI),
        ("null='1'", &CUSTOM),
        ("xsi:nil=' true '", &CUSTOM),
    ] {
        for content in ["/>", "></id>", "><x>1</x> y</id>"] {
            let document = format!(
                "<n><id {attribute}{content}<id>1</id><child {attribute}{}<tags {attribute}{}<name {attribute}{}</n>",
                content.replace("id>", "child>"),
                content.replace("id>", "tags>"),
                content.replace("id>", "name>"),
            );
            let (value, notices) = watched(&document, xml, Node::decode);
            assert_eq!(value.unwrap(), Node { id: Some(1), ..Node::default() }, "{document}");
            assert_eq!(notices, [(NoticeKind::Duplicate, "id".to_owned())], "{document}");
        }
        assert_eq!(whole(&format!("<n {attribute}/>"), xml, Node::decode), Ok(None));
    }
    for document in ["<n><id xsi:nil='false'>1</id></n>", "<n><id xsi:nil='0'>1</id></n>"] {
        assert_eq!(node(document).unwrap().id, Some(1));
    }
    // Where it is not configured, it is a field as any other.
    assert_eq!(unknown("<n nil='true'/>", &PLAIN), ["nil"]);
}

#[test]
fn passes_attributes_that_are_no_fields() {
    static TYPED: Xml = Xml::new().nil("nil").type_attribute("type");
    let document =
        "<n xmlns='u' xmlns:xsi='v' xsi:type='t' xsi:schemaLocation='l' nil='false' type='node'><id>1</id></n>";
    assert_eq!(unknown(document, &TYPED), [] as [&str; 0]);
}

#[test]
fn notices_unknown_fields() {
    let document = "<n a='1' xml:lang='en'><b/>\n stray <c><d/></c><name>x</name><e:f/></n>";
    assert_eq!(unknown(document, &PLAIN), ["a", "lang", "b", "#text", "c", "f"]);
    let document = "<object name='n'><attribute name='a b'>1</attribute><attribute name=\"q&quot;\"/>\
        <attribute x='1'/><attribute name='child'><object id='7' z=''/></attribute></object>";
    assert_eq!(unknown(document, &GENERIC), ["[\"a b\"]", "[\"q\\\"\"]", "attribute", "child.z"]);
}

#[test]
fn names_the_kind_of_an_object_as_its_field() {
    let read = |reader: &mut Reader<'_>| {
        reader.object(&["name"])?;
        while reader.field()?.is_some() {
            reader.skip()?;
        }
        Ok(())
    };
    let ((), notices) = watched("<object name='n' b='1'/>", &GENERIC, read);
    let paths: Vec<_> = notices.iter().map(|(_, path)| path.as_str()).collect();
    assert_eq!(paths, ["object", "b"]);
}

#[test]
fn reads_maps() {
    let document = "<n id='7'><by_key><a><id>1</id></a><b/><c id='3'/><a id='4'/></by_key></n>";
    let (value, notices) = watched(document, &PLAIN, Node::decode);
    let ids: Vec<_> = value.unwrap().by_key.into_iter().map(|(key, node)| (key, node.id.unwrap())).collect();
    assert_eq!(ids, [("a".to_owned(), 4), ("c".to_owned(), 3)]);
    let expected = [(NoticeKind::NullItem, "by_key.b"), (NoticeKind::Duplicate, "by_key.a")];
    assert_eq!(notices, expected.map(|(kind, path)| (kind, path.to_owned())));

    let texts = |document, xml| {
        let mut map = BTreeMap::new();
        whole(document, xml, |reader| reader.map(&mut map, |reader| reader.string())).unwrap();
        map.into_iter().map(|(key, value)| format!("{key}={value}")).collect::<Vec<_>>()
    };
    assert_eq!(texts("<m a='1' xmlns='u'><b>2</b><x:c> </x:c>z</m>", &PLAIN), ["#text=z", "a=1", "b=2", "c= "]);
    let document = "<m><object name='k'><attribute name='x y'>1</attribute></object></m>";
    assert_eq!(texts(document, &GENERIC), ["object=k", "x y=1"]);
}

#[test]
fn refuses_a_text_for_an_object() {
    for (document, path, offset) in [
        ("<n>text</n>", "", 0),
        ("<n> <!-- c -->text</n>", "", 0),
        ("<n>\n<child>text</child></n>", "child", 4),
        ("<n child='text'/>", "child", 10),
    ] {
        let error = whole(document, &PLAIN, Node::decode).unwrap_err();
        let kind = DecodeErrorKind::Type { expected: "an object", found: "a text" };
        assert_eq!((error.kind(), error.path(), error.offset()), (kind, path, offset), "{document}");
    }
}

/// A price as `<price currency="USD">1.50</price>`, and how it is spelled.
#[derive(Debug, Default, PartialEq)]
struct Price {
    amount: Option<String>,
    currency: Option<String>,
    note: Option<String>,
}

static PRICE: Spellings = Spellings::new().xml(&[
    XmlField::new("ignored").node(XmlNode::Text),
    XmlField::new("Currency").node(XmlNode::Attribute),
    XmlField::new("Note").node(XmlNode::Element),
]);

impl DecodeObject for Price {
    const FIELDS: &'static [&'static str] = &["amount", "currency", "note"];
    const SPELLINGS: &'static Spellings<'static> = &PRICE;

    fn read_fields(&mut self, reader: &mut Reader<'_>) -> Result<(), DecodeError> {
        while let Some(field) = reader.field()? {
            let text = reader.string()?;
            *(match field {
                0 => &mut self.amount,
                1 => &mut self.currency,
                _ => &mut self.note,
            }) = text;
        }
        Ok(())
    }
}

fn price(document: &str) -> (Price, Vec<String>) {
    let (price, notices) = watched(document, &PLAIN, Price::decode);
    (price.unwrap(), notices.into_iter().map(|(_, path)| path).collect())
}

#[test]
fn reads_the_text_of_an_object_as_a_field() {
    let of = |amount: Option<&str>, currency: Option<&str>, note: Option<&str>| Price {
        amount: amount.map(str::to_owned),
        currency: currency.map(str::to_owned),
        note: note.map(str::to_owned),
    };
    for (document, expected) in [
        ("<p Currency='USD'>1.50</p>", of(Some("1.50"), Some("USD"), None)),
        ("<p>1&#46;<!-- c -->50</p>", of(Some("1.50"), None, None)),
        ("<p Currency='USD'> </p>", of(Some(" "), Some("USD"), None)),
        ("<p Currency='USD'></p>", of(Some(""), Some("USD"), None)),
        ("<p Currency='USD'/>", of(Some(""), Some("USD"), None)),
        ("<p>\n<Note>n</Note>\n</p>", of(None, None, Some("n"))),
        ("<p>1<Note>n</Note> </p>", of(Some("1"), None, Some("n"))),
        ("<p><Note>n</Note>1</p>", of(Some("1"), None, Some("n"))),
    ] {
        assert_eq!(price(document), (expected, vec![]), "{document}");
    }
}

#[test]
fn tells_fields_of_the_same_name_apart_by_where_they_stand() {
    let document = "<p Note='n' Currency='USD' currency='x'>1<Currency/>2<amount/><ignored/></p>";
    let (value, unknown) = price(document);
    assert_eq!((value.amount.as_deref(), value.currency.as_deref(), value.note), (Some("1"), Some("USD"), None));
    assert_eq!(unknown, ["Note", "currency", "Currency", "#text", "amount", "ignored"]);
}

#[test]
fn reads_a_container_as_no_text() {
    let error = node("<n><child id='1'><name>a<b/></name></child></n>").unwrap_err();
    let kind = DecodeErrorKind::Type { expected: "a string", found: "an element with elements" };
    assert_eq!((error.kind(), error.path(), error.offset()), (kind, "child.name", 17));
    assert!(is_type(&node("<n><id><x/></id></n>").unwrap_err()));
    assert!(is_type(
        &whole("<n><x/></n>", &PLAIN, |reader| reader.boolean(super::super::super::Flag::TEXT)).unwrap_err()
    ));
}

#[test]
fn returns_an_attribute_twice_that_is_there_twice() {
    assert_eq!(node("<n id='1' id='2'/>").unwrap().id, Some(2));
    let many = " a='x' b='y'".repeat(10_000);
    assert_eq!(node(&format!("<n{many} id='1'{many}/>")).unwrap().id, Some(1));
}

#[test]
fn tells_what_is_missing() {
    let read = |reader: &mut Reader<'_>| {
        reader.object(&["id"])?;
        while reader.field()?.is_some() {}
        reader.required(None::<i64>, "id")
    };
    let error = whole("<n x='1'/>", &PLAIN, read).unwrap_err();
    assert_eq!((error.kind(), error.path()), (DecodeErrorKind::Missing, "id"));
}
