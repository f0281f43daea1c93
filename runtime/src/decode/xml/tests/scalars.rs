//! Scalars, all of which are texts.

use super::super::super::{DateForm, Flag, Form, NoticeKind, Reader, Spelling, TimestampForm};
use super::{PLAIN, watched, whole};

/// Reads the same text as an element, with and without more around it, and as an attribute.
fn everywhere<T: PartialEq + std::fmt::Debug>(
    text: &str,
    read: impl Fn(&mut Reader<'_>) -> Result<T, super::DecodeError>,
) -> Result<T, super::DecodeError> {
    let value = whole(&format!("<v>{text}</v>"), &PLAIN, &read);
    let references = text.bytes().fold(String::new(), |references, byte| references + &format!("&#{byte};"));
    let documents = [
        format!("<v x='1' xmlns='u'>{text}</v>"),
        format!("<v><!-- c -->{text}<?pi?></v>"),
        format!("<v><![CDATA[{text}]]></v>"),
        format!("<v>{references}</v>"),
    ];
    for document in documents {
        let other = whole(&document, &PLAIN, &read);
        assert_eq!(other.as_ref().ok(), value.as_ref().ok(), "{document}");
    }
    let attribute = whole(&format!("<v a='{text}'/>"), &PLAIN, |reader| {
        reader.object(&["a"])?;
        reader.field()?;
        let value = read(reader)?;
        assert_eq!(reader.field()?, None);
        Ok(value)
    });
    assert_eq!(attribute.as_ref().ok(), value.as_ref().ok(), "{text}");
    value
}

#[test]
fn reads_numbers() {
    for (text, expected) in [
        ("0", Some(0)),
        ("-12", Some(-12)),
        (" 7 ", Some(7)),
        ("007", Some(7)),
        ("+5", Some(5)),
        ("1e3", Some(1000)),
        ("6421.0", Some(6421)),
        ("123456789012345678", Some(123_456_789_012_345_678)),
        ("-9223372036854775808", Some(i64::MIN)),
        ("", None),
        (" ", None),
    ] {
        assert_eq!(everywhere(text, |reader| reader.integer(Form::Number)), Ok(expected), "{text}");
    }
    for text in ["x", "1 2", "1.5", "9223372036854775808", "true", "--1", "-"] {
        everywhere(text, |reader| reader.integer(Form::Number)).unwrap_err();
    }
    assert_eq!(everywhere("0.50", |reader| reader.decimal(Form::Text)).unwrap().unwrap().to_string(), "0.50");
    assert_eq!(everywhere("1.5", |reader| reader.number(Form::Text)), Ok(Some(1.5)));
    let zero = everywhere("-0", |reader| reader.number(Form::Number)).unwrap().unwrap();
    assert!(zero.is_sign_negative());
}

#[test]
fn reads_flags() {
    for (text, expected) in
        [("true", Some(true)), ("false", Some(false)), ("1", Some(true)), ("No", Some(false)), ("", None)]
    {
        assert_eq!(everywhere(text, |reader| reader.boolean(Flag::BOOLEAN)), Ok(expected), "{text}");
    }
    everywhere("maybe", |reader| reader.boolean(Flag::BOOLEAN)).unwrap_err();
    let flag = Flag { no: Spelling::Text(""), yes: Spelling::Text("x") };
    assert_eq!(everywhere("", |reader| reader.boolean(flag)), Ok(Some(false)));
}

#[test]
fn reads_strings_as_they_are() {
    for text in ["", " ", " a  b ", "true", "12", "é😀"] {
        let read = |reader: &mut Reader<'_>| reader.string();
        assert_eq!(whole(&format!("<v>{text}</v>"), &PLAIN, read).unwrap().unwrap(), text);
        let length = |reader: &mut Reader<'_>| reader.text(str::len);
        assert_eq!(whole(&format!("<v>{text}</v>"), &PLAIN, length), Ok(Some(text.len())));
    }
    assert_eq!(everywhere(" a  b ", |reader| reader.string()).unwrap().unwrap(), " a  b ");
    assert_eq!(whole("<v/>", &PLAIN, |reader| reader.string()), Ok(Some(String::new())));
}

#[test]
fn reads_times() {
    let instant = everywhere("1247183325757", |reader| reader.timestamp(TimestampForm::Milliseconds));
    assert_eq!(instant.unwrap().unwrap().to_string(), "2009-07-09T23:48:45.757Z");
    let instant = everywhere("2016-10-21T09:41:10Z", |reader| reader.timestamp(TimestampForm::Rfc3339));
    assert_eq!(instant.unwrap().unwrap().to_string(), "2016-10-21T09:41:10Z");
    assert_eq!(
        everywhere("2016-10-21", |reader| reader.date(DateForm::Iso8601)).unwrap().unwrap().to_string(),
        "2016-10-21"
    );
    assert_eq!(everywhere("", |reader| reader.date(DateForm::Iso8601)), Ok(None));
}

#[test]
fn notices_no_spelling_where_all_are_texts() {
    let read = |reader: &mut Reader<'_>| {
        reader.object(&["a", "b", "c", "d"])?;
        while let Some(field) = reader.field()? {
            match field {
                0 => reader.integer(Form::Number).map(drop)?,
                1 => reader.integer(Form::Text).map(drop)?,
                2 => reader.boolean(Flag::BOOLEAN).map(drop)?,
                _ => reader.timestamp(TimestampForm::Seconds).map(drop)?,
            }
        }
        Ok(())
    };
    let ((), notices) = watched("<v a='1'><a>1.0</a><b>2</b><b/><c>true</c><d>12</d></v>", &PLAIN, read);
    assert_eq!(notices, ["a", "b"].map(|name| (NoticeKind::Duplicate, name.to_owned())));
}

#[test]
fn tells_where_a_value_is_wrong() {
    let read = |reader: &mut Reader<'_>| {
        reader.object(&["a"])?;
        while reader.field()?.is_some() {
            reader.integer(Form::Number)?;
        }
        Ok(())
    };
    for (document, offset) in [("<v> <a>x</a></v>", 4), ("<v  a='x'/>", 7), ("\u{feff}<v><a k=''>x</a></v>", 6)] {
        let error = whole(document, &PLAIN, read).unwrap_err();
        assert_eq!((error.path(), error.offset()), ("a", offset), "{document}");
    }
}
