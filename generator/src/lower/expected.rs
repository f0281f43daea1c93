//! What the answer of a sample means.

use super::evidence::Evidence;
use super::json::{Entry, Json, Kind};
use super::trace::Step;
use crate::ir::{
    AnswerShape, Envelope, Expected, Fault, FaultShape, FieldLiteral, Literal, Operation, Payload, Provider, Value,
};

/// What an answer with a good status means: a success, unless its envelope reports a failure.
pub(super) fn success(
    evidence: &mut Evidence<'_>,
    json: &Json,
    provider: &Provider,
    operation: &Operation,
) -> Option<Expected> {
    match (&operation.answer, &provider.envelope) {
        (AnswerShape::Envelope, Some(envelope)) => {
            let before = evidence.mismatches.len();
            let own = evidence.fields(&envelope.fields, json, &[&envelope.payload]);
            // A field that is not as declared reports nothing: it is a mistake of the spec, and said as one.
            let is_read = evidence.mismatches[before..].iter().all(|mismatch| mismatch.code != "E0603");
            if is_read && reports_failure(envelope, &own) {
                return None;
            }
            let payload = payload_literal(evidence, operation, Some(&envelope.payload), json);
            Some(Expected::Success { payload, envelope: Some(Literal::Struct("Envelope".to_owned(), own)) })
        }
        (AnswerShape::Key(key), _) => {
            evidence.fields(&[], json, &[key]);
            let payload = payload_literal(evidence, operation, Some(key), json);
            Some(Expected::Success { payload, envelope: None })
        }
        (AnswerShape::Nothing, _) => Some(Expected::Success { payload: None, envelope: None }),
        _ => {
            let payload = payload_literal(evidence, operation, None, json);
            Some(Expected::Success { payload, envelope: None })
        }
    }
}

fn reports_failure(envelope: &Envelope, fields: &[FieldLiteral]) -> bool {
    envelope.success.as_ref().is_some_and(|success| {
        let field = fields.iter().find(|field| field.name == success.field);
        field.and_then(|field| field.value.as_ref()) != Some(&success.value)
    })
}

/// What was asked for, which is the value of a key or the whole answer.
fn payload_literal(
    evidence: &mut Evidence<'_>,
    operation: &Operation,
    key: Option<&str>,
    whole: &Json,
) -> Option<Literal> {
    let Payload::Value(declared) = &operation.payload else { return None };
    let before = evidence.mismatches.len();
    let literal = match key {
        Some(key) => whole.get(key).and_then(|entry| {
            evidence.within([Step::Key(key.to_owned())], |evidence| evidence.value_or_null(declared, &entry.value))
        }),
        None => evidence.value_or_null(declared, whole),
    };
    match declared {
        Value::Any if literal.is_none() => Some(Literal::null()),
        Value::List(_) if literal.is_none() => Some(Literal::List(Vec::new())),
        Value::Map(_) if literal.is_none() => Some(Literal::Map(Vec::new())),
        _ => {
            if literal.is_none() && evidence.mismatches.len() == before {
                let message = "the sample holds nothing where the payload is declared to stand".to_owned();
                let help = "correct `key` or the envelope, or leave the payload undeclared if there is none";
                evidence.mismatch(&whole.span, "E0602", message, help);
            }
            literal
        }
    }
}

/// The fault that a body holds: its name, if the body gives one, and its fields. The `kind` is added by
/// [`fault_literal`].
pub(super) fn fault(
    evidence: &mut Evidence<'_>,
    json: &Json,
    provider: &Provider,
) -> Option<(Option<String>, Vec<FieldLiteral>)> {
    let fault = provider.fault.as_ref()?;
    let (key, fields) = match &fault.shape {
        FaultShape::Body => (None, evidence.fields(&fault.fields, json, &envelope_keys(provider))),
        FaultShape::Named => match json.entries() {
            [Entry { key, value, .. }] if matches!(value.kind, Kind::Object(_)) => {
                let step = Step::Key(key.clone());
                (Some(key.clone()), evidence.within([step], |evidence| evidence.fields(&fault.fields, value, &[])))
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
            (None, evidence.within(way, |evidence| evidence.fields(&fault.fields, first, &[])))
        }
    };
    // An object that says nothing a fault would say is none; so the clients have it.
    if !fields.iter().any(says_something) {
        return None;
    }
    let name = text_of(fault.named_by.as_ref(), &fields);
    Some((key.or(name).filter(|name| !name.is_empty()), fields))
}

/// Whether a field of an object of which every field may be missing is another than in one without any.
fn says_something(field: &FieldLiteral) -> bool {
    match &field.value {
        Some(Literal::List(items)) if !field.optional => !items.is_empty(),
        Some(Literal::Map(entries)) if !field.optional => !entries.is_empty(),
        value => value.is_some(),
    }
}

/// The keys that a provider's envelope has beside the payload, and the payload's.
fn envelope_keys(provider: &Provider) -> Vec<&str> {
    let envelope = provider.envelope.iter();
    envelope
        .flat_map(|envelope| envelope.fields.iter().map(|field| field.wire.as_str()).chain([envelope.payload.as_str()]))
        .collect()
}

/// The text of the field of this name.
fn text_of(name: Option<&String>, fields: &[FieldLiteral]) -> Option<String> {
    let name = name?;
    match fields.iter().find(|field| field.name == *name)?.value.as_ref()? {
        Literal::String(text) => Some(text.clone()),
        _ => None,
    }
}

/// The whole fault: `kind` first where the provider names faults, then what the body calls it where its key does.
pub(super) fn fault_literal(
    fault: &Fault,
    kind: Option<&str>,
    named: Option<String>,
    mut fields: Vec<FieldLiteral>,
) -> Literal {
    if fault.shape == FaultShape::Named {
        let value = named.map(Literal::String);
        fields.insert(0, FieldLiteral { name: "name".to_owned(), value, optional: true, boxed: false });
    }
    if !fault.kinds.is_empty() {
        let kind = kind.map(|name| match fault.kinds.iter().find(|kind| kind.wire == name) {
            Some(kind) => Literal::Variant("FaultKind".to_owned(), kind.name.clone()),
            None => Literal::Undocumented("FaultKind".to_owned(), name.to_owned()),
        });
        fields.insert(0, FieldLiteral { name: "kind".to_owned(), value: kind, optional: true, boxed: false });
    }
    Literal::Struct("Fault".to_owned(), fields)
}

/// No field of a fault.
pub(super) fn no_fields(fault: &Fault) -> Vec<FieldLiteral> {
    let empty = |value: &Value| match value {
        Value::List(_) => Some(Literal::List(Vec::new())),
        Value::Map(_) => Some(Literal::Map(Vec::new())),
        _ => None,
    };
    let fields = fault.fields.iter().map(|field| {
        let value = empty(&field.value);
        FieldLiteral { name: field.name.clone(), optional: value.is_none(), value, boxed: field.boxed }
    });
    fields.collect()
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
