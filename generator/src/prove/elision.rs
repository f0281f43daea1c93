//! Answers without the text that stands for what they leave out.

use std::ops::Range;

use super::print::Markup;

/// What of a text is left when a text that stands for something else is taken out, as ranges of it; `None` where it
/// stands nowhere, or only within values.
pub(super) fn kept(text: &str, elided: &str, markup: Markup) -> Option<Vec<Range<usize>>> {
    if elided.is_empty() {
        return None;
    }
    match markup {
        Markup::Json => Json { text, elided, kept: Vec::new(), string: 0, is_found: false }.kept(),
        Markup::Xml => without(text, text.match_indices(elided).map(|(at, _)| at..at + elided.len()), stands_alone),
        Markup::Lines(_) => {
            let mut at = 0;
            let lines = text.split_inclusive('\n').map(|line| {
                at += line.len();
                at - line.len()..at
            });
            without(text, lines, |text, line| text[line.clone()].trim() == elided)
        }
    }
}

/// What is left without some parts of a text, of which only some are taken out.
fn without(
    text: &str,
    parts: impl Iterator<Item = Range<usize>>,
    is_elision: impl Fn(&str, &Range<usize>) -> bool,
) -> Option<Vec<Range<usize>>> {
    let mut kept = Vec::new();
    let mut at = 0;
    for part in parts.filter(|part| is_elision(text, part)) {
        kept.push(at..part.start);
        at = part.end;
    }
    (at > 0).then(|| {
        kept.push(at..text.len());
        kept
    })
}

/// Whether a part of XML is all that stands between two tags, or stands between the last attribute of a tag and its end.
fn stands_alone(text: &str, part: &Range<usize>) -> bool {
    let (before, behind) = (text[..part.start].trim_end(), text[part.end..].trim_start());
    let is_between = (before.is_empty() || before.ends_with('>')) && (behind.is_empty() || behind.starts_with('<'));
    let is_in_tag = before.ends_with(['"', '\'']) && (behind.starts_with("/>") || behind.starts_with('>'));
    is_between || is_in_tag
}

/// Takes items and entries out of JSON, with the comma that separates them from others.
struct Json<'a> {
    text: &'a str,
    elided: &'a str,
    /// The bytes that are left, by their indices.
    kept: Vec<usize>,
    /// Where the last string begins among them.
    string: usize,
    is_found: bool,
}

impl Json<'_> {
    fn kept(mut self) -> Option<Vec<Range<usize>>> {
        let bytes = self.text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            if bytes[at..].starts_with(self.elided.as_bytes()) {
                at = self.take_out(at + self.elided.len());
                continue;
            }
            let end = if bytes[at] == b'"' { string_end(bytes, at) } else { at + 1 };
            if end > at + 1 {
                self.string = self.kept.len();
            }
            self.kept.extend(at..end);
            at = end;
        }
        self.is_found.then(|| ranges(&self.kept))
    }

    /// Takes out what ends here, and gives the byte to go on with.
    fn take_out(&mut self, end: usize) -> usize {
        self.is_found = true;
        // A value takes its key with it.
        if self.last() == Some(b':') {
            self.kept.truncate(self.string);
        }
        if self.last() == Some(b',') {
            let comma = self.kept.iter().rposition(|at| self.text.as_bytes()[*at] == b',');
            self.kept.truncate(comma.unwrap_or_default());
            return end;
        }
        let behind = &self.text[end..];
        let spaces = behind.len() - behind.trim_start().len();
        if behind[spaces..].starts_with(',') { end + spaces + 1 } else { end }
    }

    /// The last byte that is left and no white space.
    fn last(&self) -> Option<u8> {
        let left = self.kept.iter().rev().map(|at| self.text.as_bytes()[*at]);
        left.into_iter().find(|byte| !byte.is_ascii_whitespace())
    }
}

/// Where a string ends that begins here.
fn string_end(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => return at + 1,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    bytes.len()
}

/// Indices in their order, as the ranges that they make.
fn ranges(indices: &[usize]) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for at in indices {
        match ranges.last_mut() {
            Some(last) if last.end == *at => last.end += 1,
            _ => ranges.push(*at..at + 1),
        }
    }
    ranges
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn left(text: &str, elided: &str, markup: Markup, expected: &str) {
        let left =
            kept(text, elided, markup).map(|kept| kept.into_iter().map(|range| &text[range]).collect::<String>());
        assert_eq!(left.as_deref(), Some(expected), "{text}");
    }

    #[test]
    fn items_and_entries_of_json_go_with_their_comma() {
        for (text, expected) in [
            ("[1, 2, ...]", "[1, 2]"),
            ("[1, ..., 9]", "[1, 9]"),
            ("[..., 9]", "[ 9]"),
            ("[..., ..., 9]", "[  9]"),
            ("[1, ..., ...]", "[1]"),
            ("[...]", "[]"),
            ("{ ... }", "{  }"),
            ("{ \"a\": 1,\n  ...\n}", "{ \"a\": 1\n}"),
            ("{ \"a\": [ { \"b\": 1, ... }, ... ], ... }", "{ \"a\": [ { \"b\": 1 } ] }"),
            ("{ \"a\": 1, \"b\": ..., \"c\": 2 }", "{ \"a\": 1, \"c\": 2 }"),
            ("{ \"b\": ... }", "{  }"),
            ("[\"a...\", \"...\", ...]", "[\"a...\", \"...\"]"),
        ] {
            left(text, "...", Markup::Json, expected);
        }
        left("[\"a\", \"...\"]", "\"...\"", Markup::Json, "[\"a\"]");
        assert_eq!(kept("[\"a...\", \"\\\"...\"]", "...", Markup::Json), None);
    }

    #[test]
    fn elements_attributes_and_lines_go_alone() {
        left("<a><b/>\n...\n</a>", "...", Markup::Xml, "<a><b/>\n\n</a>");
        left("<a><b id=\"1\" .../>... <c>x...</c></a>", "...", Markup::Xml, "<a><b id=\"1\" /> <c>x...</c></a>");
        assert_eq!(kept("<a b=\"...\">and ...</a>", "...", Markup::Xml), None);
        left("id,name\n1,...\n  ...\n", "...", Markup::Lines(None), "id,name\n1,...\n");
    }
}
