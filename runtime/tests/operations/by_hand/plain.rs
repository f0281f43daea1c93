//! A provider of our own making, with what the real three do not use: a bearer token, a header, a body in JSON, two
//! placeholders in one path, no documented faults, and an answer that is the payload itself, with a field that must be
//! there.

use runtime::credentials::Authentication;
use runtime::decode::{Decode as _, DecodeError, Form, Reader};
use runtime::encode::Writer;
use runtime::http::Method;
use runtime::operation::{Body, OperationDetails};
use runtime::provider::{Location, Provider, ProviderDetails};
use runtime::{Operation, Parameters, Secrets};

/// The provider, for its operations.
pub enum Plain {}

impl Provider for Plain {
    type Envelope = ();
    type Fault = ();

    const DETAILS: &'static ProviderDetails<'static> = &ProviderDetails::new("plain", "https://plain.example")
        .authentication(&[Authentication::Bearer { token: 0 }])
        .parameters(&[(Location::Header, "x-version", "7"), (Location::Query, "locale", "en")]);
}

/// A client with this token.
pub fn client(token: &str) -> runtime::Client {
    runtime::Client::new(Plain::DETAILS, Secrets::new([token.to_owned()]))
}

/// Renames a disk of a server.
#[derive(Debug, Clone)]
pub struct RenameDisk {
    client: runtime::Client,
    server: String,
    disk: String,
    name: Option<String>,
    reason: Option<String>,
}

impl RenameDisk {
    pub fn new(client: &runtime::Client, server: &str, disk: &str) -> Self {
        Self { client: client.clone(), server: server.to_owned(), disk: disk.to_owned(), name: None, reason: None }
    }

    pub fn name(mut self, name: &str) -> Self {
        self.name = Some(name.to_owned());
        self
    }

    pub fn reason(mut self, reason: &str) -> Self {
        self.reason = Some(reason.to_owned());
        self
    }
}

impl Operation for RenameDisk {
    type Provider = Plain;
    type Payload = Disk;

    const DETAILS: &'static OperationDetails<'static> =
        &OperationDetails::new(Plain::DETAILS, "rename_disk", Method::PUT, &["/servers/{server}/disks/{disk}"])
            .body(Body::Json)
            .success(&[200, 409]);

    fn client(&self) -> &runtime::Client {
        &self.client
    }

    fn parameters(&self, to: &mut Parameters) {
        to.path("server").string(Some(&self.server));
        to.path("disk").string(Some(&self.disk));
        to.header("x-reason").string(self.reason.as_deref());
        to.json("name").string(self.name.as_deref());
    }

    fn read(reader: &mut Reader<'_>, payload: &mut Option<Disk>) -> Result<(), DecodeError> {
        *payload = Disk::decode(reader)?;
        Ok(())
    }

    fn write(payload: &Disk, writer: &mut Writer) {
        writer.begin_object();
        writer.required("id").integer(Some(payload.id), Form::Number);
        writer.end_object();
    }
}

/// A disk.
#[derive(Debug, Clone, PartialEq)]
pub struct Disk {
    pub id: i64,
}

impl runtime::decode::Decode for Disk {
    fn decode(reader: &mut Reader<'_>) -> Result<Option<Self>, DecodeError> {
        if !reader.object(&["id"])? {
            return Ok(None);
        }
        let mut id = None;
        while let Some(field) = reader.field()? {
            match field {
                0 => id = reader.integer(Form::Number)?,
                _ => reader.skip()?,
            }
        }
        Ok(Some(Self { id: reader.required(id, "id")? }))
    }
}
