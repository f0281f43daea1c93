//! Values of any type.

use super::writer::Writer;
use crate::Value;

impl Writer<'_> {
    /// Writes a value of any type. In a query or a form it is the text of its JSON.
    pub fn any(&mut self, value: Option<&Value>) {
        match value {
            Some(value) if self.target.is_json() => self.any_of_json(value),
            Some(value) => self.begin().plain(format_args!("{value}"), false),
            None => self.nothing(),
        }
    }

    /// Writes a value that may hold others; this calls itself for each of them.
    fn any_of_json(&mut self, value: &Value) {
        let target = self.begin();
        match value {
            Value::Null => target.null(false),
            Value::Bool(value) => target.boolean(*value),
            Value::Number(number) => target.raw(number.as_str()),
            Value::String(text) => target.text(text),
            Value::Array(items) => {
                target.open_list(false);
                for item in items {
                    self.any_of_json(item);
                }
                self.target.close_list();
            }
            Value::Object(fields) => {
                target.open_object(false);
                for (name, value) in fields {
                    self.entry(name).any_of_json(value);
                }
                self.target.close_object();
            }
        }
    }
}
