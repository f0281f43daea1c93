//! Clients of made-up APIs, one for each feature of the spec language.
//!
//! Nobody calls them. They prove that everything the generator can emit compiles, that its examples compile, and that
//! its samples pass as tests; `generator/tests/snapshots.rs` shows what it looks like. The specs stand in `specs/`, a
//! folder for each feature, and `build.rs` generates the clients from them.

include!(concat!(env!("OUT_DIR"), "/included.rs"));
