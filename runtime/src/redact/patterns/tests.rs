//! Tests of when patterns are looked for with a table, which finds the same in less time.

use super::Patterns;

/// For a secret of so many bytes, which is a single pattern.
fn patterns(bytes: usize) -> Patterns {
    Patterns::new(&["a".repeat(bytes)])
}

#[test]
fn a_table_is_made_where_a_text_is_long_and_the_patterns_are_not() {
    const LENGTH: usize = 65_536;
    assert!(patterns(8192).table(LENGTH).is_some());
    assert!(patterns(8192).table(LENGTH - 1).is_none(), "a table takes longer to be made than a short text");
    assert!(patterns(8193).table(LENGTH).is_none(), "a table for long patterns takes long to be made, and is large");
}

#[test]
fn a_table_finds_what_is_found_without_it() {
    for length in [40, 100_000] {
        let text = format!("{}SECRET-of-mine", "-".repeat(length));
        let mut found = Vec::new();
        Patterns::new(&["secret-OF-mine".to_owned()]).find(text.as_bytes(), &mut |place| found.push(place));
        // The rests of it are looked for by themselves, too.
        assert_eq!(found.first(), Some(&(length..length + 14)), "behind {length} bytes");
        assert_eq!(found.len(), 3, "behind {length} bytes: {found:?}");
    }
}
