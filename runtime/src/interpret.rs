//! From a response to a typed answer, or a typed failure.
//!
//! The status is looked at first, then the body. An answer is decoded at once, in the hope that it is one: whether it
//! reports a failure is known when its envelope has been read, so that success costs a single pass.

use std::collections::BTreeMap;

use bytes::Bytes;
use http::Response;
use http::response::Parts;

use crate::credentials::Secrets;
use crate::decode::{DecodeError, Reader};
use crate::error::Failure;
use crate::fault::{Fault, FaultShape};
use crate::operation::{AnswerOf, AnswerShape, DocumentedFault, ErrorOf, Operation, OperationDetails};
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
    /// The body is not what the operation answers.
    Body(DecodeError),
    /// The body has no payload.
    NoPayload(&'static str),
}

/// What a response to an operation means. `computed` are the values that authentication put into the request.
pub(crate) fn interpret<O: Operation>(
    response: Response<Bytes>,
    secrets: &Secrets,
    computed: &[String],
) -> Result<AnswerOf<O>, ErrorOf<O>> {
    let (mut parts, body) = response.into_parts();
    let mut payload = None;
    let mut envelope = <O::Provider as Provider>::Envelope::default();
    let mut sink = |field, reader: &mut Reader<'_>| {
        if field == 0 {
            payload = O::read(reader)?;
            Ok(())
        } else {
            envelope.read(field, reader)
        }
    };
    let refusal = match read(O::DETAILS, &parts, &body, &mut sink) {
        Ok(()) if is_wrapped(O::DETAILS) && !envelope.is_success() => Refusal::Reported,
        Ok(()) => match payload.or_else(nothing::<O>) {
            Some(payload) => return Ok(Answer::new(payload, envelope, parts)),
            None => Refusal::NoPayload(payload_key(O::DETAILS)),
        },
        Err(Refusal::Body(error)) if reports_failure::<O>(&body) => {
            drop(error);
            Refusal::Reported
        }
        Err(refusal) => refusal,
    };
    let redactor = Redactor::new(O::DETAILS.provider.authentication, secrets, computed);
    redactor.headers(&mut parts.headers);
    let refusal = match refusal {
        Refusal::Body(error) => Refusal::Body(redact_path(error, &redactor)),
        other => other,
    };
    Err(failure::<<O::Provider as Provider>::Fault>(O::DETAILS, parts, redactor.bytes(body), refusal))
}

/// The payload of an answer that has none. Without an envelope that vouches for it, a missing payload is no empty one.
fn nothing<O: Operation>() -> Option<O::Payload> {
    let vouched = is_wrapped(O::DETAILS) || matches!(O::DETAILS.answer, AnswerShape::Nothing);
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

/// Reads the body of a response whose status means success.
fn read(details: &OperationDetails, parts: &Parts, body: &[u8], sink: Sink<'_>) -> Result<(), Refusal> {
    let documented = details.success.contains(&parts.status.as_u16());
    let failure = details.fault(parts.status.as_u16()).is_some();
    if !documented && (failure || !parts.status.is_success()) {
        return Err(Refusal::Status);
    }
    read_body(details.answer, body, sink).map_err(Refusal::Body)
}

fn read_body(shape: AnswerShape, body: &[u8], sink: Sink<'_>) -> Result<(), DecodeError> {
    if matches!(shape, AnswerShape::Nothing) {
        return Ok(());
    }
    let mut reader = Reader::json(body)?;
    let fields: &'static [&'static str] = match shape {
        AnswerShape::Nothing | AnswerShape::Whole => {
            sink(0, &mut reader)?;
            return reader.finish();
        }
        AnswerShape::Key(fields) => fields,
        AnswerShape::Envelope(fields) => fields,
    };
    if reader.object(fields)? {
        while let Some(field) = reader.field()? {
            sink(field, &mut reader)?;
        }
    }
    reader.finish()
}

/// Whether a body that could not be read as an answer reports a failure in its envelope. Each value is taken whole first:
/// one that does not fit its declaration must not hide what the others say.
fn reports_failure<O: Operation>(body: &[u8]) -> bool {
    let mut envelope = <O::Provider as Provider>::Envelope::default();
    let mut sink = |field, reader: &mut Reader<'_>| {
        if let Some(value) = reader.raw()?.filter(|_| field != 0) {
            let _ = Reader::json(value.as_bytes()).and_then(|mut reader| envelope.read(field, &mut reader));
        }
        Ok(())
    };
    is_wrapped(O::DETAILS) && read_body(O::DETAILS.answer, body, &mut sink).is_ok() && !envelope.is_success()
}

/// Whether answers come in the provider's envelope.
fn is_wrapped(details: &OperationDetails) -> bool {
    matches!(details.answer, AnswerShape::Envelope(_))
}

fn payload_key(details: &OperationDetails) -> &'static str {
    match details.answer {
        AnswerShape::Nothing | AnswerShape::Whole => "",
        AnswerShape::Key(fields) => fields[0],
        AnswerShape::Envelope(fields) => fields.first().copied().unwrap_or_default(),
    }
}

/// The error for a response that is not an answer. The body holds no secret any more.
fn failure<F: Fault>(details: &'static OperationDetails, parts: Parts, body: Bytes, refusal: Refusal) -> Error<F> {
    let fault = match refusal {
        Refusal::Status => find_fault::<F>(&body, details.fault(parts.status.as_u16())),
        Refusal::Reported | Refusal::NoPayload(_) => find_fault::<F>(&body, None),
        Refusal::Body(_) => None,
    };
    let message = fault.as_ref().and_then(F::message).filter(|message| !message.is_empty()).map(str::to_owned);
    Error::response(Failure { details, refusal, parts, body, message }, fault)
}

/// The fault that the body holds, or else the one that is documented for the status. What the body calls it counts
/// more than what the page does.
fn find_fault<F: Fault>(body: &[u8], documented: Option<&DocumentedFault>) -> Option<F> {
    let Some((mut fault, name)) = read_fault::<F>(body) else {
        return documented.map(|documented| unread_fault(body, documented));
    };
    if let Some(name) = name.as_deref().or(documented.map(|documented| documented.name)) {
        fault.set_kind(name);
    }
    Some(fault)
}

/// A documented fault whose body is no structure; maybe a text.
fn unread_fault<F: Fault>(body: &[u8], documented: &DocumentedFault) -> F {
    let mut fault = F::default();
    fault.set_kind(documented.name);
    let text = String::from_utf8_lossy(body);
    let text = text.trim();
    // What begins with a tag is the page of something in front of the server.
    if documented.text && !text.is_empty() && !text.starts_with('<') {
        fault.set_message(text.to_owned());
    }
    fault
}

/// The fault that a body holds, if it holds one where the provider puts it, and what the body calls it.
fn read_fault<F: Fault>(body: &[u8]) -> Option<(F, Option<String>)> {
    let (fault, key) = match F::SHAPE {
        FaultShape::Body => (F::decode(&mut Reader::json(body).ok()?).ok()??, None),
        FaultShape::Named => read_named(body).ok()??,
        FaultShape::Key(fields) => (read_keyed(body, fields).ok()??, None),
    };
    // An object that says nothing a fault would say is none.
    if fault.name().is_none() && fault.message().is_none() {
        return None;
    }
    let name = key.or_else(|| fault.name().map(str::to_owned));
    Some((fault, name.filter(|name| !name.is_empty())))
}

/// The fault under the one key of the body, which is its name.
fn read_named<F: Fault>(body: &[u8]) -> Result<Option<(F, Option<String>)>, DecodeError> {
    let mut faults = BTreeMap::new();
    Reader::json(body)?.map(&mut faults, F::decode)?;
    let first = faults.pop_first().filter(|_| faults.is_empty());
    Ok(first.map(|(name, fault)| (fault, Some(name))))
}

/// The fault, or the first of several, under a key of the body.
fn read_keyed<F: Fault>(body: &[u8], fields: &'static [&'static str]) -> Result<Option<F>, DecodeError> {
    let mut faults = Vec::new();
    let listed = read_key(body, fields, &mut |reader| reader.list(&mut faults, F::decode));
    if listed.is_err() {
        faults.clear();
        read_key(body, fields, &mut |reader| F::decode(reader).map(|fault| faults.extend(fault)))?;
    }
    Ok(faults.into_iter().next())
}

/// Reads the value of the one key.
fn read_key(
    body: &[u8],
    fields: &'static [&'static str],
    read: &mut dyn FnMut(&mut Reader<'_>) -> Result<(), DecodeError>,
) -> Result<(), DecodeError> {
    let mut reader = Reader::json(body)?;
    if reader.object(fields)? {
        while reader.field()?.is_some() {
            read(&mut reader)?;
        }
    }
    Ok(())
}
