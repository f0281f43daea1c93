//! Rules about types.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::Context;
use crate::finding::{Finding, Findings};
use crate::model::{Presence, Section, Type, circles};
use crate::names;
use crate::resolve::{Shape, UsualForm, usual_form};
use crate::spec::Wire;

/// The provider's usual forms are of built-in types that can travel so.
pub(super) fn usual_forms_are_possible(context: &Context<'_>, findings: &mut Findings) {
    for (name, wire) in &context.provider.provider.spec.wire {
        let site = context.top().at("wire").at(name);
        match usual_form(name, wire, &site) {
            UsualForm::Possible => {}
            UsualForm::NoSuchType(guess) => {
                let help = guess.map_or_else(
                    || "usual forms are those of the built-in types".to_owned(),
                    |guess| format!("did you mean `{guess}`?"),
                );
                let message = format!("there is no built-in type `{name}`");
                findings.push(Finding::error("E0209", site.key(), message).help(help));
            }
            UsualForm::NoSuchForm(finding) => findings.push(finding),
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
    let required = |index: usize| {
        let fields = context.model.types[index].fields().iter();
        let required = fields.filter(|field| field.presence == Presence::Required);
        required.filter_map(|field| if let Type::Declared(id) = field.type_ { Some(id.0) } else { None })
    };
    let needs: Vec<Vec<usize>> = (0..context.model.types.len()).map(|index| required(index).collect()).collect();
    let circles = circles(&needs);
    let mut reported = BTreeSet::new();
    for (index, definition) in context.model.types.iter().enumerate() {
        // A circle is one mistake, however many types are in it.
        let is_circle = needs[index].iter().any(|target| circles[*target] == circles[index]);
        if is_circle && reported.insert(circles[index]) {
            let name = names::type_name(&definition.name).unwrap_or_default();
            findings.push(
                Finding::error("E0210", definition.site.key(), format!("every `{name}` has to hold another `{name}`"))
                    .help("no value of it could end; leave `required` out where the page prints one without, or make it a list"),
            );
        }
    }
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

/// A field that is always there is not null, and one that may be null may be missing.
pub(super) fn are_there_or_may_be_null(context: &Context<'_>, findings: &mut Findings) {
    for placed in context.groups().iter().flatten() {
        // That a parameter is null is a mistake by itself.
        if placed.member.required && placed.member.nullable && !placed.site.is_parameter() {
            let message = format!("`{}` is `required` and `nullable`, which leaves nothing of `required`", placed.wire);
            findings.push(
                Finding::error("E0211", placed.site.at("required").key(), message)
                    .also(placed.site.at("nullable").key(), "it may be null, or missing")
                    .help("leave `required` out; or `nullable`, where the page prints no null"),
            );
        }
    }
}

/// An enum has values, and the two spellings of a boolean can be told apart.
pub(super) fn have_values_to_tell_apart(context: &Context<'_>, findings: &mut Findings) {
    for declaration in context.types.all() {
        if matches!(declaration.shape, Shape::Enum(values) if values.values().is_empty()) {
            findings.push(
                Finding::error("E0212", declaration.site.at("enum").key(), "this enum has no values")
                    .help("list the values that the page documents; where it lists none, `type: string` says as much"),
            );
        }
    }
    let members = context.groups();
    let written =
        members.iter().flatten().filter_map(|placed| Some((placed.member.wire.as_ref()?, placed.site.at("wire"))));
    let usual =
        context.provider.provider.spec.wire.iter().map(|(name, wire)| (wire, context.top().at("wire").at(name)));
    for (wire, site) in written.chain(usual) {
        let Wire::Spellings(spellings) = wire else { continue };
        if spellings.yes.eq_ignore_ascii_case(&spellings.no) {
            let message = format!("true and false are both spelled `{}`", spellings.yes);
            let help = "correct one of the two; upper and lower case are not told apart when it is read";
            findings.push(Finding::error("E0213", site.at("true").value(), message).help(help));
        }
    }
}

/// A separator joins the items of a list.
pub(super) fn separators_join_lists(context: &Context<'_>, findings: &mut Findings) {
    let parameters = context.model.operations.iter().flat_map(|operation| &operation.parameters);
    let joined: HashMap<_, _> = parameters
        .filter(|parameter| parameter.section != Section::Json)
        .map(|parameter| (parameter.field.site.key(), parameter))
        .collect();
    for placed in context.groups().iter().flatten() {
        let Some(separator) = &placed.member.separator else { continue };
        let (message, help) = match joined.get(&placed.site.key()) {
            None => (
                format!("`{}` is no parameter, so nothing is to be joined", placed.wire),
                "parameters in paths, queries, headers and forms are joined; leave `separator` out; in JSON a list is a list",
            ),
            Some(_) if separator.is_empty() => (
                format!("nothing stands between the items of `{}`", placed.wire),
                "give the text that joins them: `separator: \",\"`; nobody could part them otherwise",
            ),
            Some(parameter) if !matches!(parameter.field.type_, Type::List(_) | Type::Unresolved) => (
                format!("`{}` is no list, so nothing is to be joined", placed.wire),
                "leave `separator` out, or write the type as a list: `type: [string]`",
            ),
            Some(_) => continue,
        };
        findings.push(Finding::error("E0207", placed.site.at("separator").key(), message).help(help));
    }
}
