//! Random values of random types: whatever the format and the way in which one is written, the same is read again, and
//! whatever happens to a body, nothing worse than an error comes of it.
//!
//! `PROPTEST_CASES` says how many are tried of each; a failure prints the smallest case that still fails, with all that
//! is chosen in writing it.

mod agreement;
mod choices;
mod damage;
mod errors;
mod misuse;
mod model;
mod normal;
mod paths;
mod random;
mod read;
mod regressions;
mod write;

/// How many cases are tried, unless the environment says it.
fn config(cases: u32) -> proptest::test_runner::Config {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok());
    proptest::test_runner::Config {
        cases: asked.unwrap_or(cases),
        failure_persistence: None,
        max_shrink_iters: 50_000,
        ..Default::default()
    }
}
