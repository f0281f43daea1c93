//! From names on the wire to names in Rust.
//!
//! The derived names are those that a person would choose: `params[ssh_keys][]` is `ssh_keys`, `accountId` is
//! `account_id`, `Web Server` is `WebServer`. Where one is poor, the spec gives a better one with `rust` or `name`.

use heck::{ToSnakeCase as _, ToUpperCamelCase as _};

/// Words that cannot be names, but for a prefix `r#`.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else", "enum",
    "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move",
    "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Words that cannot be names at all.
const RESERVED: &[&str] = &["crate", "self", "super", "Self", "_"];

/// Words that cannot be names, some of them not even with a prefix.
pub fn keywords() -> impl Iterator<Item = &'static str> {
    KEYWORDS.iter().chain(RESERVED).copied()
}

/// Whether a character is not seen but changes what is: controls, and those that join, part or reorder text.
pub fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
        || matches!(character, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
        || matches!(character, '\u{e0000}'..='\u{e0fff}')
}

/// The name of a field, parameter, argument or method; `None` where nothing of the wire's name can be one.
pub fn field(wire: &str) -> Option<String> {
    settle(innermost(wire).to_snake_case())
}

/// The name of a type; `None` where nothing of the text can be one.
pub fn type_name(text: &str) -> Option<String> {
    settle(text.to_upper_camel_case())
}

/// The name of a variant; one that starts with a digit, as values do, gets a `V` in front.
pub fn variant(wire: &str) -> Option<String> {
    let name = wire.to_upper_camel_case();
    match name.chars().next() {
        Some(first) if first.is_ascii_digit() => settle(format!("V{name}")),
        _ => settle(name),
    }
}

/// Whether a name that a spec gives can stand in code as it is; keywords can, with their prefix.
pub fn given(name: &str) -> Option<String> {
    settle(name.to_owned())
}

/// The part of a name in brackets that says what it is about: `filters[sort_by]` is about `sort_by`.
fn innermost(wire: &str) -> &str {
    let inner = wire.rsplit(['[', ']']).find(|part| !part.is_empty());
    inner.unwrap_or(wire)
}

/// The name as it stands in code.
fn settle(name: String) -> Option<String> {
    let mut characters = name.chars();
    let first = characters.next()?;
    let starts = first == '_' || first.is_ascii_alphabetic();
    if !starts || !characters.all(|character| character == '_' || character.is_ascii_alphanumeric()) {
        return None;
    }
    if RESERVED.contains(&name.as_str()) {
        return None;
    }
    if KEYWORDS.contains(&name.as_str()) { Some(format!("r#{name}")) } else { Some(name) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_named_for_what_they_are_about() {
        for (wire, rust) in [
            ("params[ssh_keys][]", "ssh_keys"),
            ("filters[sort_by]", "sort_by"),
            ("accountId", "account_id"),
            ("isPublic", "is_public"),
            ("X-Request-Id", "x_request_id"),
            ("type", "r#type"),
            ("num_items", "num_items"),
        ] {
            assert_eq!(field(wire).as_deref(), Some(rust), "{wire}");
        }
    }

    #[test]
    fn what_cannot_be_a_name_is_none() {
        for wire in ["", "[]", "3d", "größe", "self", "--"] {
            assert_eq!(field(wire), None, "{wire}");
        }
    }

    #[test]
    fn variants_may_start_with_a_digit_on_the_wire() {
        assert_eq!(variant("Web Server").as_deref(), Some("WebServer"));
        assert_eq!(variant("ACTIVE").as_deref(), Some("Active"));
        assert_eq!(variant("1.3").as_deref(), Some("V13"));
        assert_eq!(variant("Self"), None);
    }
}
