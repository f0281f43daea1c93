//! What a provider says of a call that failed.

use proc_macro2::TokenStream;
use quote::quote;

use super::imports::with_uses;
use super::names::ident;
use super::structs::{allow_deprecated, decode_object, public_field};
use super::{docs, enums, spellings};
use crate::ir::{Declared, Fault, FaultShape, Field, Provider, Type};

/// The file of the fault.
pub(super) fn file(provider: &Provider, fault: &Fault) -> TokenStream {
    let text = docs::text(format!("A failure as {} reports it.", docs::api(&provider.title)));
    let said = fault.docs.0.iter().cloned().chain(inferred(provider));
    let (inner, outer) = (docs::inner(&text), docs::outer(&docs::with(&text, said)));
    let declaration = declaration(fault);
    let (decode, implementation) = (decode_object(&ident("Fault"), &fault.fields), implementation(fault));
    let kinds = (!fault.kinds.is_empty()).then(|| kinds(fault));
    let items = with_uses(quote!(#outer #declaration #decode #implementation #kinds));
    quote!(#inner #items)
}

/// What is not known of failures in some formats.
fn inferred(provider: &Provider) -> Option<String> {
    let formats = provider.formats.choices.iter().filter(|format| format.inferred);
    let titles: Vec<_> = formats.map(|format| format.title).collect();
    let (last, first) = titles.split_last()?;
    let titles = if first.is_empty() { (*last).to_owned() } else { format!("{} and {last}", first.join(", ")) };
    Some(format!(
        "The documentation does not show what failures look like in {titles}: that they look as in the other formats is \
         inferred."
    ))
}

fn declaration(fault: &Fault) -> TokenStream {
    let kind = (!fault.kinds.is_empty()).then(|| {
        quote! {
            /// The documented failure that it is, by what the body says or else by the status.
            pub kind: Option<FaultKind>,
        }
    });
    let name = is_named_by_key(fault).then(|| {
        quote! {
            /// The name that the body gives it, documented or not.
            pub name: Option<String>,
        }
    });
    let fields = fault.fields.iter().map(public_field);
    quote! {
        #[derive(Debug, Clone, PartialEq, Default)]
        #[non_exhaustive]
        pub struct Fault { #kind #name #(#fields,)* }
    }
}

fn implementation(fault: &Fault) -> TokenStream {
    let allow = allow_deprecated(&fault.fields);
    let shape = shape(&fault.shape);
    let spelled = spelled(fault);
    let name = field(fault, fault.named_by.as_deref()).map(|field| text_function("name", field));
    let message = field(fault, fault.message.as_deref()).map(message_functions);
    let set_kind = (!fault.kinds.is_empty()).then(|| {
        quote! {
            fn set_kind(&mut self, name: &str) {
                self.kind = Some(FaultKind::from_wire(name));
            }
        }
    });
    let names = (!fault.kinds.is_empty()).then(|| {
        quote!(
            const NAMES: &'static [&'static str] = <FaultKind as runtime::OpenEnum>::VALUES;
        )
    });
    let set_name = is_named_by_key(fault).then(|| {
        quote! {
            fn set_name(&mut self, name: &str) {
                self.name = Some(name.to_owned());
            }
        }
    });
    quote! {
        #allow
        impl runtime::Fault for Fault {
            const SHAPE: runtime::fault::FaultShape<'static> = #shape;
            #spelled
            #names

            #name
            #message
            #set_name
            #set_kind
        }
    }
}

/// Whether the key that holds a fault is its name, which no field is then.
fn is_named_by_key(fault: &Fault) -> bool {
    fault.shape == FaultShape::Named
}

fn shape(shape: &FaultShape) -> TokenStream {
    match shape {
        FaultShape::Body => quote!(runtime::fault::FaultShape::Body),
        FaultShape::Named => quote!(runtime::fault::FaultShape::Named),
        FaultShape::Key(key) => quote!(runtime::fault::FaultShape::Key(&[#key])),
    }
}

/// How other formats than JSON spell the key.
fn spelled(fault: &Fault) -> Option<TokenStream> {
    let FaultShape::Key(key) = &fault.shape else { return None };
    let spellings = spellings::spellings(&[(key.as_str(), &fault.spelling)])?;
    Some(quote!(const SPELLED: &'static runtime::decode::Spellings<'static> = &#spellings;))
}

/// The field of this name.
fn field<'a>(fault: &'a Fault, name: Option<&str>) -> Option<&'a Field> {
    fault.fields.iter().find(|field| Some(field.name.as_str()) == name)
}

/// A function that gives the text of a field.
fn text_function(function: &str, field: &Field) -> TokenStream {
    let (function, name) = (ident(function), ident(&field.name));
    let text = if matches!(field.value, Type::Declared(Declared::Enum(_))) {
        quote!(self.#name.as_ref().map(runtime::OpenEnum::as_str))
    } else {
        quote!(self.#name.as_deref())
    };
    quote! {
        fn #function(&self) -> Option<&str> {
            #text
        }
    }
}

fn message_functions(field: &Field) -> TokenStream {
    let get = text_function("message", field);
    let name = ident(&field.name);
    quote! {
        #get

        fn set_message(&mut self, message: String) {
            self.#name = Some(message);
        }
    }
}

fn kinds(fault: &Fault) -> TokenStream {
    let docs = docs::outer(&docs::text("The documented failures."));
    let undocumented = docs::outer(&docs::text("A failure that the documentation does not list."));
    enums::open_enum(&docs, &ident("FaultKind"), &fault.kinds, &undocumented)
}
