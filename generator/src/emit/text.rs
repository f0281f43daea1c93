//! Texts in code.

use proc_macro2::Literal;

/// A text as a literal: a raw one where that is easier to read.
pub(super) fn text(text: &str) -> Literal {
    let reads_raw = text.contains(['"', '\\', '\n']) && text.chars().all(is_plain);
    let raw = if reads_raw { raw(text).parse().ok() } else { None };
    raw.unwrap_or_else(|| Literal::string(text))
}

/// A raw literal with as few hashes as it needs.
fn raw(text: &str) -> String {
    let mut hashes = if text.contains('"') { "#".to_owned() } else { String::new() };
    while !hashes.is_empty() && text.contains(&format!("\"{hashes}")) {
        hashes.push('#');
    }
    format!("r{hashes}\"{text}\"{hashes}")
}

/// Whether a character can stand in code as it is.
fn is_plain(character: char) -> bool {
    matches!(character, '\n' | '\t' | '"' | '\'' | '\\') || character.escape_debug().len() == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn raw_literals_have_as_few_hashes_as_they_need() {
        assert_eq!(text("plain").to_string(), "\"plain\"");
        assert_eq!(text("C:\\").to_string(), "r\"C:\\\"");
        assert_eq!(text("{\"a\": 1}").to_string(), "r#\"{\"a\": 1}\"#");
        assert_eq!(text("\"#").to_string(), "r##\"\"#\"##");
        assert_eq!(text("\"a\"\r\n").to_string(), r#""\"a\"\r\n""#);
    }
}
