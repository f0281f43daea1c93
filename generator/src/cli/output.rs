//! What the program says: what was asked for on the standard output, what is wrong on the standard error.
//!
//! Whoever reads it may have enough and leave, as `head` does. That is no mistake: the rest is said to nobody, and the
//! program ends as it would have.

use std::fmt::Arguments;
use std::io::{self, Write as _};
use std::process::ExitCode;

use super::WRONG;

/// Prints what was asked for. The code says whether it could be written, for commands that do nothing else; that nobody
/// reads on is a success.
pub(super) fn print_text(text: Arguments<'_>) -> ExitCode {
    let mut output = io::stdout().lock();
    match output.write_fmt(text).and_then(|()| output.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            complain_text(format_args!("error: the standard output cannot be written: {error}\n"));
            ExitCode::from(WRONG)
        }
        _ => ExitCode::SUCCESS,
    }
}

/// Says what is wrong, or how a run ended. Where that cannot be written, there is no place left to say so.
pub(super) fn complain_text(text: Arguments<'_>) {
    let _ = io::stderr().lock().write_fmt(text);
}

/// Prints a line of what was asked for.
macro_rules! say {
    ($($part:tt)*) => { $crate::cli::output::print_text(format_args!("{}\n", format_args!($($part)*))) };
}

/// Says in a line what is wrong, or how a run ended.
macro_rules! complain {
    ($($part:tt)*) => { $crate::cli::output::complain_text(format_args!("{}\n", format_args!($($part)*))) };
}

pub(super) use {complain, say};
