//! The ways in which a text is escaped: for addresses and forms, in JSON, in HTML.
//!
//! A server that repeats what it was sent escapes it in its own way, `\/` for `/` or `%2f` for `%2F`, so that a list
//! of whole spellings would never be complete. Each character is compared by itself instead.

/// How much of the beginning of `text` is `secret`, however it is escaped; `None` where it is something else.
pub(super) fn prefix(secret: &str, text: &str) -> Option<usize> {
    if text.starts_with(secret) {
        return Some(secret.len());
    }
    let mut length = 0;
    for character in secret.chars() {
        length += spelled(character, &text[length..])?;
    }
    Some(length)
}

/// The length of a character at the beginning of a text, in the longest spelling that it has there.
fn spelled(character: char, text: &str) -> Option<usize> {
    let escaped = match text.bytes().next()? {
        b'%' => percent(character, text),
        b'\\' => json(character, text),
        b'&' => html(character, text),
        b'+' if character == ' ' => Some(1),
        _ => None,
    };
    escaped.or_else(|| text.starts_with(character).then(|| character.len_utf8()))
}

/// `%C3%B6`, in either case.
fn percent(character: char, text: &str) -> Option<usize> {
    let mut buffer = [0; 4];
    let bytes = character.encode_utf8(&mut buffer).bytes();
    escaped(text, bytes.map(|byte| format!("%{byte:02x}")))
}

/// `\/` and the like, or `\u00f6` in either case.
fn json(character: char, text: &str) -> Option<usize> {
    let short = match text.as_bytes().get(1)? {
        sign @ (b'"' | b'\\' | b'/') => Some(char::from(*sign)),
        b'n' => Some('\n'),
        b'r' => Some('\r'),
        b't' => Some('\t'),
        b'b' => Some('\u{8}'),
        b'f' => Some('\u{c}'),
        _ => None,
    };
    if short == Some(character) {
        return Some(2);
    }
    let mut buffer = [0; 2];
    let units = character.encode_utf16(&mut buffer).iter();
    escaped(text, units.map(|unit| format!("\\u{unit:04x}")))
}

/// `&amp;` and the like, or `&#246;` and `&#xf6;`.
fn html(character: char, text: &str) -> Option<usize> {
    // The longest is `&#x10ffff;`. Looking no further keeps long texts with many of these signs cheap.
    let end = text.bytes().take(10).position(|byte| byte == b';')?;
    let name = &text[1..end];
    let meant = match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => numbered(name),
    };
    (meant == Some(character)).then_some(end + 1)
}

fn numbered(name: &str) -> Option<char> {
    let number = name.strip_prefix('#')?;
    let number = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => number.parse(),
    };
    char::from_u32(number.ok()?)
}

/// The length of some escapes at the beginning of a text, whatever the case of their letters.
fn escaped(text: &str, escapes: impl Iterator<Item = String>) -> Option<usize> {
    let mut length = 0;
    for escape in escapes {
        let beginning = text.get(length..length + escape.len())?;
        if !beginning.eq_ignore_ascii_case(&escape) {
            return None;
        }
        length += escape.len();
    }
    Some(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_found_in_every_spelling() {
        for text in ["a/ö", "a%2Fö", "%61%2f%c3%b6", r"a\/ö", r"\u0061\u002F\u00F6", "a&#47;&#xF6;"] {
            assert_eq!(prefix("a/ö", &format!("{text}z")), Some(text.len()), "{text}");
        }
        assert_eq!(prefix("a b", "a+b"), Some(3));
        assert_eq!(prefix("😀", r"\uD83D\ude00"), Some(12));
    }

    #[test]
    fn a_text_with_the_signs_of_an_escape_is_found_as_it_is() {
        for text in ["%25", r"\\", r"\u0041", "&amp;", "100%", "a\\b", "&"] {
            assert_eq!(prefix(text, text), Some(text.len()), "{text}");
        }
    }

    #[test]
    fn another_text_is_not_found() {
        for text in ["", "a", "a/", "b/ö", "a%2", "a%2F%C3", r"a\", r"a\u00", "a&#47", "a&;", "A/ö"] {
            assert_eq!(prefix("a/ö", text), None, "{text}");
        }
    }
}
