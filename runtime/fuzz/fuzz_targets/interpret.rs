//! Any response to an operation of any shape. The first bytes choose the shape, the status, the encoding and the headers;
//! the rest is the body, in which a mark stands for a secret that the server repeats.

#![no_main]

use std::error::Error as _;
use std::fmt::Debug;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use runtime::http::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use runtime::http::{Response, StatusCode};
use runtime::provider::Provider as _;
use runtime::{Bytes, Client, Error, Operation as _, Secrets};
use runtime_fuzz::choice;
use runtime_fuzz::echo::{SECRET, echoed, encoded, is_found};
use runtime_fuzz::shapes::{ANSWERS, Call, FORMATS, Made};

const TYPES: [&str; 8] = [
    "application/json",
    "application/xml",
    "text/xml; charset=iso-8859-1",
    "text/csv; charset=utf-16",
    "text/plain",
    "text/html",
    "application/zip",
    "application/problem+json",
];

const NAMES: [&str; 8] = [
    "content-type",
    "content-encoding",
    "content-length",
    "content-disposition",
    "location",
    "retry-after",
    "set-cookie",
    "x-echo",
];

fuzz_target!(|bytes: &[u8]| {
    let (fault, bytes) = choice(bytes);
    match fault % 3 {
        0 => by_answer::<0>(bytes),
        1 => by_answer::<1>(bytes),
        _ => by_answer::<2>(bytes),
    }
});

fn by_answer<const FAULT: usize>(bytes: &[u8]) {
    let (answer, bytes) = choice(bytes);
    match answer % ANSWERS {
        0 => by_format::<FAULT, 0>(bytes),
        1 => by_format::<FAULT, 1>(bytes),
        2 => by_format::<FAULT, 2>(bytes),
        _ => by_format::<FAULT, 3>(bytes),
    }
}

fn by_format<const FAULT: usize, const ANSWER: usize>(bytes: &[u8]) {
    let (format, bytes) = choice(bytes);
    match format % FORMATS {
        0 => interpret::<FAULT, ANSWER, 0>(bytes),
        1 => interpret::<FAULT, ANSWER, 1>(bytes),
        2 => interpret::<FAULT, ANSWER, 2>(bytes),
        3 => interpret::<FAULT, ANSWER, 3>(bytes),
        4 => interpret::<FAULT, ANSWER, 4>(bytes),
        5 => interpret::<FAULT, ANSWER, 5>(bytes),
        6 => interpret::<FAULT, ANSWER, 6>(bytes),
        _ => interpret::<FAULT, ANSWER, 7>(bytes),
    }
}

fn client<const FAULT: usize>() -> Client {
    static SECRETS: LazyLock<Secrets> =
        LazyLock::new(|| Secrets::new(["somebody".to_owned(), "open sesame".to_owned(), SECRET.to_owned()]));
    Client::new(Made::<FAULT>::DETAILS, SECRETS.clone())
}

/// Interprets a response twice, and checks what an error shows.
fn interpret<const FAULT: usize, const ANSWER: usize, const FORMAT: usize>(bytes: &[u8]) {
    let call = Call::<FAULT, ANSWER, FORMAT>(client::<FAULT>());
    let answered = response(bytes);
    let again = || {
        let mut response = Response::new(answered.body().clone());
        *response.status_mut() = answered.status();
        *response.headers_mut() = answered.headers().clone();
        call.interpret(response)
    };
    let failed = match (again(), again()) {
        (Ok(one), Ok(other)) => {
            assert!(answered.status().is_success() || answered.status() == 409, "{} is a success", answered.status());
            assert_eq!(format!("{:?}", one.payload), format!("{:?}", other.payload), "two readings differ");
            return;
        }
        (Err(one), Err(other)) => [one, other].map(|error| shown(&error)),
        _ => panic!("two readings differ"),
    };
    assert_eq!(failed[0], failed[1], "two readings differ");
    for part in &failed[0] {
        assert!(!is_found(part), "a secret is shown: {}", String::from_utf8_lossy(part));
        // Escapes make a text longer, and each part shows a body once or twice; nothing is repeated without end.
        let most = 4096 + 64 * (bytes.len() + answered.body().len());
        assert!(part.len() <= most, "{} bytes are shown of {}", part.len(), answered.body().len());
    }
}

/// Everything that an error shows.
fn shown<F: Debug>(error: &Error<F>) -> Vec<Vec<u8>> {
    let mut parts = vec![
        format!("{error}"),
        format!("{error:#}"),
        format!("{error:?}"),
        format!("{error:#?}"),
        format!("{:?}", error.fault()),
        format!("{:?}", error.path()),
        format!("{:?} {:?}", error.kind(), error.status()),
    ];
    let headers = error.headers().into_iter().flatten();
    parts.extend(headers.map(|(name, value)| format!("{name}: {}", String::from_utf8_lossy(value.as_bytes()))));
    let mut source = error.source();
    while let Some(error) = source {
        parts.push(format!("{error} {error:?}"));
        source = error.source();
    }
    let mut parts: Vec<_> = parts.into_iter().map(String::into_bytes).collect();
    parts.extend(error.body().map(<[u8]>::to_vec));
    parts
}

/// The response that the bytes say.
fn response(bytes: &[u8]) -> Response<Bytes> {
    const FREQUENT: [u16; 12] = [200, 204, 206, 302, 400, 401, 403, 404, 409, 429, 500, 503];
    let (status, bytes) = choice(bytes);
    let (encoding, bytes) = choice(bytes);
    let (count, mut bytes) = choice(bytes);
    let mut response = Response::new(Bytes::new());
    let status = FREQUENT.get(status).copied().unwrap_or(100 + u16::try_from(status * 4).unwrap_or(0));
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::OK);
    for _ in 0..count % 8 {
        let (name, rest) = choice(bytes);
        let (length, rest) = choice(rest);
        if name % 16 >= NAMES.len() {
            let known = HeaderValue::from_static(TYPES[length % TYPES.len()]);
            response.headers_mut().append(CONTENT_TYPE, known);
            bytes = rest;
            continue;
        }
        let (value, rest) = rest.split_at(length.min(rest.len()));
        if let Ok(value) = HeaderValue::from_bytes(&echoed(value)) {
            response.headers_mut().append(HeaderName::from_static(NAMES[name % 16]), value);
        }
        bytes = rest;
    }
    *response.body_mut() = encoded(echoed(bytes), encoding).into();
    response
}
