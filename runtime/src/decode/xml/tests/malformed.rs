//! Documents that are malformed, or are cut off, or want to do harm.

use std::collections::BTreeMap;

use super::super::super::{DateForm, Decode, DecodeError, DecodeErrorKind, Flag, Form, Reader, TimestampForm};
use super::super::{Xml, XmlList};
use super::sample::{Answer, GOGRID, SAMPLE};
use super::{GENERIC, Node, PLAIN, whole};

static ROOT: Xml = Xml::new().root(&["x", "y"]);
static NAMESPACES: Xml = Xml::new().namespaces(&[("p", "urn:p")]).lists(XmlList::WrappedAs("i")).type_attribute("t");

type Reading = fn(&mut Reader<'_>) -> Result<(), DecodeError>;

/// Every way of reading a value.
const READINGS: [Reading; 14] = [
    |reader| reader.skip(),
    |reader| reader.any().map(drop),
    |reader| reader.string().map(drop),
    |reader| reader.integer(Form::Text).map(drop),
    |reader| reader.decimal(Form::Number).map(drop),
    |reader| reader.number(Form::Number).map(drop),
    |reader| reader.boolean(Flag::BOOLEAN).map(drop),
    |reader| reader.date(DateForm::Iso8601).map(drop),
    |reader| reader.timestamp(TimestampForm::Seconds).map(drop),
    |reader| Node::decode(reader).map(drop),
    |reader| Answer::decode(reader).map(drop),
    |reader| reader.list(&mut Vec::new(), Node::decode),
    |reader| reader.list(&mut Vec::new(), |reader| reader.string()),
    |reader| reader.map(&mut BTreeMap::new(), |reader| reader.any()),
];

/// A third of the ways of reading a value, another one for the next `turn`: to read everything in all ways takes long,
/// and what is next to each other goes wrong in much the same way.
fn some_readings(turn: usize) -> impl Iterator<Item = Reading> {
    READINGS.into_iter().skip(turn % 3).step_by(3)
}

#[test]
fn refuses_every_truncation() {
    let sample = SAMPLE.trim_end();
    for end in 0..sample.len() {
        for read in some_readings(end) {
            let error = whole(&sample[..end], &GOGRID, read).unwrap_err();
            assert!(error.offset() <= end, "{end}: {error}");
        }
    }
}

const SMALL: &str = "<?xml version='1.0'?><!DOCTYPE n><n id='1' xmlns:p='urn:p' p:x='&lt;'>\n<name t='array'>a&#65;\
    <![CDATA[<]]></name><!-- c --><tags>\r</tags><tags/><attribute name='items'><list><object name='k'/></list>\
    </attribute><by_key><p:a id='2'/></by_key>é</n>";

#[test]
fn survives_every_changed_byte() {
    for xml in [&PLAIN, &GENERIC, &NAMESPACES] {
        for (place, original) in SMALL.char_indices() {
            let replacements = "<>/!?&;='\" \r\0-[]:ax1#é".chars().map(Some).chain([None]);
            for (turn, replacement) in replacements.enumerate() {
                let mut document = SMALL[..place].to_owned();
                document.extend(replacement);
                document.push_str(&SMALL[place + original.len_utf8()..]);
                for read in some_readings(place + turn) {
                    // What matters is that it ends, without a panic.
                    if let Err(error) = whole(&document, xml, read) {
                        assert!(error.offset() <= document.len());
                    }
                }
            }
        }
    }
}

#[test]
fn survives_readings_that_do_not_fit() {
    for xml in [&PLAIN, &GENERIC, &NAMESPACES] {
        for first in READINGS {
            for second in READINGS {
                // Some fields are read twice, some not at all, and reading goes on after errors.
                let mut reader = Reader::xml(SMALL, xml).unwrap();
                let _ = reader.object(&["id", "name", "tags"]);
                for step in 0..40 {
                    match reader.field() {
                        Ok(None) if step > 30 => break,
                        Ok(Some(index)) if index % 2 == 0 => drop(first(&mut reader)),
                        Ok(Some(_)) => {}
                        _ => drop(second(&mut reader)),
                    }
                    let _ = second(&mut reader);
                }
                let _ = reader.list(&mut Vec::<()>::new(), |_| Ok(None));
                let _ = reader.finish();
            }
        }
    }
}

#[test]
fn passes_a_value_that_nobody_read() {
    let mut count = 0;
    whole("<n><id>1</id><child><id/></child><name/></n>", &PLAIN, |reader| {
        reader.object(&["id", "child", "name"])?;
        while reader.field()?.is_some() {
            count += 1;
        }
        Ok(())
    })
    .unwrap();
    assert_eq!(count, 3);
}

#[test]
fn tells_what_is_malformed_and_where() {
    for (document, problem, offset) in [
        ("<n><a></b></n>", "an end tag does not match its start tag", 6),
        ("<n><a></n></a>", "an end tag does not match its start tag", 6),
        ("<n></n x='1'>", "an end tag does not match its start tag", 3),
        ("<n><a>", "the text ends too early", 6),
        ("<n>text", "the text ends too early", 7),
        ("<n", "a tag does not end", 0),
        ("<n><", "a tag does not end", 3),
        ("<n></n", "a tag does not end", 3),
        ("<n a='1", "the value of an attribute does not end", 0),
        ("<n a=\"1", "the value of an attribute does not end", 0),
        ("<n a='1<2'/>", "the value of an attribute holds a `<`", 7),
        ("<n a='1>\n<b c='2'/></n>", "the value of an attribute does not end", 0),
        ("<n a='1'b='2'/>", "white space is missing before an attribute", 8),
        ("<n a/>", "an attribute has no value", 3),
        ("<n a />", "an attribute has no value", 3),
        ("<n a=1/>", "the value of an attribute is not in quotes", 5),
        ("<n a=/>", "the value of an attribute is not in quotes", 5),
        ("<n ='1'/>", "a name is malformed", 3),
        ("<n <a='1'/>", "a name is malformed", 3),
        ("<n a='1'/ >", "white space is missing before an attribute", 8),
        ("<n><></n>", "a name is malformed", 4),
        ("<n>< a/></n>", "a name is malformed", 4),
        ("<n><1a/></n>", "a name is malformed", 4),
        ("<n><a:/></n>", "a name is malformed", 4),
        ("<n><a[/></n>", "a name is malformed", 4),
        ("<n a@='1'/>", "a name is malformed", 3),
        ("<n><!x></n>", "a markup is none of XML", 3),
        ("<n><!-- a", "a comment does not end", 3),
        ("<n><![CDATA[a]]", "a CDATA section does not end", 3),
        ("<n><?pi", "a processing instruction does not end", 3),
        ("<!DOCTYPE n [", "a document type does not end", 0),
    ] {
        for read in [|reader: &mut Reader<'_>| reader.skip(), |reader: &mut Reader<'_>| reader.any().map(drop)] {
            let error = whole(document, &PLAIN, read).unwrap_err();
            assert_eq!((error.kind(), error.offset()), (DecodeErrorKind::Syntax { problem }, offset), "{document}");
        }
    }
}

#[test]
fn checks_fields_that_are_skipped() {
    let error = whole("<n><x><y a=1/></x></n>", &PLAIN, Node::decode).unwrap_err();
    assert_eq!((error.path(), error.offset()), ("x", 11));
    let error = whole("<n><id x=1>1</id></n>", &PLAIN, Node::decode).unwrap_err();
    assert_eq!(error.offset(), 9);
}

#[test]
fn bounds_how_deep_values_go() {
    let bomb = "<child id='1'>".repeat(100_000);
    for read in [
        Node::decode as fn(&mut Reader<'_>) -> _,
        |reader| reader.skip().map(|()| None),
        |reader| reader.any().map(|_| None),
    ] {
        for xml in [&PLAIN, &GENERIC, &NAMESPACES] {
            let error = whole(&bomb, xml, read).unwrap_err();
            assert_eq!(error.kind(), DecodeErrorKind::TooDeep);
        }
    }
    let nested = |levels: usize| format!("<x>{}{}</x>", "<x>".repeat(levels), "</x>".repeat(levels));
    assert_eq!(whole(&nested(128), &PLAIN, |reader| reader.skip()), Ok(()));
    let error = whole(&nested(129), &PLAIN, |reader| reader.skip()).unwrap_err();
    assert_eq!((error.kind(), error.offset()), (DecodeErrorKind::TooDeep, 129 * 3));
    assert!(Reader::xml(&"<x>".repeat(100_000), &ROOT).is_err());
}

#[test]
fn expands_no_entity() {
    let laughs =
        "<!DOCTYPE l [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;'>]><l><name>&c;</name></l>";
    let outside = "<!DOCTYPE l [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><l><name>&x;</name></l>";
    let parameter =
        "<!DOCTYPE l SYSTEM 'http://localhost/l.dtd' [<!ENTITY % p SYSTEM 'file:///etc/passwd'> %p;]><l>&y;</l>";
    for document in [laughs, outside, parameter] {
        let at = document.rfind('&').unwrap();
        for read in [
            Node::decode as fn(&mut Reader<'_>) -> _,
            |reader| reader.skip().map(|()| None),
            |reader| reader.any().map(|_| None),
        ] {
            let error = whole(document, &PLAIN, read).unwrap_err();
            let problem = "an entity is not one of XML's own";
            assert_eq!((error.kind(), error.offset()), (DecodeErrorKind::Syntax { problem }, at), "{document}");
        }
    }
    // Where nobody refers to it, it does no harm.
    assert!(whole(&laughs.replace("&c;", "x"), &PLAIN, Node::decode).is_ok());
}

#[test]
fn takes_no_longer_than_the_document_is() {
    // Each of these would take very long if its parts were gone through again for every part.
    let comments = format!("<n>{}</n>", "<!-- c --><tags>a</tags><id>1</id>".repeat(2_000));
    let attributes: String = (0..2_000).map(|_| " a='&lt;'").collect();
    let lists = format!("<n>{}</n>", "<items><list><i id='1'/></list></items>".repeat(2_000));
    let pieces = format!("<n><name>{}</name></n>", "a&amp;<!-- c --><![CDATA[b]]>".repeat(2_000));
    let spread = format!("<n>{}</n>", "<!-- c -->".repeat(4_000));
    for document in [comments, format!("<n{attributes}/>"), lists, pieces, spread] {
        for xml in [&PLAIN, &GENERIC, &NAMESPACES] {
            for read in READINGS {
                let _ = whole(&document, xml, read);
            }
        }
    }
}
