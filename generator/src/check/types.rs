//! Rules about types.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::Context;
use crate::finding::{Finding, Findings};
use crate::model::{Presence, Section, Type, TypeId};
use crate::names;
use crate::resolve::{Shape, UsualForm, usual_form};

/// The provider's usual forms are of built-in types that can travel so.
pub(super) fn usual_forms_are_possible(context: &Context<'_>, findings: &mut Findings) {
    for (name, wire) in &context.provider.provider.spec.wire {
        let site = context.top().at("wire").at(name);
        match usual_form(name, wire) {
            UsualForm::Possible => {}
            UsualForm::NoSuchType(guess) => {
                let help = guess.map_or_else(
                    || "usual forms are those of the built-in types".to_owned(),
                    |guess| format!("did you mean `{guess}`?"),
                );
                let message = format!("there is no built-in type `{name}`");
                findings.push(Finding::error("E0209", site.key(), message).help(help));
            }
            UsualForm::NoSuchForm(forms) => findings.push(
                Finding::error("E0205", site.value(), format!("`{name}` cannot travel in this form"))
                    .help(format!("the forms of `{name}` are {forms}")),
            ),
        }
    }
}

/// A name of a type in place needs a type in place.
pub(super) fn names_in_place_name_something(context: &Context<'_>, findings: &mut Findings) {
    for placed in context.groups().iter().flatten() {
        let member = placed.member;
        if member.name.is_some() && member.enumeration.is_none() && member.fields.is_none() {
            let message = format!("`{}` declares no type in place that `name` could be the name of", placed.wire);
            findings.push(
                Finding::error("E0208", placed.site.at("name").key(), message)
                    .help("leave `name` out; the Rust name of a field is given with `rust`"),
            );
        }
    }
}

/// No value of a type has to hold another one of it: there would be no end.
pub(super) fn can_be_made(context: &Context<'_>, findings: &mut Findings) {
    let required = |id: TypeId| {
        let fields = context.model.type_(id).fields().iter();
        let required = fields.filter(|field| field.presence == Presence::Required);
        required.filter_map(|field| if let Type::Declared(id) = field.type_ { Some(id) } else { None })
    };
    let mut reported = BTreeSet::new();
    for (index, definition) in context.model.types.iter().enumerate() {
        let id = TypeId(index);
        if reported.contains(&id) || required(id).next().is_none() {
            continue;
        }
        let circle = reachable(required, id);
        // A circle is one mistake, however many types are in it.
        if circle.contains(&id) && circle.is_disjoint(&reported) {
            let name = names::type_name(&definition.name).unwrap_or_default();
            findings.push(
                Finding::error("E0210", definition.site.key(), format!("every `{name}` has to hold another `{name}`"))
                    .help("no value of it could end; leave `required` out where the page prints one without, or make it a list"),
            );
            reported.extend(circle);
        }
    }
}

/// The types that a type needs, and those that they need.
fn reachable<I: Iterator<Item = TypeId>>(needs: impl Fn(TypeId) -> I, from: TypeId) -> BTreeSet<TypeId> {
    let mut open: Vec<TypeId> = needs(from).collect();
    let mut seen = BTreeSet::new();
    while let Some(id) = open.pop() {
        if seen.insert(id) {
            open.extend(needs(id));
        }
    }
    seen
}

/// No two types have one name.
pub(super) fn are_declared_once(context: &Context<'_>, findings: &mut Findings) {
    let mut first = BTreeMap::new();
    for declaration in context.types.all() {
        let Some(name) = declaration.rust_name() else { continue };
        match first.get(&name) {
            None => {
                first.insert(name, declaration);
            }
            Some(earlier) => findings.push(
                Finding::error("E0203", declaration.site.key(), format!("the type `{name}` is declared twice"))
                    .label("declared again here")
                    .also(earlier.site.key(), "declared here")
                    .help("rename one of them, with `name` where it is declared in place; or declare it once and use it twice"),
            ),
        }
    }
}

/// A declared type is either an object or an enum.
pub(super) fn are_objects_or_enums(context: &Context<'_>, findings: &mut Findings) {
    for declaration in context.types.all().iter().filter(|declaration| matches!(declaration.shape, Shape::Unclear)) {
        let both = declaration.site.at("enum").key() != declaration.site.at("fields").key();
        let says = if both { "both an object and an enum" } else { "neither an object nor an enum" };
        let message = format!("the type `{}` is {says}", declaration.written);
        findings.push(
            Finding::error("E0206", declaration.site.key(), message).help("give exactly one of `fields` and `enum`"),
        );
    }
}

/// A separator joins the items of a list.
pub(super) fn separators_join_lists(context: &Context<'_>, findings: &mut Findings) {
    let parameters = context.model.operations.iter().flat_map(|operation| &operation.parameters);
    let joined: Vec<_> = parameters.filter(|parameter| parameter.section != Section::Json).collect();
    let is_list = |type_: &Type| matches!(type_, Type::List(_) | Type::Unresolved);
    for parameter in joined.iter().filter(|parameter| parameter.separator.is_some()) {
        if !is_list(&parameter.field.type_) {
            let message = format!("`{}` is no list, so nothing is to be joined", parameter.field.wire);
            findings.push(
                Finding::error("E0207", parameter.field.site.at("separator").key(), message)
                    .help("leave `separator` out, or write the type as a list: `type: [string]`"),
            );
        }
    }
    let joined: HashSet<_> = joined.iter().map(|parameter| parameter.field.site.key()).collect();
    for placed in context.groups().iter().flatten().filter(|placed| placed.member.separator.is_some()) {
        if !joined.contains(&placed.site.key()) {
            let message = format!("`{}` is no parameter, so nothing is to be joined", placed.wire);
            findings.push(
                Finding::error("E0207", placed.site.at("separator").key(), message)
                    .help("parameters in paths, queries, headers and forms are joined; leave `separator` out; in JSON a list is a list"),
            );
        }
    }
}
