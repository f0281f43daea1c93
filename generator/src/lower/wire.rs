//! The wire forms of the generator in terms of the runtime, which reads and writes them.

use runtime::decode::{self, DecodeError, Reader};
use runtime::encode::Writer;

use crate::ir::{CivilForm, Flag, Form, Literal, TimestampForm, Value};

/// Writes a scalar as its declaration says that it travels. What does not fit, is not written: that is a finding
/// already.
pub(super) fn write(writer: &mut Writer, declared: &Value, literal: &Literal) {
    match (declared, literal) {
        (Value::Integer(form), Literal::Integer(value)) => writer.integer(Some(*value), number_form(*form)),
        (Value::Number(form), Literal::Number(value)) => writer.number(Some(*value), number_form(*form)),
        (Value::Decimal(form), Literal::Decimal(value)) => writer.decimal(value.parse().ok(), number_form(*form)),
        (Value::Date, Literal::Date(value)) => writer.date(value.parse().ok()),
        (Value::Civil(form), Literal::Civil(value)) => writer.civil(value.parse().ok(), civil_form(*form)),
        (Value::Timestamp(form), Literal::Timestamp(value)) => {
            writer.timestamp(value.parse().ok(), timestamp_form(*form));
        }
        (Value::Boolean(Flag::Other(spelling)), Literal::Boolean(value)) => {
            writer.string(Some(if *value { &spelling.yes } else { &spelling.no }));
        }
        (Value::Boolean(flag), Literal::Boolean(value)) => writer.boolean(Some(*value), known(flag)),
        (_, Literal::Any(text)) => writer.raw(Some(text)),
        _ => {}
    }
}

/// The runtime's spellings of a boolean; of those that only a spec has, the usual ones.
fn known(flag: &Flag) -> decode::Flag {
    match flag {
        Flag::Boolean | Flag::Other(_) => decode::Flag::BOOLEAN,
        Flag::Digits => decode::Flag::DIGITS,
        Flag::TextDigits => decode::Flag::TEXT_DIGITS,
        Flag::Text => decode::Flag::TEXT,
        Flag::YesNo => decode::Flag::text("no", "yes"),
        Flag::OnOff => decode::Flag::text("off", "on"),
    }
}

/// Reads a boolean in its form.
pub(super) fn flag_value(flag: &Flag, reader: &mut Reader<'_>) -> Result<Option<bool>, DecodeError> {
    // The reader takes spellings that live as long as the program, which those of a spec do not.
    if let Flag::Other(spelling) = flag {
        let spellings = [(&spelling.no, false), (&spelling.yes, true)];
        let value = |text: &str| spellings.iter().find(|(spelled, _)| *spelled == text).map(|(_, value)| *value);
        return Ok(reader.text(value)?.flatten());
    }
    reader.boolean(known(flag))
}

/// The runtime's form.
pub(super) fn number_form(form: Form) -> decode::Form {
    match form {
        Form::Number => decode::Form::Number,
        Form::Text => decode::Form::Text,
    }
}

/// The runtime's form.
pub(super) fn civil_form(form: CivilForm) -> decode::CivilForm {
    match form {
        CivilForm::Space => decode::CivilForm::Space,
        CivilForm::T => decode::CivilForm::T,
    }
}

/// The runtime's form.
pub(super) fn timestamp_form(form: TimestampForm) -> decode::TimestampForm {
    match form {
        TimestampForm::Rfc3339 => decode::TimestampForm::Rfc3339,
        TimestampForm::Seconds => decode::TimestampForm::Seconds,
        TimestampForm::Milliseconds => decode::TimestampForm::Milliseconds,
        TimestampForm::SecondsText => decode::TimestampForm::SecondsText,
        TimestampForm::MillisecondsText => decode::TimestampForm::MillisecondsText,
    }
}
