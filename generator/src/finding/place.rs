//! Places in files.

use std::ops::Range;
use std::sync::Arc;

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Place {
    /// The file as it is shown: `specs/gogrid/list_images.yaml`, with forward slashes.
    pub file: Arc<str>,
    /// The bytes of the file's text.
    pub span: Range<usize>,
}

impl Place {
    /// The bytes `span` of `file`.
    #[must_use]
    pub fn new(file: Arc<str>, span: Range<usize>) -> Self {
        Self { file, span }
    }

    /// A file as a whole, or something that has no text at all: a folder, a file that cannot be read.
    #[must_use]
    pub fn whole(file: Arc<str>) -> Self {
        Self::new(file, 0..0)
    }
}

/// A place with a word about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub place: Place,
    /// What is said of it; may be empty.
    pub text: String,
}
