//! Names for the objects of a shape.

use std::collections::BTreeSet;

use super::Value;
use super::shape::{Member, Presence, Shape, are_alike};
use super::words::singular;
use super::yaml;
use crate::names;
use crate::reserved;

/// What an answer is, with the types that its objects became.
#[derive(Debug)]
pub(super) struct Named {
    /// What is answered.
    pub(super) payload: Payload,
    /// The types, in the order of their first appearance.
    pub(super) types: Vec<(String, Vec<NamedMember>)>,
}

/// What is answered.
#[derive(Debug)]
pub(super) enum Payload {
    /// An object, declared in place.
    Fields(Vec<NamedMember>),
    /// Anything else.
    Value(Value),
}

/// A field.
#[derive(Debug)]
pub(super) struct NamedMember {
    /// The name on the wire.
    pub(super) wire: String,
    /// The name in Rust, where none follows from that on the wire.
    pub(super) rust: Option<String>,
    /// What it holds.
    pub(super) value: Value,
    /// What is said of its presence.
    pub(super) presence: Presence,
    /// The first value, as YAML.
    pub(super) example: Option<String>,
    /// What an author should know of it.
    pub(super) comment: Option<String>,
}

/// Names the objects of an answer.
pub(super) fn name(root: &Shape) -> Named {
    let mut names = Names::default();
    let payload = match root {
        Shape::Object(members) => Payload::Fields(names.members(members, "")),
        other => Payload::Value(names.value(other, "", "")),
    };
    Named { payload, types: names.finish() }
}

/// Names the objects of a field.
pub(super) fn name_member(member: &Member) -> (NamedMember, Vec<(String, Vec<NamedMember>)>) {
    let mut names = Names::default();
    let field = names.member(member, "");
    (field, names.finish())
}

#[derive(Debug, Default)]
struct Names<'a> {
    /// The objects that have a name.
    known: Vec<(&'a [Member], String)>,
    /// Their declarations; empty while their own fields are being named.
    types: Vec<Option<(String, Vec<NamedMember>)>>,
    taken: BTreeSet<String>,
}

impl<'a> Names<'a> {
    fn finish(self) -> Vec<(String, Vec<NamedMember>)> {
        self.types.into_iter().flatten().collect()
    }

    fn members(&mut self, members: &'a [Member], parent: &str) -> Vec<NamedMember> {
        members.iter().map(|member| self.member(member, parent)).collect()
    }

    fn member(&mut self, member: &'a Member, parent: &str) -> NamedMember {
        NamedMember {
            wire: member.wire.clone(),
            rust: member.rust.clone(),
            value: self.value(&member.shape, &member.wire, parent),
            presence: member.presence,
            example: member.example.clone(),
            comment: member.comment.clone(),
        }
    }

    fn value(&mut self, shape: &'a Shape, hint: &str, parent: &str) -> Value {
        match shape {
            Shape::Plain(value) => value.clone(),
            Shape::List(item) => Value::List(Box::new(self.value(item, &singular(hint), parent))),
            Shape::Map(item) => Value::Map(Box::new(self.value(item, &singular(hint), parent))),
            Shape::Object(members) => Value::Declared(self.object(members, hint, parent)),
        }
    }

    /// The name of an object: that of the one that looks the same, or else a new one.
    fn object(&mut self, members: &'a [Member], hint: &str, parent: &str) -> String {
        if let Some((_, name)) = self.known.iter().find(|(known, _)| are_alike(known, members)) {
            return name.clone();
        }
        let name = self.free(hint, parent);
        self.known.push((members, name.clone()));
        // The place is kept, so that a type stands before those of its fields.
        let index = self.types.len();
        self.types.push(None);
        let fields = self.members(members, &name);
        self.types[index] = Some((name.clone(), fields));
        name
    }

    /// A name that no other type has: that of the field, with that of the object around it where it is taken.
    fn free(&mut self, hint: &str, parent: &str) -> String {
        let hint: String = hint.chars().filter(|it| it.is_ascii() && !it.is_ascii_control()).collect();
        let name = names::type_name(&hint).unwrap_or_else(|| "Item".to_owned());
        let around = format!("{parent}{name}");
        let numbered = (2..).map(|number: usize| format!("{name}{number}"));
        let mut candidates = [name.clone(), around].into_iter().chain(numbered);
        let found = candidates.find(|name| is_free(name) && !self.taken.contains(name)).unwrap_or_default();
        self.taken.insert(found.clone());
        found
    }
}

/// Whether a type can be called so: nothing else is, and YAML takes it for text.
fn is_free(name: &str) -> bool {
    !reserved::is_type(name) && yaml::scalar(name) == name
}
