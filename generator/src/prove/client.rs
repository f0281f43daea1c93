//! What a client makes of a call and its answer: the code of the runtime, with values of declared types.

use runtime::Bytes;
use runtime::decode::{DecodeError, Read, Reader};
use runtime::dynamic::{self, CallDetails, ReadEnvelope, ReadFault, ReadPayload, Readers, Refusal};
use runtime::http::{HeaderMap, HeaderValue, Response, header::CONTENT_TYPE};

use super::details::Facts;
use super::evidence::empty;
use super::typed::{Typed, same};
use crate::model::{self, Field, Literal, Operation, Type};

/// What a client makes of an answer.
pub(super) struct Meaning<'a> {
    /// Why it is a failure, if it is one.
    pub(super) refusal: Option<Refusal<'a>>,
    /// The name of the format that the body is in, as far as can be told.
    pub(super) format: Option<String>,
    /// The payload of an answer.
    pub(super) payload: Option<Literal>,
    /// The fields of the envelope.
    pub(super) envelope: Vec<Option<Literal>>,
    /// The fault of a failure, if it has one.
    pub(super) fault: Option<super::Fault>,
    /// The name that tells which fault it is, documented or not.
    pub(super) called: Option<String>,
}

/// An answer, as a client receives it.
pub(super) struct Received<'r> {
    pub(super) status: u16,
    pub(super) content_type: Option<&'r str>,
    pub(super) body: &'r str,
}

impl Received<'_> {
    /// The response; `None` where the status or the content type cannot come in one.
    fn response(&self) -> Option<Response<Bytes>> {
        let mut response = Response::new(Bytes::copy_from_slice(self.body.as_bytes()));
        *response.status_mut() = self.status.try_into().ok()?;
        if let Some(content_type) = self.content_type.filter(|content_type| !content_type.is_empty()) {
            response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_str(content_type).ok()?);
        }
        Some(response)
    }
}

/// What a client makes of an answer in the format of this index; `None` where no server can send it.
pub(super) fn interpret<'a>(
    facts: Facts<'a>,
    call: &CallDetails<'a>,
    operation: &'a Operation,
    chosen: usize,
    received: &Received<'_>,
) -> Option<Meaning<'a>> {
    let response = received.response()?;
    let mut payload = Payload { facts, declared: &operation.payload, value: None };
    let mut envelope = Envelope::new(facts);
    let mut fault = Fault { facts, values: None, named: None, called: None };
    let readers = Readers { payload: &mut payload, envelope: &mut envelope, fault: &mut fault };
    let meaning = dynamic::interpret(call, facts.secrets, Some(chosen), &response, readers);
    Some(Meaning {
        refusal: meaning.refusal,
        format: meaning.format.map(ToString::to_string),
        payload: payload.value,
        envelope: envelope.values,
        called: fault.called.clone(),
        fault: fault.found(),
    })
}

/// Reads what was asked for.
struct Payload<'a> {
    facts: Facts<'a>,
    declared: &'a model::Payload,
    value: Option<Literal>,
}

impl<'a> Read<'a> for Payload<'a> {
    fn read<'de>(&mut self, reader: &mut Reader<'de>) -> Result<(), DecodeError>
    where
        'a: 'de,
    {
        match self.declared {
            model::Payload::Value(type_) => Typed(self.facts).payload(type_, &mut self.value, reader),
            model::Payload::Text => Typed(self.facts).payload(&Type::String, &mut self.value, reader),
            model::Payload::Nothing | model::Payload::Download => reader.skip(),
        }
    }
}

impl<'a> ReadPayload<'a> for Payload<'a> {
    fn complete(&mut self, vouched: bool, _: &HeaderMap, _: &Bytes) -> bool {
        let nothing = match self.declared {
            // That it is none is a finding already.
            model::Payload::Download | model::Payload::Value(Type::Unresolved) => return true,
            model::Payload::Nothing => return vouched,
            model::Payload::Value(Type::List(_)) => Some(Literal::List(Vec::new())),
            model::Payload::Value(Type::Map(_)) => Some(Literal::Map(Vec::new())),
            model::Payload::Value(Type::Any) => Some(Literal::null()),
            model::Payload::Value(_) | model::Payload::Text => None,
        };
        if vouched && self.value.is_none() {
            self.value = nothing;
        }
        self.value.is_some()
    }
}

/// Reads what a payload is wrapped in.
struct Envelope<'a> {
    facts: Facts<'a>,
    values: Vec<Option<Literal>>,
}

impl<'a> Envelope<'a> {
    fn new(facts: Facts<'a>) -> Self {
        Self { facts, values: Self::fields(facts).iter().map(empty).collect() }
    }

    fn fields(facts: Facts<'a>) -> &'a [Field] {
        facts.provider.envelope.as_ref().map_or(&[], |envelope| &envelope.fields)
    }
}

impl<'a> ReadEnvelope<'a> for Envelope<'a> {
    fn read<'de>(&mut self, field: usize, reader: &mut Reader<'de>) -> Result<(), DecodeError>
    where
        'a: 'de,
    {
        // The payload is the first field.
        let index = field - 1;
        Typed(self.facts).field(&Self::fields(self.facts)[index], &mut self.values[index], reader)
    }

    fn is_success(&self) -> bool {
        let success = self.facts.provider.envelope.as_ref().and_then(|envelope| envelope.success.as_ref());
        success.is_none_or(|success| {
            let value = self.values[success.field].as_ref();
            value.is_some_and(|value| same(value, &success.value))
        })
    }

    fn forget(&mut self) {
        *self = Self::new(self.facts);
    }
}

/// Reads what is said of a failure.
struct Fault<'a> {
    facts: Facts<'a>,
    /// The fields, if there is one.
    values: Option<Vec<Option<Literal>>>,
    /// The key of the body that names it.
    named: Option<String>,
    /// The name that tells which it is.
    called: Option<String>,
}

impl<'a> Fault<'a> {
    fn declared(&self) -> Option<&'a model::Faults> {
        self.facts.provider.faults.as_ref()
    }

    /// The values of no field.
    fn nothing(&self) -> Vec<Option<Literal>> {
        self.declared().into_iter().flat_map(|faults| &faults.fields).map(empty).collect()
    }

    /// Which of the documented faults it is, where the provider has any.
    fn kind(&self) -> Option<&String> {
        self.called.as_ref().filter(|_| !self.facts.fault.names.is_empty())
    }

    fn found(self) -> Option<super::Fault> {
        if self.values.is_none() && self.named.is_none() && self.kind().is_none() {
            return None;
        }
        let kind = self.kind().cloned();
        Some(super::Fault { kind, fields: self.values.clone().unwrap_or_else(|| self.nothing()), named: self.named })
    }
}

impl<'a> ReadFault<'a> for Fault<'a> {
    fn read<'de>(&mut self, reader: &mut Reader<'de>) -> Result<bool, DecodeError>
    where
        'a: 'de,
    {
        let Some(faults) = self.declared() else { return reader.skip().map(|()| false) };
        let fault = self.facts.fault;
        let values = Typed(self.facts).fields(fault.fields, fault.spellings, &faults.fields, reader)?;
        let is_there = values.is_some();
        if self.values.is_none() {
            self.values = values;
        }
        Ok(is_there)
    }

    fn says_nothing(&self) -> bool {
        let is_nothing = |values: &Vec<_>| *values == self.nothing();
        self.values.as_ref().is_none_or(is_nothing) && self.named.is_none() && self.kind().is_none()
    }

    fn name(&self) -> Option<&str> {
        let index = self.declared()?.named_by?;
        match self.values.as_ref()?[index].as_ref()? {
            Literal::String(text) | Literal::Undocumented(_, text) => Some(text),
            Literal::Documented(id, value) => Some(&self.facts.provider.type_(*id).values()[*value].wire),
            _ => None,
        }
    }

    fn set_message(&mut self, message: String) {
        let Some(index) = self.declared().and_then(|faults| faults.message) else { return };
        let nothing = self.nothing();
        self.values.get_or_insert(nothing)[index] = Some(Literal::String(message));
    }

    fn set_name(&mut self, name: &str) {
        self.named = Some(name.to_owned());
    }

    fn set_kind(&mut self, name: &str) {
        self.called = Some(name.to_owned());
    }

    fn forget(&mut self) {
        (self.values, self.named, self.called) = (None, None, None);
    }
}
