//! A stranger's project, from nothing but the installed program: each layout begins, generates, compiles and tests.
//!
//! All of it is done without a network. The projects share the folder of compiled code with the workspace, so that what
//! they depend on is compiled once.

#[path = "../support/mod.rs"]
mod support;

mod existing;
mod layouts;
mod stranger;
mod together;
mod workbench;
