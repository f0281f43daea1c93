//! From a place in a sample or recording to the declaration of what stands there.

use std::collections::HashMap;

use indexmap::IndexMap;

use super::json::{Json, Kind};
use crate::finding::{Finding, Findings, Place};
use crate::ir::Value;
use crate::load::{File, ProviderSpec};
use crate::resolve::{FileRef, Placed, Resolver, Shape, Site, Types, type_members};
use crate::spec::{Member, Page};

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

/// The declarations of a page, to be followed.
pub(crate) struct Declarations<'a> {
    provider: &'a ProviderSpec,
    page: &'a File<Page>,
    types: &'a Types<'a>,
}

impl<'a> Declarations<'a> {
    /// The declarations of a page. `types` are those of the provider.
    pub(crate) fn new(provider: &'a ProviderSpec, page: &'a File<Page>, types: &'a Types<'a>) -> Self {
        Self { provider, page, types }
    }

    /// Where what a way leads to is declared; where it should be, with `false`, if it is not.
    pub(crate) fn declared(&self, path: &[Step]) -> Option<(Place, bool)> {
        let (value, site, rest) = self.start(path)?;
        let (site, found) = self.follow(value, site, rest);
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

    fn resolver(&self) -> Resolver<'_> {
        Resolver { types: self.types, usual: &self.provider.provider.spec.wire }
    }

    /// What stands around the payload, and the rest of the way from there.
    fn start<'p>(&self, path: &'p [Step]) -> Option<(Value, Site<'a>, &'p [Step])> {
        let page = &self.page.spec;
        let top = Site::top(FileRef::Page(self.page));
        let payload = page.responses.iter().find_map(|(status, response)| {
            let site = top.at("responses").at(&status.to_string());
            Some((self.resolver().response(page, response, &site, &mut Findings::new())?, site))
        });
        if let Some(key) = page.responses.values().find_map(|response| response.key.as_deref()) {
            let rest = path.strip_prefix(&[Step::Key(key.to_owned())])?;
            return payload.map(|(value, site)| (value, site, rest));
        }
        let envelope = self.provider.provider.spec.envelope.as_ref().filter(|_| page.envelope != Some(false));
        let Some(envelope) = envelope else { return payload.map(|(value, site)| (value, site, path)) };
        let [Step::Key(key), rest @ ..] = path else { return None };
        if *key == envelope.payload {
            return payload.map(|(value, site)| (value, site, rest));
        }
        let site = Site::top(FileRef::Provider(&self.provider.provider)).at("envelope").at("fields");
        let placed = type_members(&envelope.fields, &site).into_iter().find(|placed| placed.wire == key)?;
        Some((self.resolver().member(&placed, &mut Findings::new()), placed.site, rest))
    }

    fn follow(&self, mut value: Value, mut site: Site<'a>, path: &[Step]) -> (Site<'a>, bool) {
        for step in path {
            match (value, step) {
                (Value::List(item), Step::Item) | (Value::Map(item), Step::Key(_)) => value = *item,
                (Value::Struct(name), Step::Key(key)) => {
                    let Some((home, fields)) = self.fields(&name) else { return (site, true) };
                    let Some((wire, member)) = fields.get_key_value(key) else { return (home, false) };
                    let placed = Placed { wire, member, site: home.at("fields").at(wire) };
                    value = self.resolver().member(&placed, &mut Findings::new());
                    site = placed.site;
                }
                // The recording goes on where the declaration ends: that is what is wrong.
                _ => return (site, true),
            }
        }
        (site, true)
    }

    /// Where an object is declared, and its fields.
    fn fields(&self, name: &str) -> Option<(Site<'a>, &'a IndexMap<String, Member>)> {
        let declaration = self.types.get_rust(name)?;
        let Shape::Object(fields) = declaration.shape else { return None };
        Some((declaration.site.clone(), fields))
    }
}
