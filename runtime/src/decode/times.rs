//! Dates and times of any unambiguous spelling.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::Offset;

use super::form::{CivilForm, DateForm, TimestampForm};
use super::notice::{Noted, NoticeKind, other_spelling};
use super::numbers::{self, Found};
use super::pattern;

const NO_TIME: Found = "a string that is not a date and time";
const NO_SUCH: Found = "a date or time that does not exist";
const NO_UNIT: Found = "a number, whose unit is not documented";

/// A value, and what is to be noticed of it, unless it is as documented. `None` for the zero date, which databases write
/// where there is no date.
pub(super) type Read<T> = Result<Option<Noted<T>>, Found>;

/// A date, with or without a time and an offset, as it was written.
struct Written {
    year: i32,
    /// The month, and the day.
    day: [u16; 2],
    time: Option<Time>,
    offset: Option<Zone>,
}

struct Time {
    separator: u8,
    clock: [u16; 3],
    nanosecond: i32,
    /// Whether the time is smaller than in nanoseconds.
    cut: bool,
}

/// Seconds east of Greenwich, and whether they are spelled as RFC 3339 wants.
struct Zone {
    seconds: i32,
    usual: bool,
}

impl Time {
    fn is_midnight(&self) -> bool {
        self.clock == [0; 3] && self.nanosecond == 0 && !self.cut
    }
}

impl Written {
    fn parse(text: &str) -> Option<Self> {
        let mut rest = Cursor(text.as_bytes());
        let year = rest.year()?;
        rest.one_of(b"-")?;
        let month = rest.digits(2)?;
        rest.one_of(b"-")?;
        let mut written = Self { year, day: [month, rest.digits(2)?], time: None, offset: None };
        let Some(separator) = rest.one_of(b"Tt ") else {
            return rest.0.is_empty().then_some(written);
        };
        let clock = rest.clock()?;
        let (nanosecond, cut) = rest.fraction()?;
        written.time = Some(Time { separator, clock, nanosecond, cut });
        if !rest.0.is_empty() {
            written.offset = Some(rest.zone()?);
        }
        Some(written)
    }

    /// Whether it is `0000-00-00`, alone or with a time of zeros.
    fn is_zero(&self) -> bool {
        (self.year, self.day) == (0, [0; 2]) && self.time.as_ref().is_none_or(Time::is_midnight)
    }

    /// The date; the last or the first one of all where the year is beyond them.
    fn date(&self) -> Result<Noted<Date>, Found> {
        let [month, day] = self.day.map(|part| i8::try_from(part).unwrap_or(i8::MAX));
        let of = |year: i32| Date::new(i16::try_from(year).unwrap_or_default(), month, day).map_err(|_| NO_SUCH);
        if (i32::from(Date::MIN.year())..=i32::from(Date::MAX.year())).contains(&self.year) {
            return Ok((of(self.year)?, None));
        }
        // The calendar repeats itself after 400 years.
        of(2000 + self.year.rem_euclid(400))?;
        Ok((if self.year > 0 { Date::MAX } else { Date::MIN }, Some(NoticeKind::Nearest)))
    }

    fn civil(&self) -> Result<Noted<DateTime>, Found> {
        let (date, beyond) = self.date()?;
        let Some(time) = &self.time else {
            return Err("a date without a time");
        };
        if time.clock == [24, 0, 0] && time.nanosecond == 0 && !time.cut {
            // The midnight at the end of a day.
            let end =
                date.tomorrow().map(|next| (next.to_datetime(jiff::civil::Time::midnight()), NoticeKind::Spelling));
            let (end, noticed) = end.unwrap_or((DateTime::MAX, NoticeKind::Nearest));
            return Ok((end, beyond.or(Some(noticed))));
        }
        let [hour, minute, second] = time.clock.map(|part| i8::try_from(part).unwrap_or(i8::MAX));
        // A leap second is the second before it, as jiff has it.
        let leap = second == 60;
        let second = if leap { 59 } else { second };
        let clock = jiff::civil::Time::new(hour, minute, second, time.nanosecond).map_err(|_| NO_SUCH)?;
        Ok(match beyond {
            Some(_) if self.year > 0 => (DateTime::MAX, beyond),
            Some(_) => (DateTime::MIN, beyond),
            None => (date.to_datetime(clock), (leap || time.cut).then_some(NoticeKind::Nearest)),
        })
    }
}

/// What is left of a text.
struct Cursor<'a>(&'a [u8]);

impl Cursor<'_> {
    fn one_of(&mut self, bytes: &[u8]) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        bytes.contains(first).then(|| {
            self.0 = rest;
            *first
        })
    }

    /// A number of exactly as many digits.
    fn digits(&mut self, count: usize) -> Option<u16> {
        let (digits, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        digits.iter().try_fold(0, |value, byte| byte.is_ascii_digit().then(|| value * 10 + u16::from(byte - b'0')))
    }

    /// A year of four digits, or with a sign of up to nine, as ISO 8601 has it for years beyond 9999.
    fn year(&mut self) -> Option<i32> {
        let Some(sign) = self.one_of(b"+-") else {
            return self.digits(4).map(i32::from);
        };
        let count = self.0.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let (digits, rest) = self.0.split_at(count);
        self.0 = rest;
        if !(4..=9).contains(&count) {
            return None;
        }
        let year = digits.iter().fold(0, |value, byte| value * 10 + i32::from(byte - b'0'));
        Some(if sign == b'-' { -year } else { year })
    }

    /// Hours, minutes and seconds.
    fn clock(&mut self) -> Option<[u16; 3]> {
        let hour = self.digits(2)?;
        self.one_of(b":")?;
        let minute = self.digits(2)?;
        self.one_of(b":")?;
        Some([hour, minute, self.digits(2)?])
    }

    /// The nanoseconds of a fraction, if there is one, and whether anything smaller was cut off.
    fn fraction(&mut self) -> Option<(i32, bool)> {
        if self.one_of(b".,").is_none() {
            return Some((0, false));
        }
        let count = self.0.iter().take_while(|byte| byte.is_ascii_digit());
        let (digits, rest) = self.0.split_at(count.count());
        self.0 = rest;
        let padded = digits.iter().chain([&b'0'; 9]).take(9);
        let nanosecond = padded.fold(0, |value, byte| value * 10 + i32::from(byte - b'0'));
        let cut = digits.iter().skip(9).any(|digit| *digit != b'0');
        (!digits.is_empty()).then_some((nanosecond, cut))
    }

    /// `Z`, `UTC`, `GMT`, `+02:00`, `+0200` or `+02`, with or without a space before it.
    fn zone(&mut self) -> Option<Zone> {
        let spaced = self.one_of(b" ").is_some();
        if matches!(self.0, b"Z" | b"z" | b"UTC" | b"GMT") {
            let usual = !spaced && self.0 == b"Z";
            return Some(Zone { seconds: 0, usual });
        }
        let sign = if self.one_of(b"+-")? == b'-' { -1 } else { 1 };
        let hours = self.digits(2)?;
        let colon = self.one_of(b":").is_some();
        let minutes = if self.0.is_empty() && !colon { 0 } else { self.digits(2)? };
        let seconds = sign * (i32::from(hours) * 3600 + i32::from(minutes) * 60);
        let sound = self.0.is_empty() && hours < 24 && minutes < 60;
        let usual = colon && !spaced;
        sound.then_some(Zone { seconds, usual })
    }
}

/// A value in the pattern of its documentation, and otherwise as ISO 8601 has it, which can only mean the same.
fn patterned<T>(text: &str, by_pattern: Option<Noted<T>>, otherwise: impl FnOnce() -> Read<T>) -> Read<T> {
    match by_pattern {
        Some(noted) => Ok(Some(noted)),
        None if pattern::is_zero(text) => Ok(None),
        None => otherwise().map(|read| read.map(|(value, noticed)| (value, noticed.or(Some(NoticeKind::Spelling))))),
    }
}

/// A date; a time of midnight after it means nothing more.
pub(super) fn date(text: &str, form: DateForm<&str>) -> Read<Date> {
    if let DateForm::Pattern(pattern) = form {
        return patterned(text, pattern::date(text, pattern), || date(text, DateForm::Iso8601));
    }
    let written = Written::parse(text).ok_or("a string that is not a date")?;
    if written.is_zero() {
        return Ok(None);
    }
    if written.offset.is_some() {
        return Err("a time with an offset");
    }
    if !written.time.as_ref().is_none_or(Time::is_midnight) {
        return Err("a date with a time");
    }
    let (date, noticed) = written.date()?;
    Ok(Some((date, noticed.or(other_spelling(written.time.is_none())))))
}

/// A date and time without a zone. An offset is refused: to leave it out would change the meaning.
pub(super) fn civil(text: &str, form: CivilForm<&str>) -> Read<DateTime> {
    let documented = match form {
        CivilForm::Space => b' ',
        CivilForm::T => b'T',
        CivilForm::Pattern(pattern) => {
            return patterned(text, pattern::civil(text, pattern), || civil(text, CivilForm::T));
        }
    };
    let written = Written::parse(text).ok_or(NO_TIME)?;
    if written.is_zero() {
        return Ok(None);
    }
    if written.offset.is_some() {
        return Err("a time with an offset");
    }
    let (civil, noticed) = written.civil()?;
    let usual = written.time.is_some_and(|time| time.separator == documented);
    Ok(Some((civil, noticed.or(other_spelling(usual)))))
}

/// An instant written as a text: in its pattern, as RFC 3339, or as a number in the documented unit.
pub(super) fn timestamp(text: &str, form: TimestampForm<&str>) -> Read<Timestamp> {
    if let TimestampForm::Pattern(pattern) = form {
        return patterned(text, pattern::timestamp(text, pattern), || timestamp(text, TimestampForm::Rfc3339));
    }
    if form.nanosecond_power().is_some() && numbers::is_number(text) {
        let (instant, noticed) = instant(text, form)?;
        return Ok(Some((instant, noticed.or(other_spelling(form.is_text())))));
    }
    let written = Written::parse(text).ok_or(NO_TIME)?;
    if written.is_zero() {
        return Ok(None);
    }
    let (civil, noticed) = written.civil()?;
    let zone = written.offset.as_ref().ok_or("a time without an offset")?;
    let offset = Offset::from_seconds(zone.seconds).map_err(|_| NO_SUCH)?;
    let Ok(instant) = offset.to_timestamp(civil) else {
        return Ok(Some((farthest(civil.year() > 0), Some(NoticeKind::Nearest))));
    };
    let with_t = written.time.is_some_and(|time| time.separator == b'T');
    let usual = form == TimestampForm::Rfc3339 && zone.usual && with_t;
    Ok(Some((instant, noticed.or(other_spelling(usual)))))
}

/// An instant as a number in the unit of the form.
pub(super) fn instant(text: &str, form: TimestampForm<&str>) -> Result<Noted<Timestamp>, Found> {
    let power = form.nanosecond_power().ok_or(NO_UNIT)?;
    let (nanosecond, exact) = numbers::scaled(text, power)?;
    Ok(match Timestamp::from_nanosecond(nanosecond) {
        Ok(instant) => (instant, (!exact).then_some(NoticeKind::Nearest)),
        Err(_) => (farthest(nanosecond > 0), Some(NoticeKind::Nearest)),
    })
}

/// An instant as a short integer in the unit of the form, which is the usual case.
pub(super) fn short_instant(value: i64, form: TimestampForm<&str>) -> Result<Noted<Timestamp>, Found> {
    let instant = match form.nanosecond_power().ok_or(NO_UNIT)? {
        9 => Timestamp::from_second(value),
        6 => Timestamp::from_millisecond(value),
        power => Timestamp::from_nanosecond(i128::from(value) * 10_i128.pow(power)),
    };
    Ok(match instant {
        Ok(instant) => (instant, None),
        Err(_) => (farthest(value > 0), Some(NoticeKind::Nearest)),
    })
}

/// The last or the first instant that there is.
pub(super) fn farthest(last: bool) -> Timestamp {
    if last { Timestamp::MAX } else { Timestamp::MIN }
}
