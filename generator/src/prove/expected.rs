//! What the parts of an answer are: payload, envelope, fault.

use super::Expected;
use super::evidence::{Evidence, empty};
use super::json::{Entry, Json, Kind};
use super::trace::Step;
use crate::model::{Answer, Envelope, FaultShape, Faults, Field, Literal, Operation, Payload, Provider, Type};

/// What an answer with a good status means: a success, unless its envelope reports a failure.
pub(super) fn success(
    evidence: &mut Evidence<'_>,
    json: &Json,
    provider: &Provider,
    operation: &Operation,
) -> Option<Expected> {
    match (&operation.answer, &provider.envelope) {
        (Answer::Envelope, Some(envelope)) => {
            let before = evidence.mismatches.len();
            let own = evidence.fields(&envelope.fields, json, &[&envelope.payload]);
            // A field that is not as declared reports nothing: it is a mistake of the spec, and said as one.
            let is_read = evidence.mismatches[before..].iter().all(|mismatch| mismatch.code != "E0603");
            if is_read && reports_failure(envelope, &own) {
                return None;
            }
            let payload = payload_literal(evidence, operation, Some(&envelope.payload), json);
            Some(Expected::Success { payload, envelope: Some(own) })
        }
        (Answer::Key(key, _), _) => {
            evidence.fields(&[], json, &[key]);
            let payload = payload_literal(evidence, operation, Some(key), json);
            Some(Expected::Success { payload, envelope: None })
        }
        (Answer::Nothing, _) => Some(Expected::Success { payload: None, envelope: None }),
        _ => {
            let payload = payload_literal(evidence, operation, None, json);
            Some(Expected::Success { payload, envelope: None })
        }
    }
}

fn reports_failure(envelope: &Envelope, fields: &[Option<Literal>]) -> bool {
    envelope.success.as_ref().is_some_and(|success| fields[success.field].as_ref() != Some(&success.value))
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

/// The fault that a body holds: its name, if the body gives one, and its fields.
pub(super) fn fault(
    evidence: &mut Evidence<'_>,
    json: &Json,
    provider: &Provider,
) -> Option<(Option<String>, Vec<Option<Literal>>)> {
    let faults = provider.faults.as_ref()?;
    let (key, fields) = match &faults.shape {
        FaultShape::Body => (None, evidence.fields(&faults.fields, json, &envelope_keys(provider))),
        FaultShape::Named => match json.entries() {
            [Entry { key, value, .. }] if matches!(value.kind, Kind::Object(_)) => {
                let step = Step::Key(key.clone());
                (Some(key.clone()), evidence.within([step], |evidence| evidence.fields(&faults.fields, value, &[])))
            }
            _ => return None,
        },
        FaultShape::Key(key) => {
            evidence.fields(&[], json, &[&[key.as_str()], envelope_keys(provider).as_slice()].concat());
            let held = &json.get(key)?.value;
            let (first, item) = match &held.kind {
                Kind::List(items) => (items.first()?, Some(Step::Item)),
                _ => (held, None),
            };
            let way = std::iter::once(Step::Key(key.clone())).chain(item);
            (None, evidence.within(way, |evidence| evidence.fields(&faults.fields, first, &[])))
        }
    };
    // An object that says nothing a fault would say is none; so the clients have it.
    let says_something = |(field, value): (&Field, &Option<Literal>)| match value {
        Some(value) if empty(field).is_some() => !value.is_empty(),
        value => value.is_some(),
    };
    if !faults.fields.iter().zip(&fields).any(says_something) {
        return None;
    }
    let name = text_of(faults.named_by, &fields);
    Some((key.or(name).filter(|name| !name.is_empty()), fields))
}

/// The keys that a provider's envelope has beside the payload, and the payload's.
fn envelope_keys(provider: &Provider) -> Vec<&str> {
    let envelope = provider.envelope.iter();
    envelope
        .flat_map(|envelope| envelope.fields.iter().map(|field| field.wire.as_str()).chain([envelope.payload.as_str()]))
        .collect()
}

/// The text of a field.
fn text_of(field: Option<usize>, fields: &[Option<Literal>]) -> Option<String> {
    match fields[field?].as_ref()? {
        Literal::String(text) => Some(text.clone()),
        _ => None,
    }
}

/// No field of a fault.
pub(super) fn no_fields(faults: &Faults) -> Vec<Option<Literal>> {
    faults.fields.iter().map(empty).collect()
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
