//! Any text as CSV. The first byte chooses how it is read, the second one how it is spelled.

#![no_main]

use libfuzzer_sys::fuzz_target;
use runtime::decode::{Csv, CsvCell, CsvHeader, Reader};
use runtime_fuzz::{check, choice};

const ENVELOPE: &[CsvCell] = &[CsvCell::Lowercase("status"), CsvCell::Field("method"), CsvCell::Pairs("summary")];
const OWN: &[CsvCell] = &[CsvCell::Pairs("")];
const COLUMNS: &[&str] = &["id", "child.id", "items.2.name", "ITEMS.1.tags", "labels.é", "", "id"];

static SPELLINGS: [Csv; 8] = [
    Csv::new(),
    Csv::new().comment("#").envelope(ENVELOPE).header(CsvHeader::Commented),
    Csv::new().comment("#").envelope(OWN).separator("|"),
    Csv::new().delimiter(b';').separator(", ").nesting(Some("/")),
    Csv::new().delimiter(b'\t').comment("//").header(CsvHeader::Absent(COLUMNS)),
    Csv::new().comment("é").header(CsvHeader::Commented).nesting(None),
    Csv::new().comment("").nesting(Some("")).separator(""),
    // Neither delimiter can be told from something else.
    Csv::new().delimiter(b'"').separator("\""),
];

fuzz_target!(|bytes: &[u8]| {
    let (way, bytes) = choice(bytes);
    let (spelling, body) = choice(bytes);
    let body = String::from_utf8_lossy(body);
    let payload = (spelling & 8 != 0).then_some("list");
    check(way, body.len(), || Reader::csv(&body, &SPELLINGS[spelling % 8], payload));
});
