//! What is left of a value where a format cannot say all of it.

use std::collections::BTreeMap;

use super::model::{Model, Value};

/// What a format cannot tell from nothing.
#[derive(Debug, Clone, Copy)]
pub struct Normal {
    /// An object of which no field is there.
    pub empty_objects: bool,
    /// A text without characters.
    pub empty_texts: bool,
    /// A text that is the content of an object's own element, where the object is there.
    pub text_nodes: bool,
}

/// A list or map without items is nothing in every format.
pub const JSON: Normal = Normal { empty_objects: false, empty_texts: false, text_nodes: false };
pub const XML: Normal = Normal { empty_objects: true, empty_texts: false, text_nodes: true };
/// This is plain text, too.
pub const CSV: Normal = Normal { empty_objects: true, empty_texts: true, text_nodes: false };

impl Value {
    /// The value without what every format takes for nothing.
    pub fn sensible(this: Option<Self>) -> Option<Self> {
        Self::filtered(this?, JSON)
    }

    fn filtered(self, normal: Normal) -> Option<Self> {
        match self {
            Self::Text(text) if normal.empty_texts && text.is_empty() => None,
            Self::List(items) => {
                let items: Vec<_> = items.into_iter().filter_map(|item| item.filtered(normal)).collect();
                (!items.is_empty()).then_some(Self::List(items))
            }
            Self::Map(entries) => {
                let entries = entries.into_iter().filter_map(|(key, value)| Some((key, value.filtered(normal)?)));
                let entries: BTreeMap<_, _> = entries.collect();
                (!entries.is_empty()).then_some(Self::Map(entries))
            }
            Self::Object(values) => {
                let values: Vec<_> =
                    values.into_iter().map(|value| value.and_then(|value| value.filtered(normal))).collect();
                let empty = values.iter().all(Option::is_none);
                (!empty || !normal.empty_objects).then_some(Self::Object(values))
            }
            scalar => Some(scalar),
        }
    }

    /// What a reader gives of a value that was written in a format. The whole body may be nothing.
    pub fn normal(this: Option<Self>, model: &Model, normal: Normal) -> Option<Self> {
        let value = if normal.text_nodes { this?.with_text_nodes(model) } else { this? };
        value.filtered(normal)
    }

    /// Gives every object with a text node what its element says: an empty text, where it says nothing else.
    fn with_text_nodes(self, model: &Model) -> Self {
        let mut value = self.with_inner(Some(model), &|value, model| match model {
            Some(model) => value.with_text_nodes(model),
            None => value,
        });
        if let (Self::Object(values), Model::Object(of)) = (&mut value, model)
            && let Some(text) = of.text()
            && of.fields[text].model.is_text()
        {
            let blank = matches!(&values[text], Some(Self::Text(own)) if own.trim_ascii().is_empty());
            let others = values.iter().enumerate().any(|(index, value)| index != text && value.is_some());
            match (&values[text], others) {
                (None, true) => values[text] = Some(Self::Text(String::new())),
                // White space in an element that has nothing else is nothing.
                (Some(_), false) if blank => values[text] = None,
                _ => {}
            }
        }
        value
    }

    /// The value with other texts.
    pub fn with_texts(self, change: &impl Fn(&str) -> String) -> Self {
        match self {
            Self::Text(text) => Self::Text(change(&text)),
            other => other.with_inner(None, &|value, _| value.with_texts(change)),
        }
    }

    /// The value with other values directly within it. Their models are told, if that of the value is.
    fn with_inner(self, model: Option<&Model>, change: &dyn Fn(Self, Option<&Model>) -> Self) -> Self {
        match self {
            Self::List(items) => {
                let item = model.and_then(Model::item);
                Self::List(items.into_iter().map(|value| change(value, item)).collect())
            }
            Self::Map(entries) => {
                let item = model.and_then(Model::item);
                Self::Map(entries.into_iter().map(|(key, value)| (key, change(value, item))).collect())
            }
            Self::Object(values) => {
                let fields = |index: usize| match model {
                    Some(Model::Object(of)) => of.fields.get(index).map(|field| &field.model),
                    _ => None,
                };
                let values = values.into_iter().enumerate();
                Self::Object(values.map(|(index, value)| value.map(|value| change(value, fields(index)))).collect())
            }
            scalar => scalar,
        }
    }
}
