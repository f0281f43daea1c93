//! Patterns of dates and times, where texts are in one and cannot mean anything else.

use indexmap::IndexSet;
use runtime::encode::Writer;
use runtime::jiff::Timestamp;
use runtime::jiff::fmt::strtime::BrokenDownTime;

use super::scalars::Guess;
use super::{Value, probe};
use crate::model::{CivilForm, DateForm, TimestampForm};

/// How pages write dates, of two that read the same the one that is more usual first. Years of two digits are left out:
/// those could be days as well.
const DATES: &[&str] = &[
    "%Y-%m-%d",
    "%d/%m/%Y",
    "%m/%d/%Y",
    "%Y/%m/%d",
    "%d.%m.%Y",
    "%d-%m-%Y",
    "%m-%d-%Y",
    "%d %b %Y",
    "%d %B %Y",
    "%b %d, %Y",
    "%B %d, %Y",
    "%d-%b-%Y",
    "%d/%b/%Y",
    "%a, %d %b %Y",
    "%A, %d %B %Y",
    "%-d/%-m/%Y",
    "%-m/%-d/%Y",
    "%-d.%-m.%Y",
    "%-d %b %Y",
    "%-d %B %Y",
    "%b %-d, %Y",
    "%B %-d, %Y",
];

/// What stands between a date and a time.
const JOINTS: &[&str] = &[" ", "T", ", ", ":"];

/// How pages write times of a day.
const CLOCKS: &[&str] = &[
    "%H:%M:%S",
    "%H:%M",
    "%I:%M:%S %p",
    "%I:%M %p",
    "%I:%M%p",
    "%-H:%M",
    "%-I:%M:%S %p",
    "%-I:%M %p",
    "%-I:%M%p",
    "%H:%M:%S%.f",
];

/// How pages write offsets from UTC; nothing for times without a zone.
const ZONES: &[&str] = &["", "%z", " %z", "%:z", " %:z"];

/// The pattern that all texts are in, or why it cannot be told.
pub(super) fn guess(raws: &IndexSet<String>) -> Option<Guess> {
    let first = raws.iter().max_by_key(|raw| raw.len())?;
    let fitting =
        candidates(probe::content(first)).into_iter().filter_map(|value| Some((meanings(&value, raws)?, value)));
    let fitting: Vec<_> = fitting.collect();
    let (meant, value) = fitting.first()?;
    if let Some((_, other)) = fitting.iter().find(|(meanings, _)| meanings != meant) {
        let [a, b] = [value, other].map(|value| pattern(value).unwrap_or_default());
        return Some(Guess::with(Value::String, format!("a time as {a} or as {b}, which these values do not tell")));
    }
    let other = raws.iter().find_map(|raw| written(value, raw).filter(|written| written != probe::content(raw)));
    Some(match other {
        // The offset is not kept.
        Some(written) => Guess::with(value.clone(), format!("a client writes it as {written}")),
        None => Guess::of(value.clone()),
    })
}

/// The types that a text can be read as by a pattern.
fn candidates(text: &str) -> Vec<Value> {
    let mut found = Vec::new();
    for date in DATES {
        let Some(rest) = after(date, text) else { continue };
        if rest.is_empty() {
            found.push(Value::Date(DateForm::Pattern((*date).into())));
        }
        for joint in JOINTS {
            let Some(rest) = rest.strip_prefix(joint) else { continue };
            for clock in CLOCKS {
                let Some(rest) = after(clock, rest) else { continue };
                for zone in ZONES.iter().filter(|zone| after(zone, rest).is_some_and(str::is_empty)) {
                    let pattern = format!("{date}{joint}{clock}{zone}").into();
                    found.push(match *zone {
                        "" => Value::Civil(CivilForm::Pattern(pattern)),
                        _ => Value::Timestamp(TimestampForm::Pattern(pattern)),
                    });
                }
            }
        }
    }
    found
}

/// What is left of a text behind what a pattern reads of it.
fn after<'a>(pattern: &str, text: &'a str) -> Option<&'a str> {
    let (_, read) = BrokenDownTime::parse_prefix(pattern, text).ok()?;
    text.get(read..)
}

/// What each text means in this form, if all are spelled just so.
fn meanings(value: &Value, raws: &IndexSet<String>) -> Option<Vec<String>> {
    let meaning = |raw: &String| match value {
        Value::Date(form) => probe::date(raw, form.borrowed()),
        Value::Civil(form) => probe::civil(raw, form.borrowed()),
        Value::Timestamp(form) => probe::timestamp(raw, form.borrowed()),
        _ => None,
    };
    raws.iter().map(meaning).collect()
}

/// How a client writes a moment.
fn written(value: &Value, raw: &str) -> Option<String> {
    let Value::Timestamp(form) = value else { return None };
    let moment: Timestamp = probe::timestamp(raw, form.borrowed())?.parse().ok()?;
    let mut writer = Writer::json();
    writer.timestamp(Some(moment), form.borrowed());
    let written = String::from_utf8(writer.into_bytes()).ok()?;
    Some(probe::content(&written).to_owned())
}

fn pattern(value: &Value) -> Option<&str> {
    match value {
        Value::Date(DateForm::Pattern(pattern))
        | Value::Civil(CivilForm::Pattern(pattern))
        | Value::Timestamp(TimestampForm::Pattern(pattern)) => Some(pattern),
        _ => None,
    }
}
