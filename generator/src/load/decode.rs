//! From a text to what it says.

use std::sync::Arc;

use serde::de::DeserializeOwned;

use super::file::Lost;
use super::node::Node;
use super::parse::parse;
use super::repair::{Meant, repair, value};
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
            let spec = deserialize(file, text).map_err(|finding| found.push(*finding)).ok()?;
            return Some((tree, spec, Vec::new()));
        }
        // A file of nothing but mistakes is looked at when there are fewer.
        if found.len() > MAX_FINDINGS {
            return None;
        }
        let (tree, lost) = repair(&tree, &found, meant)?;
        let spec = serde_yaml::from_value(value(&tree)?).ok()?;
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

/// What a text says, as serde reads it. What serde refuses and the checks do not is rare: numbers out of the range of
/// their type, and differences between two parsers of YAML.
fn deserialize<T: DeserializeOwned>(file: &Arc<str>, text: &str) -> Result<T, Box<Finding>> {
    // The YAML parser below serde takes a byte order mark for a part of the first key.
    let plain = text.trim_start_matches('\u{feff}');
    serde_yaml::from_str(plain).map_err(|error| {
        let at = error.location().map_or(0, |location| offset(plain, location.line(), location.column()));
        let at = at + (text.len() - plain.len());
        let said = error.to_string();
        // The place is shown with the finding.
        let message = said.split(" at line ").next().unwrap_or(&said);
        Box::new(Finding::error("E0110", Place::new(Arc::clone(file), at..at), message))
    })
}

/// The byte at a line and a column, both counted from 1, the column in characters.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let lines = text.split_inclusive('\n');
    let before: usize = lines.clone().take(line.saturating_sub(1)).map(str::len).sum();
    let rest = text.get(before..).unwrap_or_default();
    rest.char_indices().nth(column.saturating_sub(1)).map_or(text.len(), |(at, _)| before + at)
}
