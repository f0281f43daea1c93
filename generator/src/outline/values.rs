//! Types as callers write them, and how their values travel.

use crate::ir::{
    CivilForm, Field, FieldSpelling, Flag, Form, Literal, Presence, TimestampForm, Value, XmlList, XmlNode,
};

/// The type of a value: `Vec<Image>`.
pub(super) fn type_of(value: &Value) -> String {
    match value {
        Value::String => "String".to_owned(),
        Value::Integer(_) => "i64".to_owned(),
        Value::Number(_) => "f64".to_owned(),
        Value::Decimal(_) => "Decimal".to_owned(),
        Value::Boolean(_) => "bool".to_owned(),
        Value::Date => "Date".to_owned(),
        Value::Civil(_) => "DateTime".to_owned(),
        Value::Timestamp(_) => "Timestamp".to_owned(),
        Value::Any => "Value".to_owned(),
        Value::Enum(name) | Value::Struct(name) => name.clone(),
        Value::List(item) => format!("Vec<{}>", type_of(item)),
        Value::Map(item) => format!("BTreeMap<String, {}>", type_of(item)),
    }
}

/// The type of a field: `Option<Image>`. A list or a map that may be absent is empty then.
pub(super) fn field_type(field: &Field) -> String {
    let is_collection = matches!(field.value, Value::List(_) | Value::Map(_));
    let type_ = type_of(&field.value);
    let type_ = if field.boxed { format!("Box<{type_}>") } else { type_ };
    match field.presence {
        Presence::Required => type_,
        Presence::Optional if is_collection => type_,
        Presence::Optional | Presence::Nullable => format!("Option<{type_}>"),
    }
}

/// How a value travels, where its type does not say it: `: "6421"`.
pub(super) fn wire(value: &Value) -> String {
    let form = match value {
        Value::Integer(Form::Text) => "\"6421\"",
        Value::Number(Form::Text) | Value::Decimal(Form::Text) => "\"1.5\"",
        Value::Boolean(flag) => return format!(": {}", boolean(flag)),
        Value::Civil(CivilForm::Space) => "\"2016-10-21 09:41:10\"",
        Value::Civil(CivilForm::T) => "\"2016-10-21T09:41:10\"",
        Value::Timestamp(TimestampForm::Rfc3339) => "\"2016-10-21T09:41:10Z\"",
        Value::Timestamp(TimestampForm::Seconds) => "seconds since 1970",
        Value::Timestamp(TimestampForm::Milliseconds) => "milliseconds since 1970",
        Value::Timestamp(TimestampForm::SecondsText) => "seconds since 1970, in quotes",
        Value::Timestamp(TimestampForm::MillisecondsText) => "milliseconds since 1970, in quotes",
        Value::List(item) | Value::Map(item) => return wire(item),
        _ => return String::new(),
    };
    format!(": {form}")
}

fn boolean(flag: &Flag) -> String {
    let (no, yes) = match flag {
        Flag::Boolean => return "false or true".to_owned(),
        Flag::Digits => return "0 or 1".to_owned(),
        Flag::TextDigits => ("0", "1"),
        Flag::Text => ("false", "true"),
        Flag::YesNo => ("no", "yes"),
        Flag::OnOff => ("off", "on"),
        Flag::Other(spelling) => (spelling.no.as_str(), spelling.yes.as_str()),
    };
    format!("{no:?} or {yes:?}")
}

/// How other formats than JSON spell a field, where they do it otherwise.
pub(super) fn spelling(spelling: &FieldSpelling) -> String {
    let xml = spelling.xml.as_ref().map(|xml| {
        let node = match xml.node {
            XmlNode::Either => xml.name.clone(),
            XmlNode::Element => format!("<{}>", xml.name),
            XmlNode::Attribute => format!("{}=\"\"", xml.name),
            XmlNode::Text => "text".to_owned(),
        };
        let list = match &xml.list {
            None => String::new(),
            Some(XmlList::Repeated) => " repeated".to_owned(),
            Some(XmlList::Wrapped) => " around its items".to_owned(),
            Some(XmlList::WrappedAs(item)) => format!(" around <{item}>"),
        };
        format!(", xml {node}{list}")
    });
    let csv = spelling.csv.as_ref().map(|column| format!(", csv {column:?}"));
    xml.into_iter().chain(csv).collect()
}

/// The value that means success.
pub(super) fn literal(literal: &Literal) -> String {
    match literal {
        Literal::String(text) | Literal::Undocumented(_, text) => format!("{text:?}"),
        Literal::Integer(number) => number.to_string(),
        Literal::Boolean(value) => value.to_string(),
        Literal::Variant(type_, variant) => format!("{type_}::{variant}"),
        other => format!("{other:?}"),
    }
}
