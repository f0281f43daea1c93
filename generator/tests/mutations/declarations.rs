//! Fields that are not declared any more, or otherwise: the sample that shows them proves it.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use apiscribe::finding::Finding;
use apiscribe::load::{Entry, Kind, Node};

use super::real::{Mutation, RealFile, Spot, answers, everything, files, spots, try_all};

/// What became of a mutation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fate {
    /// A finding within an answer.
    Proved,
    /// A finding elsewhere: another rule was faster.
    Found,
    /// Nothing.
    Survived,
}

/// The forms in which values of a type can travel.
fn forms(type_: &str) -> &'static [&'static str] {
    match type_ {
        "integer" | "number" | "decimal" => &["number", "string"],
        "boolean" => &["boolean", "string", "digit", "digit-string", "yes-no", "on-off", "{ 'true': a, 'false': b }"],
        "date-time" => &[
            "civil",
            "civil-space",
            "rfc-3339",
            "epoch-seconds",
            "epoch-milliseconds",
            "epoch-seconds-string",
            "epoch-milliseconds-string",
        ],
        _ => &[],
    }
}

/// The form in which a type usually travels, by the language and by the real providers.
fn usual(provider: &str, type_: &str) -> &'static str {
    match (provider, type_) {
        ("sitehost", "boolean") => "digit-string",
        (_, "boolean") => "boolean",
        ("sitehost", "date-time") => "civil-space",
        ("hostway", "date-time") => "civil",
        (_, "date-time") => "rfc-3339",
        _ => "number",
    }
}

/// Types that can be written in place of another one.
const TYPES: &[&str] =
    &["string", "integer", "number", "decimal", "boolean", "date", "date-time", "[string]", "{ map: string }"];

fn child<'a>(node: &'a Node, key: &str) -> Option<&'a Entry> {
    match &node.kind {
        Kind::Mapping(entries) => entries.iter().find(|entry| entry.key.text() == Some(key)),
        _ => None,
    }
}

/// The declarations of fields in all files, each with a mutation that is made of it.
fn of_fields(
    files: &[RealFile],
    mutate: impl Fn(&RealFile, &Spot<'_>) -> Vec<(std::ops::Range<usize>, String, String)>,
) -> Vec<Mutation> {
    let mut mutations = Vec::new();
    for (index, file) in files.iter().enumerate() {
        for spot in spots(&file.tree).iter().filter(|spot| spot.parent() == "fields") {
            for (span, text, how) in mutate(file, spot) {
                mutations.push(Mutation { what: format!("{}{how}", file.called(spot)), file: index, span, text });
            }
        }
    }
    mutations
}

/// What becomes of every mutation.
fn fates(files: &[RealFile], mutations: &[Mutation]) -> BTreeMap<Fate, BTreeSet<String>> {
    let answers = answers(files);
    let within = |mutation: &Mutation, finding: &Finding| {
        let place = &finding.primary.place;
        answers.iter().any(|(file, span)| {
            let span = mutation.moved(files, file, span);
            **file == *place.file && span.start <= place.span.start && place.span.end <= span.end
        })
    };
    let fates = try_all(files, mutations, |mutation, errors| match errors {
        [] => Fate::Survived,
        errors if errors.iter().any(|error| within(mutation, error)) => Fate::Proved,
        _ => Fate::Found,
    });
    let mut by_fate: BTreeMap<Fate, BTreeSet<String>> = BTreeMap::new();
    for (mutation, fate) in mutations.iter().zip(fates) {
        by_fate.entry(fate).or_default().insert(mutation.what.clone());
    }
    for (fate, mutations) in &by_fate {
        println!("{fate:?}: {}", mutations.len());
    }
    by_fate
}

/// Fields that no sample shows: nothing can prove or contradict what is said of them.
const NEVER_SHOWN: &[&str] = &[
    "gogrid/list_images.yaml: types.Image.fields.server",
    "gogrid/list_images.yaml: types.ServerReference.fields.id",
    "gogrid/list_images.yaml: types.ServerReference.fields.name",
    "sitehost/provider.yaml: faults.fields.status",
];

/// Fields that samples show as null only: that they are declared is proved, of what type is not.
const ONLY_NULL: &[&str] = &[
    "hostway/provider.yaml: types.Image.fields.updated",
    "sitehost/list_image_versions.yaml: types.ImageVersion.fields.pending",
];

/// Fields without which, or of another type, something else in `provider.yaml` names nothing: that is said instead.
const NAMED_ELSEWHERE: &[&str] = &[
    "gogrid/provider.yaml: envelope.fields.method",
    "gogrid/provider.yaml: envelope.fields.status",
    "gogrid/provider.yaml: envelope.fields.summary",
    "gogrid/provider.yaml: faults.fields.errorcode",
    "gogrid/provider.yaml: faults.fields.message",
    "gogrid/provider.yaml: types.Summary.fields.numpages",
    "gogrid/provider.yaml: types.Summary.fields.start",
    "gogrid/provider.yaml: types.Summary.fields.total",
    "hostway/provider.yaml: faults.fields.message",
    "sitehost/list_image_versions.yaml: responses.200.fields.current_page",
    "sitehost/list_image_versions.yaml: responses.200.fields.data",
    "sitehost/list_image_versions.yaml: responses.200.fields.total_items",
    "sitehost/list_image_versions.yaml: responses.200.fields.total_pages",
    "sitehost/provider.yaml: envelope.fields.status",
    "sitehost/provider.yaml: faults.fields.msg",
];

/// Whether a mutation is one of these fields.
fn is_of(what: &str, fields: &[&str]) -> bool {
    fields.iter().any(|field| what.strip_prefix(field).is_some_and(|rest| rest.is_empty() || rest.starts_with(" as ")))
}

/// Whether a sample of the declared type in its form reads the same as another type: a whole number is a number, and
/// what travels as text is text.
fn reads_the_same(called: &str, declared: &str, shown: &str, other: &str) -> bool {
    let numbers = ["integer", "number", "decimal"];
    match (declared, shown) {
        // The prices that the pages print are whole; the time that one of them prints is not.
        ("integer" | "decimal", "number") | ("date-time", "epoch-milliseconds") => numbers.contains(&other),
        ("number", "number") => other == "decimal",
        // A flag of this provider is a digit, and the page prints an id that is one.
        ("integer", "string") if other == "boolean" => called.ends_with("ImageVersion.fields.client_id"),
        ("boolean", "boolean") => false,
        // So are the values of an enum.
        ("integer", "string") | ("date-time" | "boolean" | "Status" | "ImageStatus" | "LinkRelation", _) => {
            other == "string"
        }
        _ => false,
    }
}

/// Expects that what is not proved is justified: what survives, and what is found elsewhere.
#[track_caller]
fn justified(fates: &BTreeMap<Fate, BTreeSet<String>>, survivors: impl Fn(&str) -> bool) {
    let of = |fate: Fate| fates.get(&fate).into_iter().flatten().map(String::as_str);
    let survived: Vec<_> = of(Fate::Survived).filter(|what| !survivors(what)).collect();
    let elsewhere: Vec<_> = of(Fate::Found).filter(|what| !is_of(what, NAMED_ELSEWHERE)).collect();
    assert!(survived.is_empty(), "nobody notices {survived:#?}");
    assert!(elsewhere.is_empty(), "found, and not where a sample proves it: {elsewhere:#?}");
    let proved: Vec<_> = of(Fate::Proved).filter(|what| survivors(what)).collect();
    assert!(proved.is_empty(), "these do not survive any more, which is good; take them off the list: {proved:#?}");
}

#[test]
fn a_removed_declaration_is_missed_by_the_sample_that_shows_the_field() {
    let files = files();
    let mutations = of_fields(&files, |file, spot| {
        let (span, text) = file.removal(spot);
        vec![(span, text, String::new())]
    });
    let fates = fates(&files, &mutations);
    justified(&fates, |what| is_of(what, NEVER_SHOWN));
}

#[test]
fn another_wire_form_is_contradicted_by_the_sample_that_shows_the_field() {
    let files = files();
    let mutations = of_fields(&files, |file, spot| {
        let Some(type_) = child(&spot.entry.value, "type") else { return Vec::new() };
        let written = &file.text[type_.value.span.clone()];
        let wire = child(&spot.entry.value, "wire");
        let now = wire.and_then(|wire| wire.value.text()).unwrap_or_else(|| usual(&file.provider, written));
        let others = forms(written).iter().filter(|form| **form != now);
        let span =
            wire.map_or(type_.value.span.end..type_.value.span.end, |wire| wire.key.span.start..wire.value.span.end);
        let comma = if wire.is_some() { "" } else { ", " };
        others.map(|form| (span.clone(), format!("{comma}wire: {form}"), format!(" as {form}"))).collect()
    });
    assert!(mutations.len() > 60, "{}", mutations.len());
    let fates = fates(&files, &mutations);
    justified(&fates, |what| is_of(what, NEVER_SHOWN));
}

#[test]
fn another_type_is_contradicted_by_the_sample_that_shows_the_field() {
    let files = files();
    let same = RefCell::new(BTreeSet::new());
    let mutations = of_fields(&files, |file, spot| {
        let Some(type_) = child(&spot.entry.value, "type") else { return Vec::new() };
        let wire = child(&spot.entry.value, "wire");
        let end = wire.map_or(type_.value.span.end, |wire| wire.value.span.end);
        let written = &file.text[type_.value.span.clone()];
        let shown = wire.and_then(|wire| wire.value.text()).unwrap_or_else(|| usual(&file.provider, written));
        let others = TYPES.iter().filter(|other| **other != written);
        let called = file.called(spot);
        let alike = others.clone().filter(|other| reads_the_same(&called, written, shown, other));
        same.borrow_mut().extend(alike.map(|other| format!("{called} as {other}")));
        others.map(|other| (type_.value.span.start..end, (*other).to_owned(), format!(" as {other}"))).collect()
    });
    assert!(mutations.len() > 400, "{}", mutations.len());
    // There are hundreds; the step is no divisor of how many types there are, so that all types and fields are tried.
    let step = if everything() { 1 } else { 7 };
    let mutations: Vec<_> = mutations.into_iter().step_by(step).collect();
    let (fates, same) = (fates(&files, &mutations), same.into_inner());
    justified(&fates, |what| is_of(what, NEVER_SHOWN) || is_of(what, ONLY_NULL) || same.contains(what));
}
