//! How deep types stand in each other.

use std::collections::BTreeMap;

use super::Context;
use crate::finding::{Finding, Findings};
use crate::ir::Value;
use crate::resolve::{Declaration, Shape, type_members};

/// How many steps the compiler may need from a type to what stands deepest in it. It follows types one by one, in the
/// callers' crates too, to see whether an answer can be sent to another thread, and gives up after 128 steps, some of
/// which are for what callers make of the types.
const DEEPEST: usize = 100;

/// No type holds types that hold types, deeper than compilers follow.
pub(super) fn of_types_is_bounded(context: &Context<'_>, findings: &mut Findings) {
    let types = context.types.all();
    let held = held(context);
    let deep = (0..types.len()).find_map(|first| descend(&held, first));
    let Some(path) = deep else { return };
    let (first, last) = (&types[path[0]], &types[path[path.len() - 1]]);
    let message = format!("`{}` holds types that hold types, {} deep and more", first.written, path.len());
    findings.push(
        Finding::error("E0220", first.site.key(), message)
            .also(last.site.key(), "this one is too deep in it")
            .help("declare what stands so deep as `any`, or give it a call of its own"),
    );
}

/// The objects that each type holds, by their indexes, in the order of its fields, each with the steps that lead to it.
fn held(context: &Context<'_>) -> Vec<Vec<(usize, usize)>> {
    let types = context.types.all();
    let mut indexes = BTreeMap::new();
    for (index, declaration) in types.iter().enumerate() {
        if let Some(name) = &declaration.name {
            indexes.entry(name.as_str()).or_insert(index);
        }
    }
    let of = |declaration: &Declaration<'_>| {
        let Shape::Object(fields) = declaration.shape else { return Vec::new() };
        let placed = type_members(fields, &declaration.site.at("fields"));
        let values = placed.iter().map(|placed| context.resolver().member(placed, &mut Findings::default()));
        values.filter_map(|value| Some((*indexes.get(object(&value)?)?, steps(&value)))).collect()
    };
    types.iter().map(of).collect()
}

/// The object that a value is or holds items of.
fn object(value: &Value) -> Option<&str> {
    match value {
        Value::Struct(name) => Some(name),
        Value::List(item) | Value::Map(item) => object(item),
        _ => None,
    }
}

/// How many steps the compiler needs from an object to what a field of it holds, through options, boxes and collections.
fn steps(value: &Value) -> usize {
    match value {
        Value::List(item) | Value::Map(item) if matches!(**item, Value::List(_) | Value::Map(_)) => 3 + steps(item),
        Value::List(_) | Value::Map(_) => 5,
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
