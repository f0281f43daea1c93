//! Tests of loading: what is said of which mistake, and where.

mod files;
mod hostile;
mod mutations;
mod places;
mod reader;
mod structure;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use tempfile::TempDir;

use super::decode::decode;
use super::schema::Schema;
use super::{Loaded, load};
use crate::finding::{Findings, Format, Sources, render};
use crate::spec::{Page, Provider};

static PAGES: LazyLock<Schema> = LazyLock::new(Schema::of::<Page>);
static PROVIDERS: LazyLock<Schema> = LazyLock::new(Schema::of::<Provider>);

/// A page without mistakes, to append to.
const PAGE: &str = "\
operation: get
source: { title: Get }
summary: Gets.
request: GET /
responses:
  200: { description: Got. }
";

/// What is said of a text as a page, a finding a line.
fn page(text: &str) -> Vec<String> {
    let mut findings = Findings::new();
    decode::<Page>(&"page".into(), text, &PAGES, &mut findings);
    lines(&findings, text)
}

/// What is said of a text as a provider, a finding a line.
fn provider(text: &str) -> Vec<String> {
    let mut findings = Findings::new();
    decode::<Provider>(&"page".into(), text, &PROVIDERS, &mut findings);
    lines(&findings, text)
}

fn lines(findings: &Findings, text: &str) -> Vec<String> {
    let mut sources = Sources::new();
    sources.insert("page".into(), Arc::from(text));
    let shown = render(findings, &sources, Format::Short, false);
    // Rendering for people must not panic either, whatever the finding.
    assert_eq!(render(findings, &sources, Format::Human, true).is_empty(), findings.is_empty());
    shown.lines().map(|line| line.trim_start_matches("page:").to_owned()).collect()
}

/// A folder of specs with these files.
fn specs(files: &[(&str, &[u8])]) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let specs = folder.path().join("specs");
    for (name, content) in files {
        let path = specs.join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, content).expect("a file");
    }
    (folder, specs)
}

fn shown(loaded: &Loaded) -> Vec<String> {
    let short = render(&loaded.findings, &loaded.sources, Format::Short, false);
    let human = render(&loaded.findings, &loaded.sources, Format::Human, true);
    assert_eq!(human.is_empty(), loaded.findings.is_empty());
    short.lines().map(str::to_owned).collect()
}

/// The real specs.
fn real() -> PathBuf {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = [manifest.join("../specs"), manifest.join("specs")];
    folders.into_iter().find(|folder| folder.is_dir()).expect("the folder of the specs")
}
