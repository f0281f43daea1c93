//! Keeping secrets out of what is printed.

mod spelling;

use std::borrow::Cow;

use http::{HeaderMap, HeaderValue};

use crate::credentials::{Authentication, Secrets};

/// What stands in place of a secret.
const REDACTED: &str = "[redacted]";

/// Shorter texts are not looked for: they are no secrets, and occur in any answer.
const SHORTEST: usize = 4;

/// The texts that must not be printed, however they are escaped.
pub(crate) struct Redactor(Vec<String>);

impl Redactor {
    /// For the credentials of a client, and the values that were computed from them for one request.
    pub(crate) fn new(authentication: &[Authentication], secrets: &Secrets, computed: &[String]) -> Self {
        let public: Vec<usize> = authentication.iter().filter_map(Authentication::public_credential).collect();
        let given = secrets.expose_all().enumerate().filter(|(index, _)| !public.contains(index));
        let mut texts: Vec<String> = given.map(|(_, value)| value.to_owned()).collect();
        texts.extend(authentication.iter().filter_map(|part| part.basic(secrets)));
        texts.extend_from_slice(computed);
        texts.retain(|text| text.len() >= SHORTEST);
        // Longer ones first, lest a secret that is part of another leave the rest of it standing.
        texts.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        texts.dedup();
        Self(texts)
    }

    /// The text without secrets.
    pub(crate) fn text<'a>(&self, text: &'a str) -> Cow<'a, str> {
        let mut clean = String::new();
        let mut kept = 0;
        let mut at = 0;
        while let Some(next) = text[at..].chars().next() {
            match self.0.iter().find_map(|secret| spelling::prefix(secret, &text[at..])) {
                Some(length) => {
                    clean.push_str(&text[kept..at]);
                    clean.push_str(REDACTED);
                    at += length;
                    kept = at;
                }
                None => at += next.len_utf8(),
            }
        }
        if kept == 0 {
            return Cow::Borrowed(text);
        }
        clean.push_str(&text[kept..]);
        Cow::Owned(clean)
    }

    /// The bytes without secrets. Bytes that are no UTF-8 are kept as they are where they hold no secret.
    pub(crate) fn bytes(&self, bytes: bytes::Bytes) -> bytes::Bytes {
        let text = String::from_utf8_lossy(&bytes);
        match self.text(&text) {
            Cow::Borrowed(_) => bytes,
            Cow::Owned(clean) => clean.into(),
        }
    }

    /// Takes the secrets out of headers, such as an address that a server redirects to.
    pub(crate) fn headers(&self, headers: &mut HeaderMap) {
        for value in headers.values_mut() {
            if let Cow::Owned(clean) = self.text(&String::from_utf8_lossy(value.as_bytes())) {
                *value = HeaderValue::from_str(&clean).unwrap_or(HeaderValue::from_static(REDACTED));
            }
        }
    }
}
