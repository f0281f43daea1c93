//! Finding the bytes of a JSON string that need attention, eight at a time.

/// One byte in all eight places of a word.
const fn spread(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

/// The top bit of every byte that is a quote, a backslash or a control character.
///
/// A subtraction may carry into the byte above and mark it wrongly, but only above a byte that is
/// marked rightly: the lowest mark is exact, and no other is looked at.
const fn marks(word: u64) -> u64 {
    let quote = word ^ spread(b'"');
    let backslash = word ^ spread(b'\\');
    let low = (word.wrapping_sub(spread(0x20)) & !word)
        | (quote.wrapping_sub(spread(1)) & !quote)
        | (backslash.wrapping_sub(spread(1)) & !backslash);
    low & spread(0x80)
}

/// The first place from `at` on of a quote, a backslash or a control character; the length of
/// `bytes` where there is none.
#[inline]
pub(crate) fn special(bytes: &[u8], mut at: usize) -> usize {
    while let Some(chunk) = bytes.get(at..).and_then(<[u8]>::first_chunk::<8>) {
        let marks = marks(u64::from_le_bytes(*chunk));
        if marks != 0 {
            return at + (marks.trailing_zeros() / 8) as usize;
        }
        at += 8;
    }
    while let Some(&byte) = bytes.get(at) {
        if byte < 0x20 || byte == b'"' || byte == b'\\' {
            break;
        }
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::special;

    #[test]
    fn finds_the_first_special_byte_at_every_place() {
        for place in 0..40 {
            for byte in 0..=u8::MAX {
                let mut bytes = vec![b'!'; 40];
                bytes[place] = byte;
                let is_special = byte < 0x20 || byte == b'"' || byte == b'\\';
                let expected = if is_special { place } else { 40 };
                assert_eq!(special(&bytes, 0), expected, "{byte} at {place}");
            }
        }
    }

    #[test]
    fn ignores_what_is_before_the_start() {
        assert_eq!(special(b"\"\"\"abc\"", 3), 6);
        assert_eq!(special(b"abc", 3), 3);
        assert_eq!(special(b"abc", 9), 9);
    }
}
