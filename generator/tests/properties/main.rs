//! Specs that nobody wrote: whatever they say, there are findings or code that parses, never a panic, twice the same.
//!
//! `PROPTEST_CASES` says how many are tried of each; a failure prints the smallest spec that still fails.

mod bytes;
mod random;
mod render;
#[path = "../hostile/workbench.rs"]
mod workbench;

use workbench::{Folder, errors, sane, told};

/// What must be so of every spec. Gives whether there is code.
fn holds(folder: &Folder) -> Result<bool, String> {
    let (one, other) = (folder.generate(), folder.generate());
    sane(&one)?;
    if told(&one) != told(&other) || errors(&one) != errors(&other) {
        return Err("two runs find different things".to_owned());
    }
    match (&one, &other) {
        (Ok(one), Ok(other)) if one.files != other.files => Err("two runs print different code".to_owned()),
        _ => Ok(one.is_ok()),
    }
}

/// How many cases are tried, unless the environment says it.
fn config(cases: u32) -> proptest::test_runner::Config {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok());
    proptest::test_runner::Config { cases: asked.unwrap_or(cases), failure_persistence: None, ..Default::default() }
}
