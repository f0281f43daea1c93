//! Whether a scalar is what its schema wants.

use std::ops::Range;

use super::node::{Node, Scalar, Style};
use super::reading::{Integer, Reading, integer, misread};
use super::schema::Shape;
use super::similar::similar;
use super::structure::Check;
use super::words::{did_you_mean, expected, found, list, quoted};
use crate::finding::Finding;

impl Check<'_> {
    /// Holds a scalar against all that is allowed in its place.
    pub(super) fn scalar(&mut self, shapes: &[Shape<'_>], node: &Node, scalar: &Scalar, at: &Range<usize>) {
        let allows = |kind: &str| shapes.iter().any(|shape| shape.allows(kind));
        let reading = Reading::of(scalar);
        match reading {
            _ if node.is_blank() => self.blank(shapes, at),
            Reading::Null if allows("null") => {}
            Reading::Boolean if allows("boolean") => {}
            Reading::Integer if allows("integer") => self.range(shapes, node, scalar),
            Reading::Integer | Reading::Number if allows("number") => {}
            _ if allows("string") => self.text(shapes, node, scalar, reading),
            _ => self.wrong_kind(shapes, node, mend(shapes, scalar)),
        }
    }

    /// Reports a key without a value. An optional value may be null by the schema, yet a key with nothing behind it
    /// is something that was forgotten.
    fn blank(&mut self, shapes: &[Shape<'_>], at: &Range<usize>) {
        let expected = expected(shapes.iter().flat_map(|shape| shape.kinds()));
        let finding = Finding::error("E0105", self.place(at), format!("expected {expected}, found nothing"));
        self.report(finding.help("write a value, or remove the key"));
    }

    fn range(&mut self, shapes: &[Shape<'_>], node: &Node, scalar: &Scalar) {
        let Some(shape) = shapes.iter().find(|shape| shape.allows("integer")) else { return };
        // What has more bits than that is beyond every limit.
        let number = match integer(&scalar.text) {
            Some(Integer::Unsigned(number)) => number.into(),
            Some(Integer::Signed(number)) => number.into(),
            None if scalar.text.starts_with('-') => i128::MIN,
            None => i128::MAX,
        };
        let least = shape.limit("minimum").filter(|&least| number < least).map(|least| format!("at least {least}"));
        let most = shape.limit("maximum").filter(|&most| number > most).map(|most| format!("at most {most}"));
        if let Some(wanted) = least.or(most) {
            let message = format!("{} is out of range: it has to be {wanted}", quoted(&scalar.text));
            self.report(Finding::error("E0106", self.place(&node.span), message));
        }
    }

    /// A scalar in a place where texts are allowed: all, or some.
    fn text(&mut self, shapes: &[Shape<'_>], node: &Node, scalar: &Scalar, reading: Reading) {
        let textual = || shapes.iter().filter(|shape| shape.allows("string"));
        let is_free = textual().any(|shape| shape.texts().is_none());
        let allowed: Vec<&str> = textual().filter_map(|shape| shape.texts()).flatten().collect();
        let is_listed = allowed.contains(&&*scalar.text);
        let taken_for = if reading == Reading::Text { misread(scalar) } else { Some(found(node)) };
        match taken_for {
            None if is_free || is_listed => {}
            // The words of the language are read as what they are, whatever they look like to others.
            Some(_) if is_listed && reading == Reading::Text => {}
            Some(kind) if is_free || is_listed => self.unquoted(node, scalar, kind, reading),
            _ => self.not_allowed(node, scalar, &allowed),
        }
    }

    /// Reports a scalar that reads as something else than the text that it is meant to be.
    pub(super) fn unquoted(&mut self, node: &Node, scalar: &Scalar, kind: &str, reading: Reading) {
        let text = &*scalar.text;
        let who = if reading == Reading::Text { "can be read as" } else { "is" };
        let message = format!("expected text, but {} {who} {kind} without quotes", quoted(text));
        let finding = Finding::error("E0107", self.place(&node.span), message).label("expected text");
        let help = match reading {
            // What reads as anything but text is short, unless someone means harm.
            _ if text.len() <= 40 => format!("write \"{text}\" in quotes"),
            _ => "write it in quotes".to_owned(),
        };
        self.report(finding.help(help));
    }

    fn not_allowed(&mut self, node: &Node, scalar: &Scalar, allowed: &[&str]) {
        let mut message = format!("{} is not allowed here", quoted(&scalar.text));
        if let Some(guess) = similar(&scalar.text, allowed.iter().copied()) {
            message.push_str(&did_you_mean(guess.word));
        }
        let finding = Finding::error("E0106", self.place(&node.span), message);
        let help = match allowed {
            [only] => format!("only `{only}` is allowed"),
            _ => format!("allowed are {}", list(allowed.iter().copied())),
        };
        self.report(finding.help(help));
    }
}

/// How to mend a scalar of the wrong kind, where that is plain to see.
fn mend(shapes: &[Shape<'_>], scalar: &Scalar) -> Option<String> {
    let allows = |kind: &str| shapes.iter().any(|shape| shape.allows(kind));
    let plain = Reading::of(&Scalar { style: Style::Plain, ..scalar.clone() });
    let fits = match plain {
        Reading::Boolean => allows("boolean"),
        Reading::Integer => allows("integer") || allows("number"),
        Reading::Number => allows("number"),
        Reading::Null | Reading::Text => false,
    };
    let shown = quoted(&scalar.text);
    match &*scalar.text.to_ascii_lowercase() {
        _ if fits && scalar.style != Style::Plain => Some(format!("write {shown} without quotes")),
        "yes" | "on" if allows("boolean") => Some("write `true`".to_owned()),
        "no" | "off" if allows("boolean") => Some("write `false`".to_owned()),
        _ if allows("array") => Some(format!("a list of one is written `[{}]`", shown.trim_matches('`'))),
        _ => None,
    }
}
