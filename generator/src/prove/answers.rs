//! What an answer means, in whatever format it is.

use std::collections::HashMap;

use indexmap::IndexMap;
use runtime::decode::DecodeError;
use runtime::dynamic::{CallDetails, Refusal};

use super::client::{self, Meaning, Received};
use super::details::Facts;
use super::evidence::{Evidence, Mismatch};
use super::json::Json;
use super::print::Print;
use super::reading::{Parts, Read, Reading};
use super::structure;
use super::substitute::Placeholders;
use super::trace::{Declarations, explained};
use super::typed::{same, same_fields};
use super::written::Written;
use super::{Answer, Expected, expected};
use crate::finding::{Finding, Findings};
use crate::model::{self, Faults, Format, Operation, Payload, Sample, Syntax};

/// What a recorded body of an answer to a call that succeeds contradicts.
pub(super) fn recording(
    facts: Facts<'_>,
    details: &CallDetails<'_>,
    operation: &Operation,
    text: &str,
) -> Vec<Mismatch> {
    let status = operation.success.first().map_or(200, |success| success.status);
    let received = Received { status, content_type: None, body: text };
    let exchange = Exchange { facts, details, operation, fault: None, format: 0, received };
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
    details: &CallDetails<'_>,
    operation: &Operation,
    sample: &Sample,
    placeholders: &mut Placeholders<'_>,
    findings: &mut Findings,
) -> Option<Answer> {
    let provider = facts.provider;
    let status = status(operation, sample, findings)?;
    let format = format(operation, sample, findings)?;
    let print = Print::of(sample, &operation.formats.choices[format], placeholders, findings)?;
    let text = &*print.text;
    let received = Received { status, content_type: sample.content_type.as_deref(), body: text };
    let exchange = Exchange { facts, details, operation, fault: sample.fault.as_deref(), format, received };
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
            is_json: exchange.format().syntax == Syntax::Json && is_written_back(facts, operation, &expected, text),
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

/// Whether an answer is written as it is printed: a list that is not there is written as one without items, and read
/// again as such.
fn is_written_back(facts: Facts<'_>, operation: &Operation, expected: &Expected, text: &str) -> bool {
    let written = Written(facts.provider).answer(operation, expected);
    let printed = text.parse::<runtime::Value>().ok();
    written.zip(printed).is_some_and(|(written, printed)| runtime::samples::is_written_as(&written, &printed))
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

/// The format that a sample is in, by its index; `None` where the call does not answer in it.
fn format(operation: &Operation, sample: &Sample, findings: &mut Findings) -> Option<usize> {
    let choices = &operation.formats.choices;
    let Some(wanted) = sample.format else { return Some(0) };
    let found = choices.iter().position(|format| format.name == wanted);
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
    details: &'a CallDetails<'a>,
    operation: &'a Operation,
    /// The name of the fault that must come out.
    fault: Option<&'a str>,
    /// The format that is asked for, by its index.
    format: usize,
    received: Received<'a>,
}

impl Exchange<'_> {
    fn format(&self) -> &Format {
        &self.operation.formats.choices[self.format]
    }

    /// Whether it is said to be a failure.
    fn fails(&self) -> bool {
        self.operation.failure(self.received.status).is_some() || self.fault.is_some()
    }

    /// Whether a failure of this status is one plain text.
    fn is_text(&self) -> bool {
        match self.operation.failure(self.received.status) {
            Some(failure) => failure.is_text,
            None => self.operation.is_unread(),
        }
    }

    /// What the answer means to clients; what in it is not as declared is noted.
    fn meaning(&self, evidence: &mut Evidence<'_>) -> Result<Expected, Contradiction> {
        let Self { facts, details, operation, .. } = *self;
        let Some(meaning) = client::interpret(facts, details, operation, self.format, &self.received) else {
            let message = "no server can send this content type";
            return Err(Contradiction::new("E0524", message, "correct `content_type`: `application/json`"));
        };
        match &meaning.refusal {
            None => self.success(meaning, evidence),
            Some(Refusal::Status | Refusal::Reported) => self.failure(meaning, evidence),
            Some(_) if self.fails() => self.failure(meaning, evidence),
            Some(refusal) => self.unreadable(refusal, evidence),
        }
    }

    /// What an answer means that is a success.
    fn success(&self, meaning: Meaning<'_>, evidence: &mut Evidence<'_>) -> Result<Expected, Contradiction> {
        if let Some(said) = self.fault {
            let message = format!("the fault is said to be `{said}`, and to clients this answer is a success");
            let help = "correct `fault` or `status`, or `success` of the envelope";
            return Err(Contradiction::new("E0612", message, help));
        }
        let envelope = Some(meaning.envelope).filter(|_| self.operation.answer == model::Answer::Envelope);
        let envelope = envelope.filter(|_| self.facts.provider.envelope.is_some());
        let read = Expected::Success { payload: meaning.payload, envelope };
        if matches!(self.operation.payload, Payload::Download) {
            return Ok(read);
        }
        // Nothing is there that could be looked at, or it need not be read.
        let Ok(held) = self.answer_of(self.received.body) else { return Ok(read) };
        let tree = held.held_against(evidence);
        let printed = expected::success(evidence, &tree, self.facts.provider, self.operation);
        Ok(if says(&printed, &read) { printed } else { read })
    }

    /// What an answer means that clients can make nothing of: what in it is not as declared, or else why that is so.
    fn unreadable(&self, refusal: &Refusal<'_>, evidence: &mut Evidence<'_>) -> Result<Expected, Contradiction> {
        let read = self.answer_of(self.received.body).map_err(|error| Contradiction::broken(&error))?;
        let tree = read.held_against(evidence);
        let printed = expected::success(evidence, &tree, self.facts.provider, self.operation);
        if !evidence.mismatches.is_empty() {
            return Ok(printed);
        }
        Err(match refusal {
            Refusal::Format { asked, came } => Contradiction::new(
                "E0660",
                format!("clients ask for {asked} here, and take this answer for {came}"),
                "correct `content_type`, `format` or the declared formats, or mend the answer",
            ),
            Refusal::Body(error) => Contradiction::new(
                "E0610",
                format!("clients cannot read the answer: {error}"),
                "correct the declarations, or mend the answer",
            ),
            _ => Contradiction::new(
                "E0602",
                "the answer holds nothing where the payload is declared to stand",
                "correct `key` or the envelope, or leave the payload undeclared if there is none",
            ),
        })
    }

    /// What a text says that is the answer to a call which succeeds.
    fn answer_of(&self, text: &str) -> Result<Read, DecodeError> {
        let format = self.format();
        if format.syntax == Syntax::Json {
            return Json::parse(text).map(Read::all);
        }
        let parts = Parts::of(format);
        let described = parts.syntax(format);
        Reading::new(text, format, &described, self.facts).success(self.operation)
    }

    /// What the text says as the answer to a call which fails, in the format in which it came: failures come in other
    /// formats than answers, too.
    fn fault_of(&self, came: Option<&str>) -> Result<Read, DecodeError> {
        let text = self.received.body;
        let provider = self.facts.provider;
        let mut known = self.operation.formats.choices.iter().chain(&provider.formats.choices);
        let format = known.find(|format| came == Some(format.name.title()));
        let Some((format, faults)) = format.zip(provider.faults.as_ref()) else {
            return Json::parse(text).map(Read::all);
        };
        if matches!(format.syntax, Syntax::Json | Syntax::Bytes) {
            return Json::parse(text).map(Read::all);
        }
        let parts = Parts::of(format);
        let described = parts.syntax(format);
        Reading::new(text, format, &described, self.facts).fault(faults)
    }

    /// What an answer means that is a failure.
    fn failure(&self, meaning: Meaning<'_>, evidence: &mut Evidence<'_>) -> Result<Expected, Contradiction> {
        if !self.fails() {
            if let Some(expected) = self.misdeclared(evidence) {
                return Ok(expected);
            }
            if let Some(absent) = self.says_no_success(&meaning) {
                return Err(absent);
            }
        }
        if self.facts.provider.faults.is_none() {
            let message = "this is a failure, and the provider does not say what faults look like";
            return Err(Contradiction::new("E0611", message, "say it under `faults` in provider.yaml"));
        }
        match self.fault_of(meaning.format.as_deref()) {
            Ok(read) => self.hold_fault(read, evidence),
            Err(error) if self.fails() && !self.is_text() && !self.received.body.trim().is_empty() => {
                return Err(Contradiction::broken(&error));
            }
            Err(_) => {}
        }
        if let Some(said) = self.fault.filter(|said| Some(*said) != meaning.called.as_deref()) {
            let found = meaning.called.unwrap_or_else(|| "without a name".to_owned());
            let message = format!("the fault is said to be `{said}`, and this one is `{found}`");
            return Err(Contradiction::new("E0612", message, "correct `fault`, or the response of this status"));
        }
        Ok(Expected::Failure(meaning.fault))
    }

    /// Why an answer counts as a failure that has neither a fault nor the field that means success.
    fn says_no_success(&self, meaning: &Meaning<'_>) -> Option<Contradiction> {
        let envelope = self.facts.provider.envelope.as_ref()?;
        let success = envelope.success.as_ref()?;
        let is_absent = meaning.envelope[success.field].is_none() && meaning.fault.is_none();
        is_absent.then(|| {
            let name = &envelope.fields[success.field].wire;
            let message = format!("this answer counts as a failure: it has no `{name}`, which means success");
            let help = "correct `success` or `fields` of the envelope; of a page whose answers come without an envelope, \
                        say `envelope: false`; or mend the answer";
            Contradiction::new("E0661", message, help)
        })
    }

    /// Holds the body of a failure against what is declared of faults.
    fn hold_fault(&self, read: Read, evidence: &mut Evidence<'_>) {
        let before = evidence.mismatches.len();
        let tree = read.held_against(evidence);
        let is_there = expected::fault(evidence, &tree, self.facts.provider);
        // Every text can be read as lines of names, and one that says no fault has none.
        if !is_there && self.is_text() {
            evidence.mismatches.truncate(before);
        }
    }

    /// What an answer with a good status says whose envelope is not as declared, so that clients take it for a failure: a
    /// mistake of the spec, and said as one.
    fn misdeclared(&self, evidence: &mut Evidence<'_>) -> Option<Expected> {
        let is_wrapped = self.operation.answer == model::Answer::Envelope;
        let envelope = self.facts.provider.envelope.as_ref().filter(|_| is_wrapped)?;
        let tree = self.answer_of(self.received.body).ok()?.held_against(evidence);
        let before = evidence.mismatches.len();
        expected::has_key(evidence, &tree, &envelope.payload);
        evidence.fields(&envelope.fields, &tree, &[&envelope.payload]);
        if evidence.mismatches[before..].iter().any(|mismatch| mismatch.code == "E0603") {
            evidence.mismatches.truncate(before);
            return Some(expected::success(evidence, &tree, self.facts.provider, self.operation));
        }
        // What the envelope says of a failure is said again as a fault; once is enough.
        evidence.mismatches.clear();
        None
    }
}

/// Whether two answers are the same to a client.
fn says(one: &Expected, other: &Expected) -> bool {
    let (Expected::Success { payload: one, envelope }, Expected::Success { payload: other, envelope: others }) =
        (one, other)
    else {
        return false;
    };
    let are_same = |(one, other): (&Vec<_>, &Vec<_>)| same_fields(one, other);
    one.is_some() == other.is_some()
        && one.iter().zip(other).all(|(one, other)| same(one, other))
        && envelope.is_some() == others.is_some()
        && envelope.iter().zip(others).all(are_same)
}
