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

//!
//! Whoever generates in a build script calls [`build()`], or a [`Build`] with keys of its own. A program that does
//! something else with specs calls [`generate()`], and says what is wrong by the [`Failure`], which is an error that
//! prints as the command line does. By its feature `cli`, which is on by default, this is the program `apiscribe`.

pub mod apply;
mod build;
mod check;
#[cfg(feature = "cli")]
pub mod cli;
pub mod config;
mod doubt;
mod emit;
pub mod explain;
pub mod finding;
mod fingerprint;
mod format;
mod generate;
pub mod infer;
pub mod init;
pub mod ir;
pub mod load;
mod lower;
pub mod manifest;
pub mod model;
mod names;
pub mod needs;
mod outline;
mod prove;
pub mod reserved;
mod resolve;
mod rustdoc;
pub mod schema;
mod silence;
pub mod skeleton;
pub mod spec;

pub use build::{Build, build};
pub use generate::{Failure, Generated, Statistics, generate, outlines};
