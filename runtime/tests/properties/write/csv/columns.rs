//! The columns of a table: where in a record each scalar goes.

use std::collections::BTreeMap;

use super::super::super::choices::Choices;
use super::super::super::model::{Model, Value};
use super::super::scalars;
use super::Config;

/// How a list is written, the same in all records.
#[derive(Debug, Clone, Copy)]
enum Way {
    /// In columns with numbers, from the first one in these steps.
    Numbered(usize, usize),
    /// As the only item that it has.
    Only,
    /// In one cell.
    Joined,
}

/// What is known of a list in all records.
#[derive(Debug, Clone, Copy)]
struct Extent {
    most: usize,
    objects: bool,
    scalars: bool,
    joinable: bool,
}

/// The columns in their order, and the records.
#[derive(Debug, Default)]
pub struct Table {
    pub columns: Vec<String>,
    pub records: Vec<BTreeMap<String, String>>,
    /// The objects whose fields are columns, as the start of the columns' names.
    pub objects: Vec<String>,
    ways: BTreeMap<Vec<String>, Way>,
}

impl Table {
    pub fn new(config: &Config, item: &Model, values: &[Value], choices: &mut Choices) -> Self {
        let mut extents = BTreeMap::new();
        for value in values {
            measure(config, item, value, &mut Vec::new(), &mut extents);
        }
        let mut table = Self::default();
        for (path, extent) in extents {
            table.ways.insert(path, extent.way(config, choices));
        }
        for value in values {
            let mut record = BTreeMap::new();
            let place = Place { path: Vec::new(), name: String::new() };
            table.add(config, item, value, &place, &mut record, choices);
            table.records.push(record);
        }
        table
    }

    fn add(
        &mut self,
        config: &Config,
        model: &Model,
        value: &Value,
        place: &Place,
        record: &mut BTreeMap<String, String>,
        choices: &mut Choices,
    ) {
        match (value, model) {
            (Value::Object(values), Model::Object(of)) => {
                if !self.objects.contains(&place.name) {
                    self.objects.push(place.name.clone());
                }
                for (field, value) in of.fields.iter().zip(values) {
                    if let Some(value) = value {
                        self.add(config, &field.model, value, &place.within(field.column, config), record, choices);
                    }
                }
            }
            (Value::Map(entries), Model::Map(item)) => {
                for (key, value) in entries {
                    self.add(config, item, value, &place.within(key, config), record, choices);
                }
            }
            (Value::List(items), Model::List(item)) => match self.ways[&place.path] {
                Way::Numbered(first, step) => {
                    for (index, value) in items.iter().enumerate() {
                        let mut inner = place.within(&(first + index * step).to_string(), config);
                        inner.path = place.item(index);
                        self.add(config, item, value, &inner, record, choices);
                    }
                }
                Way::Only => {
                    let inner = Place { path: place.item(0), name: place.name.clone() };
                    for value in items {
                        self.add(config, item, value, &inner, record, choices);
                    }
                }
                Way::Joined => {
                    let texts: Vec<_> = items.iter().map(|value| scalars::spelled(item, value, choices)).collect();
                    let text = texts.join(config.separator.unwrap_or_default());
                    self.put(place, text, record);
                }
            },
            _ => {
                let text = scalars::spelled(model, value, choices);
                self.put(place, text, record);
            }
        }
    }

    fn put(&mut self, place: &Place, text: String, record: &mut BTreeMap<String, String>) {
        if !self.columns.contains(&place.name) {
            self.columns.push(place.name.clone());
        }
        record.insert(place.name.clone(), text);
    }
}

/// A place in a record: the path of the value, and what the column is called.
struct Place {
    path: Vec<String>,
    name: String,
}

impl Place {
    fn within(&self, name: &str, config: &Config) -> Self {
        let mut path = self.path.clone();
        path.push(name.to_owned());
        let nesting = if self.name.is_empty() { "" } else { config.nesting };
        Self { path, name: format!("{}{nesting}{name}", self.name) }
    }

    fn item(&self, index: usize) -> Vec<String> {
        let mut path = self.path.clone();
        path.push(format!("[{index}]"));
        path
    }
}

/// Finds out what the lists of a value are like.
fn measure(
    config: &Config,
    model: &Model,
    value: &Value,
    path: &mut Vec<String>,
    extents: &mut BTreeMap<Vec<String>, Extent>,
) {
    let mut within = |name: String, model: &Model, value: &Value, extents: &mut _| {
        path.push(name);
        measure(config, model, value, path, extents);
        path.pop();
    };
    match (value, model) {
        (Value::Object(values), Model::Object(of)) => {
            for (field, value) in of.fields.iter().zip(values) {
                if let Some(value) = value {
                    within(field.column.to_owned(), &field.model, value, extents);
                }
            }
        }
        (Value::Map(entries), Model::Map(item)) => {
            for (key, value) in entries {
                within(key.clone(), item, value, extents);
            }
        }
        (Value::List(items), Model::List(item)) => {
            for (index, value) in items.iter().enumerate() {
                within(format!("[{index}]"), item, value, extents);
            }
            let joinable = items.iter().all(|value| is_joinable(config, value));
            let extent = Extent {
                most: items.len(),
                objects: matches!(**item, Model::Object(_)),
                scalars: item.is_scalar(),
                joinable: item.is_scalar() && joinable,
            };
            let known = extents.entry(path.clone()).or_insert(extent);
            known.most = known.most.max(extent.most);
            known.joinable &= extent.joinable;
        }
        _ => {}
    }
}

/// Whether an item can be told from others in the same cell.
fn is_joinable(config: &Config, value: &Value) -> bool {
    match (config.separator, value) {
        (Some(separator), Value::Text(text)) => {
            text.trim() == text && !format!("{text} ").contains(separator.trim_end())
        }
        (separator, _) => separator.is_some(),
    }
}

impl Extent {
    fn way(self, config: &Config, choices: &mut Choices) -> Way {
        let only = self.most == 1 && (self.objects || self.scalars && config.separator.is_none());
        if only && choices.once_in(2) {
            Way::Only
        } else if self.joinable && choices.once_in(2) {
            Way::Joined
        } else {
            Way::Numbered(choices.one_of(&[0, 1, 8]), choices.one_of(&[1, 1, 3]))
        }
    }
}
