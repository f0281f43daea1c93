//! Any bytes as JSON. The first byte chooses how they are read.

#![no_main]

use libfuzzer_sys::fuzz_target;
use runtime::decode::Reader;
use runtime_fuzz::{check, choice};

fuzz_target!(|bytes: &[u8]| {
    let (way, body) = choice(bytes);
    check(way, body.len(), || Reader::json(body));
});
