//! Lists.

use super::Decode;
use super::error::DecodeError;
use super::notice::NoticeKind;
use super::reader::Reader;
use super::source::Key;
use super::spelling::Spellings;
use super::trail::Frame;

/// What is wrong with a table that holds something else.
pub(super) const NO_COLUMN: &str = "no column has the name of a field";

/// What was found where a list should be.
struct OpenedList {
    /// Whether there is one; it is open now.
    entered: bool,
    /// How many of the items that are known belong to it.
    held: usize,
}

impl<'de> Reader<'de> {
    /// Reads a list. `null`, `""` and `false` are nothing. Items that say nothing are left out. What is there already is
    /// kept where the format writes the items of a list apart from each other, as XML does; otherwise the list takes its
    /// place.
    ///
    /// # Errors
    ///
    /// Where there is anything else, the list is nested too deep, or an item has an error.
    pub fn list<T>(
        &mut self,
        into: &mut Vec<T>,
        item: impl FnMut(&mut Self) -> Result<Option<T>, DecodeError>,
    ) -> Result<(), DecodeError> {
        let opened = self.open_list(into.len())?;
        into.truncate(opened.held);
        if opened.entered { self.items(into, item) } else { Ok(()) }
    }

    /// Reads a list of values that are read into their places. Otherwise like [`list`](Self::list).
    ///
    /// # Errors
    ///
    /// As for [`list`](Self::list).
    pub fn values<T: Decode>(&mut self, into: &mut Vec<T>) -> Result<(), DecodeError> {
        self.has_columns(T::FIELDS, T::SPELLINGS)?;
        let opened = self.open_list(into.len())?;
        into.truncate(opened.held);
        if !opened.entered {
            return Ok(());
        }
        while self.next_item()? {
            let mut item = None;
            T::decode_into(self, &mut item)?;
            match item {
                Some(item) => into.push(item),
                None => self.note(NoticeKind::NullItem),
            }
        }
        Ok(())
    }

    /// Whether the next value can be read as a list of objects with these fields.
    ///
    /// # Errors
    ///
    /// Where it is a table without any of these columns.
    pub fn has_columns(&self, fields: &'de [&'de str], spellings: &'de Spellings<'de>) -> Result<(), DecodeError> {
        if self.source.can_list(fields, spellings) {
            return Ok(());
        }
        Err(self.trail.locate(DecodeError::syntax(NO_COLUMN, self.source.offset())))
    }

    /// Reads a list that is told from none: `None` stays where there is nothing.
    ///
    /// # Errors
    ///
    /// As for [`list`](Self::list).
    pub fn nullable_list<T>(
        &mut self,
        into: &mut Option<Vec<T>>,
        item: impl FnMut(&mut Self) -> Result<Option<T>, DecodeError>,
    ) -> Result<(), DecodeError> {
        let opened = self.open_list(into.as_ref().map_or(0, Vec::len))?;
        if opened.held == 0 {
            *into = None;
        }
        if opened.entered { self.items(into.get_or_insert_default(), item) } else { Ok(()) }
    }

    /// Reads the items of a list that was entered. Little is done here, since this is compiled again for every type.
    fn items<T>(
        &mut self,
        into: &mut Vec<T>,
        mut item: impl FnMut(&mut Self) -> Result<Option<T>, DecodeError>,
    ) -> Result<(), DecodeError> {
        while self.next_item()? {
            // The question mark would move the item once more, and some are large.
            match item(self) {
                Ok(Some(value)) => into.push(value),
                Ok(None) => self.note(NoticeKind::NullItem),
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Enters a list, of which `held` items are known: some formats write the items of a list apart from each other.
    fn open_list(&mut self, held: usize) -> Result<OpenedList, DecodeError> {
        let opened = self.source.open_list();
        let part = self.source.is_part();
        if part {
            self.notices.is_part(&self.trail);
        }
        let held = if part { held } else { 0 };
        let entered = self.enter(opened, Frame::List { held, begun: held })?;
        Ok(OpenedList { entered, held })
    }

    /// Goes to the next item of the list; leaves it at the end.
    fn next_item(&mut self) -> Result<bool, DecodeError> {
        loop {
            match self.source.next_item() {
                Ok(Key::Known(())) => {
                    if let Frame::List { begun, .. } = &mut self.trail.top {
                        *begun += 1;
                    }
                    return Ok(true);
                }
                Ok(Key::End) => {
                    self.trail.leave();
                    return Ok(false);
                }
                Ok(Key::Unknown(at)) => self.no_item(at)?,
                Err(error) => return Err(self.trail.locate(error)),
            }
        }
    }

    /// Skips what is in a list and no item of it. It has no number, so that its name follows that of the list.
    #[cold]
    fn no_item(&mut self, at: usize) -> Result<(), DecodeError> {
        let list = std::mem::replace(&mut self.trail.top, Frame::Root);
        let skipped = self.pass(NoticeKind::UnknownItem, at);
        self.trail.top = list;
        skipped
    }
}
