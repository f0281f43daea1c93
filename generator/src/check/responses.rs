//! Rules about responses.

use super::Context;
use crate::finding::{Finding, Findings};

/// The statuses of answers.
const STATUSES: std::ops::RangeInclusive<u16> = 200..=599;

/// The statuses of success that come without a body, whatever the call.
const BODILESS: [u16; 2] = [204, 205];

/// Statuses are those of HTTP, and a fault is not reported with a status of success.
pub(super) fn have_statuses_of_http(context: &Context<'_>, findings: &mut Findings) {
    for (page, top) in context.pages() {
        for (status, response) in &page.responses {
            let site = top.at("responses").at(&status.to_string());
            if !STATUSES.contains(status) {
                findings.push(
                    Finding::error("E0509", site.key(), format!("{status} is no HTTP status of an answer")).help(
                        "a status is a number from 200 to 599; what the body says stands in the envelope or the fault",
                    ),
                );
                // Whether one that is none means a failure is not known.
                continue;
            }
            let payload = [
                ("type", response.type_.is_some()),
                ("fields", response.fields.is_some()),
                ("key", response.key.is_some()),
            ];
            let payload = payload.iter().find(|(_, given)| *given).filter(|_| response.fails(*status));
            if let Some((key, _)) = payload {
                let place = if response.fault.is_some() { "fault" } else { key };
                findings.push(
                    Finding::error("E0510", site.at(place).key(), "a failure has no payload")
                        .help("a status from 300 on is a failure, and so is one with a `fault`; what failures look like is said once, under `faults` in provider.yaml"),
                );
            }
        }
    }
}

/// An operation has a status that means success.
pub(super) fn have_a_success(context: &Context<'_>, findings: &mut Findings) {
    for (page, top) in context.pages() {
        // What is no status may be meant to be one that means success.
        if page.successes().next().is_none() && page.responses.keys().all(|status| STATUSES.contains(status)) {
            findings.push(
                Finding::error("E0508", top.at("responses").key(), "no status means success")
                    .help("add the response of a call that succeeds, usually `200`"),
            );
        }
    }
}

/// The responses that mean success have one payload between them.
pub(super) fn have_at_most_one_payload(context: &Context<'_>, findings: &mut Findings) {
    for (page, top) in context.pages() {
        let mut payloads = page.successes().filter(|(_, response)| response.has_payload());
        let Some((first, _)) = payloads.next() else { continue };
        for (status, _) in payloads {
            let site = top.at("responses");
            findings.push(
                Finding::error("E0511", site.at(&status.to_string()).key(), "a second payload")
                    .also(site.at(&first.to_string()).key(), "the first one")
                    .help("an operation answers with one type; declare what both have, and leave one of the two out"),
            );
        }
    }
}

/// What is read comes with every answer that is a success, be it a payload or an envelope: none of them is one that cannot
/// have a body.
pub(super) fn have_bodies_where_they_are_read(context: &Context<'_>, findings: &mut Findings) {
    for (page, top) in context.pages() {
        let site = top.at("responses");
        let of = |status: u16| site.at(&status.to_string()).key();
        let reads = |response: &crate::spec::Response| response.has_payload() || response.body.is_some();
        let with = page.successes().find(|(_, response)| reads(response)).map(|(status, _)| status);
        let enveloped = page.envelope != Some(false) && context.provider.provider.spec.envelope.is_some();
        let (read, help) = match with {
            Some(status) => {
                (of(status), "declare no payload, or leave out the status that the calls of this client never get")
            }
            None if enveloped => {
                (context.top().at("envelope").key(), "say `envelope: false` if this call answers without the envelope")
            }
            None => continue,
        };
        let is_head = page.request.all().iter().any(|request| request.starts_with("HEAD "));
        let bodiless = page.successes().filter(|(status, _)| is_head || BODILESS.contains(status));
        for (status, _) in bodiless {
            let message = format!(
                "{} has no body",
                if is_head { "the answer to a HEAD".to_owned() } else { format!("a {status}") }
            );
            let finding = Finding::error("E0527", of(status), message);
            let finding =
                if Some(status) == with { finding } else { finding.also(read.clone(), "this is to be read in it") };
            findings.push(finding.help(help));
        }
    }
}

/// What is said of a payload is said of one that is there.
pub(super) fn say_nothing_of_what_is_not_there(context: &Context<'_>, findings: &mut Findings) {
    for (page, top) in context.pages() {
        for (status, response) in page.successes() {
            let keys = [
                ("key", response.key.is_some() && !response.has_payload() && response.body.is_none()),
                ("name", response.name.is_some() && response.fields.is_none()),
            ];
            for (key, _) in keys.iter().filter(|(_, is_void)| *is_void) {
                let place = top.at("responses").at(&status.to_string()).at(key).key();
                findings.push(Finding::error("E0528", place, format!("`{key}` is said of nothing")).help(
                    "`key` goes with `type` or `fields`, `name` with `fields`; add what is missing, or leave it out",
                ));
            }
        }
    }
}

/// `key` is for payloads without an envelope, and an envelope has a payload.
pub(super) fn put_payloads_in_one_place(context: &Context<'_>, findings: &mut Findings) {
    let enveloped = context.provider.provider.spec.envelope.is_some();
    for (page, top) in context.pages() {
        if page.envelope == Some(true) && !enveloped {
            findings.push(
                Finding::error("E0512", top.at("envelope").value(), "the provider has no envelope")
                    .help("declare it under `envelope` in provider.yaml, or leave this out"),
            );
        }
        for (status, response) in &page.responses {
            let keyed = response.key.is_some() && !response.fails(*status);
            if keyed && enveloped && page.envelope != Some(false) {
                let site = top.at("responses").at(&status.to_string()).at("key");
                findings.push(
                    Finding::error("E0512", site.key(), "the provider's envelope says where the payload stands")
                        .help("leave `key` out; or say `envelope: false` if this call answers without the envelope"),
                );
            }
        }
    }
}
