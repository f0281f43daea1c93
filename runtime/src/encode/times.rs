//! Writing dates and times.

use std::fmt;

use jiff::civil::{Date, DateTime};
use jiff::{SignedDuration, Timestamp};

use super::{Unsendable, Writer};
use crate::decode::{CivilForm, DateForm, TimestampForm, pattern};

/// The first second of the year 0, counted from 1970.
const YEAR_ZERO: i64 = -62_167_219_200;

/// The last second of the year 9999, which is beyond the last instant. It stands for "never" wherever it is sent, and is
/// read as that instant, so that this is how that one is written.
const LAST_SECOND: i64 = 253_402_300_799;

impl Writer<'_> {
    /// Writes a date, as `2016-10-21` or in its pattern.
    pub fn date(&mut self, value: Option<Date>, form: DateForm<&str>) {
        let Some(value) = value else {
            return self.nothing();
        };
        self.check_year(value);
        if let DateForm::Pattern(pattern) = form {
            let lost = |text: &str| Some(value.duration_since(pattern::date(text, pattern)?.0));
            if self.patterned(pattern::of_date(value, pattern), lost) {
                return;
            }
        }
        self.begin().plain(format_args!("{value}"), true);
    }

    /// Writes a date and time without a zone; in a request the whole second that it lies in, since the form has no
    /// fractions, or what its pattern has a place for.
    pub fn civil(&mut self, value: Option<DateTime>, form: CivilForm<&str>) {
        let Some(value) = value else {
            return self.nothing();
        };
        self.check_year(value.date());
        let separator = match form {
            CivilForm::Space => ' ',
            CivilForm::T => 'T',
            CivilForm::Pattern(pattern) => {
                let lost = |text: &str| Some(value.duration_since(pattern::civil(text, pattern)?.0));
                if self.patterned(pattern::of_civil(value, pattern), lost) {
                    return;
                }
                'T'
            }
        };
        if self.request {
            self.begin().plain(format_args!("{}", WholeCivil(value, separator)), true);
        } else {
            self.begin().plain(format_args!("{}", Civil(value, separator)), true);
        }
    }

    /// Writes an instant; as a text in UTC, with a `Z`, and with a fraction of seconds where it has one, which RFC 3339
    /// allows. As a number it is the whole unit that it lies in; in an answer, what is smaller becomes a fraction. A
    /// pattern gives it in UTC. [`Timestamp::MAX`], which is read where a server says "never", is written as the last
    /// second of the year 9999.
    pub fn timestamp(&mut self, value: Option<Timestamp>, form: TimestampForm<&str>) {
        let Some(instant) = value else {
            return self.nothing();
        };
        if let TimestampForm::Pattern(pattern) = form {
            return self.instant_in_pattern(instant, pattern);
        }
        let (quoted, request) = (form.is_text(), self.request);
        let Some(power) = form.nanosecond_power() else {
            return self.instant_as_text(instant);
        };
        let target = self.begin();
        if instant == Timestamp::MAX {
            target.plain(format_args!("{}", i128::from(LAST_SECOND) * 10_i128.pow(9 - power)), quoted);
        } else if request {
            target.plain(format_args!("{}", whole_units(instant, power)), quoted);
        } else {
            target.plain(format_args!("{}", Since1970 { instant, power }), quoted);
        }
    }

    fn instant_in_pattern(&mut self, instant: Timestamp, pattern: &str) {
        self.check_instant(instant);
        let lost = |text: &str| Some(instant.duration_since(pattern::timestamp(text, pattern)?.0));
        if !self.patterned(pattern::of_timestamp(instant, pattern), lost) {
            self.instant_as_text(instant);
        }
    }

    fn instant_as_text(&mut self, instant: Timestamp) {
        self.check_instant(instant);
        if instant == Timestamp::MAX {
            self.begin().plain(format_args!("9999-12-31T23:59:59Z"), true);
        } else {
            self.begin().plain(format_args!("{instant}"), true);
        }
    }

    /// Writes what a pattern made of a value, and says whether it did. `lost` is what the value has beyond what is read
    /// of that again: a request travels so, or not at all; an answer that would lose something is written otherwise.
    fn patterned(&mut self, text: Option<String>, lost: impl FnOnce(&str) -> Option<SignedDuration>) -> bool {
        let lost = text.as_ref().and_then(|text| lost(text.trim_ascii()));
        let (Some(text), Some(lost)) = (text, lost) else {
            self.refuse(Unsendable::Pattern);
            return false;
        };
        // A year of two digits is one of a certain century.
        let is_another = lost.is_negative() || lost >= SignedDuration::from_hours(24);
        if is_another {
            self.refuse(Unsendable::Pattern);
        }
        let is_written = if self.request { !is_another } else { lost.is_zero() };
        if is_written {
            self.begin().text(&text);
        }
        is_written
    }

    fn check_instant(&mut self, instant: Timestamp) {
        if instant.as_second() < YEAR_ZERO {
            self.refuse(Unsendable::Year);
        }
    }

    /// Years are spelled with four digits.
    fn check_year(&mut self, date: Date) {
        if date.year() < 0 {
            self.refuse(Unsendable::Year);
        }
    }
}

/// A date and time without a zone, with what stands between the two, up to the whole second.
struct WholeCivil(DateTime, char);

impl fmt::Display for WholeCivil {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let time = self.0.time();
        let (hour, minute, second) = (time.hour(), time.minute(), time.second());
        write!(formatter, "{}{}{hour:02}:{minute:02}:{second:02}", self.0.date(), self.1)
    }
}

/// A date and time without a zone, with what stands between the two; a fraction of seconds only where there is one.
struct Civil(DateTime, char);

impl fmt::Display for Civil {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}{}{}", self.0.date(), self.1, self.0.time())
    }
}

/// The unit of `10^power` nanoseconds that an instant lies in, counted from 1970.
fn whole_units(instant: Timestamp, power: u32) -> i128 {
    instant.as_nanosecond().div_euclid(10_i128.pow(power))
}

/// An instant as a number in the unit of `10^-power` nanoseconds; a fraction only where there is
/// one, since to cut it off would change the instant.
struct Since1970 {
    instant: Timestamp,
    power: u32,
}

impl fmt::Display for Since1970 {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let nanoseconds = self.instant.as_nanosecond();
        let unit = 10_u128.pow(self.power);
        let sign = if nanoseconds < 0 { "-" } else { "" };
        let nanoseconds = nanoseconds.unsigned_abs();
        let (whole, fraction) = (nanoseconds / unit, nanoseconds % unit);
        write!(formatter, "{sign}{whole}")?;
        if fraction != 0 {
            let width = self.power as usize;
            let digits = format!("{fraction:0width$}");
            write!(formatter, ".{}", digits.trim_end_matches('0'))?;
        }
        Ok(())
    }
}
