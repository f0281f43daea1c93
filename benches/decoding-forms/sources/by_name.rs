//! What form c1 needs of the reader, and nobody else: names as texts. `measure` adds it to its copy
//! of the runtime.

use super::error::DecodeError;
use super::reader::Reader;
use super::source::Source;
use super::spelling::Spellings;
use super::trail::Frame;

impl Reader<'_> {
    /// Enters an object.
    pub fn open_names(&mut self) -> Result<bool, DecodeError> {
        let opened = self.source.open_object(&[], Spellings::NONE);
        self.enter(opened, Frame::object(&[]))
    }

    /// The next name of the object.
    pub fn name(&mut self) -> Result<Option<&str>, DecodeError> {
        match self.source.next_name(&mut self.scratch) {
            Ok(Some(name)) => Ok(Some(name)),
            Ok(None) => {
                self.trail.leave();
                Ok(None)
            }
            Err(error) => Err(self.trail.locate(error)),
        }
    }
}

impl<'de> Source<'de> {
    #[inline]
    fn next_name<'s>(&mut self, scratch: &'s mut String) -> Result<Option<&'s str>, DecodeError>
    where
        'de: 's,
    {
        match self {
            Self::Json(json) => json.next_borrowed_key(scratch),
        }
    }
}
