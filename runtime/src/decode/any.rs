//! Values of any type.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use super::error::DecodeError;
use super::notice::NoticeKind;
use super::reader::Reader;
use super::source::{Container, Scalar};
use crate::{Number, Value};

impl Reader<'_> {
    /// Reads a value of any type, whatever it is; `None` where nothing was said. Numbers keep all of their digits. In a
    /// format that has nothing but texts, all scalars are texts.
    ///
    /// Of a text with half of a surrogate pair, which no text can hold, that half becomes U+FFFD; it is noticed as
    /// [`NoticeKind::Nearest`].
    ///
    /// # Errors
    ///
    /// Where the value is malformed or nested too deep.
    pub fn any(&mut self) -> Result<Option<Value>, DecodeError> {
        if !self.source.is_typed() {
            return self.source.any(self.trail.levels_left()).map_err(|error| self.trail.locate(error));
        }
        match self.source.container() {
            Some(Container::Object) => {
                let mut fields = BTreeMap::new();
                self.map(&mut fields, Self::any_or_null)?;
                Ok(Some(Value::Object(fields)))
            }
            Some(Container::List) => {
                let mut items = Vec::new();
                self.list(&mut items, Self::any_or_null)?;
                Ok(Some(Value::Array(items)))
            }
            None => self.any_scalar(),
        }
    }

    /// Reads a value of any type, of which nothing is one: [`Value::Null`], so that there always is a value.
    ///
    /// # Errors
    ///
    /// As for [`any`](Self::any).
    pub fn any_or_null(&mut self) -> Result<Option<Value>, DecodeError> {
        Ok(Some(self.any()?.unwrap_or_default()))
    }

    fn any_scalar(&mut self) -> Result<Option<Value>, DecodeError> {
        if let Some((text, whole)) = self.source.lossy_text().map_err(|error| self.trail.locate(error))? {
            if !whole {
                self.note(NoticeKind::Nearest);
            }
            return Ok(Some(Value::String(text)));
        }
        let scalar = self.source.scalar(&mut self.scratch, "a value").map_err(|error| self.trail.locate(error))?;
        Ok(match scalar {
            Scalar::Nothing => None,
            Scalar::Boolean(value) => Some(Value::Bool(value)),
            Scalar::Number(text) => Some(Value::Number(Number::new(text))),
            Scalar::Text(text) | Scalar::Untyped(text) => Some(Value::String(text.to_owned())),
        })
    }
}

/// The fields of an object of any type in a format that spells lists by repeating their names: nothing else says that a
/// field is a list.
#[derive(Debug, Default)]
pub(super) struct AnyFields {
    fields: BTreeMap<String, Value>,
    /// The names of the fields that came more than once, and are lists for that.
    repeated: BTreeSet<String>,
}

impl AnyFields {
    /// Adds a field; one that is there already becomes a list.
    pub(super) fn add(&mut self, name: String, value: Value) {
        match self.fields.get_mut(&name) {
            None => {
                self.fields.insert(name, value);
            }
            Some(Value::Array(values)) if self.repeated.contains(&name) => values.push(value),
            Some(held) => {
                *held = Value::Array(vec![held.take(), value]);
                self.repeated.insert(name);
            }
        }
    }

    #[cfg(feature = "xml")]
    pub(super) fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }

    pub(super) fn into_fields(self) -> BTreeMap<String, Value> {
        self.fields
    }
}
