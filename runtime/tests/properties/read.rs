//! Reading a value of a model, as generated code does it.

use std::collections::BTreeMap;

use runtime::decode::{DateForm, DecodeError, Flag, Form, Reader, TimestampForm};

use super::model::{Model, Type, Value};

/// Reads a value. `held` is what was read of it before, where its field comes again.
pub fn read(reader: &mut Reader<'_>, model: &Model, held: Option<Value>) -> Result<Option<Value>, DecodeError> {
    Ok(match model {
        Model::Text => reader.string()?.map(Value::Text),
        Model::Choice => reader.text(str::to_owned)?.map(Value::Text),
        Model::Integer => reader.integer(Form::Number)?.map(Value::Integer),
        Model::Decimal => reader.decimal(Form::Number)?.map(Value::Decimal),
        Model::Boolean => reader.boolean(Flag::BOOLEAN)?.map(Value::Boolean),
        Model::Milliseconds => reader.timestamp(TimestampForm::Milliseconds)?.map(Value::Instant),
        Model::Instant => reader.timestamp(TimestampForm::Rfc3339)?.map(Value::Instant),
        Model::Date => reader.date(DateForm::Iso8601)?.map(Value::Date),
        Model::Object(of) => object(reader, of)?,
        Model::List(item) => {
            let mut items = if let Some(Value::List(items)) = held { items } else { Vec::new() };
            reader.list(&mut items, |reader| read(reader, item, None))?;
            (!items.is_empty()).then_some(Value::List(items))
        }
        Model::Map(item) => {
            let mut entries = if let Some(Value::Map(entries)) = held { entries } else { BTreeMap::new() };
            reader.map(&mut entries, |reader| read(reader, item, None))?;
            (!entries.is_empty()).then_some(Value::Map(entries))
        }
    })
}

fn object(reader: &mut Reader<'_>, of: &Type) -> Result<Option<Value>, DecodeError> {
    let opened = match of.spellings {
        Some(spellings) => reader.object_with(of.names, spellings)?,
        None => reader.object(of.names)?,
    };
    if !opened {
        return Ok(None);
    }
    let mut values = vec![None; of.fields.len()];
    while let Some(field) = reader.field()? {
        let held = values[field].take();
        values[field] = read(reader, &of.fields[field].model, held)?;
    }
    Ok(Some(Value::Object(values)))
}

/// Reads a whole body.
pub fn whole(reader: Result<Reader<'_>, DecodeError>, model: &Model) -> Result<Option<Value>, DecodeError> {
    let mut reader = reader?;
    let value = read(&mut reader, model, None)?;
    reader.finish()?;
    Ok(value)
}
