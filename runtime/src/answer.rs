//! What a successful call answers.

use std::fmt;
use std::ops::{Deref, DerefMut};

use http::{HeaderMap, StatusCode};

/// What a successful call answers: the payload, what it was wrapped in, and the status and headers that came with it.
///
/// It dereferences to the payload, so that `answer.job_id` and `answer.iter()` read as if there were nothing around
/// it; [`into_payload`](Self::into_payload) unwraps it.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct Answer<T, E> {
    /// What was asked for.
    pub payload: T,
    /// What the provider wraps its answers in; `()` where it does not.
    pub envelope: E,
    /// The HTTP status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
}

impl<T, E> Answer<T, E> {
    pub(crate) fn new(payload: T, envelope: E, parts: http::response::Parts) -> Self {
        Self { payload, envelope, status: parts.status, headers: parts.headers }
    }

    /// What was asked for, without what came with it.
    pub fn into_payload(self) -> T {
        self.payload
    }
}

/// Of the headers only the names: their values repeat at times what was sent, as an address of the next page does.
impl<T: fmt::Debug, E: fmt::Debug> fmt::Debug for Answer<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Answer")
            .field("payload", &self.payload)
            .field("envelope", &self.envelope)
            .field("status", &self.status)
            .field("headers", &self.headers.keys().collect::<Vec<_>>())
            .finish()
    }
}

impl<T, E> Deref for Answer<T, E> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.payload
    }
}

impl<T, E> DerefMut for Answer<T, E> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.payload
    }
}

impl<T: IntoIterator, E> IntoIterator for Answer<T, E> {
    type Item = T::Item;
    type IntoIter = T::IntoIter;

    fn into_iter(self) -> T::IntoIter {
        self.payload.into_iter()
    }
}

#[expect(clippy::into_iter_without_iter, reason = "the payload has one, and an answer dereferences to it")]
impl<'a, T, E> IntoIterator for &'a Answer<T, E>
where
    &'a T: IntoIterator,
{
    type Item = <&'a T as IntoIterator>::Item;
    type IntoIter = <&'a T as IntoIterator>::IntoIter;

    fn into_iter(self) -> Self::IntoIter {
        (&self.payload).into_iter()
    }
}
