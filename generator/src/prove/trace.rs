//! From a place in a sample or recording to the declaration of what stands there.

use std::collections::HashMap;

use super::json::{Json, Kind};
use crate::finding::{Finding, Place};
use crate::model::{Answer, Operation, Payload, Provider, Shape, Site, Type};

/// A step from a value to one within it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Step {
    /// To the value of a key.
    Key(String),
    /// To any item.
    Item,
}

/// The way to the innermost value that a byte of a recording belongs to, its key included.
pub(crate) fn path(json: &Json, offset: usize) -> Vec<Step> {
    let mut path = Vec::new();
    let mut at = json;
    loop {
        let below = match &at.kind {
            Kind::Object(entries) => entries
                .iter()
                .find(|entry| (entry.place.start..entry.value.span.end).contains(&offset))
                .map(|entry| (Step::Key(entry.key.clone()), &entry.value)),
            Kind::List(items) => items.iter().find(|item| item.span.contains(&offset)).map(|item| (Step::Item, item)),
            Kind::Null | Kind::Scalar | Kind::Text(_) | Kind::Value(_) => None,
        };
        let Some((step, value)) = below else { return path };
        path.push(step);
        at = value;
    }
}

/// The finding, with the place of the declaration of what it is about.
pub(crate) fn explained(finding: Finding, declared: Option<(Place, bool)>) -> Finding {
    match declared {
        Some((place, true)) => finding.also(place, "declared here"),
        Some((place, false)) => finding.also(place, "declared here, without it"),
        None => finding,
    }
}

/// The declarations of an operation, to be followed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Declarations<'a> {
    pub(crate) provider: &'a Provider,
    pub(crate) operation: &'a Operation,
}

impl<'a> Declarations<'a> {
    /// Where what a way leads to is declared; where it should be, with `false`, if it is not.
    pub(crate) fn declared(&self, path: &[Step]) -> Option<(Place, bool)> {
        let (type_, site, rest) = self.start(path)?;
        let (site, found) = self.follow(type_, site, rest);
        Some((site.key(), found))
    }

    /// The same for many ways, of which many are one: what was looked up is kept.
    pub(crate) fn declared_once(
        &self,
        path: &[Step],
        known: &mut HashMap<Vec<Step>, Option<(Place, bool)>>,
    ) -> Option<(Place, bool)> {
        if let Some(found) = known.get(path) {
            return found.clone();
        }
        let found = self.declared(path);
        known.insert(path.to_vec(), found.clone());
        found
    }

    /// The finding, with the place of the declaration of what it is about.
    pub(crate) fn explain(&self, finding: Finding, path: &[Step]) -> Finding {
        explained(finding, self.declared(path))
    }

    /// What stands around the payload, and the rest of the way from there.
    fn start<'p>(&self, path: &'p [Step]) -> Option<(&'a Type, &'a Site, &'p [Step])> {
        let payload = || match (&self.operation.payload, &self.operation.payload_site) {
            (Payload::Value(type_), Some(site)) => Some((type_, site)),
            _ => None,
        };
        let key = match (&self.operation.answer, &self.provider.envelope) {
            (Answer::Key(key, _), _) => key,
            (Answer::Envelope, Some(envelope)) => {
                let [Step::Key(key), rest @ ..] = path else { return None };
                if *key != envelope.payload {
                    let field = envelope.fields.iter().find(|field| field.wire == *key)?;
                    return Some((&field.type_, &field.site, rest));
                }
                key
            }
            _ => return payload().map(|(type_, site)| (type_, site, path)),
        };
        let rest = path.strip_prefix(&[Step::Key(key.clone())])?;
        payload().map(|(type_, site)| (type_, site, rest))
    }

    fn follow(&self, mut type_: &'a Type, mut site: &'a Site, path: &[Step]) -> (&'a Site, bool) {
        for step in path {
            match (type_, step) {
                (Type::List(item), Step::Item) | (Type::Map(item), Step::Key(_)) => type_ = item,
                (Type::Declared(id), Step::Key(key)) => {
                    let definition = self.provider.type_(*id);
                    let Shape::Object(fields) = &definition.shape else { return (site, true) };
                    let Some(field) = fields.iter().find(|field| field.wire == *key) else {
                        return (&definition.site, false);
                    };
                    (type_, site) = (&field.type_, &field.site);
                }
                // The recording goes on where the declaration ends: that is what is wrong.
                _ => return (site, true),
            }
        }
        (site, true)
    }
}
