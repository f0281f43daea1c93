//! Rules about the formats of answers, and how they spell what is declared.

use indexmap::IndexMap;

use super::Context;
use crate::finding::{Finding, Findings};
use crate::load::Site;
use crate::load::similar;
use crate::resolve::page_members;
use crate::spec::{
    CsvCell, CsvFormat, CsvHeader, CsvHeaderLine, DeclaredFormat, FormatName, Formats, FormatsUse, Member, Page, Type,
    XmlMember,
};

/// Every declaration of formats, with its place.
pub(super) fn declared<'a>(context: &Context<'a>) -> Vec<(&'a Formats, Site)> {
    let provider = context.provider.provider.spec.formats.as_ref();
    let provider = provider.map(|formats| (formats, context.top().at("formats")));
    let pages = context.pages().filter_map(|(page, top)| match page.formats.as_ref()? {
        FormatsUse::Own(formats) => Some((&**formats, top.at("formats"))),
        FormatsUse::Some(_) => None,
    });
    provider.into_iter().chain(pages).collect()
}

/// The formats that are declared, in the order in which they are listed.
fn names(formats: &Formats) -> Vec<FormatName> {
    formats.declared().map(DeclaredFormat::name).collect()
}

/// Whether a caller can choose the format of a page's answer.
pub(super) fn can_be_chosen(context: &Context<'_>, page: &Page) -> bool {
    let provider = context.provider.provider.spec.formats.as_ref();
    match &page.formats {
        Some(FormatsUse::Own(formats)) => names(formats).len() > 1,
        Some(FormatsUse::Some(picked)) => picked.len() > 1,
        None => provider.is_some_and(|formats| names(formats).len() > 1),
    }
}

/// There is a format, and where there are several, one of them is the default.
pub(super) fn have_a_default(context: &Context<'_>, findings: &mut Findings) {
    for (formats, site) in declared(context) {
        let names = names(formats);
        match (names.as_slice(), formats.default) {
            ([], _) => findings.push(
                Finding::error("E0518", site.key(), "there is no format")
                    .help("add one: `json: {}`, `xml: {}`, `csv: {}` or `text: {}`"),
            ),
            ([_, _, ..], None) => findings.push(
                Finding::error("E0518", site.key(), "of several formats one is the default").help(
                    "say which one is answered where none is asked for, `default: json`; with `always: true` it is asked \
                     for, too",
                ),
            ),
            (names, Some(default)) if !names.contains(&default) => findings.push(
                Finding::error("E0518", site.at("default").value(), "the default is not among the formats")
                    .help("declare it, or name another one"),
            ),
            _ => {}
        }
    }
}

/// A page that picks formats picks some of the provider's.
pub(super) fn are_picked_from_the_provider(context: &Context<'_>, findings: &mut Findings) {
    let provider = context.provider.provider.spec.formats.as_ref().map_or(vec![FormatName::Json], names);
    for (page, top) in context.pages() {
        let Some(FormatsUse::Some(picked)) = &page.formats else { continue };
        let site = top.at("formats");
        if picked.is_empty() {
            findings.push(
                Finding::error("E0519", site.key(), "there is no format")
                    .help("name some of the provider's formats, or leave this out"),
            );
        }
        for (index, name) in picked.iter().enumerate() {
            let place = site.at(&index.to_string()).value();
            if !provider.contains(name) {
                findings.push(
                    Finding::error("E0519", place, "the provider does not declare this format").help(
                        "declare it under `formats` in provider.yaml, or here with all that there is to say of it",
                    ),
                );
            } else if picked[..index].contains(name) {
                findings.push(Finding::error("E0519", place, "this format stands here twice").help("leave one out"));
            }
        }
    }
}

/// What separates cells is a byte, and commented lines can be told from others.
pub(super) fn of_csv_can_be_read(context: &Context<'_>, findings: &mut Findings) {
    for (formats, site) in declared(context) {
        let Some(csv) = &formats.csv else { continue };
        let site = site.at("csv");
        let mut wrong = |key: &str, message: &str, help: &str| {
            findings.push(Finding::error("E0521", site.at(key).key(), message).help(help));
        };
        let is_one = |text: &String| text.len() == 1 && text.is_ascii() && !matches!(text.as_str(), "\"" | "\n" | "\r");
        if csv.delimiter.as_ref().is_some_and(|delimiter| !is_one(delimiter)) {
            wrong(
                "delimiter",
                "cells are separated by one ASCII character",
                "write it so: `\";\"`, or `\"\\t\"` for a tabulator",
            );
        }
        for (key, text) in [("comment", &csv.comment), ("separator", &csv.separator)] {
            if text.as_ref().is_some_and(String::is_empty) {
                wrong(key, "an empty text marks nothing", "write what stands there, or leave the key out");
            }
        }
        let commented = matches!(csv.header, Some(CsvHeader::Line(CsvHeaderLine::Commented)));
        if csv.comment.is_none() && (commented || !csv.envelope.is_empty()) {
            let key = if commented { "header" } else { "envelope" };
            wrong(key, "nothing says what a commented line begins with", "add `comment: \"#\"`, or what it is");
        }
        if let Some(CsvHeader::Columns(columns)) = &csv.header
            && columns.is_empty()
        {
            wrong("header", "there is no column", "list the names of the columns in their order");
        }
    }
    lines_of_text_can_be_read(context, findings);
}

fn lines_of_text_can_be_read(context: &Context<'_>, findings: &mut Findings) {
    for (formats, site) in declared(context) {
        let Some(text) = &formats.text else { continue };
        for (key, text) in [("comment", &text.comment), ("delimiter", &text.delimiter)] {
            if text.as_ref().is_some_and(String::is_empty) {
                let finding = Finding::error("E0521", site.at("text").at(key).key(), "an empty text marks nothing");
                findings.push(finding.help("write what stands there, or leave the key out"));
            }
        }
    }
}

/// The commented line of CSV holds fields of the envelope.
pub(super) fn of_csv_hold_the_envelope(context: &Context<'_>, findings: &mut Findings) {
    let fields = context.provider.provider.spec.envelope.as_ref().map(|envelope| &envelope.fields);
    for (formats, site) in declared(context) {
        let Some(CsvFormat { envelope, .. }) = &formats.csv else { continue };
        for (index, cell) in envelope.iter().enumerate() {
            let (key, name) = match cell {
                CsvCell::Field(cell) => ("field", &cell.field),
                CsvCell::Pairs(cell) => ("pairs", &cell.pairs),
            };
            let site = site.at("csv").at("envelope").at(&index.to_string());
            if matches!(cell, CsvCell::Pairs(_)) && index + 1 < envelope.len() {
                let finding =
                    Finding::error("E0521", site.at(key).key(), "names and values go on to the end of the line");
                findings.push(finding.help("let `pairs` be the last entry"));
            }
            let known = name.is_empty() && key == "pairs" || fields.is_some_and(|fields| fields.contains_key(name));
            if !known {
                let names = fields.into_iter().flat_map(IndexMap::keys).map(String::as_str);
                let help = similar(name, names).map_or_else(
                    || "declare it under `envelope` in provider.yaml".to_owned(),
                    |guess| format!("did you mean `{guess}`?"),
                );
                let message = format!("the envelope has no field `{name}`");
                findings.push(Finding::error("E0522", site.at(key).value(), message).help(help));
            }
        }
    }
}

/// Only what is read is spelled: parameters have one spelling.
pub(super) fn spell_answers_only(context: &Context<'_>, findings: &mut Findings) {
    for (page, top) in context.pages() {
        for (_, placed) in page_members(page, &top) {
            let keys = [("xml", placed.member.xml.is_some()), ("csv", placed.member.csv.is_some())];
            for (key, _) in keys.iter().filter(|(_, given)| *given) {
                let finding =
                    Finding::error("E0523", placed.site.at(key).key(), "a parameter is not read from an answer");
                findings.push(finding.help("leave it out: `xml` and `csv` say how fields of answers are spelled"));
            }
        }
    }
}

/// What is said of a field in XML can be true at once.
pub(super) fn of_xml_agree_with_themselves(context: &Context<'_>, findings: &mut Findings) {
    for placed in context.groups().iter().flatten() {
        if let Some(xml) = &placed.member.xml {
            agrees(xml, is_list(placed.member), &placed.site.at("xml"), findings);
        }
    }
    if let Some(envelope) = &context.provider.provider.spec.envelope
        && let Some(xml) = &envelope.xml
    {
        agrees(xml, true, &context.top().at("envelope").at("xml"), findings);
    }
    for (page, top) in context.pages() {
        for (status, response) in &page.responses {
            let Some(xml) = &response.xml else { continue };
            let site = top.at("responses").at(&status.to_string());
            let list = matches!(response.type_, Some(Type::List(_)));
            agrees(xml, list, &site.at("xml"), findings);
            if response.key.is_none() {
                let finding = Finding::error("E0523", site.at("xml").key(), "there is no key to be spelled");
                findings.push(finding.help("`xml` of a response says how its `key` is spelled; leave it out"));
            }
        }
    }
}

fn is_list(member: &Member) -> bool {
    matches!(member.type_, Some(Type::List(_)))
}

fn agrees(xml: &XmlMember, list: bool, site: &Site, findings: &mut Findings) {
    let mut wrong = |key: &str, message: &str, help: &str| {
        findings.push(Finding::error("E0523", site.at(key).key(), message).help(help));
    };
    if xml.text && (xml.attribute.is_some() || xml.name.is_some()) {
        let key = if xml.name.is_some() { "name" } else { "attribute" };
        wrong(key, "the text of an element has no name, and is no attribute", "leave it out, or leave `text` out");
    }
    if xml.item.is_some() && xml.wrapped == Some(false) {
        wrong("item", "a list that is not wrapped has no items in it", "leave `item` out, or say `wrapped: true`");
    }
    if !list && (xml.wrapped.is_some() || xml.item.is_some()) {
        let key = if xml.wrapped.is_some() { "wrapped" } else { "item" };
        wrong(key, "this is no list", "leave it out");
    }
}

/// A body that is in none of the formats is one text, or bytes, and nothing else is said of it.
pub(super) fn are_left_out_of_what_is_not_read(context: &Context<'_>, findings: &mut Findings) {
    for (page, top) in context.pages() {
        for (status, response) in &page.responses {
            let site = top.at("responses").at(&status.to_string());
            if response.media_type.is_some() && response.body.is_none() {
                let finding = Finding::error("E0516", site.at("media_type").key(), "nothing says what the body is");
                findings.push(
                    finding.help(
                        "add `body: text` or `body: bytes`; other formats have their media types under `formats`",
                    ),
                );
            }
            if response.body.is_none() || response.fails(*status) {
                continue;
            }
            for key in beside(page, response) {
                let place = if key == "formats" { top.at(key).key() } else { site.at(key).key() };
                findings.push(
                    Finding::error("E0516", place, "a body that is not taken apart holds no values")
                        .also(site.at("body").key(), "it is said here")
                        .help("leave it out, or leave `body` out if the answer is in one of the formats"),
                );
            }
        }
        have_one_kind_of_body(page, &top, findings);
    }
}

/// The keys that say what is in a body.
fn beside(page: &Page, response: &crate::spec::Response) -> Vec<&'static str> {
    let keys = [
        ("type", response.type_.is_some()),
        ("fields", response.fields.is_some()),
        ("key", response.key.is_some()),
        ("formats", page.formats.is_some()),
    ];
    keys.into_iter().filter(|(_, given)| *given).map(|(key, _)| key).collect()
}

/// The answers of a call that succeeds are all read, or none of them is.
fn have_one_kind_of_body(page: &Page, top: &Site, findings: &mut Findings) {
    let mut successes = page.successes();
    let Some((_, first)) = successes.next() else { return };
    for (status, response) in successes.filter(|(_, response)| response.body != first.body) {
        let site = top.at("responses").at(&status.to_string());
        let place = if response.body.is_some() { site.at("body").key() } else { site.key() };
        findings.push(
            Finding::error("E0516", place, "the answers that are a success have different bodies")
                .help("a call answers with one type; declare what all have, and note the rest"),
        );
    }
}
