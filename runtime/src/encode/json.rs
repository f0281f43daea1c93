//! JSON (RFC 8259) as a target.

use std::fmt::Arguments;
use std::io::Write as _;

use crate::decode::scan;

/// As many digits as an integer of 64 bits has at most.
const DIGITS: usize = 20;

/// Most bodies of requests fit in so many bytes.
const CAPACITY: usize = 128;

/// A JSON text in the making.
#[derive(Debug)]
pub(super) struct Json {
    out: Vec<u8>,
    /// Whether a value was written before in the innermost container, so that a comma is due. One
    /// flag is enough for all levels: a container that was closed is a value of the one around it.
    comma: bool,
    /// Whether a name was written, so that no comma is due before its value.
    named: bool,
}

impl Json {
    pub(super) fn new() -> Self {
        Self { out: Vec::with_capacity(CAPACITY), comma: false, named: false }
    }

    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.out
    }

    /// Writes the comma before a value, if one is due.
    #[inline]
    fn separate(&mut self) {
        if std::mem::take(&mut self.named) {
            return;
        }
        if std::mem::replace(&mut self.comma, true) {
            self.out.push(b',');
        }
    }

    #[inline]
    pub(super) fn name(&mut self, name: &str) {
        self.separate();
        self.quote(name);
        self.out.push(b':');
        self.named = true;
    }

    #[inline]
    pub(super) fn open(&mut self, bracket: u8) {
        self.separate();
        self.out.push(bracket);
        self.comma = false;
    }

    #[inline]
    pub(super) fn close(&mut self, bracket: u8) {
        self.out.push(bracket);
        self.comma = true;
    }

    /// Writes a value that is ready.
    #[inline]
    pub(super) fn token(&mut self, text: &str) {
        self.separate();
        self.out.extend_from_slice(text.as_bytes());
    }

    #[inline]
    pub(super) fn text(&mut self, text: &str) {
        self.separate();
        self.quote(text);
    }

    pub(super) fn plain(&mut self, text: Arguments<'_>, quoted: bool) {
        self.separate();
        self.quote_mark(quoted);
        // Writing to a vector cannot fail.
        let _ = self.out.write_fmt(text);
        self.quote_mark(quoted);
    }

    #[inline]
    pub(super) fn integer(&mut self, value: i64, quoted: bool) {
        let mut buffer = [0; DIGITS];
        let digits = print_digits(value.unsigned_abs(), 1, &mut buffer);
        self.number(value < 0, &[digits], quoted);
    }

    pub(super) fn fixed(&mut self, value: i64, scale: usize, quoted: bool) {
        let mut buffer = [0; DIGITS];
        let digits = print_digits(value.unsigned_abs(), scale + 1, &mut buffer);
        let (whole, fraction) = digits.split_at(digits.len() - scale);
        self.number(value < 0, &[whole, b".", fraction], quoted);
    }

    #[inline]
    fn number(&mut self, negative: bool, parts: &[&[u8]], quoted: bool) {
        self.separate();
        self.quote_mark(quoted);
        if negative {
            self.out.push(b'-');
        }
        for part in parts {
            self.out.extend_from_slice(part);
        }
        self.quote_mark(quoted);
    }

    #[inline]
    fn quote_mark(&mut self, quoted: bool) {
        if quoted {
            self.out.push(b'"');
        }
    }

    /// Writes a text in quotes.
    #[inline]
    fn quote(&mut self, text: &str) {
        let bytes = text.as_bytes();
        // One growth is enough for nearly every text.
        self.out.reserve(bytes.len() + 4);
        self.out.push(b'"');
        let end = scan::special(bytes, 0);
        self.out.extend_from_slice(&bytes[..end]);
        if end < bytes.len() {
            self.escape(&bytes[end..]);
        }
        self.out.push(b'"');
    }

    /// Writes the rest of a text from its first byte on that needs an escape.
    #[inline(never)]
    fn escape(&mut self, mut bytes: &[u8]) {
        const HEX: &[u8; 16] = b"0123456789abcdef";
        while let Some((&byte, rest)) = bytes.split_first() {
            let short = match byte {
                b'"' | b'\\' => byte,
                b'\n' => b'n',
                b'\r' => b'r',
                b'\t' => b't',
                8 => b'b',
                12 => b'f',
                _ => 0,
            };
            if short == 0 {
                let digits = [HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 15)]];
                self.out.extend_from_slice(b"\\u00");
                self.out.extend_from_slice(&digits);
            } else {
                self.out.extend_from_slice(&[b'\\', short]);
            }
            let end = scan::special(rest, 0);
            self.out.extend_from_slice(&rest[..end]);
            bytes = &rest[end..];
        }
    }
}

/// Prints an integer with at least so many digits.
#[inline]
fn print_digits(mut value: u64, least: usize, buffer: &mut [u8; DIGITS]) -> &[u8] {
    let mut at = DIGITS;
    while at > 0 && (value > 0 || DIGITS - at < least) {
        at -= 1;
        // A remainder of ten fits in a byte.
        buffer[at] = b'0' + u8::try_from(value % 10).unwrap_or(0);
        value /= 10;
    }
    &buffer[at..]
}
