//! From a text to what it says.

use std::sync::Arc;

use serde::de::DeserializeOwned;

use super::deserialize::{Error, deserialize};
use super::file::Lost;
use super::node::Node;
use super::parse::parse;
use super::repair::{Meant, repair};
use super::schema::Schema;
use super::{duplicates, structure};
use crate::finding::{Finding, Findings, Place};

/// How many findings of one file are reported. No author makes so many mistakes; it keeps a file that is nothing but
/// mistakes from filling the memory with what is said of it.
const MAX_FINDINGS: usize = 500;

/// What came of decoding a text: its tree, what it says, and what had to be passed over.
pub(super) type Decoded<T> = (Node, T, Vec<Lost>);

/// The tree of a text and what it says; of a text with errors, what it says without them, if that makes sense.
pub(super) fn decode<T: DeserializeOwned>(
    file: &Arc<str>,
    text: &str,
    schema: &Schema,
    findings: &mut Findings,
) -> Option<Decoded<T>> {
    let mut found = Findings::new();
    let tree = check(file, text, schema, &mut found);
    let decoded = tree.and_then(|(tree, meant)| {
        if found.is_empty() {
            let spec = deserialize(&tree).map_err(|error| found.push(unreadable(file, error))).ok()?;
            return Some((tree, spec, Vec::new()));
        }
        // A file of nothing but mistakes is looked at when there are fewer.
        if found.len() > MAX_FINDINGS {
            return None;
        }
        let (tree, lost) = repair(&tree, &found, meant)?;
        // What is wrong with the rest may follow from what was passed over.
        let spec = deserialize(&tree).ok()?;
        Some((tree, spec, lost))
    });
    let mut sorted = found.into_sorted();
    if sorted.len() > MAX_FINDINGS {
        let more = sorted.split_off(MAX_FINDINGS).len();
        let place = Place::whole(Arc::clone(file));
        sorted.push(Finding::error("E0109", place, format!("the file has {more} findings more, which are not shown")));
    }
    findings.extend(sorted);
    decoded
}

/// The tree of a text, and what misspelt keys of it were meant to be.
fn check(file: &Arc<str>, text: &str, schema: &Schema, findings: &mut Findings) -> Option<(Node, Meant)> {
    let tree = parse(file, text, findings)?;
    duplicates::check(file, &tree, findings);
    let meant = structure::check(file, text, &tree, schema, findings);
    Some((tree, meant))
}

/// What serde refuses and the checks do not is rare: numbers out of the range of their type.
fn unreadable(file: &Arc<str>, error: Error) -> Finding {
    Finding::error("E0110", Place::new(Arc::clone(file), error.span), error.message)
}
