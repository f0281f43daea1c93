//! From a response to a typed answer, or a typed failure.
//!
//! The status is looked at first, then the body. An answer is decoded at once, in the hope that it is one: whether it
//! reports a failure is known when its envelope has been read, so that success costs a single pass.
//!
//! What decides is compiled once, over the facts of a call and over whoever reads its types: [`ReadPayload`],
//! [`ReadEnvelope`] and [`ReadFault`]. What an [`Operation`](crate::Operation) adds are its types.

mod coding;
mod faults;
mod read;
mod typed;

pub(crate) use coding::excerpt;
#[cfg(feature = "reqwest")]
pub(crate) use typed::hand_over;
pub(crate) use typed::interpret;
#[cfg(feature = "samples")]
pub(crate) use typed::read_json;

use std::sync::Arc;

use bytes::Bytes;
use http::response::Parts;
use http::{HeaderMap, StatusCode};

use crate::credentials::Secrets;
use crate::decode::{DecodeError, Spellings};
use crate::format::{Content, FormatDetails, Kind};
use crate::operation::{AnswerShape, OperationDetails};
use crate::redact::Redactor;
pub use read::{EnvelopeDetails, FaultDetails, ReadEnvelope, ReadFault, ReadPayload};

/// Why a response is not an answer.
#[derive(Debug)]
#[non_exhaustive]
pub enum Refusal<'a> {
    /// The status says so.
    Status,
    /// The body says so, with a good status.
    Reported,
    /// The body is in an encoding that nobody has undone.
    Encoded,
    /// The body is in another format than was asked for.
    Format {
        /// The format that was asked for.
        asked: &'a FormatDetails<'a>,
        /// What the body is.
        came: Kind,
    },
    /// The body is not what the operation answers.
    Body(DecodeError),
    /// The body has no payload, which would stand under this key.
    NoPayload(&'a str),
}

/// The facts of a call that tell what a response to it means.
#[derive(Debug, Clone, Copy)]
pub struct CallDetails<'a> {
    /// The operation.
    pub operation: &'a OperationDetails<'a>,
    /// Whether an answer may hold nothing at all, even where no envelope says that the call succeeded.
    pub takes_nothing: bool,
    /// What the provider wraps its answers in.
    pub envelope: EnvelopeDetails<'a>,
    /// What the provider says of a call that failed.
    pub fault: FaultDetails<'a>,
}

/// What is known of a call when its response comes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Asked<'c, 'a> {
    /// The format that was asked for.
    pub(crate) format: &'a FormatDetails<'a>,
    pub(crate) secrets: &'c Secrets,
    /// The values that authentication put into the request.
    pub(crate) computed: &'c [String],
    /// How many bytes of the body of a failure are kept.
    pub(crate) error_body_limit: usize,
}

impl Asked<'_, '_> {
    /// Who takes the secrets of the call out of what is shown of its response.
    fn redactor(&self, details: &OperationDetails<'_>) -> Arc<Redactor> {
        let authentication = details.provider.authentication;
        Arc::new(Redactor::new(authentication, self.secrets, self.computed, self.error_body_limit))
    }
}

/// What a response is: its status, its headers and its body.
#[derive(Clone, Copy)]
pub(crate) struct Came<'r> {
    pub(crate) status: StatusCode,
    pub(crate) headers: &'r HeaderMap,
    pub(crate) body: &'r Bytes,
}

impl<'r> Came<'r> {
    pub(crate) fn new(parts: &'r Parts, body: &'r Bytes) -> Self {
        Self { status: parts.status, headers: &parts.headers, body }
    }

    pub(crate) fn content(&self) -> Content<'r> {
        Content::new(self.headers, self.body)
    }
}

/// Reads what a response says, or tells why it is no answer.
pub(crate) fn understand<'a>(
    call: &CallDetails<'a>,
    came: Came<'_>,
    asked: &'a FormatDetails<'a>,
    payload: &mut dyn ReadPayload<'a>,
    envelope: &mut dyn ReadEnvelope<'a>,
) -> Result<(), Refusal<'a>> {
    let details = call.operation;
    let content = came.content();
    match read_answer(call, came.status, &content, asked, payload, envelope) {
        Ok(()) => {
            let vouched = call.takes_nothing || is_wrapped(details) || matches!(details.answer, AnswerShape::Nothing);
            // Without an envelope that vouches for it, a missing payload is no empty one.
            let complete = payload.complete(vouched, came.headers, came.body);
            if complete { Ok(()) } else { Err(no_payload(details)) }
        }
        Err(Refusal::Body(_)) if reports_failure(call, &content, asked, envelope) => Err(Refusal::Reported),
        Err(Refusal::Format { asked, came: kind }) => {
            let format = format_of(details, &content, asked);
            let reports = format.is_some_and(|format| reports_failure(call, &content, format, envelope));
            Err(if reports { Refusal::Reported } else { Refusal::Format { asked, came: kind } })
        }
        outcome => outcome,
    }
}

/// Finds the fault of a response that is no answer.
pub(crate) fn find_fault<'a>(
    call: &CallDetails<'a>,
    came: Came<'_>,
    refusal: &Refusal<'a>,
    asked: &'a FormatDetails<'a>,
    redactor: &Arc<Redactor>,
    fault: &mut dyn ReadFault<'a>,
) {
    let documented = match refusal {
        Refusal::Status => call.operation.fault(came.status.as_u16()),
        Refusal::Reported | Refusal::NoPayload(_) => None,
        Refusal::Body(_) | Refusal::Encoded | Refusal::Format { .. } => return,
    };
    let content = came.content();
    // Of a failure, no more may have come than is kept. Read as if it was whole, it would end with half of a value.
    let is_cut = matches!(refusal, Refusal::Status) && redactor.cuts(came.body);
    let format = format_of(call.operation, &content, asked).filter(|_| !is_cut);
    faults::Said { content: &content, format, redactor, details: &call.fault }.find(documented, fault);
}

/// The format that a body is in, as far as can be told.
pub(crate) fn format_of<'a>(
    details: &OperationDetails<'a>,
    content: &Content<'_>,
    asked: &'a FormatDetails<'a>,
) -> Option<&'a FormatDetails<'a>> {
    content.format(asked, &[details.formats.choices, details.provider.formats.choices])
}

/// The refusal of an answer without a payload.
fn no_payload<'a>(details: &OperationDetails<'a>) -> Refusal<'a> {
    Refusal::NoPayload(payload_key(details).unwrap_or_default())
}

/// Reads a response whose status means success, and what its payload is wrapped in.
fn read_answer<'a>(
    call: &CallDetails<'a>,
    status: StatusCode,
    content: &Content<'_>,
    asked: &'a FormatDetails<'a>,
    payload: &mut dyn ReadPayload<'a>,
    envelope: &mut dyn ReadEnvelope<'a>,
) -> Result<(), Refusal<'a>> {
    let details = call.operation;
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
            _ => Ok(()),
        };
    }
    let is_nothing = call.takes_nothing && content.body.trim_ascii().is_empty();
    if is_nothing && (!is_wrapped(details) || envelope.is_success()) {
        return Ok(());
    }
    if let Some(came) = content.mismatch(asked) {
        return Err(Refusal::Format { asked, came });
    }
    read_said(details, content, asked, payload, envelope).map_err(Refusal::Body)?;
    if is_wrapped(details) && !envelope.is_success() {
        return Err(Refusal::Reported);
    }
    Ok(())
}

/// Reads a body from its beginning to its end: the payload, and what it is wrapped in.
fn read_said<'a>(
    details: &OperationDetails<'a>,
    content: &Content<'_>,
    format: &FormatDetails<'_>,
    payload: &mut dyn ReadPayload<'a>,
    envelope: &mut dyn ReadEnvelope<'a>,
) -> Result<(), DecodeError> {
    let fields: &'a [&'a str] = match details.answer {
        AnswerShape::Nothing => return Ok(()),
        AnswerShape::Whole => return format.read(content, None, &mut read::ToEnd(payload)),
        AnswerShape::Key(fields) => fields,
        AnswerShape::Envelope(fields) => fields,
    };
    let mut all = read::Wrapped { payload, envelope };
    read_object(content, format, fields, details.spellings, &mut all)
}

/// Reads a body that is an object, the payload under the first of its keys.
fn read_object<'a>(
    content: &Content<'_>,
    format: &FormatDetails<'_>,
    fields: &'a [&'a str],
    spellings: &'a Spellings<'a>,
    sink: &mut dyn read::ReadField<'a>,
) -> Result<(), DecodeError> {
    format.read(content, fields.first().copied(), &mut read::Object { fields, spellings, sink })
}

/// Whether a status means success. One that is no 2xx never does, whatever is documented of it; a part of an answer, or a
/// change of one, does only to a call that asks for it, whose page lists the status.
pub(crate) fn is_success(details: &OperationDetails<'_>, status: StatusCode) -> bool {
    let documented = details.success.contains(&status.as_u16());
    let partial = matches!(status, StatusCode::PARTIAL_CONTENT | StatusCode::IM_USED);
    status.is_success() && details.fault(status.as_u16()).is_none() && (documented || !partial)
}

/// Whether a body that could not be read as an answer reports a failure in its envelope. Each field is read by itself:
/// one that does not fit its declaration must not hide what the others say.
fn reports_failure<'a>(
    call: &CallDetails<'a>,
    content: &Content<'_>,
    format: &FormatDetails<'_>,
    envelope: &mut dyn ReadEnvelope<'a>,
) -> bool {
    let EnvelopeDetails { fields, spellings } = call.envelope;
    let details = call.operation;
    // A download or a text is not wrapped, but a failure in its place is.
    if fields.is_empty() || !is_wrapped(details) && !details.formats.chosen(None).is_one_piece() {
        return false;
    }
    envelope.forget();
    let mut only =
        |wanted: usize| read_object(content, format, fields, spellings, &mut read::Only { wanted, envelope });
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
fn is_wrapped(details: &OperationDetails<'_>) -> bool {
    matches!(details.answer, AnswerShape::Envelope(_))
}

fn payload_key<'a>(details: &OperationDetails<'a>) -> Option<&'a str> {
    match details.answer {
        AnswerShape::Nothing | AnswerShape::Whole => None,
        AnswerShape::Key(fields) => Some(fields[0]),
        AnswerShape::Envelope(fields) => fields.first().copied(),
    }
}
