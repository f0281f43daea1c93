//! The samples of a provider, as tests.

use heck::ToShoutySnakeCase;
use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::literals::Literals;
use super::module::Module;
use super::names::{ident, plain};
use super::{docs, example, expectations};
use crate::ir::{Call, Operation, SampleTest, TestRequest};

/// The root of the tests: their parts, and the client that they use.
pub(super) fn root(module: &Module<'_>) -> TokenStream {
    let docs = docs::inner(&docs::text(format!("The samples of {}, as tests.", module.provider.title)));
    let allow = module
        .has_deprecated()
        .then(|| quote!(#![allow(deprecated, reason = "what is deprecated is tested as long as it is there")]));
    let parts = module.tested().map(|operation| ident(&operation.name));
    let client = example::client(module);
    quote! {
        #docs
        #allow

        #(mod #parts;)*

        use super::*;

        /// A client with the credentials of the samples.
        fn client() -> Client {
            #client
        }
    }
}

/// The tests of an operation.
pub(super) fn file(module: &Module<'_>, operation: &Operation) -> TokenStream {
    let docs = docs::inner(&docs::text(format!("The samples of `{}`.", plain(&operation.name))));
    let samples = operation.samples.iter().filter(|sample| sample.request.is_some() || sample.answer.is_some());
    let tests = samples.map(|sample| test(module, operation, sample));
    let faults = documented_faults(module, operation);
    quote! {
        #docs

        use runtime::Operation as _;
        use runtime::samples;

        use super::*;

        #(#tests)*
        #faults
    }
}

/// The test of the failures that the page lists: each is typed by its status alone, whatever comes with it.
fn documented_faults(module: &Module<'_>, operation: &Operation) -> Option<TokenStream> {
    let rows = operation.faults.iter().filter_map(|fault| {
        let (status, variant) = (Literal::u16_unsuffixed(fault.status), ident(fault.variant.as_ref()?));
        Some(quote!((#status, FaultKind::#variant)))
    });
    let rows: Vec<_> = rows.collect();
    let docs = docs::outer(&docs::text("Every failure that the page lists is typed, by its status alone."));
    let variable = module.variable();
    // Failures are typed in whatever format they come.
    let call = Call { format: None, ..operation.example.call.clone() };
    let call = example::call(&Literals::inside(module), operation, &call);
    (!rows.is_empty()).then(|| {
        quote! {
            #docs
            #[test]
            fn documented_faults() {
                let #variable = client();
                let operation = #call;
                for (status, kind) in [#(#rows),*] {
                    let error = operation.interpret(samples::response(status, "", "")).unwrap_err();
                    assert_eq!(error.fault().and_then(|fault| fault.kind.clone()), Some(kind));
                }
            }
        }
    })
}

/// The test of a sample, and the body that it answers.
fn test(module: &Module<'_>, operation: &Operation, sample: &SampleTest) -> TokenStream {
    let literals = Literals::inside(module);
    let docs = docs::outer(&sample.docs);
    let name = ident(&sample.name);
    let variable = module.variable();
    let client = client(sample);
    let call = example::call(&literals, operation, &sample.call);
    let request = sample.request.as_ref().map(request);
    let constant = constant(&sample.name);
    let answer = sample.answer.as_ref().map(|answer| expectations::answer(&literals, operation, answer, &constant));
    let same = sample.same_as.as_ref().map(|same| expectations::same(&literals, operation, same));
    let body = sample.answer.as_ref().map(|answer| {
        let text = super::text::text(&answer.body);
        quote!(const #constant: &str = #text;)
    });
    quote! {
        #docs
        #[test]
        fn #name() {
            let #variable = #client;
            let operation = #call;
            #request
            #answer
            #same
        }

        #body
    }
}

/// The constant that holds the body of a sample's answer.
pub(super) fn constant(sample: &str) -> Ident {
    ident(&plain(sample).to_shouty_snake_case())
}

/// A client of the sample's server, at the sample's time.
fn client(sample: &SampleTest) -> TokenStream {
    let server = sample.server.as_ref().map(|server| quote!(.with_base_url(#server).unwrap()));
    let clock = sample.at.as_ref().map(|at| quote!(.with_clock(|| #at.parse().unwrap())));
    quote!(client() #server #clock)
}

/// What compares a part of the request with the print: as a whole, or what counts of it.
fn comparison(
    request: &TestRequest,
    (elided, unknown): (&[String], &[String]),
    assertion: &str,
    expected: &TokenStream,
) -> TokenStream {
    let unknown: Vec<_> = unknown.iter().filter(|name| !elided.contains(name)).collect();
    if !request.is_order_free && elided.is_empty() {
        let (assertion, but) = (ident(assertion), ident(&format!("{assertion}_but")));
        return match unknown.as_slice() {
            [] => quote!(samples::#assertion(&request, #expected);),
            unknown => quote!(samples::#but(&request, #expected, &[#(#unknown),*]);),
        };
    }
    let assertion = ident(assertion);
    let order = request.is_order_free.then(|| quote!(.in_any_order()));
    let without = (!elided.is_empty()).then(|| quote!(.without(&[#(#elided),*])));
    let but = (!unknown.is_empty()).then(|| quote!(.but(&[#(#unknown),*])));
    quote!(samples::Comparison::new() #order #without #but .#assertion(&request, #expected);)
}

/// What the request must be.
fn request(request: &TestRequest) -> TokenStream {
    let line = request.line.as_ref().map(|line| {
        comparison(request, (&request.elided_query, &request.unknown_query), "assert_request", &quote!(#line))
    });
    let headers = request.headers.iter().map(|(name, value)| quote!(samples::assert_header(&request, #name, #value);));
    let some = request.unknown_headers.iter().map(|name| quote!(samples::assert_some_header(&request, #name);));
    let withheld = request.withheld.iter().map(|name| quote!(samples::assert_no_header(&request, #name);));
    let body = request.body.as_ref().map(|body| {
        let body = super::text::text(body);
        comparison(request, (&request.elided_form, &request.unknown_form), "assert_body", &quote!(#body))
    });
    quote! {
        blank_line!();
        let request = operation.prepare().unwrap();
        #line
        #(#headers)*
        #(#some)*
        #(#withheld)*
        #body
    }
}
