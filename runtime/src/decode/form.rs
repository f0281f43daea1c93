//! How the documentation says that scalars are written.
//!
//! A form is what is *sent*, and what is *expected*. Reading accepts any other spelling that means
//! the same; [`Reader::watch`](super::Reader::watch) tells where one was met.
//!
//! `T` is what holds the texts of a form: they are constants in generated code, and owned in descriptions of an API.
//!
//! A pattern is one of [`jiff::fmt::strtime`], as `%d/%m/%Y %H:%M`. What it has no place for is not written.

/// How a number travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// As a number: `6421`.
    Number,
    /// As a text: `"6421"`.
    Text,
}

/// How one side of a yes-or-no travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Spelling<T = &'static str> {
    /// As a boolean: `true`.
    Boolean(bool),
    /// As a number: `1`.
    Number(i64),
    /// As a text: `"yes"`.
    Text(T),
}

/// How a yes-or-no travels.
///
/// ```text
/// Flag { no: Spelling::Text("off"), yes: Spelling::Text("on") }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Flag<T = &'static str> {
    /// The spelling of `false`.
    pub no: Spelling<T>,
    /// The spelling of `true`.
    pub yes: Spelling<T>,
}

impl<T> Flag<T> {
    /// `false` and `true`.
    pub const BOOLEAN: Self = Self { no: Spelling::Boolean(false), yes: Spelling::Boolean(true) };
    /// `0` and `1`.
    pub const DIGITS: Self = Self { no: Spelling::Number(0), yes: Spelling::Number(1) };

    /// Two texts, as `"off"` and `"on"`.
    #[must_use]
    pub const fn text(no: T, yes: T) -> Self {
        Self { no: Spelling::Text(no), yes: Spelling::Text(yes) }
    }
}

impl Flag<&'static str> {
    /// `"0"` and `"1"`.
    pub const TEXT_DIGITS: Self = Self::text("0", "1");
    /// `"false"` and `"true"`.
    pub const TEXT: Self = Self::text("false", "true");
}

impl<T: AsRef<str>> Flag<T> {
    /// The same form with borrowed texts, as readers and writers take it.
    #[must_use]
    pub fn borrowed(&self) -> Flag<&str> {
        Flag { no: self.no.borrowed(), yes: self.yes.borrowed() }
    }

    /// Whether the empty text is one of the two spellings.
    pub(crate) fn has_empty_text(&self) -> bool {
        let is_empty = |spelling: &Spelling<T>| matches!(spelling, Spelling::Text(text) if text.as_ref().is_empty());
        is_empty(&self.no) || is_empty(&self.yes)
    }
}

impl<T: AsRef<str>> Spelling<T> {
    fn borrowed(&self) -> Spelling<&str> {
        match self {
            Self::Boolean(value) => Spelling::Boolean(*value),
            Self::Number(value) => Spelling::Number(*value),
            Self::Text(text) => Spelling::Text(text.as_ref()),
        }
    }
}

/// How a date travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateForm<T = &'static str> {
    /// `2016-10-21`.
    Iso8601,
    /// In a pattern that says year, month and day: `%d/%m/%Y`.
    Pattern(T),
}

impl<T: AsRef<str>> DateForm<T> {
    /// The same form with borrowed texts, as readers and writers take it.
    #[must_use]
    pub fn borrowed(&self) -> DateForm<&str> {
        match self {
            Self::Iso8601 => DateForm::Iso8601,
            Self::Pattern(pattern) => DateForm::Pattern(pattern.as_ref()),
        }
    }
}

/// How a date and time without a zone travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CivilForm<T = &'static str> {
    /// `2016-10-21 09:41:10`.
    Space,
    /// `2016-10-21T09:41:10`.
    T,
    /// In a pattern that says a date and a time: `%d/%m/%Y %H:%M`.
    Pattern(T),
}

impl<T: AsRef<str>> CivilForm<T> {
    /// The same form with borrowed texts, as readers and writers take it.
    #[must_use]
    pub fn borrowed(&self) -> CivilForm<&str> {
        match self {
            Self::Space => CivilForm::Space,
            Self::T => CivilForm::T,
            Self::Pattern(pattern) => CivilForm::Pattern(pattern.as_ref()),
        }
    }
}

/// How an instant travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TimestampForm<T = &'static str> {
    /// `"2016-10-21T09:41:10Z"`.
    Rfc3339,
    /// Seconds since 1970 as a number: `1247183325`.
    Seconds,
    /// Milliseconds since 1970 as a number: `1247183325757`.
    Milliseconds,
    /// Seconds since 1970 as a text: `"1247183325"`.
    SecondsText,
    /// Milliseconds since 1970 as a text: `"1247183325757"`.
    MillisecondsText,
    /// In a pattern that says a date, a time and its offset from UTC: `%d/%m/%Y %H:%M %z`.
    Pattern(T),
}

impl<T: AsRef<str>> TimestampForm<T> {
    /// The same form with borrowed texts, as readers and writers take it.
    #[must_use]
    pub fn borrowed(&self) -> TimestampForm<&str> {
        match self {
            Self::Rfc3339 => TimestampForm::Rfc3339,
            Self::Seconds => TimestampForm::Seconds,
            Self::Milliseconds => TimestampForm::Milliseconds,
            Self::SecondsText => TimestampForm::SecondsText,
            Self::MillisecondsText => TimestampForm::MillisecondsText,
            Self::Pattern(pattern) => TimestampForm::Pattern(pattern.as_ref()),
        }
    }
}

impl<T> TimestampForm<T> {
    /// The power of ten that makes nanoseconds of a number of this form; `None` for a text that is
    /// no number.
    pub(crate) const fn nanosecond_power(&self) -> Option<u32> {
        match self {
            Self::Rfc3339 | Self::Pattern(_) => None,
            Self::Seconds | Self::SecondsText => Some(9),
            Self::Milliseconds | Self::MillisecondsText => Some(6),
        }
    }

    /// Whether it is written in quotes.
    pub(crate) const fn is_text(&self) -> bool {
        matches!(self, Self::Rfc3339 | Self::SecondsText | Self::MillisecondsText | Self::Pattern(_))
    }
}
