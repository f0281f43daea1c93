//! The real specs, and changes to them.

use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use apiscribe::finding::{Finding, Severity};
use apiscribe::generate;
use apiscribe::load::{Entry, Kind, Node, load};
use tempfile::TempDir;

/// A file of the real specs.
pub struct RealFile {
    pub provider: String,
    pub name: String,
    pub text: String,
    pub tree: Node,
}

/// A change of one file: what stands there instead of some of its bytes.
pub struct Mutation {
    /// What is changed, for people: `gogrid/list_images.yaml: types.Image.fields.id`.
    pub what: String,
    pub file: usize,
    pub span: Range<usize>,
    pub text: String,
}

impl Mutation {
    /// Where something in a file stands when the mutation is made.
    pub fn moved(&self, files: &[RealFile], file: &str, span: &Range<usize>) -> Range<usize> {
        if files[self.file].shown() != file || self.span.end > span.start {
            return span.clone();
        }
        let moved = |at: usize| at - self.span.len() + self.text.len();
        moved(span.start)..moved(span.end)
    }
}

/// The folder of the real specs.
fn specs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the generator stands in the repository").join("specs")
}

/// All files of the real specs.
pub fn files() -> Vec<RealFile> {
    let loaded = load(&specs());
    let mut files = Vec::new();
    for provider in loaded.specs.providers {
        let name = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
        let mut add = |path: &str, text: &str, tree: Node| {
            files.push(RealFile { provider: provider.module.clone(), name: name(path), text: text.to_owned(), tree });
        };
        add(&provider.provider.path, &provider.provider.text, provider.provider.tree.clone());
        provider.pages.into_iter().for_each(|page| add(&page.path, &page.text, page.tree.clone()));
    }
    assert!(files.len() >= 8, "there are three providers and five pages");
    files
}

/// An entry of a mapping, and where it stands.
pub struct Spot<'a> {
    /// The keys and indices that lead to it, its own the last.
    pub path: Vec<String>,
    pub entry: &'a Entry,
    /// How many entries its mapping has.
    pub siblings: usize,
}

impl Spot<'_> {
    /// The key in whose mapping it stands.
    pub fn parent(&self) -> &str {
        self.path.len().checked_sub(2).map_or("", |at| &self.path[at])
    }
}

/// All entries of all mappings of a tree.
pub fn spots(tree: &Node) -> Vec<Spot<'_>> {
    let mut spots = Vec::new();
    walk(tree, &mut Vec::new(), &mut spots);
    spots
}

fn walk<'a>(node: &'a Node, path: &mut Vec<String>, into: &mut Vec<Spot<'a>>) {
    match &node.kind {
        Kind::Mapping(entries) => {
            for entry in &**entries {
                path.push(entry.key.text().unwrap_or_default().to_owned());
                into.push(Spot { path: path.clone(), entry, siblings: entries.len() });
                walk(&entry.value, path, into);
                path.pop();
            }
        }
        Kind::Sequence(items) => {
            for (index, item) in items.iter().enumerate() {
                path.push(index.to_string());
                walk(item, path, into);
                path.pop();
            }
        }
        Kind::Scalar(_) | Kind::Refused => {}
    }
}

impl RealFile {
    /// The name in findings.
    pub fn shown(&self) -> String {
        format!("specs/{}/{}", self.provider, self.name)
    }

    /// What a mutation of an entry is called.
    pub fn called(&self, spot: &Spot<'_>) -> String {
        format!("{}/{}: {}", self.provider, self.name, spot.path.join("."))
    }

    /// The bytes of an entry with the line that it stands on, or with the comma behind it; if it is the only one, of
    /// itself, for which `{}` is put.
    pub fn removal(&self, spot: &Spot<'_>) -> (Range<usize>, String) {
        let span = spot.entry.key.span.start..spot.entry.value.span.end;
        if spot.siblings == 1 {
            return (span, "{}".to_owned());
        }
        let line = self.text[..span.start].rfind('\n').map_or(0, |end| end + 1);
        if self.text[line..span.start].trim().is_empty() {
            let end = self.text[span.end..].find('\n').map_or(self.text.len(), |end| span.end + end + 1);
            return (line..end, String::new());
        }
        let rest = &self.text[span.end..];
        let comma = rest.trim_start().starts_with(',');
        let comma = if comma { rest.find(',').map_or(0, |comma| comma + 1) } else { 0 };
        (span.start..span.end + comma, String::new())
    }
}

/// A folder with one provider at a time, for one thread.
pub struct Bench<'a> {
    folder: TempDir,
    files: &'a [RealFile],
}

impl<'a> Bench<'a> {
    pub fn new(files: &'a [RealFile]) -> Self {
        Self { folder: tempfile::tempdir().expect("a folder can be made"), files }
    }

    /// The errors of the provider of a file with one change.
    pub fn errors(&self, mutation: &Mutation) -> Vec<Finding> {
        let specs = self.folder.path().join("specs");
        let changed = &self.files[mutation.file];
        let folder = specs.join(&changed.provider);
        fs::create_dir_all(&folder).expect("a folder can be made");
        for (index, file) in self.files.iter().enumerate().filter(|(_, file)| file.provider == changed.provider) {
            let mut text = file.text.clone();
            if index == mutation.file {
                text.replace_range(mutation.span.clone(), &mutation.text);
            }
            fs::write(folder.join(&file.name), text).expect("a file can be written");
        }
        let findings = match generate(&specs, "x") {
            Ok(_) => Vec::new(),
            Err(failure) => failure.findings.into_sorted(),
        };
        fs::remove_dir_all(&specs).expect("a folder can be removed");
        findings.into_iter().filter(|finding| finding.severity == Severity::Error).collect()
    }
}

/// Makes every mutation, on all processors. What is thought of each stands where it does.
pub fn try_all<T: Send>(
    files: &[RealFile],
    mutations: &[Mutation],
    think: impl Fn(&Mutation, &[Finding]) -> T + Sync,
) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let work = || {
        let bench = Bench::new(files);
        let mut thoughts = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(mutation) = mutations.get(at) else { break thoughts };
            thoughts.push((at, think(mutation, &bench.errors(mutation))));
        }
    };
    let mut thoughts: Vec<_> = thread::scope(|scope| {
        let workers: Vec<_> = (0..4).map(|_| scope.spawn(work)).collect();
        workers.into_iter().flat_map(|worker| worker.join().expect("the generator does not panic")).collect()
    });
    thoughts.sort_by_key(|(at, _)| *at);
    thoughts.into_iter().map(|(_, thought)| thought).collect()
}

/// The places of all answers that samples print, by file: a finding there is a proof.
pub fn answers(files: &[RealFile]) -> Vec<(String, Range<usize>)> {
    let mut answers = Vec::new();
    for file in files {
        let is_answer =
            |spot: &&Spot<'_>| spot.path[0] == "samples" && spot.path.last().is_some_and(|key| key == "answer");
        let spots = spots(&file.tree);
        answers.extend(spots.iter().filter(is_answer).map(|spot| (file.shown(), spot.entry.value.span.clone())));
    }
    assert!(answers.len() >= 10, "the pages print more answers than these: {answers:?}");
    answers
}

/// Whether every mutation is to be made.
pub fn everything() -> bool {
    std::env::var_os("HOSTILE").is_some_and(|set| set == "all")
}
