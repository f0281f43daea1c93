//! What may only follow from another mistake, and is left out: each mistake is said once.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::finding::{Finding, Findings, Place, Severity};
use crate::load::{File, Lost, ProviderSpec, Specs, is_aside};
use crate::resolve::{Declarations, Shape, page_members};
use crate::spec::{Member, Page, Type};

/// Codes of findings that miss something: it may be what was lost from a file.
const MISSING: &[&str] = &[
    "E0201", "E0202", "E0206", "E0402", "E0404", "E0501", "E0502", "E0503", "E0504", "E0505", "E0508", "E0512",
    "E0517", "E0518", "E0519", "E0521", "E0528", "E0530", "E0608", "E0609", "E0611", "E0612", "E0613", "W0001",
    "W0002",
];

/// Those of them that are found in `provider.yaml` and miss what only that file declares, whatever pages have lost.
const DECLARED_BY_PROVIDERS: &[&str] = &["E0206", "E0501", "E0503", "E0512", "E0518", "E0519", "E0521"];

/// Codes of warnings of what is suspicious, and may be no mistake.
const SUSPICIONS: &[&str] =
    &["W0007", "W0008", "W0009", "W0010", "W0011", "W0012", "W0013", "W0014", "W0015", "W0016", "W0017"];

/// Leaves out what may follow from something that was lost when the files were loaded.
pub(crate) fn leave_out_what_follows_from_losses(specs: &Specs, findings: &mut Findings) {
    let mut losses = BTreeMap::new();
    for provider in &specs.providers {
        let shared = Losses::of(&provider.provider);
        let mut is_short = shared.are_missed;
        for page in &provider.pages {
            let own = Losses::of(page);
            is_short |= own.are_missed;
            let are_missed = own.are_missed || shared.are_missed;
            losses.insert(&*page.path, Losses { are_missed, is_short: are_missed, ..own });
        }
        // What all pages share is looked at with each of them.
        losses.insert(&*provider.provider.path, Losses { are_missed: is_short, is_short: shared.are_missed, ..shared });
    }
    findings.retain(|finding| losses.get(&*finding.primary.place.file).is_none_or(|losses| losses.spare(finding)));
}

/// Leaves out what is only suspected of a file that has errors: what is suspicious may be the error.
pub(crate) fn leave_out_what_is_suspected_of_errors(specs: &Specs, findings: &mut Findings) {
    let errors = findings.sorted().into_iter().filter(|finding| finding.severity == Severity::Error);
    let wrong: BTreeSet<String> = errors.flat_map(places).map(|place| place.file.to_string()).collect();
    // What nothing seems to use may be used in any file.
    let is_wrong = |provider: &&ProviderSpec| {
        let mut pages = provider.pages.iter();
        !provider.is_whole || wrong.contains(&*provider.provider.path) || pages.any(|page| wrong.contains(&*page.path))
    };
    let providers = specs.providers.iter().filter(is_wrong);
    let providers: BTreeSet<_> = providers.map(|provider| provider.provider.path.to_string()).collect();
    findings.retain(|finding| {
        let file = &*finding.primary.place.file;
        match finding.code {
            "W0006" => !providers.contains(file),
            code => !SUSPICIONS.contains(&code) || !wrong.contains(file),
        }
    });
}

/// What a file lost.
struct Losses<'a> {
    lost: &'a [Lost],
    /// Whether something is missed because of it, here or in another file.
    are_missed: bool,
    /// Whether what no other file declares is missed because of it.
    is_short: bool,
}

impl<'a> Losses<'a> {
    fn of<T>(file: &'a File<T>) -> Self {
        let are_missed = file.lost.iter().any(Lost::matters);
        Self { lost: &file.lost, are_missed, is_short: are_missed }
    }

    fn spare(&self, finding: &Finding) -> bool {
        let at = finding.primary.place.span.start;
        let own = DECLARED_BY_PROVIDERS.contains(&finding.code);
        let is_missed = MISSING.contains(&finding.code) && if own { self.is_short } else { self.are_missed };
        !is_missed && !self.lost.iter().any(|lost| lost.span.contains(&at))
    }
}

/// What cannot be judged by samples, because of errors in the specs.
#[derive(Default)]
pub(crate) struct Doubt {
    /// Whole files.
    files: BTreeSet<String>,
    /// Parts of files, in bytes.
    parts: BTreeMap<String, Vec<Range<usize>>>,
}

impl Doubt {
    /// What is in doubt after these findings of the check.
    pub(crate) fn of(specs: &Specs, checked: &Findings) -> Self {
        let mut doubt = Self::default();
        let mut errors: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for finding in checked.sorted().into_iter().filter(|finding| finding.severity == Severity::Error) {
            for place in places(finding) {
                errors.entry(&*place.file).or_default().push(place.span.start);
            }
        }
        for provider in &specs.providers {
            let all = doubt.file(&provider.provider, &errors);
            let wrong: Vec<_> = provider.pages.iter().map(|page| doubt.file(page, &errors)).collect();
            if !all && provider.is_whole && !wrong.contains(&true) {
                continue;
            }
            let types = Declarations::collect(provider);
            for (page, is_wrong) in provider.pages.iter().zip(&wrong) {
                if all || *is_wrong || leans_on(page, provider, &types, &wrong) {
                    doubt.files.insert(page.path.to_string());
                }
            }
            if all {
                doubt.files.insert(provider.provider.path.to_string());
            }
        }
        doubt
    }

    /// Whether what a file declares is in doubt. Of a sample that is, the part is noted.
    fn file<T>(&mut self, file: &File<T>, errors: &BTreeMap<&str, Vec<usize>>) -> bool {
        let mut declares = file.lost.iter().any(Lost::matters);
        let mut parts: Vec<_> = file.lost.iter().map(|lost| lost.span.clone()).collect();
        for at in errors.get(&*file.path).into_iter().flatten() {
            match top_entry(file, *at) {
                Some(("samples", value)) => {
                    let items = value.items().unwrap_or_default();
                    let part = items.iter().find(|item| item.extent().contains(at)).unwrap_or(value);
                    parts.push(part.extent());
                }
                Some((key, _)) if is_aside(key) => {}
                _ => declares = true,
            }
        }
        self.parts.entry(file.path.to_string()).or_default().extend(parts);
        declares
    }

    /// Whether a finding of the samples says something for certain.
    pub(crate) fn spares(&self, finding: &Finding) -> bool {
        let place = &finding.primary.place;
        let parts = self.parts.get(&*place.file);
        !self.files.contains(&*place.file)
            && !parts.is_some_and(|parts| parts.iter().any(|part| part.contains(&place.span.start)))
    }
}

/// The places at which an error may be: of what has one name twice, either may be the wrong one.
fn places(finding: &Finding) -> impl Iterator<Item = &Place> {
    let others = finding.secondary.iter().filter(|_| ["E0203", "E0304"].contains(&finding.code));
    std::iter::once(&finding.primary).chain(others).map(|label| &label.place)
}

/// The entry of a file that a byte stands in: its key, and the value.
fn top_entry<T>(file: &File<T>, at: usize) -> Option<(&str, &crate::load::Node)> {
    let entries = file.tree.entries()?;
    let entry = entries.iter().find(|entry| (entry.key.span.start..entry.value.extent().end).contains(&at))?;
    Some((entry.key.text()?, &entry.value))
}

/// Whether a page uses a type that is not known, or that a page declares which is wrong itself.
fn leans_on(page: &File<Page>, provider: &ProviderSpec, types: &Declarations<'_>, wrong: &[bool]) -> bool {
    let shared = &provider.provider.spec;
    let around = shared.envelope.iter().flat_map(|envelope| envelope.fields.values());
    let around = around.chain(shared.faults.iter().flat_map(|faults| faults.fields.values()));
    let mut open: Vec<&str> = around.flat_map(names_in).collect();
    let top = page.top();
    open.extend(page_members(&page.spec, &top).into_iter().flat_map(|(_, placed)| names_in(placed.member)));
    for response in page.spec.responses.values() {
        open.extend(response.type_.as_ref().map(Type::innermost));
        open.extend(response.fields.iter().flat_map(|fields| fields.values()).flat_map(names_in));
    }
    let mut seen = BTreeSet::new();
    while let Some(name) = open.pop() {
        if crate::resolve::is_built_in(name) || !seen.insert(name) {
            continue;
        }
        let Some(declaration) = types.find(name) else { return true };
        if declaration.page.is_some_and(|index| wrong[index]) {
            return true;
        }
        if let Shape::Object(fields) = declaration.shape {
            open.extend(fields.values().flat_map(names_in));
        }
    }
    false
}

/// The names of the types that a member is of, those within it included.
fn names_in(member: &Member) -> Vec<&str> {
    let own = member.type_.as_ref().map(Type::innermost);
    let within = member.fields.iter().flat_map(|fields| fields.values()).flat_map(names_in);
    own.into_iter().chain(within).collect()
}
