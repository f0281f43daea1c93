//! A file that was loaded, and places in it.

use std::ops::Range;
use std::sync::Arc;

use super::content::{locate, locate_all};
use super::node::Node;
use crate::finding::Place;

/// Something in a file that had to be passed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lost {
    /// The entry or item that is no longer what it was meant to be, in bytes.
    pub span: Range<usize>,
    /// The key of the file that it stands below.
    pub below: String,
}

/// Keys of files under which nothing stands that samples are held against, or that other files refer to.
const ASIDE: &[&str] = &[
    "contradictions",
    "deprecated",
    "description",
    "notes",
    "operation",
    "paging",
    "provider",
    "roles",
    "samples",
    "scope",
    "silenced",
    "since",
    "source",
    "summary",
];

impl Lost {
    /// Whether something else may be wrong only because this was lost.
    #[must_use]
    pub fn matters(&self) -> bool {
        !is_aside(&self.below)
    }
}

/// Whether what stands below a key of a file matters to nothing else than itself.
pub(crate) fn is_aside(key: &str) -> bool {
    ASIDE.contains(&key)
}

/// A file that was loaded: what it says, and where it says it.
#[derive(Debug, Clone)]
pub struct File<T> {
    /// The file as it is shown: `specs/gogrid/list_images.yaml`, with forward slashes.
    pub path: Arc<str>,
    /// The file's name without `.yaml`.
    pub stem: String,
    /// Its text.
    pub text: Arc<str>,
    /// Its tree; without what was lost.
    pub tree: Node,
    /// What it says that had to be passed over, because it is wrong.
    pub lost: Vec<Lost>,
    /// What it says.
    pub spec: T,
}

impl<T> File<T> {
    /// The place of the key at a path, `["query", "isPublic"]` for instance; of the item, where the path ends in an
    /// index of a list, which is written as a decimal number.
    ///
    /// Of a path that leads nowhere, the place of the nearest ancestor that exists is given: what is missing is
    /// reported where it should be.
    pub fn key<'a>(&self, path: impl IntoIterator<Item = &'a str>) -> Place {
        let (key, value, _) = self.walk(path);
        self.place(key.unwrap_or(value).span.clone())
    }

    /// The place of the value at a path, or of the key of the nearest ancestor that exists.
    pub fn value<'a>(&self, path: impl IntoIterator<Item = &'a str>) -> Place {
        let (key, value, found) = self.walk(path);
        self.place(key.filter(|_| !found || value.is_blank()).unwrap_or(value).span.clone())
    }

    /// The place of some bytes of the content of the scalar at a path.
    ///
    /// They are bytes of what the scalar means, without indentation, quotes and escapes; the place is where they were
    /// read from. Where there is no scalar, it is that of the [`value`](Self::value).
    pub fn inside<'a>(&self, path: impl IntoIterator<Item = &'a str>, range: Range<usize>) -> Place {
        let (key, value, found) = self.walk(path);
        match value.scalar() {
            Some(scalar) if found => self.place(locate(&self.text, scalar, &range)),
            _ => self.place(key.filter(|_| !found).unwrap_or(value).span.clone()),
        }
    }

    /// The places of some ranges of bytes of the content of the scalar at a path, as [`inside`](Self::inside) gives
    /// each. Many are found as fast as one.
    pub fn inside_each<'a>(&self, path: impl IntoIterator<Item = &'a str>, ranges: &[Range<usize>]) -> Vec<Place> {
        let (key, value, found) = self.walk(path);
        let located = match value.scalar() {
            Some(scalar) if found => locate_all(&self.text, scalar, ranges),
            _ => vec![key.filter(|_| !found).unwrap_or(value).span.clone(); ranges.len()],
        };
        located.into_iter().map(|span| self.place(span)).collect()
    }

    /// The place of the file as a whole.
    #[must_use]
    pub fn start(&self) -> Place {
        Place::whole(Arc::clone(&self.path))
    }

    fn place(&self, span: Range<usize>) -> Place {
        Place::new(Arc::clone(&self.path), span)
    }

    /// Follows a path as far as it leads: the last key, the last value, and whether that is its end.
    fn walk<'a>(&self, path: impl IntoIterator<Item = &'a str>) -> (Option<&Node>, &Node, bool) {
        let mut at = (None, &self.tree);
        for step in path {
            match at.1.child(step) {
                Some(child) => at = child,
                None => return (at.0, at.1, false),
            }
        }
        (at.0, at.1, true)
    }
}
