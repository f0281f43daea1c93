//! The formats of answers: what callers choose from, and how each format is asked for and read.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::authentication::location;
use super::docs;
use super::imports::with_uses;
use super::module::Module;
use super::names::{ident, plain};
use crate::ir::{Asked, Csv, CsvCell, CsvHeader, Format, Formats, Operation, Provider, Syntax, Text, TextLayout, Xml};

/// The file of a provider's formats, where there is something to say of them.
pub(super) fn file(module: &Module<'_>) -> Option<TokenStream> {
    let provider = module.provider;
    if provider.formats.is_json() {
        return None;
    }
    let text = docs::inner(&docs::text(format!("The formats that {} answers in.", docs::api(&provider.title))));
    let choice = choice_of_provider(provider).map(|name| {
        let first = docs::text(format!("A format that {} answers in.", docs::api(&provider.title)));
        choice(&name, &first, &provider.formats)
    });
    let constant = constant(&quote!(pub(super)), &provider.formats);
    let items = with_uses(quote!(#choice #constant));
    Some(quote!(#text #items))
}

/// The formats of an operation, where it has its own.
pub(super) fn own(operation: &Operation) -> Option<TokenStream> {
    let formats = operation.formats.as_ref()?;
    let choice = operation.format_type.as_ref().map(|name| {
        let first = docs::text(format!("A format that `{}` answers in.", plain(&operation.name)));
        choice(&ident(name), &first, formats)
    });
    let constant = constant(&TokenStream::new(), formats);
    Some(quote!(#choice #constant))
}

/// The type that callers choose a format of an operation with; `None` where there is no choice.
pub(super) fn choice_of(module: &Module<'_>, operation: &Operation) -> Option<TokenStream> {
    let name = choice_name(module, operation)?;
    let (name, shared) = (ident(&name), operation.formats.is_none().then(|| quote!(super::)));
    Some(quote!(#shared #name))
}

/// The name of that type.
pub(super) fn choice_name(module: &Module<'_>, operation: &Operation) -> Option<String> {
    match operation.formats {
        Some(_) => operation.format_type.clone(),
        None => choice_of_provider(module.provider).map(|name| name.to_string()),
    }
}

/// The type that callers choose a format of a provider with; `None` where there is no choice.
pub(super) fn choice_of_provider(provider: &Provider) -> Option<Ident> {
    provider.formats.has_choice().then(|| ident("Format"))
}

/// What is said of a format in which no failure is shown.
const INFERRED: &str = "The documentation does not show what failures look like in it; that they look as in the other formats is inferred.";

/// An enum of formats, in the order in which the runtime knows them.
fn choice(name: &Ident, first: &crate::ir::Docs, formats: &Formats) -> TokenStream {
    let docs = docs::outer(first);
    let variants = formats.choices.iter().enumerate().map(|(index, format)| {
        let name = ident(format.variant);
        let default = (index == 0).then(|| quote!(#[default]));
        let end = if index == 0 { ", which is what comes where none is chosen." } else { "." };
        let inferred = format.inferred.then_some(INFERRED);
        let blocks = std::iter::once(format!("{}{end}", capital(format.title))).chain(inferred.map(str::to_owned));
        let docs = docs::outer(&crate::ir::Docs(blocks.collect()));
        quote!(#docs #default #name)
    });
    quote! {
        #docs
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
        #[non_exhaustive]
        pub enum #name { #(#variants,)* }
    }
}

/// A name at the beginning of a sentence.
fn capital(name: &str) -> String {
    let first = name.chars().next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(name.chars().skip(1)).collect()
}

/// What the runtime needs to know of formats.
fn constant(visibility: &TokenStream, formats: &Formats) -> TokenStream {
    let choices = formats.choices.iter().map(format);
    let asked = match &formats.asked {
        Asked::Accept => None,
        Asked::Suffix => Some(quote!(.asked(runtime::format::Asked::Suffix))),
        Asked::Parameter(place, name) => {
            let place = location(*place);
            Some(quote!(.asked(runtime::format::Asked::Parameter(#place, #name))))
        }
    };
    let always = formats.always.then(|| quote!(.always()));
    let docs = docs::outer(&docs::text("How each format is asked for, and how it is read."));
    quote! {
        #docs
        #visibility static FORMATS: runtime::format::Formats =
            runtime::format::Formats::new(&[#(#choices),*]) #asked #always;
    }
}

fn format(format: &Format) -> TokenStream {
    let (title, word, media_type) = (format.title, &format.word, &format.media_type);
    let syntax = match &format.syntax {
        Syntax::Json if word == "json" && media_type == "application/json" => {
            return quote!(runtime::format::FormatDetails::JSON);
        }
        Syntax::Json => quote!(runtime::format::Syntax::Json),
        Syntax::Xml(xml) => {
            let xml = self::xml(xml);
            quote!(runtime::format::Syntax::Xml(&#xml))
        }
        Syntax::Csv(csv) => {
            let csv = self::csv(csv);
            quote!(runtime::format::Syntax::Csv(&#csv))
        }
        Syntax::Text(text) => {
            let text = self::text(text);
            quote!(runtime::format::Syntax::Text(&#text))
        }
        Syntax::Bytes => quote!(runtime::format::Syntax::Bytes),
    };
    quote!(runtime::format::FormatDetails::new(#title, #word, #media_type, #syntax))
}

fn xml(xml: &Xml) -> TokenStream {
    let root = xml.root.as_ref().map(|root| match root.as_slice() {
        [] => quote!(.rootless()),
        elements => quote!(.root(&[#(#elements),*])),
    });
    let field = xml.field.as_ref().map(|(element, named_by)| quote!(.field(#element, #named_by)));
    let object = xml.object.as_ref().map(|element| {
        if let Some((attribute, field)) = &xml.kind {
            quote!(.object_of_kind(#element, #attribute, #field))
        } else {
            quote!(.object(#element))
        }
    });
    let list = xml.list.as_ref().map(|element| quote!(.list(#element)));
    let lists = xml.wrapped.then(|| quote!(.lists(runtime::decode::XmlList::Wrapped)));
    let nil = xml.nil.as_ref().map(|attribute| quote!(.nil(#attribute)));
    let type_ = xml.type_attribute.as_ref().map(|attribute| quote!(.type_attribute(#attribute)));
    let pairs = xml.namespaces.iter().map(|(prefix, name)| quote!((#prefix, #name)));
    let namespaces = (!xml.namespaces.is_empty()).then(|| quote!(.namespaces(&[#(#pairs),*])));
    quote!(runtime::decode::Xml::new() #root #field #object #list #lists #nil #type_ #namespaces)
}

fn csv(csv: &Csv) -> TokenStream {
    let delimiter = (csv.delimiter != b',').then(|| {
        let delimiter = Literal::byte_character(csv.delimiter);
        quote!(.delimiter(#delimiter))
    });
    let comment = csv.comment.as_ref().map(|comment| quote!(.comment(#comment)));
    let cells = csv.envelope.iter().map(|cell| match cell {
        CsvCell::Field(field) => quote!(runtime::decode::CsvCell::Field(#field)),
        CsvCell::Lowercase(field) => quote!(runtime::decode::CsvCell::Lowercase(#field)),
        CsvCell::Pairs(field) => quote!(runtime::decode::CsvCell::Pairs(#field)),
    });
    let envelope = (!csv.envelope.is_empty()).then(|| quote!(.envelope(&[#(#cells),*])));
    let header = match &csv.header {
        CsvHeader::Plain => None,
        CsvHeader::Commented => Some(quote!(.header(runtime::decode::CsvHeader::Commented))),
        CsvHeader::Absent(columns) => Some(quote!(.header(runtime::decode::CsvHeader::Absent(&[#(#columns),*])))),
    };
    let nesting = match csv.nesting.as_deref() {
        Some(".") => None,
        Some(nesting) => Some(quote!(.nesting(Some(#nesting)))),
        None => Some(quote!(.nesting(None))),
    };
    let separator = csv.separator.as_ref().map(|separator| quote!(.separator(#separator)));
    quote!(runtime::decode::Csv::new() #delimiter #comment #envelope #header #nesting #separator)
}

fn text(text: &Text) -> TokenStream {
    let layout = match &text.layout {
        TextLayout::Whole => quote!(Whole),
        TextLayout::Lines => quote!(Lines),
        TextLayout::Pairs(delimiter) => quote!(Pairs(#delimiter)),
    };
    let comment = text.comment.as_ref().map(|comment| quote!(.comment(#comment)));
    quote!(runtime::decode::Text::new(runtime::decode::TextLayout::#layout) #comment)
}
