//! What the client is measured against: for each format the fastest decoder that we could write by hand for just these
//! structs, with the crate that everybody takes for the format.
//!
//! They are correct for any value of the fields, with entities, quotes and escapes, and stop at the first mistake. They
//! know one spelling of each value, and tell nobody where a mistake was: that is what the client does beyond them.

pub mod csv;
pub mod json;
pub mod xml;

/// What is wrong with a body.
pub type Problem = Box<dyn std::error::Error>;
