//! Types and values, as far as formats can tell them apart.

use std::collections::BTreeMap;
use std::sync::Arc;

use runtime::Decimal;
use runtime::decode::{Spellings, XmlField, XmlList, XmlNode};
use runtime::jiff::Timestamp;
use runtime::jiff::civil::Date;

/// The namespace that fields may be in.
pub const NAMESPACE: &str = "urn:fields";

/// What is read.
#[derive(Debug, Clone)]
pub enum Model {
    Text,
    /// An enum that is open, as generated code reads it.
    Choice,
    Integer,
    Decimal,
    Boolean,
    /// An instant that is documented as milliseconds.
    Milliseconds,
    /// An instant that is documented as a text.
    Instant,
    Date,
    Object(Arc<Type>),
    List(Arc<Model>),
    Map(Arc<Model>),
}

impl Model {
    pub fn is_scalar(&self) -> bool {
        !matches!(self, Self::Object(_) | Self::List(_) | Self::Map(_))
    }

    /// What a list or map holds.
    pub fn item(&self) -> Option<&Self> {
        if let Self::List(item) | Self::Map(item) = self { Some(item) } else { None }
    }

    /// Whether an empty text is a value.
    pub fn is_text(&self) -> bool {
        matches!(self, Self::Text | Self::Choice)
    }
}

/// A type with named fields.
#[derive(Debug)]
pub struct Type {
    pub fields: Vec<Field>,
    pub names: &'static [&'static str],
    /// `None` where the fields are spelled alike in all formats.
    pub spellings: Option<&'static Spellings<'static>>,
}

/// A field, and how it is spelled.
#[derive(Debug, Clone)]
pub struct Field {
    pub name: &'static str,
    pub model: Model,
    pub column: &'static str,
    /// The local name in XML.
    pub element: &'static str,
    /// Whether that is in the namespace of fields.
    pub namespaced: bool,
    pub node: XmlNode,
    pub list: Option<XmlList<'static>>,
}

impl Type {
    /// A type of these fields. `xml` and `csv` say whether these formats spell them otherwise.
    pub fn new(mut fields: Vec<Field>, xml: bool, csv: bool) -> Self {
        let attributes = |field: &Field| field.model.is_scalar() && !is_reserved(field.name);
        let mut all_attributes = fields.iter().all(attributes);
        for field in &mut fields {
            if !csv {
                field.column = field.name;
            }
            if !xml {
                (field.element, field.namespaced, field.node, field.list) = (field.name, false, XmlNode::Either, None);
            }
            if !matches!(field.model, Model::List(_)) {
                field.list = None;
            }
            match field.node {
                // A text stands beside attributes, and there is one at most.
                XmlNode::Text if !std::mem::take(&mut all_attributes) => field.node = XmlNode::Either,
                XmlNode::Attribute if !attributes(field) => field.node = XmlNode::Either,
                _ => {}
            }
        }
        if fields.iter().any(|field| field.node == XmlNode::Text) {
            let elements = fields.iter_mut().filter(|field| field.node == XmlNode::Element);
            elements.for_each(|field| field.node = XmlNode::Attribute);
        }
        let names = fields.iter().map(|field| field.name).collect::<Vec<_>>().leak();
        let columns = fields.iter().map(|field| field.column).collect::<Vec<_>>().leak();
        let spelled = fields.iter().map(Field::spelled).collect::<Vec<_>>().leak();
        let mut spellings = Spellings::new();
        if csv {
            spellings = spellings.csv(columns);
        }
        if xml {
            spellings = spellings.xml(spelled);
        }
        // All that is leaked is as small as the type, and as many as there are cases.
        let spellings: Option<&'static Spellings<'static>> = (xml || csv).then(|| &*Box::leak(Box::new(spellings)));
        Self { fields, names, spellings }
    }

    /// The field that is the text of the object's element.
    pub fn text(&self) -> Option<usize> {
        self.fields.iter().position(|field| field.node == XmlNode::Text)
    }
}

impl Field {
    fn spelled(&self) -> XmlField<'static> {
        let name = if self.namespaced { intern(format!("f:{}", self.element)) } else { self.element };
        let field = XmlField::new(name).node(self.node);
        self.list.map_or(field, |list| field.list(list))
    }

    /// Whether the value may stand in an attribute.
    pub fn may_be_attribute(&self) -> bool {
        self.model.is_scalar()
            && !is_reserved(self.element)
            && matches!(self.node, XmlNode::Either | XmlNode::Attribute)
    }
}

/// Whether no attribute of this name, whatever its prefix, can say something of its own.
pub fn is_reserved(name: &str) -> bool {
    matches!(name, "name" | "type" | "nil")
}

pub fn intern(text: String) -> &'static str {
    text.leak()
}

/// What was read, or is to be written. A list or map without items is no value.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Text(String),
    Integer(i64),
    Decimal(Decimal),
    Boolean(bool),
    Instant(Timestamp),
    Date(Date),
    Object(Vec<Option<Value>>),
    List(Vec<Value>),
    Map(BTreeMap<String, Value>),
    /// A text where something else should be. It is written, and never read.
    Wrong,
}
