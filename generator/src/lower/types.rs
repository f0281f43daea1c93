//! Declared types.

use std::collections::{BTreeMap, BTreeSet};

use super::{docs, formats, origins};
use crate::finding::Findings;
use crate::ir::{Docs, EnumType, Field, Presence, StructType, TypeDefinition, Value, Variant};
use crate::resolve::{Declaration, Placed, Resolver, Shape, circles, type_members};
use crate::spec::{EnumValue, Origin};

/// All types of a provider by their Rust name, for whoever reads values of them.
#[derive(Debug, Default)]
pub(super) struct TypeTable(BTreeMap<String, TypeDefinition>);

impl TypeTable {
    /// The fields of an object.
    pub(super) fn fields(&self, name: &str) -> &[Field] {
        match self.0.get(name) {
            Some(TypeDefinition::Struct(type_)) => &type_.fields,
            _ => &[],
        }
    }

    /// The values of an enum.
    pub(super) fn variants(&self, name: &str) -> &[Variant] {
        match self.0.get(name) {
            Some(TypeDefinition::Enum(type_)) => &type_.variants,
            _ => &[],
        }
    }

    /// A type by its name.
    pub(super) fn get(&self, name: &str) -> Option<&TypeDefinition> {
        self.0.get(name)
    }
}

/// Lowers all types of a provider. `sent` are the values that callers give.
pub(super) fn lower<'a>(
    declarations: impl Iterator<Item = &'a Declaration<'a>>,
    resolver: Resolver<'_>,
    sent: &[Value],
) -> TypeTable {
    let mut table = TypeTable::default();
    for declaration in declarations {
        let Some(name) = &declaration.name else { continue };
        let mut docs = docs::block(declaration.description.unwrap_or_default());
        // What a member in place says of itself stands with the member, too.
        docs.0.extend(declaration.origin.map(origins::origin));
        let definition = match declaration.shape {
            Shape::Object(fields) => {
                let placed = type_members(fields, &declaration.site.at("fields"));
                let fields: Vec<_> = placed.iter().map(|placed| field(placed, resolver)).collect();
                let default = fields.iter().all(|field| field.presence != Presence::Required);
                TypeDefinition::Struct(StructType { name: name.clone(), docs, fields, constructed: false, default })
            }
            Shape::Enum(values) => {
                let variants = values.values().into_iter().filter_map(variant);
                TypeDefinition::Enum(EnumType { name: name.clone(), docs, variants: variants.collect() })
            }
            Shape::Unclear => continue,
        };
        // The first declaration of a name counts, as it does where names are resolved.
        table.0.entry(name.clone()).or_insert(definition);
    }
    mark_constructed(&mut table, sent);
    mark_boxed(&mut table);
    table
}

/// A field, or a parameter.
pub(super) fn field(placed: &Placed<'_>, resolver: Resolver<'_>) -> Field {
    let member = placed.member;
    Field {
        name: placed.rust_name().unwrap_or_default(),
        wire: placed.wire.to_owned(),
        docs: field_docs(placed),
        // What leads nowhere was a finding of the check.
        value: resolver.member(placed, &mut Findings::default()),
        presence: match (member.required, member.nullable) {
            (_, true) => Presence::Nullable,
            (true, false) => Presence::Required,
            (false, false) => Presence::Optional,
        },
        boxed: false,
        // rustdoc shows it as it shows all documentation.
        deprecated: member.deprecated.as_deref().map(docs::line),
        spelling: formats::spelling(placed.wire, member.xml.as_ref(), member.csv.as_ref()),
    }
}

fn field_docs(placed: &Placed<'_>) -> Docs {
    let member = placed.member;
    let mut blocks = member.description.as_deref().map(docs::prose).unwrap_or_default();
    let mut facts = Vec::new();
    if let Some(since) = &member.since {
        facts.push(format!("Since version {}.", docs::line(since)));
    }
    if let Some(default) = &member.default {
        facts.push(format!("The server takes {} when it is left out.", docs::code(&plain(default))));
    }
    if let Some(example) = &member.example {
        facts.push(format!("Example: {}", docs::code(&plain(example))));
    }
    blocks.extend((!facts.is_empty()).then(|| facts.join(" ")));
    blocks.extend(member.origin.as_ref().map(origins::origin));
    Docs(blocks)
}

/// A value as a person would write it: text without quotes.
fn plain(value: &serde_json::Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// A documented value of an enum.
fn variant(value: EnumValue<'_>) -> Option<Variant> {
    let wire = docs::code(value.wire);
    let text =
        value.meaning.map_or_else(|| format!("{wire}."), |meaning| format!("{wire}: {}", said(meaning, value.origin)));
    Some(Variant { name: value.variant()?, wire: value.wire.to_owned(), docs: Docs(vec![text]) })
}

/// What a value means, and where that comes from.
fn said(meaning: &str, origin: Option<&Origin>) -> String {
    origin.map_or_else(|| docs::line(meaning), |_| origins::sourced(meaning, origin))
}

/// The object that a value is or holds items of.
fn object(value: &Value) -> Option<&str> {
    match value {
        Value::Struct(name) => Some(name),
        Value::List(item) | Value::Map(item) => object(item),
        _ => None,
    }
}

/// Marks the objects that callers make values of, and those within them.
fn mark_constructed(table: &mut TypeTable, sent: &[Value]) {
    let mut open: Vec<String> = sent.iter().filter_map(object).map(str::to_owned).collect();
    let mut seen = BTreeSet::new();
    while let Some(name) = open.pop() {
        if !seen.insert(name.clone()) {
            continue;
        }
        if let Some(TypeDefinition::Struct(type_)) = table.0.get_mut(&name) {
            type_.constructed = true;
            open.extend(type_.fields.iter().filter_map(|field| object(&field.value)).map(str::to_owned));
        }
    }
}

/// Puts into a box what would otherwise contain itself.
fn mark_boxed(table: &mut TypeTable) {
    let names: Vec<&String> = table.0.keys().collect();
    let index: BTreeMap<&str, usize> = names.iter().enumerate().map(|(at, name)| (name.as_str(), at)).collect();
    let targets = |name: &String| {
        let direct = table.fields(name).iter().filter_map(|field| match &field.value {
            Value::Struct(target) => index.get(target.as_str()).copied(),
            _ => None,
        });
        direct.collect()
    };
    let circles = circles(&names.iter().map(|name| targets(name)).collect::<Vec<_>>());
    let circle: BTreeMap<String, usize> = names.into_iter().cloned().zip(circles).collect();
    for (name, definition) in &mut table.0 {
        let TypeDefinition::Struct(type_) = definition else { continue };
        for field in &mut type_.fields {
            if let Value::Struct(target) = &field.value {
                field.boxed = circle.get(target) == circle.get(name);
            }
        }
    }
}
