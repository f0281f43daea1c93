//! The type that stands for a provider, with the constant facts that its calls share.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::docs;
use super::module::Module;
use super::names::plain;
use crate::ir::{AuthenticationKind, FixedParameter, Ingredient, Location, Provider};

/// The type that stands for a provider.
pub(super) fn marker(module: &Module<'_>) -> TokenStream {
    let provider = module.provider;
    let docs = docs::outer(&docs::text(format!("Marker type for {}.", docs::api(&provider.title))));
    let name = &module.marker;
    let envelope = provider.envelope.as_ref().map_or_else(|| quote!(()), |_| quote!(super::Envelope));
    let fault = provider.fault.as_ref().map_or_else(|| quote!(()), |_| quote!(super::Fault));
    let details = details(provider);
    quote! {
        #docs
        #[derive(Debug)]
        pub enum #name {}

        static DETAILS: runtime::provider::ProviderDetails = #details;

        impl runtime::provider::Provider for #name {
            type Envelope = #envelope;
            type Fault = #fault;

            const DETAILS: &'static runtime::provider::ProviderDetails<'static> = &DETAILS;
        }
    }
}

fn details(provider: &Provider) -> TokenStream {
    let (name, server) = (plain(&provider.module), &provider.server);
    let parts = provider.authentication.iter().map(|part| authentication(&part.kind));
    let authentication = (!provider.authentication.is_empty()).then(|| quote!(.authentication(&[#(#parts),*])));
    let fixed = provider.parameters.iter().map(parameter);
    let parameters = (!provider.parameters.is_empty()).then(|| quote!(.parameters(&[#(#fixed),*])));
    let formats = (!provider.formats.is_json()).then(|| quote!(.formats(&super::formats::FORMATS)));
    quote!(runtime::provider::ProviderDetails::new(#name, #server) #authentication #parameters #formats)
}

fn authentication(kind: &AuthenticationKind) -> TokenStream {
    match kind {
        AuthenticationKind::Value { name, location, prefix, credential } => {
            let (location, credential) = (self::location(*location), index(*credential));
            quote!(runtime::credentials::Authentication::Value {
                name: #name, location: #location, prefix: #prefix, credential: #credential
            })
        }
        AuthenticationKind::Md5 { name, location, of } => {
            let (location, of) = (self::location(*location), of.iter().map(ingredient));
            quote!(runtime::credentials::Authentication::Md5 {
                name: #name, location: #location, of: &[#(#of),*]
            })
        }
        AuthenticationKind::Basic { username, password } => {
            let (username, password) = (index(*username), index(*password));
            quote!(runtime::credentials::Authentication::Basic { username: #username, password: #password })
        }
        AuthenticationKind::Bearer { token } => {
            let token = index(*token);
            quote!(runtime::credentials::Authentication::Bearer { token: #token })
        }
    }
}

fn index(credential: usize) -> Literal {
    Literal::usize_unsuffixed(credential)
}

fn ingredient(ingredient: &Ingredient) -> TokenStream {
    match ingredient {
        Ingredient::Credential(credential) => {
            let credential = index(*credential);
            quote!(runtime::credentials::Ingredient::Credential(#credential))
        }
        Ingredient::UnixSeconds => quote!(runtime::credentials::Ingredient::UnixSeconds),
    }
}

pub(super) fn location(location: Location) -> TokenStream {
    match location {
        Location::Query => quote!(runtime::provider::Location::Query),
        Location::Form => quote!(runtime::provider::Location::Form),
        Location::Header => quote!(runtime::provider::Location::Header),
        Location::Parameters => quote!(runtime::provider::Location::Parameters),
    }
}

fn parameter(parameter: &FixedParameter) -> TokenStream {
    let location = location(parameter.location);
    let (name, value) = (&parameter.name, &parameter.value);
    quote!((#location, #name, #value))
}
