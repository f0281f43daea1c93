//! How the documentation says that scalars are written.
//!
//! A form is what is *sent*, and what is *expected*. Reading accepts any other spelling that means
//! the same; [`Reader::watch`](super::Reader::watch) tells where one was met.

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
pub enum Spelling<'a> {
    /// As a boolean: `true`.
    Boolean(bool),
    /// As a number: `1`.
    Number(i64),
    /// As a text: `"yes"`.
    Text(&'a str),
}

/// How a yes-or-no travels.
///
/// ```text
/// Flag { no: Spelling::Text("off"), yes: Spelling::Text("on") }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Flag<'a> {
    /// The spelling of `false`.
    pub no: Spelling<'a>,
    /// The spelling of `true`.
    pub yes: Spelling<'a>,
}

impl Flag<'static> {
    /// `false` and `true`.
    pub const BOOLEAN: Self = Self { no: Spelling::Boolean(false), yes: Spelling::Boolean(true) };
    /// `0` and `1`.
    pub const DIGITS: Self = Self { no: Spelling::Number(0), yes: Spelling::Number(1) };
    /// `"0"` and `"1"`.
    pub const TEXT_DIGITS: Self = Self::text("0", "1");
    /// `"false"` and `"true"`.
    pub const TEXT: Self = Self::text("false", "true");
}

impl<'a> Flag<'a> {
    /// Two texts, as `"off"` and `"on"`.
    #[must_use]
    pub const fn text(no: &'a str, yes: &'a str) -> Self {
        Self { no: Spelling::Text(no), yes: Spelling::Text(yes) }
    }

    /// Whether the empty text is one of the two spellings.
    pub(crate) fn has_empty_text(self) -> bool {
        self.no == Spelling::Text("") || self.yes == Spelling::Text("")
    }
}

/// How a date and time without a zone travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CivilForm {
    /// `2016-10-21 09:41:10`.
    Space,
    /// `2016-10-21T09:41:10`.
    T,
}

/// How an instant travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TimestampForm {
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
}

impl TimestampForm {
    /// The power of ten that makes nanoseconds of a number of this form; `None` for a text that is
    /// no number.
    pub(crate) const fn nanosecond_power(self) -> Option<u32> {
        match self {
            Self::Rfc3339 => None,
            Self::Seconds | Self::SecondsText => Some(9),
            Self::Milliseconds | Self::MillisecondsText => Some(6),
        }
    }

    /// Whether it is written in quotes.
    pub(crate) const fn is_text(self) -> bool {
        matches!(self, Self::Rfc3339 | Self::SecondsText | Self::MillisecondsText)
    }
}
