//! Rules about requests.

use std::collections::BTreeSet;

use super::asking::asking;
use super::{Context, paging};
use crate::finding::{Finding, Findings, Place};
use crate::load::{Site, similar};
use crate::model::{Section, placeholders};
use crate::resolve::{Placed, page_members};
use crate::spec::{Authentication, Location, Page, Request};

/// The methods that a call can have.
const METHODS: &[&str] = &["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];

/// How many names are looked through for the one that was meant.
const GUESSES: usize = 50;

/// The addresses of a page with their places.
pub(super) fn addresses<'a>(page: &'a Page, top: &Site) -> Vec<(&'a str, Site)> {
    match &page.request {
        Request::One(request) => vec![(request.as_str(), top.at("request"))],
        Request::Several(requests) => {
            let site = |index: usize| top.at("request").at(&index.to_string());
            requests.iter().enumerate().map(|(index, request)| (request.as_str(), site(index))).collect()
        }
    }
}

/// A request line is a method and a path, and all addresses of a call have one method.
pub(super) fn are_a_method_and_a_path(context: &Context<'_>, findings: &mut Findings) {
    for (page, top) in context.pages() {
        let addresses = addresses(page, &top);
        if addresses.is_empty() {
            findings.push(Finding::error("E0401", top.at("request").key(), "the call has no address"));
        }
        let first = addresses.first().and_then(|(request, _)| request.split_once(' ')).map(|(method, _)| method);
        for (request, site) in addresses {
            let (method, path) = request.split_once(' ').unwrap_or((request, ""));
            if !METHODS.contains(&method) || !is_path(path) {
                findings.push(
                    Finding::error("E0401", site.value(), "a request is a method and a path")
                        .help("write it like `GET /images/{id}`; the server stands in provider.yaml, and parameters of the query under `query`"),
                );
            } else if Some(method) != first {
                findings.push(
                    Finding::error("E0401", site.value(), "all addresses of a call have the same method")
                        .help("a call with another method is another operation, with a file of its own"),
                );
            }
        }
    }
}

fn is_path(path: &str) -> bool {
    let balanced = path.matches('{').count() == path.matches('}').count();
    let plain = |character: char| character.is_ascii_graphic() && !"?#\"<>\\^`|".contains(character);
    path.starts_with('/') && balanced && path.chars().all(plain) && placeholders(path).all(|name| !name.is_empty())
}

/// Placeholders are written in braces, each stands once in an address, and no part of a path is empty.
pub(super) fn have_placeholders_in_braces(context: &Context<'_>, findings: &mut Findings) {
    for (page, top) in context.pages() {
        for (request, site) in addresses(page, &top) {
            let Some((_, path)) = request.split_once(' ').filter(|(_, path)| is_path(path)) else { continue };
            let bare = |part: &&str| {
                let name = part.strip_prefix([':', '$', '%']).unwrap_or_default();
                name.starts_with(|first: char| first.is_ascii_alphabetic())
                    || part.starts_with('[') && part.ends_with(']')
            };
            let mut seen = BTreeSet::new();
            let twice = placeholders(path).find(|name| !seen.insert(*name));
            let (message, help) = if let Some(part) = path.split('/').find(bare) {
                (
                    format!("`{part}` seems to stand for a value"),
                    "write placeholders in braces: `/images/{id}`".to_owned(),
                )
            } else if let Some(name) = twice {
                (
                    format!("`{{{name}}}` stands twice in this path"),
                    "give each value a placeholder of its own".to_owned(),
                )
            } else if path.contains("//") {
                (
                    "a part of this path is empty".to_owned(),
                    "leave the second `/` out, or write the placeholder between".to_owned(),
                )
            } else {
                continue;
            };
            findings.push(Finding::error("E0410", site.value(), message).help(help));
        }
    }
}

/// Every placeholder is a parameter under `path`.
pub(super) fn have_a_parameter_for_each_placeholder(context: &Context<'_>, findings: &mut Findings) {
    for (page, top) in context.pages() {
        for (request, site) in addresses(page, &top) {
            for name in placeholders(request).filter(|name| !page.path.contains_key(*name)) {
                let message = format!("nothing is said of the placeholder `{{{name}}}`");
                let help = match similar(name, page.path.keys().map(String::as_str).take(GUESSES)) {
                    Some(guess) => format!("did you mean `{{{guess}}}`?"),
                    None => {
                        format!("declare it under `path`: `{name}: {{ type: string, required: true, description: … }}`")
                    }
                };
                findings.push(Finding::error("E0402", site.value(), message).help(help));
            }
        }
    }
}

/// Every parameter under `path` stands in an address; one that is required, in all of them, and one that some address
/// does not have is not required.
pub(super) fn have_a_placeholder_for_each_path_parameter(context: &Context<'_>, findings: &mut Findings) {
    for (page, top) in context.pages() {
        let addresses = addresses(page, &top);
        let are_paths =
            addresses.iter().all(|(request, _)| request.split_once(' ').is_some_and(|(_, path)| is_path(path)));
        let strays = addresses.iter().flat_map(|(request, _)| placeholders(request));
        let strays: Vec<_> = strays.filter(|name| !page.path.contains_key(*name)).take(GUESSES).collect();
        for (name, member) in &page.path {
            let with = addresses.iter().filter(|(request, _)| placeholders(request).any(|known| known == name)).count();
            let place = top.at("path").at(name).key();
            // What an address that is none has is not known, nor what a misspelt placeholder is.
            if with == 0 && (!are_paths || similar(name, strays.iter().copied()).is_some()) {
                continue;
            }
            if with == 0 {
                findings.push(
                    Finding::error("E0403", place, format!("no address has a placeholder `{{{name}}}`"))
                        .help("remove the parameter, or put the placeholder into `request`"),
                );
            } else if with < addresses.len() && member.required {
                findings.push(
                    Finding::error("E0404", place, format!("`{name}` is required, and an address goes without it"))
                        .help("leave `required` out, or the address that goes without it"),
                );
            } else if with == addresses.len() && !member.required {
                findings.push(
                    Finding::error("E0404", place, format!("`{name}` is not required, and no address goes without it"))
                        .help("add `required: true`, or the address that goes without it to `request`"),
                );
            }
        }
    }
}

/// A call sends a form or a JSON object, not both, and neither with a method that has no body.
pub(super) fn have_one_body(context: &Context<'_>, findings: &mut Findings) {
    for (page, top) in context.pages() {
        if !page.form.is_empty() && !page.json.is_empty() {
            findings.push(
                Finding::error("E0405", top.at("json").key(), "a call sends a form or a JSON object, not both")
                    .also(top.at("form").key(), "the form"),
            );
        }
        let bodiless =
            page.request.all().iter().any(|request| request.starts_with("GET ") || request.starts_with("HEAD "));
        let body = [("form", page.form.is_empty()), ("json", page.json.is_empty())];
        for (key, _) in body.iter().filter(|(_, empty)| bodiless && !empty) {
            findings.push(
                Finding::error("E0405", top.at(key).key(), "a GET has no body")
                    .also(top.at("request").value(), "the method")
                    .help("put the parameters under `query`"),
            );
        }
    }
}

/// What the provider sends in the form of every call has a form to go into.
pub(super) fn have_a_form_for_what_the_provider_sends(context: &Context<'_>, findings: &mut Findings) {
    let spec = &context.provider.provider.spec;
    let credentials = spec.authentication.iter().filter_map(|part| match part {
        Authentication::Parameter(part) if part.location == Location::Form => Some(part.name.as_str()),
        _ => None,
    });
    let fixed = spec.parameters.iter().filter(|(_, member)| member.location == Some(Location::Form));
    let shared = credentials.chain(fixed.map(|(name, _)| name.as_str())).next();
    for (page, top) in context.pages().filter(|(page, _)| page.form.is_empty()) {
        let asking = asking(context, page, &top).filter(|(asking, _)| asking.location == Location::Form);
        let Some(name) = shared.or(asking.map(|(asking, _)| asking.parameter.as_str())) else { continue };
        let message = format!("`{}` has no form that could carry `{name}`", page.operation);
        findings.push(
            Finding::error("E0517", top.at("request").value(), message).help(
                "say `in: parameters` where it is declared: in the form where there is one, in the query otherwise",
            ),
        );
    }
}

/// A parameter is sent or it is not: nothing in a request is null.
pub(super) fn have_no_nullable_parameters(context: &Context<'_>, findings: &mut Findings) {
    for (page, top) in context.pages() {
        for (_, placed) in page_members(page, &top).into_iter().filter(|(_, placed)| placed.member.nullable) {
            let message = format!("the parameter `{}` cannot be null", placed.wire);
            findings.push(
                Finding::error("E0515", placed.site.at("nullable").key(), message)
                    .help("leave `nullable` out; a parameter that is not given is not sent"),
            );
        }
    }
}

/// `const` and `in` are for the parameters of a provider, and stand neither on parameters of pages nor on fields.
pub(super) fn leave_fixed_parameters_to_the_provider(context: &Context<'_>, findings: &mut Findings) {
    for placed in context.groups().iter().flatten() {
        let keys = [("const", placed.member.constant.is_some()), ("in", placed.member.location.is_some())];
        // Both keys are one mistake: the parameter stands in the wrong file.
        if let Some((key, _)) = keys.iter().find(|(_, given)| *given) {
            let message = format!("`{key}` is for the parameters that every call of a provider sends");
            findings.push(
                Finding::error("E0506", placed.site.at(key).key(), message)
                    .help("declare the parameter in provider.yaml under `parameters`, or leave the key out"),
            );
        }
    }
}

/// What one parameter needs are other parameters of the call.
pub(super) fn need_parameters_that_exist(context: &Context<'_>, findings: &mut Findings) {
    for (page, top) in context.pages() {
        let site = top.at("dependent_required");
        let members = page_members(page, &top);
        let known = || members.iter().map(|(_, placed)| placed.wire);
        let mut check = |name: &str, place: Place| {
            if !known().any(|wire| wire == name) {
                let guess = crate::load::similar(name, known());
                let message = format!("`{}` has no parameter `{name}`", page.operation);
                let help = guess.map(|guess| format!("did you mean `{guess}`?"));
                findings.push(Finding::error("E0560", place, message).maybe_help(help));
            }
        };
        for (name, needs) in &page.dependent_required {
            check(name, site.at(name).key());
            for (index, needed) in needs.iter().enumerate() {
                check(needed, site.at(name).at(&index.to_string()).value());
            }
        }
    }
}

/// A parameter needs others only where it can be left out, as they can.
pub(super) fn need_what_can_be_left_out(context: &Context<'_>, findings: &mut Findings) {
    for (page, top) in context.pages() {
        let members = page_members(page, &top);
        for (name, needs) in &page.dependent_required {
            for (index, needed) in needs.iter().enumerate() {
                let place = top.at("dependent_required").at(name).at(&index.to_string()).value();
                findings.extend(needless(&members, name, needed, place));
            }
        }
        let paging = paging::of(context, page, &top);
        let number = paging.as_ref().and_then(|(paging, site)| Some((paging.page.as_ref()?, site)));
        if let Some((number, site)) = number
            && let Some(needed) = &number.needs
        {
            findings.extend(needless(&members, &number.parameter, needed, site.at("page").at("needs").value()));
        }
    }
}

/// Reports a need that says nothing, or less than it means.
fn needless(members: &[(Section, Placed<'_>)], name: &str, needed: &str, place: Place) -> Option<Finding> {
    let is_required = |name: &str| members.iter().any(|(_, placed)| placed.wire == name && placed.member.required);
    if name == needed {
        let message = format!("`{name}` cannot need itself");
        return Some(Finding::error("E0561", place, message).help("name the other parameters that it needs"));
    }
    let is_known = members.iter().any(|(_, placed)| placed.wire == needed);
    (is_required(name) && is_known && !is_required(needed)).then(|| {
        let message = format!("`{name}` is always given, and `{needed}`, which it needs, is not");
        Finding::error("E0561", place, message).help(format!("say `required: true` of `{needed}` instead"))
    })
}
