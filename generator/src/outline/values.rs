//! Types as callers write them, and how their values travel.

use runtime::Decimal;
use runtime::encode::Writer;
use runtime::jiff::civil::{DateTime, date};
use runtime::jiff::tz::Offset;

use crate::ir::{DateForm, Declared, Field, FieldSpelling, Form, Literal, Type, XmlList, XmlNode};

/// The type of a value: `Vec<Image>`.
pub(super) fn type_of(value: &Type) -> String {
    match value {
        Type::String => "String".to_owned(),
        Type::Integer(_) => "i64".to_owned(),
        Type::Number(_) => "f64".to_owned(),
        Type::Decimal(_) => "Decimal".to_owned(),
        Type::Boolean(_) => "bool".to_owned(),
        Type::Date(_) => "Date".to_owned(),
        Type::Civil(_) => "DateTime".to_owned(),
        Type::Timestamp(_) => "Timestamp".to_owned(),
        Type::Any | Type::Unresolved => "Value".to_owned(),
        Type::Declared(Declared::Enum(name) | Declared::Struct(name)) => name.clone(),
        Type::List(item) => format!("Vec<{}>", type_of(item)),
        Type::Map(item) => format!("BTreeMap<String, {}>", type_of(item)),
    }
}

/// The type of a field: `Option<Image>`. A list or a map that may be absent is empty then.
pub(super) fn field_type(field: &Field) -> String {
    let type_ = type_of(&field.value);
    let type_ = if field.boxed { format!("Box<{type_}>") } else { type_ };
    if field.optional { format!("Option<{type_}>") } else { type_ }
}

/// How a value travels, where its type does not say it: `: "6421"`, as clients write a value that stands for all.
pub(super) fn wire(value: &Type) -> String {
    let spelled = match value {
        Type::List(item) | Type::Map(item) => return wire(item),
        Type::Integer(Form::Text) => written(|writer| writer.integer(Some(6421), Form::Text)),
        Type::Number(Form::Text) => written(|writer| writer.number(Some(1.5), Form::Text)),
        Type::Decimal(Form::Text) => written(|writer| writer.decimal(Some(Decimal::new(15, 1)), Form::Text)),
        Type::Boolean(form) => {
            let [no, yes] = [false, true].map(|value| written(|it| it.boolean(Some(value), form.borrowed())));
            format!("{no} or {yes}")
        }
        Type::Date(form) if *form != DateForm::Iso8601 => written(|it| it.date(Some(TIME.date()), form.borrowed())),
        Type::Civil(form) => written(|writer| writer.civil(Some(TIME), form.borrowed())),
        Type::Timestamp(form) => {
            written(|writer| writer.timestamp(Offset::UTC.to_timestamp(TIME).ok(), form.borrowed()))
        }
        _ => return String::new(),
    };
    format!(": {spelled}")
}

/// A time that stands for all times.
const TIME: DateTime = date(2016, 10, 21).at(9, 41, 10, 0);

/// What clients send of a value.
fn written(write: impl FnOnce(&mut Writer)) -> String {
    let mut writer = Writer::json_of_request();
    write(&mut writer);
    String::from_utf8_lossy(&writer.into_bytes()).into_owned()
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
