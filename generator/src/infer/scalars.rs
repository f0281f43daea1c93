//! From scalars to a type and the form that it travels in.

use indexmap::IndexSet;
use runtime::decode as wire;

use super::words::Words;
use super::{flags, patterns, probe};
use crate::model::{BooleanForm, CivilForm, DateForm, NumberForm as Form, TimestampForm};

use super::Value;

/// What scalars are.
#[derive(Debug)]
pub(super) struct Guess {
    /// The type, and how it travels.
    pub(super) value: Value,
    /// What an author should know of it.
    pub(super) comment: Option<String>,
}

impl Guess {
    pub(super) fn of(value: Value) -> Self {
        Self { value, comment: None }
    }

    pub(super) fn with(value: Value, comment: impl Into<String>) -> Self {
        Self { value, comment: Some(comment.into()) }
    }
}

/// What a scalar is in JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Boolean,
    Number,
    Text,
}

/// What a scalar is in JSON, by how it is printed.
pub(super) fn kind(raw: &str) -> Kind {
    match raw.as_bytes().first() {
        Some(b'"') => Kind::Text,
        Some(b't' | b'f') => Kind::Boolean,
        _ => Kind::Number,
    }
}

/// What the scalars of a field are; all of one kind.
pub(super) fn guess(name: &str, kind: Kind, raws: &IndexSet<String>) -> Guess {
    let words = Words::of(name);
    match kind {
        Kind::Boolean => Guess::of(Value::Boolean(BooleanForm::BOOLEAN)),
        Kind::Number => number(&words, raws),
        Kind::Text => text(&words, raws),
    }
}

fn number(words: &Words, raws: &IndexSet<String>) -> Guess {
    let all = |test: fn(&str) -> bool| raws.iter().all(|raw| test(raw));
    if all(|raw| probe::is_integer(raw, wire::Form::Number)) {
        if let Some(flag) = flags::digits(words, raws) {
            return Guess::of(Value::Boolean(flag));
        }
        if let Some(guess) = epoch(words, raws, TimestampForm::Seconds, TimestampForm::Milliseconds) {
            return guess;
        }
        return Guess::of(if words.are_of_money() {
            Value::Decimal(Form::Number)
        } else {
            Value::Integer(Form::Number)
        });
    }
    let exact = all(|raw| probe::is_decimal(raw, wire::Form::Number));
    let large = || all(|raw| !raw.contains(['.', 'e', 'E']));
    if exact && (words.are_of_money() || large()) {
        return Guess::of(Value::Decimal(Form::Number));
    }
    if all(probe::is_number) {
        return Guess::of(Value::Number(Form::Number));
    }
    Guess::with(Value::Any, "a number that is too large to be read as one")
}

fn text(words: &Words, raws: &IndexSet<String>) -> Guess {
    if let Some(flag) = flags::text(words, raws) {
        return Guess::of(Value::Boolean(flag));
    }
    if raws.iter().all(|raw| probe::is_integer(raw, wire::Form::Text)) {
        if let Some(guess) = epoch(words, raws, TimestampForm::SecondsText, TimestampForm::MillisecondsText) {
            return guess;
        }
        let integer = Value::Integer(Form::Text);
        return if flags::is_suspect(words, raws) {
            Guess::with(integer, format!("only {} was seen; a flag?", raws.first().map_or("", String::as_str)))
        } else {
            Guess::of(integer)
        };
    }
    if words.are_of_money() && raws.iter().all(|raw| probe::is_decimal(raw, wire::Form::Text)) {
        return Guess::of(Value::Decimal(Form::Text));
    }
    time(raws)
        .or_else(|| patterns::guess(raws))
        .unwrap_or_else(|| Guess { value: Value::String, comment: nearly(raws) })
}

/// Moments as seconds or milliseconds since 1970: ten or thirteen digits under the name of a time.
fn epoch(words: &Words, raws: &IndexSet<String>, seconds: TimestampForm, milliseconds: TimestampForm) -> Option<Guess> {
    if !words.are_of_a_time() {
        return None;
    }
    let digits = |raw: &String| probe::content(raw).len();
    let zero = |raw: &&String| probe::content(raw) == "0";
    let count = raws.iter().find(|raw| !zero(raw)).map(digits)?;
    let form = match count {
        10 => seconds,
        13 => milliseconds,
        _ => return None,
    };
    let fits = |raw: &String| {
        let usual = digits(raw) == count && !probe::content(raw).starts_with('-');
        (usual || zero(&raw)) && probe::timestamp(raw, form.borrowed()).is_some()
    };
    if !raws.iter().all(fits) {
        return None;
    }
    let value = Value::Timestamp(form);
    let comment = raws.iter().any(|raw| zero(&raw)).then(|| "0 was seen, which may stand for none".to_owned());
    Some(Guess { value, comment })
}

/// A form of time, with how the reader writes a value of it back.
type TimeForm = (Value, fn(&str) -> Option<String>);

/// The forms of times as text.
const TIMES: [TimeForm; 4] = [
    (Value::Date(DateForm::Iso8601), |raw| probe::date(raw, wire::DateForm::Iso8601)),
    (Value::Civil(CivilForm::Space), |raw| probe::civil(raw, wire::CivilForm::Space)),
    (Value::Civil(CivilForm::T), |raw| probe::civil(raw, wire::CivilForm::T)),
    (Value::Timestamp(TimestampForm::Rfc3339), |raw| probe::timestamp(raw, wire::TimestampForm::Rfc3339)),
];

/// The form of time that all texts are in.
fn time(raws: &IndexSet<String>) -> Option<Guess> {
    let (value, read) = TIMES.into_iter().find(|(_, read)| raws.iter().all(|raw| read(raw).is_some()))?;
    let other = raws.iter().find_map(|raw| read(raw).filter(|written| written != probe::content(raw)));
    Some(match other {
        // Fractions and offsets are not kept as they were spelled.
        Some(written) => Guess::with(value, format!("a client writes it as {written}")),
        None => Guess::of(value),
    })
}

/// Why texts are no more than that, though all but a few are.
fn nearly(raws: &IndexSet<String>) -> Option<String> {
    let zero = |raw: &&String| {
        let text = probe::content(raw);
        let is_date = ["0000-00-00", "00/00/0000", "0000/00/00", "00.00.0000", "00-00-0000"];
        is_date.iter().any(|date| text.starts_with(date))
            && text.bytes().all(|byte| matches!(byte, b'0' | b'-' | b'/' | b'.' | b':' | b' ' | b'T' | b'Z'))
    };
    let says: IndexSet<String> = raws.iter().filter(|raw| *raw != "\"\"" && !zero(raw)).cloned().collect();
    let odd = match (raws.iter().any(|raw| zero(&raw)), raws.contains("\"\"")) {
        (true, false) => "the date of zeros",
        (false, true) => "an empty text",
        (true, true) => "the date of zeros and an empty text",
        (false, false) => return None,
    };
    if says.is_empty() {
        return odd.starts_with("the date").then(|| format!("seen only as {odd}"));
    }
    let is_time = |guess: &Guess| !matches!(guess.value, Value::String);
    let what = match time(&says).or_else(|| patterns::guess(&says).filter(is_time)) {
        Some(_) => "a time",
        None if says.iter().all(|raw| probe::is_integer(raw, wire::Form::Text)) => "an integer",
        None => return None,
    };
    Some(format!("{what}, but for {odd}"))
}
