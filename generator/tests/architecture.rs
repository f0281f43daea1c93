//! Who may use whom: the tables of CONTRIBUTING.md, held against the `use` lines and paths of the sources.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The modules that each module uses.
type Uses = BTreeMap<String, BTreeSet<String>>;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The table below a heading of CONTRIBUTING.md: a module in the first cell, those that it may use in the second one.
fn table(heading: &str) -> Uses {
    let text = fs::read_to_string(root().join("CONTRIBUTING.md")).expect("CONTRIBUTING.md");
    let section = text.split_once(heading).expect("the heading").1;
    let rows = section.lines().skip_while(|line| !line.starts_with("|---")).skip(1);
    let rows = rows.take_while(|line| line.starts_with('|'));
    let row = |line: &str| {
        let cells: Vec<_> = line.trim_matches('|').split('|').collect();
        let modules = names(cells[0]);
        let used: BTreeSet<_> = names(cells[1]).into_iter().collect();
        modules.into_iter().map(move |module| (module, used.clone())).collect::<Vec<_>>()
    };
    rows.flat_map(row).collect()
}

/// The names in backticks.
fn names(cell: &str) -> Vec<String> {
    cell.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// What the modules of a crate use of each other, tests aside.
fn uses(sources: &Path) -> Uses {
    let mut uses = Uses::new();
    for (module, text) in files(sources, sources) {
        let others = paths(&text).into_iter().filter(|used| *used != module);
        uses.entry(module.clone()).or_default().extend(others);
    }
    let known: BTreeSet<_> = uses.keys().cloned().collect();
    for used in uses.values_mut() {
        used.retain(|module| known.contains(module));
    }
    uses
}

/// The sources below a folder with the module that each belongs to.
fn files(folder: &Path, sources: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        if path.is_dir() && name != "tests" {
            found.extend(files(&path, sources));
        } else if path.extension().is_some_and(|extension| extension == "rs") && name != "tests" {
            let below = path.strip_prefix(sources).expect("below the sources");
            let first = below.components().next().expect("a component").as_os_str().to_string_lossy().into_owned();
            let text = fs::read_to_string(&path).expect("a source");
            let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default().to_owned();
            found.push((first.trim_end_matches(".rs").to_owned(), code));
        }
    }
    found
}

/// The modules of the own crate that a source names, by `crate::module` or within `crate::{…}`.
fn paths(text: &str) -> BTreeSet<String> {
    let code: String = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let mut found = BTreeSet::new();
    for rest in code.split("crate::").skip(1) {
        match rest.strip_prefix('{') {
            Some(group) => found.extend(group_members(group)),
            None => found.extend(Some(identifier(rest)).filter(|name| !name.is_empty())),
        }
    }
    found
}

fn identifier(text: &str) -> String {
    text.chars().take_while(|it| it.is_ascii_alphanumeric() || *it == '_').collect()
}

/// The first names of what stands between braces, nested ones aside.
fn group_members(group: &str) -> Vec<String> {
    let (mut depth, mut member, mut members) = (0, String::new(), Vec::new());
    for character in group.chars() {
        match character {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => members.push(std::mem::take(&mut member)),
            _ if depth == 0 => member.push(character),
            _ => {}
        }
    }
    members.push(member);
    members.iter().map(|member| identifier(member.trim())).filter(|name| !name.is_empty()).collect()
}

/// The modules that lead to themselves.
fn circles(uses: &Uses) -> Vec<String> {
    let reaches = |from: &String| {
        let mut open: Vec<&String> = uses[from].iter().collect();
        let mut seen = BTreeSet::new();
        while let Some(module) = open.pop() {
            if seen.insert(module) {
                open.extend(uses.get(module).into_iter().flatten());
            }
        }
        seen.contains(from)
    };
    uses.keys().filter(|module| reaches(module)).cloned().collect()
}

fn hold(heading: &str, sources: &Path) {
    let (allowed, found) = (table(heading), uses(sources));
    let crossing = found.iter().flat_map(|(module, used)| {
        let allowed = allowed.get(module).cloned().unwrap_or_default();
        used.difference(&allowed).map(move |used| format!("{module} uses {used}")).collect::<Vec<_>>()
    });
    assert_eq!(crossing.collect::<Vec<_>>(), [""; 0], "not in the table of CONTRIBUTING.md");
    let unused = allowed.iter().flat_map(|(module, used)| {
        let found = found.get(module).cloned().unwrap_or_default();
        used.difference(&found).map(move |used| format!("{module} does not use {used}")).collect::<Vec<_>>()
    });
    assert_eq!(unused.collect::<Vec<_>>(), [""; 0], "in the table of CONTRIBUTING.md, and not needed any more");
    assert_eq!(circles(&found), [""; 0], "modules that lead to themselves");
}

#[test]
fn the_generator_keeps_to_its_stages() {
    hold("### Who may use whom", &root().join("generator/src"));
}

#[test]
fn every_path_that_contributing_names_is_there() {
    let text = fs::read_to_string(root().join("CONTRIBUTING.md")).expect("CONTRIBUTING.md");
    let section = text.split_once("## To add something").expect("the section").1;
    let section = section.split("\n## ").next().unwrap_or_default();
    let bases = ["", "generator/src", "runtime/src", "generator", "specs"].map(|base| root().join(base));
    let has_extension = |name: &str| Path::new(name).extension().is_some_and(|it| it == "rs" || it == "md");
    let is_path = |name: &String| name.contains('/') || has_extension(name);
    let concrete = |name: &String| !name.contains(['<', '*', ' ', '{']);
    let missing = names(section).into_iter().filter(is_path).filter(concrete);
    let missing = missing.filter(|name| !bases.iter().any(|base| base.join(name).exists()));
    assert_eq!(missing.collect::<Vec<_>>(), [""; 0]);
}
