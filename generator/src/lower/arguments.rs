//! Values that callers give: how specs write them, and what examples make up.

use super::evidence::Evidence;
use super::json::Json;
use super::types::TypeTable;
use crate::ir::{Call, Example, Expected, Flag, Form, Literal, Operation, Presence, SampleTest, TimestampForm, Value};
use crate::spec::Page;

/// A type as arguments are written in YAML: in its usual form, however it travels.
pub(super) fn as_written(declared: &Value) -> Value {
    match declared {
        Value::Integer(_) => Value::Integer(Form::Number),
        Value::Number(_) => Value::Number(Form::Number),
        Value::Decimal(_) => Value::Decimal(Form::Number),
        Value::Boolean(_) => Value::Boolean(Flag::Boolean),
        Value::Timestamp(_) => Value::Timestamp(TimestampForm::Rfc3339),
        Value::List(item) => Value::List(Box::new(as_written(item))),
        Value::Map(item) => Value::Map(Box::new(as_written(item))),
        other => other.clone(),
    }
}

/// A value for a required parameter that nothing gives one.
pub(super) fn fallback(declared: &Value) -> Literal {
    match declared {
        Value::Integer(_) => Literal::Integer(1),
        Value::Number(_) => Literal::Number(1.0),
        Value::Decimal(_) => Literal::Decimal("1".to_owned()),
        Value::Boolean(_) => Literal::Boolean(true),
        Value::Date => Literal::Date("2012-12-14".to_owned()),
        Value::Civil(_) => Literal::Civil("2012-12-14T16:04:00".to_owned()),
        Value::Timestamp(_) => Literal::Timestamp("2012-12-14T16:04:00Z".to_owned()),
        Value::Any => Literal::Any("null".to_owned()),
        Value::Enum(name) => Literal::Undocumented(name.clone(), "value".to_owned()),
        Value::List(_) => Literal::List(Vec::new()),
        Value::Map(_) => Literal::Map(Vec::new()),
        Value::String | Value::Struct(_) => Literal::String("value".to_owned()),
    }
}

/// The example of an operation: the call of its first sample that prints a request, or of the first one; where there
/// is none, a call with the examples of its parameters.
pub(super) fn example(samples: &[SampleTest], operation: &Operation, page: &Page, types: &TypeTable) -> Example {
    let success = |test: &&SampleTest| {
        test.answer.as_ref().is_none_or(|answer| matches!(answer.expected, Expected::Success { .. }))
    };
    let mut successes = samples.iter().filter(success);
    let printed = successes.clone().find(|test| test.request.is_some());
    let call =
        printed.or_else(|| successes.next()).map_or_else(|| made_up(operation, page, types), |test| test.call.clone());
    Example { call, answer: answer_name(operation) }
}

fn made_up(operation: &Operation, page: &Page, types: &TypeTable) -> Call {
    let members = [&page.path, &page.query, &page.header, &page.form, &page.json];
    let required = operation.parameters.iter().filter(|parameter| parameter.field.presence == Presence::Required);
    let arguments = required.map(|parameter| {
        let member = members.iter().find_map(|members| members.get(&parameter.field.wire));
        let example = member.and_then(|member| member.example.as_ref()).map(ToString::to_string);
        let literal = example.and_then(|text| {
            let json = Json::parse(&text).ok()?;
            Evidence::new(&text, types).value(&as_written(&parameter.field.value), &json)
        });
        literal.unwrap_or_else(|| fallback(&parameter.field.value))
    });
    Call { arguments: arguments.collect(), setters: Vec::new(), format: None }
}

/// What a person would call the answer: `images` for `list_images`.
fn answer_name(operation: &Operation) -> String {
    let name = operation.name.split_once('_').map_or("answer", |(_, name)| name);
    crate::names::field(name).filter(|name| !name.starts_with("r#")).unwrap_or_else(|| "answer".to_owned())
}
