//! Comma-separated values (RFC 4180) as a source: containers.
//!
//! The text is divided into records in [`rows`], and these into [`cells`]; what stands above them is read in
//! [`prologue`]. The names of the columns make a [`plan`], which says where in a record a field is. Fields are in
//! [`fields`], lists in [`lists`], scalars and whole values in [`values`].

mod cells;
mod fields;
mod lists;
mod plan;
mod prologue;
mod rows;
mod spelling;
#[cfg(test)]
mod tests;
mod values;

use super::error::{DecodeError, DecodeErrorKind};
use super::lists::NO_COLUMN;
use super::source::Opened;
use plan::{Column, NONE, Names, Plan, Said};
use prologue::{Content, Entry, Prologue, trimmed};
use rows::Rows;
pub use spelling::{Csv, CsvCell, CsvHeader};

const NO_HEADER: &str = "expected a record with the names of the columns";

/// A table, and how far it is read.
///
/// A record is held as a whole. So reading a value of it moves nothing: only the functions that go to the next field or
/// item do.
#[derive(Debug)]
pub(super) struct CsvSource<'de> {
    csv: &'de Csv<'de>,
    rows: Rows<'de>,
    plan: Plan<'de>,
    /// The fields that stand around the records, and after `own` of them those of the object of pairs.
    entries: Vec<Entry<'de>>,
    own: usize,
    /// The value that is next.
    next: Next,
    levels: Vec<Open<'de>>,
    /// The next step, if the innermost container is an object of the record, or [`NONE`].
    step: u32,
    /// The items that are still due of the lists that are open.
    items: Vec<Said>,
    /// What a cell says that is read as a list and not held in the body as it is.
    unescaped: String,
}

/// A value.
#[derive(Debug, Clone, Copy)]
enum Next {
    /// The object of the envelope and the records.
    Body,
    Records,
    /// What the record says in the columns of a node.
    Node(Said),
    /// A record that says nothing.
    Nothing,
    /// The value of a field around the records, by its index.
    Entry(usize),
    /// A part of a text: these bytes of it.
    Piece(Holder, usize, usize),
}

/// What holds a text.
#[derive(Debug, Clone, Copy)]
enum Holder {
    /// The body.
    Body,
    /// The value of a field around the records.
    Entry(usize),
    /// `CsvSource::unescaped`.
    Unescaped,
}

/// An open container.
#[derive(Debug)]
struct Open<'de> {
    level: Level<'de>,
    /// The next step of the container around it.
    outer: u32,
}

/// What is next of a container.
#[derive(Debug)]
enum Level<'de> {
    /// Fields around the records: the next one, and the one after the last.
    Entries {
        next: usize,
        end: usize,
        spelled: Names<'de>,
    },
    /// An object of the record: its node, and the one within it that is next, if it is a map; [`NONE`] if that is what
    /// the record says beyond its columns.
    Object {
        node: u32,
        next: u32,
    },
    Records,
    /// A list whose items are columns: those of `CsvSource::items` from `base` on, of which one is next.
    Items {
        base: usize,
        next: usize,
    },
    /// A list within a text: the bytes of it that are still to be read.
    Pieces {
        holder: Holder,
        rest: Option<(usize, usize)>,
    },
    /// A value that stands for a list of it alone.
    Alone(Option<Next>),
}

impl<'de> CsvSource<'de> {
    pub(super) fn new(text: &'de str, csv: &'de Csv<'de>, payload: Option<&'de str>) -> Result<Self, DecodeError> {
        let Prologue { envelope, header, end } = Prologue::read(text, csv)?;
        let mut rows = Rows::new(text, end, csv);
        let plan = match (csv.header, header) {
            (CsvHeader::Plain, _) => {
                let columns = plain_header(&mut rows)?;
                if columns.is_empty() && envelope.is_none() {
                    return Err(DecodeError::syntax(NO_HEADER, text.len()));
                }
                Plan::new(&columns, csv.path_separator())?
            }
            (CsvHeader::Commented, header) => Plan::new(&header.unwrap_or_default(), csv.path_separator())?,
            (CsvHeader::Absent(names), _) => {
                let columns: Vec<_> = names.iter().map(|name| Column { name: (*name).into(), at: end }).collect();
                Plan::new(&columns, csv.path_separator())?
            }
        };
        let envelope = envelope.unwrap_or_default();
        let mut entries = envelope.own;
        if let Some(name) = payload {
            entries.push(Entry { name: name.into(), any_case: false, at: end, content: Content::Records });
        }
        let own = entries.len();
        entries.extend(envelope.pairs);
        let next = if payload.is_some() { Next::Body } else { Next::Records };
        Ok(Self {
            csv,
            rows,
            plan,
            entries,
            own,
            next,
            levels: Vec::new(),
            step: NONE,
            items: Vec::new(),
            unescaped: String::new(),
        })
    }

    /// Enters an object with these fields, whose columns are called otherwise if `spelled` says so.
    #[inline]
    pub(super) fn open_object(&mut self, fields: Names<'de>, spelled: Names<'de>) -> Result<Opened, DecodeError> {
        match self.next {
            Next::Node(Said { node, inner, .. }) if inner != NONE => {
                let step = self.plan.first_step(node, inner, fields, spelled);
                self.enter(Level::Object { node, next: inner }, step);
                Ok(Opened::Open)
            }
            _ => self.open_other_object(fields, spelled),
        }
    }

    /// The same for what is no object within a record.
    #[inline(never)]
    fn open_other_object(&mut self, fields: Names<'de>, spelled: Names<'de>) -> Result<Opened, DecodeError> {
        match self.next {
            Next::Body => self.open_entries(0, self.own, spelled),
            Next::Records => {
                if !self.can_hold(fields, spelled) {
                    return Err(DecodeError::syntax(NO_COLUMN, self.rows.from()));
                }
                if self.rows.advance()? {
                    self.next = self.record();
                    return self.open_object(fields, spelled);
                }
                return Ok(Opened::Nothing);
            }
            Next::Entry(index) if matches!(self.entries[index].content, Content::Pairs) => {
                self.open_entries(self.own, self.entries.len(), spelled);
            }
            // A column of the same name says something else.
            Next::Node(said) if !self.plan.is_leaf(said.node) => return Ok(Opened::Nothing),
            Next::Node(_) | Next::Nothing | Next::Entry(_) | Next::Piece(..) => return self.no_container("an object"),
        }
        Ok(Opened::Open)
    }

    /// Whether the next value can be made of these fields. It cannot where it is the records, no column is a field, and
    /// there is no envelope that says that the call succeeded: a text that tells of a failure is a table, too, and mostly
    /// one without records.
    pub(super) fn can_hold(&self, fields: Names<'de>, spelled: Names<'de>) -> bool {
        let is_body = matches!(self.next, Next::Records) && self.levels.is_empty();
        let names = if spelled.is_empty() { fields } else { spelled };
        !is_body || names.is_empty() || self.plan.has_any(names)
    }

    fn open_entries(&mut self, next: usize, end: usize, spelled: Names<'de>) {
        self.enter(Level::Entries { next, end, spelled }, NONE);
    }

    /// Enters a container, whose next step is this one.
    fn enter(&mut self, level: Level<'de>, step: u32) {
        self.levels.push(Open { level, outer: self.step });
        self.step = step;
    }

    /// Leaves the innermost container.
    #[inline]
    fn leave(&mut self) {
        self.step = self.levels.pop().map_or(NONE, |open| open.outer);
    }

    /// The record that was just read.
    fn record(&self) -> Next {
        self.plan.whole(self.rows.cells()).map_or(Next::Nothing, Next::Node)
    }

    /// A text where a container should be, which may be none.
    fn no_container(&mut self, expected: &'static str) -> Result<Opened, DecodeError> {
        match self.kind() {
            Some(found) => Err(self.unexpected(expected, found)),
            None => Ok(Opened::Nothing),
        }
    }

    /// The error of finding another kind of value than `expected`.
    #[cold]
    fn unexpected(&mut self, expected: &'static str, found: &'static str) -> DecodeError {
        DecodeError::new(DecodeErrorKind::Type { expected, found }, self.start())
    }
}

/// The names of the columns, in the first record.
fn plain_header<'de>(rows: &mut Rows<'de>) -> Result<Vec<Column<'de>>, DecodeError> {
    rows.advance()?;
    let cells = rows.cells().iter();
    Ok(cells.map(|cell| Column { name: trimmed(cell.content(rows.text())), at: cell.start() }).collect())
}
