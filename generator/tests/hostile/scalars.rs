//! YAML's odd scalars where texts are meant: either they are taken as written, or a finding says what is wrong.

use super::harmless::{PROVIDER, page_with};
use super::workbench::{Folder, errors};

/// What YAML 1.1 or 1.2 reads as something else than text.
const MISREAD: &[&str] = &[
    "no", "No", "NO", "yes", "on", "off", "true", "False", "~", "null", "0o17", "0x1F", "017", "1_000", "1.10", "12",
    "-1", "+1", ".5", "1e3", ".inf", "-.INF", ".nan",
];

/// What looks odd, and is text to everybody. Of dates that is so where nobody asks for a timestamp.
const TEXT: &[&str] = &["2016-10-21", "1.1-1076", "1.2.3", "12:30", "nope", "n", "=", "a#b", "0b", "1e", "e1", "..."];

#[test]
fn what_reads_as_something_else_is_refused_where_text_is_meant() {
    for scalar in MISREAD {
        for (from, place) in [("Lists items.", "3:10"), ("Its name.", "13:38"), ("list_items", "1:12")] {
            let found = Folder::shop(PROVIDER, &page_with(from, scalar)).findings();
            // An optional text that is null is one that is left out.
            let is_left_out = from == "Its name." && matches!(*scalar, "~" | "null");
            let expected = if is_left_out { "13:3: W0001: ".to_owned() } else { format!("{place}: E0107: ") };
            let start = format!("specs/shop/list_items.yaml:{expected}");
            let is_alone = found.lines().count() == 1 && found.starts_with(&start);
            assert!(is_alone, "`{scalar}` in place of `{from}`: {found}");
        }
    }
}

#[test]
fn what_reads_as_something_else_is_refused_as_a_key_and_in_lists() {
    for scalar in MISREAD {
        let found = Folder::shop(PROVIDER, &page_with("  name: {", &format!("  {scalar}: {{"))).findings();
        assert!(found.contains("list_items.yaml:13:3: E0107"), "`{scalar}` as a key: {found}");
        let list = page_with("query:\n", &format!("notes:\n  - {scalar}\nquery:\n"));
        let found = Folder::shop(PROVIDER, &list).findings();
        assert!(found.contains("list_items.yaml:13:5: E0107"), "`{scalar}` in a list: {found}");
        let values = page_with("{ type: string, desc", &format!("{{ enum: [{scalar}, b], desc"));
        let found = Folder::shop(PROVIDER, &values).findings();
        assert!(found.contains("list_items.yaml:13:18: E0107"), "`{scalar}` as a value: {found}");
    }
}

#[test]
fn what_is_text_is_taken_as_it_is_written() {
    let quoted = MISREAD.iter().map(|scalar| (*scalar, format!("'{scalar}'")));
    for (text, written) in TEXT.iter().map(|text| (*text, (*text).to_owned())).chain(quoted) {
        let page = page_with("{ type: string, desc", &format!("{{ enum: [{written}, zz], name: Kind, desc"));
        let outcome = Folder::shop(PROVIDER, &page).generate();
        let Ok(generated) = outcome else {
            // A value of nothing but signs has no name in Rust, which is another matter.
            assert_eq!(errors(&outcome), ["E0301"], "{written}");
            continue;
        };
        let code = &generated.files["shop/list_items.rs"];
        assert!(code.contains(&format!("\"{text}\"")), "`{text}` does not travel as it is written\n{code}");
    }
}

#[test]
fn statuses_are_numbers_of_http() {
    for status in ["0o310", "0xC8", "2_00", "200.0", "'200'", "-200", "+200", "99999", "200 ", "0200", "2e2"] {
        let outcome = Folder::shop(PROVIDER, &page_with("  200: {", &format!("  {status}: {{"))).generate();
        let found = super::workbench::told(&outcome);
        // Trailing space is no part of the number.
        assert_eq!(outcome.is_ok(), status == "200 ", "`{status}`: {found}");
        assert!(outcome.is_ok() || found.contains("list_items.yaml:6:3: E0"), "`{status}`: {found}");
    }
}

#[test]
fn flags_are_true_or_false() {
    for flag in ["yes", "on", "1", "'true'", "y", "TRUE"] {
        let page = page_with("{ type: string, desc", &format!("{{ type: string, required: {flag}, desc"));
        let found = Folder::shop(PROVIDER, &page).findings();
        assert!(flag == "TRUE" || found.starts_with("specs/shop/list_items.yaml:13:35: E0105: "), "`{flag}`: {found}");
    }
}
