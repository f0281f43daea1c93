//! Samples that say the same, in one format or in several.

use runtime::samples::differences;

use super::types::TypeTable;
use super::written::Written;
use crate::finding::{Finding, Findings};
use crate::ir::{Operation, Provider, SameAs, SampleTest};
use crate::resolve::Site;
use crate::spec::Sample;

/// Holds samples against those that they are said to be the same as.
pub(super) struct Sameness<'a> {
    pub(super) provider: &'a Provider,
    pub(super) operation: &'a Operation,
    pub(super) types: &'a TypeTable,
    /// All samples of the page.
    pub(super) tests: &'a [SampleTest],
    /// Whether nothing was found in each of them.
    pub(super) sound: &'a [bool],
}

impl Sameness<'_> {
    /// What a sample, which is the one at `index`, is the same as.
    pub(super) fn of(&self, index: usize, sample: &Sample, site: &Site<'_>, findings: &mut Findings) -> Option<SameAs> {
        let Some(name) = &sample.same_as else {
            if !sample.differences.is_empty() {
                let finding = Finding::error("E0617", site.at("differences").key(), "differences from what?");
                findings.push(finding.help("say in `same_as` which sample this one is the same as"));
            }
            return None;
        };
        let found = self.tests.iter().enumerate().find(|(other, test)| *other != index && test.name == *name);
        let Some((place, other)) = found else {
            let message = format!("there is no other sample called `{name}`");
            let known = self.tests.iter().map(|test| test.name.as_str()).filter(|known| *known != sample.name);
            let guess = crate::load::similar(name, known).map(|guess| format!("did you mean `{guess}`?"));
            findings.push(Finding::error("E0617", site.at("same_as").value(), message).maybe_help(guess));
            return None;
        };
        // A value that is wrong differs from the right one, and says nothing more.
        if !self.sound[index] || !self.sound[place] {
            return None;
        }
        let body = |test: &SampleTest| {
            let expected = &test.answer.as_ref()?.expected;
            Written(self.types).answer(self.provider, self.operation, expected)
        };
        let answer = other.answer.as_ref()?;
        let (Some(own), Some(others)) = (body(&self.tests[index]), body(other)) else {
            let message = "only answers that are a success can be the same";
            findings.push(Finding::error("E0617", site.at("same_as").value(), message).help("leave `same_as` out"));
            return None;
        };
        let found = differences(&own, &others);
        report(&found, sample, site, findings);
        Some(SameAs {
            name: name.clone(),
            call: other.call.clone(),
            status: answer.status,
            content_type: answer.content_type.clone(),
            differences: found,
        })
    }
}

/// Reports differences that are not declared, and declared ones that are none.
fn report(found: &[String], sample: &Sample, site: &Site<'_>, findings: &mut Findings) {
    let missing = found.iter().filter(|path| !sample.differences.contains(path));
    let missing: Vec<_> = missing.map(|path| as_item(path)).collect();
    if !missing.is_empty() {
        let message = format!("the sample differs from `{}`", sample.same_as.as_deref().unwrap_or_default());
        let help = format!("mend the one that is transcribed wrongly, or add to `differences`: {}", missing.join(", "));
        findings.push(Finding::error("E0617", site.at("same_as").value(), message).help(help));
    }
    for (index, path) in sample.differences.iter().enumerate().filter(|(_, path)| !found.contains(path)) {
        let place = site.at("differences").at(&index.to_string()).value();
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
