//! Markup, as far as it can stand within a text that somebody reads without it.

use std::ops::Range;

/// The parts of a text that are no markup: tags, comments, processing instructions, and the brackets around CDATA.
pub(super) fn around(text: &[u8]) -> impl Iterator<Item = Range<usize>> {
    let mut markup = Markup { text, at: 0, plain_to: 0, last: Last::of(text) };
    std::iter::from_fn(move || markup.next())
}

struct Markup<'a> {
    text: &'a [u8],
    at: usize,
    /// Where a section of CDATA ends, in which a `<` is one.
    plain_to: usize,
    last: Last,
}

/// Where the ends of markup stand for the last time, so that none is looked for in vain again and again.
struct Last {
    tag: usize,
    comment: usize,
    instruction: usize,
    section: usize,
}

impl Last {
    fn of(text: &[u8]) -> Self {
        let last = |end: &[u8]| text.windows(end.len()).rposition(|window| window == end).unwrap_or_default();
        Self { tag: last(b">"), comment: last(b"-->"), instruction: last(b"?>"), section: last(b"]]>") }
    }
}

const SECTION: &[u8] = b"<![CDATA[";

impl Markup<'_> {
    /// The next part that is no markup.
    fn next(&mut self) -> Option<Range<usize>> {
        let start = self.at;
        while let Some(byte) = self.text.get(self.at) {
            if self.plain_to > 0 && self.at >= self.plain_to {
                self.plain_to = 0;
                self.at += b"]]>".len();
                return Some(start..self.at - b"]]>".len());
            }
            if *byte == b'<'
                && self.plain_to == 0
                && let Some(end) = self.passed()
            {
                let part = start..self.at;
                self.at = end;
                return Some(part);
            }
            self.at += 1;
        }
        (start < self.text.len()).then_some(start..self.text.len())
    }

    /// Where the markup ends whose `<` is next; `None` where it is none.
    fn passed(&mut self) -> Option<usize> {
        let rest = &self.text[self.at..];
        if rest.starts_with(SECTION) {
            self.plain_to = self.ends(b"]]>", SECTION.len(), self.last.section)? - b"]]>".len();
            return Some(self.at + SECTION.len());
        }
        if rest.starts_with(b"<!--") {
            return self.ends(b"-->", 4, self.last.comment);
        }
        match rest.get(1)? {
            b'?' => self.ends(b"?>", 2, self.last.instruction),
            b'/' | b'!' => self.ends(b">", 2, self.last.tag),
            letter if letter.is_ascii_alphabetic() || !letter.is_ascii() => self.tag_end(),
            _ => None,
        }
    }

    /// The byte behind the next `end`, at least `from` bytes from here.
    fn ends(&self, end: &[u8], from: usize, last: usize) -> Option<usize> {
        let start = self.at + from;
        if start > last {
            return None;
        }
        let found = self.text[start..].windows(end.len()).position(|window| window == end)?;
        Some(start + found + end.len())
    }

    /// The byte behind a tag, whose attributes may hold a `>` in quotes.
    fn tag_end(&self) -> Option<usize> {
        let mut quote = None;
        for (index, byte) in self.text.get(self.at..=self.last.tag)?.iter().enumerate() {
            match (quote, byte) {
                (None, b'>') => return Some(self.at + index + 1),
                // No tag begins within another, so that this was none.
                (None, b'<') if index > 0 => return None,
                (None, b'"' | b'\'') => quote = Some(byte),
                (Some(open), byte) if open == byte => quote = None,
                _ => {}
            }
        }
        // A quote that does not end is none.
        self.ends(b">", 1, self.last.tag)
    }
}
