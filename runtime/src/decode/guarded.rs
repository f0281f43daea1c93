//! A body out of which no secret comes, in any format.
//!
//! It stands between a source and the [`Reader`](super::Reader), so that whatever type is read there is no way around it.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::error::DecodeError;
use super::source::{Container, Key, Opened, Scalar, Source};
use super::spelling::Spellings;
use crate::Value;
use crate::redact::Redactor;

/// What the reader expects where any text will do.
const STRING: &str = "a string";

/// A source, and what must not come out of it.
#[derive(Debug)]
pub(super) struct Guarded<'de> {
    source: Source<'de>,
    redactor: Arc<Redactor>,
}

impl<'de> Guarded<'de> {
    pub(super) fn new(source: Source<'de>, redactor: Arc<Redactor>) -> Self {
        Self { source, redactor }
    }

    pub(super) fn is_typed(&self) -> bool {
        self.source.is_typed()
    }

    pub(super) fn open_object(
        &mut self,
        fields: &'de [&'de str],
        spellings: &'de Spellings<'de>,
    ) -> Result<Opened, DecodeError> {
        self.source.open_object(fields, spellings)
    }

    pub(super) fn ready_field(&mut self) -> Option<usize> {
        self.source.ready_field()
    }

    pub(super) fn next_field(&mut self, fields: &'de [&'de str], next: usize) -> Result<Key<usize>, DecodeError> {
        self.source.next_field(fields, next)
    }

    pub(super) fn next_key(&mut self) -> Result<Key<String>, DecodeError> {
        Ok(match self.source.next_key()? {
            Key::Known(key) => Key::Known(self.clean(key)),
            other => other,
        })
    }

    pub(super) fn name_at(&self, at: usize) -> String {
        self.clean(self.source.name_at(at))
    }

    pub(super) fn can_list(&self, fields: &'de [&'de str], spellings: &'de Spellings<'de>) -> bool {
        self.source.can_list(fields, spellings)
    }

    pub(super) fn open_list(&mut self) -> Result<Opened, DecodeError> {
        self.source.open_list()
    }

    pub(super) fn is_part(&self) -> bool {
        self.source.is_part()
    }

    pub(super) fn container(&mut self) -> Option<Container> {
        self.source.container()
    }

    pub(super) fn lossy_text(&mut self) -> Result<Option<(String, bool)>, DecodeError> {
        let text = self.source.lossy_text()?;
        Ok(text.map(|(text, is_whole)| (self.clean(text), is_whole)))
    }

    pub(super) fn next_item(&mut self) -> Result<Key<()>, DecodeError> {
        self.source.next_item()
    }

    // Every scalar goes through `scalar`.

    #[expect(clippy::unused_self, reason = "every source has it")]
    pub(super) fn short_integer(&mut self) -> Option<i64> {
        None
    }

    #[expect(clippy::unused_self, reason = "every source has it")]
    pub(super) fn short_decimal(&mut self) -> Option<Decimal> {
        None
    }

    #[expect(clippy::unused_self, reason = "every source has it")]
    pub(super) fn plain_text(&mut self) -> Option<&str> {
        None
    }

    #[expect(clippy::unused_self, reason = "every source has it")]
    pub(super) fn plain_boolean(&mut self) -> Option<bool> {
        None
    }

    pub(super) fn scalar<'s>(
        &mut self,
        scratch: &'s mut String,
        expected: &'static str,
    ) -> Result<Scalar<'s>, DecodeError> {
        let mut whole = String::new();
        let scalar = self.source.scalar(&mut whole, expected)?;
        let (text, make): (&str, fn(&'s str) -> Scalar<'s>) = match scalar {
            Scalar::Nothing => return Ok(Scalar::Nothing),
            Scalar::Boolean(value) => return Ok(Scalar::Boolean(value)),
            Scalar::Number(text) if self.redactor.is_in(text) => return Ok(Scalar::Nothing),
            Scalar::Number(text) => (text, |text| Scalar::Number(text)),
            // What is left of a secret would be no number, and no fault could be read.
            Scalar::Text(text) | Scalar::Untyped(text) if expected != STRING && self.redactor.is_in(text) => {
                return Ok(Scalar::Nothing);
            }
            Scalar::Text(text) => (text, |text| Scalar::Text(text)),
            Scalar::Untyped(text) => (text, |text| Scalar::Untyped(text)),
        };
        *scratch = self.redactor.text(text).into_owned();
        Ok(make(scratch))
    }

    pub(super) fn skip(&mut self, levels: usize) -> Result<(), DecodeError> {
        self.source.skip(levels)
    }

    pub(super) fn any(&mut self, levels: usize) -> Result<Option<Value>, DecodeError> {
        Ok(self.source.any(levels)?.map(|value| self.clean_value(value)))
    }

    pub(super) fn start(&mut self) -> usize {
        self.source.start()
    }

    pub(super) fn offset(&self) -> usize {
        self.source.offset()
    }

    pub(super) fn finish(&mut self) -> Result<(), DecodeError> {
        self.source.finish()
    }

    fn clean(&self, text: String) -> String {
        match self.redactor.text(&text) {
            std::borrow::Cow::Borrowed(_) => text,
            std::borrow::Cow::Owned(clean) => clean,
        }
    }

    /// It is nested no deeper than what was read may be.
    fn clean_value(&self, value: Value) -> Value {
        match value {
            Value::String(text) => Value::String(self.clean(text)),
            Value::Number(number) if self.redactor.is_in(&number.to_string()) => Value::Null,
            Value::Array(items) => items.into_iter().map(|item| self.clean_value(item)).collect(),
            Value::Object(entries) => {
                let entries = entries.into_iter().map(|(key, value)| (self.clean(key), self.clean_value(value)));
                Value::Object(entries.collect())
            }
            other => other,
        }
    }
}
