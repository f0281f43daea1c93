//! Writing bodies of requests.
//!
//! Generated code drives one concrete [`Writer`], which goes on whatever it is given, and tells in the end what cannot
//! be sent ([`Unsendable`]). As with reading, nothing here is generic over a format.

mod any;
mod json;
mod numbers;
mod pairs;
mod target;
#[cfg(test)]
mod tests;
mod times;
mod unsendable;
mod writer;

pub use crate::decode::{CivilForm, DateForm, Flag, Form, Spelling, TimestampForm};
pub use pairs::Pair;
pub use unsendable::Unsendable;
pub use writer::Writer;

/// A type that can be written as a body, or as a part of one.
pub trait Encode {
    /// Writes exactly one value.
    fn encode(&self, writer: &mut Writer);
}
