//! The documentation of operations.

use super::docs::{cell, code, line, prose, sentence};
use crate::ir::{Docs, Operation, Parameter, Presence, Section};
use crate::names;
use crate::spec::{Page, Paging};

/// The documentation of an operation's type.
pub(super) fn operation(page: &Page, operation: &Operation, paging: Option<&Paging>, named: bool) -> Docs {
    let mut blocks = vec![sentence(&page.summary)];
    blocks.extend(page.description.as_deref().map(prose).unwrap_or_default());
    blocks.push(addresses(page, &operation.parameters));
    blocks.push(source(page));
    blocks.extend(page.since.as_deref().map(|since| format!("Since version {}.", line(since))));
    blocks.extend(roles(page));
    blocks.extend(paging.map(|paging| pages(paging, &operation.parameters)));
    blocks.extend(page.notes.iter().map(|note| sentence(note)));
    blocks.push("# Errors".to_owned());
    blocks.push(errors(page, named));
    Docs(blocks)
}

/// The documentation of an operation's module.
pub(super) fn module(page: &Page) -> Docs {
    Docs(vec![format!("{}: {}", code(&page.source.title), lower_first(&sentence(&page.summary)))])
}

/// `GET /images/detail`, or another address where something is left out.
fn addresses(page: &Page, parameters: &[Parameter]) -> String {
    let requests = page.request.all();
    let mut text = requests.first().map(|request| code(request)).unwrap_or_default();
    for request in requests.iter().skip(1) {
        let left_out = parameters.iter().filter(|parameter| {
            parameter.section == Section::Path && !request.contains(&format!("{{{}}}", parameter.field.wire))
        });
        let left_out: Vec<_> = left_out.map(|parameter| code(&parameter.field.name)).collect();
        let _ = std::fmt::Write::write_fmt(
            &mut text,
            format_args!(", or {} without {}", code(request), left_out.join(" and ")),
        );
    }
    format!("{text}.")
}

fn source(page: &Page) -> String {
    let mut text = format!("The page is {}", code(&page.source.title));
    if let Some(revision) = &page.source.revision {
        text.push_str(&format!(", as of {}", line(revision)));
    }
    if let Some(url) = &page.source.url {
        text.push_str(&format!(": {}", line(url)));
    }
    text.push('.');
    text
}

fn roles(page: &Page) -> Option<String> {
    let roles: Vec<_> = page.roles.iter().map(|role| line(role)).collect();
    (!roles.is_empty()).then(|| format!("Roles that may make the call: {}.", roles.join(", ")))
}

/// How the list is paged, in a sentence or two.
fn pages(paging: &Paging, parameters: &[Parameter]) -> String {
    let rust = |wire: &str| {
        let parameter = parameters.iter().find(|parameter| parameter.field.wire == wire);
        let name = parameter.map_or(wire, |parameter| &parameter.field.name);
        match parameter {
            Some(parameter) if parameter.field.presence != Presence::Required => format!("[`{name}`](Self::{name})"),
            _ => code(name),
        }
    };
    let mut text = "The answer is a page of a list".to_owned();
    if let Some(page) = &paging.page {
        text.push_str(&format!("; {} asks for one, counted from {}", rust(&page.parameter), page.first));
    }
    if let Some(skip) = &paging.skip {
        text.push_str(&format!("; {} says how many items come before it", rust(skip)));
    }
    if let Some(cursor) = &paging.cursor {
        text.push_str(&format!("; {} takes the token of the next one", rust(cursor)));
    }
    if let Some(size) = &paging.size {
        text.push_str(&format!("; {} says how many items it holds", rust(size)));
    }
    text.push('.');
    let fields = [(&paging.pages, "how many pages there are"), (&paging.total, "how many items"), (&paging.next, "what leads to the next page")];
    let told: Vec<_> = fields.iter().filter_map(|(path, what)| path.as_ref().map(|path| format!("{} {what}", code(path)))).collect();
    if !told.is_empty() {
        text.push_str(&format!(" In the answer, {} tells {}.", told[0].split_once(' ').unwrap_or_default().0, told_rest(&told)));
    }
    text
}

fn told_rest(told: &[String]) -> String {
    let first = told[0].split_once(' ').unwrap_or_default().1.to_owned();
    told[1..].iter().fold(first, |text, more| {
        let (field, what) = more.split_once(' ').unwrap_or_default();
        format!("{text}, {field} {what}")
    })
}

/// The documented failures as a table.
fn errors(page: &Page, named: bool) -> String {
    let failures: Vec<_> = page.responses.iter().filter(|(_, response)| response.fault.is_some()).collect();
    if failures.is_empty() {
        return "The page lists no failures. See [`Error`](super::Error) for what an error tells.".to_owned();
    }
    let mut lines = vec!["| status | fault | meaning |".to_owned(), "|---|---|---|".to_owned()];
    for (status, response) in failures {
        let fault = response.fault.as_deref().unwrap_or_default();
        let fault = match names::variant(fault).filter(|_| named) {
            Some(variant) => format!("[{}](super::FaultKind::{variant})", code(fault)),
            None => code(fault),
        };
        lines.push(format!("| {status} | {fault} | {} |", cell(&response.description)));
    }
    lines.join("\n")
}

fn lower_first(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_lowercase().chain(characters).collect())
}
