//! The file of the client.

use proc_macro2::TokenStream;
use quote::quote;

use super::imports::with_uses;
use super::module::Module;
use super::names::{ident, plain};
use super::operation::required;
use super::structs::{argument, deprecated};
use super::values::converted;
use super::{authentication, credentials, docs, scope};
use crate::ir::Operation;

/// The file of the client: what callers begin with, and what its calls share.
pub(super) fn file(module: &Module<'_>) -> TokenStream {
    let provider = module.provider;
    let client = client(module);
    let credentials = (!provider.credentials.is_empty()).then(|| credentials::definition(provider));
    let scope = provider.scope.as_ref().map(|scope| scope::definition(module, scope));
    let marker = authentication::marker(module);
    let items = with_uses(quote!(#client #scope #credentials #marker));
    let docs = docs::inner(&docs::text(if provider.credentials.is_empty() {
        "The client, and what its calls share."
    } else {
        "The client, its credentials, and what its calls share."
    }));
    quote!(#docs #items)
}

fn client(module: &Module<'_>) -> TokenStream {
    let text = docs::text(format!("A client for {}. It is cheap to clone.", docs::api(&module.provider.title)));
    let docs = docs::outer(&docs::with(&text, module.provider.sent.0.clone()));
    let new = constructor(module);
    let configuration = configuration(module);
    let scope = module.provider.scope.as_ref().map(scope::method);
    let operations = module.provider.operations.iter().map(method);
    let default = module.provider.credentials.is_empty().then(default);
    quote! {
        #docs
        #[derive(Debug, Clone)]
        pub struct Client {
            inner: runtime::Client,
        }

        impl Client {
            #new
            #configuration
            #scope
            #(#operations)*
        }

        #default
    }
}

fn constructor(module: &Module<'_>) -> TokenStream {
    let marker = &module.marker;
    let docs = docs::outer(&docs::text(format!(
        "Creates a client that sends to {}.",
        crate::rustdoc::code(&module.provider.server)
    )));
    let (argument, secrets) = if module.provider.credentials.is_empty() {
        (None, quote!(runtime::Secrets::default()))
    } else {
        (Some(quote!(credentials: Credentials)), quote!(credentials.secrets))
    };
    quote! {
        #docs
        #[must_use]
        pub fn new(#argument) -> Self {
            Self { inner: runtime::Client::new(#marker::DETAILS, #secrets) }
        }
    }
}

fn default() -> TokenStream {
    quote! {
        impl Default for Client {
            fn default() -> Self {
                Self::new()
            }
        }
    }
}

/// The methods that change how calls are made.
fn configuration(module: &Module<'_>) -> TokenStream {
    let best = format!(
        " It is best made by [`http_builder`]({}::http_builder). Any other one follows redirects to other hosts, and",
        module.path_inside()
    );
    quote! {
        /// Sends to `base_url` instead of the server that the documentation names.
        ///
        /// # Errors
        ///
        /// If the text is not an absolute http or https URL, or if it has credentials, a query or a fragment.
        pub fn with_base_url(self, base_url: &str) -> Result<Self, runtime::BaseUrlError> {
            Ok(Self { inner: self.inner.with_base_url(base_url)? })
        }

        /// Takes the time of signatures from `clock` instead of the clock of the system.
        #[must_use]
        pub fn with_clock(self, clock: impl Fn() -> runtime::jiff::Timestamp + Send + Sync + 'static) -> Self {
            Self { inner: self.inner.with_clock(clock) }
        }

        /// Sends through `http` instead of a client of its own, with its timeouts, proxies, certificates and pool.
        ///
        #[doc = #best]
        /// takes there what the call carries: headers other than `Authorization`, a form, and in `Referer` the query,
        /// with the credentials that are in them.
        #[must_use]
        pub fn with_http(self, http: runtime::reqwest::Client) -> Self {
            Self { inner: self.inner.with_http(http) }
        }

        /// Gives a call up when its answer has not come after `limit` instead of 60 seconds. A download has come when
        /// its first byte may be read.
        #[must_use]
        pub fn with_timeout(self, limit: std::time::Duration) -> Self {
            Self { inner: self.inner.with_timeout(limit) }
        }

        /// Accepts bodies of at most this many bytes instead of 256 MiB; a larger one is an error. Downloads are not
        /// limited.
        #[must_use]
        pub fn with_body_limit(self, bytes: usize) -> Self {
            Self { inner: self.inner.with_body_limit(bytes) }
        }

        /// Reads this many bytes of the body of a failure instead of 1 MiB; the rest is not waited for, and not kept in
        /// the error. The fault is not found in a longer body.
        #[must_use]
        pub fn with_error_body_limit(self, bytes: usize) -> Self {
            Self { inner: self.inner.with_error_body_limit(bytes) }
        }
    }
}

/// The method that begins a call.
fn method(operation: &Operation) -> TokenStream {
    let docs = docs::outer(&method_docs(operation, false));
    let deprecated = deprecated(operation.deprecated.as_deref());
    let (name, type_) = (ident(&operation.name), ident(&operation.type_name));
    let arguments = required(operation).map(|parameter| argument(&parameter.field));
    let values = required(operation).map(|parameter| {
        let name = ident(&parameter.field.name);
        converted(&parameter.field.value, &quote!(#name))
    });
    quote! {
        #docs
        #deprecated
        #[inline]
        pub fn #name(&self, #(#arguments),*) -> super::#type_ {
            super::#type_::new(self.inner.clone(), #(#values),*)
        }
    }
}

/// What a method says of its operation: the summary, the arguments, and where there is more.
pub(super) fn method_docs(operation: &Operation, scoped: bool) -> crate::ir::Docs {
    let arguments = required(operation).filter(|parameter| !(scoped && parameter.scoped));
    let arguments: Vec<_> =
        arguments.map(|parameter| docs::list_item(plain(&parameter.field.name), &parameter.field.docs)).collect();
    let arguments = (!arguments.is_empty()).then(|| arguments.join("\n"));
    let link = format!("[`{}`] has an example, and what else a call takes.", operation.type_name);
    docs::with(&operation.summary, arguments.into_iter().chain([link]))
}
