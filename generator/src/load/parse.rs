//! From text to tree.

use std::ops::Range;
use std::sync::Arc;

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Span};

use super::node::{Entry, Kind, Node, Scalar, Style};
use super::offsets::Offsets;
use crate::finding::{Finding, Findings, Place};

/// How deep nodes may be nested. The deepest real spec has 8 levels.
pub(super) const MAX_DEPTH: usize = 64;

/// How many nodes a file may have.
pub(super) const MAX_NODES: usize = 200_000;

/// Reads a text as one YAML document without anchors, aliases and tags.
///
/// The tree is missing where the text does not parse or is beyond a limit; what else is refused leaves a
/// [`Kind::Refused`] in it, so that the rest of the file can be checked all the same.
pub(super) fn parse(file: &Arc<str>, text: &str, findings: &mut Findings) -> Option<Node> {
    let mut tree = Tree {
        file,
        text,
        offsets: Offsets::new(text),
        findings,
        open: Vec::new(),
        root: None,
        nodes: 0,
        seen: 0,
        documents: 0,
    };
    for event in Parser::new_from_str(text) {
        let result = match event {
            Ok((event, span)) => tree.take(event, span),
            Err(error) => Err(tree.failure(&error)),
        };
        if let Err(finding) = result {
            tree.findings.push(*finding);
            return None;
        }
    }
    let nothing = Node { kind: Kind::Scalar(Scalar { text: "".into(), style: Style::Plain, content: 0 }), span: 0..0 };
    Some(tree.root.unwrap_or(nothing))
}

/// A tree that grows with the parser's events.
struct Tree<'a> {
    file: &'a Arc<str>,
    text: &'a str,
    offsets: Offsets<'a>,
    findings: &'a mut Findings,
    /// The collections that have not ended, the innermost last.
    open: Vec<Open>,
    root: Option<Node>,
    nodes: usize,
    /// The byte at which the last scalar or opening bracket ended.
    seen: usize,
    documents: usize,
}

/// A collection that has not ended.
struct Open {
    start: Range<usize>,
    content: Content,
}

enum Content {
    Items(Vec<Node>),
    Entries { key: Option<Node>, entries: Vec<Entry> },
}

/// A finding after which the file cannot be read any further. In a box, since it is large and rare.
type Stop = Box<Finding>;

impl Tree<'_> {
    fn take(&mut self, event: Event<'_>, span: Span) -> Result<(), Stop> {
        let span = self.offsets.byte(span.start.index())..self.offsets.byte(span.end.index());
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                self.refuse_anchor(anchor, &span);
                let refused = self.refuse_tag(tag.is_some(), &span);
                let node = if refused { Node { kind: Kind::Refused, span } } else { self.scalar(&text, style, span) };
                self.seen = self.seen.max(node.span.end);
                self.add(node)
            }
            Event::Alias(_) => {
                self.refuse(&span, "aliases (`*name`) are not used in specs", "write out what the alias stands for");
                self.add(Node { kind: Kind::Refused, span })
            }
            Event::SequenceStart(anchor, tag) => self.open(anchor, tag.is_some(), span, Content::Items(Vec::new())),
            Event::MappingStart(anchor, tag) => {
                self.open(anchor, tag.is_some(), span, Content::Entries { key: None, entries: Vec::new() })
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(&span),
            Event::DocumentStart(_) => self.document(span),
            _ => Ok(()),
        }
    }

    fn place(&self, span: &Range<usize>) -> Place {
        Place::new(Arc::clone(self.file), span.clone())
    }

    fn refuse(&mut self, span: &Range<usize>, what: &str, help: &str) {
        self.findings.push(Finding::error("E0109", self.place(span), what).help(help));
    }

    fn refuse_anchor(&mut self, anchor: usize, span: &Range<usize>) {
        if anchor > 0 {
            self.refuse(span, "anchors (`&name`) are not used in specs", "remove the anchor");
        }
    }

    fn refuse_tag(&mut self, tagged: bool, span: &Range<usize>) -> bool {
        if tagged {
            self.refuse(span, "tags (`!name`) are not used in specs", "remove the tag; put text in quotes");
        }
        tagged
    }

    fn document(&mut self, span: Range<usize>) -> Result<(), Stop> {
        self.documents += 1;
        if self.documents == 1 {
            return Ok(());
        }
        let finding = Finding::error("E0109", self.place(&span), "a second YAML document starts here");
        Err(Box::new(finding.help("write a file for each page")))
    }

    fn open(&mut self, anchor: usize, tagged: bool, span: Range<usize>, content: Content) -> Result<(), Stop> {
        self.refuse_anchor(anchor, &span);
        self.refuse_tag(tagged, &span);
        if self.open.len() >= MAX_DEPTH {
            let message = format!("nested more than {MAX_DEPTH} levels deep");
            return Err(Box::new(Finding::error("E0109", self.place(&span), message)));
        }
        self.seen = self.seen.max(span.end);
        self.open.push(Open { start: span, content });
        Ok(())
    }

    fn close(&mut self, end: &Range<usize>) -> Result<(), Stop> {
        let Some(Open { start, content }) = self.open.pop() else { return Ok(()) };
        let (kind, last) = match content {
            Content::Items(items) => {
                let last = items.last().map(|item| item.span.end);
                (Kind::Sequence(items), last)
            }
            Content::Entries { entries, .. } => {
                let last = entries.last().map(|entry| entry.value.span.end.max(entry.key.span.end));
                (Kind::Mapping(entries.into()), last)
            }
        };
        // A block ends where the parser notices that it is over, which is at the next node; its last entry is nearer.
        let bracket = if end.is_empty() { last } else { Some(end.end) };
        self.add(Node { kind, span: start.start..bracket.unwrap_or(start.end).max(start.start) })
    }

    /// Puts a node that is complete where it belongs.
    fn add(&mut self, node: Node) -> Result<(), Stop> {
        self.nodes += 1;
        if self.nodes > MAX_NODES {
            let message = format!("the file has more than {MAX_NODES} nodes");
            return Err(Box::new(Finding::error("E0109", self.place(&node.span), message)));
        }
        match self.open.last_mut().map(|open| &mut open.content) {
            None => self.root = Some(node),
            Some(Content::Items(items)) => items.push(node),
            Some(Content::Entries { key, entries }) => match key.take() {
                None => *key = Some(node),
                Some(key) => entries.push(Entry { key, value: node }),
            },
        }
        Ok(())
    }

    fn scalar(&self, text: &str, style: ScalarStyle, span: Range<usize>) -> Node {
        let (style, content, span) = match style {
            // What is not written has no width; the parser gives it that of the bracket behind it.
            ScalarStyle::Plain if text.is_empty() => (Style::Plain, span.start, span.start..span.start),
            ScalarStyle::Plain => (Style::Plain, span.start, span),
            ScalarStyle::SingleQuoted => (Style::Single, span.start + 1, self.quoted(span)),
            ScalarStyle::DoubleQuoted => (Style::Double, span.start + 1, self.quoted(span)),
            ScalarStyle::Literal => {
                let indent = span.start - self.line_start(span.start);
                (Style::Literal { indent }, span.start, self.block(span))
            }
            ScalarStyle::Folded => (Style::Folded, span.start, self.block(span)),
        };
        Node { kind: Kind::Scalar(Scalar { text: text.into(), style, content }), span }
    }

    /// The span of a quoted scalar: the parser's own may take in a comment behind the closing quote.
    fn quoted(&self, span: Range<usize>) -> Range<usize> {
        let bytes = &self.text.as_bytes()[span.clone()];
        let mut at = 1;
        while at < bytes.len() {
            match (bytes[0], bytes[at]) {
                (b'"', b'\\') => at += 2,
                (b'\'', b'\'') if bytes.get(at + 1) == Some(&b'\'') => at += 2,
                (quote, byte) if quote == byte => return span.start..span.start + at + 1,
                _ => at += 1,
            }
        }
        span
    }

    /// The span of a block scalar from its header to its last character, given that of its content.
    fn block(&self, content: Range<usize>) -> Range<usize> {
        let seen = self.seen.min(content.start);
        let start = self.text[seen..content.start].find(['|', '>']).map_or(content.start, |header| seen + header);
        start..start + self.text[start..content.end.max(start)].trim_end().len()
    }

    fn line_start(&self, offset: usize) -> usize {
        self.text[..offset].rfind(['\n', '\r']).map_or(0, |newline| newline + 1)
    }

    fn failure(&self, error: &ScanError) -> Stop {
        let start = self.offsets.byte(error.marker().index());
        let end = self.text[start..]
            .chars()
            .next()
            .filter(|&next| next != '\n')
            .map_or(start, |next| start + next.len_utf8());
        let mut finding =
            Finding::error("E0101", self.place(&(start..end)), format!("this is no YAML: {}", error.info()));
        // What is wrong with brackets shows far behind the one that was forgotten.
        if let Some(open) = self.open.iter().rev().find(|open| !open.start.is_empty()) {
            finding = finding.also(self.place(&open.start), "this was opened and is not closed");
        }
        Box::new(finding.maybe_help(mend(error.info()).map(String::from)))
    }
}

/// The mend of the mistakes that authors make most.
fn mend(problem: &str) -> Option<&'static str> {
    let mends = [
        ("mapping values are not allowed", "a text that holds `: ` has to stand in quotes"),
        ("tab", "indent with spaces"),
        ("while scanning a quoted scalar", "a quote is missing"),
        ("expected ',' or '}'", "a text that holds `: ` or `, ` has to stand in quotes"),
        ("expected key", "the lines of one mapping have to start in the same column"),
        ("unexpected character", "a text that starts with this character has to stand in quotes"),
    ];
    mends.into_iter().find(|(part, _)| problem.contains(part)).map(|(_, mend)| mend)
}
