//! What the tests that are made of a page's samples check with. Only with the feature `samples`.

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderValue, Request, Response};
use serde_json::Value;

/// A response as a sample prints it; without a content type where `content_type` is empty.
///
/// # Panics
/// If the status or the content type is none.
#[must_use]
pub fn response(status: u16, content_type: &str, body: &str) -> Response<Bytes> {
    let mut response = Response::new(Bytes::copy_from_slice(body.as_bytes()));
    *response.status_mut() = status.try_into().expect("an HTTP status");
    if !content_type.is_empty() {
        let content_type = HeaderValue::from_str(content_type).expect("a content type");
        response.headers_mut().insert(CONTENT_TYPE, content_type);
    }
    response
}

/// The method and the whole address of a request are these, to the byte.
///
/// # Panics
/// If they are not.
pub fn assert_request(request: &Request<Bytes>, expected: &str) {
    assert_eq!(format!("{} {}", request.method(), request.uri()), expected);
}

/// A request has a header with this value.
///
/// # Panics
/// If it has not.
pub fn assert_header(request: &Request<Bytes>, name: &str, value: &str) {
    assert_eq!(request.headers().get(name).map(HeaderValue::as_bytes), Some(value.as_bytes()), "the header {name}");
}

/// A request has no header of this name.
///
/// # Panics
/// If it has one.
pub fn assert_no_header(request: &Request<Bytes>, name: &str) {
    assert_eq!(request.headers().get(name), None, "the header {name}");
}

/// The body of a request is this, to the byte.
///
/// # Panics
/// If it is not.
pub fn assert_body(request: &Request<Bytes>, expected: &str) {
    assert_eq!(String::from_utf8_lossy(request.body()), expected);
}

/// A body is the same JSON value as a sample.
///
/// # Panics
/// If it is not, or if one of them is no JSON.
pub fn assert_json(encoded: &[u8], sample: &str) {
    let encoded: Value = serde_json::from_slice(encoded).expect("what was encoded is JSON");
    let sample: Value = serde_json::from_str(sample).expect("the sample is JSON");
    assert!(same(&encoded, &sample), "encoding the decoded sample does not give it back:\n{encoded:#}\n{sample:#}");
}

/// Whether two values are the same. Numbers are compared by what they mean: `0` and `0.0` are one number.
fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b)),
        // A field whose null is documented is written as null, also where a sample leaves it out.
        (Value::Object(a), Value::Object(b)) => {
            a.iter().all(|(key, a)| b.get(key).map_or(a.is_null(), |b| same(a, b)))
                && b.keys().all(|key| a.contains_key(key))
        }
        (Value::Number(a), Value::Number(b)) => a == b || a.as_f64() == b.as_f64() && (a.is_f64() || b.is_f64()),
        (a, b) => a == b,
    }
}
