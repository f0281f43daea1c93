//! Examples and defaults held against the types of what they are examples of.

use super::arguments::as_written;
use super::evidence::Evidence;
use super::json::Json;
use super::types::TypeTable;
use crate::finding::{Finding, Findings};
use crate::ir::Value;
use crate::load::ProviderSpec;
use crate::resolve::{FileRef, Placed, Resolver, Shape, Site, Types, page_members, type_members};

/// Reports the examples and defaults that no value of their type is.
pub(super) fn check(
    spec: &ProviderSpec,
    declared: &Types<'_>,
    types: &TypeTable,
    resolver: Resolver<'_>,
    findings: &mut Findings,
) {
    let pages = spec.pages.iter().flat_map(|page| page_members(&page.spec, &Site::top(FileRef::Page(page))));
    let objects = declared.all().iter().filter_map(|declaration| match declaration.shape {
        Shape::Object(fields) => Some(type_members(fields, &declaration.site.at("fields"))),
        _ => None,
    });
    for placed in pages.map(|(_, placed)| placed).chain(objects.flatten()) {
        check_member(&placed, types, resolver, findings);
    }
}

fn check_member(placed: &Placed<'_>, types: &TypeTable, resolver: Resolver<'_>, findings: &mut Findings) {
    let declared = resolver.member(placed, &mut Findings::new());
    let values = [("example", &placed.member.example), ("default", &placed.member.default)];
    for (key, value) in values {
        let Some(text) = value.as_ref().map(ToString::to_string) else { continue };
        let Ok(json) = Json::parse(&text) else { continue };
        let mismatch = |declared: &Value| {
            let mut evidence = Evidence::lenient(&text, types);
            evidence.value(declared, &json);
            evidence.mismatches.into_iter().next()
        };
        // An example is written as it travels, or as arguments are.
        if let Some(mismatch) = mismatch(&declared).filter(|_| mismatch(&as_written(&declared)).is_some()) {
            let message = format!("this {key} is none of `{}`: {}", placed.wire, mismatch.message);
            findings.push(
                Finding::error("E0615", placed.site.at(key).value(), message)
                    .also(placed.site.key(), "declared here")
                    .help("write it as a value of the declared type, or correct the type"),
            );
        }
    }
}
