//! Text for rustdoc.
//!
//! Specs come from strangers, and their descriptions end up as documentation that rustdoc renders and compiles. All
//! text passes through here, and comes out as prose: no HTML, no links, no code blocks, nothing that reorders text.

use crate::ir::Docs;
use crate::names::is_hidden;

/// Prose: the paragraphs of a text, separated by empty lines.
pub(super) fn prose(text: &str) -> Vec<String> {
    let text = seen(text);
    let lines: Vec<_> = text.lines().map(str::trim).collect();
    let paragraphs = lines.split(|line| line.is_empty()).filter(|lines| !lines.is_empty());
    let words = |lines: &[&str]| lines.iter().flat_map(|line| line.split_whitespace()).collect::<Vec<_>>().join(" ");
    paragraphs.map(|lines| safe(&words(lines))).collect()
}

/// The text without what is not seen. White space of any kind is a space, but for the ends of lines.
fn seen(text: &str) -> String {
    let spaced = text.chars().map(|character| match character {
        '\n' => '\n',
        character if character.is_whitespace() => ' ',
        character => character,
    });
    spaced.filter(|&character| character == '\n' || !is_hidden(character)).collect()
}

/// Prose in one line.
pub(super) fn line(text: &str) -> String {
    prose(text).join(" ")
}

/// Prose in one line, ended by a full stop.
pub(super) fn sentence(text: &str) -> String {
    let text = line(text);
    if text.ends_with(['.', '!', '?', ':']) { text } else { format!("{text}.") }
}

/// Text in one line that is printed as it is, in messages, without markup.
pub(super) fn plain_line(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    words.chars().filter(|character| !is_hidden(*character)).collect()
}

/// A cell of a table.
pub(super) fn cell(text: &str) -> String {
    in_cell(&line(text))
}

/// Markdown in a cell of a table, where a bar would end the cell.
pub(super) fn in_cell(text: &str) -> String {
    text.replace("\\|", "|").replace('|', "\\|")
}

/// A text as code.
pub(super) fn code(text: &str) -> String {
    let text: String = text.chars().filter(|character| !is_hidden(*character)).collect();
    if text.is_empty() {
        return "(empty)".to_owned();
    }
    let longest = text.split(|character| character != '`').map(str::len).max().unwrap_or(0);
    let ticks = "`".repeat(longest + 1);
    let (open, close) = if longest > 0 || text.trim() != text { (" ", " ") } else { ("", "") };
    format!("{ticks}{open}{text}{close}{ticks}")
}

/// Documentation of one block.
pub(super) fn block(text: &str) -> Docs {
    Docs(prose(text))
}

/// The text without what rustdoc would take for markup, but for code in single backticks.
fn safe(text: &str) -> String {
    let balanced = !text.contains("``") && text.matches('`').count().is_multiple_of(2);
    let mut output = String::with_capacity(text.len() + 8);
    let mut in_code = false;
    for word in text.split_inclusive(' ') {
        let start = word.find(|character| !matches!(character, '(' | '"' | '\'')).unwrap_or_default();
        if !in_code && is_address(&word[start..]) {
            output.push_str(&word[..start]);
            push_address(&mut output, &word[start..]);
            continue;
        }
        for character in word.chars().filter(|character| !is_hidden(*character)) {
            match character {
                '`' if balanced => in_code = !in_code,
                '<' | '>' | '[' | ']' | '*' | '\\' | '`' if !in_code => output.push('\\'),
                '#' | '-' | '+' | '=' | '|' | '~' if output.is_empty() => output.push('\\'),
                _ => {}
            }
            output.push(character);
        }
    }
    numbered(output)
}

/// A line that starts like `1.` or `1)` would become a list.
fn numbered(text: String) -> String {
    let digits = text.len() - text.trim_start_matches(|character: char| character.is_ascii_digit()).len();
    match text[digits..].chars().next() {
        Some('.' | ')') if digits > 0 && text[digits + 1..].starts_with([' ', '\t']) => {
            format!("{}\\{}", &text[..digits], &text[digits..])
        }
        _ => text,
    }
}

/// What ends a sentence, or a part of one, and no address.
const PUNCTUATION: &[char] = &['.', ',', ';', ':', '!', '?', ')', '"', '\''];

fn is_address(word: &str) -> bool {
    let word = word.trim().trim_end_matches(PUNCTUATION);
    (word.starts_with("https://") || word.starts_with("http://"))
        && word.chars().all(|character| character.is_ascii_graphic() && !"<>[]`\"\\|*".contains(character))
}

/// An address as a link; the punctuation of the sentence stays outside.
fn push_address(output: &mut String, word: &str) {
    let address = word.trim_end();
    let bare = address.trim_end_matches(PUNCTUATION);
    output.push('<');
    output.push_str(bare);
    output.push('>');
    output.push_str(&word[bare.len()..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_comes_out_as_text() {
        assert_eq!(line("a <script> [link](x) *b*"), r"a \<script\> \[link\](x) \*b\*");
        assert_eq!(line("see `params[code]` there"), "see `params[code]` there");
        assert_eq!(line("a ` alone [b]"), r"a \` alone \[b\]");
        assert_eq!(line("```\ncode\n```"), r"\`\`\` code \`\`\`");
        assert_eq!(line("# Title"), r"\# Title");
        assert_eq!(line("1. One"), r"1\. One");
        assert_eq!(line("2013 was"), "2013 was");
    }

    #[test]
    fn addresses_become_links_and_keep_the_sentences_full_stop_outside() {
        assert_eq!(line("See https://api.hostway.com, or not."), "See <https://api.hostway.com>, or not.");
        assert_eq!(line("(https://a.b/c)."), "(<https://a.b/c>).");
    }

    #[test]
    fn text_cannot_be_reordered() {
        assert_eq!(line("a\u{202e}b"), "ab");
    }

    #[test]
    fn indentation_makes_no_code_block() {
        assert_eq!(prose("a\n\n    fn main() {}\n"), ["a", "fn main() {}"]);
    }

    #[test]
    fn code_may_hold_backticks() {
        assert_eq!(code("a`b"), "`` a`b ``");
        assert_eq!(code("Web Server"), "`Web Server`");
    }
}
