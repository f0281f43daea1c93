//! What is probably not meant, though it can be generated: rules about what is said of an API.

use std::collections::{BTreeMap, BTreeSet};

use super::Context;
use crate::finding::{Finding, Findings};
use crate::load::Site;
use crate::model::Section;
use crate::resolve::{Shape, page_members};
use crate::spec::{AskedBy, AskingPart, Authentication, PagingUse, Scheme};

/// Words that amounts of money go by.
const MONEY: [&str; 17] = [
    "amount", "balance", "charge", "charges", "cost", "costs", "discount", "fee", "fees", "payment", "price", "prices",
    "refund", "salary", "tax", "vat", "wage",
];

/// What the provider declares for its calls is used by them.
pub(super) fn declarations_are_used(context: &Context<'_>, findings: &mut Findings) {
    let (spec, top) = (&context.provider.provider.spec, context.top());
    let unused = |place, message: String, help| Finding::warning("W0006", place, message).help(help);
    if !spec.credentials.is_empty() && spec.authentication.is_empty() {
        findings.push(unused(
            top.at("credentials").key(),
            "calls send no credentials".to_owned(),
            "say under `authentication` how they travel, or leave them out",
        ));
        return;
    }
    let used: BTreeSet<&str> = spec.authentication.iter().flat_map(credentials_of).collect();
    // What a signature lacks is said of the signature.
    let is_signed = spec.authentication.iter().enumerate().all(|(index, _)| !lacks_a_secret(context, index));
    for name in spec.credentials.keys().filter(|name| is_signed && !used.contains(name.as_str())) {
        findings.push(unused(
            top.at("credentials").at(name).key(),
            format!("no call sends the credential `{name}`, or anything made of it"),
            "use it under `authentication`, or leave it out: callers would have to supply it for nothing",
        ));
    }
    let is_paged = context.pages().any(|(page, _)| matches!(page.paging, Some(PagingUse::Shared(true))));
    if spec.paging.is_some() && !is_paged && context.provider.is_whole {
        findings.push(unused(
            top.at("paging").key(),
            "no call is paged in this way".to_owned(),
            "say `paging: true` on the pages that are, or leave it out",
        ));
    }
}

/// The credentials that a part of authentication names.
fn credentials_of(part: &Authentication) -> Vec<&str> {
    match part {
        Authentication::Scheme(Scheme::Basic { username, password }) => vec![username, password],
        Authentication::Scheme(Scheme::Bearer { token }) => vec![token],
        Authentication::Parameter(part) => {
            part.value.iter().chain(part.md5.iter().flatten()).map(String::as_str).collect()
        }
    }
}

/// A signature is made of something that does not travel itself, and a name is no password.
pub(super) fn proofs_prove_something(context: &Context<'_>, findings: &mut Findings) {
    let (spec, top) = (&context.provider.provider.spec, context.top());
    for (index, part) in spec.authentication.iter().enumerate() {
        let site = top.at("authentication").at(&index.to_string());
        match part {
            Authentication::Parameter(_) if lacks_a_secret(context, index) => {
                findings.push(
                    Finding::warning("W0007", site.at("md5").key(), "this signature is made of nothing secret")
                        .help("add the credential that only the caller and the server know"),
                );
            }
            Authentication::Scheme(Scheme::Basic { username, password }) if username == password => {
                findings.push(
                    Finding::warning("W0007", site.at("password").value(), "the name is the password as well")
                        .help("declare two credentials, and give each its place"),
                );
            }
            Authentication::Scheme(_) | Authentication::Parameter(_) => {}
        }
    }
}

/// Whether a part of authentication is a signature of nothing but what travels itself, and the time.
fn lacks_a_secret(context: &Context<'_>, index: usize) -> bool {
    let parts = &context.provider.provider.spec.authentication;
    let Some(Authentication::Parameter(part)) = parts.get(index) else { return false };
    let signs = |part: &Authentication| matches!(part, Authentication::Parameter(part) if part.md5.is_some());
    let plain: BTreeSet<&str> = parts.iter().filter(|part| !signs(part)).flat_map(credentials_of).collect();
    let is_plain = |name: &String| name == "unix-seconds" || plain.contains(name.as_str());
    part.md5.as_ref().is_some_and(|parts| parts.iter().all(is_plain))
}

/// A prefix does not run into the credential behind it.
pub(super) fn prefixes_end(context: &Context<'_>, findings: &mut Findings) {
    for (index, part) in context.provider.provider.spec.authentication.iter().enumerate() {
        let Authentication::Parameter(part) = part else { continue };
        if part.prefix.as_ref().is_some_and(|prefix| prefix.ends_with(|last: char| last.is_ascii_alphanumeric())) {
            let place = context.top().at("authentication").at(&index.to_string()).at("prefix").value();
            findings.push(
                Finding::warning("W0014", place, "the credential follows this prefix without a space")
                    .help("write the space that stands between the two, in quotes: `\"Token \"`"),
            );
        }
    }
}

/// Names that stand together differ in more than their case. Where they are one in Rust, that is said.
pub(super) fn names_differ_beyond_their_case(context: &Context<'_>, findings: &mut Findings) {
    for group in context.groups() {
        let mut first = BTreeMap::new();
        for placed in group.iter().filter(|placed| !placed.site.is_below("header")) {
            let Some(other) = first.insert(placed.wire.to_lowercase(), placed) else { continue };
            if other.rust_name() != placed.rust_name() {
                let message = format!("`{}` and `{}` differ in their case only", other.wire, placed.wire);
                findings.push(
                    Finding::warning("W0008", placed.site.key(), message)
                        .also(other.site.key(), "the other one")
                        .help("check the names against the page; one of the two is probably misspelt"),
                );
            }
        }
    }
}

/// Every key that is written changes something.
pub(super) fn keys_change_something(context: &Context<'_>, findings: &mut Findings) {
    let mut void = |site: &Site, message: String, help: &str| {
        findings.push(Finding::warning("W0009", site.key(), message).help(help));
    };
    for (formats, site) in super::formats::declared(context) {
        let is_asked = matches!(&formats.asked_by, Some(AskedBy::Parameter(_) | AskedBy::Part(AskingPart::Suffix)));
        if is_asked && !formats.always && formats.declared().count() == 1 {
            let message = "there is one format, and no call asks for it".to_owned();
            void(&site.at("asked_by"), message, "add `always: true` if calls ask for it, or leave `asked_by` out");
        }
    }
    for (page, top) in context.pages() {
        for (section, placed) in page_members(page, &top) {
            if placed.member.required && placed.member.default.is_some() && section != Section::Path {
                let message = format!("`{}` is required, so that its default never counts", placed.wire);
                void(
                    &placed.site.at("default"),
                    message,
                    "leave out `required` or `default`, whichever the page does not say",
                );
            }
        }
        if page.envelope == Some(false) && context.provider.provider.spec.envelope.is_none() {
            void(&top.at("envelope"), "the provider has no envelope anyway".to_owned(), "leave this out");
        }
    }
    for placed in context.groups().iter().flatten() {
        let derived = crate::names::field(placed.wire);
        if placed.member.rust.is_some() && placed.member.rust == derived {
            let message = format!("`{}` has this name in Rust anyway", placed.wire);
            void(&placed.site.at("rust"), message, "leave `rust` out");
        }
    }
}

/// An enum has a choice, and one of true and false is a boolean.
pub(super) fn enums_are_choices(context: &Context<'_>, findings: &mut Findings) {
    for declaration in context.types.all() {
        let Shape::Enum(values) = declaration.shape else { continue };
        let mut words: Vec<_> = values.values().iter().map(|value| value.wire.to_lowercase()).collect();
        words.sort();
        let (message, help) = match words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
            [only] => (
                format!("`{only}` is the only value of this enum"),
                "add the values that the page lists elsewhere; where there are none, `type: string` says as much",
            ),
            ["false", "true"] | ["0", "1"] | ["no", "yes"] | ["off", "on"] | ["n", "y"] => {
                ("this enum is a boolean".to_owned(), "write `type: boolean`, with the `wire` form that spells it so")
            }
            _ => continue,
        };
        findings.push(Finding::warning("W0010", declaration.site.at("enum").key(), message).help(help));
    }
}

/// Money is exact.
pub(super) fn money_is_exact(context: &Context<'_>, findings: &mut Findings) {
    for placed in context.groups().iter().flatten() {
        let is_number = placed.member.type_.as_ref().is_some_and(|written| written.innermost() == "number");
        let name = crate::names::field(placed.wire).unwrap_or_default();
        if is_number && name.split('_').any(|word| MONEY.contains(&word)) {
            let message = format!("`{}` seems to be money, and a `number` is not exact", placed.wire);
            findings.push(
                Finding::warning("W0012", placed.site.at("type").value(), message)
                    .help("write `type: decimal`; if it is no money, silence the warning with the reason"),
            );
        }
    }
}

/// A page is found by the name of its operation, and paths go on where the server's address ends.
pub(super) fn pages_are_where_they_are_looked_for(context: &Context<'_>, findings: &mut Findings) {
    let server = &context.provider.provider.spec.server;
    let base = server.splitn(4, '/').nth(3).map(|base| format!("/{}/", base.trim_end_matches('/')));
    let base = base.filter(|base| base.len() > 2);
    for page in &context.provider.pages {
        let top = page.top();
        if page.spec.operation != page.stem {
            let message = format!("the file of `{}` is called `{}.yaml`", page.spec.operation, page.stem);
            findings.push(
                Finding::warning("W0013", top.at("operation").value(), message)
                    .help(format!("call it `{}.yaml`, or correct the name of the operation", page.spec.operation)),
            );
        }
        let Some(base) = &base else { continue };
        for (request, site) in super::requests::addresses(&page.spec, &top) {
            if request.split_once(' ').is_some_and(|(_, path)| path.starts_with(base.as_str())) {
                let message = format!("the server's address ends in `{}` already", base.trim_end_matches('/'));
                findings.push(
                    Finding::warning("W0015", site.value(), message)
                        .also(context.top().at("server").value(), "the address")
                        .help("leave it out of the path, which is appended to the address"),
                );
            }
        }
    }
}

/// A sample has a request or an answer: without both it proves nothing.
pub(super) fn samples_prove_something(context: &Context<'_>, findings: &mut Findings) {
    for (page, top) in context.pages() {
        for (index, sample) in page.samples.iter().enumerate() {
            if sample.request.is_none() && sample.status.is_none() && sample.answer.is_none() {
                let place = top.at("samples").at(&index.to_string()).at("name").value();
                let message = format!("the sample `{}` prints neither a request nor an answer", sample.name);
                findings.push(
                    Finding::warning("W0016", place, message)
                        .help("add `request`, or `status` with `answer`, as the page prints them"),
                );
            }
        }
    }
}
