//! The pages, and the codes that the crate prints.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::{codes, explain, unknown};

/// Whether a text is a code: a letter and four digits.
fn is_code(text: &str) -> bool {
    let digits = text.strip_prefix(['E', 'W']).unwrap_or_default();
    digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// The codes that stand in literals of the sources, but for those of tests and of the table of pages.
fn codes_in(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).expect("the sources can be read") {
        let path = entry.expect("the sources can be read").path();
        let name = path.file_stem().unwrap_or_default();
        if path.is_dir() && name != "tests" && name != "explain" {
            codes_in(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") && name != "tests" {
            let text = fs::read_to_string(&path).expect("the sources can be read");
            found.extend(text.split('"').filter(|part| is_code(part)).map(str::to_owned));
        }
    }
}

#[test]
fn every_code_has_a_page_and_every_page_a_code() {
    let mut printed = BTreeSet::new();
    codes_in(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut printed);
    assert!(printed.len() > 50, "the sources have fewer codes than that: {printed:?}");
    let explained: BTreeSet<String> = codes().map(str::to_owned).collect();
    let without_page: Vec<_> = printed.difference(&explained).collect();
    let without_code: Vec<_> = explained.difference(&printed).collect();
    assert!(without_page.is_empty(), "write generator/src/explain/<code>.md for {without_page:?}");
    assert!(without_code.is_empty(), "nothing prints {without_code:?} any more");
}

#[test]
fn the_pages_are_in_the_order_of_their_codes() {
    assert!(codes().is_sorted_by(|a, b| a < b), "{:?}", codes().collect::<Vec<_>>());
    assert!(codes().all(is_code));
}

/// The texts of the fenced examples of a page, each with its language and what introduces it.
fn examples(page: &str) -> Vec<(&str, &str, &str)> {
    let parts: Vec<_> = page.split("```").collect();
    let pairs = parts.chunks_exact(2).map(|pair| (pair[0].trim(), pair[1].split_once('\n').expect("a language")));
    pairs.map(|(before, (language, example))| (before, language, example)).collect()
}

#[test]
fn every_page_says_what_is_wrong_and_shows_what_is_right() {
    for code in codes() {
        let page = explain(code).expect("it has a page");
        let (title, rest) = page.split_once("\n\n").expect("a title and a text");
        assert!(title.starts_with(&format!("# {code}: ")) && title.lines().count() == 1, "{code}: {title}");
        let examples = examples(rest);
        assert!(examples.len() >= 2, "{code}: a wrong example and a right one");
        let prose = examples[0].0;
        let sentences = prose.matches(". ").count() + prose.matches(".\n").count();
        assert!((3..=9).contains(&sentences), "{code}: {sentences} sentences\n{prose}");
        assert!(prose.ends_with("Wrong:"), "{code}: {prose}");
        assert!(examples[1..].iter().any(|(before, ..)| before.ends_with("Right:")), "{code}");
        assert!(page.ends_with('\n') && !page.ends_with("\n\n"), "{code}");
        assert!(page.lines().all(|line| line.chars().count() <= 120), "{code}: a line is too long");
    }
}

#[test]
fn what_is_right_parses() {
    for code in codes() {
        let page = explain(code).expect("it has a page");
        for (_, language, example) in examples(page).iter().filter(|(before, ..)| before.ends_with("Right:")) {
            let wrong = match *language {
                "yaml" => serde_yaml::from_str::<serde_yaml::Value>(example).err().map(|error| error.to_string()),
                "toml" => example.parse::<toml_edit::DocumentMut>().err().map(|error| error.to_string()),
                other => Some(format!("`{other}` is no language of a spec or a configuration")),
            };
            assert_eq!(wrong, None, "{code}\n{example}");
        }
    }
}

#[test]
fn codes_are_found_however_they_are_written() {
    assert_eq!(explain("e0102"), explain("E0102"));
    assert_eq!(explain("E9999"), None);
    assert_eq!(explain(""), None);
}

#[test]
fn an_unknown_code_is_answered_with_what_was_meant() {
    assert_eq!(unknown("e0l02"), "there is no code `e0l02`, did you mean `E0102`?");
    assert_eq!(unknown("0102"), "there is no code `0102`, did you mean `E0102`?");
    assert!(unknown("nonsense").starts_with("there is no code `nonsense`; the codes are E0101, E0102, "));
}
