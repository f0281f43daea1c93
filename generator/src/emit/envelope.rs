//! What a provider wraps its answers in.

use proc_macro2::TokenStream;
use quote::quote;

use super::imports::with_uses;
use super::literals::Literals;
use super::module::Module;
use super::names::ident;
use super::structs::{allow_deprecated, public_field};
use super::{docs, read, spellings, write};
use crate::ir::{Envelope, Literal, Success};

/// The file of the envelope.
pub(super) fn file(module: &Module<'_>, envelope: &Envelope) -> TokenStream {
    let text =
        docs::text(format!("Fields that {} sends around the payload of an answer.", docs::api(&module.provider.title)));
    let (inner, outer) = (docs::inner(&text), docs::outer(&docs::with(&text, envelope.docs.0.clone())));
    let fields = envelope.fields.iter().map(public_field);
    let implementation = implementation(module, envelope);
    let items = with_uses(quote! {
        #outer
        #[derive(Debug, Clone, PartialEq, Default)]
        #[non_exhaustive]
        pub struct Envelope { #(#fields,)* }

        #implementation
    });
    quote!(#inner #items)
}

fn implementation(module: &Module<'_>, envelope: &Envelope) -> TokenStream {
    let allow = allow_deprecated(&envelope.fields);
    let keys = std::iter::once(&envelope.payload).chain(envelope.fields.iter().map(|field| &field.wire));
    let spellings = spellings::constant(spellings(envelope));
    let (read, write) = (read_fields(envelope), write_fields(envelope));
    let is_success = envelope.success.as_ref().map_or_else(|| quote!(true), |success| is_success(module, success));
    quote! {
        #allow
        impl runtime::provider::Envelope for Envelope {
            const FIELDS: &'static [&'static str] = &[#(#keys),*];
            #spellings

            #read
            #write

            fn is_success(&self) -> bool {
                #is_success
            }
        }
    }
}

/// How other formats than JSON spell the keys of an answer.
pub(super) fn spellings(envelope: &Envelope) -> Option<TokenStream> {
    let fields = envelope.fields.iter().map(|field| (field.wire.as_str(), &field.spelling));
    let keys: Vec<_> = std::iter::once((envelope.payload.as_str(), &envelope.spelling)).chain(fields).collect();
    spellings::spellings(&keys)
}

fn read_fields(envelope: &Envelope) -> TokenStream {
    let reader = quote!(reader: &mut runtime::decode::Reader<'_>);
    if envelope.fields.is_empty() {
        return quote! {
            fn read(&mut self, _field: usize, #reader) -> Result<(), runtime::decode::DecodeError> {
                reader.skip()
            }
        };
    }
    // The payload is the first field.
    let arms = read::arms_of_self((1..).zip(&envelope.fields));
    quote! {
        fn read(&mut self, field: usize, #reader) -> Result<(), runtime::decode::DecodeError> {
            match field { #arms }
            Ok(())
        }
    }
}

fn write_fields(envelope: &Envelope) -> TokenStream {
    let writer = if envelope.fields.is_empty() { quote!(_writer) } else { quote!(writer) };
    let fields = envelope.fields.iter().map(write::named_field);
    quote! {
        fn write(&self, #writer: &mut runtime::encode::Writer) {
            #(#fields)*
        }
    }
}

fn is_success(module: &Module<'_>, success: &Success) -> TokenStream {
    let literals = Literals::inside(module);
    let field = ident(&success.field);
    match &success.value {
        Literal::String(text) => quote!(self.#field.as_deref() == Some(#text)),
        Literal::Variant(type_, variant) => {
            let (type_, variant) = (ident(type_), ident(variant));
            quote!(self.#field == Some(super::#type_::#variant))
        }
        value => {
            let value = literals.known(value);
            quote!(self.#field == Some(#value))
        }
    }
}
