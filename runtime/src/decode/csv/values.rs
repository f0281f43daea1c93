//! Scalars, and values that are passed as a whole.

use super::super::any::AnyFields;
use super::super::error::{DecodeError, DecodeErrorKind};
use super::super::source::{Scalar, Untyped};
use super::cells::Cell;
use super::plan::{NONE, ROOT, Said, says};
use super::prologue::Content;
use super::{CsvSource, Holder, Next};
use crate::Value;

impl Untyped for CsvSource<'_> {
    #[inline]
    fn plain<T>(&mut self, read: impl FnOnce(&[u8]) -> Option<T>) -> Option<T> {
        let Next::Node(said) = self.next else {
            return None;
        };
        read(self.rows.cell(said.column)?.plain_bytes(self.rows.text())?)
    }
}

impl<'de> CsvSource<'de> {
    /// The text of a scalar that is not in the record, if it is held as it is.
    fn other_text(&self) -> Option<&str> {
        match self.next {
            Next::Entry(index) => match &self.entries[index].content {
                Content::Text(text) => Some(text),
                Content::Pairs | Content::Records => None,
            },
            Next::Piece(holder, from, to) => self.held(holder).get(from..to),
            Next::Node(_) | Next::Nothing | Next::Body | Next::Records => None,
        }
    }

    /// The kind of the next value, unless it is nothing.
    pub(super) fn kind(&self) -> Option<&'static str> {
        match self.next {
            Next::Nothing => None,
            Next::Records => Some("a list"),
            Next::Node(said) if says(self.rows.cells(), said.column) => Some("a string"),
            Next::Node(said) if said.inner == NONE => None,
            Next::Node(said) if self.plan.rank(said.inner) != NONE => Some("a list"),
            Next::Node(_) | Next::Body => Some("an object"),
            Next::Entry(index) => match self.entries[index].content {
                Content::Text(_) => Some("a string"),
                Content::Pairs => Some("an object"),
                Content::Records => Some("a list"),
            },
            Next::Piece(_, from, to) => (from < to).then_some("a string"),
        }
    }

    pub(super) fn held(&self, holder: Holder) -> &str {
        match holder {
            Holder::Body => self.rows.text(),
            Holder::Unescaped => &self.unescaped,
            Holder::Entry(index) => match &self.entries[index].content {
                Content::Text(text) => text,
                Content::Pairs | Content::Records => "",
            },
        }
    }

    /// The text of a cell that is held as it is and not empty.
    #[inline]
    pub(in super::super) fn plain_text(&self) -> Option<&'de str> {
        let Next::Node(said) = self.next else {
            return None;
        };
        self.rows.cell(said.column)?.plain(self.rows.text()).filter(|text| !text.is_empty())
    }

    pub(in super::super) fn scalar<'s>(
        &mut self,
        scratch: &'s mut String,
        expected: &'static str,
    ) -> Result<Scalar<'s>, DecodeError>
    where
        'de: 's,
    {
        // Nearly always it is held as it is.
        if let Next::Node(said) = self.next
            && let Some(text) = self.rows.cell(said.column).and_then(|cell| cell.plain(self.rows.text()))
        {
            return Ok(untyped(text));
        }
        self.other_scalar(scratch, expected)
    }

    /// The same for what is put together, and for nothing.
    fn other_scalar<'s>(&mut self, scratch: &'s mut String, expected: &'static str) -> Result<Scalar<'s>, DecodeError> {
        let cell = match self.next {
            // A record may be too short for the column.
            Next::Node(said) if said.column != NONE => Some(self.rows.cell(said.column).unwrap_or_default()),
            _ => None,
        };
        scratch.clear();
        match cell {
            Some(cell) => scratch.push_str(&cell.content(self.rows.text())),
            None => match self.other_text() {
                Some(text) => scratch.push_str(text),
                None => return self.kind().map_or(Ok(Scalar::Nothing), |found| Err(self.unexpected(expected, found))),
            },
        }
        Ok(untyped(scratch))
    }

    /// Only records are still to be read; all else is held.
    pub(in super::super) fn skip(&mut self, _levels: usize) -> Result<(), DecodeError> {
        match self.next {
            Next::Body | Next::Records => self.finish(),
            Next::Node(_) | Next::Nothing | Next::Entry(_) | Next::Piece(..) => Ok(()),
        }
    }

    pub(in super::super) fn any(&mut self, levels: usize) -> Result<Option<Value>, DecodeError> {
        match self.next {
            Next::Body => self.any_entries(0, self.own, levels).map(Some),
            Next::Records => self.any_records(levels).map(Some),
            Next::Node(said) => self.any_said(said, levels),
            Next::Nothing => Ok(None),
            Next::Entry(index) => self.any_entry(index, levels),
            Next::Piece(..) => Ok(any_text(self.other_text().unwrap_or_default())),
        }
    }

    fn any_entry(&mut self, index: usize, levels: usize) -> Result<Option<Value>, DecodeError> {
        match &self.entries[index].content {
            Content::Text(text) => Ok(any_text(text)),
            Content::Pairs => self.any_entries(self.own, self.entries.len(), levels).map(Some),
            Content::Records => self.any_records(levels).map(Some),
        }
    }

    fn any_entries(&mut self, from: usize, to: usize, levels: usize) -> Result<Value, DecodeError> {
        let levels = self.one_less(levels)?;
        let mut fields = AnyFields::default();
        for index in from..to {
            if let Some(value) = self.any_entry(index, levels)? {
                fields.add(self.entries[index].name.clone().into_owned(), value);
            }
        }
        Ok(Value::Object(fields.into_fields()))
    }

    fn any_records(&mut self, levels: usize) -> Result<Value, DecodeError> {
        let levels = self.one_less(levels)?;
        let mut records = Vec::new();
        while self.rows.advance()? {
            if let Some(said) = self.plan.whole(self.rows.cells()) {
                records.extend(self.any_said(said, levels)?);
            }
        }
        Ok(Value::Array(records))
    }

    /// All that the record says of a node. Columns are nested so little that recursion is harmless.
    fn any_said(&self, outer: Said, levels: usize) -> Result<Option<Value>, DecodeError> {
        let record = self.rows.cells();
        if outer.inner == NONE {
            let cell = self.rows.cell(outer.column);
            return Ok(cell.and_then(|cell| any_text(&cell.content(self.rows.text()))));
        }
        let levels = self.one_less(levels)?;
        let mut inner: Vec<_> = self.plan.all_said_within(outer, record).collect();
        // A record is an object, whatever its columns are called.
        if outer.node != ROOT && inner.iter().all(|said| self.plan.rank(said.node) != NONE) {
            inner.sort_unstable_by_key(|said| self.plan.rank(said.node));
            let items = inner.into_iter().filter_map(|said| self.any_said(said, levels).transpose());
            return items.collect::<Result<_, _>>().map(|items| Some(Value::Array(items)));
        }
        let mut fields = AnyFields::default();
        for said in inner {
            if let Some(value) = self.any_said(said, levels)? {
                fields.add(self.plan.name(said.node).to_owned(), value);
            }
        }
        Ok(Some(Value::Object(fields.into_fields())))
    }

    fn one_less(&self, levels: usize) -> Result<usize, DecodeError> {
        levels.checked_sub(1).ok_or_else(|| DecodeError::new(DecodeErrorKind::TooDeep, self.offset()))
    }

    #[inline]
    pub(in super::super) fn start(&mut self) -> usize {
        match self.next {
            Next::Node(said) => self.said_start(said),
            _ => self.other_start(),
        }
    }

    /// The same for what is not in the record.
    fn other_start(&self) -> usize {
        match self.next {
            // Where in a cell an item is, is not known where its text is no part of the body.
            Next::Entry(index) | Next::Piece(Holder::Entry(index), ..) => self.entries[index].at,
            Next::Piece(Holder::Body, from, _) => from,
            Next::Piece(Holder::Unescaped, ..) | Next::Node(_) | Next::Body | Next::Records | Next::Nothing => {
                self.offset()
            }
        }
    }

    /// Where the first cell starts that says something of a node.
    #[inline]
    fn said_start(&self, said: Said) -> usize {
        match self.rows.cell(said.column) {
            Some(cell) if !cell.is_empty() => cell.start(),
            _ => self.start_within(said),
        }
    }

    /// The same where it is maybe not the cell of the node itself.
    #[inline(never)]
    fn start_within(&self, said: Said) -> usize {
        let mut said = said;
        while !says(self.rows.cells(), said.column) {
            match self.plan.all_said_within(said, self.rows.cells()).next() {
                Some(inner) => said = inner,
                None => return self.rows.from(),
            }
        }
        self.rows.cell(said.column).map_or(self.rows.from(), Cell::start)
    }

    /// The byte where the record starts that is being read, which is known at no cost.
    #[inline]
    pub(in super::super) fn offset(&self) -> usize {
        match self.next {
            Next::Entry(index) => self.entries[index].at,
            _ => self.rows.from(),
        }
    }

    pub(in super::super) fn finish(&mut self) -> Result<(), DecodeError> {
        while self.rows.advance()? {}
        Ok(())
    }
}

/// An empty text is nothing.
fn untyped(text: &str) -> Scalar<'_> {
    if text.is_empty() { Scalar::Nothing } else { Scalar::Untyped(text) }
}

fn any_text(text: &str) -> Option<Value> {
    (!text.is_empty()).then(|| text.into())
}
