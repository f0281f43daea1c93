//! Which of the ways of XML a document takes.

use runtime::decode::{Xml, XmlList};

use super::super::super::choices::Choices;
use super::super::super::model::{Model, NAMESPACE};

/// A configuration, and what is in it: the reader's own tells nobody.
#[derive(Debug, Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "each of them goes with all others")]
pub struct Config {
    pub xml: &'static Xml<'static>,
    /// Whether fields may be `<attribute name="...">`.
    pub field: bool,
    /// Whether objects may be `<object>`.
    pub object: bool,
    /// Whether `<object name="...">` is the field `kind`.
    pub kind: bool,
    /// Whether lists may be `<list>`.
    pub list: bool,
    pub lists: XmlList<'static>,
    pub nil: bool,
    pub types: bool,
    pub namespaces: bool,
    pub root: &'static [&'static str],
}

impl Config {
    pub fn new(model: &Model, choices: &mut Choices) -> Self {
        let mut config = Self {
            xml: &const { Xml::new() },
            field: choices.once_in(2),
            object: choices.once_in(2),
            kind: choices.once_in(2),
            list: choices.once_in(2),
            lists: choices.one_of(&[XmlList::Repeated, XmlList::Wrapped, XmlList::WrappedAs("entry")]),
            nil: choices.once_in(2),
            types: choices.once_in(2),
            namespaces: is_namespaced(model) || choices.once_in(3),
            root: choices.one_of(&[&[] as &[_], &["body"], &["answer", "body"], &["answer", "result", "body"]]),
        };
        config.kind &= config.object;
        config.xml = Box::leak(Box::new(config.build()));
        config
    }

    fn build(&self) -> Xml<'static> {
        let mut xml = Xml::new().root(self.root).lists(self.lists);
        if self.field {
            xml = xml.field("attribute", "name");
        }
        if self.kind {
            xml = xml.object_of_kind("object", "name", "kind");
        } else if self.object {
            xml = xml.object("object");
        }
        if self.list {
            xml = xml.list("list");
        }
        if self.nil {
            xml = xml.nil("nil");
        }
        if self.types {
            xml = xml.type_attribute("type");
        }
        if self.namespaces {
            xml = xml.namespaces(&[("f", NAMESPACE)]);
        }
        xml
    }
}

/// Whether the namespace of some field counts.
fn is_namespaced(model: &Model) -> bool {
    match model {
        Model::Object(of) => of.fields.iter().any(|field| field.namespaced || is_namespaced(&field.model)),
        Model::List(item) | Model::Map(item) => is_namespaced(item),
        _ => false,
    }
}
