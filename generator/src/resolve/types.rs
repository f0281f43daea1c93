//! From written types and wire forms to what a value is and how it travels.

use indexmap::IndexMap;

use super::declarations::{Declaration, Declarations, Shape, inline_name, response_name};
use super::wire::{BUILT_IN, built_in, impossible};
use super::{Placed, formats, origins, type_members};
use crate::finding::{Finding, Findings};
use crate::load::{Site, similar};
use crate::model::{self, EnumValue, Field, Presence, TypeDefinition};
use crate::spec::{Enumeration, Page, Response, Type, Wire};

/// Resolves the types of a provider.
#[derive(Debug, Clone, Copy)]
pub(super) struct Resolver<'a> {
    declarations: &'a Declarations<'a>,
    /// The provider's usual wire forms, by the name of the type.
    usual: &'a IndexMap<String, Wire>,
}

impl<'a> Resolver<'a> {
    pub(super) fn new(declarations: &'a Declarations<'a>, usual: &'a IndexMap<String, Wire>) -> Self {
        Self { declarations, usual }
    }

    /// A declared type with all that is in it.
    pub(super) fn definition(self, declaration: &Declaration<'_>, findings: &mut Findings) -> TypeDefinition {
        let shape = match declaration.shape {
            Shape::Object(fields) => {
                let placed = type_members(fields, &declaration.site.at("fields"));
                model::Shape::Object(self.fields(&placed, findings))
            }
            Shape::Enum(values) => model::Shape::Enum(enum_values(values, &declaration.site.at("enum"))),
            Shape::Unclear => model::Shape::Unclear,
        };
        TypeDefinition {
            name: declaration.written.clone(),
            description: declaration.description.map(str::to_owned),
            origin: declaration.origin.map(origins::origin),
            shape,
            operation: declaration.page,
            is_named: declaration.is_named,
            site: declaration.site.clone(),
        }
    }

    /// Fields that stand together.
    pub(super) fn fields(self, placed: &[Placed<'_>], findings: &mut Findings) -> Vec<Field> {
        placed.iter().map(|placed| self.field(placed, findings)).collect()
    }

    /// A field, or a parameter.
    pub(super) fn field(self, placed: &Placed<'_>, findings: &mut Findings) -> Field {
        let member = placed.member;
        Field {
            wire: placed.wire.to_owned(),
            alias: member.rust.clone(),
            description: member.description.clone(),
            origin: member.origin.as_ref().map(origins::origin),
            type_: self.member(placed, findings),
            presence: match (member.required, member.nullable) {
                (_, true) => Presence::Nullable,
                (true, false) => Presence::Required,
                (false, false) => Presence::Optional,
            },
            deprecated: member.deprecated.clone(),
            since: member.since.clone(),
            example: member.example.clone(),
            default: member.default.clone(),
            spelling: formats::spelling(placed.wire, member.xml.as_ref(), member.csv.as_ref()),
            site: placed.site.clone(),
        }
    }

    /// What a member is and how it travels.
    fn member(self, placed: &Placed<'_>, findings: &mut Findings) -> model::Type {
        let member = placed.member;
        let declared = usize::from(member.type_.is_some())
            + usize::from(member.fields.is_some())
            + usize::from(member.enumeration.is_some());
        // A parameter with a fixed value needs no type; where it may not stand, that is a finding of its own.
        if declared == 0 && member.constant.is_some() {
            return model::Type::String;
        }
        if declared != 1 {
            let says = if declared == 0 { "says no type" } else { "says its type more than once" };
            findings.push(
                Finding::error("E0202", placed.site.key(), format!("`{}` {says}", placed.wire))
                    .help("give exactly one of `type`, `enum` and `fields`"),
            );
            return model::Type::Unresolved;
        }
        match &member.type_ {
            Some(written) => self.written(written, member.wire.as_ref(), &placed.site, findings),
            None => self.named(&inline_name(placed), None, &placed.site, findings),
        }
    }

    /// What a response's payload is; `None` where nothing is read.
    pub(super) fn response(
        self,
        page: &Page,
        response: &Response,
        site: &Site,
        findings: &mut Findings,
    ) -> Option<model::Type> {
        match (&response.type_, &response.fields) {
            (Some(_), Some(_)) => {
                findings.push(
                    Finding::error("E0202", site.key(), "the response says its type more than once")
                        .help("give either `type` or `fields`"),
                );
                None
            }
            (Some(written), None) => Some(self.written(written, None, site, findings)),
            (None, Some(_)) => {
                let written = response.name.clone().unwrap_or_else(|| response_name(page));
                Some(self.named(&written, None, site, findings))
            }
            (None, None) => None,
        }
    }

    fn written(self, written: &Type, wire: Option<&Wire>, site: &Site, findings: &mut Findings) -> model::Type {
        match written {
            Type::Name(name) => self.named(name, wire, site, findings),
            Type::List([item]) => model::Type::List(Box::new(self.written(item, wire, site, findings))),
            Type::Map(map) => model::Type::Map(Box::new(self.written(&map.map, wire, site, findings))),
        }
    }

    fn named(self, name: &str, wire: Option<&Wire>, site: &Site, findings: &mut Findings) -> model::Type {
        if BUILT_IN.contains(&name) {
            // A usual form that is none is a finding of its own.
            let usual = || self.usual.get(name).filter(|usual| built_in::<()>(name, Some(usual)).is_some());
            return built_in(name, wire.or_else(usual)).unwrap_or_else(|| {
                findings.push(impossible(name, wire, &site.at("wire")));
                model::Type::Unresolved
            });
        }
        let Some(id) = self.declarations.get(name) else {
            // A type that nothing declares may be declared on a page that could not be loaded.
            if self.declarations.are_whole() {
                findings.push(self.unknown(name, site));
            }
            return model::Type::Unresolved;
        };
        if wire.is_some() {
            let message = format!("`{name}` cannot travel in a form of its own");
            findings.push(
                Finding::error("E0205", site.at("wire").value(), message)
                    .help("`wire` is for the built-in types; leave it out"),
            );
        }
        model::Type::Declared(id)
    }

    fn unknown(self, name: &str, site: &Site) -> Finding {
        let known = self.declarations.all().iter().map(|declaration| declaration.written.as_str());
        let guess = similar(name, BUILT_IN.iter().copied().chain(known));
        let help = guess.map_or_else(
            || format!("declare `{name}` under `types`, or use one of {}", BUILT_IN.join(", ")),
            |guess| format!("did you mean `{guess}`?"),
        );
        Finding::error("E0201", site.at("type").value(), format!("there is no type `{name}`")).help(help)
    }
}

fn enum_values(values: &Enumeration, site: &Site) -> Vec<EnumValue> {
    let is_list = matches!(values, Enumeration::Values(_));
    let values = values.values().into_iter().enumerate().map(|(index, value)| EnumValue {
        wire: value.wire.to_owned(),
        description: value.meaning.map(str::to_owned),
        origin: value.origin.map(origins::origin),
        alias: value.rust.map(str::to_owned),
        site: if is_list { site.item(index) } else { site.nth(index, value.wire) },
    });
    values.collect()
}

/// Whether a type is built in.
pub(crate) fn is_built_in(name: &str) -> bool {
    BUILT_IN.contains(&name)
}

/// What a provider's usual form of a type is worth.
#[derive(Debug)]
pub(crate) enum UsualForm {
    /// Values of the type can travel so.
    Possible,
    /// The type is not built in; the one that may be meant.
    NoSuchType(Option<&'static str>),
    /// The type travels otherwise, which is a finding.
    NoSuchForm(Finding),
}

/// Whether the usual form of a type that a provider gives is one. `site` is that of the form.
pub(crate) fn usual_form(name: &str, wire: &Wire, site: &Site) -> UsualForm {
    if !BUILT_IN.contains(&name) {
        return UsualForm::NoSuchType(similar(name, BUILT_IN.iter().copied()));
    }
    match built_in::<()>(name, Some(wire)) {
        Some(_) => UsualForm::Possible,
        None => UsualForm::NoSuchForm(impossible(name, Some(wire), site)),
    }
}
