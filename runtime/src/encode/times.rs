//! Writing dates and times.

use std::fmt;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};

use super::{Unsendable, Writer};
use crate::decode::{CivilForm, TimestampForm};

/// The first second of the year 0, counted from 1970.
const YEAR_ZERO: i64 = -62_167_219_200;

impl Writer<'_> {
    /// Writes a date, as `2016-10-21`.
    pub fn date(&mut self, value: Option<Date>) {
        let Some(value) = value else {
            return self.nothing();
        };
        self.check_year(value);
        self.begin().plain(format_args!("{value}"), true);
    }

    /// Writes a date and time without a zone; in a request the whole second that it lies in, since the form has no
    /// fractions.
    pub fn civil(&mut self, value: Option<DateTime>, form: CivilForm) {
        let Some(value) = value else {
            return self.nothing();
        };
        self.check_year(value.date());
        if self.request {
            self.begin().plain(format_args!("{}", WholeCivil(value, form)), true);
        } else {
            self.begin().plain(format_args!("{}", Civil(value, form)), true);
        }
    }

    /// Writes an instant; as a text in UTC, with a `Z`, and with a fraction of seconds where it has one, which RFC 3339
    /// allows. As a number it is the whole unit that it lies in; in an answer, what is smaller becomes a fraction.
    /// [`Timestamp::MAX`], which is read where a server says "never", is written as the last second of the year 9999.
    pub fn timestamp(&mut self, value: Option<Timestamp>, form: TimestampForm) {
        let Some(instant) = value else {
            return self.nothing();
        };
        let (quoted, request) = (form.is_text(), self.request);
        if instant == Timestamp::MAX {
            return self.begin().plain(format_args!("{}", last_second(form)), quoted);
        }
        let Some(power) = form.nanosecond_power() else {
            if instant.as_second() < YEAR_ZERO {
                self.refuse(Unsendable::Year);
            }
            return self.begin().plain(format_args!("{instant}"), quoted);
        };
        let target = self.begin();
        if request {
            target.plain(format_args!("{}", whole_units(instant, power)), quoted);
        } else {
            target.plain(format_args!("{}", Since1970 { instant, power }), quoted);
        }
    }

    /// Years are spelled with four digits.
    fn check_year(&mut self, date: Date) {
        if date.year() < 0 {
            self.refuse(Unsendable::Year);
        }
    }
}

/// A date and time without a zone in its form, up to the whole second.
struct WholeCivil(DateTime, CivilForm);

impl fmt::Display for WholeCivil {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let time = self.0.time();
        let (hour, minute, second) = (time.hour(), time.minute(), time.second());
        write!(formatter, "{}{}{hour:02}:{minute:02}:{second:02}", self.0.date(), separator(self.1))
    }
}

/// A date and time without a zone in its form; a fraction of seconds only where there is one.
struct Civil(DateTime, CivilForm);

impl fmt::Display for Civil {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}{}{}", self.0.date(), separator(self.1), self.0.time())
    }
}

fn separator(form: CivilForm) -> char {
    match form {
        CivilForm::Space => ' ',
        CivilForm::T => 'T',
    }
}

/// The unit of `10^power` nanoseconds that an instant lies in, counted from 1970.
fn whole_units(instant: Timestamp, power: u32) -> i128 {
    instant.as_nanosecond().div_euclid(10_i128.pow(power))
}

/// The last second of the year 9999, which is beyond the last instant. It stands for "never" wherever it is sent, and is
/// read as that instant, so that this is how that one is written.
const fn last_second(form: TimestampForm) -> &'static str {
    match form {
        TimestampForm::Rfc3339 => "9999-12-31T23:59:59Z",
        TimestampForm::Seconds | TimestampForm::SecondsText => "253402300799",
        TimestampForm::Milliseconds | TimestampForm::MillisecondsText => "253402300799000",
    }
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
