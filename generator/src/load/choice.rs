//! Which of several alternatives was meant.

use super::node::Entry;
use super::schema::{Others, Schema, Shape};
use super::similar::similar;

/// The kind of object that a mapping is most like, of equally likely ones the first.
pub(super) fn choose<'s>(schema: &Schema, objects: &[Shape<'s>], entries: &[Entry]) -> Option<Shape<'s>> {
    let (first, others) = objects.split_first()?;
    if others.is_empty() {
        return Some(*first);
    }
    let mut best = (*first, likeness(schema, *first, entries));
    for &shape in others {
        let likeness = likeness(schema, shape, entries);
        if likeness > best.1 {
            best = (shape, likeness);
        }
    }
    Some(best.0)
}

/// How much speaks for an alternative: first the tag, then the keys that it knows.
fn likeness(schema: &Schema, shape: Shape<'_>, entries: &[Entry]) -> (isize, isize) {
    let (mut tags, mut keys) = (0, 0);
    for entry in entries {
        let Some(name) = entry.key.text() else { continue };
        match (shape.property(name), shape.others()) {
            (Some(property), _) => {
                keys += 2;
                tags += tag(&schema.shapes(property), entry);
            }
            (None, Others::None) => {
                let is_like = similar(name, shape.properties().map(|property| property.0)).is_some();
                keys += if is_like { 1 } else { -1 };
            }
            (None, _) => {}
        }
    }
    let written = |name: &str| entries.iter().any(|entry| entry.key.text() == Some(name));
    let missing = shape.required().filter(|name| !written(name)).count();
    (tags, keys - isize::try_from(missing).unwrap_or(isize::MAX))
}

/// Whether a value is the tag of an alternative. Only a property with a single text is one.
fn tag(shapes: &[Shape<'_>], entry: &Entry) -> isize {
    let [shape] = shapes else { return 0 };
    match shape.texts().as_deref() {
        Some([text]) if entry.value.text() == Some(text) => 1,
        _ => 0,
    }
}
