//! Writers of values, in as many ways as a format allows.

pub mod csv;
pub mod json;
pub mod scalars;
pub mod text;
pub mod xml;
