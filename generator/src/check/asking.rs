//! Rules about how the format of an answer is asked for.

use super::Context;
use super::formats::declared;
use crate::finding::{Finding, Findings};
use crate::load::Site;
use crate::model::Section;
use crate::resolve::page_members;
use crate::spec::{AskedBy, AskingParameter, AskingPart, FormatsUse, Location, Page};

/// What asks for the format of a page's answer, with the place where the formats are declared.
pub(super) fn asking<'a>(context: &Context<'a>, page: &'a Page, top: &Site) -> Option<(&'a AskingParameter, Site)> {
    let is_unread = page.successes().any(|(_, response)| response.body.is_some());
    let (formats, site) = match &page.formats {
        _ if is_unread => return None,
        Some(FormatsUse::Own(formats)) => (&**formats, top.at("formats")),
        Some(FormatsUse::Some(_)) | None => {
            (context.provider.provider.spec.formats.as_ref()?, context.top().at("formats"))
        }
    };
    match &formats.asked_by {
        Some(AskedBy::Parameter(asking)) => Some((asking, site)),
        _ => None,
    }
}

/// What asks for the format of a page's answer is none of its parameters.
pub(super) fn are_asked_for_by_nothing_else(context: &Context<'_>, findings: &mut Findings) {
    for (page, top) in context.pages() {
        let Some((asking, site)) = asking(context, page, &top) else { continue };
        // Names of headers are the same in any case.
        let is_header = asking.location == Location::Header;
        let is_same = |section: Section, wire: &str| {
            wire == asking.parameter
                || is_header && section == Section::Header && wire.eq_ignore_ascii_case(&asking.parameter)
        };
        let members = page_members(page, &top);
        for (_, placed) in members.iter().filter(|(section, placed)| is_same(*section, placed.wire)) {
            findings.push(
                Finding::error("E0520", placed.site.key(), "this parameter asks for the format of the answer")
                    .also(site.at("asked_by").key(), "it is declared here")
                    .help("leave it out here: a caller chooses the format with `format`"),
            );
        }
    }
}

/// Media types can stand in a header, and words where they ask for a format.
pub(super) fn can_be_said_in_a_request(context: &Context<'_>, findings: &mut Findings) {
    for (formats, site) in declared(context) {
        let is_suffix = matches!(formats.asked_by, Some(AskedBy::Part(AskingPart::Suffix)));
        for format in formats.declared() {
            let (site, keys) = (site.at(format.name().word()), format.keys());
            if let Some(media_type) = keys.media_type {
                is_media_type(media_type, &site.at("media_type"), findings);
            }
            let fits = |byte: u8| {
                byte.is_ascii_alphanumeric() || !is_suffix && byte.is_ascii_graphic() || b"-_.~".contains(&byte)
            };
            if keys.word.is_some_and(|word| word.is_empty() || !word.bytes().all(fits)) {
                let finding = Finding::error("E0524", site.at("word").value(), "a request cannot ask for a format so");
                findings.push(finding.help("write the word as it stands in a request: letters, digits and signs"));
            }
        }
    }
    for (page, top) in context.pages() {
        for (status, response) in &page.responses {
            if let Some(media_type) = &response.media_type {
                is_media_type(media_type, &top.at("responses").at(&status.to_string()).at("media_type"), findings);
            }
        }
    }
}

fn is_media_type(media_type: &str, site: &Site, findings: &mut Findings) {
    let is_token = |part: &str| {
        let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$&-^_.+".contains(&byte);
        !part.is_empty() && part.bytes().all(fits)
    };
    if !media_type.split_once('/').is_some_and(|(kind, rest)| is_token(kind) && is_token(rest)) {
        let finding = Finding::error("E0524", site.value(), format!("`{media_type}` is no media type"));
        findings.push(finding.help("write it without parameters: `text/csv`"));
    }
}
