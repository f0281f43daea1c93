//! Samples that say the same, in one format or in several.

use runtime::samples::differences;

use super::written::Written;
use super::{Expected, Fault, Proof, SameAs};
use crate::finding::{Finding, Findings};
use crate::model::{Operation, Provider, Sample};

/// Holds samples against those that they are said to be the same as.
pub(super) struct Sameness<'a> {
    pub(super) provider: &'a Provider,
    pub(super) operation: &'a Operation,
    /// What each of its samples proves.
    pub(super) proofs: &'a [Proof],
    /// Whether nothing was found in each of them.
    pub(super) sound: &'a [bool],
}

impl Sameness<'_> {
    /// What a sample, which is the one at `index`, is the same as.
    pub(super) fn of(&self, index: usize, findings: &mut Findings) -> Option<SameAs> {
        let samples = &self.operation.samples;
        let sample = &samples[index];
        let Some(name) = &sample.same_as else {
            if !sample.differences.is_empty() {
                let finding = Finding::error("E0617", sample.site.at("differences").key(), "differences from what?");
                findings.push(finding.help("say in `same_as` which sample this one is the same as"));
            }
            return None;
        };
        let place = sample.site.at("same_as").value();
        let found = samples.iter().enumerate().position(|(other, known)| other != index && known.name == *name);
        let Some(other) = found else {
            let message = format!("there is no other sample called `{name}`");
            let known = samples.iter().map(|known| known.name.as_str()).filter(|known| *known != sample.name);
            let guess = crate::load::similar(name, known).map(|guess| format!("did you mean `{guess}`?"));
            findings.push(Finding::error("E0617", place, message).maybe_help(guess));
            return None;
        };
        // A value that is wrong differs from the right one, and says nothing more.
        if !self.sound[index] || !self.sound[other] {
            return None;
        }
        let meaning = |index: usize| Some(&self.proofs[index].answer.as_ref()?.expected);
        let (Some(own), Some(others)) = (meaning(index), meaning(other)) else {
            let message = "only answers can be the same, and one of the samples has none";
            findings.push(Finding::error("E0617", place, message).help("leave `same_as` out"));
            return None;
        };
        if let Some(problem) = incomparable(own, others) {
            findings.push(Finding::error("E0617", place, problem).help("leave `same_as` out"));
            return None;
        }
        let written = Written(self.provider);
        let body = |expected| written.body(self.operation, expected);
        let (Some(own), Some(others)) = (body(own), body(others)) else {
            let message = "answers that say nothing cannot be the same";
            findings.push(Finding::error("E0617", place, message).help("leave `same_as` out"));
            return None;
        };
        let found = differences(&own, &others);
        report(&found, sample, findings);
        Some(SameAs { sample: other, differences: found })
    }
}

/// Why two answers cannot be the same, whatever they say.
fn incomparable(own: &Expected, other: &Expected) -> Option<String> {
    match (own, other) {
        (Expected::Failure(Some(own)), Expected::Failure(Some(other))) if own.named == other.named => {
            let name =
                |fault: &Fault| fault.kind.as_ref().map_or_else(|| "no name".to_owned(), |kind| format!("`{kind}`"));
            let message = || format!("the failures have different names: {}, and {}", name(own), name(other));
            (own.kind != other.kind).then(message)
        }
        (Expected::Success { .. }, Expected::Success { .. }) | (Expected::Failure(_), Expected::Failure(_)) => None,
        _ => Some("one of the answers is a success, and the other one a failure".to_owned()),
    }
}

/// Reports differences that are not declared, and declared ones that are none.
fn report(found: &[String], sample: &Sample, findings: &mut Findings) {
    let missing = found.iter().filter(|path| !sample.differences.contains(path));
    let missing: Vec<_> = missing.map(|path| as_item(path)).collect();
    if !missing.is_empty() {
        let message = format!("the sample differs from `{}`", sample.same_as.as_deref().unwrap_or_default());
        let help = format!("mend the one that is transcribed wrongly, or add to `differences`: {}", missing.join(", "));
        findings.push(Finding::error("E0617", sample.site.at("same_as").value(), message).help(help));
    }
    for (index, path) in sample.differences.iter().enumerate().filter(|(_, path)| !found.contains(path)) {
        let place = sample.site.at("differences").item(index).value();
        let message = format!("the samples do not differ in `{path}`");
        findings
            .push(Finding::error("E0617", place, message).help("leave it out, or spell the path as `list[0].name`"));
    }
}

/// A path as an item of a list in YAML.
fn as_item(path: &str) -> String {
    if path.starts_with('[') || path.contains('"') {
        format!("'{}'", path.replace('\'', "''"))
    } else {
        path.to_owned()
    }
}
