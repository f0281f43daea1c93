//! Parameters that need others.

use crate::ir::Parameter;
use crate::model::Dependency;
use crate::rustdoc::code;

/// Says in the documentation of each parameter which others it needs.
pub(super) fn document(dependencies: &[Dependency], parameters: &mut [Parameter]) {
    for dependency in dependencies {
        let needs: Vec<_> = dependency.needs.iter().map(|index| code(&parameters[*index].field.name)).collect();
        let sentence = format!("Without {}, the call is refused before it is sent.", needs.join(" and "));
        let field = &mut parameters[dependency.parameter].field;
        if field.docs.0.is_empty() {
            field.docs.0.push(format!("{}; the page does not explain it.", code(&field.wire)));
        }
        field.docs.0.push(sentence);
    }
}
