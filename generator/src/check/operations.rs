//! Rules about the operations of a provider.

use std::collections::BTreeMap;

use super::Context;
use super::requests::addresses;
use crate::finding::{Finding, Findings};
use crate::load::Site;
use crate::names;
use crate::reserved;

/// Every operation has a name that can be a module and a method, and no other has.
pub(super) fn have_names_of_their_own(context: &Context<'_>, findings: &mut Findings) {
    let mut first = BTreeMap::new();
    for (page, top) in context.pages() {
        let site = top.at("operation");
        let name = page.operation.as_str();
        let snake = names::field(name).as_deref() == Some(name) && !reserved::is_method(name);
        if !snake {
            findings.push(
                Finding::error("E0306", site.value(), format!("`{name}` cannot be the name of an operation"))
                    .help("use snake case, begin with a verb, and leave out what is taken: `list_images`"),
            );
        }
        if let Some(other) = first.insert(name, site.clone()) {
            findings.push(
                Finding::error("E0304", site.value(), format!("there are two operations called `{name}`"))
                    .also(other.value(), "the other one"),
            );
        }
    }
}

/// No operation has the type that the formats of another one are chosen with, and the scope of none.
pub(super) fn have_types_of_their_own(context: &Context<'_>, findings: &mut Findings) {
    let scope = context.provider.provider.spec.scope.as_ref();
    let scope = scope.map(|scope| (scope.method.as_str(), context.top().at("scope").at("method")));
    let operations = context.pages().map(|(page, top)| (page.operation.as_str(), top.at("operation")));
    let mut types: BTreeMap<String, Site> = BTreeMap::new();
    for (page, top) in context.pages().filter(|(page, _)| page.formats.is_some()) {
        let choice = names::type_name(&page.operation).map(|name| reserved::format_type(&name));
        types.extend(choice.map(|name| (name, top.at("formats"))));
    }
    for (name, site) in operations.chain(scope) {
        let Some(type_name) = names::type_name(name) else { continue };
        if let Some(other) = types.get(&type_name) {
            findings.push(
                Finding::error(
                    "E0331",
                    site.value(),
                    format!("`{name}` would be the type `{type_name}`, which is taken"),
                )
                .also(other.key(), "it chooses one of these formats")
                .help("give it another name; that on the wire stays as it is"),
            );
        }
    }
}

/// No two operations have one method and path.
pub(super) fn have_addresses_of_their_own(context: &Context<'_>, findings: &mut Findings) {
    let mut first = BTreeMap::new();
    for (page, top) in context.pages() {
        for (request, site) in addresses(page, &top) {
            let Some((operation, other)) = first.insert(request, (page.operation.as_str(), site.clone())) else {
                continue;
            };
            // A page that stands there twice has the name of the operation twice, and that is said.
            if operation != page.operation {
                findings.push(
                    Finding::error("E0406", site.value(), format!("`{request}` is described twice"))
                        .also(other.value(), "and here")
                        .help(
                            "one call is one page; give both addresses in one `request` if the page describes one call",
                        ),
                );
            }
        }
    }
}
