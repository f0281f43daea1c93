//! The parts of an answer held against what is declared of them: payload, envelope, fault.

use super::Expected;
use super::evidence::{Evidence, empty};
use super::json::{Json, Kind};
use super::trace::Step;
use crate::model::{Answer, FaultShape, Faults, Field, Literal, Operation, Payload, Provider, Type};

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

/// Notes that an answer is no object, which could have a key.
pub(super) fn has_key(evidence: &mut Evidence<'_>, json: &Json, key: &str) {
    if !matches!(json.kind, Kind::Object(_) | Kind::Null) {
        let message =
            format!("the {} has {} here, and an object with `{key}` is declared", evidence.subject, json.describe());
        evidence.mismatch(&json.span, "E0603", message, "correct `key` or the envelope, or mend the sample");
    }
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
    if let Some(key) = key {
        has_key(evidence, whole, key);
    }
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

/// The body of a failure: its fault and what stands around it. Whether it holds a fault where the provider puts it.
pub(super) fn fault(evidence: &mut Evidence<'_>, json: &Json, provider: &Provider) -> bool {
    let Some(faults) = &provider.faults else { return false };
    match &faults.shape {
        FaultShape::Body => {
            around(evidence, json, provider, &faults.fields);
            fault_fields(evidence, json, faults, &envelope_keys(provider))
        }
        FaultShape::Named => named_fault(evidence, json, faults),
        FaultShape::Key(key) => {
            if !is_object(evidence, json) {
                return false;
            }
            around(evidence, json, provider, &[]);
            evidence.fields(&[], json, &[&[key.as_str()], envelope_keys(provider).as_slice()].concat());
            let Some(held) = json.get(key).map(|entry| &entry.value) else { return false };
            evidence.within([Step::Key(key.clone())], |evidence| match &held.kind {
                Kind::Null => false,
                Kind::List(items) => evidence.within([Step::Item], |evidence| {
                    // All are looked at, though the first one counts.
                    let says: Vec<_> = items.iter().map(|item| fault_fields(evidence, item, faults, &[])).collect();
                    says.first() == Some(&true)
                }),
                _ => fault_fields(evidence, held, faults, &[]),
            })
        }
    }
}

/// A fault under the one key, which names it.
fn named_fault(evidence: &mut Evidence<'_>, json: &Json, faults: &Faults) -> bool {
    if !is_object(evidence, json) {
        return false;
    }
    let Some((first, others)) = json.entries().split_first() else { return false };
    if !others.is_empty() {
        // Which of them names the fault is not known; that the first one does is most likely.
        evidence.fields(&[], json, &[&first.key]);
        return false;
    }
    let step = Step::Key(first.key.clone());
    evidence.within([step], |evidence| fault_fields(evidence, &first.value, faults, &[]))
}

/// The fields of a fault; whether they say something. An object that says nothing a fault would say is none; so the
/// clients have it.
fn fault_fields(evidence: &mut Evidence<'_>, json: &Json, faults: &Faults, besides: &[&str]) -> bool {
    if !is_object(evidence, json) {
        return false;
    }
    let fields = evidence.fields(&faults.fields, json, besides);
    faults.fields.iter().zip(&fields).any(|(field, value)| *value != empty(field))
}

/// Whether a value is an object, as faults are; anything else is noted.
fn is_object(evidence: &mut Evidence<'_>, json: &Json) -> bool {
    let is_object = matches!(json.kind, Kind::Object(_));
    if !is_object && !matches!(json.kind, Kind::Null) {
        let message = format!("the {} has {} here, and a fault is declared", evidence.subject, json.describe());
        evidence.mismatch(&json.span, "E0603", message, "correct `faults` in provider.yaml, or mend the sample");
    }
    is_object
}

/// The fields of the envelope that stand around a fault, but for those that are its own.
fn around(evidence: &mut Evidence<'_>, json: &Json, provider: &Provider, own: &[Field]) {
    let envelope = provider.envelope.iter().flat_map(|envelope| &envelope.fields);
    let is_own = |field: &&Field| own.iter().any(|own| own.wire == field.wire);
    for field in envelope.filter(|field| !is_own(field)) {
        if let Some(entry) = json.get(&field.wire) {
            evidence.field(field, json, Some(entry));
        }
    }
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
