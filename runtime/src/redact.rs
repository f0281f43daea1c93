//! Keeping secrets out of what is shown of an answer.
//!
//! This is the one place that decides it. A secret is looked for in several [views](view) of a text: as it came, with
//! all escapes undone, and with markup taken out of it; whatever is found is replaced where it stands in the text as it
//! came. What is decoded of a body goes through here once more, text by text, since decoding undoes what no view knows
//! of: see [`Reader::redact`](crate::decode::Reader).

mod body;
mod markup;
mod names;
mod patterns;
mod view;

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use http::{HeaderMap, HeaderName, HeaderValue};

use crate::credentials::{Authentication, Secrets};
use patterns::Patterns;
use view::View;

/// What stands in place of a secret.
const REDACTED: &[u8] = b"[redacted]";

/// What stands at the end of a text that was cut.
const CUT: &str = "…";

/// How many bytes of a single text are shown, such as the message of a fault.
const TEXT_LIMIT: usize = 1024 * 1024;

/// The most that is searched of a text, 1 GiB: a place in it takes 32 bits, and a text is longer in UTF-8 than in some
/// encodings.
const MOST: usize = 0x4000_0000;

/// What must not be shown, and how much may be.
pub(crate) struct Redactor {
    patterns: Patterns,
    /// Whether all secrets are ASCII, which is the same in almost all encodings.
    ascii: bool,
    /// How many bytes of a body are shown.
    limit: usize,
}

/// How much of a text is left, and what of that is secret.
struct Found {
    /// Where the text is cut, if it is too long.
    cut: Option<usize>,
    /// The secrets in front of that, in order, none within another.
    secrets: Vec<Range<usize>>,
}

impl Redactor {
    /// For the credentials of a client, and the values that were computed from them for one request. Of a body, `limit`
    /// bytes are shown.
    pub(crate) fn new(
        authentication: &[Authentication<'_>],
        secrets: &Secrets,
        computed: &[String],
        limit: usize,
    ) -> Self {
        let mut texts: Vec<String> = secrets.expose_all().map(str::to_owned).collect();
        texts.extend(authentication.iter().flat_map(|part| part.basic_spellings(secrets)));
        texts.extend_from_slice(computed);
        let ascii = texts.iter().all(|text| text.is_ascii());
        Self { patterns: Patterns::new(&texts), ascii, limit: limit.min(MOST) }
    }

    /// The text without secrets, and cut.
    pub(crate) fn text<'a>(&self, text: &'a str) -> Cow<'a, str> {
        self.part(text, false)
    }

    /// The same of a text that may be the beginning of a longer one.
    fn part<'a>(&self, text: &'a str, goes_on: bool) -> Cow<'a, str> {
        let bytes = text.as_bytes();
        let bytes = bytes.get(..TEXT_LIMIT).unwrap_or(bytes);
        let found = self.find(bytes, goes_on || bytes.len() < text.len());
        if found.is_nothing() {
            return Cow::Borrowed(text);
        }
        let mut clean = String::from_utf8_lossy(&replace(bytes, &found)).into_owned();
        if found.cut.is_some() {
            // Half of a character, where it was cut.
            clean.truncate(clean.trim_end_matches(char::REPLACEMENT_CHARACTER).len());
            clean.push_str(CUT);
        }
        Cow::Owned(clean)
    }

    /// Whether a text holds a secret.
    pub(crate) fn is_in(&self, text: &str) -> bool {
        let bytes = text.as_bytes();
        !self.find(bytes.get(..MOST).unwrap_or(bytes), false).secrets.is_empty()
    }

    /// Takes the secrets out of headers, such as an address that a server redirects to. A header whose name is one is
    /// left out.
    pub(crate) fn headers(&self, headers: &mut HeaderMap) {
        let named: Vec<HeaderName> = headers.keys().filter(|name| self.is_in(name.as_str())).cloned().collect();
        for name in named {
            headers.remove(name);
        }
        for value in headers.values_mut() {
            let found = self.find(value.as_bytes(), false);
            if !found.is_nothing() {
                let clean = HeaderValue::from_bytes(&replace(value.as_bytes(), &found));
                *value = clean.unwrap_or(HeaderValue::from_static("[redacted]"));
            }
        }
    }

    /// What must not be shown of a text, which may be the beginning of a longer one.
    fn find(&self, text: &[u8], goes_on: bool) -> Found {
        let mut search = Search { patterns: &self.patterns, goes_on, cut: text.len(), secrets: Vec::new() };
        search.plain(text);
        if self.patterns.is_empty() {
            return search.conclude();
        }
        let unescaped = View::unescaped(view::places(text));
        search.view(&unescaped);
        if unescaped.bytes().contains(&b'<') {
            // Escaped markup, as in a page that is a text of JSON.
            search.view(&unescaped.without_markup());
        }
        drop(unescaped);
        if text.contains(&b'<') {
            search.view(&View::unescaped(markup::around(text).flat_map(|range| view::places_of(text, range))));
        }
        search.conclude()
    }
}

/// Says nothing of the secrets.
impl fmt::Debug for Redactor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Redactor").field("limit", &self.limit).finish_non_exhaustive()
    }
}

/// A search through the views of a text.
struct Search<'a> {
    patterns: &'a Patterns,
    /// Whether the text goes on.
    goes_on: bool,
    cut: usize,
    secrets: Vec<Range<usize>>,
}

impl Search<'_> {
    /// Searches the text as it came.
    fn plain(&mut self, text: &[u8]) {
        let secrets = &mut self.secrets;
        self.patterns.find(text, &mut |found| secrets.push(found));
        // The beginning of a secret may stand at the end.
        self.cut = self.cut.min(text.len().saturating_sub(self.patterns.longest()));
    }

    fn view(&mut self, view: &View) {
        let secrets = &mut self.secrets;
        self.patterns.find(view.bytes(), &mut |found| secrets.push(view.origin(found)));
        let end = view.bytes().len().saturating_sub(self.patterns.longest());
        self.cut = self.cut.min(view.start(end));
    }

    fn conclude(mut self) -> Found {
        let cut = self.goes_on.then_some(self.cut);
        self.secrets.sort_unstable_by_key(|range| (range.start, range.end));
        let mut merged: Vec<Range<usize>> = Vec::new();
        for range in self.secrets {
            match merged.last_mut() {
                Some(last) if range.start < last.end => last.end = last.end.max(range.end),
                _ => merged.push(range),
            }
        }
        if let Some(cut) = cut {
            merged.retain(|range| range.start < cut);
        }
        Found { cut, secrets: merged }
    }
}

impl Found {
    fn is_nothing(&self) -> bool {
        self.cut.is_none() && self.secrets.is_empty()
    }
}

/// The text with each secret replaced, up to where it is cut.
fn replace(text: &[u8], found: &Found) -> Vec<u8> {
    let end = found.cut.unwrap_or(text.len());
    let mut clean = Vec::with_capacity(end);
    let mut kept = 0;
    for range in &found.secrets {
        clean.extend_from_slice(&text[kept..range.start]);
        clean.extend_from_slice(REDACTED);
        kept = range.end;
    }
    clean.extend_from_slice(text.get(kept..end).unwrap_or_default());
    clean
}

#[cfg(test)]
mod tests;
