//! Operations.

use super::types::Types;
use super::{dependencies, formats, operation_docs};
use crate::ir;
use crate::model::{Answer, DocumentedFailure, Operation, Payload, Provider, Type};
use crate::names;
use crate::prove::Proof;
use crate::reserved;
use crate::rustdoc as docs;

/// What the operations of a provider are lowered with.
pub(super) struct Operations<'a> {
    pub(super) model: &'a Provider,
    pub(super) types: &'a Types<'a>,
    /// Whether the provider names its faults.
    pub(super) names_faults: bool,
}

impl Operations<'_> {
    /// The operation at an index.
    pub(super) fn lower(&self, index: usize, proofs: &[Proof]) -> ir::Operation {
        let operation = &self.model.operations[index];
        let tests = self.tests(operation, proofs);
        let (answer, spelling) = Self::answer_shape(operation);
        let mut parameters: Vec<_> = operation.parameters.iter().map(|parameter| self.parameter(parameter)).collect();
        dependencies::document(&operation.dependencies, &mut parameters);
        let own_formats = operation.formats != self.model.formats;
        let type_name = names::type_name(&operation.name).unwrap_or_default();
        let has_choice = own_formats && operation.formats.has_choice();
        let faults: Vec<_> = operation.failures.iter().map(|failure| self.failure(failure)).collect();
        let is_test = |sample: &ir::SampleTest| sample.request.is_some() || sample.answer.is_some();
        ir::Operation {
            format_type: has_choice.then(|| reserved::format_type(&type_name)),
            tested: tests.iter().any(is_test) || faults.iter().any(|fault| fault.variant.is_some()),
            name: operation.name.clone(),
            type_name,
            module_docs: operation_docs::module(operation),
            docs: operation_docs::operation(operation, &parameters, &self.beside_payload(operation), self.names_faults),
            summary: ir::Docs(vec![docs::sentence(&operation.summary)]),
            deprecated: operation.deprecated.as_deref().map(docs::line),
            method: operation.method.clone(),
            paths: operation.addresses.iter().map(|address| address.path.clone()).collect(),
            body: operation.body,
            answer,
            success: operation.success.iter().map(|success| success.status).collect(),
            faults,
            parameters,
            dependencies: operation.dependencies.clone(),
            payload: self.payload(&operation.payload),
            formats: own_formats.then(|| formats::formats(&operation.formats)),
            spelling,
            types: self.types.of(Some(index)),
            example: self.example(operation, &tests),
            samples: tests,
        }
    }

    fn parameter(&self, parameter: &crate::model::Parameter) -> ir::Parameter {
        ir::Parameter {
            field: self.types.field(&parameter.field),
            section: parameter.section,
            scoped: parameter.is_scoped,
            separator: parameter.separator.clone(),
        }
    }

    fn payload(&self, payload: &Payload) -> ir::Payload {
        match payload {
            Payload::Nothing => ir::Payload::Nothing,
            Payload::Value(type_) => ir::Payload::Value(self.types.value(type_)),
            Payload::Text => ir::Payload::Value(ir::Type::String),
            Payload::Download => ir::Payload::Download,
        }
    }

    /// Where the payload stands, and how other formats than JSON spell its key.
    fn answer_shape(operation: &Operation) -> (ir::AnswerShape, ir::FieldSpelling) {
        match &operation.answer {
            Answer::Nothing => (ir::AnswerShape::Nothing, ir::FieldSpelling::default()),
            Answer::Whole => (ir::AnswerShape::Whole, ir::FieldSpelling::default()),
            Answer::Key(key, spelling) => (ir::AnswerShape::Key(key.clone()), spelling.clone()),
            Answer::Envelope => (ir::AnswerShape::Envelope, ir::FieldSpelling::default()),
        }
    }

    fn failure(&self, failure: &DocumentedFailure) -> ir::DocumentedFault {
        ir::DocumentedFault {
            status: failure.status,
            name: failure.fault.clone(),
            variant: failure.fault.as_deref().and_then(names::variant).filter(|_| self.names_faults),
            meaning: docs::plain_line(&failure.description),
            text: failure.is_text,
        }
    }

    /// The fields of the envelope that the payload does not have itself, by their names on the wire.
    fn beside_payload(&self, operation: &Operation) -> Vec<&str> {
        let payload = match &operation.payload {
            Payload::Value(type_ @ Type::Declared(_)) => self.model.fields(type_),
            _ => &[],
        };
        let envelope = self.model.envelope.as_ref().filter(|_| operation.answer == Answer::Envelope);
        let beside = envelope.into_iter().flat_map(|envelope| &envelope.fields);
        beside.map(|field| field.wire.as_str()).filter(|wire| payload.iter().all(|field| field.wire != *wire)).collect()
    }
}
