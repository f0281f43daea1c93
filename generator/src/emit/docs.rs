//! Documentation as attributes.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::Docs;

/// The documentation of an item.
pub(super) fn outer(docs: &Docs) -> TokenStream {
    let lines = lines(docs);
    quote!(#(#[doc = #lines])*)
}

/// The documentation of an item, or of the name on the wire where the page says nothing.
pub(super) fn outer_or(docs: &Docs, wire: &str) -> TokenStream {
    if docs.0.is_empty() { outer(&text(format!("`{wire}`; the page does not explain it."))) } else { outer(docs) }
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

/// Documentation with further blocks after it.
pub(super) fn with(docs: &Docs, blocks: impl IntoIterator<Item = String>) -> Docs {
    Docs(docs.0.iter().cloned().chain(blocks).collect())
}

/// An item of a list: its first line behind a dash, the others indented with it.
pub(super) fn list_item(name: &str, docs: &Docs) -> String {
    let mut item = format!("- `{name}`");
    for (index, line) in lines(docs).iter().enumerate() {
        match (index, line.as_str()) {
            (0, line) => item.extend([":", line]),
            (_, "") => item.push('\n'),
            (_, line) => item.extend(["\n ", line]),
        }
    }
    item
}

/// The lines behind the slashes, with an empty one between blocks.
fn lines(docs: &Docs) -> Vec<String> {
    let mut lines = Vec::new();
    for (index, block) in docs.0.iter().enumerate() {
        if index > 0 {
            lines.push(String::new());
        }
        lines.extend(block.lines().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") }));
    }
    lines
}
