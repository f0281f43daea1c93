//! Writing values and fields.

use proc_macro2::TokenStream;
use quote::quote;

use super::names::ident;
use super::values::{collection_method, is_collection, is_copy, scalar};
use crate::ir::{Field, Presence, Type};

/// Writes a field of `self` into an object: `writer.field("id").integer(self.id, Form::Number);`.
pub(super) fn named_field(field: &Field) -> TokenStream {
    let wire = &field.wire;
    let writer = match field.presence {
        Presence::Required => quote!(writer.required(#wire)),
        Presence::Optional => quote!(writer.field(#wire)),
        Presence::Nullable => quote!(writer.nullable(#wire)),
    };
    let write = field_of_self(&writer, field);
    quote!(#write;)
}

/// Writes a field of `self` with a writer that knows its name.
pub(super) fn field_of_self(writer: &TokenStream, field: &Field) -> TokenStream {
    let name = ident(&field.name);
    let source = source(field, &quote!(self.#name));
    match &field.value {
        Type::List(item) | Type::Map(item) => {
            collection(writer, collection_method(&field.value, field.optional), item, &source)
        }
        value => call(writer, value, &source),
    }
}

/// The call of a writer's method for a list or a map.
fn collection(writer: &TokenStream, method: &str, item: &Type, source: &TokenStream) -> TokenStream {
    let method = ident(method);
    let item = referenced(&quote!(item), item);
    quote!(#writer.#method(#source, |writer, item| #item))
}

/// Writes what a reference leads to: an item, or a payload.
pub(super) fn referenced(reference: &TokenStream, value: &Type) -> TokenStream {
    let source = match value {
        Type::Declared(_) => {
            return quote!(#reference.encode(writer));
        }
        Type::List(_) | Type::Map(_) => quote!(#reference),
        value if is_copy(value) => quote!(Some(*#reference)),
        _ => quote!(Some(#reference)),
    };
    call(&quote!(writer), value, &source)
}

/// What a writer takes for a field: an option of a copy or a borrow, or a borrowed collection.
fn source(field: &Field, place: &TokenStream) -> TokenStream {
    match (field.optional, &field.value) {
        (false, value) if is_collection(value) => quote!(&#place),
        (true, value) if is_copy(value) => quote!(#place),
        (false, value) if is_copy(value) => quote!(Some(#place)),
        (true, Type::String | Type::List(_)) => quote!(#place.as_deref()),
        (true, _) if field.boxed => quote!(#place.as_deref()),
        (true, _) => quote!(#place.as_ref()),
        (false, _) if field.boxed => quote!(Some(&*#place)),
        (false, _) => quote!(Some(&#place)),
    }
}

/// The call of a writer's method for a value.
fn call(writer: &TokenStream, value: &Type, source: &TokenStream) -> TokenStream {
    if let Type::List(item) | Type::Map(item) = value {
        let method = if matches!(value, Type::Map(_)) { "map" } else { "list" };
        return collection(writer, method, item, source);
    }
    let (method, form) = scalar(value);
    let method = ident(method);
    let form = form.map(|form| quote!(, #form));
    quote!(#writer.#method(#source #form))
}
