//! From a response to a typed answer, or a typed failure.
//!
//! The status is looked at first, then the body. An answer is decoded at once, in the hope that it is one: whether it
//! reports a failure is known when its envelope has been read, so that success costs a single pass.

mod coding;
mod faults;

pub(crate) use coding::excerpt;

use std::sync::Arc;

use bytes::Bytes;
use http::response::Parts;
use http::{Response, StatusCode};

use crate::credentials::Secrets;
use crate::decode::{DecodeError, Reader, Spellings};
use crate::download::Download;
use crate::error::Failure;
use crate::fault::Fault;
use crate::format::{Content, FormatDetails, Kind};
use crate::operation::{AnswerOf, AnswerShape, ErrorOf, Operation, OperationDetails};
use crate::provider::{Envelope, Provider};
use crate::redact::Redactor;
use crate::{Answer, Error};

/// What becomes of the value at an index of a wrapped body.
type Sink<'a> = &'a mut dyn FnMut(usize, &mut Reader<'_>) -> Result<(), DecodeError>;

/// Why a response is not an answer.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// The status says so.
    Status,
    /// The body says so, with a good status.
    Reported,
    /// The body is in an encoding that nobody has undone.
    Encoded,
    /// The body is in another format than was asked for.
    Format { asked: &'static FormatDetails<'static>, came: Kind },
    /// The body is not what the operation answers.
    Body(DecodeError),
    /// The body has no payload.
    NoPayload(&'static str),
}

/// What is known of a call when its response comes.
pub(crate) struct Asked<'a> {
    /// The format that was asked for.
    pub(crate) format: &'static FormatDetails<'static>,
    pub(crate) secrets: &'a Secrets,
    /// The values that authentication put into the request.
    pub(crate) computed: &'a [String],
    /// How many bytes of the body of a failure are kept.
    pub(crate) error_body_limit: usize,
}

impl Asked<'_> {
    /// Who takes the secrets of the call out of what is shown of its response.
    fn redactor(&self, details: &OperationDetails) -> Arc<Redactor> {
        let authentication = details.provider.authentication;
        Arc::new(Redactor::new(authentication, self.secrets, self.computed, self.error_body_limit))
    }
}

/// What a response to an operation means.
///
/// All but the payload is the same for the operations of a provider, and compiled once for them.
pub(crate) fn interpret<O: Operation>(response: Response<Bytes>, asked: &Asked<'_>) -> Result<AnswerOf<O>, ErrorOf<O>> {
    let (parts, body) = response.into_parts();
    let mut payload = None;
    let read: ReadPayload<'_> = &mut |reader| O::read(reader, &mut payload);
    let refusal = match understand::<O::Provider>(O::DETAILS, O::TAKES_NOTHING, &parts, &body, asked, read) {
        Ok(envelope) => {
            let payload = payload.or_else(|| O::receive(Download::whole(&parts.headers, body.clone())));
            match payload.or_else(nothing::<O>) {
                Some(payload) => return Ok(Answer::new(payload, envelope, parts)),
                None => no_payload(O::DETAILS),
            }
        }
        Err(refusal) => refusal,
    };
    Err(refused::<<O::Provider as Provider>::Fault>(O::DETAILS, parts, &body, refusal, asked))
}

/// Reads the payload of a body, wherever the operation keeps it.
type ReadPayload<'a> = &'a mut dyn FnMut(&mut Reader<'_>) -> Result<(), DecodeError>;

/// What a response says beside its payload, or why it is no answer.
fn understand<P: Provider>(
    details: &'static OperationDetails,
    takes_nothing: bool,
    parts: &Parts,
    body: &Bytes,
    asked: &Asked<'_>,
    read: ReadPayload<'_>,
) -> Result<P::Envelope, Refusal> {
    let content = Content::new(&parts.headers, body);
    match read_answer::<P>(details, takes_nothing, parts.status, &content, asked.format, read) {
        Err(Refusal::Body(_)) if reports_failure::<P>(details, &content, asked.format) => Err(Refusal::Reported),
        Err(Refusal::Format { asked, came: kind }) => {
            let came = came(details, &content, asked);
            let reports = came.is_some_and(|came| reports_failure::<P>(details, &content, came));
            Err(if reports { Refusal::Reported } else { Refusal::Format { asked, came: kind } })
        }
        outcome => outcome,
    }
}

/// The format that a body is in, as far as can be told.
fn came(
    details: &'static OperationDetails,
    content: &Content<'_>,
    asked: &'static FormatDetails<'static>,
) -> Option<&'static FormatDetails<'static>> {
    content.format(asked, &[details.formats.choices, details.provider.formats.choices])
}

/// The refusal of an answer without a payload.
fn no_payload(details: &'static OperationDetails) -> Refusal {
    Refusal::NoPayload(payload_key(details).unwrap_or_default())
}

/// The error for a response whose body has come.
fn refused<F: Fault>(
    details: &'static OperationDetails,
    parts: Parts,
    body: &Bytes,
    refusal: Refusal,
    asked: &Asked<'_>,
) -> Error<F> {
    let came = came(details, &Content::new(&parts.headers, body), asked.format);
    failure(details, parts, body, refusal, came, &asked.redactor(details))
}

/// The answer to a call whose body is handed over before it has come.
#[cfg(feature = "reqwest")]
pub(crate) fn hand_over<O: Operation>(
    parts: Parts,
    download: Download,
    asked: &Asked<'_>,
) -> Result<AnswerOf<O>, ErrorOf<O>> {
    if let Some(payload) = O::receive(download) {
        return Ok(Answer::new(payload, <O::Provider as Provider>::Envelope::default(), parts));
    }
    Err(failure(O::DETAILS, parts, &Bytes::new(), no_payload(O::DETAILS), None, &asked.redactor(O::DETAILS)))
}

/// Reads a response whose status means success, and gives what its payload is wrapped in.
fn read_answer<P: Provider>(
    details: &'static OperationDetails,
    takes_nothing: bool,
    status: StatusCode,
    content: &Content<'_>,
    asked: &'static FormatDetails<'static>,
    read: ReadPayload<'_>,
) -> Result<P::Envelope, Refusal> {
    if !is_success(details, status) {
        return Err(Refusal::Status);
    }
    let is_read = asked.is_bytes() || !matches!(details.answer, AnswerShape::Nothing);
    if is_read && content.is_encoded && !content.body.is_empty() {
        return Err(Refusal::Encoded);
    }
    if asked.is_bytes() || matches!(details.answer, AnswerShape::Nothing) {
        return match content.mismatch(asked) {
            Some(came) if asked.is_bytes() => Err(Refusal::Format { asked, came }),
            _ => Ok(P::Envelope::default()),
        };
    }
    if takes_nothing && content.body.trim_ascii().is_empty() {
        let envelope = P::Envelope::default();
        if !is_wrapped(details) || envelope.is_success() {
            return Ok(envelope);
        }
    }
    if let Some(came) = content.mismatch(asked) {
        return Err(Refusal::Format { asked, came });
    }
    let envelope = read_said::<P>(details, content, asked, read).map_err(Refusal::Body)?;
    if is_wrapped(details) && !envelope.is_success() {
        return Err(Refusal::Reported);
    }
    Ok(envelope)
}

/// Reads a body: the payload, and what it is wrapped in.
fn read_said<P: Provider>(
    details: &OperationDetails,
    content: &Content<'_>,
    format: &FormatDetails<'_>,
    read: ReadPayload<'_>,
) -> Result<P::Envelope, DecodeError> {
    let mut envelope = P::Envelope::default();
    let mut sink =
        |field, reader: &mut Reader<'_>| if field == 0 { read(reader) } else { envelope.read(field, reader) };
    read_body(details, content, format, &mut sink)?;
    Ok(envelope)
}

/// What a body says: a payload, and what it is wrapped in.
#[cfg(feature = "samples")]
type Said<O> = (Option<<O as Operation>::Payload>, <<O as Operation>::Provider as Provider>::Envelope);

/// What a body in JSON says, whatever formats the operation answers in.
#[cfg(feature = "samples")]
pub(crate) fn read_json<O: Operation>(body: &[u8]) -> Result<Said<O>, DecodeError> {
    let headers = http::HeaderMap::new();
    let content = Content::new(&headers, body);
    let mut payload = None;
    let read: ReadPayload<'_> = &mut |reader| O::read(reader, &mut payload);
    let envelope = read_said::<O::Provider>(O::DETAILS, &content, &FormatDetails::JSON, read)?;
    Ok((payload, envelope))
}

/// Whether a status means success. One that is no 2xx never does, whatever is documented of it; a part of an answer, or a
/// change of one, does only to a call that asks for it, whose page lists the status.
pub(crate) fn is_success(details: &OperationDetails, status: StatusCode) -> bool {
    let documented = details.success.contains(&status.as_u16());
    let partial = matches!(status, StatusCode::PARTIAL_CONTENT | StatusCode::IM_USED);
    status.is_success() && details.fault(status.as_u16()).is_none() && (documented || !partial)
}

/// The payload of an answer that has none. Without an envelope that vouches for it, a missing payload is no empty one.
fn nothing<O: Operation>() -> Option<O::Payload> {
    let vouched = O::TAKES_NOTHING || is_wrapped(O::DETAILS) || matches!(O::DETAILS.answer, AnswerShape::Nothing);
    vouched.then(O::nothing).flatten()
}

/// The error with a path that holds no secret: keys of maps come from the body. Long names are cut in a path, and half
/// of a secret could not be told any more.
fn redact_path(error: DecodeError, redactor: &Redactor) -> DecodeError {
    let path = match redactor.text(error.path()) {
        path if path.contains('…') => "…".to_owned(),
        path => path.into_owned(),
    };
    error.with_path(path)
}

/// Reads a body from its beginning to its end.
fn read_body(
    details: &OperationDetails,
    content: &Content<'_>,
    format: &FormatDetails,
    sink: Sink<'_>,
) -> Result<(), DecodeError> {
    let fields: &'static [&'static str] = match details.answer {
        AnswerShape::Nothing => return Ok(()),
        AnswerShape::Whole => {
            return format.read(content, None, &mut |reader| {
                sink(0, reader)?;
                reader.end()
            });
        }
        AnswerShape::Key(fields) => fields,
        AnswerShape::Envelope(fields) => fields,
    };
    read_object(content, format, fields, details.spellings, sink)
}

/// Reads a body that is an object, the payload under the first of its keys.
fn read_object(
    content: &Content<'_>,
    format: &FormatDetails,
    fields: &'static [&'static str],
    spellings: &'static Spellings<'static>,
    sink: Sink<'_>,
) -> Result<(), DecodeError> {
    format.read(content, fields.first().copied(), &mut |reader| {
        if reader.object_with(fields, spellings)? {
            while let Some(field) = reader.field()? {
                sink(field, reader)?;
            }
        }
        reader.end()
    })
}

/// Whether a body that could not be read as an answer reports a failure in its envelope. Each field is read by itself:
/// one that does not fit its declaration must not hide what the others say.
fn reports_failure<P: Provider>(details: &OperationDetails, content: &Content<'_>, format: &FormatDetails<'_>) -> bool {
    let fields = P::Envelope::FIELDS;
    // A download or a text is not wrapped, but a failure in its place is.
    if fields.is_empty() || !is_wrapped(details) && !details.formats.chosen(None).is_one_piece() {
        return false;
    }
    let mut envelope = P::Envelope::default();
    let mut only = |wanted: usize| {
        let mut sink = |field, reader: &mut Reader<'_>| {
            if field == wanted { envelope.read(field, reader) } else { reader.skip() }
        };
        read_object(content, format, fields, details.spellings, &mut sink)
    };
    // No field has the index 0 but the payload, so that this reads none, and tells whether the body is well-formed.
    if only(usize::MAX).is_err() {
        return false;
    }
    for field in 1..fields.len() {
        let _ = only(field);
    }
    !envelope.is_success()
}

/// Whether answers come in the provider's envelope.
fn is_wrapped(details: &OperationDetails) -> bool {
    matches!(details.answer, AnswerShape::Envelope(_))
}

fn payload_key(details: &OperationDetails) -> Option<&'static str> {
    match details.answer {
        AnswerShape::Nothing | AnswerShape::Whole => None,
        AnswerShape::Key(fields) => Some(fields[0]),
        AnswerShape::Envelope(fields) => fields.first().copied(),
    }
}

/// The error for a response that is not an answer; `format` is what its body is in. Nothing gets into it that has not
/// gone through the redactor: the fault as it is read, and headers, body and path as they are kept.
fn failure<F: Fault>(
    details: &'static OperationDetails,
    mut parts: Parts,
    body: &Bytes,
    refusal: Refusal,
    format: Option<&FormatDetails>,
    redactor: &Arc<Redactor>,
) -> Error<F> {
    let content = Content::new(&parts.headers, body);
    // Of a failure, no more may have come than is kept. Read as if it was whole, it would end with half of a value.
    let format = format.filter(|_| !(matches!(refusal, Refusal::Status) && redactor.cuts(body)));
    let find = |documented| faults::find::<F>(&faults::Said { content: &content, format, redactor }, documented);
    let (fault, refusal) = match refusal {
        Refusal::Status => (find(details.fault(parts.status.as_u16())), refusal),
        Refusal::Reported | Refusal::NoPayload(_) => (find(None), refusal),
        Refusal::Body(error) => (None, Refusal::Body(redact_path(error, redactor))),
        Refusal::Encoded | Refusal::Format { .. } => (None, refusal),
    };
    let message = fault.as_ref().and_then(F::message).filter(|message| !message.is_empty()).map(str::to_owned);
    let received = body.len();
    let is_encoded = content.is_encoded && received > 0;
    let body = redactor.body(&content, body);
    redactor.headers(&mut parts.headers);
    // Headers are shown only as they are after that.
    let encoding = is_encoded.then(|| coding::name(&parts.headers));
    Error::response(Failure { details, refusal, parts, body, received, message, encoding }, fault)
}
