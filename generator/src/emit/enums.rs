//! Open enums.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::docs;
use super::names::ident;
use crate::ir::{EnumType, Variant};

/// An enum with everything that belongs to it.
pub(super) fn definition(type_: &EnumType) -> TokenStream {
    let undocumented = docs::text("A value that the documentation does not list.");
    open_enum(
        &docs::outer_or(&type_.docs, &type_.name),
        &ident(&type_.name),
        &type_.variants,
        &docs::outer(&undocumented),
    )
}

/// An enum of documented values that keeps all others.
pub(super) fn open_enum(
    docs: &TokenStream,
    name: &Ident,
    variants: &[Variant],
    undocumented: &TokenStream,
) -> TokenStream {
    let declared = variants.iter().map(|variant| {
        let docs = docs::outer_or(&variant.docs, &variant.wire);
        let name = ident(&variant.name);
        quote!(#docs #name)
    });
    let wire_forms = wire_forms(name, variants);
    let conversions = conversions(name);
    quote! {
        #docs
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#declared,)*
            #undocumented
            Undocumented(String),
        }

        #wire_forms
        #conversions
    }
}

/// The variants by their values, and the values by their variants.
fn wire_forms(name: &Ident, variants: &[Variant]) -> TokenStream {
    let wires: Vec<_> = variants.iter().map(|variant| &variant.wire).collect();
    let names: Vec<_> = variants.iter().map(|variant| ident(&variant.name)).collect();
    quote! {
        impl runtime::OpenEnum for #name {
            const VALUES: &'static [&'static str] = &[#(#wires),*];

            #[inline]
            fn from_wire(value: &str) -> Self {
                match value {
                    #(#wires => Self::#names,)*
                    _ => Self::Undocumented(value.to_owned()),
                }
            }

            #[inline]
            fn as_str(&self) -> &str {
                match self {
                    #(Self::#names => #wires,)*
                    Self::Undocumented(value) => value,
                }
            }
        }
    }
}

/// From any text, and to text.
fn conversions(name: &Ident) -> TokenStream {
    let text = ident(if name == "T" { "U" } else { "T" });
    quote! {
        impl std::fmt::Display for #name {
            #[inline]
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl<#text: AsRef<str>> From<#text> for #name {
            fn from(value: #text) -> Self {
                Self::from_wire(value.as_ref())
            }
        }
    }
}
