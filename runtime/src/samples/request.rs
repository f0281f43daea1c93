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
    assert_request_but(request, expected, &[]);
}

/// The method and the whole address of a request say what these do, but for the values of these parameters, which depend
/// on a time that is not known.
///
/// # Panics
/// If they do not.
pub fn assert_request_but(request: &Request<Bytes>, expected: &str, but: &[&str]) {
    if !is_request(request, expected, but) {
        assert_eq!(line(request), expected);
    }
}

/// Whether the method and the whole address of a request say what these do, but for the values of some parameters.
pub fn is_request(request: &Request<Bytes>, expected: &str, but: &[&str]) -> bool {
    same_address_but(&line(request), expected, but)
}

fn line(request: &Request<Bytes>) -> String {
    format!("{} {}", request.method(), request.uri())
}

/// A request has a header with this value.
///
/// # Panics
/// If it has not.
pub fn assert_header(request: &Request<Bytes>, name: &str, value: &str) {
    let sent: Vec<_> = request.headers().get_all(name).iter().map(HeaderValue::as_bytes).collect();
    let sent: Vec<_> = sent.into_iter().map(String::from_utf8_lossy).collect();
    assert!(has_header(request, name, value), "the header {name}: {sent:?} is sent, and not {value:?}");
}

/// A request has a header of this name, whatever its value.
///
/// # Panics
/// If it has none.
pub fn assert_some_header(request: &Request<Bytes>, name: &str) {
    assert!(request.headers().contains_key(name), "the header {name} is not sent");
}

/// Whether a request has a header with this value.
pub fn has_header(request: &Request<Bytes>, name: &str, value: &str) -> bool {
    request.headers().get_all(name).iter().any(|sent| sent.as_bytes() == value.as_bytes())
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
    assert_body_but(request, expected, &[]);
}

/// The body of a request says what this does, but for the values of these fields of a form, which depend on a time that is
/// not known.
///
/// # Panics
/// If it does not.
pub fn assert_body_but(request: &Request<Bytes>, expected: &str, but: &[&str]) {
    if !has_body(request, expected, but) {
        assert_eq!(String::from_utf8_lossy(request.body()), expected);
    }
}

/// Whether the body of a request says what this does, but for the values of some fields of a form.
pub fn has_body(request: &Request<Bytes>, expected: &str, but: &[&str]) -> bool {
    let sent = String::from_utf8_lossy(request.body());
    let content_type = request.headers().get(CONTENT_TYPE).map(HeaderValue::as_bytes).unwrap_or_default();
    match content_type {
        b"application/json" => same_json(&sent, expected),
        b"application/x-www-form-urlencoded" => same_pairs(&sent, expected, but),
        _ => sent == expected,
    }
}

/// Whether two addresses lead to the same: their queries have the same pairs in the same order, and what is in front of
/// them differs at most in how it is escaped.
pub fn same_address(one: &str, other: &str) -> bool {
    same_address_but(one, other, &[])
}

fn same_address_but(one: &str, other: &str, but: &[&str]) -> bool {
    let [(one, query), (other, other_query)] = [one, other].map(|text| text.split_once('?').unwrap_or((text, "")));
    normal(one) == normal(other) && same_pairs(query, other_query, but)
}

/// Whether two queries or forms have the same pairs in the same order, but for the values of some.
fn same_pairs(one: &str, other: &str, but: &[&str]) -> bool {
    let known = |(name, value): (String, String)| {
        let value = Some(value).filter(|_| !but.contains(&name.as_str()));
        (name, value)
    };
    pairs(one).into_iter().map(known).eq(pairs(other).into_iter().map(known))
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
