//! Tests of XML.

#![expect(
    clippy::redundant_closure_for_method_calls,
    reason = "the path of a method is not general over the lifetime of the reader"
)]

mod any;
mod leaves;
mod lists;
mod malformed;
mod namespaces;
mod objects;
mod root;
mod sample;
mod scalars;
mod text;

use super::super::{Decode, DecodeError, DecodeErrorKind, DecodeObject, Form, NoticeKind, Reader};
use super::Xml;

/// Nothing but what is usual.
static PLAIN: Xml = Xml::new();

/// Fields, objects and lists by elements of fixed names.
static GENERIC: Xml = Xml::new().field("attribute", "name").object_of_kind("object", "name", "object").list("list");

/// Reads a whole document with `read`.
fn whole<T>(
    document: &str,
    xml: &'static Xml,
    read: impl FnOnce(&mut Reader<'_>) -> Result<T, DecodeError>,
) -> Result<T, DecodeError> {
    let mut reader = Reader::xml(document, xml)?;
    let value = read(&mut reader)?;
    reader.finish()?;
    Ok(value)
}

/// Reads a whole document, and tells what was noticed on the way.
fn watched<T>(
    document: &str,
    xml: &'static Xml,
    read: impl FnOnce(&mut Reader<'_>) -> Result<T, DecodeError>,
) -> (T, Vec<(NoticeKind, String)>) {
    let mut reader = Reader::xml(document, xml).unwrap();
    reader.watch();
    let value = read(&mut reader).unwrap();
    let notices = reader.notices().iter().map(|notice| (notice.kind(), notice.path().to_owned())).collect();
    reader.finish().unwrap();
    (value, notices)
}

/// The paths of the unknown fields in a document that is read as a [`Node`].
fn unknown(document: &str, xml: &'static Xml) -> Vec<String> {
    let (_, notices) = watched(document, xml, Node::decode);
    assert!(notices.iter().all(|(kind, _)| *kind == NoticeKind::UnknownField), "{notices:?}");
    notices.into_iter().map(|(_, path)| path).collect()
}

/// Whether an error is that another kind of value was expected.
fn is_type(error: &DecodeError) -> bool {
    matches!(error.kind(), DecodeErrorKind::Type { .. })
}

/// A type that holds itself, as generated code has it.
#[derive(Debug, Default, PartialEq)]
struct Node {
    id: Option<i64>,
    name: Option<String>,
    child: Option<Box<Node>>,
    items: Vec<Node>,
    by_key: std::collections::BTreeMap<String, Node>,
    tags: Vec<String>,
    object: Option<String>,
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
                5 => reader.list(&mut self.tags, |reader| reader.string())?,
                6 => self.object = reader.string()?,
                _ => reader.skip()?,
            }
        }
        Ok(())
    }
}

fn named(id: i64, name: &str) -> Node {
    Node { id: Some(id), name: Some(name.to_owned()), ..Node::default() }
}

/// Reads a node that must be there.
fn node(document: &str) -> Result<Node, DecodeError> {
    whole(document, &PLAIN, Node::decode).map(Option::unwrap)
}
