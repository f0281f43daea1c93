//! A provider, with what its emitters have in common.

use std::collections::BTreeMap;

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::names::ident;
use crate::config::Settings;
use crate::ir::{Crate, Field, Operation, Provider, StructType, TypeDefinition};

/// A provider, with what its emitters have in common.
pub(super) struct Module<'a> {
    /// What the crate or module is called, and what it has.
    pub(super) settings: &'a Settings,
    /// The path of the generated code as other crates see it, for examples.
    pub(super) path_outside: TokenStream,
    /// The provider.
    pub(super) provider: &'a Provider,
    /// The type that stands for the provider.
    pub(super) marker: Ident,
    /// The objects that literals are made of, by name.
    structs: BTreeMap<&'a str, &'a StructType>,
}

impl<'a> Module<'a> {
    /// A provider of a crate.
    pub(super) fn new(crate_: &'a Crate, provider: &'a Provider) -> Self {
        let structs = definitions(provider).filter_map(|definition| match definition {
            TypeDefinition::Struct(type_) => Some((type_.name.as_str(), type_)),
            TypeDefinition::Enum(_) => None,
        });
        let settings = &crate_.settings;
        let names = std::iter::once(&settings.crate_name).chain(&settings.module).map(|name| ident(name));
        let path_outside = quote!(#(#names)::*);
        Self { settings, path_outside, provider, marker: ident(&provider.marker), structs: structs.collect() }
    }

    /// The object of this name.
    pub(super) fn find_struct(&self, name: &str) -> Option<&'a StructType> {
        self.structs.get(name).copied()
    }

    /// The variable that holds a client in examples and tests.
    pub(super) fn variable(&self) -> Ident {
        ident(&self.provider.variable)
    }

    /// The module of the provider.
    pub(super) fn path(&self) -> Ident {
        ident(&self.provider.module)
    }

    /// The operations of which something is tested, if anything is to be.
    pub(super) fn tested(&self) -> impl Iterator<Item = &'a Operation> + use<'a> {
        let tests = self.settings.tests;
        self.provider.operations.iter().filter(move |operation| tests && operation.tested)
    }

    /// The path of the generated code within its own crate: `crate`, `crate::clients`.
    pub(super) fn path_inside(&self) -> String {
        std::iter::once("crate").chain(self.settings.module.iter().map(String::as_str)).collect::<Vec<_>>().join("::")
    }

    /// Whether a caller can touch something that is deprecated.
    pub(super) fn has_deprecated(&self) -> bool {
        let fields = definitions(self.provider).any(|definition| match definition {
            TypeDefinition::Struct(type_) => has_deprecated(&type_.fields),
            TypeDefinition::Enum(_) => false,
        });
        let operations = self.provider.operations.iter().any(|operation| {
            operation.deprecated.is_some()
                || operation.parameters.iter().any(|parameter| parameter.field.deprecated.is_some())
        });
        let envelope = self.provider.envelope.as_ref().is_some_and(|envelope| has_deprecated(&envelope.fields));
        let fault = self.provider.fault.as_ref().is_some_and(|fault| has_deprecated(&fault.fields));
        fields || operations || envelope || fault
    }
}

/// Whether one of the fields is deprecated.
pub(super) fn has_deprecated(fields: &[Field]) -> bool {
    fields.iter().any(|field| field.deprecated.is_some())
}

/// Every type that is declared on a page or for several.
fn definitions(provider: &Provider) -> impl Iterator<Item = &TypeDefinition> {
    provider.types.iter().chain(provider.operations.iter().flat_map(|operation| &operation.types))
}
