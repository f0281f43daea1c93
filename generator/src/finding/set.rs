//! A collection of findings.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Finding, Label, Severity};

/// The findings of a stage, or of several.
#[derive(Debug, Clone, Default)]
pub struct Findings {
    all: Vec<Finding>,
}

impl From<Finding> for Findings {
    fn from(finding: Finding) -> Self {
        Self { all: vec![finding] }
    }
}

impl Findings {
    /// No findings.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one.
    pub fn push(&mut self, finding: Finding) {
        self.all.push(finding);
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// How many there are, repeated ones included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// How many different errors there are.
    #[must_use]
    pub fn errors(&self) -> usize {
        self.count(Severity::Error)
    }

    /// The files that have errors.
    #[must_use]
    pub fn files_with_errors(&self) -> BTreeSet<Arc<str>> {
        let errors = self.all.iter().filter(|finding| finding.severity == Severity::Error);
        errors.map(|finding| Arc::clone(&finding.primary.place.file)).collect()
    }

    /// Leaves out what is not to be kept.
    pub fn retain(&mut self, keep: impl FnMut(&Finding) -> bool) {
        self.all.retain(keep);
    }

    /// How many different warnings there are.
    #[must_use]
    pub fn warnings(&self) -> usize {
        self.count(Severity::Warning)
    }

    /// All of them, by file, position and code, identical ones once.
    #[must_use]
    pub fn sorted(&self) -> Vec<&Finding> {
        let mut sorted: Vec<&Finding> = self.all.iter().collect();
        // Every part takes part in the order, so that it does not depend on who reported first.
        sorted.sort_by_cached_key(|finding| order(finding));
        sorted.dedup();
        sorted
    }

    /// All of them, by file, position and code, identical ones once.
    #[must_use]
    pub fn into_sorted(self) -> Vec<Finding> {
        self.sorted().into_iter().cloned().collect()
    }

    fn count(&self, severity: Severity) -> usize {
        self.sorted().into_iter().filter(|finding| finding.severity == severity).count()
    }
}

type Spot<'a> = (&'a str, usize, usize);
type Order<'a> = (Spot<'a>, &'static str, &'a str, &'a str, Vec<(Spot<'a>, &'a str)>, Option<&'a str>, Severity);

fn order(finding: &Finding) -> Order<'_> {
    let secondary = finding.secondary.iter().map(|label| (spot(label), &*label.text)).collect();
    let Finding { severity, code, message, primary, help, .. } = finding;
    (spot(primary), code, message, &primary.text, secondary, help.as_deref(), *severity)
}

fn spot(label: &Label) -> Spot<'_> {
    (&label.place.file, label.place.span.start, label.place.span.end)
}

impl Extend<Finding> for Findings {
    fn extend<I: IntoIterator<Item = Finding>>(&mut self, findings: I) {
        self.all.extend(findings);
    }
}

impl FromIterator<Finding> for Findings {
    fn from_iter<I: IntoIterator<Item = Finding>>(findings: I) -> Self {
        Self { all: findings.into_iter().collect() }
    }
}

impl IntoIterator for Findings {
    type Item = Finding;
    type IntoIter = std::vec::IntoIter<Finding>;

    /// The findings in the order in which they were reported, so that one collection can be poured into another.
    fn into_iter(self) -> Self::IntoIter {
        self.all.into_iter()
    }
}
