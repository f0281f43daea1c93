//! The parameters and fields of a spec, one after another.

use indexmap::IndexMap;

use crate::load::Site;
use crate::model::Section;
use crate::spec::{Member, Page};

/// A parameter or field, with its name on the wire and its place.
#[derive(Debug, Clone)]
pub(crate) struct Placed<'a> {
    /// The name on the wire.
    pub(crate) wire: &'a str,
    /// What is said of it.
    pub(crate) member: &'a Member,
    /// Where it is said.
    pub(crate) site: Site,
}

impl Placed<'_> {
    /// The name in Rust: the one that the spec gives, or else the one that follows from the name on the wire.
    pub(crate) fn rust_name(&self) -> Option<String> {
        match &self.member.rust {
            Some(name) => crate::names::given(name),
            None => crate::names::field(self.wire),
        }
    }
}

/// The fields of an object.
pub(crate) fn type_members<'a>(fields: &'a IndexMap<String, Member>, site: &Site) -> Vec<Placed<'a>> {
    let placed = fields.iter().enumerate();
    placed.map(|(index, (wire, member))| Placed { wire, member, site: site.nth(index, wire) }).collect()
}

/// The parameters of a page, in the order in which they are sent.
pub(crate) fn page_members<'a>(page: &'a Page, top: &Site) -> Vec<(Section, Placed<'a>)> {
    let sections = [
        (Section::Path, "path", &page.path),
        (Section::Query, "query", &page.query),
        (Section::Header, "header", &page.header),
        (Section::Form, "form", &page.form),
        (Section::Json, "json", &page.json),
    ];
    let placed = sections.into_iter().flat_map(|(section, key, members)| {
        type_members(members, &top.at(key)).into_iter().map(move |placed| (section, placed))
    });
    placed.collect()
}
