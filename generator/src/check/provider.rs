//! Rules about what the pages of a provider share.

use super::Context;
use crate::finding::{Finding, Findings};
use crate::load::Site;
use crate::load::similar;
use crate::model::{Field, Type};
use crate::resolve::{Placed, page_members};
use crate::spec::{Authentication, Scheme};

/// The server is an absolute http or https URL, to which paths can be appended.
pub(super) fn has_a_server(context: &Context<'_>, findings: &mut Findings) {
    let server = &context.provider.provider.spec.server;
    let rest = server.strip_prefix("https://").or_else(|| server.strip_prefix("http://"));
    let plain = |rest: &str| {
        rest.chars().all(|character| character.is_ascii_graphic() && !"?#@\"<>\\^`{|}".contains(character))
    };
    if !rest.is_some_and(|rest| has_host(rest) && plain(rest)) {
        findings.push(
            Finding::error("E0507", context.top().at("server").value(), "this is no address of a server")
                .help("write it like `https://api.example.com/v1`, without a query, credentials or placeholders; a port is a number up to 65535"),
        );
    }
}

/// Whether an address, without its scheme, begins with a host and, if it has one, a port.
fn has_host(rest: &str) -> bool {
    let authority = rest.split('/').next().unwrap_or_default();
    // The colons of an address of IPv6 stand in brackets.
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) if !port.contains(']') => (host, Some(port)),
        _ => (authority, None),
    };
    let is_port =
        |port: &str| port.bytes().all(|byte| byte.is_ascii_digit()) && port.parse::<u16>().is_ok_and(|port| port > 0);
    !host.is_empty() && port.is_none_or(is_port)
}

/// Addresses of pages can be followed.
pub(super) fn has_sources_that_can_be_found(context: &Context<'_>, findings: &mut Findings) {
    let shared = context.provider.provider.spec.source.as_ref().map(|source| (source, context.top()));
    let pages = context.pages().map(|(page, top)| (&page.source, top));
    for (source, top) in shared.into_iter().chain(pages) {
        let Some(url) = &source.url else { continue };
        let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
        if !rest.is_some_and(|rest| has_host(rest) && !rest.contains(char::is_whitespace)) {
            findings.push(
                Finding::error("E0529", top.at("source").at("url").value(), "this is no address of a page")
                    .help("write the whole address, `https://` included; a file goes under `document`"),
            );
        }
    }
}

/// Authentication sends credentials that are declared.
pub(super) fn has_the_credentials_that_it_sends(context: &Context<'_>, findings: &mut Findings) {
    let spec = &context.provider.provider.spec;
    for (index, part) in spec.authentication.iter().enumerate() {
        let site = context.top().at("authentication").at(&index.to_string());
        for (name, place) in used_credentials(part, &site, findings) {
            if !spec.credentials.contains_key(name) {
                let guess = similar(name, spec.credentials.keys().map(String::as_str));
                let help = guess.map_or_else(
                    || format!("declare it under `credentials`: `{name}: {{ description: …, example: … }}`"),
                    |guess| format!("did you mean `{guess}`?"),
                );
                findings.push(
                    Finding::error("E0501", place.value(), format!("there is no credential `{name}`")).help(help),
                );
            }
        }
    }
}

/// The names of the credentials that a part of authentication uses, with their places.
fn used_credentials<'a>(part: &'a Authentication, site: &Site, findings: &mut Findings) -> Vec<(&'a str, Site)> {
    match part {
        Authentication::Scheme(Scheme::Basic { username, password }) => {
            vec![(username.as_str(), site.at("username")), (password.as_str(), site.at("password"))]
        }
        Authentication::Scheme(Scheme::Bearer { token }) => vec![(token.as_str(), site.at("token"))],
        Authentication::Parameter(parameter) => match (&parameter.value, &parameter.md5) {
            (Some(value), None) => vec![(value.as_str(), site.at("value"))],
            (None, Some(parts)) => {
                let credentials = parts.iter().enumerate().filter(|(_, part)| part.as_str() != "unix-seconds");
                credentials.map(|(index, part)| (part.as_str(), site.at("md5").at(&index.to_string()))).collect()
            }
            _ => {
                findings.push(
                    Finding::error("E0501", site.key(), format!("what does `{}` carry?", parameter.name))
                        .help("give exactly one of `value` and `md5`"),
                );
                Vec::new()
            }
        },
    }
}

/// A parameter of the provider has a place and a value.
pub(super) fn fixes_its_parameters(context: &Context<'_>, findings: &mut Findings) {
    for (name, member) in &context.provider.provider.spec.parameters {
        if member.constant.is_none() || member.location.is_none() {
            let place = context.top().at("parameters").at(name).key();
            findings.push(
                Finding::error("E0513", place, format!("`{name}` has no fixed value, or no place"))
                    .help("give `const` and `in`; a parameter whose value the caller chooses belongs to the pages"),
            );
        }
    }
}

/// What stands beside the payload has another name.
pub(super) fn has_one_payload_in_its_envelope(context: &Context<'_>, findings: &mut Findings) {
    let Some(envelope) = &context.provider.provider.spec.envelope else { return };
    if let Some(placed) = find(&context.envelope_fields(), &envelope.payload) {
        let payload = context.top().at("envelope").at("payload");
        findings.push(
            Finding::error("E0502", placed.site.key(), format!("`{}` is the payload", placed.wire))
                .also(payload.value(), "said here")
                .help("leave the field out: what the payload is, is said by each page"),
        );
    }
}

/// What tells success from failure is a field of the envelope, and has a value that the field can have.
pub(super) fn has_the_field_that_tells_success(context: &Context<'_>, findings: &mut Findings) {
    let Some(envelope) = &context.provider.provider.spec.envelope else { return };
    let site = context.top().at("envelope").at("success");
    let Some(success) = &envelope.success else { return };
    if success.len() != 1 {
        findings.push(
            Finding::error("E0502", site.key(), "one field tells success from failure")
                .help("give one field with its value: `success: { status: true }`"),
        );
    }
    for name in success.keys() {
        let Some(placed) = find(&context.envelope_fields(), name) else {
            let message = format!("the envelope has no field `{name}`");
            findings.push(Finding::error("E0502", site.at(name).key(), message).help("declare it under `fields`"));
            continue;
        };
        let declared = context.model.envelope.as_ref();
        let field = declared.and_then(|envelope| envelope.fields.iter().find(|field| field.wire == *name));
        let is_resolved = field.is_some_and(|field| field.type_ != Type::Unresolved);
        if success.len() == 1 && is_resolved && declared.is_some_and(|envelope| envelope.success.is_none()) {
            findings.push(
                Finding::error("E0502", site.at(name).value(), format!("`{name}` never has this value"))
                    .also(placed.site.key(), "declared here")
                    .help("give a value of the field's type: a boolean, a text, an integer, or a value of its enum"),
            );
        }
    }
}

/// What names a fault, and what it says in words, are fields of it.
pub(super) fn has_the_fields_of_its_faults(context: &Context<'_>, findings: &mut Findings) {
    let Some(faults) = &context.provider.provider.spec.faults else { return };
    let top = context.top().at("faults");
    let named_by = faults.named_by.as_deref().filter(|name| *name != "key");
    for (key, name) in [("named_by", named_by), ("message", faults.message.as_deref())] {
        let Some(name) = name else { continue };
        let fields = context.model.faults.as_ref().map_or(&[] as &[Field], |faults| &faults.fields);
        let is_text = |field: &Field| matches!(field.type_, Type::String | Type::Unresolved);
        let text = fields.iter().find(|field| field.wire == name).is_some_and(is_text);
        if !text {
            findings.push(
                Finding::error("E0503", top.at(key).value(), format!("a fault has no field `{name}` that is a string"))
                    .help("declare it under `fields` of the faults"),
            );
        }
    }
    let own: &[&str] = if faults.named_by.as_deref() == Some("key") && faults.at.is_none() {
        &[crate::reserved::FAULT_FIELD, "name"]
    } else {
        &[crate::reserved::FAULT_FIELD]
    };
    for placed in context.fault_fields() {
        let Some(name) = placed.rust_name().filter(|name| own.contains(&name.as_str())) else { continue };
        let message = format!("`{name}` is the name of a field that every fault has");
        findings.push(Finding::error("E0305", placed.site.key(), message).help("give it another name with `rust`"));
    }
    if faults.named_by.as_deref() == Some("key") && faults.at.is_some() {
        findings.push(
            Finding::error("E0503", top.at("at").key(), "a fault that its key names stands in the body itself")
                .help("leave `at` out, or name the field that names the fault in `named_by`"),
        );
    }
}

/// Fields around an answer are never required: what they are needed for is decided before.
pub(super) fn has_no_required_fields_around_answers(context: &Context<'_>, findings: &mut Findings) {
    for placed in context.envelope_fields().iter().chain(&context.fault_fields()) {
        if placed.member.required {
            let message = format!("`{}` stands around answers, where nothing is required", placed.wire);
            findings.push(
                Finding::error("E0514", placed.site.at("required").key(), message)
                    .help("leave `required` out; what tells success from failure goes under `success`"),
            );
        }
    }
}

/// The scope is a parameter of some call, of one type everywhere.
pub(super) fn has_calls_in_its_scope(context: &Context<'_>, findings: &mut Findings) {
    let Some(scope) = &context.provider.provider.spec.scope else { return };
    let mut first: Option<&Field> = None;
    let parameters = context.model.operations.iter().flat_map(|operation| &operation.parameters);
    let scoped = parameters.filter(|parameter| parameter.is_scoped).map(|parameter| &parameter.field);
    for field in scoped.filter(|field| field.type_ != Type::Unresolved) {
        match first {
            Some(earlier) if earlier.type_ != field.type_ => findings.push(
                Finding::error("E0504", field.site.key(), format!("`{}` has another type here", field.wire))
                    .also(earlier.site.key(), "than here")
                    .help("the parameter of a scope has one type in all calls"),
            ),
            Some(_) => {}
            None => first = Some(field),
        }
    }
    let is_used = context
        .pages()
        .any(|(page, top)| page_members(page, &top).iter().any(|(_, placed)| placed.wire == scope.parameter));
    if !is_used && context.provider.is_whole {
        let place = context.top().at("scope").at("parameter").value();
        findings.push(
            Finding::error("E0504", place, format!("no call has a parameter `{}`", scope.parameter))
                .help("give the name on the wire of a parameter that calls have, or leave `scope` out"),
        );
    }
    let method = context.top().at("scope").at("method");
    let taken =
        crate::reserved::is_method(&scope.method) || context.pages().any(|(page, _)| page.operation == scope.method);
    if taken || crate::names::field(&scope.method).as_deref() != Some(scope.method.as_str()) {
        findings.push(
            Finding::error("E0301", method.value(), format!("`{}` cannot be the name of a method", scope.method))
                .help("use snake case, and no name that a client has already: `for_account`"),
        );
    }
}

fn find<'a>(fields: &[Placed<'a>], wire: &str) -> Option<Placed<'a>> {
    fields.iter().find(|placed| placed.wire == wire).cloned()
}

/// A header that no call sends is one that some sample prints.
pub(super) fn withholds_what_samples_print(context: &Context<'_>, findings: &mut Findings) {
    let samples = || context.model.operations.iter().flat_map(|operation| &operation.samples);
    if !context.provider.is_whole {
        return;
    }
    for name in context.provider.provider.spec.withheld.keys() {
        if !samples().any(|sample| sample.prints_header(name)) {
            let place = context.top().at("withheld").at(name).key();
            let message = format!("no sample prints a header `{name}`");
            findings.push(Finding::error("E0607", place, message).help("remove it, or spell it as the samples do"));
        }
    }
    let Some(elided) = &context.provider.provider.spec.elided_credentials else { return };
    if elided.trim().is_empty() || !samples().any(|sample| sample.prints_in_request(elided.trim())) {
        let place = context.top().at("elided_credentials").value();
        let message = format!("no request of a sample prints `{elided}`");
        findings.push(Finding::error("E0607", place, message).help("remove it, or spell it as the samples do"));
    }
}
