//! What form c3 needs of the reader, and nobody else: values that are put in their places by the
//! runtime, not by generated code. `measure` adds it to its copy of the runtime.

use super::{Decode, DecodeError, Flag, Form, Reader};

impl Reader<'_> {
    pub fn put_string(&mut self, place: &mut Option<String>) -> Result<(), DecodeError> {
        *place = self.string()?;
        Ok(())
    }

    pub fn put_integer(&mut self, place: &mut Option<i64>, form: Form) -> Result<(), DecodeError> {
        *place = self.integer(form)?;
        Ok(())
    }

    pub fn put_number(&mut self, place: &mut Option<f64>, form: Form) -> Result<(), DecodeError> {
        *place = self.number(form)?;
        Ok(())
    }

    pub fn put_boolean(&mut self, place: &mut Option<bool>, form: Flag) -> Result<(), DecodeError> {
        *place = self.boolean(form)?;
        Ok(())
    }

    pub fn put<T: Decode>(&mut self, place: &mut Option<T>) -> Result<(), DecodeError> {
        *place = T::decode(self)?;
        Ok(())
    }
}
