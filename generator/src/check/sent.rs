//! Rules about what a request sends: in a form that fits its place, once, and under a name that can be sent.

use std::collections::BTreeMap;

use super::Context;
use super::asking::asking;
use super::headers::{is_name, no_name};
use crate::finding::{Finding, Findings, Place};
use crate::load::Site;
use crate::model::{Parameter, Section, Type};
use crate::resolve::{Placed, page_members};
use crate::spec::{AskedBy, AskingParameter, Authentication, FormatsUse, Location, Page};

/// Headers that belong to HTTP or to the client: each call has those that it needs.
const OWN_HEADERS: [(&str, &str); 7] = [
    ("Accept", "formats of answers are declared under `formats`, each with its `media_type`"),
    ("Authorization", "what proves who calls is declared under `authentication` in provider.yaml"),
    ("Connection", "it is for the connection, which is no matter of a call; leave it out"),
    ("Content-Length", "it follows from the body; leave it out"),
    ("Content-Type", "it follows from `form` or `json`; leave it out"),
    ("Host", "it follows from `server`; leave it out"),
    ("Transfer-Encoding", "it follows from the body; leave it out"),
];

/// What a path and a header carry is one text: a scalar, or a list of them that is joined.
pub(super) fn fits_its_place(context: &Context<'_>, findings: &mut Findings) {
    let is_scalar = |type_: &Type| match type_ {
        Type::List(_) | Type::Map(_) | Type::Any => false,
        Type::Declared(id) => context.model.type_(*id).is_enum(),
        _ => true,
    };
    for parameter in context.model.operations.iter().flat_map(|operation| &operation.parameters) {
        // That a separator has nothing to join is said by a rule of its own.
        if parameter.separator.is_some() && !matches!(parameter.field.type_, Type::List(_) | Type::Unresolved) {
            continue;
        }
        let is_one = matches!(parameter.section, Section::Path | Section::Header);
        let joined = parameter.separator.is_some() && parameter.section != Section::Json;
        let fits = match &parameter.field.type_ {
            Type::List(item) if joined => is_scalar(item),
            Type::List(_) => !is_one,
            type_ => !is_one || is_scalar(type_),
        };
        if !fits {
            findings.push(misfit(parameter, joined));
        }
    }
}

fn misfit(parameter: &Parameter, joined: bool) -> Finding {
    let field = &parameter.field;
    let place = match parameter.section {
        Section::Path => "a path carries",
        Section::Header => "a header carries",
        _ => "a separator joins",
    };
    let message = match field.type_ {
        Type::List(_) if joined => format!("{place} texts, and the items of `{}` are not", field.wire),
        Type::List(_) => format!("{place} one text, and `{}` is a list", field.wire),
        Type::Any => format!("{place} one text, and `{}` may be anything", field.wire),
        _ => format!("{place} one text, and `{}` is an object", field.wire),
    };
    let help = match field.type_ {
        Type::List(_) if !joined => "say what joins its items, `separator: \",\"`, or give it the type of one item",
        _ => "declare it as a scalar, or as a list of scalars with a `separator`",
    };
    Finding::error("E0407", field.site.key(), message).help(help)
}

/// Something that every call sends.
struct Shared<'a> {
    name: &'a str,
    location: Location,
    site: Site,
    /// Whether it proves who calls.
    is_proof: bool,
}

/// What every call sends: credentials and fixed values.
fn shared<'a>(context: &Context<'a>) -> Vec<Shared<'a>> {
    let (spec, top) = (&context.provider.provider.spec, context.top());
    let proofs = spec.authentication.iter().enumerate().map(|(index, part)| {
        let site = top.at("authentication").at(&index.to_string());
        match part {
            Authentication::Scheme(_) => {
                Shared { name: "Authorization", location: Location::Header, site, is_proof: true }
            }
            Authentication::Parameter(part) => {
                Shared { name: &part.name, location: part.location, site: site.at("name"), is_proof: true }
            }
        }
    });
    let fixed = spec.parameters.iter().filter_map(|(name, member)| {
        Some(Shared { name, location: member.location?, site: top.at("parameters").at(name), is_proof: false })
    });
    proofs.chain(fixed).collect()
}

/// What asks for the provider's formats, where that is a parameter. Pages may have formats of their own.
fn asked<'a>(context: &Context<'a>) -> Option<Shared<'a>> {
    match context.provider.provider.spec.formats.as_ref()?.asked_by.as_ref()? {
        AskedBy::Parameter(asking) => Some(Shared::asking(asking, &context.top().at("formats"))),
        AskedBy::Part(_) => None,
    }
}

impl<'a> Shared<'a> {
    /// What asks for a format, given where the formats are declared.
    fn asking(asking: &'a AskingParameter, formats: &Site) -> Self {
        let site = formats.at("asked_by").at("parameter");
        Self { name: &asking.parameter, location: asking.location, site, is_proof: false }
    }

    /// What is wrong with the name, if it is that of a header.
    fn misnamed(&self) -> Option<Finding> {
        if self.location != Location::Header {
            return None;
        }
        // A credential that has no scheme of HTTP's own travels in this header as well.
        let own = own_header(self.name).filter(|(name, _)| !self.is_proof || *name != "Authorization");
        match own {
            Some((name, help)) => Some(taken(name, self.site.key(), help)),
            None => (!is_name(self.name)).then(|| no_name(self.name, self.site.value())),
        }
    }
}

/// Whether two things stand at one place of some request.
fn meet(one: Location, other: Location) -> bool {
    let apart = |location| location == Location::Header;
    one == other || !apart(one) && !apart(other) && (one == Location::Parameters || other == Location::Parameters)
}

/// Names of headers are the same in any case, all others are not.
fn is_same(location: Location, one: &str, other: &str) -> bool {
    if location == Location::Header { one.eq_ignore_ascii_case(other) } else { one == other }
}

/// What every call sends is sent once, and the headers of HTTP are left to the client.
pub(super) fn is_shared_once(context: &Context<'_>, findings: &mut Findings) {
    let shared: Vec<_> = shared(context).into_iter().chain(asked(context)).collect();
    for (index, part) in shared.iter().enumerate() {
        let same =
            |other: &&Shared<'_>| meet(part.location, other.location) && is_same(part.location, part.name, other.name);
        let help = "give each thing one place and one name";
        let twice = shared[..index].iter().find(same).map(|other| twice(part, other, help));
        findings.extend(twice.or_else(|| part.misnamed()));
    }
}

/// A page does not declare what calls send already, and does not ask for its formats with it.
pub(super) fn is_not_sent_already(context: &Context<'_>, findings: &mut Findings) {
    let shared = shared(context);
    for (page, top) in context.pages() {
        let already = |section: Section, name: &str| {
            let same = |part: &&Shared<'_>| {
                section_of(page, part.location) == section && is_same(part.location, part.name, name)
            };
            shared.iter().find(same)
        };
        for (section, placed) in page_members(page, &top) {
            match already(section, placed.wire) {
                Some(part) => findings.push(sent_twice(
                    placed.wire,
                    placed.site.key(),
                    part.site.key(),
                    "leave it out here: provider.yaml says what every call sends",
                )),
                None if section == Section::Header => is_header(&placed, findings),
                None => {}
            }
        }
        // What asks for the formats of the provider was looked at with the rest of it.
        let own = asking(context, page, &top).filter(|_| matches!(page.formats, Some(FormatsUse::Own(_))));
        if let Some((asking, formats)) = own {
            let part = Shared::asking(asking, &formats);
            let help = "this page asks for its formats with a parameter of its own name";
            let twice = already(section_of(page, part.location), part.name).map(|other| twice(&part, other, help));
            findings.extend(twice.or_else(|| part.misnamed()));
        }
        differ_beyond_their_case(page, &top, findings);
    }
}

/// Where something that every call sends stands in the calls of a page.
fn section_of(page: &Page, location: Location) -> Section {
    let method = page.request.all().first().and_then(|request| request.split(' ').next()).unwrap_or_default();
    let has_form = !page.form.is_empty() || page.json.is_empty() && ["POST", "PUT", "PATCH"].contains(&method);
    match location {
        Location::Header => Section::Header,
        Location::Form => Section::Form,
        Location::Parameters if has_form => Section::Form,
        Location::Parameters | Location::Query => Section::Query,
    }
}

fn is_header(placed: &Placed<'_>, findings: &mut Findings) {
    if let Some((name, help)) = own_header(placed.wire) {
        findings.push(taken(name, placed.site.key(), help));
    } else if !is_name(placed.wire) {
        findings.push(no_name(placed.wire, placed.site.key()));
    }
}

/// No two headers of a call have names that are one to HTTP. Where they are one in Rust too, that is said.
fn differ_beyond_their_case(page: &Page, top: &Site, findings: &mut Findings) {
    let mut first: BTreeMap<String, Placed<'_>> = BTreeMap::new();
    for (_, placed) in page_members(page, top).into_iter().filter(|(section, _)| *section == Section::Header) {
        let other = first.insert(placed.wire.to_ascii_lowercase(), placed.clone());
        if let Some(other) = other.filter(|other| other.rust_name() != placed.rust_name()) {
            let help = "names of headers are compared without regard to case; declare it once";
            findings.push(sent_twice(placed.wire, placed.site.key(), other.site.key(), help));
        }
    }
}

fn twice(part: &Shared<'_>, other: &Shared<'_>, help: &str) -> Finding {
    sent_twice(part.name, part.site.key(), other.site.key(), help)
}

fn sent_twice(name: &str, here: Place, there: Place, help: &str) -> Finding {
    Finding::error("E0408", here, format!("`{name}` would be sent twice")).also(there, "it is sent already").help(help)
}

fn own_header(name: &str) -> Option<&'static (&'static str, &'static str)> {
    OWN_HEADERS.iter().find(|(own, _)| own.eq_ignore_ascii_case(name))
}

fn taken(name: &str, place: Place, help: &str) -> Finding {
    Finding::error("E0408", place, format!("the client sends the header `{name}` itself")).help(help)
}
