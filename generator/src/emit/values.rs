//! The types of values and fields, and what converts into them.

use proc_macro2::TokenStream;
use quote::quote;

use super::names::ident;
use crate::ir::{BooleanForm, CivilForm, DateForm, Field, Form, Spelling, TimestampForm, Value};

/// The type of a value: `Vec<Image>`.
pub(super) fn type_of(value: &Value) -> TokenStream {
    type_in(value, &quote!(runtime), &quote!(super))
}

/// The type of a value where the runtime's names and the provider's types have these paths.
pub(super) fn type_in(value: &Value, runtime: &TokenStream, provider: &TokenStream) -> TokenStream {
    match value {
        Value::String => quote!(String),
        Value::Integer(_) => quote!(i64),
        Value::Number(_) => quote!(f64),
        Value::Decimal(_) => quote!(#runtime::Decimal),
        Value::Boolean(_) => quote!(bool),
        Value::Date(_) => quote!(#runtime::jiff::civil::Date),
        Value::Civil(_) => quote!(#runtime::jiff::civil::DateTime),
        Value::Timestamp(_) => quote!(#runtime::jiff::Timestamp),
        Value::Any => quote!(#runtime::Value),
        Value::Enum(name) | Value::Struct(name) => {
            let name = ident(name);
            quote!(#provider::#name)
        }
        Value::List(item) => {
            let item = type_in(item, runtime, provider);
            quote!(Vec<#item>)
        }
        Value::Map(item) => {
            let item = type_in(item, runtime, provider);
            quote!(std::collections::BTreeMap<String, #item>)
        }
    }
}

/// The type of a field: `Option<Vec<Image>>`.
pub(super) fn field_type(field: &Field) -> TokenStream {
    let mut type_ = type_of(&field.value);
    if field.boxed {
        type_ = quote!(Box<#type_>);
    }
    if field.optional { quote!(Option<#type_>) } else { type_ }
}

/// The method that reads or writes a list or a map, which may be told from none.
pub(super) fn collection_method(value: &Value, nullable: bool) -> &'static str {
    match (value, nullable) {
        (Value::Map(_), false) => "map",
        (Value::Map(_), true) => "nullable_map",
        (_, false) => "list",
        (_, true) => "nullable_list",
    }
}

/// A list or a map without items.
pub(super) fn empty_collection(value: &Value) -> Option<TokenStream> {
    match value {
        Value::List(_) => Some(quote!(Vec::new())),
        Value::Map(_) => Some(quote!(std::collections::BTreeMap::new())),
        _ => None,
    }
}

/// Whether a value is a list or a map.
pub(super) fn is_collection(value: &Value) -> bool {
    matches!(value, Value::List(_) | Value::Map(_))
}

/// Whether a value is copied rather than borrowed.
pub(super) fn is_copy(value: &Value) -> bool {
    match value {
        Value::Integer(_)
        | Value::Number(_)
        | Value::Decimal(_)
        | Value::Boolean(_)
        | Value::Date(_)
        | Value::Civil(_)
        | Value::Timestamp(_) => true,
        Value::String | Value::Any | Value::Enum(_) | Value::Struct(_) | Value::List(_) | Value::Map(_) => false,
    }
}

/// What a caller gives for a value: `impl Into<i64>`.
pub(super) fn argument_type(value: &Value) -> TokenStream {
    match value {
        Value::List(item) => {
            let item = type_of(item);
            quote!(impl IntoIterator<Item = impl Into<#item>>)
        }
        Value::Map(item) => {
            let item = type_of(item);
            quote!(impl IntoIterator<Item = (impl Into<String>, impl Into<#item>)>)
        }
        value => {
            let type_ = type_of(value);
            quote!(impl Into<#type_>)
        }
    }
}

/// The value of what a caller gave: `ids.into_iter().map(Into::into).collect()`.
pub(super) fn converted(value: &Value, given: &TokenStream) -> TokenStream {
    match value {
        Value::List(_) => quote!(#given.into_iter().map(Into::into).collect()),
        Value::Map(_) => quote!(#given.into_iter().map(|(key, value)| (key.into(), value.into())).collect()),
        _ => quote!(#given.into()),
    }
}

/// The value of a field of what a caller gave: `Some(id.into())`.
pub(super) fn field_value(field: &Field, given: &TokenStream) -> TokenStream {
    let mut value = converted(&field.value, given);
    if field.boxed {
        value = quote!(Box::new(#value));
    }
    if field.optional { quote!(Some(#value)) } else { value }
}

/// The value of a field that is not given.
pub(super) fn absent(field: &Field) -> TokenStream {
    match (field.optional, &field.value) {
        (false, Value::List(_)) => quote!(Vec::new()),
        (false, Value::Map(_)) => quote!(std::collections::BTreeMap::new()),
        _ => quote!(None),
    }
}

/// The method of readers and writers for a value that is neither a type of the provider's nor a collection.
pub(super) fn scalar(value: &Value) -> (&'static str, Option<TokenStream>) {
    match value {
        Value::Integer(form) => ("integer", Some(number_form(*form))),
        Value::Number(form) => ("number", Some(number_form(*form))),
        Value::Decimal(form) => ("decimal", Some(number_form(*form))),
        Value::Boolean(form) => ("boolean", Some(boolean_form(form))),
        Value::Date(form) => ("date", Some(date_form(form))),
        Value::Civil(form) => ("civil", Some(civil_form(form))),
        Value::Timestamp(form) => ("timestamp", Some(timestamp_form(form))),
        Value::Any => ("any", None),
        Value::Enum(_) | Value::Struct(_) => ("value", None),
        Value::String => ("string", None),
        Value::List(_) => ("list", None),
        Value::Map(_) => ("map", None),
    }
}

fn number_form(form: Form) -> TokenStream {
    match form {
        Form::Number => quote!(runtime::decode::Form::Number),
        Form::Text => quote!(runtime::decode::Form::Text),
    }
}

fn boolean_form(form: &BooleanForm) -> TokenStream {
    match (&form.no, &form.yes) {
        (Spelling::Boolean(false), Spelling::Boolean(true)) => quote!(runtime::decode::Flag::BOOLEAN),
        (Spelling::Number(0), Spelling::Number(1)) => quote!(runtime::decode::Flag::DIGITS),
        (Spelling::Text(no), Spelling::Text(yes)) => match (&**no, &**yes) {
            ("0", "1") => quote!(runtime::decode::Flag::TEXT_DIGITS),
            ("false", "true") => quote!(runtime::decode::Flag::TEXT),
            (no, yes) => quote!(runtime::decode::Flag::text(#no, #yes)),
        },
        (no, yes) => {
            let [no, yes] = [no, yes].map(spelling);
            quote!(runtime::decode::Flag { no: #no, yes: #yes })
        }
    }
}

fn spelling(spelling: &Spelling) -> TokenStream {
    match spelling {
        Spelling::Boolean(value) => quote!(runtime::decode::Spelling::Boolean(#value)),
        Spelling::Number(value) => quote!(runtime::decode::Spelling::Number(#value)),
        Spelling::Text(value) => quote!(runtime::decode::Spelling::Text(#value)),
    }
}

fn date_form(form: &DateForm) -> TokenStream {
    match form {
        DateForm::Iso8601 => quote!(runtime::decode::DateForm::Iso8601),
        DateForm::Pattern(pattern) => quote!(runtime::decode::DateForm::Pattern(#pattern)),
    }
}

fn civil_form(form: &CivilForm) -> TokenStream {
    match form {
        CivilForm::Space => quote!(runtime::decode::CivilForm::Space),
        CivilForm::T => quote!(runtime::decode::CivilForm::T),
        CivilForm::Pattern(pattern) => quote!(runtime::decode::CivilForm::Pattern(#pattern)),
    }
}

fn timestamp_form(form: &TimestampForm) -> TokenStream {
    match form {
        TimestampForm::Rfc3339 => quote!(runtime::decode::TimestampForm::Rfc3339),
        TimestampForm::Seconds => quote!(runtime::decode::TimestampForm::Seconds),
        TimestampForm::Milliseconds => quote!(runtime::decode::TimestampForm::Milliseconds),
        TimestampForm::SecondsText => quote!(runtime::decode::TimestampForm::SecondsText),
        TimestampForm::MillisecondsText => quote!(runtime::decode::TimestampForm::MillisecondsText),
        TimestampForm::Pattern(pattern) => quote!(runtime::decode::TimestampForm::Pattern(#pattern)),
    }
}
