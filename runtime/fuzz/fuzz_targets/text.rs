//! Any text as plain text. The first byte chooses how it is read, the second one how it is laid out.

#![no_main]

use libfuzzer_sys::fuzz_target;
use runtime::decode::{Reader, Text, TextLayout};
use runtime_fuzz::{check, choice};

static LAYOUTS: [Text; 6] = [
    Text::new(TextLayout::Whole),
    Text::new(TextLayout::Lines).comment("#"),
    Text::new(TextLayout::Pairs("=")).comment("#"),
    Text::new(TextLayout::Pairs(" ")),
    Text::new(TextLayout::Pairs("é:")).comment(""),
    Text::new(TextLayout::Pairs("")).comment("é"),
];

fuzz_target!(|bytes: &[u8]| {
    let (way, bytes) = choice(bytes);
    let (layout, body) = choice(bytes);
    let body = String::from_utf8_lossy(body);
    check(way, body.len(), || Ok(Reader::plain_text(&body, &LAYOUTS[layout % LAYOUTS.len()])));
});
