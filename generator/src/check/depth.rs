//! How deep types stand in each other.

use super::Context;
use crate::finding::{Finding, Findings};
use crate::model::{Field, Type, TypeDefinition};

/// How many steps the compiler may need from a type to what stands deepest in it. It follows types one by one, in the
/// callers' crates too, to see whether an answer can be sent to another thread, and gives up after 128 steps, some of
/// which are for what callers make of the types.
const DEEPEST: usize = 100;

/// No type holds types that hold types, deeper than compilers follow.
pub(super) fn of_types_is_bounded(context: &Context<'_>, findings: &mut Findings) {
    let types = &context.model.types;
    let held = held(context);
    let deep = (0..types.len()).find_map(|first| descend(&held, first));
    let Some(path) = deep else { return };
    let (first, last) = (&types[path[0]], &types[path[path.len() - 1]]);
    let message = format!("`{}` holds types that hold types, {} deep and more", first.name, path.len());
    findings.push(
        Finding::error("E0220", first.site.key(), message)
            .also(last.site.key(), "this one is too deep in it")
            .help("declare what stands so deep as `any`, or give it a call of its own"),
    );
}

/// The objects that each type holds, by their indexes, in the order of its fields, each with the steps that lead to it.
fn held(context: &Context<'_>) -> Vec<Vec<(usize, usize)>> {
    let types = &context.model.types;
    let object = |field: &Field| field.type_.declared().filter(|id| !types[id.0].is_enum());
    let of = |definition: &TypeDefinition| {
        let fields = definition.fields().iter();
        fields.filter_map(|field| Some((object(field)?.0, steps(&field.type_)))).collect()
    };
    types.iter().map(of).collect()
}

/// How many steps the compiler needs from an object to what a field of it holds, through options, boxes and collections.
fn steps(type_: &Type) -> usize {
    match type_ {
        Type::List(item) | Type::Map(item) if item.is_container() => 3 + steps(item),
        Type::List(_) | Type::Map(_) => 5,
        _ => 4,
    }
}

/// The way to a type that is too deep, if there is one: each type is entered once, as the compiler does.
fn descend(held: &[Vec<(usize, usize)>], first: usize) -> Option<Vec<usize>> {
    let mut seen = vec![false; held.len()];
    // Each type on the way, with the number of those in it that were looked at, and the steps to it.
    let mut path = vec![(first, 0, 0)];
    seen[first] = true;
    while let Some((at, looked_at, depth)) = path.last_mut() {
        let next = held[*at].get(*looked_at).copied();
        *looked_at += 1;
        match next {
            None => drop(path.pop()),
            Some((next, steps)) if !seen[next] => {
                seen[next] = true;
                let depth = *depth + steps;
                path.push((next, 0, depth));
                if depth > DEEPEST {
                    return Some(path.into_iter().map(|(index, ..)| index).collect());
                }
            }
            Some(_) => {}
        }
    }
    None
}
