//! Names as tokens.

use proc_macro2::{Ident, Span};

use crate::ir::Field;
use crate::reserved;

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

/// The identifier of the local variable of a field: its name, unless the code around it uses the name itself. Two fields
/// never have one variable.
pub(super) fn local(name: &str, fields: &[Field]) -> Ident {
    let is_free = |variable: &str| {
        !reserved::READING.contains(&variable) && fields.iter().all(|field| field.name != variable || variable == name)
    };
    let mut variable = name.to_owned();
    while !is_free(&variable) {
        variable.push_str("_value");
    }
    ident(&variable)
}
