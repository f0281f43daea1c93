//! A text as somebody sees it who undoes its escapes, with the place that each of its bytes has in the text as it came.
//!
//! Escapes are undone to the end, whatever their kinds and however often one was applied to another, in one pass: what
//! an escape stands for may complete another one. The same is done to the secrets that are looked for, so that one that
//! looks like an escape itself is found too.

use std::ops::Range;

use super::{markup, names};

/// How many bytes an escape has that is not complete yet, at the most: `\u{` and eight digits. A reference by number may
/// have more, which nobody writes.
const LONGEST_ESCAPE: usize = 11;

/// A text without escapes.
///
/// Besides, white space of any length and kind is one space, and so is `+`, which stands for a space in forms; a
/// doubled quote is one, as in CSV; and bytes of zero are left out, with which UTF-16 spells ASCII.
pub(super) struct View {
    bytes: Vec<u8>,
    places: Vec<Place>,
}

/// Where a byte comes from: in 32 bits, since there is one for each byte of a text.
#[derive(Clone, Copy)]
pub(super) struct Place {
    start: u32,
    end: u32,
}

/// The bytes of a text, and where they are.
pub(super) fn places(text: &[u8]) -> impl Iterator<Item = (u8, Place)> {
    places_of(text, 0..text.len())
}

/// The bytes of a part of a text, and where they are.
#[expect(clippy::cast_possible_truncation, reason = "longer texts were cut")]
pub(super) fn places_of(text: &[u8], range: Range<usize>) -> impl Iterator<Item = (u8, Place)> {
    let start = range.start;
    let place = move |index: usize| Place { start: (start + index) as u32, end: (start + index + 1) as u32 };
    text[range].iter().enumerate().map(move |(index, byte)| (*byte, place(index)))
}

impl View {
    pub(super) fn unescaped(text: impl Iterator<Item = (u8, Place)>) -> Self {
        let expected = text.size_hint().0;
        let mut view = Self { bytes: Vec::with_capacity(expected), places: Vec::with_capacity(expected) };
        for (byte, place) in text {
            view.push(byte, place);
        }
        view
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// Where a part of the view comes from, in the text as it came.
    pub(super) fn origin(&self, part: Range<usize>) -> Range<usize> {
        let places = &self.places[part];
        match (places.first(), places.last()) {
            (Some(first), Some(last)) => first.start as usize..last.end as usize,
            _ => 0..0,
        }
    }

    /// Where a byte of the view comes from.
    pub(super) fn start(&self, at: usize) -> usize {
        self.places.get(at).map_or(usize::MAX, |place| place.start as usize)
    }

    /// The view of somebody who sees no markup.
    pub(super) fn without_markup(&self) -> Self {
        let (mut bytes, mut places) = (Vec::new(), Vec::new());
        for range in markup::around(&self.bytes) {
            bytes.extend_from_slice(&self.bytes[range.clone()]);
            places.extend_from_slice(&self.places[range]);
        }
        Self { bytes, places }
    }

    /// Adds a byte, which may complete an escape, which may complete another one.
    fn push(&mut self, mut byte: u8, mut place: Place) {
        loop {
            (byte, place) = self.behind_backslash(byte, place);
            if byte == 0 {
                return;
            }
            if matches!(byte, b'\t' | b'\n' | b'\r' | b'\x0c' | b'+') {
                byte = b' ';
            }
            if matches!(byte, b' ' | b'"' | b'\'') && self.bytes.last() == Some(&byte) {
                return;
            }
            self.add(byte, place);
            let Some((meant, length)) = self.completed(byte) else { return };
            let start = self.bytes.len() - length;
            place = Place { start: self.places[start].start, end: place.end };
            self.bytes.truncate(start);
            self.places.truncate(start);
            match meant {
                Meant::Byte(meant) => byte = meant,
                Meant::Scalar(0xA0) => byte = b' ',
                Meant::Scalar(code) => match u8::try_from(code).ok().filter(u8::is_ascii) {
                    Some(meant) => byte = meant,
                    None => return self.add_scalar(code, place),
                },
            }
        }
    }

    /// What a byte means after a backslash, which is taken away then.
    fn behind_backslash(&mut self, byte: u8, place: Place) -> (u8, Place) {
        if self.bytes.last() != Some(&b'\\') || matches!(byte, b'u' | b'U' | b'x' | b'X' | 0) {
            return (byte, place);
        }
        self.bytes.pop();
        let start = self.places.pop().map_or(place.start, |backslash| backslash.start);
        let meant = match byte {
            b'n' | b'r' | b't' | b'f' => b' ',
            b'b' => 8,
            other => other,
        };
        (meant, Place { start, end: place.end })
    }

    fn add(&mut self, byte: u8, place: Place) {
        self.bytes.push(byte);
        self.places.push(place);
    }

    /// Adds a character beyond ASCII, which completes nothing but a pair of surrogates.
    fn add_scalar(&mut self, code: u32, place: Place) {
        let mut place = place;
        let mut code = code;
        if let (0xDC00..0xE000, Some(first)) = (code, self.high_surrogate()) {
            code = 0x1_0000 + ((first - 0xD800) << 10) + (code - 0xDC00);
            let start = self.bytes.len() - 3;
            place.start = self.places[start].start;
            self.bytes.truncate(start);
            self.places.truncate(start);
        }
        match char::from_u32(code) {
            Some(character) => {
                character.encode_utf8(&mut [0; 4]).bytes().for_each(|byte| self.add(byte, place));
            }
            // Half of a pair, spelled as UTF-8 would spell it.
            None => [0xE0 + (code >> 12), 0x80 + ((code >> 6) & 0x3F), 0x80 + (code & 0x3F)]
                .into_iter()
                .filter_map(|byte| u8::try_from(byte).ok())
                .for_each(|byte| self.add(byte, place)),
        }
    }

    /// The first half of a pair of surrogates, if it is what was added last.
    fn high_surrogate(&self) -> Option<u32> {
        match *self.bytes.last_chunk::<3>()? {
            [0xED, second @ 0xA0..0xB0, third] => {
                Some(0xD000 + (u32::from(second & 0x3F) << 6) + u32::from(third & 0x3F))
            }
            _ => None,
        }
    }

    /// The escape that ends here, and its length.
    fn completed(&self, last: u8) -> Option<(Meant, usize)> {
        match last {
            b';' => self.reference(),
            b'}' => self.braced(),
            _ => self.hexadecimal(digit(last)?),
        }
    }

    /// `%C3`, `\xC3`, `\u00f6`, of which `low` is the last digit.
    fn hexadecimal(&self, low: u32) -> Option<(Meant, usize)> {
        if let [.., start, high, _] = *self.bytes {
            let (prefixed, length) = match self.bytes.len().checked_sub(4).map(|at| self.bytes[at]) {
                _ if start == b'%' => (true, 3),
                Some(b'\\') => (matches!(start, b'x' | b'X'), 4),
                _ => (false, 0),
            };
            if prefixed {
                let code = (digit(high)? << 4) + low;
                return u8::try_from(code).ok().map(|byte| (Meant::Byte(byte), length));
            }
        }
        let [b'\\', b'u' | b'U', digits @ ..] = self.bytes.last_chunk::<6>()? else { return None };
        let code = digits.iter().try_fold(0, |code, byte| Some((code << 4) + digit(*byte)?))?;
        Some((Meant::Scalar(code), 6))
    }

    /// `\u{f6}`, as Rust prints it.
    fn braced(&self) -> Option<(Meant, usize)> {
        let digits =
            self.bytes[..self.bytes.len() - 1].iter().rev().take(8).take_while(|byte| byte.is_ascii_hexdigit());
        let length = digits.count();
        let start = self.bytes.len().checked_sub(length + 4)?;
        let [b'\\', b'u', b'{', digits @ .., b'}'] = &self.bytes[start..] else { return None };
        let code = u32::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?;
        char::from_u32(code).map(|character| (Meant::Scalar(character.into()), length + 4))
    }

    /// `&amp;`, `&#246;`, `&#xf6;`, of any length. Each letter is looked at once: behind a semicolon there is none more.
    fn reference(&self) -> Option<(Meant, usize)> {
        let before = &self.bytes[..self.bytes.len() - 1];
        let length = before.iter().rev().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'#').count();
        let start = before.len().checked_sub(length + 1).filter(|start| before[*start] == b'&')?;
        let name = std::str::from_utf8(&before[start + 1..]).ok()?;
        names::meant(name).map(|code| (Meant::Scalar(code), length + 2))
    }
}

/// What an escape stands for.
enum Meant {
    Byte(u8),
    /// A character, or half of a pair of surrogates.
    Scalar(u32),
}

/// The value of a hexadecimal digit.
fn digit(byte: u8) -> Option<u32> {
    char::from(byte).to_digit(16)
}

/// How much of a secret stays what it is whatever stands behind it in a text: not a space at its end, which is not told
/// from others there, and not what could become an escape, as `%4` or a backslash.
pub(super) fn settled(secret: &[u8]) -> usize {
    let end = secret.trim_ascii_end().len();
    let hexadecimal = |digits: &[u8]| digits.iter().all(u8::is_ascii_hexdigit);
    let is_open = |tail: &[u8]| match tail {
        [b'\\'] => true,
        // Digits enough to complete it have done so already.
        [b'%', digits @ ..] | [b'\\', b'u', b'{', digits @ ..] | [b'\\', b'x' | b'X' | b'u' | b'U', digits @ ..] => {
            hexadecimal(digits)
        }
        [b'&', name @ ..] => names::begins(name),
        _ => false,
    };
    (end.saturating_sub(LONGEST_ESCAPE)..end).find(|start| is_open(&secret[*start..end])).unwrap_or(end)
}
