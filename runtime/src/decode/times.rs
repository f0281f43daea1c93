//! Dates and times of any unambiguous spelling.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::Offset;

use super::form::{CivilForm, TimestampForm};
use super::numbers::{self, Found};

const NO_TIME: Found = "a string that is not a date and time";
const NO_SUCH: Found = "a date or time that does not exist";
const NO_UNIT: Found = "a number, whose unit is not documented";
const TOO_FAR: Found = "a time that is too far away";

/// A value, and whether it is spelled as documented. `None` for the zero date, which databases write
/// where there is no date.
pub(super) type Read<T> = Result<Option<(T, bool)>, Found>;

/// A date, with or without a time and an offset, as it was written.
struct Written {
    date: [u16; 3],
    time: Option<Time>,
    offset: Option<Zone>,
}

struct Time {
    separator: u8,
    clock: [u16; 3],
    nanosecond: i32,
}

/// Seconds east of Greenwich, and whether they are spelled as RFC 3339 wants.
struct Zone {
    seconds: i32,
    usual: bool,
}

impl Written {
    fn parse(text: &str) -> Option<Self> {
        let mut rest = Cursor(text.as_bytes());
        let date = rest.three(4, b'-')?;
        let mut written = Self { date, time: None, offset: None };
        let Some(separator) = rest.one_of(b"Tt ") else {
            return rest.0.is_empty().then_some(written);
        };
        written.time = Some(Time { separator, clock: rest.three(2, b':')?, nanosecond: rest.fraction()? });
        if !rest.0.is_empty() {
            written.offset = Some(rest.zone()?);
        }
        Some(written)
    }

    /// Whether it is `0000-00-00`, alone or with a time of zeros.
    fn is_zero(&self) -> bool {
        let no_time = |time: &Time| time.clock == [0; 3] && time.nanosecond == 0;
        self.date == [0; 3] && self.time.as_ref().is_none_or(no_time)
    }

    fn date(&self) -> Result<Date, Found> {
        let [year, month, day] = self.date.map(|part| i16::try_from(part).unwrap_or(i16::MAX));
        let small = |part: i16| i8::try_from(part).unwrap_or(i8::MAX);
        Date::new(year, small(month), small(day)).map_err(|_| NO_SUCH)
    }

    fn civil(&self) -> Result<DateTime, Found> {
        let date = self.date()?;
        let Some(time) = &self.time else {
            return Err("a date without a time");
        };
        let [hour, minute, second] = time.clock.map(|part| i8::try_from(part).unwrap_or(i8::MAX));
        // A leap second is the second before it, as jiff has it.
        let second = if second == 60 { 59 } else { second };
        let clock = jiff::civil::Time::new(hour, minute, second, time.nanosecond);
        Ok(date.to_datetime(clock.map_err(|_| NO_SUCH)?))
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

    /// Three numbers with a separator, the second and the third of two digits.
    fn three(&mut self, first: usize, separator: u8) -> Option<[u16; 3]> {
        let first = self.digits(first)?;
        self.one_of(&[separator])?;
        let second = self.digits(2)?;
        self.one_of(&[separator])?;
        Some([first, second, self.digits(2)?])
    }

    /// The nanoseconds of a fraction, if there is one; what is smaller is cut off.
    fn fraction(&mut self) -> Option<i32> {
        if self.one_of(b".,").is_none() {
            return Some(0);
        }
        let count = self.0.iter().take_while(|byte| byte.is_ascii_digit());
        let (digits, rest) = self.0.split_at(count.count());
        self.0 = rest;
        let padded = digits.iter().chain([&b'0'; 9]).take(9);
        let nanosecond = padded.fold(0, |value, byte| value * 10 + i32::from(byte - b'0'));
        (!digits.is_empty()).then_some(nanosecond)
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

/// A date; a time of midnight after it means nothing more.
pub(super) fn date(text: &str) -> Read<Date> {
    let written = Written::parse(text).ok_or("a string that is not a date")?;
    if written.is_zero() {
        return Ok(None);
    }
    if written.offset.is_some() {
        return Err("a time with an offset");
    }
    let midnight = |time: &Time| time.clock == [0; 3] && time.nanosecond == 0;
    if !written.time.as_ref().is_none_or(midnight) {
        return Err("a date with a time");
    }
    Ok(Some((written.date()?, written.time.is_none())))
}

/// A date and time without a zone. An offset is refused: to leave it out would change the meaning.
pub(super) fn civil(text: &str, form: CivilForm) -> Read<DateTime> {
    let written = Written::parse(text).ok_or(NO_TIME)?;
    if written.is_zero() {
        return Ok(None);
    }
    if written.offset.is_some() {
        return Err("a time with an offset");
    }
    let documented = match form {
        CivilForm::Space => b' ',
        CivilForm::T => b'T',
    };
    let civil = written.civil()?;
    let usual = written.time.is_some_and(|time| time.separator == documented);
    Ok(Some((civil, usual)))
}

/// An instant written as a text: RFC 3339, or a number in the documented unit.
pub(super) fn timestamp(text: &str, form: TimestampForm) -> Read<Timestamp> {
    if form.nanosecond_power().is_some() && numbers::is_number(text) {
        return Ok(Some((instant(text, form)?, form.is_text())));
    }
    let written = Written::parse(text).ok_or(NO_TIME)?;
    if written.is_zero() {
        return Ok(None);
    }
    let civil = written.civil()?;
    let zone = written.offset.as_ref().ok_or("a time without an offset")?;
    let offset = Offset::from_seconds(zone.seconds).map_err(|_| NO_SUCH)?;
    let instant = offset.to_timestamp(civil).map_err(|_| NO_SUCH)?;
    let with_t = written.time.is_some_and(|time| time.separator == b'T');
    let usual = form == TimestampForm::Rfc3339 && zone.usual && with_t;
    Ok(Some((instant, usual)))
}

/// An instant as a number in the unit of the form.
pub(super) fn instant(text: &str, form: TimestampForm) -> Result<Timestamp, Found> {
    let power = form.nanosecond_power().ok_or(NO_UNIT)?;
    let nanosecond = numbers::scaled(text, power)?;
    Timestamp::from_nanosecond(nanosecond).map_err(|_| TOO_FAR)
}

/// An instant as a short integer in the unit of the form, which is the usual case.
pub(super) fn short_instant(value: i64, form: TimestampForm) -> Result<Timestamp, Found> {
    let instant = match form {
        TimestampForm::Rfc3339 => return Err(NO_UNIT),
        TimestampForm::Seconds | TimestampForm::SecondsText => Timestamp::from_second(value),
        TimestampForm::Milliseconds | TimestampForm::MillisecondsText => Timestamp::from_millisecond(value),
    };
    instant.map_err(|_| TOO_FAR)
}
