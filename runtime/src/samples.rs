//! What the tests that are made of a page's samples check with. Only with the feature `samples`.

mod request;

use std::collections::BTreeSet;
use std::fmt::{self, Write as _};

use crate::Operation;
use crate::operation::AnswerOf;
use crate::provider::Provider;
use crate::{Number, Value};
use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderValue, Response};

pub use request::{
    Comparison, assert_body, assert_body_but, assert_header, assert_no_header, assert_request, assert_request_but,
    assert_some_header, has_header, pairs, same_address, same_json,
};

/// A response as a sample prints it; without a content type where `content_type` is empty.
///
/// ```
/// let response = runtime::samples::response(404, "text/plain", "No such item.");
/// assert_eq!(response.status(), 404);
/// assert_eq!(response.headers()["content-type"], "text/plain");
/// assert_eq!(response.body().as_ref(), b"No such item.");
/// ```
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

/// A body is the same JSON value as a sample. A list or a map without items says as much as one that is not there:
/// where it is optional, it is left out when it is written.
///
/// # Panics
/// If it is not, or if one of them is no JSON.
pub fn assert_json(encoded: &[u8], sample: &str) {
    let encoded = parse(encoded);
    let sample: Value = sample.parse().expect("the sample is JSON");
    assert!(
        is_written_as(&encoded, &sample),
        "encoding the decoded sample does not give it back:\n{encoded}\n{sample}"
    );
}

/// Whether an answer is written as it was sampled. What is null there need not be written, and the other way round.
pub fn is_written_as(encoded: &Value, sample: &Value) -> bool {
    same(encoded, sample, Nothing::MayBeLeftOut)
}

/// An answer says the same when it is written as JSON and read again.
///
/// # Panics
/// If it does not.
pub fn assert_again<O: Operation>(answer: &AnswerOf<O>)
where
    O::Payload: PartialEq + fmt::Debug,
    <O::Provider as Provider>::Envelope: PartialEq + fmt::Debug,
{
    let again = crate::interpret::read_json::<O>(&O::encode(answer)).expect("what was encoded can be read");
    assert_eq!(again.0.as_ref(), Some(&answer.payload), "the payload, written as JSON and read again");
    assert_eq!(again.1, answer.envelope, "the envelope, written as JSON and read again");
}

/// Two answers in JSON say the same.
///
/// # Panics
/// If they do not, or if one of them is no JSON.
pub fn assert_same(encoded: &[u8], other: &[u8]) {
    assert_same_but(encoded, other, &[]);
}

/// Two answers in JSON say the same, but for these places: `list[0].friendlyName`. Each of them does differ.
///
/// # Panics
/// If they differ elsewhere, or agree in one of these places, or if one of them is no JSON.
pub fn assert_same_but(encoded: &[u8], other: &[u8], places: &[&str]) {
    assert_eq!(differences(&parse(encoded), &parse(other)), places);
}

fn parse(encoded: &[u8]) -> Value {
    str::from_utf8(encoded).ok().and_then(|text| text.parse().ok()).expect("what was encoded is JSON")
}

/// The places where two values differ, as paths: `list[0].friendlyName`. What is null is not there.
pub fn differences(a: &Value, b: &Value) -> Vec<String> {
    let mut places = Vec::new();
    compare(&mut String::new(), Some(a), Some(b), &mut places);
    places
}

fn compare(path: &mut String, a: Option<&Value>, b: Option<&Value>, places: &mut Vec<String>) {
    let length = path.len();
    match (a, b) {
        (Some(Value::Object(a)), Some(Value::Object(b))) => {
            let keys: BTreeSet<&String> = a.keys().chain(b.keys()).collect();
            for key in keys {
                if length > 0 {
                    path.push('.');
                }
                path.push_str(key);
                compare(path, a.get(key), b.get(key), places);
                path.truncate(length);
            }
        }
        // A list that is missing is named as a whole, whether it is left out or written without items.
        (Some(Value::Array(a)), Some(Value::Array(b))) if a.is_empty() == b.is_empty() => {
            for index in 0..a.len().max(b.len()) {
                let _ = write!(path, "[{index}]");
                compare(path, a.get(index), b.get(index), places);
                path.truncate(length);
            }
        }
        (None | Some(Value::Null), None | Some(Value::Null)) => {}
        (Some(a), Some(b)) if same(a, b, Nothing::MayBeLeftOut) => {}
        _ => places.push(path.clone()),
    }
}

/// What a field that says nothing says beside one that is not there.
#[derive(Clone, Copy)]
enum Nothing {
    /// Something else.
    Count,
    /// The same. A field whose null is documented is written as null, the first of two values, also where a sample
    /// leaves it out; and one that is optional is left out, also where a sample, the second one, has it without items.
    MayBeLeftOut,
}

/// Whether two values are the same. Numbers are compared by what they mean: `0` and `0.0` are one number.
fn same(a: &Value, b: &Value, nothing: Nothing) -> bool {
    match (a, b) {
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b, nothing)),
        (Value::Object(a), Value::Object(b)) => {
            let may_be_left_out = matches!(nothing, Nothing::MayBeLeftOut);
            a.iter().all(|(key, a)| b.get(key).map_or(may_be_left_out && a.is_null(), |b| same(a, b, nothing)))
                && b.iter().all(|(key, b)| a.contains_key(key) || may_be_left_out && is_empty(b))
        }
        (Value::Number(a), Value::Number(b)) => a == b || same_number(a, b),
        (a, b) => a == b,
    }
}

/// Whether a value is a list or a map without anything in it.
fn is_empty(value: &Value) -> bool {
    match value {
        Value::Array(items) => items.is_empty(),
        Value::Object(entries) => entries.is_empty(),
        _ => false,
    }
}

/// Whether two numbers mean the same. Those that are too large or too small for a decimal are floating-point numbers.
fn same_number(a: &Number, b: &Number) -> bool {
    match (a.as_decimal(), b.as_decimal()) {
        (Some(a), Some(b)) => a == b,
        _ => a.as_f64().is_some() && a.as_f64() == b.as_f64(),
    }
}
