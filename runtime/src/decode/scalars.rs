//! The reader's scalars: the usual spelling at once, all others by way of [`Scalar`].

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use rust_decimal::Decimal;

use super::error::{DecodeError, DecodeErrorKind};
use super::form::{CivilForm, DateForm, Flag, Form, TimestampForm};
use super::notice::{Noted, NoticeKind, other_spelling};
use super::numbers::{self, Found};
use super::reader::Reader;
use super::source::Scalar;
use super::times;

/// What a conversion makes of a scalar: a value or nothing, and what is to be noticed of it.
type Converted<T> = Result<(Option<T>, Option<NoticeKind>), Unfit>;

/// Why a conversion refuses a scalar.
enum Unfit {
    /// It is of another kind.
    Kind(Found),
    /// Its content does not fit.
    Content(Found),
}

impl From<Found> for Unfit {
    fn from(found: Found) -> Self {
        Self::Content(found)
    }
}

const INSTANT: &str = "an instant";

impl Reader<'_> {
    /// Reads a string. A number is taken as printed, a boolean as `true` or `false`. An empty string
    /// is a string; `null` is nothing.
    ///
    /// # Errors
    ///
    /// Where there is an object or a list.
    pub fn string(&mut self) -> Result<Option<String>, DecodeError> {
        if let Some(text) = self.source.plain_text() {
            return Ok(Some(text.to_owned()));
        }
        Ok(self.any_text()?.map(str::to_owned))
    }

    /// Reads a text as [`Reader::string`] does, but hands it to `parse` without copying it. An empty
    /// text is handed over too.
    ///
    /// # Errors
    ///
    /// Where there is an object or a list.
    pub fn text<T>(&mut self, parse: impl FnOnce(&str) -> T) -> Result<Option<T>, DecodeError> {
        Ok(self.any_text()?.map(parse))
    }

    /// The text of any scalar.
    fn any_text(&mut self) -> Result<Option<&str>, DecodeError> {
        let text = match self.source.scalar(&mut self.scratch, "a string") {
            Ok(Scalar::Text(text) | Scalar::Untyped(text)) => return Ok(Some(text)),
            Ok(Scalar::Nothing) => return Ok(None),
            Ok(Scalar::Number(text)) => text,
            Ok(Scalar::Boolean(value)) => {
                if value {
                    "true"
                } else {
                    "false"
                }
            }
            Err(error) => return Err(self.trail.locate(error)),
        };
        self.notices.note(NoticeKind::Spelling, &self.trail, self.source.offset());
        Ok(Some(text))
    }

    /// Reads an integer: a number or a text, also as `6421.0` or `1e3`. `""` and `null` are nothing.
    ///
    /// # Errors
    ///
    /// Where there is a boolean, an object, a list, a fraction, any other text, or a number that 64
    /// bits cannot hold.
    pub fn integer(&mut self, form: Form) -> Result<Option<i64>, DecodeError> {
        match self.short_integer(form) {
            Some(value) => Ok(Some(value)),
            None => self.convert("an integer", |scalar| numeric(scalar, form, plain(numbers::integer))),
        }
    }

    /// Reads a floating-point number: a number or a text. `""` and `null` are nothing.
    ///
    /// # Errors
    ///
    /// Where there is a boolean, an object, a list, any other text, or a number that is too large.
    pub fn number(&mut self, form: Form) -> Result<Option<f64>, DecodeError> {
        match self.short_integer(form) {
            // The nearest number is taken, as by parsing it.
            #[expect(clippy::cast_precision_loss, reason = "no other number is closer")]
            Some(value) => Ok(Some(value as f64)),
            None => self.convert("a number", |scalar| numeric(scalar, form, plain(numbers::number))),
        }
    }

    /// Reads a decimal number: a number or a text. It keeps its scale as written, so that `0` and
    /// `0.0` stay what they are. It is exact: nothing is ever rounded. Only zeros at its end are left out where there
    /// are more than fit, which is noticed. `""` and `null` are nothing.
    ///
    /// # Errors
    ///
    /// Where there is a boolean, an object, a list, any other text, or a number of more digits than a [`Decimal`] can
    /// hold: its digits are an integer of 96 bits, and at most 28 of them are behind the point. So 28 digits always
    /// fit. [`any`](Self::any) keeps the digits of a number of any size, and so does [`string`](Self::string) as its
    /// text.
    pub fn decimal(&mut self, form: Form) -> Result<Option<Decimal>, DecodeError> {
        match self.source.short_decimal() {
            Some(value) => {
                self.note_number(form);
                Ok(Some(value))
            }
            None => self.convert("a decimal number", |scalar| numeric(scalar, form, numbers::decimal)),
        }
    }

    /// Reads a yes-or-no: as `form` says, or as `true` and `false`, `1` and `0`, `yes` and `no`,
    /// `on` and `off`, `y` and `n`, in any case, as a text or not. `""` and `null` are nothing.
    ///
    /// # Errors
    ///
    /// Where there is anything else.
    pub fn boolean(&mut self, form: Flag<&str>) -> Result<Option<bool>, DecodeError> {
        if form == Flag::BOOLEAN
            && let Some(value) = self.source.plain_boolean()
        {
            return Ok(Some(value));
        }
        self.convert("a boolean", |scalar| match scalar {
            Scalar::Nothing => Ok((None, None)),
            // A flag may document the empty text as one of its spellings.
            Scalar::Text("") if !form.has_empty_text() => Ok((None, Some(NoticeKind::Spelling))),
            Scalar::Untyped("") if !form.has_empty_text() => Ok((None, None)),
            _ => match numbers::flag(scalar, form) {
                Some((value, usual)) => Ok((Some(value), other_spelling(usual))),
                None => Err(Unfit::Content("a value that is neither yes nor no")),
            },
        })
    }

    /// Reads a date, in its pattern or as `2016-10-21`, also with a time of midnight. `""`, `null` and the date of
    /// zeros are nothing. A year beyond 9999 gives [`Date::MAX`], noticed as [`NoticeKind::Nearest`].
    ///
    /// # Errors
    ///
    /// Where there is anything else, or a date that does not exist.
    pub fn date(&mut self, form: DateForm<&str>) -> Result<Option<Date>, DecodeError> {
        let digits = matches!(form, DateForm::Pattern(_));
        self.convert("a date", |scalar| timely(scalar, digits, |text| times::date(text, form)))
    }

    /// Reads a date and time without a zone, in its pattern, or with a space or a `T` between them, and maybe a
    /// fraction of seconds. `""`, `null` and the date of zeros are nothing. `24:00:00` is the midnight at the end of the
    /// day. A leap second is the second before it, and a year beyond 9999 gives [`DateTime::MAX`]; both are noticed as
    /// [`NoticeKind::Nearest`].
    ///
    /// # Errors
    ///
    /// Where there is anything else, a time that does not exist, or one with an offset, which would
    /// get lost.
    pub fn civil(&mut self, form: CivilForm<&str>) -> Result<Option<DateTime>, DecodeError> {
        let digits = matches!(form, CivilForm::Pattern(_));
        self.convert("a date and time without a zone", |scalar| timely(scalar, digits, |text| times::civil(text, form)))
    }

    /// Reads an instant: in its pattern, a number or a text of one in the documented unit, or RFC 3339. `""`, `null`
    /// and the date of zeros are nothing.
    ///
    /// The last instant is [`Timestamp::MAX`], on 30 December 9999. What lies beyond, as `9999-12-31T23:59:59Z` where
    /// "never" is meant, gives it, or [`Timestamp::MIN`] for what lies before the first one. So the order of instants
    /// is kept, and the answer can be read; it is noticed as [`NoticeKind::Nearest`], as leap seconds are.
    ///
    /// # Errors
    ///
    /// Where there is anything else, as a time without an offset, or a number where the
    /// documentation has no unit.
    pub fn timestamp(&mut self, form: TimestampForm<&str>) -> Result<Option<Timestamp>, DecodeError> {
        if matches!(form, TimestampForm::Pattern(_)) {
            return self.convert(INSTANT, |scalar| timely(scalar, true, |text| times::timestamp(text, form)));
        }
        let start = self.source.start();
        if let Some(value) = self.source.short_integer() {
            let instant = times::short_instant(value, form);
            let usual = !form.is_text() || !self.source.is_typed() && form != TimestampForm::Rfc3339;
            let converted = instant.map(|(instant, noticed)| (Some(instant), noticed.or(other_spelling(usual))));
            return self.conclude(INSTANT, start, converted.map_err(Unfit::Content));
        }
        self.convert(INSTANT, |scalar| match scalar {
            Scalar::Number(text) => {
                let (instant, noticed) = times::instant(text, form)?;
                Ok((Some(instant), noticed.or(other_spelling(!form.is_text()))))
            }
            _ => timely(scalar, false, |text| times::timestamp(text, form)),
        })
    }

    /// An integer as it is usually written.
    #[inline]
    fn short_integer(&mut self, form: Form) -> Option<i64> {
        let value = self.source.short_integer()?;
        self.note_number(form);
        Some(value)
    }

    /// Records if what was read should not have been written as a number.
    #[inline]
    fn note_number(&mut self, form: Form) {
        if form != Form::Number && self.source.is_typed() {
            self.note(NoticeKind::Spelling);
        }
    }

    /// Reads any scalar, and makes of it what `conversion` says.
    fn convert<T>(
        &mut self,
        expected: &'static str,
        conversion: impl FnOnce(Scalar<'_>) -> Converted<T>,
    ) -> Result<Option<T>, DecodeError> {
        let start = self.source.start();
        let converted = match self.source.scalar(&mut self.scratch, expected) {
            Ok(scalar) => conversion(scalar),
            Err(error) => return Err(self.trail.locate(error)),
        };
        self.conclude(expected, start, converted)
    }

    /// Makes a result of a conversion of the scalar at the byte `start`.
    #[inline]
    fn conclude<T>(
        &mut self,
        expected: &'static str,
        start: usize,
        converted: Converted<T>,
    ) -> Result<Option<T>, DecodeError> {
        let kind = match converted {
            Ok((value, noticed)) => {
                if let Some(kind) = noticed {
                    self.notices.note(kind, &self.trail, self.source.offset());
                }
                return Ok(value);
            }
            Err(Unfit::Kind(found)) => DecodeErrorKind::Type { expected, found },
            Err(Unfit::Content(found)) => DecodeErrorKind::Value { expected, found },
        };
        Err(self.trail.locate(DecodeError::new(kind, start)))
    }
}

/// A number of any spelling.
fn numeric<T>(scalar: Scalar<'_>, form: Form, parse: impl FnOnce(&str) -> Result<Noted<T>, Found>) -> Converted<T> {
    let (text, usual) = match scalar {
        Scalar::Nothing => return Ok((None, None)),
        Scalar::Boolean(_) => return Err(Unfit::Kind("a boolean")),
        Scalar::Number(text) => (text, form == Form::Number),
        Scalar::Text(text) => (text.trim_ascii(), form == Form::Text),
        Scalar::Untyped(text) => (text.trim_ascii(), true),
    };
    if text.is_empty() {
        return Ok((None, other_spelling(matches!(scalar, Scalar::Untyped(_)))));
    }
    let (value, noticed) = parse(text)?;
    Ok((Some(value), noticed.or(other_spelling(usual))))
}

/// A conversion of whose values nothing is to be noticed.
fn plain<T>(parse: fn(&str) -> Result<T, Found>) -> impl FnOnce(&str) -> Result<Noted<T>, Found> {
    move |text| Ok((parse(text)?, None))
}

/// A date or time written as a text, or, where `digits` may say it, as a number.
fn timely<T>(scalar: Scalar<'_>, digits: bool, parse: impl FnOnce(&str) -> times::Read<T>) -> Converted<T> {
    let (text, untyped) = match scalar {
        Scalar::Nothing => return Ok((None, None)),
        Scalar::Boolean(_) => return Err(Unfit::Kind("a boolean")),
        // Such as `20161021`, which a pattern without anything between its numbers reads.
        Scalar::Number(text) if digits => {
            let read = parse(text)?.map(|(value, noticed)| (value, noticed.or(Some(NoticeKind::Spelling))));
            return Ok(read.map_or((None, Some(NoticeKind::Spelling)), |(value, noticed)| (Some(value), noticed)));
        }
        Scalar::Number(_) => return Err(Unfit::Kind("a number")),
        Scalar::Text(text) => (text.trim_ascii(), false),
        Scalar::Untyped(text) => (text.trim_ascii(), true),
    };
    if text.is_empty() {
        return Ok((None, other_spelling(untyped)));
    }
    Ok(match parse(text)? {
        // What is a number in JSON has no other spelling where all values are texts.
        Some((value, Some(NoticeKind::Spelling))) if untyped && numbers::is_number(text) => (Some(value), None),
        Some((value, noticed)) => (Some(value), noticed),
        None => (None, Some(NoticeKind::Spelling)),
    })
}
