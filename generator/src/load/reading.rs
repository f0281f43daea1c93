//! What a scalar reads as.

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

fn is_integer(text: &str) -> bool {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (digits, radix) = match digits.get(..2) {
        Some("0x") => (&digits[2..], 16),
        Some("0o") => (&digits[2..], 8),
        Some("0b") => (&digits[2..], 2),
        // With leading zeros it is text, to `serde_yaml` as well.
        Some(start) if start.starts_with('0') => return false,
        _ => (digits, 10),
    };
    !digits.is_empty() && digits.chars().all(|digit| digit.is_digit(radix))
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
    use super::{Reading, misread};
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

    /// What `serde_yaml` makes of a text decides what a spec says in the end, so the two must agree.
    #[test]
    fn agrees_with_serde() {
        let texts = "~ null Null nULL true True tRUE 0 -0 +0 00 007 0x1F 0X1F 0o17 0b11 -0x1 1.2 1. .5 . -. +.5 1e3 1E+9 \
                     -.inf .Inf +.INF .nan -.nan inf NaN 1_000 1.2.3 2010-02-27 12:30 1e -1 --1 +-1 0x 0o8 0.0 00.5 1e400";
        for text in texts.split_whitespace() {
            let read = Reading::of(&plain(text));
            let expected = match serde_yaml::from_str::<serde_yaml::Value>(text).expect("a scalar") {
                serde_yaml::Value::Null => Reading::Null,
                serde_yaml::Value::Bool(_) => Reading::Boolean,
                serde_yaml::Value::Number(number) if number.is_f64() => Reading::Number,
                serde_yaml::Value::Number(_) => Reading::Integer,
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
