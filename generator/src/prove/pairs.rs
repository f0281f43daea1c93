//! The pairs of a query or a form, held against those that a sample prints.

use runtime::samples::Comparison;

use crate::model::{AuthenticationKind, Body, Location, Operation, Provider};

/// A name and a value; `None` for a value that depends on the clock.
pub(super) type Pair = (String, Option<String>);

/// How pairs that are sent differ from those that are printed.
pub(super) struct Compared {
    /// A line for each that differs, in the order of the request: `-` for what is printed, `+` for what is sent.
    pub(super) lines: Vec<String>,
    /// Whether nothing but their order differs.
    pub(super) is_order: bool,
}

/// The pairs of a printed query or form, without their escapes.
pub(super) fn decoded(printed: &str) -> Vec<(String, String)> {
    runtime::samples::pairs(printed)
}

/// What counts of a query or a form, where what is elided does not.
pub(super) fn comparison<'a>(is_order_free: bool, elided: &'a [&'a str]) -> Comparison<'a> {
    let comparison = Comparison::new().without(elided);
    if is_order_free { comparison.in_any_order() } else { comparison }
}

/// Holds pairs that are sent against those that are printed, by the rules of the test that the sample becomes.
pub(super) fn compare(sent: Vec<Pair>, printed: Vec<(String, String)>, comparison: Comparison<'_>) -> Compared {
    let (sent, printed) = (comparison.counting(sent), comparison.counting(printed));
    let lines = differing(&sent, &printed);
    let any_order = comparison.in_any_order();
    let is_order = !lines.is_empty() && differing(&any_order.counting(sent), &any_order.counting(printed)).is_empty();
    Compared { lines, is_order }
}

/// The pairs that differ, in the order of the request.
fn differing(sent: &[Pair], printed: &[(String, String)]) -> Vec<String> {
    let same = |sent: &Pair, printed: &(String, String)| {
        sent.0 == printed.0 && sent.1.as_ref().is_none_or(|value| *value == printed.1)
    };
    if sent.len() == printed.len() && sent.iter().zip(printed).all(|(sent, printed)| same(sent, printed)) {
        return Vec::new();
    }
    let start = sent.iter().zip(printed).take_while(|(sent, printed)| same(sent, printed)).count();
    let rest = sent[start..].iter().rev().zip(printed[start..].iter().rev());
    let end = rest.take_while(|(sent, printed)| same(sent, printed)).count();
    let removed = printed[start..printed.len() - end].iter().map(|(name, value)| format!("- {name}={value}"));
    let added = sent[start..sent.len() - end]
        .iter()
        .map(|(name, value)| format!("+ {name}={}", value.as_deref().unwrap_or("…")));
    removed.chain(added).collect()
}

/// The pairs of a query or a form without the text that stands in place of credentials, at the beginning or the end;
/// `None` where it does not stand there.
pub(super) fn without_elision<'p>(printed: &'p str, elided: Option<&str>) -> Option<&'p str> {
    let (printed, elided) = (printed.trim(), elided.map(str::trim).filter(|elided| !elided.is_empty())?);
    if let Some(rest) = printed.strip_prefix(elided) {
        let rest = rest.trim_start();
        return if rest.is_empty() { Some(rest) } else { rest.strip_prefix('&') };
    }
    printed.strip_suffix(elided)?.trim_end().strip_suffix('&')
}

/// The names of what every call sends in a query or a form, its credentials first, but for those that are printed.
pub(super) fn elided(provider: &Provider, operation: &Operation, location: Location, printed: &str) -> Vec<String> {
    let is_form = operation.body == Body::Form;
    let here = |at: Location| at == location || at == Location::Parameters && is_form == (location == Location::Form);
    let credentials = provider.authentication.iter().filter_map(|part| match &part.kind {
        AuthenticationKind::Value { name, location, .. } | AuthenticationKind::Md5 { name, location, .. } => {
            here(*location).then_some(name)
        }
        AuthenticationKind::Basic { .. } | AuthenticationKind::Bearer { .. } => None,
    });
    let fixed = provider.parameters.iter().filter(|parameter| here(parameter.location));
    let printed = decoded(printed);
    let names = credentials.chain(fixed.map(|parameter| &parameter.name));
    names.filter(|name| printed.iter().all(|(printed, _)| printed != *name)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_pairs_that_differ_are_shown() {
        let sent = |pairs: &[(&str, &str)]| {
            pairs.iter().map(|(name, value)| ((*name).to_owned(), Some((*value).to_owned()))).collect::<Vec<_>>()
        };
        let printed = decoded("key=k&a=1&b=2+3&c%5B%5D=4");
        assert_eq!(differing(&sent(&[("key", "k"), ("a", "1"), ("b", "2 3"), ("c[]", "4")]), &printed), [""; 0]);
        let swapped = sent(&[("key", "k"), ("b", "2 3"), ("a", "1"), ("c[]", "4")]);
        assert_eq!(differing(&swapped, &printed), ["- a=1", "- b=2 3", "+ b=2 3", "+ a=1"]);
    }
}
