//! The documentation of what every call sends: credentials, and the provider's own parameters.

use super::docs::{code, line, sentence};
use super::origins;
use crate::ir::Docs;
use crate::spec::{Authentication, AuthenticationParameter, Location, Member, Provider, Scheme};

/// What every call sends, as a list; no blocks where that is nothing.
pub(super) fn docs(shared: &Provider) -> Docs {
    let items = shared.authentication.iter().map(authentication);
    let items: Vec<_> = items.chain(shared.parameters.iter().map(|(name, member)| parameter(name, member))).collect();
    if items.is_empty() {
        return Docs::default();
    }
    Docs(vec!["Every call sends:".to_owned(), items.join("\n")])
}

/// One part of how a call proves who makes it.
fn authentication(part: &Authentication) -> String {
    match part {
        Authentication::Scheme(Scheme::Basic { username, password }) => {
            format!("- the header `Authorization`: HTTP Basic, of {} and {}.", code(username), code(password))
        }
        Authentication::Scheme(Scheme::Bearer { token }) => {
            format!("- the header `Authorization`: HTTP Bearer, of {}.", code(token))
        }
        Authentication::Parameter(part) => {
            let text = part.description.clone().unwrap_or_else(|| value(part));
            let facts = [Some(sentence(&text)), part.since.as_deref().map(since)];
            format!("- {}: {}", place(&part.name, part.location), joined(facts))
        }
    }
}

/// What a parameter carries, where the spec does not say it in words.
fn value(part: &AuthenticationParameter) -> String {
    let credential = |name: &str| if name == "unix-seconds" { "the clock".to_owned() } else { format!("`{name}`") };
    match (&part.md5, &part.value) {
        (Some(parts), _) => {
            let parts: Vec<_> = parts.iter().map(|part| credential(part)).collect();
            format!("The MD5 digest of {}", parts.join(", "))
        }
        (None, Some(value)) => format!("The credential `{value}`"),
        (None, None) => "A credential".to_owned(),
    }
}

/// A parameter whose value is always the same.
fn parameter(name: &str, member: &Member) -> String {
    let place = place(name, member.location.unwrap_or(Location::Parameters));
    let value = code(member.constant.as_deref().unwrap_or_default());
    let facts = [
        member.description.as_deref().map(sentence),
        member.since.as_deref().map(since),
        member.origin.as_ref().map(origins::origin),
    ];
    format!("- {place}, always {value}: {}", joined(facts)).trim_end_matches(": ").to_owned()
}

/// The name of what is sent, with where it travels.
fn place(name: &str, location: Location) -> String {
    match location {
        Location::Query | Location::Form | Location::Parameters => code(name),
        Location::Header => format!("the header {}", code(name)),
    }
}

fn since(version: &str) -> String {
    format!("Since version {}.", line(version))
}

fn joined<const N: usize>(facts: [Option<String>; N]) -> String {
    facts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}
