//! From a place in a recording to the values at the like places.

use super::seen::Seen;
use crate::prove::json::{Json, Kind};
use crate::prove::trace::Step;

/// Collects the values that a way leads to.
pub(super) fn collect(json: &Json, text: &str, path: &[Step], seen: &mut Seen) {
    match (path, &json.kind) {
        ([], _) => seen.add(text, json),
        ([Step::Item, rest @ ..], Kind::List(items)) => {
            for item in items {
                collect(item, text, rest, seen);
            }
        }
        ([Step::Key(key), rest @ ..], Kind::Object(_)) => {
            if let Some(entry) = json.get(key) {
                collect(&entry.value, text, rest, seen);
            }
        }
        _ => {}
    }
}
