//! What a caller supplies.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use super::names::ident;
use crate::ir::{Docs, Provider};

/// The credentials of a provider.
pub(super) fn definition(provider: &Provider) -> TokenStream {
    let docs =
        docs::outer(&docs::text(format!("Credentials for {}. They are never printed.", docs::api(&provider.title))));
    let new = constructor(provider);
    quote! {
        #docs
        #[derive(Debug, Clone)]
        pub struct Credentials {
            secrets: runtime::Secrets,
        }

        impl Credentials {
            #new
        }
    }
}

fn constructor(provider: &Provider) -> TokenStream {
    let items: Vec<_> = provider
        .credentials
        .iter()
        .map(|credential| docs::list_item(&credential.name, &docs::text(&credential.docs)))
        .collect();
    let docs = docs::outer(&Docs(vec!["Creates the credentials of a caller:".to_owned(), items.join("\n")]));
    let names: Vec<_> = provider.credentials.iter().map(|credential| ident(&credential.name)).collect();
    quote! {
        #docs
        #[must_use]
        pub fn new(#(#names: impl Into<String>),*) -> Self {
            Self { secrets: runtime::Secrets::new([#(#names.into()),*]) }
        }
    }
}
