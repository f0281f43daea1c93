//! YAML, written so that what is in it can be anything.

use std::fmt;

/// A node.
#[derive(Debug, Clone)]
pub enum Yaml {
    /// A text, in quotes.
    Text(String),
    /// What is written as it is.
    Plain(String),
    List(Vec<Yaml>),
    Map(Vec<(String, Yaml)>),
    /// A mapping whose keys are no texts.
    Numbered(Vec<(String, Yaml)>),
}

/// A text.
pub fn text(text: &str) -> Yaml {
    Yaml::Text(text.to_owned())
}

/// A mapping.
pub fn map<'a>(entries: impl IntoIterator<Item = (&'a str, Yaml)>) -> Yaml {
    Yaml::Map(entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
}

impl fmt::Display for Yaml {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => quoted(text, f),
            Self::Plain(text) => f.write_str(text),
            Self::List(items) => {
                f.write_str("[ ")?;
                items.iter().try_for_each(|item| write!(f, "{item}, "))?;
                f.write_str("]")
            }
            Self::Map(entries) => {
                f.write_str("{ ")?;
                for (key, value) in entries {
                    quoted(key, f)?;
                    write!(f, ": {value}, ")?;
                }
                f.write_str("}")
            }
            Self::Numbered(entries) => {
                f.write_str("{ ")?;
                entries.iter().try_for_each(|(key, value)| write!(f, "{key}: {value}, "))?;
                f.write_str("}")
            }
        }
    }
}

/// A text in double quotes: nothing in it can end it.
fn quoted(text: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_str("\"")?;
    for character in text.chars() {
        match character {
            ' '..='~' if !matches!(character, '"' | '\\') => write!(f, "{character}")?,
            _ => write!(f, "\\U{:08X}", u32::from(character))?,
        }
    }
    f.write_str("\"")
}
