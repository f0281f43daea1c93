//! The program `apiscribe`.

use std::process::ExitCode;

fn main() -> ExitCode {
    apiscribe::cli::run("apiscribe")
}
