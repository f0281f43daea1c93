//! The facts of a provider and of its calls, as the runtime wants to be told: as borrowed data.
//!
//! The generated clients have them in their code. Here they are made of the model, those of a provider once and those of
//! an operation once for all of its samples, and live as long as what is done with them.

use std::collections::BTreeSet;

use runtime::Secrets;
use runtime::credentials::{Authentication, Ingredient};
use runtime::decode::Spellings;
use runtime::dynamic::{CallDetails, EnvelopeDetails, FaultDetails};
use runtime::fault::FaultShape;
use runtime::format::{Asked, FormatDetails, Formats};
use runtime::http::Method;
use runtime::operation::{AnswerShape, DocumentedFault, OperationDetails};
use runtime::provider::ProviderDetails;

use super::reading::{Declared, Object, Objects, Parts};
use crate::model::{self, Answer, AskedBy, AuthenticationKind, Operation, Payload, Provider, Type};

/// The facts of a provider.
#[derive(Clone, Copy)]
pub(super) struct Facts<'a> {
    pub(super) provider: &'a Provider,
    /// The fields of its declared types.
    pub(super) objects: &'a Objects<'a>,
    /// How other formats than JSON spell them.
    pub(super) spellings: &'a [Spellings<'a>],
    /// What its operations share.
    pub(super) details: &'a ProviderDetails<'a>,
    /// What it wraps its answers in.
    pub(super) envelope: EnvelopeDetails<'a>,
    /// What it says of a failure.
    pub(super) fault: FaultDetails<'a>,
    /// The credentials of the samples.
    pub(super) secrets: &'a Secrets,
}

/// Does something with the facts of a provider.
pub(super) fn with_facts<T>(provider: &Provider, then: impl FnOnce(Facts<'_>) -> T) -> T {
    let objects = Objects::new(provider);
    let spellings = objects.spellings();
    let envelope = Object::new(provider.envelope.iter().flat_map(|own| {
        let payload = Declared::key(&own.payload, &own.spelling, None);
        std::iter::once(payload).chain(Declared::of(&own.fields))
    }));
    let envelope_spellings = envelope.spellings();
    let fault = FaultParts::of(provider);
    let (fault_key, fault_spelled, fault_spellings) = (fault.key(), fault.around.spellings(), fault.fields.spellings());
    let ingredients: Vec<_> = provider.authentication.iter().map(|part| ingredients(&part.kind)).collect();
    let authentication = provider.authentication.iter().zip(&ingredients);
    let authentication: Vec<_> = authentication.map(|(part, of)| self::authentication(&part.kind, of)).collect();
    let fixed = provider.parameters.iter();
    let fixed: Vec<_> = fixed.map(|fixed| (fixed.location, &*fixed.name, &*fixed.value)).collect();
    let secrets: Secrets = provider.credentials.iter().map(|credential| credential.example.clone()).collect();
    with_formats(&provider.formats, |formats| {
        let details = ProviderDetails::new(&provider.key, &provider.server).formats(formats);
        let details = details.authentication(&authentication).parameters(&fixed);
        then(Facts {
            provider,
            objects: &objects,
            spellings: &spellings,
            details: &details,
            envelope: EnvelopeDetails { fields: &envelope.names, spellings: &envelope_spellings },
            fault: FaultDetails {
                shape: fault_key.as_ref().map_or(fault.shape, FaultShape::Key),
                spelled: &fault_spelled,
                fields: &fault.fields.names,
                spellings: &fault_spellings,
                names: &fault.names,
            },
            secrets: &secrets,
        })
    })
}

/// What the facts of faults are made of.
struct FaultParts<'a> {
    /// Where a fault stands, unless it is under a key.
    shape: FaultShape<'static>,
    around: Object<'a>,
    fields: Object<'a>,
    names: Vec<&'a str>,
}

impl<'a> FaultParts<'a> {
    fn of(provider: &'a Provider) -> Self {
        let faults = provider.faults.as_ref();
        let key = faults.and_then(|faults| match &faults.shape {
            model::FaultShape::Key(key) => Some(Declared::key(key, &faults.spelling, None)),
            model::FaultShape::Body | model::FaultShape::Named => None,
        });
        let is_named = faults.is_some_and(|faults| faults.shape == model::FaultShape::Named);
        let names: BTreeSet<_> = provider.fault_names().filter(|_| faults.is_some()).collect();
        Self {
            shape: if is_named { FaultShape::Named } else { FaultShape::Body },
            around: Object::new(key),
            fields: Object::new(faults.into_iter().flat_map(|faults| Declared::of(&faults.fields))),
            names: names.into_iter().collect(),
        }
    }

    /// The key under which a fault stands.
    fn key(&self) -> Option<[&'a str; 1]> {
        self.around.names.first().map(|key| [*key])
    }
}

/// Does something with the facts of the calls of an operation.
pub(super) fn with_call<T>(
    facts: Facts<'_>,
    operation: &Operation,
    then: impl FnOnce(Facts<'_>, &CallDetails<'_>) -> T,
) -> T {
    let paths: Vec<_> = operation.addresses.iter().map(|address| &*address.path).collect();
    let success: Vec<_> = operation.success.iter().map(|success| success.status).collect();
    let faults: Vec<_> = operation.failures.iter().map(documented).collect();
    let key = match &operation.answer {
        Answer::Key(key, spelling) => Some(Declared::key(key, spelling, None)),
        Answer::Nothing | Answer::Whole | Answer::Envelope => None,
    };
    let wrapped = Object::new(key);
    let (key, spellings) = (wrapped.names.first().map(|key| [*key]), wrapped.spellings());
    // That it is none is a finding already.
    let method = Method::from_bytes(operation.method.as_bytes()).unwrap_or_default();
    with_formats(&operation.formats, |formats| {
        let details = OperationDetails::new(facts.details, &operation.name, method, &paths).formats(formats);
        let details = details.body(operation.body).success(&success).faults(&faults);
        let details = match (&operation.answer, &key) {
            (Answer::Nothing, _) => details.answer(AnswerShape::Nothing),
            (Answer::Key(..), Some(key)) => details.answer(AnswerShape::Key(key)).spellings(&spellings),
            (Answer::Envelope, _) if !facts.envelope.fields.is_empty() => {
                details.answer(AnswerShape::Envelope(facts.envelope.fields)).spellings(facts.envelope.spellings)
            }
            (Answer::Whole | Answer::Envelope | Answer::Key(..), _) => details,
        };
        let takes_nothing = matches!(operation.payload, Payload::Value(Type::Any));
        let (envelope, fault) = (facts.envelope, facts.fault);
        then(facts, &CallDetails { operation: &details, takes_nothing, envelope, fault })
    })
}

/// Does something with the facts of formats.
fn with_formats<T>(formats: &model::Formats, then: impl FnOnce(&Formats<'_>) -> T) -> T {
    let parts: Vec<_> = formats.choices.iter().map(Parts::of).collect();
    let described = formats.choices.iter().zip(&parts);
    let described: Vec<_> = described.map(|(format, parts)| parts.syntax(format)).collect();
    let choices = formats.choices.iter().zip(&described).map(|(format, described)| {
        FormatDetails::new(format.name.title(), &format.word, &format.media_type, described.syntax())
    });
    let choices: Vec<_> = choices.collect();
    let details = Formats::new(&choices).asked(match &formats.asked_by {
        AskedBy::Accept => Asked::Accept,
        AskedBy::Parameter(location, name) => Asked::Parameter(*location, name),
        AskedBy::Suffix => Asked::Suffix,
    });
    then(&if formats.always { details.always() } else { details })
}

fn documented(failure: &model::DocumentedFailure) -> DocumentedFault<'_> {
    let (status, meaning) = (failure.status, &*failure.description);
    match (failure.fault.as_deref(), failure.is_text) {
        (Some(name), false) => DocumentedFault::new(status, name, meaning),
        (Some(name), true) => DocumentedFault::text(status, name, meaning),
        (None, false) => DocumentedFault::unnamed(status, meaning),
        (None, true) => DocumentedFault::unnamed_text(status, meaning),
    }
}

fn ingredients(kind: &AuthenticationKind) -> Vec<Ingredient> {
    let AuthenticationKind::Md5 { of, .. } = kind else { return Vec::new() };
    let ingredients = of.iter().map(|ingredient| match ingredient {
        model::Ingredient::Credential(index) => Ingredient::Credential(*index),
        model::Ingredient::UnixSeconds => Ingredient::UnixSeconds,
    });
    ingredients.collect()
}

fn authentication<'a>(kind: &'a AuthenticationKind, of: &'a [Ingredient]) -> Authentication<'a> {
    match kind {
        AuthenticationKind::Value { name, location, prefix, credential } => {
            Authentication::Value { name, location: *location, prefix, credential: *credential }
        }
        AuthenticationKind::Md5 { name, location, .. } => Authentication::Md5 { name, location: *location, of },
        AuthenticationKind::Basic { username, password } => {
            Authentication::Basic { username: *username, password: *password }
        }
        AuthenticationKind::Bearer { token } => Authentication::Bearer { token: *token },
    }
}
