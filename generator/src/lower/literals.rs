//! Values in code.

use super::types::{Types, field_name, is_option, variant_name};
use crate::ir::{self, Declared, FieldLiteral, Literal};
use crate::model::{self, FaultShape, Field, Provider, TypeId};
use crate::names;
use crate::prove;

/// Lowers values of the types of a provider.
#[derive(Clone, Copy)]
pub(super) struct Literals<'a> {
    pub(super) provider: &'a Provider,
    pub(super) types: &'a Types<'a>,
}

impl Literals<'_> {
    /// A value.
    pub(super) fn literal(self, literal: &model::Literal) -> Literal {
        match literal {
            model::Literal::String(text) => Literal::String(text.clone()),
            model::Literal::Integer(value) => Literal::Integer(*value),
            model::Literal::Number(value) => Literal::Number(*value),
            model::Literal::Decimal(text) => Literal::Decimal(text.clone()),
            model::Literal::Boolean(value) => Literal::Boolean(*value),
            model::Literal::Date(text) => Literal::Date(text.clone()),
            model::Literal::Civil(text) => Literal::Civil(text.clone()),
            model::Literal::Timestamp(text) => Literal::Timestamp(text.clone()),
            model::Literal::Any(text) => Literal::Any(text.clone()),
            model::Literal::Documented(id, index) => {
                let value = self.provider.type_(*id).values().get(*index);
                let variant = value.and_then(variant_name).unwrap_or_default();
                Literal::Variant(self.types.name(*id).to_owned(), variant)
            }
            model::Literal::Undocumented(id, text) => {
                Literal::Undocumented(self.types.name(*id).to_owned(), text.clone())
            }
            model::Literal::List(items) => Literal::List(items.iter().map(|item| self.literal(item)).collect()),
            model::Literal::Map(entries) => {
                Literal::Map(entries.iter().map(|(key, value)| (key.clone(), self.literal(value))).collect())
            }
            model::Literal::Object(id, values) => {
                let fields = self.fields(Some(*id), self.provider.type_(*id).fields(), values);
                Literal::Struct(self.types.name(*id).to_owned(), fields)
            }
        }
    }

    /// The values of the fields of an object; `owner` is its type, where that is a declared one.
    pub(super) fn fields(
        self,
        owner: Option<TypeId>,
        fields: &[Field],
        values: &[Option<model::Literal>],
    ) -> Vec<FieldLiteral> {
        let values = fields.iter().zip(values).map(|(field, value)| FieldLiteral {
            name: field_name(field),
            value: value.as_ref().map(|value| self.literal(value)),
            optional: is_option(field),
            boxed: owner.is_some_and(|owner| self.types.is_boxed(owner, &field.type_)),
        });
        values.collect()
    }

    /// The whole fault: `kind` first where the provider names faults, then what the body calls it where its key does.
    pub(super) fn fault(self, fault: &prove::Fault) -> Literal {
        let faults = self.provider.faults.as_ref();
        let declared = faults.map_or(&[] as &[Field], |faults| &faults.fields);
        let mut fields = self.fields(None, declared, &fault.fields);
        if faults.is_some_and(|faults| faults.shape == FaultShape::Named) {
            let value = fault.named.clone().map(Literal::String);
            fields.insert(0, FieldLiteral { name: "name".to_owned(), value, optional: true, boxed: false });
        }
        let kinds = || self.provider.fault_names();
        let is_kind = |name: &str| names::variant(name).filter(|_| kinds().any(|kind| kind == name));
        if kinds().any(|kind| names::variant(kind).is_some()) {
            let kind = fault.kind.as_deref().map(|name| match is_kind(name) {
                Some(variant) => Literal::Variant("FaultKind".to_owned(), variant),
                None => Literal::Undocumented("FaultKind".to_owned(), name.to_owned()),
            });
            fields.insert(0, FieldLiteral { name: "kind".to_owned(), value: kind, optional: true, boxed: false });
        }
        Literal::Struct("Fault".to_owned(), fields)
    }
}

/// A value for a required parameter that nothing gives one.
pub(super) fn fallback(declared: &ir::Type) -> Literal {
    match declared {
        ir::Type::Integer(_) => Literal::Integer(1),
        ir::Type::Number(_) => Literal::Number(1.0),
        ir::Type::Decimal(_) => Literal::Decimal("1".to_owned()),
        ir::Type::Boolean(_) => Literal::Boolean(true),
        ir::Type::Date(_) => Literal::Date("2012-12-14".to_owned()),
        ir::Type::Civil(_) => Literal::Civil("2012-12-14T16:04:00".to_owned()),
        ir::Type::Timestamp(_) => Literal::Timestamp("2012-12-14T16:04:00Z".to_owned()),
        ir::Type::Any | ir::Type::Unresolved => Literal::Any("null".to_owned()),
        ir::Type::Declared(Declared::Enum(name)) => Literal::Undocumented(name.clone(), "value".to_owned()),
        ir::Type::List(_) => Literal::List(Vec::new()),
        ir::Type::Map(_) => Literal::Map(Vec::new()),
        ir::Type::String | ir::Type::Declared(Declared::Struct(_)) => Literal::String("value".to_owned()),
    }
}
