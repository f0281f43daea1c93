//! From the content of a scalar back to the bytes of its file.

use std::ops::Range;

use super::node::{Scalar, Style};

/// The bytes of `text` that the bytes `range` of the content of `scalar` were read from.
pub(super) fn locate(text: &str, scalar: &Scalar, range: &Range<usize>) -> Range<usize> {
    At::start(scalar).locate(text, scalar, range)
}

/// The bytes that each of several ranges was read from, in the order of the ranges. The text is walked through once,
/// however many there are.
pub(super) fn locate_all(text: &str, scalar: &Scalar, ranges: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut order: Vec<_> = (0..ranges.len()).collect();
    order.sort_by_key(|index| ranges[*index].start);
    let mut located = vec![0..0; ranges.len()];
    let mut at = At::start(scalar);
    for index in order {
        located[index] = at.locate(text, scalar, &ranges[index]);
    }
    located
}

/// A byte of the content, and the byte of the source that it was read from.
#[derive(Debug, Clone, Copy)]
struct At {
    content: usize,
    source: usize,
}

impl At {
    fn start(scalar: &Scalar) -> Self {
        let is_block = matches!(scalar.style, Style::Literal { .. } | Style::Folded);
        // The content of a block has its place at the first line that is not blank.
        let blank = if is_block { scalar.text.len() - scalar.text.trim_start_matches('\n').len() } else { 0 };
        Self { content: blank, source: scalar.content }
    }

    /// The bytes that a range was read from, which starts here or later. Goes on to its start.
    fn locate(&mut self, text: &str, scalar: &Scalar, range: &Range<usize>) -> Range<usize> {
        let start = self.origin(text, scalar, range.start).start;
        if range.is_empty() {
            return start..start;
        }
        // The end is that of the last byte's origin. The next one's start would be a line or an indentation further on.
        let mut end = *self;
        start..end.origin(text, scalar, range.end - 1).end.max(start)
    }

    /// What one byte of the content was read from: a character, an escape, or the place where a line was broken.
    ///
    /// Content and source are walked side by side, a piece at a time. This follows what the YAML parser did with one
    /// difference: it cannot fail. Where the two part, which they never should, what follows is placed at the end.
    fn origin(&mut self, text: &str, scalar: &Scalar, offset: usize) -> Range<usize> {
        if offset < self.content {
            return self.source..self.source;
        }
        loop {
            // The lines of a literal block stand in the source as they are, so that they are passed at once.
            if let Style::Literal { .. } = scalar.style {
                let before = scalar.text.as_bytes().get(self.content..offset).unwrap_or_default();
                let mut passed = before.iter().position(|byte| *byte == b'\n').unwrap_or(before.len());
                while !scalar.text.is_char_boundary(self.content + passed) {
                    passed -= 1;
                }
                self.content += passed;
                self.source += passed;
            }
            let rest = text.get(self.source..).unwrap_or_default();
            let piece = piece(scalar.style, rest, scalar.text.get(self.content..).unwrap_or_default());
            if piece.source == 0 || offset < self.content + piece.content {
                return self.source..self.source + piece.source;
            }
            self.content += piece.content;
            self.source += piece.source;
        }
    }
}

/// How many bytes a piece has on either side.
struct Piece {
    content: usize,
    source: usize,
}

/// The piece at the start of what is left; without any source where the content has ended.
fn piece(style: Style, source: &str, content: &str) -> Piece {
    let mut next = content.chars();
    let Some(character) = next.next() else { return Piece { content: 0, source: 0 } };
    let one = |source| Piece { content: character.len_utf8(), source };
    match (style, source.as_bytes()) {
        (_, []) => Piece { content: 0, source: 0 },
        (Style::Single, [b'\'', b'\'', ..]) => one(2),
        (Style::Double, [b'\\', b'\r' | b'\n', ..]) => Piece { content: 0, source: 1 + blank(&source[1..]) },
        (Style::Double, [b'\\', letter, ..]) => one(escape(*letter).min(source.len())),
        (Style::Literal { indent }, [b'\r' | b'\n', ..]) => one(line_break(source, indent)),
        (Style::Literal { .. }, _) => one(source.chars().next().map_or(0, char::len_utf8)),
        _ => match fold(source) {
            Some(breaks) => Piece { content: folded(style, breaks, content), source: blank(source) },
            None => one(source.chars().next().map_or(0, char::len_utf8)),
        },
    }
}

/// How long an escape is, from its backslash.
fn escape(letter: u8) -> usize {
    match letter {
        b'x' => 4,
        b'u' => 6,
        b'U' => 10,
        _ => 2,
    }
}

/// How long the white space is that a text starts with.
fn blank(source: &str) -> usize {
    source.len() - source.trim_start_matches([' ', '\t', '\r', '\n']).len()
}

/// How long the end of a line is, with the indentation of the next.
fn line_break(source: &str, indent: usize) -> usize {
    let end = if source.starts_with("\r\n") { 2 } else { 1 };
    end + source[end..].bytes().take(indent).take_while(|&byte| byte == b' ').count()
}

/// How many lines end in the white space that a text starts with, if any does.
fn fold(source: &str) -> Option<usize> {
    let breaks = source[..blank(source)].bytes().filter(|&byte| byte == b'\n').count();
    (breaks > 0).then_some(breaks)
}

/// How many bytes of the content stand for that many ends of lines.
fn folded(style: Style, breaks: usize, content: &str) -> usize {
    match style {
        // Lines of a block that are indented further are not folded, so their indentation is content as well.
        Style::Folded => blank(content),
        _ => (breaks - 1).max(1),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::locate;
    use crate::finding::Findings;
    use crate::load::parse::parse;

    /// What every word of the content of `a` is located as.
    fn words(text: &str) -> Vec<(String, String)> {
        let mut findings = Findings::new();
        let tree = parse(&Arc::from("x.yaml"), text, &mut findings).expect("it parses");
        let scalar = tree.child("a").and_then(|(_, value)| value.scalar()).expect("a scalar");
        let content = &*scalar.text;
        let word = |word: &str| {
            let start = word.as_ptr() as usize - content.as_ptr() as usize;
            (word.to_owned(), text[locate(text, scalar, &(start..start + word.len()))].to_owned())
        };
        content.split_whitespace().map(word).collect()
    }

    fn all_found(text: &str) {
        let words = words(text);
        assert!(words.len() > 1, "{words:?}");
        for (content, source) in words {
            assert_eq!(content, source, "in {text:?}");
        }
    }

    #[test]
    fn finds_every_word_in_every_style() {
        all_found("é: ü\na: |\n  é x\n    漢 y\n\n  z\nb: 1\n");
        all_found("a: |\r\n  é x\r\n\r\n    漢 y\r\n  z\r\n");
        all_found("a: |2-\n\n    é\n   y\n  z");
        all_found("a: |\n\n\n  x\n  y\n");
        all_found("a: >\n  one two\n  three\n\n  four\n    five\n      six\n  seven\n");
        all_found("a: é two\n  three\n\n  four\nb: 1\n");
        all_found("{ a: 'é two\n  three\n\n\n  four' , b: c }");
        all_found("a: \"é two   \n  three\n\n  four \\\n   x five\" # comment\n");
    }

    #[test]
    fn finds_escapes() {
        let both = |content: &str, source: &str| (content.to_owned(), source.to_owned());
        assert_eq!(
            words(r#"a: "\u00e9x \x41 \"q\" z\n\U0001F980""#),
            [
                both("éx", r"\u00e9x"),
                both("A", r"\x41"),
                both("\"q\"", r#"\"q\""#),
                both("z", "z"),
                both("🦀", r"\U0001F980"),
            ]
        );
        assert_eq!(words("a: 'it''s so'"), [both("it's", "it''s"), both("so", "so")]);
    }

    #[test]
    fn takes_any_range() {
        let text = "a: |\n  é\n  x\n";
        let mut findings = Findings::new();
        let tree = parse(&Arc::from("x.yaml"), text, &mut findings).expect("it parses");
        let scalar = tree.child("a").and_then(|(_, value)| value.scalar()).expect("a scalar");
        for start in 0..10 {
            for end in start..12 {
                assert!(text.get(locate(text, scalar, &(start..end))).is_some());
            }
        }
        assert_eq!(&text[locate(text, scalar, &(0..2))], "é");
    }
}
