//! Values, written as their declarations say that they travel.

use runtime::encode::Writer;

use super::types::TypeTable;
use super::wire;
use crate::ir::{AnswerShape, Expected, Literal, Operation, Payload, Presence, Provider, TypeDefinition, Value};

/// Whether a value is a list or a map without items.
pub(super) fn is_empty(literal: &Literal) -> bool {
    match literal {
        Literal::List(items) => items.is_empty(),
        Literal::Map(entries) => entries.is_empty(),
        _ => false,
    }
}

/// Writes values of the types that it knows.
pub(super) struct Written<'a>(pub(super) &'a TypeTable);

impl Written<'_> {
    /// The body of an answer, in JSON; `None` for one that is a failure or has no payload.
    pub(super) fn answer(
        &self,
        provider: &Provider,
        operation: &Operation,
        expected: &Expected,
    ) -> Option<runtime::Value> {
        let Expected::Success { payload: Some(payload), envelope } = expected else { return None };
        let Payload::Value(declared) = &operation.payload else { return None };
        let mut writer = Writer::json();
        match (&operation.answer, &provider.envelope) {
            (AnswerShape::Nothing, _) => return None,
            (AnswerShape::Whole, _) | (AnswerShape::Envelope, None) => self.write(&mut writer, declared, payload),
            (AnswerShape::Key(key), _) => {
                writer.begin_object();
                self.write(writer.entry(key), declared, payload);
                writer.end_object();
            }
            (AnswerShape::Envelope, Some(own)) => {
                writer.begin_object();
                self.write(writer.entry(&own.payload), declared, payload);
                if let Some(Literal::Struct(_, fields)) = envelope {
                    for (field, literal) in own.fields.iter().zip(fields) {
                        if let Some(value) = &literal.value {
                            self.write(writer.entry(&field.wire), &field.value, value);
                        }
                    }
                }
                writer.end_object();
            }
        }
        str::from_utf8(&writer.into_bytes()).ok()?.parse().ok()
    }

    /// Writes a value as its declaration says that it travels.
    pub(super) fn write(&self, writer: &mut Writer, declared: &Value, literal: &Literal) {
        match (declared, literal) {
            (Value::List(item), Literal::List(items)) => {
                writer.list(items, |writer, literal| self.write(writer, item, literal));
            }
            (Value::Map(item), Literal::Map(entries)) => {
                writer.begin_object();
                for (key, value) in entries {
                    self.write(writer.entry(key), item, value);
                }
                writer.end_object();
            }
            (Value::Struct(name), Literal::Struct(_, fields)) => {
                writer.begin_object();
                for (field, literal) in self.0.fields(name).iter().zip(fields) {
                    // What is optional and has no items is left out, as clients do.
                    let value = literal.value.as_ref();
                    if let Some(value) = value.filter(|it| field.presence != Presence::Optional || !is_empty(it)) {
                        self.write(writer.entry(&field.wire), &field.value, value);
                    }
                }
                writer.end_object();
            }
            (_, Literal::Variant(type_, variant)) => writer.string(self.spelling(type_, variant)),
            (_, Literal::Undocumented(_, text) | Literal::String(text)) => writer.string(Some(text)),
            (declared, literal) => wire::write(writer, declared, literal),
        }
    }

    /// A documented value of an enum as it travels.
    fn spelling(&self, type_: &str, variant: &str) -> Option<&str> {
        match self.0.get(type_)? {
            TypeDefinition::Enum(type_) => {
                type_.variants.iter().find(|known| known.name == variant).map(|known| known.wire.as_str())
            }
            TypeDefinition::Struct(_) => None,
        }
    }
}
