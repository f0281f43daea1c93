//! Tests of what is found in a text, and of what is left of it.

use std::borrow::Cow;

use bytes::Bytes;
use http::{HeaderMap, HeaderValue};

use super::{CUT, Redactor, TEXT_LIMIT};
use crate::credentials::Secrets;
use crate::format::Content;

fn redactor(secret: &str) -> Redactor {
    Redactor::new(&[], &Secrets::new([secret.to_owned()]), &[], 1024)
}

/// Whether nothing but what stands around it is left of a text that is the secret.
#[track_caller]
fn assert_found(secret: &str, echo: &str) {
    let clean = redactor(secret).text(&format!("({echo})")).into_owned();
    assert_eq!(clean, "([redacted])", "{secret} as {echo}");
}

#[test]
fn a_secret_is_found_in_every_spelling() {
    for echo in ["long/ö", "long%2Fö", "%6c%6F%6e%67%2f%c3%b6", r"long\/ö", r"\u006cong\u002F\u00F6", "long&#47;&#xF6;"]
    {
        assert_found("long/ö", echo);
    }
    for echo in ["long a", "long+a", "long%20a", "long%2520a", "long&nbsp;a", "long&#32;a", r"long\u0020a", "long\n  a"]
    {
        assert_found("long a", echo);
    }
    for echo in
        [r"long\uD83D\ude00", "long&#55357;&#56832;", "long&#x1F600;", r"long\u{1f600}", "long%F0%9F%98%80", "LONG😀"]
    {
        assert_found("long😀", echo);
    }
    for echo in [
        "long&amp;&lt;",
        "long&amp;amp;&amp;lt;",
        "long%26amp%3B&lt;",
        r"long\u0026lt;".replace("lt", "amp;&lt").as_str(),
    ] {
        assert_found("long&<", echo);
    }
    assert_found("long\"a", "long\"\"a");
    assert_found("long\na", r"long\r\na");
    assert_found("long/ö", "long%2F%F6");
    assert_found("long/ö", r"long\x2F\xc3\XB6");
    assert!(redactor("%+%+%").text(r"%\+%+%").starts_with("[redacted]"));
}

#[test]
fn a_secret_with_the_signs_of_an_escape_is_found() {
    for secret in [
        r"long%25",
        r"long\\a",
        r"long\u0041",
        "long&amp;",
        "long100%",
        r"long\a",
        "long&",
        r"long\",
        "long%4",
        "long&am",
        r"long\u00",
    ] {
        let percent = |text: &str| text.bytes().map(|byte| format!("%{byte:02x}")).collect::<Vec<_>>().concat();
        let references = secret.chars().map(|char| format!("&#{};", u32::from(char))).collect::<Vec<_>>().concat();
        for echo in [secret, &percent(secret), &percent(&percent(secret)), &references, &secret.replace('&', "&amp;")] {
            let clean = redactor(secret).text(&format!("({echo})")).into_owned();
            assert!(!clean.contains("long") && clean.starts_with("([redacted]"), "{secret} as {echo}: {clean}");
        }
    }
}

#[test]
fn what_stands_around_a_secret_does_not_hide_it() {
    for before in [r"\", "%", "%4", "&#x", r"C:\", r"\\", "\"", "<", "<a "] {
        for echo in ["token-of/mine", r"token-of\/mine", "token-of%2Fmine"] {
            for after in ["", "41", ";", "\\", "&", ">", "\""] {
                let text = format!("{before}{echo}{after}");
                let clean = redactor("token-of/mine").text(&text).into_owned();
                assert!(!clean.contains("ken-of"), "{text}: {clean}");
            }
        }
    }
}

#[test]
fn a_secret_that_markup_splits_is_found() {
    for echo in
        ["lo<b>ng-one</b>", "lo<!-- > -->ng-one", "lo<![CDATA[ng-]]>one", "lo<?a > ?>ng-one", "lo<b a='>'>ng-one"]
    {
        let clean = redactor("long-one").text(echo).into_owned();
        assert!(clean.starts_with("[redacted]") && !clean.contains("ng-one"), "{echo}: {clean}");
    }
}

#[test]
fn another_text_stays_as_it_is() {
    for text in
        ["", "lon", "long", "lung/ö", "long%2", "long%2F%C3", r"long\", r"long\u00", "long&#47", "long&;", "long / ö"]
    {
        assert_eq!(redactor("long/ö").text(text), text);
    }
}

#[test]
fn only_the_secret_is_taken_out() {
    let clean = redactor("long/ö");
    assert_eq!(clean.text("a%20b long%2F%C3%B6 <b>c</b>\\n"), "a%20b [redacted] <b>c</b>\\n");
    assert_eq!(clean.text("long/ölong/ö long\\/ö"), "[redacted][redacted] [redacted]");
}

#[test]
fn a_text_that_is_made_to_take_long_takes_no_longer() {
    // Each of these takes hours where a piece of it is looked at again and again; in this test only an end counts.
    let redactor = redactor("k3y/0f+mine &=ö");
    for part in [
        "%",
        "\\",
        "&",
        "<",
        ";",
        "%25",
        "%3",
        "%3%3",
        "&#97;",
        "&#",
        "<a \"",
        "<a '\"",
        "</",
        "<!--",
        "<![CDATA[",
        "<?",
        "k3y/",
        "\\u",
        "\"",
        " ",
    ] {
        let text = part.repeat(300_000 / part.len());
        assert_eq!(redactor.text(&text), text, "{part}");
    }
}

#[test]
fn a_secret_is_found_whatever_kind_of_markup_splits_it() {
    for echo in
        ["lo</b>ng-one", "lo<!DOCTYPE b>ng-one", "lo<ö>ng-one", "lo</>ng-one", "<a lo<b>ng-one", "lo</b>ng<-one"]
    {
        let secret = if echo.contains("<-") { "long<-one" } else { "long-one" };
        let clean = redactor(secret).text(echo).into_owned();
        assert!(clean.contains("[redacted]") && !clean.contains("ng"), "{echo}: {clean}");
    }
}

#[test]
fn what_only_looks_like_markup_is_part_of_a_secret() {
    // A digit begins no tag, and nothing does within a section of CDATA.
    for (secret, echo) in [("a<5>c1", "a<5>c<b>1"), ("to<k>en1", "<![CDATA[to<k>e]]>n1")] {
        let clean = redactor(secret).text(echo).into_owned();
        assert!(clean.contains("[redacted]") && !clean.contains("n1") && !clean.contains("a<5"), "{echo}: {clean}");
    }
}

#[test]
fn a_secret_that_holds_markup_is_found_without_it() {
    assert_found("long<b>-enough</b>", "long-enough");
}

#[test]
fn the_end_of_a_secret_may_become_an_escape_with_what_stands_behind_it() {
    for (secret, echo) in [
        ("long&am", "%6cong&amp;"),
        ("long&#4", "%6cong&#49;"),
        ("long&#x4", "%6cong&#x41;"),
        ("long%", "%6cong%41"),
        ("long%4", "%6cong%41"),
        (r"long\", r"%6cong\/"),
        (r"long\u00", r"%6cong\u0041"),
        (r"long\u{", r"%6cong\u{41}"),
        (r"long\u{0000004", r"%6cong\u{00000041}"),
        (r"long\u{00000041", r"%6cong\u{00000041}"),
        (r"\u0041long\", r"%41long\/"),
    ] {
        let clean = redactor(secret).text(echo).into_owned();
        assert!(clean.starts_with("[redacted]"), "{secret} as {echo}: {clean}");
    }
    // What cannot become one does not make a secret shorter, and neither does anything else.
    for (secret, text) in [
        ("long&zz", "long & longer"),
        ("long%z", "long + longer"),
        ("longsecret1", "ongsecret1 ngsecret1"),
        ("long-one", "ong-one"),
        ("long a", "longa %"),
    ] {
        assert_eq!(redactor(secret).text(text), text, "{secret}");
    }
}

#[test]
fn the_case_of_letters_beyond_ascii_does_not_count_either() {
    assert_found("long-ö", "LONG-Ö");
    assert_found("LONG-Ö", "long-ö");
}

#[test]
fn a_long_text_is_cut_before_what_could_be_the_beginning_of_a_secret() {
    let text = format!("{}long-one and more", "a".repeat(TEXT_LIMIT - 8));
    let clean = redactor("long-one").text(&text).into_owned();
    assert_eq!(clean.len(), TEXT_LIMIT - 8 + CUT.len());
    assert!(clean.ends_with("aa…"), "{}", &clean[clean.len() - 40..]);

    // Of a text with escapes, as much is shown.
    let text = format!("%20{}", "a".repeat(TEXT_LIMIT));
    assert_eq!(redactor("long-one").text(&text).len(), TEXT_LIMIT - 8 + CUT.len());

    let all = "a".repeat(1 << 20);
    assert_eq!(redactor("long-one").text(&all), all);
}

#[test]
fn what_holds_no_secret_is_not_copied() {
    assert!(matches!(redactor("long-one").text("another <b>one</b>"), Cow::Borrowed(_)));
    let (headers, body) = (HeaderMap::new(), Bytes::from_static(b"another one"));
    let shown = redactor("long-one").body(&Content::new(&headers, &body), &body);
    assert_eq!((shown.as_ptr(), &shown), (body.as_ptr(), &body));
}

#[test]
fn a_body_is_shown_where_a_secret_would_be_found_in_it() {
    let shown = |secret: &str, content_type: &'static str, body: &'static [u8]| {
        let mut headers = HeaderMap::new();
        headers.insert("content-type", HeaderValue::from_static(content_type));
        let body = Bytes::from_static(body);
        let redactor =
            if secret.is_empty() { Redactor::new(&[], &Secrets::new([]), &[], 1024) } else { redactor(secret) };
        redactor.body(&Content::new(&headers, &body), &body)
    };
    assert_eq!(shown("long-ö", "text/plain", b"another one"), &b"another one"[..]);
    assert_eq!(shown("long-one", "text/plain", b"a\0b"), &b"a\0b"[..]);
    assert!(shown("long-ö", "text/plain", b"a\0b").starts_with(b"[a body of 3 bytes"));
    // Text in an encoding that nobody declared is shown; what has other bytes than text has may be compressed.
    assert_eq!(shown("long-one", "text/plain", b"caf\xe9\tof\0mine\n"), &b"caf\xe9\tof\0mine\n"[..]);
    assert!(shown("long-one", "text/plain", b"caf\xe9\x1f").starts_with(b"[a body of 5 bytes"));
    // Whoever has no secrets may see everything.
    assert_eq!(shown("", "text/plain; charset=x-made-up", b"a\xffb"), &b"a\xffb"[..]);
    assert!(shown("long-one", "text/plain; charset=x-made-up", b"a\xffb").starts_with(b"[a body of 3 bytes"));
}

#[test]
fn a_redactor_prints_how_much_it_shows_and_no_more() {
    assert_eq!(format!("{:?}", redactor("long-one")), "Redactor { limit: 1024, .. }");
}
