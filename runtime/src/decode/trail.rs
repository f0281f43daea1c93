//! Where in the body the reader is: a frame for every open object, list and map.
//!
//! Keeping frames costs a push and a pop for every container and two stores for every field. That
//! is why a path is known when an error happens, and no body has to be read twice to find it.

use super::error::{DEPTH, DecodeError};

/// An open container, and which of its values is being read.
#[derive(Debug, Clone, Copy)]
pub(super) enum Frame<'de> {
    /// Nothing is open.
    Root,
    /// An object with known fields: the one expected next, and whether the one before it is being read.
    Object { fields: &'de [&'de str], next: usize, known: bool },
    /// A list: how many of its items are known from elsewhere in the body, and how many were begun in all.
    List { held: usize, begun: usize },
    /// A map, and whether an entry is being read; its key is the last one of `Trail::keys` that is not of an inner map.
    Map { keyed: bool },
}

impl<'de> Frame<'de> {
    pub(super) const fn object(fields: &'de [&'de str]) -> Self {
        Self::Object { fields, next: 0, known: false }
    }
}

/// The stack of frames. The innermost is held apart, so that reading a field needs no look into the
/// vector.
#[derive(Debug)]
pub(super) struct Trail<'de> {
    pub(super) top: Frame<'de>,
    outer: Vec<Frame<'de>>,
    /// The current key of every open map, the innermost last.
    pub(super) keys: Vec<String>,
}

impl<'de> Trail<'de> {
    pub(super) const fn new() -> Self {
        Self { top: Frame::Root, outer: Vec::new(), keys: Vec::new() }
    }

    /// How many containers are around the one that is open.
    pub(super) fn depth(&self) -> usize {
        self.outer.len()
    }

    /// How many levels may still be opened.
    pub(super) fn levels_left(&self) -> usize {
        DEPTH - self.outer.len()
    }

    /// Whether no more containers may be opened.
    #[inline]
    pub(super) fn is_full(&self) -> bool {
        self.outer.len() >= DEPTH
    }

    /// Opens a container.
    #[inline]
    pub(super) fn enter(&mut self, frame: Frame<'de>) {
        self.outer.push(self.top);
        self.top = frame;
    }

    /// Leaves the innermost container.
    #[inline]
    pub(super) fn leave(&mut self) {
        self.top = self.outer.pop().unwrap_or(Frame::Root);
    }

    /// Gives an error the path of the value being read.
    #[cold]
    #[inline(never)]
    pub(super) fn locate(&self, error: DecodeError) -> DecodeError {
        error.with_path(self.path())
    }

    /// The path of the value being read, as `list[0].os.id`.
    #[cold]
    pub(super) fn path(&self) -> String {
        let mut path = String::new();
        let mut keys = self.keys.iter();
        for frame in self.outer.iter().chain([&self.top]) {
            match *frame {
                Frame::Object { fields, next, known: true } => {
                    push_name(&mut path, fields.get(next - 1).unwrap_or(&"?"));
                }
                Frame::List { held, begun } if begun > held => {
                    path.push('[');
                    path.push_str(&(begun - 1).to_string());
                    path.push(']');
                }
                Frame::Map { keyed } => {
                    if let Some(key) = keys.next().filter(|_| keyed) {
                        push_name(&mut path, key);
                    }
                }
                Frame::Root | Frame::Object { .. } | Frame::List { .. } => {}
            }
        }
        path
    }

    /// The path of the value `name` of the container being read.
    #[cold]
    pub(super) fn path_of(&self, name: &str) -> String {
        let mut path = self.path();
        push_name(&mut path, name);
        path
    }
}

/// How much of an odd name is shown: names come from the data, which can be anything.
const SHOWN: usize = 40;

/// Adds `.name`, or `["odd name"]` where a dot and the name would be unclear.
fn push_name(path: &mut String, name: &str) {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '$' | '@' | '#' | ':');
    if !name.is_empty() && name.len() <= SHOWN && name.chars().all(plain) {
        if !path.is_empty() {
            path.push('.');
        }
        path.push_str(name);
        return;
    }
    path.push_str("[\"");
    path.extend(name.chars().take(SHOWN).flat_map(char::escape_debug));
    if name.chars().nth(SHOWN).is_some() {
        path.push('…');
    }
    path.push_str("\"]");
}
