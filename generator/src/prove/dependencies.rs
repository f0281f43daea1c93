//! Parameters that need others, in the call of a sample.

use super::Call;
use crate::model::{Dependency, Operation, Presence};

/// What a call lacks: a parameter that it gives, and one that this needs and the call does not give, by their indices.
pub(super) fn lacking(operation: &Operation, call: &Call) -> Option<(usize, usize)> {
    let is_given = |index: usize| {
        let value = call.values.get(index).and_then(Option::as_ref);
        operation.parameters[index].field.presence == Presence::Required || value.is_some_and(|value| !value.is_empty())
    };
    // That one which is always given needs another is a finding at its declaration.
    let may_lack = |dependency: &&Dependency| {
        operation.parameters[dependency.parameter].field.presence != Presence::Required
            && is_given(dependency.parameter)
    };
    let given = operation.dependencies.iter().filter(may_lack);
    given
        .flat_map(|dependency| dependency.needs.iter().map(|need| (dependency.parameter, *need)))
        .find(|(_, need)| !is_given(*need))
}
