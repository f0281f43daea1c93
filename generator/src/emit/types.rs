//! The types that a file declares, and the file of those that pages share.

use proc_macro2::TokenStream;
use quote::quote;

use super::imports::with_uses;
use super::module::Module;
use super::names::ident;
use super::{docs, enums, structs};
use crate::config::Serde;
use crate::ir::TypeDefinition;

/// The file of the types that several pages use.
pub(super) fn file(module: &Module<'_>) -> TokenStream {
    let provider = module.provider;
    let docs = docs::inner(&docs::text(format!("The types that several pages of {} use.", provider.title)));
    let items = with_uses(definitions(module, &provider.types));
    quote!(#docs #items)
}

/// Types, and serde's traits for them.
pub(super) fn definitions(module: &Module<'_>, types: &[TypeDefinition]) -> TokenStream {
    let definitions = types.iter().map(|definition| match definition {
        TypeDefinition::Struct(object) => structs::definition(object),
        TypeDefinition::Enum(choice) => enums::definition(choice),
    });
    let gate = module.settings.serde;
    let objects = serde(gate, "impl_serde", types, |definition| matches!(definition, TypeDefinition::Struct(_)));
    let enums = serde(gate, "impl_serde_of_enum", types, |definition| matches!(definition, TypeDefinition::Enum(_)));
    quote!(#(#definitions)* #objects #enums)
}

/// serde's traits for the types of one kind, by the macro for them.
fn serde(
    gate: Serde,
    name: &str,
    types: &[TypeDefinition],
    is_meant: fn(&&TypeDefinition) -> bool,
) -> Option<TokenStream> {
    let gate = match gate {
        Serde::Never => return None,
        Serde::Always => None,
        Serde::Feature => Some(quote!(#[cfg(feature = "serde")])),
    };
    let names: Vec<_> = types.iter().filter(is_meant).map(|definition| ident(definition.name())).collect();
    let name = ident(name);
    (!names.is_empty()).then(|| quote!(#gate runtime::#name!(#(#names),*);))
}
