//! What is looked for: each secret as it is, and as it is when everything in it that looks like an escape is undone.

use std::ops::Range;
use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, BuildError, MatchKind};

use super::view::{self, View};

/// Shorter secrets are looked for only where they stand as a word by themselves: they are part of almost any text.
const SHORTEST_PART: usize = 4;

/// How long the rest of a secret must be to be looked for without its beginning.
const LONGEST_WORD: usize = 8;

/// How many bytes patterns may have in all to be looked for with a table, which is fast, and large.
const TABLE_LIMIT: usize = 8 * 1024;

/// How many bytes of a text make up for the making of a table.
const LONG: usize = 64 * 1024;

/// The patterns that are looked for. Case does not count: servers change that of hexadecimal digits.
pub(super) struct Patterns {
    parts: Option<AhoCorasick>,
    /// The same as a table, which is made for the first long text.
    table: OnceLock<Option<AhoCorasick>>,
    words: Option<AhoCorasick>,
    /// What `parts` looks for.
    texts: Vec<Vec<u8>>,
    longest: usize,
    /// Whether they are too many to be looked for, so that everything is taken for a secret.
    too_many: bool,
}

impl Patterns {
    pub(super) fn new(secrets: &[String]) -> Self {
        let mut patterns: Vec<Vec<u8>> = secrets.iter().flat_map(|secret| spelled(secret.trim())).collect();
        patterns.retain(|pattern| !pattern.is_empty());
        patterns.sort_unstable();
        patterns.dedup();
        let longest = patterns.iter().map(Vec::len).max().unwrap_or_default();
        let (parts, words): (Vec<_>, Vec<_>) = patterns.into_iter().partition(|pattern| pattern.len() >= SHORTEST_PART);
        let made = |patterns: &[Vec<u8>]| automaton(patterns, AhoCorasickKind::NoncontiguousNFA);
        let (table, texts) = (OnceLock::new(), parts);
        match (made(&texts), made(&words)) {
            (Ok(parts), Ok(words)) => Self { parts, table, words, texts, longest, too_many: false },
            _ => Self { parts: None, table, words: None, texts, longest, too_many: true },
        }
    }

    /// Whether there is nothing to look for.
    pub(super) fn is_empty(&self) -> bool {
        self.longest == 0
    }

    /// The length of the longest one, in bytes.
    pub(super) fn longest(&self) -> usize {
        self.longest
    }

    /// The table, where the text is long and the patterns are not.
    fn table(&self, length: usize) -> Option<&AhoCorasick> {
        let is_worth_it = length >= LONG && self.texts.iter().map(Vec::len).sum::<usize>() <= TABLE_LIMIT;
        let made = || automaton(&self.texts, AhoCorasickKind::DFA).ok().flatten();
        if is_worth_it { self.table.get_or_init(made).as_ref() } else { None }
    }

    /// Tells each place of a pattern in a text; places may overlap.
    pub(super) fn find(&self, text: &[u8], found: &mut dyn FnMut(Range<usize>)) {
        if self.too_many {
            found(0..text.len());
        }
        if let Some(parts) = self.table(text.len()).or(self.parts.as_ref()) {
            parts.find_overlapping_iter(text).for_each(|place| found(place.range()));
        }
        if let Some(words) = &self.words {
            let inside = |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii());
            for place in words.find_overlapping_iter(text) {
                let before = place.start().checked_sub(1).and_then(|at| text.get(at));
                if !inside(before) && !inside(text.get(place.end())) {
                    found(place.range());
                }
            }
        }
    }
}

/// One automaton finds all of them in one pass, and takes about the same time for every text of a length.
fn automaton(patterns: &[Vec<u8>], kind: AhoCorasickKind) -> Result<Option<AhoCorasick>, BuildError> {
    if patterns.is_empty() {
        return Ok(None);
    }
    let mut builder = AhoCorasick::builder();
    builder.match_kind(MatchKind::Standard).ascii_case_insensitive(true);
    builder.kind(Some(kind)).build(patterns).map(Some)
}

/// A secret, as it can stand in a view.
fn spelled(secret: &str) -> Vec<Vec<u8>> {
    let mut texts = vec![secret.to_owned()];
    if secret.contains('\\') {
        // A backslash gets lost in a view where the letter behind it is escaped by itself.
        texts.push(secret.replace('\\', ""));
    }
    if !secret.is_ascii() {
        texts.extend([secret.to_uppercase(), secret.to_lowercase()]);
    }
    let mut patterns = Vec::new();
    for text in texts {
        let latin1 = text.chars().map(|character| u8::try_from(character).ok()).collect::<Option<Vec<u8>>>();
        patterns.extend(latin1.into_iter().filter(|_| !text.is_ascii()).flat_map(in_views));
        patterns.extend(in_views(text.into_bytes()));
    }
    patterns
}

/// The bytes of a secret, and what is seen of them in a view.
fn in_views(secret: Vec<u8>) -> Vec<Vec<u8>> {
    let unescaped = View::unescaped(view::places(&secret));
    let whole = &unescaped.bytes()[..view::settled(unescaped.bytes())];
    let mut patterns = vec![whole.to_vec()];
    if whole.contains(&b'<') {
        let rest = unescaped.without_markup().into_bytes();
        patterns.extend(Some(rest).filter(|rest| rest.len() >= LONGEST_WORD));
    }
    // What stands in front of it in a text may take its first letters for the end of an escape: `\t`, `%af`. That counts
    // where something in it is escaped, and it is not found as it is.
    if secret.iter().any(|byte| !byte.is_ascii_alphanumeric()) {
        let rests = (1..=2).filter(|skipped| whole.len() >= LONGEST_WORD + skipped && whole[..*skipped].is_ascii());
        patterns.extend(rests.map(|skipped| whole[skipped..].to_vec()));
    }
    patterns.push(secret);
    patterns
}

#[cfg(test)]
mod tests;
