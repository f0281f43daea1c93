//! What was seen at a place, over all answers.

use std::collections::BTreeSet;

use indexmap::{IndexMap, IndexSet};

use crate::prove::json::{Json, Kind};

/// Everything that was seen at a place.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// Whether null was.
    pub(super) null: bool,
    /// The scalars as JSON prints them, each once, in the order of their first appearance.
    pub(super) scalars: IndexSet<String>,
    /// The objects, if there were any.
    pub(super) objects: Option<Objects>,
    /// The lists, if there were any.
    pub(super) lists: Option<Lists>,
}

/// The objects that were seen at a place.
#[derive(Debug, Default)]
pub(super) struct Objects {
    /// How many.
    pub(super) count: usize,
    /// Whether one of them had no fields.
    pub(super) empty: bool,
    /// The fields of all of them, in the order of their first appearance.
    pub(super) fields: IndexMap<String, Field>,
}

/// A field of objects.
#[derive(Debug, Default)]
pub(super) struct Field {
    /// How many of the objects had it.
    pub(super) count: usize,
    /// What it held.
    pub(super) seen: Seen,
}

/// The lists that were seen at a place.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// The items of all of them.
    pub(super) item: Box<Seen>,
}

impl Seen {
    /// Adds a value of a text.
    pub(super) fn add(&mut self, text: &str, json: &Json) {
        match &json.kind {
            Kind::Null => self.null = true,
            Kind::Scalar => {
                let raw = &text[json.span.clone()];
                // Most values of a long list are known already; only new ones are copied.
                if !self.scalars.contains(raw) {
                    self.scalars.insert(raw.to_owned());
                }
            }
            Kind::List(items) => {
                let lists = self.lists.get_or_insert_default();
                for item in items {
                    lists.item.add(text, item);
                }
            }
            Kind::Object(_) => self.objects.get_or_insert_default().add(text, json),
            // Of other formats, and recordings are JSON.
            Kind::Text(_) | Kind::Value(_) => {}
        }
    }

    /// Adds what was seen at another place.
    pub(super) fn merge(&mut self, other: &Self) {
        self.null |= other.null;
        self.scalars.extend(other.scalars.iter().cloned());
        if let Some(lists) = &other.lists {
            let own = self.lists.get_or_insert_default();
            own.item.merge(&lists.item);
        }
        if let Some(objects) = &other.objects {
            self.objects.get_or_insert_default().merge(objects);
        }
    }

    /// Whether there was an object without fields.
    pub(super) fn has_empty_object(&self) -> bool {
        self.objects.as_ref().is_some_and(|objects| objects.empty)
    }
}

impl Objects {
    fn add(&mut self, text: &str, json: &Json) {
        self.count += 1;
        self.empty |= json.entries().is_empty();
        let mut known = BTreeSet::new();
        for entry in json.entries() {
            let field = self.fields.entry(entry.key.clone()).or_default();
            // A key that stands twice in an object is still in one object.
            field.count += usize::from(known.insert(&*entry.key));
            field.seen.add(text, &entry.value);
        }
    }

    fn merge(&mut self, other: &Self) {
        self.count += other.count;
        self.empty |= other.empty;
        for (key, field) in &other.fields {
            let own = self.fields.entry(key.clone()).or_default();
            own.count += field.count;
            own.seen.merge(&field.seen);
        }
    }
}
