//! `infer` and `new`: what helps an author to write a spec.

use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::infer::{CompareError, Sample, compare, infer};
use crate::skeleton::{SkeletonError, write};

use super::output::{complain, print_text, say};
use super::{Options, Root, USAGE, WRONG, count_findings};

/// Prints the fields that recorded answers imply.
pub(super) fn infer_fields(options: &Options, files: &[PathBuf]) -> ExitCode {
    let samples = match read_all(files) {
        Ok(samples) => samples,
        Err(error) => return wrong(&error),
    };
    match infer(&samples) {
        Ok(inferred) => print_text(format_args!("{inferred}")),
        Err(failure) => {
            options.report(&failure.findings, &failure.sources);
            ExitCode::from(WRONG)
        }
    }
}

/// Prints what recorded answers add to an operation, or contradict in it.
pub(super) fn compare_with(options: &Options, root: &Root, files: &[PathBuf], operation: &str) -> ExitCode {
    let samples = match read_all(files) {
        Ok(samples) => samples,
        Err(error) => return wrong(&error),
    };
    match compare(&root.specs(), operation, &samples) {
        Ok(compared) if options.report(&compared.findings, &compared.sources) => {
            complain!("{root}{}", count_findings(&compared.findings));
            ExitCode::from(WRONG)
        }
        Ok(_) => say!("{root}the recordings are as `{operation}` declares them"),
        Err(CompareError::Unknown(message)) => {
            complain!("error: {message}");
            ExitCode::from(USAGE)
        }
        Err(CompareError::Failure(failure)) => {
            options.report(&failure.findings, &failure.sources);
            ExitCode::from(WRONG)
        }
    }
}

fn read_all(files: &[PathBuf]) -> Result<Vec<Sample>, String> {
    files.iter().map(|file| read(file)).collect()
}

/// Reads a recording; `-` is standard input.
fn read(file: &Path) -> Result<Sample, String> {
    let name = file.display().to_string();
    let text = if name == "-" {
        let mut text = String::new();
        io::stdin().read_to_string(&mut text).map(|_| text)
    } else {
        fs::read_to_string(file)
    };
    text.map(|text| Sample { name: name.clone(), text }).map_err(|error| format!("{name}: {error}"))
}

/// Writes the skeleton of a page, and of its provider where there is none yet.
pub(super) fn new(root: &Root, provider: &str, page: &str) -> ExitCode {
    match write(&root.specs(), provider, page, &root.settings.subcommand("infer")) {
        Ok(files) => {
            for file in files {
                say!("{}", file.display());
            }
            say!("written; fill in what is marked, then run `{}`", root.settings.command);
            ExitCode::SUCCESS
        }
        Err(error @ (SkeletonError::Exists(..) | SkeletonError::Io { .. })) => wrong(&error.to_string()),
        Err(error) => {
            complain!("error: {error}");
            ExitCode::from(USAGE)
        }
    }
}

fn wrong(error: &str) -> ExitCode {
    complain!("error: {error}");
    ExitCode::from(WRONG)
}
