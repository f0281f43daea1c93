//! What a call sends, held against what a sample prints.
//!
//! The request is rendered by the code of the generated clients, and the samples' own comparisons say whether it is the
//! printed one; here an author is shown in what the two differ.

use runtime::dynamic::{self, CallDetails, Caller, RequestProblem};
use runtime::http::{Request as Sent, header::HeaderMap};
use runtime::jiff::Timestamp;
use runtime::samples::{has_body, has_header, is_request, pairs, same_address};
use runtime::{BaseUrlError, Bytes, Parameters};

use super::details::Facts;
use super::written::Written;
use super::{Call, Request, Unknown};
use crate::model::{Body, Literal, Operation, Parameter, Presence, Provider, Section, Shape, Type};

/// A name and a value; `None` for a value that depends on a time that is not known.
type Pair = (String, Option<String>);

/// How a sample's request differs from what the call sends: a line for each difference, `-` for what is printed and
/// `+` for what is sent. Empty where they agree.
pub(super) struct Differences {
    /// In what the request says: the address and the body.
    pub(super) content: Vec<String>,
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
    let query = |request: &Sent<Bytes>| pairs(request.uri().query().unwrap_or_default());
    let form = |request: &Sent<Bytes>| pairs(&form(request));
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
    pairs(text).into_iter().map(pair).collect()
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
    let mut content = Vec::new();
    if let Some((method, url)) = &printed.line
        && !is_request(request, &format!("{method} {url}"), &texts(&unknown.query))
    {
        let (address, query) = url.split_once('?').unwrap_or((url, ""));
        let sent = request.uri().to_string();
        let (whole, sent_query) = sent.split_once('?').unwrap_or((&sent, ""));
        if !same_address(address, whole) {
            content.extend([format!("- {address}"), format!("+ {whole}")]);
        }
        content.extend(compare(&known(sent_query, &unknown.query), &pairs(query)));
    }
    if let Some(body) = printed.body.as_deref().filter(|body| !has_body(request, body, &texts(&unknown.form))) {
        match operation.body {
            Body::Form => {
                content.extend(compare(&known(&shown(request.body()), &unknown.form), &pairs(body)));
            }
            Body::None => content.extend([format!("- {body}"), "+ (no body)".to_owned()]),
            Body::Json => content.extend([format!("- {body}"), format!("+ {}", shown(request.body()))]),
        }
    }
    let headers = printed.headers.iter().filter_map(|(name, value)| {
        let sent: Vec<_> = request.headers().get_all(name).iter().map(|sent| shown(sent.as_bytes())).collect();
        let is_unknown = unknown.headers.iter().any(|unknown| unknown.eq_ignore_ascii_case(name)) && !sent.is_empty();
        if is_unknown || has_header(request, name, value) {
            return None;
        }
        let sent = sent.iter().map(|sent| format!("+ {name}: {sent}"));
        Some((name.clone(), [format!("- {name}: {value}")].into_iter().chain(sent).collect()))
    });
    let withheld = withheld(request.headers(), &printed.withheld);
    Differences { content, headers: headers.chain(withheld).collect() }
}

/// Headers that are sent although they are said to be withheld.
fn withheld(sent: &HeaderMap, names: &[String]) -> impl Iterator<Item = (String, Vec<String>)> {
    let sent = names.iter().filter(|name| sent.contains_key(*name));
    sent.map(|name| (name.clone(), vec![format!("+ {name}: …")])).collect::<Vec<_>>().into_iter()
}

/// The pairs that differ, in the order of the request.
fn compare(sent: &[Pair], printed: &[(String, String)]) -> Vec<String> {
    let same = |sent: &Pair, printed: &(String, String)| {
        sent.0 == printed.0 && sent.1.as_ref().is_none_or(|value| *value == printed.1)
    };
    if sent.len() == printed.len() && sent.iter().zip(printed).all(|(sent, printed)| same(sent, printed)) {
        return Vec::new();
    }
    let start = sent.iter().zip(printed).take_while(|(sent, printed)| same(sent, printed)).count();
    let rest = sent[start..].iter().rev().zip(printed[start..].iter().rev());
    let end = rest.take_while(|(sent, printed)| same(sent, printed)).count();
    let removed = printed[start..printed.len() - end].iter().map(|(name, value)| format!("- {name}={value}"));
    let added = sent[start..sent.len() - end]
        .iter()
        .map(|(name, value)| format!("+ {name}={}", value.as_deref().unwrap_or("…")));
    removed.chain(added).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_pairs_that_differ_are_shown() {
        let sent = |pairs: &[(&str, &str)]| {
            pairs.iter().map(|(name, value)| ((*name).to_owned(), Some((*value).to_owned()))).collect::<Vec<_>>()
        };
        let printed = pairs("key=k&a=1&b=2+3&c%5B%5D=4");
        assert_eq!(compare(&sent(&[("key", "k"), ("a", "1"), ("b", "2 3"), ("c[]", "4")]), &printed), [""; 0]);
        let swapped = sent(&[("key", "k"), ("b", "2 3"), ("a", "1"), ("c[]", "4")]);
        assert_eq!(compare(&swapped, &printed), ["- a=1", "- b=2 3", "+ b=2 3", "+ a=1"]);
    }
}
