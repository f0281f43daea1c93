//! The texts that findings point into.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// The texts that findings point into, by the names of their files.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    sources: BTreeMap<Arc<str>, Source>,
}

#[derive(Debug, Clone)]
struct Source {
    text: Arc<str>,
    /// Where each line starts, so that a position is found without reading what is before it.
    lines: Vec<usize>,
}

/// A position in a file as people count: from 1, the column in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column, in characters.
    pub column: usize,
}

impl Sources {
    /// No texts.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds the text of a file.
    pub fn insert(&mut self, file: Arc<str>, text: Arc<str>) {
        let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(newline, _)| newline + 1)).collect();
        self.sources.insert(file, Source { text, lines });
    }

    /// The text of a file.
    #[must_use]
    pub fn text(&self, file: &str) -> Option<&str> {
        self.sources.get(file).map(|source| &*source.text)
    }

    /// Where a byte of a file stands; the start of the file if its text is not known.
    #[must_use]
    pub fn position(&self, file: &str, offset: usize) -> Position {
        let Some(Source { text, lines }) = self.sources.get(file) else { return Position { line: 1, column: 1 } };
        let offset = floor(text, offset);
        let line = lines.partition_point(|&start| start <= offset);
        let start = lines[line - 1];
        // A byte order mark is no character to whoever looks at the first line.
        let column = 1 + text[start..offset].trim_start_matches('\u{feff}').chars().count();
        Position { line, column }
    }
}

/// The largest boundary of a character that is not behind `offset`.
pub(super) fn floor(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

/// The part of `span` that stands on its first line: a mark never covers several lines.
pub(super) fn first_line(text: &str, span: &Range<usize>) -> Range<usize> {
    let start = floor(text, span.start);
    let end = floor(text, span.end.max(start));
    let marked = text[start..end].split('\n').next().unwrap_or_default();
    start..start + marked.trim_end().len()
}
