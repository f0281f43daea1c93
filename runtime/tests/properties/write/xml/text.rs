//! Texts and tags of XML.

use std::fmt::Write as _;

use super::super::super::choices::Choices;

/// A text as the content of an element.
pub fn content(text: &str, choices: &mut Choices) -> String {
    let mut out = String::new();
    let plain = choices.once_in(2);
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        match if plain { 0 } else { choices.pick(12) } {
            10 => {
                out.push_str(choices.one_of(&["<!---->", "<!-- <a> & -->", "<?p i?>", "<![CDATA[]]>"]));
                push(&mut out, character, false, choices);
            }
            11 if !matches!(character, '\r' | ']') => {
                let end = rest.find(['\r', ']']).unwrap_or(rest.len());
                let section = rest[..end].replace('\n', choices.one_of(&["\n", "\r\n"]));
                let _ = write!(out, "<![CDATA[{section}]]>");
                rest = &rest[end..];
                continue;
            }
            way => push(&mut out, character, way == 9, choices),
        }
        rest = &rest[character.len_utf8()..];
    }
    out
}

/// A text as the value of an attribute, in quotes.
pub fn value(text: &str, choices: &mut Choices) -> String {
    let quote = choices.one_of(&['"', '\'']);
    let mut out = String::from(quote);
    for character in text.chars() {
        let referred = matches!(character, '\n' | '\t') || character == quote || choices.once_in(12);
        if character == ' ' && choices.once_in(4) {
            // All white space is a space, unless it is referred to.
            // A carriage return and a line feed are one end of a line, and so one space.
            let lone: &[&str] = if out.ends_with('\r') { &["\t", "\r"] } else { &["\n", "\t", "\r\n", "\r"] };
            out.push_str(choices.one_of(lone));
        } else {
            push(&mut out, character, referred, choices);
        }
    }
    out.push(quote);
    out
}

/// Adds a character, or what refers to it.
fn push(out: &mut String, character: char, referred: bool, choices: &mut Choices) {
    let named = match character {
        '<' => "&lt;",
        '&' => "&amp;",
        '>' => "&gt;",
        '"' if referred => "&quot;",
        '\'' if referred => "&apos;",
        _ => "",
    };
    let code = u32::from(character);
    if !named.is_empty() && !choices.once_in(3) {
        out.push_str(named);
    } else if !named.is_empty() || referred || character == '\r' {
        let _ = match choices.pick(2) {
            0 => write!(out, "&#{code};"),
            _ => write!(out, "&#x{code:04x};"),
        };
    } else if character == '\n' {
        // Every end of a line is one.
        out.push_str(choices.one_of(&["\n", "\n", "\r\n"]));
    } else {
        out.push(character);
    }
}

/// What may stand between elements.
pub fn gap(choices: &mut Choices) -> &'static str {
    choices.one_of(&["", "", "", "", "", "\n  ", " ", "\r\n", "<!-- <x> -->", " <?p i?>\t", "<!---->\n"])
}

/// A start tag of which the end is missing.
#[derive(Debug, Clone)]
pub struct Tag {
    /// The name, with its prefix.
    pub name: String,
    /// The attributes: names with prefixes, and values.
    pub attributes: Vec<(String, String)>,
}

impl Tag {
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), attributes: Vec::new() }
    }

    pub fn with(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.attributes.push((name.into(), value.into()));
        self
    }

    /// The element with this in it.
    pub fn around(&self, content: &str, choices: &mut Choices) -> String {
        let name = &self.name;
        let mut out = format!("<{name}");
        for (attribute, content) in &self.attributes {
            let space = choices.one_of(&[" ", " ", " ", "\n\t"]);
            let equals = choices.one_of(&["=", "=", "=", " = "]);
            // What is about XML itself is compared as it is written.
            let is_meta = attribute.starts_with("xmlns")
                || attribute == "nil"
                || attribute.ends_with(":nil")
                || attribute == "type";
            let value = if is_meta { format!("\"{content}\"") } else { value(content, choices) };
            let _ = write!(out, "{space}{attribute}{equals}{value}");
        }
        out.push_str(choices.one_of(&["", "", "", " "]));
        if content.is_empty() && !choices.once_in(2) {
            out.push_str("/>");
        } else {
            let _ = write!(out, ">{content}</{name}{}>", choices.one_of(&["", "", " "]));
        }
        out
    }
}
