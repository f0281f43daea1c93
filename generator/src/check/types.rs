//! Rules about types.

use std::collections::BTreeMap;

use super::Context;
use crate::finding::{Finding, Findings};
use crate::ir::Value;
use crate::resolve::Shape;

/// Every type that is used is known, and can travel in the form that is said.
pub(super) fn are_known_and_travel_in_their_forms(context: &Context<'_>, findings: &mut Findings) {
    let resolver = context.resolver();
    for placed in context.groups().iter().flatten() {
        resolver.member(placed, findings);
    }
    for (page, top) in context.pages() {
        for (status, response) in &page.responses {
            resolver.response(page, response, &top.at("responses").at(&status.to_string()), findings);
        }
    }
}

/// No two types have one name.
pub(super) fn are_declared_once(context: &Context<'_>, findings: &mut Findings) {
    let mut first = BTreeMap::new();
    for declaration in context.types.all() {
        let Some(name) = &declaration.name else { continue };
        match first.get(name) {
            None => {
                first.insert(name, declaration);
            }
            Some(earlier) => findings.push(
                Finding::error("E0203", declaration.site.key(), format!("the type `{name}` is declared twice"))
                    .label("declared again here")
                    .also(earlier.site.key(), "declared here")
                    .help("rename one of them, with `name` where it is declared in place; or declare it once and use it twice"),
            ),
        }
    }
}

/// A declared type is either an object or an enum.
pub(super) fn are_objects_or_enums(context: &Context<'_>, findings: &mut Findings) {
    for declaration in context.types.all().iter().filter(|declaration| matches!(declaration.shape, Shape::Unclear)) {
        let message = format!("the type `{}` is neither an object nor an enum, or both", declaration.written);
        findings.push(
            Finding::error("E0206", declaration.site.key(), message).help("give exactly one of `fields` and `enum`"),
        );
    }
}

/// A separator joins the items of a list.
pub(super) fn separators_join_lists(context: &Context<'_>, findings: &mut Findings) {
    let resolver = context.resolver();
    for placed in context.groups().iter().flatten().filter(|placed| placed.member.separator.is_some()) {
        let value = resolver.member(placed, &mut Findings::default());
        if !matches!(value, Value::List(_)) {
            let place = placed.site.at("separator").key();
            findings.push(
                Finding::error("E0207", place, format!("`{}` is no list, so nothing is to be joined", placed.wire))
                    .help("leave `separator` out, or write the type as a list: `type: [string]`"),
            );
        }
    }
}
