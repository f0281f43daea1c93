//! Rules about paging.

use super::Context;
use crate::finding::{Finding, Findings, Place};
use crate::load::Site;
use crate::model::{Field, Payload, Provider, Type};
use crate::resolve::page_members;
use crate::spec::{Page, Paging, PagingUse};

/// How the list of a page is paged, with its place; `None` where it is not, or where nobody says how.
pub(super) fn of<'a>(context: &Context<'a>, page: &'a Page, top: &Site) -> Option<(&'a Paging, Site)> {
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
                check_types(context, page, &top, paging, &site, findings);
                check_ways(&top, paging, &site, findings);
            }
            None if matches!(page.paging, Some(PagingUse::Shared(true))) => findings.push(
                Finding::error("E0505", top.at("paging").value(), "the provider does not say how lists are paged")
                    .help("say it under `paging` in provider.yaml, or here"),
            ),
            None => {}
        }
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

/// Something of paging that cannot work.
fn senseless(top: &Site, place: Place, message: &str, help: &str) -> Finding {
    Finding::error("E0530", place, message).also(top.at("paging").key(), "the call is paged").help(help)
}

/// What counts is an integer, and items are a list. What is not there, or of a type that is not known, is said elsewhere.
fn check_types(context: &Context<'_>, page: &Page, top: &Site, paging: &Paging, site: &Site, findings: &mut Findings) {
    let help = "correct the type, or name another one";
    let counted = [
        (paging.page.as_ref().map(|page| &page.parameter), site.at("page").at("parameter")),
        (paging.skip.as_ref(), site.at("skip")),
        (paging.size.as_ref(), site.at("size")),
    ];
    let operation = context.operation(page);
    for (name, place) in counted {
        let Some(parameter) = name.zip(operation).and_then(|(name, operation)| operation.parameter(name)) else {
            continue;
        };
        if !matches!(parameter.field.type_, Type::Integer(_) | Type::Unresolved) {
            let message = format!("`{}` is no integer", parameter.field.wire);
            findings.push(senseless(top, place.value(), &message, help));
        }
    }
    let told =
        [("current", &paging.current), ("pages", &paging.pages), ("total", &paging.total), ("offset", &paging.offset)];
    for (key, path) in told {
        let value = path.as_ref().and_then(|path| found(context, page, path));
        if value.is_some_and(|value| !matches!(value, Type::Integer(_) | Type::Unresolved)) {
            findings.push(senseless(top, site.at(key).value(), "this field is no integer", help));
        }
    }
    let items = paging.items.as_ref().and_then(|path| found(context, page, path));
    if items.is_some_and(|value| !matches!(value, Type::List(_) | Type::Map(_) | Type::Unresolved)) {
        let help = "name the field that holds the items of a page";
        findings.push(senseless(top, site.at("items").value(), "this field is no list", help));
    }
}

/// A page is asked for in one way, and that way leads on.
fn check_ways(top: &Site, paging: &Paging, site: &Site, findings: &mut Findings) {
    let mut wrong = |place, message, help| findings.push(senseless(top, place, message, help));
    if paging.cursor.is_some() && paging.next.is_none() {
        let message = "nothing says where the next token comes from";
        wrong(site.at("cursor").key(), message, "name the field that holds it under `next`");
    }
    let ways = [("page", paging.page.is_some()), ("skip", paging.skip.is_some()), ("cursor", paging.cursor.is_some())];
    let mut ways = ways.iter().filter(|(_, is_given)| *is_given);
    if let (Some(_), Some((second, _))) = (ways.next(), ways.next()) {
        let help = "keep one of `page`, `skip` and `cursor`";
        wrong(site.at(second).key(), "a page is asked for in two ways", help);
    }
    let Some(number) = &paging.page else { return };
    if !(0..=1).contains(&number.first) {
        let message = "pages are counted from 0 or from 1";
        wrong(site.at("page").at("first").value(), message, "give the number of the first page");
    }
}

/// The type of what a path leads to in the payload, or in the envelope.
fn found<'a>(context: &Context<'a>, page: &Page, path: &str) -> Option<&'a Type> {
    let model = context.model;
    let payload = match &context.operation(page)?.payload {
        Payload::Value(type_) => model.fields(type_),
        Payload::Nothing | Payload::Text | Payload::Download => &[],
    };
    let envelope = model.envelope.as_ref().map_or(&[] as &[Field], |envelope| &envelope.fields);
    [payload, envelope].into_iter().find_map(|fields| leads(model, fields, path))
}

fn leads<'a>(model: &'a Provider, fields: &'a [Field], path: &str) -> Option<&'a Type> {
    let (step, rest) = path.split_once('.').map_or((path, None), |(step, rest)| (step, Some(rest)));
    let field = fields.iter().find(|field| field.wire == step)?;
    match rest {
        Some(rest) => leads(model, model.fields(&field.type_), rest),
        None => Some(&field.type_),
    }
}

/// Whether a path leads to a field, as far as that can be known.
fn exists(context: &Context<'_>, page: &Page, path: &str) -> bool {
    let payload = context.operation(page).map(|operation| &operation.payload);
    // What a payload of an unknown type holds is not known either.
    matches!(payload, Some(Payload::Value(Type::Unresolved))) || found(context, page, path).is_some()
}
