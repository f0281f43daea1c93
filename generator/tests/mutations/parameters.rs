//! Parameters that are not declared any more, or by another name: the samples that use them tell.

use std::collections::BTreeSet;

use apiscribe::load::Kind;

use super::real::{Mutation, RealFile, Spot, files, spots, try_all};

/// The keys under which a page declares its parameters.
const SECTIONS: &[&str] = &["path", "query", "header", "form", "json"];

/// Whether an entry declares a parameter: of a page, or of all calls.
fn is_parameter(file: &RealFile, spot: &Spot<'_>) -> bool {
    let sections: &[&str] = if file.name == "provider.yaml" { &["parameters"] } else { SECTIONS };
    spot.path.len() == 2 && sections.contains(&spot.path[0].as_str())
}

/// The parameters that samples of a file give a value, or print: those of all calls are printed by every one.
fn used(file: &RealFile) -> BTreeSet<String> {
    let spots = spots(&file.tree);
    let arguments = spots.iter().filter(|spot| spot.path[0] == "samples" && spot.parent() == "arguments");
    let mut used: BTreeSet<_> = arguments.filter_map(|spot| spot.path.last().cloned()).collect();
    if file.name == "provider.yaml" {
        used.extend(spots.iter().filter(|spot| is_parameter(file, spot)).filter_map(|spot| spot.path.last().cloned()));
    }
    used
}

#[test]
fn a_parameter_that_a_sample_uses_is_missed() {
    let files = files();
    let mut mutations = Vec::new();
    for (index, file) in files.iter().enumerate() {
        let (used, spots) = (used(file), spots(&file.tree));
        for spot in spots.iter().filter(|spot| is_parameter(file, spot)) {
            let name = spot.path.last().map(String::as_str).unwrap_or_default();
            if !used.contains(name) {
                continue;
            }
            let what = file.called(spot);
            let (span, text) = file.removal(spot);
            mutations.push(Mutation { what: format!("{what} removed"), file: index, span, text });
            let span = spot.entry.key.span.clone();
            let text = format!("'{name}x'");
            mutations.push(Mutation { what: format!("{what} renamed"), file: index, span, text });
        }
    }
    assert!(mutations.len() >= 16, "the samples use more parameters than {}", mutations.len() / 2);
    let found = try_all(&files, &mutations, |_, errors| !errors.is_empty());
    println!("{} mutations of parameters", mutations.len());
    let survivors: Vec<_> = mutations.iter().zip(found).filter(|(_, found)| !found).map(|(it, _)| &it.what).collect();
    assert!(survivors.is_empty(), "nobody notices {survivors:#?}");
}

#[test]
fn what_every_call_sends_is_missed_in_the_samples() {
    let files = files();
    let mut mutations = Vec::new();
    for (index, file) in files.iter().enumerate() {
        let Kind::Mapping(entries) = &file.tree.kind else { continue };
        for entry in entries.iter().filter(|entry| entry.key.text() == Some("authentication")) {
            let span = entry.key.span.start..entry.value.span.end;
            let what = format!("{} without authentication", file.provider);
            mutations.push(Mutation { what, file: index, span, text: String::new() });
        }
    }
    assert_eq!(mutations.len(), 3, "every provider knows who calls");
    let found = try_all(&files, &mutations, |_, errors| !errors.is_empty());
    let survivors: Vec<_> = mutations.iter().zip(found).filter(|(_, found)| !found).map(|(it, _)| &it.what).collect();
    assert!(survivors.is_empty(), "nobody notices {survivors:#?}");
}
