//! What is probably not meant, though it can be generated.

use std::collections::BTreeSet;

use super::Context;
use crate::finding::{Finding, Findings};
use crate::resolve::{Shape, page_members};

/// Everything that callers see is described.
pub(super) fn descriptions_are_there(context: &Context<'_>, findings: &mut Findings) {
    for placed in context.groups().iter().flatten().filter(|placed| is_blank(placed.member.description.as_deref())) {
        findings.push(undescribed(placed.site.key(), placed.wire));
    }
    for (key, declarations, site) in named_types(context) {
        if is_blank(declarations) {
            findings.push(undescribed(site.key(), key));
        }
    }
}

fn is_blank(description: Option<&str>) -> bool {
    description.is_none_or(|description| description.trim().is_empty())
}

fn undescribed(place: crate::finding::Place, name: &str) -> Finding {
    Finding::warning("W0001", place, format!("`{name}` has no description"))
        .help("say in your own words what it means: `description: …`; callers see nothing else")
}

/// The types that are declared by name, with their descriptions and places.
fn named_types<'c>(
    context: &'c Context<'_>,
) -> impl Iterator<Item = (&'c str, Option<&'c str>, &'c crate::resolve::Site<'c>)> {
    let named = context.types.all().iter().filter(|declaration| declaration.is_named);
    named.map(|declaration| (declaration.written.as_str(), declaration.description, &declaration.site))
}

/// Every type that is declared by name is used.
pub(super) fn types_are_used(context: &Context<'_>, findings: &mut Findings) {
    if !context.provider.is_whole {
        return;
    }
    let used = used_types(context);
    for (name, _, site) in named_types(context).filter(|(name, _, _)| !used.contains(*name)) {
        findings.push(
            Finding::warning("W0002", site.key(), format!("nothing is of the type `{name}`"))
                .help("remove the type, or use it where the page has it"),
        );
    }
}

/// The types that calls lead to, over whatever fields; a type that only leads to itself is not among them.
fn used_types<'c>(context: &'c Context<'_>) -> BTreeSet<&'c str> {
    let in_place = context.types.all().iter().filter(|declaration| !declaration.is_named);
    let mut open: Vec<&str> = in_place.flat_map(|declaration| fields_lead_to(declaration.shape)).collect();
    for (page, top) in context.pages() {
        open.extend(page.responses.values().filter_map(|response| Some(response.type_.as_ref()?.innermost())));
        open.extend(
            page_members(page, &top).iter().filter_map(|(_, placed)| Some(placed.member.type_.as_ref()?.innermost())),
        );
    }
    let around = context.envelope_fields().into_iter().chain(context.fault_fields());
    open.extend(around.filter_map(|placed| Some(placed.member.type_.as_ref()?.innermost())));
    let mut used = BTreeSet::new();
    while let Some(name) = open.pop() {
        if used.insert(name) {
            open.extend(context.types.get(name).into_iter().flat_map(|declaration| fields_lead_to(declaration.shape)));
        }
    }
    used
}

/// The names of the types that the fields of an object are of.
fn fields_lead_to(shape: Shape<'_>) -> impl Iterator<Item = &str> {
    let fields = if let Shape::Object(fields) = shape { Some(fields) } else { None };
    fields.into_iter().flat_map(|fields| fields.values()).filter_map(|member| Some(member.type_.as_ref()?.innermost()))
}

/// Credentials do not travel unencrypted.
pub(super) fn credentials_travel_encrypted(context: &Context<'_>, findings: &mut Findings) {
    let spec = &context.provider.provider.spec;
    if spec.server.starts_with("http://") && !spec.authentication.is_empty() {
        findings.push(
            Finding::warning("W0003", context.top().at("server").value(), "credentials travel to this server unencrypted")
                .help("use https; if the provider has none, silence the warning with the reason: `silenced: [{ code: W0003, because: … }]`"),
        );
    }
}

/// Samples show what callers should write, and leave out what is deprecated.
pub(super) fn samples_use_nothing_deprecated(context: &Context<'_>, findings: &mut Findings) {
    for (page, top) in context.pages() {
        for (_, placed) in page_members(page, &top).into_iter().filter(|(_, placed)| placed.member.deprecated.is_some())
        {
            for (index, sample) in page.samples.iter().enumerate() {
                if sample.arguments.contains_key(placed.wire) {
                    let place = top.at("samples").at(&index.to_string()).at("arguments").at(placed.wire).key();
                    findings.push(
                        Finding::warning("W0004", place, format!("`{}` is deprecated, and used here", placed.wire))
                            .also(placed.site.at("deprecated").value(), "deprecated here")
                            .help("leave it out; if the page prints it so, silence the warning with that reason"),
                    );
                }
            }
        }
    }
}
