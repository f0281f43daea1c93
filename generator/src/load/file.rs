//! A file that was loaded, and places in it.

use std::ops::{Deref, Range};
use std::sync::Arc;

use super::content::{locate, locate_all};
use super::node::{Kind, Node};
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
    /// The file's name without `.yaml`.
    pub stem: String,
    /// Its text, with the place of everything in it.
    pub source: Arc<Source>,
    /// What it says that had to be passed over, because it is wrong.
    pub lost: Vec<Lost>,
    /// What it says.
    pub spec: T,
}

/// The text of a file, with the place of everything in it.
#[derive(Debug)]
pub struct Source {
    /// The file as it is shown: `specs/gogrid/list_images.yaml`, with forward slashes.
    pub path: Arc<str>,
    /// Its text.
    pub text: Arc<str>,
    /// Its tree; without what was lost.
    pub tree: Node,
}

impl<T> File<T> {
    /// The top of the file.
    #[must_use]
    pub fn top(&self) -> Site {
        Site { source: Arc::clone(&self.source), steps: Vec::new(), is_found: true }
    }
}

impl<T> Deref for File<T> {
    type Target = Source;

    fn deref(&self) -> &Source {
        &self.source
    }
}

impl Source {
    /// The place of the file as a whole.
    #[must_use]
    pub fn start(&self) -> Place {
        Place::whole(Arc::clone(&self.path))
    }

    fn place(&self, span: Range<usize>) -> Place {
        Place::new(Arc::clone(&self.path), span)
    }
}

/// A node of a file, from which the places of what stands below it are found.
///
/// It outlives the spec that was made of the file, and is cheap to clone, so that whatever is made of the spec can say
/// where it was written.
#[derive(Debug, Clone)]
pub struct Site {
    source: Arc<Source>,
    /// The way from the top: the indices of entries and items.
    steps: Vec<u32>,
    /// Whether there is a node. Otherwise this is its nearest ancestor: what is missing is reported where it should be.
    is_found: bool,
}

impl Site {
    /// A node below this one: under a key, or at the index of a list in decimal.
    #[must_use]
    pub fn at(&self, step: &str) -> Self {
        let below = self.is_found.then(|| self.node().1.position(step)).flatten();
        self.below(below)
    }

    /// The entry of a mapping, or the item of a list, at an index; `key` is the key of the entry.
    #[must_use]
    pub fn nth(&self, index: usize, key: &str) -> Self {
        match &self.node().1.kind {
            Kind::Mapping(entries) if entries.get(index).and_then(|entry| entry.key.text()) != Some(key) => {
                self.at(key)
            }
            Kind::Mapping(_) => self.below(Some(index)),
            _ => self.at(key),
        }
    }

    /// An item of a list.
    #[must_use]
    pub fn item(&self, index: usize) -> Self {
        let has = matches!(&self.node().1.kind, Kind::Sequence(items) if index < items.len());
        self.below((self.is_found && has).then_some(index))
    }

    fn below(&self, index: Option<usize>) -> Self {
        let mut steps = self.steps.clone();
        let index = index.filter(|_| self.is_found).and_then(|index| u32::try_from(index).ok());
        steps.extend(index);
        Self { source: Arc::clone(&self.source), steps, is_found: index.is_some() }
    }

    /// The place of the key; of the item, where this is one of a list.
    #[must_use]
    pub fn key(&self) -> Place {
        let (key, value) = self.node();
        self.source.place(key.unwrap_or(value).span.clone())
    }

    /// The place of the value; of the key, where there is none.
    #[must_use]
    pub fn value(&self) -> Place {
        let (key, value) = self.node();
        self.source.place(key.filter(|_| !self.is_found || value.is_blank()).unwrap_or(value).span.clone())
    }

    /// The place of some bytes of the content of a scalar.
    ///
    /// They are bytes of what the scalar means, without indentation, quotes and escapes; the place is where they were
    /// read from. Where there is no scalar, it is that of the [`value`](Self::value).
    #[must_use]
    pub fn inside(&self, range: Range<usize>) -> Place {
        let (key, value) = self.node();
        match value.scalar() {
            Some(scalar) if self.is_found => self.source.place(locate(&self.source.text, scalar, &range)),
            _ => self.source.place(key.filter(|_| !self.is_found).unwrap_or(value).span.clone()),
        }
    }

    /// The places of some ranges of bytes of the content of a scalar, as [`inside`](Self::inside) gives each. Many are
    /// found as fast as one.
    #[must_use]
    pub fn inside_each(&self, ranges: &[Range<usize>]) -> Vec<Place> {
        let (key, value) = self.node();
        let located = match value.scalar() {
            Some(scalar) if self.is_found => locate_all(&self.source.text, scalar, ranges),
            _ => vec![key.filter(|_| !self.is_found).unwrap_or(value).span.clone(); ranges.len()],
        };
        located.into_iter().map(|span| self.source.place(span)).collect()
    }

    /// Whether it stands below this key of the file.
    #[must_use]
    pub fn is_below(&self, key: &str) -> bool {
        let first = self.steps.first().zip(self.source.tree.entries());
        first.is_some_and(|(step, entries)| entries[*step as usize].key.text() == Some(key))
    }

    /// Whether it is a parameter of a page.
    #[must_use]
    pub fn is_parameter(&self) -> bool {
        self.steps.len() == 2
            && ["path", "query", "header", "form", "json"].iter().any(|section| self.is_below(section))
    }

    /// The file, as it is shown.
    #[must_use]
    pub fn file(&self) -> &Arc<str> {
        &self.source.path
    }

    /// The key, where the node has one, and the node.
    fn node(&self) -> (Option<&Node>, &Node) {
        let mut at = (None, &self.source.tree);
        for step in &self.steps {
            at = match &at.1.kind {
                Kind::Mapping(entries) => {
                    let entry = &entries[*step as usize];
                    (Some(&entry.key), &entry.value)
                }
                Kind::Sequence(items) => (None, &items[*step as usize]),
                Kind::Scalar(_) | Kind::Refused => break,
            };
        }
        at
    }
}
