//! Providers.

use super::types::Resolver;
use super::{formats, origins, samples, type_members};
use crate::finding::Findings;
use crate::load::ProviderSpec;
use crate::model::{
    Authentication, AuthenticationKind, Credential, EnumValue, Envelope, FaultShape, Faults, Field, FixedParameter,
    Ingredient, Literal, Location, Paging, PagingPage, Provider, Scope, Source, Success, Type, TypeDefinition,
};
use crate::spec;

/// A provider whose declared types are resolved, while the rest of it is.
pub(super) struct Resolving<'a> {
    pub(super) spec: &'a ProviderSpec,
    pub(super) resolver: Resolver<'a>,
    pub(super) types: Vec<TypeDefinition>,
}

impl Resolving<'_> {
    /// The provider with its operations.
    pub(super) fn provider(self, findings: &mut Findings) -> Provider {
        let shared = &self.spec.provider.spec;
        let formats = formats::of_provider(shared);
        let envelope = self.envelope(findings);
        let faults = self.faults(findings);
        let pages = self.spec.pages.iter();
        let operations = pages.map(|page| self.operation(page, &formats, findings)).collect();
        Provider {
            key: self.spec.module.clone(),
            name: shared.provider.clone(),
            summary: shared.summary.clone(),
            description: shared.description.clone(),
            source: shared.source.as_ref().map(source),
            notes: origins::notes(&shared.notes),
            server: shared.server.trim_end_matches('/').to_owned(),
            credentials: credentials(shared),
            authentication: authentication(shared),
            parameters: parameters(shared),
            withheld: shared.withheld.clone(),
            elided_credentials: shared.elided_credentials.clone(),
            scope: shared.scope.as_ref().map(scope),
            formats,
            envelope,
            faults,
            types: self.types,
            operations,
            is_whole: self.spec.is_whole,
            site: self.spec.provider.top(),
        }
    }

    fn envelope(&self, findings: &mut Findings) -> Option<Envelope> {
        let envelope = self.spec.provider.spec.envelope.as_ref()?;
        let site = self.spec.provider.top().at("envelope");
        let fields = self.resolver.fields(&type_members(&envelope.fields, &site.at("fields")), findings);
        let success = envelope.success.as_ref().and_then(|success| success.first()).and_then(|(wire, value)| {
            let field = fields.iter().position(|field| field.wire == *wire)?;
            Some(Success { field, value: self.success(&fields[field].type_, value)? })
        });
        let spelling = formats::spelling(&envelope.payload, envelope.xml.as_ref(), None);
        let origin = envelope.origin.as_ref().map(origins::origin);
        Some(Envelope { origin, payload: envelope.payload.clone(), spelling, fields, success, site })
    }

    /// The value that means success, as a literal of its field's type; `None` where the field cannot have it.
    fn success(&self, declared: &Type, value: &serde_json::Value) -> Option<Literal> {
        match (declared, value) {
            (Type::Boolean(_), serde_json::Value::Bool(value)) => Some(Literal::Boolean(*value)),
            (Type::Integer(_), serde_json::Value::Number(value)) => value.as_i64().map(Literal::Integer),
            (Type::String, serde_json::Value::String(value)) => Some(Literal::String(value.clone())),
            (Type::Declared(id), serde_json::Value::String(value)) => {
                let is_meant = |known: &EnumValue| known.wire == *value;
                Some(Literal::Documented(*id, self.types[id.0].values().iter().position(is_meant)?))
            }
            _ => None,
        }
    }

    fn faults(&self, findings: &mut Findings) -> Option<Faults> {
        let shared = &self.spec.provider.spec;
        let faults = shared.faults.as_ref()?;
        let site = self.spec.provider.top().at("faults").at("fields");
        let fields = self.resolver.fields(&type_members(&faults.fields, &site), findings);
        let index = |wire: &Option<String>| {
            let wire = wire.as_ref()?;
            fields.iter().position(|field: &Field| field.wire == *wire)
        };
        let shape = match (&faults.at, faults.named_by.as_deref()) {
            (None, Some("key")) => FaultShape::Named,
            (Some(key), _) => FaultShape::Key(key.clone()),
            (None, _) => FaultShape::Body,
        };
        // What the body has in place of the payload stands in the same element.
        let envelope = shared.envelope.as_ref().filter(|envelope| faults.at.as_ref() == Some(&envelope.payload));
        let spelling = envelope.map(|envelope| formats::spelling(&envelope.payload, envelope.xml.as_ref(), None));
        let (named_by, message) = (index(&faults.named_by), index(&faults.message));
        let origin = faults.origin.as_ref().map(origins::origin);
        Some(Faults { origin, shape, spelling: spelling.unwrap_or_default(), named_by, message, fields })
    }

    /// How a page says that its list is paged, or the provider for it.
    pub(super) fn paging(&self, page: &spec::Page) -> Option<Paging> {
        match page.paging.as_ref()? {
            spec::PagingUse::Own(own) => Some(paging(own)),
            spec::PagingUse::Shared(true) => self.spec.provider.spec.paging.as_ref().map(paging),
            spec::PagingUse::Shared(false) => None,
        }
    }

    /// What a page prints.
    pub(super) fn samples(&self, page: &crate::load::File<spec::Page>) -> Vec<crate::model::Sample> {
        samples::samples(&page.spec.samples, self.spec.provider.spec.parameter_order, &page.top().at("samples"))
    }
}

/// Where facts come from.
pub(super) fn source(source: &spec::Source) -> Source {
    Source { title: source.title.clone(), url: source.url.clone(), revision: source.revision.clone() }
}

fn credentials(shared: &spec::Provider) -> Vec<Credential> {
    let credentials = shared.credentials.iter().map(|(name, credential)| Credential {
        name: name.clone(),
        description: credential.description.clone(),
        example: credential.example.clone(),
    });
    credentials.collect()
}

fn authentication(shared: &spec::Provider) -> Vec<Authentication> {
    let parts = shared.authentication.iter().map(|part| {
        let (description, since) = match part {
            spec::Authentication::Scheme(_) => (None, None),
            spec::Authentication::Parameter(parameter) => (parameter.description.clone(), parameter.since.clone()),
        };
        Authentication { kind: authentication_kind(part, shared), description, since }
    });
    parts.collect()
}

fn authentication_kind(part: &spec::Authentication, shared: &spec::Provider) -> AuthenticationKind {
    // A credential that there is not was a finding of the check.
    let index = |name: &str| shared.credentials.get_index_of(name).unwrap_or_default();
    match part {
        spec::Authentication::Scheme(spec::Scheme::Basic { username, password }) => {
            AuthenticationKind::Basic { username: index(username), password: index(password) }
        }
        spec::Authentication::Scheme(spec::Scheme::Bearer { token }) => {
            AuthenticationKind::Bearer { token: index(token) }
        }
        spec::Authentication::Parameter(parameter) => {
            let (name, location) = (parameter.name.clone(), location(parameter.location));
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
    }
}

/// Where something travels.
pub(super) fn location(location: spec::Location) -> Location {
    match location {
        spec::Location::Query => Location::Query,
        spec::Location::Form => Location::Form,
        spec::Location::Header => Location::Header,
        spec::Location::Parameters => Location::Parameters,
    }
}

fn parameters(shared: &spec::Provider) -> Vec<FixedParameter> {
    let parameters = shared.parameters.iter().filter_map(|(name, member)| {
        let (value, location) = (member.constant.clone()?, location(member.location?));
        let (description, since) = (member.description.clone(), member.since.clone());
        let origin = member.origin.as_ref().map(origins::origin);
        Some(FixedParameter { location, name: name.clone(), value, description, since, origin })
    });
    parameters.collect()
}

fn scope(scope: &spec::Scope) -> Scope {
    let (parameter, method) = (scope.parameter.clone(), scope.method.clone());
    Scope { parameter, method, description: scope.description.clone() }
}

fn paging(paging: &spec::Paging) -> Paging {
    let spec::Paging { origin, page, skip, cursor, size, items, current, pages, total, offset, next } = paging.clone();
    let origin = origin.as_ref().map(origins::origin);
    let page = page.map(|spec::PagingPage { parameter, first, needs }| PagingPage { parameter, first, needs });
    Paging { origin, page, skip, cursor, size, items, current, pages, total, offset, next }
}
