//! Scalars in the form in which they travel, which the runtime reads and writes.

use runtime::encode::Writer;

use crate::model::{Literal, Type};

/// Writes a scalar as its declaration says that it travels. What does not fit, is not written: that is a finding
/// already.
pub(super) fn write(writer: &mut Writer<'_>, declared: &Type, literal: &Literal) {
    match (declared, literal) {
        (Type::Integer(form), Literal::Integer(value)) => writer.integer(Some(*value), *form),
        (Type::Number(form), Literal::Number(value)) => writer.number(Some(*value), *form),
        (Type::Decimal(form), Literal::Decimal(value)) => writer.decimal(value.parse().ok(), *form),
        (Type::Date(form), Literal::Date(value)) => writer.date(value.parse().ok(), form.borrowed()),
        (Type::Civil(form), Literal::Civil(value)) => writer.civil(value.parse().ok(), form.borrowed()),
        (Type::Timestamp(form), Literal::Timestamp(value)) => writer.timestamp(value.parse().ok(), form.borrowed()),
        (Type::Boolean(form), Literal::Boolean(value)) => writer.boolean(Some(*value), form.borrowed()),
        (_, Literal::Any(text)) => writer.raw(Some(text)),
        _ => {}
    }
}
