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

use super::super::tests::{Node, named, read_all, watch_all};
use super::super::{Decode, DecodeError, DecodeErrorKind, Form, NoticeKind, Reader};
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
    read_all(Reader::xml(document, xml), read)
}

/// Reads a whole document, and tells what was noticed on the way.
fn watched<T>(
    document: &str,
    xml: &'static Xml,
    read: impl FnOnce(&mut Reader<'_>) -> Result<T, DecodeError>,
) -> (T, Vec<(NoticeKind, String)>) {
    watch_all(Reader::xml(document, xml), read)
}

/// The paths of the unknown fields in a document that is read as a [`Node`], and in which all else is known.
fn unknown(document: &str, xml: &'static Xml) -> Vec<String> {
    paths(NoticeKind::UnknownField, document, xml)
}

/// The paths of all notices of a document that is read as a [`Node`], which are of this kind.
fn paths(kind: NoticeKind, document: &str, xml: &'static Xml) -> Vec<String> {
    let (_, notices) = watched(document, xml, Node::decode);
    assert!(notices.iter().all(|(noticed, _)| *noticed == kind), "{notices:?}");
    notices.into_iter().map(|(_, path)| path).collect()
}

/// Whether an error is that another kind of value was expected.
fn is_type(error: &DecodeError) -> bool {
    matches!(error.kind(), DecodeErrorKind::Type { .. })
}

/// Reads a node that must be there.
fn node(document: &str) -> Result<Node, DecodeError> {
    whole(document, &PLAIN, Node::decode).map(Option::unwrap)
}
