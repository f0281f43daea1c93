//! `init`: what a project begins with.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use crate::init::{Done, Init, InitError, Layout};
use crate::manifest::Source;

use super::output::{complain, say};
use super::{Options, USAGE, WRONG};

/// What a project begins with.
#[derive(Debug, Clone, Args)]
pub(super) struct Beginning {
    /// The folder of the crate; the working directory where it is not given.
    #[arg(default_value = ".")]
    folder: PathBuf,
    /// How generated code becomes a part of the crate.
    #[arg(long, value_enum, default_value = "crate")]
    layout: Layout,
    /// What the first provider is called: a made-up one, to be replaced.
    #[arg(long, default_value = "example")]
    provider: String,
    /// Changes files that are there already: the manifest, the root of the crate, the members of the workspace.
    #[arg(long)]
    apply: bool,
    /// Takes the runtime and the generator from a checkout of their repository, in place of the package registry.
    #[arg(long, value_name = "DIR", conflicts_with = "git")]
    path: Option<PathBuf>,
    /// Takes the runtime and the generator from their repository, in place of the package registry.
    #[arg(long, value_name = "URL")]
    git: Option<String>,
}

/// Writes what a project begins with.
pub(super) fn init(options: &Options, beginning: Beginning) -> ExitCode {
    let Beginning { folder, layout, provider, apply, path, git } = beginning;
    let source = match (path, git) {
        (Some(path), _) => match checkout(&path) {
            Ok(path) => Source::Path(path),
            Err(error) => return unfit(&error),
        },
        (None, Some(git)) => Source::Git(git),
        (None, None) => Source::Registry,
    };
    if let Err(error) = crate::skeleton::skeleton(&provider, "get_parcel", false, "") {
        return unfit(&error.to_string());
    }
    let (config, command) = (options.config.clone(), options.program.clone());
    match (Init { folder, layout, provider, source, apply, config, command }).run() {
        Ok(done) => {
            tell(&done);
            ExitCode::SUCCESS
        }
        Err(InitError::Unfit(error)) => unfit(&error),
        Err(error) => {
            complain!("error: {error}");
            ExitCode::from(WRONG)
        }
    }
}

fn unfit(error: &str) -> ExitCode {
    complain!("error: {error}");
    ExitCode::from(USAGE)
}

/// The folder of a checkout, which has both packages.
fn checkout(path: &std::path::Path) -> Result<PathBuf, String> {
    let path = path.canonicalize().map_err(|error| format!("--path: {}: {error}", path.display()))?;
    let has = |folder: &str| path.join(folder).join("Cargo.toml").is_file();
    if has("runtime") && has("generator") {
        Ok(path)
    } else {
        Err(format!("--path: {} is no checkout of apiscribe, with runtime/ and generator/", path.display()))
    }
}

fn tell(done: &Done) {
    for path in &done.written {
        say!("{}", path.display());
    }
    for path in &done.changed {
        say!("{} (changed)", path.display());
    }
    for (path, lines) in &done.left {
        say!("\nadd to {}:\n\n{lines}\n", path.display());
    }
    say!("written; run `cargo test`, then put a provider of your own in the place of the made-up one");
}
