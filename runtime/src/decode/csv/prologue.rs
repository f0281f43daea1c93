//! What stands above the records: the line of the envelope and the header, where they are commented.

use std::borrow::Cow;

use super::super::error::DecodeError;
use super::cells::cell_at;
use super::plan::Column;
use super::rows::{line_end, line_start};
use super::{Csv, CsvCell, CsvHeader};

const NO_HEADER: &str = "expected a commented line with the names of the columns";

/// A field that stands around the records.
#[derive(Debug)]
pub(super) struct Entry<'de> {
    pub(super) name: Cow<'de, str>,
    /// Whether its name is compared without regard to case.
    pub(super) any_case: bool,
    /// The byte where its value starts.
    pub(super) at: usize,
    pub(super) content: Content<'de>,
}

/// The value of such a field.
#[derive(Debug)]
pub(super) enum Content<'de> {
    Text(Cow<'de, str>),
    /// The object of the pairs.
    Pairs,
    /// The records.
    Records,
}

/// The fields of the envelope's line.
#[derive(Debug, Default)]
pub(super) struct Envelope<'de> {
    /// Those of the envelope itself.
    pub(super) own: Vec<Entry<'de>>,
    /// Those of the object that is the value of one of them.
    pub(super) pairs: Vec<Entry<'de>>,
}

/// All that was read of a body before its first record.
pub(super) struct Prologue<'de> {
    /// What the line of the envelope says, if it is there.
    pub(super) envelope: Option<Envelope<'de>>,
    /// The columns, if they are commented.
    pub(super) header: Option<Vec<Column<'de>>>,
    /// Where the first line starts that is not commented; it is neither blank, unless the body ends there.
    pub(super) end: usize,
}

impl<'de> Prologue<'de> {
    pub(super) fn read(text: &'de str, csv: &'de Csv<'de>) -> Result<Self, DecodeError> {
        let (lines, end) = commented_lines(text, csv.marker());
        let is_followed = end < text.len();
        let has_header = csv.header == CsvHeader::Commented;
        let has_envelope = !csv.envelope.is_empty();
        let (envelope, header) = match (lines, has_envelope, has_header) {
            ([line, _], true, false) => (line, None),
            ([line, header], false, true) => (None, line.or(header)),
            // Of the two lines one is missing. Without a header, records could not be read; without records, a header
            // would say nothing.
            ([line, None], true, true) if is_followed => (None, line),
            ([line, header], true, true) => (line, header),
            (_, false, false) => (None, None),
        };
        // Where there is an envelope, it says that there are no records.
        if has_header && header.is_none() && (is_followed || envelope.is_none()) {
            return Err(DecodeError::syntax(NO_HEADER, end));
        }
        let mut prologue = Self { envelope: None, header: None, end };
        if let Some(at) = envelope {
            prologue.envelope = Some(Envelope::read(&contents(text, at, csv)?, csv.envelope));
        }
        if let Some(at) = header {
            prologue.header = Some(contents(text, at, csv)?);
        }
        Ok(prologue)
    }
}

/// Where the first two commented lines start, after their markers, and where the first line that is not commented does.
fn commented_lines(text: &str, marker: Option<&str>) -> ([Option<usize>; 2], usize) {
    let mut lines = [None; 2];
    let mut end = line_start(text, if text.starts_with('\u{feff}') { 3 } else { 0 });
    while let Some(marker) = marker
        && text.as_bytes()[end..].starts_with(marker.as_bytes())
    {
        let line = end + marker.len();
        if let Some(free) = lines.iter_mut().find(|line| line.is_none()) {
            *free = Some(line);
        }
        end = line_start(text, line_end(text, line));
    }
    (lines, end)
}

/// What the cells of the commented line say whose first cell starts at the byte `at`. White space around them does not
/// count.
fn contents<'de>(text: &'de str, at: usize, csv: &Csv) -> Result<Vec<Column<'de>>, DecodeError> {
    // The line ends in a line break even where that is in quotes.
    let line = &text[..line_end(text, at)];
    let mut contents = Vec::new();
    let mut end = at;
    loop {
        let is_padding = |byte: &u8| *byte != csv.delimiter && matches!(byte, b' ' | b'\t');
        let padding = line.as_bytes()[end..].iter().take_while(|byte| is_padding(byte)).count();
        let (cell, after) = cell_at(line.as_bytes(), end + padding, csv.delimiter);
        cell.check()?;
        contents.push(Column { name: trimmed(cell.content(line)), at: cell.start() });
        if after == line.len() {
            return Ok(contents);
        }
        end = after + 1;
    }
}

/// A text without the white space around it.
pub(super) fn trimmed(text: Cow<'_, str>) -> Cow<'_, str> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
        Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
    }
}

impl<'de> Envelope<'de> {
    /// The fields of a line with these cells.
    fn read(contents: &[Column<'de>], cells: &'de [CsvCell<'de>]) -> Self {
        let mut envelope = Self::default();
        for (place, cell) in cells.iter().enumerate() {
            let Some(content) = contents.get(place) else {
                break;
            };
            let text = content.name.clone();
            match *cell {
                CsvCell::Field(name) => push(&mut envelope.own, name.into(), false, content.at, text),
                CsvCell::Lowercase(name) => {
                    push(&mut envelope.own, name.into(), false, content.at, text.to_lowercase().into());
                }
                CsvCell::Pairs(field) => {
                    envelope.read_pairs(field, &contents[place..]);
                    break;
                }
            }
        }
        envelope
    }

    fn read_pairs(&mut self, field: &'de str, contents: &[Column<'de>]) {
        let fields = if field.is_empty() { &mut self.own } else { &mut self.pairs };
        for pair in contents.chunks_exact(2) {
            if !pair[0].name.is_empty() {
                push(fields, pair[0].name.clone(), true, pair[1].at, pair[1].name.clone());
            }
        }
        if !self.pairs.is_empty() {
            let at = contents[0].at;
            self.own.push(Entry { name: field.into(), any_case: false, at, content: Content::Pairs });
        }
    }
}

/// Adds a field, unless it says nothing.
fn push<'de>(fields: &mut Vec<Entry<'de>>, name: Cow<'de, str>, any_case: bool, at: usize, text: Cow<'de, str>) {
    if !text.is_empty() {
        fields.push(Entry { name, any_case, at, content: Content::Text(text) });
    }
}
