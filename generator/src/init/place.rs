//! Where a project begins: what is there already.

use std::fs;
use std::path::{Path, PathBuf};

use toml_edit::{DocumentMut, Item};

use super::{CONFIGURATION, Init, InitError, Layout};

/// The manifest of a package or a workspace.
pub(super) const MANIFEST: &str = "Cargo.toml";

/// What is there already.
pub(super) struct Place {
    /// The name of the package.
    pub(super) crate_name: String,
    /// Whether the folder is a package already.
    pub(super) is_package: bool,
    /// The manifest of the workspace that a new package would have to be a member of, with the member's path.
    pub(super) workspace: Option<(PathBuf, String)>,
    /// Whether the folder is in a workspace.
    pub(super) is_in_workspace: bool,
    /// The root of the repository, where that is above the folder, with the way from it.
    pub(super) repository: Option<(PathBuf, String)>,
}

impl Place {
    /// Looks at the folder, which is made where it is missing.
    pub(super) fn look(init: &Init) -> Result<Self, InitError> {
        let unfit = |message: String| Err(InitError::Unfit(message));
        let folder = &init.folder;
        fs::create_dir_all(folder).map_err(|error| InitError::Io(folder.clone(), error))?;
        let folder = folder.canonicalize().map_err(|error| InitError::Io(folder.clone(), error))?;
        let shown = init.folder.display();
        if folder.join(CONFIGURATION).exists() {
            return unfit(format!("{shown} has {CONFIGURATION} already; `new` adds pages and providers"));
        }
        let manifest = manifest(&folder)?;
        let package = manifest.as_ref().and_then(|manifest| manifest.get("package"));
        if manifest.is_some() && package.is_none() {
            return unfit(format!(
                "{shown} is a workspace without a package; name a folder for the crate: `init clients`"
            ));
        }
        if package.is_some() && init.layout == Layout::Crate {
            let ways =
                "`--layout module` or `--layout build` makes a module of it, and another folder a crate of its own";
            return unfit(format!("{shown} is a crate already: {ways}"));
        }
        let named = package.and_then(|package| package.get("name")).and_then(Item::as_str);
        let given = init.config.crate_name.as_deref().or(named).map(str::to_owned);
        let crate_name = given.unwrap_or_else(|| package_name(&folder));
        if !is_package_name(&crate_name) {
            return unfit(format!("`{crate_name}` is no name of a crate; give it one with `--crate`"));
        }
        let is_package = package.is_some();
        let above = above(&folder)?;
        let workspace = above.as_ref().filter(|(_, is_member, _)| !is_package && !is_member);
        let workspace = workspace.map(|(path, _, member)| (path.clone(), member.clone()));
        let repository = folder.ancestors().skip(1).find(|above| above.join(".git").exists());
        let repository = repository.filter(|_| !folder.join(".git").exists());
        let repository = repository.map(|above| (above.to_owned(), relative(above, &folder)));
        Ok(Self { crate_name, is_package, workspace, is_in_workspace: above.is_some(), repository })
    }
}

/// The manifest in a folder.
fn manifest(folder: &Path) -> Result<Option<DocumentMut>, InitError> {
    let path = folder.join(MANIFEST);
    if !path.exists() {
        return Ok(None);
    }
    let text = fs::read_to_string(&path).map_err(|error| InitError::Io(path.clone(), error))?;
    let parsed = text.parse().map(Some);
    parsed.map_err(|error| InitError::Unfit(format!("{} is no TOML: {error}", path.display())))
}

/// The workspace above a folder: its manifest, whether the folder is a member, and the way to it.
fn above(folder: &Path) -> Result<Option<(PathBuf, bool, String)>, InitError> {
    for above in folder.ancestors().skip(1) {
        let Some(manifest) = manifest(above)? else { continue };
        let Some(workspace) = manifest.get("workspace") else { continue };
        let member = relative(above, folder);
        let lists = |key: &str| {
            let patterns = workspace.get(key).and_then(Item::as_array).into_iter().flatten();
            patterns.filter_map(|pattern| pattern.as_str()).any(|pattern| matches(pattern, &member))
        };
        if lists("exclude") {
            return Ok(None);
        }
        return Ok(Some((above.join(MANIFEST), lists("members"), member)));
    }
    Ok(None)
}

/// Whether a pattern of members is that of a path: a `*` stands for any name, or a part of one.
fn matches(pattern: &str, path: &str) -> bool {
    let (patterns, names): (Vec<_>, Vec<_>) =
        (pattern.trim_matches('/').split('/').collect(), path.split('/').collect());
    let fits = |(pattern, name): (&&str, &&str)| match pattern.split_once('*') {
        Some((before, after)) => name.starts_with(before) && name.ends_with(after),
        None => pattern == name,
    };
    patterns.len() == names.len() && patterns.iter().zip(&names).all(fits)
}

/// The way from a folder to one below it, with forward slashes.
fn relative(above: &Path, folder: &Path) -> String {
    let below = folder.strip_prefix(above).unwrap_or(folder);
    below.components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect::<Vec<_>>().join("/")
}

/// A name for the package in a folder.
fn package_name(folder: &Path) -> String {
    let name = folder.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    let name: String = name.chars().map(|it| if it.is_ascii_alphanumeric() { it } else { '-' }).collect();
    name.trim_matches('-').to_owned()
}

/// Whether cargo takes a name for a package.
fn is_package_name(name: &str) -> bool {
    let plain = name.chars().all(|it| it.is_ascii_alphanumeric() || it == '-' || it == '_');
    plain && syn::parse_str::<syn::Ident>(&name.replace('-', "_")).is_ok() && name != "test"
}
