//! Answers, what is inferred from them, and whether the generator takes it.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use apiscribe::finding::{Format, Severity, render};
use apiscribe::infer::{Inferred, Sample, infer};
use apiscribe::{Failure, generate};

/// Recorded answers.
pub fn samples(texts: &[&str]) -> Vec<Sample> {
    let sample = |(index, text): (usize, &&str)| Sample { name: format!("{index}.json"), text: (*text).to_owned() };
    texts.iter().enumerate().map(sample).collect()
}

/// What is inferred from answers.
#[track_caller]
pub fn inferred(texts: &[&str]) -> Inferred {
    infer(&samples(texts)).unwrap_or_else(|failure| panic!("{}", printed(&failure)))
}

/// Writes a provider of one page that declares what was inferred, with the answers as its samples.
pub fn write(specs: &Path, module: &str, shared: &str, inferred: &Inferred, texts: &[&str]) {
    let folder = specs.join(module);
    fs::create_dir_all(&folder).unwrap();
    let provider = format!("provider: P\nsummary: S.\nserver: https://p.example\n{shared}");
    fs::write(folder.join("provider.yaml"), provider).unwrap();
    let mut page = format!(
        "operation: get_it\nsource: {{ title: T }}\nsummary: S.\nrequest: GET /it\nresponses:\n  200:\n    \
         description: D.\n{inferred}samples:\n"
    );
    for (index, text) in texts.iter().enumerate() {
        let name = format!("  - name: sample_{index}\n    status: 200\n    answer: ");
        // A text of JSON in quotes of JSON is one in quotes of YAML.
        writeln!(page, "{name}{}", serde_json::to_string(text).unwrap()).unwrap();
    }
    fs::write(folder.join("get_it.yaml"), page).unwrap();
}

/// What the generator says against a folder of specs; nothing where it generates.
pub fn errors(specs: &Path) -> Option<String> {
    generate(specs, "generated").err().map(|failure| printed(&failure))
}

/// The errors; that descriptions are still to be written is no concern here.
pub fn printed(Failure { findings, sources }: &Failure) -> String {
    let errors = findings.sorted().into_iter().filter(|finding| finding.severity == Severity::Error).cloned();
    render(&errors.collect(), sources, Format::Human, false)
}

/// Infers from answers, and has the generator hold them against what was inferred.
#[track_caller]
pub fn proven(texts: &[&str]) -> Inferred {
    let inferred = inferred(texts);
    let root = tempfile::tempdir().unwrap();
    write(root.path(), "p", "", &inferred, texts);
    if let Some(errors) = errors(root.path()) {
        panic!("{errors}\n{inferred}");
    }
    inferred
}

/// The answers give these fields, in these lines.
#[track_caller]
pub fn gives(texts: &[&str], lines: &[&str]) {
    let inferred = proven(texts);
    let mut expected = "fields:\n".to_owned();
    for line in lines {
        expected.extend(["  ", line, "\n"]);
    }
    assert_eq!(inferred.payload, expected);
}
