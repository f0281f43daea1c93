//! Lines, and what is in them.

/// Some bytes of a text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) from: usize,
    pub(super) to: usize,
}

impl Span {
    pub(super) fn is_empty(self) -> bool {
        self.from == self.to
    }

    pub(super) fn of(self, text: &str) -> &str {
        &text[self.from..self.to]
    }

    /// The same without the white space around it.
    fn trimmed(self, text: &str) -> Self {
        let start = self.of(text).trim_start();
        let from = self.to - start.len();
        Self { from, to: from + start.trim_end().len() }
    }
}

/// A line of a name and a value.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pair {
    pub(super) name: Span,
    pub(super) value: Span,
}

/// The name and the value of a line, either of which may be empty. A line without the delimiter is a name.
pub(super) fn pair(text: &str, line: Span, delimiter: Option<&str>) -> Pair {
    let line = line.trimmed(text);
    let content = line.of(text);
    let divided = match delimiter {
        Some(delimiter) => content.split_once(delimiter),
        None => content.split_once(char::is_whitespace),
    };
    let (name, value) = divided.unwrap_or((content, ""));
    let name = Span { from: line.from, to: line.from + name.len() };
    let value = Span { from: line.to - value.len(), to: line.to };
    Pair { name: name.trimmed(text), value: value.trimmed(text) }
}

/// The lines of a text, without their line breaks and without comments. A line of white space is empty.
#[derive(Debug, Clone)]
pub(super) struct Lines<'a> {
    text: &'a str,
    rest: Span,
    marker: Option<&'a str>,
}

impl<'a> Lines<'a> {
    pub(super) fn new(text: &'a str, rest: Span, marker: Option<&'a str>) -> Self {
        Self { text, rest, marker }
    }

    /// What was not read yet.
    pub(super) fn rest(&self) -> Span {
        self.rest
    }

    /// The next lines up to an empty one.
    pub(super) fn next_block(&mut self) -> Option<Span> {
        let first = self.find(|line| !line.is_empty())?;
        let last = self.take_while(|line| !line.is_empty()).last().unwrap_or(first);
        Some(Span { from: first.from, to: last.to })
    }
}

impl Iterator for Lines<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        while !self.rest.is_empty() {
            let rest = self.rest.of(self.text);
            let content = rest.split(['\n', '\r']).next().unwrap_or_default();
            let from = self.rest.from;
            let to = from + content.len();
            let ending = if rest[content.len()..].starts_with("\r\n") { 2 } else { 1 };
            self.rest.from = self.rest.to.min(to + ending);
            if self.marker.is_some_and(|marker| content.starts_with(marker)) {
                continue;
            }
            return Some(Span { from, to: if content.trim().is_empty() { from } else { to } });
        }
        None
    }
}
