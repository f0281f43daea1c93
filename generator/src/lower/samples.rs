//! Samples, as tests and as the example in the documentation.

use runtime::decode::DecodeError;
use runtime::jiff::Timestamp;

use super::arguments::{as_written, fallback};
use super::evidence::Evidence;
use super::json::Json;
use super::reading::{Read, Reading};
use super::same::Sameness;
use super::substitute::Substituted;
use super::types::TypeTable;
use super::{docs, expected, formats, rendered, trace};

use crate::finding::{Finding, Findings, Place};
use crate::ir::{
    AnswerShape, Call, Docs, Expected, Format, Literal, Operation, Payload, Presence, Provider, SampleTest, Syntax,
    TestAnswer, TestRequest, Value,
};
use crate::resolve::Site;
use crate::spec::{Origin, Page, Sample};

/// What the samples of a page are lowered with.
pub(super) struct Samples<'a> {
    pub(super) provider: &'a Provider,
    pub(super) operation: &'a Operation,
    pub(super) types: &'a TypeTable,
    pub(super) page: &'a Page,
    pub(super) declarations: &'a trace::Declarations<'a>,
}

impl Samples<'_> {
    /// All samples, as tests. What they contradict is reported.
    pub(super) fn lower(&self, top: &Site<'_>, findings: &mut Findings) -> Vec<SampleTest> {
        let site = |index: usize| top.at("samples").at(&index.to_string());
        let samples = || self.page.samples.iter().enumerate();
        let mut tests: Vec<_> = samples().map(|(index, sample)| self.sample(sample, &site(index), findings)).collect();
        let Self { provider, operation, types, .. } = *self;
        let sameness = Sameness { provider, operation, types, tests: &tests };
        let same: Vec<_> =
            samples().map(|(index, sample)| sameness.of(index, sample, &site(index), findings)).collect();
        for (test, same_as) in tests.iter_mut().zip(same) {
            test.same_as = same_as;
        }
        tests
    }

    fn sample(&self, sample: &Sample, site: &Site<'_>, findings: &mut Findings) -> SampleTest {
        // The tests of a provider have functions of these names themselves.
        let named = crate::names::field(&sample.name).as_deref() == Some(sample.name.as_str());
        if !named || ["client", "documented_faults"].contains(&sample.name.as_str()) {
            let message = format!("`{}` cannot be the name of a test", sample.name);
            findings
                .push(Finding::error("E0301", site.at("name").value(), message).help("use snake case: `not_found`"));
        }
        self.check_facts(sample, site, findings);
        let mut used = Vec::new();
        let before = findings.len();
        let call = self.call(sample, site, findings);
        let request = self.request(sample, site, &mut used, findings);
        // A request of arguments that are wrong differs from the print, and says nothing more.
        if let Some(printed) = request.as_ref().filter(|_| findings.len() == before) {
            self.check_request(&call, printed, sample, site, findings);
        }
        let test = SampleTest {
            name: sample.name.clone(),
            docs: sample_docs(sample),
            at: sample.at.clone(),
            server: sample.server.as_deref().map(|server| substitute(server, sample, &mut used)),
            call,
            request,
            answer: self.answer(sample, site, &mut used, findings),
            same_as: None,
        };
        for name in sample.withheld.keys().filter(|name| !sample.headers.contains_key(*name)) {
            let place = site.at("withheld").at(name).key();
            let message = format!("the sample prints no header `{name}`");
            findings
                .push(Finding::error("E0607", place, message).help("remove it, or print the header under `headers`"));
        }
        for name in sample.placeholders.keys().filter(|name| !used.contains(name)) {
            let place = site.at("placeholders").at(name).key();
            let message = format!("the sample has no placeholder `{name}`");
            findings.push(Finding::error("E0607", place, message).help("remove it, or spell it as the sample does"));
        }
        test
    }

    /// What is said of a sample beside what it prints.
    fn check_facts(&self, sample: &Sample, site: &Site<'_>, findings: &mut Findings) {
        let mut namesakes = self.page.samples.iter().take_while(|other| !std::ptr::eq(*other, sample));
        if namesakes.any(|other| other.name == sample.name) {
            let message = format!("two samples are called `{}`", sample.name);
            let finding = Finding::error("E0304", site.at("name").value(), message);
            findings.push(finding.help("give each a name of its own"));
        }
        if let Some(at) = sample.at.as_deref().filter(|at| at.parse::<Timestamp>().is_err()) {
            findings.push(
                Finding::error("E0614", site.at("at").value(), format!("`{at}` is no moment"))
                    .help("write it in RFC 3339, with its offset from UTC: `2010-02-27T04:09:55Z`"),
            );
        }
    }

    /// The call that the arguments of a sample make.
    fn call(&self, sample: &Sample, site: &Site<'_>, findings: &mut Findings) -> Call {
        let site = site.at("arguments");
        let parameters = &self.operation.parameters;
        for name in sample.arguments.keys() {
            if !parameters.iter().any(|parameter| parameter.field.wire == *name) {
                let known = parameters.iter().map(|parameter| parameter.field.wire.as_str());
                let guess = crate::load::similar(name, known);
                let message = format!("`{}` has no parameter `{name}`", self.operation.name);
                let help = guess.map(|guess| format!("did you mean `{guess}`?"));
                findings.push(Finding::error("E0608", site.at(name).key(), message).maybe_help(help));
            }
        }
        let choice = sample.format.filter(|_| self.formats().len() > 1).map(formats::variant);
        let mut call = Call { format: choice, ..Call::default() };
        for parameter in parameters {
            let required = parameter.field.presence == Presence::Required;
            let value = sample.arguments.get(&parameter.field.wire);
            let literal = value.and_then(|value| {
                self.argument(&parameter.field.value, value, &site.at(&parameter.field.wire), findings)
            });
            match (literal, required) {
                (Some(literal), true) => call.arguments.push(literal),
                (Some(literal), false) => call.setters.push((parameter.field.name.clone(), literal)),
                (None, true) => {
                    if value.is_none() {
                        let message = format!("the call needs a value for `{}`", parameter.field.wire);
                        findings.push(Finding::error("E0608", site.key(), message).help("add it to `arguments`"));
                    }
                    call.arguments.push(fallback(&parameter.field.value));
                }
                (None, false) => {}
            }
        }
        call
    }

    fn argument(
        &self,
        declared: &Value,
        value: &serde_json::Value,
        site: &Site<'_>,
        findings: &mut Findings,
    ) -> Option<Literal> {
        let text = value.to_string();
        let json = Json::parse(&text).ok()?;
        let mut evidence = Evidence::lenient(&text, self.types);
        let literal = evidence.value(&as_written(declared), &json);
        for mismatch in evidence.mismatches {
            findings.push(Finding::error(mismatch.code, site.value(), mismatch.message).help(mismatch.help));
        }
        literal
    }

    /// Shows how the print differs from what the call sends.
    fn check_request(
        &self,
        call: &Call,
        printed: &TestRequest,
        sample: &Sample,
        site: &Site<'_>,
        findings: &mut Findings,
    ) {
        let differences = rendered::differences(self.provider, self.operation, self.types, call, printed);
        if !differences.is_empty() {
            let key = if sample.body.is_some() { "body" } else { "request" };
            let message = "the call does not send what the sample prints";
            let format = if self.formats().len() > 1 { ", `format`" } else { "" };
            let help = format!(
                "correct `arguments`{format} or the declarations, or mend the print (- printed, + sent):\n{}",
                differences.join("\n")
            );
            findings.push(Finding::error("E0613", site.at(key).value(), message).help(help));
        }
    }

    /// What must be sent.
    fn request(
        &self,
        sample: &Sample,
        site: &Site<'_>,
        used: &mut Vec<String>,
        findings: &mut Findings,
    ) -> Option<TestRequest> {
        let mend = sample.mend.as_ref();
        let printed = sample.request.as_deref()?;
        // The print counts as looked at, so that its placeholders are not reported as unused.
        let as_printed = substitute(printed, sample, used);
        let line =
            mend.and_then(|mend| mend.request.as_deref()).map_or(as_printed, |meant| substitute(meant, sample, used));
        let (method, address) = line.split_once(' ').unwrap_or((&line, ""));
        if method != self.operation.method {
            let message = format!("the sample makes a {method} of a call that is a {}", self.operation.method);
            findings.push(
                Finding::error("E0606", site.at("request").value(), message)
                    .help("correct `request`, or mend the sample"),
            );
        }
        let server = sample.server.as_deref().map(|server| substitute(server, sample, used));
        let server = server.unwrap_or_else(|| self.provider.server.clone());
        let url = if address.starts_with('/') { format!("{server}{address}") } else { address.to_owned() };
        let sent = sample.headers.iter().filter(|(name, _)| !sample.withheld.contains_key(*name));
        let headers = sent.map(|(name, value)| (name.clone(), substitute(value, sample, used))).collect();
        let body = mend.and_then(|mend| mend.body.as_deref()).or(sample.body.as_deref());
        let body = body.map(|body| substitute(body, sample, used).trim_end_matches('\n').to_owned());
        let withheld = sample.withheld.keys().cloned().collect();
        Some(TestRequest { method: method.to_owned(), url, headers, withheld, body })
    }

    /// What comes back, and what it means.
    fn answer(
        &self,
        sample: &Sample,
        site: &Site<'_>,
        used: &mut Vec<String>,
        findings: &mut Findings,
    ) -> Option<TestAnswer> {
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
        let answer = AnswerText::of(sample, site);
        let format = self.format(sample, site, findings);
        let body = Substituted::new(answer.printed, &sample.placeholders, used);
        if answer.mended {
            let print = Substituted::new(&sample.answer.clone().unwrap_or_default(), &sample.placeholders, used);
            if self.answer_of(format, &print.text).is_ok() {
                let place = site.at("mend").at("answer").key();
                let message = "the answer is mended although it is well-formed";
                findings.push(Finding::error("E0610", place, message).help("leave `answer` out of `mend`"));
            }
        }
        let mut evidence = Evidence::new(&body.text, self.types);
        let fails = response.fault.is_some() || sample.fault.is_some();
        let meaning = self.meaning(sample, &body.text, format, fails, response, &mut evidence);
        let found = std::mem::take(&mut evidence.mismatches);
        // Only in JSON does the place of a value tell its path.
        let json = Json::parse(&body.text).ok().filter(|_| format.syntax == Syntax::Json);
        for mismatch in found {
            let start = mismatch.span.start;
            let place = answer.site.inside(body.printed(mismatch.span));
            let finding = Finding::error(mismatch.code, place, mismatch.message).help(mismatch.help);
            // What fails is declared once for all calls, under `faults`.
            let path = json.as_ref().filter(|_| !fails).map(|json| trace::path(json, start));
            findings.push(match path {
                Some(path) => self.declarations.explain(finding, &path),
                None => finding,
            });
        }
        let content_type = sample.content_type.clone();
        let expected = match meaning {
            Ok(expected) => expected,
            Err(finding) => {
                findings.push(finding(answer.site.value()));
                return None;
            }
        };
        Some(TestAnswer { status, content_type, body: body.text, is_json: format.syntax == Syntax::Json, expected })
    }

    /// The formats that the call can answer in.
    fn formats(&self) -> &[Format] {
        &self.operation.formats.as_ref().unwrap_or(&self.provider.formats).choices
    }

    /// The format that a sample is in.
    fn format(&self, sample: &Sample, site: &Site<'_>, findings: &mut Findings) -> &Format {
        let Some(wanted) = sample.format.map(formats::variant) else { return &self.formats()[0] };
        let found = self.formats().iter().find(|format| format.variant == wanted);
        found.unwrap_or_else(|| {
            let names = self.formats().iter().map(|format| format.title).collect::<Vec<_>>().join(", ");
            let message = format!("`{}` does not answer in this format", self.operation.name);
            let help = format!("it answers in {names}; declare others under `formats`");
            findings.push(Finding::error("E0616", site.at("format").value(), message).help(help));
            &self.formats()[0]
        })
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
        let name = named.or_else(|| response.fault.clone());
        let text = text.trim();
        // What begins with a tag is the page of something in front of the server.
        if response.body.is_some() && !in_body && !text.is_empty() && !text.starts_with('<') {
            set_message(declared.message.as_deref(), &mut fields, text);
        }
        if let Some(said) = sample.fault.clone().filter(|said| Some(said) != name.as_ref()) {
            let found = name.unwrap_or_else(|| "without a name".to_owned());
            return Err(Box::new(move |place| {
                Finding::error("E0612", place, format!("the fault is said to be `{said}`, and this one is `{found}`"))
                    .help("correct `fault`, or the response of this status")
            }));
        }
        Ok(Expected::Fault(expected::fault_literal(declared, name.as_deref(), fields)))
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

fn substitute(text: &str, sample: &Sample, used: &mut Vec<String>) -> String {
    Substituted::new(text, &sample.placeholders, used).text
}

fn sample_docs(sample: &Sample) -> Docs {
    let title = sample.title.as_deref().unwrap_or("The sample of the page");
    let mut blocks = vec![docs::sentence(title)];
    match sample.origin {
        Origin::Printed => {}
        Origin::Recorded => blocks.push("Not printed on the page, but recorded.".to_owned()),
        Origin::Inferred => {
            blocks.push("Not printed on the page: it follows from what the documentation says.".to_owned());
        }
    }
    blocks.extend(sample.mend.as_ref().map(|mend| docs::sentence(&mend.why)));
    Docs(blocks)
}
