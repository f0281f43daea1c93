//! What a body is, whatever was asked for: its first bytes and its content type tell.
//!
//! The first bytes count more where they leave no doubt, since servers mislabel their answers more often than not.
//! Where they say nothing (CSV and plain text can begin with almost anything), the content type is believed.

use std::fmt;

use http::header::{CONTENT_ENCODING, CONTENT_TYPE, HeaderMap};

use super::encoding::{self, Decoded, InBand};
use super::{FormatDetails, Syntax};
use crate::decode::DecodeError;

/// Whether a body is in an encoding that nobody has undone. Who undoes one takes it out of the headers.
pub(crate) fn is_encoded(headers: &HeaderMap) -> bool {
    let codings =
        headers.get_all(CONTENT_ENCODING).iter().flat_map(|value| value.as_bytes().split(|byte| *byte == b','));
    let mut codings = codings.map(<[u8]>::trim_ascii);
    codings.any(|coding| !coding.is_empty() && !coding.eq_ignore_ascii_case(b"identity"))
}

/// What a body turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// JSON.
    Json,
    /// XML.
    Xml,
    /// HTML.
    Html,
    /// Comma-separated values.
    Csv,
    /// Plain text.
    Text,
    /// Bytes of which nothing is known.
    Bytes,
}

impl Kind {
    /// What a media type means; `None` where it says nothing of the syntax.
    fn of_media_type(media_type: &str) -> Option<Self> {
        let subtype = media_type.split_once('/').map_or(media_type, |(_, subtype)| subtype);
        Some(match subtype {
            "json" | "x-json" | "javascript" => Self::Json,
            "xml" => Self::Xml,
            "html" | "xhtml+xml" => Self::Html,
            "csv" | "x-csv" | "comma-separated-values" | "tab-separated-values" => Self::Csv,
            "plain" => Self::Text,
            _ if subtype.ends_with("+json") => Self::Json,
            _ if subtype.ends_with("+xml") => Self::Xml,
            _ => return None,
        })
    }

    /// What the first bytes leave no doubt of.
    fn of_bytes(body: &[u8]) -> Option<Self> {
        let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body).trim_ascii_start();
        let begins =
            |with: &str| body.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with.as_bytes()));
        match body {
            [b'{' | b'[', ..] => Some(Self::Json),
            _ if begins("<!doctype html") || begins("<html") => Some(Self::Html),
            // In UTF-16, a zero byte stands on one side of each letter of XML's own.
            [b'<', ..] | [0xff, 0xfe, b'<', 0, ..] | [0xfe, 0xff, 0, b'<', ..] | [0, b'<', ..] => Some(Self::Xml),
            _ => None,
        }
    }

    /// What a format is.
    fn of_format(format: &FormatDetails) -> Self {
        match format.syntax {
            Syntax::Json => Self::Json,
            #[cfg(feature = "xml")]
            Syntax::Xml(_) => Self::Xml,
            Syntax::Csv(_) => Self::Csv,
            Syntax::Text(_) => Self::Text,
            Syntax::Bytes => Self::Bytes,
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Json => "JSON",
            Self::Xml => "XML",
            Self::Html => "HTML",
            Self::Csv => "CSV",
            Self::Text => "plain text",
            Self::Bytes => "bytes",
        })
    }
}

/// A body and what its content type says of it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Content<'a> {
    pub(crate) body: &'a [u8],
    /// The content type, without parameters and in the case in which it came.
    media_type: Option<&'a str>,
    /// The encoding that the content type declares.
    charset: Option<&'a str>,
    /// Whether the body is compressed, or coded in another way that was not undone.
    pub(crate) is_encoded: bool,
}

impl<'a> Content<'a> {
    pub(crate) fn new(headers: &'a HeaderMap, body: &'a [u8]) -> Self {
        let declared = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let mut parts = declared.split(';').map(str::trim);
        let media_type = parts.next().filter(|media_type| !media_type.is_empty());
        let charset = parts.find_map(|part| {
            let (name, value) = part.split_once('=')?;
            name.trim().eq_ignore_ascii_case("charset").then(|| value.trim().trim_matches('"'))
        });
        Self { body, media_type, charset, is_encoded: is_encoded(headers) }
    }

    /// What of the body is to be shown, that is its first bytes, in its encoding.
    pub(crate) fn shown(&self, length: usize) -> Decoded {
        let in_band = match Kind::of_bytes(self.body) {
            #[cfg(feature = "xml")]
            Some(Kind::Xml) => InBand::Xml,
            _ => InBand::Nowhere,
        };
        encoding::shown(&self.body[..length], self.charset, in_band)
    }

    /// Reads the text of the body, whatever its encoding. Errors tell a byte of the body, not of the text.
    pub(super) fn decoded(
        &self,
        in_band: InBand,
        read: &mut dyn FnMut(&str) -> Result<(), DecodeError>,
    ) -> Result<(), DecodeError> {
        let text = encoding::decode(self.body, self.charset, in_band)?;
        read(&text).map_err(|error| {
            let offset = encoding::offset_in_body(self.body, self.charset, in_band, error.offset());
            error.with_offset(offset)
        })
    }

    fn declared(&self) -> Option<Kind> {
        self.media_type.and_then(|media_type| Kind::of_media_type(&media_type.to_ascii_lowercase()))
    }

    /// What came in place of the format that was asked for; `None` where nothing speaks against it.
    pub(crate) fn mismatch(&self, asked: &FormatDetails) -> Option<Kind> {
        let asked_for = Kind::of_format(asked);
        let any = matches!(asked_for, Kind::Text | Kind::Bytes) && self.is_labelled(asked);
        // What is empty is reported as such.
        let empty = asked_for != Kind::Bytes && self.body.trim_ascii().is_empty();
        if any || empty {
            return None;
        }
        let found = match (asked_for, Kind::of_bytes(self.body), self.declared()) {
            // What begins like nothing else is at best what it says to be.
            (Kind::Json, None, declared) => declared.filter(|kind| *kind == Kind::Csv).unwrap_or(Kind::Json),
            (Kind::Xml, None, declared) => declared.filter(|kind| *kind == Kind::Csv).unwrap_or(Kind::Text),
            // A page of something in front of the server is none of these, whatever it says to be.
            (Kind::Csv | Kind::Text, Some(Kind::Html), _) => Kind::Html,
            (Kind::Csv, Some(Kind::Json), Some(Kind::Csv | Kind::Text)) => Kind::Csv,
            (Kind::Json | Kind::Xml | Kind::Csv, Some(found), _) => found,
            (Kind::Text, Some(found), declared) if declared == Some(found) => found,
            (Kind::Bytes, _, Some(found @ (Kind::Html | Kind::Json))) if asked.media_type != ANY => found,
            (asked, ..) => asked,
        };
        (found != asked_for).then_some(found)
    }

    /// Whether the content type is that of the format.
    fn is_labelled(&self, format: &FormatDetails) -> bool {
        self.media_type.is_some_and(|media_type| media_type.eq_ignore_ascii_case(format.media_type))
    }

    /// The one of the formats that the body is in, as far as can be told. JSON needs not be among them: whatever a
    /// server speaks, its failures are often in JSON.
    pub(crate) fn format<'f>(
        &self,
        asked: &'f FormatDetails<'f>,
        formats: &[&'f [FormatDetails<'f>]],
    ) -> Option<&'f FormatDetails<'f>> {
        let among = |kind| formats.iter().copied().flatten().find(|format| Kind::of_format(format) == kind);
        match Kind::of_bytes(self.body) {
            Some(Kind::Json) => Some(among(Kind::Json).unwrap_or(&FormatDetails::JSON)),
            Some(Kind::Html) => None,
            Some(kind) => among(kind),
            None => match Kind::of_format(asked) {
                Kind::Csv | Kind::Text => Some(asked),
                _ => self.declared().filter(|kind| matches!(kind, Kind::Csv | Kind::Text)).and_then(among),
            },
        }
    }
}

/// The media type of bytes of which nothing is known.
const ANY: &str = "*/*";

#[cfg(test)]
mod tests {
    use super::*;

    /// What came in place of `asked`, for a body with a content type; none where that is empty.
    fn came(asked: &FormatDetails, content_type: &str, body: &[u8]) -> Option<Kind> {
        let mut headers = HeaderMap::new();
        if !content_type.is_empty() {
            headers.insert(CONTENT_TYPE, content_type.parse().unwrap());
        }
        Content::new(&headers, body).mismatch(asked)
    }

    #[test]
    fn json_is_known_by_its_first_byte_whatever_its_label() {
        for content_type in ["", "application/json", "text/html; charset=utf-8", "text/plain", "application/xml"] {
            for body in ["{\"a\": 1}", " [1]", "\u{feff}{}", "null", "\"a\"", ""] {
                assert_eq!(came(&FormatDetails::JSON, content_type, body.as_bytes()), None, "{content_type} {body}");
            }
        }
        for (body, kind) in [
            ("<html><body>", Kind::Html),
            ("\n<!DOCTYPE HTML>", Kind::Html),
            ("<?xml version=\"1.0\"?><a/>", Kind::Xml),
            ("<gogrid>", Kind::Xml),
        ] {
            assert_eq!(came(&FormatDetails::JSON, "application/json", body.as_bytes()), Some(kind), "{body}");
        }
        assert_eq!(came(&FormatDetails::JSON, "text/csv", b"id,name"), Some(Kind::Csv));
    }

    #[cfg(feature = "xml")]
    #[test]
    fn xml_begins_with_a_tag_in_every_encoding() {
        static XML: crate::decode::Xml = crate::decode::Xml::new();
        const ASKED: FormatDetails = FormatDetails::new("XML", "xml", "application/xml", Syntax::Xml(&XML));
        for body in [b"<a/>" as &[u8], b"\xef\xbb\xbf <a/>", b"\xff\xfe<\0a\0", b"\xfe\xff\0<\0a", b"<\0a\0", b"\0<\0a"]
        {
            assert_eq!(came(&ASKED, "text/plain", body), None, "{}", body.escape_ascii());
        }
        assert_eq!(came(&ASKED, "application/xml", b"{}"), Some(Kind::Json));
        assert_eq!(came(&ASKED, "application/xml", b"<HTML lang=en>"), Some(Kind::Html));
        assert_eq!(came(&ASKED, "application/xml", b"busy"), Some(Kind::Text));
        assert_eq!(came(&ASKED, "text/csv", b"id,name"), Some(Kind::Csv));
    }

    #[test]
    fn what_begins_like_csv_is_believed_to_be_it() {
        static CSV: crate::decode::Csv = crate::decode::Csv::new();
        const ASKED: FormatDetails = FormatDetails::new("CSV", "csv", "text/csv", Syntax::Csv(&CSV));
        for content_type in ["", "text/csv", "text/csv; charset=utf-8", "text/html", "application/json"] {
            assert_eq!(came(&ASKED, content_type, b"# SUCCESS, /grid/image/list"), None, "{content_type}");
        }
        assert_eq!(came(&ASKED, "text/csv", b"[id],{name}"), None);
        assert_eq!(came(&ASKED, "", b"{\"list\": []}"), Some(Kind::Json));
        assert_eq!(came(&ASKED, "text/csv", b"<!doctype html>"), Some(Kind::Html));
        assert_eq!(came(&ASKED, "", b"<a/>"), Some(Kind::Xml));
    }

    #[test]
    fn bytes_are_anything_but_another_kind_that_is_labelled_as_such() {
        const ZIP: FormatDetails = FormatDetails::new("bytes", "", "application/zip", Syntax::Bytes);
        const UNKNOWN: FormatDetails = FormatDetails::new("bytes", "", ANY, Syntax::Bytes);
        assert_eq!(came(&ZIP, "application/zip", b"PK"), None);
        assert_eq!(came(&ZIP, "", b"{"), None);
        assert_eq!(came(&ZIP, "text/html", b"<html>"), Some(Kind::Html));
        assert_eq!(came(&ZIP, "application/problem+json", b"{}"), Some(Kind::Json));
        assert_eq!(came(&UNKNOWN, "text/html", b"<html>"), None);
    }

    #[test]
    fn the_charset_is_read_from_the_content_type() {
        for (content_type, charset) in [
            ("text/csv", None),
            ("text/csv; charset=utf-8", Some("utf-8")),
            ("text/csv;header=present ; Charset=\"ISO-8859-1\"", Some("ISO-8859-1")),
        ] {
            let headers = HeaderMap::from_iter([(CONTENT_TYPE, content_type.parse().unwrap())]);
            assert_eq!(Content::new(&headers, b"").charset, charset, "{content_type}");
        }
    }
}
