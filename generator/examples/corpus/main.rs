//! Writes specs of made-up providers, in any number, to measure the generator with.
//!
//! ```text
//! cargo run --release -p apiscribe --example corpus -- OPERATIONS DIR [--seed N] [--one]
//! cargo run --release -p generator -- --root DIR
//! ```
//!
//! Providers have 50 to 2,000 calls each, and habits that differ; with `--one` all calls are those of one provider. The
//! same arguments give the same bytes. What is written stands in `DIR/specs/`, which must not be there yet.

#[path = "corpus.rs"]
mod corpus;

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;

/// Writes specs of made-up providers, to measure the generator with.
#[derive(Debug, Parser)]
struct Arguments {
    /// How many operations there are in all.
    operations: usize,
    /// The folder in which `specs/` is made.
    folder: PathBuf,
    /// What the providers are made from: another number gives others.
    #[arg(long, default_value_t = 0)]
    seed: u64,
    /// Makes one provider of all operations.
    #[arg(long)]
    one: bool,
}

fn main() -> ExitCode {
    let Arguments { operations, folder, seed, one } = Arguments::parse();
    let files = corpus::corpus(operations, seed, one);
    let specs = folder.join("specs");
    let written = fs::create_dir_all(&folder).and_then(|()| fs::create_dir(&specs)).and_then(|()| {
        files.iter().try_for_each(|(path, text)| {
            let path = specs.join(path);
            fs::create_dir_all(path.parent().unwrap_or(&specs))?;
            fs::write(path, text)
        })
    });
    match written {
        Ok(()) => {
            println!("{operations} operations in {} files", files.len());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {}: {error}", specs.display());
            ExitCode::FAILURE
        }
    }
}
