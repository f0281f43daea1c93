//! Rules about the operations of a provider.

use std::collections::BTreeMap;

use super::Context;
use super::requests::addresses;
use crate::finding::{Finding, Findings};
use crate::names;

/// Names of modules and methods that every provider has.
pub(crate) const TAKEN: &[&str] = &[
    "client",
    "envelope",
    "fault",
    "formats",
    "new",
    "tests",
    "types",
    "with_base_url",
    "with_body_limit",
    "with_error_body_limit",
    "with_clock",
    "with_http",
];

/// Every operation has a name that can be a module and a method, and no other has.
pub(super) fn have_names_of_their_own(context: &Context<'_>, findings: &mut Findings) {
    let mut first = BTreeMap::new();
    for (page, top) in context.pages() {
        let site = top.at("operation");
        let name = page.operation.as_str();
        let snake = names::field(name).as_deref() == Some(name) && !TAKEN.contains(&name);
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
