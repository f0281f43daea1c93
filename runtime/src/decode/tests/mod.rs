//! Tests of the reader as a whole.

#![expect(
    clippy::redundant_closure_for_method_calls,
    reason = "the path of a method is not general over the lifetime of the reader"
)]

mod duplicates;
mod malformed;
mod node;
mod patterns;
mod scalars;
mod structure;
mod times;

use super::{Decode, DecodeError, DecodeErrorKind, NoticeKind, Reader};
pub(super) use node::{Node, named};

/// Reads all of a body with `read`, whatever its format.
pub(super) fn read_all<'de, T>(
    reader: Result<Reader<'de>, DecodeError>,
    read: impl FnOnce(&mut Reader<'de>) -> Result<T, DecodeError>,
) -> Result<T, DecodeError> {
    let mut reader = reader?;
    let value = read(&mut reader)?;
    reader.finish()?;
    Ok(value)
}

/// Reads all of a body, whatever its format, and tells what was noticed on the way.
pub(super) fn watch_all<'de, T>(
    reader: Result<Reader<'de>, DecodeError>,
    read: impl FnOnce(&mut Reader<'de>) -> Result<T, DecodeError>,
) -> (T, Vec<(NoticeKind, String)>) {
    let mut reader = reader.unwrap();
    reader.watch();
    let value = read(&mut reader).unwrap();
    let notices = reader.notices().iter().map(|notice| (notice.kind(), notice.path().to_owned())).collect();
    reader.finish().unwrap();
    (value, notices)
}

/// Whether an error is of syntax.
pub(super) fn is_syntax(error: &DecodeError) -> bool {
    matches!(error.kind(), DecodeErrorKind::Syntax { .. })
}

/// Reads a whole body with `read`.
fn whole<T>(body: &[u8], read: impl FnOnce(&mut Reader<'_>) -> Result<T, DecodeError>) -> Result<T, DecodeError> {
    read_all(Reader::json(body), read)
}

/// Reads a whole body, and tells what was noticed on the way.
fn watched<T>(
    body: &str,
    read: impl FnOnce(&mut Reader<'_>) -> Result<T, DecodeError>,
) -> (T, Vec<(NoticeKind, String)>) {
    watch_all(Reader::json(body.as_bytes()), read)
}

/// Reads a node that must be there.
fn node(body: &str) -> Result<Node, DecodeError> {
    whole(body.as_bytes(), Node::decode).map(Option::unwrap)
}
