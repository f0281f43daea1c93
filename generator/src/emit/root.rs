//! The root of the generated crate.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use super::names::{ident, plain};
use crate::ir::{Crate, Docs, Provider};

/// What the crate gives its callers of other crates, and what for.
const NAMES: &str = "\
| name | for |
|---|---|
| [`ErrorKind`] | the stage at which a call failed |
| [`BaseUrlError`] | a base URL that leads nowhere |
| [`Decimal`] | money and other numbers that must stay exact, 28 digits of them; a number that does not fit is an error, and never rounded |
| [`Value`], [`Number`] | what the documentation does not describe, with all of its digits |
| [`jiff`] | dates and times; a moment beyond the last one, as `9999-12-31T23:59:59Z` for \"never\", is read as `Timestamp::MAX` |
| [`http`] | statuses and headers of answers and errors |
| [`http_builder`], [`reqwest`] | a client with other timeouts, proxies or certificates |";

/// The root of the crate: its providers, and what callers need beside them.
pub(super) fn file(crate_: &Crate) -> TokenStream {
    let docs = docs::inner(&documentation(crate_));
    let allowances = allowances();
    let gated = crate_.settings.provider_features;
    let modules = crate_.providers.iter().map(|provider| module(provider, gated));
    quote! {
        #docs
        #allowances

        #(#modules)*

        pub use runtime::{BaseUrlError, Decimal, ErrorKind, Number, Value, http, http_builder, jiff, reqwest};
    }
}

/// The lints that speak of what the documentation decides, not the generator.
fn allowances() -> TokenStream {
    quote! {
        #![allow(
            clippy::doc_markdown,
            clippy::enum_variant_names,
            clippy::many_single_char_names,
            clippy::module_inception,
            clippy::similar_names,
            clippy::single_element_loop,
            clippy::struct_excessive_bools,
            clippy::struct_field_names,
            clippy::too_many_arguments,
            clippy::too_many_lines,
            reason = "names, texts and sizes are those of the documentation"
        )]
        #![allow(
            clippy::semicolon_if_nothing_returned,
            reason = "a closure is an expression, also where it needs more than a line"
        )]
    }
}

fn documentation(crate_: &Crate) -> Docs {
    let gated = crate_.settings.provider_features;
    let mut table = vec!["| module | provider | operations |".to_owned(), "|---|---|---|".to_owned()];
    table.extend(crate_.providers.iter().map(row));
    Docs(vec![
        "Clients of HTTP APIs, generated from transcriptions of their documentation.".to_owned(),
        format!("A provider is a module{}:", if gated { ", behind a feature of the same name" } else { "" }),
        table.join("\n"),
        "What callers need of other crates:".to_owned(),
        NAMES.to_owned(),
    ])
}

fn row(provider: &Provider) -> String {
    format!("| `{}` | {} | {} |", plain(&provider.module), provider.title, provider.operations.len())
}

fn module(provider: &Provider, gated: bool) -> TokenStream {
    let (feature, name) = (plain(&provider.module), ident(&provider.module));
    let gate = gated.then(|| quote!(#[cfg(feature = #feature)]));
    quote!(#gate pub mod #name;)
}
