//! Texts that mean harm: no panic, no hang, and a finding.

use std::time::{Duration, Instant};

use super::{PAGE, page};

#[test]
fn yaml_that_specs_do_not_use() {
    let says = |rest: &str| page(&format!("{PAGE}{rest}"));
    assert_eq!(
        says("notes: &a [x]\nroles: *a\nsince: !!str 1\n"),
        [
            "7:8: E0109: anchors (`&name`) are not used in specs",
            "8:8: E0109: aliases (`*name`) are not used in specs",
            "9:8: E0109: tags (`!name`) are not used in specs",
        ]
    );
    assert_eq!(says("---\na: b\n"), ["7:1: E0109: a second YAML document starts here"]);
    assert_eq!(says("<<: { notes: [] }\n"), ["7:1: E0102: unknown key `<<`"]);
    // An explicit start is no second document.
    assert_eq!(page(&format!("%YAML 1.2\n---\n{PAGE}...\n")), [] as [&str; 0]);
}

#[test]
fn yaml_that_does_not_parse() {
    assert_eq!(page("a: [1\n"), ["2:1: E0101: this is no YAML: while parsing a flow sequence, expected ',' or ']'"]);
    assert_eq!(page("a: |\n\tx"), ["1:4: E0101: this is no YAML: a block scalar content cannot start with a tab"]);
    assert_eq!(
        page("é: 'x"),
        ["1:4: E0101: this is no YAML: while scanning a quoted scalar, found unexpected end of stream"]
    );
}

#[test]
fn limits() {
    let deep = format!("{}{}", "[".repeat(100), "]".repeat(100));
    assert_eq!(page(&deep), ["1:65: E0109: nested more than 64 levels deep"]);
    let just = format!("notes: {}{}", "[".repeat(63), "]".repeat(63));
    assert!(page(&just).iter().all(|line| !line.contains("E0109")));
    let wide = format!("notes: [{}]", "a,".repeat(200_001));
    assert!(page(&wide)[0].contains("E0109: the file has more than 200000 nodes"));
    let wrong = (0..10_000).map(|key| format!("key{key}: x")).collect::<Vec<_>>().join("\n");
    let lines = page(&wrong);
    assert_eq!(lines.len(), 501);
    assert!(lines[0].starts_with("1:1: E0109: the file has "), "{}", lines[0]);
}

/// Texts of nearly 4 MiB of one thing each are where parsers take quadratic time, or overflow their stack.
#[test]
fn large_texts_take_no_time() {
    let parts = [
        "[",
        "{",
        "- ",
        "? ",
        "a: ",
        "{a: ",
        "[a, ",
        "a",
        "\"",
        "'a' ",
        "\n",
        "# x\n",
        "&a ",
        "*a ",
        "!a ",
        "|\n",
        "a\n",
        "- a\n",
        "é",
        "\t",
        "---\n",
        "a: |\n x\n",
        "\\",
        "%a\n",
        ": ",
        ", ",
        "[]",
        "{}",
        "\"\\\"",
        "- - ",
        "a:\n ",
        "? a\n: b\n",
        " ",
        "]",
        "{? ",
        "!!",
        "a: \"\\\n",
        "\r",
        "\u{85}",
        "?\n",
        "-\n",
    ];
    for part in parts {
        let size = if cfg!(debug_assertions) { 100_000 } else { 4_000_000 };
        let start = Instant::now();
        for text in [part.repeat(size / part.len()), format!("{PAGE}notes: {}", part.repeat(size / part.len()))] {
            page(&text);
        }
        assert!(start.elapsed() < Duration::from_secs(20), "{part:?} took {:?}", start.elapsed());
        println!("{part:?} {:?}", start.elapsed());
    }
}

/// Real texts with bytes removed, doubled and replaced: whatever comes out, it must be findings or a spec.
#[test]
fn broken_texts_do_not_panic() {
    let text = format!(
        "{PAGE}query:\n  é: {{ type: [a], enum: {{ A: 'b''c' }} }}\nsamples:\n  - name: \"x\\ny\"\n    answer: |\n      {{}}\n"
    );
    let letters: Vec<char> = text.chars().collect();
    let marks = [
        '\n', ' ', '\t', '-', ':', '{', '}', '[', ']', ',', '"', '\'', '|', '>', '&', '*', '!', '%', '#', '?', '\r',
        'é',
    ];
    for at in 0..letters.len() {
        let mut removed = letters.clone();
        removed.remove(at);
        page(&removed.iter().collect::<String>());
        page(&letters[..at].iter().collect::<String>());
        for mark in marks {
            let mut changed = letters.clone();
            changed[at] = mark;
            page(&changed.iter().collect::<String>());
            changed.insert(at, letters[at]);
            page(&changed.iter().collect::<String>());
        }
    }
}
