//! Strings, numbers and flags.

use rust_decimal::Decimal;

use super::super::{DecodeError, DecodeErrorKind, Flag, Form, NoticeKind, Reader, Spelling};
use super::{is_syntax, watched, whole};

fn integer(body: &str) -> Result<Option<i64>, DecodeError> {
    whole(body.as_bytes(), |reader| reader.integer(Form::Number))
}

fn number(body: &str) -> Result<Option<f64>, DecodeError> {
    whole(body.as_bytes(), |reader| reader.number(Form::Number))
}

fn decimal(body: &str) -> Result<Option<Decimal>, DecodeError> {
    whole(body.as_bytes(), |reader| reader.decimal(Form::Number))
}

fn boolean(body: &str, flag: Flag) -> Result<Option<bool>, DecodeError> {
    whole(body.as_bytes(), |reader| reader.boolean(flag))
}

fn string(body: &str) -> Result<Option<String>, DecodeError> {
    whole(body.as_bytes(), |reader| reader.string())
}

#[test]
fn reads_integers_of_any_spelling() {
    for (body, value) in [
        ("0", 0),
        ("-0", 0),
        ("6421", 6421),
        ("-6421", -6421),
        ("\"6421\"", 6421),
        ("\" 6421 \"", 6421),
        ("\"+5\"", 5),
        ("\"007\"", 7),
        ("6421.0", 6421),
        ("1e3", 1000),
        ("1.5E+1", 15),
        ("1200e-2", 12),
        ("0e99999999999999999999", 0),
        ("0.000000000000000000000000001e27", 1),
        ("999999999999999999", 999_999_999_999_999_999),
        ("9223372036854775807", i64::MAX),
        ("-9223372036854775808", i64::MIN),
        ("\"-9223372036854775808\"", i64::MIN),
        ("\"\\u0031\"", 1),
    ] {
        assert_eq!(integer(body), Ok(Some(value)), "{body}");
    }
    for body in ["null", "\"\"", "\"  \""] {
        assert_eq!(integer(body), Ok(None));
        assert_eq!(number(body), Ok(None));
        assert_eq!(decimal(body), Ok(None));
    }
}

#[test]
fn refuses_what_is_no_integer() {
    for body in [
        "1.5",
        "1e-1",
        "9223372036854775808",
        "-9223372036854775809",
        "1e19",
        "1e999999999999",
        "123456789012345678901234567890123456789012345678901234567890",
        "\"x\"",
        "\"0x10\"",
        "\"1,000\"",
        "\"1 2\"",
        "\"-\"",
        "\".\"",
        "\"1e\"",
        "\"e1\"",
        "\"NaN\"",
        "\"true\"",
        "\"--1\"",
        "\"1_0\"",
    ] {
        let error = integer(body).unwrap_err();
        assert!(matches!(error.kind(), DecodeErrorKind::Value { .. }), "{body}: {error}");
        assert_eq!(error.offset(), 0);
    }
    for body in ["true", "false", "{}", "[]", "[1]"] {
        let error = integer(body).unwrap_err();
        assert!(matches!(error.kind(), DecodeErrorKind::Type { .. }), "{body}: {error}");
    }
    for body in ["01", "-", "+1", "1.", ".5", "1e", "-a", "NaN", "Infinity", "1 2", "1a", "0x1", ""] {
        assert!(is_syntax(&integer(body).unwrap_err()), "{body}");
        assert!(is_syntax(&number(body).unwrap_err()), "{body}");
    }
}

#[test]
fn reads_numbers_of_any_spelling() {
    for (body, value) in [
        ("0", 0.0),
        ("1.5", 1.5),
        ("\"1.5\"", 1.5),
        ("\".5\"", 0.5),
        ("\"5.\"", 5.0),
        ("-1e-7", -1e-7),
        ("1e-400", 0.0),
        ("9007199254740993", 9_007_199_254_740_992.0),
        ("123456789012345678", 123_456_789_012_345_680.0),
        ("1.7976931348623157e308", f64::MAX),
    ] {
        assert_eq!(number(body), Ok(Some(value)), "{body}");
    }
    assert!(number("-0").unwrap().unwrap().is_sign_negative());
    for body in ["1e400", "-1e400", "\"inf\"", "\"NaN\"", "\"infinity\"", "\"1e400\""] {
        assert!(matches!(number(body).unwrap_err().kind(), DecodeErrorKind::Value { .. }), "{body}");
    }
}

#[test]
fn keeps_the_scale_of_decimals() {
    for text in ["0", "0.0", "-1.50", "19.95", "1234567890123456789.123456789", "0.000000000000000000001"] {
        assert_eq!(decimal(text).unwrap().unwrap().to_string(), text);
        let quoted = format!("\"{text}\"");
        assert_eq!(decimal(&quoted).unwrap().unwrap().to_string(), text);
    }
    assert_eq!(decimal("1.5e-2").unwrap().unwrap().to_string(), "0.015");
    assert_eq!(decimal("\".5\"").unwrap().unwrap().to_string(), "0.5");
    for (body, text) in [
        ("1e3", "1000"),
        ("1.50e1", "15.0"),
        ("1.50e2", "150"),
        ("-0", "-0"),
        ("-0.00", "-0.00"),
        ("0e5", "0"),
        ("0e999999999999", "0"),
        ("79228162514264337593543950335", "79228162514264337593543950335"),
        ("-79228162514264337593543950335", "-79228162514264337593543950335"),
        ("7.9228162514264337593543950335", "7.9228162514264337593543950335"),
        ("7922816251426433759354395033.5e1", "79228162514264337593543950335"),
        ("0.0000000000000000000000000001", "0.0000000000000000000000000001"),
        ("1e-28", "0.0000000000000000000000000001"),
        ("10e-29", "0.0000000000000000000000000001"),
        ("100e-28", "0.0000000000000000000000000100"),
        ("0.1234567890123456789012345678", "0.1234567890123456789012345678"),
        ("1e28", "10000000000000000000000000000"),
    ] {
        assert_eq!(decimal(body).unwrap().unwrap().to_string(), text, "{body}");
    }
}

#[test]
fn a_decimal_is_exact_or_an_error() {
    for body in [
        "3.14159265358979323846264338327950288419716939937510",
        "0.12345678901234567890123456789",
        "1.23456789012345678901234567890123",
        "79228162514264337593543950336",
        "-79228162514264337593543950336",
        "7.9228162514264337593543950336",
        "99999999999999999999999999999999",
        "0.00000000000000000000000000001",
        "1e-29",
        "1e29",
        "1e40",
        "1e-400",
        "1e999999999999",
        "1e-999999999999",
        "1.5e-28",
    ] {
        for body in [body.to_owned(), format!("\"{body}\"")] {
            assert!(matches!(decimal(&body).unwrap_err().kind(), DecodeErrorKind::Value { .. }), "{body}");
        }
    }
    // Zeros at the end say nothing of the value, so that as many as do not fit may be left out. That is noticed.
    for (body, text) in [
        ("1.500000000000000000000000000000000000", "1.5000000000000000000000000000"),
        ("0.000000000000000000000000000000000000", "0.0000000000000000000000000000"),
        ("100000000000000000000000000000e-1", "10000000000000000000000000000"),
        ("12345678901234567890123456789.00", "12345678901234567890123456789"),
        ("0e-40", "0.0000000000000000000000000000"),
    ] {
        let (read, notices) = watched(body, |reader| reader.decimal(Form::Number));
        assert_eq!(read.unwrap().to_string(), text, "{body}");
        assert_eq!(notices, [(NoticeKind::Spelling, String::new())], "{body}");
    }
    let zeros = "0".repeat(1_000_000);
    assert_eq!(decimal(&format!("1.{zeros}")).unwrap().unwrap(), Decimal::ONE);
    assert!(decimal(&format!("1{zeros}")).is_err());
    assert_eq!(decimal(&format!("1{zeros}e-1000000")).unwrap().unwrap(), Decimal::ONE);
}

#[test]
fn reads_strings_of_any_scalar() {
    for (body, text) in [
        ("\"\"", ""),
        ("\"abc\"", "abc"),
        ("\"abcdefgh\\\\ijkl\"", "abcdefgh\\ijkl"),
        ("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\/\u{8}\u{c}\n\r\t"),
        ("\"\\u00e9\\u20AC\"", "é€"),
        ("\"\\ud83d\\ude00!\"", "😀!"),
        ("\"é€😀\u{7f}\"", "é€😀\u{7f}"),
        ("\"\\u0000\"", "\0"),
        ("1.50", "1.50"),
        ("-0", "-0"),
        ("true", "true"),
        ("false", "false"),
    ] {
        assert_eq!(string(body).unwrap().as_deref(), Some(text), "{body}");
    }
    assert_eq!(string("null"), Ok(None));
    for body in ["{}", "[]"] {
        assert!(matches!(string(body).unwrap_err().kind(), DecodeErrorKind::Type { .. }));
    }
}

#[test]
fn refuses_broken_strings() {
    for body in [
        "\"\\ud800\"",
        "\"\\ud83dx\"",
        "\"\\ude00\"",
        "\"\\ud83d\\n\"",
        "\"\\ud83d\\u0041\"",
        "\"\\ud83d\\ud83d\"",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\u12g4\"",
        "\"\\u+123\"",
        "\"\\",
        "\"\\u",
        "\"\\u123",
        "\"\\ud83d\\",
        "\"\\ud83d\\u",
        "\"a",
        "\"",
        "\"a\nb\"",
        "\"\u{0}\"",
        "\"\u{1f}\"",
        "\"12345678\u{1f}\"",
        "'a'",
        "nul",
        "nulll",
        "tru",
        "truefalse",
        "False",
    ] {
        assert!(is_syntax(&string(body).unwrap_err()), "{body:?}");
    }
}

#[test]
fn hands_texts_over() {
    let length = |body: &str| whole(body.as_bytes(), |reader| reader.text(str::len));
    assert_eq!(length("\"\""), Ok(Some(0)));
    assert_eq!(length("\"a\\nb\""), Ok(Some(3)));
    assert_eq!(length("12"), Ok(Some(2)));
    assert_eq!(length("true"), Ok(Some(4)));
    assert_eq!(length("null"), Ok(None));
}

#[test]
fn reads_flags_of_any_spelling() {
    let flags = [Flag::BOOLEAN, Flag::DIGITS, Flag::TEXT_DIGITS, Flag::TEXT, Flag::text("N", "Y")];
    for flag in flags {
        for body in ["true", "1", "1.0", "\"1\"", "\"true\"", "\"TRUE\"", "\"yes\"", "\"On\"", "\"y\""] {
            assert_eq!(boolean(body, flag), Ok(Some(true)), "{body}");
        }
        for body in ["false", "0", "\"0\"", "\"False\"", "\"no\"", "\"off\"", "\"N\"", "\" no \""] {
            assert_eq!(boolean(body, flag), Ok(Some(false)), "{body}");
        }
        for body in ["null", "\"\""] {
            assert_eq!(boolean(body, flag), Ok(None), "{body}");
        }
        for body in ["2", "-1", "0.5", "\"maybe\"", "\"2\"", "\" \"", "{}", "[]"] {
            assert!(boolean(body, flag).is_err(), "{body}");
        }
    }
}

#[test]
fn prefers_the_documented_pair() {
    let odd = Flag { no: Spelling::Number(1), yes: Spelling::Number(2) };
    for body in ["1", "\"1\"", "false"] {
        assert_eq!(boolean(body, odd), Ok(Some(false)));
    }
    for body in ["2", "\"2\"", "true"] {
        assert_eq!(boolean(body, odd), Ok(Some(true)));
    }
    let empty = Flag::text("", "checked");
    assert_eq!(boolean("\"\"", empty), Ok(Some(false)));
    assert_eq!(boolean("\"Checked\"", empty), Ok(Some(true)));
    assert_eq!(boolean("null", empty), Ok(None));
}

#[test]
fn notices_other_spellings() {
    type Read = fn(&mut Reader<'_>) -> Result<bool, DecodeError>;
    let cases: [(&str, Read, bool); 14] = [
        ("1", |r| r.integer(Form::Number).map(|v| v.is_some()), false),
        ("1", |r| r.integer(Form::Text).map(|v| v.is_some()), true),
        ("\"1\"", |r| r.integer(Form::Number).map(|v| v.is_some()), true),
        ("\"1\"", |r| r.integer(Form::Text).map(|v| v.is_some()), false),
        ("\"\"", |r| r.integer(Form::Text).map(|v| v.is_none()), true),
        ("null", |r| r.integer(Form::Text).map(|v| v.is_none()), false),
        ("1.5", |r| r.decimal(Form::Text).map(|v| v.is_some()), true),
        ("1.5", |r| r.number(Form::Number).map(|v| v.is_some()), false),
        ("1", |r| r.boolean(Flag::BOOLEAN).map(|v| v.is_some()), true),
        ("1", |r| r.boolean(Flag::DIGITS).map(|v| v.is_some()), false),
        ("\"1\"", |r| r.boolean(Flag::DIGITS).map(|v| v.is_some()), true),
        ("\"a\"", |r| r.string().map(|v| v.is_some()), false),
        ("1", |r| r.string().map(|v| v.is_some()), true),
        ("true", |r| r.text(str::len).map(|v| v.is_some()), true),
    ];
    for (body, read, noticed) in cases {
        let (fits, notices) = watched(body, read);
        assert!(fits, "{body}");
        assert_eq!(notices.len(), usize::from(noticed), "{body}");
        assert!(notices.iter().all(|(kind, _)| *kind == NoticeKind::Spelling));
    }
}
