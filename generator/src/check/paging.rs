//! Rules about paging.

use super::Context;
use crate::finding::{Finding, Findings};
use crate::load::Site;
use crate::model::{Field, Payload, Provider, Type};
use crate::resolve::page_members;
use crate::spec::{Page, Paging, PagingUse};

/// Paging names parameters of the call, and fields of its answer.
pub(super) fn names_what_exists(context: &Context<'_>, findings: &mut Findings) {
    for (page, top) in context.pages() {
        let (paging, site) = match (&page.paging, &context.provider.provider.spec.paging) {
            (Some(PagingUse::Own(paging)), _) => (paging.as_ref(), top.at("paging")),
            (Some(PagingUse::Shared(true)), Some(paging)) => (paging, context.top().at("paging")),
            (Some(PagingUse::Shared(true)), None) => {
                findings.push(
                    Finding::error("E0505", top.at("paging").value(), "the provider does not say how lists are paged")
                        .help("say it under `paging` in provider.yaml, or here"),
                );
                continue;
            }
            _ => continue,
        };
        check_parameters(page, &top, paging, &site, findings);
        check_fields(context, page, &top, paging, &site, findings);
    }
}

fn check_parameters(page: &Page, top: &Site, paging: &Paging, site: &Site, findings: &mut Findings) {
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

fn check_fields(context: &Context<'_>, page: &Page, top: &Site, paging: &Paging, site: &Site, findings: &mut Findings) {
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
        if !exists(context, page, path) {
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
fn exists(context: &Context<'_>, page: &Page, path: &str) -> bool {
    let model = context.model;
    let payload = model.operations.iter().find(|operation| operation.name == page.operation);
    let payload = payload.map_or(&Payload::Nothing, |operation| &operation.payload);
    let payload = match payload {
        // What a payload of an unknown type holds is not known either.
        Payload::Value(Type::Unresolved) => return true,
        Payload::Value(type_) => model.fields(type_),
        Payload::Nothing | Payload::Text | Payload::Download => &[],
    };
    let envelope = model.envelope.as_ref().map_or(&[] as &[Field], |envelope| &envelope.fields);
    leads(model, payload, path) || leads(model, envelope, path)
}

fn leads(model: &Provider, fields: &[Field], path: &str) -> bool {
    let (step, rest) = path.split_once('.').map_or((path, None), |(step, rest)| (step, Some(rest)));
    let Some(field) = fields.iter().find(|field| field.wire == step) else { return false };
    rest.is_none_or(|rest| leads(model, model.fields(&field.type_), rest))
}
