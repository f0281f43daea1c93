//! The type that the tests of all formats read.

use std::collections::BTreeMap;

use super::super::{Decode, DecodeError, DecodeObject, Form, Reader};

/// A type that holds itself, as generated code has it.
#[derive(Debug, Default, PartialEq)]
pub(in super::super) struct Node {
    pub(in super::super) id: Option<i64>,
    pub(in super::super) name: Option<String>,
    pub(in super::super) child: Option<Box<Node>>,
    pub(in super::super) items: Vec<Node>,
    pub(in super::super) by_key: BTreeMap<String, Node>,
    pub(in super::super) tags: Vec<String>,
    /// Of what kind it is, where XML says it of an object.
    pub(in super::super) object: Option<String>,
}

impl DecodeObject for Node {
    const FIELDS: &'static [&'static str] = &["id", "name", "child", "items", "by_key", "tags", "object"];

    fn read_fields(&mut self, reader: &mut Reader<'_>) -> Result<(), DecodeError> {
        while let Some(field) = reader.field()? {
            match field {
                0 => self.id = reader.integer(Form::Number)?,
                1 => self.name = reader.string()?,
                2 => self.child = Self::decode(reader)?.map(Box::new),
                3 => reader.list(&mut self.items, Self::decode)?,
                4 => reader.map(&mut self.by_key, Self::decode)?,
                5 => reader.list(&mut self.tags, Reader::string)?,
                6 => self.object = reader.string()?,
                _ => reader.skip()?,
            }
        }
        Ok(())
    }
}

pub(in super::super) fn named(id: i64, name: &str) -> Node {
    Node { id: Some(id), name: Some(name.to_owned()), ..Node::default() }
}
