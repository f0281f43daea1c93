//! The fault in the body of a response, in whatever format it came.

use std::collections::BTreeMap;

use crate::decode::{DecodeError, Reader, Spellings};
use crate::fault::{Fault, FaultShape};
use crate::format::{Content, FormatDetails};
use crate::operation::DocumentedFault;

/// The fault that the body holds, or else the one that is documented for the status. What the body calls it counts
/// more than the status, where the name is documented; a name that is not says less than a status that is.
pub(super) fn find<F: Fault>(
    content: &Content<'_>,
    format: Option<&FormatDetails>,
    documented: Option<&DocumentedFault>,
) -> Option<F> {
    let Some((mut fault, name)) = format.and_then(|format| read_fault::<F>(content, format)) else {
        return documented.map(|documented| unread_fault(content.body, documented));
    };
    let name = name.as_deref();
    let known = name.filter(|name| F::NAMES.contains(name));
    if let Some(kind) = known.or(documented.map(|documented| documented.name)).or(name) {
        fault.set_kind(kind);
    }
    Some(fault)
}

/// A documented fault whose body is no structure; maybe a text.
fn unread_fault<F: Fault>(body: &[u8], documented: &DocumentedFault) -> F {
    let mut fault = F::default();
    fault.set_kind(documented.name);
    let text = String::from_utf8_lossy(body);
    let text = text.trim();
    // What begins with a tag is the page of something in front of the server.
    if documented.text && !text.is_empty() && !text.starts_with('<') {
        fault.set_message(text.to_owned());
    }
    fault
}

/// The fault that a body holds, if it holds one where the provider puts it, and what the body calls it.
fn read_fault<F: Fault>(content: &Content<'_>, format: &FormatDetails) -> Option<(F, Option<String>)> {
    let (mut fault, key) = match F::SHAPE {
        FaultShape::Body => (read_whole::<F>(content, format)?, None),
        FaultShape::Named => read_named(content, format)?,
        FaultShape::Key(fields) => (read_keyed(content, format, fields)?, None),
    };
    // An object that says nothing a fault would say is none.
    if fault.name().is_none() && fault.message().is_none() {
        return None;
    }
    if let Some(key) = &key {
        fault.set_name(key);
    }
    let name = key.or_else(|| fault.name().map(str::to_owned));
    Some((fault, name.filter(|name| !name.is_empty())))
}

/// The fault that is the body.
fn read_whole<F: Fault>(content: &Content<'_>, format: &FormatDetails) -> Option<F> {
    let mut fault = None;
    let read = format.read(content, None, &mut |reader| F::decode(reader).map(|read| fault = read));
    read.ok().and(fault)
}

/// The fault under the one key of the body, which is its name.
fn read_named<F: Fault>(content: &Content<'_>, format: &FormatDetails) -> Option<(F, Option<String>)> {
    let mut faults = BTreeMap::new();
    format.read(content, None, &mut |reader| reader.map(&mut faults, F::decode)).ok()?;
    let (name, fault) = faults.pop_first().filter(|_| faults.is_empty())?;
    Some((fault, Some(name)))
}

/// The fault, or the first of several, under a key of the body.
fn read_keyed<F: Fault>(
    content: &Content<'_>,
    format: &FormatDetails,
    fields: &'static [&'static str; 1],
) -> Option<F> {
    let key = (fields, F::SPELLED);
    let mut faults = Vec::new();
    let listed = read_key(content, format, key, &mut |reader| reader.values(&mut faults));
    if listed.is_err() {
        faults.clear();
        read_key(content, format, key, &mut |reader| F::decode(reader).map(|fault| faults.extend(fault))).ok()?;
    }
    faults.into_iter().next()
}

/// Reads the value of the one key, which has maybe a spelling of its own.
fn read_key(
    content: &Content<'_>,
    format: &FormatDetails,
    (fields, spelled): (&'static [&'static str; 1], &'static Spellings),
    read: &mut dyn FnMut(&mut Reader<'_>) -> Result<(), DecodeError>,
) -> Result<(), DecodeError> {
    format.read(content, Some(fields[0]), &mut |reader| {
        if reader.object_with(fields, spelled)? {
            while reader.field()?.is_some() {
                read(reader)?;
            }
        }
        Ok(())
    })
}
