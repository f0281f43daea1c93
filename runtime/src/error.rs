//! What a failed call says of itself.

mod shown;

use std::fmt;

use bytes::Bytes;
use http::response::Parts;
use http::{HeaderMap, StatusCode, header};

use crate::decode::DecodeError;
use crate::interpret::Refusal;
use crate::operation::OperationDetails;
use crate::render::RequestProblem;
use shown::Message;

/// Why a call failed: the operation, what went wrong, and everything that the server said.
///
/// `F` is the provider's fault. What is printed tells a person what to do; it never holds a credential, and neither
/// does anything that the accessors give: where a server repeats a credential, `[redacted]` stands in its place, however
/// it is escaped, encoded or split by markup. In place of a number there is nothing.
///
/// What a server says is printed on one line, without control characters, and cut after 500 characters;
/// [`fault`](Self::fault) and [`body`](Self::body) have it whole.
pub struct Error<F> {
    inner: Box<Inner<F>>,
}

struct Inner<F> {
    cause: Cause,
    fault: Option<F>,
}

enum Cause {
    Request {
        details: &'static OperationDetails<'static>,
        problem: RequestProblem<'static>,
    },
    #[cfg_attr(not(feature = "reqwest"), expect(dead_code, reason = "only who sends a request sees transports fail"))]
    Transport {
        details: &'static OperationDetails<'static>,
        address: String,
        error: TransportError,
    },
    Response(Failure),
}

/// A response that is not an answer.
pub(crate) struct Failure {
    pub(crate) details: &'static OperationDetails<'static>,
    pub(crate) refusal: Refusal<'static>,
    pub(crate) parts: Parts,
    /// The body, as far as it may be shown.
    pub(crate) body: Bytes,
    /// How many bytes of it came.
    pub(crate) received: usize,
    pub(crate) message: Option<String>,
    /// What the body is encoded as, if that could not be undone; it is not shown then.
    pub(crate) encoding: Option<String>,
}

/// Why no response came.
#[derive(Debug)]
pub(crate) enum TransportError {
    /// The client could not be set up.
    #[cfg_attr(not(feature = "reqwest"), expect(dead_code, reason = "see `Cause::Transport`"))]
    Setup(String),
    /// The exchange failed.
    #[cfg(feature = "reqwest")]
    Exchange(reqwest::Error),
    /// The body is larger than the client takes.
    #[cfg(feature = "reqwest")]
    TooLarge { limit: usize },
    /// The call took longer than it may.
    #[cfg(feature = "reqwest")]
    Timeout { limit: std::time::Duration },
    /// Connections of the caller's followed a redirect, maybe with another method.
    #[cfg(feature = "reqwest")]
    Redirected { method: http::Method },
}

/// The stage at which a call failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// No request could be made of the values that were given.
    Request,
    /// No response came, or not the whole of it.
    Transport,
    /// The response has a status that means failure.
    Status,
    /// The response has a status that means success, and a body that reports a failure.
    Reported,
    /// The response has a status that means success, and a body that is not what the operation answers.
    Body,
}

impl<F> Error<F> {
    pub(crate) fn request(details: &'static OperationDetails<'static>, problem: RequestProblem<'static>) -> Self {
        Self::new(Cause::Request { details, problem }, None)
    }

    #[cfg(feature = "reqwest")]
    pub(crate) fn transport(
        details: &'static OperationDetails<'static>,
        address: String,
        error: TransportError,
    ) -> Self {
        Self::new(Cause::Transport { details, address, error }, None)
    }

    pub(crate) fn response(failure: Failure, fault: Option<F>) -> Self {
        Self::new(Cause::Response(failure), fault)
    }

    fn new(cause: Cause, fault: Option<F>) -> Self {
        Self { inner: Box::new(Inner { cause, fault }) }
    }

    /// The stage at which the call failed.
    pub fn kind(&self) -> ErrorKind {
        match &self.inner.cause {
            Cause::Request { .. } => ErrorKind::Request,
            Cause::Transport { .. } => ErrorKind::Transport,
            Cause::Response(failure) => match failure.refusal {
                Refusal::Status => ErrorKind::Status,
                Refusal::Reported => ErrorKind::Reported,
                Refusal::Encoded | Refusal::Format { .. } | Refusal::Body(_) | Refusal::NoPayload(_) => ErrorKind::Body,
            },
        }
    }

    /// The name of the provider's module: `gogrid`.
    pub fn provider(&self) -> &'static str {
        self.details().provider.name
    }

    /// The name of the operation: `list_images`.
    pub fn operation(&self) -> &'static str {
        self.details().name
    }

    /// What the server said of the failure, where it said so in a documented way; without credentials. Its texts are as
    /// the server wrote them: line breaks, and whatever a terminal would obey.
    pub fn fault(&self) -> Option<&F> {
        self.inner.fault.as_ref()
    }

    /// The HTTP status, if a response came.
    pub fn status(&self) -> Option<StatusCode> {
        self.failure().map(|failure| failure.parts.status)
    }

    /// The headers of the response, if one came; without credentials.
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.failure().map(|failure| &failure.parts.headers)
    }

    /// The body of the response, if one came; without credentials, and cut after as many bytes as the client keeps of a
    /// failure, 1 MiB unless it was told otherwise, which then stands at its end.
    ///
    /// It is as it came where no credential is in it, and otherwise in UTF-8. Where it is compressed in a way that was
    /// not undone, or in an encoding that is not known, a credential in it would not be found: a sentence with the number
    /// of its bytes stands in its place.
    pub fn body(&self) -> Option<&[u8]> {
        self.failure().map(|failure| failure.body.as_ref())
    }

    /// The path of the field that could not be read, `list[0].os.id`, where that is why the call failed.
    pub fn path(&self) -> Option<String> {
        match &self.failure()?.refusal {
            Refusal::Body(error) => Some(error.path().to_owned()),
            Refusal::NoPayload(key) => Some((*key).to_owned()).filter(|key| !key.is_empty()),
            Refusal::Status | Refusal::Reported | Refusal::Encoded | Refusal::Format { .. } => None,
        }
    }

    /// Whether the call took longer than it was given.
    pub fn is_timeout(&self) -> bool {
        match &self.inner.cause {
            #[cfg(feature = "reqwest")]
            Cause::Transport { error: TransportError::Exchange(error), .. } => error.is_timeout(),
            #[cfg(feature = "reqwest")]
            Cause::Transport { error: TransportError::Timeout { .. }, .. } => true,
            _ => false,
        }
    }

    /// Whether no connection to the server could be made.
    pub fn is_connect(&self) -> bool {
        match &self.inner.cause {
            #[cfg(feature = "reqwest")]
            Cause::Transport { error: TransportError::Exchange(error), .. } => error.is_connect(),
            _ => false,
        }
    }

    fn details(&self) -> &'static OperationDetails<'static> {
        match &self.inner.cause {
            Cause::Request { details, .. } | Cause::Transport { details, .. } => details,
            Cause::Response(failure) => failure.details,
        }
    }

    fn failure(&self) -> Option<&Failure> {
        match &self.inner.cause {
            Cause::Response(failure) => Some(failure),
            _ => None,
        }
    }
}

/// `gogrid list_images: 403 Forbidden: The signature was refused: …`
impl<F> fmt::Display for Error<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}: ", self.provider(), self.operation())?;
        match &self.inner.cause {
            Cause::Request { problem, .. } => write!(f, "the request cannot be made: {problem}"),
            Cause::Transport { address, error, .. } => write!(f, "{address}: {error}"),
            Cause::Response(failure) => failure.fmt(f),
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.parts.status)?;
        match &self.refusal {
            Refusal::Status => {
                self.fmt_status(f)?;
                self.fmt_location(f)?;
                if self.encoding.is_some() {
                    f.write_str("; ")?;
                    self.fmt_encoding(f)?;
                }
                Ok(())
            }
            Refusal::Encoded => self.fmt_encoding(f),
            Refusal::Reported => match &self.message {
                Some(message) => write!(f, "the answer reports a failure: {}", Message(message)),
                None => f.write_str("the answer does not report success, and does not say why"),
            },
            Refusal::Body(_) | Refusal::NoPayload(_) if self.is_empty() => f.write_str("the body is empty"),
            Refusal::NoPayload("") => f.write_str("the answer holds nothing"),
            Refusal::NoPayload(key) => write!(f, "the answer holds nothing under `{key}`"),
            Refusal::Format { asked, came } => {
                write!(f, "the answer is {came}, and {asked} was asked for")?;
                self.fmt_content_type(f)
            }
            Refusal::Body(error) => {
                write!(f, "the answer cannot be read: {error}")?;
                self.fmt_content_type(f)
            }
        }
    }
}

impl Failure {
    /// What the page says of the status, and what the server says of it; whatever of the two there is.
    fn fmt_status(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let meaning = self.details.fault(self.parts.status.as_u16()).map(|fault| fault.meaning.trim_end_matches('.'));
        match (meaning, self.message.as_deref().map(Message)) {
            (Some(meaning), Some(message)) => write!(f, "{meaning} ({message})"),
            (Some(meaning), None) => f.write_str(meaning),
            (None, Some(message)) => write!(f, "{message}"),
            (None, None) => {
                let size = self.received;
                write!(f, "the page of the operation does not list this status; the body has {size} bytes")?;
                self.fmt_content_type(f)
            }
        }
    }

    /// What the body is encoded as.
    fn fmt_encoding(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let encoding = self.encoding.as_deref().unwrap_or_default();
        write!(f, "the body is encoded as `{encoding}`, which this client cannot undo")
    }

    /// Where the server would have the call go, if it says so and the call was not made there.
    fn fmt_location(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.parts.headers.get(header::LOCATION) {
            Some(location) if self.parts.status.is_redirection() => {
                write!(f, " (it redirects to {})", crate::interpret::excerpt(location.as_bytes()))
            }
            _ => Ok(()),
        }
    }

    /// Whether nothing came, or nothing but white space.
    fn is_empty(&self) -> bool {
        self.body.iter().all(u8::is_ascii_whitespace)
    }

    /// Whether the call answers in this content type.
    fn is_asked_for(&self, content_type: &[u8]) -> bool {
        self.details.formats.choices.iter().any(|format| content_type.starts_with(format.media_type.as_bytes()))
    }

    /// The content type, where it is not what was asked for.
    fn fmt_content_type(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.parts.headers.get(header::CONTENT_TYPE).map(header::HeaderValue::as_bytes) {
            Some(value) if !self.is_asked_for(value) => {
                write!(f, " (its content type is {})", Message(&String::from_utf8_lossy(value)))
            }
            _ => Ok(()),
        }
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Setup(error) => write!(f, "the HTTP client cannot be set up: {error}"),
            #[cfg(feature = "reqwest")]
            Self::TooLarge { limit } => {
                write!(f, "the body is larger than {limit} bytes, which is the most that this client takes")
            }
            #[cfg(feature = "reqwest")]
            Self::Timeout { limit } => write!(f, "the call timed out: its answer was not here after {limit:?}"),
            #[cfg(feature = "reqwest")]
            Self::Redirected { method } => {
                write!(f, "the HTTP client that was given has followed a redirect by itself, so that the answer may ")?;
                write!(f, "not be that of a {method}")
            }
            #[cfg(feature = "reqwest")]
            Self::Exchange(error) => {
                write!(f, "{error}")?;
                // The cause at the bottom is what a person needs to know: `connection refused`.
                let causes = std::iter::successors(std::error::Error::source(error), |error| error.source());
                causes.last().map_or(Ok(()), |cause| write!(f, ": {cause}"))
            }
        }
    }
}

/// Everything but the body, of which only the size is told. A fault that prints much is cut.
impl<F: fmt::Debug> fmt::Debug for Error<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error")
            .field("kind", &self.kind())
            .field("provider", &self.provider())
            .field("operation", &self.operation())
            .field("status", &self.status())
            .field("fault", &shown::Fault(self.fault()))
            .field("path", &self.path())
            .field("message", &self.to_string())
            .field("body_bytes", &self.failure().map(|failure| failure.received))
            .finish_non_exhaustive()
    }
}

impl<F: fmt::Debug> std::error::Error for Error<F> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.inner.cause {
            #[cfg(feature = "reqwest")]
            Cause::Transport { error: TransportError::Exchange(error), .. } => Some(error),
            Cause::Response(Failure { refusal: Refusal::Body(error), .. }) => {
                let error: &DecodeError = error;
                Some(error)
            }
            _ => None,
        }
    }
}
