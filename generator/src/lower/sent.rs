//! The documentation of what every call sends: credentials, and the provider's own parameters.

use super::origins;
use crate::ir::Docs;
use crate::model::{Authentication, AuthenticationKind, FixedParameter, Ingredient, Location, Provider};
use crate::rustdoc::{code, line, sentence};

/// What every call sends, as a list; no blocks where that is nothing.
pub(super) fn docs(provider: &Provider) -> Docs {
    let items = provider.authentication.iter().map(|part| authentication(part, provider));
    let items: Vec<_> = items.chain(provider.parameters.iter().map(parameter)).collect();
    if items.is_empty() {
        return Docs::default();
    }
    Docs(vec!["Every call sends:".to_owned(), items.join("\n")])
}

/// One part of how a call proves who makes it.
fn authentication(part: &Authentication, provider: &Provider) -> String {
    let credential = |index: usize| code(&provider.credentials[index].name);
    let (name, location, value) = match &part.kind {
        AuthenticationKind::Basic { username, password } => {
            let (username, password) = (credential(*username), credential(*password));
            return format!("- the header `Authorization`: HTTP Basic, of {username} and {password}.");
        }
        AuthenticationKind::Bearer { token } => {
            return format!("- the header `Authorization`: HTTP Bearer, of {}.", credential(*token));
        }
        AuthenticationKind::Value { name, location, credential: index, .. } => {
            (name, *location, format!("The credential {}.", credential(*index)))
        }
        AuthenticationKind::Md5 { name, location, of } => {
            let of = of.iter().map(|part| match part {
                Ingredient::Credential(index) => credential(*index),
                Ingredient::UnixSeconds => "the clock".to_owned(),
            });
            (name, *location, format!("The MD5 digest of {}.", of.collect::<Vec<_>>().join(", ")))
        }
    };
    // What a parameter carries is said here only where the spec does not say it in words.
    let facts = [Some(part.description.as_deref().map_or(value, sentence)), part.since.as_deref().map(since)];
    format!("- {}: {}", place(name, location), joined(facts))
}

/// A parameter whose value is always the same.
fn parameter(parameter: &FixedParameter) -> String {
    let (place, value) = (place(&parameter.name, parameter.location), code(&parameter.value));
    let facts = [
        parameter.description.as_deref().map(sentence),
        parameter.since.as_deref().map(since),
        parameter.origin.as_ref().map(origins::origin),
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
