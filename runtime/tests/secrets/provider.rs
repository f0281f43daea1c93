//! A provider of our own making: it answers in every format, takes its credentials in a header and as HTTP Basic, and its
//! faults have a field of every kind.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use runtime::credentials::Authentication;
use runtime::decode::{Csv, DecodeError, DecodeObject, Form, Reader, Text, TextLayout, Xml};
use runtime::encode::Writer;
use runtime::fault::FaultShape;
use runtime::format::{FormatDetails, Formats, Syntax};
use runtime::http::Method;
use runtime::operation::{AnswerShape, DocumentedFault, OperationDetails};
use runtime::provider::{Location, Provider, ProviderDetails};
use runtime::{OpenEnum, Operation, Parameters, Secrets, Value};

/// A token with everything that some spelling escapes, and with words between that none does.
pub const TOKEN: &str = r#"Zq7x/Wm4k"Vt9p ö&Jn3h\Kd8s%Lf2g+Hb6c<Rj5y"#;
/// The user's name, which is the key of many an API.
pub const USER: &str = "Tb4nXw9mCe7kQz2r";
/// The password.
pub const PASSWORD: &str = "pW8sx-dG5tx-hY3vx";
/// User and password as HTTP Basic sends them.
pub const BASIC: &str = "VGI0blh3OW1DZTdrUXoycjpwVzhzeC1kRzV0eC1oWTN2eA==";

/// A secret that is repeated.
#[derive(Debug, Clone, Copy)]
pub struct Secret {
    pub name: &'static str,
    pub text: &'static str,
    /// Parts that hardly any spelling changes: where one of them comes out, more does.
    pub parts: &'static [&'static str],
}

pub const SECRETS: [Secret; 4] = [
    Secret { name: "token", text: TOKEN, parts: &["zq7x", "wm4k", "vt9p", "jn3h", "kd8s", "lf2g", "hb6c", "rj5y"] },
    Secret { name: "user", text: USER, parts: &["tb4n", "xw9m", "ce7k", "qz2r"] },
    Secret { name: "password", text: PASSWORD, parts: &["pw8s", "dg5t", "hy3v"] },
    Secret { name: "basic", text: BASIC, parts: &["vgi0blh3", "ow1dztdr", "uxoycjpw", "vzhzec1k"] },
];

/// Where faults stand in a body.
pub trait Shape: Sized + 'static {
    const SHAPE: FaultShape<'static>;
}

/// The body is the fault.
pub enum Whole {}
/// The fault is the value of the one key, which is its name.
pub enum Named {}
/// The fault is under a key.
pub enum Keyed {}

impl Shape for Whole {
    const SHAPE: FaultShape<'static> = FaultShape::Body;
}

impl Shape for Named {
    const SHAPE: FaultShape<'static> = FaultShape::Named;
}

impl Shape for Keyed {
    const SHAPE: FaultShape<'static> = FaultShape::Key(&["fault"]);
}

/// The provider, with faults of a shape.
pub struct Api<S>(PhantomData<S>);

static XML: Xml = Xml::new();
static CSV: Csv = Csv::new();
static TEXT: Text = Text::new(TextLayout::Pairs("="));

/// The formats, in the order of [`Formatted`](crate::bodies::Formatted).
static FORMATS: Formats = Formats::new(&[
    FormatDetails::JSON,
    FormatDetails::new("XML", "xml", "application/xml", Syntax::Xml(&XML)),
    FormatDetails::new("CSV", "csv", "text/csv", Syntax::Csv(&CSV)),
    FormatDetails::new("text", "txt", "text/plain", Syntax::Text(&TEXT)),
]);

static DETAILS: ProviderDetails = ProviderDetails::new("api", "https://api.example")
    .authentication(&[
        Authentication::Value { name: "x-token", location: Location::Header, prefix: "", credential: 0 },
        Authentication::Basic { username: 1, password: 2 },
    ])
    .formats(&FORMATS);

impl<S: Shape> Provider for Api<S> {
    type Envelope = ();
    type Fault = Fault<S>;

    const DETAILS: &'static ProviderDetails<'static> = &DETAILS;
}

/// A client with all secrets.
pub fn client() -> runtime::Client {
    runtime::Client::new(&DETAILS, Secrets::new([TOKEN.to_owned(), USER.to_owned(), PASSWORD.to_owned()]))
}

/// What the server says of a call that failed: a field of every kind.
pub struct Fault<S> {
    pub kind: Option<Word>,
    pub message: Option<String>,
    pub code: Option<Word>,
    pub detail: Option<Detail>,
    pub extra: Option<Value>,
    pub labels: BTreeMap<String, String>,
    pub list: Vec<String>,
    shape: PhantomData<S>,
}

impl<S> Default for Fault<S> {
    fn default() -> Self {
        let (kind, message, code, detail, extra) = (None, None, None, None, None);
        Self { kind, message, code, detail, extra, labels: BTreeMap::new(), list: Vec::new(), shape: PhantomData }
    }
}

impl<S> PartialEq for Fault<S> {
    fn eq(&self, other: &Self) -> bool {
        let names = (&self.kind, &self.message, &self.code) == (&other.kind, &other.message, &other.code);
        let values = (&self.detail, &self.extra) == (&other.detail, &other.extra);
        names && values && (&self.labels, &self.list) == (&other.labels, &other.list)
    }
}

impl<S> fmt::Debug for Fault<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Fault")
            .field("kind", &self.kind)
            .field("message", &self.message)
            .field("code", &self.code)
            .field("detail", &self.detail)
            .field("extra", &self.extra)
            .field("labels", &self.labels)
            .field("list", &self.list)
            .finish_non_exhaustive()
    }
}

impl<S: Shape> DecodeObject for Fault<S> {
    const FIELDS: &'static [&'static str] = &["message", "code", "detail", "extra", "labels", "list"];

    fn read_fields(&mut self, reader: &mut Reader<'_>) -> Result<(), DecodeError> {
        while let Some(field) = reader.field()? {
            match field {
                0 => self.message = reader.string()?,
                1 => self.code = reader.open_enum()?,
                2 => reader.value(&mut self.detail)?,
                3 => self.extra = reader.any()?,
                4 => reader.map(&mut self.labels, Reader::string)?,
                5 => reader.list(&mut self.list, Reader::string)?,
                _ => reader.skip()?,
            }
        }
        Ok(())
    }
}

impl<S: Shape> runtime::Fault for Fault<S> {
    const SHAPE: FaultShape<'static> = S::SHAPE;

    fn name(&self) -> Option<&str> {
        self.code.as_ref().map(Word::as_str)
    }

    fn message(&self) -> Option<&str> {
        self.message.as_deref()
    }

    fn set_message(&mut self, message: String) {
        self.message = Some(message);
    }

    fn set_kind(&mut self, name: &str) {
        self.kind = Some(Word::from_wire(name));
    }
}

/// A value that is mostly one of those documented.
#[derive(Debug, PartialEq)]
pub enum Word {
    Known,
    Undocumented(String),
}

impl OpenEnum for Word {
    const VALUES: &'static [&'static str] = &["known"];

    fn from_wire(value: &str) -> Self {
        if value == "known" { Self::Known } else { Self::Undocumented(value.to_owned()) }
    }

    fn as_str(&self) -> &str {
        match self {
            Self::Known => "known",
            Self::Undocumented(value) => value,
        }
    }
}

/// An object within.
#[derive(Debug, Default, PartialEq)]
pub struct Detail {
    pub text: Option<String>,
    pub number: Option<i64>,
}

impl DecodeObject for Detail {
    const FIELDS: &'static [&'static str] = &["text", "number"];

    fn read_fields(&mut self, reader: &mut Reader<'_>) -> Result<(), DecodeError> {
        while let Some(field) = reader.field()? {
            match field {
                0 => self.text = reader.string()?,
                1 => self.number = reader.integer(Form::Number)?,
                _ => reader.skip()?,
            }
        }
        Ok(())
    }
}

/// A call, answered with a map of numbers in one of the formats.
pub struct Call<S> {
    client: runtime::Client,
    format: usize,
    shape: PhantomData<S>,
}

impl<S: Shape> Call<S> {
    pub fn new(client: &runtime::Client, format: usize) -> Self {
        Self { client: client.clone(), format, shape: PhantomData }
    }
}

impl<S: Shape> Operation for Call<S> {
    type Provider = Api<S>;
    type Payload = BTreeMap<String, i64>;

    const DETAILS: &'static OperationDetails<'static> =
        &OperationDetails::new(&DETAILS, "call", Method::GET, &["/call"]).answer(AnswerShape::Whole).faults(&[
            DocumentedFault::new(400, "BadRequest", "Something is wrong with the parameters."),
            DocumentedFault::text(401, "Unauthorized", "The credentials were refused."),
        ]);

    fn client(&self) -> &runtime::Client {
        &self.client
    }

    fn parameters(&self, _: &mut Parameters) {}

    fn read(reader: &mut Reader<'_>, payload: &mut Option<Self::Payload>) -> Result<(), DecodeError> {
        reader.map(payload.get_or_insert_default(), |reader| reader.integer(Form::Number))
    }

    fn write(_: &Self::Payload, _: &mut Writer) {}

    fn format(&self) -> Option<usize> {
        Some(self.format)
    }
}
