//! Values in JSON.

use std::fmt::Write as _;

use super::super::choices::Choices;
use super::super::model::{Model, Value};
use super::scalars;

/// Writes a value.
pub fn write(model: &Model, value: Option<&Value>, choices: &mut Choices) -> String {
    let mut writer = Writer { out: String::new(), choices };
    if writer.choices.once_in(8) {
        writer.out.push('\u{feff}');
    }
    writer.value(model, value);
    writer.space();
    writer.out
}

struct Writer<'a> {
    out: String,
    choices: &'a mut Choices,
}

impl Writer<'_> {
    fn space(&mut self) {
        let space = self.choices.one_of(&["", "", "", "", " ", "\n  ", "\t", "\r\n"]);
        self.out.push_str(space);
    }

    fn value(&mut self, model: &Model, value: Option<&Value>) {
        self.space();
        match (value, model) {
            (None, _) => self.nothing(model),
            (Some(Value::Object(values)), Model::Object(of)) => {
                let mut entries = Vec::new();
                for (field, value) in of.fields.iter().zip(values) {
                    if value.is_some() || self.choices.once_in(3) {
                        entries.push((field.name, Some((&field.model, value.as_ref()))));
                    }
                }
                while self.choices.once_in(6) {
                    let at = self.choices.pick(entries.len() + 1);
                    entries.insert(at, ("zz", None));
                }
                self.object(entries);
            }
            (Some(Value::Map(values)), Model::Map(item)) => {
                self.object(values.iter().map(|(key, value)| (key.as_str(), Some((&**item, Some(value))))));
            }
            (Some(Value::List(items)), Model::List(item)) => {
                self.out.push('[');
                for (index, value) in items.iter().enumerate() {
                    self.out.push_str(if index == 0 { "" } else { "," });
                    self.value(item, Some(value));
                    self.space();
                }
                self.out.push(']');
            }
            (Some(value), _) => self.scalar(model, value),
        }
    }

    fn nothing(&mut self, model: &Model) {
        let nothing = match model {
            Model::Text | Model::Choice => self.choices.one_of(&["null"]),
            Model::Object(_) | Model::Map(_) => self.choices.one_of(&["null", "\"\"", "false", "[ ]"]),
            Model::List(_) => self.choices.one_of(&["null", "[]", "\"\"", "false"]),
            _ => self.choices.one_of(&["null", "\"\"", "\" \""]),
        };
        // No boolean is nothing, and neither is a text of white space.
        self.out.push_str(if matches!(model, Model::Boolean) && nothing == "\" \"" { "null" } else { nothing });
    }

    /// Writes an object. What is no value of a field is unknown.
    fn object<'v>(&mut self, entries: impl IntoIterator<Item = (&'v str, Option<(&'v Model, Option<&'v Value>)>)>) {
        self.out.push('{');
        for (index, (name, value)) in entries.into_iter().enumerate() {
            self.out.push_str(if index == 0 { "" } else { "," });
            self.space();
            self.text(name);
            self.space();
            self.out.push(':');
            if let Some((model, value)) = value {
                self.value(model, value);
            } else {
                let unknown = self.choices.one_of(&["null", "{\"id\": [1, {}]}", "\"\\\"\"", "[[], true]", "-1.5e3"]);
                self.out.push_str(unknown);
            }
            self.space();
        }
        self.out.push('}');
    }

    fn scalar(&mut self, model: &Model, value: &Value) {
        match value {
            Value::Text(text) if is_literal(text) && self.choices.once_in(2) => self.out.push_str(text),
            Value::Text(text) => self.text(text),
            Value::Integer(number) if !self.choices.once_in(3) => {
                let number = scalars::integer(*number, self.choices);
                self.out.push_str(&number);
            }
            Value::Decimal(number) if !self.choices.once_in(3) => self.out.push_str(&number.to_string()),
            Value::Boolean(value) if !self.choices.once_in(3) => {
                self.out.push_str(if *value { "true" } else { "false" });
            }
            Value::Instant(instant) if matches!(model, Model::Milliseconds) && !self.choices.once_in(3) => {
                self.out.push_str(&instant.as_millisecond().to_string());
            }
            _ => {
                let text = scalars::spelled(model, value, self.choices);
                self.text(&text);
            }
        }
    }

    fn text(&mut self, text: &str) {
        // Names are compared as they are, so that most are written so.
        let odd = self.choices.once_in(4);
        self.out.push('"');
        for character in text.chars() {
            let escaped = odd && self.choices.once_in(3);
            match character {
                '"' | '\\' => self.out.extend(['\\', character]),
                '\n' if !escaped => self.out.push_str("\\n"),
                '/' if escaped => self.out.push_str("\\/"),
                _ if escaped || character < ' ' => {
                    for unit in character.encode_utf16(&mut [0; 2]) {
                        let _ = write!(self.out, "\\u{unit:04X}");
                    }
                }
                _ => self.out.push(character),
            }
        }
        self.out.push('"');
    }
}

/// Whether a text is what an integer or a boolean looks like, as which it may be written then.
fn is_literal(text: &str) -> bool {
    text.parse::<i64>().is_ok_and(|number| number.to_string() == text) || matches!(text, "true" | "false")
}
