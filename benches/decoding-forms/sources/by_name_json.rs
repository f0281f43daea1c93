//! What form c1 needs of JSON; see `by_name.rs`.

use super::super::error::DecodeError;
use super::Json;

impl<'de> Json<'de> {
    #[inline]
    pub(in super::super) fn next_borrowed_key<'s>(
        &mut self,
        scratch: &'s mut String,
    ) -> Result<Option<&'s str>, DecodeError>
    where
        'de: 's,
    {
        if !self.next_name()? {
            return Ok(None);
        }
        let name = self.text(scratch)?;
        self.colon()?;
        Ok(Some(name))
    }
}
