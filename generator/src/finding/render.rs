//! Findings as text.

use std::fmt::Write as _;
use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet, normalize_untrusted_str};

use super::json::json;
use super::sources::{first_line, floor};
use super::{Finding, Findings, Label, Severity, Sources};

/// How findings are printed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// For people: each with the lines that it concerns, as rustc prints errors.
    #[default]
    Human,
    /// For editors: `specs/gogrid/list_images.yaml:12:7: E0103: message`, one on a line.
    Short,
    /// For programs: an object of JSON a line, with the keys `severity`, `code`, `message`, `help`, `file`, `line`,
    /// `column`, `length`, `label` and `secondary`, in this order.
    Json,
}

/// How many findings are shown to people. Nobody mends more from one screen, and each takes lines of the file.
const SHOWN: usize = 200;

/// Prints findings, sorted, identical ones once. For people, of very many only the first ones are printed, errors before
/// warnings, and how many there are more.
#[must_use]
pub fn render(findings: &Findings, sources: &Sources, format: Format, colour: bool) -> String {
    let mut text = String::new();
    let sorted = findings.sorted();
    match format {
        Format::Human => {
            let left_out = sorted.len().saturating_sub(SHOWN);
            for finding in shown(sorted) {
                human(&mut text, finding, sources, colour);
            }
            if left_out > 0 {
                // Writing into a `String` cannot fail.
                let _ = writeln!(text, "{left_out} findings more are not shown; `--format short` prints all of them\n");
            }
        }
        Format::Short => sorted.into_iter().for_each(|finding| short(&mut text, finding, sources)),
        Format::Json => sorted.into_iter().for_each(|finding| json(&mut text, finding, sources)),
    }
    text
}

/// The findings that are shown to people, in their order: no error is left out for a warning.
fn shown(sorted: Vec<&Finding>) -> Vec<&Finding> {
    let errors = sorted.iter().filter(|finding| finding.severity == Severity::Error).count().min(SHOWN);
    let mut left = [errors, SHOWN - errors];
    let mut is_shown = |finding: &&Finding| {
        let left = &mut left[usize::from(finding.severity == Severity::Warning)];
        let has_room = *left > 0;
        *left -= usize::from(has_room);
        has_room
    };
    sorted.into_iter().filter(|finding| is_shown(finding)).collect()
}

fn short(text: &mut String, finding: &Finding, sources: &Sources) {
    // Writing into a `String` cannot fail.
    let _ = writeln!(text, "{}", line(finding, sources));
}

/// A finding as a line: `file:line:column: code: message`.
pub(crate) fn line(finding: &Finding, sources: &Sources) -> String {
    let Label { place, .. } = &finding.primary;
    let at = sources.position(&place.file, place.span.start);
    let file = one_line(&place.file);
    let message = one_line(&finding.said());
    format!("{file}:{}:{}: {}: {message}", at.line, at.column, finding.code)
}

/// A text from a spec as one line, without anything that could control a terminal.
pub(super) fn one_line(text: &str) -> String {
    harmless(&text.split(['\r', '\n']).map(str::trim).collect::<Vec<_>>().join(" "))
}

/// A text from a spec without anything that could control a terminal; its lines stay.
pub(super) fn harmless(text: &str) -> String {
    normalize_untrusted_str(text)
}

fn human(text: &mut String, finding: &Finding, sources: &Sources, colour: bool) {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let mut group = level
        .primary_title(one_line(&finding.said()))
        .id(finding.code)
        .elements([] as [Snippet<'_, Annotation<'_>>; 0]);
    for view in views(finding, sources) {
        group = view.draw(group);
    }
    if let Some(help) = &finding.help {
        group = group.element(Level::HELP.message(harmless(help)));
    }
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    text.push_str(&renderer.render(&[group]));
    text.push_str("\n\n");
}

/// How many lines may lie between two marks that are shown in one snippet. Farther ones get a snippet each, so that
/// the renderer is never given much more of a file than it prints.
const NEAR: usize = 40;

/// A line longer than this is not shown: a spec has none, and drawing a line of megabytes takes seconds.
const LONG: usize = 2_000;

/// Marks that are drawn into one snippet.
struct View<'a> {
    file: &'a str,
    /// The text of the file, or nothing where it cannot be shown.
    text: Option<&'a str>,
    /// The first line that is marked.
    line: usize,
    column: usize,
    marks: Vec<(AnnotationKind, Range<usize>, &'a str)>,
}

fn views<'a>(finding: &'a Finding, sources: &'a Sources) -> Vec<View<'a>> {
    let mut views = vec![View::new(AnnotationKind::Primary, &finding.primary, sources)];
    for label in &finding.secondary {
        let view = View::new(AnnotationKind::Context, label, sources);
        match views.iter_mut().find(|other| other.takes(&view)) {
            Some(other) => {
                other.line = other.line.min(view.line);
                other.marks.extend(view.marks);
            }
            None => views.push(view),
        }
    }
    views
}

impl<'a> View<'a> {
    fn new(kind: AnnotationKind, label: &'a Label, sources: &'a Sources) -> Self {
        let file = &*label.place.file;
        let position = sources.position(file, label.place.span.start);
        let text = sources.text(file).filter(|text| line_around(text, label.place.span.start).len() <= LONG);
        let span = text.map_or(0..0, |text| first_line(text, &label.place.span));
        Self { file, text, line: position.line, column: position.column, marks: vec![(kind, span, &label.text)] }
    }

    /// Whether the marks of another view can be drawn into this one.
    fn takes(&self, other: &Self) -> bool {
        let both_have_text = self.text.is_some() && other.text.is_some();
        self.file == other.file && both_have_text && self.line.abs_diff(other.line) <= NEAR
    }

    fn draw(self, group: Group<'a>) -> Group<'a> {
        let Some(text) = self.text.filter(|text| !text.is_empty()) else {
            let at = Origin::path(one_line(self.file)).line(self.line).char_column(self.column);
            return group.element(at);
        };
        let first = self.marks.iter().map(|mark| mark.1.start).min().unwrap_or_default();
        let last = self.marks.iter().map(|mark| mark.1.end).max().unwrap_or_default();
        let window = line_around(text, first).start..line_around(text, last).end;
        let mut snippet = Snippet::source(&text[window.clone()]).line_start(self.line).path(one_line(self.file));
        for (kind, span, label) in self.marks {
            let mark = kind.span(span.start - window.start..span.end - window.start);
            // An empty label would be drawn as trailing white space.
            let label = (!label.is_empty()).then(|| harmless(label));
            snippet = snippet.annotation(mark.label(label));
        }
        group.element(snippet)
    }
}

/// The line that a byte stands on, without its end.
fn line_around(text: &str, offset: usize) -> Range<usize> {
    let offset = floor(text, offset);
    let start = text[..offset].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[offset..].find('\n').map_or(text.len(), |newline| offset + newline);
    // The carriage return of the last line would be drawn.
    start..start + text[start..end].trim_end_matches('\r').len()
}
