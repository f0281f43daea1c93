//! The pages whose samples are changed, and what the generator thinks of the changes.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use apiscribe::finding::{Finding, Format, Severity, render};
use apiscribe::{Failure, generate};
use serde_yaml::{Mapping, Value};

/// A page, apart from its samples.
pub struct Page {
    pub provider: String,
    pub name: String,
    /// What it says beside its samples.
    pub keys: Mapping,
    pub samples: Vec<Mapping>,
    /// The names of faults and the statuses that it lists.
    pub faults: Vec<String>,
    pub statuses: Vec<u64>,
}

/// A sample with a change.
#[derive(Clone)]
pub struct Sample {
    /// The page, by its index.
    pub page: usize,
    /// What was changed, for people.
    pub what: String,
    pub keys: Mapping,
}

/// What the generator thinks of a sample.
pub enum Verdict {
    Accepted,
    Refused { codes: BTreeSet<&'static str>, is_of_the_request: bool },
}

impl Sample {
    /// The same sample, by another name.
    pub fn named(&self, name: &str) -> Self {
        let mut sample = self.clone();
        sample.keys.insert("name".into(), name.into());
        sample
    }

    /// The sample, for people.
    pub fn shown(&self, pages: &[Page]) -> String {
        let page = &pages[self.page];
        let sample = serde_yaml::to_string(&self.keys).unwrap_or_default();
        format!("{}/{}: {}\n{sample}", page.provider, page.name, self.what)
    }
}

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the generator stands in the repository").to_owned()
}

/// The folders of all providers.
fn folders() -> Vec<PathBuf> {
    let roots = ["specs", "generator/features/specs"].map(|root| repository().join(root));
    let entries = roots.into_iter().flat_map(|root| fs::read_dir(root).expect("a folder"));
    let mut folders: Vec<_> =
        entries.map(|entry| entry.expect("an entry").path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

/// The pages of all features and of the real specs.
pub fn all() -> Vec<Page> {
    let mut pages = Vec::new();
    for folder in folders() {
        let mut files: Vec<_> =
            fs::read_dir(&folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
        files.sort();
        for file in files {
            let text = fs::read_to_string(&file).expect("a spec is a text");
            let mut page: Mapping =
                serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
            let samples = match page.remove("samples") {
                Some(Value::Sequence(samples)) => {
                    samples.into_iter().filter_map(|it| it.as_mapping().cloned()).collect()
                }
                _ => Vec::new(),
            };
            let responses = page.get("responses").and_then(Value::as_mapping).cloned().unwrap_or_default();
            let named = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            pages.push(Page {
                provider: named(&folder),
                name: named(&file),
                samples,
                faults: responses.values().filter_map(|it| Some(it.get("fault")?.as_str()?.to_owned())).collect(),
                statuses: responses.keys().filter_map(Value::as_u64).collect(),
                keys: page,
            });
        }
    }
    pages
}

/// Writes the specs with more samples; where each of these stands in its file.
pub fn write(pages: &[Page], samples: &[Sample], specs: &Path) -> Vec<Range<usize>> {
    let mut ranges = vec![0..0; samples.len()];
    for (index, page) in pages.iter().enumerate() {
        let mut text = serde_yaml::to_string(&page.keys).expect("a page can be written");
        let added: Vec<_> = samples.iter().enumerate().filter(|(_, sample)| sample.page == index).collect();
        if !page.samples.is_empty() || !added.is_empty() {
            text.push_str("samples:\n");
        }
        for sample in &page.samples {
            text.push_str(&item(sample));
        }
        for (number, sample) in added {
            let start = text.len();
            text.push_str(&item(&sample.keys));
            ranges[number] = start..text.len();
        }
        let path = specs.join(&page.provider).join(&page.name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder can be made");
        fs::write(path, text).expect("a file can be written");
    }
    ranges
}

fn item(sample: &Mapping) -> String {
    serde_yaml::to_string(&[sample]).expect("a sample can be written")
}

/// How many bytes of samples a page gets at a time: a file has its limit.
const MOST: usize = 1024 * 1024;

/// The samples in parts, none of which makes a page too large.
pub fn chunks(pages: &[Page], samples: Vec<Sample>) -> Vec<Vec<Sample>> {
    let mut sizes = vec![0; pages.len()];
    let mut chunks: Vec<Vec<Sample>> = Vec::new();
    for sample in samples {
        let size = &mut sizes[sample.page];
        *size += item(&sample.keys).len();
        let chunk = *size / MOST;
        if chunks.len() <= chunk {
            chunks.resize_with(chunk + 1, Vec::new);
        }
        chunks[chunk].push(sample);
    }
    chunks
}

/// What the generator thinks of each sample. What it finds may hide something else, so that it is asked until it finds
/// nothing in those that are left.
pub fn judge(pages: &[Page], samples: &[Sample]) -> Vec<Verdict> {
    let mut verdicts: Vec<_> = samples.iter().map(|_| Verdict::Accepted).collect();
    let mut left: Vec<usize> = (0..samples.len()).collect();
    loop {
        let asked: Vec<_> = left.iter().map(|index| samples[*index].named(&format!("sample_{index}"))).collect();
        let findings = findings(pages, &asked);
        let mut refused = BTreeSet::new();
        for (sample, finding) in findings {
            let index = left[sample];
            refused.insert(index);
            let (found, decides) = (finding.code, super::is_of_the_request(&finding));
            match &mut verdicts[index] {
                Verdict::Refused { codes, is_of_the_request } => {
                    codes.insert(found);
                    *is_of_the_request &= decides;
                }
                accepted @ Verdict::Accepted => {
                    *accepted = Verdict::Refused { codes: [found].into(), is_of_the_request: decides };
                }
            }
        }
        if refused.is_empty() {
            return verdicts;
        }
        left.retain(|index| !refused.contains(index));
    }
}

/// The errors in samples, each with the sample. There is none elsewhere.
fn findings(pages: &[Page], samples: &[Sample]) -> Vec<(usize, Finding)> {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let ranges = write(pages, samples, &folder.path().join("specs"));
    let Err(failure) = generate(&folder.path().join("specs"), "x") else { return Vec::new() };
    let told = shown(&failure);
    let errors = failure.findings.into_sorted().into_iter().filter(|finding| finding.severity == Severity::Error);
    let mut places: BTreeMap<String, Vec<(usize, usize)>> = BTreeMap::new();
    for (index, (sample, range)) in samples.iter().zip(&ranges).enumerate() {
        let page = &pages[sample.page];
        places.entry(format!("specs/{}/{}", page.provider, page.name)).or_default().push((range.start, index));
    }
    let found = errors.map(|finding| {
        let place = &finding.primary.place;
        let starts = places.get(&*place.file).map(Vec::as_slice).unwrap_or_default();
        let before = starts.partition_point(|(start, _)| *start <= place.span.start);
        let sample = before.checked_sub(1).map(|before| starts[before].1);
        let said = || format!("{}: {} at {place:?}, in no sample\n{told}", finding.code, finding.message);
        (sample.unwrap_or_else(|| panic!("{}", said())), finding)
    });
    found.collect()
}

/// What is wrong, a line each, as far as a person reads.
pub fn shown(failure: &Failure) -> String {
    let mut told = String::new();
    for line in render(&failure.findings, &failure.sources, Format::Short, false).lines().take(40) {
        let _ = writeln!(told, "{line}");
    }
    told
}
