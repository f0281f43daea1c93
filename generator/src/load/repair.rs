//! What a file says beside its mistakes, so that one mistake does not hide the others.
//!
//! A key that is misspelt by a letter is taken for the one that was meant, a text that lacks its quotes for a text.
//! What is left after that is dropped: an unknown key, a value that cannot be one. What may only follow from something
//! dropped is not reported later, so that each mistake is said once.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::file::Lost;
use super::node::{Entry, Kind, Node, Style};
use crate::finding::Findings;

/// What misspelt keys were meant to be, by their first and last byte.
pub(super) type Meant = HashMap<(usize, usize), String>;

/// What is done to a tree, by the first and the last byte of the key or value that is wrong.
#[derive(Debug, Default)]
pub(super) struct Repair {
    /// What a misspelt key was meant to be.
    pub(super) meant: Meant,
    /// Scalars that are texts, whatever they read as.
    texts: HashSet<(usize, usize)>,
    /// Keys and values that are wrong.
    wrong: HashSet<(usize, usize)>,
    /// Mappings that lack a key, by the key that they have, or else by themselves or their first key.
    incomplete: HashSet<(usize, usize)>,
    lost: Vec<Lost>,
}

impl Repair {
    /// What the findings of a file ask for; `None` where one of them cannot be passed over.
    fn of(findings: &Findings, meant: Meant) -> Option<Self> {
        let mut repair = Self { meant, ..Self::default() };
        for finding in findings.sorted() {
            let at = span(&finding.primary.place.span);
            match finding.code {
                "E0102" if repair.meant.contains_key(&at) => {}
                "E0102" | "E0103" | "E0105" | "E0106" => _ = repair.wrong.insert(at),
                "E0104" => _ = repair.incomplete.insert(at),
                "E0107" => _ = repair.texts.insert(at),
                _ => return None,
            }
        }
        Some(repair)
    }

    /// The node without what is wrong; `at` is what the node belongs to, for whoever judges it later.
    fn node(&mut self, node: &Node, at: &At) -> Option<Node> {
        let kind = match &node.kind {
            Kind::Refused => return None,
            Kind::Scalar(scalar) => {
                let mut scalar = scalar.clone();
                if self.texts.contains(&span(&node.span)) {
                    scalar.style = Style::Double;
                    // That the text is no good is said once.
                    self.note(true, &At { span: node.span.clone(), ..at.clone() });
                }
                Kind::Scalar(scalar)
            }
            Kind::Sequence(items) => {
                let kept = items.iter().filter_map(|item| {
                    let inner = At { span: item.extent(), ..at.clone() };
                    let at = span(&item.span);
                    let is_wrong = self.wrong.contains(&at) || self.incomplete.contains(&at);
                    let node = Some(item).filter(|_| !is_wrong);
                    let kept = node.and_then(|item| self.node(item, &inner));
                    self.note(kept.is_none(), &inner);
                    kept
                });
                Kind::Sequence(kept.collect())
            }
            Kind::Mapping(entries) if self.lacks_a_key(entries) => return None,
            Kind::Mapping(entries) => {
                let kept: Vec<_> = entries.iter().filter_map(|entry| self.entry(entry, at)).collect();
                Kind::Mapping(kept.into())
            }
        };
        Some(Node { kind, span: node.span.clone() })
    }

    /// Whether a key is missing in a mapping that has no key of its own.
    fn lacks_a_key(&self, entries: &[Entry]) -> bool {
        let first = entries.first().filter(|first| !is_mapping(&first.value));
        first.is_some_and(|first| self.incomplete.contains(&span(&first.key.span)))
    }

    fn entry(&mut self, entry: &Entry, at: &At) -> Option<Entry> {
        let whole = entry.key.span.start..entry.value.extent().end.max(entry.key.span.end);
        let top = at.top.clone().or_else(|| entry.key.text().map(str::to_owned));
        // What a lost key of the file itself would have changed is not known; of any other, it is what it belongs to.
        let inner = At { top: top.clone(), span: whole.clone() };
        let lost = if at.top.is_none() { inner.clone() } else { At { top, ..at.clone() } };
        let is_incomplete = is_mapping(&entry.value) && self.incomplete.contains(&span(&entry.key.span));
        let is_wrong =
            is_incomplete || [&entry.key.span, &entry.value.span].iter().any(|part| self.wrong.contains(&span(part)));
        let kept = (!is_wrong).then(|| Some((self.key(&entry.key)?, self.node(&entry.value, &inner)?))).flatten();
        self.note(kept.is_none(), &lost);
        kept.map(|(key, value)| Entry { key, value })
    }

    fn key(&self, key: &Node) -> Option<Node> {
        let at = span(&key.span);
        let mut scalar = key.scalar()?.clone();
        if let Some(meant) = self.meant.get(&at) {
            scalar.text = meant.as_str().into();
        }
        if self.texts.contains(&at) {
            scalar.style = Style::Double;
        }
        Some(Node { kind: Kind::Scalar(scalar), span: key.span.clone() })
    }

    fn note(&mut self, is_lost: bool, at: &At) {
        if is_lost {
            self.lost.push(Lost { span: at.span.clone(), below: at.top.clone().unwrap_or_default() });
        }
    }
}

/// Where a node stands: below which key of the file, and in which entry or item.
#[derive(Debug, Clone)]
struct At {
    top: Option<String>,
    span: Range<usize>,
}

fn is_mapping(node: &Node) -> bool {
    matches!(node.kind, Kind::Mapping(_))
}

fn span(span: &Range<usize>) -> (usize, usize) {
    (span.start, span.end)
}

/// The tree without what is wrong, and what was lost with it.
pub(super) fn repair(tree: &Node, findings: &Findings, meant: Meant) -> Option<(Node, Vec<Lost>)> {
    let mut repair = Repair::of(findings, meant)?;
    let tree = repair.node(tree, &At { top: None, span: tree.span.clone() })?;
    Some((tree, repair.lost))
}
