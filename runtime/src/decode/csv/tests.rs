//! Tests of CSV.

#![expect(
    clippy::redundant_closure_for_method_calls,
    reason = "the path of a method is not general over the lifetime of the reader"
)]

mod cells;
mod envelope;
mod headers;
mod hostile;
mod lists;
mod objects;
mod sample;
mod values;

use super::super::{Decode, DecodeError, DecodeErrorKind, DecodeObject, Form, NoticeKind, Reader};
use super::{Csv, CsvCell, CsvHeader};

static PLAIN: Csv = Csv::new();

/// Reads a whole body of records with `read`.
fn whole<T>(
    body: &str,
    csv: &'static Csv,
    read: impl FnOnce(&mut Reader<'_>) -> Result<T, DecodeError>,
) -> Result<T, DecodeError> {
    let mut reader = Reader::csv(body, csv, None)?;
    let value = read(&mut reader)?;
    reader.finish()?;
    Ok(value)
}

/// Reads a whole body, and tells what was noticed on the way.
fn watched<T>(
    body: &str,
    csv: &'static Csv,
    read: impl FnOnce(&mut Reader<'_>) -> Result<T, DecodeError>,
) -> (T, Vec<(NoticeKind, String)>) {
    let mut reader = Reader::csv(body, csv, None).unwrap();
    reader.watch();
    let value = read(&mut reader).unwrap();
    let notices = reader.notices().iter();
    (value, notices.map(|notice| (notice.kind(), notice.path().to_owned())).collect())
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
    tags: Vec<String>,
}

impl DecodeObject for Node {
    const FIELDS: &'static [&'static str] = &["id", "name", "child", "items", "tags"];

    fn read_fields(&mut self, reader: &mut Reader<'_>) -> Result<(), DecodeError> {
        while let Some(field) = reader.field()? {
            match field {
                0 => self.id = reader.integer(Form::Number)?,
                1 => self.name = reader.string()?,
                2 => self.child = Self::decode(reader)?.map(Box::new),
                3 => reader.list(&mut self.items, Self::decode)?,
                4 => reader.list(&mut self.tags, Reader::string)?,
                _ => reader.skip()?,
            }
        }
        Ok(())
    }
}

fn named(id: i64, name: &str) -> Node {
    Node { id: Some(id), name: Some(name.to_owned()), ..Node::default() }
}

fn tagged<const N: usize>(tags: [&str; N]) -> Node {
    Node { tags: tags.map(str::to_owned).to_vec(), ..Node::default() }
}

/// Reads a list of nodes.
fn nodes_of(body: &str, csv: &'static Csv) -> Result<Vec<Node>, DecodeError> {
    let mut nodes = Vec::new();
    whole(body, csv, |reader| reader.list(&mut nodes, Node::decode))?;
    Ok(nodes)
}

fn nodes(body: &str) -> Result<Vec<Node>, DecodeError> {
    nodes_of(body, &PLAIN)
}

/// Reads a list of texts.
fn strings(body: &str, csv: &'static Csv) -> Result<Vec<String>, DecodeError> {
    let mut strings = Vec::new();
    whole(body, csv, |reader| reader.list(&mut strings, Reader::string))?;
    Ok(strings)
}
