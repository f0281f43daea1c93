//! What was accepted although the documentation says otherwise.

use std::collections::BTreeSet;

use super::trail::Trail;

/// A place where a body differs from its documentation, but could be read.
///
/// It holds names, never a value of the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    pub(super) kind: NoticeKind,
    pub(super) path: String,
    pub(super) offset: usize,
}

/// What a [`Notice`] is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum NoticeKind {
    /// A field that the documentation does not have; it was skipped. So was a cell of a CSV record behind the last column,
    /// which is called by its number (`list[3].#12`).
    UnknownField,
    /// An element of an XML list that is none of its items, as `tags.note`; it was skipped.
    UnknownItem,
    /// Another spelling of the same meaning, as `"6421"` where `6421` is documented, or `""` for
    /// an object that is not there.
    Spelling,
    /// A name that stands twice in an object or a map, where it is not how the format spells a list; the last one counts.
    Duplicate,
    /// A value that its type cannot hold; the nearest one that it can was taken. So are moments beyond the year 9999, as
    /// `9999-12-31T23:59:59Z` for "never", leap seconds, and what is smaller than a nanosecond.
    Nearest,
    /// An item of a list, or an entry of a map, that says nothing; it was left out.
    NullItem,
}

/// A value that was read, and what is to be noticed of it, unless it is as documented.
pub(super) type Noted<T> = (T, Option<NoticeKind>);

/// What is to be noticed of a value that is spelled as documented, or not.
#[inline]
pub(super) fn other_spelling(usual: bool) -> Option<NoticeKind> {
    (!usual).then_some(NoticeKind::Spelling)
}

impl Notice {
    /// What it is about.
    #[must_use]
    pub fn kind(&self) -> NoticeKind {
        self.kind
    }

    /// Where it was met, as `list[0].os.id`; empty for the whole body.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The byte of the body, counted from 0, where it was met: where an unknown field begins, or where a value ends.
    #[must_use]
    pub fn offset(&self) -> usize {
        self.offset
    }
}

/// The notices of a reading, if somebody watches.
#[derive(Debug, Default)]
pub(super) struct Notices(Option<Box<Watch>>);

/// What is known while somebody watches.
#[derive(Debug, Default)]
struct Watch {
    notices: Vec<Notice>,
    /// The fields that were met in each of the open objects, by how deep it is.
    met: Vec<BTreeSet<usize>>,
}

impl Notices {
    pub(super) fn watch(&mut self) {
        self.0.get_or_insert_default();
    }

    #[inline]
    pub(super) fn is_watching(&self) -> bool {
        self.0.is_some()
    }

    pub(super) fn all(&self) -> &[Notice] {
        self.0.as_ref().map_or(&[], |watch| &watch.notices)
    }

    /// Records a notice of the value that was read last.
    #[inline]
    pub(super) fn note(&mut self, kind: NoticeKind, trail: &Trail, offset: usize) {
        if self.is_watching() {
            self.push(kind, trail.path(), offset);
        }
    }

    #[cold]
    pub(super) fn push(&mut self, kind: NoticeKind, path: String, offset: usize) {
        if let Some(watch) = &mut self.0 {
            watch.notices.push(Notice { kind, path, offset });
        }
    }

    /// Forgets which fields were met so deep: another object begins there.
    #[cold]
    pub(super) fn begin_object(&mut self, depth: usize) {
        if let Some(met) = self.0.as_mut().and_then(|watch| watch.met.get_mut(depth)) {
            met.clear();
        }
    }

    /// Whether a field was met before in the object that is so deep.
    #[cold]
    pub(super) fn met_before(&mut self, depth: usize, field: usize) -> bool {
        let Some(watch) = &mut self.0 else { return false };
        if watch.met.len() <= depth {
            watch.met.resize_with(depth + 1, BTreeSet::new);
        }
        !watch.met[depth].insert(field)
    }

    /// Takes back that the value which is read now stands twice: it is a part of a list, which the format spells so.
    #[inline]
    pub(super) fn is_part(&mut self, trail: &Trail) {
        if let Some(watch) = &mut self.0 {
            let noticed = |last: &Notice| last.kind == NoticeKind::Duplicate && last.path == trail.path();
            if watch.notices.last().is_some_and(noticed) {
                watch.notices.pop();
            }
        }
    }
}
