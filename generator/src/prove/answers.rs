//! What an answer means, in whatever format it is.

use std::collections::HashMap;

use indexmap::IndexMap;
use runtime::decode::DecodeError;

use super::evidence::{Evidence, Mismatch};
use super::json::Json;
use super::print::Print;
use super::reading::{Facts, Parts, Read, Reading};
use super::structure;
use super::substitute::Placeholders;
use super::trace::{Declarations, explained};
use super::{Answer, Expected, Fault, expected};
use crate::finding::{Finding, Findings};
use crate::model::{self, Faults, Format, Literal, Operation, Payload, Sample, Syntax, Type};

/// What a recorded body of an answer to a call that succeeds contradicts.
pub(super) fn recording(facts: Facts<'_>, operation: &Operation, text: &str) -> Vec<Mismatch> {
    let status = operation.success.first().map_or(200, |success| success.status);
    let exchange = Exchange { facts, operation, status, fault: None, format: &operation.formats.choices[0], text };
    let mut evidence = Evidence::of_recording(text, facts.provider);
    if let Err(contradiction) = exchange.meaning(&mut evidence) {
        let Contradiction { code, at, message, help } = contradiction;
        let span = at.map_or(0..text.len(), |at| at.min(text.len())..(at + 1).min(text.len()));
        evidence.mismatch(&span, code, message, help);
    }
    evidence.mismatches
}

/// What comes back in a sample, and what it means.
pub(super) fn answer(
    facts: Facts<'_>,
    operation: &Operation,
    sample: &Sample,
    placeholders: &mut Placeholders<'_>,
    findings: &mut Findings,
) -> Option<Answer> {
    let provider = facts.provider;
    let status = status(operation, sample, findings)?;
    let format = format(operation, sample, findings)?;
    let print = Print::of(sample, format, placeholders, findings)?;
    let text = &*print.text;
    let exchange = Exchange { facts, operation, status, fault: sample.fault.as_deref(), format, text };
    if let Some((mend, key)) = print.mend.as_ref().filter(|_| exchange.answer_of(&print.unmended).is_ok()) {
        let message = "the answer is mended although it is well-formed";
        findings.push(Finding::error("E0610", mend.key(), message).help(format!("leave `{key}` out of `mend`")));
        return None;
    }
    structure::check_answer(&print, sample, findings);
    let mut evidence = Evidence::new(text, provider);
    let meaning = exchange.meaning(&mut evidence);
    // What fails is declared once for all calls, also where only the envelope says that it fails.
    let is_failure = exchange.fails() || matches!(meaning, Ok(Expected::Failure(_)));
    if is_failure && !exchange.fails() && provider.faults.as_ref().is_some_and(Faults::is_named) {
        let message = "this answer reports a failure, and the sample names no fault";
        findings.push(
            Finding::warning("W0017", print.site.key(), message)
                .help("add `fault` with the name that the answer gives it; or correct `success` of the envelope"),
        );
    }
    let declarations = (!is_failure).then_some(Declarations { provider, operation });
    report(&print, std::mem::take(&mut evidence.mismatches), declarations, findings);
    match meaning {
        Ok(expected) => Some(Answer {
            status,
            content_type: sample.content_type.clone(),
            // What is not there cannot be compared with what is written.
            is_json: format.syntax == Syntax::Json && !text.trim().is_empty(),
            body: print.text.clone(),
            expected,
        }),
        Err(Contradiction { code, at, message, help }) => {
            let place = at.map_or_else(|| print.site.value(), |at| print.place_of_byte(at));
            findings.push(Finding::error(code, place, message).help(help));
            None
        }
    }
}

/// The status of a sample's answer, which the page lists.
fn status(operation: &Operation, sample: &Sample, findings: &mut Findings) -> Option<u16> {
    let Some(status) = sample.status else {
        if sample.answer.is_some() {
            let finding = Finding::error("E0609", sample.site.at("answer").key(), "an answer comes with a status");
            findings.push(finding.help("add `status: 200`, or what the page prints"));
        }
        return None;
    };
    if !operation.succeeds(status) && operation.failure(status).is_none() {
        let message = format!("the page lists no status {status}");
        findings.push(
            Finding::error("E0609", sample.site.at("status").value(), message)
                .help("add it to `responses`, or mend the sample"),
        );
        return None;
    }
    Some(status)
}

/// The format that a sample is in; `None` where the call does not answer in it.
fn format<'a>(operation: &'a Operation, sample: &Sample, findings: &mut Findings) -> Option<&'a Format> {
    let choices = &operation.formats.choices;
    let Some(wanted) = sample.format else { return choices.first() };
    let found = operation.formats.find(wanted);
    if found.is_none() {
        let names = choices.iter().map(|format| format.name.title()).collect::<Vec<_>>().join(", ");
        let message = format!("`{}` does not answer in this format", operation.name);
        let help = format!("it answers in {names}; declare others under `formats`");
        findings.push(Finding::error("E0616", sample.site.at("format").value(), message).help(help));
    }
    found
}

/// Reports mismatches. What one declaration is to blame for is one finding, however many records show it; what fails
/// is declared once for all calls, and nothing of it here.
fn report(print: &Print, mismatches: Vec<Mismatch>, declarations: Option<Declarations<'_>>, findings: &mut Findings) {
    let mut known = HashMap::new();
    let mut groups: IndexMap<_, (Mismatch, Option<_>, usize)> = IndexMap::new();
    for mismatch in mismatches {
        let declared = declarations.and_then(|all| all.declared_once(&mismatch.way, &mut known));
        let key = (mismatch.code, mismatch.cause(declared.as_ref()));
        groups.entry(key).or_insert_with(|| (mismatch, declared, 0)).2 += 1;
    }
    let spans: Vec<_> = groups.values().map(|(mismatch, _, _)| mismatch.span.clone()).collect();
    for ((mismatch, declared, times), place) in groups.into_values().zip(print.places(&spans)) {
        let finding = Finding::error(mismatch.code, place, mismatch.message).help(mismatch.help).times(times);
        findings.push(explained(finding, declared));
    }
}

/// What an answer says as a whole that is wrong.
struct Contradiction {
    code: &'static str,
    /// The byte where it is wrong, if it is wrong in one place.
    at: Option<usize>,
    message: String,
    help: String,
}

impl Contradiction {
    fn new(code: &'static str, message: impl Into<String>, help: &str) -> Self {
        Self { code, at: None, message: message.into(), help: help.to_owned() }
    }

    fn broken(error: &DecodeError) -> Self {
        let help = "check it against the page; if the page misprints it, keep the print and say under `mend` what is \
                    meant: the `answer`, or what to `append` where it breaks off";
        let way = if error.path().is_empty() { String::new() } else { format!("{}: ", error.path()) };
        let message = format!("the answer is not well-formed: {way}{}", error.kind());
        Self { at: Some(error.offset()), ..Self::new("E0610", message, help) }
    }
}

/// An answer to a call.
struct Exchange<'a> {
    facts: Facts<'a>,
    operation: &'a Operation,
    status: u16,
    /// The name of the fault that must come out.
    fault: Option<&'a str>,
    format: &'a Format,
    text: &'a str,
}

impl Exchange<'_> {
    /// Whether it is said to be a failure.
    fn fails(&self) -> bool {
        self.operation.failure(self.status).is_some() || self.fault.is_some()
    }

    /// Whether a failure of this status is one plain text.
    fn is_text(&self) -> bool {
        match self.operation.failure(self.status) {
            Some(failure) => failure.is_text,
            None => self.operation.is_unread(),
        }
    }

    /// What the answer means; what in it is not as declared is noted.
    fn meaning(&self, evidence: &mut Evidence<'_>) -> Result<Expected, Contradiction> {
        if self.fails() {
            let plain = self.is_text() || self.text.trim().is_empty();
            return match self.fault_of() {
                Err(error) if !plain => Err(Contradiction::broken(&error)),
                read => self.failure(read.ok(), evidence),
            };
        }
        if self.text.trim().is_empty() && self.takes_nothing() {
            return Ok(Expected::Success { payload: Some(Literal::null()), envelope: None });
        }
        let nothing = self.operation.answer == model::Answer::Nothing;
        let read = match self.answer_of(self.text) {
            _ if matches!(self.operation.payload, Payload::Download) => {
                return Ok(Expected::Success { payload: None, envelope: None });
            }
            Ok(read) => read,
            Err(_) if nothing => return Ok(Expected::Success { payload: None, envelope: None }),
            Err(error) => return Err(Contradiction::broken(&error)),
        };
        let tree = read.held_against(evidence);
        if let Some(expected) = expected::success(evidence, &tree, self.facts.provider, self.operation) {
            return Ok(expected);
        }
        // What the envelope says of a failure is said again as a fault; once is enough.
        evidence.mismatches.clear();
        self.failure(self.fault_of().ok(), evidence)
    }

    /// Whether an answer may be no text at all: what it is not wrapped in need not be there either.
    fn takes_nothing(&self) -> bool {
        let anything = matches!(self.operation.payload, Payload::Value(Type::Any));
        anything && self.operation.answer != model::Answer::Envelope
    }

    /// What a text says that is the answer to a call which succeeds.
    fn answer_of(&self, text: &str) -> Result<Read, DecodeError> {
        if self.format.syntax == Syntax::Json {
            return Json::parse(text).map(Read::all);
        }
        let parts = Parts::of(self.format);
        let described = parts.syntax(self.format);
        Reading::new(text, self.format, &described, self.facts).success(self.operation)
    }

    /// What the text says as the answer to a call which fails. Failures come in other formats than answers, too.
    fn fault_of(&self) -> Result<Read, DecodeError> {
        let text = self.text;
        let known = self.operation.formats.choices.iter().chain(&self.facts.provider.formats.choices);
        let xml = known.clone().find(|format| matches!(format.syntax, Syntax::Xml(_)));
        let format = match text.trim_start().chars().next() {
            Some('<') => xml.unwrap_or(self.format),
            Some('{' | '[') => return Json::parse(text).map(Read::all),
            _ => self.format,
        };
        match (&format.syntax, &self.facts.provider.faults) {
            (Syntax::Json | Syntax::Bytes, _) | (_, None) => Json::parse(text).map(Read::all),
            (_, Some(faults)) => {
                let parts = Parts::of(format);
                let described = parts.syntax(format);
                Reading::new(text, format, &described, self.facts).fault(faults)
            }
        }
    }

    fn failure(&self, read: Option<Read>, evidence: &mut Evidence<'_>) -> Result<Expected, Contradiction> {
        let Some(declared) = &self.facts.provider.faults else {
            let message = "this is a failure, and the provider does not say what faults look like";
            return Err(Contradiction::new("E0611", message, "say it under `faults` in provider.yaml"));
        };
        let held = read.and_then(|read| {
            let before = evidence.mismatches.len();
            let tree = read.held_against(evidence);
            let held = expected::fault(evidence, &tree, self.facts.provider);
            // Every text can be read as lines of names, and one that says no fault has none.
            if held.is_none() && self.is_text() {
                evidence.mismatches.truncate(before);
            }
            held
        });
        let in_body = held.is_some();
        let (named, mut fields) = held.unwrap_or_else(|| (None, expected::no_fields(declared)));
        let listed = self.operation.failure(self.status).and_then(|failure| failure.fault.clone());
        // A name that is not documented says less than a status that is.
        let is_known = |name: &&String| self.facts.provider.fault_names().any(|known| known == name.as_str());
        let known = named.as_ref().filter(is_known);
        let kind = known.or(listed.as_ref()).or(named.as_ref()).cloned();
        let text = self.text.trim();
        // What begins with a tag is the page of something in front of the server.
        let is_message = self.is_text() && !in_body && !text.is_empty() && !text.starts_with('<');
        let message = declared.message.filter(|_| is_message);
        if let Some(message) = message {
            fields[message] = Some(Literal::String(text.to_owned()));
        }
        let is_found = in_body || listed.is_some() || message.is_some();
        if let Some(said) = self.fault.filter(|said| Some(*said) != kind.as_deref()) {
            let found = kind.unwrap_or_else(|| "without a name".to_owned());
            let message = format!("the fault is said to be `{said}`, and this one is `{found}`");
            return Err(Contradiction::new("E0612", message, "correct `fault`, or the response of this status"));
        }
        Ok(Expected::Failure(is_found.then_some(Fault { kind, named, fields })))
    }
}
