//! `create_image` of `sitehost`: an API key as first field of a form, a strict order, an envelope that tells success.

use runtime::credentials::Authentication;
use runtime::decode::{Decode, DecodeError, DecodeObject, Flag, Form, Reader};
use runtime::encode::{Encode, Writer};
use runtime::fault::FaultShape;
use runtime::http::Method;
use runtime::operation::{AnswerShape, Body, OperationDetails};
use runtime::provider::{Envelope as _, Location, Provider, ProviderDetails};
use runtime::{Operation, Parameters, Secrets};

/// The provider, for its operations.
pub enum SiteHost {}

impl Provider for SiteHost {
    type Envelope = Envelope;
    type Fault = Fault;

    const DETAILS: &'static ProviderDetails<'static> = &ProviderDetails::new("sitehost", "https://api.sitehost.nz")
        .authentication(&[Authentication::Value {
            name: "apikey",
            location: Location::Parameters,
            prefix: "",
            credential: 0,
        }]);
}

/// A client with this API key.
pub fn client(api_key: &str) -> runtime::Client {
    runtime::Client::new(SiteHost::DETAILS, Secrets::new([api_key.to_owned()]))
}

/// What answers are wrapped in.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Envelope {
    pub msg: Option<String>,
    pub status: Option<bool>,
}

impl runtime::provider::Envelope for Envelope {
    const FIELDS: &'static [&'static str] = &["return", "msg", "status"];

    fn read(&mut self, field: usize, reader: &mut Reader<'_>) -> Result<(), DecodeError> {
        match field {
            1 => self.msg = reader.string()?,
            2 => self.status = reader.boolean(Flag::BOOLEAN)?,
            _ => reader.skip()?,
        }
        Ok(())
    }

    fn write(&self, writer: &mut Writer) {
        writer.field("msg").string(self.msg.as_deref());
        writer.field("status").boolean(self.status, Flag::BOOLEAN);
    }

    fn is_success(&self) -> bool {
        self.status == Some(true)
    }
}

/// What the server says of a call that failed: the envelope again.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Fault {
    pub msg: Option<String>,
}

impl DecodeObject for Fault {
    const FIELDS: &'static [&'static str] = &["msg"];

    fn read_fields(&mut self, reader: &mut Reader<'_>) -> Result<(), DecodeError> {
        while let Some(field) = reader.field()? {
            match field {
                0 => self.msg = reader.string()?,
                _ => reader.skip()?,
            }
        }
        Ok(())
    }
}

impl runtime::Fault for Fault {
    const SHAPE: FaultShape<'static> = FaultShape::Body;

    fn message(&self) -> Option<&str> {
        self.msg.as_deref()
    }

    fn set_message(&mut self, message: String) {
        self.msg = Some(message);
    }
}

/// Creates a custom image.
#[derive(Debug, Clone)]
pub struct CreateImage {
    client: runtime::Client,
    client_id: i64,
    label: String,
    code: Option<String>,
    ssh_keys: Vec<i64>,
}

impl CreateImage {
    pub fn new(client: &runtime::Client, client_id: i64, label: &str) -> Self {
        Self { client: client.clone(), client_id, label: label.to_owned(), code: None, ssh_keys: Vec::new() }
    }

    pub fn code(mut self, code: impl Into<String>) -> Self {
        self.code = Some(code.into());
        self
    }

    pub fn ssh_keys(mut self, ssh_keys: impl IntoIterator<Item = i64>) -> Self {
        self.ssh_keys = ssh_keys.into_iter().collect();
        self
    }
}

impl Operation for CreateImage {
    type Provider = SiteHost;
    type Payload = ImageJob;

    const DETAILS: &'static OperationDetails<'static> =
        &OperationDetails::new(SiteHost::DETAILS, "create_image", Method::POST, &["/1.0/cloud/image/create.json"])
            .body(Body::Form)
            .answer(AnswerShape::Envelope(Envelope::FIELDS));

    fn client(&self) -> &runtime::Client {
        &self.client
    }

    fn parameters(&self, to: &mut Parameters) {
        to.form("client_id").integer(Some(self.client_id), Form::Number);
        to.form("label").string(Some(&self.label));
        to.form("params[code]").string(self.code.as_deref());
        to.form("params[ssh_keys][]").list(&self.ssh_keys, |writer, item| writer.integer(Some(*item), Form::Number));
    }

    fn read(reader: &mut Reader<'_>, payload: &mut Option<ImageJob>) -> Result<(), DecodeError> {
        *payload = ImageJob::decode(reader)?;
        Ok(())
    }

    fn write(payload: &ImageJob, writer: &mut Writer) {
        payload.encode(writer);
    }
}

/// The image is being created.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ImageJob {
    pub job_id: Option<i64>,
}

impl DecodeObject for ImageJob {
    const FIELDS: &'static [&'static str] = &["job_id"];

    fn read_fields(&mut self, reader: &mut Reader<'_>) -> Result<(), DecodeError> {
        while let Some(field) = reader.field()? {
            match field {
                0 => self.job_id = reader.integer(Form::Text)?,
                _ => reader.skip()?,
            }
        }
        Ok(())
    }
}

impl Encode for ImageJob {
    fn encode(&self, writer: &mut Writer) {
        writer.begin_object();
        writer.field("job_id").integer(self.job_id, Form::Text);
        writer.end_object();
    }
}

#[cfg(feature = "serde")]
runtime::impl_serde!(ImageJob);
