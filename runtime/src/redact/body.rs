//! What is shown of a body.

use bytes::Bytes;

use super::{Redactor, replace};
use crate::format::{Content, Decoded};

impl Redactor {
    /// The body as it may be shown, and cut: as it came where that holds no secret; without the secrets, in UTF-8 where
    /// it came in another encoding; or a sentence in its place, where a secret could be in it and not be found.
    pub(crate) fn body(&self, content: &Content<'_>, body: &Bytes) -> Bytes {
        let shown = body.slice(..body.len().min(self.limit));
        let goes_on = shown.len() < body.len();
        let decoded = content.shown(shown.len());
        if !self.can_show(content, &decoded) {
            let encoding = "in an encoding in which a credential could be and not be found";
            return format!("[a body of {} bytes, {encoding}; it is not shown]", body.len()).into();
        }
        let found = self.find(&shown, goes_on);
        let clean = match decoded {
            Decoded::Other(text) => {
                let inside = self.find(text.as_bytes(), goes_on);
                let differs = !inside.secrets.is_empty() || goes_on && found.secrets.is_empty();
                differs.then(|| replace(text.as_bytes(), &inside))
            }
            _ => None,
        };
        let mut clean = match clean {
            None if found.is_nothing() => return shown,
            None => replace(&shown, &found),
            Some(clean) => clean,
        };
        if goes_on {
            let end = format!("… [cut: the body has more than {} bytes]", self.limit);
            clean.extend_from_slice(end.as_bytes());
        }
        clean.into()
    }

    /// Whether a body is longer than what is kept of one. Who receives it may have stopped there, anywhere behind the
    /// limit: within a secret too, whose beginning could not be told any more.
    pub(crate) fn cuts(&self, body: &[u8]) -> bool {
        body.len() > self.limit
    }

    /// The text of a body without its secrets, and cut as the body is, if it may be shown.
    pub(crate) fn body_text(&self, content: &Content<'_>) -> Option<String> {
        let length = content.body.len().min(self.limit).min(super::TEXT_LIMIT);
        let decoded = content.shown(length);
        if length == 0 || !self.can_show(content, &decoded) {
            return None;
        }
        let text = match decoded {
            Decoded::Other(text) => text.into(),
            _ => String::from_utf8_lossy(&content.body[..length]),
        };
        Some(self.part(&text, length < content.body.len()).into_owned())
    }

    /// Whether all secrets would be found in a body.
    fn can_show(&self, content: &Content<'_>, decoded: &Decoded) -> bool {
        if self.patterns.is_empty() || content.body.is_empty() {
            return true;
        }
        let known = match decoded {
            // Zeros are UTF-8, but more probably of another encoding that nobody declared.
            Decoded::Utf8 => self.ascii || !content.body.contains(&0),
            Decoded::Other(_) => true,
            // Text of any sort is ASCII for the most part; what has been compressed is not, though no header says so.
            Decoded::Malformed => self.ascii && !content.body.iter().any(|byte| is_no_text(*byte)),
            Decoded::Unknown => false,
        };
        known && !content.is_encoded
    }
}

/// Whether a byte stands in no text, but for zero, which does in some encodings.
fn is_no_text(byte: u8) -> bool {
    byte.is_ascii_control() && !byte.is_ascii_whitespace() && byte != 0
}
