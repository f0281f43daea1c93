//! Names as tokens.

use proc_macro2::{Ident, Span};

/// The identifier of a settled name; a keyword is written `r#type`.
pub(super) fn ident(name: &str) -> Ident {
    match name.strip_prefix("r#") {
        Some(keyword) => Ident::new_raw(keyword, Span::call_site()),
        None => Ident::new(name, Span::call_site()),
    }
}

/// A name without the mark of a raw identifier, for files and texts.
pub(super) fn plain(name: &str) -> &str {
    name.strip_prefix("r#").unwrap_or(name)
}

/// The identifier of a local variable: the name, unless the code around it uses the name itself.
pub(super) fn local(name: &str) -> Ident {
    match name {
        "reader" | "field" => ident(&format!("{name}_value")),
        _ => ident(name),
    }
}
