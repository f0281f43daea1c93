//! The paths that readers tell, taken apart.

use std::str::Chars;

use crate::prove::trace::Step;

/// The way that a path describes, such as `list[0].os["an odd name"]`. Readers cut long names short, and nothing is
/// found by what is left: the way ends before such a name, unless it is the last one.
pub(super) fn way(path: &str) -> Vec<Step> {
    let mut way = Vec::new();
    let mut rest = path;
    while let Some((step, behind)) = first(rest) {
        let is_cut = matches!(&step, Step::Key(name) if name.ends_with('…'));
        if is_cut && !behind.is_empty() {
            break;
        }
        way.push(step);
        rest = behind;
    }
    way
}

/// The first step of a path, and what is behind it; `None` at the end.
fn first(path: &str) -> Option<(Step, &str)> {
    if let Some(odd) = path.strip_prefix("[\"") {
        return odd_name(odd);
    }
    if let Some(index) = path.strip_prefix('[') {
        let (_, behind) = index.split_once(']')?;
        return Some((Step::Item, behind));
    }
    let names = path.strip_prefix('.').unwrap_or(path);
    let (name, behind) = names.split_at(names.find(['.', '[']).unwrap_or(names.len()));
    (!name.is_empty()).then(|| (Step::Key(name.to_owned()), behind))
}

/// A name that ends in `"]`, in which some characters are escaped.
fn odd_name(path: &str) -> Option<(Step, &str)> {
    let mut name = String::new();
    let mut characters = path.chars();
    loop {
        match characters.next()? {
            '"' => return Some((Step::Key(name), characters.as_str().strip_prefix(']')?)),
            '\\' => name.push(escaped(&mut characters)?),
            character => name.push(character),
        }
    }
}

/// The character for which what is behind a backslash stands, as `char::escape_debug` writes it.
fn escaped(characters: &mut Chars<'_>) -> Option<char> {
    Some(match characters.next()? {
        '0' => '\0',
        't' => '\t',
        'r' => '\r',
        'n' => '\n',
        'u' => {
            let (digits, behind) = characters.as_str().strip_prefix('{')?.split_once('}')?;
            *characters = behind.chars();
            char::from_u32(u32::from_str_radix(digits, 16).ok()?)?
        }
        itself => itself,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A way as a text: keys, and `*` for items.
    fn shown(path: &str) -> Vec<String> {
        let shown = |step| match step {
            Step::Key(name) => name,
            Step::Item => "*".to_owned(),
        };
        way(path).into_iter().map(shown).collect()
    }

    #[test]
    fn a_path_is_taken_apart() {
        assert_eq!(shown(""), [""; 0]);
        assert_eq!(shown("os"), ["os"]);
        assert_eq!(shown("list[0].os.dc:id"), ["list", "*", "os", "dc:id"]);
        assert_eq!(shown("[12][3].#text"), ["*", "*", "#text"]);
        assert_eq!(shown(r#"list["an odd.name"].id"#), ["list", "an odd.name", "id"]);
        assert_eq!(shown(r#"["a"]["b"][0]"#), ["a", "b", "*"]);
    }

    #[test]
    fn escapes_stand_for_characters() {
        assert_eq!(shown(r#"["a\"]\\\n"].id"#), ["a\"]\\\n", "id"]);
        assert_eq!(shown(r#"["e\u{301}"]"#), ["e\u{301}"]);
    }

    #[test]
    fn a_way_ends_before_a_name_that_is_cut_short() {
        assert_eq!(shown(r#"list["a long na…"].id"#), ["list"]);
        assert_eq!(shown(r#"list["a long na…"]"#), ["list", "a long na…"]);
    }

    #[test]
    fn what_is_no_path_leads_nowhere() {
        for path in ["[", "[0", "[\"a", "[\"a\"", "[\"\\u{110000}\"]", "."] {
            assert_eq!(shown(path), [""; 0], "{path}");
        }
    }
}
