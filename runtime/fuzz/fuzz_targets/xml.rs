//! Any text as XML. The first byte chooses how it is read, the second one how it is spelled. Some bodies are read as
//! bytes of an answer instead, in whatever encoding they say to be.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use runtime::decode::{Decode as _, DecodeError, Reader, Xml, XmlList};
use runtime::encode::Writer;
use runtime::format::{FormatDetails, Formats, Syntax};
use runtime::http::{Method, Response};
use runtime::operation::OperationDetails;
use runtime::provider::{Provider, ProviderDetails};
use runtime::{Bytes, Client, Operation, Parameters, Secrets};
use runtime_fuzz::{Node, check, choice};

/// The family of elements that stand for fields, objects and lists.
static GENERIC: Xml = Xml::new()
    .root(&["gogrid", "response"])
    .field("attribute", "name")
    .object_of_kind("object", "name", "kind")
    .list("list");

static SPELLINGS: [Xml; 6] = [
    Xml::new(),
    Xml::new().lists(XmlList::Wrapped).nil("nil").type_attribute("type"),
    Xml::new().lists(XmlList::WrappedAs("item")).root(&["answer", "body"]),
    Xml::new().namespaces(&[("f", "urn:fields"), ("f", "urn:others")]).type_attribute("type"),
    Xml::new().field("attribute", "name").object("object").list("list").nil("nil").lists(XmlList::Wrapped),
    Xml::new().field("x", "x").object_of_kind("x", "x", "x").list("x").nil("x").type_attribute("x").root(&["x", "x"]),
];

fuzz_target!(|bytes: &[u8]| {
    let (way, bytes) = choice(bytes);
    let (spelling, body) = choice(bytes);
    if spelling % 8 == 7 {
        return interpret(way, body);
    }
    let body = String::from_utf8_lossy(body);
    let xml = SPELLINGS.get(spelling % 8).unwrap_or(&GENERIC);
    check(way, body.len(), || Reader::xml(&body, xml));
});

enum Anybody {}

impl Provider for Anybody {
    type Envelope = ();
    type Fault = ();

    const DETAILS: &'static ProviderDetails<'static> = &ProviderDetails::new("anybody", "https://anybody.example");
}

struct Read(Client);

static DETAILS: OperationDetails = OperationDetails::new(Anybody::DETAILS, "read", Method::GET, &["/"])
    .formats(&Formats::new(&[FormatDetails::new("XML", "xml", "application/xml", Syntax::Xml(&GENERIC))]));

impl Operation for Read {
    type Provider = Anybody;
    type Payload = Node;

    const DETAILS: &'static OperationDetails<'static> = &DETAILS;

    fn client(&self) -> &Client {
        &self.0
    }

    fn parameters(&self, _: &mut Parameters) {}

    fn read(reader: &mut Reader<'_>, payload: &mut Option<Node>) -> Result<(), DecodeError> {
        *payload = Node::decode(reader)?;
        Ok(())
    }

    fn write(_: &Node, _: &mut Writer) {}
}

/// Reads the bytes of an answer twice.
fn interpret(way: usize, body: &[u8]) {
    static CALL: LazyLock<Read> = LazyLock::new(|| Read(Client::new(Anybody::DETAILS, Secrets::new([]))));
    const TYPES: [&str; 4] = ["", "application/xml", "text/xml; charset=iso-8859-1", "text/html; charset=utf-16"];
    let read = || {
        let response = Response::builder().status(200).header("content-type", TYPES[way % TYPES.len()]);
        let response = response.body(Bytes::copy_from_slice(body)).expect("a response can be made");
        CALL.interpret(response).map(|answer| format!("{:?}", answer.payload)).map_err(|error| format!("{error:?}"))
    };
    assert_eq!(read(), read(), "two readings differ");
}
