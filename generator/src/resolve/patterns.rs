//! What patterns of dates and times say: each is tried on some values, which a client has to read as it writes them.

use std::fmt::Display;

use runtime::decode::{CivilForm, DateForm, DecodeError, Reader, Text, TextLayout, TimestampForm};
use runtime::jiff::Error;
use runtime::jiff::civil::{Date, DateTime, date};
use runtime::jiff::fmt::strtime::{self, BrokenDownTime};
use runtime::jiff::tz::Offset;

/// What a pattern of a `date-time` says.
pub(super) enum Said {
    /// A time without a zone.
    Civil,
    /// A moment, by its offset from UTC.
    Moment,
}

/// A value that is nothing but its text.
static PLAIN: Text = Text::new(TextLayout::Whole);

/// Values whose parts differ from each other, at the ends of days, years and halves of a day.
const TIMES: [DateTime; 4] = [
    date(2010, 2, 24).at(13, 5, 47, 0),
    date(1999, 12, 31).at(23, 59, 59, 0),
    date(2000, 1, 1).at(0, 0, 0, 0),
    date(2034, 10, 9).at(9, 30, 1, 0),
];

/// Whether a pattern says a date; why not, for a person.
pub(super) fn date_of(pattern: &str) -> Result<(), String> {
    for value in TIMES.map(DateTime::date) {
        let text = strtime::format(pattern, value).map_err(|error| unwritable(&error))?;
        let read = reads(&text, |reader| reader.date(DateForm::Pattern(pattern)));
        let why = || strtime::parse(pattern, &text).and_then(|time| time.to_date());
        compare(&text, value, read, Date::eq, why)?;
    }
    Ok(())
}

/// What a pattern says of a date and time; why it says none, for a person.
pub(super) fn time_of(pattern: &str) -> Result<Said, String> {
    if has_named_zones(pattern) {
        return Err("`%Q` and `%Z` are names of zones, which clients do not look up".to_owned());
    }
    let civil = strtime::format(pattern, TIMES[0]);
    for value in TIMES {
        match civil {
            Ok(_) => civil_time(pattern, value)?,
            Err(_) => moment(pattern, value)?,
        }
    }
    Ok(if civil.is_ok() { Said::Civil } else { Said::Moment })
}

fn civil_time(pattern: &str, value: DateTime) -> Result<(), String> {
    let text = strtime::format(pattern, value).map_err(|error| unwritable(&error))?;
    let read = reads(&text, |reader| reader.civil(CivilForm::Pattern(pattern)));
    compare(&text, value, read, are_near, || strtime::parse(pattern, &text).and_then(|time| time.to_datetime()))
}

fn moment(pattern: &str, value: DateTime) -> Result<(), String> {
    let moment = Offset::UTC.to_timestamp(value).map_err(|error| unwritable(&error))?;
    let text = BrokenDownTime::from(moment).to_string(pattern).map_err(|error| unwritable(&error))?;
    let read = reads(&text, |reader| reader.timestamp(TimestampForm::Pattern(pattern)));
    let read = read.map(|moment| Offset::UTC.to_datetime(moment));
    compare(&text, value, read, are_near, || strtime::parse(pattern, &text).and_then(|time| time.to_timestamp()))
}

/// Whether two times are in one minute: a pattern needs no seconds.
fn are_near(a: &DateTime, b: &DateTime) -> bool {
    (a.date(), a.hour(), a.minute()) == (b.date(), b.hour(), b.minute())
}

/// Whether conversions of a pattern are names of zones.
fn has_named_zones(pattern: &str) -> bool {
    let mut conversions = pattern.split("%%").flat_map(|part| part.split('%').skip(1));
    conversions.any(|rest| rest.trim_start_matches(|it: char| !it.is_alphabetic()).starts_with(['Q', 'Z']))
}

/// What a client reads of a text that is all of a value, if it is as documented.
fn reads<T>(text: &str, read: impl FnOnce(&mut Reader<'_>) -> Result<Option<T>, DecodeError>) -> Option<T> {
    let mut reader = Reader::plain_text(text, &PLAIN);
    reader.watch();
    let value = read(&mut reader).ok()?;
    value.filter(|_| reader.notices().is_empty())
}

/// Whether what was read is what was written; `why` says what keeps it from being read.
fn compare<T: Display, U>(
    text: &str,
    value: T,
    read: Option<T>,
    is_same: impl FnOnce(&T, &T) -> bool,
    why: impl FnOnce() -> Result<U, Error>,
) -> Result<(), String> {
    let written = format!("a client would write {value} as `{}`", text.escape_debug());
    match read {
        Some(read) if is_same(&read, &value) => Ok(()),
        Some(read) => Err(format!("{written}, and read that as {read}")),
        None => Err(match why() {
            Err(error) => format!("{written}, and could not read that: {error}"),
            Ok(_) => format!("{written}, and could not read that"),
        }),
    }
}

fn unwritable(error: &Error) -> String {
    format!("a client could not write it: {error}")
}
