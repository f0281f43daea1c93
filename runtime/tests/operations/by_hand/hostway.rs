//! `list_images` of `hostway`: HTTP Basic, two addresses, a payload under a key, faults named by their key or in
//! text.

use runtime::credentials::Authentication;
use runtime::decode::{CivilForm, Decode, DecodeError, DecodeObject, Form, Reader};
use runtime::encode::{Encode, Writer};
use runtime::fault::FaultShape;
use runtime::http::Method;
use runtime::jiff::civil;
use runtime::operation::{AnswerShape, DocumentedFault, OperationDetails};
use runtime::provider::{Provider, ProviderDetails};
use runtime::{OpenEnum, Operation, Parameters, Secrets};

/// The provider, for its operations.
pub enum Hostway {}

impl Provider for Hostway {
    type Envelope = ();
    type Fault = Fault;

    const DETAILS: &'static ProviderDetails<'static> = &ProviderDetails::new("hostway", "https://api.hostway.com")
        .authentication(&[Authentication::Basic { username: 0, password: 1 }]);
}

/// A client with this user's name and password.
pub fn client(username: &str, password: &str) -> runtime::Client {
    runtime::Client::new(Hostway::DETAILS, Secrets::new([username.to_owned(), password.to_owned()]))
}

/// What the server says of a call that failed.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Fault {
    pub kind: Option<FaultKind>,
    pub name: Option<String>,
    pub message: Option<String>,
    pub code: Option<i64>,
}

impl DecodeObject for Fault {
    const FIELDS: &'static [&'static str] = &["message", "code"];

    fn read_fields(&mut self, reader: &mut Reader<'_>) -> Result<(), DecodeError> {
        while let Some(field) = reader.field()? {
            match field {
                0 => self.message = reader.string()?,
                1 => self.code = reader.integer(Form::Number)?,
                _ => reader.skip()?,
            }
        }
        Ok(())
    }
}

impl runtime::Fault for Fault {
    const SHAPE: FaultShape<'static> = FaultShape::Named;
    const NAMES: &'static [&'static str] = FaultKind::VALUES;

    fn message(&self) -> Option<&str> {
        self.message.as_deref()
    }

    fn set_message(&mut self, message: String) {
        self.message = Some(message);
    }

    fn set_name(&mut self, name: &str) {
        self.name = Some(name.to_owned());
    }

    fn set_kind(&mut self, name: &str) {
        self.kind = Some(FaultKind::from_wire(name));
    }
}

/// The documented failures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FaultKind {
    Unauthorized,
    ItemNotFound,
    Undocumented(String),
}

impl OpenEnum for FaultKind {
    const VALUES: &'static [&'static str] = &["Unauthorized", "itemNotFound"];

    fn from_wire(value: &str) -> Self {
        match value {
            "Unauthorized" => Self::Unauthorized,
            "itemNotFound" => Self::ItemNotFound,
            _ => Self::Undocumented(value.to_owned()),
        }
    }

    fn as_str(&self) -> &str {
        match self {
            Self::Unauthorized => "Unauthorized",
            Self::ItemNotFound => "itemNotFound",
            Self::Undocumented(value) => value,
        }
    }
}

/// Lists all images with their details.
#[derive(Debug, Clone)]
pub struct ListImages {
    client: runtime::Client,
    account_id: Option<String>,
    name: Option<String>,
}

impl ListImages {
    pub fn new(client: &runtime::Client) -> Self {
        Self { client: client.clone(), account_id: None, name: None }
    }

    pub fn account_id(mut self, account_id: impl Into<String>) -> Self {
        self.account_id = Some(account_id.into());
        self
    }

    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }
}

impl Operation for ListImages {
    type Provider = Hostway;
    type Payload = Vec<Image>;

    const DETAILS: &'static OperationDetails<'static> = &OperationDetails::new(
        Hostway::DETAILS,
        "list_images",
        Method::GET,
        &["/accounts/{accountId}/flexcloud/images/detail", "/images/detail"],
    )
    .answer(AnswerShape::Key(&["images"]))
    .faults(&[
        DocumentedFault::text(401, "Unauthorized", "The credentials are missing or wrong."),
        DocumentedFault::new(404, "itemNotFound", "The account or the image was not found."),
    ]);

    fn client(&self) -> &runtime::Client {
        &self.client
    }

    fn parameters(&self, to: &mut Parameters) {
        to.path("accountId").string(self.account_id.as_deref());
        to.query("name").string(self.name.as_deref());
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

/// A disk image that a server can be made from.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Image {
    pub id: Option<String>,
    pub status: Option<ImageStatus>,
    pub created: Option<civil::DateTime>,
}

impl DecodeObject for Image {
    const FIELDS: &'static [&'static str] = &["id", "status", "created"];

    fn read_fields(&mut self, reader: &mut Reader<'_>) -> Result<(), DecodeError> {
        while let Some(field) = reader.field()? {
            match field {
                0 => self.id = reader.string()?,
                1 => self.status = reader.open_enum()?,
                2 => self.created = reader.civil(CivilForm::T)?,
                _ => reader.skip()?,
            }
        }
        Ok(())
    }
}

impl Encode for Image {
    fn encode(&self, writer: &mut Writer) {
        writer.begin_object();
        writer.field("id").string(self.id.as_deref());
        writer.field("status").value(self.status.as_ref());
        writer.field("created").civil(self.created, CivilForm::T);
        writer.end_object();
    }
}

/// The state of an image.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImageStatus {
    Active,
    Undocumented(String),
}

impl OpenEnum for ImageStatus {
    const VALUES: &'static [&'static str] = &["ACTIVE"];

    fn from_wire(value: &str) -> Self {
        match value {
            "ACTIVE" => Self::Active,
            _ => Self::Undocumented(value.to_owned()),
        }
    }

    fn as_str(&self) -> &str {
        match self {
            Self::Active => "ACTIVE",
            Self::Undocumented(value) => value,
        }
    }
}
