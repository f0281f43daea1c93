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
    let (mut uses, homes) = (Uses::new(), homes(sources));
    for (module, text) in files(sources, sources) {
        let others = paths(&text).into_iter().map(|used| homes.get(&used).cloned().unwrap_or(used));
        let others: Vec<_> = others.filter(|used| *used != module).collect();
        uses.entry(module).or_default().extend(others);
    }
    uses.remove("lib");
    let known: BTreeSet<_> = uses.keys().cloned().collect();
    for used in uses.values_mut() {
        used.retain(|module| known.contains(module));
    }
    uses
}

/// The modules of what the root of a crate names anew: `pub use answer::Answer`.
fn homes(sources: &Path) -> BTreeMap<String, String> {
    let root = fs::read_to_string(sources.join("lib.rs")).expect("the root of the crate");
    let mut homes = BTreeMap::new();
    for line in root.lines().filter_map(|line| line.strip_prefix("pub use ")) {
        let (module, names) = line.trim_end_matches(';').split_once("::").unwrap_or((line, ""));
        for name in names.trim_matches(['{', '}']).split(", ") {
            homes.insert(name.to_owned(), module.to_owned());
        }
    }
    homes
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

/// The modules that lead to each other and so to themselves, circle by circle.
fn circles(uses: &Uses) -> Vec<Vec<String>> {
    let reached = |from: &String| {
        let mut open: Vec<&String> = uses[from].iter().collect();
        let mut seen = BTreeSet::new();
        while let Some(module) = open.pop() {
            if seen.insert(module) {
                open.extend(uses.get(module).into_iter().flatten());
            }
        }
        seen
    };
    let reached: BTreeMap<_, _> = uses.keys().map(|module| (module, reached(module))).collect();
    let circle = |from: &String| -> Vec<String> {
        reached[from].iter().filter(|module| reached[**module].contains(from)).map(|module| (*module).clone()).collect()
    };
    let circles: BTreeSet<_> = uses.keys().map(circle).filter(|circle| !circle.is_empty()).collect();
    circles.into_iter().collect()
}

/// What the sources use beyond the table, and what the table allows for nothing.
fn hold(heading: &str, found: &Uses) {
    let allowed = table(heading);
    let beyond = |some: &Uses, others: &Uses| -> Vec<String> {
        let others = |module: &String| others.get(module).cloned().unwrap_or_default();
        let beyond = some.iter().flat_map(|(module, used)| {
            let more: Vec<_> = used.difference(&others(module)).map(|used| format!("{module} uses {used}")).collect();
            more
        });
        beyond.collect()
    };
    assert_eq!(beyond(found, &allowed), [""; 0], "not in the table of CONTRIBUTING.md");
    assert_eq!(beyond(&allowed, found), [""; 0], "in the table of CONTRIBUTING.md, and not needed any more");
    let gone: Vec<_> = allowed.keys().filter(|module| !found.contains_key(*module)).collect();
    assert_eq!(gone, [""; 0], "in the table of CONTRIBUTING.md, and no module");
}

#[test]
fn the_generator_keeps_to_its_stages() {
    let found = uses(&root().join("generator/src"));
    hold("### Who may use whom", &found);
    assert_eq!(circles(&found), [[""; 0]; 0], "modules that lead to themselves");
}

/// The circles that there are, are known, and get no larger.
#[test]
fn the_runtime_gets_no_new_circle() {
    let found = uses(&root().join("runtime/src"));
    hold("### Which module of the runtime uses which", &found);
    let text = fs::read_to_string(root().join("CONTRIBUTING.md")).expect("CONTRIBUTING.md");
    let known = text.split_once("are\nknown:\n").expect("the circles").1.split("\n\n").next();
    let known: Vec<_> = known.unwrap_or_default().lines().map(names).collect();
    assert_eq!(circles(&found), known, "modules that lead to themselves");
}

#[test]
fn the_documentation_of_the_generator_has_the_stages() {
    let text = fs::read_to_string(root().join("CONTRIBUTING.md")).expect("CONTRIBUTING.md");
    let stages = text.split_once("## The generator").expect("the section").1.split("\nBeside them").next();
    let row = |line: &str| Some(line.strip_prefix("| ")?.split(' ').next()?.to_owned());
    let stages: Vec<_> = stages.unwrap_or_default().lines().filter_map(row).skip(1).collect();
    let library = fs::read_to_string(root().join("generator/src/lib.rs")).expect("the library");
    let block = library.split("//! ```").nth(1).expect("the stages");
    let listed: Vec<_> = block.lines().skip(1).filter_map(|line| line.split_whitespace().nth(1)).collect();
    assert_eq!(stages, listed);
}

/// The paths that a text names in backticks and that are nowhere below the folders.
fn missing(text: &str) -> Vec<String> {
    let bases = ["", "generator/src", "runtime/src", "generator", "specs"].map(|base| root().join(base));
    let has_extension = |name: &str| Path::new(name).extension().is_some_and(|it| it == "rs" || it == "md");
    let is_path = |name: &String| name.contains('/') || has_extension(name);
    let concrete = |name: &String| !name.contains(['<', '*', ' ', '{']);
    let paths = names(text).into_iter().filter(is_path).filter(concrete);
    paths.filter(|name| !bases.iter().any(|base| base.join(name).exists())).collect()
}

#[test]
fn every_path_that_is_named_is_there() {
    let text = fs::read_to_string(root().join("CONTRIBUTING.md")).expect("CONTRIBUTING.md");
    let section = text.split_once("## To add something").expect("the section").1;
    assert_eq!(missing(section.split("\n## ").next().unwrap_or_default()), [""; 0]);
    let library = fs::read_to_string(root().join("generator/src/lib.rs")).expect("the library");
    let ways: Vec<_> = library.lines().filter(|line| line.starts_with("//!") && !line.starts_with("//! ```")).collect();
    assert_eq!(missing(&ways.join("\n")), [""; 0]);
}
