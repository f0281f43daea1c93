//! Objects whose names are data.

use std::collections::BTreeMap;

use super::error::DecodeError;
use super::notice::NoticeKind;
use super::reader::Reader;
use super::source::Key;
use super::spelling::Spellings;
use super::trail::Frame;

impl Reader<'_> {
    /// Reads an object whose names are data, which takes the place of what is there. `null`, `""`, `false` and an
    /// empty list are nothing. Entries that say nothing are left out; of several entries with the same
    /// key the last one counts, which is noticed as [`NoticeKind::Duplicate`].
    ///
    /// # Errors
    ///
    /// Where there is anything else, the object is nested too deep, or an entry has an error.
    pub fn map<T>(
        &mut self,
        into: &mut BTreeMap<String, T>,
        item: impl FnMut(&mut Self) -> Result<Option<T>, DecodeError>,
    ) -> Result<(), DecodeError> {
        into.clear();
        if self.open_map()? { self.entries(into, item) } else { Ok(()) }
    }

    /// Reads a map that is told from none: `None` stays where there is nothing.
    ///
    /// # Errors
    ///
    /// As for [`map`](Self::map).
    pub fn nullable_map<T>(
        &mut self,
        into: &mut Option<BTreeMap<String, T>>,
        item: impl FnMut(&mut Self) -> Result<Option<T>, DecodeError>,
    ) -> Result<(), DecodeError> {
        *into = None;
        if self.open_map()? { self.entries(into.insert(BTreeMap::new()), item) } else { Ok(()) }
    }

    /// Reads the entries of a map that was entered.
    fn entries<T>(
        &mut self,
        into: &mut BTreeMap<String, T>,
        mut item: impl FnMut(&mut Self) -> Result<Option<T>, DecodeError>,
    ) -> Result<(), DecodeError> {
        while self.next_entry()? {
            if self.notices.is_watching() && self.trail.keys.last().is_some_and(|key| into.contains_key(key)) {
                self.duplicate();
            }
            if let Some(value) = item(self)? {
                into.insert(self.take_key(), value);
            } else {
                self.note(NoticeKind::NullItem);
                into.remove(&self.take_key());
            }
        }
        Ok(())
    }

    fn open_map(&mut self) -> Result<bool, DecodeError> {
        let opened = self.source.open_object(&[], Spellings::NONE);
        let opened = self.enter(opened, Frame::Map { keyed: false })?;
        if opened {
            self.trail.keys.push(String::new());
        }
        Ok(opened)
    }

    /// Goes to the next entry of the map; leaves it at the end.
    fn next_entry(&mut self) -> Result<bool, DecodeError> {
        loop {
            match self.source.next_key() {
                Ok(Key::Known(key)) => {
                    self.set_keyed(true);
                    if let Some(current) = self.trail.keys.last_mut() {
                        *current = key;
                    }
                    return Ok(true);
                }
                Ok(Key::End) => {
                    self.trail.keys.pop();
                    self.trail.leave();
                    return Ok(false);
                }
                Ok(Key::Unknown(at)) => {
                    self.set_keyed(false);
                    self.unknown(at)?;
                }
                Err(error) => return Err(self.trail.locate(error)),
            }
        }
    }

    /// Says whether an entry of the map is being read.
    fn set_keyed(&mut self, value: bool) {
        if let Frame::Map { keyed } = &mut self.trail.top {
            *keyed = value;
        }
    }

    fn take_key(&mut self) -> String {
        self.set_keyed(false);
        self.trail.keys.last_mut().map(std::mem::take).unwrap_or_default()
    }
}
