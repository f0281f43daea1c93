//! The records of the body, one at a time.

use super::super::error::DecodeError;
use super::Csv;
use super::cells::{Cell, MOST_CELLS, Plain, Shape, is_line_break, push_plain, quoted_at};

const UNENDED: &str = "a quoted cell does not end";
const TOO_MANY: &str = "a record has more than 131,072 cells";

/// The records, of which one is held.
///
/// They are divided here and not by the `csv` crate, which copies every record and so takes about twice as long. Nor
/// does it tell where a cell is, whether a quoted one ends, or which line begins with a marker of several bytes.
#[derive(Debug)]
pub(super) struct Rows<'de> {
    text: &'de str,
    csv: &'de Csv<'de>,
    /// The cells of the record, and the byte where it starts.
    cells: Vec<Cell>,
    from: usize,
    /// How far the text is read.
    at: usize,
}

impl<'de> Rows<'de> {
    /// The records from the byte `at` on.
    pub(super) fn new(text: &'de str, at: usize, csv: &'de Csv<'de>) -> Self {
        Self { text, csv, cells: Vec::new(), from: at, at }
    }

    /// Goes to the next record; `false` at the end. Blank lines and comments are none.
    pub(super) fn advance(&mut self) -> Result<bool, DecodeError> {
        loop {
            self.at = after_comments(self.text, self.at, self.csv.marker());
            self.from = self.at;
            self.cells.clear();
            if self.at == self.text.len() {
                return Ok(false);
            }
            self.divide()?;
            if !self.is_blank() {
                return Ok(true);
            }
        }
    }

    /// Reads the cells up to the end of the record.
    fn divide(&mut self) -> Result<(), DecodeError> {
        let bytes = self.text.as_bytes();
        let delimiter = self.csv.delimiter;
        loop {
            match push_plain(&mut self.cells, bytes, self.at, delimiter) {
                Plain::Quote(at) => self.at = at,
                Plain::End(at) => {
                    self.at = at;
                    return Ok(());
                }
                Plain::TooMany => return Err(DecodeError::syntax(TOO_MANY, self.from)),
            }
            if self.cells.len() > MOST_CELLS {
                return Err(DecodeError::syntax(TOO_MANY, self.from));
            }
            let (cell, end) = quoted_at(bytes, self.at, delimiter);
            cell.check()?;
            self.cells.push(cell);
            self.at = end;
            if bytes.get(end) != Some(&delimiter) {
                return Ok(());
            }
            self.at += 1;
        }
    }

    /// Whether the line of the record holds nothing but white space.
    fn is_blank(&self) -> bool {
        let [only @ Cell { shape: Shape::Plain, .. }] = &*self.cells else {
            return false;
        };
        only.plain(self.text).is_some_and(|text| text.trim_ascii().is_empty())
    }

    #[inline]
    pub(super) fn cells(&self) -> &[Cell] {
        &self.cells
    }

    #[inline]
    pub(super) fn cell(&self, column: u32) -> Option<Cell> {
        self.cells.get(column as usize).copied()
    }

    /// The text of which the cells are.
    #[inline]
    pub(super) fn text(&self) -> &'de str {
        self.text
    }

    /// Where the record starts that is held.
    #[inline]
    pub(super) fn from(&self) -> usize {
        self.from
    }
}

impl Cell {
    /// An error where its second quote is missing.
    #[inline]
    pub(super) fn check(self) -> Result<(), DecodeError> {
        if self.shape == Shape::Unended { Err(DecodeError::syntax(UNENDED, self.from)) } else { Ok(()) }
    }
}

/// The start of the first line that is neither empty nor commented, from `at` on, where a line starts or ends.
fn after_comments(text: &str, at: usize, marker: Option<&str>) -> usize {
    let mut start = line_start(text, at);
    if let Some(marker) = marker {
        while text.as_bytes()[start..].starts_with(marker.as_bytes()) {
            start = line_start(text, line_end(text, start));
        }
    }
    start
}

/// The first byte from `at` on that is no line break.
pub(super) fn line_start(text: &str, at: usize) -> usize {
    let rest = &text.as_bytes()[at..];
    at + rest.iter().position(|byte| !is_line_break(*byte)).unwrap_or(rest.len())
}

/// The end of the line at `at`.
pub(super) fn line_end(text: &str, at: usize) -> usize {
    let rest = &text.as_bytes()[at..];
    at + rest.iter().position(|byte| is_line_break(*byte)).unwrap_or(rest.len())
}
