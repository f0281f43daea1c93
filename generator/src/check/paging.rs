//! Rules about paging.

use indexmap::IndexMap;

use super::Context;
use crate::finding::{Finding, Findings};
use crate::ir::Value;
use crate::resolve::{Shape, Site, page_members};
use crate::spec::{Member, Page, Paging, PagingUse};

/// How the list of a page is paged, with its place; `None` where it is not, or where nobody says how.
pub(super) fn of<'a>(context: &Context<'a>, page: &'a Page, top: &Site<'a>) -> Option<(&'a Paging, Site<'a>)> {
    match page.paging.as_ref()? {
        PagingUse::Own(paging) => Some((paging.as_ref(), top.at("paging"))),
        PagingUse::Shared(true) => {
            context.provider.provider.spec.paging.as_ref().map(|paging| (paging, context.top().at("paging")))
        }
        PagingUse::Shared(false) => None,
    }
}

/// Paging names parameters of the call, and fields of its answer.
pub(super) fn names_what_exists(context: &Context<'_>, findings: &mut Findings) {
    for (page, top) in context.pages() {
        match of(context, page, &top) {
            Some((paging, site)) => {
                check_parameters(page, &top, paging, &site, findings);
                check_fields(context, page, &top, paging, &site, findings);
            }
            None if matches!(page.paging, Some(PagingUse::Shared(true))) => findings.push(
                Finding::error("E0505", top.at("paging").value(), "the provider does not say how lists are paged")
                    .help("say it under `paging` in provider.yaml, or here"),
            ),
            None => {}
        }
    }
}

fn check_parameters(page: &Page, top: &Site<'_>, paging: &Paging, site: &Site<'_>, findings: &mut Findings) {
    let number = paging.page.as_ref();
    let named = [
        (number.map(|page| &page.parameter), site.at("page").at("parameter")),
        (number.and_then(|page| page.needs.as_ref()), site.at("page").at("needs")),
        (paging.skip.as_ref(), site.at("skip")),
        (paging.cursor.as_ref(), site.at("cursor")),
        (paging.size.as_ref(), site.at("size")),
    ];
    for (name, place) in named {
        let Some(name) = name else { continue };
        if !page_members(page, top).iter().any(|(_, placed)| placed.wire == name) {
            findings.push(
                Finding::error("E0505", place.value(), format!("`{}` has no parameter `{name}`", page.operation))
                    .also(top.at("paging").key(), "the call is paged")
                    .help("give the name of a parameter on the wire; a page can say `paging: false`, or how it is paged itself"),
            );
        }
    }
}

fn check_fields(
    context: &Context<'_>,
    page: &Page,
    top: &Site<'_>,
    paging: &Paging,
    site: &Site<'_>,
    findings: &mut Findings,
) {
    let fields = [
        ("items", &paging.items),
        ("current", &paging.current),
        ("pages", &paging.pages),
        ("total", &paging.total),
        ("offset", &paging.offset),
        ("next", &paging.next),
    ];
    for (key, path) in fields {
        let Some(path) = path else { continue };
        if !exists(context, page, top, path) {
            let message = format!("the answer of `{}` has no field `{path}`", page.operation);
            findings.push(
                Finding::error("E0505", site.at(key).value(), message)
                    .also(top.at("paging").key(), "the call is paged")
                    .help("give the path of a field in the payload or beside it, `summary.total` for instance"),
            );
        }
    }
}

/// Whether a path leads to a field of the payload, or of the envelope.
fn exists(context: &Context<'_>, page: &Page, top: &Site<'_>, path: &str) -> bool {
    let resolver = context.resolver();
    let mut unresolved = Findings::default();
    let payloads = page.responses.iter().filter_map(|(status, response)| {
        let site = top.at("responses").at(&status.to_string());
        resolver.response(page, response, &site, &mut unresolved)
    });
    let payloads: Vec<_> = payloads.collect();
    // What a payload of an unknown type holds is not known either.
    if !unresolved.is_empty() {
        return true;
    }
    let mut payloads = payloads.into_iter().filter_map(|value| match value {
        Value::Struct(name) => fields_of(context, &name),
        _ => None,
    });
    let envelope = context.provider.provider.spec.envelope.as_ref().map(|envelope| &envelope.fields);
    payloads.any(|fields| leads(context, fields, path)) || envelope.is_some_and(|fields| leads(context, fields, path))
}

fn leads(context: &Context<'_>, fields: &IndexMap<String, Member>, path: &str) -> bool {
    let (step, rest) = path.split_once('.').map_or((path, None), |(step, rest)| (step, Some(rest)));
    let Some((wire, member)) = fields.get_key_value(step) else { return false };
    let Some(rest) = rest else { return true };
    let site = context.top();
    let placed = crate::resolve::Placed { wire, member, site };
    match context.resolver().member(&placed, &mut Findings::default()) {
        Value::Struct(name) => fields_of(context, &name).is_some_and(|fields| leads(context, fields, rest)),
        _ => false,
    }
}

fn fields_of<'a>(context: &'a Context<'_>, name: &str) -> Option<&'a IndexMap<String, Member>> {
    let declaration = context.types.all().iter().find(|declaration| declaration.name.as_deref() == Some(name))?;
    match declaration.shape {
        Shape::Object(fields) => Some(fields),
        _ => None,
    }
}
