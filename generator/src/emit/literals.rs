//! Values in code.

use proc_macro2::TokenStream;
use quote::quote;

use super::module::Module;
use super::names::{ident, plain};
use super::numbers::{float, integer};
use super::structs::is_required;
use super::text::text;
use super::values::type_in;
use crate::ir::{Field, FieldLiteral, Literal, Type};

/// Prints values.
pub(super) struct Literals<'a> {
    /// The provider that the types belong to.
    pub(super) module: &'a Module<'a>,
    /// The crate that names types of other crates.
    runtime: TokenStream,
    /// The module that names the provider's types.
    types: TokenStream,
}

/// What is known of the type where a value stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// All of it: the value converts itself.
    Known,
    /// What it converts into.
    Argument,
    /// Nothing that the compiler could rely on.
    Unknown,
}

impl<'a> Literals<'a> {
    /// For code of the generated crate.
    pub(super) fn inside(module: &'a Module<'a>) -> Self {
        Self { module, runtime: quote!(runtime), types: quote!(super) }
    }

    /// For code of its callers.
    pub(super) fn outside(module: &'a Module<'a>) -> Self {
        let (outside, provider) = (&module.path_outside, module.path());
        Self { module, runtime: quote!(#outside), types: quote!(#outside::#provider) }
    }

    /// A value for a parameter that takes whatever converts into its type.
    pub(super) fn argument(&self, literal: &Literal, value: Option<&Type>) -> TokenStream {
        match (literal, value) {
            (Literal::List(items), Some(Type::List(item))) if items.is_empty() => {
                let item = type_in(item, &self.runtime, &self.types);
                quote!(Vec::<#item>::new())
            }
            (Literal::Map(entries), Some(Type::Map(item))) if entries.is_empty() => {
                let item = type_in(item, &self.runtime, &self.types);
                quote!(Vec::<(String, #item)>::new())
            }
            (Literal::List(items), _) => {
                let items = items.iter().map(|item| self.item_argument(item));
                quote!([#(#items),*])
            }
            (Literal::Map(entries), _) => {
                let entries = entries.iter().map(|(key, item)| {
                    let item = self.item_argument(item);
                    quote!((#key, #item))
                });
                quote!([#(#entries),*])
            }
            _ => self.print(literal, Place::Argument),
        }
    }

    /// A value that is compared with a payload.
    pub(super) fn payload(&self, literal: &Literal) -> TokenStream {
        self.print(literal, Place::Unknown)
    }

    /// A value where its type is known.
    pub(super) fn known(&self, literal: &Literal) -> TokenStream {
        self.print(literal, Place::Known)
    }

    fn item_argument(&self, literal: &Literal) -> TokenStream {
        let nested = matches!(literal, Literal::List(_) | Literal::Map(_));
        self.print(literal, if nested { Place::Unknown } else { Place::Argument })
    }

    fn print(&self, literal: &Literal, place: Place) -> TokenStream {
        let root = &self.runtime;
        match literal {
            Literal::String(value) => string(value, place),
            Literal::Integer(value) => integer(*value, place == Place::Unknown || !fits_i32(*value, place)),
            Literal::Number(value) => float(*value),
            Literal::Boolean(value) => quote!(#value),
            Literal::Decimal(value) => parsed(value, place, &quote!(#root::Decimal)),
            Literal::Date(value) => parsed(value, place, &quote!(#root::jiff::civil::Date)),
            Literal::Civil(value) => parsed(value, place, &quote!(#root::jiff::civil::DateTime)),
            Literal::Timestamp(value) => parsed(value, place, &quote!(#root::jiff::Timestamp)),
            Literal::Any(value) => parsed(value, place, &quote!(#root::Value)),
            Literal::Variant(type_, variant) => {
                let (type_, variant) = (ident(type_), ident(variant));
                quote!(#type_::#variant)
            }
            Literal::Undocumented(type_, value) => {
                let type_ = ident(type_);
                let value = string(value, Place::Known);
                quote!(#type_::Undocumented(#value))
            }
            Literal::List(items) => {
                let items = items.iter().map(|item| self.print(item, deeper(place)));
                quote!(vec![#(#items),*])
            }
            Literal::Map(entries) => self.map(entries, deeper(place)),
            Literal::Struct(type_, fields) => self.object(type_, fields, place),
        }
    }

    fn map(&self, entries: &[(String, Literal)], place: Place) -> TokenStream {
        let entries = entries.iter().map(|(key, item)| {
            let (key, item) = (string(key, place), self.print(item, place));
            quote!((#key, #item))
        });
        quote!(std::collections::BTreeMap::from([#(#entries),*]))
    }

    /// An object: by its fields where they are compared, by its constructor where a caller makes it.
    fn object(&self, name: &str, fields: &[FieldLiteral], place: Place) -> TokenStream {
        match self.module.find_struct(name) {
            Some(type_) if place == Place::Argument => self.construction(name, &type_.fields, fields),
            _ => {
                let name = ident(name);
                let fields = fields.iter().map(|field| self.field(field));
                quote!(#name { #(#fields),* })
            }
        }
    }

    fn field(&self, field: &FieldLiteral) -> TokenStream {
        let name = ident(&field.name);
        let value = field.value.as_ref().map(|value| self.known(value));
        let value = if field.boxed { value.map(|value| quote!(Box::new(#value))) } else { value };
        match value {
            Some(value) if field.optional => quote!(#name: Some(#value)),
            Some(value) => quote!(#name: #value),
            None if field.optional => quote!(#name: None),
            None => quote!(#name: Default::default()),
        }
    }

    fn construction(&self, name: &str, declared: &[Field], fields: &[FieldLiteral]) -> TokenStream {
        let name = ident(name);
        let value = |field: &Field| {
            let given = fields.iter().find(|given| given.name == field.name)?.value.as_ref()?;
            let empty = match given {
                Literal::List(items) => items.is_empty(),
                Literal::Map(entries) => entries.is_empty(),
                _ => false,
            };
            (!empty || is_required(field)).then(|| self.argument(given, Some(&field.value)))
        };
        let arguments = declared.iter().filter(|field| is_required(field)).filter_map(value);
        let setters = declared.iter().filter(|field| !is_required(field)).filter_map(|field| {
            let (setter, value) = (ident(&format!("with_{}", plain(&field.name))), value(field)?);
            Some(quote!(.#setter(#value)))
        });
        quote!(#name::new(#(#arguments),*) #(#setters)*)
    }
}

/// What is known inside of a collection.
fn deeper(place: Place) -> Place {
    if place == Place::Known { Place::Known } else { Place::Unknown }
}

/// Whether an integer is what the compiler takes it for where it is left to choose.
fn fits_i32(value: i64, place: Place) -> bool {
    place != Place::Argument || i32::try_from(value).is_ok()
}

fn string(value: &str, place: Place) -> TokenStream {
    match place {
        Place::Known | Place::Unknown if value.is_empty() => quote!(String::new()),
        Place::Known => quote!(#value.into()),
        Place::Argument => quote!(#value),
        Place::Unknown => quote!(#value.to_owned()),
    }
}

/// A value that is parsed from text.
fn parsed(value: &str, place: Place, type_: &TokenStream) -> TokenStream {
    let value = text(value);
    match place {
        Place::Known => quote!(#value.parse().unwrap()),
        Place::Argument | Place::Unknown => quote!(#value.parse::<#type_>().unwrap()),
    }
}
