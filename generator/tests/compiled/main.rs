//! What is generated compiles, whatever names an author chooses, and rustdoc shows the texts of a spec as prose.
//!
//! Each test generates a crate from made-up specs and has cargo look at it. The crates share the folder of compiled code
//! with the workspace, so that what they depend on is compiled once.

mod depth;
mod names;
mod prose;
mod scratch;
