//! YAML: scalars, keys, and the words that say a type and its form.

use std::fmt::Write as _;

use indexmap::IndexMap;

use super::scalars::{Kind, kind};
use super::{Value, probe};
use crate::model::{BooleanForm, CivilForm, NumberForm as Form, TimestampForm};
use crate::names::is_hidden;
use crate::resolve::BOOLEAN_TEXTS;
use crate::spec::Wire;

/// How long an example may be, as it is printed.
pub(super) const LONGEST_EXAMPLE: usize = 60;

/// Plain words that a reader of YAML, of 1.2 or 1.1, takes for something else.
const ODD: &[&str] = &["yes", "no", "on", "off", "y", "n", "true", "false", "null", "nan", "inf"];

/// A text as a scalar or a key, in quotes where it would be read as anything else.
pub(crate) fn scalar(text: &str) -> String {
    let plain = |it: char| it.is_ascii_alphanumeric() || matches!(it, '_' | '-' | '.' | '/' | ' ');
    let starts = text.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_');
    let odd = ODD.iter().any(|odd| text.eq_ignore_ascii_case(odd));
    if starts && !odd && !text.ends_with(' ') && text.chars().all(plain) { text.to_owned() } else { quoted(text) }
}

/// A text in double quotes, with everything escaped that does not print.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            // Writing into a `String` cannot fail.
            _ if is_odd(character) => _ = write!(quoted, "\\U{:08X}", u32::from(character)),
            _ => quoted.push(character),
        }
    }
    quoted.push('"');
    quoted
}

/// Whether a character cannot stand as it is: YAML refuses it, or a reviewer does not see what it does.
fn is_odd(character: char) -> bool {
    let special = matches!(character, '\u{fff0}'..='\u{ffff}') || u32::from(character) & 0xfffe == 0xfffe;
    is_hidden(character) || special
}

/// A value as an example, in the form of its type and not of the wire; none where it is too long or says nothing.
pub(super) fn example(value: &Value, raw: &str) -> Option<String> {
    let text = match kind(raw) {
        Kind::Text => serde_json::from_str(raw).ok()?,
        Kind::Boolean | Kind::Number => raw.to_owned(),
    };
    let example = match value {
        Value::Any | Value::Declared(_) | Value::Unresolved | Value::List(_) | Value::Map(_) => return None,
        _ if text.is_empty() => return None,
        // As text, so that no digit is lost to whoever reads numbers as floating-point.
        Value::Decimal(Form::Text) => quoted(&text),
        Value::Integer(_) | Value::Number(_) | Value::Decimal(Form::Number) => text,
        Value::Boolean(form) => (text == form.spelling(true)).to_string(),
        Value::Timestamp(form) => quoted(&probe::timestamp(raw, *form)?),
        Value::String | Value::Date | Value::Civil(_) => scalar(&text),
    };
    Some(example).filter(|example| example.chars().count() <= LONGEST_EXAMPLE)
}

/// The name of a type in specs, and its type without lists around it.
pub(super) fn type_name(value: &Value) -> String {
    match value {
        Value::String => "string".to_owned(),
        Value::Integer(_) => "integer".to_owned(),
        Value::Number(_) => "number".to_owned(),
        Value::Decimal(_) => "decimal".to_owned(),
        Value::Boolean(_) => "boolean".to_owned(),
        Value::Date => "date".to_owned(),
        Value::Civil(_) | Value::Timestamp(_) => "date-time".to_owned(),
        Value::Any | Value::Unresolved => "any".to_owned(),
        Value::Declared(name) => name.clone(),
        Value::List(item) => format!("[{}]", type_name(item)),
        Value::Map(item) => format!("{{ map: {} }}", type_name(item)),
    }
}

/// The wire forms that need not be said.
#[derive(Debug, Clone, Copy)]
pub(super) struct Forms<'a> {
    /// Those of the provider, by the name of the type.
    pub(super) usual: Option<&'a IndexMap<String, Wire>>,
}

impl Forms<'_> {
    /// What `wire` has to say of a value; nothing where it travels in the usual form.
    pub(super) fn wire(self, value: &Value) -> Option<String> {
        let form = match value {
            Value::List(item) | Value::Map(item) => return self.wire(item),
            Value::Integer(form) | Value::Number(form) | Value::Decimal(form) => number(*form).to_owned(),
            Value::Boolean(flag) => boolean(flag),
            Value::Civil(CivilForm::Space) => "civil-space".to_owned(),
            Value::Civil(CivilForm::T) => "civil".to_owned(),
            Value::Timestamp(form) => timestamp(*form).to_owned(),
            Value::String | Value::Date | Value::Any | Value::Declared(_) | Value::Unresolved => return None,
        };
        let usual = match self.usual.and_then(|usual| usual.get(&type_name(value))) {
            Some(Wire::Form(form)) => form.word().to_owned(),
            Some(Wire::Spellings(spellings)) => spelled(&spellings.no, &spellings.yes),
            None => usual(value).to_owned(),
        };
        (usual != form).then_some(form)
    }
}

/// The usual form in the language.
fn usual(value: &Value) -> &'static str {
    match value {
        Value::Boolean(_) => "boolean",
        Value::Civil(_) | Value::Timestamp(_) => "rfc-3339",
        _ => "number",
    }
}

fn number(form: Form) -> &'static str {
    match form {
        Form::Number => "number",
        Form::Text => "string",
    }
}

fn boolean(form: &BooleanForm) -> String {
    match form {
        BooleanForm::Boolean => "boolean".to_owned(),
        BooleanForm::Digit => "digit".to_owned(),
        BooleanForm::Texts { no, yes } => {
            let known = BOOLEAN_TEXTS.iter().find(|(_, known_no, known_yes)| no == known_no && yes == known_yes);
            known.map_or_else(|| spelled(no, yes), |(form, ..)| form.word().to_owned())
        }
    }
}

/// The two spellings of a flag. Their keys are quoted, since they would be booleans.
fn spelled(no: &str, yes: &str) -> String {
    format!("{{ \"true\": {}, \"false\": {} }}", scalar(yes), scalar(no))
}

fn timestamp(form: TimestampForm) -> &'static str {
    match form {
        TimestampForm::Rfc3339 => "rfc-3339",
        TimestampForm::Seconds => "epoch-seconds",
        TimestampForm::Milliseconds => "epoch-milliseconds",
        TimestampForm::SecondsText => "epoch-seconds-string",
        TimestampForm::MillisecondsText => "epoch-milliseconds-string",
    }
}

#[cfg(test)]
mod tests {
    use super::scalar;

    #[test]
    fn what_would_be_read_otherwise_is_quoted() {
        for plain in ["id", "My Custom Image", "1st".trim_start_matches('1'), "a-b/c.d", "_id", "none", "nothing"] {
            assert_eq!(scalar(plain), plain);
        }
        for odd in
            ["", "no", "Null", "1", "007", "1.1-1076", "2016-10-21", "a: b", "a #b", "a[b]", "~", "- a", "a ", "é"]
        {
            assert!(scalar(odd).starts_with('"'), "{odd}");
            assert_eq!(serde_yaml::from_str::<String>(&scalar(odd)).unwrap(), odd);
        }
        for hidden in ["a\u{202e}b", "\u{0}\r\n\t\u{85}\u{2028}\u{feff}", "\u{1f980}\u{10ffff}", "\"\\"] {
            assert!(!scalar(hidden).contains('\u{202e}'));
            assert_eq!(serde_yaml::from_str::<String>(&scalar(hidden)).unwrap(), hidden);
        }
    }
}
