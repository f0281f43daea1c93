//! Files: the paths of their items shortened, and the `use` lines that this needs.
//!
//! Emitters name what is not in the prelude by its whole path, so that what they print is right wherever it stands.
//! Here `runtime::decode::Reader` becomes `Reader` with a `use` line, unless the file has another `Reader`.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Group, TokenStream, TokenTree};
use quote::quote;

use super::names::{ident, plain};
use crate::reserved;

/// A file of items without documentation of its own: `use` lines, then the items.
pub(super) fn with_uses(items: TokenStream) -> TokenStream {
    let mut taken: BTreeSet<String> = reserved::TYPES.iter().map(|name| (*name).to_owned()).collect();
    let defined = defined(items.clone());
    taken.extend(defined.iter().cloned());
    collect_siblings(items.clone(), &mut taken);
    let mut uses = Uses { taken, defined, names: BTreeMap::new(), traits: BTreeSet::new() };
    let items = uses.shorten(items);
    let lines = uses.lines();
    quote!(#lines #items)
}

/// A path in code up to the name that it is known by: `runtime::decode` and `Reader`.
struct Path {
    parent: Vec<String>,
    name: String,
    /// How many tokens it has.
    length: usize,
}

/// Where a trait is, and its name.
type Trait = (&'static [&'static str], &'static str);

/// What the paths of a file lead to.
struct Uses {
    /// Names that mean something of the provider.
    taken: BTreeSet<String>,
    /// Names of the file itself.
    defined: BTreeSet<String>,
    /// What is used, by where it is.
    names: BTreeMap<Vec<String>, BTreeSet<String>>,
    /// Traits whose items are used without the name of the trait.
    traits: BTreeSet<Trait>,
}

impl Uses {
    fn shorten(&mut self, tokens: TokenStream) -> TokenStream {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut short = TokenStream::new();
        let mut at = 0;
        while at < tokens.len() {
            self.traits.extend(trait_of(&tokens, at));
            match path_at(&tokens, at) {
                Some(path) if self.adopt(&path) => {
                    short.extend([TokenTree::from(ident(&path.name))]);
                    at += path.length;
                }
                _ => {
                    short.extend([self.shorten_group(tokens[at].clone())]);
                    at += 1;
                }
            }
        }
        short
    }

    fn shorten_group(&mut self, token: TokenTree) -> TokenTree {
        match token {
            TokenTree::Group(group) => Group::new(group.delimiter(), self.shorten(group.stream())).into(),
            token => token,
        }
    }

    /// Notes that a path is used by its name; false where the name means something else.
    fn adopt(&mut self, path: &Path) -> bool {
        let sibling = path.parent[0] == "super";
        if sibling && self.defined.contains(&path.name) {
            return true;
        }
        let free = sibling || !self.taken.contains(&path.name);
        if free {
            self.names.entry(path.parent.clone()).or_default().insert(path.name.clone());
        }
        free
    }

    /// The `use` lines: `std`, then `runtime`, then siblings; what stands at a root itself comes last.
    fn lines(mut self) -> TokenStream {
        for (parent, name) in std::mem::take(&mut self.traits) {
            let names = self.names.entry(parent.iter().map(|segment| (*segment).to_owned()).collect()).or_default();
            if !names.contains(name) {
                names.insert(format!("{name} as _"));
            }
        }
        let mut uses: Vec<_> = self.names.into_iter().collect();
        uses.sort_by_cached_key(|(parent, _)| (rank(&parent[0]), parent.len() == 1, parent.clone()));
        uses.iter().map(|(parent, names)| line(parent, names)).collect()
    }
}

fn rank(root: &str) -> usize {
    ["std", "runtime", "super"].iter().position(|known| *known == root).unwrap_or_default()
}

fn line(parent: &[String], names: &BTreeSet<String>) -> TokenStream {
    let parent = parent.iter().map(|segment| ident(segment));
    let names = names.iter().map(|name| {
        let (name, anonymous) =
            name.strip_suffix(" as _").map_or((name.as_str(), None), |name| (name, Some(quote!(as _))));
        let name = ident(name);
        quote!(#name #anonymous)
    });
    quote!(use #(#parent::)* {#(#names),*};)
}

/// The types that a file defines.
fn defined(items: TokenStream) -> BTreeSet<String> {
    let tokens: Vec<TokenTree> = items.into_iter().collect();
    let definitions = tokens.windows(2).filter(|pair| is(&pair[0], "struct") || is(&pair[0], "enum"));
    definitions.map(|pair| pair[1].to_string()).collect()
}

/// The names of the provider's module that a file uses.
fn collect_siblings(tokens: TokenStream, into: &mut BTreeSet<String>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        if let TokenTree::Group(group) = token {
            collect_siblings(group.stream(), into);
        }
        into.extend(path_at(&tokens, at).filter(|path| path.parent[0] == "super").map(|path| path.name));
    }
}

/// The path that begins at a token, if it is one that can be shortened.
fn path_at(tokens: &[TokenTree], start: usize) -> Option<Path> {
    let TokenTree::Ident(root) = &tokens[start] else { return None };
    if !["std", "runtime", "super"].iter().any(|known| root == known) || follows_colons(tokens, start) {
        return None;
    }
    let mut parent = vec![root.to_string()];
    let mut at = start;
    while is(tokens.get(at + 1)?, ":") && is(tokens.get(at + 2)?, ":") {
        at += 3;
        let TokenTree::Ident(segment) = tokens.get(at)? else { return None };
        let name = segment.to_string();
        if plain(&name).starts_with(char::is_uppercase) || name == "civil" {
            // The traits and formatters of `std` are few, and stand in full where they are implemented.
            let shortened = root != "std" || parent[1] == "collections";
            return shortened.then(|| Path { parent, name, length: at + 1 - start });
        }
        parent.push(name);
    }
    None
}

/// The trait that must be in scope for the item at a token.
fn trait_of(tokens: &[TokenTree], at: usize) -> Option<Trait> {
    let qualified = follows_colons(tokens, at);
    match tokens[at].to_string().as_str() {
        "decode" if qualified => Some((&["runtime", "decode"][..], "Decode")).filter(|_| !is_module(tokens, at)),
        "encode" if is_call_with_writer(tokens, at) => Some((&["runtime", "encode"], "Encode")),
        "DETAILS" if qualified => Some((&["runtime", "provider"], "Provider")),
        "FIELDS" if qualified && !is_of_self(tokens, at) => Some((&["runtime", "provider"], "Envelope")),
        "from_wire" if qualified => Some((&["runtime"], "OpenEnum")),
        _ => None,
    }
}

/// Whether an item is one of the type that the code is of, whose traits are in scope.
fn is_of_self(tokens: &[TokenTree], at: usize) -> bool {
    at >= 3 && is(&tokens[at - 3], "Self")
}

fn follows_colons(tokens: &[TokenTree], at: usize) -> bool {
    at >= 2 && is(&tokens[at - 1], ":") && is(&tokens[at - 2], ":")
}

fn is_module(tokens: &[TokenTree], at: usize) -> bool {
    tokens.get(at + 1).is_some_and(|next| is(next, ":"))
}

fn is_call_with_writer(tokens: &[TokenTree], at: usize) -> bool {
    matches!(tokens.get(at + 1), Some(TokenTree::Group(group)) if group.stream().to_string() == "writer")
        && at > 0
        && is(&tokens[at - 1], ".")
}

fn is(token: &TokenTree, text: &str) -> bool {
    match token {
        TokenTree::Ident(ident) => ident == text,
        TokenTree::Punct(punct) => text.len() == 1 && text.starts_with(punct.as_char()),
        TokenTree::Group(_) | TokenTree::Literal(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use proc_macro2::TokenStream;

    use super::with_uses;

    #[track_caller]
    fn check(items: &str, expected: &str) {
        let expected: TokenStream = expected.parse().unwrap();
        assert_eq!(with_uses(items.parse().unwrap()).to_string(), expected.to_string());
    }

    #[test]
    fn paths_are_shortened() {
        check(
            "pub struct A { b: super::B, c: runtime::jiff::civil::Date, d: std::collections::BTreeMap<String, super::A> }",
            "use std::collections::{BTreeMap}; use runtime::jiff::{civil}; use super::{B}; \
             pub struct A { b: B, c: civil::Date, d: BTreeMap<String, A> }",
        );
    }

    #[test]
    fn names_of_the_provider_come_first() {
        check(
            "fn a(b: runtime::decode::Form, c: super::Form, d: runtime::Client) {}",
            "use super::{Form}; fn a(b: runtime::decode::Form, c: Form, d: runtime::Client) {}",
        );
    }

    #[test]
    fn traits_are_imported_for_their_items() {
        check(
            "fn a() { super::B::decode(super::client::C::DETAILS); d.encode(writer); e.encode(f) }",
            "use runtime::decode::{Decode as _}; use runtime::encode::{Encode as _}; use runtime::provider::{Provider as _}; \
             use super::client::{C}; use super::{B}; fn a() { B::decode(C::DETAILS); d.encode(writer); e.encode(f) }",
        );
    }
}
