//! Requests, held against what a page prints of them.
//!
//! A page prints what a request says, and not always each byte of it: `filters[a]=b` for `filters%5Ba%5D=b`, JSON with
//! line breaks. What says the same is the same here; the order of parameters counts.

use std::fmt::Write as _;

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderValue, Request};
use percent_encoding::percent_decode_str;

use super::{Nulls, same};
use crate::Value;

/// The method and the whole address of a request say what these do, as in `GET https://api.example/images?page=2`.
///
/// # Panics
/// If they do not.
pub fn assert_request(request: &Request<Bytes>, expected: &str) {
    let sent = format!("{} {}", request.method(), request.uri());
    if !same_address(&sent, expected) {
        assert_eq!(sent, expected);
    }
}

/// A request has a header with this value.
///
/// # Panics
/// If it has not.
pub fn assert_header(request: &Request<Bytes>, name: &str, value: &str) {
    let sent = request.headers().get(name).map(|sent| String::from_utf8_lossy(sent.as_bytes()));
    assert_eq!(sent.as_deref(), Some(value), "the header {name}");
}

/// A request has no header of this name.
///
/// # Panics
/// If it has one.
pub fn assert_no_header(request: &Request<Bytes>, name: &str) {
    assert!(!request.headers().contains_key(name), "the header {name} is sent");
}

/// The body of a request says what this does: a form has the same pairs in the same order, JSON is the same value, and
/// anything else is the same to the byte.
///
/// # Panics
/// If it does not.
pub fn assert_body(request: &Request<Bytes>, expected: &str) {
    let sent = String::from_utf8_lossy(request.body());
    let content_type = request.headers().get(CONTENT_TYPE).map(HeaderValue::as_bytes).unwrap_or_default();
    let is_same = match content_type {
        b"application/json" => same_json(&sent, expected),
        b"application/x-www-form-urlencoded" => pairs(&sent) == pairs(expected),
        _ => false,
    };
    if !is_same {
        assert_eq!(sent, expected);
    }
}

/// Whether two addresses lead to the same: their queries have the same pairs in the same order, and what is in front of
/// them differs at most in how it is escaped.
pub fn same_address(one: &str, other: &str) -> bool {
    let [(one, query), (other, other_query)] = [one, other].map(|text| text.split_once('?').unwrap_or((text, "")));
    normal(one) == normal(other) && pairs(query) == pairs(other_query)
}

/// Whether two texts are the same JSON value, whatever their white space and the order of their keys. Numbers are
/// compared by what they mean.
pub fn same_json(one: &str, other: &str) -> bool {
    match (one.parse::<Value>(), other.parse::<Value>()) {
        (Ok(one), Ok(other)) => same(&one, &other, Nulls::Count),
        _ => one == other,
    }
}

/// The pairs of a query or a form, without their escapes.
pub fn pairs(text: &str) -> Vec<(String, String)> {
    let decode = |text: &str| percent_decode_str(&text.replace('+', " ")).decode_utf8_lossy().into_owned();
    let parts = text.split('&').filter(|part| !part.is_empty());
    let pairs = parts.map(|part| part.split_once('=').unwrap_or((part, "")));
    pairs.map(|(name, value)| (decode(name), decode(value))).collect()
}

/// A path in which everything is escaped, or not, in one way.
fn normal(path: &str) -> String {
    let digit = |byte: u8| char::from(byte).to_digit(16);
    let mut normal = String::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let escaped = match rest {
            [b'%', high, low, ..] => {
                digit(*high).zip(digit(*low)).and_then(|(high, low)| u8::try_from(high * 16 + low).ok())
            }
            _ => None,
        };
        let stands = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~[]:@!$&'()*,;=".contains(&byte);
        let (byte, is_plain) = escaped.map_or((byte, byte.is_ascii_graphic()), |byte| (byte, stands(byte)));
        if is_plain {
            normal.push(char::from(byte));
        } else {
            let _ = write!(normal, "%{byte:02X}");
        }
        rest = if escaped.is_some() { &rest[3..] } else { after };
    }
    normal
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_the_same_however_it_is_escaped() {
        let printed = "GET https://a.b/x[1]/%7eme?filters[a]=b c&q=1";
        assert!(same_address("GET https://a.b/x%5B1%5D/~me?filters%5Ba%5D=b+c&q=1", printed));
        assert!(same_address("GET https://a.b/x%5b1%5d/~me?filters%5ba%5d=b%20c&q=1", printed));
        assert!(same_address("GET https://a.b/%C3%BC%20c", "GET https://a.b/ü c"));
        for other in [
            "POST https://a.b/x[1]/~me?filters[a]=b c&q=1",
            "GET https://a.b/x[1]/~me?q=1&filters[a]=b c",
            "GET https://a.b/x[1]/~me?filters[a]=b c",
            "GET https://a.b/x[1]%2F~me?filters[a]=b c&q=1",
        ] {
            assert!(!same_address(other, printed), "{other}");
        }
        assert!(!same_address("GET /a%2Fb", "GET /a/b") && !same_address("GET /100%", "GET /100%25"));
        // A sign is no digit.
        assert!(!same_address("GET /%+1", "GET /%01"));
    }

    #[test]
    fn json_is_the_same_value() {
        assert!(same_json(r#"{"a":[1,2.0],"b":null}"#, "{ \"b\": null,\n  \"a\": [1.0, 2] }"));
        for other in [r#"{"a":[1,2]}"#, r#"{"a":[2,1],"b":null}"#, r#"{"a":["1",2],"b":null}"#, "a"] {
            assert!(!same_json(r#"{"a":[1,2],"b":null}"#, other), "{other}");
        }
    }
}
