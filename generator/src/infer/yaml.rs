//! YAML: scalars, keys, and the words that say a type and its form.

use std::fmt::Write as _;

use indexmap::IndexMap;

use super::scalars::{Kind, kind};
use super::{Value, probe};
use crate::model::NumberForm as Form;
use crate::names::is_hidden;
use crate::resolve::{built_in, wire_of};
use crate::spec::{Pattern, Spellings, Wire};

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
        Value::Boolean(form) => probe::boolean(raw, form.borrowed())?.to_string(),
        Value::Timestamp(form) => quoted(&probe::timestamp(raw, form.borrowed())?),
        Value::String | Value::Date(_) | Value::Civil(_) => scalar(&text),
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
        Value::Date(_) => "date".to_owned(),
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
        if let Value::List(item) | Value::Map(item) = value {
            return self.wire(item);
        }
        let name = type_name(value);
        let own = self.usual.and_then(|usual| usual.get(&name)).and_then(|wire| built_in(&name, Some(wire)));
        let usual = own.or_else(|| built_in(&name, None));
        if usual.as_ref() == Some(value) { None } else { wire_of(value).map(|wire| printed(&wire)) }
    }
}

/// A form as it is written.
fn printed(wire: &Wire) -> String {
    match wire {
        Wire::Form(form) => form.word().to_owned(),
        Wire::Pattern(Pattern { pattern }) => format!("{{ pattern: {} }}", scalar(pattern)),
        // The keys are quoted, since they would be booleans.
        Wire::Spellings(Spellings { no, yes }) => {
            format!("{{ \"true\": {}, \"false\": {} }}", scalar(yes), scalar(no))
        }
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
