//! Declarations as YAML.

use super::Inferred;
use super::Value;
use super::named::{Named, NamedMember, Payload};
use super::shape::Presence;
use super::yaml::{Forms, scalar, type_name};

/// Keys up to this long are followed by spaces, so that what is said of them stands in one column.
const COLUMN: usize = 24;

/// Prints what is answered, and the types in it.
pub(super) fn print(named: &Named, comment: Option<&str>, forms: Forms<'_>) -> Inferred {
    let payload = match &named.payload {
        Payload::Fields(fields) => format!("fields:\n{}", members(fields, 2, forms)),
        Payload::Value(value) => format!("type: {}{}\n", type_name(value), remark(comment)),
    };
    Inferred { payload, types: types(&named.types, forms) }
}

/// `types:` and what is under it; nothing where there are none.
pub(super) fn types(types: &[(String, Vec<NamedMember>)], forms: Forms<'_>) -> String {
    if types.is_empty() {
        return String::new();
    }
    let types = types.iter().map(|(name, fields)| format!("  {name}:\n    fields:\n{}", members(fields, 6, forms)));
    format!("types:\n{}", types.collect::<String>())
}

fn members(members: &[NamedMember], indent: usize, forms: Forms<'_>) -> String {
    let keys: Vec<_> = members.iter().map(|member| format!("{}:", scalar(&member.wire))).collect();
    let widths = keys.iter().map(|key| key.chars().count()).filter(|width| *width <= COLUMN);
    let width = widths.max().unwrap_or_default();
    let lines = members.iter().zip(&keys).map(|(member, key)| {
        let comment = remark(member.comment.as_deref());
        format!("{:indent$}{key:width$} {}{comment}\n", "", body(member, forms))
    });
    lines.collect()
}

/// One field on a line: `id: { type: integer }`.
pub(super) fn member(member: &NamedMember, forms: Forms<'_>) -> String {
    format!("{}: {}", scalar(&member.wire), body(member, forms))
}

fn body(member: &NamedMember, forms: Forms<'_>) -> String {
    let says = |key: &str, value: Option<String>| value.map(|value| format!("{key}: {value}"));
    let parts = [
        Some(typed(&member.value, forms)),
        (member.presence == Presence::Nullable).then(|| "nullable: true".to_owned()),
        says("rust", member.rust.clone()),
        says("example", member.example.clone()),
    ];
    format!("{{ {} }}", parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
}

/// `type` and `wire`.
pub(super) fn typed(value: &Value, forms: Forms<'_>) -> String {
    let wire = forms.wire(value).map_or_else(String::new, |wire| format!(", wire: {wire}"));
    format!("type: {}{wire}", type_name(value))
}

fn remark(comment: Option<&str>) -> String {
    comment.map_or_else(String::new, |comment| format!(" # {comment}"))
}
