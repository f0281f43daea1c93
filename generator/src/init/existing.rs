//! What a project needs of files that are there already: written where that was asked for, and said otherwise.

use std::fs;
use std::path::{Path, PathBuf};

use toml_edit::{Array, DocumentMut, Item, Value};

use super::files::Files;
use super::place::MANIFEST;
use super::{Done, InitError, Layout};
use crate::manifest::{Manifest, Wanted};
use crate::needs::Needs;

/// Adapts what was there before, and what was just written, to the generated code.
pub(super) fn adapt(files: &Files<'_>, needs: &[Needs], done: &mut Done) -> Result<(), InitError> {
    manifest(files, needs, done)?;
    if files.place.is_package {
        declaration(files, done)?;
        build_script(files, done);
        attributes(files, done)?;
    }
    member(files, done)
}

/// Adds to the manifest what the code needs.
fn manifest(files: &Files<'_>, needs: &[Needs], done: &mut Done) -> Result<(), InitError> {
    let path = files.init.folder.join(MANIFEST);
    let unfit = |message: String| InitError::Unfit(format!("{}: {message}", path.display()));
    let manifest = Manifest::read(&path, MANIFEST).map_err(|finding| unfit(finding.message))?;
    let Some(manifest) = manifest else { return Ok(()) };
    let builds = files.init.layout == Layout::Build;
    let wanted = Wanted { needs, settings: files.settings, source: &files.init.source, builds };
    let Some(mended) = manifest.mended(wanted) else { return Ok(()) };
    // What was just written may be written again.
    if files.init.apply || !files.place.is_package {
        fs::write(&path, mended).map_err(|error| InitError::Io(path, error))?;
        if files.place.is_package {
            done.changed.push(PathBuf::from(MANIFEST));
        }
    } else {
        done.left.push((PathBuf::from(MANIFEST), added(&manifest.text, &mended)));
    }
    Ok(())
}

/// The lines that one text has and another one has not, with the tables that they stand in.
fn added(before: &str, after: &str) -> String {
    let (mut lines, mut table) = (Vec::new(), "");
    for line in after.lines().filter(|line| !line.is_empty()) {
        if line.starts_with('[') {
            table = line;
        } else if !before.lines().any(|known| known == line) {
            lines.extend((!table.is_empty()).then_some(table));
            table = "";
            lines.push(line);
        }
    }
    lines.join("\n")
}

/// Declares the module in the root of the crate.
fn declaration(files: &Files<'_>, done: &mut Done) -> Result<(), InitError> {
    let roots = ["src/lib.rs", "src/main.rs"].map(PathBuf::from);
    let root = roots.iter().find(|root| files.init.folder.join(root).is_file()).unwrap_or(&roots[0]);
    let mut lines = files.declaration();
    if root.ends_with("main.rs") && files.init.layout != Layout::Build {
        // A program calls some of a client; the rest is not a mistake.
        lines = format!("#[allow(dead_code, unused_imports)]\n{lines}");
    }
    append(files, root, &lines, done)
}

/// Adds lines to a file, or says that they are to be added.
fn append(files: &Files<'_>, path: &Path, lines: &str, done: &mut Done) -> Result<(), InitError> {
    let whole = files.init.folder.join(path);
    let text = fs::read_to_string(&whole).unwrap_or_default();
    if text.contains(lines.trim_end()) {
        return Ok(());
    }
    if !files.init.apply {
        done.left.push((path.to_owned(), lines.trim_end().to_owned()));
        return Ok(());
    }
    let gap = if text.is_empty() || path.extension().is_none() { "" } else { "\n" };
    let end = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
    fs::write(&whole, format!("{text}{end}{gap}{lines}")).map_err(|error| InitError::Io(whole, error))?;
    done.changed.push(path.to_owned());
    Ok(())
}

/// Says what a build script that is there already needs: where in it, only its author knows.
fn build_script(files: &Files<'_>, done: &mut Done) {
    let path = PathBuf::from("build.rs");
    if !done.written.contains(&path) {
        done.left.push((path, files.build_script().trim_end().to_owned()));
    }
}

fn attributes(files: &Files<'_>, done: &mut Done) -> Result<(), InitError> {
    let path = Path::new(".gitattributes");
    if files.init.layout == Layout::Build || done.written.iter().any(|written| written == path) {
        return Ok(());
    }
    append(files, path, &files.attributes(), done)
}

/// Makes a new package a member of the workspace that it stands in.
fn member(files: &Files<'_>, done: &mut Done) -> Result<(), InitError> {
    let Some((path, member)) = &files.place.workspace else { return Ok(()) };
    let said = || format!("[workspace]\nmembers = [\"{member}\"], beside the members that it has");
    if !files.init.apply {
        done.left.push((path.clone(), said()));
        return Ok(());
    }
    let io = |error| InitError::Io(path.clone(), error);
    let text = fs::read_to_string(path).map_err(io)?;
    match with_member(&text, member) {
        Some(text) => {
            fs::write(path, text).map_err(io)?;
            done.changed.push(path.clone());
        }
        None => done.left.push((path.clone(), said())),
    }
    Ok(())
}

/// The manifest of a workspace with another member.
fn with_member(text: &str, member: &str) -> Option<String> {
    let mut document: DocumentMut = text.parse().ok()?;
    let workspace = document.get_mut("workspace")?.as_table_like_mut()?;
    if workspace.get("members").is_none() {
        workspace.insert("members", Item::Value(Value::Array(Array::new())));
    }
    workspace.get_mut("members")?.as_array_mut()?.push(member);
    Some(document.to_string())
}
