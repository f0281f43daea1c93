//! Generates Rust API clients from transcribed documentation.
//!
//! ```text
//! load      YAML files -> spec      what was written, with the place of every node
//! check     spec -> findings        one rule, one function; every finding of every file in one run
//! lower     spec -> ir              every decision; after this no spec type is seen
//! emit      ir -> token streams     prints what was decided; infallible
//! format    tokens -> text          syn and prettyplease, blank lines where a person would put them
//! apply     text -> files           compare, write what differs, remove what is orphaned
//! ```
//!
//! A barrier stands before emit: load, check and lower go on past a mistake, so that one run finds them all, and errors
//! stop the run there, sorted. Nothing is written unless everything was computed. The output is a sorted map from path
//! to text: same specs, same bytes, on every machine.

pub mod apply;
mod check;
#[cfg(feature = "cli")]
pub mod cli;
mod doubt;
mod emit;
pub mod explain;
pub mod finding;
mod fingerprint;
mod format;
mod generate;
pub mod infer;
pub mod ir;
pub mod load;
mod lower;
pub mod model;
mod names;
mod prove;
pub mod reserved;
mod resolve;
mod rustdoc;
pub mod schema;
mod silence;
pub mod skeleton;
pub mod spec;

pub use generate::{Failure, Generated, Statistics, generate};
