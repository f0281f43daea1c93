//! The root of a provider's module.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::module::Module;
use super::names::{ident, plain};
use super::{docs, example, formats};
use crate::ir::{Operation, Provider, TypeDefinition};
use crate::rustdoc::in_cell;

/// The root of a provider's module: what it is, its parts, and the names that callers use.
pub(super) fn file(module: &Module<'_>) -> TokenStream {
    let docs = docs::inner(&docs::with(&module.provider.docs, overview(module)));
    let modules = modules(module);
    let names = names(module);
    let aliases = aliases(module.provider);
    quote!(#docs #modules #names #aliases)
}

/// An example, and the list of operations.
fn overview(module: &Module<'_>) -> Vec<String> {
    let operations = &module.provider.operations;
    let example = operations.first().map(|operation| example::block(module, operation));
    let mut table = vec!["| operation | page |".to_owned(), "|---|---|".to_owned()];
    table.extend(operations.iter().map(row));
    let table = (!operations.is_empty()).then(|| table.join("\n"));
    example.into_iter().chain(table).collect()
}

fn row(operation: &Operation) -> String {
    let page = operation.module_docs.0.first().map_or("", |block| block.lines().next().unwrap_or_default());
    format!("| [`{0}`](Client::{0}) | {1} |", plain(&operation.name), in_cell(page))
}

/// The parts of the module.
fn modules(module: &Module<'_>) -> TokenStream {
    let provider = module.provider;
    let mut names: BTreeSet<&str> = provider.operations.iter().map(|operation| operation.name.as_str()).collect();
    names.insert("client");
    names.extend(provider.envelope.as_ref().map(|_| "envelope"));
    names.extend(provider.fault.as_ref().map(|_| "fault"));
    names.extend((!provider.formats.is_json()).then_some("formats"));
    names.extend((!provider.types.is_empty()).then_some("types"));
    let names = names.into_iter().map(ident);
    let tests = module.tested().next().map(|_| {
        quote!(
            #[cfg(test)]
            mod tests;
        )
    });
    quote!(#(mod #names;)* #tests)
}

/// The names that callers use, by the part that they are in.
fn names(module: &Module<'_>) -> TokenStream {
    let provider = module.provider;
    let mut uses = vec![("client", client_names(provider))];
    uses.extend(provider.envelope.as_ref().map(|_| ("envelope", vec!["Envelope"])));
    uses.extend(
        provider
            .fault
            .as_ref()
            .map(|fault| ("fault", if fault.kinds.is_empty() { vec!["Fault"] } else { vec!["Fault", "FaultKind"] })),
    );
    uses.extend(formats::choice_of_provider(provider).map(|_| ("formats", vec!["Format"])));
    uses.extend((!provider.types.is_empty()).then(|| ("types", type_names(&provider.types).collect())));
    uses.extend(provider.operations.iter().map(|operation| {
        let own = operation.format_type.as_deref();
        let names = type_names(&operation.types).chain([operation.type_name.as_str()]).chain(own);
        (operation.name.as_str(), names.collect())
    }));
    uses.sort_unstable_by_key(|(part, _)| *part);
    uses.into_iter().map(|(part, names)| use_line(part, names)).collect()
}

fn client_names(provider: &Provider) -> Vec<&str> {
    let credentials = (!provider.credentials.is_empty()).then_some("Credentials");
    let scope = provider.scope.as_ref().map(|scope| scope.type_name.as_str());
    ["Client"].into_iter().chain(credentials).chain(scope).collect()
}

fn type_names(types: &[TypeDefinition]) -> impl Iterator<Item = &str> {
    types.iter().map(TypeDefinition::name)
}

fn use_line(part: &str, mut names: Vec<&str>) -> TokenStream {
    names.sort_unstable();
    let (part, names) = (ident(part), names.into_iter().map(ident));
    quote!(pub use #part::{#(#names),*};)
}

/// What calls of this provider are, answer and fail with.
fn aliases(provider: &Provider) -> TokenStream {
    let envelope = provider.envelope.as_ref().map_or_else(|| quote!(()), |_| quote!(Envelope));
    let fault = provider.fault.as_ref().map_or_else(|| quote!(()), |_| quote!(Fault));
    let answer = match provider.envelope {
        Some(_) => "The answer to a successful call, in its envelope.",
        None => "The answer to a successful call.",
    };
    let answer = docs::outer(&docs::text(answer));
    quote! {
        #answer
        pub type Answer<T> = runtime::Answer<T, #envelope>;

        /// The error of a failed call, with what the server reported.
        pub type Error = runtime::Error<#fault>;

        /// The future of a call; the call is made when it is awaited.
        pub type Sending<T> = runtime::Sending<Answer<T>, #fault>;
    }
}
