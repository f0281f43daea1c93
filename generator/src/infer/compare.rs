//! Recorded answers held against the operation that declares them.
//!
//! What counts as a contradiction is decided in one place, where samples are held against their page too.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::seen::Seen;
use super::trace::collect;
use super::yaml::Forms;
use super::{Sample, named, parse, print, shape};
use crate::Failure;
use crate::finding::{Finding, Findings, Place, Sources};
use crate::load::similar;
use crate::model::{Operation, Provider};
use crate::prove::json::Json;
use crate::prove::trace::{Declarations, Step, path};
use crate::{check, load, prove, resolve};

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
    let parsed = parse(samples).map_err(CompareError::Failure)?;
    let load::Loaded { specs: loaded, mut findings, mut sources } = load::load(specs);
    let models = resolve::resolve(&loaded, &mut findings);
    check::check(&loaded, &models, &mut findings);
    if findings.errors() > 0 {
        return Err(CompareError::Failure(Failure { findings, sources }));
    }
    let (provider, operation) = find(&models, operation).map_err(CompareError::Unknown)?;
    for sample in samples {
        sources.insert(sample.name.as_str().into(), sample.text.as_str().into());
    }
    let written = loaded.providers.iter().find(|written| written.module == provider.key);
    let usual = written.map(|written| &written.provider.spec.wire);
    let declarations = Declarations { provider, operation };
    let report = Report { parsed: &parsed, declarations, forms: Forms { usual } };
    let found = samples.iter().flat_map(|sample| contradictions(provider, operation, sample));
    Ok(Compared { findings: report.findings(found.collect()), sources })
}

/// What a recording contradicts, each with what it is about.
fn contradictions(provider: &Provider, operation: &Operation, sample: &Sample) -> Vec<(Finding, String)> {
    let file: Arc<str> = sample.name.as_str().into();
    let mismatches = prove::recording(provider, operation, &sample.text).into_iter();
    let findings = mismatches.map(|mismatch| {
        let place = Place::new(Arc::clone(&file), mismatch.span);
        (Finding::error(mismatch.code, place, mismatch.message).help(mismatch.help), mismatch.about)
    });
    findings.collect()
}

/// The operation of a name, `provider/operation`.
fn find<'a>(models: &'a [Provider], name: &str) -> Result<(&'a Provider, &'a Operation), String> {
    let every =
        || models.iter().flat_map(|provider| provider.operations.iter().map(move |operation| (provider, operation)));
    let full = |(provider, operation): (&Provider, &Operation)| format!("{}/{}", provider.key, operation.name);
    if let Some(found) = every().find(|found| full(*found) == name) {
        return Ok(found);
    }
    let names: Vec<_> = every().map(full).collect();
    let guess = similar(name, names.iter().map(String::as_str));
    let help =
        guess.map_or_else(|| "name it as `provider/operation`".to_owned(), |guess| format!("did you mean `{guess}`?"));
    Err(format!("there is no operation `{name}`; {help}"))
}

/// What is said of the findings in recordings.
struct Report<'a> {
    parsed: &'a [(&'a Sample, Json)],
    declarations: Declarations<'a>,
    forms: Forms<'a>,
}

impl Report<'_> {
    /// The findings, those of like places once.
    fn findings(&self, found: Vec<(Finding, String)>) -> Findings {
        let mut groups: BTreeMap<(&'static str, Vec<Step>, String), (Finding, usize)> = BTreeMap::new();
        for (finding, about) in found {
            let path = self.path(&finding.primary.place);
            let key = (finding.code, path, about);
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
