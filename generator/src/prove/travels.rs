//! Values and declarations in the words of a reader: what stands in a sample, and the form in which values travel.

use runtime::encode::Writer;

use super::json::{Json, Kind};
use super::trace::Step;
use super::wire;
use crate::model::{Literal, NumberForm, Provider, Type};

/// How many characters of a value a message shows.
const SHOWN: usize = 40;

/// How values of a type travel, with an example: `a time as 2011-11-09T03:19:48`. Formats that have nothing but texts
/// tell a number from a text no more than others need to.
pub(super) fn form(declared: &Type, provider: &Provider, in_texts: bool) -> String {
    let what = match declared {
        Type::String => "a text",
        Type::Integer(_) => "an integer",
        Type::Number(_) => "a number",
        Type::Decimal(_) => "a decimal",
        Type::Boolean(_) => return boolean(declared, in_texts),
        Type::Date(_) => "a date",
        Type::Civil(_) => "a time",
        Type::Timestamp(_) => "a moment",
        Type::Any | Type::Unresolved => "any value",
        Type::Declared(id) => return format!("one of the values of `{}`", provider.type_(*id).name),
        Type::List(_) => "a list",
        Type::Map(_) => "a map",
    };
    match example(declared) {
        // Dates and times are texts anyway; that numbers are is what an author may not expect.
        Some(example) if is_quoted_number(declared) && !in_texts => format!("{what} in quotes, as \"{example}\""),
        Some(example) => format!("{what} as {example}"),
        None => what.to_owned(),
    }
}

fn is_quoted_number(declared: &Type) -> bool {
    let (Type::Integer(form) | Type::Number(form) | Type::Decimal(form)) = declared else { return false };
    *form == NumberForm::Text
}

/// The two words of a boolean.
fn boolean(declared: &Type, in_texts: bool) -> String {
    let [yes, no] = [true, false].map(|value| {
        let word = written(declared, &Literal::Boolean(value));
        if in_texts { word.trim_matches('"').to_owned() } else { word }
    });
    format!("a boolean as {yes} or {no}")
}

/// A value of a type as it travels, without quotes.
fn example(declared: &Type) -> Option<String> {
    let literal = match declared {
        Type::Integer(_) => Literal::Integer(6421),
        Type::Number(_) => Literal::Number(29.92),
        Type::Decimal(_) => Literal::Decimal("12.50".to_owned()),
        Type::Date(_) => Literal::Date("2011-11-09".to_owned()),
        Type::Civil(_) => Literal::Civil("2011-11-09T03:19:48".to_owned()),
        Type::Timestamp(_) => Literal::Timestamp("2011-11-09T03:19:48Z".to_owned()),
        _ => return None,
    };
    Some(written(declared, &literal).trim_matches('"').to_owned())
}

/// A value in JSON, as clients write it.
fn written(declared: &Type, literal: &Literal) -> String {
    let mut writer = Writer::json();
    wire::write(&mut writer, declared, literal);
    String::from_utf8_lossy(&writer.into_bytes()).into_owned()
}

/// What stands in a sample, as it is printed there; texts in quotes, in whatever format they are, and long ones cut short.
pub(super) fn shown(json: &Json, text: &str) -> String {
    let printed = match &json.kind {
        Kind::Text(text) => format!("\"{text}\""),
        _ => text.get(json.span.clone()).unwrap_or_default().to_owned(),
    };
    match printed.char_indices().nth(SHOWN) {
        Some((at, _)) => format!("{}…", &printed[..at]),
        None => printed,
    }
}

/// What a way leads to: a field by its name, an item of a list, or all of it.
pub(super) fn subject(way: &[Step]) -> String {
    match way {
        [.., Step::Key(key)] => format!("`{key}`"),
        [.., Step::Key(list), Step::Item] => format!("an item of `{list}`"),
        [.., Step::Item] => "an item".to_owned(),
        [] => "this value".to_owned(),
    }
}

/// Whether a value looks as if it meant that there is nothing: no characters, or zeros in place of all digits.
pub(super) fn may_mean_nothing(shown: &str, declared: &Type) -> bool {
    let text = shown.trim_matches('"').trim();
    let is_time = matches!(declared, Type::Date(_) | Type::Civil(_) | Type::Timestamp(_));
    let is_zero = text.contains('0') && !text.contains(|char: char| char.is_ascii_digit() && char != '0');
    text.is_empty() || is_time && is_zero
}

/// What can be done where a text means that there is nothing.
pub(super) const NOTHING: &str = "if it means that there is nothing, declare a `string` and say so in its description: no \
                                  other type can hold that yet; or else";
