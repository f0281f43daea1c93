//! What a writer chooses.

use std::fmt;

/// Choices that a writer makes. They are bytes of the case, so that a failing case shrinks to one that is written as
/// plainly as can be: where they are used up, the first way is chosen, which is the plain one.
#[derive(Clone)]
pub struct Choices {
    bytes: Vec<u8>,
    at: usize,
}

/// In one line, however long.
impl fmt::Debug for Choices {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.bytes)
    }
}

impl Choices {
    pub fn new(bytes: &[u8]) -> Self {
        Self { bytes: bytes.to_vec(), at: 0 }
    }

    /// One of so many.
    pub fn pick(&mut self, count: usize) -> usize {
        let byte = self.bytes.get(self.at).copied().unwrap_or(0);
        self.at += 1;
        usize::from(byte) % count
    }

    /// Once in so many times.
    pub fn once_in(&mut self, count: usize) -> bool {
        self.pick(count) == count - 1
    }

    pub fn one_of<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.pick(of.len())]
    }

    /// Joins queues of pieces. The pieces of a queue stay in their order; those of others may come in between.
    pub fn interleave(&mut self, queues: Vec<Vec<String>>) -> Vec<String> {
        let mut queues: Vec<_> = queues.into_iter().map(Vec::into_iter).filter(|queue| queue.len() > 0).collect();
        let mixed = self.once_in(3);
        let mut pieces = Vec::new();
        while !queues.is_empty() {
            let index = if mixed { self.pick(queues.len()) } else { 0 };
            pieces.extend(queues[index].next());
            queues.retain(|queue| queue.len() > 0);
        }
        pieces
    }
}
