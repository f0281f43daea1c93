//! The types that a provider's files declare, by name or in place.

use std::collections::{BTreeMap, HashMap};

use indexmap::IndexMap;

use super::{FileRef, Placed, Site, page_members, type_members};
use crate::load::ProviderSpec;
use crate::names;
use crate::spec::{Enumeration, Member, Origin, Page, TypeDeclaration};

/// A declared type.
#[derive(Debug, Clone)]
pub struct Declaration<'a> {
    /// The name that specs call it by.
    pub written: String,
    /// The Rust name; `None` where nothing of the written one can be one.
    pub name: Option<String>,
    /// What it is.
    pub description: Option<&'a str>,
    /// Where it comes from, if the page does not print it.
    pub origin: Option<&'a Origin>,
    /// Its fields or values.
    pub shape: Shape<'a>,
    /// Where it is printed.
    pub home: Home,
    /// Where it is declared.
    pub site: Site<'a>,
    /// Whether it is declared by name, under `types`, and not in place.
    pub is_named: bool,
}

/// What a declared type is.
#[derive(Debug, Clone, Copy)]
pub enum Shape<'a> {
    /// An object with these fields.
    Object(&'a IndexMap<String, Member>),
    /// An enum of these values.
    Enum(&'a Enumeration),
    /// Neither, or both: a mistake.
    Unclear,
}

/// The file that a type is printed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Home {
    /// That of the types which several pages use.
    Shared,
    /// That of a page, by its index.
    Page(usize),
}

/// All types of a provider, in the order in which they are printed.
#[derive(Debug, Clone)]
pub struct Types<'a> {
    declarations: Vec<Declaration<'a>>,
    by_name: BTreeMap<String, usize>,
    /// The first declaration of each name in Rust.
    by_rust_name: HashMap<String, usize>,
    /// The declarations of each file.
    by_home: HashMap<Home, Vec<usize>>,
    are_whole: bool,
}

impl<'a> Types<'a> {
    /// Collects the types of a provider.
    pub fn collect(provider: &'a ProviderSpec) -> Self {
        let are_whole = provider.is_whole;
        let mut types = Self {
            declarations: Vec::new(),
            by_name: BTreeMap::new(),
            by_rust_name: HashMap::new(),
            by_home: HashMap::new(),
            are_whole,
        };
        types.collect_shared(provider);
        for (index, page) in provider.pages.iter().enumerate() {
            types.collect_page(&page.spec, Home::Page(index), &Site::top(FileRef::Page(page)));
        }
        types
    }

    /// All of them.
    pub fn all(&self) -> &[Declaration<'a>] {
        &self.declarations
    }

    /// Those that are printed in one file.
    pub fn of(&self, home: Home) -> impl Iterator<Item = &Declaration<'a>> {
        self.by_home.get(&home).into_iter().flatten().map(|index| &self.declarations[*index])
    }

    /// Whether no type is missing because its page could not be loaded.
    pub fn are_whole(&self) -> bool {
        self.are_whole
    }

    /// The type of a name.
    pub fn get(&self, written: &str) -> Option<&Declaration<'a>> {
        self.by_name.get(written).map(|index| &self.declarations[*index])
    }

    /// The type of a name in Rust.
    pub fn get_rust(&self, name: &str) -> Option<&Declaration<'a>> {
        self.by_rust_name.get(name).map(|index| &self.declarations[*index])
    }

    fn collect_shared(&mut self, provider: &'a ProviderSpec) {
        let top = Site::top(FileRef::Provider(&provider.provider));
        let spec = &provider.provider.spec;
        if let Some(envelope) = &spec.envelope {
            self.collect_members(type_members(&envelope.fields, &top.at("envelope").at("fields")), Home::Shared);
        }
        if let Some(faults) = &spec.faults {
            self.collect_members(type_members(&faults.fields, &top.at("faults").at("fields")), Home::Shared);
        }
        self.collect_named(&spec.types, &top.at("types"), Home::Shared);
    }

    fn collect_page(&mut self, page: &'a Page, home: Home, top: &Site<'a>) {
        self.collect_members(page_members(page, top).into_iter().map(|(_, placed)| placed), home);
        for (status, response) in &page.responses {
            if let Some(fields) = &response.fields {
                let site = top.at("responses").at(&status.to_string());
                let written = response.name.clone().unwrap_or_else(|| response_name(page));
                let said = (Some(response.description.as_str()), response.origin.as_ref());
                self.declare(written, said, Shape::Object(fields), home, site.clone());
                self.collect_members(type_members(fields, &site.at("fields")), home);
            }
        }
        self.collect_named(&page.types, &top.at("types"), home);
    }

    fn collect_named(&mut self, types: &'a IndexMap<String, TypeDeclaration>, site: &Site<'a>, home: Home) {
        for (written, declaration) in types {
            let site = site.at(written);
            let shape = match (&declaration.fields, &declaration.enumeration) {
                (Some(fields), None) => Shape::Object(fields),
                (None, Some(values)) => Shape::Enum(values),
                _ => Shape::Unclear,
            };
            let said = (declaration.description.as_deref(), declaration.origin.as_ref());
            self.declare(written.clone(), said, shape, home, site.clone());
            if let Some(declared) = self.declarations.last_mut() {
                declared.is_named = true;
            }
            if let Some(fields) = &declaration.fields {
                self.collect_members(type_members(fields, &site.at("fields")), home);
            }
        }
    }

    /// Declares the types that members declare in place, each followed by those of its own fields.
    fn collect_members(&mut self, members: impl IntoIterator<Item = Placed<'a>>, home: Home) {
        for placed in members {
            let member = placed.member;
            let shape = match (&member.fields, &member.enumeration) {
                (Some(fields), None) => Shape::Object(fields),
                (None, Some(values)) => Shape::Enum(values),
                _ => continue,
            };
            let written = inline_name(&placed);
            let said = (member.description.as_deref(), member.origin.as_ref());
            self.declare(written, said, shape, home, placed.site.clone());
            if let Some(fields) = &member.fields {
                self.collect_members(type_members(fields, &placed.site.at("fields")), home);
            }
        }
    }

    /// Declares a type, with what is said of it and where that comes from.
    fn declare(
        &mut self,
        written: String,
        (description, origin): (Option<&'a str>, Option<&'a Origin>),
        shape: Shape<'a>,
        home: Home,
        site: Site<'a>,
    ) {
        let name = names::type_name(&written);
        // The first declaration of a name counts; that there is a second one is a finding of the check.
        let index = self.declarations.len();
        self.by_name.entry(written.clone()).or_insert(index);
        if let Some(name) = &name {
            self.by_rust_name.entry(name.clone()).or_insert(index);
        }
        self.by_home.entry(home).or_default().push(index);
        let is_named = false;
        self.declarations.push(Declaration { written, name, description, origin, shape, home, site, is_named });
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
