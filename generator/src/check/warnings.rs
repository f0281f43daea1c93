//! What is probably not meant, though it can be generated.

use std::collections::BTreeSet;

use super::Context;
use crate::finding::{Finding, Findings};
use crate::load::Site;
use crate::model::{Payload, Provider, Type, TypeDefinition, TypeId};
use crate::resolve::page_members;

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
fn named_types<'c>(context: &'c Context<'_>) -> impl Iterator<Item = (&'c str, Option<&'c str>, &'c Site)> {
    let named = context.types.all().iter().filter(|declaration| declaration.is_named);
    named.map(|declaration| (declaration.written.as_str(), declaration.description, &declaration.site))
}

/// Every type that is declared by name is used.
pub(super) fn types_are_used(context: &Context<'_>, findings: &mut Findings) {
    if !context.provider.is_whole {
        return;
    }
    let used = used_types(context.model);
    for (index, definition) in context.model.types.iter().enumerate() {
        if definition.is_named && !used.contains(&TypeId(index)) {
            let message = format!("nothing is of the type `{}`", definition.name);
            findings.push(
                Finding::warning("W0002", definition.site.key(), message)
                    .help("remove the type, or use it where the page has it"),
            );
        }
    }
}

/// The types that calls lead to, over whatever fields; a type that only leads to itself is not among them.
fn used_types(model: &Provider) -> BTreeSet<TypeId> {
    let in_place = model.types.iter().filter(|definition| !definition.is_named);
    let parameters = model.operations.iter().flat_map(|operation| &operation.parameters);
    let envelope = model.envelope.iter().flat_map(|envelope| &envelope.fields);
    let faults = model.faults.iter().flat_map(|faults| &faults.fields);
    let fields = in_place.flat_map(TypeDefinition::fields).chain(envelope).chain(faults);
    let fields = fields.chain(parameters.map(|parameter| &parameter.field)).map(|field| &field.type_);
    let payloads = model.operations.iter().filter_map(|operation| match &operation.payload {
        Payload::Value(type_) => Some(type_),
        _ => None,
    });
    let mut open: Vec<TypeId> = fields.chain(payloads).filter_map(Type::declared).collect();
    let mut used = BTreeSet::new();
    while let Some(id) = open.pop() {
        if used.insert(id) {
            open.extend(model.type_(id).fields().iter().filter_map(|field| field.type_.declared()));
        }
    }
    used
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
