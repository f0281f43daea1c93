//! Every code, shown once: a folder each under `fixtures/`, named for the code and for what is wrong.
//!
//! What else a rule finds is told by `rules/`, and of the files as such by `src/load/tests/`. A folder holds `specs/` with
//! one mistake, and `report.txt`, which is what the generator has to say of it: one finding, where the mistake is.
//! `UPDATE_FIXTURES=1 cargo test -p apiscribe --test fixtures` writes the reports anew;
//! read each one that changes. The folders `ten-…` hold ten mistakes, and mark where each finding has to point: a line
//! `# ^ E0102` below a mistake, with the caret under its first character; `#< E0102` where that is the line's first.

use std::fs;
use std::path::{Path, PathBuf};

use apiscribe::finding::{Findings, Format, Sources, render};
use apiscribe::{Failure, explain, generate};

/// Whether a code is of what no spec can bring about, so that no fixture can: a defect of the generator, or a mistake in
/// the configuration or the manifest, which `configuration.rs` has.
fn is_of_no_spec(code: &str) -> bool {
    code == "E0901" || code.starts_with("E012")
}

/// The folders of fixtures whose names begin, or do not begin, with `ten-`, in their order.
fn fixtures(of_ten: bool) -> Vec<(String, PathBuf)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let entries = fs::read_dir(folder).expect("the fixtures can be read");
    let paths = entries.map(|entry| entry.expect("the fixtures can be read").path()).filter(|path| path.is_dir());
    let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut fixtures: Vec<_> = paths.map(|path| (name(&path), path)).collect();
    fixtures.retain(|(name, _)| name.starts_with("ten-") == of_ten);
    fixtures.sort();
    assert!(!fixtures.is_empty());
    fixtures
}

/// What the generator finds in the specs of a fixture.
fn find(fixture: &Path) -> (Findings, Sources) {
    match generate(&fixture.join("specs"), "generated") {
        Ok(generated) => (generated.warnings, generated.sources),
        Err(Failure { findings, sources }) => (findings, sources),
    }
}

/// The findings of a fixture, `specs/shop/list_items.yaml:5:10: E0102` each.
fn places(findings: &Findings, sources: &Sources) -> Vec<String> {
    let place = |line: &str| line.split(": ").take(2).collect::<Vec<_>>().join(": ");
    render(findings, sources, Format::Short, false).lines().map(place).collect()
}

#[test]
fn every_mistake_is_reported_as_expected() {
    let mut wrong = Vec::new();
    for (name, fixture) in fixtures(false) {
        let (findings, sources) = find(&fixture);
        let found = render(&findings, &sources, Format::Human, false);
        let report = fixture.join("report.txt");
        if std::env::var_os("UPDATE_FIXTURES").is_some() {
            fs::write(&report, &found).expect("the report can be written");
        }
        let expected = fs::read_to_string(&report).unwrap_or_default().replace("\r\n", "\n");
        if found != expected {
            wrong.push(format!("{name}\nexpected:\n{expected}\nfound:\n{found}"));
        }
    }
    assert!(wrong.is_empty(), "{}\n{} reports are not as expected", wrong.join("\n"), wrong.len());
}

/// A mistake that is reported twice makes an author look for two.
#[test]
fn every_mistake_is_one_finding_of_its_code() {
    let mut wrong = Vec::new();
    for (name, fixture) in fixtures(false) {
        let code = name.split('-').next().unwrap_or_default();
        let (findings, sources) = find(&fixture);
        if findings.sorted().iter().map(|finding| finding.code).ne([code]) {
            wrong.push(format!("{name}\n{}", render(&findings, &sources, Format::Short, false)));
        }
    }
    assert!(wrong.is_empty(), "{}\n{} mistakes are not one finding", wrong.join("\n"), wrong.len());
}

#[test]
fn every_finding_stands_in_the_specs_and_can_be_mended() {
    for (name, fixture) in fixtures(false) {
        for finding in find(&fixture).0.sorted() {
            assert!(finding.primary.place.file.starts_with("specs/"), "{name}");
            let says_how = finding.help.is_some() || finding.message.contains("did you mean");
            // What is there twice, what cannot be a key and where a file belongs say how by saying what.
            let is_plain = !finding.secondary.is_empty() || ["E0105", "E0108"].contains(&finding.code);
            assert!(
                says_how || is_plain || WITHOUT_HELP.contains(&name.as_str()),
                "{name} does not say how to mend it"
            );
        }
    }
}

/// Fixtures whose findings say what is wrong and leave how to mend it to the author.
const WITHOUT_HELP: [&str; 1] = ["E0110-too-large"];

/// Who looks for what a code is about finds one report of it.
#[test]
fn every_code_has_one_fixture() {
    let fixtures: Vec<_> = fixtures(false).into_iter().map(|(name, _)| name[..5].to_owned()).collect();
    let codes: Vec<_> = explain::codes().filter(|code| !is_of_no_spec(code)).map(str::to_owned).collect();
    let without: Vec<_> = codes.iter().filter(|code| !fixtures.contains(code)).collect();
    assert!(without.is_empty(), "add a folder to tests/fixtures for {without:?}");
    let unknown: Vec<_> = fixtures.iter().filter(|code| !codes.contains(code)).collect();
    assert!(unknown.is_empty(), "no such codes: {unknown:?}");
    let twice: Vec<_> = fixtures.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| &pair[0]).collect();
    assert!(twice.is_empty(), "one report shows what a code is; make tests in tests/rules/ of the others of {twice:?}");
}

/// The column that a comment marks in the line above it, and the code that belongs there.
fn mark(line: &str) -> Option<(usize, &str)> {
    let comment = line.strip_prefix('#')?;
    match comment.strip_prefix("< ") {
        Some(code) => Some((1, code)),
        None => Some((line.find('^')? + 1, comment.trim_start().strip_prefix("^ ")?)),
    }
}

/// The places that the comments of a folder's specs mark, and how many files have any.
fn marked(folder: &Path, shown: &str, files: &mut usize) -> Vec<String> {
    let mut marks = Vec::new();
    for entry in fs::read_dir(folder).expect("the specs can be read") {
        let path = entry.expect("the specs can be read").path();
        let shown = format!("{shown}/{}", path.file_name().unwrap_or_default().to_string_lossy());
        if path.is_dir() {
            marks.extend(marked(&path, &shown, files));
            continue;
        }
        let text = fs::read_to_string(&path).expect("the specs can be read");
        let before = marks.len();
        // A mark is about the line above it that is no mark itself.
        let mut about = 0;
        for (index, line) in text.lines().enumerate() {
            match mark(line) {
                Some((column, code)) => marks.push(format!("{shown}:{about}:{column}: {code}")),
                None => about = index + 1,
            }
        }
        *files += usize::from(marks.len() > before);
    }
    marks
}

#[test]
fn ten_mistakes_in_three_files_are_ten_findings_in_one_run() {
    for (name, fixture) in fixtures(true) {
        let (mut files, (findings, sources)) = (0, find(&fixture));
        let mut expected = marked(&fixture.join("specs"), "specs", &mut files);
        let mut found = places(&findings, &sources);
        expected.sort();
        found.sort();
        assert_eq!((expected.len(), files), (10, 3), "{name} has to mark ten mistakes in three files");
        assert_eq!(found, expected, "{name}\n{}", render(&findings, &sources, Format::Human, false));
    }
}
