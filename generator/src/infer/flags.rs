//! Texts and digits that mean yes or no.

use indexmap::IndexSet;
use runtime::decode as wire;

use super::probe;
use super::words::Words;
use crate::model::BooleanForm;
use crate::resolve::boolean_texts;

/// Pairs of words, no first. The spelling that is found is the one that is declared.
const PAIRS: &[(&str, &str)] = &[("no", "yes"), ("off", "on"), ("false", "true"), ("n", "y"), ("f", "t")];

/// The form of a flag, where texts are one: both of a pair, or one of it under the name of a flag.
pub(super) fn text(words: &Words, raws: &IndexSet<String>) -> Option<BooleanForm> {
    let named = words.are_of_a_flag();
    let all = |flag: wire::Flag<&str>| raws.iter().all(|raw| probe::is_flag(raw, flag));
    // Numbers are 0 and 1 now and then, so that both are no proof where the name is one of a number.
    if all(wire::Flag::TEXT_DIGITS) {
        let proven = raws.len() > 1 && !words.are_of_a_number();
        return (named || proven).then(|| BooleanForm::text("0".into(), "1".into()));
    }
    if !named && raws.len() < 2 {
        return None;
    }
    boolean_texts().find(|form| all(form.borrowed())).or_else(|| spelled(raws))
}

/// The form of a flag, where numbers are one: that both 0 and 1 were seen says nothing, the name has to.
pub(super) fn digits(words: &Words, raws: &IndexSet<String>) -> Option<BooleanForm> {
    let flag = raws.iter().all(|raw| probe::is_flag(raw, wire::Flag::DIGITS));
    (flag && words.are_of_a_flag()).then_some(BooleanForm::DIGITS)
}

/// Whether texts could be a flag, though nothing proves it.
pub(super) fn is_suspect(words: &Words, raws: &IndexSet<String>) -> bool {
    !words.are_of_a_number() && raws.iter().all(|raw| probe::is_flag(raw, wire::Flag::TEXT_DIGITS))
}

/// Two texts that are a pair in another case: `Y` and `N`.
fn spelled(raws: &IndexSet<String>) -> Option<BooleanForm> {
    let [a, b] = [raws.get_index(0)?, raws.get_index(1)?].map(|raw| probe::content(raw));
    let pair = |no: &str, yes: &str| {
        PAIRS.iter().any(|pair| no.eq_ignore_ascii_case(pair.0) && yes.eq_ignore_ascii_case(pair.1))
    };
    let spelling = |no: &str, yes: &str| Some(BooleanForm::text(no.to_owned().into(), yes.to_owned().into()));
    match raws.len() {
        2 if pair(a, b) => spelling(a, b),
        2 if pair(b, a) => spelling(b, a),
        _ => None,
    }
}
