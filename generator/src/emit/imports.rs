//! Files: the paths of their items shortened, and the `use` lines that this needs.
//!
//! Emitters name what is not in the prelude by its whole path, so that what they print is right wherever it stands.
//! Here `runtime::decode::Reader` becomes `Reader` with a `use` line, unless the file has another `Reader`.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
use quote::quote;

use super::names::{ident, plain};
use crate::reserved;

/// A file of items without documentation of its own: `use` lines, then the items.
pub(super) fn with_uses(items: TokenStream) -> TokenStream {
    let items = trees(items);
    let mut taken: BTreeSet<String> = reserved::TYPES.iter().map(|name| (*name).to_owned()).collect();
    let defined = defined(&items);
    taken.extend(defined.iter().cloned());
    collect_siblings(&items, &mut taken);
    let mut uses = Uses { taken, defined, names: BTreeMap::new(), traits: BTreeSet::new() };
    let items = uses.shorten(items);
    let mut file = uses.lines();
    file.extend(items);
    file
}

/// A token, or tokens in brackets. A stream of tokens gives its own away only once; these can be looked at again, and no
/// token is copied.
enum Tree {
    Token(TokenTree),
    Group(Delimiter, Vec<Tree>),
}

fn trees(tokens: TokenStream) -> Vec<Tree> {
    let tree = |token| match token {
        TokenTree::Group(group) => {
            let (delimiter, stream) = (group.delimiter(), group.stream());
            // Tokens that nobody else holds are moved out of their stream.
            drop(group);
            Tree::Group(delimiter, trees(stream))
        }
        token => Tree::Token(token),
    };
    tokens.into_iter().map(tree).collect()
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
    fn shorten(&mut self, tokens: Vec<Tree>) -> TokenStream {
        let mut short = Vec::with_capacity(tokens.len());
        let paths = self.paths(&tokens);
        let mut paths = paths.into_iter().peekable();
        let mut at = 0;
        let mut tokens = tokens.into_iter();
        while let Some(token) = tokens.next() {
            if let Some((_, path)) = paths.next_if(|(start, _)| *start == at) {
                short.push(TokenTree::from(ident(&path.name)));
                tokens.by_ref().take(path.length - 1).for_each(drop);
                at += path.length;
                continue;
            }
            short.push(match token {
                Tree::Token(token) => token,
                Tree::Group(delimiter, tokens) => Group::new(delimiter, self.shorten(tokens)).into(),
            });
            at += 1;
        }
        TokenStream::from_iter(short)
    }

    /// The paths among tokens that are known by their names, with where each begins.
    fn paths(&mut self, tokens: &[Tree]) -> Vec<(usize, Path)> {
        let mut paths = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            self.traits.extend(trait_of(tokens, at));
            let path = path_at(tokens, at).filter(|path| self.adopt(path));
            let start = at;
            at += path.as_ref().map_or(1, |path| path.length);
            paths.extend(path.map(|path| (start, path)));
        }
        paths
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
fn defined(items: &[Tree]) -> BTreeSet<String> {
    let definitions = items.windows(2).filter(|pair| is(&pair[0], "struct") || is(&pair[0], "enum"));
    definitions.filter_map(|pair| identifier(&pair[1])).map(Ident::to_string).collect()
}

/// The names of the provider's module that a file uses.
fn collect_siblings(tokens: &[Tree], into: &mut BTreeSet<String>) {
    for (at, token) in tokens.iter().enumerate() {
        if let Tree::Group(_, tokens) = token {
            collect_siblings(tokens, into);
        }
        into.extend(path_at(tokens, at).filter(|path| path.parent[0] == "super").map(|path| path.name));
    }
}

/// The path that begins at a token, if it is one that can be shortened.
fn path_at(tokens: &[Tree], start: usize) -> Option<Path> {
    let root = identifier(&tokens[start])?;
    if !["std", "runtime", "super"].iter().any(|known| root == known) || follows_colons(tokens, start) {
        return None;
    }
    let mut parent = vec![root.to_string()];
    let mut at = start;
    while is(tokens.get(at + 1)?, ":") && is(tokens.get(at + 2)?, ":") {
        at += 3;
        let name = identifier(tokens.get(at)?)?.to_string();
        if plain(&name).starts_with(char::is_uppercase) || name == "civil" {
            // The traits and formatters of `std` are few, and stand in full where they are implemented.
            let shortened = root != "std" || parent[1] == "collections";
            return shortened.then(|| Path { parent, name, length: at + 1 - start });
        }
        parent.push(name);
    }
    None
}

/// Whether it is a certain item that stands at one of some tokens.
type IsItem = fn(&[Tree], usize) -> bool;

/// The items that need a trait in scope, by their names: the trait, and whether it is this item at a token.
const TRAITS: &[(&str, Trait, IsItem)] = &[
    ("decode", (&["runtime", "decode"], "Decode"), |tokens, at| follows_colons(tokens, at) && !is_module(tokens, at)),
    ("encode", (&["runtime", "encode"], "Encode"), is_call_with_writer),
    ("DETAILS", (&["runtime", "provider"], "Provider"), follows_colons),
    ("FIELDS", (&["runtime", "provider"], "Envelope"), |tokens, at| {
        follows_colons(tokens, at) && !is_of_self(tokens, at)
    }),
    ("from_wire", (&["runtime"], "OpenEnum"), follows_colons),
];

/// The trait that must be in scope for the item at a token.
fn trait_of(tokens: &[Tree], at: usize) -> Option<Trait> {
    let name = identifier(&tokens[at])?;
    let (_, needed, is_item) = TRAITS.iter().find(|(item, ..)| name == item)?;
    is_item(tokens, at).then_some(*needed)
}

/// Whether an item is one of the type that the code is of, whose traits are in scope.
fn is_of_self(tokens: &[Tree], at: usize) -> bool {
    at >= 3 && is(&tokens[at - 3], "Self")
}

fn follows_colons(tokens: &[Tree], at: usize) -> bool {
    at >= 2 && is(&tokens[at - 1], ":") && is(&tokens[at - 2], ":")
}

fn is_module(tokens: &[Tree], at: usize) -> bool {
    tokens.get(at + 1).is_some_and(|next| is(next, ":"))
}

fn is_call_with_writer(tokens: &[Tree], at: usize) -> bool {
    matches!(tokens.get(at + 1), Some(Tree::Group(_, arguments)) if matches!(&arguments[..], [one] if is(one, "writer")))
        && at > 0
        && is(&tokens[at - 1], ".")
}

fn identifier(token: &Tree) -> Option<&Ident> {
    match token {
        Tree::Token(TokenTree::Ident(ident)) => Some(ident),
        Tree::Token(_) | Tree::Group(..) => None,
    }
}

fn is(token: &Tree, text: &str) -> bool {
    match token {
        Tree::Token(TokenTree::Ident(ident)) => ident == text,
        Tree::Token(TokenTree::Punct(punct)) => text.len() == 1 && text.starts_with(punct.as_char()),
        Tree::Token(_) | Tree::Group(..) => false,
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
