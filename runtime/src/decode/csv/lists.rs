//! Lists: of records, of numbered columns, and within a text.

use super::super::error::DecodeError;
use super::super::source::{Key, Opened};
use super::cells::Shape;
use super::plan::{NONE, Said, says};
use super::prologue::Content;
use super::{CsvSource, Holder, Level, Next, Open};

impl<'de> CsvSource<'de> {
    pub(in super::super) fn open_list(&mut self) -> Result<Opened, DecodeError> {
        let level = match self.next {
            Next::Body | Next::Nothing => return self.no_container("a list"),
            Next::Records => Level::Records,
            Next::Node(said) => self.node_list(said),
            Next::Entry(index) => match &self.entries[index].content {
                Content::Text(text) => Level::Pieces { holder: Holder::Entry(index), rest: Some((0, text.len())) },
                Content::Pairs | Content::Records => Level::Alone(Some(self.next)),
            },
            Next::Piece(..) => Level::Alone(Some(self.next)),
        };
        self.enter(level, NONE);
        Ok(Opened::Open)
    }

    /// A column, or a value around the records, may be one of several of its name.
    pub(in super::super) fn is_part(&self) -> bool {
        matches!(self.levels.last().map(|open| &open.level), Some(Level::Pieces { .. } | Level::Alone(_)))
    }

    /// A list whose items are columns, or in one column.
    fn node_list(&mut self, list: Said) -> Level<'de> {
        let base = self.items.len();
        self.items.extend(
            self.plan.all_said_within(list, self.rows.cells()).filter(|said| self.plan.rank(said.node) != NONE),
        );
        if self.items.len() > base {
            self.items[base..].sort_unstable_by_key(|item| self.plan.rank(item.node));
            Level::Items { base, next: base }
        } else if says(self.rows.cells(), list.column) {
            self.pieces(list.column)
        } else {
            Level::Alone(Some(Next::Node(list)))
        }
    }

    /// A list within a cell.
    fn pieces(&mut self, column: u32) -> Level<'de> {
        let Some(cell) = self.rows.cell(column) else {
            return Level::Alone(None);
        };
        if cell.shape != Shape::Escaped {
            return Level::Pieces { holder: Holder::Body, rest: Some((cell.from, cell.to)) };
        }
        self.unescaped = cell.content(self.rows.text()).into_owned();
        Level::Pieces { holder: Holder::Unescaped, rest: Some((0, self.unescaped.len())) }
    }

    pub(in super::super) fn next_item(&mut self) -> Result<Key<()>, DecodeError> {
        let next = match self.levels.last_mut().map(|open| &mut open.level) {
            Some(Level::Records) => self.rows.advance()?.then(|| self.record()),
            Some(Level::Items { base, next }) => {
                let item = self.items.get(*next).copied();
                *next += 1;
                if item.is_none() {
                    self.items.truncate(*base);
                }
                item.map(Next::Node)
            }
            Some(Level::Pieces { holder, rest: Some((from, to)) }) => {
                let (holder, from, to) = (*holder, *from, *to);
                let (piece, after) = self.piece(holder, from, to);
                if let Some(Open { level: Level::Pieces { rest, .. }, .. }) = self.levels.last_mut() {
                    *rest = after;
                }
                Some(piece)
            }
            Some(Level::Alone(value)) => value.take(),
            _ => None,
        };
        let Some(value) = next else {
            self.leave();
            return Ok(Key::End);
        };
        self.next = value;
        Ok(Key::Known(()))
    }

    /// The first item of a list within these bytes of a text, and what is left of them.
    fn piece(&self, holder: Holder, from: usize, to: usize) -> (Next, Option<(usize, usize)>) {
        let Some(separator) = self.csv.item_separator() else {
            return (Next::Piece(holder, from, to), None);
        };
        // A delimiter beyond ASCII could stand within a character.
        let text = self.held(holder).get(from..to).unwrap_or_default();
        let (item, rest) = match text.split_once(separator) {
            Some((item, rest)) => (item, Some((to - rest.len(), to))),
            None => (text, None),
        };
        let from = from + (item.len() - item.trim_start().len());
        (Next::Piece(holder, from, from + item.trim().len()), rest)
    }
}
