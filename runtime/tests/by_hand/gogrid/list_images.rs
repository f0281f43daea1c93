//! grid.image.list: Lists the server images.

use runtime::decode::{Decode, DecodeError, Flag, Form, Reader, TimestampForm};
use runtime::encode::{Encode, Writer};
use runtime::http::Method;
use runtime::jiff::Timestamp;
use runtime::operation::{AnswerShape, DocumentedFault, OperationDetails};
use runtime::provider::{Envelope as _, Provider as _};
use runtime::{Decimal, OpenEnum, Operation, Parameters};

use super::client::GoGrid;
use super::{Customer, Envelope, NamedOption, Sending};

/// Lists the server images.
///
/// Page: grid.image.list. `GET /grid/image/list`
///
/// Roles: Super User, System User, Billing User, Read Only User.
///
/// # Errors
///
/// | status | fault | meaning |
/// |---|---|---|
/// | 400 | [`IllegalArgumentException`](super::FaultKind::IllegalArgumentException) | Something is wrong with the parameters. |
///
/// # Examples
///
/// ```no_run
/// # async fn run() -> Result<(), generated::gogrid::Error> {
/// use generated::gogrid::{Client, Credentials};
///
/// let gogrid = Client::new(Credentials::new("identity", "credential"));
/// let images = gogrid.list_images().send().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
#[must_use = "a call is made by `send`"]
pub struct ListImages {
    client: runtime::Client,
    is_public: Option<bool>,
    image_type: Option<ImageType>,
    num_items: Option<i64>,
    ids: Vec<i64>,
}

impl ListImages {
    pub(super) fn new(client: runtime::Client) -> Self {
        Self { client, is_public: None, image_type: None, num_items: None, ids: Vec::new() }
    }

    /// Only images of this visibility: true for those that GoGrid owns, false for personal ones.
    ///
    /// Since version 1.2.
    pub fn is_public(mut self, is_public: impl Into<bool>) -> Self {
        self.is_public = Some(is_public.into());
        self
    }

    /// Only images for servers of this type.
    ///
    /// Since version 1.2.
    pub fn image_type(mut self, image_type: impl Into<ImageType>) -> Self {
        self.image_type = Some(image_type.into());
        self
    }

    /// How many images a page holds; the list is not paged when this is left out.
    pub fn num_items(mut self, num_items: impl Into<i64>) -> Self {
        self.num_items = Some(num_items.into());
        self
    }

    /// (A list, to show the form.)
    pub fn ids(mut self, ids: impl IntoIterator<Item = impl Into<i64>>) -> Self {
        self.ids = ids.into_iter().map(Into::into).collect();
        self
    }

    /// Makes the call.
    pub fn send(self) -> Sending<Vec<Image>> {
        self.client.send(&self)
    }
}

impl Operation for ListImages {
    type Provider = GoGrid;
    type Payload = Vec<Image>;

    const DETAILS: &'static OperationDetails =
        &OperationDetails::new(GoGrid::DETAILS, "list_images", Method::GET, &["/grid/image/list"])
            .answer(AnswerShape::Envelope(Envelope::FIELDS))
            .faults(&[DocumentedFault::new(
                400,
                "IllegalArgumentException",
                "Something is wrong with the parameters.",
            )]);

    fn client(&self) -> &runtime::Client {
        &self.client
    }

    fn parameters(&self, to: &mut Parameters) {
        to.query("isPublic").boolean(self.is_public, Flag::BOOLEAN);
        to.query("type").value(self.image_type.as_ref());
        to.query("num_items").integer(self.num_items, Form::Number);
        to.query("ids").list(&self.ids, |writer, item| writer.integer(Some(*item), Form::Number));
    }

    fn read(reader: &mut Reader<'_>) -> Result<Option<Vec<Image>>, DecodeError> {
        let mut items = Vec::new();
        reader.list(&mut items, Image::decode)?;
        Ok(Some(items))
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
#[non_exhaustive]
pub struct Image {
    /// Identifies the image.
    pub id: Option<i64>,
    /// The type of server that the image is for.
    pub image_type: Option<NamedOption>,
    /// The price of the image.
    pub price: Option<Decimal>,
    /// What is billed for the image.
    pub billing_tokens: Vec<BillingToken>,
    /// When the image was created.
    pub created_time: Option<Timestamp>,
}

impl Decode for Image {
    fn decode(reader: &mut Reader<'_>) -> Result<Option<Self>, DecodeError> {
        if !reader.object(&["id", "type", "price", "billingtokens", "createdTime"])? {
            return Ok(None);
        }
        let mut image = Self::default();
        while let Some(field) = reader.field()? {
            match field {
                0 => image.id = reader.integer(Form::Number)?,
                1 => image.image_type = NamedOption::decode(reader)?,
                2 => image.price = reader.decimal(Form::Number)?,
                3 => reader.list(&mut image.billing_tokens, BillingToken::decode)?,
                4 => image.created_time = reader.timestamp(TimestampForm::Milliseconds)?,
                _ => reader.skip()?,
            }
        }
        Ok(Some(image))
    }
}

impl Encode for Image {
    fn encode(&self, writer: &mut Writer) {
        writer.begin_object();
        writer.field("id").integer(self.id, Form::Number);
        writer.field("type").value(self.image_type.as_ref());
        writer.field("price").decimal(self.price, Form::Number);
        writer.field("billingtokens").list(&self.billing_tokens, |writer, item| item.encode(writer));
        writer.field("createdTime").timestamp(self.created_time, TimestampForm::Milliseconds);
        writer.end_object();
    }
}

/// (A type with a required field, to show the form.)
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct BillingToken {
    /// Identifies the token.
    pub id: i64,
    /// The name of the token.
    pub name: Option<String>,
    /// Tags, required to be there.
    pub tags: Vec<String>,
}

impl Decode for BillingToken {
    fn decode(reader: &mut Reader<'_>) -> Result<Option<Self>, DecodeError> {
        if !reader.object(&["id", "name", "tags"])? {
            return Ok(None);
        }
        let mut id = None;
        let mut name = None;
        let mut tags = Vec::new();
        while let Some(field) = reader.field()? {
            match field {
                0 => id = reader.integer(Form::Number)?,
                1 => name = reader.string()?,
                2 => reader.list(&mut tags, Reader::string)?,
                _ => reader.skip()?,
            }
        }
        Ok(Some(Self { id: reader.required(id, "id")?, name, tags }))
    }
}

impl Encode for BillingToken {
    fn encode(&self, writer: &mut Writer) {
        writer.begin_object();
        writer.required("id").integer(Some(self.id), Form::Number);
        writer.field("name").string(self.name.as_deref());
        writer.required("tags").list(&self.tags, |writer, item| writer.string(Some(item)));
        writer.end_object();
    }
}

/// Only images for servers of this type.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ImageType {
    /// `Web Server`: Images for web servers.
    WebServer,
    /// `Database Server`: Images for database servers.
    DatabaseServer,
    /// A value that the documentation does not list.
    Undocumented(String),
}
