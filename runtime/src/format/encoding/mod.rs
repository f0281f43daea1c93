//! The text of a body, whatever its encoding.
//!
//! Nearly every body is UTF-8, which is checked once and lent. Everything else needs the tables of the feature `xml`.

use std::borrow::Cow;

use crate::decode::{DecodeError, DecodeErrorKind};

#[cfg(test)]
mod tests;

/// Whether a text says its own encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum InBand {
    /// As XML does: `<?xml version="1.0" encoding="UTF-8"?>`.
    #[cfg(feature = "xml")]
    Xml,
    /// Not at all.
    Nowhere,
}

/// What can be made of a body, or of its beginning, to show it.
pub(crate) enum Decoded {
    /// It is UTF-8.
    Utf8,
    /// Its text, in which what is malformed was replaced. It is in another encoding.
    #[cfg_attr(not(feature = "xml"), expect(dead_code, reason = "other encodings need the tables of XML"))]
    Other(String),
    /// It is to be UTF-8 and is not.
    Malformed,
    /// Its encoding is not known.
    Unknown,
}

/// What can be made of a body to show it, whatever is wrong with it. A character may be cut at its end.
pub(crate) fn shown(body: &[u8], charset: Option<&str>, in_band: InBand) -> Decoded {
    #[cfg(feature = "xml")]
    match tables::other_encoding(body, charset, in_band) {
        Ok(Some(other)) => return Decoded::Other(tables::decode_what_can_be(body, other)),
        Err(_) => return Decoded::Unknown,
        Ok(None) => {}
    }
    let _ = in_band;
    if charset.is_some_and(|charset| !charset.is_empty() && !is_known(charset)) {
        return Decoded::Unknown;
    }
    match std::str::from_utf8(body) {
        Err(error) if error.error_len().is_some() => Decoded::Malformed,
        _ => Decoded::Utf8,
    }
}

/// Whether the name of an encoding is known.
#[cfg(feature = "xml")]
fn is_known(charset: &str) -> bool {
    tables::known(charset.as_bytes()).is_some()
}

/// Whether an encoding is UTF-8, or one of those that are ASCII but for what is beyond it.
#[cfg(not(feature = "xml"))]
fn is_known(charset: &str) -> bool {
    let charset = charset.to_ascii_lowercase();
    matches!(&*charset, "utf-8" | "utf8" | "us-ascii" | "ascii")
        || ["iso-8859-", "windows-125", "latin"].iter().any(|family| charset.starts_with(family))
}

/// The text of a body. Its encoding is the one of its byte-order mark, or else the one that the text itself declares, or
/// else the `charset` of the content type, or else UTF-8. The byte-order mark of UTF-8 stays; that of UTF-16 does not.
///
/// # Errors
///
/// Where the encoding is not known, or the body is malformed in it.
pub(crate) fn decode<'b>(body: &'b [u8], charset: Option<&str>, in_band: InBand) -> Result<Cow<'b, str>, DecodeError> {
    #[cfg(feature = "xml")]
    if let Some(other) = tables::other_encoding(body, charset, in_band)? {
        return tables::decode(body, other);
    }
    #[cfg(not(feature = "xml"))]
    let _ = (charset, in_band);
    let utf8 = std::str::from_utf8(body);
    utf8.map(Cow::Borrowed).map_err(|error| DecodeError::new(DecodeErrorKind::Utf8, error.valid_up_to()))
}

/// The byte of the body where the byte `offset` of its text comes from, for errors to tell. It decodes the body again.
#[cold]
pub(crate) fn offset_in_body(body: &[u8], charset: Option<&str>, in_band: InBand, offset: usize) -> usize {
    #[cfg(feature = "xml")]
    if let Ok(Some(other)) = tables::other_encoding(body, charset, in_band) {
        return tables::offset_in_body(body, other, offset);
    }
    #[cfg(not(feature = "xml"))]
    let _ = (charset, in_band);
    offset.min(body.len())
}

/// Encodings other than UTF-8.
#[cfg(feature = "xml")]
mod tables {
    use std::borrow::Cow;

    use encoding_rs::{DecoderResult, Encoding, REPLACEMENT, UTF_8, UTF_16BE, UTF_16LE};

    use super::InBand;
    use crate::decode::DecodeError;

    /// How much is decoded at a time where the place of a character is looked for.
    const STEP: usize = 64;

    /// An encoding that is not UTF-8, and how many bytes of the body are its byte-order mark.
    pub(super) type Other = (&'static Encoding, usize);

    /// The encoding of a body; `None` for UTF-8.
    pub(super) fn other_encoding(
        body: &[u8],
        charset: Option<&str>,
        in_band: InBand,
    ) -> Result<Option<Other>, DecodeError> {
        if let Some((encoding, mark)) = Encoding::for_bom(body) {
            return Ok((encoding != UTF_8).then_some((encoding, mark)));
        }
        let named = || charset.and_then(|name| known(name.trim_matches(['"', ' ']).as_bytes()));
        let encoding = match in_band {
            InBand::Nowhere => named(),
            InBand::Xml => match body {
                [b'<', 0, ..] => Some(UTF_16LE),
                [0, b'<', ..] => Some(UTF_16BE),
                _ => match declared(body) {
                    Some((at, name)) => Some(known(name).ok_or_else(|| {
                        DecodeError::syntax("the encoding that the document declares is not known", at)
                    })?),
                    None => named(),
                }
                // Where a character is a byte, it is not two, whatever is said.
                .filter(|encoding| !is_utf16(encoding) || !is_single(body)),
            },
        };
        Ok(encoding.filter(|encoding| *encoding != UTF_8).map(|encoding| (encoding, 0)))
    }

    pub(super) fn known(label: &[u8]) -> Option<&'static Encoding> {
        Encoding::for_label(label).filter(|encoding| *encoding != REPLACEMENT)
    }

    fn is_utf16(encoding: &'static Encoding) -> bool {
        encoding == UTF_16LE || encoding == UTF_16BE
    }

    /// Whether a document starts in an encoding of single bytes.
    fn is_single(body: &[u8]) -> bool {
        matches!(body.trim_ascii_start(), [b'<', next, ..] if *next != 0)
    }

    /// The encoding that an XML document declares, and where.
    fn declared(body: &[u8]) -> Option<(usize, &[u8])> {
        const START: &[u8] = b"<?xml";
        const NAME: &[u8] = b"encoding";
        if !body.starts_with(START) || !body.get(START.len())?.is_ascii_whitespace() {
            return None;
        }
        let end = body.windows(2).position(|pair| pair == b"?>")?;
        let declaration = &body[..end];
        let is_name = |window: &[u8]| window[0].is_ascii_whitespace() && window[1..] == *NAME;
        let name = declaration.windows(NAME.len() + 1).position(is_name)?;
        let rest = declaration[name + 1 + NAME.len()..].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
        let (quote, value) = rest.split_first().filter(|(quote, _)| matches!(quote, b'"' | b'\''))?;
        let length = value.iter().position(|byte| byte == quote)?;
        Some((end - value.len(), &value[..length]))
    }

    pub(super) fn decode(body: &[u8], (encoding, mark): Other) -> Result<Cow<'_, str>, DecodeError> {
        let body = &body[mark..];
        if let Some(text) = encoding.decode_without_bom_handling_and_without_replacement(body) {
            return Ok(text);
        }
        Err(DecodeError::syntax("the text is malformed in its encoding", mark + malformed_at(body, encoding)))
    }

    pub(super) fn decode_what_can_be(body: &[u8], (encoding, mark): Other) -> String {
        encoding.decode_without_bom_handling(&body[mark..]).0.into_owned()
    }

    /// The byte where the first malformed character starts.
    fn malformed_at(body: &[u8], encoding: &'static Encoding) -> usize {
        let mut decoder = encoding.new_decoder_without_bom_handling();
        let mut text = String::with_capacity(STEP);
        let mut at = 0;
        loop {
            text.clear();
            let (result, read) = decoder.decode_to_string_without_replacement(&body[at..], &mut text, true);
            at += read;
            match result {
                DecoderResult::InputEmpty => return at,
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(length, behind) => {
                    return at.saturating_sub(usize::from(length) + usize::from(behind));
                }
            }
        }
    }

    pub(super) fn offset_in_body(body: &[u8], (encoding, mark): Other, offset: usize) -> usize {
        let mut decoder = encoding.new_decoder_without_bom_handling();
        let mut character = String::with_capacity(STEP);
        let mut length = 0;
        // Where the bytes start that have not made a character yet.
        let mut start = mark;
        for at in mark..body.len() {
            let _ = decoder.decode_to_string(&body[at..=at], &mut character, false);
            if !character.is_empty() {
                length += character.len();
                if length > offset {
                    return start;
                }
                start = at + 1;
                character.clear();
            }
        }
        body.len()
    }
}
