//! Documentation as attributes.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::Docs;
use crate::rustdoc::code;

/// The documentation of an item.
pub(super) fn outer(docs: &Docs) -> TokenStream {
    let lines = lines(docs);
    quote!(#(#[doc = #lines])*)
}

/// The documentation of an item, or of the name on the wire where the page says nothing.
pub(super) fn outer_or(docs: &Docs, wire: &str) -> TokenStream {
    if docs.0.is_empty() { outer(&text(format!("{}; the page does not explain it.", code(wire)))) } else { outer(docs) }
}

/// The documentation of a file.
pub(super) fn inner(docs: &Docs) -> TokenStream {
    let lines = lines(docs);
    quote!(#(#![doc = #lines])*)
}

/// Documentation of one block.
pub(super) fn text(block: impl Into<String>) -> Docs {
    Docs(vec![block.into()])
}

/// The name of a provider's API in a sentence: `the Hostway API`.
pub(super) fn api(title: &str) -> String {
    if title.ends_with(" API") { format!("the {title}") } else { format!("the {title} API") }
}

/// Documentation with further blocks after it.
pub(super) fn with(docs: &Docs, blocks: impl IntoIterator<Item = String>) -> Docs {
    Docs(docs.0.iter().cloned().chain(blocks).collect())
}

/// An item of a list, in one line.
pub(super) fn list_item(name: &str, docs: &Docs) -> String {
    let text = docs.0.iter().map(|block| block.replace('\n', " ")).collect::<Vec<_>>().join(" ");
    if text.is_empty() { format!("- `{name}`") } else { format!("- `{name}`: {text}") }
}

/// The lines behind the slashes, with an empty one between blocks.
fn lines(docs: &Docs) -> Vec<String> {
    let mut lines = Vec::new();
    for (index, block) in docs.0.iter().enumerate() {
        if index > 0 {
            lines.push(String::new());
        }
        lines.extend(
            block.lines().flat_map(wrapped).map(|line| if line.is_empty() { line } else { format!(" {line}") }),
        );
    }
    lines
}

/// How long a line of prose becomes.
const WIDTH: usize = 100;

/// A line of prose in lines that a person would write; a row of a table or a line of code stays whole.
fn wrapped(line: &str) -> Vec<String> {
    let whole = line.starts_with(['|', '`', '#', ' ']) || line.chars().count() <= WIDTH;
    if whole {
        return vec![line.to_owned()];
    }
    let indent = if line.starts_with("- ") { "  " } else { "" };
    let mut lines = vec![String::new()];
    for word in line.split(' ') {
        let Some(current) = lines.last_mut() else { break };
        if current.is_empty() {
            current.push_str(word);
        } else if current.chars().count() + word.chars().count() < WIDTH || begins_markup(word) {
            current.push(' ');
            current.push_str(word);
        } else {
            lines.push(format!("{indent}{word}"));
        }
    }
    lines
}

/// Whether a line that begins with a word would be something else than prose.
fn begins_markup(word: &str) -> bool {
    let digits = word.trim_start_matches(|character: char| character.is_ascii_digit());
    word.starts_with(['#', '|', '>', '=', '~', '-', '+', '*', '`', '<']) || digits.starts_with(['.', ')'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_is_wrapped_between_words_and_never_into_markup() {
        let line = format!("{} 1. - word {}", "a".repeat(95), "b".repeat(20));
        let lines = wrapped(&line);
        assert_eq!(lines, [format!("{} 1. -", "a".repeat(95)), format!("word {}", "b".repeat(20))]);
        assert_eq!(wrapped(&"| a |".repeat(40)).len(), 1);
    }
}
