//! What the answer of a sample must mean.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::example;
use super::literals::Literals;
use super::names::ident;
use crate::ir::{DifferentFailures, Expected, Literal, Operation, SameAs, TestAnswer};

/// What the answer must mean, and that it is the same when it is written again.
pub(super) fn answer(literals: &Literals<'_>, operation: &Operation, answer: &TestAnswer, body: &Ident) -> TokenStream {
    let status = proc_macro2::Literal::u16_unsuffixed(answer.status);
    let content_type = answer.content_type.as_deref().unwrap_or_default();
    let interpreted = quote!(operation.interpret(samples::response(#status, #content_type, #body)));
    let assertions = match &answer.expected {
        Expected::Success { payload: None, envelope: None } => quote!(#interpreted.unwrap();),
        Expected::Success { payload, envelope } => {
            let name = ident(&operation.type_name);
            let written = payload.as_ref().map(|_| {
                if answer.is_json {
                    quote!(samples::assert_json(&#name::encode(&answer), #body);)
                } else {
                    quote!(samples::assert_again::<#name>(&answer);)
                }
            });
            let payload = payload.as_ref().map(|payload| payload_assertion(literals, payload));
            let envelope = envelope.as_ref().map(|envelope| envelope_assertion(literals, envelope));
            quote!(let answer = #interpreted.unwrap(); #payload #envelope #written)
        }
        Expected::Fault(fault) => {
            let fault = fault.as_ref().map(|fault| literals.payload(fault));
            let fault = fault.map_or_else(|| quote!(None), |fault| quote!(Some(&#fault)));
            quote! {
                let error = #interpreted.unwrap_err();
                assert_eq!(error.fault(), #fault);
            }
        }
    };
    quote!(blank_line!(); #assertions)
}

/// That the answer is the same as that of another sample, but for the places where the two differ.
pub(super) fn same(literals: &Literals<'_>, operation: &Operation, same: &SameAs) -> TokenStream {
    let name = ident(&operation.type_name);
    let call = example::call(literals, operation, &same.call);
    let status = proc_macro2::Literal::u16_unsuffixed(same.status);
    let content_type = same.content_type.as_deref().unwrap_or_default();
    let body = super::sample_tests::constant(&same.name);
    let other = quote!(#call.interpret(samples::response(#status, #content_type, #body)));
    if let Some(different) = &same.failures {
        let same = same_failure(different);
        return quote!(blank_line!(); let other = #other.unwrap_err(); #same);
    }
    let differences = &same.differences;
    let (answers, others) = (quote!(&#name::encode(&answer)), quote!(&#name::encode(&other)));
    let same = if differences.is_empty() {
        quote!(samples::assert_same(#answers, #others);)
    } else {
        quote!(samples::assert_same_but(#answers, #others, &[#(#differences),*]);)
    };
    quote! {
        blank_line!();
        let other = #other.unwrap();
        #same
    }
}

/// That a failure is the same as another one, but for the fields that differ.
fn same_failure(different: &DifferentFailures) -> TokenStream {
    if different.fields.is_empty() {
        return quote!(assert_eq!(error.fault(), other.fault()););
    }
    let fields: Vec<_> = different.fields.iter().map(|field| ident(field)).collect();
    let others = different
        .has_others
        .then(|| quote!(assert_eq!(*fault, Fault { #(#fields: fault.#fields.clone(),)* ..other.clone() });));
    quote! {
        let (fault, other) = (error.fault().unwrap(), other.fault().unwrap());
        #(assert_ne!(fault.#fields, other.#fields);)*
        #others
    }
}

fn envelope_assertion(literals: &Literals<'_>, envelope: &Literal) -> TokenStream {
    let envelope = literals.payload(envelope);
    quote!(assert_eq!(answer.envelope, #envelope);)
}

fn payload_assertion(literals: &Literals<'_>, payload: &Literal) -> TokenStream {
    match payload {
        Literal::Boolean(true) => quote!(assert!(answer.payload);),
        Literal::Boolean(false) => quote!(assert!(!answer.payload);),
        Literal::List(items) if items.is_empty() => quote!(assert!(answer.payload.is_empty());),
        Literal::Map(entries) if entries.is_empty() => quote!(assert!(answer.payload.is_empty());),
        payload => {
            let payload = literals.payload(payload);
            quote!(assert_eq!(answer.payload, #payload);)
        }
    }
}
