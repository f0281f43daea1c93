//! Cells: where they end, and what they say.

use std::borrow::Cow;

/// A cell; by default an empty one.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Cell {
    /// The bytes of what it says, without the quotes around it; those of all of it, where it is put together.
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) shape: Shape,
}

/// How a cell is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Shape {
    #[default]
    Plain,
    /// In quotes.
    Quoted,
    /// In quotes, with quotes in it or something after it, so that it is not held in the body as it is.
    Escaped,
    /// In quotes, of which the second is missing.
    Unended,
}

impl Cell {
    #[inline]
    pub(super) fn is_empty(self) -> bool {
        self.from == self.to
    }

    /// The byte where it starts, quotes included.
    pub(super) fn start(self) -> usize {
        self.from - usize::from(self.shape == Shape::Quoted)
    }

    /// What it says, where the body holds it as it is.
    #[inline]
    pub(super) fn plain(self, text: &str) -> Option<&str> {
        // A delimiter beyond ASCII could stand within a character; such a cell says nothing.
        (self.shape != Shape::Escaped).then(|| text.get(self.from..self.to).unwrap_or_default())
    }

    /// What it says.
    pub(super) fn content(self, text: &str) -> Cow<'_, str> {
        match self.plain(text) {
            Some(content) => Cow::Borrowed(content),
            None => Cow::Owned(unescaped(text.get(self.from + 1..self.to).unwrap_or_default())),
        }
    }
}

/// What a quoted cell says, of which this is what follows the first quote.
fn unescaped(quoted: &str) -> String {
    let mut content = String::with_capacity(quoted.len());
    let mut rest = quoted;
    while let Some((before, after)) = rest.split_once('"') {
        content.push_str(before);
        let Some(next) = after.strip_prefix('"') else {
            // Nothing but the end should follow the second quote. All else is taken as it is.
            content.push_str(after);
            return content;
        };
        content.push('"');
        rest = next;
    }
    content
}

/// The cell at the byte `at`, and its end: the place of a delimiter, of a line break or of the end of the text.
#[inline]
pub(super) fn cell_at(bytes: &[u8], at: usize, delimiter: u8) -> (Cell, usize) {
    if bytes.get(at) == Some(&b'"') {
        return quoted_at(bytes, at, delimiter);
    }
    let to = end(bytes, at, delimiter);
    (Cell { from: at, to, shape: Shape::Plain }, to)
}

/// The same for a cell in quotes.
fn quoted_at(bytes: &[u8], at: usize, delimiter: u8) -> (Cell, usize) {
    let mut is_doubled = false;
    let mut second = quote(bytes, at + 1);
    while bytes.get(second + 1) == Some(&b'"') {
        is_doubled = true;
        second = quote(bytes, second + 2);
    }
    if second == bytes.len() {
        return (Cell { from: at, to: second, shape: Shape::Unended }, second);
    }
    let to = end(bytes, second + 1, delimiter);
    if is_doubled || to != second + 1 {
        return (Cell { from: at, to, shape: Shape::Escaped }, to);
    }
    (Cell { from: at + 1, to: second, shape: Shape::Quoted }, to)
}

/// The first place from `at` on of a quote; the length of `bytes` where there is none.
fn quote(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    rest.iter().position(|byte| *byte == b'"').map_or(bytes.len(), |place| at + place)
}

/// One byte in all eight places of a word.
const fn spread(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

/// The top bit of every byte that is `delimiter` or a control character, as a line break is.
///
/// A subtraction may carry into the byte above and mark it wrongly, but only above a byte that is marked rightly: the
/// lowest mark is exact, and no other is looked at.
const fn marks(word: u64, delimiter: u64) -> u64 {
    let difference = word ^ delimiter;
    let low = (word.wrapping_sub(spread(0x20)) & !word) | (difference.wrapping_sub(spread(1)) & !difference);
    low & spread(0x80)
}

/// The first place from `at` on of a delimiter or of a line break; the length of `bytes` where there is none.
#[inline]
fn end(bytes: &[u8], mut at: usize, delimiter: u8) -> usize {
    let spread = spread(delimiter);
    while let Some(chunk) = bytes.get(at..).and_then(<[u8]>::first_chunk::<8>) {
        let marks = marks(u64::from_le_bytes(*chunk), spread);
        if marks == 0 {
            at += 8;
            continue;
        }
        at += (marks.trailing_zeros() / 8) as usize;
        if bytes[at] == delimiter || is_line_break(bytes[at]) {
            return at;
        }
        at += 1;
    }
    while let Some(&byte) = bytes.get(at) {
        if byte == delimiter || is_line_break(byte) {
            break;
        }
        at += 1;
    }
    at
}

pub(super) const fn is_line_break(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r')
}
