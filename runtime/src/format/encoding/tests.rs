//! Tests of encodings.

use std::borrow::Cow;

use super::{InBand, decode, offset_in_body};
use crate::decode::DecodeErrorKind;

/// Where a text may say its own encoding.
const PLACES: &[InBand] = &[
    InBand::Nowhere,
    #[cfg(feature = "xml")]
    InBand::Xml,
];

#[test]
fn lends_utf_8() {
    let body = "<a>Grüße</a>".as_bytes();
    for charset in [None, Some("utf-8"), Some("\"UTF-8\""), Some("no such encoding")] {
        for in_band in PLACES {
            assert!(matches!(decode(body, charset, *in_band), Ok(Cow::Borrowed("<a>Grüße</a>"))), "{charset:?}");
        }
    }
}

#[test]
fn keeps_the_mark_of_utf_8() {
    assert_eq!(decode("\u{feff}a".as_bytes(), Some("utf-8"), InBand::Nowhere).unwrap(), "\u{feff}a");
    assert_eq!(offset_in_body("\u{feff}ab".as_bytes(), None, InBand::Nowhere, 4), 4);
}

#[test]
fn tells_where_utf_8_breaks_off() {
    for in_band in PLACES {
        let error = decode(b"<a>\xff</a>", None, *in_band).unwrap_err();
        assert_eq!((error.kind(), error.offset()), (DecodeErrorKind::Utf8, 3));
    }
}

#[cfg(feature = "xml")]
mod others {
    use super::{Cow, DecodeErrorKind, InBand, PLACES, decode, offset_in_body};
    use crate::decode::DecodeError;

    fn text(body: &[u8]) -> Result<Cow<'_, str>, DecodeError> {
        decode(body, None, InBand::Xml)
    }

    /// A text in UTF-16.
    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn reads_utf_16_with_its_mark() {
        for bytes in [u16::to_le_bytes, u16::to_be_bytes] {
            let body = utf16("\u{feff}<a>Grüße 😀</a>", bytes);
            for in_band in PLACES {
                assert_eq!(decode(&body, Some("iso-8859-1"), *in_band).unwrap(), "<a>Grüße 😀</a>");
            }
        }
    }

    #[test]
    fn reads_utf_16_without_its_mark() {
        for bytes in [u16::to_le_bytes, u16::to_be_bytes] {
            for document in ["<a>Grüße 😀</a>", "<?xml version='1.0' encoding='utf-16'?><a>ü</a>"] {
                assert_eq!(text(&utf16(document, bytes)).unwrap(), document);
            }
        }
    }

    #[test]
    fn reads_the_encoding_that_is_declared() {
        for (name, bytes, expected) in [
            ("ISO-8859-1", &b"Gr\xfc\xdfe"[..], "Grüße"),
            ("windows-1252", b"10 \x80", "10 €"),
            ("Shift_JIS", b"\x93\xfa\x96{", "日本"),
            ("UTF-8", "日本".as_bytes(), "日本"),
            ("us-ascii", b"abc", "abc"),
        ] {
            for quote in ['"', '\''] {
                let head = format!("<?xml version={quote}1.0{quote}\n encoding = {quote}{name}{quote} ?><a>");
                let body = [head.as_bytes(), bytes, b"</a>"].concat();
                assert_eq!(text(&body).unwrap(), format!("{head}{expected}</a>"), "{name}");
                // The document knows better than the server.
                assert_eq!(decode(&body, Some("koi8-r"), InBand::Xml).unwrap(), format!("{head}{expected}</a>"));
            }
        }
    }

    #[test]
    fn reads_the_encoding_of_the_content_type() {
        let body = b"<?xml version=\"1.0\"?><a>\xfc</a>";
        assert_eq!(decode(body, Some("ISO-8859-1"), InBand::Xml).unwrap(), "<?xml version=\"1.0\"?><a>ü</a>");
        assert_eq!(decode(b"a,\x80", Some(" \"windows-1252\""), InBand::Nowhere).unwrap(), "a,€");
        assert_eq!(decode(b"a,b", Some("windows-1252"), InBand::Nowhere).unwrap(), "a,b");
    }

    #[test]
    fn looks_for_a_declaration_in_xml_only() {
        let body = "<?xml version='1.0' encoding='Shift_JIS'?>ü".as_bytes();
        assert!(matches!(decode(body, None, InBand::Nowhere), Ok(Cow::Borrowed(_))));
    }

    #[test]
    fn refuses_an_encoding_that_is_not_known() {
        for name in ["x-mine", "", "iso-2022-kr", "utf-32"] {
            let body = format!("<?xml version='1.0' encoding='{name}'?><a/>");
            let error = text(body.as_bytes()).unwrap_err();
            let problem = "the encoding that the document declares is not known";
            assert_eq!((error.kind(), error.offset()), (DecodeErrorKind::Syntax { problem }, 30), "{name}");
        }
    }

    #[test]
    fn trusts_single_bytes_whatever_is_declared() {
        let body = "<?xml version='1.0' encoding='UTF-16'?><a>ü</a>".as_bytes();
        assert!(matches!(text(body), Ok(Cow::Borrowed(_))));
        assert!(matches!(decode(b" <a/>", Some("utf-16le"), InBand::Xml), Ok(Cow::Borrowed(" <a/>"))));
    }

    #[test]
    fn tells_where_other_encodings_are_malformed() {
        let problem = "the text is malformed in its encoding";
        let head = b"<?xml version='1.0' encoding='Shift_JIS'?>";
        // The first byte of two, and a second one that it never has. The text before is longer than a step.
        let body = [&head[..], &b"\x93\xfa".repeat(100), b"\x93\x20</a>"].concat();
        let error = text(&body).unwrap_err();
        assert_eq!((error.kind(), error.offset()), (DecodeErrorKind::Syntax { problem }, head.len() + 200));
        // Half of a surrogate pair, and half of a unit.
        for end in [&[0, 0xd8, b'a', 0][..], b"a"] {
            let body = [&b"\xff\xfe<\0a\0"[..], end].concat();
            let error = text(&body).unwrap_err();
            assert_eq!((error.kind(), error.offset()), (DecodeErrorKind::Syntax { problem }, 6), "{end:?}");
        }
    }

    #[test]
    fn finds_the_byte_of_a_character_again() {
        let document = "<a>Grüße, 日本 😀!</a>";
        for bytes in [u16::to_le_bytes, u16::to_be_bytes] {
            let body = utf16(&format!("\u{feff}{document}"), bytes);
            for (offset, character) in document.char_indices() {
                let at = offset_in_body(&body, None, InBand::Xml, offset);
                let mut units = [0; 2];
                let unit = character.encode_utf16(&mut units)[0];
                assert_eq!(body[at..at + 2], bytes(unit), "{character}");
            }
            assert_eq!(offset_in_body(&body, None, InBand::Xml, document.len()), body.len());
        }
        let body = b"\x93\xfaa\x96{b";
        for (offset, at) in [(0, 0), (3, 2), (4, 3), (7, 5), (8, 6), (99, 6)] {
            assert_eq!(offset_in_body(body, Some("shift_jis"), InBand::Nowhere, offset), at);
        }
    }
}
