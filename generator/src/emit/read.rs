//! Reading values and fields.

use proc_macro2::TokenStream;
use quote::quote;

use super::names::ident;
use super::values::{collection_method, empty_collection, scalar};
use crate::ir::{Declared, Field, Presence, Type};

/// The arms of a `match` that read fields of `self` by their index.
pub(super) fn arms_of_self<'a>(fields: impl IntoIterator<Item = (usize, &'a Field)>) -> TokenStream {
    arms(fields.into_iter().map(|(index, field)| {
        let name = ident(&field.name);
        (index, field, quote!(self.#name))
    }))
}

/// The arms of a `match` that read fields by their index into places.
pub(super) fn arms<'a>(fields: impl IntoIterator<Item = (usize, &'a Field, TokenStream)>) -> TokenStream {
    let arms = fields.into_iter().map(|(index, field, place)| {
        let index = proc_macro2::Literal::usize_unsuffixed(index);
        let statement = into(field, &place);
        quote!(#index => #statement,)
    });
    quote!(#(#arms)* _ => reader.skip()?,)
}

/// Reads a field into its place: `self.id = reader.integer(Form::Number)?`, or `reader.value(&mut self.os)?` for an
/// object.
fn into(field: &Field, place: &TokenStream) -> TokenStream {
    match &field.value {
        value @ (Type::List(_) | Type::Map(_)) => {
            let collect = collect(value, field.optional, &quote!(&mut #place));
            quote!(#collect?)
        }
        Type::Declared(Declared::Struct(_)) if !field.boxed => quote!(reader.value(&mut #place)?),
        Type::Any if field.presence == Presence::Required => quote!(#place = reader.any_or_null()?),
        value => {
            let read = scalar_call(value);
            let boxed = field.boxed.then(|| quote!(.map(Box::new)));
            quote!(#place = #read?#boxed)
        }
    }
}

/// The body of the function that reads a payload into its place. A list or a map is added to, since some formats write
/// its items apart from each other.
pub(super) fn payload(value: &Type) -> TokenStream {
    match value {
        Type::List(_) | Type::Map(_) => collect(value, false, &quote!(payload.get_or_insert_default())),
        Type::Declared(Declared::Struct(_)) => quote!(reader.value(payload)),
        Type::Any => quote!(*payload = reader.any_or_null()?; Ok(())),
        value => {
            let read = scalar_call(value);
            quote!(*payload = #read?; Ok(()))
        }
    }
}

/// Collects the items of a list or a map, which may be told from none.
fn collect(value: &Type, nullable: bool, items: &TokenStream) -> TokenStream {
    match value {
        // Nearly all lists are of objects, and these are read into their places.
        Type::List(item) if !nullable && matches!(**item, Type::Declared(Declared::Struct(_))) => {
            quote!(reader.values(#items))
        }
        Type::List(item) | Type::Map(item) => {
            let (method, item) = (ident(collection_method(value, nullable)), item_function(item));
            quote!(reader.#method(#items, #item))
        }
        value => scalar_call(value),
    }
}

/// The function that reads an item of a collection: `Image::decode`.
fn item_function(value: &Type) -> TokenStream {
    match value {
        Type::Declared(Declared::Struct(name)) => {
            let name = ident(name);
            quote!(super::#name::decode)
        }
        Type::Declared(Declared::Enum(_)) => quote!(runtime::decode::Reader::open_enum),
        Type::Any => quote!(runtime::decode::Reader::any_or_null),
        Type::List(_) | Type::Map(_) => {
            let collect = collect(value, false, &quote!(&mut items));
            let none = empty_collection(value);
            quote!(|reader| { let mut items = #none; #collect?; Ok(Some(items)) })
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
fn scalar_call(value: &Type) -> TokenStream {
    match value {
        Type::Declared(Declared::Struct(name)) => {
            let name = ident(name);
            quote!(super::#name::decode(reader))
        }
        Type::Declared(Declared::Enum(_)) => quote!(reader.open_enum()),
        value => {
            let (method, form) = scalar(value);
            let method = ident(method);
            quote!(reader.#method(#form))
        }
    }
}
