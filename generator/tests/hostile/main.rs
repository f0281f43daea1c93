//! Specs from strangers: nothing in them may make the generator panic, hang, or print code that they wrote.
//!
//! With `HOSTILE=all` in the environment, every text is put into every place; otherwise a fifth of these cases is tried.

mod attacks;
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
