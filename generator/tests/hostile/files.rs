//! Files that are no texts, or no YAML that a person would write.

use std::fs;

use super::harmless::{PAGE, PROVIDER, page_with};
use super::workbench::{Folder, errors};

/// Expects exactly one finding about a page: here, and with these words.
#[track_caller]
fn finds(page: impl AsRef<[u8]>, place_and_code: &str, says: &str) {
    let folder = Folder::shop(PROVIDER, "");
    folder.write("shop/list_items.yaml", page);
    only(&folder.findings(), &format!("specs/shop/list_items.yaml:{place_and_code}: "), says);
}

#[track_caller]
fn only(found: &str, start: &str, says: &str) {
    assert_eq!(found.lines().count(), 1, "one mistake gives one finding\n{found}");
    assert!(found.starts_with(start), "expected {start}\n   found {found}");
    assert!(found.contains(says), "expected …{says}…\n   found {found}");
}

#[test]
fn the_harmless_spec_is_harmless() {
    let outcome = Folder::shop(PROVIDER, PAGE).generate();
    assert_eq!(errors(&outcome), [""; 0]);
}

#[test]
fn aliases_never_expand() {
    let mut bomb = PAGE.to_owned() + "notes:\n  - &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n";
    for level in 1..40 {
        let before = vec![format!("*a{}", level - 1); 9].join(", ");
        bomb.extend(["  - &a".to_owned(), level.to_string(), " [".to_owned(), before, "]\n".to_owned()]);
    }
    let found = Folder::shop(PROVIDER, &bomb).findings();
    let first = found.lines().find(|line| line.contains("E0109"));
    assert!(first.is_some_and(|line| line.starts_with("specs/shop/list_items.yaml:15:5: E0109")), "{found}");
    assert!(found.lines().count() < 1000, "{} findings for one bomb", found.lines().count());
}

#[test]
fn an_alias_of_itself_is_refused() {
    let found = Folder::shop(PROVIDER, &(PAGE.to_owned() + "notes: &a [*a]\n")).findings();
    assert!(found.contains("list_items.yaml:14:8: E0109"), "{found}");
    assert!(found.contains("list_items.yaml:14:12: E0109"), "{found}");
}

#[test]
fn depth_is_limited_in_flow_and_in_block() {
    for levels in [65, 1_000, 100_000] {
        let flow = format!("{PAGE}notes: {}{}\n", "[".repeat(levels), "]".repeat(levels));
        let outcome = Folder::shop(PROVIDER, &flow).generate();
        assert_eq!(errors(&outcome).len(), 1, "{levels} brackets: {:?}", errors(&outcome));
        let braces = format!("{PAGE}notes: {}", "{a: ".repeat(levels));
        assert_eq!(errors(&Folder::shop(PROVIDER, &braces).generate()).len(), 1, "{levels} braces");
    }
    let mut block = PAGE.to_owned() + "notes:\n";
    for level in 1..=1_000 {
        block.extend([" ".repeat(level), "a:\n".to_owned()]);
    }
    finds(block, "78:65: E0109", "deep");
    finds(format!("{PAGE}notes:\n  {}a\n", "- ".repeat(5_000)), "15:129: E0109", "deep");
}

#[test]
fn a_file_that_is_too_large_is_not_read() {
    let folder = Folder::shop(PROVIDER, "");
    let file = fs::File::create(folder.path("shop/list_items.yaml")).expect("a file can be made");
    file.set_len(100 << 20).expect("a file can have holes");
    only(&folder.findings(), "specs/shop/list_items.yaml:1:1: E0109: ", "larger than");
}

#[test]
fn bytes_that_are_no_text_are_shown_where_they_stand() {
    let broken = |bytes: &[u8]| [b"operation: a\nsummary: \xc3\xa9".as_slice(), bytes, b"\n"].concat();
    finds(broken(b"\xff"), "2:11: E0108", "UTF-8");
    finds(broken(b"\xc3"), "2:11: E0108", "UTF-8");
    finds(broken(b"\xed\xa0\x80"), "2:11: E0108", "UTF-8");
    finds(broken(b"\0"), "2:11: E0108", "NUL");
    let utf_16: Vec<u8> = "\u{feff}operation: a\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    finds(utf_16, "1:1: E0108", "UTF-8");
}

#[test]
fn controls_and_escapes_of_them_are_no_way_around() {
    let found = Folder::shop(PROVIDER, &page_with("Lists items.", "Lists \u{1b}[31m items.")).findings();
    assert!(!found.contains('\u{1b}'), "a terminal would obey {found:?}");
}

#[test]
fn line_ends_and_byte_order_marks_change_nothing() {
    let plain = Folder::shop(PROVIDER, PAGE).generate().expect("it is harmless").files;
    let crlf = |text: &str| text.replace('\n', "\r\n");
    let marked = |text: &str| format!("\u{feff}{text}");
    for change in [&crlf as &dyn Fn(&str) -> String, &marked, &|text| marked(&crlf(text))] {
        let mut changed = Folder::shop(&change(PROVIDER), &change(PAGE)).generate().expect("it is harmless").files;
        changed.insert("fingerprints".to_owned(), plain["fingerprints"].clone());
        assert!(changed == plain, "what is generated depends on how the file ends its lines");
    }
}

#[test]
fn places_are_right_behind_a_byte_order_mark_and_other_line_ends() {
    let wrong = page_with("summary", "sumary").replace('\n', "\r\n");
    finds(format!("\u{feff}{wrong}"), "3:1: E0102", "did you mean `summary`?");
    finds(page_with("list_items", "\u{feff}list_items"), "1:12: E0101", "byte order mark");
}

#[test]
fn tabs_are_no_indentation() {
    finds(page_with("  name: {", "\tname: {"), "13:2: E0101", "tab");
    let inside = page_with("Lists items.", "Lists\titems.");
    assert_eq!(Folder::shop(PROVIDER, &inside).findings(), "", "a tab within a text is a space");
}

#[test]
fn a_file_is_one_document() {
    finds(format!("{PAGE}---\n{PAGE}"), "14:1: E0109", "second YAML document");
    finds(format!("{PAGE}...\n---\noperation: b\n"), "15:1: E0109", "second YAML document");
    assert_eq!(Folder::shop(PROVIDER, &format!("---\n{PAGE}...\n")).findings(), "");
}

#[test]
fn files_that_say_nothing_are_told_so() {
    for nothing in ["", "\n\n", "# only\n# comments\n", "---\n", "---\n...\n", "\u{feff}", "   "] {
        let found = Folder::shop(PROVIDER, nothing).findings();
        assert!(found.contains("list_items.yaml:") && found.contains(": E0105: "), "{nothing:?}: {found}");
        let found = Folder::shop(nothing, PAGE).findings();
        assert!(found.contains("provider.yaml:") && found.contains(": E0105: "), "{nothing:?}: {found}");
    }
}

#[test]
fn roots_that_are_no_mapping_are_told_so() {
    for root in ["- a", "text", "12", "~", "[]", "'quoted'", "|\n  block"] {
        finds(root, "1:1: E0105", "expected a mapping");
    }
}

#[test]
fn tags_and_merge_keys_are_no_way_around() {
    finds(page_with("Lists items.", "!!binary TGlzdHM="), "3:10: E0109", "tags");
    finds(page_with("Lists items.", "!include /etc/passwd"), "3:10: E0109", "tags");
    let found = Folder::shop(PROVIDER, &format!("{PAGE}<<: {{ since: \"1\" }}\n")).findings();
    assert!(found.starts_with("specs/shop/list_items.yaml:14:1: E0102"), "{found}");
    finds(format!("%TAG ! tag:x,2000:\n---\n{}", page_with("Lists items.", "!a b")), "5:10: E0109", "tags");
}

#[test]
fn keys_that_are_no_text_are_told_so() {
    for (key, column) in [("? [a, b]\n: c\n", 3), ("? { a: b }\n: c\n", 3), ("? |\n  summary\n: c\n", 3)] {
        let found = Folder::shop(PROVIDER, &format!("{PAGE}{key}")).findings();
        assert!(found.starts_with(&format!("specs/shop/list_items.yaml:14:{column}: E01")), "{key:?}: {found}");
    }
}
