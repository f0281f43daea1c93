//! Parameters that need others.

use super::docs::code;
use crate::ir::{Call, Dependency, Literal, Parameter, Presence};
use crate::spec::{Page, Paging};

/// The parameters of a page that need others, by what the page says and by how its list is paged.
pub(super) fn of_page(page: &Page, paging: Option<&Paging>, parameters: &[Parameter]) -> Vec<Dependency> {
    let number = paging.and_then(|paging| paging.page.as_ref());
    let paged = number.and_then(|number| Some((&number.parameter, number.needs.as_ref()?)));
    let needed = |name: &String| {
        let own = page.dependent_required.get(name).into_iter().flatten();
        let paged = paged.into_iter().filter(move |(parameter, _)| *parameter == name).map(|(_, needed)| needed);
        own.chain(paged).collect::<Vec<_>>()
    };
    let dependencies = parameters.iter().enumerate().filter_map(|(index, parameter)| {
        let wanted = needed(&parameter.field.wire);
        // What is required is always there.
        let others = parameters.iter().enumerate().filter(|(_, other)| other.field.presence != Presence::Required);
        let needs: Vec<_> =
            others.filter(|(_, other)| wanted.contains(&&other.field.wire)).map(|(index, _)| index).collect();
        (!needs.is_empty()).then_some(Dependency { parameter: index, needs })
    });
    dependencies.collect()
}

/// Says in the documentation of each parameter which others it needs.
pub(super) fn document(dependencies: &[Dependency], parameters: &mut [Parameter]) {
    for dependency in dependencies {
        let needs: Vec<_> = dependency.needs.iter().map(|index| code(&parameters[*index].field.name)).collect();
        let sentence = format!("Without {}, the call is refused before it is sent.", needs.join(" and "));
        let field = &mut parameters[dependency.parameter].field;
        if field.docs.0.is_empty() {
            field.docs.0.push(format!("{}; the page does not explain it.", code(&field.wire)));
        }
        field.docs.0.push(sentence);
    }
}

/// What a call lacks: a parameter that it gives, and one that this needs and the call does not give, by their indices.
pub(super) fn lacking(dependencies: &[Dependency], parameters: &[Parameter], call: &Call) -> Option<(usize, usize)> {
    let is_given = |index: usize| {
        let field = &parameters[index].field;
        let set = |(name, value): &(String, Literal)| *name == field.name && is_sent(value);
        field.presence == Presence::Required || call.setters.iter().any(set)
    };
    // That one which is always given needs another is a finding at its declaration.
    let may_lack = |dependency: &&Dependency| {
        parameters[dependency.parameter].field.presence != Presence::Required && is_given(dependency.parameter)
    };
    let given = dependencies.iter().filter(may_lack);
    given
        .flat_map(|dependency| dependency.needs.iter().map(|need| (dependency.parameter, *need)))
        .find(|(_, need)| !is_given(*need))
}

/// Whether a value sends anything: a list or a map without items does not.
fn is_sent(value: &Literal) -> bool {
    match value {
        Literal::List(items) => !items.is_empty(),
        Literal::Map(entries) => !entries.is_empty(),
        _ => true,
    }
}
