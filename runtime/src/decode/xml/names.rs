//! Names, and what attributes are for.

use std::borrow::Cow;

use quick_xml::name::{Namespace, NamespaceResolver, QName, ResolveResult};

use super::super::error::DecodeError;
use super::lexer::Lexer;
use super::tags::{self, Attribute, Element, Tag};
use super::text;

/// The namespace of `nil` and `type`, which is usually called `xsi`.
const SCHEMA_INSTANCE: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// The name of a field, where it stands in the text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Name {
    pub(super) from: usize,
    pub(super) to: usize,
    /// The namespace among those of the format, if it counts.
    pub(super) prefix: Option<u32>,
    /// Whether it is what is written; in the value of an attribute it may not be.
    pub(super) verbatim: bool,
}

/// What an attribute is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// It is a field.
    Field,
    /// It says how the field is named that the element is.
    Name,
    /// It says whether there is nothing.
    Nil,
    /// It says what type the value has.
    Type,
    /// It is about XML itself, as a declaration of a namespace.
    Meta,
}

impl<'de> Lexer<'de> {
    /// Whether a name is this one.
    #[inline]
    pub(super) fn is(&self, name: Name, candidate: &str) -> bool {
        if name.verbatim && name.prefix.is_none() {
            return self.text.as_bytes()[name.from..name.to] == *candidate.as_bytes();
        }
        self.is_oddly(name, candidate)
    }

    fn is_oddly(&self, name: Name, candidate: &str) -> bool {
        let Some(prefix) = name.prefix else { return self.label(name) == candidate };
        let prefix = self.xml.namespaces[prefix as usize].0;
        let local = candidate.strip_prefix(prefix).and_then(|rest| rest.strip_prefix(':'));
        local == Some(&self.text[name.from..name.to])
    }

    /// A name as it is shown and compared.
    pub(super) fn label(&self, name: Name) -> Cow<'de, str> {
        let text = &self.text[name.from..name.to];
        match name.prefix {
            Some(prefix) => Cow::Owned(format!("{}:{text}", self.xml.namespaces[prefix as usize].0)),
            None if name.verbatim => Cow::Borrowed(text),
            None => {
                let mut value = String::new();
                // It was looked at when the tag was read, so that its references are right.
                let _ = text::push_value(&mut value, text);
                Cow::Owned(value)
            }
        }
    }

    /// What the name of an element says of it.
    #[inline]
    fn element(&self, name: &[u8]) -> Element {
        match (self.xml.field, self.xml.object, self.xml.list) {
            (Some((element, _)), ..) if element.as_bytes() == name => Element::Field,
            (_, Some(object), _) if object.element.as_bytes() == name => Element::Object,
            (.., Some(list)) if list.as_bytes() == name => Element::List,
            _ => Element::Named,
        }
    }

    /// The start tag of a field that an attribute names, written as usual: `<attribute name="id">`, and the byte behind
    /// it. Documents with such tags have few others, so that they are compared at once. `None` for all others, also where
    /// they are malformed.
    #[inline]
    pub(super) fn generic_tag(&self, start: usize) -> Option<(Tag, usize)> {
        let (element, named_by) = self.xml.field?;
        let bytes = self.text.as_bytes();
        let attributes = bytes.get(start + 1..)?.strip_prefix(element.as_bytes())?;
        let value = attributes.strip_prefix(b" ")?.strip_prefix(named_by.as_bytes())?.strip_prefix(b"=\"")?;
        let from = bytes.len() - value.len();
        let (to, verbatim) = tags::value(self.text, from, bytes.len(), b'"').ok()?;
        let end = to + 1;
        if bytes.get(end) != Some(&b'>') {
            return None;
        }
        let name = Name { from, to, prefix: None, verbatim };
        let attributes = bytes.len() - attributes.len();
        let element = Element::Field;
        let tag = Tag { start, name, attributes, end, element, array: false, nil: false, fields: false };
        Some((tag, end + 1))
    }

    /// Looks at the start tag whose `<` is at `start`, and whose attributes end at `end`.
    #[inline]
    pub(super) fn read_tag(&self, start: usize, end: usize) -> Result<Tag, DecodeError> {
        let (local, attributes) = tags::name(&self.text.as_bytes()[..end], start + 1)?;
        let prefix = self.known_prefix(start + 1, local, attributes, true);
        let name = Name { from: local, to: attributes, prefix, verbatim: true };
        let element = self.element(&self.text.as_bytes()[local..attributes]);
        let mut tag = Tag { start, name, attributes, end, element, array: false, nil: false, fields: false };
        let mut at = attributes;
        while at < end {
            let Some(attribute) = tags::attribute(self.text, at, end)? else { break };
            let value = &self.text.as_bytes()[attribute.from..attribute.to];
            match self.role(element, &attribute) {
                Role::Field => tag.fields = true,
                Role::Name => tag.name = Name::of_value(&attribute),
                Role::Nil => tag.nil = matches!(value.trim_ascii(), b"true" | b"1"),
                Role::Type if value == b"array" => tag.array = true,
                Role::Type | Role::Meta => {}
            }
            at = attribute.end();
        }
        Ok(tag)
    }

    /// The name of the field that an attribute is.
    pub(super) fn attribute_name(&self, attribute: &Attribute) -> Name {
        let Attribute { name, local, name_end, .. } = *attribute;
        let prefix = self.known_prefix(name, local, name_end, false);
        Name { from: local, to: name_end, prefix, verbatim: true }
    }

    /// The next attribute from `at` on that is a field.
    pub(super) fn next_attribute(&self, tag: &Tag, mut at: usize) -> Result<Option<Attribute>, DecodeError> {
        while let Some(attribute) = tags::attribute(self.text, at, tag.end)? {
            if self.role(tag.element, &attribute) == Role::Field {
                return Ok(Some(attribute));
            }
            at = attribute.end();
        }
        Ok(None)
    }

    /// The field that takes the attribute `local` of an element that stands for an object, if it says of what kind the
    /// object is.
    pub(super) fn kind(&self, tag: &Tag, local: &str) -> Option<&'de str> {
        let (attribute, field) = self.xml.object?.kind?;
        (tag.element == Element::Object && attribute == local).then_some(field)
    }

    /// The name of the field that an attribute is, as it is shown.
    pub(super) fn attribute_label(&self, tag: &Tag, attribute: &Attribute) -> Cow<'de, str> {
        let local = &self.text[attribute.local..attribute.name_end];
        match self.kind(tag, local) {
            Some(kind) => Cow::Borrowed(kind),
            None => self.label(self.attribute_name(attribute)),
        }
    }

    /// What an attribute of an element is for.
    #[inline]
    pub(super) fn role(&self, element: Element, attribute: &Attribute) -> Role {
        let bytes = self.text.as_bytes();
        let local = &bytes[attribute.local..attribute.name_end];
        let is = |name: Option<&str>| name.is_some_and(|name| name.as_bytes() == local);
        let mut about_types = false;
        if attribute.local > attribute.name {
            let prefix = &bytes[attribute.name..attribute.local - 1];
            if prefix == b"xmlns" {
                return Role::Meta;
            }
            about_types =
                prefix == b"xsi" || self.namespace(attribute.name, attribute.name_end, false) == Some(SCHEMA_INSTANCE);
        } else if local == b"xmlns" {
            return Role::Meta;
        }
        if is(self.xml.nil) || about_types && local == b"nil" {
            return Role::Nil;
        }
        if is(self.xml.type_attribute) {
            return Role::Type;
        }
        if about_types {
            return Role::Meta;
        }
        match self.xml.field {
            Some((_, named_by)) if element == Element::Field && named_by.as_bytes() == local => Role::Name,
            _ => Role::Field,
        }
    }

    /// The namespace of a name among those of the format.
    #[inline]
    fn known_prefix(&self, from: usize, local: usize, to: usize, element: bool) -> Option<u32> {
        if self.namespaces.is_none() || !element && from == local {
            return None;
        }
        let namespace = self.namespace(from, to, element)?;
        // The parser does not resolve the references in a declaration, such as `&amp;` in an address.
        let is_meant = |known: &str| known == namespace || namespace.contains('&') && text::says(namespace, known);
        let index = self.xml.namespaces.iter().position(|(_, known)| is_meant(known))?;
        u32::try_from(index).ok()
    }

    /// The namespace of a name, where namespaces count at all.
    fn namespace(&self, from: usize, to: usize, element: bool) -> Option<&str> {
        let resolver: &NamespaceResolver = self.namespaces.as_ref()?;
        match resolver.resolve(QName(&self.text[from..to]), element).0 {
            ResolveResult::Bound(Namespace(namespace)) => Some(namespace),
            ResolveResult::Unbound | ResolveResult::Unknown(_) => None,
        }
    }

    /// The name of the field whose name, without its prefix, starts at `at`.
    pub(super) fn label_at(&self, at: usize) -> String {
        let bytes = self.text.as_bytes();
        if let Some(quote @ (b'"' | b'\'')) = at.checked_sub(1).and_then(|before| bytes.get(before)) {
            let length = self.text[at..].find(char::from(*quote)).unwrap_or(0);
            let name = Name { from: at, to: at + length, prefix: None, verbatim: false };
            return self.label(name).into_owned();
        }
        let ends = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'<');
        let start = bytes[..at].iter().rposition(ends).map_or(at, |before| before + 1);
        let Ok((local, end)) = tags::name(bytes, start) else { return String::new() };
        let element = start > 0 && bytes[start - 1] == b'<';
        let prefix = self.known_prefix(start, local, end, element);
        self.label(Name { from: local, to: end, prefix, verbatim: true }).into_owned()
    }
}

impl Name {
    /// The name that an attribute says.
    const fn of_value(attribute: &Attribute) -> Self {
        Self { from: attribute.from, to: attribute.to, prefix: None, verbatim: attribute.verbatim }
    }
}
