//! `list_images` of `gogrid`: a signature of key, secret and clock, an envelope that tells success, faults in its list.

use runtime::credentials::{Authentication, Ingredient};
use runtime::decode::{Decode, DecodeError, DecodeObject, Flag, Form, Reader, TimestampForm};
use runtime::encode::{Encode, Writer};
use runtime::fault::FaultShape;
use runtime::http::Method;
use runtime::jiff::Timestamp;
use runtime::operation::{AnswerShape, DocumentedFault, OperationDetails};
use runtime::provider::{Envelope as _, Location, Provider, ProviderDetails};
use runtime::{Decimal, Operation, Parameters, Secrets};

/// The provider, for its operations.
pub enum GoGrid {}

impl Provider for GoGrid {
    type Envelope = Envelope;
    type Fault = Fault;

    const DETAILS: &'static ProviderDetails<'static> = &ProviderDetails::new("gogrid", "https://api.gogrid.com/api")
        .authentication(&[
            Authentication::Value { name: "api_key", location: Location::Parameters, prefix: "", credential: 0 },
            Authentication::Md5 {
                name: "sig",
                location: Location::Parameters,
                of: &[Ingredient::Credential(0), Ingredient::Credential(1), Ingredient::UnixSeconds],
            },
        ])
        .parameters(&[(Location::Parameters, "v", "1.3")]);
}

/// A client with this API key and shared secret.
pub fn client(api_key: &str, secret: &str) -> runtime::Client {
    runtime::Client::new(GoGrid::DETAILS, Secrets::new([api_key.to_owned(), secret.to_owned()]))
}

/// What answers are wrapped in.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Envelope {
    pub method: Option<String>,
    pub status: Option<String>,
}

impl runtime::provider::Envelope for Envelope {
    const FIELDS: &'static [&'static str] = &["list", "method", "status"];

    fn read(&mut self, field: usize, reader: &mut Reader<'_>) -> Result<(), DecodeError> {
        match field {
            1 => self.method = reader.string()?,
            2 => self.status = reader.string()?,
            _ => reader.skip()?,
        }
        Ok(())
    }

    fn write(&self, writer: &mut Writer) {
        writer.field("method").string(self.method.as_deref());
        writer.field("status").string(self.status.as_deref());
    }

    fn is_success(&self) -> bool {
        self.status.as_deref() == Some("success")
    }
}

/// What the server says of a call that failed.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Fault {
    pub kind: Option<String>,
    pub message: Option<String>,
    pub errorcode: Option<String>,
}

impl DecodeObject for Fault {
    const FIELDS: &'static [&'static str] = &["message", "errorcode"];

    fn read_fields(&mut self, reader: &mut Reader<'_>) -> Result<(), DecodeError> {
        while let Some(field) = reader.field()? {
            match field {
                0 => self.message = reader.string()?,
                1 => self.errorcode = reader.string()?,
                _ => reader.skip()?,
            }
        }
        Ok(())
    }
}

impl runtime::Fault for Fault {
    const SHAPE: FaultShape<'static> = FaultShape::Key(&["list"]);
    const NAMES: &'static [&'static str] = &["IllegalArgumentException"];

    fn name(&self) -> Option<&str> {
        self.errorcode.as_deref()
    }

    fn message(&self) -> Option<&str> {
        self.message.as_deref()
    }

    fn set_message(&mut self, message: String) {
        self.message = Some(message);
    }

    fn set_kind(&mut self, name: &str) {
        self.kind = Some(name.to_owned());
    }
}

/// Lists the server images.
#[derive(Debug, Clone)]
pub struct ListImages {
    client: runtime::Client,
    is_public: Option<bool>,
    image_type: Option<String>,
    num_items: Option<i64>,
}

impl ListImages {
    pub fn new(client: &runtime::Client) -> Self {
        Self { client: client.clone(), is_public: None, image_type: None, num_items: None }
    }

    #[expect(clippy::wrong_self_convention, reason = "setters are named as what they set")]
    pub fn is_public(mut self, is_public: bool) -> Self {
        self.is_public = Some(is_public);
        self
    }

    pub fn image_type(mut self, image_type: impl Into<String>) -> Self {
        self.image_type = Some(image_type.into());
        self
    }

    pub fn num_items(mut self, num_items: i64) -> Self {
        self.num_items = Some(num_items);
        self
    }
}

impl Operation for ListImages {
    type Provider = GoGrid;
    type Payload = Vec<Image>;

    const DETAILS: &'static OperationDetails<'static> =
        &OperationDetails::new(GoGrid::DETAILS, "list_images", Method::GET, &["/grid/image/list"])
            .answer(AnswerShape::Envelope(Envelope::FIELDS))
            .faults(&[
                DocumentedFault::new(400, "IllegalArgumentException", "Something is wrong with the parameters."),
                DocumentedFault::new(403, "Authentication Failed", "The signature was refused."),
            ]);

    fn client(&self) -> &runtime::Client {
        &self.client
    }

    fn parameters(&self, to: &mut Parameters) {
        to.query("isPublic").boolean(self.is_public, Flag::BOOLEAN);
        to.query("type").string(self.image_type.as_deref());
        to.query("num_items").integer(self.num_items, Form::Number);
    }

    fn read(reader: &mut Reader<'_>, payload: &mut Option<Vec<Image>>) -> Result<(), DecodeError> {
        reader.list(payload.get_or_insert_default(), Image::decode)
    }

    fn write(payload: &Vec<Image>, writer: &mut Writer) {
        writer.list(payload, |writer, item| item.encode(writer));
    }

    fn nothing() -> Option<Vec<Image>> {
        Some(Vec::new())
    }
}

/// A server image.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Image {
    pub id: Option<i64>,
    pub os: Option<NamedOption>,
    pub price: Option<Decimal>,
    pub is_active: Option<bool>,
    pub created_time: Option<Timestamp>,
}

impl DecodeObject for Image {
    const FIELDS: &'static [&'static str] = &["id", "os", "price", "isActive", "createdTime"];

    fn read_fields(&mut self, reader: &mut Reader<'_>) -> Result<(), DecodeError> {
        while let Some(field) = reader.field()? {
            match field {
                0 => self.id = reader.integer(Form::Number)?,
                1 => reader.value(&mut self.os)?,
                2 => self.price = reader.decimal(Form::Number)?,
                3 => self.is_active = reader.boolean(Flag::BOOLEAN)?,
                4 => self.created_time = reader.timestamp(TimestampForm::Milliseconds)?,
                _ => reader.skip()?,
            }
        }
        Ok(())
    }
}

impl Encode for Image {
    fn encode(&self, writer: &mut Writer) {
        writer.begin_object();
        writer.field("id").integer(self.id, Form::Number);
        writer.field("os").value(self.os.as_ref());
        writer.field("price").decimal(self.price, Form::Number);
        writer.field("isActive").boolean(self.is_active, Flag::BOOLEAN);
        writer.field("createdTime").timestamp(self.created_time, TimestampForm::Milliseconds);
        writer.end_object();
    }
}

/// One of the values that an attribute can take.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct NamedOption {
    pub id: Option<i64>,
    pub name: Option<String>,
}

impl DecodeObject for NamedOption {
    const FIELDS: &'static [&'static str] = &["id", "name"];

    fn read_fields(&mut self, reader: &mut Reader<'_>) -> Result<(), DecodeError> {
        while let Some(field) = reader.field()? {
            match field {
                0 => self.id = reader.integer(Form::Number)?,
                1 => self.name = reader.string()?,
                _ => reader.skip()?,
            }
        }
        Ok(())
    }
}

impl Encode for NamedOption {
    fn encode(&self, writer: &mut Writer) {
        writer.begin_object();
        writer.field("id").integer(self.id, Form::Number);
        writer.field("name").string(self.name.as_deref());
        writer.end_object();
    }
}
