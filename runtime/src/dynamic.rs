//! Calls that are known only at run time. Only with the feature `samples`.
//!
//! The facts of an [operation](crate::operation::OperationDetails) are borrowed, not generated, and values are written and
//! read by whoever knows their types: [`Parameters`] takes the values of a call, and a [`ReadPayload`], a [`ReadEnvelope`]
//! and a [`ReadFault`] take those of an answer. What is decided of them is decided by the code that generated clients
//! run.

use std::sync::Arc;

use bytes::Bytes;
use http::{Request, Response};
use jiff::Timestamp;

pub use crate::interpret::{CallDetails, EnvelopeDetails, FaultDetails, ReadEnvelope, ReadFault, ReadPayload, Refusal};
pub use crate::render::{Caller, RequestProblem};

use crate::client::{BaseUrlError, ERROR_BODY_LIMIT, check_base_url};
use crate::credentials::Secrets;
use crate::format::FormatDetails;
use crate::interpret::{Came, find_fault, format_of, understand};
use crate::operation::OperationDetails;
use crate::parameters::Parameters;
use crate::redact::Redactor;
use crate::render;

impl<'c> Caller<'c> {
    /// Who has these credentials, and calls the server with this base URL now.
    ///
    /// # Errors
    /// If the text is not an absolute http or https URL, or if it has credentials, a query or a fragment.
    pub fn new(base_url: &'c str, secrets: &'c Secrets, now: Timestamp) -> Result<Self, BaseUrlError> {
        Ok(Self { base: check_base_url(base_url)?, secrets, now })
    }
}

/// The request of a call, with the format that was chosen, by its index among those of the operation.
///
/// # Errors
/// If a parameter has a value that cannot be sent.
pub fn request<'a>(
    caller: Caller<'_>,
    details: &OperationDetails<'a>,
    parameters: Parameters<'a>,
    chosen: Option<usize>,
) -> Result<Request<Bytes>, RequestProblem<'a>> {
    render::render(caller, details, parameters, chosen).map(|prepared| prepared.request)
}

/// Who reads an answer.
pub struct Readers<'r, 'a> {
    /// What was asked for.
    pub payload: &'r mut dyn ReadPayload<'a>,
    /// What it is wrapped in.
    pub envelope: &'r mut dyn ReadEnvelope<'a>,
    /// What is said of a failure.
    pub fault: &'r mut dyn ReadFault<'a>,
}

/// What a response to a call means.
#[derive(Debug)]
pub struct Meaning<'a> {
    /// Why it is no answer, if it is none: its fault was read then, if it has one.
    pub refusal: Option<Refusal<'a>>,
    /// The format that the body is in, as far as can be told.
    pub format: Option<&'a FormatDetails<'a>>,
}

/// Reads a response to a call that was made with these credentials and asked for the format with this index. No text of a
/// fault holds one of the credentials.
pub fn interpret<'a>(
    call: &CallDetails<'a>,
    secrets: &Secrets,
    chosen: Option<usize>,
    response: &Response<Bytes>,
    readers: Readers<'_, 'a>,
) -> Meaning<'a> {
    let Readers { payload, envelope, fault } = readers;
    let came = Came { status: response.status(), headers: response.headers(), body: response.body() };
    let asked = call.operation.formats.chosen(chosen);
    let format = format_of(call.operation, &came.content(), asked);
    let refusal = understand(call, came, asked, payload, envelope).err();
    if let Some(refusal) = &refusal {
        let authentication = call.operation.provider.authentication;
        let redactor = Arc::new(Redactor::new(authentication, secrets, &[], ERROR_BODY_LIMIT));
        find_fault(call, came, refusal, asked, &redactor, fault);
    }
    Meaning { refusal, format }
}
