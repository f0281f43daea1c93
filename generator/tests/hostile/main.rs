//! Specs from strangers: nothing in them may make the generator panic, hang, or print code that they wrote.

mod crowds;
mod documentation;
mod files;
mod harmless;
mod language;
mod links;
mod literals;
mod scalars;
mod structure;
mod texts;
mod workbench;
