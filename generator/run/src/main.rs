//! `cargo run -p generator`: the program `apiscribe`, under the name that this repository knows it by.

use std::process::ExitCode;

fn main() -> ExitCode {
    apiscribe::cli::run("cargo run -p generator")
}
