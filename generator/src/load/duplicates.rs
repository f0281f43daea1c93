//! Keys that stand twice in one mapping.

use std::collections::HashMap;
use std::sync::Arc;

use super::node::{Kind, Node};
use super::words::quoted;
use crate::finding::{Finding, Findings, Place};

/// Reports every key that stands in its mapping already, wherever in the tree.
pub(super) fn check(file: &Arc<str>, node: &Node, findings: &mut Findings) {
    match &node.kind {
        Kind::Scalar(_) | Kind::Refused => {}
        Kind::Sequence(items) => items.iter().for_each(|item| check(file, item, findings)),
        Kind::Mapping(entries) => {
            let mut seen: HashMap<&str, &Node> = HashMap::with_capacity(entries.len());
            for entry in entries {
                if let Some(name) = entry.key.text() {
                    match seen.get(name) {
                        Some(first) => findings.push(duplicate(file, name, first, &entry.key)),
                        None => _ = seen.insert(name, &entry.key),
                    }
                }
                // A key can be a mapping itself. The structure does not allow it; here it costs nothing.
                check(file, &entry.key, findings);
                check(file, &entry.value, findings);
            }
        }
    }
}

fn duplicate(file: &Arc<str>, name: &str, first: &Node, second: &Node) -> Finding {
    let place = |node: &Node| Place::new(Arc::clone(file), node.span.clone());
    let message = format!("the key {} stands here twice", quoted(name));
    Finding::error("E0103", place(second), message).label("here again").also(place(first), "first here")
}
