//! Reading values and fields.

use proc_macro2::TokenStream;
use quote::quote;

use super::names::ident;
use super::values::{collection_method, scalar};
use crate::ir::{Field, Value};

/// The arms of a `match` that read fields by their index into places.
pub(super) fn arms<'a>(fields: impl IntoIterator<Item = (usize, &'a Field, TokenStream)>) -> TokenStream {
    let arms = fields.into_iter().map(|(index, field, place)| {
        let index = proc_macro2::Literal::usize_unsuffixed(index);
        let statement = into(field, &place);
        quote!(#index => #statement,)
    });
    quote!(#(#arms)* _ => reader.skip()?,)
}

/// Reads a field into its place: `self.id = reader.integer(Form::Number)?`.
fn into(field: &Field, place: &TokenStream) -> TokenStream {
    match &field.value {
        Value::List(item) | Value::Map(item) => {
            let method = ident(collection_method(field));
            let item = item_function(item);
            quote!(reader.#method(&mut #place, #item)?)
        }
        value => {
            let read = scalar_call(value);
            let boxed = field.boxed.then(|| quote!(.map(Box::new)));
            quote!(#place = #read?#boxed)
        }
    }
}

/// The body of the function that reads a payload into its place. A list or a map is added to, since some formats write
/// its items apart from each other.
pub(super) fn payload(value: &Value) -> TokenStream {
    match value {
        Value::List(item) => {
            let item = item_function(item);
            quote!(reader.list(payload.get_or_insert_default(), #item))
        }
        Value::Map(item) => {
            let item = item_function(item);
            quote!(reader.map(payload.get_or_insert_default(), #item))
        }
        value => {
            let read = scalar_call(value);
            quote!(*payload = #read?; Ok(()))
        }
    }
}

/// The body of a function that reads a value: `reader.string()`, or the statements that collect items.
fn body(value: &Value) -> TokenStream {
    match value {
        Value::List(_) | Value::Map(_) => {
            let collect = collect(value);
            quote!(#collect Ok(Some(items)))
        }
        value => scalar_call(value),
    }
}

/// Statements that collect a list or a map in `items`.
fn collect(value: &Value) -> TokenStream {
    match value {
        Value::Map(item) => {
            let item = item_function(item);
            quote! {
                let mut items = std::collections::BTreeMap::new();
                reader.map(&mut items, #item)?;
            }
        }
        Value::List(item) => {
            let item = item_function(item);
            quote! {
                let mut items = Vec::new();
                reader.list(&mut items, #item)?;
            }
        }
        _ => TokenStream::new(),
    }
}

/// The function that reads an item of a collection: `Image::decode`.
fn item_function(value: &Value) -> TokenStream {
    match value {
        Value::Enum(name) | Value::Struct(name) => {
            let name = ident(name);
            quote!(super::#name::decode)
        }
        Value::List(_) | Value::Map(_) => {
            let body = body(value);
            quote!(|reader| { #body })
        }
        value => match scalar(value) {
            (method, Some(form)) => {
                let method = ident(method);
                quote!(|reader| reader.#method(#form))
            }
            (method, None) => {
                let method = ident(method);
                quote!(runtime::decode::Reader::#method)
            }
        },
    }
}

/// Reads one value that is no collection: `reader.integer(Form::Number)`.
fn scalar_call(value: &Value) -> TokenStream {
    match value {
        Value::Enum(name) | Value::Struct(name) => {
            let name = ident(name);
            quote!(super::#name::decode(reader))
        }
        value => {
            let (method, form) = scalar(value);
            let method = ident(method);
            quote!(reader.#method(#form))
        }
    }
}
