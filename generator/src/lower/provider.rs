//! Providers.

use std::collections::BTreeSet;

use super::docs::{self, code, line, sentence};
use super::operation::Operations;
use super::success_literal;
use super::types::{field, lower as lower_types};
use super::{examples, formats, operation_docs, origins, sent};
use crate::finding::Findings;
use crate::ir::{
    Authentication, AuthenticationKind, Credential, Docs, Envelope, Fault, FaultShape, FixedParameter, Ingredient,
    Location, Operation, Provider, Scope, Success, Variant,
};
use crate::load::ProviderSpec;
use crate::names;
use crate::resolve::{FileRef, Home, Resolver, Site, Types, page_members, type_members};
use crate::spec;

/// A provider with its operations.
pub(super) fn lower(spec: &ProviderSpec, findings: &mut Findings) -> Provider {
    let declared = Types::collect(spec);
    let shared = &spec.provider.spec;
    let resolver = Resolver { types: &declared, usual: &shared.wire };
    let pages = || spec.pages.iter().map(|page| (&page.spec, Site::top(FileRef::Page(page))));
    let sent: Vec<_> = pages()
        .flat_map(|(page, top)| page_members(page, &top))
        .map(|(_, placed)| resolver.member(&placed, &mut Findings::default()))
        .collect();
    let types = lower_types(declared.all().iter(), resolver, &sent);
    examples::check(spec, &declared, &types, resolver, findings);
    let mut provider = Provider {
        module: spec.module.clone(),
        title: line(&shared.provider),
        docs: Docs::default(),
        server: shared.server.trim_end_matches('/').to_owned(),
        credentials: credentials(shared),
        sent: sent::docs(shared),
        authentication: authentication(shared),
        parameters: parameters(shared),
        scope: scope(spec, resolver),
        formats: formats::of_provider(shared),
        envelope: envelope(spec, &declared, resolver),
        fault: fault(spec, resolver),
        types: declared
            .of(Home::Shared)
            .filter_map(|declaration| types.get(declaration.name.as_ref()?).cloned())
            .collect(),
        operations: Vec::new(),
    };
    let operations = Operations { spec, provider: &provider, declared: &declared, types: &types, resolver };
    let mut lowered: Vec<Operation> =
        spec.pages.iter().enumerate().map(|(index, page)| operations.lower(index, page, findings)).collect();
    lowered.sort_by(|a, b| a.name.cmp(&b.name));
    provider.docs = provider_docs(shared);
    provider.operations = lowered;
    provider
}

fn provider_docs(shared: &spec::Provider) -> Docs {
    let mut blocks = vec![sentence(&shared.summary)];
    blocks.extend(shared.description.as_deref().map(docs::prose).unwrap_or_default());
    let source = shared.source.as_ref().map(operation_docs::source);
    blocks.extend(source.map(|source| format!("What its pages share is from {source}.")));
    blocks.extend(shared.notes.iter().map(origins::note));
    Docs(blocks)
}

fn credentials(shared: &spec::Provider) -> Vec<Credential> {
    let credentials = shared.credentials.iter().map(|(name, credential)| Credential {
        name: names::given(name).unwrap_or_default(),
        docs: credential.description.as_deref().map(sentence).unwrap_or_default(),
        example: credential.example.clone(),
    });
    credentials.collect()
}

fn authentication(shared: &spec::Provider) -> Vec<Authentication> {
    let index = |name: &str| shared.credentials.get_index_of(name).unwrap_or_default();
    let parts = shared.authentication.iter().map(|part| match part {
        spec::Authentication::Scheme(spec::Scheme::Basic { username, password }) => {
            AuthenticationKind::Basic { username: index(username), password: index(password) }
        }
        spec::Authentication::Scheme(spec::Scheme::Bearer { token }) => {
            AuthenticationKind::Bearer { token: index(token) }
        }
        spec::Authentication::Parameter(parameter) => {
            let (name, location) = (parameter.name.clone(), place(parameter.location));
            match (&parameter.md5, &parameter.value) {
                (Some(parts), _) => {
                    let of = parts.iter().map(|part| match part.as_str() {
                        "unix-seconds" => Ingredient::UnixSeconds,
                        name => Ingredient::Credential(index(name)),
                    });
                    AuthenticationKind::Md5 { name, location, of: of.collect() }
                }
                (None, value) => AuthenticationKind::Value {
                    name,
                    location,
                    prefix: parameter.prefix.clone().unwrap_or_default(),
                    credential: value.as_deref().map(index).unwrap_or_default(),
                },
            }
        }
    });
    parts.map(|kind| Authentication { kind }).collect()
}

pub(super) fn place(location: spec::Location) -> Location {
    match location {
        spec::Location::Query => Location::Query,
        spec::Location::Form => Location::Form,
        spec::Location::Header => Location::Header,
        spec::Location::Parameters => Location::Parameters,
    }
}

fn parameters(shared: &spec::Provider) -> Vec<FixedParameter> {
    let parameters = shared.parameters.iter().filter_map(|(name, member)| {
        let (value, location) = (member.constant.clone()?, place(member.location?));
        Some(FixedParameter { location, name: name.clone(), value })
    });
    parameters.collect()
}

fn scope(spec: &ProviderSpec, resolver: Resolver<'_>) -> Option<Scope> {
    let scope = spec.provider.spec.scope.as_ref()?;
    let mut members = spec.pages.iter().flat_map(|page| page_members(&page.spec, &Site::top(FileRef::Page(page))));
    let (_, placed) = members.find(|(_, placed)| placed.wire == scope.parameter)?;
    let parameter = field(&placed, resolver);
    Some(Scope {
        method: scope.method.clone(),
        type_name: names::type_name(&scope.method)?,
        field: parameter.name,
        value: parameter.value,
        docs: docs::block(&scope.description),
    })
}

fn envelope(spec: &ProviderSpec, declared: &Types<'_>, resolver: Resolver<'_>) -> Option<Envelope> {
    let envelope = spec.provider.spec.envelope.as_ref()?;
    let site = Site::top(FileRef::Provider(&spec.provider)).at("envelope").at("fields");
    let fields: Vec<_> = type_members(&envelope.fields, &site).iter().map(|placed| field(placed, resolver)).collect();
    let success = envelope.success.as_ref().and_then(|success| success.first()).and_then(|(wire, value)| {
        let field = fields.iter().find(|field| field.wire == *wire)?;
        Some(Success { field: field.name.clone(), value: success_literal(&field.value, value, declared)? })
    });
    let spelling = formats::spelling(&envelope.payload, envelope.xml.as_ref(), None);
    let docs = Docs(envelope.origin.iter().map(origins::origin).collect());
    Some(Envelope { docs, payload: envelope.payload.clone(), spelling, fields, success })
}

fn fault(spec: &ProviderSpec, resolver: Resolver<'_>) -> Option<Fault> {
    let faults = spec.provider.spec.faults.as_ref()?;
    let site = Site::top(FileRef::Provider(&spec.provider)).at("faults").at("fields");
    let fields: Vec<_> = type_members(&faults.fields, &site).iter().map(|placed| field(placed, resolver)).collect();
    let rust = |wire: &Option<String>| {
        let wire = wire.as_ref()?;
        fields.iter().find(|field| field.wire == *wire).map(|field| field.name.clone())
    };
    let shape = match (&faults.at, faults.named_by.as_deref()) {
        (None, Some("key")) => FaultShape::Named,
        (Some(key), _) => FaultShape::Key(key.clone()),
        (None, _) => FaultShape::Body,
    };
    // What the body has in place of the payload stands in the same element.
    let envelope =
        spec.provider.spec.envelope.as_ref().filter(|envelope| faults.at.as_ref() == Some(&envelope.payload));
    let spelling = envelope.map(|envelope| formats::spelling(&envelope.payload, envelope.xml.as_ref(), None));
    let spelling = spelling.unwrap_or_default();
    let (named_by, message) = (rust(&faults.named_by), rust(&faults.message));
    let docs = Docs(faults.origin.iter().map(origins::origin).collect());
    Some(Fault { docs, shape, spelling, named_by, message, fields, kinds: kinds(spec) })
}

/// The names of faults on all pages, each documented by the statuses and meanings that pages give it.
fn kinds(spec: &ProviderSpec) -> Vec<Variant> {
    let rows = spec.pages.iter().flat_map(|page| page.spec.responses.iter());
    let rows: Vec<_> =
        rows.filter_map(|(status, response)| Some((response.fault.as_deref()?, *status, response))).collect();
    let mut seen = BTreeSet::new();
    let mut kinds = Vec::new();
    for (name, status, _) in &rows {
        if !seen.insert(*name) {
            continue;
        }
        let Some(rust) = names::variant(name) else { continue };
        let mut meanings: Vec<String> = Vec::new();
        for (_, _, other) in rows.iter().filter(|(other, _, _)| other == name) {
            let meaning = line(&other.description);
            if !meanings.contains(&meaning) {
                meanings.push(meaning);
            }
        }
        let docs = Docs(vec![format!("{} ({status}): {}", code(name), meanings.join(" Or: "))]);
        kinds.push(Variant { name: rust, wire: (*name).to_owned(), docs });
    }
    kinds
}
