//! Start tags and their attributes.
//!
//! The parser tells where a tag ends; what is in it is looked at here, once for every tag, so that a malformed tag is an
//! error even where nobody reads its attributes.

use super::super::error::DecodeError;
use super::names::Name;
use super::text;

const NAME: &str = "a name is malformed";
const UNSPACED: &str = "white space is missing before an attribute";
const NO_VALUE: &str = "an attribute has no value";
const UNQUOTED: &str = "the value of an attribute is not in quotes";
const UNENDED: &str = "the value of an attribute does not end";
const ANGLE: &str = "the value of an attribute holds a `<`";

/// A start tag.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tag {
    /// The byte of its `<`.
    pub(super) start: usize,
    /// The name of the field that the element is: its own, or that which an attribute says.
    pub(super) name: Name,
    /// Where its own name ends, and its attributes start.
    pub(super) attributes: usize,
    /// Where its attributes end.
    pub(super) end: usize,
    /// What its own name says of it.
    pub(super) element: Element,
    /// Whether an attribute says that this is a list.
    pub(super) array: bool,
    /// Whether an attribute says that there is nothing.
    pub(super) nil: bool,
    /// Whether some attributes are fields.
    pub(super) fields: bool,
}

/// What an element stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Element {
    /// What its name says.
    Named,
    /// A field that an attribute names.
    Field,
    /// An object, whatever it is of.
    Object,
    /// A list.
    List,
}

impl Tag {
    /// What is there before a tag is read.
    pub(super) const NONE: Self = Self {
        start: 0,
        name: Name { from: 0, to: 0, prefix: None, verbatim: true },
        attributes: 0,
        end: 0,
        element: Element::Named,
        array: false,
        nil: false,
        fields: false,
    };

    /// Whether the element is a list, by its name or by an attribute.
    pub(super) fn is_list(&self) -> bool {
        self.array || self.element == Element::List
    }

    /// Where the attributes start, if some of them are fields, and otherwise their end.
    pub(super) const fn first_field(&self) -> usize {
        if self.fields { self.attributes } else { self.end }
    }
}

/// An attribute: where its parts are.
#[derive(Debug, Clone, Copy)]
pub(super) struct Attribute {
    pub(super) name: usize,
    /// Where the name goes on behind its prefix.
    pub(super) local: usize,
    pub(super) name_end: usize,
    /// The value, without quotes.
    pub(super) from: usize,
    pub(super) to: usize,
    /// Whether the value is what is written.
    pub(super) verbatim: bool,
}

impl Attribute {
    /// The byte behind the attribute.
    pub(super) const fn end(&self) -> usize {
        self.to + 1
    }
}

/// Whether a byte in a name may need attention: it ends the name or its prefix, or does not belong there. Characters beyond
/// ASCII are not looked at.
const IN_NAMES: [bool; 256] = table(b" !\"#$%&'()*+,/:;<=>?@[\\]^`{|}~");

/// Whether a byte in the value of an attribute may need attention.
const IN_VALUES: [bool; 256] = table(b"\"'&<");

/// A table of these bytes and the control characters.
const fn table(bytes: &[u8]) -> [bool; 256] {
    let mut table = [false; 256];
    let mut index = 0;
    while index < 0x20 {
        table[index] = true;
        index += 1;
    }
    index = 0;
    while index < bytes.len() {
        table[bytes[index] as usize] = true;
        index += 1;
    }
    table
}

const fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}

/// The first byte from `at` on that is no white space.
#[inline]
pub(super) fn pass_space(bytes: &[u8], mut at: usize) -> usize {
    while bytes.get(at).is_some_and(|byte| is_space(*byte)) {
        at += 1;
    }
    at
}

/// The name at `at`: where it goes on behind its prefix, and where it ends.
#[inline]
pub(super) fn name(bytes: &[u8], at: usize) -> Result<(usize, usize), DecodeError> {
    let mut local = at;
    let mut end = at;
    loop {
        while bytes.get(end).is_some_and(|byte| !IN_NAMES[usize::from(*byte)]) {
            end += 1;
        }
        match bytes.get(end) {
            None | Some(b' ' | b'\t' | b'\n' | b'\r' | b'=' | b'/' | b'>') => break,
            Some(b':') => {
                end += 1;
                if local == at {
                    local = end;
                }
            }
            Some(_) => return Err(DecodeError::syntax(NAME, at)),
        }
    }
    let starts_badly = matches!(bytes.get(local), Some(b'0'..=b'9' | b'-' | b'.'));
    if local == end || starts_badly {
        return Err(DecodeError::syntax(NAME, at));
    }
    Ok((local, end))
}

/// The attribute that follows at `at`, in a tag whose attributes end at `end`; `None` where there is none.
#[inline]
pub(super) fn attribute(text: &str, at: usize, end: usize) -> Result<Option<Attribute>, DecodeError> {
    let bytes = &text.as_bytes()[..end];
    let start = pass_space(bytes, at);
    if start == end {
        return Ok(None);
    }
    if start == at {
        return Err(DecodeError::syntax(UNSPACED, at));
    }
    let (local, name_end) = name(bytes, start)?;
    let equals = pass_space(bytes, name_end);
    if bytes.get(equals) != Some(&b'=') {
        return Err(DecodeError::syntax(NO_VALUE, start));
    }
    let opening = pass_space(bytes, equals + 1);
    let Some(quote @ (b'"' | b'\'')) = bytes.get(opening).copied() else {
        return Err(DecodeError::syntax(UNQUOTED, opening));
    };
    let from = opening + 1;
    let (to, verbatim) = value(text, from, end, quote)?;
    Ok(Some(Attribute { name: start, local, name_end, from, to, verbatim }))
}

/// Where the value ends that starts at `from`, and whether it is what is written.
#[inline]
pub(super) fn value(text: &str, from: usize, end: usize, quote: u8) -> Result<(usize, bool), DecodeError> {
    let bytes = &text.as_bytes()[..end];
    let mut verbatim = true;
    let mut at = from;
    loop {
        while bytes.get(at).is_some_and(|byte| !IN_VALUES[usize::from(*byte)]) {
            at += 1;
        }
        match bytes.get(at) {
            Some(&byte) if byte == quote => return Ok((at, verbatim)),
            Some(b'&') => {
                verbatim = false;
                at = text::reference(text, at, end)?.1;
                continue;
            }
            Some(b'<') => return Err(DecodeError::syntax(ANGLE, at)),
            Some(byte) => verbatim &= *byte >= b' ',
            None => return Err(DecodeError::syntax(UNENDED, from - 1)),
        }
        at += 1;
    }
}
