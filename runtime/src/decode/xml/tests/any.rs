//! Values of any type.

use crate::Value;
use crate::value::tests::json;

use super::super::super::DecodeErrorKind;
use super::super::Xml;
use super::{GENERIC, PLAIN, whole};

static TYPED: Xml = Xml::new().type_attribute("type").nil("nil");

fn any(document: &str, xml: &'static Xml) -> Option<Value> {
    whole(document, xml, |reader| reader.any()).unwrap()
}

#[test]
fn gives_all_of_a_value() {
    for (document, expected) in [
        ("<a/>", json!("")),
        ("<a></a>", json!("")),
        ("<a> </a>", json!(" ")),
        ("<a> x&amp;<![CDATA[y]]> </a>", json!(" x&y ")),
        ("<a b='1'/>", json!({"b": "1"})),
        ("<a b='&lt;' xmlns='u' xsi:type='t'>x</a>", json!({"b": "<", "#text": "x"})),
        ("<a>\n<b>1</b> <c>2</c></a>", json!({"b": "1", "c": "2"})),
        ("<a><b>1</b><c/><b>2</b><b/></a>", json!({"b": ["1", "2", ""], "c": ""})),
        ("<a b='0'><b>1</b></a>", json!({"b": ["0", "1"]})),
        ("<a>x<b/>y</a>", json!({"b": "", "#text": "xy"})),
        ("<a><b><c d='1'/></b></a>", json!({"b": {"c": {"d": "1"}}})),
        ("<a><b xsi:nil='true'/><b>1</b></a>", json!({"b": [null, "1"]})),
    ] {
        assert_eq!(any(document, &PLAIN), Some(expected), "{document}");
    }
    assert_eq!(any("<a xsi:nil='true'><b/></a>", &PLAIN), None);
}

#[test]
fn gives_generic_values() {
    for (document, expected) in [
        ("<object name='k'/>", json!({"object": "k"})),
        ("<list><i>1</i><object name='k'/>\n<list/></list>", json!(["1", {"object": "k"}, []])),
        (
            "<object><attribute name='a'>1</attribute><attribute name='b'> <list><i>2</i></list> </attribute>\
             <attribute name='c'><object name='k'><attribute name='x'/></object></attribute></object>",
            json!({"a": "1", "b": ["2"], "c": {"object": "k", "x": ""}}),
        ),
        // What is not alone does not stand for all.
        ("<a><list/><b/></a>", json!({"list": [], "b": ""})),
        ("<a x='1'><list/></a>", json!({"x": "1", "list": []})),
        ("<a><list/>x</a>", json!({"list": [], "#text": "x"})),
        ("<a><list/><list/></a>", json!({"list": [[], []]})),
        ("<list>x</list>", json!(["x"])),
    ] {
        assert_eq!(any(document, &GENERIC), Some(expected), "{document}");
    }
    assert_eq!(any("<a><list xsi:nil='1'/></a>", &GENERIC), None);
}

#[test]
fn gives_typed_values() {
    for (document, expected) in [
        ("<a type='integer'> 12 </a>", json!(12)),
        ("<a type='float'>1.5</a>", json!(1.5)),
        ("<a type='boolean'>true</a>", json!(true)),
        ("<a type='boolean'>0</a>", json!(false)),
        ("<a type='string'>1</a>", json!("1")),
        ("<a type='integer'>x</a>", json!("x")),
        ("<a type='datetime'/>", json!("")),
        ("<a type='array'><b type='integer'>1</b><b nil='true'/><c>2</c></a>", json!([1, null, "2"])),
        ("<a type='array'/>", json!([])),
        ("<a type='x'><b type='integer'>1</b></a>", json!({"b": 1})),
    ] {
        assert_eq!(any(document, &TYPED), Some(expected), "{document}");
    }
    assert_eq!(any("<a type='integer' nil='true'/>", &TYPED), None);
}

#[test]
fn keeps_all_digits_of_typed_numbers() {
    for (type_name, text, number) in [
        ("integer", "12345678901234567890123", "12345678901234567890123"),
        ("integer", "-007", "-7"),
        ("integer", "+5", "5"),
        ("integer", "1e3", "1e3"),
        ("long", "7.0", "7.0"),
        ("decimal", "0.1000000000000000000000000000001", "0.1000000000000000000000000000001"),
        ("float", "1e400", "1e400"),
        ("double", ".50", "0.50"),
        ("double", "5.", "5"),
        ("double", "+00.5E-7", "0.5E-7"),
    ] {
        let value = any(&format!("<a type='{type_name}'>{text}</a>"), &TYPED).unwrap();
        assert_eq!(value.as_number().map(crate::Number::as_str), Some(number), "{type_name} {text}");
        assert_eq!(value.to_string().parse::<crate::Value>().unwrap(), value);
    }
    for (type_name, text) in [("integer", "1.5"), ("decimal", "1,5"), ("float", "NaN"), ("integer", "-"), ("int", "")] {
        let value = any(&format!("<a type='{type_name}'>{text}</a>"), &TYPED).unwrap();
        assert_eq!(value, text, "{type_name} {text}");
    }
}

#[test]
fn gives_the_value_of_an_attribute() {
    let value = whole("<a b='&lt;1'/>", &PLAIN, |reader| {
        reader.object(&["b"])?;
        reader.field()?;
        let value = reader.any()?;
        reader.field()?;
        Ok(value)
    });
    assert_eq!(value.unwrap(), Some(json!("<1")));
}

#[test]
fn bounds_how_deep_a_value_goes() {
    let nested = |levels: usize| format!("{}1{}", "<a>".repeat(levels + 1), "</a>".repeat(levels + 1));
    assert!(any(&nested(128), &PLAIN).is_some());
    let error = whole(&nested(129), &PLAIN, |reader| reader.any()).unwrap_err();
    assert_eq!((error.kind(), error.offset()), (DecodeErrorKind::TooDeep, 129 * 3));
}
