//! The command line.

mod authoring;
mod generate;
mod init;
mod last_run;
mod manifest;
mod output;
mod progress;
mod root;
mod watch;

use std::io::IsTerminal as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::config::Config;
use crate::finding::{Findings, Format, Sources, render};

use self::output::{complain, complain_text, print_text};
use self::root::{Root, RootError};

/// Generates Rust API clients from transcribed documentation.
///
/// Exit codes: 0 when all is well, 1 when something in the specs or the folder is wrong and nothing was written, 2 for
/// a wrong command line, 3 when `check` finds that the generated code is not what the specs give, 4 when writing failed midway.
#[derive(Debug, Parser)]
#[command(version, name = "apiscribe")]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    options: Options,
}

/// What all commands take.
#[derive(Debug, Clone, Args)]
struct Options {
    /// The folder of the project; else the nearest one with apiscribe.toml or specs/, from the working directory upwards.
    #[arg(long, global = true)]
    root: Option<PathBuf>,
    /// How findings are printed.
    #[arg(long, global = true, value_enum, default_value = "human")]
    format: Spelling,
    /// Whether findings are coloured; `auto` does so on a terminal, unless `NO_COLOR` is set.
    #[arg(long, global = true, value_enum, default_value = "auto")]
    color: Colour,
    /// Takes warnings for errors.
    #[arg(long, global = true)]
    deny_warnings: bool,
    #[command(flatten)]
    config: Config,
    /// How the program is run, which is the command that messages name by default.
    #[arg(skip)]
    program: String,
}

#[derive(Debug, Clone, Subcommand)]
enum Command {
    /// Writes the code that the specs give; the same as no command.
    Generate,
    /// Writes nothing; says whether the generated code is what the specs give.
    Check,
    /// Generates at each change of the specs, until it is interrupted.
    Watch,
    /// Explains a code: what it means, a wrong and a right example.
    Explain {
        /// The code, E0102 for instance.
        code: String,
    },
    /// Prints the JSON Schema of the specs, or of apiscribe.toml, for editors.
    Schema {
        /// What it is of.
        #[arg(value_enum, default_value = "specs")]
        of: Schema,
    },
    /// Prints what Cargo.toml lacks for the generated code.
    Manifest {
        /// Writes it.
        #[arg(long)]
        write: bool,
    },
    /// Begins a project: manifest, configuration, a first provider and page, and what is generated from them.
    Init(init::Beginning),
    /// Prints the fields that recorded answers imply.
    Infer {
        /// Files with recorded answers in JSON; `-` is standard input.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// PROVIDER/NAME: compares the answers with this operation instead, and prints what they add or contradict.
        #[arg(long)]
        operation: Option<String>,
    },
    /// Writes the skeleton of a page, and of its provider where there is none yet.
    New {
        /// The folder of the provider.
        provider: String,
        /// The name of the operation.
        page: String,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Spelling {
    /// With the lines of the specs, as rustc does.
    Human,
    /// One line a finding: `file:line:column: code: message`.
    Short,
    /// An object of JSON a line.
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Colour {
    /// On a terminal, unless `NO_COLOR` is set.
    Auto,
    /// In any case.
    Always,
    /// Not at all.
    Never,
}

/// Something in the specs or the folder is wrong; nothing was written.
const WRONG: u8 = 1;

/// The command line asks for something that there is not.
const USAGE: u8 = 2;

/// `generated/` is not what the specs give.
const STALE: u8 = 3;

/// Writing failed after something had been written.
const HALF_WRITTEN: u8 = 4;

/// What a schema is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Schema {
    /// Pages and providers.
    Specs,
    /// The configuration.
    Config,
}

/// Does what the command line says. `program` is how it is run: `apiscribe`, or by way of cargo.
#[must_use]
pub fn run(program: &str) -> ExitCode {
    let Arguments { command, options } = Arguments::parse();
    let options = Options { program: program.to_owned(), ..options };
    match command.unwrap_or(Command::Generate) {
        Command::Generate => options.at_root(generate::write),
        Command::Check => options.at_root(generate::check),
        Command::Watch => options.at_root(watch::watch),
        Command::Explain { code } => explain(&code),
        Command::Schema { of } => print_text(format_args!(
            "{}",
            match of {
                Schema::Specs => crate::schema::text(),
                Schema::Config => crate::config::schema_text(),
            }
        )),
        Command::Init(beginning) => init::init(&options, beginning),
        Command::Manifest { write } => options.at_root(|options, root| manifest::mend(options, root, write)),
        Command::Infer { files, operation: None } => authoring::infer_fields(&options, &files),
        Command::Infer { files, operation: Some(operation) } => {
            options.at_root(|options, root| authoring::compare_with(options, root, &files, &operation))
        }
        Command::New { provider, page } => options.at_root(|_, root| authoring::new(root, &provider, &page)),
    }
}

fn explain(code: &str) -> ExitCode {
    let Some(page) = crate::explain::explain(code) else {
        complain!("error: {}", crate::explain::unknown(code));
        return ExitCode::from(USAGE);
    };
    print_text(format_args!("{page}"))
}

impl Options {
    /// Says how a run ended, where it is said to a person.
    fn conclude(&self, text: &str) {
        if self.format != Spelling::Json {
            complain!("{text}");
        }
    }

    /// Does what a command does, in the folder of the project.
    fn at_root(&self, command: impl FnOnce(&Self, &Root) -> ExitCode) -> ExitCode {
        match Root::find(self.root.as_deref(), &self.config, &self.program) {
            Ok(root) => command(self, &root),
            Err(RootError::Usage(error)) => {
                complain!("error: {error}");
                ExitCode::from(USAGE)
            }
            Err(RootError::Config(wrong)) => {
                let (findings, sources) = *wrong;
                self.report(&findings, &sources);
                self.conclude(&format!("{}; nothing was done", count_findings(&findings)));
                ExitCode::from(WRONG)
            }
        }
    }

    /// Prints findings; says whether they are to stop the run.
    fn report(&self, findings: &Findings, sources: &Sources) -> bool {
        let format = match self.format {
            Spelling::Human => Format::Human,
            Spelling::Short => Format::Short,
            Spelling::Json => Format::Json,
        };
        complain_text(format_args!("{}", render(findings, sources, format, self.is_coloured())));
        findings.errors() > 0 || (self.deny_warnings && findings.warnings() > 0)
    }

    fn is_coloured(&self) -> bool {
        match self.color {
            Colour::Always => true,
            Colour::Never => false,
            Colour::Auto => {
                std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
            }
        }
    }
}

/// `1 error, 2 warnings`
fn count_findings(findings: &Findings) -> String {
    let counts = [(findings.errors(), "error"), (findings.warnings(), "warning")];
    let counts: Vec<_> =
        counts.iter().filter(|(number, _)| *number > 0).map(|(number, what)| count(*number, what)).collect();
    counts.join(", ")
}

fn count(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}
