//! The texts and the documentation of a file.

use proc_macro2::{Group, TokenStream, TokenTree};
use syn::Lit;

/// What a file says: to programs, and to people.
#[derive(Debug, Default)]
pub struct Said {
    /// The values of its string literals.
    pub literals: Vec<String>,
    /// The documentation of its items, each in one text.
    pub documentation: Vec<String>,
}

/// What a file says.
pub fn of(text: &str) -> Said {
    let mut said = Said::default();
    let tokens: TokenStream = text.parse().expect("what parses is made of tokens");
    collect(tokens, &mut said);
    said
}

fn collect(tokens: TokenStream, said: &mut Said) {
    let mut lines: Vec<String> = Vec::new();
    let mut was_inner = false;
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let mut is_attribute = false;
        match token {
            TokenTree::Punct(mark) if mark.as_char() == '#' => {
                let is_inner = matches!(tokens.peek(), Some(TokenTree::Punct(mark)) if mark.as_char() == '!');
                is_attribute = is_inner == was_inner;
                was_inner = is_inner;
            }
            TokenTree::Punct(mark) => is_attribute = mark.as_char() == '!',
            TokenTree::Group(group) => match documentation(&group) {
                Some(line) => {
                    lines.push(line);
                    is_attribute = true;
                }
                None => collect(group.stream(), said),
            },
            TokenTree::Literal(literal) => said.literals.extend(text(literal)),
            TokenTree::Ident(_) => {}
        }
        if !is_attribute && !lines.is_empty() {
            said.documentation.push(std::mem::take(&mut lines).join("\n"));
        }
    }
    said.documentation.extend((!lines.is_empty()).then(|| lines.join("\n")));
}

/// The line of documentation that an attribute holds.
fn documentation(group: &Group) -> Option<String> {
    let mut tokens = group.stream().into_iter();
    match (tokens.next()?, tokens.next()?, tokens.next()?) {
        (TokenTree::Ident(name), TokenTree::Punct(_), TokenTree::Literal(line)) if name == "doc" => text(line),
        _ => None,
    }
}

fn text(literal: proc_macro2::Literal) -> Option<String> {
    match Lit::new(literal) {
        Lit::Str(text) => Some(text.value()),
        _ => None,
    }
}

#[test]
fn literals_are_told_from_documentation() {
    let code = "//! One\n//! two\n\n/// Three\nconst A: &str = r#\"four\"#;\n#[test]\nfn a() { b!(\"\\u{66}ive\") }\n";
    let said = of(code);
    assert_eq!(said.documentation, [" One\n two", " Three"]);
    assert_eq!(said.literals, ["four", "five"]);
}
