//! The guard: a build whose specs no longer match the generated code says so.
//!
//! It compares fingerprints that the generator left, costs nothing when all is well, and never breaks a build.

#[path = "generated/guard.rs"]
mod guard;

fn main() {
    guard::warn("specs", "generated", "cargo run -p generator");
}
