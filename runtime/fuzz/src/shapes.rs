//! Operations of every shape that can be declared: where the payload stands, where a fault does, in which format.

use runtime::credentials::Authentication;
use runtime::decode::{Csv, CsvCell, Decode as _, DecodeError, DecodeObject, Reader, Text, TextLayout, Xml, XmlList};
use runtime::encode::Writer;
use runtime::fault::FaultShape;
use runtime::format::{FormatDetails, Formats, Syntax};
use runtime::http::Method;
use runtime::operation::{AnswerShape, DocumentedFault, OperationDetails};
use runtime::provider::{Envelope, Location, Provider, ProviderDetails};
use runtime::{Client, Download, Operation, Parameters};

use crate::Node;

/// A provider whose faults stand in a place of their own: the body, under their name, or under a key.
pub enum Made<const FAULT: usize> {}

impl<const FAULT: usize> Provider for Made<FAULT> {
    type Envelope = Wrapped;
    type Fault = Said<FAULT>;

    const DETAILS: &'static ProviderDetails<'static> = &ProviderDetails::new("made", "https://made.example").authentication(&[
        Authentication::Basic { username: 0, password: 1 },
        Authentication::Value { name: "x-token", location: Location::Header, prefix: "Token ", credential: 2 },
    ]);
}

/// What answers may be wrapped in.
#[derive(Debug, Default)]
pub struct Wrapped {
    status: Option<String>,
    message: Option<String>,
}

impl Envelope for Wrapped {
    const FIELDS: &'static [&'static str] = &["list", "status", "message"];

    fn read(&mut self, field: usize, reader: &mut Reader<'_>) -> Result<(), DecodeError> {
        match field {
            1 => self.status = reader.string()?,
            _ => self.message = reader.string()?,
        }
        Ok(())
    }

    fn write(&self, _: &mut Writer) {}

    fn is_success(&self) -> bool {
        self.status.as_deref() == Some("ok")
    }
}

/// What the server says of a call that failed.
#[derive(Debug, Default, PartialEq)]
pub struct Said<const FAULT: usize> {
    kind: String,
    name: Option<String>,
    message: Option<String>,
    nodes: Vec<Node>,
}

impl<const FAULT: usize> DecodeObject for Said<FAULT> {
    const FIELDS: &'static [&'static str] = &["name", "message", "items"];

    fn read_fields(&mut self, reader: &mut Reader<'_>) -> Result<(), DecodeError> {
        while let Some(field) = reader.field()? {
            match field {
                0 => self.name = reader.string()?,
                1 => self.message = reader.string()?,
                _ => reader.values(&mut self.nodes)?,
            }
        }
        Ok(())
    }
}

impl<const FAULT: usize> runtime::Fault for Said<FAULT> {
    const SHAPE: FaultShape<'static> = match FAULT {
        0 => FaultShape::Body,
        1 => FaultShape::Named,
        _ => FaultShape::Key(&["error"]),
    };

    fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    fn message(&self) -> Option<&str> {
        self.message.as_deref()
    }

    fn set_message(&mut self, message: String) {
        self.message = Some(message);
    }

    fn set_kind(&mut self, name: &str) {
        name.clone_into(&mut self.kind);
    }
}

/// A call of one shape.
pub struct Call<const FAULT: usize, const ANSWER: usize, const FORMAT: usize>(pub Client);

/// What a call asks for.
#[derive(Debug)]
pub enum Payload {
    /// Nothing.
    Nothing,
    /// Objects.
    Nodes(Vec<Node>),
    /// A text.
    Text(String),
    /// Bytes.
    Download(Download),
}

/// The number of places where a payload stands.
pub const ANSWERS: usize = 4;
/// The number of formats.
pub const FORMATS: usize = 8;

const TEXT: usize = 6;
const BYTES: usize = 7;

impl<const FAULT: usize, const ANSWER: usize, const FORMAT: usize> Operation for Call<FAULT, ANSWER, FORMAT> {
    type Provider = Made<FAULT>;
    type Payload = Payload;

    const DETAILS: &'static OperationDetails<'static> =
        &OperationDetails::new(Made::<FAULT>::DETAILS, "call", Method::GET, &["/"])
            .answer(answer(if FORMAT < TEXT { ANSWER } else { 1 }))
            .formats(&FORMATS_OF[FORMAT])
            .success(&[200, 409])
            .faults(FAULTS);

    fn client(&self) -> &Client {
        &self.0
    }

    fn parameters(&self, _: &mut Parameters) {}

    fn read(reader: &mut Reader<'_>, payload: &mut Option<Payload>) -> Result<(), DecodeError> {
        if FORMAT == TEXT {
            *payload = reader.string()?.map(Payload::Text);
            return Ok(());
        }
        let mut nodes = match payload.take() {
            Some(Payload::Nodes(nodes)) => nodes,
            _ => Vec::new(),
        };
        // The payload is an object, or a list of objects.
        if ANSWER == 2 {
            nodes.extend(Node::decode(reader)?)
        } else {
            reader.values(&mut nodes)?
        }
        *payload = Some(Payload::Nodes(nodes));
        Ok(())
    }

    fn write(_: &Payload, _: &mut Writer) {}

    fn nothing() -> Option<Payload> {
        (ANSWER == 0).then_some(Payload::Nothing)
    }

    fn receive(download: Download) -> Option<Payload> {
        (FORMAT == BYTES).then_some(Payload::Download(download))
    }
}

static FAULTS: &[DocumentedFault] = &[
    DocumentedFault::new(404, "missing", "There is none."),
    DocumentedFault::text(401, "unknown", "Nobody is known by this name."),
];

const fn answer(shape: usize) -> AnswerShape<'static> {
    match shape {
        0 => AnswerShape::Nothing,
        1 => AnswerShape::Whole,
        2 => AnswerShape::Key(&["list"]),
        _ => AnswerShape::Envelope(&["list", "status", "message"]),
    }
}

static GENERIC: Xml = Xml::new()
    .root(&["gogrid", "response"])
    .field("attribute", "name")
    .object_of_kind("object", "name", "kind")
    .list("list");
static NAMED: Xml = Xml::new().lists(XmlList::WrappedAs("item")).nil("nil").type_attribute("type");
static PLAIN: Csv = Csv::new();
static COMMENTED: Csv = Csv::new().comment("#").envelope(&[CsvCell::Lowercase("status"), CsvCell::Field("message")]);
static PAIRS: Text = Text::new(TextLayout::Pairs("=")).comment("#");
static WHOLE: Text = Text::new(TextLayout::Whole);

const JSON: FormatDetails = FormatDetails::JSON;

/// A format, with JSON as another one, which faults come in wherever it was not asked for.
const fn with_json(format: FormatDetails) -> [FormatDetails; 2] {
    [format, JSON]
}

static CHOICES: [[FormatDetails; 2]; FORMATS] = [
    with_json(JSON),
    with_json(FormatDetails::new("XML", "xml", "application/xml", Syntax::Xml(&GENERIC))),
    with_json(FormatDetails::new("XML", "xml", "text/xml", Syntax::Xml(&NAMED))),
    with_json(FormatDetails::new("CSV", "csv", "text/csv", Syntax::Csv(&PLAIN))),
    with_json(FormatDetails::new("CSV", "csv", "text/csv", Syntax::Csv(&COMMENTED))),
    with_json(FormatDetails::new("text", "text", "text/plain", Syntax::Text(&PAIRS))),
    with_json(FormatDetails::new("text", "text", "text/plain", Syntax::Text(&WHOLE))),
    with_json(FormatDetails::new("bytes", "bytes", "application/zip", Syntax::Bytes)),
];

static FORMATS_OF: [Formats; FORMATS] = [
    Formats::new(&CHOICES[0]),
    Formats::new(&CHOICES[1]),
    Formats::new(&CHOICES[2]),
    Formats::new(&CHOICES[3]),
    Formats::new(&CHOICES[4]),
    Formats::new(&CHOICES[5]),
    Formats::new(&CHOICES[6]),
    Formats::new(&CHOICES[7]),
];
