//! `cargo run -p generator`: writes `generated/` from `specs/`.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
