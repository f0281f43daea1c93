//! Comma-separated values (RFC 4180) as a source: containers and fields.
//!
//! The text is divided into records in [`rows`], and these into [`cells`]; what stands above them is read in
//! [`prologue`]. The names of the columns make a [`plan`], which says where in a record a field is. Lists are in
//! [`lists`], scalars and whole values in [`values`].

mod cells;
mod lists;
mod plan;
mod prologue;
mod rows;
mod spelling;
#[cfg(test)]
mod tests;
mod values;

use super::error::{DecodeError, DecodeErrorKind};
use super::source::{Key, Opened};
use plan::{Column, NONE, Names, Plan, Said};
use prologue::{Content, Entry, Prologue, trimmed};
use rows::Rows;
pub use spelling::{Csv, CsvCell, CsvHeader};

/// A table, and how far it is read.
///
/// A record is held as a whole. So reading a value of it moves nothing: only the functions that go to the next field or
/// item do.
#[derive(Debug)]
pub(super) struct CsvSource<'de> {
    csv: &'static Csv,
    rows: Rows<'de>,
    plan: Plan,
    /// The fields that stand around the records, and after `own` of them those of the object of pairs.
    entries: Vec<Entry<'de>>,
    own: usize,
    /// The value that is next.
    next: Next,
    levels: Vec<Level>,
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

/// An open container, and what is next of it.
#[derive(Debug)]
enum Level {
    /// Fields around the records: the next one, and the one after the last.
    Entries {
        next: usize,
        end: usize,
        spelled: Names,
    },
    Object(Object),
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

/// An open object of the record.
#[derive(Debug)]
struct Object {
    node: u32,
    /// The node within it from which on the next field is looked for, and the one after the last.
    next: u32,
    end: u32,
    table: u32,
    spelled: Names,
}

#[expect(clippy::unnecessary_wraps, reason = "all formats offer the same functions, and others may fail")]
impl<'de> CsvSource<'de> {
    pub(super) fn new(text: &'de str, csv: &'static Csv, payload: Option<&'static str>) -> Result<Self, DecodeError> {
        let Prologue { envelope, header, end } = Prologue::read(text, csv)?;
        let mut rows = Rows::new(text, end, csv);
        let plan = match (csv.header, header) {
            (CsvHeader::Plain, _) => Plan::new(&plain_header(&mut rows)?, csv.path_separator())?,
            (CsvHeader::Commented, header) => Plan::new(&header.unwrap_or_default(), csv.path_separator())?,
            (CsvHeader::Absent(names), _) => {
                let columns: Vec<_> = names.iter().map(|name| Column { name: (*name).into(), at: end }).collect();
                Plan::new(&columns, csv.path_separator())?
            }
        };
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
            items: Vec::new(),
            unescaped: String::new(),
        })
    }

    pub(super) fn open_object(&mut self) -> Result<Opened, DecodeError> {
        match self.next {
            Next::Body => self.open_entries(0, self.own),
            Next::Records => {
                if self.rows.advance()? {
                    self.next = self.record();
                    return self.open_object();
                }
                return Ok(Opened::Nothing);
            }
            Next::Node(Said { node, inner }) if inner != NONE => {
                let end = self.plan.end(node);
                self.levels.push(Level::Object(Object { node, next: inner, end, table: NONE, spelled: &[] }));
            }
            Next::Entry(index) if matches!(self.entries[index].content, Content::Pairs) => {
                self.open_entries(self.own, self.entries.len());
            }
            // A column of the same name says something else.
            Next::Node(said) if !self.plan.is_leaf(said.node) => return Ok(Opened::Nothing),
            Next::Node(_) | Next::Nothing | Next::Entry(_) | Next::Piece(..) => return self.no_container("an object"),
        }
        Ok(Opened::Open)
    }

    fn open_entries(&mut self, next: usize, end: usize) {
        self.levels.push(Level::Entries { next, end, spelled: &[] });
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

    pub(super) fn spell(&mut self, columns: Names) {
        if let Some(Level::Object(Object { spelled, .. }) | Level::Entries { spelled, .. }) = self.levels.last_mut() {
            *spelled = columns;
        }
    }

    #[inline]
    pub(super) fn next_field(&mut self, fields: Names, _next: usize) -> Result<Key, DecodeError> {
        let Some(Level::Object(object)) = self.levels.last_mut() else {
            return Ok(self.next_entry_field(fields));
        };
        let Some(said) = self.plan.next_said(object.next, object.end, self.rows.cells()) else {
            self.levels.pop();
            return Ok(Key::End);
        };
        if object.table == NONE {
            object.table = self.plan.table(object.node, fields, object.spelled);
        }
        object.next = said.node + 1;
        self.next = Next::Node(said);
        let field = self.plan.field(object.table, said.node);
        Ok(field.map_or_else(|| Key::Unknown(self.said_start(said)), Key::Known))
    }

    /// Goes to the next field around the records.
    fn next_entry_field(&mut self, fields: Names) -> Key {
        let Some((entry, spelled)) = self.next_entry() else {
            return Key::End;
        };
        let entry = &self.entries[entry];
        let is_meant = |name: &&str| *name == entry.name || entry.any_case && name.eq_ignore_ascii_case(&entry.name);
        // Columns are spelled by the type; what is around them is mostly named by its fields.
        let found = spelled.iter().position(&is_meant);
        let found = found.or_else(|| fields.iter().position(is_meant));
        found.map_or(Key::Unknown(entry.at), Key::Known)
    }

    /// The index of the next field around the records, and how the type spells its fields.
    fn next_entry(&mut self) -> Option<(usize, Names)> {
        let Some(Level::Entries { next, end, spelled }) = self.levels.last_mut() else {
            return None;
        };
        let (entry, spelled) = (*next, *spelled);
        if entry == *end {
            self.levels.pop();
            return None;
        }
        *next += 1;
        self.next = match self.entries[entry].content {
            Content::Records => Next::Records,
            Content::Text(_) | Content::Pairs => Next::Entry(entry),
        };
        Some((entry, spelled))
    }

    pub(super) fn next_key(&mut self) -> Result<Option<String>, DecodeError> {
        let Some(Level::Object(object)) = self.levels.last_mut() else {
            return Ok(self.next_entry().map(|(entry, _)| self.entries[entry].name.clone().into_owned()));
        };
        let Some(said) = self.plan.next_said(object.next, object.end, self.rows.cells()) else {
            self.levels.pop();
            return Ok(None);
        };
        object.next = said.node + 1;
        self.next = Next::Node(said);
        Ok(Some(self.plan.name(said.node).to_owned()))
    }

    /// The name of the field whose value is next: no other one was told of.
    #[cold]
    pub(super) fn name_at(&self, _at: usize) -> String {
        match self.next {
            Next::Node(said) => self.plan.name(said.node).to_owned(),
            Next::Entry(index) => self.entries[index].name.clone().into_owned(),
            Next::Records => {
                self.entries[..self.own].last().map(|entry| entry.name.clone().into_owned()).unwrap_or_default()
            }
            Next::Body | Next::Nothing | Next::Piece(..) => String::new(),
        }
    }
}

/// The names of the columns, in the first record.
fn plain_header<'de>(rows: &mut Rows<'de>) -> Result<Vec<Column<'de>>, DecodeError> {
    rows.advance()?;
    let cells = rows.cells().iter();
    Ok(cells.map(|cell| Column { name: trimmed(cell.content(rows.text())), at: cell.start() }).collect())
}
