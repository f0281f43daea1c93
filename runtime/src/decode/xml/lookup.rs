//! Which field of an object a name means.

use super::lexer::Lexer;
use super::objects::Fields;
use super::tags::Attribute;
use super::{XmlField, XmlNode};

impl Fields<'_> {
    /// The field that an attribute is.
    pub(super) fn attribute_index(
        &self,
        lexer: &Lexer<'_>,
        attribute: &Attribute,
        fields: &[&str],
        next: usize,
    ) -> Option<usize> {
        let local = &lexer.text[attribute.local..attribute.name_end];
        let Some(kind) = lexer.kind(&self.tag, local) else {
            let name = lexer.attribute_name(attribute);
            return self.position(fields, next, XmlNode::Attribute, |field| lexer.is(name, field));
        };
        // The name is that of the field, which need not be how it is spelled.
        let spelled = self.position(fields, next, XmlNode::Either, |field| field == kind);
        spelled.or_else(|| fields.iter().position(|field| *field == kind))
    }

    /// The index of the field of which the name `is` said, and which may stand in this kind of node. It is searched from
    /// `next` on and then from the start, since fields mostly come in the order of the documentation.
    #[inline]
    pub(super) fn position(
        &self,
        fields: &[&str],
        next: usize,
        node: XmlNode,
        is: impl Fn(&str) -> bool,
    ) -> Option<usize> {
        let next = next.min(fields.len());
        // This is done for every field, so that the usual case is worth a loop without questions.
        if self.spelled.is_empty() {
            return find(fields, next, is);
        }
        let fits = |index: usize| match self.spelled.get(index) {
            Some(field) => field.may_be(node) && is(field.name),
            None => is(fields[index]),
        };
        (next..fields.len()).find(|index| fits(*index)).or_else(|| (0..next).find(|index| fits(*index)))
    }
}

/// The index of the first name of which `is` said, from `next` on and then from the start.
#[inline]
fn find(names: &[&str], next: usize, is: impl Fn(&str) -> bool) -> Option<usize> {
    let (before, behind) = names.split_at(next);
    let found = behind.iter().position(|name| is(name)).map(|index| next + index);
    found.or_else(|| before.iter().position(|name| is(name)))
}

impl XmlField<'_> {
    /// Whether the field may stand in this kind of node; `Either` asks for any but the text.
    fn may_be(&self, node: XmlNode) -> bool {
        match self.node {
            XmlNode::Text => false,
            XmlNode::Either => true,
            own => node == XmlNode::Either || own == node,
        }
    }
}
