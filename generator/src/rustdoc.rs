//! Text for rustdoc.
//!
//! Specs come from strangers, and their descriptions end up as documentation that rustdoc renders and compiles. All
//! text passes through here, and comes out as prose: no HTML, no links, no code blocks, nothing that reorders text.

use crate::ir::Docs;
use crate::names::is_hidden;

/// Prose: the paragraphs of a text, separated by empty lines.
pub(crate) fn prose(text: &str) -> Vec<String> {
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
pub(crate) fn line(text: &str) -> String {
    prose(text).join(" ")
}

/// Prose in one line, ended by a full stop.
pub(crate) fn sentence(text: &str) -> String {
    let text = line(text);
    if text.ends_with(['.', '!', '?', ':']) { text } else { format!("{text}.") }
}

/// Text in one line that is printed as it is, in messages, without markup.
pub(crate) fn plain_line(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    words.chars().filter(|character| !is_hidden(*character)).collect()
}

/// A cell of a table.
pub(crate) fn cell(text: &str) -> String {
    in_cell(&line(text))
}

/// Markdown in a cell of a table, where a bar would end the cell.
pub(crate) fn in_cell(text: &str) -> String {
    text.replace("\\|", "|").replace('|', "\\|")
}

/// A text as code.
pub(crate) fn code(text: &str) -> String {
    // A line that ends is a space, in code as well.
    let text = seen(text).replace('\n', " ");
    if text.is_empty() {
        return "(empty)".to_owned();
    }
    let longest = text.split(|character| character != '`').map(str::len).max().unwrap_or(0);
    let ticks = "`".repeat(longest + 1);
    let (open, close) = if longest > 0 || text.trim() != text { (" ", " ") } else { ("", "") };
    format!("{ticks}{open}{text}{close}{ticks}")
}

/// Documentation of one block.
pub(crate) fn block(text: &str) -> Docs {
    Docs(prose(text))
}

/// The text as rustdoc shows it unchanged: but for code in single backticks, and addresses, nothing of it is markup.
fn safe(text: &str) -> String {
    let balanced = !text.contains("``") && text.matches('`').count().is_multiple_of(2);
    let mut output = String::with_capacity(text.len() + 8);
    let (mut in_code, mut at) = (false, 0);
    while let Some(character) = text[at..].chars().next() {
        let rest = &text[at..];
        match character {
            '`' if balanced => in_code = !in_code,
            _ if in_code => {}
            'h' if starts_address(rest) => {
                at += push_address(&mut output, rest);
                continue;
            }
            _ if is_markup(&text[..at], rest) => output.push('\\'),
            _ => {}
        }
        output.push(character);
        at += character.len_utf8();
    }
    numbered(output)
}

/// Whether a character would be markup where it stands, behind and before what is around it.
fn is_markup(before: &str, rest: &str) -> bool {
    let mut characters = rest.chars();
    let (Some(character), next) = (characters.next(), characters.next()) else { return false };
    match character {
        '<' | '>' | '[' | ']' | '*' | '\\' | '`' | '~' | '|' => true,
        // Within a word it is none: `num_items`.
        '_' => !(before.ends_with(char::is_alphanumeric) && next.is_some_and(char::is_alphanumeric)),
        // Of an entity.
        '&' => next.is_some_and(|next| next == '#' || next.is_ascii_alphanumeric()),
        // Of a dash, or of an ellipsis.
        '-' | '.' if before.ends_with(character) => true,
        '#' | '-' | '+' | '=' => before.is_empty(),
        _ => false,
    }
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

/// What a text may not hold to be shown as an address: it ends there.
const NO_ADDRESS: &[char] = &['<', '>', '[', ']', '`', '"', '\\', '|', '*', '{', '}', '^'];

fn starts_address(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}

/// Adds the address that a text begins with as a link, without the punctuation of the sentence; says how long it is. One
/// that leads to no host is no link.
fn push_address(output: &mut String, text: &str) -> usize {
    let end = text.find(|character: char| !character.is_ascii_graphic() || NO_ADDRESS.contains(&character));
    let address = text[..end.unwrap_or(text.len())].trim_end_matches(PUNCTUATION);
    let host = address.split_once("://").map_or("", |(_, host)| host);
    if host.starts_with(|first: char| first.is_ascii_alphanumeric()) {
        output.push('<');
        output.push_str(address);
        output.push('>');
        return address.len();
    }
    let scheme = text.find("://").unwrap_or_default();
    output.push_str(&text[..scheme]);
    output.push_str("\\:");
    scheme + 1
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
        assert_eq!(line("_x_ ~~y~~ num_items &lt; a & b"), r"\_x\_ \~\~y\~\~ num_items \&lt; a & b");
        assert_eq!(line("a -- b --- c... | d"), r"a -\- b -\-\- c.\.\. \| d");
    }

    #[test]
    fn addresses_become_links_and_keep_the_sentences_full_stop_outside() {
        assert_eq!(line("See https://api.hostway.com, or not."), "See <https://api.hostway.com>, or not.");
        assert_eq!(line("(https://a.b/c)."), "(<https://a.b/c>).");
        assert_eq!(line("at=https://a.b/c_d_|x"), r"at=<https://a.b/c_d_>\|x");
        assert_eq!(line("javascript:a() https:// http://[::1]/"), r"javascript:a() https\:// http\://\[::1\]/");
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
