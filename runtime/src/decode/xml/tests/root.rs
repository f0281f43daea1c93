//! The way to the body, and what is around it.

use super::super::super::{DecodeErrorKind, Reader};
use super::super::Xml;
use super::{PLAIN, whole};

static ONE: Xml = Xml::new().root(&["a"]);
static ROOT: Xml = Xml::new().root(&["a", "b", "c"]);

fn id(document: &str, xml: &'static Xml) -> Option<i64> {
    whole(document, xml, |reader: &mut Reader<'_>| {
        let mut id = None;
        if reader.object(&["id"])? {
            while reader.field()?.is_some() {
                id = reader.integer(super::Form::Number)?;
            }
        }
        Ok(id)
    })
    .unwrap()
}

#[test]
fn descends_to_the_body() {
    for document in [
        "<a><b><c id='1'/></b></a>",
        "<x:a>\n <b> <!-- c -->\n<c><id>1</id></c></b> </x:a>",
        "<a id='2'>t<b2/><b x='1'><other><c id='3'/></other><c id='1'/>more<x/></b><y>z</y></a>",
    ] {
        assert_eq!(id(document, &ROOT), Some(1), "{document}");
    }
}

#[test]
fn takes_the_outermost_element_where_the_body_is_not_there() {
    for document in
        ["<x id='1'/>", "<a id='1'/>", "<a id='1'><b/></a>", "<a><b><d/></b><id>1</id></a>", "<c><id>1</id></c>"]
    {
        assert_eq!(id(document, &ROOT), Some(1), "{document}");
    }
    assert_eq!(id("<a id='1'/>", &ONE), Some(1));
    assert_eq!(id("<b id='1'/>", &ONE), Some(1));
}

#[test]
fn refuses_a_list_that_is_not_where_it_should_be() {
    let read = |document, xml| {
        whole(document, xml, |reader: &mut Reader<'_>| reader.list(&mut Vec::new(), |reader| reader.any()))
    };
    for document in ["<error code='503' message='down'/>", "<maintenance/>", "<a><error code='5'/></a>", "<c/>"] {
        let error = read(document, &ROOT).unwrap_err();
        assert_eq!(error.offset(), 0, "{document}: {error}");
    }
    read("<b/>", &ONE).unwrap_err();
    for (document, xml) in [("<a><b><c/></b></a>", &ROOT), ("<a/>", &ONE), ("<b/>", &PLAIN)] {
        assert_eq!(read(document, xml), Ok(()), "{document}");
    }
}

#[test]
fn passes_what_is_around_the_document() {
    let document = "\u{feff}\n<?xml version='1.0' encoding='x'?>\n<!DOCTYPE a [<!ELEMENT a (b)> <!-- > --> <?x ]>?>\
        <!ENTITY e \"]>\">]>\n<!-- c --><a id='1'/>\n<!-- d --><?pi?>\n ";
    assert_eq!(id(document, &PLAIN), Some(1));
}

#[test]
fn passes_every_byte_order_mark() {
    for marks in ["\u{feff}", "\u{feff}\u{feff}", "\u{feff}\u{feff}\u{feff}"] {
        assert_eq!(id(&format!("{marks}<a id='1'/>"), &PLAIN), Some(1));
        let error = whole(&format!("{marks}é<a/>é"), &PLAIN, |reader| reader.skip()).unwrap_err();
        assert_eq!(error.offset(), marks.len());
        let error = whole(&format!("{marks}<a/>é"), &PLAIN, |reader| reader.skip()).unwrap_err();
        assert_eq!(error.offset(), marks.len() + 4);
    }
}

#[test]
fn refuses_what_is_no_document() {
    for (document, problem, offset) in [
        ("", "the text ends too early", 0),
        (" \n", "the text ends too early", 2),
        ("<!-- c -->", "the text ends too early", 10),
        ("<!DOCTYPE a>", "the text ends too early", 12),
        ("\u{feff}text<a/>", "expected an element", 3),
        ("{\"id\":1}", "expected an element", 0),
        ("</a>", "an end tag has no start tag", 0),
        ("<a/><b/>", "expected the end of the text", 4),
        ("<a/> <!-- c --> text", "expected the end of the text", 16),
        ("<a/></a>", "an end tag has no start tag", 4),
        ("<a/><!DOCTYPE a>", "a document type is declared inside of the document", 4),
        ("<a><!DOCTYPE a></a>", "a document type is declared inside of the document", 3),
        ("<a/>&lt;", "expected the end of the text", 4),
    ] {
        let error = whole(document, &PLAIN, |reader| reader.skip()).unwrap_err();
        assert_eq!((error.kind(), error.offset()), (DecodeErrorKind::Syntax { problem }, offset), "{document}");
    }
}

#[test]
fn checks_what_follows_the_body() {
    for document in ["<a><b><c/></b>", "<a><b><c/><d></b></a>", "<a><b><c/></b></a><a/>", "<a><b><c/></b>&x;</a>"] {
        whole(document, &ROOT, |reader| reader.skip()).unwrap_err();
    }
}

#[test]
fn refuses_a_body_that_nobody_read() {
    let error = Reader::xml("<a/>", &PLAIN).unwrap().finish().unwrap_err();
    assert_eq!(error.to_string(), "expected the end of the text, at byte 0");
}

static ROOTLESS: Xml = Xml::new().rootless();

#[test]
fn takes_the_outermost_element_for_a_field() {
    let mut ids = Vec::new();
    let mut read = |document| {
        whole(document, &ROOTLESS, |reader: &mut Reader<'_>| {
            let mut fields = Vec::new();
            if reader.object(&["image", "images"])? {
                while let Some(field) = reader.field()? {
                    fields.push(field);
                    if reader.object(&["id"])? {
                        while reader.field()?.is_some() {
                            ids.push(reader.integer(super::Form::Number)?);
                        }
                    }
                }
            }
            Ok(fields)
        })
    };
    assert_eq!(read("<?xml version='1.0'?> <image id='1'/> <!-- end -->"), Ok(vec![0]));
    assert_eq!(read("<x:images><id>2</id></x:images>"), Ok(vec![1]));
    assert_eq!(read("<other><id>3</id></other>"), Ok(vec![]));
    assert!(read("<image id='4'/><image/>").is_err());
    assert_eq!(ids, [Some(1), Some(2), Some(4)]);
}

#[test]
fn takes_the_outermost_element_for_a_key_and_its_path() {
    let mut faults = std::collections::BTreeMap::new();
    let read = whole("<itemNotFound><code>404</code></itemNotFound>", &ROOTLESS, |reader| {
        reader.map(&mut faults, |reader| {
            let mut code = None;
            if reader.object(&["code"])? {
                while reader.field()?.is_some() {
                    code = reader.integer(super::Form::Number)?;
                }
            }
            Ok(code)
        })
    });
    assert_eq!(read, Ok(()));
    assert_eq!(faults.into_iter().collect::<Vec<_>>(), [("itemNotFound".to_owned(), 404)]);
}

#[test]
fn takes_the_outermost_element_for_what_is_no_object() {
    let mut items = Vec::new();
    let read = whole("<ids><id>1</id><id>2</id></ids>", &ROOTLESS, |reader| {
        reader.list(&mut items, |reader| reader.integer(super::Form::Number))
    });
    assert_eq!((read, items), (Ok(()), vec![1, 2]));
    assert_eq!(whole("<a>x</a>", &ROOTLESS, |reader| reader.string()), Ok(Some("x".to_owned())));
}
