//! From tokens to text as a person would lay it out.

mod spacing;

use proc_macro2::TokenStream;

/// The text of a file: the header, which is its first line, and the items with blank lines between them.
///
/// # Errors
///
/// If the tokens are no Rust, which is a defect of the emitters.
pub fn format(header: &str, tokens: TokenStream) -> Result<String, syn::Error> {
    let mut file = syn::parse2(tokens)?;
    spacing::space(&mut file);
    Ok(format!("{header}\n\n{}", prettyplease::unparse(&file)))
}
