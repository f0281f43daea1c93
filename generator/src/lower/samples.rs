//! Samples, as tests and as the example in the documentation.

use super::formats::variant;
use super::literals::{Literals, fallback};
use super::operation::Operations;
use super::origins;
use super::types::field_name;
use crate::ir::{
    Call, DifferentFailures, Docs, Example, Expected, Literal, SameAs, SampleTest, TestAnswer, TestRequest,
};
use crate::model::{Field, Operation, Presence, Sample};
use crate::names;
use crate::prove::{self, Proof};
use crate::rustdoc as docs;

impl Operations<'_> {
    /// What the samples of an operation prove, as tests.
    pub(super) fn tests(&self, operation: &Operation, proofs: &[Proof]) -> Vec<SampleTest> {
        let samples = operation.samples.iter().zip(proofs);
        samples.map(|(sample, proof)| self.test(operation, sample, proof, proofs)).collect()
    }

    fn test(&self, operation: &Operation, sample: &Sample, proof: &Proof, proofs: &[Proof]) -> SampleTest {
        SampleTest {
            name: sample.name.clone(),
            docs: sample_docs(sample),
            at: sample.at.clone(),
            server: proof.server.clone(),
            call: self.call(operation, &proof.call),
            // A request that is sent otherwise was held against the call, and is no test.
            request: proof.request.as_ref().filter(|_| sample.unsupported.is_none()).map(request),
            answer: proof.answer.as_ref().map(|answer| self.answer(answer)),
            same_as: self.same_as(operation, proof, proofs),
        }
    }

    /// A call in code.
    fn call(&self, operation: &Operation, call: &prove::Call) -> Call {
        let mut lowered = Call { format: call.format.map(variant), ..Call::default() };
        for (parameter, value) in operation.parameters.iter().zip(&call.values) {
            let field = &parameter.field;
            let literal = value.as_ref().map(|value| self.literals().literal(value));
            match (literal, field.presence == Presence::Required) {
                (literal, true) => {
                    lowered.arguments.push(literal.unwrap_or_else(|| fallback(&self.types.value(&field.type_))));
                }
                (Some(literal), false) => lowered.setters.push((field_name(field), literal)),
                (None, false) => {}
            }
        }
        lowered
    }

    fn answer(&self, answer: &prove::Answer) -> TestAnswer {
        TestAnswer {
            status: answer.status,
            content_type: answer.content_type.clone(),
            body: answer.body.clone(),
            is_json: answer.is_json,
            expected: self.expected(&answer.expected),
        }
    }

    fn expected(&self, expected: &prove::Expected) -> Expected {
        let literals = self.literals();
        match expected {
            prove::Expected::Success { payload, envelope } => Expected::Success {
                payload: payload.as_ref().map(|payload| literals.literal(payload)),
                envelope: envelope.as_ref().map(|values| {
                    let declared = self.model.envelope.as_ref().map_or(&[] as &[Field], |envelope| &envelope.fields);
                    Literal::Struct("Envelope".to_owned(), literals.fields(None, declared, values))
                }),
            },
            prove::Expected::Failure(fault) => {
                let fault = fault.as_ref();
                Expected::Fault(fault.map(|fault| literals.fault(fault)))
            }
        }
    }

    fn same_as(&self, operation: &Operation, proof: &Proof, proofs: &[Proof]) -> Option<SameAs> {
        let (same, own) = (proof.same_as.as_ref()?, proof.answer.as_ref()?);
        let other = &proofs[same.sample];
        let answer = other.answer.as_ref()?;
        Some(SameAs {
            name: operation.samples[same.sample].name.clone(),
            call: self.call(operation, &other.call),
            status: answer.status,
            content_type: answer.content_type.clone(),
            differences: same.differences.clone(),
            failures: self.different_failures(&own.expected, &answer.expected),
        })
    }

    /// What differs of two failures; `None` of two successes.
    fn different_failures(&self, own: &prove::Expected, other: &prove::Expected) -> Option<DifferentFailures> {
        let fields = |expected: &prove::Expected| match self.expected(expected) {
            Expected::Fault(Some(Literal::Struct(_, fields))) => Some(fields),
            Expected::Fault(_) | Expected::Success { .. } => None,
        };
        let (own, other) = (fields(own)?, fields(other)?);
        let different = own.iter().zip(&other).filter(|(own, other)| own != other);
        let fields: Vec<_> = different.map(|(own, _)| own.name.clone()).collect();
        Some(DifferentFailures { has_others: fields.len() < own.len(), fields })
    }

    fn literals(&self) -> Literals<'_> {
        Literals { provider: self.model, types: self.types }
    }

    /// The example of an operation: the call of its first sample that prints a request, or of the first one; where
    /// there is none, a call with the examples of its parameters.
    pub(super) fn example(&self, operation: &Operation, tests: &[SampleTest]) -> Example {
        let success = |test: &&SampleTest| {
            test.answer.as_ref().is_none_or(|answer| matches!(answer.expected, Expected::Success { .. }))
        };
        let mut successes = tests.iter().filter(success);
        let printed =
            successes.clone().find(|test| test.request.as_ref().is_some_and(|request| request.line.is_some()));
        let call = printed.or_else(|| successes.next()).map(|test| test.call.clone());
        Example { call: call.unwrap_or_else(|| self.made_up(operation)), answer: answer_name(operation) }
    }

    fn made_up(&self, operation: &Operation) -> Call {
        let required = operation.parameters.iter().map(|parameter| &parameter.field);
        let arguments = required.filter(|field| field.presence == Presence::Required).map(|field| {
            let example = field.example.as_ref();
            let literal = example.and_then(|example| prove::argument(&field.type_, example, self.model).0);
            literal
                .map_or_else(|| fallback(&self.types.value(&field.type_)), |literal| self.literals().literal(&literal))
        });
        Call { arguments: arguments.collect(), setters: Vec::new(), format: None }
    }
}

fn request(request: &prove::Request) -> TestRequest {
    let is_unknown = |name: &str| request.unknown.headers.iter().any(|unknown| unknown.eq_ignore_ascii_case(name));
    let known = request.headers.iter().filter(|(name, _)| !is_unknown(name));
    let unknown = request.headers.iter().filter(|(name, _)| is_unknown(name));
    TestRequest {
        line: request.line.as_ref().map(|(method, url)| format!("{method} {url}")),
        headers: known.cloned().collect(),
        withheld: request.withheld.clone(),
        body: request.body.clone(),
        is_order_free: request.is_order_free,
        elided_query: request.elided_query.clone(),
        elided_form: request.elided_form.clone(),
        unknown_query: request.unknown.query.clone(),
        unknown_form: request.unknown.form.clone(),
        unknown_headers: unknown.map(|(name, _)| name.clone()).collect(),
    }
}

/// What a person would call the answer: `images` for `list_images`.
fn answer_name(operation: &Operation) -> String {
    let name = operation.name.split_once('_').map_or("answer", |(_, name)| name);
    names::field(name).filter(|name| !name.starts_with("r#")).unwrap_or_else(|| "answer".to_owned())
}

fn sample_docs(sample: &Sample) -> Docs {
    let title = sample.title.as_deref().unwrap_or("The sample of the page");
    let mut blocks = vec![docs::sentence(title)];
    blocks.extend(origins::sample(&sample.origin));
    blocks.extend(sample.mend.as_ref().map(|mend| docs::sentence(&mend.why)));
    blocks.extend(sample.within.as_ref().map(|_| docs::sentence("The page prints a part of the answer")));
    blocks.extend(sample.elided.as_ref().map(|_| docs::sentence("The page leaves out some of the answer")));
    Docs(blocks)
}
