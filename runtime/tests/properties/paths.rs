//! The paths that errors tell.

use super::choices::Choices;
use super::model::{Model, Value};

/// A part of a path.
#[derive(Debug, PartialEq)]
enum Segment<'p> {
    Name(&'p str),
    Index,
}

/// The parts of a path; `None` for what is none.
fn segments(path: &str) -> Option<Vec<Segment<'_>>> {
    let mut segments = Vec::new();
    let mut rest = path;
    while !rest.is_empty() {
        let segment = if let Some(odd) = rest.strip_prefix("[\"") {
            let quotes = odd.match_indices("\"]").map(|(at, _)| at);
            let escaped = |at: &usize| odd[..*at].chars().rev().take_while(|c| *c == '\\').count() % 2 == 1;
            let end = quotes.into_iter().find(|at| !escaped(at))?;
            rest = &odd[end + 2..];
            Segment::Name(&odd[..end])
        } else if let Some(index) = rest.strip_prefix('[') {
            let (index, after) = index.split_once(']')?;
            rest = after;
            index.parse::<usize>().ok()?;
            Segment::Index
        } else {
            let plain = rest.strip_prefix('.').unwrap_or(rest);
            let end = plain.find(['.', '[']).unwrap_or(plain.len());
            rest = &plain[end..];
            Segment::Name(Some(&plain[..end]).filter(|name| !name.is_empty())?)
        };
        segments.push(segment);
    }
    Some(segments)
}

impl Model {
    /// Whether a path is that of a value within this one, or of an unknown field or an element that is no item.
    pub fn has(&self, path: &str) -> bool {
        segments(path).is_some_and(|segments| self.has_segments(&segments))
    }

    fn has_segments(&self, segments: &[Segment<'_>]) -> bool {
        let Some((first, rest)) = segments.split_first() else { return true };
        match (self, first) {
            (Self::Object(of), Segment::Name(name)) => {
                let field = of.fields.iter().find(|field| field.name == *name);
                field.map_or(rest.is_empty(), |field| field.model.has_segments(rest))
            }
            (Self::Map(item), Segment::Name(_)) | (Self::List(item), Segment::Index) => item.has_segments(rest),
            (Self::List(_), Segment::Name(_)) => rest.is_empty(),
            _ => false,
        }
    }
}

/// The path of a value within the one at `path`.
fn within(path: &str, name: &str) -> String {
    let dot = if path.is_empty() { "" } else { "." };
    if name.is_ascii() { format!("{path}{dot}{name}") } else { format!("{path}[\"{name}\"]") }
}

/// Puts a text in place of some value that is none. Gives its path, and whether it is a scalar; `None` where there is no
/// such value.
pub fn spoil(model: &Model, value: &mut Value, choices: &mut Choices) -> Option<(String, bool)> {
    let mut places = Vec::new();
    collect(model, value, String::new(), &mut places);
    let index = if places.is_empty() { return None } else { choices.pick(places.len()) };
    let (path, place) = places.swap_remove(index);
    let scalar = !matches!(place, Value::Object(_) | Value::Map(_));
    *place = Value::Wrong;
    Some((path, scalar))
}

/// Collects the values within an object or a list that are no texts. Where one was put, others within it are not.
fn collect<'v>(model: &Model, value: &'v mut Value, path: String, places: &mut Vec<(String, &'v mut Value)>) {
    match (value, model) {
        (Value::Object(values), Model::Object(of)) => {
            for (field, value) in of.fields.iter().zip(values) {
                if let Some(value) = value {
                    collect_inner(&field.model, value, within(&path, field.name), places);
                }
            }
        }
        (Value::Map(entries), Model::Map(item)) => {
            for (key, value) in entries {
                collect_inner(item, value, within(&path, key), places);
            }
        }
        (Value::List(items), Model::List(item)) => {
            for (index, value) in items.iter_mut().enumerate() {
                // No record can be a text.
                let path_of_item = format!("{path}[{index}]");
                if path.is_empty() {
                    collect(item, value, path_of_item, places);
                } else {
                    collect_inner(item, value, path_of_item, places);
                }
            }
        }
        (value, model) if model.is_scalar() && !model.is_text() => places.push((path, value)),
        _ => {}
    }
}

fn collect_inner<'v>(model: &Model, value: &'v mut Value, path: String, places: &mut Vec<(String, &'v mut Value)>) {
    // Every other object or map is taken as a whole. One with a text node may be a text.
    let whole = match model {
        Model::Object(of) => of.text().is_none() && path.len().is_multiple_of(2),
        Model::Map(_) => path.len().is_multiple_of(2),
        _ => false,
    };
    if whole { places.push((path, value)) } else { collect(model, value, path, places) }
}
