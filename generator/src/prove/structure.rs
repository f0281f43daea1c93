//! Values that stand in place of placeholders, held against the markup around them.
//!
//! A placeholder stands for a value. One whose value has markup in it would change what a page prints, and hide it.

use std::collections::HashSet;
use std::ops::Range;

use super::json::{Json, Kind};
use super::print::{Markup, Print};
use super::substitute::Substituted;
use crate::finding::{Finding, Findings};
use crate::model::Sample;

/// Reports the placeholders of an answer whose values are more than values.
pub(super) fn check_answer(print: &Print, sample: &Sample, findings: &mut Findings) {
    let values: Vec<_> = print.replaced().collect();
    report(smuggled(&print.text, values, print.markup), sample, findings);
}

/// Reports the placeholders of a JSON body of a request whose values are more than values.
pub(super) fn check_json(body: &Substituted, sample: &Sample, findings: &mut Findings) {
    report(smuggled(&body.text, body.replaced().collect(), Markup::Json), sample, findings);
}

/// Tells whether some bytes of a text are no more than a value.
type IsValue<'a> = Box<dyn Fn(&Range<usize>) -> bool + 'a>;

/// Reports the placeholders of a query or a form, which begins at a byte of a text, whose values are several pairs.
pub(super) fn check_pairs(text: &Substituted, start: usize, sample: &Sample, findings: &mut Findings) {
    let values = text.replaced().filter(|(made, _)| made.start >= start && text.text[made.clone()].contains('&'));
    report(values.map(|(_, name)| name).collect(), sample, findings);
}

/// The placeholders whose values are more than values.
fn smuggled<'a>(text: &str, values: Vec<(Range<usize>, &'a str)>, markup: Markup) -> Vec<&'a str> {
    if values.is_empty() {
        return Vec::new();
    }
    let is_value: IsValue<'_> = match markup {
        Markup::Json => {
            // What is not well-formed is said already.
            let Ok(json) = Json::parse(text) else { return Vec::new() };
            let values = Values::of(&json);
            Box::new(move |made| values.hold(made, text))
        }
        Markup::Xml => Box::new(|made| {
            let is_in_tag = text[..made.start].rfind('<') > text[..made.start].rfind('>');
            !(text[made.clone()].contains(['<', '>']) || is_in_tag && text[made.clone()].contains('"'))
        }),
        Markup::Lines(delimiter) => Box::new(move |made| {
            let value = &text[made.clone()];
            let line = text[..made.start].rfind('\n').map_or(0, |at| at + 1);
            let is_quoted = value.starts_with('"') || text[line..made.start].matches('"').count() % 2 == 1;
            !value.contains('\n') && (is_quoted || !delimiter.is_some_and(|delimiter| value.contains(delimiter)))
        }),
    };
    values.into_iter().filter(|(made, _)| !is_value(made)).map(|(_, name)| name).collect()
}

fn report(names: Vec<&str>, sample: &Sample, findings: &mut Findings) {
    let mut said = HashSet::new();
    for name in names.into_iter().filter(|name| said.insert(*name)) {
        let message = format!("`{name}` stands for more than a value: there is markup in what takes its place");
        let help = "let it stand for a value; say with `elided` what the answer leaves out, with `within` what stands \
                    around it, with `mend` what the page misprints, and with `elided_credentials` in provider.yaml what \
                    requests leave out";
        let place = sample.site.at("placeholders").at(name).value();
        findings.push(Finding::error("E0670", place, message).help(help));
    }
}

/// Where values stand in JSON.
struct Values {
    /// Scalars and keys, in their order.
    leaves: Vec<Range<usize>>,
    /// All that are lists and objects.
    containers: HashSet<Range<usize>>,
}

impl Values {
    fn of(json: &Json) -> Self {
        let mut values = Self { leaves: Vec::new(), containers: HashSet::new() };
        values.add(json);
        values
    }

    fn add(&mut self, json: &Json) {
        match &json.kind {
            Kind::Object(entries) => {
                self.containers.insert(json.span.clone());
                for entry in entries {
                    self.leaves.push(entry.place.clone());
                    self.add(&entry.value);
                }
            }
            Kind::List(items) => {
                self.containers.insert(json.span.clone());
                for item in items {
                    self.add(item);
                }
            }
            Kind::Null | Kind::Scalar | Kind::Text(_) | Kind::Value(_) => self.leaves.push(json.span.clone()),
        }
    }

    /// Whether some bytes are a value, or within one.
    fn hold(&self, made: &Range<usize>, text: &str) -> bool {
        let leaf = self.leaves.partition_point(|leaf| leaf.end <= made.start);
        let is_held = |leaf: &Range<usize>| {
            // Quotes are markup, unless they come both.
            let is_inside = leaf.start < made.start && made.end < leaf.end;
            let is_quoted = text[leaf.clone()].starts_with('"') || made.is_empty();
            leaf == made || is_inside || !is_quoted && leaf.start <= made.start && made.end <= leaf.end
        };
        self.leaves.get(leaf).is_some_and(is_held) || self.containers.contains(made)
    }
}
