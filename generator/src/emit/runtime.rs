//! How generated code calls the runtime.

use proc_macro2::{Group, TokenStream, TokenTree};
use quote::quote;

use super::names::ident;

/// The name that emitters know it by.
const RUNTIME: &str = "runtime";

/// Code that calls the runtime by another path.
pub(super) fn renamed(tokens: TokenStream, path: &[String]) -> TokenStream {
    if path == [RUNTIME] {
        return tokens;
    }
    let names = path.iter().map(|name| ident(name));
    let path = quote!(#(#names)::*);
    with_path(tokens, &path)
}

/// Puts a path where one begins with the runtime: `runtime::`, with nothing that leads to it.
fn with_path(tokens: TokenStream, path: &TokenStream) -> TokenStream {
    let tokens: Vec<_> = tokens.into_iter().collect();
    let mut renamed = TokenStream::new();
    for (index, token) in tokens.iter().enumerate() {
        let is_colon = |at: Option<usize>| at.is_some_and(|at| is_punct(tokens.get(at), ':'));
        let leads_on = is_colon(Some(index + 1)) && is_colon(Some(index + 2));
        let is_led_to = is_colon(index.checked_sub(1)) && is_colon(index.checked_sub(2));
        match token {
            TokenTree::Ident(name) if name == RUNTIME && leads_on && !is_led_to => renamed.extend(path.clone()),
            TokenTree::Group(group) => {
                renamed.extend([TokenTree::from(Group::new(group.delimiter(), with_path(group.stream(), path)))]);
            }
            token => renamed.extend([token.clone()]),
        }
    }
    renamed
}

fn is_punct(token: Option<&TokenTree>, wanted: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_that_begin_with_the_runtime_are_others() {
        let code = quote!(
            use runtime::{A, b};
            fn runtime(runtime: runtime::C) -> super::runtime::D {
                runtime.e(|| runtime::F)
            }
        );
        let expected = quote!(
            use acme::rt::{A, b};
            fn runtime(runtime: acme::rt::C) -> super::runtime::D {
                runtime.e(|| acme::rt::F)
            }
        );
        assert_eq!(renamed(code, &["acme".to_owned(), "rt".to_owned()]).to_string(), expected.to_string());
    }
}
