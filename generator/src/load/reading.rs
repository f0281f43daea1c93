//! What a scalar reads as, and its value.

use super::node::{Scalar, Style};

/// What a scalar reads as, by YAML's core schema: only one that is written plain can be anything but text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    Null,
    Boolean,
    Integer,
    Number,
    Text,
}

impl Reading {
    pub(super) fn of(scalar: &Scalar) -> Self {
        let text = &*scalar.text;
        match text {
            _ if scalar.style != Style::Plain => Self::Text,
            "" | "~" | "null" | "Null" | "NULL" => Self::Null,
            "true" | "True" | "TRUE" | "false" | "False" | "FALSE" => Self::Boolean,
            _ if is_integer(text) => Self::Integer,
            _ if is_number(text) => Self::Number,
            _ => Self::Text,
        }
    }
}

/// What other readers of YAML take a plain text for: 1.1, which many still follow, has more spellings than 1.2.
pub(super) fn misread(scalar: &Scalar) -> Option<&'static str> {
    if scalar.style != Style::Plain {
        return None;
    }
    let lower = scalar.text.to_ascii_lowercase();
    let digits = lower.strip_prefix(['+', '-']).unwrap_or(&lower);
    let grouped = digits.contains('_') && digits.starts_with(|first: char| first.is_ascii_digit());
    match &*lower {
        "yes" | "no" | "on" | "off" => Some("a boolean"),
        _ if grouped && digits.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'_' | b'.')) => Some("a number"),
        // Leading zeros make an octal number of it, or are lost.
        _ if digits.len() > 1 && digits.starts_with('0') && digits.bytes().all(|byte| byte.is_ascii_digit()) => {
            Some("a number")
        }
        _ => None,
    }
}

/// The value of an integer of 64 bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Integer {
    Unsigned(u64),
    /// One below zero.
    Signed(i64),
}

/// The value of a text that reads as a boolean.
pub(super) fn boolean(text: &str) -> bool {
    text.starts_with(['t', 'T'])
}

/// The value of a text that reads as an integer; `None` where it has more than 64 bits.
pub(super) fn integer(text: &str) -> Option<Integer> {
    let (digits, radix) = digits(text)?;
    if !text.starts_with('-') {
        return u64::from_str_radix(digits, radix).ok().map(Integer::Unsigned);
    }
    match i64::from_str_radix(&format!("-{digits}"), radix).ok()? {
        0 => Some(Integer::Unsigned(0)),
        value => Some(Integer::Signed(value)),
    }
}

/// The value of a text that reads as a number and as no integer; `None` where it is infinite, or no number at all.
pub(super) fn number(text: &str) -> Option<f64> {
    text.parse().ok().filter(|value: &f64| value.is_finite())
}

fn is_integer(text: &str) -> bool {
    digits(text).is_some_and(|(digits, radix)| !digits.is_empty() && digits.chars().all(|digit| digit.is_digit(radix)))
}

/// What may be the digits of an integer, and their radix. With leading zeros it is a text.
fn digits(text: &str) -> Option<(&str, u32)> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    match digits.get(..2) {
        Some("0x") => Some((&digits[2..], 16)),
        Some("0o") => Some((&digits[2..], 8)),
        Some("0b") => Some((&digits[2..], 2)),
        Some(start) if start.starts_with('0') => None,
        _ => Some((digits, 10)),
    }
}

fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if matches!(digits, ".inf" | ".Inf" | ".INF") || matches!(text, ".nan" | ".NaN" | ".NAN") {
        return true;
    }
    let octal = digits.len() > 1 && digits.starts_with('0') && digits.bytes().all(|byte| byte.is_ascii_digit());
    let starts = digits.starts_with(|first: char| first.is_ascii_digit() || first == '.');
    // Rust's own grammar of numbers is YAML's, but for the words `inf` and `nan`, which do not start like this.
    starts && !octal && digits.parse::<f64>().is_ok_and(f64::is_finite)
}

#[cfg(test)]
mod tests {
    use super::{Integer, Reading, boolean, integer, misread, number};
    use crate::load::node::{Scalar, Style};

    fn plain(text: &str) -> Scalar {
        Scalar { text: text.into(), style: Style::Plain, content: 0 }
    }

    #[test]
    fn follows_the_core_schema() {
        let read = |text: &str| Reading::of(&plain(text));
        for text in ["", "~", "null"] {
            assert_eq!(read(text), Reading::Null);
        }
        for text in ["0", "-1", "+12", "0x1F", "0o17", "99999999999999999999"] {
            assert_eq!(read(text), Reading::Integer, "{text}");
        }
        for text in ["1.2", "1.", ".5", "-1e3", "1E+9", ".inf", "-.inf", ".nan"] {
            assert_eq!(read(text), Reading::Number, "{text}");
        }
        for text in ["no", "inf", "nan", "1_000", "2010-02-27", "1.1-1076", "0x", "007", "-", ".", "True!", "é"] {
            assert_eq!(read(text), Reading::Text, "{text}");
        }
        assert_eq!(Reading::of(&Scalar { style: Style::Double, ..plain("1") }), Reading::Text);
    }

    #[test]
    fn values_of_integers() {
        for (text, value) in [
            ("0", Some(Integer::Unsigned(0))),
            ("-0", Some(Integer::Unsigned(0))),
            ("+12", Some(Integer::Unsigned(12))),
            ("0x1F", Some(Integer::Unsigned(31))),
            ("-0b11", Some(Integer::Signed(-3))),
            ("18446744073709551615", Some(Integer::Unsigned(u64::MAX))),
            ("18446744073709551616", None),
            ("-9223372036854775808", Some(Integer::Signed(i64::MIN))),
            ("-9223372036854775809", None),
        ] {
            assert_eq!(Reading::of(&plain(text)), Reading::Integer, "{text}");
            assert_eq!(integer(text), value, "{text}");
        }
    }

    #[test]
    fn values_of_numbers() {
        for (text, value) in [("1.10", Some(1.1)), (".5", Some(0.5)), ("1.", Some(1.0)), ("-1e3", Some(-1000.0))] {
            assert_eq!(number(text), value, "{text}");
        }
        for text in [".inf", "-.INF", ".nan"] {
            assert_eq!(Reading::of(&plain(text)), Reading::Number, "{text}");
            assert_eq!(number(text), None, "{text}");
        }
    }

    /// Another reader of YAML, with which editors and people read the same files, takes a scalar for the same.
    #[test]
    fn agrees_with_another_reader() {
        let texts = "~ null Null nULL true True tRUE 0 -0 +0 00 007 0x1F 0X1F 0o17 0b11 -0x1 1.2 1. .5 . -. +.5 1e3 1E+9 \
                     -.inf .Inf +.INF .nan -.nan inf NaN 1_000 1.2.3 2010-02-27 12:30 1e -1 --1 +-1 0x 0o8 0.0 00.5 1e400 \
                     FALSE False -0o17 +0b1 18446744073709551615 -9223372036854775808 1.10 12345678901234567890.5";
        for text in texts.split_whitespace() {
            let read = Reading::of(&plain(text));
            let other = serde_yaml::from_str::<serde_yaml::Value>(text).expect("a scalar");
            let expected = match &other {
                serde_yaml::Value::Null => Reading::Null,
                serde_yaml::Value::Bool(value) => {
                    assert_eq!(boolean(text), *value, "{text}");
                    Reading::Boolean
                }
                serde_yaml::Value::Number(value) if value.is_f64() => {
                    assert_eq!(number(text), value.as_f64().filter(|value| value.is_finite()), "{text}");
                    Reading::Number
                }
                serde_yaml::Value::Number(value) => {
                    let expected =
                        value.as_u64().map(Integer::Unsigned).or_else(|| value.as_i64().map(Integer::Signed));
                    assert_eq!(integer(text), expected, "{text}");
                    Reading::Integer
                }
                _ => Reading::Text,
            };
            assert_eq!(read, expected, "{text}");
        }
    }

    #[test]
    fn knows_what_others_misread() {
        for text in ["no", "Yes", "ON", "off", "1_000", "007", "-08"] {
            assert!(misread(&plain(text)).is_some(), "{text}");
        }
        for text in ["none", "n", "1-000", "snake_case", "_1", "2010-02-27"] {
            assert!(misread(&plain(text)).is_none(), "{text}");
        }
        assert!(misread(&Scalar { style: Style::Single, ..plain("no") }).is_none());
    }
}
