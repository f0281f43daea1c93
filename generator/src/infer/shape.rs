//! From what was seen to what it is.

use std::collections::BTreeSet;

use heck::ToSnakeCase as _;

use super::Value;
use super::scalars::{Kind, guess, kind};
use super::seen::{Field, Objects, Seen};
use super::words::{Words, singular};
use super::yaml;
use crate::names;

/// How deep lists and maps are followed within each other; deeper ones are of any type.
const DEPTH: usize = 8;

/// How long a name may be that is declared as a field. YAML reads no key of more than 1024 characters.
const LONGEST: usize = 200;

/// What a value is, its objects without names yet.
#[derive(Debug)]
pub(super) enum Shape {
    /// A scalar, or anything.
    Plain(Value),
    /// An object with these fields.
    Object(Vec<Member>),
    /// A list.
    List(Box<Self>),
    /// An object whose keys are data.
    Map(Box<Self>),
}

/// A field of an object.
#[derive(Debug)]
pub(super) struct Member {
    /// The name on the wire.
    pub(super) wire: String,
    /// The name in Rust, where none follows from that on the wire.
    pub(super) rust: Option<String>,
    /// What it holds.
    pub(super) shape: Shape,
    /// What is said of its presence.
    pub(super) presence: Presence,
    /// The first value, as YAML.
    pub(super) example: Option<String>,
    /// What an author should know of it.
    pub(super) comment: Option<String>,
}

/// What is said of the presence of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Presence {
    /// Nothing: that a field was always there proves no promise.
    Unsaid,
    /// `nullable: true`.
    Nullable,
}

/// A shape with a comment.
#[derive(Debug)]
pub(super) struct Decided {
    pub(super) shape: Shape,
    pub(super) comment: Option<String>,
}

impl Decided {
    fn of(shape: Shape) -> Self {
        Self { shape, comment: None }
    }

    fn any(comment: impl Into<String>) -> Self {
        Self { shape: Shape::Plain(Value::Any), comment: Some(comment.into()) }
    }
}

impl Shape {
    /// Whether two shapes are the same but for names in Rust, examples and comments.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Plain(a), Self::Plain(b)) => a == b,
            (Self::List(a), Self::List(b)) | (Self::Map(a), Self::Map(b)) => a.is_like(b),
            (Self::Object(a), Self::Object(b)) => are_alike(a, b),
            _ => false,
        }
    }
}

/// Whether two objects have the same fields in the same order.
pub(super) fn are_alike(a: &[Member], b: &[Member]) -> bool {
    let alike = |(a, b): (&Member, &Member)| a.wire == b.wire && a.presence == b.presence && a.shape.is_like(&b.shape);
    a.len() == b.len() && a.iter().zip(b).all(alike)
}

/// What an answer is. A response says no wire form, so outside of objects only the usual ones can be said.
pub(super) fn root(seen: &Seen, forms: yaml::Forms<'_>) -> Decided {
    let decided = if seen.has_empty_object() && seen.objects.as_ref().is_some_and(|objects| objects.fields.is_empty()) {
        Decided::any("seen only without fields")
    } else {
        decide("", seen, 0)
    };
    Decided { shape: usual(decided.shape, seen, forms), comment: decided.comment }
}

fn usual(shape: Shape, seen: &Seen, forms: yaml::Forms<'_>) -> Shape {
    let below = |shape: Box<Shape>, seen: Option<&Seen>| {
        Box::new(match seen {
            Some(seen) => usual(*shape, seen, forms),
            None => *shape,
        })
    };
    match shape {
        Shape::List(item) => Shape::List(below(item, seen.lists.as_ref().map(|lists| &*lists.item))),
        Shape::Map(item) => {
            let values = merged(seen.objects.as_ref());
            Shape::Map(below(item, Some(&values)))
        }
        Shape::Plain(value) if forms.wire(&value).is_some() => {
            let text = seen.scalars.iter().all(|raw| kind(raw) == Kind::Text);
            Shape::Plain(if text { Value::String } else { Value::Any })
        }
        other => other,
    }
}

/// What stands at a place. `name` is that of the field that leads there.
fn decide(name: &str, seen: &Seen, depth: usize) -> Decided {
    let kinds = kinds(seen);
    match kinds.as_slice() {
        [] if seen.null => Decided::any("seen only as null"),
        [] => Decided::any("never seen with a value"),
        [_] if depth == DEPTH => Decided::any("nested too deep"),
        ["a list"] => list(name, seen, depth),
        ["an object"] => object(name, seen, depth),
        [_] => {
            let first = seen.scalars.first().map_or("", String::as_str);
            let guess = guess(name, kind(first), &seen.scalars);
            Decided { shape: Shape::Plain(guess.value), comment: guess.comment }
        }
        [kinds @ .., last] => Decided::any(format!("seen as {} and {last}", kinds.join(", "))),
    }
}

/// The kinds of values that were seen, null aside.
fn kinds(seen: &Seen) -> Vec<&'static str> {
    let scalar = |wanted: Kind| seen.scalars.iter().any(|raw| kind(raw) == wanted);
    let kinds = [
        ("a boolean", scalar(Kind::Boolean)),
        ("a number", scalar(Kind::Number)),
        ("a string", scalar(Kind::Text)),
        ("a list", seen.lists.is_some()),
        ("an object", seen.objects.is_some()),
    ];
    kinds.into_iter().filter(|(_, seen)| *seen).map(|(kind, _)| kind).collect()
}

fn list(name: &str, seen: &Seen, depth: usize) -> Decided {
    let Some(lists) = &seen.lists else { return Decided::any("no list") };
    if lists.item.null {
        // Items are never null in the language, and a client leaves them out.
        return Decided::any("a list with null in it");
    }
    if kinds(&lists.item).is_empty() {
        let comment = Some("seen only without items".to_owned());
        return Decided { shape: Shape::List(Box::new(Shape::Plain(Value::Any))), comment };
    }
    let item = decide(&singular(name), &lists.item, depth + 1);
    Decided {
        shape: Shape::List(Box::new(item.shape)),
        comment: item.comment.map(|comment| format!("items: {comment}")),
    }
}

fn object(name: &str, seen: &Seen, depth: usize) -> Decided {
    let Some(objects) = &seen.objects else { return Decided::any("no object") };
    if objects.fields.is_empty() {
        return Decided::any("seen only without fields");
    }
    let all_data = objects.fields.keys().all(|key| is_data(key));
    if !all_data && !objects.fields.keys().any(|key| cannot_be_declared(key)) {
        return Decided::of(Shape::Object(members(objects)));
    }
    let values = merged(Some(objects));
    if values.null {
        return Decided::any("keys from the data, with null among the values");
    }
    let value = decide(&singular(name), &values, depth + 1);
    let comment = value.comment.map(|comment| format!("values: {comment}"));
    Decided { shape: Shape::Map(Box::new(value.shape)), comment }
}

/// The values of all fields as if they stood at one place.
fn merged(objects: Option<&Objects>) -> Seen {
    let mut all = Seen::default();
    for field in objects.iter().flat_map(|objects| objects.fields.values()) {
        all.merge(&field.seen);
    }
    all
}

/// Whether a key is no name but data: a number, a date, an identifier.
fn is_data(key: &str) -> bool {
    let all = |test: fn(u8) -> bool| !key.is_empty() && key.bytes().all(test);
    let long = key.len() >= 16 && key.bytes().any(|byte| byte.is_ascii_digit());
    let dashed = |lengths: &[usize]| key.split('-').map(str::len).eq(lengths.iter().copied());
    let digits_and_dashes = all(|byte| byte.is_ascii_digit() || byte == b'-');
    let hexadecimal = all(|byte| byte.is_ascii_hexdigit() || byte == b'-');
    all(|byte| byte.is_ascii_digit())
        || (digits_and_dashes && (dashed(&[4, 2, 2]) || dashed(&[4, 2])))
        || (hexadecimal && dashed(&[8, 4, 4, 4, 12]))
        || (hexadecimal && long && !key.contains('-'))
        || (key.contains('.') && key.parse::<std::net::IpAddr>().is_ok())
}

/// Whether a key cannot be declared as a field, however it is quoted.
fn cannot_be_declared(key: &str) -> bool {
    key.len() > LONGEST || key.contains(['"', '\\']) || key.chars().any(char::is_control)
}

/// The fields of objects.
fn members(objects: &Objects) -> Vec<Member> {
    let mut taken = BTreeSet::new();
    let fields = objects.fields.iter();
    fields
        .map(|(wire, field)| {
            let rust = rust_name(wire, &mut taken);
            Member { rust, ..member(wire, field, objects.count) }
        })
        .collect()
}

/// What is said of a field of that many objects.
pub(super) fn member(wire: &str, field: &Field, objects: usize) -> Member {
    let seen = &field.seen;
    let decided = decide(wire, seen, 0);
    let is_missing = field.count < objects;
    let presence = if seen.null { Presence::Nullable } else { Presence::Unsaid };
    // What is nullable is written back as null where it was missing, which the test of a sample does not take for it.
    let missing = (presence == Presence::Nullable && is_missing).then(|| "missing in some answers".to_owned());
    let comment = decided.comment.or(missing);
    let example = if Words::of(wire).are_of_a_secret() { None } else { example(&decided.shape, seen) };
    Member { wire: wire.to_owned(), rust: None, shape: decided.shape, presence, example, comment }
}

/// The first value, as YAML, in the form of the type.
fn example(shape: &Shape, seen: &Seen) -> Option<String> {
    match shape {
        Shape::Plain(value) => yaml::example(value, seen.scalars.first()?),
        Shape::List(item) => {
            let item = example(item, &seen.lists.as_ref()?.item)?;
            Some(format!("[{item}]")).filter(|example| example.chars().count() <= yaml::LONGEST_EXAMPLE)
        }
        Shape::Object(_) | Shape::Map(_) => None,
    }
}

/// The name in Rust of a field whose name on the wire gives none that is free.
fn rust_name(wire: &str, taken: &mut BTreeSet<String>) -> Option<String> {
    if let Some(name) = names::field(wire)
        && taken.insert(name)
    {
        return None;
    }
    let ascii: String = wire.to_snake_case().chars().filter(|it| it.is_ascii_alphanumeric() || *it == '_').collect();
    let stem = match ascii.trim_matches('_') {
        "" => "field".to_owned(),
        name if name.starts_with(|first: char| first.is_ascii_digit()) => format!("n{name}"),
        name if names::given(name).as_deref() == Some(name) => name.to_owned(),
        name => format!("{name}_field"),
    };
    let numbered = (2..).map(|number: usize| format!("{stem}_{number}"));
    let name = std::iter::once(stem.clone()).chain(numbered).find(|name| !taken.contains(name));
    name.inspect(|name| _ = taken.insert(name.clone()))
}
