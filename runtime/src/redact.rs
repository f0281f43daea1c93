//! Keeping secrets out of what is printed.

use std::borrow::Cow;

use crate::credentials::{Authentication, Secrets};
use crate::render::{form_encode, query_encode};

/// What stands in place of a secret.
const REDACTED: &str = "[redacted]";

/// Shorter texts are not looked for: they are no secrets, and occur in any answer.
const SHORTEST: usize = 4;

/// The texts that must not be printed, in every spelling in which they travel.
pub(crate) struct Redactor(Vec<String>);

impl Redactor {
    /// For the credentials of a client, and the values that were computed from them for one request.
    pub(crate) fn new(authentication: &[Authentication], secrets: &Secrets, computed: &[String]) -> Self {
        let public: Vec<usize> = authentication.iter().filter_map(Authentication::public_credential).collect();
        let given =
            secrets.expose_all().enumerate().filter(|(index, _)| !public.contains(index)).map(|(_, value)| value);
        let mut texts = Vec::new();
        for value in given.chain(computed.iter().map(String::as_str)).filter(|value| value.len() >= SHORTEST) {
            let json = serde_json::Value::from(value).to_string();
            texts.extend([
                query_encode(value),
                form_encode(value),
                json.trim_matches('"').to_owned(),
                value.to_owned(),
            ]);
        }
        // Longer ones first, lest a secret that is part of another leave the rest of it standing.
        texts.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        texts.dedup();
        Self(texts)
    }

    /// The text without secrets.
    pub(crate) fn text<'a>(&self, text: &'a str) -> Cow<'a, str> {
        let mut text = Cow::Borrowed(text);
        for secret in &self.0 {
            if text.contains(secret.as_str()) {
                text = Cow::Owned(text.replace(secret.as_str(), REDACTED));
            }
        }
        text
    }

    /// The bytes without secrets. Bytes that are no UTF-8 are kept as they are where they hold no secret.
    pub(crate) fn bytes(&self, bytes: bytes::Bytes) -> bytes::Bytes {
        let text = String::from_utf8_lossy(&bytes);
        match self.text(&text) {
            Cow::Borrowed(_) => bytes,
            Cow::Owned(clean) => clean.into(),
        }
    }
}
