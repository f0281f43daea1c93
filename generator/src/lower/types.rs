//! Declared types.

use super::origins;
use crate::ir::{self, Declared, Docs, EnumType, StructType, TypeDefinition, Variant};
use crate::model::{EnumValue, Field, Origin, Presence, Provider, Shape, Type, TypeId, circles};
use crate::names;
use crate::rustdoc as docs;

/// The declared types of a provider, with what is decided of each.
pub(super) struct Types<'a> {
    provider: &'a Provider,
    /// The Rust name of each.
    names: Vec<String>,
    /// Whether callers make values of it.
    constructed: Vec<bool>,
    /// The circle of types that hold one another that each is in.
    circles: Vec<usize>,
}

impl<'a> Types<'a> {
    pub(super) fn new(provider: &'a Provider) -> Self {
        let names = provider.types.iter().map(|definition| names::type_name(&definition.name).unwrap_or_default());
        let (constructed, circles) = (constructed(provider), circles_of(provider));
        Self { provider, names: names.collect(), constructed, circles }
    }

    /// The Rust name of a type.
    pub(super) fn name(&self, id: TypeId) -> &str {
        &self.names[id.0]
    }

    /// The types that one file prints: those of an operation, by its index, or the shared ones.
    pub(super) fn of(&self, operation: Option<usize>) -> Vec<TypeDefinition> {
        let definitions = self.provider.types.iter().enumerate();
        let here = definitions.filter(|(_, definition)| definition.operation == operation);
        here.filter_map(|(index, _)| self.definition(TypeId(index))).collect()
    }

    fn definition(&self, id: TypeId) -> Option<TypeDefinition> {
        let definition = self.provider.type_(id);
        let name = self.name(id).to_owned();
        let mut docs = docs::block(definition.description.as_deref().unwrap_or_default());
        // What a member in place says of itself stands with the member, too.
        docs.0.extend(definition.origin.as_ref().map(origins::origin));
        match &definition.shape {
            Shape::Object(fields) => {
                let fields: Vec<_> = fields.iter().map(|field| self.field_of(Some(id), field)).collect();
                let default = fields.iter().all(|field| field.presence != Presence::Required);
                let constructed = self.constructed[id.0];
                Some(TypeDefinition::Struct(StructType { name, docs, fields, constructed, default }))
            }
            Shape::Enum(values) => {
                let variants = values.iter().filter_map(variant).collect();
                Some(TypeDefinition::Enum(EnumType { name, docs, variants }))
            }
            Shape::Unclear => None,
        }
    }

    /// A field that stands in no declared object, or a parameter.
    pub(super) fn field(&self, field: &Field) -> ir::Field {
        self.field_of(None, field)
    }

    fn field_of(&self, owner: Option<TypeId>, field: &Field) -> ir::Field {
        ir::Field {
            name: field_name(field),
            wire: field.wire.clone(),
            docs: field_docs(field),
            value: self.value(&field.type_),
            presence: field.presence,
            optional: is_option(field),
            boxed: owner.is_some_and(|owner| self.is_boxed(owner, &field.type_)),
            // rustdoc shows it as it shows all documentation.
            deprecated: field.deprecated.as_deref().map(docs::line),
            spelling: field.spelling.clone(),
        }
    }

    /// Whether a field of an object is kept in a box, since the object would otherwise contain itself.
    pub(super) fn is_boxed(&self, owner: TypeId, type_: &Type) -> bool {
        matches!(type_, Type::Declared(id) if self.circles[id.0] == self.circles[owner.0])
    }

    /// A type in Rust.
    pub(super) fn value(&self, type_: &Type) -> ir::Type {
        type_.map(&|id| match self.provider.type_(*id).shape {
            Shape::Enum(_) => Declared::Enum(self.name(*id).to_owned()),
            Shape::Object(_) | Shape::Unclear => Declared::Struct(self.name(*id).to_owned()),
        })
    }
}

/// The Rust name of a field or parameter: the one that it is given, or else the one that follows from its name.
pub(super) fn field_name(field: &Field) -> String {
    match &field.alias {
        Some(name) => names::given(name),
        None => names::field(&field.wire),
    }
    .unwrap_or_default()
}

/// Whether a field is an `Option`: a list or a map that is not there is empty, unless null is one of its values.
pub(super) fn is_option(field: &Field) -> bool {
    match field.presence {
        Presence::Required => false,
        Presence::Optional => !field.type_.is_container(),
        Presence::Nullable => true,
    }
}

/// The Rust name of a value of an enum; `None` where there is none.
pub(super) fn variant_name(value: &EnumValue) -> Option<String> {
    match &value.alias {
        Some(name) => names::given(name).filter(|given| given == name),
        None => names::variant(&value.wire),
    }
}

fn field_docs(field: &Field) -> Docs {
    let mut blocks = field.description.as_deref().map(docs::prose).unwrap_or_default();
    let mut facts = Vec::new();
    if let Some(since) = &field.since {
        facts.push(format!("Since version {}.", docs::line(since)));
    }
    if let Some(default) = &field.default {
        facts.push(format!("The server takes {} when it is left out.", docs::code(&plain(default))));
    }
    if let Some(example) = &field.example {
        facts.push(format!("Example: {}", docs::code(&plain(example))));
    }
    blocks.extend((!facts.is_empty()).then(|| facts.join(" ")));
    blocks.extend(field.origin.as_ref().map(origins::origin));
    Docs(blocks)
}

/// A value as a person would write it: text without quotes.
fn plain(value: &serde_json::Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// A documented value of an enum.
fn variant(value: &EnumValue) -> Option<Variant> {
    let wire = docs::code(&value.wire);
    let meaning = value.description.as_ref();
    let text = meaning
        .map_or_else(|| format!("{wire}."), |meaning| format!("{wire}: {}", said(meaning, value.origin.as_ref())));
    Some(Variant { name: variant_name(value)?, wire: value.wire.clone(), docs: Docs(vec![text]) })
}

/// What a value means, and where that comes from.
fn said(meaning: &str, origin: Option<&Origin>) -> String {
    origin.map_or_else(|| docs::line(meaning), |_| origins::sourced(meaning, origin))
}

/// The objects that callers make values of, and those within them.
fn constructed(provider: &Provider) -> Vec<bool> {
    let parameters = provider.operations.iter().flat_map(|operation| &operation.parameters);
    let mut open: Vec<TypeId> = parameters.filter_map(|parameter| parameter.field.type_.declared()).collect();
    let mut constructed = vec![false; provider.types.len()];
    while let Some(id) = open.pop() {
        if !std::mem::replace(&mut constructed[id.0], true) {
            open.extend(provider.type_(id).fields().iter().filter_map(|field| field.type_.declared()));
        }
    }
    constructed
}

/// The circle of types that each is in, where types hold one another directly: not in a list or a map, which are
/// elsewhere in memory.
fn circles_of(provider: &Provider) -> Vec<usize> {
    let held = |field: &Field| if let Type::Declared(id) = field.type_ { Some(id.0) } else { None };
    let held: Vec<Vec<usize>> =
        provider.types.iter().map(|definition| definition.fields().iter().filter_map(held).collect()).collect();
    circles(&held)
}
