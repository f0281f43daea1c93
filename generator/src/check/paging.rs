//! Rules about paging.

use indexmap::IndexMap;

use super::Context;
use crate::finding::{Finding, Findings, Place};
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

/// Something of paging that cannot work.
fn senseless(top: &Site<'_>, place: Place, message: &str, help: &str) -> Finding {
    Finding::error("E0530", place, message).also(top.at("paging").key(), "the call is paged").help(help)
}

/// What counts is an integer, and items are a list. What is not there, or of a type that is not known, is said elsewhere.
fn check_types(
    context: &Context<'_>,
    page: &Page,
    top: &Site<'_>,
    paging: &Paging,
    site: &Site<'_>,
    findings: &mut Findings,
) {
    let help = "correct the type, or name another one";
    let counted = [
        (paging.page.as_ref().map(|page| &page.parameter), site.at("page").at("parameter")),
        (paging.skip.as_ref(), site.at("skip")),
        (paging.size.as_ref(), site.at("size")),
    ];
    let members = page_members(page, top);
    for (name, place) in counted.iter().filter_map(|(name, place)| Some(((*name)?, place))) {
        let placed = members.iter().find(|(_, placed)| placed.wire == name);
        let value = placed.and_then(|(_, placed)| context.resolver().settled(placed));
        if value.is_some_and(|value| !matches!(value, Value::Integer(_))) {
            findings.push(senseless(top, place.value(), &format!("`{name}` is no integer"), help));
        }
    }
    let told =
        [("current", &paging.current), ("pages", &paging.pages), ("total", &paging.total), ("offset", &paging.offset)];
    for (key, path) in told.iter().filter_map(|(key, path)| Some((*key, path.as_ref()?))) {
        if found(context, page, top, path).is_some_and(|value| !matches!(value, Value::Integer(_))) {
            findings.push(senseless(top, site.at(key).value(), "this field is no integer", help));
        }
    }
    let items = paging.items.as_ref().and_then(|path| found(context, page, top, path));
    if items.is_some_and(|value| !matches!(value, Value::List(_) | Value::Map(_))) {
        let help = "name the field that holds the items of a page";
        findings.push(senseless(top, site.at("items").value(), "this field is no list", help));
    }
}

/// A page is asked for in one way, and that way leads on.
fn check_ways(top: &Site<'_>, paging: &Paging, site: &Site<'_>, findings: &mut Findings) {
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

/// What a path leads to, where all is known.
fn found(context: &Context<'_>, page: &Page, top: &Site<'_>, path: &str) -> Option<Value> {
    let resolver = context.resolver();
    let payload = page.successes().find_map(|(status, response)| {
        let site = top.at("responses").at(&status.to_string());
        resolver.response(page, response, &site, &mut Findings::default())
    });
    let of_payload =
        payload.and_then(|value| if let Value::Struct(name) = value { fields_of(context, &name) } else { None });
    let envelope = context.provider.provider.spec.envelope.as_ref().map(|envelope| &envelope.fields);
    of_payload.into_iter().chain(envelope).find_map(|fields| value_at(context, fields, path))
}

fn value_at(context: &Context<'_>, fields: &IndexMap<String, Member>, path: &str) -> Option<Value> {
    let (step, rest) = path.split_once('.').map_or((path, None), |(step, rest)| (step, Some(rest)));
    let (wire, member) = fields.get_key_value(step)?;
    let value = context.resolver().settled(&crate::resolve::Placed { wire, member, site: context.top() })?;
    match (rest, value) {
        (None, value) => Some(value),
        (Some(rest), Value::Struct(name)) => value_at(context, fields_of(context, &name)?, rest),
        (Some(_), _) => None,
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
    match context.types.get_rust(name)?.shape {
        Shape::Object(fields) => Some(fields),
        _ => None,
    }
}
