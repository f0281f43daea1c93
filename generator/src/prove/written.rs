//! Values, written as their declarations say that they travel.
//!
//! Each type is written with the method of the writer that generated code calls for it.

use std::collections::BTreeMap;

use runtime::encode::Writer;

use super::{Expected, wire};
use crate::model::{Answer, FaultShape, Field, Literal, Operation, Payload, Presence, Provider, Type};

/// Writes values of the types of a provider.
#[derive(Clone, Copy)]
pub(super) struct Written<'a>(pub(super) &'a Provider);

impl<'a> Written<'a> {
    /// The body of an answer, in JSON; `None` for one that is a failure or has no payload.
    pub(super) fn answer(self, operation: &'a Operation, expected: &Expected) -> Option<runtime::Value> {
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
    pub(super) fn body(self, operation: &'a Operation, expected: &Expected) -> Option<runtime::Value> {
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

    /// Writes the value of a field, or what stands for none, with a writer that knows its name.
    pub(super) fn field(self, writer: &mut Writer<'a>, field: &'a Field, value: Option<&Literal>) {
        let is_nullable = field.presence == Presence::Nullable;
        match (&field.type_, value) {
            (Type::List(item), value) => {
                let items = match value {
                    Some(Literal::List(items)) => Some(items.as_slice()),
                    _ => None,
                };
                let write = |writer: &mut Writer<'a>, literal: &Literal| self.write(writer, item, literal);
                if is_nullable { writer.nullable_list(items, write) } else { writer.list(items.unwrap_or(&[]), write) }
            }
            (Type::Map(item), value) => {
                let entries = match value {
                    Some(Literal::Map(entries)) => Some(entries.iter().cloned().collect::<BTreeMap<_, _>>()),
                    _ => None,
                };
                let write = |writer: &mut Writer<'a>, literal: &Literal| self.write(writer, item, literal);
                if is_nullable {
                    writer.nullable_map(entries.as_ref(), write);
                } else {
                    writer.map(&entries.unwrap_or_default(), write);
                }
            }
            (declared, Some(literal)) => self.write(writer, declared, literal),
            (_, None) => writer.string(None),
        }
    }

    /// Writes a value as its declaration says that it travels.
    fn write(self, writer: &mut Writer<'a>, declared: &'a Type, literal: &Literal) {
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

    fn fields(self, writer: &mut Writer<'a>, fields: &'a [Field], values: &[Option<Literal>]) {
        for (field, value) in fields.iter().zip(values) {
            let writer = match field.presence {
                Presence::Required => writer.required(&field.wire),
                Presence::Optional => writer.field(&field.wire),
                Presence::Nullable => writer.nullable(&field.wire),
            };
            self.field(writer, field, value.as_ref());
        }
    }
}
