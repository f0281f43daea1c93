//! Recorded answers held against the operation that declares them.
//!
//! What counts as a contradiction is decided in one place, where samples are held against their page: the recordings
//! take the place of the page's samples, and the specs are lowered as ever. For that, their texts are appended to that
//! of the page in memory. So a place of a finding is either in the page, as it stands on the disk, or in a recording.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use serde_json::json;

use super::seen::Seen;
use super::trace::collect;
use super::yaml::Forms;
use super::{Sample, named, parse, print, shape};
use crate::Failure;
use crate::finding::{Finding, Findings, Place, Sources};
use crate::load::{Entry, File, Kind, Node, ProviderSpec, Scalar, Specs, Style, similar};
use crate::lower::json::Json;
use crate::lower::trace::{Declarations, Step, path};
use crate::resolve::Types;
use crate::spec::{self, Page};
use crate::{check, load, lower};

/// What recordings add to a page, or contradict in it.
#[derive(Debug)]
pub struct Compared {
    /// One finding for each thing that they say, at the first place where they do; none where all is as declared.
    pub findings: Findings,
    /// The texts of the recordings and of the specs.
    pub sources: Sources,
}

/// Why recordings were not compared.
#[derive(Debug)]
pub enum CompareError {
    /// The specs have errors of their own, or a recording is no JSON.
    Failure(Failure),
    /// There is no such operation: what was asked for, and what may have been meant.
    Unknown(String),
}

/// Compares recordings of whole answers with what an operation declares. `operation` is `provider/operation`.
///
/// # Errors
/// If the specs have errors, a recording is no JSON, or there is no such operation.
pub fn compare(specs: &Path, operation: &str, samples: &[Sample]) -> Result<Compared, CompareError> {
    let recordings = normal(samples);
    let parsed = parse(&recordings).map_err(CompareError::Failure)?;
    let load::Loaded { specs: loaded, mut findings, mut sources } = load::load(specs);
    check::check(&loaded, &mut findings);
    if findings.errors() > 0 {
        return Err(CompareError::Failure(Failure { findings, sources }));
    }
    let (provider, index) = find(&loaded, operation).map_err(CompareError::Unknown)?;
    for sample in &recordings {
        sources.insert(sample.name.as_str().into(), sample.text.as_str().into());
    }
    let usual = &provider.provider.spec.wire;
    let types = Types::collect(provider);
    let declarations = Declarations::new(provider, &provider.pages[index], &types);
    let report = Report { parsed: &parsed, declarations, forms: Forms { usual } };
    let found = Bench::new(&provider.pages[index], &recordings).findings(provider, index);
    Ok(Compared { findings: report.findings(found), sources })
}

/// The recordings with the ends of lines that YAML knows, since they are read as if they stood in a spec.
fn normal(samples: &[Sample]) -> Vec<Sample> {
    let text = |sample: &Sample| sample.text.replace("\r\n", "\n");
    samples.iter().map(|sample| Sample { name: sample.name.clone(), text: text(sample) }).collect()
}

/// The provider of an operation, and the index of its page.
fn find<'a>(specs: &'a Specs, operation: &str) -> Result<(&'a ProviderSpec, usize), String> {
    let every =
        || specs.providers.iter().flat_map(|provider| (0..provider.pages.len()).map(move |page| (provider, page)));
    let name = |(provider, page): &(&ProviderSpec, usize)| {
        format!("{}/{}", provider.module, provider.pages[*page].spec.operation)
    };
    if let Some(found) = every().find(|page| name(page) == operation) {
        return Ok(found);
    }
    let names: Vec<_> = every().map(|page| name(&page)).collect();
    let guess = similar(operation, names.iter().map(String::as_str));
    let help =
        guess.map_or_else(|| "name it as `provider/operation`".to_owned(), |guess| format!("did you mean `{guess}`?"));
    Err(format!("there is no operation `{operation}`; {help}"))
}

/// A page with recordings in the place of its samples.
struct Bench {
    page: File<Page>,
    /// The recordings, with the bytes that they have in the text.
    recordings: Vec<(Arc<str>, Range<usize>)>,
}

impl Bench {
    fn new(page: &File<Page>, samples: &[Sample]) -> Self {
        let status = page.spec.successes().next().map(|(status, _)| status);
        let mut text = page.text.to_string();
        let mut recordings = Vec::new();
        let mut nodes = Vec::new();
        let mut specs = Vec::new();
        for (index, sample) in samples.iter().enumerate() {
            // The end of a line between two recordings belongs to neither: what stands there is of no one's concern.
            text.push('\n');
            let span = text.len()..text.len() + sample.text.len();
            text.push_str(&sample.text);
            nodes.push(sample_node(&sample.text, &span));
            recordings.push((Arc::from(sample.name.as_str()), span));
            specs.extend(sample_spec(index, status, &sample.text));
        }
        let end = text.len();
        let spec = Page { samples: specs, ..page.spec.clone() };
        let tree = with_samples(&page.tree, nodes, end);
        let page = File { text: text.into(), tree, spec, ..page.clone() };
        Self { page, recordings }
    }

    /// What the recordings contradict: findings in recordings only.
    fn findings(&self, provider: &ProviderSpec, index: usize) -> Vec<Finding> {
        let mut provider = provider.clone();
        // What other samples say is no concern of a comparison.
        for page in &mut provider.pages {
            page.spec.samples.clear();
        }
        provider.pages[index] = self.page.clone();
        let mut findings = Findings::new();
        lower::lower(&Specs { providers: vec![provider] }, "recorded", &mut findings);
        let in_recordings = findings.into_sorted().into_iter().filter_map(|mut finding| {
            finding.primary.place = self.recorded(&finding.primary.place)?;
            for label in &mut finding.secondary {
                label.place = self.recorded(&label.place).unwrap_or_else(|| label.place.clone());
            }
            Some(finding)
        });
        in_recordings.collect()
    }

    /// The place in a recording that a place in the page stands for, if it does.
    fn recorded(&self, place: &Place) -> Option<Place> {
        let within = |span: &Range<usize>| span.contains(&place.span.start) || span.start == place.span.start;
        let in_page = place.file == self.page.path;
        let (file, span) = self.recordings.iter().find(|(_, span)| in_page && within(span))?;
        let range = place.span.start - span.start..place.span.end.min(span.end) - span.start;
        Some(Place::new(Arc::clone(file), range))
    }
}

/// A recording as a sample of a page. It has no arguments, and the findings that say so lie in no recording.
fn sample_spec(index: usize, status: Option<u16>, text: &str) -> Option<spec::Sample> {
    let (name, origin) = (format!("recording_{index}"), "recorded");
    // As it would be written, so that whatever else a sample may say is left out as an author would leave it out.
    serde_json::from_value(json!({ "name": name, "origin": origin, "status": status, "answer": text })).ok()
}

/// The node of such a sample: a block whose content is the recording, byte for byte.
fn sample_node(text: &str, span: &Range<usize>) -> Node {
    // The content of a block begins, to those who look for places, at its first line that is not blank.
    let blank = text.len() - text.trim_start_matches('\n').len();
    let scalar = Scalar { text: text.into(), style: Style::Literal { indent: 0 }, content: span.start + blank };
    let answer = Node { kind: Kind::Scalar(scalar), span: span.clone() };
    mapping("answer", answer, span.start - 1)
}

fn mapping(key: &str, value: Node, at: usize) -> Node {
    Node { kind: Kind::Mapping(vec![entry(key, value, at)].into()), span: at..at }
}

fn entry(key: &str, value: Node, at: usize) -> Entry {
    let scalar = Scalar { text: key.into(), style: Style::Plain, content: at };
    Entry { key: Node { kind: Kind::Scalar(scalar), span: at..at }, value }
}

/// The tree of a page, with these samples.
fn with_samples(tree: &Node, samples: Vec<Node>, at: usize) -> Node {
    let entries = tree.entries().unwrap_or_default().iter();
    let others = entries.filter(|entry| entry.key.text() != Some("samples")).cloned();
    let samples = Node { kind: Kind::Sequence(samples), span: at..at };
    Node {
        kind: Kind::Mapping(others.chain([entry("samples", samples, at)]).collect::<Vec<_>>().into()),
        span: tree.span.clone(),
    }
}

/// What is said of the findings in recordings.
struct Report<'a> {
    parsed: &'a [(&'a Sample, Json)],
    declarations: Declarations<'a>,
    forms: Forms<'a>,
}

impl Report<'_> {
    /// The findings, those of like places once.
    fn findings(&self, found: Vec<Finding>) -> Findings {
        let mut groups: BTreeMap<(&'static str, Vec<Step>, String), (Finding, usize)> = BTreeMap::new();
        for finding in found {
            let path = self.path(&finding.primary.place);
            let key = (finding.code, path, finding.message.clone());
            let times = finding.times;
            groups.entry(key).or_insert_with(|| (finding.times(1), 0)).1 += times;
        }
        groups.into_iter().map(|((_, path, _), (finding, times))| self.told(finding, &path, times)).collect()
    }

    fn path(&self, place: &Place) -> Vec<Step> {
        let recording = self.parsed.iter().find(|(sample, _)| sample.name == *place.file);
        recording.map(|(_, json)| path(json, place.span.start)).unwrap_or_default()
    }

    /// A finding with the place of the declaration, and what the recordings say instead.
    fn told(&self, mut finding: Finding, path: &[Step], times: usize) -> Finding {
        finding.message = finding.message.replacen("the sample", "the recording", 1);
        finding.help = finding.help.map(|help| help.replace(", or mend the sample", ""));
        if times > 1 {
            finding = finding.label(format!("the first of {times} places"));
        }
        if finding.secondary.is_empty() {
            finding = self.declarations.explain(finding, path);
        }
        let inferred = matches!(finding.code, "E0601" | "E0603").then(|| self.declaration(path)).flatten();
        let help = inferred.map(|yaml| match finding.code {
            "E0601" => format!("declare it: {yaml}"),
            _ => format!("the recordings imply: {yaml}"),
        });
        finding.maybe_help(help)
    }

    /// The declaration that all recordings imply for the field that a way leads to or through.
    fn declaration(&self, path: &[Step]) -> Option<String> {
        let last = path.iter().rposition(|step| matches!(step, Step::Key(_)))?;
        let Step::Key(key) = &path[last] else { return None };
        let mut around = Seen::default();
        for (sample, json) in self.parsed {
            collect(json, &sample.text, &path[..last], &mut around);
        }
        let objects = around.objects?;
        let member = shape::member(key, objects.fields.get(key)?, objects.count);
        let (field, types) = named::name_member(&member);
        let line = format!("`{}`", print::member(&field, self.forms));
        let types = print::types(&types, self.forms);
        Some(if types.is_empty() { line } else { format!("{line}, and\n{}", types.trim_end()) })
    }
}
