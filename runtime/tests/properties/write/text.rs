//! Values in plain text: pairs of names and values, of an object or of a list of them, and lines.

use std::fmt::Write as _;

use runtime::decode::{Text, TextLayout};

use super::super::choices::Choices;
use super::super::model::{Model, Type, Value};
use super::scalars;

/// What separates names and values.
pub const DELIMITERS: [(&str, &Text); 3] = [
    ("=", &const { Text::new(TextLayout::Pairs("=")).comment("#") }),
    (":", &const { Text::new(TextLayout::Pairs(":")).comment("#") }),
    (" ", &const { Text::new(TextLayout::Pairs(" ")).comment("#") }),
];

/// Writes pairs.
pub fn pairs(delimiter: &str, model: &Model, value: Option<&Value>, choices: &mut Choices) -> String {
    let mut out = choices.one_of(&["", "", "\u{feff}", "\n", "# a comment\n"]).to_owned();
    let line_end = choices.one_of(&["\n", "\n", "\r\n", "\r"]);
    match (model, value) {
        (Model::Object(of), Some(Value::Object(values))) => object(&mut out, delimiter, line_end, of, values, choices),
        (Model::List(item), Some(Value::List(items))) => {
            for value in items {
                if let (Model::Object(of), Value::Object(values)) = (&**item, value) {
                    object(&mut out, delimiter, line_end, of, values, choices);
                    out.push_str(choices.one_of(&["", " ", "\t"]));
                    out.push_str(line_end);
                }
            }
        }
        _ => {}
    }
    out
}

fn object(
    out: &mut String,
    delimiter: &str,
    line_end: &str,
    of: &Type,
    values: &[Option<Value>],
    choices: &mut Choices,
) {
    let mut queues = Vec::new();
    for (field, value) in of.fields.iter().zip(values) {
        queues.push(match (value, &field.model) {
            (None, _) => Vec::new(),
            (Some(Value::List(items)), Model::List(item)) => {
                items.iter().map(|value| pair(delimiter, field.name, item, value, choices)).collect()
            }
            (Some(value), model) => vec![pair(delimiter, field.name, model, value, choices)],
        });
    }
    for line in choices.interleave(queues) {
        out.push_str(choices.one_of(&["", "", "", "# no: pair=\n", "zz = 1\nzz: \n"]).replace('\n', line_end).as_str());
        let _ = write!(out, "{line}{line_end}");
    }
}

fn pair(delimiter: &str, name: &str, model: &Model, value: &Value, choices: &mut Choices) -> String {
    let text = scalars::spelled(model, value, choices);
    let [start, before, after, end] = [(); 4].map(|()| choices.one_of(&["", "", " ", "\t"]));
    format!("{start}{name}{before}{delimiter}{after}{text}{end}")
}
