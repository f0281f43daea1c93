//! The client that has one parameter given for many calls.

use proc_macro2::TokenStream;
use quote::quote;

use super::client::method_docs;
use super::docs;
use super::module::Module;
use super::names::{ident, plain};
use super::operation::required;
use super::structs::{argument, deprecated, is_required};
use super::values::{argument_type, converted, is_copy, type_of};
use crate::ir::{Operation, Parameter, Scope};

/// The method of the client that gives the parameter.
pub(super) fn method(scope: &Scope) -> TokenStream {
    let docs = docs::text(format!(
        "Creates a client that sends this `{}` with every call that takes it:",
        plain(&scope.field)
    ));
    let docs = docs::outer(&docs::with(&docs, scope.docs.0.iter().cloned()));
    let (method, type_, field) = (ident(&scope.method), ident(&scope.type_name), ident(&scope.field));
    let (argument, value) = (argument_type(&scope.value), converted(&scope.value, &quote!(#field)));
    quote! {
        #docs
        #[must_use]
        pub fn #method(&self, #field: #argument) -> #type_ {
            #type_ { client: self.clone(), #field: #value }
        }
    }
}

/// The client that has the parameter given.
pub(super) fn definition(module: &Module<'_>, scope: &Scope) -> TokenStream {
    let (api, field) = (docs::api(&module.provider.title), plain(&scope.field));
    let text = format!("A client for {api} that sends `{field}` with every call that takes it. It is cheap to clone.");
    let docs = docs::outer(&docs::with(&docs::text(text), scope.docs.0.iter().cloned()));
    let (name, field, type_) = (ident(&scope.type_name), ident(&scope.field), type_of(&scope.value));
    let operations = module.provider.operations.iter();
    let methods = operations.filter_map(|operation| operation_method(scope, operation));
    quote! {
        #docs
        #[derive(Debug, Clone)]
        pub struct #name {
            client: Client,
            #field: #type_,
        }

        impl #name {
            /// Returns the client that does not send it, for the calls that do not take it.
            #[must_use]
            pub fn client(&self) -> &Client {
                &self.client
            }

            #(#methods)*
        }
    }
}

/// The method that begins a call, if the call has the parameter.
fn operation_method(scope: &Scope, operation: &Operation) -> Option<TokenStream> {
    let scoped = operation.parameters.iter().find(|parameter| parameter.scoped)?;
    let docs = docs::outer(&method_docs(operation, true));
    let deprecated = deprecated(operation.deprecated.as_deref());
    let calls_deprecated = operation.deprecated.is_some() || scoped.field.deprecated.is_some();
    let allow = calls_deprecated.then(|| quote!(#[allow(deprecated)]));
    let (name, type_) = (ident(&operation.name), ident(&operation.type_name));
    let arguments =
        required(operation).filter(|parameter| !parameter.scoped).map(|parameter| argument(&parameter.field));
    let values = required(operation).map(|parameter| argument_value(scope, parameter));
    let setter = (!is_required(&scoped.field)).then(|| {
        let (setter, value) = (ident(&scoped.field.name), stored(scope));
        quote!(.#setter(#value))
    });
    Some(quote! {
        #docs
        #deprecated
        #allow
        #[inline]
        pub fn #name(&self, #(#arguments),*) -> super::#type_ {
            self.client.#name(#(#values),*) #setter
        }
    })
}

fn argument_value(scope: &Scope, parameter: &Parameter) -> TokenStream {
    let name = ident(&parameter.field.name);
    if parameter.scoped { stored(scope) } else { quote!(#name) }
}

/// The value that the client has.
fn stored(scope: &Scope) -> TokenStream {
    let field = ident(&scope.field);
    if is_copy(&scope.value) { quote!(self.#field) } else { quote!(self.#field.clone()) }
}
