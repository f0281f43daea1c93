//! Examples and defaults held against the types of what they are examples of.

use super::evidence::{Evidence, as_written};
use super::json::Json;
use crate::finding::{Finding, Findings};
use crate::model::{Field, Provider, Type, TypeDefinition};

/// Reports the examples and defaults that no value of their type is.
pub(super) fn check(provider: &Provider, findings: &mut Findings) {
    let parameters = provider.operations.iter().flat_map(|operation| &operation.parameters);
    let objects = provider.types.iter().flat_map(TypeDefinition::fields);
    for field in parameters.map(|parameter| &parameter.field).chain(objects) {
        check_field(field, provider, findings);
    }
}

fn check_field(field: &Field, provider: &Provider, findings: &mut Findings) {
    for (key, value) in [("example", &field.example), ("default", &field.default)] {
        let Some(text) = value.as_ref().map(ToString::to_string) else { continue };
        let Ok(json) = Json::parse(&text) else { continue };
        let mismatch = |declared: &Type| {
            let mut evidence = Evidence::lenient(&text, provider);
            evidence.value(declared, &json);
            evidence.mismatches.into_iter().next()
        };
        // An example is written as it travels, or as arguments are.
        if let Some(mismatch) = mismatch(&field.type_).filter(|_| mismatch(&as_written(&field.type_)).is_some()) {
            let message = format!("this {key} is none of `{}`: {}", field.wire, mismatch.message);
            findings.push(
                Finding::error("E0615", field.site.at(key).value(), message)
                    .also(field.site.key(), "declared here")
                    .help("write it as a value of the declared type, or correct the type"),
            );
        }
    }
}
