//! `cargo run -p generator`: writes `generated/` from `specs/`.

use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};
use generator::apply::{ApplyError, Plan, first_difference, plan};
use generator::finding::{Findings, Format, Sources, render};
use generator::{Failure, Generated, generate};

/// Generates Rust API clients from transcribed documentation.
///
/// Exit codes: 0 when all is well, 1 when something in the specs or the folder is wrong, 2 for a wrong command line, 3
/// when `check` finds that generated/ is not what the specs give.
#[derive(Debug, Parser)]
#[command(version)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    /// The folder that holds specs/ and generated/; the one of this repository if it is not given.
    #[arg(long, global = true)]
    root: Option<PathBuf>,
    /// How findings are printed.
    #[arg(long, global = true, value_enum, default_value = "human")]
    format: Spelling,
}

#[derive(Debug, Clone, Copy, Subcommand)]
enum Command {
    /// Writes what the specs give into generated/; the same as no command.
    Generate,
    /// Writes nothing; says whether generated/ is what the specs give.
    Check,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Spelling {
    /// With the lines of the specs, as rustc does.
    Human,
    /// One line a finding: `file:line:column: code: message`.
    Short,
}

/// Something in the specs or the folder is wrong.
const WRONG: u8 = 1;

/// `generated/` is not what the specs give.
const STALE: u8 = 3;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let root = arguments.root.clone().unwrap_or_else(repository);
    let generated = match generate(&root.join("specs"), "generated") {
        Ok(generated) => generated,
        Err(Failure { findings, sources }) => {
            report(&findings, &sources, arguments.format);
            eprintln!("{}; nothing was written", count(findings.errors(), "error"));
            return ExitCode::from(WRONG);
        }
    };
    report(&generated.warnings, &generated.sources, arguments.format);
    match plan(&root.join("generated"), &generated.files) {
        Ok(plan) => match arguments.command.unwrap_or(Command::Generate) {
            Command::Generate => write(&generated, &plan),
            Command::Check => compare(&generated, &plan),
        },
        Err(error) => wrong(&error),
    }
}

/// The repository that this program was built in.
fn repository() -> PathBuf {
    let generator = Path::new(env!("CARGO_MANIFEST_DIR"));
    generator.parent().unwrap_or(generator).to_owned()
}

fn report(findings: &Findings, sources: &Sources, spelling: Spelling) {
    let format = match spelling {
        Spelling::Human => Format::Human,
        Spelling::Short => Format::Short,
    };
    let colour = std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    eprint!("{}", render(findings, sources, format, colour));
}

fn wrong(error: &ApplyError) -> ExitCode {
    eprintln!("error: generated/: {error}");
    ExitCode::from(WRONG)
}

fn write(generated: &Generated, plan: &Plan) -> ExitCode {
    if let Err(error) = plan.apply() {
        return wrong(&error);
    }
    let removed = match plan.orphaned.len() {
        0 => String::new(),
        orphaned => format!(", {orphaned} removed"),
    };
    let written = count(plan.to_write(), "file");
    println!("{}; {written} written, {} unchanged{removed}", summary(generated), plan.unchanged);
    ExitCode::SUCCESS
}

fn compare(generated: &Generated, plan: &Plan) -> ExitCode {
    if plan.is_clean() {
        println!("{}; generated/ is what the specs give", summary(generated));
        return ExitCode::SUCCESS;
    }
    for change in &plan.changed {
        println!("generated/{} differs\n{}", change.path, first_difference(&change.found, &change.wanted));
    }
    for (path, _) in &plan.missing {
        println!("generated/{path} is missing");
    }
    for path in &plan.orphaned {
        println!("generated/{path} is not asked for by any spec");
    }
    let stale = count(plan.to_write() + plan.orphaned.len(), "file");
    println!("{}; {stale} of generated/ not as the specs say: run `cargo run -p generator`", summary(generated));
    ExitCode::from(STALE)
}

/// `3 providers, 5 operations, 27 types`
fn summary(generated: &Generated) -> String {
    let statistics = &generated.statistics;
    let counts = [
        (statistics.providers, "provider"),
        (statistics.operations, "operation"),
        (statistics.types, "type"),
        (statistics.samples, "sample"),
    ];
    counts.map(|(number, what)| count(number, what)).join(", ")
}

fn count(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}
