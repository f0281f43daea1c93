//! What goes wrong when a body is read.

use std::fmt;

/// How deep values may be nested.
pub(super) const DEPTH: usize = 128;

/// Why a body could not be read: the path of the value, its place in the body, and the reason.
///
/// It is as small as a pointer, since every reading function returns it. It never holds a value of
/// the body, which could be a secret; only names of fields and keys of maps are shown.
///
/// ```text
/// list[0].os.id: expected an integer, found a string that is not a number, at byte 123
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct DecodeError(Box<Inner>);

#[derive(Clone, PartialEq, Eq)]
struct Inner {
    path: String,
    offset: usize,
    kind: DecodeErrorKind,
}

/// The reason of a [`DecodeError`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum DecodeErrorKind {
    /// The body is malformed or ends too early.
    Syntax {
        /// What is wrong, as `expected a comma or the end of the object`.
        problem: &'static str,
    },
    /// The body is not UTF-8.
    Utf8,
    /// Values are nested deeper than 128 levels.
    TooDeep,
    /// A value of another kind was expected, as an object where a number should be.
    Type {
        /// What was expected, as `an integer`.
        expected: &'static str,
        /// What is there, as `an object`.
        found: &'static str,
    },
    /// The kind of the value fits, its content does not, as the text `maybe` for a boolean.
    Value {
        /// What was expected, as `an integer`.
        expected: &'static str,
        /// What is there, as `a number with a fraction`.
        found: &'static str,
    },
    /// A value that must be there is not, or says nothing.
    Missing,
}

impl DecodeError {
    /// An error without a path; the reader adds it.
    #[cold]
    #[inline(never)]
    pub(crate) fn new(kind: DecodeErrorKind, offset: usize) -> Self {
        Self(Box::new(Inner { path: String::new(), offset, kind }))
    }

    #[cold]
    pub(crate) fn syntax(problem: &'static str, offset: usize) -> Self {
        Self::new(DecodeErrorKind::Syntax { problem }, offset)
    }

    /// The same error, of the value at `path`.
    #[cold]
    pub(crate) fn with_path(mut self, path: String) -> Self {
        self.0.path = path;
        self
    }

    /// The same error, at another byte: texts are decoded from other encodings.
    #[cold]
    pub(crate) fn with_offset(mut self, offset: usize) -> Self {
        self.0.offset = offset;
        self
    }

    /// Where the value is, as `list[0].os.id`; empty for the whole body. An error of syntax has the
    /// path of the value that was read last.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.0.path
    }

    /// The byte of the body, counted from 0, where the value starts or the syntax is broken.
    #[must_use]
    pub fn offset(&self) -> usize {
        self.0.offset
    }

    /// The reason.
    #[must_use]
    pub fn kind(&self) -> DecodeErrorKind {
        self.0.kind
    }
}

impl fmt::Display for DecodeErrorKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Syntax { problem } => formatter.write_str(problem),
            Self::Utf8 => formatter.write_str("the text is not UTF-8"),
            Self::TooDeep => write!(formatter, "nested deeper than {DEPTH} levels"),
            Self::Type { expected, found } | Self::Value { expected, found } => {
                write!(formatter, "expected {expected}, found {found}")
            }
            Self::Missing => formatter.write_str("a required value is missing"),
        }
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Inner { path, offset, kind } = &*self.0;
        if !path.is_empty() {
            write!(formatter, "{path}: ")?;
        }
        write!(formatter, "{kind}, at byte {offset}")
    }
}

impl fmt::Debug for DecodeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("DecodeError")
            .field("path", &self.0.path)
            .field("offset", &self.0.offset)
            .field("kind", &self.0.kind)
            .finish()
    }
}

impl std::error::Error for DecodeError {}
