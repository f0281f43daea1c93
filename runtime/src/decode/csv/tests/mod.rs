//! Tests of CSV.

#![expect(
    clippy::redundant_closure_for_method_calls,
    reason = "the path of a method is not general over the lifetime of the reader"
)]

mod beyond;
mod cells;
mod envelope;
mod headers;
mod hostile;
mod lists;
mod objects;
mod sample;
mod values;

use super::super::tests::{Node, is_syntax, named, read_all, watch_all};
use super::super::{Decode, DecodeError, DecodeErrorKind, Form, NoticeKind, Reader};
use super::{Csv, CsvCell, CsvHeader};

static PLAIN: Csv = Csv::new();

/// Reads a whole body of records with `read`.
fn whole<T>(
    body: &str,
    csv: &'static Csv,
    read: impl FnOnce(&mut Reader<'_>) -> Result<T, DecodeError>,
) -> Result<T, DecodeError> {
    read_all(Reader::csv(body, csv, None), read)
}

/// Reads a whole body, and tells what was noticed on the way.
fn watched<T>(
    body: &str,
    csv: &'static Csv,
    read: impl FnOnce(&mut Reader<'_>) -> Result<T, DecodeError>,
) -> (T, Vec<(NoticeKind, String)>) {
    watch_all(Reader::csv(body, csv, None), read)
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
