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
    let name = ident(&type_.name);
    if type_.default { decode_object(&name, &type_.fields) } else { decode_required(&name, type_) }
}

/// How an object is read of which every field may be missing.
pub(super) fn decode_object(name: &Ident, fields: &[Field]) -> TokenStream {
    let allow = allow_deprecated(fields);
    let wires = fields.iter().map(|field| &field.wire);
    let spellings = spellings::constant(spellings(fields));
    let read = if fields.is_empty() {
        quote!(reader.field()?;)
    } else {
        let arms = read::arms_of_self(fields.iter().enumerate());
        quote!(while let Some(field) = reader.field()? { match field { #arms } })
    };
    quote! {
        #allow
        impl runtime::decode::DecodeObject for #name {
            const FIELDS: &'static [&'static str] = &[#(#wires),*];
            #spellings

            #[inline]
            fn read_fields(
                &mut self,
                reader: &mut runtime::decode::Reader<'_>,
            ) -> Result<(), runtime::decode::DecodeError> {
                #read
                Ok(())
            }
        }
    }
}

fn spellings(fields: &[Field]) -> Option<TokenStream> {
    let fields: Vec<_> = fields.iter().map(|field| (field.wire.as_str(), &field.spelling)).collect();
    spellings::spellings(&fields)
}

/// How an object is read that must have some fields: they are collected first.
fn decode_required(name: &Ident, type_: &StructType) -> TokenStream {
    let allow = allow_deprecated(&type_.fields);
    let wires = type_.fields.iter().map(|field| &field.wire);
    let spellings = spellings::constant(spellings(&type_.fields));
    let enter = if spellings.is_some() {
        quote!(reader.object_with(Self::FIELDS, Self::SPELLINGS)?)
    } else {
        quote!(reader.object(Self::FIELDS)?)
    };
    let variables = type_.fields.iter().map(|field| {
        let (name, value) = (local(&field.name, &type_.fields), absent(field));
        quote!(let mut #name = #value;)
    });
    let arms = read::arms(type_.fields.iter().enumerate().map(|(index, field)| {
        let name = local(&field.name, &type_.fields);
        (index, field, quote!(#name))
    }));
    let fields = type_.fields.iter().map(|field| collected_field(field, &type_.fields));
    quote! {
        #allow
        impl runtime::decode::Decode for #name {
            const FIELDS: &'static [&'static str] = &[#(#wires),*];
            #spellings

            #[inline]
            fn decode(
                reader: &mut runtime::decode::Reader<'_>,
            ) -> Result<Option<Self>, runtime::decode::DecodeError> {
                if !#enter {
                    return Ok(None);
                }
                #(#variables)*
                while let Some(field) = reader.field()? {
                    match field { #arms }
                }
                Ok(Some(Self { #(#fields),* }))
            }
        }
    }
}

/// A field from the variable that holds it; one that must be there is an error without it.
fn collected_field(field: &Field, fields: &[Field]) -> TokenStream {
    let (name, variable, wire) = (ident(&field.name), local(&field.name, fields), &field.wire);
    if is_required(field) && !super::values::is_collection(&field.value) {
        quote!(#name: reader.required(#variable, #wire)?)
    } else if name == variable {
        quote!(#name)
    } else {
        quote!(#name: #variable)
    }
}

/// How the object is written.
fn encode(type_: &StructType) -> TokenStream {
    let allow = allow_deprecated(&type_.fields);
    let name = ident(&type_.name);
    let fields = type_.fields.iter().map(write::named_field);
    quote! {
        #allow
        impl runtime::encode::Encode for #name {
            #[inline]
            fn encode(&self, writer: &mut runtime::encode::Writer) {
                writer.begin_object();
                #(#fields)*
                writer.end_object();
            }
        }
    }
}
