//! Scalars in the form in which they travel, which the runtime reads and writes.

use runtime::decode::{DecodeError, Flag, Reader};
use runtime::encode::Writer;

use crate::model::{BooleanForm, Literal, Type};

/// Writes a scalar as its declaration says that it travels. What does not fit, is not written: that is a finding
/// already.
pub(super) fn write(writer: &mut Writer, declared: &Type, literal: &Literal) {
    match (declared, literal) {
        (Type::Integer(form), Literal::Integer(value)) => writer.integer(Some(*value), *form),
        (Type::Number(form), Literal::Number(value)) => writer.number(Some(*value), *form),
        (Type::Decimal(form), Literal::Decimal(value)) => writer.decimal(value.parse().ok(), *form),
        (Type::Date, Literal::Date(value)) => writer.date(value.parse().ok()),
        (Type::Civil(form), Literal::Civil(value)) => writer.civil(value.parse().ok(), *form),
        (Type::Timestamp(form), Literal::Timestamp(value)) => writer.timestamp(value.parse().ok(), *form),
        (Type::Boolean(form), Literal::Boolean(value)) => writer.string(Some(form.spelling(*value))),
        (_, Literal::Any(text)) => writer.raw(Some(text)),
        _ => {}
    }
}

/// Reads a boolean in its form.
pub(super) fn boolean(form: &BooleanForm, reader: &mut Reader<'_>) -> Result<Option<bool>, DecodeError> {
    match form {
        BooleanForm::Boolean => reader.boolean(Flag::BOOLEAN),
        BooleanForm::Digit => reader.boolean(Flag::DIGITS),
        BooleanForm::Texts { no, yes } if (no.as_str(), yes.as_str()) == ("0", "1") => {
            reader.boolean(Flag::TEXT_DIGITS)
        }
        BooleanForm::Texts { no, yes } if (no.as_str(), yes.as_str()) == ("false", "true") => {
            reader.boolean(Flag::TEXT)
        }
        // The reader takes spellings that live as long as the program, which those of a spec do not.
        BooleanForm::Texts { no, yes } => {
            let value = |text: &str| {
                [(no, false), (yes, true)].iter().find(|(known, _)| *known == text).map(|(_, value)| *value)
            };
            Ok(reader.text(value)?.flatten())
        }
    }
}
