//! Values.

use super::TypeId;

/// A value, typed as its declaration says.
#[derive(Debug, Clone, PartialEq)]
pub enum Literal {
    /// A text.
    String(String),
    /// An integer.
    Integer(i64),
    /// A number.
    Number(f64),
    /// A decimal, as it is spelled: `0.0`.
    Decimal(String),
    /// A boolean.
    Boolean(bool),
    /// A date, `2016-10-21`.
    Date(String),
    /// A time without a zone, `2016-10-21T09:41:10`.
    Civil(String),
    /// A moment, `2009-07-09T23:48:45.757Z`.
    Timestamp(String),
    /// Any value, as JSON text.
    Any(String),
    /// A documented value of an enum: the enum, and the index of the value.
    Documented(TypeId, usize),
    /// Another value of an enum.
    Undocumented(TypeId, String),
    /// A list.
    List(Vec<Self>),
    /// A map.
    Map(Vec<(String, Self)>),
    /// An object of a declared type: the value of every field, in the order of declaration.
    Object(TypeId, Vec<Option<Self>>),
}

impl Literal {
    /// The null that is a value, of those that may be anything.
    #[must_use]
    pub fn null() -> Self {
        Self::Any("null".to_owned())
    }

    /// Whether it is a list or a map without items.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::List(items) => items.is_empty(),
            Self::Map(entries) => entries.is_empty(),
            _ => false,
        }
    }
}
