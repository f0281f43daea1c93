//! Samples, as tests and as the example in the documentation.

use indexmap::IndexMap;
use runtime::jiff::Timestamp;

use super::arguments::{as_written, fallback};
use super::evidence::Evidence;
use super::json::Json;
use super::same::Sameness;
use super::substitute::{MAX_MADE, Placeholders};
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
        if !self.has_texts_of_a_page(site, findings) {
            return Vec::new();
        }
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

    /// Whether placeholders make no more of the samples than a page could print. What they make of one is written, more
    /// than once, so that a few of them could make gigabytes of a small page.
    fn has_texts_of_a_page<'s>(&self, site: impl Fn(usize) -> Site<'s>, findings: &mut Findings) -> bool {
        let mut made = 0;
        for (index, sample) in
            self.page.samples.iter().enumerate().filter(|(_, sample)| !sample.placeholders.is_empty())
        {
            let placeholders = Placeholders::new(&sample.placeholders);
            made += texts(sample).map(|text| placeholders.made(text)).sum::<usize>();
            if made > MAX_MADE {
                let message = format!("placeholders make more than {} MiB of the samples of this page", MAX_MADE >> 20);
                let finding = Finding::error("E0640", site(index).at("placeholders").key(), message);
                findings.push(finding.help("give them shorter values, or print fewer records"));
                return false;
            }
        }
        true
    }

    fn sample(&self, sample: &Sample, site: &Site<'_>, findings: &mut Findings) -> SampleTest {
        // The tests of a provider have functions of these names themselves.
        let named = crate::names::field(&sample.name).as_deref() == Some(sample.name.as_str());
        if !named || crate::reserved::TESTS.contains(&sample.name.as_str()) {
            let message = format!("`{}` cannot be the name of a test", sample.name);
            findings
                .push(Finding::error("E0301", site.at("name").value(), message).help("use snake case: `not_found`"));
        }
        self.check_facts(sample, site, findings);
        let mut placeholders = Placeholders::new(&sample.placeholders);
        let before = findings.len();
        self.check_print(sample, site, findings);
        let call = self.call(sample, site, findings);
        let request = self.request(sample, site, &mut placeholders, findings);
        // A request of arguments that are wrong differs from the print, and says nothing more.
        if findings.len() == before {
            self.check_dependencies(&call, site, findings);
        }
        let is_known = |format| self.formats().iter().any(|known| known.variant == formats::variant(format));
        let is_judged = findings.len() == before && sample.format.is_none_or(is_known);
        if let Some(printed) = request.as_ref().filter(|_| is_judged) {
            self.check_request(&call, printed, sample, site, findings);
        }
        // A request that is sent otherwise is held against the call here, and is no test.
        let request = request.filter(|_| sample.unsupported.is_none());
        let test = SampleTest {
            name: sample.name.clone(),
            docs: sample_docs(sample),
            at: sample.at.clone(),
            server: sample.server.as_deref().map(|server| placeholders.replace(server)),
            call,
            request,
            answer: self.answer(sample, site, &mut placeholders, findings),
            same_as: None,
        };
        check_mend(sample, site, findings);
        check_words(sample, site, &placeholders, findings);
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
            let refusal = literal.as_ref().and_then(|literal| rendered::refusal(self.types, parameter, literal));
            if let Some((message, help)) = refusal {
                let place = site.at(&parameter.field.wire).value();
                findings.push(Finding::error("E0608", place, message).help(help));
            }
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
        let server = self.server(sample, &mut Placeholders::new(&sample.placeholders));
        let rendered::Differences { content: mut differences, headers } =
            rendered::differences(self.provider, self.operation, self.types, call, &server, printed);
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

    /// The server that the call of a sample is made to.
    fn server(&self, sample: &Sample, placeholders: &mut Placeholders<'_>) -> String {
        let server = sample.server.as_deref().map(|server| placeholders.replace(server));
        server.unwrap_or_else(|| self.provider.server.clone())
    }

    /// What must be sent.
    fn request(
        &self,
        sample: &Sample,
        site: &Site<'_>,
        placeholders: &mut Placeholders<'_>,
        findings: &mut Findings,
    ) -> Option<TestRequest> {
        let mend = sample.mend.as_ref();
        let printed = sample.request.as_deref()?;
        // The print counts as looked at, so that its placeholders are not reported as unused.
        let as_printed = placeholders.replace(printed);
        let line =
            mend.and_then(|mend| mend.request.as_deref()).map_or(as_printed, |meant| placeholders.replace(meant));
        let (method, address) = line.split_once(' ').unwrap_or((&line, ""));
        if method != self.operation.method {
            let message = format!("the sample makes a {method} of a call that is a {}", self.operation.method);
            findings.push(
                Finding::error("E0606", site.at("request").value(), message)
                    .help("correct `request`, or mend the sample"),
            );
        }
        let server = self.server(sample, placeholders);
        let url = if address.starts_with('/') { format!("{server}{address}") } else { address.to_owned() };
        let is_withheld = |name: &str| sample.withheld.contains_key(name) || self.withheld.contains_key(name);
        let sent = sample.headers.iter().filter(|(name, _)| !is_withheld(name));
        let headers = sent.map(|(name, value)| (name.clone(), placeholders.replace(value))).collect();
        let body = mend.and_then(|mend| mend.body.as_deref()).or(sample.body.as_deref());
        let body = body.map(|body| placeholders.replace(body).trim_end_matches('\n').to_owned());
        let form = forms::encode(sample, site, placeholders, findings);
        let body = body.or(form);
        let withheld = sample.headers.keys().filter(|name| is_withheld(name)).cloned().collect();
        Some(TestRequest { method: method.to_owned(), url, headers, withheld, body })
    }
}

/// The texts of a sample in which placeholders are replaced.
fn texts(sample: &Sample) -> impl Iterator<Item = &str> {
    let mend = sample.mend.as_ref();
    let printed = [&sample.server, &sample.request, &sample.body, &sample.answer].into_iter().flatten();
    let meant = mend.into_iter().flat_map(|mend| [&mend.request, &mend.body, &mend.answer]).flatten();
    let form = sample.form.values().flat_map(forms::texts);
    printed.chain(meant).chain(sample.headers.values()).map(String::as_str).chain(form)
}

/// What is meant differs from what is printed.
fn check_mend(sample: &Sample, site: &Site<'_>, findings: &mut Findings) {
    let Some(mend) = &sample.mend else { return };
    // An answer that is mended for nothing is said where it is read.
    let parts = [("request", &mend.request, &sample.request), ("body", &mend.body, &sample.body)];
    let help = "give what is meant in place of the misprint, or leave it out of `mend`";
    for (key, meant, printed) in &parts {
        if meant.is_some() && meant.as_deref().map(str::trim_end) == printed.as_deref().map(str::trim_end) {
            let place = site.at("mend").at(key).key();
            findings.push(Finding::error("E0623", place, "what is meant is what is printed").help(help));
        }
    }
    if mend.answer.is_none() && parts.iter().all(|(_, meant, _)| meant.is_none()) {
        findings.push(Finding::error("E0623", site.at("mend").key(), "nothing is mended here").help(help));
    }
}

/// Reports words about something that a sample does not print: headers that are withheld, and placeholders.
fn check_words(sample: &Sample, site: &Site<'_>, placeholders: &Placeholders<'_>, findings: &mut Findings) {
    for name in sample.withheld.keys().filter(|name| !sample.headers.contains_key(*name)) {
        let place = site.at("withheld").at(name).key();
        let message = format!("the sample prints no header `{name}`");
        findings.push(Finding::error("E0607", place, message).help("remove it, or print the header under `headers`"));
    }
    for name in sample.placeholders.keys().filter(|name| !placeholders.used.contains(name.as_str())) {
        let place = site.at("placeholders").at(name).key();
        let message = format!("the sample has no placeholder `{name}`");
        findings.push(Finding::error("E0607", place, message).help("remove it, or spell it as the sample does"));
    }
}

fn sample_docs(sample: &Sample) -> Docs {
    let title = sample.title.as_deref().unwrap_or("The sample of the page");
    let mut blocks = vec![docs::sentence(title)];
    blocks.extend(origins::sample(&sample.origin));
    blocks.extend(sample.mend.as_ref().map(|mend| docs::sentence(&mend.why)));
    Docs(blocks)
}
