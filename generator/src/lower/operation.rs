//! Operations.

use super::arguments::example;
use super::samples::Samples;
use super::trace::Declarations;
use super::types::{TypeTable, field};
use super::{dependencies, docs, formats, operation_docs};
use crate::finding::Findings;
use crate::ir::{
    AnswerShape, BodyKind, Call, Docs, DocumentedFault, Example, FieldSpelling, Operation, Parameter, Payload,
    Provider, Value,
};
use crate::load::{File, ProviderSpec};
use crate::names;
use crate::resolve::{FileRef, Home, Resolver, Site, Types, page_members};
use crate::spec::{Page, Paging, PagingUse, ResponseBody};

/// What the operations of a provider are lowered with.
pub(super) struct Operations<'a> {
    pub(super) spec: &'a ProviderSpec,
    pub(super) provider: &'a Provider,
    pub(super) declared: &'a Types<'a>,
    pub(super) types: &'a TypeTable,
    pub(super) resolver: Resolver<'a>,
}

impl Operations<'_> {
    /// The fields of the envelope that the payload does not have itself, by their names on the wire.
    fn beside_payload(&self, operation: &Operation) -> Vec<&str> {
        let payload = match &operation.payload {
            Payload::Value(Value::Struct(name)) => self.types.fields(name),
            _ => &[],
        };
        let envelope = self.provider.envelope.as_ref().filter(|_| operation.answer == AnswerShape::Envelope);
        let beside = envelope.into_iter().flat_map(|envelope| &envelope.fields);
        beside.map(|field| field.wire.as_str()).filter(|wire| payload.iter().all(|field| field.wire != *wire)).collect()
    }

    /// The operation of a page.
    pub(super) fn lower(&self, index: usize, file: &File<Page>, findings: &mut Findings) -> Operation {
        let page = &file.spec;
        let top = Site::top(FileRef::Page(file));
        let mut operation = self.facts(index, page, &top);
        let paging = self.paging(page).map(|paging| (paging, self.beside_payload(&operation)));
        operation.docs = operation_docs::operation(page, &operation, paging, self.names_faults());
        let declarations = Declarations::new(self.spec, file, self.declared);
        let (provider, declarations) = (self.provider, &declarations);
        let withheld = &self.spec.provider.spec.withheld;
        let samples = Samples { provider, operation: &operation, types: self.types, page, declarations, withheld };
        let tests = samples.lower(&top, findings);
        operation.example = example(&tests, &operation, page, self.types);
        operation.samples = tests;
        operation
    }

    /// Everything but what is made of the rest: documentation, example and tests.
    fn facts(&self, index: usize, page: &Page, top: &Site<'_>) -> Operation {
        let mut parameters = self.parameters(page, top);
        let dependencies = dependencies::of_page(page, self.paging(page), &parameters);
        dependencies::document(&dependencies, &mut parameters);
        Operation {
            name: page.operation.clone(),
            type_name: names::type_name(&page.operation).unwrap_or_default(),
            module_docs: operation_docs::module(page),
            docs: Docs::default(),
            summary: Docs(vec![docs::sentence(&page.summary)]),
            deprecated: page.deprecated.as_deref().map(docs::line),
            method: method(page),
            paths: page.request.all().iter().map(|request| path(request).to_owned()).collect(),
            body: body(page),
            answer: self.answer_shape(page),
            success: success(page),
            faults: faults(page, self.names_faults()),
            parameters,
            dependencies,
            payload: self.payload(page, top),
            formats: formats::of_page(page, &self.provider.formats),
            spelling: key_spelling(page),
            types: self
                .declared
                .of(Home::Page(index))
                .filter_map(|declaration| self.types.get(declaration.name.as_ref()?).cloned())
                .collect(),
            example: Example { call: Call::default(), answer: String::new() },
            samples: Vec::new(),
        }
    }

    fn names_faults(&self) -> bool {
        self.provider.fault.as_ref().is_some_and(|fault| !fault.kinds.is_empty())
    }

    fn parameters(&self, page: &Page, top: &Site<'_>) -> Vec<Parameter> {
        let scope = self.spec.provider.spec.scope.as_ref().map(|scope| scope.parameter.as_str());
        let parameters = page_members(page, top).into_iter().map(|(section, placed)| Parameter {
            field: field(&placed, self.resolver),
            section,
            scoped: scope == Some(placed.wire),
            separator: placed.member.separator.clone(),
        });
        parameters.collect()
    }

    fn payload(&self, page: &Page, top: &Site<'_>) -> Payload {
        match unread(page) {
            Some(ResponseBody::Bytes) => return Payload::Download,
            Some(ResponseBody::Text) => return Payload::Value(Value::String),
            None => {}
        }
        let payload = page.successes().find_map(|(status, response)| {
            let site = top.at("responses").at(&status.to_string());
            self.resolver.response(page, response, &site, &mut Findings::default())
        });
        payload.map_or(Payload::Nothing, Payload::Value)
    }

    fn answer_shape(&self, page: &Page) -> AnswerShape {
        let key = page.successes().find_map(|(_, response)| response.key.clone());
        match key {
            _ if unread(page).is_some() => AnswerShape::Whole,
            Some(key) => AnswerShape::Key(key),
            None if self.provider.envelope.is_some() && page.envelope != Some(false) => AnswerShape::Envelope,
            None if page.successes().all(|(_, response)| !response.has_payload()) => AnswerShape::Nothing,
            None => AnswerShape::Whole,
        }
    }

    fn paging<'p>(&'p self, page: &'p Page) -> Option<&'p Paging> {
        match page.paging.as_ref()? {
            PagingUse::Own(paging) => Some(paging),
            PagingUse::Shared(true) => self.spec.provider.spec.paging.as_ref(),
            PagingUse::Shared(false) => None,
        }
    }
}

/// What the body of an answer is, where it is in none of the formats.
fn unread(page: &Page) -> Option<ResponseBody> {
    page.successes().next().and_then(|(_, response)| response.body)
}

/// How other formats than JSON spell the key of a payload.
fn key_spelling(page: &Page) -> FieldSpelling {
    let keyed = page.successes().find_map(|(_, response)| Some((response.key.as_ref()?, response.xml.as_ref())));
    keyed.map(|(key, xml)| formats::spelling(key, xml, None)).unwrap_or_default()
}

fn method(page: &Page) -> String {
    let request = page.request.all().first().map(String::as_str).unwrap_or_default();
    request.split(' ').next().unwrap_or_default().to_owned()
}

fn path(request: &str) -> &str {
    request.split_once(' ').map_or(request, |(_, path)| path)
}

fn body(page: &Page) -> BodyKind {
    match (page.form.is_empty(), page.json.is_empty()) {
        (false, _) => BodyKind::Form,
        (true, false) => BodyKind::Json,
        (true, true) if matches!(method(page).as_str(), "POST" | "PUT" | "PATCH") => BodyKind::Form,
        (true, true) => BodyKind::None,
    }
}

fn success(page: &Page) -> Vec<u16> {
    page.successes().map(|(status, _)| status).collect()
}

/// The documented failures. `named` says whether the provider names its faults.
fn faults(page: &Page, named: bool) -> Vec<DocumentedFault> {
    let failures = page.failures().map(|(status, response)| {
        let name = response.fault.clone();
        let meaning = docs::plain_line(&response.description);
        let variant = name.as_deref().and_then(names::variant).filter(|_| named);
        DocumentedFault { status, name, variant, meaning, text: response.body.is_some() }
    });
    failures.collect()
}
