//! How scalars are spelled where all values are texts.

use runtime::jiff::Timestamp;
use runtime::jiff::tz::Offset;

use super::super::choices::Choices;
use super::super::model::{Model, Value};

/// A scalar as a text. White space around numbers and times may be there, unless the format takes it away anyway.
pub fn spelled(model: &Model, value: &Value, choices: &mut Choices) -> String {
    let text = match value {
        Value::Text(text) => return text.clone(),
        Value::Wrong => return "wrong".to_owned(),
        Value::Integer(number) => integer(*number, choices),
        Value::Decimal(number) => match choices.pick(4) {
            3 if number.is_sign_positive() => format!("+{number}"),
            2 if number.mantissa().unsigned_abs() < 1 << 60 => format!("{}e-{}", number.mantissa(), number.scale()),
            _ => number.to_string(),
        },
        Value::Boolean(true) => choices.one_of(&["true", "TRUE", "1", "yes", "On", "y"]).to_owned(),
        Value::Boolean(false) => choices.one_of(&["false", "False", "0", "no", "off", "N"]).to_owned(),
        Value::Instant(instant) => match model {
            Model::Milliseconds if !choices.once_in(3) => instant.as_millisecond().to_string(),
            _ => rfc3339(*instant, choices),
        },
        Value::Date(date) if choices.once_in(4) => format!("{}T00:00:00", date.strftime("%Y-%m-%d")),
        Value::Date(date) => date.strftime("%Y-%m-%d").to_string(),
        Value::Object(_) | Value::List(_) | Value::Map(_) => String::new(),
    };
    match choices.pick(8) {
        6 => format!(" {text}"),
        7 => format!("{text} "),
        _ => text,
    }
}

pub fn integer(number: i64, choices: &mut Choices) -> String {
    match choices.pick(6) {
        2 => format!("{number}.0"),
        3 => format!("{number}e0"),
        4 if number % 100 == 0 => format!("{}E+2", number / 100),
        5 if number == 0 => "-0".to_owned(),
        _ => number.to_string(),
    }
}

/// An instant as a text, in some zone.
pub fn rfc3339(instant: Timestamp, choices: &mut Choices) -> String {
    let hours = choices.one_of(&[0, 0, 2, -11]);
    let separator = choices.one_of(&["T", "T", " "]);
    let local = Offset::constant(hours).to_datetime(instant);
    let zone =
        if hours == 0 { "Z".to_owned() } else { format!("{}{:02}:00", if hours < 0 { '-' } else { '+' }, hours.abs()) };
    let millisecond = local.subsec_nanosecond() / 1_000_000;
    format!("{}{separator}{}.{millisecond:03}{zone}", local.strftime("%Y-%m-%d"), local.strftime("%H:%M:%S"))
}
