//! What cannot be sent.

use std::fmt;

/// Why a value cannot be sent: nothing that travels would say the same. It never holds the value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Unsendable<'a> {
    /// A number is infinite or NaN, which has no spelling.
    NotFinite,
    /// A date lies before the year 0, which has no spelling.
    Year,
    /// A date or time lies where its pattern has no spelling for it: a year of two digits is one from 1969 to 2068.
    Pattern,
    /// A value that must be sent leaves nothing in a query, a form, a header or a path: a list or map without items, an
    /// object without values, or null.
    Nothing,
    /// An item of a list holds the text that separates the items, and would become two.
    Separator(&'a str),
}

impl fmt::Display for Unsendable<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFinite => f.write_str("is or holds a number that is infinite or NaN, which has no spelling"),
            Self::Year => f.write_str("is or holds a date before the year 0, which has no spelling"),
            Self::Pattern => f.write_str("is or holds a date or time that has no spelling in its form"),
            Self::Nothing => f.write_str("has to be sent, and it or a part of it has nothing in it that could be"),
            Self::Separator(separator) => {
                write!(f, "has an item that holds `{separator}`, which separates the items: it would become two")
            }
        }
    }
}
