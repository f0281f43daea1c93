//! How dates and times are printed.

use std::fmt;

use jiff::Timestamp;
use jiff::civil::DateTime;

use crate::decode::{CivilForm, TimestampForm};

/// A date and time without a zone in its form, up to the whole second.
pub(super) struct WholeCivil(pub(super) DateTime, pub(super) CivilForm);

impl fmt::Display for WholeCivil {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let time = self.0.time();
        let (hour, minute, second) = (time.hour(), time.minute(), time.second());
        write!(formatter, "{}{}{hour:02}:{minute:02}:{second:02}", self.0.date(), separator(self.1))
    }
}

/// A date and time without a zone in its form; a fraction of seconds only where there is one.
pub(super) struct Civil(pub(super) DateTime, pub(super) CivilForm);

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
pub(super) fn whole_units(instant: Timestamp, power: u32) -> i128 {
    instant.as_nanosecond().div_euclid(10_i128.pow(power))
}

/// The last second of the year 9999, which is beyond the last instant. It stands for "never" wherever it is sent, and is
/// read as that instant, so that this is how that one is written.
pub(super) const fn last_second(form: TimestampForm) -> &'static str {
    match form {
        TimestampForm::Rfc3339 => "9999-12-31T23:59:59Z",
        TimestampForm::Seconds | TimestampForm::SecondsText => "253402300799",
        TimestampForm::Milliseconds | TimestampForm::MillisecondsText => "253402300799000",
    }
}

/// An instant as a number in the unit of `10^-power` nanoseconds; a fraction only where there is
/// one, since to cut it off would change the instant.
pub(super) struct Since1970 {
    pub(super) instant: Timestamp,
    pub(super) power: u32,
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
