//! The ways in which a server spells what it repeats.

use std::fmt::Write as _;

/// A way in which a text is spelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spelling {
    AsItIs,
    Percent,
    PercentLower,
    PercentAll,
    PercentTwice,
    PercentLatin1,
    Form,
    Json,
    JsonAscii,
    JsonAll,
    JsonTwice,
    Backslashed,
    Markup,
    MarkupTwice,
    References,
    LongReferences,
    MarkupInPercent,
    PercentInJson,
    MarkupInJson,
    UpperCase,
}

pub const ALL: &[Spelling] = &[
    Spelling::AsItIs,
    Spelling::Percent,
    Spelling::PercentLower,
    Spelling::PercentAll,
    Spelling::PercentTwice,
    Spelling::PercentLatin1,
    Spelling::Form,
    Spelling::Json,
    Spelling::JsonAscii,
    Spelling::JsonAll,
    Spelling::JsonTwice,
    Spelling::Backslashed,
    Spelling::Markup,
    Spelling::MarkupTwice,
    Spelling::References,
    Spelling::LongReferences,
    Spelling::MarkupInPercent,
    Spelling::PercentInJson,
    Spelling::MarkupInJson,
    Spelling::UpperCase,
];

/// One of each kind, for encodings other than UTF-8.
pub const FEW: &[Spelling] = &[
    Spelling::AsItIs,
    Spelling::PercentTwice,
    Spelling::JsonAscii,
    Spelling::Markup,
    Spelling::LongReferences,
    Spelling::UpperCase,
];

impl Spelling {
    pub fn of(self, text: &str) -> String {
        match self {
            Self::AsItIs => text.to_owned(),
            Self::Percent => percent(text.as_bytes(), false),
            Self::PercentLower => percent(text.as_bytes(), false).to_lowercase_escapes(),
            Self::PercentAll => percent(text.as_bytes(), true),
            Self::PercentTwice => percent(percent(text.as_bytes(), false).as_bytes(), false),
            Self::PercentLatin1 => percent(&latin1(text), false),
            Self::Form => percent(text.as_bytes(), false).replace("%20", "+"),
            Self::Json => json(text),
            Self::JsonAscii => {
                json(text).chars().map(|char| if char.is_ascii() { char.into() } else { unit(char) }).collect()
            }
            Self::JsonAll => text.chars().map(unit).collect(),
            Self::JsonTwice => json(&json(text)),
            Self::Backslashed => joined(text.bytes().map(|byte| format!("\\x{byte:02X}"))),
            Self::Markup => markup(text),
            Self::MarkupTwice => markup(&markup(text)),
            Self::References => joined(text.chars().map(|char| format!("&#{};", u32::from(char)))),
            Self::LongReferences => joined(text.chars().map(|char| format!("&#x{:020x};", u32::from(char)))),
            Self::MarkupInPercent => percent(markup(text).as_bytes(), false),
            Self::PercentInJson => json(&percent(text.as_bytes(), false)),
            Self::MarkupInJson => json(&markup(text)),
            Self::UpperCase => text.to_uppercase(),
        }
    }
}

trait LowercaseEscapes {
    fn to_lowercase_escapes(&self) -> String;
}

impl LowercaseEscapes for String {
    fn to_lowercase_escapes(&self) -> String {
        let mut parts = self.split('%');
        let first = parts.next().unwrap_or_default().to_owned();
        parts.fold(first, |text, part| format!("{text}%{}{}", part[..2].to_lowercase(), &part[2..]))
    }
}

/// Percent-encoded: what a URL reserves, or everything.
fn percent(bytes: &[u8], all: bool) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        if byte.is_ascii_alphanumeric() && !all {
            text.push(char::from(*byte));
        } else {
            let _ = write!(text, "%{byte:02X}");
        }
        text
    })
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().concat()
}

fn latin1(text: &str) -> Vec<u8> {
    text.chars().map(|char| u8::try_from(char).unwrap_or(b'?')).collect()
}

/// The inside of a string of JSON.
pub fn json(text: &str) -> String {
    let quoted = serde_json::to_string(text).unwrap();
    quoted[1..quoted.len() - 1].replace('/', "\\/")
}

fn unit(char: char) -> String {
    joined(char.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")))
}

/// A text in HTML, as many a language's function for it escapes.
pub fn markup(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
    text.replace('ö', "&ouml;")
}
