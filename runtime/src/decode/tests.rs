//! Tests of the reader as a whole.

#![expect(
    clippy::redundant_closure_for_method_calls,
    reason = "the path of a method is not general over the lifetime of the reader"
)]

mod malformed;
mod scalars;
mod structure;
mod times;

use super::{Decode, DecodeError, DecodeErrorKind, DecodeObject, Form, NoticeKind, Reader};

/// Reads a whole body with `read`.
fn whole<T>(body: &[u8], read: impl FnOnce(&mut Reader<'_>) -> Result<T, DecodeError>) -> Result<T, DecodeError> {
    let mut reader = Reader::json(body)?;
    let value = read(&mut reader)?;
    reader.finish()?;
    Ok(value)
}

/// Reads a whole body, and tells what was noticed on the way.
fn watched<T>(
    body: &str,
    read: impl FnOnce(&mut Reader<'_>) -> Result<T, DecodeError>,
) -> (T, Vec<(NoticeKind, String)>) {
    let mut reader = Reader::json(body.as_bytes()).unwrap();
    reader.watch();
    let value = read(&mut reader).unwrap();
    let notices = reader.notices().iter();
    let notices = notices.map(|notice| (notice.kind(), notice.path().to_owned()));
    (value, notices.collect())
}

/// Whether an error is of syntax.
fn is_syntax(error: &DecodeError) -> bool {
    matches!(error.kind(), DecodeErrorKind::Syntax { .. })
}

/// A type that holds itself, as generated code has it.
#[derive(Debug, Default, PartialEq)]
struct Node {
    id: Option<i64>,
    name: Option<String>,
    child: Option<Box<Node>>,
    items: Vec<Node>,
    by_key: std::collections::BTreeMap<String, Node>,
}

impl DecodeObject for Node {
    const FIELDS: &'static [&'static str] = &["id", "name", "child", "items", "by_key"];

    fn read_fields(&mut self, reader: &mut Reader<'_>) -> Result<(), DecodeError> {
        while let Some(field) = reader.field()? {
            match field {
                0 => self.id = reader.integer(Form::Number)?,
                1 => self.name = reader.string()?,
                2 => self.child = Self::decode(reader)?.map(Box::new),
                3 => reader.list(&mut self.items, Self::decode)?,
                4 => reader.map(&mut self.by_key, Self::decode)?,
                _ => reader.skip()?,
            }
        }
        Ok(())
    }
}

/// Reads a node that must be there.
fn node(body: &str) -> Result<Node, DecodeError> {
    whole(body.as_bytes(), Node::decode).map(Option::unwrap)
}
