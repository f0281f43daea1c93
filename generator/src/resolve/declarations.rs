//! The types that a provider's files declare, by name or in place.

use std::collections::HashMap;

use indexmap::IndexMap;

use super::{Placed, page_members, type_members};
use crate::load::{ProviderSpec, Site};
use crate::model::TypeId;
use crate::names;
use crate::spec::{Enumeration, Member, Origin, Page, TypeDeclaration};

/// A declared type.
#[derive(Debug, Clone)]
pub(crate) struct Declaration<'a> {
    /// The name that specs call it by.
    pub(crate) written: String,
    /// What it is.
    pub(crate) description: Option<&'a str>,
    /// Where it comes from, if the page does not print it.
    pub(crate) origin: Option<&'a Origin>,
    /// Its fields or values.
    pub(crate) shape: Shape<'a>,
    /// The page that declares it, by its index; `None` where it is shared.
    pub(crate) page: Option<usize>,
    /// Where it is declared.
    pub(crate) site: Site,
    /// Whether it is declared by name, under `types`, and not in place.
    pub(crate) is_named: bool,
}

impl Declaration<'_> {
    /// The Rust name; `None` where nothing of the written one can be one.
    pub(crate) fn rust_name(&self) -> Option<String> {
        names::type_name(&self.written)
    }
}

/// What a declared type is.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Shape<'a> {
    /// An object with these fields.
    Object(&'a IndexMap<String, Member>),
    /// An enum of these values.
    Enum(&'a Enumeration),
    /// Neither, or both: a mistake.
    Unclear,
}

/// All types of a provider, in the order in which they are declared.
#[derive(Debug)]
pub(crate) struct Declarations<'a> {
    all: Vec<Declaration<'a>>,
    by_name: HashMap<String, TypeId>,
    are_whole: bool,
}

impl<'a> Declarations<'a> {
    /// Collects the types of a provider.
    pub(crate) fn collect(provider: &'a ProviderSpec) -> Self {
        let are_whole = provider.is_whole;
        let mut types = Self { all: Vec::new(), by_name: HashMap::new(), are_whole };
        types.collect_shared(provider);
        for (index, page) in provider.pages.iter().enumerate() {
            types.collect_page(&page.spec, Some(index), &page.top());
        }
        types
    }

    /// All of them; a type is known by its index.
    pub(crate) fn all(&self) -> &[Declaration<'a>] {
        &self.all
    }

    /// Whether no type is missing because its page could not be loaded.
    pub(crate) fn are_whole(&self) -> bool {
        self.are_whole
    }

    /// The declaration of a name.
    pub(crate) fn find(&self, written: &str) -> Option<&Declaration<'a>> {
        self.get(written).map(|id| &self.all[id.0])
    }

    /// The type of a name.
    pub(crate) fn get(&self, written: &str) -> Option<TypeId> {
        self.by_name.get(written).copied()
    }

    fn collect_shared(&mut self, provider: &'a ProviderSpec) {
        let top = provider.provider.top();
        let spec = &provider.provider.spec;
        if let Some(envelope) = &spec.envelope {
            self.collect_members(type_members(&envelope.fields, &top.at("envelope").at("fields")), None);
        }
        if let Some(faults) = &spec.faults {
            self.collect_members(type_members(&faults.fields, &top.at("faults").at("fields")), None);
        }
        self.collect_named(&spec.types, &top.at("types"), None);
    }

    fn collect_page(&mut self, spec: &'a Page, page: Option<usize>, top: &Site) {
        self.collect_members(page_members(spec, top).into_iter().map(|(_, placed)| placed), page);
        for (status, response) in &spec.responses {
            if let Some(fields) = &response.fields {
                let site = top.at("responses").at(&status.to_string());
                let written = response.name.clone().unwrap_or_else(|| response_name(spec));
                let said = (Some(response.description.as_str()), response.origin.as_ref());
                self.declare(written, said, Shape::Object(fields), page, site.clone());
                self.collect_members(type_members(fields, &site.at("fields")), page);
            }
        }
        self.collect_named(&spec.types, &top.at("types"), page);
    }

    fn collect_named(&mut self, types: &'a IndexMap<String, TypeDeclaration>, site: &Site, page: Option<usize>) {
        for (index, (written, declaration)) in types.iter().enumerate() {
            let site = site.nth(index, written);
            let shape = match (&declaration.fields, &declaration.enumeration) {
                (Some(fields), None) => Shape::Object(fields),
                (None, Some(values)) => Shape::Enum(values),
                _ => Shape::Unclear,
            };
            let said = (declaration.description.as_deref(), declaration.origin.as_ref());
            self.declare(written.clone(), said, shape, page, site.clone());
            if let Some(declared) = self.all.last_mut() {
                declared.is_named = true;
            }
            if let Some(fields) = &declaration.fields {
                self.collect_members(type_members(fields, &site.at("fields")), page);
            }
        }
    }

    /// Declares the types that members declare in place, each followed by those of its own fields.
    fn collect_members(&mut self, members: impl IntoIterator<Item = Placed<'a>>, page: Option<usize>) {
        for placed in members {
            let member = placed.member;
            let shape = match (&member.fields, &member.enumeration) {
                (Some(fields), None) => Shape::Object(fields),
                (None, Some(values)) => Shape::Enum(values),
                _ => continue,
            };
            let written = inline_name(&placed);
            let said = (member.description.as_deref(), member.origin.as_ref());
            self.declare(written, said, shape, page, placed.site.clone());
            if let Some(fields) = &member.fields {
                self.collect_members(type_members(fields, &placed.site.at("fields")), page);
            }
        }
    }

    /// Declares a type, with what is said of it and where that comes from.
    fn declare(
        &mut self,
        written: String,
        (description, origin): (Option<&'a str>, Option<&'a Origin>),
        shape: Shape<'a>,
        page: Option<usize>,
        site: Site,
    ) {
        // The first declaration of a name counts; that there is a second one is a finding of the check.
        self.by_name.entry(written.clone()).or_insert(TypeId(self.all.len()));
        self.all.push(Declaration { written, description, origin, shape, page, site, is_named: false });
    }
}

/// The name of a type that a member declares in place.
pub(super) fn inline_name(placed: &Placed<'_>) -> String {
    let derived = || placed.rust_name().and_then(|name| names::type_name(name.trim_start_matches("r#")));
    placed.member.name.clone().or_else(derived).unwrap_or_default()
}

/// The name of the type that a response declares in place, where it gives none.
pub(super) fn response_name(page: &Page) -> String {
    format!("{}_response", page.operation).split('_').map(capital).collect()
}

fn capital(word: &str) -> String {
    let mut characters = word.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}
