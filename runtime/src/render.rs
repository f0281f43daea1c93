//! From the values of a call to the request that is sent.

use std::fmt;

use bytes::Bytes;
use http::header::{ACCEPT, CONTENT_LENGTH, CONTENT_TYPE, HeaderName, HeaderValue};
use http::{Method, Request, Uri};
use jiff::Timestamp;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::credentials::Secrets;
use crate::encode::{Pair, Unsendable, Writer};
use crate::format::Asked;
use crate::operation::{Body, OperationDetails};
use crate::parameters::Parameters;
use crate::provider::Location;

/// What RFC 3986 leaves as it is: everything else is escaped, in paths and in queries.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// What the URL standard escapes in a form; a space becomes `+` besides.
const RESERVED_IN_FORM: &AsciiSet = &NON_ALPHANUMERIC.remove(b'*').remove(b'-').remove(b'.').remove(b'_').remove(b' ');

/// Who makes a call, where, and when.
#[derive(Debug, Clone, Copy)]
pub struct Caller<'c> {
    /// The base URL, without a slash at its end.
    pub(crate) base: &'c str,
    pub(crate) secrets: &'c Secrets,
    /// The time that signatures are made with.
    pub(crate) now: Timestamp,
}

/// A request that is ready to be sent, with what must not be printed of it.
pub(crate) struct Prepared {
    pub(crate) request: Request<Bytes>,
    /// The values that authentication put into the request.
    #[cfg_attr(not(feature = "reqwest"), expect(dead_code, reason = "only who sends it needs to redact it"))]
    pub(crate) computed: Vec<String>,
}

/// Why a request cannot be made. It never holds a value.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum RequestProblem<'a> {
    /// A path needs a value that was not given.
    MissingInPath {
        /// The last of the paths.
        path: &'a str,
    },
    /// A value cannot be one segment of a path.
    Segment {
        /// The parameter.
        name: &'a str,
    },
    /// There are several values for one segment of a path.
    Segments {
        /// The parameter.
        name: &'a str,
    },
    /// A value has no spelling where it is sent.
    Value {
        /// The parameter.
        name: &'a str,
        /// The reason.
        why: Unsendable<'a>,
    },
    /// A header's name or value cannot be sent.
    Header {
        /// The header.
        name: String,
    },
    /// A parameter is given without one that it needs.
    Dependent {
        /// The parameter that is given.
        name: &'a str,
        /// The one that is not.
        needed: &'a str,
    },
    /// The address as a whole is no address.
    Address,
}

impl fmt::Display for RequestProblem<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MissingInPath { path } => {
                write!(f, "the values that are given fit no address of the call, not even `{path}`")
            }
            Self::Segment { name } => {
                write!(f, "the parameter `{name}` is empty, `.` or `..`, which cannot be a segment of a path")
            }
            Self::Segments { name } => {
                write!(f, "the parameter `{name}` has several values, and a segment of a path holds one")
            }
            Self::Value { name, why } => write!(f, "the parameter `{name}` {why}"),
            Self::Header { name } => write!(f, "the header `{name}` has a value that cannot be sent in a header"),
            Self::Dependent { name, needed } => {
                write!(f, "the parameter `{name}` is given without `{needed}`, which it needs")
            }
            Self::Address => f.write_str("the base URL and the path do not make an address"),
        }
    }
}

/// Makes the request of a call: credentials first, then what every call sends, then the call's own parameters.
pub(crate) fn render<'a>(
    caller: Caller<'_>,
    details: &OperationDetails<'a>,
    parameters: Parameters<'a>,
    chosen: Option<usize>,
) -> Result<Prepared, RequestProblem<'a>> {
    if let Some((name, needed)) = parameters.lacking {
        return Err(RequestProblem::Dependent { name, needed });
    }
    if let Some((name, why)) = parameters.problem() {
        return Err(RequestProblem::Value { name, why });
    }
    let mut path = fill_path(details.paths, &parameters.path.into_pairs())?;
    let mut shared = shared(caller, details);
    let format = details.formats.chosen(chosen);
    if chosen.is_some() || details.formats.always {
        match details.formats.asked {
            Asked::Accept => {}
            Asked::Parameter(location, name) => shared.add(details.body, location, name, format.word.to_owned()),
            Asked::Suffix => path.extend([".", format.word]),
        }
    }
    shared.query.extend(parameters.query.into_pairs());
    shared.form.extend(parameters.form.into_pairs());
    shared.header.extend(parameters.header.into_pairs());

    let address = format!("{}{path}{}", caller.base, query_string(&shared.query));
    let uri: Uri = address.parse().map_err(|_| RequestProblem::Address)?;
    let mut request = Request::new(Bytes::new());
    *request.method_mut() = details.method.clone();
    *request.uri_mut() = uri;
    let accept = HeaderValue::from_str(format.media_type);
    request.headers_mut().insert(ACCEPT, accept.map_err(|_| RequestProblem::Header { name: ACCEPT.to_string() })?);
    add_body(&mut request, details.body, &shared.form, parameters.json);
    for (name, value) in &shared.header {
        add_header(&mut request, name, value, &shared.secret)?;
    }
    Ok(Prepared { request, computed: shared.secret })
}

/// The parameters that authentication and the provider add to a call.
#[derive(Default)]
struct Shared<'a> {
    query: Vec<Pair<'a>>,
    form: Vec<Pair<'a>>,
    header: Vec<Pair<'a>>,
    secret: Vec<String>,
}

fn shared<'a>(caller: Caller<'_>, details: &OperationDetails<'a>) -> Shared<'a> {
    let mut shared = Shared::default();
    for part in details.provider.authentication {
        let proof = part.prove(caller.secrets, caller.now);
        shared.secret.push(proof.value.clone());
        shared.add(details.body, proof.location, proof.name, proof.value);
    }
    for (location, name, value) in details.provider.parameters {
        shared.add(details.body, *location, name, (*value).to_owned());
    }
    shared
}

impl<'a> Shared<'a> {
    fn add(&mut self, body: Body, location: Location, name: &'a str, value: String) {
        let pairs = match location {
            Location::Header => &mut self.header,
            Location::Form => &mut self.form,
            Location::Parameters if body == Body::Form => &mut self.form,
            Location::Parameters | Location::Query => &mut self.query,
        };
        pairs.push((name.into(), value));
    }
}

/// Fills the first path whose placeholders are all given, and that has a placeholder for all that is given.
fn fill_path<'a>(paths: &[&'a str], values: &[Pair<'_>]) -> Result<String, RequestProblem<'a>> {
    for path in paths {
        let has = |name: &str| path.contains(&format!("{{{name}}}"));
        if !values.iter().all(|(name, _)| has(name)) {
            continue;
        }
        if let Some(filled) = fill(path, values)? {
            return Ok(filled);
        }
    }
    Err(RequestProblem::MissingInPath { path: paths.last().copied().unwrap_or_default() })
}

/// A path with its placeholders filled; `None` where a value is missing.
fn fill<'a>(path: &'a str, values: &[Pair<'_>]) -> Result<Option<String>, RequestProblem<'a>> {
    let mut filled = String::with_capacity(path.len() + 32);
    let mut rest = path;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        let mut given = values.iter().filter(|(known, _)| known == name);
        let Some((_, value)) = given.next() else {
            return Ok(None);
        };
        if given.next().is_some() {
            return Err(RequestProblem::Segments { name });
        }
        // A server, or a proxy before it, would take these for steps in the path, escaped or not.
        if matches!(value.as_str(), "" | "." | "..") {
            return Err(RequestProblem::Segment { name });
        }
        filled.push_str(before);
        filled.push_str(&query_encode(value));
        rest = after;
    }
    filled.push_str(rest);
    Ok(Some(filled))
}

fn query_string(pairs: &[Pair<'_>]) -> String {
    let mut query = String::new();
    for (name, value) in pairs {
        query.push(if query.is_empty() { '?' } else { '&' });
        query.push_str(&query_encode(name));
        query.push('=');
        query.push_str(&query_encode(value));
    }
    query
}

fn add_body(request: &mut Request<Bytes>, body: Body, form: &[Pair<'_>], mut json: Writer<'_>) {
    let (content_type, bytes) = match body {
        Body::None => {
            // A server expects a body of these.
            if matches!(*request.method(), Method::POST | Method::PUT | Method::PATCH) {
                announce_nothing(request);
            }
            return;
        }
        Body::Form => {
            let pairs = form.iter().map(|(name, value)| format!("{}={}", form_encode(name), form_encode(value)));
            ("application/x-www-form-urlencoded", pairs.collect::<Vec<_>>().join("&").into_bytes())
        }
        Body::Json => {
            json.end_object();
            ("application/json", json.into_bytes())
        }
    };
    if bytes.is_empty() {
        announce_nothing(request);
    }
    *request.body_mut() = bytes.into();
    request.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
}

/// Says that the body has no bytes. Some servers wait for them otherwise, or answer 411; the length of any other body is
/// said when it is sent.
fn announce_nothing(request: &mut Request<Bytes>) {
    request.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
}

fn add_header<'a>(
    request: &mut Request<Bytes>,
    name: &str,
    value: &str,
    secrets: &[String],
) -> Result<(), RequestProblem<'a>> {
    let problem = || RequestProblem::Header { name: name.to_owned() };
    let key = HeaderName::from_bytes(name.as_bytes()).map_err(|_| problem())?;
    let mut header = HeaderValue::from_str(value).map_err(|_| problem())?;
    header.set_sensitive(secrets.iter().any(|secret| secret == value));
    request.headers_mut().append(key, header);
    Ok(())
}

/// Escapes a text for a path or a query.
pub(crate) fn query_encode(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}

/// Escapes a text for a form.
pub(crate) fn form_encode(text: &str) -> String {
    utf8_percent_encode(text, RESERVED_IN_FORM).to_string().replace(' ', "+")
}
