//! The types of values and fields, and what converts into them.

use proc_macro2::TokenStream;
use quote::quote;

use super::names::ident;
use crate::ir::{BooleanForm, CivilForm, DateForm, Declared, Field, Form, Spelling, TimestampForm, Type};

/// The type of a value: `Vec<Image>`.
pub(super) fn type_of(value: &Type) -> TokenStream {
    type_in(value, &quote!(runtime), &quote!(super))
}

/// The type of a value where the runtime's names and the provider's types have these paths.
pub(super) fn type_in(value: &Type, runtime: &TokenStream, provider: &TokenStream) -> TokenStream {
    match value {
        Type::String => quote!(String),
        Type::Integer(_) => quote!(i64),
        Type::Number(_) => quote!(f64),
        Type::Decimal(_) => quote!(#runtime::Decimal),
        Type::Boolean(_) => quote!(bool),
        Type::Date(_) => quote!(#runtime::jiff::civil::Date),
        Type::Civil(_) => quote!(#runtime::jiff::civil::DateTime),
        Type::Timestamp(_) => quote!(#runtime::jiff::Timestamp),
        Type::Any | Type::Unresolved => quote!(#runtime::Value),
        Type::Declared(Declared::Enum(name) | Declared::Struct(name)) => {
            let name = ident(name);
            quote!(#provider::#name)
        }
        Type::List(item) => {
            let item = type_in(item, runtime, provider);
            quote!(Vec<#item>)
        }
        Type::Map(item) => {
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
pub(super) fn collection_method(value: &Type, nullable: bool) -> &'static str {
    match (value, nullable) {
        (Type::Map(_), false) => "map",
        (Type::Map(_), true) => "nullable_map",
        (_, false) => "list",
        (_, true) => "nullable_list",
    }
}

/// A list or a map without items.
pub(super) fn empty_collection(value: &Type) -> Option<TokenStream> {
    match value {
        Type::List(_) => Some(quote!(Vec::new())),
        Type::Map(_) => Some(quote!(std::collections::BTreeMap::new())),
        _ => None,
    }
}

/// Whether a value is a list or a map.
pub(super) fn is_collection(value: &Type) -> bool {
    matches!(value, Type::List(_) | Type::Map(_))
}

/// Whether a value is copied rather than borrowed.
pub(super) fn is_copy(value: &Type) -> bool {
    match value {
        Type::Integer(_)
        | Type::Number(_)
        | Type::Decimal(_)
        | Type::Boolean(_)
        | Type::Date(_)
        | Type::Civil(_)
        | Type::Timestamp(_) => true,
        Type::String | Type::Any | Type::Unresolved | Type::Declared(_) | Type::List(_) | Type::Map(_) => false,
    }
}

/// What a caller gives for a value: `impl Into<i64>`.
pub(super) fn argument_type(value: &Type) -> TokenStream {
    match value {
        Type::List(item) => {
            let item = type_of(item);
            quote!(impl IntoIterator<Item = impl Into<#item>>)
        }
        Type::Map(item) => {
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
pub(super) fn converted(value: &Type, given: &TokenStream) -> TokenStream {
    match value {
        Type::List(_) => quote!(#given.into_iter().map(Into::into).collect()),
        Type::Map(_) => quote!(#given.into_iter().map(|(key, value)| (key.into(), value.into())).collect()),
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
        (false, Type::List(_)) => quote!(Vec::new()),
        (false, Type::Map(_)) => quote!(std::collections::BTreeMap::new()),
        _ => quote!(None),
    }
}

/// The method of readers and writers for a value that is neither a type of the provider's nor a collection.
pub(super) fn scalar(value: &Type) -> (&'static str, Option<TokenStream>) {
    match value {
        Type::Integer(form) => ("integer", Some(number_form(*form))),
        Type::Number(form) => ("number", Some(number_form(*form))),
        Type::Decimal(form) => ("decimal", Some(number_form(*form))),
        Type::Boolean(form) => ("boolean", Some(boolean_form(form))),
        Type::Date(form) => ("date", Some(date_form(form))),
        Type::Civil(form) => ("civil", Some(civil_form(form))),
        Type::Timestamp(form) => ("timestamp", Some(timestamp_form(form))),
        Type::Any | Type::Unresolved => ("any", None),
        Type::Declared(_) => ("value", None),
        Type::String => ("string", None),
        Type::List(_) => ("list", None),
        Type::Map(_) => ("map", None),
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
