//! Objects and maps in XML.

use runtime::decode::XmlNode;

use super::super::super::model::{Field, Model, Type, Value, is_reserved};
use super::super::scalars;
use super::text::{Tag, content};
use super::{Writer, gap};

/// What is in an object: attributes, and elements that may be mixed with others.
#[derive(Default)]
struct Parts {
    attributes: Vec<(String, String)>,
    elements: Vec<Vec<String>>,
    text: Option<String>,
}

impl Writer<'_> {
    /// An object or a map as an element.
    pub fn object(&mut self, tag: Tag, model: &Model, value: Option<&Value>) -> String {
        let stands = tag.name == "object" && self.config.object;
        let inner = self.config.object && !stands && self.choices.once_in(2);
        let kind = (stands || inner) && self.config.kind && self.choices.once_in(2);
        let mut parts = match (value, model) {
            (Some(Value::Object(values)), Model::Object(of)) => self.fields(of, values, kind, inner),
            (Some(Value::Map(values)), Model::Map(item)) => {
                let mut parts = Parts::default();
                for (key, value) in values {
                    self.entry(key, item, value, &mut parts);
                }
                parts
            }
            _ => Parts::default(),
        };
        let is_object = matches!(model, Model::Object(_));
        let mut content = parts.text.take().unwrap_or_default();
        let elements = self.choices.interleave(parts.elements);
        if !elements.is_empty() {
            for element in elements {
                content.push_str(&if is_object { self.unknown() } else { gap(self.choices).to_owned() });
                content.push_str(&element);
            }
            content.push_str(gap(self.choices));
        }
        let mut own = if inner { Tag::new(self.choices.one_of(&["object", "q:object"])) } else { tag.clone() };
        let mut outer = tag;
        for (name, value) in parts.attributes {
            // Where two elements are the object, attributes may stand at both. The kind is always at the inner one.
            let first = inner && name != "name" && self.choices.once_in(4);
            if first { &mut outer } else { &mut own }.attributes.push((name, value));
        }
        let own = own.around(&content, self.choices);
        if inner {
            let content = [gap(self.choices), &own, gap(self.choices)].concat();
            return outer.around(&content, self.choices);
        }
        own
    }

    fn fields(&mut self, of: &Type, values: &[Option<Value>], kind: bool, inner: bool) -> Parts {
        let mut parts = Parts::default();
        for (index, (field, value)) in of.fields.iter().zip(values).enumerate() {
            if of.text() == Some(index) {
                let text = value.as_ref().map(|value| scalars::spelled(&field.model, value, self.choices));
                parts.text = text.map(|text| content(&text, self.choices));
                continue;
            }
            let Some(value) = value else {
                parts.elements.extend(self.absent(field, of));
                continue;
            };
            if kind && field.name == "kind" && field.model.is_scalar() {
                let text = scalars::spelled(&field.model, value, self.choices);
                parts.attributes.push(("name".to_owned(), text));
                continue;
            }
            let attribute = field.may_be_attribute() && (field.node == XmlNode::Attribute || self.choices.once_in(2));
            if attribute || of.text().is_some() {
                let text = scalars::spelled(&field.model, value, self.choices);
                parts.attributes.push((Self::name(field), text));
            } else if let (Value::List(items), Model::List(item)) = (value, &field.model) {
                parts.elements.push(self.list_field(field, item, items));
            } else {
                let tag = self.field_tag(field);
                parts.elements.push(vec![self.element(tag, &field.model, Some(value), false)]);
            }
        }
        // An attribute would make an object of an element that is none.
        let there = !parts.attributes.is_empty() || !parts.elements.is_empty();
        if there && !inner && self.choices.once_in(6) {
            parts.attributes.insert(0, ("zz".to_owned(), "a\nb".to_owned()));
        }
        if there && self.choices.once_in(4) {
            Self::add_others(of, &mut parts);
        }
        parts
    }

    /// Adds attributes and elements that have the names of fields, which do not stand there.
    fn add_others(of: &Type, parts: &mut Parts) {
        for field in &of.fields {
            match field.node {
                XmlNode::Element if !is_reserved(field.element) => {
                    parts.attributes.push((Self::name(field), "another".to_owned()));
                }
                XmlNode::Attribute if of.text().is_none() => {
                    parts.elements.push(vec![format!("<{0}>another</{0}>", Self::name(field))]);
                }
                _ => {}
            }
        }
    }

    /// A field that is not there, if it is written all the same.
    fn absent(&mut self, field: &Field, of: &Type) -> Option<Vec<String>> {
        let list = matches!(field.model, Model::List(_)) && !self.may_be_empty(field);
        if list || of.text().is_some() || field.node == XmlNode::Attribute || !self.choices.once_in(4) {
            return None;
        }
        let tag = self.field_tag(field);
        Some(vec![self.element(tag, &field.model, None, false)])
    }

    fn entry(&mut self, key: &str, item: &Model, value: &Value, parts: &mut Parts) {
        if item.is_scalar() && !is_reserved(key) && self.choices.once_in(3) {
            let text = scalars::spelled(item, value, self.choices);
            return parts.attributes.push((key.to_owned(), text));
        }
        let tag = self.tag(key, false);
        parts.elements.push(vec![self.element(tag, item, Some(value), false)]);
    }

    /// The tag of the element of a field.
    pub fn field_tag(&mut self, field: &Field) -> Tag {
        if field.namespaced { Tag::new(Self::name(field)) } else { self.tag(field.element, true) }
    }

    /// The name of a field, with a prefix where its namespace counts.
    fn name(field: &Field) -> String {
        if field.namespaced { format!("p:{}", field.element) } else { field.element.to_owned() }
    }

    /// The tag of the element of this name, which may have the prefix of a namespace that does not count.
    fn tag(&mut self, name: &str, prefixed: bool) -> Tag {
        if self.config.field && self.choices.once_in(2) {
            return Tag::new("attribute").with("name", name);
        }
        if prefixed && self.choices.once_in(6) { Tag::new(format!("q:{name}")) } else { Tag::new(name) }
    }
}
