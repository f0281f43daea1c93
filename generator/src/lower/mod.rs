//! From specs to what will be printed: every decision.
//!
//! After this no spec type is seen. What the samples of a page prove or contradict is found here too, since a sample is
//! held against types as they have been decided; so there is a barrier after this stage as well.

mod answers;
mod arguments;
mod dependencies;
mod docs;
mod evidence;
mod exact;
mod examples;
mod expected;
mod formats;
mod forms;
pub(crate) mod json;
mod operation;
mod operation_docs;
mod origins;
mod provider;
mod reading;
mod rendered;
mod same;
mod samples;
mod sent;
mod substitute;
pub(crate) mod trace;
mod types;
mod wire;
mod written;

pub(crate) use formats::spelling;

pub(crate) use docs::{code, in_cell};

use crate::finding::Findings;
use crate::ir::{Crate, Literal, Value};
use crate::load::Specs;
use crate::resolve::Types;

/// Lowers specs that were checked. `name` is that of the crate that is generated.
pub fn lower(specs: &Specs, name: &str, findings: &mut Findings) -> Crate {
    // A folder that cannot be a module is a finding already.
    let providers = specs.providers.iter().map(|provider| provider::lower(provider, findings)).collect();
    Crate { name: name.to_owned(), providers }
}

/// The value that means success, as a literal of its field's type; `None` where the field cannot have it.
pub(crate) fn success_literal(
    declared: &Value,
    value: &serde_json::Value,
    declared_types: &Types<'_>,
) -> Option<Literal> {
    match (declared, value) {
        (Value::Boolean(_), serde_json::Value::Bool(value)) => Some(Literal::Boolean(*value)),
        (Value::Integer(_), serde_json::Value::Number(value)) => value.as_i64().map(Literal::Integer),
        (Value::String, serde_json::Value::String(value)) => Some(Literal::String(value.clone())),
        (Value::Enum(name), serde_json::Value::String(value)) => {
            let crate::resolve::Shape::Enum(values) = declared_types.get_rust(name)?.shape else { return None };
            let values = values.values();
            let value = values.iter().find(|known| known.wire == value)?;
            Some(Literal::Variant(name.clone(), value.variant()?))
        }
        _ => None,
    }
}
