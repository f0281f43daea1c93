//! Places in files that were loaded.

use std::sync::Arc;

use super::{Findings, PAGE, Page, Schema, decode, page};
use crate::load::{File, Site, Source};

fn file(text: &str) -> File<Page> {
    let mut findings = Findings::new();
    let decoded = decode::<Page>(&"page".into(), text, &Schema::of::<Page>(), &mut findings);
    let (tree, spec, lost) = decoded.unwrap_or_else(|| panic!("{:?}", findings.into_sorted()));
    File { stem: "page".into(), source: Arc::new(Source { path: "page".into(), text: text.into(), tree }), lost, spec }
}

const REST: &str = "\
# ünïcödé
query:
  é: { type: string, description: 'ü: \"ö\"', example: ä } # ß
  isPublic:
    enum: [\"A\\u00e9\", B]
samples:
  - name: one
    answer: |
      {
        \"é\": \"ö\"
      }
  - name: two # |
    answer: >-

      one
      two
";

fn site(file: &File<Page>, path: &[&str]) -> Site {
    path.iter().fold(file.top(), |site, step| site.at(step))
}

#[test]
fn keys_and_values() {
    for text in
        [format!("{PAGE}{REST}"), format!("\u{feff}{PAGE}{REST}"), format!("{PAGE}{REST}").replace('\n', "\r\n")]
    {
        let file = file(&text);
        let key = |path: &[&str]| &text[site(&file, path).key().span];
        let value = |path: &[&str]| &text[site(&file, path).value().span];
        assert_eq!(key(&["query", "isPublic"]), "isPublic");
        assert_eq!(key(&["query", "é"]), "é");
        assert_eq!(value(&["query", "é", "description"]), "'ü: \"ö\"'");
        assert_eq!(value(&["query", "é", "example"]), "ä");
        assert_eq!(value(&["query", "isPublic", "enum", "0"]), "\"A\\u00e9\"");
        assert_eq!(key(&["query", "isPublic", "enum", "1"]), "B");
        assert_eq!(value(&["query", "isPublic", "enum"]), "[\"A\\u00e9\", B]");
        assert_eq!(value(&["samples", "0", "name"]), "one");
        assert!(value(&["samples", "0", "answer"]).starts_with('|'));
        assert!(value(&["samples", "0", "answer"]).ends_with('}'));
        assert!(value(&["samples", "1", "answer"]).starts_with(">-"));
        // What does not exist stands where it should be.
        assert_eq!(key(&["query", "isPublic", "wire", "x"]), "isPublic");
        assert_eq!(value(&["query", "isPublic", "wire"]), "isPublic");
        assert_eq!(key(&["query", "isPublic", "enum", "7"]), "enum");
        assert!(!key(&["nowhere"]).is_empty());
    }
}

#[test]
fn inside_of_scalars() {
    for text in [format!("{PAGE}{REST}"), format!("\u{feff}{PAGE}{REST}").replace('\n', "\r\n")] {
        let file = file(&text);
        let inside = |path: &[&str], word: &str| {
            let content = path.iter().fold(&file.tree, |node, step| node.child(step).expect("a child").1).text();
            let start = content.and_then(|content| content.find(word)).expect("the word");
            text[site(&file, path).inside(start..start + word.len()).span].to_owned()
        };
        assert_eq!(inside(&["samples", "0", "answer"], "\"ö\""), "\"ö\"");
        assert_eq!(inside(&["samples", "0", "answer"], "{"), "{");
        assert_eq!(inside(&["samples", "0", "answer"], "}"), "}");
        assert_eq!(inside(&["samples", "1", "answer"], "two"), "two");
        assert_eq!(inside(&["query", "isPublic", "enum", "0"], "é"), "\\u00e9");
        assert_eq!(inside(&["query", "é", "description"], "ö"), "ö");
        assert_eq!(&text[site(&file, &["query", "isPublic"]).inside(0..4).span][..4], "enum");
    }
}

#[test]
fn columns_are_characters() {
    let text = format!("\u{feff}{PAGE}query:\r\n  é: {{ description: 漢字🦀, tipe: x }}\r\n");
    assert_eq!(page(&text), ["8:26: E0102: unknown key `tipe`, did you mean `type`?"]);
    assert_eq!(page(&format!("\u{feff}x{PAGE}")), ["1:1: E0102: unknown key `xoperation`, did you mean `operation`?"]);
}
