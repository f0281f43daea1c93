//! Samples, as tests and as the example in the documentation.

use indexmap::IndexMap;
use runtime::jiff::Timestamp;

use super::arguments::{as_written, fallback};
use super::evidence::Evidence;
use super::json::Json;
use super::same::Sameness;
use super::substitute::Substituted;
use super::types::TypeTable;
use super::{dependencies, docs, formats, forms, origins, rendered, trace};

use crate::finding::{Finding, Findings};
use crate::ir::{BodyKind, Call, Docs, Literal, Operation, Presence, Provider, SampleTest, TestRequest, Value};
use crate::resolve::Site;
use crate::spec::{Page, Sample};

/// What the samples of a page are lowered with.
pub(super) struct Samples<'a> {
    pub(super) provider: &'a Provider,
    pub(super) operation: &'a Operation,
    pub(super) types: &'a TypeTable,
    pub(super) page: &'a Page,
    pub(super) declarations: &'a trace::Declarations<'a>,
    /// The headers that no call of the provider sends, whatever samples print.
    pub(super) withheld: &'a IndexMap<String, String>,
}

impl Samples<'_> {
    /// All samples, as tests. What they contradict is reported.
    pub(super) fn lower(&self, top: &Site<'_>, findings: &mut Findings) -> Vec<SampleTest> {
        let site = |index: usize| top.at("samples").at(&index.to_string());
        let samples = || self.page.samples.iter().enumerate();
        let mut sound = Vec::new();
        let tests = samples().map(|(index, sample)| {
            let before = findings.len();
            let test = self.sample(sample, &site(index), findings);
            sound.push(findings.len() == before);
            test
        });
        let mut tests: Vec<_> = tests.collect();
        let Self { provider, operation, types, .. } = *self;
        let sameness = Sameness { provider, operation, types, tests: &tests, sound: &sound };
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
        self.check_print(sample, site, findings);
        let mut used = Vec::new();
        let before = findings.len();
        let call = self.call(sample, site, findings);
        let request = self.request(sample, site, &mut used, findings);
        // A request of arguments that are wrong differs from the print, and says nothing more.
        if findings.len() == before {
            self.check_dependencies(&call, site, findings);
        }
        if let Some(printed) = request.as_ref().filter(|_| findings.len() == before) {
            self.check_request(&call, printed, sample, site, findings);
        }
        // A request that is sent otherwise is held against the call here, and is no test.
        let request = request.filter(|_| sample.unsupported.is_none());
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
        check_words(sample, site, &used, findings);
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

    /// What is said of a printed request belongs to one.
    fn check_print(&self, sample: &Sample, site: &Site<'_>, findings: &mut Findings) {
        if sample.unsupported.is_some() && sample.request.is_none() {
            let message = "no request is printed that could be sent otherwise";
            let help = "print it under `request`, or remove `unsupported`";
            findings.push(Finding::error("E0651", site.at("unsupported").key(), message).help(help));
        }
        if sample.form.is_empty() {
            return;
        }
        let problem = if sample.body.is_some() {
            Some("a body is printed as it is, or by its fields, not both")
        } else if self.operation.body != BodyKind::Form {
            Some("the call sends no form")
        } else {
            sample.request.is_none().then_some("a form is printed with its request")
        };
        if let Some(message) = problem {
            let help = "leave `form` out, or print what it belongs to under `request`";
            findings.push(Finding::error("E0652", site.at("form").key(), message).help(help));
        }
    }

    /// A call that is refused sends nothing that a sample could print.
    fn check_dependencies(&self, call: &Call, site: &Site<'_>, findings: &mut Findings) {
        let Operation { name, parameters, dependencies, .. } = self.operation;
        let Some((given, needed)) = dependencies::lacking(dependencies, parameters, call) else { return };
        let (given, needed) = (&parameters[given].field.wire, &parameters[needed].field.wire);
        let message = format!("`{given}` is given without `{needed}`, which it needs: `{name}` refuses the call");
        let help = format!("add `{needed}`, or leave `{given}` out");
        findings.push(Finding::error("E0650", site.at("arguments").at(given).key(), message).help(help));
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
        let rendered::Differences { content: mut differences, headers } =
            rendered::differences(self.provider, self.operation, self.types, call, printed);
        match sample.unsupported {
            Some(_) if headers.is_empty() && differences.is_empty() => {
                let message = "the call sends what this sample prints";
                let help = "remove `unsupported`; or print the header that is sent otherwise under `headers`";
                findings.push(Finding::error("E0651", site.at("unsupported").key(), message).help(help));
            }
            Some(_) => {}
            None => differences.extend(headers),
        }
        if !differences.is_empty() {
            let keys = [("body", sample.body.is_some()), ("form", !sample.form.is_empty())];
            let key = keys.into_iter().find(|(_, printed)| *printed).map_or("request", |(key, _)| key);
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
        let is_withheld = |name: &str| sample.withheld.contains_key(name) || self.withheld.contains_key(name);
        let sent = sample.headers.iter().filter(|(name, _)| !is_withheld(name));
        let headers = sent.map(|(name, value)| (name.clone(), substitute(value, sample, used))).collect();
        let body = mend.and_then(|mend| mend.body.as_deref()).or(sample.body.as_deref());
        let body = body.map(|body| substitute(body, sample, used).trim_end_matches('\n').to_owned());
        let form = forms::encode(sample, site, used, findings);
        let body = body.or(form);
        let withheld = sample.headers.keys().filter(|name| is_withheld(name)).cloned().collect();
        Some(TestRequest { method: method.to_owned(), url, headers, withheld, body })
    }
}

/// Reports words about something that a sample does not print: headers that are withheld, and placeholders.
fn check_words(sample: &Sample, site: &Site<'_>, used: &[String], findings: &mut Findings) {
    for name in sample.withheld.keys().filter(|name| !sample.headers.contains_key(*name)) {
        let place = site.at("withheld").at(name).key();
        let message = format!("the sample prints no header `{name}`");
        findings.push(Finding::error("E0607", place, message).help("remove it, or print the header under `headers`"));
    }
    for name in sample.placeholders.keys().filter(|name| !used.contains(name)) {
        let place = site.at("placeholders").at(name).key();
        let message = format!("the sample has no placeholder `{name}`");
        findings.push(Finding::error("E0607", place, message).help("remove it, or spell it as the sample does"));
    }
}

fn substitute(text: &str, sample: &Sample, used: &mut Vec<String>) -> String {
    Substituted::new(text, &sample.placeholders, used).text
}

fn sample_docs(sample: &Sample) -> Docs {
    let title = sample.title.as_deref().unwrap_or("The sample of the page");
    let mut blocks = vec![docs::sentence(title)];
    blocks.extend(origins::sample(&sample.origin));
    blocks.extend(sample.mend.as_ref().map(|mend| docs::sentence(&mend.why)));
    Docs(blocks)
}
