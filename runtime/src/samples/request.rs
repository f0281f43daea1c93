//! Requests, held against what a page prints of them.
//!
//! A page prints what a request says, and not always each byte of it: `filters[a]=b` for `filters%5Ba%5D=b`, JSON with
//! line breaks. What says the same is the same here; the order of parameters counts.

use std::fmt::Write as _;

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderValue, Request};
use percent_encoding::percent_decode_str;

use super::{Nothing, same};
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
    Comparison::new().but(but).assert_request(request, expected);
}

/// A comparison of a request with what a page prints of it, in which not all of it counts.
///
/// ```
/// use runtime::samples::Comparison;
///
/// let request = http::Request::get("https://api.example/images?key=k3y&page=2&size=5").body(bytes::Bytes::new()).unwrap();
/// let printed = "GET https://api.example/images?size=5&page=2";
/// Comparison::new().in_any_order().without(&["key"]).assert_request(&request, printed);
/// ```
#[derive(Debug, Clone, Copy, Default)]
pub struct Comparison<'a> {
    is_order_free: bool,
    left_out: &'a [&'a str],
    unknown: &'a [&'a str],
}

impl<'a> Comparison<'a> {
    /// A comparison in which everything counts.
    #[must_use]
    pub const fn new() -> Self {
        Self { is_order_free: false, left_out: &[], unknown: &[] }
    }

    /// The same, in which the order of parameters does not count, but for those of one name.
    #[must_use]
    pub const fn in_any_order(mut self) -> Self {
        self.is_order_free = true;
        self
    }

    /// The same, in which the parameters of these names do not count: the page does not print them.
    #[must_use]
    pub const fn without(mut self, names: &'a [&'a str]) -> Self {
        self.left_out = names;
        self
    }

    /// The same, in which the values of these parameters do not count: they depend on a time that is not known.
    #[must_use]
    pub const fn but(mut self, names: &'a [&'a str]) -> Self {
        self.unknown = names;
        self
    }

    /// The pairs that count, in an order in which they can be compared.
    pub fn counting<V>(self, pairs: impl IntoIterator<Item = (String, V)>) -> Vec<(String, V)> {
        let pairs = pairs.into_iter().filter(|(name, _)| !self.left_out.contains(&name.as_str()));
        let mut pairs: Vec<_> = pairs.collect();
        if self.is_order_free {
            pairs.sort_by(|(one, _), (other, _)| one.cmp(other));
        }
        pairs
    }

    /// The method and the whole address of a request say what these do, as far as it counts.
    ///
    /// # Panics
    /// If they do not.
    pub fn assert_request(self, request: &Request<Bytes>, expected: &str) {
        if !self.is_request(request, expected) {
            assert_eq!(line(request), expected);
        }
    }

    /// Whether the method and the whole address of a request say what these do, as far as it counts.
    pub fn is_request(self, request: &Request<Bytes>, expected: &str) -> bool {
        self.same_address(&line(request), expected)
    }

    /// The body of a request says what this does, as far as it counts: a form has the same pairs, JSON is the same
    /// value, and anything else is the same to the byte.
    ///
    /// # Panics
    /// If it does not.
    pub fn assert_body(self, request: &Request<Bytes>, expected: &str) {
        if !self.has_body(request, expected) {
            assert_eq!(String::from_utf8_lossy(request.body()), expected);
        }
    }

    /// Whether the body of a request says what this does, as far as it counts.
    pub fn has_body(self, request: &Request<Bytes>, expected: &str) -> bool {
        let sent = String::from_utf8_lossy(request.body());
        let content_type = request.headers().get(CONTENT_TYPE).map(HeaderValue::as_bytes).unwrap_or_default();
        match content_type {
            b"application/json" => same_json(&sent, expected),
            b"application/x-www-form-urlencoded" => self.same_pairs(&sent, expected),
            _ => sent == expected,
        }
    }

    fn same_address(self, one: &str, other: &str) -> bool {
        let [(one, query), (other, other_query)] = [one, other].map(|text| text.split_once('?').unwrap_or((text, "")));
        normal(one) == normal(other) && self.same_pairs(query, other_query)
    }

    /// Whether two queries or forms have the same pairs, as far as they count.
    fn same_pairs(self, one: &str, other: &str) -> bool {
        let known = |(name, value): (String, String)| {
            let value = Some(value).filter(|_| !self.unknown.contains(&name.as_str()));
            (name, value)
        };
        let counting = |text: &str| self.counting(pairs(text).into_iter().map(known));
        counting(one) == counting(other)
    }
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
    Comparison::new().but(but).assert_body(request, expected);
}

/// Whether two addresses lead to the same: their queries have the same pairs in the same order, and what is in front of
/// them differs at most in how it is escaped.
pub fn same_address(one: &str, other: &str) -> bool {
    Comparison::new().same_address(one, other)
}

/// Whether two texts are the same JSON value, whatever their white space and the order of their keys. Numbers are
/// compared by what they mean.
pub fn same_json(one: &str, other: &str) -> bool {
    match (one.parse::<Value>(), other.parse::<Value>()) {
        (Ok(one), Ok(other)) => same(&one, &other, Nothing::Count),
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
    fn what_does_not_count_is_not_compared() {
        let free = Comparison::new().in_any_order();
        assert!(free.same_address("GET /a?b=1&a=2&a=1", "GET /a?a=2&b=1&a=1"));
        // The order of what has one name counts: it is a list.
        assert!(!free.same_address("GET /a?b=1&a=2&a=1", "GET /a?a=1&b=1&a=2"));
        assert!(!free.same_address("GET /a?b=1", "GET /a?b=1&b=1") && !free.same_address("GET /a?b=1", "GET /b?b=1"));
        let without = Comparison::new().without(&["key", "sig"]);
        assert!(without.same_pairs("key=k&sig=s&a=1&b=2", "a=1&b=2"));
        assert!(!without.same_pairs("key=k&sig=s&a=1&b=2", "b=2&a=1") && !without.same_pairs("key=k", "a=1"));
    }

    #[test]
    fn json_is_the_same_value() {
        assert!(same_json(r#"{"a":[1,2.0],"b":null}"#, "{ \"b\": null,\n  \"a\": [1.0, 2] }"));
        for other in [r#"{"a":[1,2]}"#, r#"{"a":[2,1],"b":null}"#, r#"{"a":["1",2],"b":null}"#, "a"] {
            assert!(!same_json(r#"{"a":[1,2],"b":null}"#, other), "{other}");
        }
    }
}
