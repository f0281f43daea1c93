//! The samples of a page, held against it.

use runtime::dynamic::{CallDetails, RequestProblem};
use runtime::jiff::Timestamp;

use super::answers::answer;
use super::details::Facts;
use super::rendered::{Rendered, Unsent};
use super::same::Sameness;
use super::substitute::{MAX_MADE, Placeholders, Substituted};
use super::{Call, Proof, Request, Unknown, argument, forms, pairs, print, rendered, structure};
use crate::finding::{Finding, Findings, Place};
use crate::model::{Body, Location, Operation, Presence, Provider, Sample};

/// What the samples of an operation prove. What they contradict is reported.
pub(super) fn samples(
    facts: Facts<'_>,
    details: &CallDetails<'_>,
    operation: &Operation,
    findings: &mut Findings,
) -> Vec<Proof> {
    let provider = facts.provider;
    let page = Samples { facts, details, provider, operation };
    if !page.has_texts_of_a_page(findings) {
        return Vec::new();
    }
    let mut sound = Vec::new();
    let proofs = operation.samples.iter().map(|sample| {
        let before = findings.len();
        let proof = page.sample(sample, findings);
        sound.push(findings.len() == before);
        proof
    });
    let mut proofs: Vec<_> = proofs.collect();
    let sameness = Sameness { provider, operation, proofs: &proofs, sound: &sound };
    let same: Vec<_> = (0..proofs.len()).map(|index| sameness.of(index, findings)).collect();
    for (proof, same_as) in proofs.iter_mut().zip(same) {
        proof.same_as = same_as;
    }
    proofs
}

/// What the samples of a page are held against.
struct Samples<'a> {
    facts: Facts<'a>,
    details: &'a CallDetails<'a>,
    provider: &'a Provider,
    operation: &'a Operation,
}

impl Samples<'_> {
    fn sample(&self, sample: &Sample, findings: &mut Findings) -> Proof {
        let Self { facts, details, operation, .. } = *self;
        // The tests of a provider have functions of these names themselves.
        let named = crate::names::field(&sample.name).as_deref() == Some(sample.name.as_str());
        if !named || crate::reserved::TESTS.contains(&sample.name.as_str()) {
            let message = format!("`{}` cannot be the name of a test", sample.name);
            let finding = Finding::error("E0301", sample.site.at("name").value(), message);
            findings.push(finding.help("use snake case: `not_found`"));
        }
        self.check_facts(sample, findings);
        let mut placeholders = Placeholders::new(&sample.placeholders);
        let before = findings.len();
        self.check_print(sample, findings);
        let call = self.call(sample, findings);
        let mut request = self.request(sample, &mut placeholders, findings);
        let is_known = sample.format.is_none_or(|format| operation.formats.find(format).is_some());
        // A request of arguments that are wrong differs from the print, and says nothing more.
        if findings.len() == before && is_known {
            let rendered = self.render(&call, sample, findings);
            if let Some((rendered, printed)) = rendered.zip(request.as_mut()) {
                self.check_request(&rendered, printed, sample, findings);
                printed.unknown = rendered.unknown;
            }
        }
        let proof = Proof {
            server: sample.server.as_deref().map(|server| placeholders.replace(server)),
            call,
            request,
            answer: answer(facts, details, operation, sample, &mut placeholders, findings),
            same_as: None,
        };
        check_mend(sample, findings);
        check_words(sample, &placeholders, findings);
        proof
    }

    /// Whether placeholders make no more of the samples than a page could print. What they make of one is written, more
    /// than once, so that a few of them could make gigabytes of a small page.
    fn has_texts_of_a_page(&self, findings: &mut Findings) -> bool {
        let mut made = 0;
        for sample in self.operation.samples.iter().filter(|sample| !sample.placeholders.is_empty()) {
            let placeholders = Placeholders::new(&sample.placeholders);
            made += texts(sample).map(|text| placeholders.made(text)).sum::<usize>();
            if made > MAX_MADE {
                let message = format!("placeholders make more than {} MiB of the samples of this page", MAX_MADE >> 20);
                let finding = Finding::error("E0640", sample.site.at("placeholders").key(), message);
                findings.push(finding.help("give them shorter values, or print fewer records"));
                return false;
            }
        }
        true
    }

    /// What is said of a sample beside what it prints.
    fn check_facts(&self, sample: &Sample, findings: &mut Findings) {
        let mut namesakes = self.operation.samples.iter().take_while(|other| !std::ptr::eq(*other, sample));
        if namesakes.any(|other| other.name == sample.name) {
            let message = format!("two samples are called `{}`", sample.name);
            let finding = Finding::error("E0304", sample.site.at("name").value(), message);
            findings.push(finding.help("give each a name of its own"));
        }
        if let Some(at) = sample.at.as_deref().filter(|at| at.parse::<Timestamp>().is_err()) {
            findings.push(
                Finding::error("E0614", sample.site.at("at").value(), format!("`{at}` is no moment"))
                    .help("write it in RFC 3339, with its offset from UTC: `2010-02-27T04:09:55Z`"),
            );
        }
    }

    /// What is said of a printed request belongs to one.
    fn check_print(&self, sample: &Sample, findings: &mut Findings) {
        if sample.unsupported.is_some() && sample.request.is_none() {
            let message = "no request is printed that could be sent otherwise";
            let help = "print it under `request`, or remove `unsupported`";
            findings.push(Finding::error("E0651", sample.site.at("unsupported").key(), message).help(help));
        }
        print::check_that_there_is_one(sample, findings);
        if sample.form.is_empty() {
            return;
        }
        let problem = if sample.body.is_some() {
            Some("a body is printed as it is, or by its fields, not both")
        } else {
            (self.operation.body != Body::Form).then_some("the call sends no form")
        };
        if let Some(message) = problem {
            let help = "leave `form` out, or print the body under `body`";
            findings.push(Finding::error("E0652", sample.site.at("form").key(), message).help(help));
        }
    }

    /// What the call of a sample sends. A call that is refused sends nothing that a sample could print.
    fn render(&self, call: &Call, sample: &Sample, findings: &mut Findings) -> Option<Rendered> {
        let server = self.server(sample, &mut Placeholders::new(&sample.placeholders));
        let at = sample.at.as_deref().and_then(|at| at.parse().ok());
        let unsent = match rendered::render(self.facts, self.details, self.operation, call, &server, at) {
            Ok(rendered) => return Some(rendered),
            Err(unsent) => unsent,
        };
        let arguments = sample.site.at("arguments");
        let argument = |name: &str| arguments.at(name).value();
        let name = &self.operation.name;
        findings.push(match unsent {
            // That the provider's own is none is a finding of its own.
            Unsent::Server(_) if sample.server.is_none() => return None,
            Unsent::Server(error) => Finding::error("E0507", sample.site.at("server").value(), error.to_string())
                .help("write an absolute http or https URL without a query: `https://api.example/v1`"),
            Unsent::Refused(RequestProblem::Dependent { name: given, needed }) => {
                let message =
                    format!("`{given}` is given without `{needed}`, which it needs: `{name}` refuses the call");
                let help = format!("add `{needed}`, or leave `{given}` out");
                Finding::error("E0650", arguments.at(given).key(), message).help(help)
            }
            Unsent::Refused(problem) => {
                let place = match &problem {
                    RequestProblem::Segment { name }
                    | RequestProblem::Segments { name }
                    | RequestProblem::Value { name, .. } => argument(name),
                    RequestProblem::Header { name } if sample.arguments.contains_key(name) => argument(name),
                    _ => arguments.key(),
                };
                Finding::error("E0608", place, format!("`{name}` refuses the call: {problem}"))
                    .help("correct `arguments`, or the declarations")
            }
        });
        None
    }

    /// The call that the arguments of a sample make.
    fn call(&self, sample: &Sample, findings: &mut Findings) -> Call {
        let site = sample.site.at("arguments");
        let parameters = &self.operation.parameters;
        for name in sample.arguments.keys() {
            if self.operation.parameter(name).is_none() {
                let known = parameters.iter().map(|parameter| parameter.field.wire.as_str());
                let guess = crate::load::similar(name, known);
                let message = format!("`{}` has no parameter `{name}`", self.operation.name);
                let help = guess.map(|guess| format!("did you mean `{guess}`?"));
                findings.push(Finding::error("E0608", site.at(name).key(), message).maybe_help(help));
            }
        }
        let values = parameters.iter().map(|parameter| {
            let field = &parameter.field;
            let Some(value) = sample.arguments.get(&field.wire) else {
                if field.presence == Presence::Required {
                    let message = format!("the call needs a value for `{}`", field.wire);
                    findings.push(Finding::error("E0608", site.key(), message).help("add it to `arguments`"));
                }
                return None;
            };
            let (literal, mismatches) = argument(&field.type_, value, self.provider);
            let place = || site.at(&field.wire).value();
            findings.extend(
                mismatches
                    .into_iter()
                    .map(|mismatch| Finding::error(mismatch.code, place(), mismatch.message).help(mismatch.help)),
            );
            let refusal = literal.as_ref().and_then(|literal| rendered::refusal(self.provider, parameter, literal));
            if let Some((message, help)) = refusal {
                findings.push(Finding::error("E0608", place(), message).help(help));
            }
            literal
        });
        let values = values.collect();
        Call { values, format: sample.format.filter(|_| self.operation.formats.has_choice()) }
    }

    /// Shows how the print differs from what the call sends.
    fn check_request(&self, rendered: &Rendered, printed: &Request, sample: &Sample, findings: &mut Findings) {
        let rendered::Differences { content: differences, is_order, headers } =
            rendered::differences(rendered, self.operation, printed);
        match sample.unsupported {
            Some(_) if headers.is_empty() && differences.is_empty() => {
                let message = "the call sends what this sample prints";
                let help = "remove `unsupported`; or print the header that is sent otherwise under `headers`";
                findings.push(Finding::error("E0651", sample.site.at("unsupported").key(), message).help(help));
            }
            Some(_) => {}
            None => headers.iter().for_each(|(name, lines)| {
                let at = |key: &str| sample.site.at(key).at(name);
                let place = if sample.withheld.contains_key(name) { at("withheld").key() } else { at("headers").key() };
                findings.push(self.difference(place, lines, false));
            }),
        }
        if !differences.is_empty() {
            let keys = [("body", sample.body.is_some()), ("form", !sample.form.is_empty())];
            let key = keys.into_iter().find(|(_, printed)| *printed).map_or("request", |(key, _)| key);
            findings.push(self.difference(sample.site.at(key).value(), &differences, is_order));
        }
    }

    /// The finding that something is not sent as it is printed.
    fn difference(&self, place: Place, lines: &[String], is_order: bool) -> Finding {
        let format = if self.operation.formats.has_choice() { ", `format`" } else { "" };
        let (message, help) = if is_order {
            let help = "declare the parameters in their order; say `parameter_order: free`, here or in provider.yaml, if \
                        it does not count";
            ("the call sends the parameters in another order than the sample prints", help.to_owned())
        } else {
            let help = format!("correct `arguments`{format} or the declarations, or mend the print");
            ("the call does not send what the sample prints", help)
        };
        let help = format!("{help} (- printed, + sent):\n{}", lines.join("\n"));
        Finding::error("E0613", place, message).help(help)
    }

    /// The server that the call of a sample is made to.
    fn server(&self, sample: &Sample, placeholders: &mut Placeholders<'_>) -> String {
        let server = sample.server.as_deref().map(|server| placeholders.replace(server));
        server.unwrap_or_else(|| self.provider.server.clone())
    }

    /// What must be sent; `None` where nothing of the request is printed.
    fn request(
        &self,
        sample: &Sample,
        placeholders: &mut Placeholders<'_>,
        findings: &mut Findings,
    ) -> Option<Request> {
        let line = self.line(sample, placeholders, findings);
        // Names of headers are the same in any case.
        let withheld = || sample.withheld.keys().chain(self.provider.withheld.keys());
        let is_withheld = |name: &str| withheld().any(|withheld| withheld.eq_ignore_ascii_case(name));
        let sent = sample.headers.iter().filter(|(name, _)| !is_withheld(name));
        let headers = sent.map(|(name, value)| (name.clone(), placeholders.replace(value))).collect();
        let meant = sample.mend.as_ref().and_then(|mend| mend.body.as_deref());
        let body = meant.or(sample.body.as_deref()).map(|body| Substituted::new(body, placeholders));
        match (&body, self.operation.body) {
            (Some(body), Body::Form) => structure::check_pairs(body, 0, sample, findings),
            (Some(body), Body::Json) => structure::check_json(body, sample, findings),
            _ => {}
        }
        let body = body.map(|body| body.text.trim_end_matches('\n').to_owned());
        let body = body.or(forms::encode(sample, placeholders, findings));
        let (line, elided_query) = self.without_elided_query(line);
        let form = body.as_deref().filter(|_| self.operation.body == Body::Form);
        let (form, elided_form) = self.without_elided(form.unwrap_or_default(), Location::Form);
        let body = form.map(str::to_owned).or(body);
        let withheld = sample.headers.keys().filter(|name| is_withheld(name)).cloned().collect();
        let is_printed = line.is_some() || body.is_some() || !sample.headers.is_empty();
        let is_order_free = sample.is_order_free;
        let unknown = Unknown::default();
        is_printed.then_some(Request {
            line,
            headers,
            withheld,
            body,
            unknown,
            is_order_free,
            elided_query,
            elided_form,
        })
    }

    /// A request line without the text that stands in place of credentials in its query, and what that stands for.
    fn without_elided_query(&self, line: Option<(String, String)>) -> (Option<(String, String)>, Vec<String>) {
        let Some((method, url)) = line else { return (None, Vec::new()) };
        let (address, query) = url.split_once('?').unwrap_or((&url, ""));
        let (rest, elided) = self.without_elided(query, Location::Query);
        let url = match rest {
            Some("") => address.to_owned(),
            Some(rest) => format!("{address}?{rest}"),
            None => url,
        };
        (Some((method, url)), elided)
    }

    /// The printed pairs without the text that stands in place of credentials, if it is there, and what it stands for.
    fn without_elided<'p>(&self, printed: &'p str, location: Location) -> (Option<&'p str>, Vec<String>) {
        let Self { provider, operation, .. } = *self;
        let rest = pairs::without_elision(printed, provider.elided_credentials.as_deref());
        (rest, rest.map(|rest| pairs::elided(provider, operation, location, rest)).unwrap_or_default())
    }

    /// The method and the whole address of a request line, which may lack its method and end in the version of HTTP.
    fn line(
        &self,
        sample: &Sample,
        placeholders: &mut Placeholders<'_>,
        findings: &mut Findings,
    ) -> Option<(String, String)> {
        let printed = sample.request.as_deref()?;
        // The print counts as looked at, so that its placeholders are not reported as unused.
        let as_printed = Substituted::new(printed, placeholders);
        let meant = sample.mend.as_ref().and_then(|mend| mend.request.as_deref());
        let line = meant.map_or(as_printed, |meant| Substituted::new(meant, placeholders));
        structure::check_pairs(&line, line.text.find('?').unwrap_or(line.text.len()), sample, findings);
        let line = line.text.trim();
        let is_version =
            |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        let versioned = line.rsplit_once(" HTTP/").filter(|(_, version)| is_version(version));
        let line = versioned.map_or(line, |(line, _)| line.trim_end());
        let is_method = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_uppercase());
        let (method, address) = match line.split_once(' ') {
            Some((method, address)) if is_method(method) => (method, address.trim_start()),
            _ => (self.operation.method.as_str(), line),
        };
        if method != self.operation.method {
            let message = format!("the sample makes a {method} of a call that is a {}", self.operation.method);
            findings.push(
                Finding::error("E0606", sample.site.at("request").value(), message)
                    .help("correct `request`, or mend the sample"),
            );
        }
        let server = self.server(sample, placeholders);
        let url = if address.starts_with('/') { format!("{server}{address}") } else { address.to_owned() };
        Some((method.to_owned(), url))
    }
}

/// The texts of a sample in which placeholders are replaced.
fn texts(sample: &Sample) -> impl Iterator<Item = &str> {
    let mend = sample.mend.as_ref();
    let Sample { server, request, body, answer, within, .. } = sample;
    let printed = [server, request, body, answer, within].into_iter().flatten();
    let meant = mend.into_iter().flat_map(|mend| [&mend.request, &mend.body, &mend.answer, &mend.append]).flatten();
    let form = sample.form.values().flat_map(forms::texts);
    printed.chain(meant).chain(sample.headers.values()).map(String::as_str).chain(form)
}

/// Reports words about something that a sample does not print: headers that are withheld, and placeholders.
fn check_words(sample: &Sample, placeholders: &Placeholders<'_>, findings: &mut Findings) {
    for name in sample.withheld.keys().filter(|name| !sample.prints_header(name)) {
        let place = sample.site.at("withheld").at(name).key();
        let message = format!("the sample prints no header `{name}`");
        findings.push(Finding::error("E0607", place, message).help("remove it, or print the header under `headers`"));
    }
    for name in sample.placeholders.keys().filter(|name| !placeholders.used.contains(name.as_str())) {
        let place = sample.site.at("placeholders").at(name).key();
        let message = format!("the sample has no placeholder `{name}`");
        findings.push(Finding::error("E0607", place, message).help("remove it, or spell it as the sample does"));
    }
}

/// What is meant differs from what is printed.
fn check_mend(sample: &Sample, findings: &mut Findings) {
    let Some(mend) = &sample.mend else { return };
    // An answer that is mended for nothing is said where it is read.
    let parts = [("request", &mend.request, &sample.request), ("body", &mend.body, &sample.body)];
    let help = "give what is meant in place of the misprint, or leave it out of `mend`";
    for (key, meant, printed) in &parts {
        if meant.is_some() && meant.as_deref().map(str::trim_end) == printed.as_deref().map(str::trim_end) {
            let place = sample.site.at("mend").at(key).key();
            findings.push(Finding::error("E0623", place, "what is meant is what is printed").help(help));
        }
    }
    if mend.answer.is_some() && mend.append.is_some() {
        let message = "what is meant is added to the print, and given whole";
        let help = "leave `append` out, or `answer`";
        findings.push(Finding::error("E0623", sample.site.at("mend").at("append").key(), message).help(help));
    }
    if mend.answer.is_none() && mend.append.is_none() && parts.iter().all(|(_, meant, _)| meant.is_none()) {
        let finding = Finding::error("E0623", sample.site.at("mend").key(), "nothing is mended here");
        findings.push(finding.help(help));
    }
}
