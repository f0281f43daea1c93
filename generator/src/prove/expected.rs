//! The parts of an answer held against what is declared of them: payload, envelope, fault.

use super::Expected;
use super::evidence::{Evidence, empty};
use super::json::{Entry, Json, Kind};
use super::trace::Step;
use crate::model::{Answer, FaultShape, Field, Literal, Operation, Payload, Provider, Type};

/// The answer to a call that succeeds, as it is printed.
pub(super) fn success(
    evidence: &mut Evidence<'_>,
    json: &Json,
    provider: &Provider,
    operation: &Operation,
) -> Expected {
    let (payload, envelope) = match (&operation.answer, &provider.envelope) {
        (Answer::Envelope, Some(envelope)) => {
            let own = evidence.fields(&envelope.fields, json, &[&envelope.payload]);
            (payload_literal(evidence, operation, Some(&envelope.payload), json), Some(own))
        }
        (Answer::Key(key, _), _) => {
            evidence.fields(&[], json, &[key]);
            (payload_literal(evidence, operation, Some(key), json), None)
        }
        (Answer::Nothing, _) => (None, None),
        _ => (payload_literal(evidence, operation, None, json), None),
    };
    Expected::Success { payload, envelope }
}

/// What was asked for, which is the value of a key or the whole answer.
fn payload_literal(
    evidence: &mut Evidence<'_>,
    operation: &Operation,
    key: Option<&str>,
    whole: &Json,
) -> Option<Literal> {
    let declared = match &operation.payload {
        Payload::Value(declared) => declared,
        Payload::Text => &Type::String,
        Payload::Nothing | Payload::Download => return None,
    };
    let before = evidence.mismatches.len();
    let literal = match key {
        Some(key) => whole.get(key).and_then(|entry| {
            evidence.within([Step::Key(key.to_owned())], |evidence| evidence.value_or_null(declared, &entry.value))
        }),
        None => evidence.value_or_null(declared, whole),
    };
    match declared {
        Type::Any if literal.is_none() => Some(Literal::null()),
        Type::List(_) if literal.is_none() => Some(Literal::List(Vec::new())),
        Type::Map(_) if literal.is_none() => Some(Literal::Map(Vec::new())),
        Type::Unresolved => None,
        _ => {
            if literal.is_none() && evidence.mismatches.len() == before {
                let message = format!("the {} holds nothing where the payload is declared to stand", evidence.subject);
                let help = "correct `key` or the envelope, or leave the payload undeclared if there is none";
                evidence.mismatch(&whole.span, "E0602", message, help);
            }
            literal
        }
    }
}

/// The fault that a body holds; whether it holds one where the provider puts it.
pub(super) fn fault(evidence: &mut Evidence<'_>, json: &Json, provider: &Provider) -> bool {
    let Some(faults) = &provider.faults else { return false };
    let fields = match &faults.shape {
        FaultShape::Body => evidence.fields(&faults.fields, json, &envelope_keys(provider)),
        FaultShape::Named => match json.entries() {
            [Entry { key, value, .. }] if matches!(value.kind, Kind::Object(_)) => {
                let step = Step::Key(key.clone());
                evidence.within([step], |evidence| evidence.fields(&faults.fields, value, &[]))
            }
            _ => return false,
        },
        FaultShape::Key(key) => {
            evidence.fields(&[], json, &[&[key.as_str()], envelope_keys(provider).as_slice()].concat());
            let Some(held) = json.get(key).map(|entry| &entry.value) else { return false };
            let (first, item) = match &held.kind {
                Kind::List(items) => (items.first(), Some(Step::Item)),
                _ => (Some(held), None),
            };
            let Some(first) = first else { return false };
            let way = std::iter::once(Step::Key(key.clone())).chain(item);
            evidence.within(way, |evidence| evidence.fields(&faults.fields, first, &[]))
        }
    };
    // An object that says nothing a fault would say is none; so the clients have it.
    let says_something = |(field, value): (&Field, &Option<Literal>)| *value != empty(field);
    faults.fields.iter().zip(&fields).any(says_something)
}

/// The keys that a provider's envelope has beside the payload, and the payload's.
fn envelope_keys(provider: &Provider) -> Vec<&str> {
    let envelope = provider.envelope.iter();
    envelope
        .flat_map(|envelope| envelope.fields.iter().map(|field| field.wire.as_str()).chain([envelope.payload.as_str()]))
        .collect()
}

/// The declaration that a field of a sample asks for, as YAML to paste.
pub(super) fn declaration(key: &str, json: &Json, text: &str) -> String {
    let raw = text.get(json.span.clone()).unwrap_or_default();
    let bare = raw.trim_matches('"');
    let type_ = match &json.kind {
        Kind::Object(_) => "…".to_owned(),
        Kind::List(_) => "[…]".to_owned(),
        Kind::Null => "any, nullable: true".to_owned(),
        Kind::Scalar if raw == "true" || raw == "false" => "boolean".to_owned(),
        Kind::Scalar if bare.parse::<i64>().is_ok() && raw != bare => "integer, wire: string".to_owned(),
        Kind::Scalar if bare.parse::<i64>().is_ok() => "integer".to_owned(),
        Kind::Scalar if bare.parse::<f64>().is_ok() && raw == bare => "number".to_owned(),
        Kind::Scalar | Kind::Text(_) | Kind::Value(_) => "string".to_owned(),
    };
    format!("{key}: {{ type: {type_}, description: … }}")
}
