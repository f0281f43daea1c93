//! Calls in code, and the examples in the documentation.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::formats;
use super::literals::Literals;
use super::module::Module;
use super::names::{ident, plain};
use super::operation::required;
use crate::ir::{Call, Literal, Operation, Payload};

/// A call: `gogrid.list_images().num_items(50)`.
pub(super) fn call(literals: &Literals<'_>, operation: &Operation, call: &Call) -> TokenStream {
    let client = literals.module.variable();
    let method = ident(&operation.name);
    let arguments = call.arguments.iter().zip(required(operation));
    let arguments = arguments.map(|(literal, parameter)| literals.argument(literal, Some(&parameter.field.value)));
    let setters = call.setters.iter().map(|(name, literal)| {
        let parameter = operation.parameters.iter().find(|parameter| parameter.field.name == *name);
        let (setter, value) = (ident(name), parameter.map(|parameter| &parameter.field.value));
        let argument = literals.argument(literal, value);
        quote!(.#setter(#argument))
    });
    let format = call.format.zip(formats::choice_name(literals.module, operation)).map(|(variant, choice)| {
        let (choice, variant) = (ident(&choice), ident(variant));
        quote!(.format(#choice::#variant))
    });
    quote!(#client.#method(#(#arguments),*) #(#setters)* #format)
}

/// A client with the credentials that the samples use.
pub(super) fn client(module: &Module<'_>) -> TokenStream {
    let values = module.provider.credentials.iter().map(|credential| &credential.example);
    if module.provider.credentials.is_empty() {
        quote!(Client::new())
    } else {
        quote!(Client::new(Credentials::new(#(#values),*)))
    }
}

/// The example of an operation, as a block of code that is compiled.
pub(super) fn block(module: &Module<'_>, operation: &Operation) -> String {
    let path = module.path_outside.to_string().replace(' ', "");
    let provider = plain(&module.provider.module);
    let fence = if module.settings.doctests { "```no_run" } else { "```ignore" };
    let mut lines = vec![fence.to_owned(), format!("# async fn run() -> Result<(), {path}::{provider}::Error> {{")];
    lines.extend(printed(&uses(module, operation)));
    lines.push(String::new());
    lines.extend(printed(&statements(module, operation)));
    lines.extend(["# Ok(())", "# }", "```"].map(str::to_owned));
    lines.join("\n")
}

fn uses(module: &Module<'_>, operation: &Operation) -> TokenStream {
    let mut names = BTreeSet::from(["Client"]);
    if !module.provider.credentials.is_empty() {
        names.insert("Credentials");
    }
    let call = &operation.example.call;
    for literal in call.arguments.iter().chain(call.setters.iter().map(|(_, literal)| literal)) {
        collect_types(literal, &mut names);
    }
    let choice = call.format.and_then(|_| formats::choice_name(module, operation));
    names.extend(choice.as_deref());
    let (outside, provider) = (&module.path_outside, module.path());
    let names = names.into_iter().map(ident);
    quote!(use #outside::#provider::{#(#names),*};)
}

/// The types that a value names.
fn collect_types<'a>(literal: &'a Literal, names: &mut BTreeSet<&'a str>) {
    match literal {
        Literal::Variant(type_, _) | Literal::Undocumented(type_, _) => {
            names.insert(type_);
        }
        Literal::List(items) => items.iter().for_each(|item| collect_types(item, names)),
        Literal::Map(entries) => entries.iter().for_each(|(_, item)| collect_types(item, names)),
        Literal::Struct(type_, fields) => {
            names.insert(type_);
            fields.iter().filter_map(|field| field.value.as_ref()).for_each(|value| collect_types(value, names));
        }
        _ => {}
    }
}

fn statements(module: &Module<'_>, operation: &Operation) -> TokenStream {
    let literals = Literals::outside(module);
    let (variable, client) = (module.variable(), client(module));
    let call = call(&literals, operation, &operation.example.call);
    let answer = ident(&operation.example.answer);
    let answer = match operation.payload {
        Payload::Nothing => None,
        Payload::Value(_) | Payload::Download => Some(quote!(let #answer =)),
    };
    quote! {
        let #variable = #client;
        #answer #call.send().await?;
    }
}

/// Statements as lines of code.
fn printed(statements: &TokenStream) -> Vec<String> {
    match syn::parse2(quote!(async fn run() { #statements })) {
        Ok(file) => {
            let text = prettyplease::unparse(&file);
            let lines: Vec<_> = text.lines().collect();
            let body = lines.get(1..lines.len().saturating_sub(1)).unwrap_or_default();
            body.iter().map(|line| line.strip_prefix("    ").unwrap_or(line).to_owned()).collect()
        }
        Err(_) => vec![statements.to_string()],
    }
}
