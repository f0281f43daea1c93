//! Operations: the type of a call, its setters, and its implementation.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::details::details;
use super::imports::with_uses;
use super::module::Module;
use super::names::ident;
use super::structs::{deprecated, is_required};
use super::values::{absent, argument_type, field_type, field_value, is_collection, type_of};
use super::{docs, example, formats, payload, types, write};
use crate::ir::{Declared, Dependency, Field, Operation, Parameter, Payload, Section, Type};

/// The file of an operation, with the types of its page.
pub(super) fn file(module: &Module<'_>, operation: &Operation) -> TokenStream {
    let docs = docs::inner(&operation.module_docs);
    let declaration = declaration(module, operation);
    let methods = methods(module, operation);
    let implementation = implementation(module, operation);
    let types = types::definitions(module, &operation.types);
    let formats = formats::own(operation);
    let items = with_uses(quote!(#declaration #methods #implementation #formats #types));
    quote!(#docs #items)
}

/// The type of a call: a client, and the parameters.
fn declaration(module: &Module<'_>, operation: &Operation) -> TokenStream {
    let example = ["# Examples".to_owned(), example::block(module, operation)];
    let docs = docs::outer(&docs::with(&operation.docs, example));
    let name = ident(&operation.type_name);
    let fields = operation.parameters.iter().map(|parameter| {
        let (name, type_) = (ident(&parameter.field.name), field_type(&parameter.field));
        quote!(#name: #type_)
    });
    let format = formats::choice_of(module, operation).map(|choice| quote!(format: Option<#choice>,));
    quote! {
        #docs
        #[derive(Debug, Clone)]
        #[must_use = "a call is made by `send`"]
        pub struct #name { client: runtime::Client, #(#fields,)* #format }
    }
}

/// What a caller does with a call before it is made, and making it.
fn methods(module: &Module<'_>, operation: &Operation) -> TokenStream {
    let name = ident(&operation.type_name);
    let choice = formats::choice_of(module, operation);
    let new = constructor(operation, choice.is_some());
    let setters = optional(operation).map(setter);
    let format = choice.map(|choice| format_setter(&choice, module, operation));
    let payload = payload_type(&operation.payload);
    quote! {
        impl #name {
            #new
            #(#setters)*
            #format

            /// Sends the call.
            #[inline]
            pub fn send(self) -> super::Sending<#payload> {
                self.client.send(&self)
            }
        }
    }
}

/// The call with its required parameters.
fn constructor(operation: &Operation, has_choice: bool) -> TokenStream {
    let arguments = required(operation).map(|parameter| {
        let (name, type_) = (ident(&parameter.field.name), type_of(&parameter.field.value));
        quote!(#name: #type_)
    });
    let fields = operation.parameters.iter().map(|parameter| {
        let name = ident(&parameter.field.name);
        if is_required(&parameter.field) {
            return quote!(#name);
        }
        let absent = absent(&parameter.field);
        quote!(#name: #absent)
    });
    let format = has_choice.then(|| quote!(format: None));
    quote! {
        #[inline]
        pub(super) fn new(client: runtime::Client, #(#arguments),*) -> Self {
            Self { client, #(#fields,)* #format }
        }
    }
}

fn setter(parameter: &Parameter) -> TokenStream {
    let field = &parameter.field;
    let docs = docs::outer_or(&field.docs, &field.wire);
    let deprecated = deprecated(field.deprecated.as_deref());
    let (name, type_) = (ident(&field.name), argument_type(&field.value));
    let value = field_value(field, &quote!(#name));
    quote! {
        #docs
        #deprecated
        pub fn #name(mut self, #name: #type_) -> Self {
            self.#name = #value;
            self
        }
    }
}

/// The setter of the format of the answer.
fn format_setter(choice: &TokenStream, module: &Module<'_>, operation: &Operation) -> TokenStream {
    let formats = operation.formats.as_ref().unwrap_or(&module.provider.formats);
    let usual = formats.choices.first().map_or("", |format| format.title);
    let text =
        format!("The format to answer in; {usual} where none is chosen. What is answered means the same in each.");
    let since = formats.since.as_ref().map(|since| format!("Since version {since}."));
    let docs = docs::outer(&docs::with(&docs::text(text), since));
    quote! {
        #docs
        #[inline]
        pub fn format(mut self, format: #choice) -> Self {
            self.format = Some(format);
            self
        }
    }
}

/// What the runtime needs to know of the operation.
fn implementation(module: &Module<'_>, operation: &Operation) -> TokenStream {
    let name = ident(&operation.type_name);
    let provider = &module.marker;
    let payload_type = payload_type(&operation.payload);
    let details = details(module, operation);
    let parameters = parameters(operation);
    let payload = payload::functions(&operation.payload);
    let format = formats::choice_of(module, operation).map(|_| {
        quote! {
            #[inline]
            fn format(&self) -> Option<usize> {
                self.format.map(|format| format as usize)
            }
        }
    });
    quote! {
        static DETAILS: runtime::operation::OperationDetails = #details;

        impl runtime::Operation for #name {
            type Provider = super::client::#provider;
            type Payload = #payload_type;

            const DETAILS: &'static runtime::operation::OperationDetails<'static> = &DETAILS;

            fn client(&self) -> &runtime::Client {
                &self.client
            }

            #parameters
            #format
            #payload
        }
    }
}

/// The function that lists the parameters in their order.
fn parameters(operation: &Operation) -> TokenStream {
    let to = if operation.parameters.is_empty() { ident("_to") } else { ident("to") };
    let statements = operation.parameters.iter().map(|parameter| {
        let writer = writer(&to, parameter);
        let write = write::field_of_self(&writer, &parameter.field);
        quote!(#write;)
    });
    let dependencies = operation.dependencies.iter().map(|dependency| self::dependency(&to, operation, dependency));
    quote! {
        #[inline]
        fn parameters(&self, #to: &mut runtime::Parameters) {
            #(#statements)*
            #(#dependencies)*
        }
    }
}

/// The statement that a parameter needs others.
fn dependency(to: &Ident, operation: &Operation, dependency: &Dependency) -> TokenStream {
    let parameter = |index: usize| {
        let field = &operation.parameters[index].field;
        (&field.wire, is_given(field))
    };
    let (name, given) = parameter(dependency.parameter);
    let needs = dependency.needs.iter().map(|index| {
        let (name, given) = parameter(*index);
        quote!((#name, #given))
    });
    quote!(#to.dependent_required(#name, #given, &[#(#needs),*]);)
}

/// Whether the call gives a parameter that can be left out.
fn is_given(field: &Field) -> TokenStream {
    let name = ident(&field.name);
    if field.optional { quote!(self.#name.is_some()) } else { quote!(!self.#name.is_empty()) }
}

/// The writer that knows where a parameter is sent: `to.query("ids").joined(",")`.
fn writer(to: &Ident, parameter: &Parameter) -> TokenStream {
    // What may come out as nothing, and must be sent: JSON spells it, the others cannot.
    let may_be_nothing =
        is_collection(&parameter.field.value) || matches!(parameter.field.value, Type::Declared(Declared::Struct(_)));
    let (optional, required) = match parameter.section {
        Section::Path => ("path", "required_path"),
        Section::Query => ("query", "required_query"),
        Section::Header => ("header", "required_header"),
        Section::Form => ("form", "required_form"),
        Section::Json => ("json", "required_json"),
    };
    let section = ident(if may_be_nothing && is_required(&parameter.field) { required } else { optional });
    let wire = &parameter.field.wire;
    let joined = parameter.separator.as_ref().map(|separator| quote!(.joined(#separator)));
    quote!(#to.#section(#wire)#joined)
}

/// The type of what is answered.
pub(super) fn payload_type(payload: &Payload) -> TokenStream {
    match payload {
        Payload::Nothing => quote!(()),
        Payload::Value(value) => type_of(value),
        Payload::Download => quote!(runtime::Download),
    }
}

/// The parameters that are arguments.
pub(super) fn required(operation: &Operation) -> impl Iterator<Item = &Parameter> {
    operation.parameters.iter().filter(|parameter| is_required(&parameter.field))
}

/// The parameters that have setters.
fn optional(operation: &Operation) -> impl Iterator<Item = &Parameter> {
    operation.parameters.iter().filter(|parameter| !is_required(&parameter.field))
}
