//! The tree of a file, with the place of every node.

use std::ops::Range;

/// A node of a YAML file.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// What it is.
    pub kind: Kind,
    /// Where it stands, in bytes; of a block scalar, from its `|` or `>`.
    pub span: Range<usize>,
}

/// What a node is.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// A scalar: text, or what reads as a number, a boolean or nothing.
    Scalar(Scalar),
    /// A list.
    Sequence(Vec<Node>),
    /// A mapping, in the order of the file.
    Mapping(Entries),
    /// Something that YAML knows and specs do not use. It is a finding already, so nothing more is said of it; the
    /// tree of a file that was loaded holds none.
    Refused,
}

/// The entries of a mapping, in the order of the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Entries {
    all: Vec<Entry>,
    /// Their indices by the texts of their keys, so that one of many is found without a look at all of them.
    by_key: Vec<usize>,
}

impl From<Vec<Entry>> for Entries {
    fn from(all: Vec<Entry>) -> Self {
        let mut by_key: Vec<_> = (0..all.len()).collect();
        // Where a key stands twice, the first one stays in front.
        by_key.sort_by_key(|index| all[*index].key.text());
        Self { all, by_key }
    }
}

impl std::ops::Deref for Entries {
    type Target = [Entry];

    fn deref(&self) -> &[Entry] {
        &self.all
    }
}

impl<'a> IntoIterator for &'a Entries {
    type Item = &'a Entry;
    type IntoIter = std::slice::Iter<'a, Entry>;

    fn into_iter(self) -> Self::IntoIter {
        self.all.iter()
    }
}

impl Entries {
    /// The index of the first entry that has this key.
    fn position(&self, key: &str) -> Option<usize> {
        let first = self.by_key.partition_point(|index| self.all[*index].key.text() < Some(key));
        self.by_key.get(first).copied().filter(|index| self.all[*index].key.text() == Some(key))
    }
}

/// An entry of a mapping.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Its key.
    pub key: Node,
    /// Its value.
    pub value: Node,
}

/// A scalar.
#[derive(Debug, Clone, PartialEq)]
pub struct Scalar {
    /// Its content: without quotes, escapes and indentation.
    pub text: Box<str>,
    /// How it is written.
    pub style: Style,
    /// The byte at which the content starts, behind an opening quote or the header of a block.
    pub content: usize,
}

/// How a scalar is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// As it is. Only a plain scalar can be anything but text.
    Plain,
    /// In single quotes.
    Single,
    /// In double quotes.
    Double,
    /// As a block that keeps its lines, `|`. `indent` is how many bytes stand in front of the content of a line.
    Literal {
        /// The indentation of the content.
        indent: usize,
    },
    /// As a block that folds its lines, `>`.
    Folded,
}

impl Node {
    /// The scalar, if it is one.
    #[must_use]
    pub fn scalar(&self) -> Option<&Scalar> {
        match &self.kind {
            Kind::Scalar(scalar) => Some(scalar),
            _ => None,
        }
    }

    /// The entries, if it is a mapping.
    #[must_use]
    pub fn entries(&self) -> Option<&[Entry]> {
        match &self.kind {
            Kind::Mapping(entries) => Some(entries),
            _ => None,
        }
    }

    /// The items, if it is a list.
    #[must_use]
    pub fn items(&self) -> Option<&[Node]> {
        match &self.kind {
            Kind::Sequence(items) => Some(items),
            _ => None,
        }
    }

    /// Its text, if it is a scalar.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        self.scalar().map(|scalar| &*scalar.text)
    }

    /// The index of the entry of a key, or of the item whose index this is in decimal.
    #[must_use]
    pub fn position(&self, step: &str) -> Option<usize> {
        match &self.kind {
            Kind::Mapping(entries) => entries.position(step),
            Kind::Sequence(items) => step.parse().ok().filter(|index| *index < items.len()),
            Kind::Scalar(_) | Kind::Refused => None,
        }
    }

    /// The node below it that a key of a mapping, or an index of a list in decimal, leads to: with its key, where it
    /// has one.
    #[must_use]
    pub fn child(&self, step: &str) -> Option<(Option<&Self>, &Self)> {
        let index = self.position(step)?;
        match &self.kind {
            Kind::Mapping(entries) => Some((Some(&entries[index].key), &entries[index].value)),
            Kind::Sequence(items) => Some((None, &items[index])),
            Kind::Scalar(_) | Kind::Refused => None,
        }
    }

    /// All bytes that it has, those of what it holds included.
    #[must_use]
    pub fn extent(&self) -> Range<usize> {
        let last = match &self.kind {
            Kind::Mapping(entries) => entries.last().map(|entry| entry.value.extent().end.max(entry.key.span.end)),
            Kind::Sequence(items) => items.last().map(|item| item.extent().end),
            Kind::Scalar(_) | Kind::Refused => None,
        };
        self.span.start..last.unwrap_or_default().max(self.span.end)
    }

    /// Whether nothing at all is written: `key:` and no more.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.scalar().is_some_and(|scalar| scalar.text.is_empty() && scalar.style == Style::Plain)
    }
}
