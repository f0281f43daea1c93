//! A server that repeats a secret, in some spelling, and whether it can be found in what is shown.

use std::fmt::Write as _;

/// A secret with something in it that every format has to escape.
pub const SECRET: &str = "t0k&n/\"<+é>z";

/// The byte that a secret stands for; the next one chooses how it is spelled.
const MARK: u8 = 0xfe;

/// The bytes, with a secret in place of each mark.
#[must_use]
pub fn echoed(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes.iter();
    while let Some(byte) = rest.next() {
        if *byte == MARK {
            out.extend_from_slice(spelled(rest.next().map_or(0, |how| usize::from(*how))).as_bytes());
        } else {
            out.push(*byte);
        }
    }
    out
}

/// The secret in one of the spellings that the readers undo.
fn spelled(how: usize) -> String {
    let each = |spell: &dyn Fn(&mut String, char)| {
        SECRET.chars().fold(String::new(), |mut text, char| {
            spell(&mut text, char);
            text
        })
    };
    let percent = |text: &str| {
        text.bytes().fold(String::new(), |mut out, byte| {
            if byte.is_ascii_alphanumeric() {
                out.push(char::from(byte))
            } else {
                let _ = write!(out, "%{byte:02X}");
            }
            out
        })
    };
    match how % 8 {
        0 => SECRET.to_owned(),
        1 => percent(SECRET),
        2 => percent(&percent(SECRET)),
        3 => each(&|out, char| {
            let _ = write!(out, "\\u{:04x}", u32::from(char));
        }),
        4 => each(&|out, char| {
            let _ = write!(out, "&#x{:x};", u32::from(char));
        }),
        5 => each(&|out, char| {
            let _ = write!(out, "<![CDATA[{char}]]>");
        }),
        6 => each(&|out, char| {
            let _ = match char {
                '<' | '&' => write!(out, "&#{};<!-- x -->", u32::from(char)),
                _ => write!(out, "{char}<!-- x -->"),
            };
        }),
        _ => SECRET.replace('"', "\"\""),
    }
}

/// The body in one of the encodings that the readers undo.
#[must_use]
pub fn encoded(body: Vec<u8>, how: usize) -> Vec<u8> {
    let units = |order: fn(u16) -> [u8; 2], mark: &str| {
        let text = format!("{mark}{}", String::from_utf8_lossy(&body));
        text.encode_utf16().flat_map(order).collect()
    };
    match how % 8 {
        5 => units(u16::to_le_bytes, "\u{feff}"),
        6 => units(u16::to_be_bytes, "\u{feff}"),
        7 => String::from_utf8_lossy(&body).chars().map(|char| u8::try_from(char).unwrap_or(b'?')).collect(),
        _ => body,
    }
}

/// Whether a text or a body holds the secret, as it is or in an encoding of all of it.
#[must_use]
pub fn is_found(shown: &[u8]) -> bool {
    let holds = |bytes: &[u8], secret: &[u8]| bytes.windows(secret.len()).any(|window| window == secret);
    let wide = |order: fn(u16) -> [u8; 2]| SECRET.encode_utf16().flat_map(order).collect::<Vec<u8>>();
    let latin: Vec<u8> = SECRET.chars().filter_map(|char| u8::try_from(char).ok()).collect();
    [SECRET.as_bytes(), &latin, &wide(u16::to_le_bytes), &wide(u16::to_be_bytes)]
        .iter()
        .any(|secret| holds(shown, secret))
}
