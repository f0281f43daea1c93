//! Texts: references, CDATA, comments, ends of lines, white space in attributes.

use super::super::super::{DecodeErrorKind, Reader};
use super::{PLAIN, whole};

fn text(content: &str) -> String {
    whole(&format!("<v>{content}</v>"), &PLAIN, |reader| reader.string()).unwrap().unwrap()
}

/// The value of the attribute that is written like this, quotes and all.
fn attribute(quoted: &str) -> String {
    let read = |reader: &mut Reader<'_>| {
        reader.object(&["a"])?;
        reader.field()?;
        let text = reader.string()?;
        reader.field()?;
        Ok(text)
    };
    whole(&format!("<v a={quoted}/>"), &PLAIN, read).unwrap().unwrap()
}

#[test]
fn reads_references() {
    for (content, expected) in [
        ("&lt;&gt;&amp;&quot;&apos;", "<>&\"'"),
        ("a&amp;b", "a&b"),
        ("&#65;&#x42;&#x1F600;", "AB😀"),
        (" &#32; x &#10;", "   x \n"),
        ("&amp;lt;", "&lt;"),
        ("&#0;&#x1;", "\0\u{1}"),
    ] {
        assert_eq!(text(content), expected);
        assert_eq!(attribute(&format!("\"{content}\"")), expected);
    }
}

#[test]
fn refuses_entities_that_are_not_its_own() {
    const ENTITY: &str = "an entity is not one of XML's own";
    const CHARACTER: &str = "a character reference is malformed";
    const UNENDED: &str = "an entity does not end";
    for (content, problem) in [
        ("&nbsp;", ENTITY),
        ("&;", ENTITY),
        ("&LT;", ENTITY),
        ("&#;", CHARACTER),
        ("&#x;", CHARACTER),
        ("&#xD800;", CHARACTER),
        ("&#x110000;", CHARACTER),
        ("&#99999999999;", CHARACTER),
        ("&#+65;", CHARACTER),
        ("&#6A;", CHARACTER),
        ("&", UNENDED),
        ("& ", UNENDED),
        ("&amp", UNENDED),
        ("&&amp;", UNENDED),
    ] {
        for (document, offset) in [
            (format!("<v>é{content}</v>"), 5),
            (format!("<v><x>é{content}</x></v>"), 8),
            (format!("<v a='é{content}'/>"), 8),
        ] {
            for read in [|reader: &mut Reader<'_>| reader.string().map(drop), |reader: &mut Reader<'_>| reader.skip()] {
                if document.contains("<x>") && whole("<v><x/></v>", &PLAIN, read).is_err() {
                    continue;
                }
                let error = whole(&document, &PLAIN, read).unwrap_err();
                assert_eq!((error.kind(), error.offset()), (DecodeErrorKind::Syntax { problem }, offset), "{document}");
            }
        }
    }
}

#[test]
fn reads_cdata() {
    for (content, expected) in [
        ("<![CDATA[<a>&amp;]]>", "<a>&amp;"),
        ("<![CDATA[]]>", ""),
        ("a<![CDATA[b]]>c", "abc"),
        (" <![CDATA[ b ]]> ", "  b  "),
        ("<![CDATA[]]]]><![CDATA[>]]>", "]]>"),
        ("<![CDATA[a\r\nb\r]]>\r\n", "a\nb\n\n"),
    ] {
        assert_eq!(text(content), expected, "{content}");
    }
}

#[test]
fn passes_comments_and_instructions_in_texts() {
    for (content, expected) in [
        ("a<!-- <b> & -->b", "ab"),
        ("<!---->", ""),
        ("<!-- - -- -->a", "a"),
        (" <?pi a > b?> ", "  "),
        ("a<?xml version='1.0'?>", "a"),
        ("<!-- c --><?pi?>a&lt;<!-- c -->", "a<"),
    ] {
        assert_eq!(text(content), expected, "{content}");
    }
}

#[test]
fn ends_lines_alike() {
    assert_eq!(text("a\r\nb\rc\nd\r\r\n"), "a\nb\nc\nd\n\n");
    assert_eq!(text("a&#13;b\r"), "a\rb\n");
}

#[test]
fn reads_white_space_in_attributes_as_spaces() {
    assert_eq!(attribute("'a\tb\nc\rd\r\ne  f'"), "a b c d e  f");
    assert_eq!(attribute("\"&#9;&#10;&#13;'>\""), "\t\n\r'>");
    assert_eq!(attribute("''"), "");
}

#[test]
fn puts_texts_together_one_by_one() {
    let mut texts = Vec::new();
    let document = "<v><a>&lt;1</a><a>2</a><a>&lt;3<![CDATA[4]]></a><a/><a>5</a></v>";
    whole(document, &PLAIN, |reader| reader.list(&mut texts, |reader| reader.string())).unwrap();
    assert_eq!(texts, ["<1", "2", "<34", "", "5"]);
    texts.clear();
    whole(document, &PLAIN, |reader| reader.list(&mut texts, |reader| reader.text(str::to_owned))).unwrap();
    assert_eq!(texts, ["<1", "2", "<34", "", "5"]);
}
