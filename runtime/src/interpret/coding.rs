//! How a body is encoded: what is left of that when it has come here.

use http::HeaderMap;
use http::header::CONTENT_ENCODING;

/// As much of a header is shown.
const SHOWN: usize = 200;

/// Whether a body is in an encoding that nobody has undone. Who undoes one takes it out of the headers.
pub(crate) fn is_encoded(headers: &HeaderMap) -> bool {
    let codings =
        headers.get_all(CONTENT_ENCODING).iter().flat_map(|value| value.as_bytes().split(|byte| *byte == b','));
    let mut codings = codings.map(<[u8]>::trim_ascii);
    codings.any(|coding| !coding.is_empty() && !coding.eq_ignore_ascii_case(b"identity"))
}

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
