//! Fields: of objects in a record, and around the records.

use super::super::error::DecodeError;
use super::super::source::Key;
use super::plan::{NONE, Names, ROOT, Said};
use super::prologue::Content;
use super::{CsvSource, Level, Next, Open};

#[expect(clippy::unnecessary_wraps, reason = "all formats offer the same functions, and others may fail")]
impl<'de> CsvSource<'de> {
    /// Goes to the next field if that takes little, as it does for nearly all.
    #[inline]
    pub(in super::super) fn ready_field(&mut self) -> Option<usize> {
        let (said, field) = self.plan.next_leaf(&mut self.step, self.rows.cells())?;
        self.next = Next::Node(said);
        Some(field as usize)
    }

    #[inline]
    pub(in super::super) fn next_field(&mut self, fields: Names<'de>, _next: usize) -> Result<Key<usize>, DecodeError> {
        if self.step == NONE {
            return Ok(self.next_entry_field(fields));
        }
        let Some((said, field)) = self.plan.next_field(&mut self.step, self.rows.cells()) else {
            self.leave();
            return Ok(Key::End);
        };
        if field == NONE {
            return Ok(self.unknown_field(said));
        }
        self.next = Next::Node(said);
        Ok(Key::Known(field as usize))
    }

    /// Goes to a field that the type does not have, or to what the record says beyond its columns.
    #[inline(never)]
    fn unknown_field(&mut self, said: Said) -> Key<usize> {
        if said.node == ROOT {
            return self.end();
        }
        self.next = Next::Node(said);
        Key::Unknown(self.start())
    }

    /// Goes to the next field around the records.
    #[inline(never)]
    fn next_entry_field(&mut self, fields: Names<'de>) -> Key<usize> {
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
    fn next_entry(&mut self) -> Option<(usize, Names<'de>)> {
        let Some(Open { level: Level::Entries { next, end, spelled }, .. }) = self.levels.last_mut() else {
            return None;
        };
        let (entry, spelled) = (*next, *spelled);
        if entry == *end {
            self.leave();
            return None;
        }
        *next += 1;
        self.next = match self.entries[entry].content {
            Content::Records => Next::Records,
            Content::Text(_) | Content::Pairs => Next::Entry(entry),
        };
        Some((entry, spelled))
    }

    pub(in super::super) fn next_key(&mut self) -> Result<Key<String>, DecodeError> {
        let Some(Open { level: Level::Object { node, next }, .. }) = self.levels.last_mut() else {
            let entry = self.next_entry();
            return Ok(entry.map_or(Key::End, |(entry, _)| Key::Known(self.entries[entry].name.clone().into_owned())));
        };
        let Some(said) = self.plan.next_within(*node, *next, self.rows.cells()) else {
            return Ok(self.end());
        };
        *next = said.node + 1;
        self.next = Next::Node(said);
        Ok(Key::Known(self.plan.name(said.node).to_owned()))
    }

    /// Leaves an object of the record. If it is the record itself, and says something beyond the last column, that comes
    /// first: a value that nobody can know.
    fn end<T>(&mut self) -> Key<T> {
        if let Some(Open { level: Level::Object { node: ROOT, next }, .. }) = self.levels.last_mut()
            && *next != NONE
            && let Some(column) = self.plan.beyond(self.rows.cells())
        {
            *next = NONE;
            self.next = Next::Node(Said { node: ROOT, column, inner: NONE });
            return Key::Unknown(self.start());
        }
        self.leave();
        Key::End
    }

    /// The name of the field whose value is next: no other one was told of.
    #[cold]
    pub(in super::super) fn name_at(&self, _at: usize) -> String {
        match self.next {
            // Cells beyond the last column are all that the record itself is told of for.
            Next::Node(Said { node: ROOT, column, .. }) => format!("#{}", u64::from(column) + 1),
            Next::Node(said) => self.plan.name(said.node).to_owned(),
            Next::Entry(index) => self.entries[index].name.clone().into_owned(),
            Next::Records => {
                self.entries[..self.own].last().map(|entry| entry.name.clone().into_owned()).unwrap_or_default()
            }
            Next::Body | Next::Nothing | Next::Piece(..) => String::new(),
        }
    }
}
