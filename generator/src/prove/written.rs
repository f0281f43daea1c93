//! Values, written as their declarations say that they travel.

use runtime::encode::Writer;

use super::{Expected, wire};
use crate::model::{Answer, FaultShape, Field, Literal, Operation, Payload, Presence, Provider, Type};

/// Writes values of the types of a provider.
pub(super) struct Written<'a>(pub(super) &'a Provider);

impl Written<'_> {
    /// The body of an answer, in JSON; `None` for one that is a failure or has no payload.
    pub(super) fn answer(&self, operation: &Operation, expected: &Expected) -> Option<runtime::Value> {
        let Expected::Success { payload: Some(payload), envelope } = expected else { return None };
        let declared = match &operation.payload {
            Payload::Value(declared) => declared,
            Payload::Text => &Type::String,
            Payload::Nothing | Payload::Download => return None,
        };
        let mut writer = Writer::json();
        match (&operation.answer, &self.0.envelope) {
            (Answer::Nothing, _) => return None,
            (Answer::Whole, _) | (Answer::Envelope, None) => self.write(&mut writer, declared, payload),
            (Answer::Key(key, _), _) => {
                writer.begin_object();
                self.write(writer.entry(key), declared, payload);
                writer.end_object();
            }
            (Answer::Envelope, Some(own)) => {
                writer.begin_object();
                self.write(writer.entry(&own.payload), declared, payload);
                self.fields(&mut writer, &own.fields, envelope.as_deref().unwrap_or_default());
                writer.end_object();
            }
        }
        str::from_utf8(&writer.into_bytes()).ok()?.parse().ok()
    }

    /// The body of any answer, in JSON: that of a failure holds what is said of it; `None` where nothing is.
    pub(super) fn body(&self, operation: &Operation, expected: &Expected) -> Option<runtime::Value> {
        let Expected::Failure(fault) = expected else { return self.answer(operation, expected) };
        let (fault, faults) = (fault.as_ref()?, self.0.faults.as_ref()?);
        let name = fault.named.as_deref().unwrap_or_default();
        let around = match &faults.shape {
            FaultShape::Body => None,
            FaultShape::Named => Some(name),
            FaultShape::Key(key) => Some(key.as_str()),
        };
        let mut writer = Writer::json();
        writer.begin_object();
        if let Some(key) = around {
            writer.entry(key).begin_object();
        }
        self.fields(&mut writer, &faults.fields, &fault.fields);
        if around.is_some() {
            writer.end_object();
        }
        writer.end_object();
        str::from_utf8(&writer.into_bytes()).ok()?.parse().ok()
    }

    /// Writes a value as its declaration says that it travels.
    pub(super) fn write(&self, writer: &mut Writer, declared: &Type, literal: &Literal) {
        match (declared, literal) {
            (Type::List(item), Literal::List(items)) => {
                writer.list(items, |writer, literal| self.write(writer, item, literal));
            }
            (Type::Map(item), Literal::Map(entries)) => {
                writer.begin_object();
                for (key, value) in entries {
                    self.write(writer.entry(key), item, value);
                }
                writer.end_object();
            }
            (_, Literal::Object(id, values)) => {
                writer.begin_object();
                self.fields(writer, self.0.type_(*id).fields(), values);
                writer.end_object();
            }
            (_, Literal::Documented(id, index)) => {
                writer.string(self.0.type_(*id).values().get(*index).map(|value| value.wire.as_str()));
            }
            (_, Literal::Undocumented(_, text) | Literal::String(text)) => writer.string(Some(text)),
            (declared, literal) => wire::write(writer, declared, literal),
        }
    }

    fn fields(&self, writer: &mut Writer, fields: &[Field], values: &[Option<Literal>]) {
        for (field, value) in fields.iter().zip(values) {
            // What is optional and has no items is left out, as clients do.
            let value = value.as_ref().filter(|it| field.presence != Presence::Optional || !it.is_empty());
            if let Some(value) = value {
                self.write(writer.entry(&field.wire), &field.type_, value);
            }
        }
    }
}
