//! The documentation of operations.

use super::origins;
use crate::ir::{Docs, Parameter, Presence, Section};
use crate::model::{Operation, Paging, Source};
use crate::names;
use crate::rustdoc::{cell, code, in_cell, line, prose, sentence};

/// The documentation of an operation's type. `envelope` are the fields that are found in the envelope, and not in the
/// payload; `named` says whether the provider names its faults.
pub(super) fn operation(operation: &Operation, parameters: &[Parameter], envelope: &[&str], named: bool) -> Docs {
    let mut blocks = vec![sentence(&operation.summary)];
    blocks.extend(operation.description.as_deref().map(prose).unwrap_or_default());
    blocks.push(addresses(operation, parameters));
    blocks.push(format!("Documented on the page {}.", source(&operation.source)));
    blocks.extend(operation.since.as_deref().map(|since| format!("Since version {}.", line(since))));
    blocks.extend(roles(operation));
    if let Some(paging) = &operation.paging {
        blocks.push(pages(paging, parameters, envelope));
        blocks.extend(paging.origin.as_ref().map(origins::origin));
    }
    blocks.extend(answered(operation));
    blocks.extend(unsupported(operation));
    blocks.extend(operation.notes.iter().map(origins::note));
    blocks.push("# Errors".to_owned());
    blocks.push(errors(operation, named));
    Docs(blocks)
}

/// The documentation of an operation's module.
pub(super) fn module(operation: &Operation) -> Docs {
    Docs(vec![format!("{}: {}", code(&operation.source.title), lower_first(&sentence(&operation.summary)))])
}

/// `GET /images/detail`, or another address where something is left out.
fn addresses(operation: &Operation, parameters: &[Parameter]) -> String {
    let address = |(index, path): (usize, &str)| {
        let request = format!("{} {path}", operation.method);
        if index == 0 {
            return code(&request);
        }
        let left_out = parameters.iter().filter(|parameter| {
            parameter.section == Section::Path && !path.contains(&format!("{{{}}}", parameter.field.wire))
        });
        let left_out: Vec<_> = left_out.map(|parameter| code(&parameter.field.name)).collect();
        format!("{} without {}", code(&request), left_out.join(" and "))
    };
    let addresses = operation.addresses.iter().map(|address| address.path.as_str()).enumerate().map(address);
    format!("{}.", addresses.collect::<Vec<_>>().join(", or "))
}

/// The title of a page, with its revision and address.
pub(super) fn source(source: &Source) -> String {
    let revision = source.revision.as_ref().map(|revision| format!(", as of {}", line(revision)));
    let url = source.url.as_ref().map(|url| format!(": {}", line(url)));
    format!("{}{}{}", code(&source.title), revision.unwrap_or_default(), url.unwrap_or_default())
}

fn roles(operation: &Operation) -> Option<String> {
    let roles: Vec<_> = operation.roles.iter().map(|role| line(role)).collect();
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

/// Where the answer comes from, if the page does not print it.
fn answered(operation: &Operation) -> Option<String> {
    let answers = operation.success.iter().filter(|success| success.origin.is_some());
    let said: Vec<_> = answers.map(|success| origins::sourced(&success.description, success.origin.as_ref())).collect();
    (!said.is_empty()).then(|| said.join(" "))
}

/// The samples that are not sent as the page prints them, with the reasons; those of one reason together.
fn unsupported(operation: &Operation) -> Vec<String> {
    let mut reasons: Vec<(&str, Vec<&str>)> = Vec::new();
    for sample in &operation.samples {
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
fn errors(operation: &Operation, named: bool) -> String {
    if operation.failures.is_empty() {
        return "The page lists no failures. See [`Error`](super::Error) for what an error tells.".to_owned();
    }
    let mut lines = vec!["| status | fault | meaning |".to_owned(), "|---|---|---|".to_owned()];
    for failure in &operation.failures {
        let fault = failure.fault.as_deref().map(|fault| match names::variant(fault).filter(|_| named) {
            Some(variant) => format!("[{}](super::FaultKind::{variant})", code(fault)),
            None => code(fault),
        });
        let fault = in_cell(&fault.unwrap_or_default());
        let meaning = match &failure.origin {
            Some(_) => in_cell(&origins::sourced(&failure.description, failure.origin.as_ref())),
            None => cell(&failure.description),
        };
        lines.push(format!("| {} | {fault} | {meaning} |", failure.status));
    }
    lines.join("\n")
}

fn lower_first(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_lowercase().chain(characters).collect())
}
