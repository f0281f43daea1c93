//! The names that the code of a provider needs for itself: the type that stands for it, and the variable of a client.

use heck::ToUpperCamelCase as _;

use crate::ir::{Operation, Scope, TypeDefinition};
use crate::reserved;

/// What a provider has names for.
pub(super) struct Named<'a> {
    /// The provider's own name.
    pub(super) title: &'a str,
    /// The name of its module.
    pub(super) module: &'a str,
    pub(super) scope: Option<&'a Scope>,
    /// The types that its pages share.
    pub(super) types: &'a [TypeDefinition],
    pub(super) operations: &'a [Operation],
}

impl Named<'_> {
    /// The type that stands for the provider, by its title, or by its module where that gives no name.
    pub(super) fn marker(&self) -> String {
        let name = self.title.to_upper_camel_case();
        let name = if name.starts_with(|first: char| first.is_ascii_alphabetic()) {
            name.chars().filter(char::is_ascii_alphanumeric).collect()
        } else {
            self.module.to_upper_camel_case()
        };
        if self.is_taken(&name) { format!("{name}Provider") } else { name }
    }

    fn is_taken(&self, name: &str) -> bool {
        let scope = self.scope.is_some_and(|scope| scope.type_name == name);
        let is_of =
            |operation: &Operation| operation.type_name == name || reserved::format_type(&operation.type_name) == name;
        let mut types = self.types.iter().chain(self.operations.iter().flat_map(|operation| &operation.types));
        scope
            || name == "Self"
            || reserved::is_type(name)
            || types.any(|definition| definition.name() == name)
            || self.operations.iter().any(is_of)
    }
}

/// The variable that holds a client in examples and tests.
pub(super) fn variable(module: &str) -> String {
    if reserved::TESTING.contains(&module) { format!("{module}_client") } else { module.to_owned() }
}
