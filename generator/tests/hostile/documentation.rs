//! What documentation would do in rustdoc, as far as a text could make it do something.

/// How much of what is more than prose some documentation holds. What a text must not add to.
#[derive(Debug, Default, PartialEq, Eq, Clone, Copy)]
pub struct Active {
    /// Lines that open or close blocks of code.
    fences: usize,
    /// Lines of code without a fence.
    indented: usize,
    /// Tags, comments and links in angle brackets that are no web address.
    html: usize,
    /// Square brackets, of links or images.
    brackets: usize,
    /// Headings and rules.
    headings: usize,
    /// Items of lists, and quotes.
    items: usize,
}

/// Characters that make text read otherwise than it is written.
pub fn reorders(character: char) -> bool {
    matches!(character, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

impl Active {
    /// Takes documentation apart, as rustdoc shows it to its parser of Markdown.
    pub fn of(documentation: &str) -> Self {
        let mut active = Self::default();
        let mut fence: Option<String> = None;
        let mut paragraph = String::new();
        for line in unindented(documentation) {
            let marks: String = line.trim_start().chars().take_while(|&mark| mark == '`' || mark == '~').collect();
            let is_fence = marks.len() >= 3 && !line.trim_start()[marks.len()..].contains('`');
            match &fence {
                Some(open) if marks.starts_with(open.as_str()) && line.trim() == marks => {
                    active.fences += 1;
                    fence = None;
                }
                Some(_) => {}
                None if is_fence => {
                    active.fences += 1;
                    active.paragraph(&std::mem::take(&mut paragraph));
                    fence = Some(marks);
                }
                None if line.trim().is_empty() => active.paragraph(&std::mem::take(&mut paragraph)),
                None => {
                    active.line(line, paragraph.is_empty());
                    paragraph.push_str(line);
                    paragraph.push('\n');
                }
            }
        }
        active.paragraph(&paragraph);
        active
    }

    /// What a line is by its beginning.
    fn line(&mut self, line: &str, is_first: bool) {
        let start = line.trim_start_matches(' ');
        self.indented += usize::from(is_first && (line.starts_with("    ") || line.starts_with('\t')));
        let is_rule = !start.is_empty()
            && ["=", "-", "_ "].iter().any(|rule| start.trim_matches(|it| rule.contains(it)).is_empty());
        let is_table = start.starts_with("|-");
        let hashes = start.trim_start_matches('#');
        self.headings +=
            usize::from((is_rule && !is_table) || (hashes.len() < start.len() && hashes.starts_with([' ', '\t'])));
        let number = start.trim_start_matches(|digit: char| digit.is_ascii_digit());
        let is_numbered = number.len() < start.len() && (number.starts_with(". ") || number.starts_with(") "));
        self.items += usize::from(
            is_numbered || start.starts_with('>') || ["- ", "* ", "+ "].iter().any(|item| start.starts_with(item)),
        );
    }

    /// What stands in the line of a text.
    fn paragraph(&mut self, text: &str) {
        let mut rest = text;
        while let Some(character) = rest.chars().next() {
            let mut length = character.len_utf8();
            match character {
                '\\' if rest[1..].starts_with(|next: char| next.is_ascii_punctuation()) => length += 1,
                '`' => length = code(rest),
                '<' => match address(rest) {
                    Some(address) => length = address,
                    None => self.html += 1,
                },
                '[' | ']' => self.brackets += 1,
                _ => {}
            }
            rest = &rest[length..];
        }
    }
}

/// The lines without the space that all of them begin with.
fn unindented(documentation: &str) -> impl Iterator<Item = &str> {
    documentation.lines().map(|line| line.strip_prefix(' ').unwrap_or(line))
}

/// The length of the code that a text begins with; of its backticks alone, where they are not closed.
fn code(text: &str) -> usize {
    let ticks = text.len() - text.trim_start_matches('`').len();
    let mut at = ticks;
    while let Some(next) = text[at..].find('`') {
        let start = at + next;
        let run = text[start..].len() - text[start..].trim_start_matches('`').len();
        if run == ticks {
            return start + run;
        }
        at = start + run;
    }
    ticks
}

/// The length of the web address in angle brackets that a text begins with.
fn address(text: &str) -> Option<usize> {
    let inside = &text[1..text.find('>')?];
    let is_web = inside.starts_with("https://") || inside.starts_with("http://");
    (is_web && !inside.contains(|character: char| character.is_whitespace() || character == '<'))
        .then_some(inside.len() + 2)
}

#[test]
fn what_is_active_is_seen() {
    let harmless = " Prose with `<code>`, `` ` ``, \\<b\\> and \\[x\\], <https://a.example>.";
    assert_eq!(Active::of(harmless), Active::default());
    for (documentation, expected) in [
        (" ```rust\n <b>\n ```\n", Active { fences: 2, ..Active::default() }),
        (" a\n\n ~~~\n b", Active { fences: 1, ..Active::default() }),
        ("      code\n", Active { indented: 1, ..Active::default() }),
        (" `a <b>\n\n c`", Active { html: 1, ..Active::default() }),
        (" <https://a b>", Active { html: 1, ..Active::default() }),
        (" [a](b)", Active { brackets: 2, ..Active::default() }),
        (" # a\n b\n ---\n", Active { headings: 2, ..Active::default() }),
        (" - a\n 1. b\n > c", Active { items: 3, ..Active::default() }),
    ] {
        assert_eq!(Active::of(documentation), expected, "{documentation:?}");
    }
}
