//! The fault in the body of a response, in whatever format it came.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::read::{FaultDetails, ReadFault};
use crate::decode::{DecodeError, Read, Reader};
use crate::fault::FaultShape;
use crate::format::{Content, FormatDetails};
use crate::operation::DocumentedFault;
use crate::redact::Redactor;

/// What a server said of a failure.
pub(super) struct Said<'s, 'a> {
    pub(super) content: &'s Content<'s>,
    /// What the body is in, where that is known.
    pub(super) format: Option<&'s FormatDetails<'s>>,
    pub(super) redactor: &'s Arc<Redactor>,
    pub(super) details: &'s FaultDetails<'a>,
}

impl<'a> Said<'_, 'a> {
    /// Finds the fault that the body holds, or else the one that is documented for the status. What the body calls it
    /// counts more than the status, where the name is documented; a name that is not says less than a status that is.
    pub(super) fn find(&self, documented: Option<&DocumentedFault<'_>>, fault: &mut dyn ReadFault<'a>) {
        fault.forget();
        let Some(name) = self.read_fault(fault) else {
            fault.forget();
            if let Some(documented) = documented {
                self.unread_fault(documented, fault);
            }
            // One without a name, of which nothing was read, would say nothing.
            if fault.says_nothing() {
                fault.forget();
            }
            return;
        };
        let name = Some(name.as_str()).filter(|name| !name.is_empty());
        let known = name.filter(|name| self.details.names.contains(name));
        if let Some(kind) = known.or(documented.and_then(|documented| documented.name)).or(name) {
            fault.set_kind(kind);
        }
    }

    /// A documented fault whose body is no structure; maybe a text.
    fn unread_fault(&self, documented: &DocumentedFault<'_>, fault: &mut dyn ReadFault<'a>) {
        if let Some(name) = documented.name {
            fault.set_kind(name);
        }
        if documented.text {
            let text = self.redactor.body_text(self.content).unwrap_or_default();
            let text = text.trim();
            // What begins with a tag is the page of something in front of the server.
            if !text.is_empty() && !text.starts_with('<') {
                fault.set_message(text.to_owned());
            }
        }
    }

    /// Reads the fault that a body holds, if it holds one where the provider puts it, and gives what the body calls it,
    /// which may be nothing.
    fn read_fault(&self, fault: &mut dyn ReadFault<'a>) -> Option<String> {
        let key = match self.details.shape {
            FaultShape::Body => {
                self.read(None, &mut Whole(fault))?;
                None
            }
            FaultShape::Named => {
                let mut named = Named { fault, names: BTreeMap::new() };
                self.read(None, &mut named)?;
                let (name, _) = named.names.pop_first().filter(|_| named.names.is_empty())?;
                Some(name)
            }
            FaultShape::Key(fields) => {
                let mut keyed = Keyed { fault, details: self.details, fields, is_list: true };
                if self.read(Some(fields[0]), &mut keyed).is_none() {
                    keyed.fault.forget();
                    keyed.is_list = false;
                    self.read(Some(fields[0]), &mut keyed)?;
                }
                None
            }
        };
        // An object that says nothing a fault would say is none.
        if fault.says_nothing() {
            return None;
        }
        if let Some(key) = &key {
            fault.set_name(key);
        }
        Some(key.or_else(|| fault.name().map(str::to_owned)).unwrap_or_default())
    }

    /// Reads the body without the secrets that it repeats.
    fn read(&self, payload: Option<&str>, read: &mut dyn Read<'a>) -> Option<()> {
        self.format?.read(self.content, payload, &mut Redacted { redactor: self.redactor, read }).ok()
    }
}

/// A body out of which no secret comes.
struct Redacted<'s, 'a> {
    redactor: &'s Arc<Redactor>,
    read: &'s mut dyn Read<'a>,
}

impl<'a> Read<'a> for Redacted<'_, 'a> {
    fn read<'de>(&mut self, reader: &mut Reader<'de>) -> Result<(), DecodeError>
    where
        'a: 'de,
    {
        reader.redact(self.redactor);
        self.read.read(reader)
    }
}

/// The fault that is the body.
struct Whole<'s, 'a>(&'s mut dyn ReadFault<'a>);

impl<'a> Read<'a> for Whole<'_, 'a> {
    fn read<'de>(&mut self, reader: &mut Reader<'de>) -> Result<(), DecodeError>
    where
        'a: 'de,
    {
        self.0.read(reader).map(|_| ())
    }
}

/// The fault under the one key of the body, which is its name.
struct Named<'s, 'a> {
    fault: &'s mut dyn ReadFault<'a>,
    /// The names of all that is there.
    names: BTreeMap<String, bool>,
}

impl<'a> Read<'a> for Named<'_, 'a> {
    fn read<'de>(&mut self, reader: &mut Reader<'de>) -> Result<(), DecodeError>
    where
        'a: 'de,
    {
        let Self { fault, names } = self;
        reader.map(names, |reader| {
            // Of several under one key, the last one counts.
            fault.forget();
            Ok(Some(fault.read(reader)?).filter(|is_there| *is_there))
        })
    }
}

/// The fault, or the first of several, under a key of the body, which has maybe a spelling of its own.
struct Keyed<'s, 'a> {
    fault: &'s mut dyn ReadFault<'a>,
    details: &'s FaultDetails<'a>,
    fields: &'a [&'a str; 1],
    is_list: bool,
}

impl<'a> Read<'a> for Keyed<'_, 'a> {
    fn read<'de>(&mut self, reader: &mut Reader<'de>) -> Result<(), DecodeError>
    where
        'a: 'de,
    {
        let FaultDetails { spelled, fields, spellings, .. } = *self.details;
        if !reader.object_with(self.fields, spelled)? {
            return Ok(());
        }
        while reader.field()?.is_some() {
            if self.is_list {
                reader.has_columns(fields, spellings)?;
                reader.list(&mut Vec::new(), |reader| Ok(self.fault.read(reader)?.then_some(())))?;
            } else {
                self.fault.read(reader)?;
            }
        }
        Ok(())
    }
}
