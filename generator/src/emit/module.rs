//! A provider, with what its emitters have in common.

use std::collections::BTreeMap;

use proc_macro2::Ident;

use super::names::ident;
use crate::ir::{Crate, Field, Operation, Provider, StructType, TypeDefinition};

/// A provider, with what its emitters have in common.
pub(super) struct Module<'a> {
    /// The name of the crate, for examples.
    pub(super) crate_name: Ident,
    /// The provider.
    pub(super) provider: &'a Provider,
    /// The type that stands for the provider.
    pub(super) marker: Ident,
    /// The objects that literals are made of, by name.
    structs: BTreeMap<&'a str, &'a StructType>,
}

impl<'a> Module<'a> {
    /// A provider of a crate.
    pub(super) fn new(crate_: &Crate, provider: &'a Provider) -> Self {
        let structs = definitions(provider).filter_map(|definition| match definition {
            TypeDefinition::Struct(type_) => Some((type_.name.as_str(), type_)),
            TypeDefinition::Enum(_) => None,
        });
        Self { crate_name: ident(&crate_.name), provider, marker: ident(&provider.marker), structs: structs.collect() }
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

    /// The operations of which something can be tested.
    pub(super) fn tested(&self) -> impl Iterator<Item = &'a Operation> {
        self.provider.operations.iter().filter(|operation| operation.tested)
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
