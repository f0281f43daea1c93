//! `new`: the skeleton of a page, and of a provider, for an author to fill in.
//!
//! A skeleton is a spec: it loads, passes every check and generates, so that an author starts from something that works
//! and sees after every line whether it still does. What has to be filled in is marked; what may be left out stands
//! there as a comment, with an example, in the order in which a page is read.

use std::fmt;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use crate::names;
use crate::reserved;

/// What marks the places to fill in.
pub const MARKER: &str = "FILL IN";

/// The skeletons of files, by their paths below the folder of the specs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skeleton {
    /// Path, with forward slashes, and text; `provider.yaml` before the page.
    pub files: Vec<(String, String)>,
}

/// Why there is no skeleton.
#[derive(Debug)]
pub enum SkeletonError {
    /// The provider cannot be called so.
    Provider {
        /// The name.
        name: String,
        /// The reason.
        reason: &'static str,
    },
    /// The page cannot be called so.
    Page {
        /// The name.
        name: String,
        /// The reason.
        reason: &'static str,
    },
    /// The file is there already; it is left as it is.
    Exists(PathBuf),
    /// A file could not be written.
    Io {
        /// Its path.
        path: PathBuf,
        /// The reason.
        error: io::Error,
    },
}

impl fmt::Display for SkeletonError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Provider { name, reason } => write!(formatter, "`{name}` cannot be the name of a provider: {reason}"),
            Self::Page { name, reason } => write!(formatter, "`{name}` cannot be the name of a page: {reason}"),
            Self::Exists(path) => write!(formatter, "{} is there already, and is left as it is", path.display()),
            Self::Io { path, error } => write!(formatter, "{} cannot be written: {error}", path.display()),
        }
    }
}

impl std::error::Error for SkeletonError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { error, .. } => Some(error),
            _ => None,
        }
    }
}

/// The skeleton of a page, and of its provider where that does not exist. `infer` is the command that prints the fields
/// of recorded answers.
///
/// # Errors
/// If one of the names cannot be that of a module or an operation.
pub fn skeleton(provider: &str, page: &str, provider_exists: bool, infer: &str) -> Result<Skeleton, SkeletonError> {
    if let Some(reason) = unfit_provider(provider) {
        return Err(SkeletonError::Provider { name: provider.to_owned(), reason });
    }
    if let Some(reason) = unfit_page(page) {
        return Err(SkeletonError::Page { name: page.to_owned(), reason });
    }
    let mut files = Vec::new();
    if !provider_exists {
        files
            .push((format!("{provider}/provider.yaml"), include_str!("provider.yaml").replace("@provider@", provider)));
    }
    files.push((
        format!("{provider}/{page}.yaml"),
        include_str!("page.yaml").replace("@page@", page).replace("@infer@", infer),
    ));
    Ok(Skeleton { files })
}

/// Writes the skeleton of a page into the folder of the specs, and that of its provider where there is none. Gives the
/// paths of the new files. No file is ever written over.
///
/// # Errors
/// If one of the names is none, the page exists, or a file cannot be written.
pub fn write(specs: &Path, provider: &str, page: &str, infer: &str) -> Result<Vec<PathBuf>, SkeletonError> {
    let exists = specs.join(provider).join("provider.yaml").symlink_metadata().is_ok();
    let files = skeleton(provider, page, exists, infer)?.files;
    let files: Vec<_> = files.into_iter().map(|(path, text)| (specs.join(path), text)).collect();
    // All are looked at before the first is written, so that a refusal leaves nothing behind.
    if let Some((path, _)) = files.iter().find(|(path, _)| path.symlink_metadata().is_ok()) {
        return Err(SkeletonError::Exists(path.clone()));
    }
    for (path, text) in &files {
        create(path, text).map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => SkeletonError::Exists(path.clone()),
            _ => SkeletonError::Io { path: path.clone(), error },
        })?;
    }
    Ok(files.into_iter().map(|(path, _)| path).collect())
}

fn create(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::File::create_new(path)?.write_all(text.as_bytes())
}

/// Why a provider cannot be called so, if it cannot.
fn unfit_provider(name: &str) -> Option<&'static str> {
    if reserved::CRATE.contains(&name) {
        return Some("the generated crate has something of that name");
    }
    unfit(name)
}

/// Why a page cannot be called so, if it cannot.
fn unfit_page(name: &str) -> Option<&'static str> {
    if name.contains('.') {
        return Some("it is the name of the operation, without `.yaml`");
    }
    if name == "provider" {
        return Some("provider.yaml is the file of what pages share");
    }
    if reserved::is_method(name) {
        return Some("every client has something of that name; begin with a verb, as in `list_images`");
    }
    unfit(name)
}

/// Why a name cannot be that of a module, if it cannot.
fn unfit(name: &str) -> Option<&'static str> {
    let plain = |it: char| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '_';
    match names::field(name) {
        _ if name.is_empty() => Some("it is empty"),
        _ if name.starts_with(|first: char| first.is_ascii_digit()) => Some("a name in Rust starts with a letter"),
        _ if !name.chars().all(plain) => Some("use snake case: lower-case letters, digits and underscores"),
        Some(field) if field == name => None,
        Some(field) if field.starts_with("r#") => Some("it is a keyword of Rust"),
        Some(_) => Some("use snake case: words with one underscore between them"),
        None => Some("it is no name in Rust"),
    }
}
