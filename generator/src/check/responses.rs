//! Rules about responses.

use super::Context;
use crate::finding::{Finding, Findings};

/// Statuses are those of HTTP, and a fault is not reported with a status of success.
pub(super) fn have_statuses_of_http(context: &Context<'_>, findings: &mut Findings) {
    for (page, top) in context.pages() {
        for (status, response) in &page.responses {
            let site = top.at("responses").at(&status.to_string());
            if !(100..=599).contains(status) {
                findings.push(Finding::error("E0509", site.key(), format!("{status} is no HTTP status")).help(
                    "a status is a number from 100 to 599; what the body says stands in the envelope or the fault",
                ));
            }
            if response.fault.is_some() && (response.type_.is_some() || response.fields.is_some()) {
                findings.push(
                    Finding::error("E0510", site.at("fault").key(), "a failure has no payload")
                        .help("what failures look like is said once, under `faults` in provider.yaml"),
                );
            }
        }
    }
}

/// An operation has a status that means success.
pub(super) fn have_a_success(context: &Context<'_>, findings: &mut Findings) {
    for (page, top) in context.pages() {
        if page.responses.values().all(|response| response.fault.is_some()) {
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
        let has_payload = |response: &&crate::spec::Response| {
            response.fault.is_none() && (response.type_.is_some() || response.fields.is_some())
        };
        let mut payloads = page.responses.iter().filter(|(_, response)| has_payload(response));
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
            if response.key.is_some() && enveloped && page.envelope != Some(false) {
                let site = top.at("responses").at(&status.to_string()).at("key");
                findings.push(
                    Finding::error("E0512", site.key(), "the provider's envelope says where the payload stands")
                        .help("leave `key` out; or say `envelope: false` if this call answers without the envelope"),
                );
            }
        }
    }
}
