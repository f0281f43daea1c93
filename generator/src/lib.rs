//! Generates Rust API clients from transcribed documentation.
//!
//! # The stages
//!
//! ```text
//! load      YAML files -> spec           what was written, with the place of every node
//! resolve   spec -> model                what an API is: names followed, wire forms decided, once
//! check     model, spec -> findings      one rule, one function; every finding of every file in one run
//! prove     model, samples -> proofs     what samples prove and contradict
//! lower     model, proofs -> ir          Rust: names, modules, boxes, documentation, examples
//! emit      ir -> tokens                 prints what was decided; infallible, asks nothing
//! format    tokens -> text               blank lines where a person would put them
//! apply     text -> files                compares, writes what differs, removes what is orphaned
//! ```
//!
//! [`generate()`] runs all but the last one.
//!
//! # What always holds
//!
//! - The stages before `lower` go on past a mistake, so that one run finds them all; `lower` is only reached without
//!   errors, and finds none. So nothing after it can fail because of what a spec says.
//! - Every name is followed in `resolve`. What leads nowhere is a finding there, and unresolved in the model, of which
//!   later stages say nothing more.
//! - [`spec`] borrows nothing from Rust, [`model`] nothing from YAML or Rust, and `emit` sees only [`ir`]. CONTRIBUTING.md
//!   has the table of who may use whom, and a test holds the sources to it.
//! - Nothing is written unless everything was computed. Same specs, same bytes, on every machine.
//!
//! # One parameter on its way
//!
//! 1. A page declares it under `query`. `load/` reads that into a `spec::Member`, with the place of each key.
//! 2. `resolve/operations.rs` makes a `model::Parameter` of it. Its type and wire form come from `resolve/types.rs`.
//! 3. `check/requests.rs` holds it against the other parameters and the addresses, `check/names.rs` its name.
//! 4. `prove/samples.rs` reads the arguments of samples as its type, and `prove/rendered.rs` the printed requests.
//! 5. `lower/operation.rs` makes an `ir::Parameter` of it: its name in Rust, what a setter takes, its documentation.
//! 6. `emit/operation.rs` prints the field, the setter, and the line that hands its value to `runtime::Parameters`, from
//!    where the documentation of the runtime goes on.
//!
//! # A sample's answer on its way
//!
//! 1. `load/` reads it as text, with the place of each character; `prove/substitute.rs` fills in its placeholders.
//! 2. `prove/answers.rs` tells whether it is a success or which failure, and `prove/reading/mod.rs` reads it with the
//!    readers of the runtime, in whichever format.
//! 3. `prove/evidence.rs` holds each value against its declaration: it becomes a `model::Literal`, or a mismatch with
//!    its place. All of it makes the `Proof` of the sample.
//! 4. `lower/samples.rs` makes an `ir::SampleTest` of the proof, and `emit/sample_tests.rs` and `emit/expectations.rs` a
//!    test, which expects from the client what was proved.

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
#[doc(hidden)]
pub use generate::generate_despite;
pub use generate::{Failure, Generated, Statistics, generate, outlines};
