//! What an operation adds to the reading of a response: its types. The less is here the better, since it is compiled for
//! every operation, or for every provider.

use std::sync::Arc;

use bytes::Bytes;
use http::response::Parts;
use http::{HeaderMap, Response};

#[cfg(feature = "reqwest")]
use super::no_payload;
use super::read::{EnvelopeDetails, FaultDetails, ReadEnvelope, ReadFault, ReadPayload};
use super::{Asked, CallDetails, Came, Refusal, coding, find_fault, understand};
use crate::decode::{Decode, DecodeError, Read, Reader};
use crate::download::Download;
use crate::error::Failure;
use crate::fault::Fault;
use crate::operation::{AnswerOf, ErrorOf, Operation};
use crate::provider::{Envelope, Provider};
use crate::redact::Redactor;
use crate::{Answer, Error};

/// The envelope of a provider.
type EnvelopeOf<O> = <<O as Operation>::Provider as Provider>::Envelope;

/// The facts of a call of an operation.
fn details<O: Operation>() -> CallDetails<'static> {
    CallDetails { takes_nothing: O::TAKES_NOTHING, ..shared::<O::Provider>(O::DETAILS) }
}

/// The facts of a call that the operations of a provider share.
fn shared<P: Provider>(operation: &'static crate::operation::OperationDetails<'static>) -> CallDetails<'static> {
    let envelope = EnvelopeDetails { fields: P::Envelope::FIELDS, spellings: P::Envelope::SPELLINGS };
    let fault = FaultDetails {
        shape: P::Fault::SHAPE,
        spelled: P::Fault::SPELLED,
        fields: <P::Fault as Decode>::FIELDS,
        spellings: <P::Fault as Decode>::SPELLINGS,
        names: P::Fault::NAMES,
    };
    CallDetails { operation, takes_nothing: false, envelope, fault }
}

/// What a response to an operation means.
pub(crate) fn interpret<O: Operation>(
    response: Response<Bytes>,
    asked: &Asked<'_, 'static>,
) -> Result<AnswerOf<O>, ErrorOf<O>> {
    let (parts, body) = response.into_parts();
    let call = details::<O>();
    let mut payload = Payload::<O>(None);
    let mut envelope = EnvelopeOf::<O>::default();
    let outcome = understand(&call, Came::new(&parts, &body), asked.format, &mut payload, &mut envelope);
    match (outcome, payload.0) {
        (Ok(()), Some(payload)) => Ok(Answer::new(payload, envelope, parts)),
        (outcome, _) => Err(refused(&call, parts, &body, outcome.err(), asked)),
    }
}

/// The answer to a call whose body is handed over before it has come.
#[cfg(feature = "reqwest")]
pub(crate) fn hand_over<O: Operation>(
    parts: Parts,
    download: Download,
    asked: &Asked<'_, 'static>,
) -> Result<AnswerOf<O>, ErrorOf<O>> {
    if let Some(payload) = O::receive(download) {
        return Ok(Answer::new(payload, EnvelopeOf::<O>::default(), parts));
    }
    Err(failure(&details::<O>(), parts, &Bytes::new(), no_payload(O::DETAILS), &asked.redactor(O::DETAILS), None))
}

/// What a body in JSON says: a payload, and what it is wrapped in.
#[cfg(feature = "samples")]
type Said<O> = (Option<<O as Operation>::Payload>, EnvelopeOf<O>);

/// What a body in JSON says, whatever formats the operation answers in.
#[cfg(feature = "samples")]
pub(crate) fn read_json<O: Operation>(body: &[u8]) -> Result<Said<O>, DecodeError> {
    let headers = HeaderMap::new();
    let content = crate::format::Content::new(&headers, body);
    let mut payload = Payload::<O>(None);
    let mut envelope = EnvelopeOf::<O>::default();
    let json = &crate::format::FormatDetails::JSON;
    super::read_said(O::DETAILS, &content, json, &mut payload, &mut envelope)?;
    Ok((payload.0, envelope))
}

/// The error for a response whose body has come; without a refusal, it has no payload.
fn refused<F: Fault>(
    call: &CallDetails<'static>,
    parts: Parts,
    body: &Bytes,
    refusal: Option<Refusal<'static>>,
    asked: &Asked<'_, 'static>,
) -> Error<F> {
    let refusal = refusal.unwrap_or(super::no_payload(call.operation));
    let redactor = asked.redactor(call.operation);
    let mut fault = None::<F>;
    find_fault(call, Came::new(&parts, body), &refusal, asked.format, &redactor, &mut fault);
    failure(call, parts, body, refusal, &redactor, fault)
}

/// The error for a response that is not an answer. Nothing gets into it that has not gone through the redactor: the fault
/// as it was read, and headers, body and path as they are kept.
fn failure<F: Fault>(
    call: &CallDetails<'static>,
    parts: Parts,
    body: &Bytes,
    refusal: Refusal<'static>,
    redactor: &Arc<Redactor>,
    fault: Option<F>,
) -> Error<F> {
    let message = fault.as_ref().and_then(F::message).filter(|message| !message.is_empty()).map(str::to_owned);
    Error::response(kept(call, parts, body, refusal, redactor, message), fault)
}

/// What is kept of a response that is not an answer.
fn kept(
    call: &CallDetails<'static>,
    mut parts: Parts,
    body: &Bytes,
    refusal: Refusal<'static>,
    redactor: &Redactor,
    message: Option<String>,
) -> Failure {
    let refusal = match refusal {
        Refusal::Body(error) => Refusal::Body(redact_path(error, redactor)),
        other => other,
    };
    let content = Came::new(&parts, body).content();
    let received = body.len();
    let is_encoded = content.is_encoded && received > 0;
    let body = redactor.body(&content, body);
    redactor.headers(&mut parts.headers);
    // Headers are shown only as they are after that.
    let encoding = is_encoded.then(|| coding::name(&parts.headers));
    Failure { details: call.operation, refusal, parts, body, received, message, encoding }
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

/// The payload of an operation.
struct Payload<O: Operation>(Option<O::Payload>);

impl<O: Operation> Read<'static> for Payload<O> {
    fn read<'de>(&mut self, reader: &mut Reader<'de>) -> Result<(), DecodeError>
    where
        'static: 'de,
    {
        O::read(reader, &mut self.0)
    }
}

impl<O: Operation> ReadPayload<'static> for Payload<O> {
    fn complete(&mut self, vouched: bool, headers: &HeaderMap, body: &Bytes) -> bool {
        if self.0.is_none() {
            self.0 = O::receive(Download::whole(headers, body.clone()));
        }
        if self.0.is_none() && vouched {
            self.0 = O::nothing();
        }
        self.0.is_some()
    }
}

impl<E: Envelope> ReadEnvelope<'static> for E {
    fn read<'de>(&mut self, field: usize, reader: &mut Reader<'de>) -> Result<(), DecodeError>
    where
        'static: 'de,
    {
        Envelope::read(self, field, reader)
    }

    fn is_success(&self) -> bool {
        Envelope::is_success(self)
    }

    fn forget(&mut self) {
        *self = E::default();
    }
}

impl<F: Fault> ReadFault<'static> for Option<F> {
    fn read<'de>(&mut self, reader: &mut Reader<'de>) -> Result<bool, DecodeError>
    where
        'static: 'de,
    {
        let fault = F::decode(reader)?;
        let is_there = fault.is_some();
        if self.is_none() {
            *self = fault;
        }
        Ok(is_there)
    }

    fn says_nothing(&self) -> bool {
        // Any field counts: not all faults have a name or a message.
        self.as_ref().is_none_or(|fault| *fault == F::default())
    }

    fn name(&self) -> Option<&str> {
        self.as_ref().and_then(F::name)
    }

    fn set_message(&mut self, message: String) {
        self.get_or_insert_default().set_message(message);
    }

    fn set_name(&mut self, name: &str) {
        self.get_or_insert_default().set_name(name);
    }

    fn set_kind(&mut self, name: &str) {
        self.get_or_insert_default().set_kind(name);
    }

    fn forget(&mut self) {
        *self = None;
    }
}
