//! Objects: the type, how it is made, read and written.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::module::has_deprecated;
use super::names::{ident, local};
use super::values::{absent, argument_type, field_type, field_value};
use super::{docs, read, spellings, write};
use crate::ir::{Docs, Field, Presence, StructType};

/// An object with everything that belongs to it.
pub(super) fn definition(type_: &StructType) -> TokenStream {
    let declaration = declaration(type_);
    let construction = type_.constructed.then(|| construction(type_));
    let decode = decode(type_);
    let encode = encode(type_);
    quote!(#declaration #construction #decode #encode)
}

/// The type itself.
fn declaration(type_: &StructType) -> TokenStream {
    let docs = docs::outer_or(&type_.docs, &type_.name);
    let name = ident(&type_.name);
    let default = type_.default.then(|| quote!(, Default));
    let fields = type_.fields.iter().map(public_field);
    quote! {
        #docs
        #[derive(Debug, Clone, PartialEq #default)]
        #[non_exhaustive]
        pub struct #name { #(#fields,)* }
    }
}

/// The declaration of a field that callers see.
pub(super) fn public_field(field: &Field) -> TokenStream {
    let docs = docs::outer_or(&field.docs, &field.wire);
    let deprecated = deprecated(field.deprecated.as_deref());
    let name = ident(&field.name);
    let type_ = field_type(field);
    quote!(#docs #deprecated pub #name: #type_)
}

/// The mark of what is deprecated.
pub(super) fn deprecated(note: Option<&str>) -> Option<TokenStream> {
    note.map(|note| quote!(#[deprecated(note = #note)]))
}

/// The leave to touch deprecated fields, for code that must touch them all.
pub(super) fn allow_deprecated(fields: &[Field]) -> Option<TokenStream> {
    has_deprecated(fields).then(|| quote!(#[allow(deprecated)]))
}

/// Whether a caller must give a field to make the object.
pub(super) fn is_required(field: &Field) -> bool {
    field.presence == Presence::Required
}

/// A constructor of the required fields, and setters for the others.
fn construction(type_: &StructType) -> TokenStream {
    let allow = allow_deprecated(&type_.fields);
    let name = ident(&type_.name);
    let new = constructor(type_);
    let setters = type_.fields.iter().filter(|field| !is_required(field)).map(setter);
    quote!(#allow impl #name { #new #(#setters)* })
}

fn constructor(type_: &StructType) -> TokenStream {
    let required = || type_.fields.iter().filter(|field| is_required(field));
    let items = required().map(|field| docs::list_item(&field.name, &field.docs)).collect::<Vec<_>>().join("\n");
    let docs = docs::outer(&if items.is_empty() {
        docs::text("One without anything.")
    } else {
        Docs(vec!["One with what it always has:".to_owned(), items])
    });
    let arguments = required().map(argument);
    let fields = type_.fields.iter().map(|field| {
        let name = ident(&field.name);
        let value = if is_required(field) { field_value(field, &quote!(#name)) } else { absent(field) };
        quote!(#name: #value)
    });
    quote! {
        #docs
        #[must_use]
        pub fn new(#(#arguments),*) -> Self {
            Self { #(#fields),* }
        }
    }
}

/// An argument for a field: `id: impl Into<i64>`.
pub(super) fn argument(field: &Field) -> TokenStream {
    let name = ident(&field.name);
    let type_ = argument_type(&field.value);
    quote!(#name: #type_)
}

fn setter(field: &Field) -> TokenStream {
    let docs = docs::outer_or(&field.docs, &field.wire);
    let deprecated = deprecated(field.deprecated.as_deref());
    let name = ident(&field.name);
    let method = ident(&format!("with_{}", super::names::plain(&field.name)));
    let argument = argument(field);
    let value = field_value(field, &quote!(#name));
    quote! {
        #docs
        #deprecated
        #[must_use]
        pub fn #method(mut self, #argument) -> Self {
            self.#name = #value;
            self
        }
    }
}

/// How the object is read.
fn decode(type_: &StructType) -> TokenStream {
    let body = match type_.default {
        _ if type_.fields.is_empty() => quote!(reader.field()?; Ok(Some(Self {}))),
        true => decode_default(type_),
        false => decode_required(type_),
    };
    reading(&ident(&type_.name), &type_.fields, &body)
}

/// The implementation that enters an object of these fields; the body reads them.
pub(super) fn reading(name: &Ident, fields: &[Field], body: &TokenStream) -> TokenStream {
    let allow = allow_deprecated(fields);
    let wires = fields.iter().map(|field| &field.wire);
    let spelled: Vec<_> = fields.iter().map(|field| (field.wire.as_str(), &field.spelling)).collect();
    let (spelled, enter) = match spellings::spellings(&spelled) {
        None => (None, quote!(reader.object(FIELDS)?)),
        Some(spellings) => {
            let constant = quote!(const SPELLINGS: &runtime::decode::Spellings = &#spellings;);
            (Some(constant), quote!(reader.object_with(FIELDS, SPELLINGS)?))
        }
    };
    quote! {
        #allow
        impl runtime::decode::Decode for #name {
            fn decode(
                reader: &mut runtime::decode::Reader<'_>,
            ) -> Result<Option<Self>, runtime::decode::DecodeError> {
                const FIELDS: &[&str] = &[#(#wires),*];
                #spelled
                if !#enter {
                    return Ok(None);
                }
                #body
            }
        }
    }
}

/// Fills a default object.
fn decode_default(type_: &StructType) -> TokenStream {
    let value = variable(&type_.name);
    let arms = arms(type_, |field| {
        let name = ident(&field.name);
        quote!(#value.#name)
    });
    quote! {
        let mut #value = Self::default();
        while let Some(field) = reader.field()? {
            match field { #arms }
        }
        Ok(Some(#value))
    }
}

/// Collects the fields first, since some are required.
fn decode_required(type_: &StructType) -> TokenStream {
    let variables = type_.fields.iter().map(|field| {
        let (name, value) = (local(&field.name), absent(field));
        quote!(let mut #name = #value;)
    });
    let arms = arms(type_, |field| {
        let name = local(&field.name);
        quote!(#name)
    });
    let fields = type_.fields.iter().map(collected_field);
    quote! {
        #(#variables)*
        while let Some(field) = reader.field()? {
            match field { #arms }
        }
        Ok(Some(Self { #(#fields),* }))
    }
}

fn arms(type_: &StructType, place: impl Fn(&Field) -> TokenStream) -> TokenStream {
    read::arms(type_.fields.iter().enumerate().map(|(index, field)| (index, field, place(field))))
}

/// A field from the variable that holds it; one that must be there is an error without it.
fn collected_field(field: &Field) -> TokenStream {
    let (name, variable, wire) = (ident(&field.name), local(&field.name), &field.wire);
    if is_required(field) && !super::values::is_collection(&field.value) {
        quote!(#name: reader.required(#variable, #wire)?)
    } else if name == variable {
        quote!(#name)
    } else {
        quote!(#name: #variable)
    }
}

/// The variable for an object that is being read, by its type.
pub(super) fn variable(type_name: &str) -> Ident {
    let name = heck::ToSnakeCase::to_snake_case(type_name);
    let usual = syn::parse_str::<Ident>(&name).is_ok() && !["reader", "field", "items"].contains(&name.as_str());
    if usual { ident(&name) } else { ident("value") }
}

/// How the object is written.
fn encode(type_: &StructType) -> TokenStream {
    let allow = allow_deprecated(&type_.fields);
    let name = ident(&type_.name);
    let fields = type_.fields.iter().map(write::named_field);
    quote! {
        #allow
        impl runtime::encode::Encode for #name {
            fn encode(&self, writer: &mut runtime::encode::Writer) {
                writer.begin_object();
                #(#fields)*
                writer.end_object();
            }
        }
    }
}
