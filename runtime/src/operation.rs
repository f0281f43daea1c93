//! What an operation is.

use bytes::Bytes;
use http::{Method, Request, Response};

use crate::decode::{DecodeError, Reader, Spellings};
use crate::download::Download;
use crate::encode::Writer;
use crate::format::Formats;
use crate::interpret::interpret;
use crate::provider::{Envelope, Provider, ProviderDetails};
use crate::{Answer, Client, Error, Parameters};

/// The answer of an operation, in its provider's envelope.
pub type AnswerOf<O> = Answer<<O as Operation>::Payload, <<O as Operation>::Provider as Provider>::Envelope>;

/// The error of an operation, with its provider's faults.
pub type ErrorOf<O> = Error<<<O as Operation>::Provider as Provider>::Fault>;

/// One call, as a value: it renders itself to an [`http::Request`] and interprets an [`http::Response`], without I/O.
///
/// Generated code implements it for each operation of a provider.
pub trait Operation {
    /// The provider that the operation belongs to.
    type Provider: Provider;
    /// What is asked for.
    type Payload;
    /// The constant facts.
    const DETAILS: &'static OperationDetails<'static>;

    /// Whether an answer may hold nothing at all, even where no envelope says that the call succeeded: whatever comes
    /// would do, and [`nothing`](Self::nothing) is it.
    const TAKES_NOTHING: bool = false;

    /// The configuration that the call is made with: server, credentials, clock.
    fn client(&self) -> &Client;

    /// Adds the parameters of this call, in the order in which they are sent.
    fn parameters(&self, parameters: &mut Parameters);

    /// Reads the payload into its place, or adds to it what comes later; `None` stays where nothing was said.
    ///
    /// # Errors
    /// If the payload is not what its type says.
    fn read(reader: &mut Reader<'_>, payload: &mut Option<Self::Payload>) -> Result<(), DecodeError>;

    /// Writes a payload as the server does.
    fn write(payload: &Self::Payload, writer: &mut Writer);

    /// The payload of an answer that has none; `None` where that is an error.
    fn nothing() -> Option<Self::Payload> {
        None
    }

    /// The payload of an answer that is not read, but handed over; `None` where answers are read.
    fn receive(download: Download) -> Option<Self::Payload> {
        drop(download);
        None
    }

    /// The format that the caller chose, by its index among the formats of the call; `None` for the server's default.
    fn format(&self) -> Option<usize> {
        None
    }

    /// The request as it is sent, credentials included. A signature is made now, with the client's clock.
    ///
    /// # Errors
    /// If a parameter has a value that cannot be sent, such as `..` in a path or a line break in a header.
    fn prepare(&self) -> Result<Request<Bytes>, ErrorOf<Self>>
    where
        Self: Sized,
    {
        let mut parameters = Parameters::new();
        self.parameters(&mut parameters);
        match self.client().render(Self::DETAILS, parameters, self.format()) {
            Ok(prepared) => Ok(prepared.request),
            Err(problem) => Err(Error::request(Self::DETAILS, problem)),
        }
    }

    /// What a response to this call means.
    ///
    /// A signature that [`prepare`](Self::prepare) made is not known here: where the server repeats it, it stays in the
    /// error.
    ///
    /// # Errors
    /// If the response reports a failure, or is not what the operation answers.
    fn interpret(&self, response: Response<Bytes>) -> Result<AnswerOf<Self>, ErrorOf<Self>>
    where
        Self: Sized,
    {
        let format = Self::DETAILS.formats.chosen(self.format());
        interpret::<Self>(response, &self.client().asked(format, &[]))
    }

    /// The body that carries an answer: what the server would have sent, in JSON. What was downloaded is not in it.
    fn encode(answer: &AnswerOf<Self>) -> Vec<u8>
    where
        Self: Sized,
    {
        let mut writer = Writer::json();
        match Self::DETAILS.answer {
            AnswerShape::Nothing => {}
            AnswerShape::Whole => Self::write(&answer.payload, &mut writer),
            AnswerShape::Key(keys) => write_wrapped::<Self>(answer, keys[0], &mut writer),
            AnswerShape::Envelope(keys) => write_wrapped::<Self>(answer, keys[0], &mut writer),
        }
        writer.into_bytes()
    }
}

fn write_wrapped<O: Operation>(answer: &AnswerOf<O>, key: &'static str, writer: &mut Writer<'_>) {
    writer.begin_object();
    writer.required(key);
    O::write(&answer.payload, writer);
    answer.envelope.write(writer);
    writer.end_object();
}

/// The constant facts of an operation.
#[derive(Debug)]
#[non_exhaustive]
pub struct OperationDetails<'a> {
    /// The provider's facts.
    pub provider: &'a ProviderDetails<'a>,
    /// The name, which is also the method of the client: `list_images`.
    pub name: &'a str,
    /// The HTTP method.
    pub method: Method,
    /// The paths, with placeholders in braces, in the order of preference: a call goes to the first one whose
    /// placeholders are all given.
    pub paths: &'a [&'a str],
    /// What is sent as the body.
    pub body: Body,
    /// Where the payload stands in the body of an answer.
    pub answer: AnswerShape<'a>,
    /// How other formats than JSON spell the keys of a wrapped answer.
    pub spellings: &'a Spellings<'a>,
    /// The formats that it answers in.
    pub formats: &'a Formats<'a>,
    /// The statuses that are documented to mean success. Any other status from 200 to 299 is taken for one too, unless
    /// it is a documented failure, but for 206 and 226, which answer with a part, or with a change, to who asks for it; a
    /// status beyond is never one.
    pub success: &'a [u16],
    /// The documented failures.
    pub faults: &'a [DocumentedFault<'a>],
}

impl<'a> OperationDetails<'a> {
    /// An operation without a body, whose answer is the payload itself.
    pub const fn new(provider: &'a ProviderDetails<'a>, name: &'a str, method: Method, paths: &'a [&'a str]) -> Self {
        let (body, answer, success, faults) = (Body::None, AnswerShape::Whole, &[200u16] as &[u16], &[]);
        let (spellings, formats) = (Spellings::NONE, provider.formats);
        Self { provider, name, method, paths, body, answer, spellings, formats, success, faults }
    }

    /// The same operation, with a body.
    #[must_use]
    pub const fn body(mut self, body: Body) -> Self {
        self.body = body;
        self
    }

    /// The same operation, with a payload that stands elsewhere in the answer.
    #[must_use]
    pub const fn answer(mut self, answer: AnswerShape<'a>) -> Self {
        self.answer = answer;
        self
    }

    /// The same operation, the keys of whose answers are spelled like this in other formats than JSON.
    #[must_use]
    pub const fn spellings(mut self, spellings: &'a Spellings<'a>) -> Self {
        self.spellings = spellings;
        self
    }

    /// The same operation, with formats of its own in place of the provider's.
    #[must_use]
    pub const fn formats(mut self, formats: &'a Formats<'a>) -> Self {
        self.formats = formats;
        self
    }

    /// The same operation, with the statuses that mean success.
    #[must_use]
    pub const fn success(mut self, statuses: &'a [u16]) -> Self {
        self.success = statuses;
        self
    }

    /// The same operation, with its documented failures.
    #[must_use]
    pub const fn faults(mut self, faults: &'a [DocumentedFault<'a>]) -> Self {
        self.faults = faults;
        self
    }

    /// The documented failure with this status.
    pub(crate) fn fault(&self, status: u16) -> Option<&'a DocumentedFault<'a>> {
        self.faults.iter().find(|fault| fault.status == status)
    }
}

/// What a call sends as its body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Body {
    /// Nothing.
    None,
    /// Pairs, as `application/x-www-form-urlencoded`.
    Form,
    /// An object, as `application/json`.
    Json,
}

/// Where the payload stands in the body of an answer.
#[derive(Debug, Clone, Copy)]
pub enum AnswerShape<'a> {
    /// There is none: the body is not looked at.
    Nothing,
    /// The payload is the body.
    Whole,
    /// The payload is the value of the one key.
    Key(&'a [&'a str; 1]),
    /// The payload is the value of the first key, beside the others of the envelope.
    Envelope(&'a [&'a str]),
}

/// A failure that the page of an operation lists.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct DocumentedFault<'a> {
    /// The HTTP status.
    pub status: u16,
    /// The name, where the page gives one.
    pub name: Option<&'a str>,
    /// What it means, and what to do.
    pub meaning: &'a str,
    /// Whether the body is plain text, which is then the message.
    pub text: bool,
}

impl<'a> DocumentedFault<'a> {
    /// A failure with a structured body, or none.
    pub const fn new(status: u16, name: &'a str, meaning: &'a str) -> Self {
        Self { status, name: Some(name), meaning, text: false }
    }

    /// A failure whose body is plain text.
    pub const fn text(status: u16, name: &'a str, meaning: &'a str) -> Self {
        Self { status, name: Some(name), meaning, text: true }
    }

    /// A failure to which the page gives no name.
    pub const fn unnamed(status: u16, meaning: &'a str) -> Self {
        Self { status, name: None, meaning, text: false }
    }

    /// A failure to which the page gives no name, and whose body is plain text.
    pub const fn unnamed_text(status: u16, meaning: &'a str) -> Self {
        Self { status, name: None, meaning, text: true }
    }
}
