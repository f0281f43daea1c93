//! The fault in the body of a response, in whatever format it came.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::decode::{DecodeError, Reader, Spellings};
use crate::fault::{Fault, FaultShape};
use crate::format::{Content, FormatDetails};
use crate::operation::DocumentedFault;
use crate::redact::Redactor;

/// What a server said of a failure.
pub(super) struct Said<'a> {
    pub(super) content: &'a Content<'a>,
    /// What the body is in, where that is known.
    pub(super) format: Option<&'a FormatDetails<'a>>,
    pub(super) redactor: &'a Arc<Redactor>,
}

impl Said<'_> {
    /// Reads the body without the secrets that it repeats.
    fn read(
        &self,
        payload: Option<&'static str>,
        read: &mut dyn FnMut(&mut Reader<'_>) -> Result<(), DecodeError>,
    ) -> Option<()> {
        let read = self.format?.read(self.content, payload, &mut |reader| {
            reader.redact(self.redactor);
            read(reader)
        });
        read.ok()
    }
}

/// The fault that the body holds, or else the one that is documented for the status. What the body calls it counts
/// more than the status, where the name is documented; a name that is not says less than a status that is.
pub(super) fn find<F: Fault>(said: &Said<'_>, documented: Option<&DocumentedFault>) -> Option<F> {
    let Some((mut fault, name)) = read_fault::<F>(said) else {
        // One without a name, of which nothing was read, would say nothing.
        return documented.map(|documented| unread_fault::<F>(said, documented)).filter(|fault| *fault != F::default());
    };
    let name = name.as_deref();
    let known = name.filter(|name| F::NAMES.contains(name));
    if let Some(kind) = known.or(documented.and_then(|documented| documented.name)).or(name) {
        fault.set_kind(kind);
    }
    Some(fault)
}

/// A documented fault whose body is no structure; maybe a text.
fn unread_fault<F: Fault>(said: &Said<'_>, documented: &DocumentedFault) -> F {
    let mut fault = F::default();
    if let Some(name) = documented.name {
        fault.set_kind(name);
    }
    if documented.text {
        let text = said.redactor.body_text(said.content).unwrap_or_default();
        let text = text.trim();
        // What begins with a tag is the page of something in front of the server.
        if !text.is_empty() && !text.starts_with('<') {
            fault.set_message(text.to_owned());
        }
    }
    fault
}

/// The fault that a body holds, if it holds one where the provider puts it, and what the body calls it.
fn read_fault<F: Fault>(said: &Said<'_>) -> Option<(F, Option<String>)> {
    let (mut fault, key) = match F::SHAPE {
        FaultShape::Body => (read_whole::<F>(said)?, None),
        FaultShape::Named => read_named(said)?,
        FaultShape::Key(fields) => (read_keyed(said, fields)?, None),
    };
    // An object that says nothing a fault would say is none. Any field counts: not all faults have a name or a message.
    if fault == F::default() {
        return None;
    }
    if let Some(key) = &key {
        fault.set_name(key);
    }
    let name = key.or_else(|| fault.name().map(str::to_owned));
    Some((fault, name.filter(|name| !name.is_empty())))
}

/// The fault that is the body.
fn read_whole<F: Fault>(said: &Said<'_>) -> Option<F> {
    let mut fault = None;
    said.read(None, &mut |reader| F::decode(reader).map(|read| fault = read))?;
    fault
}

/// The fault under the one key of the body, which is its name.
fn read_named<F: Fault>(said: &Said<'_>) -> Option<(F, Option<String>)> {
    let mut faults = BTreeMap::new();
    said.read(None, &mut |reader| reader.map(&mut faults, F::decode))?;
    let (name, fault) = faults.pop_first().filter(|_| faults.is_empty())?;
    Some((fault, Some(name)))
}

/// The fault, or the first of several, under a key of the body.
fn read_keyed<F: Fault>(said: &Said<'_>, fields: &'static [&'static str; 1]) -> Option<F> {
    let key = (fields, F::SPELLED);
    let mut faults = Vec::new();
    let listed = read_key(said, key, &mut |reader| reader.values(&mut faults));
    if listed.is_none() {
        faults.clear();
        read_key(said, key, &mut |reader| F::decode(reader).map(|fault| faults.extend(fault)))?;
    }
    faults.into_iter().next()
}

/// Reads the value of the one key, which has maybe a spelling of its own.
fn read_key(
    said: &Said<'_>,
    (fields, spelled): (&'static [&'static str; 1], &'static Spellings<'static>),
    read: &mut dyn FnMut(&mut Reader<'_>) -> Result<(), DecodeError>,
) -> Option<()> {
    said.read(Some(fields[0]), &mut |reader| {
        if reader.object_with(fields, spelled)? {
            while reader.field()?.is_some() {
                read(reader)?;
            }
        }
        Ok(())
    })
}
