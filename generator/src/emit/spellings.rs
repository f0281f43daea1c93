//! How formats other than JSON spell the fields of an object.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::{FieldSpelling, XmlField, XmlList, XmlNode};

/// The spellings of fields, by name and spelling; `None` where every format spells them alike.
pub(super) fn spellings(fields: &[(&str, &FieldSpelling)]) -> Option<TokenStream> {
    let fields = fields.iter().copied();
    let xml = fields.clone().any(|(_, spelling)| spelling.xml.is_some()).then(|| {
        let fields = fields.clone().map(|(wire, spelling)| {
            let plain = || quote!(runtime::decode::XmlField::new(#wire));
            spelling.xml.as_ref().map_or_else(plain, xml_field)
        });
        quote!(.xml(&[#(#fields),*]))
    });
    let csv = fields.clone().any(|(_, spelling)| spelling.csv.is_some()).then(|| {
        let columns = fields.clone().map(|(wire, spelling)| spelling.csv.as_deref().unwrap_or(wire));
        quote!(.csv(&[#(#columns),*]))
    });
    (xml.is_some() || csv.is_some()).then(|| quote!(runtime::decode::Spellings::new() #xml #csv))
}

/// The constant of a trait that holds them.
pub(super) fn constant(spellings: Option<TokenStream>) -> Option<TokenStream> {
    spellings.map(|spellings| quote!(const SPELLINGS: &'static runtime::decode::Spellings<'static> = &#spellings;))
}

fn xml_field(field: &XmlField) -> TokenStream {
    let name = &field.name;
    let node = match field.node {
        XmlNode::Either => None,
        XmlNode::Attribute => Some(quote!(.node(runtime::decode::XmlNode::Attribute))),
        XmlNode::Element => Some(quote!(.node(runtime::decode::XmlNode::Element))),
        XmlNode::Text => Some(quote!(.node(runtime::decode::XmlNode::Text))),
    };
    let list = field.list.as_ref().map(|list| match list {
        XmlList::Repeated => quote!(.list(runtime::decode::XmlList::Repeated)),
        XmlList::Wrapped => quote!(.list(runtime::decode::XmlList::Wrapped)),
        XmlList::WrappedAs(item) => quote!(.list(runtime::decode::XmlList::WrappedAs(#item))),
    });
    quote!(runtime::decode::XmlField::new(#name) #node #list)
}
