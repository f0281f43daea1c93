//! What the answer of a sample means, in whatever format it is.

use std::collections::HashMap;

use indexmap::IndexMap;
use runtime::decode::DecodeError;

use super::evidence::{Evidence, Mismatch};
use super::json::Json;
use super::reading::{Read, Reading};
use super::samples::Samples;
use super::substitute::{Placeholders, Substituted};
use super::{expected, formats, trace};
use crate::finding::{Finding, Findings, Place};
use crate::ir::{AnswerShape, Expected, Format, Literal, Payload, Syntax, TestAnswer, Value};
use crate::resolve::Site;
use crate::spec::Sample;

impl Samples<'_> {
    /// What comes back, and what it means.
    pub(super) fn answer(
        &self,
        sample: &Sample,
        site: &Site<'_>,
        placeholders: &mut Placeholders<'_>,
        findings: &mut Findings,
    ) -> Option<TestAnswer> {
        let (status, response) = self.response(sample, site, findings)?;
        let answer = AnswerText::of(sample, site);
        let body = Substituted::new(answer.printed, placeholders);
        let format = self.format(sample, site, findings)?;
        if answer.mended {
            let print = placeholders.replace(sample.answer.as_deref().unwrap_or_default());
            if self.answer_of(format, &print).is_ok() {
                let place = site.at("mend").at("answer").key();
                let message = "the answer is mended although it is well-formed";
                findings.push(Finding::error("E0610", place, message).help("leave `answer` out of `mend`"));
            }
        }
        let mut evidence = Evidence::new(&body.text, self.types);
        let fails = response.fails(status) || sample.fault.is_some();
        let meaning = self.meaning(sample, &body.text, format, fails, response, &mut evidence);
        // What fails is declared once for all calls, also where only the envelope says that it fails.
        let failed = fails || matches!(meaning, Ok(Expected::Fault(_)));
        if failed && !fails && self.provider.fault.as_ref().is_some_and(|fault| fault.named_by.is_some()) {
            let message = "this answer reports a failure, and the sample names no fault";
            findings.push(
                Finding::warning("W0017", answer.site.key(), message)
                    .help("add `fault` with the name that the answer gives it; or correct `success` of the envelope"),
            );
        }
        self.report(std::mem::take(&mut evidence.mismatches), &answer.site, &body, failed, findings);
        // What is not there cannot be compared with what is written.
        let is_json = format.syntax == Syntax::Json && !body.text.trim().is_empty();
        let content_type = sample.content_type.clone();
        let expected = match meaning {
            Ok(expected) => expected,
            Err(finding) => {
                findings.push(finding(answer.site.value()));
                return None;
            }
        };
        Some(TestAnswer { status, content_type, body: body.text, is_json, expected })
    }

    /// Reports mismatches. What one declaration is to blame for is one finding, however many records show it.
    fn report(
        &self,
        mismatches: Vec<Mismatch>,
        site: &Site<'_>,
        body: &Substituted,
        failed: bool,
        findings: &mut Findings,
    ) {
        let mut known = HashMap::new();
        let mut groups: IndexMap<_, (Mismatch, Option<_>, usize)> = IndexMap::new();
        for mismatch in mismatches {
            // What fails is declared once for all calls.
            let declared = if failed { None } else { self.declarations.declared_once(&mismatch.way, &mut known) };
            let key = (mismatch.code, mismatch.cause(declared.as_ref()));
            groups.entry(key).or_insert_with(|| (mismatch, declared, 0)).2 += 1;
        }
        let ranges: Vec<_> = groups.values().map(|(mismatch, _, _)| body.printed(mismatch.span.clone())).collect();
        for ((mismatch, declared, times), place) in groups.into_values().zip(site.inside_each(&ranges)) {
            let finding = Finding::error(mismatch.code, place, mismatch.message).help(mismatch.help).times(times);
            findings.push(trace::explained(finding, declared));
        }
    }

    /// The status of a sample's answer, and what the page says of it.
    fn response(
        &self,
        sample: &Sample,
        site: &Site<'_>,
        findings: &mut Findings,
    ) -> Option<(u16, &crate::spec::Response)> {
        let Some(status) = sample.status else {
            if sample.answer.is_some() {
                let place = site.at("answer").key();
                let message = "an answer comes with a status";
                findings
                    .push(Finding::error("E0609", place, message).help("add `status: 200`, or what the page prints"));
            }
            return None;
        };
        let Some(response) = self.page.responses.get(&status) else {
            let message = format!("the page lists no status {status}");
            findings.push(
                Finding::error("E0609", site.at("status").value(), message)
                    .help("add it to `responses`, or mend the sample"),
            );
            return None;
        };
        Some((status, response))
    }

    /// The formats that the call can answer in.
    pub(super) fn formats(&self) -> &[Format] {
        &self.operation.formats.as_ref().unwrap_or(&self.provider.formats).choices
    }

    /// The format that a sample is in; `None` where the call does not answer in it.
    fn format(&self, sample: &Sample, site: &Site<'_>, findings: &mut Findings) -> Option<&Format> {
        let Some(wanted) = sample.format.map(formats::variant) else { return self.formats().first() };
        let found = self.formats().iter().find(|format| format.variant == wanted);
        if found.is_none() {
            let names = self.formats().iter().map(|format| format.title).collect::<Vec<_>>().join(", ");
            let message = format!("`{}` does not answer in this format", self.operation.name);
            let help = format!("it answers in {names}; declare others under `formats`");
            findings.push(Finding::error("E0616", site.at("format").value(), message).help(help));
        }
        found
    }

    /// Whether an answer may be no text at all: what it is not wrapped in need not be there either.
    fn takes_nothing(&self) -> bool {
        let anything = matches!(self.operation.payload, Payload::Value(Value::Any));
        anything && self.operation.answer != AnswerShape::Envelope
    }

    /// What a text says that is the answer to a call which succeeds.
    fn answer_of(&self, format: &Format, text: &str) -> Result<Read, DecodeError> {
        match format.syntax {
            Syntax::Json => Json::parse(text).map(Read::all),
            _ => Reading::new(text, format, self.types).success(self.provider, self.operation),
        }
    }

    /// What a text says that is the answer to a call which fails. Failures come in other formats than answers, too.
    fn fault_of(&self, format: &Format, text: &str) -> Result<Read, DecodeError> {
        let provider = &self.provider.formats.choices;
        let xml = self.formats().iter().chain(provider).find(|format| matches!(format.syntax, Syntax::Xml(_)));
        let format = match text.trim_start().chars().next() {
            Some('<') => xml.unwrap_or(format),
            Some('{' | '[') => return Json::parse(text).map(Read::all),
            _ => format,
        };
        match (&format.syntax, &self.provider.fault) {
            (Syntax::Json | Syntax::Bytes, _) | (_, None) => Json::parse(text).map(Read::all),
            (_, Some(fault)) => Reading::new(text, format, self.types).fault(self.provider, fault),
        }
    }

    fn meaning(
        &self,
        sample: &Sample,
        text: &str,
        format: &Format,
        fails: bool,
        response: &crate::spec::Response,
        evidence: &mut Evidence<'_>,
    ) -> Result<Expected, Box<dyn FnOnce(Place) -> Finding>> {
        if !fails {
            if text.trim().is_empty() && self.takes_nothing() {
                return Ok(Expected::Success { payload: Some(Literal::null()), envelope: None });
            }
            let nothing = self.operation.answer == AnswerShape::Nothing;
            let unread = matches!(self.operation.payload, Payload::Download);
            let read = match self.answer_of(format, text) {
                _ if unread => return Ok(Expected::Success { payload: None, envelope: None }),
                Ok(read) => read,
                Err(_) if nothing => return Ok(Expected::Success { payload: None, envelope: None }),
                Err(error) => return Err(broken(error.to_string())),
            };
            let tree = read.held_against(evidence);
            if let Some(expected) = expected::success(evidence, &tree, self.provider, self.operation) {
                return Ok(expected);
            }
            // What the envelope says of a failure is said again as a fault; once is enough.
            evidence.mismatches.clear();
            return self.fault(sample, self.fault_of(format, text).ok(), text, response, evidence);
        }
        let plain = response.body.is_some() || text.trim().is_empty();
        match self.fault_of(format, text) {
            Err(error) if !plain => Err(broken(error.to_string())),
            read => self.fault(sample, read.ok(), text, response, evidence),
        }
    }

    fn fault(
        &self,
        sample: &Sample,
        read: Option<Read>,
        text: &str,
        response: &crate::spec::Response,
        evidence: &mut Evidence<'_>,
    ) -> Result<Expected, Box<dyn FnOnce(Place) -> Finding>> {
        let Some(declared) = &self.provider.fault else {
            return Err(Box::new(|place| {
                Finding::error("E0611", place, "this is a failure, and the provider does not say what faults look like")
                    .help("say it under `faults` in provider.yaml")
            }));
        };
        let held = read.and_then(|read| {
            let before = evidence.mismatches.len();
            let tree = read.held_against(evidence);
            let held = expected::fault(evidence, &tree, self.provider);
            // Every text can be read as lines of names, and one that says no fault has none.
            if held.is_none() && response.body.is_some() {
                evidence.mismatches.truncate(before);
            }
            held
        });
        let in_body = held.is_some();
        let (named, mut fields) = held.unwrap_or_else(|| (None, expected::no_fields(declared)));
        // A name that is not documented says less than a status that is.
        let is_known = |name: &&String| declared.kinds.iter().any(|kind| kind.wire == **name);
        let known = named.as_ref().filter(is_known);
        let name = known.or(response.fault.as_ref()).or(named.as_ref()).cloned();
        let text = text.trim();
        // What begins with a tag is the page of something in front of the server.
        let is_message = response.body.is_some() && !in_body && !text.is_empty() && !text.starts_with('<');
        if is_message {
            set_message(declared.message.as_deref(), &mut fields, text);
        }
        if let Some(said) = sample.fault.clone().filter(|said| Some(said) != name.as_ref()) {
            let found = name.unwrap_or_else(|| "without a name".to_owned());
            return Err(Box::new(move |place| {
                Finding::error("E0612", place, format!("the fault is said to be `{said}`, and this one is `{found}`"))
                    .help("correct `fault`, or the response of this status")
            }));
        }
        let found = in_body || response.fault.is_some() || is_message && declared.message.is_some();
        Ok(Expected::Fault(found.then(|| expected::fault_literal(declared, name.as_deref(), named, fields))))
    }
}

/// The text of an answer, with its place.
struct AnswerText<'s> {
    printed: &'s str,
    site: Site<'s>,
    mended: bool,
}

impl<'s> AnswerText<'s> {
    /// The text that counts: the print, or what mends it.
    fn of(sample: &'s Sample, site: &Site<'s>) -> Self {
        match sample.mend.as_ref().and_then(|mend| mend.answer.as_deref()) {
            Some(printed) => Self { printed, site: site.at("mend").at("answer"), mended: true },
            None => {
                Self { printed: sample.answer.as_deref().unwrap_or_default(), site: site.at("answer"), mended: false }
            }
        }
    }
}

fn broken(error: String) -> Box<dyn FnOnce(Place) -> Finding> {
    Box::new(move |place| {
        Finding::error("E0610", place, format!("the answer is not well-formed: {error}"))
            .help("check it against the page; if the page misprints it, keep the print and add the answer that is meant under `mend`")
    })
}

fn set_message(message: Option<&str>, fields: &mut [crate::ir::FieldLiteral], text: &str) {
    if let Some(field) = fields.iter_mut().find(|field| Some(field.name.as_str()) == message) {
        field.value = Some(Literal::String(text.to_owned()));
    }
}
