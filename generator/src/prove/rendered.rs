//! What a call sends, held against what a sample prints.
//!
//! The request is rendered by the code of the generated clients, and the samples' own comparisons say whether it is the
//! printed one; here an author is shown in what the two differ.

use runtime::dynamic::{self, CallDetails, Caller, RequestProblem};
use runtime::http::{Request as Sent, header::HeaderMap};
use runtime::jiff::Timestamp;
use runtime::samples::{has_header, same_address};
use runtime::{BaseUrlError, Bytes, Parameters};

use super::details::Facts;
use super::pairs::{self, Pair, comparison, decoded};
use super::written::Written;
use super::{Call, Request, Unknown};
use crate::model::{Body, Literal, Operation, Parameter, Presence, Provider, Section, Shape, Type};

/// How a sample's request differs from what the call sends: a line for each difference, `-` for what is printed and
/// `+` for what is sent. Empty where they agree.
pub(super) struct Differences {
    /// In what the request says: the address and the body.
    pub(super) content: Vec<String>,
    /// Whether all that differs of it is the order of parameters.
    pub(super) is_order: bool,
    /// In the headers, by their names.
    pub(super) headers: Vec<(String, Vec<String>)>,
}

/// What a call sends.
pub(super) struct Rendered {
    request: Sent<Bytes>,
    /// What of it depends on a time that is not known.
    pub(super) unknown: Unknown,
}

/// Why a call sends nothing.
pub(super) enum Unsent<'a> {
    /// The server has no address.
    Server(BaseUrlError),
    /// The client refuses it.
    Refused(RequestProblem<'a>),
}

/// Renders a call as a client of this server does at this time. What is sent at any time is known without one.
pub(super) fn render<'a>(
    facts: Facts<'a>,
    details: &CallDetails<'a>,
    operation: &'a Operation,
    call: &Call,
    server: &str,
    at: Option<Timestamp>,
) -> Result<Rendered, Unsent<'a>> {
    let chosen =
        call.format.and_then(|chosen| operation.formats.choices.iter().position(|format| format.name == chosen));
    let render = |now: Timestamp| {
        let caller = Caller::new(server, facts.secrets, now).map_err(Unsent::Server)?;
        let parameters = parameters(facts.provider, operation, call);
        dynamic::request(caller, details.operation, parameters, chosen).map_err(Unsent::Refused)
    };
    let request = render(at.unwrap_or(Timestamp::UNIX_EPOCH))?;
    let unknown = match at {
        Some(_) => Unknown::default(),
        // What depends on the clock is another at another time.
        None => changed(&request, &render(Timestamp::MAX)?),
    };
    Ok(Rendered { request, unknown })
}

/// The names of what differs between two requests of one call.
fn changed(one: &Sent<Bytes>, other: &Sent<Bytes>) -> Unknown {
    let query = |request: &Sent<Bytes>| decoded(request.uri().query().unwrap_or_default());
    let form = |request: &Sent<Bytes>| decoded(&form(request));
    let headers = |request: &Sent<Bytes>| -> Vec<(String, String)> {
        request.headers().iter().map(|(name, value)| (name.to_string(), shown(value.as_bytes()))).collect()
    };
    let changed = |one: Vec<(String, String)>, other: Vec<(String, String)>| {
        let both = one.into_iter().zip(other);
        both.filter(|(one, other)| one != other).map(|((name, _), _)| name).collect()
    };
    Unknown {
        query: changed(query(one), query(other)),
        form: changed(form(one), form(other)),
        headers: changed(headers(one), headers(other)),
    }
}

fn texts(names: &[String]) -> Vec<&str> {
    names.iter().map(String::as_str).collect()
}

/// The pairs of a query or form, without the values that are not known.
fn known(text: &str, unknown: &[String]) -> Vec<Pair> {
    let pair = |(name, value): (String, String)| {
        let is_known = !unknown.contains(&name);
        (name, Some(value).filter(|_| is_known))
    };
    decoded(text).into_iter().map(pair).collect()
}

/// The body as a form; nothing where it is none.
fn form(request: &Sent<Bytes>) -> String {
    if has_header(request, "content-type", "application/x-www-form-urlencoded") {
        shown(request.body())
    } else {
        String::new()
    }
}

fn shown(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The values of a call, as the generated code gives them.
fn parameters<'a>(provider: &'a Provider, operation: &'a Operation, call: &Call) -> Parameters<'a> {
    let mut to = Parameters::new();
    for (parameter, value) in operation.parameters.iter().zip(&call.values) {
        write(provider, parameter, value.as_ref(), &mut to);
    }
    let is_given = |index: usize| {
        let value = call.values.get(index).and_then(Option::as_ref);
        let field = &operation.parameters[index].field;
        match field.presence {
            Presence::Required => true,
            Presence::Nullable => value.is_some(),
            Presence::Optional => value.is_some_and(|value| !value.is_empty()),
        }
    };
    let name = |index: usize| &*operation.parameters[index].field.wire;
    // That one which is always given needs another is a finding at its declaration.
    let is_optional = |index: usize| operation.parameters[index].field.presence != Presence::Required;
    for dependency in operation.dependencies.iter().filter(|dependency| is_optional(dependency.parameter)) {
        let needs: Vec<_> = dependency.needs.iter().map(|index| (name(*index), is_given(*index))).collect();
        to.dependent_required(name(dependency.parameter), is_given(dependency.parameter), &needs);
    }
    to
}

/// Writes the value of a parameter where it is sent.
fn write<'a>(provider: &'a Provider, parameter: &'a Parameter, value: Option<&Literal>, to: &mut Parameters<'a>) {
    let Parameter { field, section, .. } = parameter;
    // What may come out as nothing, and must be sent: JSON spells it, the others cannot.
    let is_object = matches!(&field.type_, Type::Declared(id) if !matches!(provider.type_(*id).shape, Shape::Enum(_)));
    let is_needed = field.presence == Presence::Required && (field.type_.is_container() || is_object);
    let name = &*field.wire;
    let writer = match (section, is_needed) {
        (Section::Path, false) => to.path(name),
        (Section::Path, true) => to.required_path(name),
        (Section::Query, false) => to.query(name),
        (Section::Query, true) => to.required_query(name),
        (Section::Header, false) => to.header(name),
        (Section::Header, true) => to.required_header(name),
        (Section::Form, false) => to.form(name),
        (Section::Form, true) => to.required_form(name),
        (Section::Json, false) => to.json(name),
        (Section::Json, true) => to.required_json(name),
    };
    let writer = match &parameter.separator {
        Some(separator) => writer.joined(separator),
        None => writer,
    };
    Written(provider).field(writer, field, value);
}

/// Why a client refuses to send a value, and what to do, if it does.
pub(super) fn refusal(provider: &Provider, parameter: &Parameter, literal: &Literal) -> Option<(String, &'static str)> {
    use runtime::encode::Unsendable;

    let mut alone = Parameters::new();
    write(provider, parameter, Some(literal), &mut alone);
    let (name, why) = alone.problem()?;
    Some(match why {
        Unsendable::Nothing if parameter.field.presence == Presence::Required => (
            format!("`{name}` is required, and nothing in it can be sent"),
            "give it an item or a value; if it may be left out, it is not `required`",
        ),
        Unsendable::Separator(separator) => (
            format!("an item of `{name}` holds `{separator}`, which separates the items: it would become two"),
            "correct the item, or `separator`",
        ),
        why => (format!("`{name}` {why}"), "correct the argument"),
    })
}

/// How a sample's request differs from what the call sends.
pub(super) fn differences(rendered: &Rendered, operation: &Operation, printed: &Request) -> Differences {
    let Rendered { request, unknown } = rendered;
    let (mut content, mut ordered) = (Vec::new(), Vec::new());
    let is_order_free = printed.is_order_free;
    let mut compare = |sent: &str, unknown: &[String], printed: &str, elided: &[String], content: &mut Vec<String>| {
        let elided = texts(elided);
        let compared = pairs::compare(known(sent, unknown), decoded(printed), comparison(is_order_free, &elided));
        let lines = if compared.is_order { &mut ordered } else { content };
        lines.extend(compared.lines);
    };
    let (elided_query, elided_form) = (texts(&printed.elided_query), texts(&printed.elided_form));
    let (unknown_query, unknown_form) = (texts(&unknown.query), texts(&unknown.form));
    if let Some((method, url)) = &printed.line
        && !comparison(is_order_free, &elided_query).but(&unknown_query).is_request(request, &format!("{method} {url}"))
    {
        let (address, query) = url.split_once('?').unwrap_or((url, ""));
        let sent = request.uri().to_string();
        let (whole, sent_query) = sent.split_once('?').unwrap_or((&sent, ""));
        if !same_address(address, whole) {
            content.extend([format!("- {address}"), format!("+ {whole}")]);
        }
        compare(sent_query, &unknown.query, query, &printed.elided_query, &mut content);
    }
    let form_comparison = comparison(is_order_free, &elided_form).but(&unknown_form);
    if let Some(body) = printed.body.as_deref().filter(|body| !form_comparison.has_body(request, body)) {
        match operation.body {
            Body::Form => {
                compare(&shown(request.body()), &unknown.form, body, &printed.elided_form, &mut content);
            }
            Body::None => content.extend([format!("- {body}"), "+ (no body)".to_owned()]),
            Body::Json => content.extend([format!("- {body}"), format!("+ {}", shown(request.body()))]),
        }
    }
    let headers = header_differences(rendered, printed).chain(withheld(request.headers(), &printed.withheld));
    let is_order = content.is_empty() && !ordered.is_empty();
    content.extend(ordered);
    Differences { content, is_order, headers: headers.collect() }
}

/// Printed headers that the call does not send, or sends otherwise. That it sends more is no difference: pages print the
/// headers that matter to them.
fn header_differences(rendered: &Rendered, printed: &Request) -> impl Iterator<Item = (String, Vec<String>)> {
    let Rendered { request, unknown } = rendered;
    printed.headers.iter().filter_map(|(name, value)| {
        let sent: Vec<_> = request.headers().get_all(name).iter().map(|sent| shown(sent.as_bytes())).collect();
        let is_unknown = unknown.headers.iter().any(|unknown| unknown.eq_ignore_ascii_case(name)) && !sent.is_empty();
        if is_unknown || has_header(request, name, value) {
            return None;
        }
        let sent = sent.iter().map(|sent| format!("+ {name}: {sent}"));
        Some((name.clone(), [format!("- {name}: {value}")].into_iter().chain(sent).collect()))
    })
}

/// Headers that are sent although they are said to be withheld.
fn withheld(sent: &HeaderMap, names: &[String]) -> impl Iterator<Item = (String, Vec<String>)> {
    let sent = names.iter().filter(|name| sent.contains_key(*name));
    sent.map(|name| (name.clone(), vec![format!("+ {name}: …")]))
}
