//! The form of a sample, where the page prints its fields and not the body.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;

use super::substitute::Placeholders;
use crate::finding::{Finding, Findings};
use crate::model::Sample;

/// What the URL standard escapes in a form; a space becomes `+` besides.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'*').remove(b'-').remove(b'.').remove(b'_').remove(b' ');

/// The body that the fields of a sample's form make; `None` where it prints none.
pub(super) fn encode(sample: &Sample, placeholders: &mut Placeholders<'_>, findings: &mut Findings) -> Option<String> {
    let mut pairs = Vec::new();
    for (name, value) in &sample.form {
        let values = if let Value::Array(values) = value { values.as_slice() } else { std::slice::from_ref(value) };
        for value in values {
            let Some(text) = text(value) else {
                let message = format!("`{name}` is no field of a form");
                let place = sample.site.at("form").at(name).value();
                let help = "write a text, a number or a boolean, or a list of them where the name is repeated";
                findings.push(Finding::error("E0652", place, message).help(help));
                continue;
            };
            let mut meant = |text: &str| escape(&placeholders.replace(text));
            pairs.push(format!("{}={}", meant(name), meant(&text)));
        }
    }
    (!sample.form.is_empty()).then(|| pairs.join("&"))
}

/// The texts of a field, in which placeholders are replaced.
pub(super) fn texts(value: &Value) -> impl Iterator<Item = &str> {
    let values = if let Value::Array(values) = value { values.as_slice() } else { std::slice::from_ref(value) };
    values.iter().filter_map(Value::as_str)
}

/// The text of a scalar, as a form has it.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(_) | Value::Bool(_) => Some(value.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

fn escape(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string().replace(' ', "+")
}
