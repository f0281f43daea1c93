//! Tests of what is found in a text, and of what is left of it.

use super::Redactor;
use crate::credentials::Secrets;

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
