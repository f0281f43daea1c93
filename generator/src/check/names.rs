//! Rules about names.

use std::collections::BTreeMap;

use super::Context;
use crate::finding::{Finding, Findings};
use crate::load::Site;
use crate::names;
use crate::reserved;
use crate::resolve::Shape;

/// Every name, given or derived, can stand in code.
pub(super) fn can_stand_in_code(context: &Context<'_>, findings: &mut Findings) {
    for placed in context.groups().iter().flatten().filter(|placed| placed.rust_name().is_none()) {
        findings.push(no_name(placed.wire, placed.member.rust.as_deref(), "rust", &placed.site));
    }
    for declaration in context.types.all().iter().filter(|declaration| declaration.rust_name().is_none()) {
        let given = (!declaration.is_named).then_some(declaration.written.as_str());
        findings.push(no_name(&declaration.written, given, "name", &declaration.site));
    }
    let spec = &context.provider.provider.spec;
    for name in spec.credentials.keys().filter(|name| names::given(name).is_none()) {
        let place = context.top().at("credentials").at(name).key();
        findings.push(
            Finding::error("E0301", place, format!("`{name}` cannot be a name in Rust"))
                .help("name the credential in snake case: letters, digits and underscores, no digit in front"),
        );
    }
}

/// Names of values have no capitals, and those of variants begin with one. Where a name is given otherwise, Rust could
/// take it for something else: a variable that is called `None` is a pattern.
pub(super) fn of_values_have_no_capitals(context: &Context<'_>, findings: &mut Findings) {
    let has_capitals = |name: &str| name.contains(char::is_uppercase);
    let given = context
        .groups()
        .into_iter()
        .flatten()
        .filter_map(|placed| Some((placed.member.rust.as_deref()?, placed.site.at("rust").value())));
    let credentials = context.provider.provider.spec.credentials.keys();
    let credentials = credentials.map(|name| (name.as_str(), context.top().at("credentials").at(name).key()));
    for (name, place) in given.chain(credentials).filter(|(name, _)| has_capitals(name)) {
        findings.push(
            Finding::error("E0330", place, format!("`{name}` has capitals"))
                .help(format!("name it in snake case: `{}`", names::field(name).unwrap_or_default())),
        );
    }
    for declaration in context.types.all() {
        let Shape::Enum(values) = declaration.shape else { continue };
        for value in values.values() {
            let Some(name) = value.rust.filter(|name| !name.starts_with(char::is_uppercase)) else {
                continue;
            };
            let place = declaration.site.at("enum").at(value.wire).at("rust").value();
            findings.push(
                Finding::error("E0330", place, format!("`{name}` does not begin with a capital"))
                    .help(format!("name it in upper camel case: `{}`", names::variant(name).unwrap_or_default())),
            );
        }
    }
}

fn no_name(wire: &str, given: Option<&str>, key: &str, site: &Site) -> Finding {
    let place = if given.is_some() { site.at(key).value() } else { site.key() };
    let message = format!("`{}` cannot be a name in Rust", given.unwrap_or(wire));
    Finding::error("E0301", place, message)
        .help(format!("give it one with `{key}`: letters, digits and underscores, no digit in front"))
}

/// The folder of a provider is named like a module.
pub(super) fn of_folders_are_modules(context: &Context<'_>, findings: &mut Findings) {
    let module = context.provider.module.as_str();
    if names::field(module).as_deref() != Some(module) || reserved::CRATE.contains(&module) {
        let message = format!("the folder `{module}` cannot be a module in Rust");
        findings.push(Finding::error("E0308", context.provider.provider.start(), message).help(
            "rename the folder: letters in lower case, digits and underscores, no digit in front, no keyword, and \
                 none that the crate has already",
        ));
    }
}

/// No two members of a group have one Rust name, and no parameter takes the name of something that operations have.
pub(super) fn do_not_clash(context: &Context<'_>, findings: &mut Findings) {
    for group in context.groups() {
        let mut first = BTreeMap::new();
        for placed in group {
            let Some(name) = placed.rust_name() else { continue };
            if let Some((wire, site)) = first.insert(name.clone(), (placed.wire, placed.site.clone())) {
                let message = format!("`{wire}` and `{}` would both be called `{name}` in Rust", placed.wire);
                findings.push(
                    Finding::error("E0302", placed.site.key(), message)
                        .also(site.key(), "the other one")
                        .help("give one of them another name with `rust`"),
                );
            }
        }
    }
    for (page, top) in context.pages() {
        let chosen = super::formats::can_be_chosen(context, page);
        let asking = super::asking::asking(context, page, &top).map(|(asking, _)| asking.parameter.as_str());
        for (_, placed) in crate::resolve::page_members(page, &top) {
            // That the parameter of this name asks for the format is said by a rule of its own.
            let chosen = chosen && asking != Some(placed.wire);
            let taken = |name: &String| reserved::is_setter(name, chosen);
            if let Some(name) = placed.rust_name().filter(taken) {
                let message = format!("`{name}` is the name of something that every operation has");
                findings
                    .push(Finding::error("E0305", placed.site.key(), message).help("give it another name with `rust`"));
            }
        }
    }
}

/// The names of faults can be the variants of an enum, too.
pub(super) fn of_faults_do_not_clash(context: &Context<'_>, findings: &mut Findings) {
    let mut first: BTreeMap<String, (&str, Site)> = BTreeMap::new();
    for (page, top) in context.pages() {
        for (status, response) in &page.responses {
            let Some(wire) = response.fault.as_deref() else { continue };
            let site = top.at("responses").at(&status.to_string()).at("fault");
            let Some(name) = names::variant(wire).filter(|name| name != reserved::VARIANT) else {
                let message = format!("the fault `{wire}` cannot be the name of a variant");
                findings.push(
                    Finding::error("E0301", site.value(), message)
                        .help("faults are named by words; where the page gives none, name it for its status"),
                );
                continue;
            };
            match first.get(&name) {
                Some((other, place)) if *other != wire => {
                    let message = format!("the faults `{other}` and `{wire}` would both be the variant `{name}`");
                    findings.push(Finding::error("E0302", site.value(), message).also(place.value(), "the other one"));
                }
                Some(_) => {}
                None => _ = first.insert(name, (wire, site)),
            }
        }
    }
}

/// The names of fields have no character that JSON escapes: clients compare them as they travel.
pub(super) fn of_fields_need_no_escape(context: &Context<'_>, findings: &mut Findings) {
    let escaped = |character: char| matches!(character, '"' | '\\') || character.is_control();
    for placed in context.groups().iter().flatten().filter(|placed| placed.wire.contains(escaped)) {
        findings.push(
            Finding::error("E0307", placed.site.key(), "a name with a quote, a backslash or a control character")
                .help("names on the wire are letters, digits and signs; check the name against the page"),
        );
    }
}

/// No declared type takes the name of one that the code around it uses.
pub(super) fn of_types_are_free(context: &Context<'_>, findings: &mut Findings) {
    let scope = context.provider.provider.spec.scope.as_ref().and_then(|scope| names::type_name(&scope.method));
    let operations = context.pages().filter_map(|(page, _)| {
        let name = names::type_name(&page.operation)?;
        // Formats that only one operation has are chosen with a type of its own.
        let choice = page.formats.as_ref().map(|_| reserved::format_type(&name));
        Some(std::iter::once(name).chain(choice))
    });
    let operations: Vec<_> = operations.flatten().chain(scope).collect();
    for declaration in context.types.all() {
        let Some(name) = declaration.rust_name() else { continue };
        if reserved::is_type(&name) || operations.contains(&name) {
            findings.push(
                Finding::error("E0303", declaration.site.key(), format!("the name `{name}` is taken by other code"))
                    .help("give the type another name; the names on the wire stay as they are"),
            );
        }
    }
}

/// The values of an enum are told apart in Rust too.
pub(super) fn of_variants_do_not_clash(context: &Context<'_>, findings: &mut Findings) {
    for declaration in context.types.all() {
        let Shape::Enum(values) = declaration.shape else { continue };
        let mut first = BTreeMap::new();
        for (index, value) in values.values().into_iter().enumerate() {
            let wire = value.wire;
            let step = if value.meaning.is_some() { wire.to_owned() } else { index.to_string() };
            let site = declaration.site.at("enum").at(&step);
            let Some(name) = value.variant().filter(|name| name != reserved::VARIANT) else {
                let message = format!("`{}` cannot be the name of a variant", value.rust.unwrap_or(wire));
                let help = format!("give it one: `{wire}: {{ description: …, rust: … }}`; `Undocumented` is taken");
                findings.push(Finding::error("E0301", site.key(), message).help(help));
                continue;
            };
            if let Some((other, place)) = first.insert(name.clone(), (wire, site.clone())) {
                let (message, help) = if other == wire {
                    (format!("the value `{wire}` is listed twice"), "remove one of the two")
                } else {
                    let message = format!("`{other}` and `{wire}` would both be the variant `{name}`");
                    (message, "give one of them another name: `{ description: …, rust: … }`")
                };
                let finding = Finding::error("E0302", site.key(), message);
                findings.push(finding.also(place.key(), "the other one").help(help));
            }
        }
    }
}
