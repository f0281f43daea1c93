//! The words of the language for how values travel. One table says them, and is read both ways: from a word to the type
//! that it makes, and, where a declaration is proposed, from the type to the word.

use std::borrow::Cow;

use super::patterns::{self, Said};
use crate::finding::Finding;
use crate::load::Site;
use crate::model::{BooleanForm, CivilForm, DateForm, NumberForm, Spelling, TimestampForm, Type};
use crate::spec::{Pattern, Spellings, Wire, WireForm};

/// The names of the built-in types.
pub(super) const BUILT_IN: &[&str] = &["string", "integer", "number", "decimal", "boolean", "date", "date-time", "any"];

/// A form that has a name: the built-in type that travels so, the name, and the type in this form.
type NamedForm<R> = (&'static str, WireForm, Type<R>);

/// The forms that have names. The first one of a type is its usual form.
fn named<R>() -> [NamedForm<R>; 21] {
    let texts = |no: &'static str, yes: &'static str| Type::Boolean(BooleanForm::text(no.into(), yes.into()));
    [
        ("string", WireForm::String, Type::String),
        ("integer", WireForm::Number, Type::Integer(NumberForm::Number)),
        ("integer", WireForm::String, Type::Integer(NumberForm::Text)),
        ("number", WireForm::Number, Type::Number(NumberForm::Number)),
        ("number", WireForm::String, Type::Number(NumberForm::Text)),
        ("decimal", WireForm::Number, Type::Decimal(NumberForm::Number)),
        ("decimal", WireForm::String, Type::Decimal(NumberForm::Text)),
        ("boolean", WireForm::Boolean, Type::Boolean(BooleanForm::BOOLEAN)),
        ("boolean", WireForm::String, texts("false", "true")),
        ("boolean", WireForm::Digit, Type::Boolean(BooleanForm::DIGITS)),
        ("boolean", WireForm::DigitString, texts("0", "1")),
        ("boolean", WireForm::YesNo, texts("no", "yes")),
        ("boolean", WireForm::OnOff, texts("off", "on")),
        ("date", WireForm::String, Type::Date(DateForm::Iso8601)),
        ("date-time", WireForm::Rfc3339, Type::Timestamp(TimestampForm::Rfc3339)),
        ("date-time", WireForm::Civil, Type::Civil(CivilForm::T)),
        ("date-time", WireForm::CivilSpace, Type::Civil(CivilForm::Space)),
        ("date-time", WireForm::EpochSeconds, Type::Timestamp(TimestampForm::Seconds)),
        ("date-time", WireForm::EpochMilliseconds, Type::Timestamp(TimestampForm::Milliseconds)),
        ("date-time", WireForm::EpochSecondsString, Type::Timestamp(TimestampForm::SecondsText)),
        ("date-time", WireForm::EpochMillisecondsString, Type::Timestamp(TimestampForm::MillisecondsText)),
    ]
}

/// The forms of a built-in type that have names.
fn named_of<R>(name: &str) -> impl Iterator<Item = NamedForm<R>> {
    named().into_iter().filter(move |(type_, ..)| *type_ == name)
}

/// A built-in type in a wire form, or else in its usual one; `None` where it cannot travel so.
pub(crate) fn built_in<R>(name: &str, wire: Option<&Wire>) -> Option<Type<R>> {
    match wire {
        None if name == "any" => Some(Type::Any),
        None => named_of(name).next().map(|(_, _, type_)| type_),
        Some(Wire::Form(word)) => named_of(name).find(|(_, known, _)| known == word).map(|(_, _, type_)| type_),
        Some(Wire::Spellings(Spellings { no, yes })) => {
            let form = || BooleanForm::text(Cow::Owned(no.clone()), Cow::Owned(yes.clone()));
            (name == "boolean").then(|| Type::Boolean(form()))
        }
        Some(Wire::Pattern(Pattern { pattern })) => patterned(name, pattern)?.ok(),
    }
}

/// A built-in type in a pattern, or why the pattern cannot say it; `None` for a type that has no patterns.
fn patterned<R>(name: &str, pattern: &str) -> Option<Result<Type<R>, String>> {
    let text = || Cow::Owned(pattern.to_owned());
    match name {
        "date" => Some(patterns::date_of(pattern).map(|()| Type::Date(DateForm::Pattern(text())))),
        "date-time" => Some(patterns::time_of(pattern).map(|said| match said {
            Said::Civil => Type::Civil(CivilForm::Pattern(text())),
            Said::Moment => Type::Timestamp(TimestampForm::Pattern(text())),
        })),
        _ => None,
    }
}

/// The finding of a form that a built-in type cannot travel in. `site` is that of the form.
pub(super) fn impossible(name: &str, wire: Option<&Wire>, site: &Site) -> Finding {
    if let Some(Wire::Pattern(Pattern { pattern })) = wire
        && let Some(Err(why)) = patterned::<()>(name, pattern)
    {
        let (what, parts, example) = match name {
            "date" => ("date", "day, month and year", "%d/%m/%Y"),
            _ => ("time", "a date, the hour and the minute", "%d/%m/%Y %H:%M"),
        };
        let message = format!("`{}` does not say a {what}: {why}", pattern.escape_debug());
        let help = format!("say {parts}, as `{example}` does, in conversions that LANGUAGE.md lists");
        return Finding::error("E0540", site.at("pattern").value(), message).help(help);
    }
    let message = format!("`{name}` cannot travel in this form");
    Finding::error("E0205", site.value(), message).help(format!("the forms of `{name}` are {}", forms(name)))
}

/// What `wire` says of a type in its form; `None` where the type has no form of its own.
pub(crate) fn wire_of<R: PartialEq>(type_: &Type<R>) -> Option<Wire> {
    if let Some((_, word, _)) = named().into_iter().find(|(_, _, known)| known == type_) {
        return Some(Wire::Form(word));
    }
    match type_ {
        Type::Date(DateForm::Pattern(pattern))
        | Type::Civil(CivilForm::Pattern(pattern))
        | Type::Timestamp(TimestampForm::Pattern(pattern)) => {
            Some(Wire::Pattern(Pattern { pattern: pattern.to_string() }))
        }
        Type::Boolean(BooleanForm { no: Spelling::Text(no), yes: Spelling::Text(yes) }) => {
            Some(Wire::Spellings(Spellings { no: no.to_string(), yes: yes.to_string() }))
        }
        _ => None,
    }
}

/// The forms of a boolean that are two texts and have a name.
pub(crate) fn boolean_texts() -> impl Iterator<Item = BooleanForm> {
    named::<()>().into_iter().filter_map(|(_, _, type_)| match type_ {
        Type::Boolean(form) if matches!(form.no, Spelling::Text(_)) => Some(form),
        _ => None,
    })
}

/// The forms that a built-in type can travel in, for a person.
fn forms(name: &str) -> String {
    let words = named_of::<()>(name).map(|(_, word, _)| format!("`{}`", word.word()));
    let mut forms: Vec<_> = words.collect();
    forms.extend((name == "boolean").then(|| "`{ true: …, false: … }`".to_owned()));
    forms.extend(name.starts_with("date").then(|| "`{ pattern: … }`".to_owned()));
    match forms.as_slice() {
        [] | [_] => "none: leave `wire` out".to_owned(),
        [first, last] => format!("{first} and {last}"),
        [forms @ .., last] => format!("{}, and {last}", forms.join(", ")),
    }
}
