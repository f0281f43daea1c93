//! Operations.

use super::provider::{Resolving, source};
use super::{formats, origins, page_members};
use crate::finding::Findings;
use crate::load::{File, Site};
use crate::model::{
    Address, Answer, Body, Dependency, DocumentedFailure, DocumentedSuccess, Formats, Operation, Paging, Parameter,
    Payload, Presence,
};
use crate::spec::{Page, Request, ResponseBody};

impl Resolving<'_> {
    /// The operation of a page.
    pub(super) fn operation(&self, file: &File<Page>, provider: &Formats, findings: &mut Findings) -> Operation {
        let page = &file.spec;
        let top = file.top();
        let (payload, payload_site) = self.payload(page, &top, findings);
        let parameters = self.parameters(page, &top, findings);
        let paging = self.paging(page);
        Operation {
            name: page.operation.clone(),
            source: source(&page.source),
            summary: page.summary.clone(),
            description: page.description.clone(),
            deprecated: page.deprecated.clone(),
            since: page.since.clone(),
            roles: page.roles.clone(),
            notes: origins::notes(&page.notes),
            method: method(page).to_owned(),
            addresses: addresses(page, &top),
            body: body(page),
            dependencies: dependencies(page, paging.as_ref(), &parameters),
            parameters,
            answer: self.answer(page),
            payload,
            payload_site,
            success: success(page),
            failures: failures(page),
            formats: formats::of_page(page, provider),
            paging,
            samples: self.samples(file),
            site: top,
        }
    }

    fn parameters(&self, page: &Page, top: &Site, findings: &mut Findings) -> Vec<Parameter> {
        let scope = self.spec.provider.spec.scope.as_ref().map(|scope| scope.parameter.as_str());
        let parameters = page_members(page, top).into_iter().map(|(section, placed)| Parameter {
            field: self.resolver.field(&placed, findings),
            section,
            is_scoped: scope == Some(placed.wire),
            separator: placed.member.separator.clone(),
        });
        parameters.collect()
    }

    fn payload(&self, page: &Page, top: &Site, findings: &mut Findings) -> (Payload, Option<Site>) {
        // That a failure has a payload at all is a mistake already, and that there are two is one as well.
        let payloads = page.successes().filter_map(|(status, response)| {
            let site = top.at("responses").at(&status.to_string());
            Some((self.resolver.response(page, response, &site, findings)?, site))
        });
        let payloads: Vec<_> = payloads.collect();
        match (unread(page), payloads.into_iter().next()) {
            (Some(ResponseBody::Bytes), _) => (Payload::Download, None),
            (Some(ResponseBody::Text), _) => (Payload::Text, None),
            (None, Some((type_, site))) => (Payload::Value(type_), Some(site)),
            (None, None) => (Payload::Nothing, None),
        }
    }

    fn answer(&self, page: &Page) -> Answer {
        let key = page.successes().find_map(|(_, response)| Some((response.key.as_ref()?, response.xml.as_ref())));
        let enveloped = self.spec.provider.spec.envelope.is_some() && page.envelope != Some(false);
        match key {
            _ if unread(page).is_some() => Answer::Whole,
            Some((key, xml)) => Answer::Key(key.clone(), formats::spelling(key, xml, None)),
            None if enveloped => Answer::Envelope,
            None if page.successes().all(|(_, response)| !response.has_payload()) => Answer::Nothing,
            None => Answer::Whole,
        }
    }
}

/// What the body of an answer is, where it is in none of the formats.
fn unread(page: &Page) -> Option<ResponseBody> {
    page.successes().next().and_then(|(_, response)| response.body)
}

fn method(page: &Page) -> &str {
    let request = page.request.all().first().map(String::as_str).unwrap_or_default();
    request.split(' ').next().unwrap_or_default()
}

fn addresses(page: &Page, top: &Site) -> Vec<Address> {
    let site = top.at("request");
    let is_list = matches!(page.request, Request::Several(_));
    let address = |(index, request): (usize, &String)| {
        let path = request.split_once(' ').map_or(request.as_str(), |(_, path)| path).to_owned();
        Address { path, site: if is_list { site.item(index) } else { site.clone() } }
    };
    page.request.all().iter().enumerate().map(address).collect()
}

fn body(page: &Page) -> Body {
    match (page.form.is_empty(), page.json.is_empty()) {
        (false, _) => Body::Form,
        (true, false) => Body::Json,
        (true, true) if matches!(method(page), "POST" | "PUT" | "PATCH") => Body::Form,
        (true, true) => Body::None,
    }
}

fn success(page: &Page) -> Vec<DocumentedSuccess> {
    let successes = page.successes().map(|(status, response)| {
        let origin = response.origin.as_ref().filter(|_| response.fields.is_none()).map(origins::origin);
        DocumentedSuccess { status, description: response.description.clone(), origin }
    });
    successes.collect()
}

/// The parameters that need others, by what the page says and by how its list is paged.
fn dependencies(page: &Page, paging: Option<&Paging>, parameters: &[Parameter]) -> Vec<Dependency> {
    let number = paging.and_then(|paging| paging.page.as_ref());
    let paged = number.and_then(|number| Some((&number.parameter, number.needs.as_ref()?)));
    let needed = |name: &String| {
        let own = page.dependent_required.get(name).into_iter().flatten();
        let paged = paged.into_iter().filter(move |(parameter, _)| *parameter == name).map(|(_, needed)| needed);
        own.chain(paged).collect::<Vec<_>>()
    };
    let dependencies = parameters.iter().enumerate().filter_map(|(index, parameter)| {
        let wanted = needed(&parameter.field.wire);
        // What is required is always there.
        let others = parameters.iter().enumerate().filter(|(_, other)| other.field.presence != Presence::Required);
        let needs = others.filter(|(_, other)| wanted.contains(&&other.field.wire)).map(|(index, _)| index);
        let needs: Vec<_> = needs.collect();
        (!needs.is_empty()).then_some(Dependency { parameter: index, needs })
    });
    dependencies.collect()
}

fn failures(page: &Page) -> Vec<DocumentedFailure> {
    let failures = page.failures().map(|(status, response)| {
        let (fault, description) = (response.fault.clone(), response.description.clone());
        let origin = response.origin.as_ref().map(origins::origin);
        DocumentedFailure { status, fault, description, origin, is_text: response.body.is_some() }
    });
    failures.collect()
}
