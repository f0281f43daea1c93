//! The encodings that a body comes in.

/// An encoding, and how it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    Utf8,
    Utf8WithMark,
    Utf16Le,
    Utf16Be,
    /// Without a byte-order mark, and with a `charset`.
    Utf16LeCharset,
    Latin1,
    /// As ISO-8859-1, and nobody says so.
    Latin1Untold,
}

pub const ALL: &[Encoding] = &[
    Encoding::Utf8,
    Encoding::Utf8WithMark,
    Encoding::Utf16Le,
    Encoding::Utf16Be,
    Encoding::Utf16LeCharset,
    Encoding::Latin1,
    Encoding::Latin1Untold,
];

impl Encoding {
    pub fn of(self, text: &str) -> Vec<u8> {
        let units = || text.encode_utf16();
        match self {
            Self::Utf8 => text.as_bytes().to_vec(),
            Self::Utf8WithMark => format!("\u{feff}{text}").into_bytes(),
            Self::Utf16Le => [0xfeff].into_iter().chain(units()).flat_map(u16::to_le_bytes).collect(),
            Self::Utf16Be => [0xfeff].into_iter().chain(units()).flat_map(u16::to_be_bytes).collect(),
            Self::Utf16LeCharset => units().flat_map(u16::to_le_bytes).collect(),
            Self::Latin1 | Self::Latin1Untold => text.chars().map(|char| u8::try_from(char).unwrap_or(b'?')).collect(),
        }
    }

    /// What the content type says of it.
    pub fn charset(self) -> &'static str {
        match self {
            Self::Utf16LeCharset => "; charset=utf-16le",
            Self::Latin1 => "; charset=iso-8859-1",
            _ => "",
        }
    }
}
