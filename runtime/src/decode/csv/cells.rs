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

    /// The bytes of what it says, where the body holds it as it is.
    #[inline]
    pub(super) fn plain_bytes(self, text: &str) -> Option<&[u8]> {
        if self.shape == Shape::Escaped { None } else { text.as_bytes().get(self.from..self.to) }
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
pub(super) fn cell_at(bytes: &[u8], at: usize, delimiter: u8) -> (Cell, usize) {
    if is_quote(bytes, at) {
        return quoted_at(bytes, at, delimiter);
    }
    let to = end(bytes, at, delimiter);
    (Cell { from: at, to, shape: Shape::Plain }, to)
}

/// Whether a cell in quotes begins at the byte `at`.
#[inline]
fn is_quote(bytes: &[u8], at: usize) -> bool {
    bytes.get(at) == Some(&b'"')
}

/// Adds the cells from the byte `at` on up to the first one in quotes or to the end of the record: the place of that.
#[inline]
pub(super) fn push_plain(cells: &mut Vec<Cell>, bytes: &[u8], at: usize, delimiter: u8) -> Plain {
    if is_quote(bytes, at) {
        return Plain::Quote(at);
    }
    let (mut from, mut start) = (at, at);
    loop {
        if cells.len() > MOST_CELLS {
            return Plain::TooMany;
        }
        let block = block_at(bytes, start, delimiter);
        let mut marks = marks(&block, delimiter);
        while marks != 0 {
            let place = marks.trailing_zeros() as usize;
            marks &= marks - 1;
            let (byte, to) = (block[place], start + place);
            if byte == delimiter {
                cells.push(Cell { from, to, shape: Shape::Plain });
                from = to + 1;
                if is_quote(bytes, from) {
                    return Plain::Quote(from);
                }
            } else if is_line_break(byte) {
                cells.push(Cell { from, to, shape: Shape::Plain });
                return Plain::End(to);
            }
        }
        start += BLOCK;
    }
}

/// Where cells that are not in quotes end.
pub(super) enum Plain {
    /// Before a quote at this byte.
    Quote(usize),
    /// With the record, at this byte.
    End(usize),
    /// Nowhere: these are more than any record has.
    TooMany,
}

/// The cell in quotes at the byte `at`, and its end.
pub(super) fn quoted_at(bytes: &[u8], at: usize, delimiter: u8) -> (Cell, usize) {
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

/// More cells than any record has. Without a bound, a body of delimiters would take 24 times its size.
pub(super) const MOST_CELLS: usize = 131_072;

/// As many bytes are looked at together as a word has bits. With less, the processor would guess wrongly more often how
/// many cells end there, which takes longer than all the rest.
const BLOCK: usize = 64;

/// The bytes from `at` on. Beyond its end the text goes on with line breaks, so that no end has to be looked for.
#[inline]
fn block_at(bytes: &[u8], at: usize, delimiter: u8) -> [u8; BLOCK] {
    let rest = bytes.get(at..).unwrap_or_default();
    rest.first_chunk().copied().unwrap_or_else(|| last_block(rest, delimiter))
}

/// The last bytes of a text, which fill no block.
#[cold]
fn last_block(rest: &[u8], delimiter: u8) -> [u8; BLOCK] {
    let line_break = if delimiter == b'\n' { b'\r' } else { b'\n' };
    let mut block = [line_break; BLOCK];
    for (place, byte) in block.iter_mut().zip(rest) {
        *place = *byte;
    }
    block
}

/// A bit for every byte that is `delimiter` or a control character, as a line break is, the first byte's lowest.
#[inline]
fn marks(block: &[u8; BLOCK], delimiter: u8) -> u64 {
    // Multiplied by this, the lowest bits of eight bytes meet in the highest byte.
    const GATHER: u64 = 0x0102_0408_1020_4080;
    // The compiler makes a few instructions of it that compare 16 bytes at a time.
    let mut bits = [0; BLOCK];
    for (bit, byte) in bits.iter_mut().zip(block) {
        *bit = u8::from(*byte == delimiter) | u8::from(*byte < 0x20);
    }
    let (words, _) = bits.as_chunks();
    words.iter().rev().fold(0, |marks, word| marks << 8 | u64::from_le_bytes(*word).wrapping_mul(GATHER) >> 56)
}

/// The first place from `at` on of a delimiter or of a line break; the length of `bytes` where there is none.
fn end(bytes: &[u8], at: usize, delimiter: u8) -> usize {
    let is_end = |byte: &u8| *byte == delimiter || is_line_break(*byte);
    let rest = bytes.get(at..).unwrap_or_default();
    at + rest.iter().position(is_end).unwrap_or(rest.len())
}

pub(super) const fn is_line_break(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r')
}
