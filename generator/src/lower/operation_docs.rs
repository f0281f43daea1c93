//! The documentation of operations.

use super::docs::{cell, code, in_cell, line, prose, sentence};
use super::origins;
use crate::ir::{Docs, Operation, Parameter, Presence, Section};
use crate::names;
use crate::spec::{Page, Paging, Source};

/// The documentation of an operation's type. Beside its paging stand the fields that are found in the envelope.
pub(super) fn operation(page: &Page, operation: &Operation, paging: Option<(&Paging, Vec<&str>)>, named: bool) -> Docs {
    let mut blocks = vec![sentence(&page.summary)];
    blocks.extend(page.description.as_deref().map(prose).unwrap_or_default());
    blocks.push(addresses(page, &operation.parameters));
    blocks.push(format!("The page is {}.", source(&page.source)));
    blocks.extend(page.since.as_deref().map(|since| format!("Since version {}.", line(since))));
    blocks.extend(roles(page));
    if let Some((paging, envelope)) = paging {
        blocks.push(pages(paging, &operation.parameters, &envelope));
        blocks.extend(paging.origin.as_ref().map(origins::origin));
    }
    blocks.extend(answered(page));
    blocks.extend(unsupported(page));
    blocks.extend(page.notes.iter().map(origins::note));
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
    let address = |(index, request): (usize, &String)| {
        if index == 0 {
            return code(request);
        }
        let left_out = parameters.iter().filter(|parameter| {
            parameter.section == Section::Path && !request.contains(&format!("{{{}}}", parameter.field.wire))
        });
        let left_out: Vec<_> = left_out.map(|parameter| code(&parameter.field.name)).collect();
        format!("{} without {}", code(request), left_out.join(" and "))
    };
    let addresses: Vec<_> = page.request.all().iter().enumerate().map(address).collect();
    format!("{}.", addresses.join(", or "))
}

/// The title of a page, with its revision and address.
pub(super) fn source(source: &Source) -> String {
    let revision = source.revision.as_ref().map(|revision| format!(", as of {}", line(revision)));
    let url = source.url.as_ref().map(|url| format!(": {}", line(url)));
    format!("{}{}{}", code(&source.title), revision.unwrap_or_default(), url.unwrap_or_default())
}

fn roles(page: &Page) -> Option<String> {
    let roles: Vec<_> = page.roles.iter().map(|role| line(role)).collect();
    (!roles.is_empty()).then(|| format!("Roles that may make the call: {}.", roles.join(", ")))
}

/// How the list is paged, in a sentence or two.
fn pages(paging: &Paging, parameters: &[Parameter], envelope: &[&str]) -> String {
    let rust = |wire: &String| match parameters.iter().find(|parameter| parameter.field.wire == *wire) {
        Some(Parameter { field, .. }) if field.presence != Presence::Required => {
            format!("[`{0}`](Self::{0})", field.name)
        }
        Some(Parameter { field, .. }) => code(&field.name),
        None => code(wire),
    };
    let asked = [
        paging.page.as_ref().map(|page| format!("{} asks for one, counted from {}", rust(&page.parameter), page.first)),
        paging.skip.as_ref().map(|skip| format!("{} says how many items come before it", rust(skip))),
        paging.cursor.as_ref().map(|cursor| format!("{} takes the token of the next one", rust(cursor))),
        paging.size.as_ref().map(|size| format!("{} says how many items it holds", rust(size))),
    ];
    // As a caller finds it.
    let place = |path: &String| match path.split('.').next() {
        Some(first) if envelope.contains(&first) => code(&format!("envelope.{path}")),
        _ => code(path),
    };
    let told = [
        paging.pages.as_ref().map(|path| format!("{} how many pages there are", place(path))),
        paging.total.as_ref().map(|path| format!("{} how many items there are in all", place(path))),
        paging.next.as_ref().map(|path| format!("{} what leads to the next page", place(path))),
    ];
    let asked: Vec<_> =
        ["The answer is a page of a list".to_owned()].into_iter().chain(asked.into_iter().flatten()).collect();
    let told: Vec<_> = told.into_iter().flatten().collect();
    let told = if told.is_empty() { String::new() } else { format!(" The answer tells in {}.", told.join(", in ")) };
    format!("{}.{told}", asked.join("; "))
}

/// Where the answer comes from, if the page does not print it. A type that is declared in place says it itself.
fn answered(page: &Page) -> Option<String> {
    let success = page.successes().map(|(_, response)| response).filter(|response| response.fields.is_none());
    let answers = success.filter(|response| response.origin.is_some());
    let said: Vec<_> =
        answers.map(|response| origins::sourced(&response.description, response.origin.as_ref())).collect();
    (!said.is_empty()).then(|| said.join(" "))
}

/// The samples that are not sent as the page prints them, with the reasons; those of one reason together.
fn unsupported(page: &Page) -> Vec<String> {
    let mut reasons: Vec<(&str, Vec<&str>)> = Vec::new();
    for sample in &page.samples {
        let Some(reason) = sample.unsupported.as_deref() else { continue };
        let title = sample.title.as_deref().unwrap_or(&sample.name);
        match reasons.iter_mut().find(|(known, _)| *known == reason) {
            Some((_, titles)) => titles.push(title),
            None => reasons.push((reason, vec![title])),
        }
    }
    let said = reasons.into_iter().map(|(reason, titles)| {
        let titles: Vec<_> = titles.into_iter().map(code).collect();
        format!("Not sent as the page prints it in {}: {}", titles.join(", "), lower_first(&sentence(reason)))
    });
    said.collect()
}

/// The documented failures as a table.
fn errors(page: &Page, named: bool) -> String {
    let failures: Vec<_> = page.failures().collect();
    if failures.is_empty() {
        return "The page lists no failures. See [`Error`](super::Error) for what an error tells.".to_owned();
    }
    let mut lines = vec!["| status | fault | meaning |".to_owned(), "|---|---|---|".to_owned()];
    for (status, response) in failures {
        let fault = response.fault.as_deref().map(|fault| match names::variant(fault).filter(|_| named) {
            Some(variant) => format!("[{}](super::FaultKind::{variant})", code(fault)),
            None => code(fault),
        });
        let fault = in_cell(&fault.unwrap_or_default());
        let meaning = match &response.origin {
            Some(_) => in_cell(&origins::sourced(&response.description, response.origin.as_ref())),
            None => cell(&response.description),
        };
        lines.push(format!("| {status} | {fault} | {meaning} |"));
    }
    lines.join("\n")
}

fn lower_first(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_lowercase().chain(characters).collect())
}
