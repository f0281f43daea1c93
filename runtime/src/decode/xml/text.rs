//! Characters of XML that do not stand for themselves: references, ends of lines, white space in attributes.

use super::super::error::DecodeError;

const ENTITY: &str = "an entity is not one of XML's own";
const CHARACTER: &str = "a character reference is malformed";
pub(super) const UNENDED: &str = "an entity does not end";

/// The character that is referred to as `&name;`. Nothing but the five entities of XML itself has a name: what a
/// document declares is not looked up.
pub(super) fn referred(name: &str, at: usize) -> Result<char, DecodeError> {
    let digits = match name {
        "lt" => return Ok('<'),
        "gt" => return Ok('>'),
        "amp" => return Ok('&'),
        "quot" => return Ok('"'),
        "apos" => return Ok('\''),
        _ => name.strip_prefix('#').ok_or_else(|| DecodeError::syntax(ENTITY, at))?,
    };
    let (digits, radix) = digits.strip_prefix('x').map_or((digits, 10), |digits| (digits, 16));
    // The parser of integers would take a sign.
    let plain = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    let code = u32::from_str_radix(digits, radix).ok().filter(|_| plain);
    code.and_then(char::from_u32).ok_or_else(|| DecodeError::syntax(CHARACTER, at))
}

/// The character of the reference whose `&` is at `at`, and the byte behind its `;`. It must end before the byte `end`.
pub(super) fn reference(text: &str, at: usize, end: usize) -> Result<(char, usize), DecodeError> {
    let name = at + 1;
    let ends = |byte: &u8| matches!(byte, b';' | b'&' | b'<');
    let length =
        text.as_bytes()[name..end].iter().position(ends).filter(|length| text.as_bytes()[name + length] == b';');
    let length = length.ok_or_else(|| DecodeError::syntax(UNENDED, at))?;
    let character = referred(&text[name..name + length], at)?;
    Ok((character, name + length + 1))
}

/// Adds a text whose lines end in `\r\n`, `\r` or `\n`; they all end in `\n` then.
pub(super) fn push_lines(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.find('\r') {
        out.push_str(&rest[..at]);
        out.push('\n');
        rest = &rest[at + 1..];
        rest = rest.strip_prefix('\n').unwrap_or(rest);
    }
    out.push_str(rest);
}

/// Adds the value of an attribute, in which white space is a space, unless a reference stands for it.
pub(super) fn push_value(out: &mut String, value: &str) -> Result<(), DecodeError> {
    let mut from = 0;
    while let Some(length) = value[from..].find(['&', '\t', '\n', '\r']) {
        let at = from + length;
        out.push_str(&value[from..at]);
        let rest = &value.as_bytes()[at..];
        if rest[0] == b'&' {
            let (character, next) = reference(value, at, value.len())?;
            out.push(character);
            from = next;
        } else {
            out.push(' ');
            from = at + if rest.starts_with(b"\r\n") { 2 } else { 1 };
        }
    }
    out.push_str(&value[from..]);
    Ok(())
}

/// Whether the value of an attribute, as it is written, says this.
pub(super) fn says(value: &str, said: &str) -> bool {
    let mut unescaped = String::new();
    push_value(&mut unescaped, value).is_ok() && unescaped == said
}
