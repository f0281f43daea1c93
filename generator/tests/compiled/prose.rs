//! Texts of a spec as rustdoc shows them: prose is what was written, and nothing in it does anything.

use std::fs;
use std::path::Path;

use super::scratch::{NAME, Scratch, target};

const PROVIDER: &str = include_str!("prose/provider.yaml");
const PAGE: &str = include_str!("prose/page.yaml");

/// What somebody might write, each in a line of its own; `¶` stands for the end of a line.
const TEXTS: &str = include_str!("prose/texts.txt");

/// What the pages print of the places of texts, `@summary@` for instance.
fn places() -> Vec<&'static str> {
    let parts = PROVIDER.split('@').skip(1).step_by(2).chain(PAGE.split('@').skip(1).step_by(2));
    parts.collect()
}

/// A text between two words by which it is found again.
fn marked(place: &str, number: usize, text: &str) -> String {
    format!("Begin{place}{number} {text} End{place}{number}")
}

/// A provider for each text, which has it in every place.
fn write(scratch: &Scratch, number: usize, text: &str) {
    for (file, template) in [("provider", PROVIDER), ("page", PAGE)] {
        let filled = places().iter().fold(template.to_owned(), |filled, place| {
            let text = serde_json::to_string(&marked(place, number, text)).expect("a text is JSON");
            filled.replace(&format!("@{place}@"), &text)
        });
        scratch.write(&format!("specs/zz_{number}/{file}.yaml"), &filled);
    }
}

/// All that rustdoc wrote below a folder.
fn html(folder: &Path, into: &mut String) {
    for entry in fs::read_dir(folder).expect("rustdoc wrote a folder") {
        let path = entry.expect("it can be read").path();
        if path.is_dir() {
            html(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "html") {
            into.push_str(&fs::read_to_string(&path).expect("it is text"));
        }
    }
}

/// What stands between two words, wherever they do.
fn between<'a>(html: &'a str, start: &str, end: &str) -> Vec<&'a str> {
    let after = html.split(start).skip(1).filter(|after| after.starts_with([' ', '\n', '<']));
    after.filter_map(|after| Some(after.split_once(end)?.0)).collect()
}

/// The text of HTML, as a reader sees it, but for the quotes and apostrophes that rustdoc makes of straight ones.
fn seen(html: &str) -> String {
    let mut text = String::new();
    for (index, part) in html.split('<').enumerate() {
        match part.split_once('>').filter(|_| index > 0) {
            Some((tag, rest)) => {
                if ["p", "/p"].contains(&tag) {
                    text.push(' ');
                }
                text.push_str(rest);
            }
            None => text.push_str(part),
        }
    }
    let entities = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&#60;", "<"),
        ("&#62;", ">"),
        ("&quot;", "\""),
        ("&#34;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
    ];
    let quotes = [("“", "\""), ("”", "\""), ("‘", "'"), ("’", "'"), ("&amp;", "&")];
    text = text.replace("&#38;", "&amp;");
    for (from, to) in entities.into_iter().chain(quotes) {
        text = text.replace(from, to);
    }
    words(&text)
}

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The tags of HTML.
fn tags(html: &str) -> impl Iterator<Item = &str> {
    html.split('<').skip(1).filter_map(|part| Some(part.split_once('>')?.0))
}

/// Whether a tag does no more than prose does: paragraphs, code, and links to addresses that stand in the text.
fn is_harmless(tag: &str, text: &str) -> bool {
    let link =
        tag.strip_prefix("a href=\"").and_then(|link| link.split('"').next()).map(|link| link.replace("&amp;", "&"));
    link.is_some_and(|link| link.starts_with("http") && text.contains(&link))
        || ["p", "/p", "code", "/code", "/a", "wbr"].contains(&tag)
}

#[test]
fn rustdoc_shows_every_text_as_it_was_written_and_links_nothing_but_addresses() {
    let scratch = Scratch::new();
    let texts: Vec<_> = TEXTS.lines().map(|line| line.replace('¶', "\n")).collect();
    texts.iter().enumerate().for_each(|(number, text)| write(&scratch, number, text));
    scratch.build();
    let folder = target().join("doc").join(NAME);
    let _ = fs::remove_dir_all(&folder);
    let (documented, said) = scratch.cargo(&["doc", "--no-deps", "--message-format", "short"]);
    assert!(documented, "{said:.3000}");
    let mut pages = String::new();
    html(&folder, &mut pages);
    let mut wrong = Vec::new();
    for place in places() {
        for (number, text) in texts.iter().enumerate() {
            let found = between(&pages, &format!("Begin{place}{number}"), &format!("End{place}{number}"));
            assert!(!found.is_empty(), "{place} does not stand in the documentation: {text:?}");
            // Code in single backticks is shown as code, without them.
            let has_code = !text.contains("``") && text.matches('`').count().is_multiple_of(2);
            let shown = |text: &str| if has_code { text.replace('`', "") } else { text.to_owned() };
            let text = words(text);
            for html in found {
                if shown(&seen(html)) != shown(&text) || !tags(html).all(|tag| is_harmless(tag, &text)) {
                    wrong.push(format!("{place}: {text:?}\n    {html:?}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} texts\n{}", wrong.len(), wrong.join("\n"));
}
