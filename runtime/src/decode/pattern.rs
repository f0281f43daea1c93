//! Dates and times in the pattern of their documentation.
//!
//! What a pattern reads is what jiff reads by it: a number may lack its zeros in front, a name may be in any case. What
//! is not written just so again is noticed.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::fmt::strtime::BrokenDownTime;
use jiff::tz::Offset;

use super::notice::{Noted, NoticeKind, other_spelling};
use super::times::farthest;

/// The first year of which four digits say so by themselves: a smaller one may be the end of a year.
const FIRST_OF_FOUR_DIGITS: i16 = 1000;

/// The date that a text says; `None` where the pattern does not read it.
pub(crate) fn date(text: &str, pattern: &str) -> Option<Noted<Date>> {
    let (time, usual) = parse(text, pattern)?;
    Some((time.to_date().ok()?, other_spelling(usual)))
}

/// The date and time that a text says; `None` where the pattern does not read it.
pub(crate) fn civil(text: &str, pattern: &str) -> Option<Noted<DateTime>> {
    let (time, usual) = parse(text, pattern)?;
    Some((time.to_datetime().ok()?, other_spelling(usual)))
}

/// The instant that a text says; `None` where the pattern does not read it.
pub(crate) fn timestamp(text: &str, pattern: &str) -> Option<Noted<Timestamp>> {
    let (time, usual) = parse(text, pattern)?;
    if let Some(instant) = time.timestamp() {
        return Some((instant, other_spelling(usual)));
    }
    let civil = time.to_datetime().ok()?;
    Some(match time.offset()?.to_timestamp(civil) {
        Ok(instant) => (instant, other_spelling(usual)),
        Err(_) => (farthest(civil.year() > 0), Some(NoticeKind::Nearest)),
    })
}

/// A date in a pattern; `None` where it has no place for one, or for this one.
pub(crate) fn of_date(value: Date, pattern: &str) -> Option<String> {
    BrokenDownTime::from(value).to_string(pattern).ok()
}

/// A date and time in a pattern; `None` where it has no place for one, or for this one.
pub(crate) fn of_civil(value: DateTime, pattern: &str) -> Option<String> {
    BrokenDownTime::from(value).to_string(pattern).ok()
}

/// An instant in a pattern, in UTC; `None` where it has no place for one, or for this one. [`Timestamp::MAX`] is the last
/// second of the year 9999, as in other forms.
pub(crate) fn of_timestamp(value: Timestamp, pattern: &str) -> Option<String> {
    if value == Timestamp::MAX {
        let mut last = BrokenDownTime::from(DateTime::MAX);
        last.set_offset(Some(Offset::UTC));
        if let Ok(text) = last.to_string(pattern) {
            return Some(text);
        }
    }
    BrokenDownTime::from(value).to_string(pattern).ok()
}

/// Whether a text that no pattern reads is the date of zeros, `00/00/0000`, which databases write where there is none.
pub(super) fn is_zero(text: &str) -> bool {
    text.contains('0') && text.bytes().all(|byte| byte == b'0' || !byte.is_ascii_alphanumeric())
}

/// What a text says by a pattern, and whether it is written just so.
fn parse(text: &str, pattern: &str) -> Option<(BrokenDownTime, bool)> {
    let time = BrokenDownTime::parse(pattern, text).ok()?;
    // White space at the ends of a text was taken away.
    let usual = time.to_string(pattern).is_ok_and(|written| written.trim_ascii() == text);
    // By `%Y`, `24/02/10` would be a day of the year 10.
    let is_cut = !usual && time.year().is_some_and(|year| year < FIRST_OF_FOUR_DIGITS);
    (!is_cut).then_some((time, usual))
}
