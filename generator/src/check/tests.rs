//! The table of rules, held against what the rules find in the fixtures.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::{Context, RULES, UNUSED_TYPES, found_by};
use crate::explain;
use crate::finding::Findings;
use crate::load::load;
use crate::resolve::{Declarations, resolve};

/// The code of a finding that is not listed with its rule.
const DEFECT: &str = "E0901";

/// The codes that each rule reports in the specs of the fixtures, by its index; the one for unused types comes last.
fn reported() -> BTreeSet<(usize, &'static str)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let fixtures = fs::read_dir(folder).expect("the fixtures can be read");
    let mut reported = BTreeSet::new();
    for fixture in fixtures {
        let specs = load(&fixture.expect("an entry").path().join("specs")).specs;
        let models = resolve(&specs, &mut Findings::new());
        for (provider, model) in specs.providers.iter().zip(&models) {
            let context = Context { provider, types: Declarations::collect(provider), model };
            for (index, rule) in RULES.iter().chain([&UNUSED_TYPES]).enumerate() {
                let found = found_by(*rule, &context);
                let codes = found.sorted().into_iter().map(|finding| finding.code);
                reported.extend(codes.filter(|code| *code != DEFECT).map(|code| (index, code)));
            }
        }
    }
    reported
}

#[test]
fn no_rule_reports_a_code_that_is_not_listed_with_it() {
    let listed = RULES.iter().chain([&UNUSED_TYPES]).enumerate();
    let listed: BTreeSet<_> =
        listed.flat_map(|(index, (codes, _))| codes.iter().map(move |code| (index, *code))).collect();
    let reported = reported();
    let named = |pairs: Vec<&(usize, &'static str)>| {
        let rule = |index: usize| RULES.get(index).unwrap_or(&UNUSED_TYPES).0.join(", ");
        pairs.into_iter().map(|(index, code)| format!("{code} by rule {index} ({})", rule(*index))).collect::<Vec<_>>()
    };
    assert_eq!(named(reported.difference(&listed).collect()), [""; 0], "list the code with its rule");
}

#[test]
fn every_listed_code_has_a_page() {
    let without: Vec<_> =
        RULES.iter().flat_map(|(codes, _)| *codes).filter(|code| explain::explain(code).is_none()).collect();
    assert!(without.is_empty(), "{without:?}");
}
