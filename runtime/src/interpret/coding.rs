//! What is shown of headers: how a body is encoded.

use http::HeaderMap;
use http::header::CONTENT_ENCODING;

/// As much of a header is shown.
const SHOWN: usize = 200;

/// What the headers call the encoding.
pub(super) fn name(headers: &HeaderMap) -> String {
    let values: Vec<_> = headers.get_all(CONTENT_ENCODING).iter().map(http::HeaderValue::as_bytes).collect();
    excerpt(&values.join(&b", "[..]))
}

/// The beginning of a header, with everything escaped that is not plain ASCII.
pub(crate) fn excerpt(value: &[u8]) -> String {
    let shown = &value[..value.len().min(SHOWN)];
    let cut = if shown.len() < value.len() { "…" } else { "" };
    format!("{}{cut}", shown.escape_ascii())
}
