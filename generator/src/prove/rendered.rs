//! What a call sends, held against what a sample prints.
//!
//! The pairs are written by the generated clients' own writer. That the whole request says the same is
//! proved by the test that the sample becomes; here an author is shown which pairs differ.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use runtime::encode::Writer;
use runtime::samples::{same_address, same_json};

use super::pairs::{self, Pair};
use super::written::Written;
use super::{Call, Request};
use crate::model::{
    AskedBy, AuthenticationKind, Body, Literal, Location, Operation, Parameter, Presence, Provider, Section,
};

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

/// How a sample's request differs from what the call sends.
pub(super) fn differences(
    provider: &Provider,
    operation: &Operation,
    call: &Call,
    server: &str,
    printed: &Request,
) -> Differences {
    let formats = &operation.formats;
    let is_chosen = |name| call.format.is_none_or(|chosen| name == chosen);
    let chosen = formats.choices.iter().find(|format| is_chosen(format.name));
    let values = operation.parameters.iter().zip(&call.values);
    let sent = Sent {
        provider,
        operation,
        values: values.filter_map(|(parameter, value)| Some((parameter, value.as_ref()?))).collect(),
        // The default is asked for in the header alone, unless the server has none.
        asked: chosen
            .filter(|_| call.format.is_some() || formats.always)
            .map(|format| (&formats.asked_by, &*format.word)),
        accept: chosen.map(|format| &*format.media_type),
    };
    let (mut content, mut ordered) = (Vec::new(), Vec::new());
    let mut compare = |sent: Vec<Pair>, printed_pairs: &str, elided: &[String], content: &mut Vec<String>| {
        let compared = pairs::compare(sent, pairs::decoded(printed_pairs), printed.is_order_free, elided);
        let lines = if compared.is_order { &mut ordered } else { content };
        lines.extend(compared.lines);
    };
    if let Some((_, url)) = &printed.line {
        let (address, query) = url.split_once('?').unwrap_or((url, ""));
        let whole = format!("{}{}", server.trim_end_matches('/'), sent.path());
        if !same_address(address, &whole) {
            content.extend([format!("- {address}"), format!("+ {whole}")]);
        }
        compare(sent.pairs(Section::Query, Location::Query), query, &printed.elided_query, &mut content);
    }
    if let Some(body) = printed.body.as_deref().filter(|_| operation.body == Body::Form) {
        compare(sent.pairs(Section::Form, Location::Form), body, &printed.elided_form, &mut content);
    }
    match (operation.body, printed.body.as_deref()) {
        (Body::None, Some(body)) if !body.trim().is_empty() => {
            content.extend([format!("- {body}"), "+ (no body)".to_owned()]);
        }
        (Body::Json, Some(body)) => content.extend(sent.json(body)),
        _ => {}
    }
    let mut headers = sent.headers(&printed.headers);
    headers.extend(sent.withheld(&printed.withheld));
    let is_order = content.is_empty() && !ordered.is_empty();
    content.extend(ordered);
    Differences { content, is_order, headers }
}

/// What a call sends.
struct Sent<'a> {
    provider: &'a Provider,
    operation: &'a Operation,
    values: Vec<(&'a Parameter, &'a Literal)>,
    /// How the format is asked for beside the header, and by which word.
    asked: Option<(&'a AskedBy, &'a str)>,
    /// The media type of the format.
    accept: Option<&'a str>,
}

impl Sent<'_> {
    /// The path, with its placeholders filled but nothing escaped that a sample would not escape either.
    fn path(&self) -> String {
        let given = |name: &str| {
            let mut values = self.values.iter().filter(|(parameter, _)| parameter.section == Section::Path);
            values.find(|(parameter, _)| parameter.field.wire == name)
        };
        let fill = |path: &String| {
            crate::model::placeholders(path).try_fold(path.clone(), |filled, name| {
                let (parameter, literal) = given(name)?;
                let value = self.written(parameter, literal).pop()?.1?;
                let escaped = percent_encoding::utf8_percent_encode(&value, SEGMENT).to_string();
                Some(filled.replace(&format!("{{{name}}}"), &escaped))
            })
        };
        let mut path = self.operation.addresses.iter().find_map(|address| fill(&address.path)).unwrap_or_default();
        if let Some((AskedBy::Suffix, word)) = self.asked {
            path.extend([".", word]);
        }
        path
    }

    /// The pairs in the query or the form: credentials first, then what every call sends, then the call's own.
    fn pairs(&self, section: Section, location: Location) -> Vec<Pair> {
        let here = |at: Location| {
            at == location
                || (at == Location::Parameters && (self.operation.body == Body::Form) == (location == Location::Form))
        };
        let example = |index: usize| self.provider.credentials.get(index).map(|credential| credential.example.clone());
        let proofs = self.provider.authentication.iter().filter_map(|part| match &part.kind {
            AuthenticationKind::Value { name, location, prefix, credential } if here(*location) => {
                Some((name.clone(), example(*credential).map(|example| format!("{prefix}{example}"))))
            }
            AuthenticationKind::Md5 { name, location, .. } if here(*location) => Some((name.clone(), None)),
            _ => None,
        });
        let fixed = self.provider.parameters.iter().filter(|parameter| here(parameter.location));
        let fixed = fixed.map(|parameter| (parameter.name.clone(), Some(parameter.value.clone())));
        let format = self.asked.and_then(|(asked, word)| match asked {
            AskedBy::Parameter(location, name) if here(*location) => Some((name.clone(), Some(word.to_owned()))),
            _ => None,
        });
        let own = self.values.iter().filter(|(parameter, _)| parameter.section == section);
        proofs
            .chain(fixed)
            .chain(format)
            .chain(own.flat_map(|(parameter, literal)| self.written(parameter, literal)))
            .collect()
    }

    /// How the JSON that is sent differs from what is printed.
    fn json(&self, printed: &str) -> Vec<String> {
        let mut writer = Writer::json_of_request();
        writer.begin_object();
        let is_sent = |parameter: &Parameter, literal: &Literal| {
            let is_required = parameter.field.presence == Presence::Required;
            parameter.section == Section::Json && (is_required || !literal.is_empty())
        };
        for (parameter, literal) in self.values.iter().filter(|(parameter, literal)| is_sent(parameter, literal)) {
            Written(self.provider).write(writer.entry(&parameter.field.wire), &parameter.field.type_, literal);
        }
        writer.end_object();
        let sent = String::from_utf8_lossy(&writer.into_bytes()).into_owned();
        if same_json(&sent, printed) { Vec::new() } else { vec![format!("- {printed}"), format!("+ {sent}")] }
    }

    /// Printed headers that the call does not send, or sends otherwise. That it sends more is no difference: pages print
    /// the headers that matter to them.
    fn headers(&self, printed: &[(String, String)]) -> Vec<(String, Vec<String>)> {
        let sent = self.all_headers();
        let differing = printed.iter().filter_map(|(name, value)| {
            let sent: Vec<_> = sent.iter().filter(|sent| sent.0.eq_ignore_ascii_case(name)).collect();
            if sent.iter().any(|(_, sent)| sent.as_ref().is_none_or(|sent| sent == value)) {
                return None;
            }
            let sent = sent.iter().map(|(_, sent)| format!("+ {name}: {}", sent.as_deref().unwrap_or("…")));
            Some((name.clone(), [format!("- {name}: {value}")].into_iter().chain(sent).collect()))
        });
        differing.collect()
    }

    /// Headers that are sent although they are said to be withheld.
    fn withheld(&self, names: &[String]) -> Vec<(String, Vec<String>)> {
        let sent = self.all_headers();
        let is_sent = |name: &&String| sent.iter().any(|sent| sent.0.eq_ignore_ascii_case(name));
        names.iter().filter(is_sent).map(|name| (name.clone(), vec![format!("+ {name}: …")])).collect()
    }

    /// The headers of the call; without a value, where it depends on what is not known here.
    fn all_headers(&self) -> Vec<Pair> {
        let mut sent = self.pairs(Section::Header, Location::Header);
        let credential = |index: usize| self.provider.credentials.get(index).map(|credential| &credential.example);
        let schemes = self.provider.authentication.iter().filter_map(|part| match part.kind {
            AuthenticationKind::Bearer { token } => {
                Some(("authorization".to_owned(), credential(token).map(|token| format!("Bearer {token}"))))
            }
            AuthenticationKind::Basic { username, password } => {
                let pair = credential(username).zip(credential(password));
                let basic = pair.map(|(username, password)| STANDARD.encode(format!("{username}:{password}")));
                Some(("authorization".to_owned(), basic.map(|basic| format!("Basic {basic}"))))
            }
            _ => None,
        });
        sent.extend(schemes);
        sent.push(("accept".to_owned(), self.accept.map(str::to_owned)));
        let content_type = match self.operation.body {
            Body::None => None,
            Body::Form => Some("application/x-www-form-urlencoded"),
            Body::Json => Some("application/json"),
        };
        sent.extend(content_type.map(|value| ("content-type".to_owned(), Some(value.to_owned()))));
        sent
    }

    fn written(&self, parameter: &Parameter, literal: &Literal) -> Vec<Pair> {
        let mut pairs = apart(self.provider, parameter, literal);
        // A list without items sends nothing, joined or not.
        if let Some(separator) = parameter.separator.as_ref().filter(|_| !pairs.is_empty()) {
            let texts: Vec<_> = pairs.into_iter().map(|(_, text)| text).collect();
            pairs = vec![(parameter.field.wire.clone(), texts.join(separator))];
        }
        pairs.into_iter().map(|(name, value)| (name, Some(value))).collect()
    }
}

/// The pairs that a parameter is sent as, the items of a list not joined yet.
fn apart(provider: &Provider, parameter: &Parameter, literal: &Literal) -> Vec<(String, String)> {
    let mut writer = Writer::pairs();
    Written(provider).write(writer.entry(&parameter.field.wire), &parameter.field.type_, literal);
    writer.into_pairs().into_iter().map(|(name, value)| (name.into_owned(), value)).collect()
}

/// Why a client refuses to send a value, and what to do, if it does.
pub(super) fn refusal(provider: &Provider, parameter: &Parameter, literal: &Literal) -> Option<(String, &'static str)> {
    if parameter.section == Section::Json {
        return None;
    }
    let (name, pairs) = (&parameter.field.wire, apart(provider, parameter, literal));
    if parameter.field.presence == Presence::Required && pairs.is_empty() {
        let message = format!("`{name}` is required, and nothing in it can be sent");
        return Some((message, "give it an item or a value; if it may be left out, it is not `required`"));
    }
    let separator = parameter.separator.as_deref()?;
    pairs.iter().any(|(_, text)| text.contains(separator)).then(|| {
        let message =
            format!("an item of `{name}` holds `{separator}`, which separates the items: it would become two");
        (message, "correct the item, or `separator`")
    })
}

/// What RFC 3986 leaves as it is in a segment of a path.
const SEGMENT: &percent_encoding::AsciiSet =
    &percent_encoding::NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
