//! Findings for programs: one JSON object a line.
//!
//! The keys, always all of them and always in this order:
//!
//! | key | value |
//! |---|---|
//! | `severity` | `"error"` or `"warning"` |
//! | `code` | the stable code of the rule, `"E0103"` |
//! | `message` | what is wrong, on one line |
//! | `help` | how to mend it; `null` where that cannot be guessed |
//! | `file` | the file as it is shown, with forward slashes |
//! | `line`, `column` | where it stands, from 1, the column in characters |
//! | `length` | how many characters are marked, all of them on that line; 0 where it is a point, or a whole file |
//! | `label` | what is said beside the mark; may be empty |
//! | `secondary` | the other places that it concerns: objects of `file`, `line`, `column`, `length` and `label` |
//!
//! Keys may be added behind these; none is removed or changes its meaning.

use serde::Serialize;

use super::render::{harmless, one_line};
use super::sources::first_line;
use super::{Finding, Label, Severity, Sources};

/// A finding, as it is printed.
#[derive(Serialize)]
struct Line<'a> {
    severity: &'static str,
    code: &'a str,
    message: String,
    help: Option<String>,
    #[serde(flatten)]
    primary: Mark,
    secondary: Vec<Mark>,
}

/// A place, as it is printed.
#[derive(Serialize)]
struct Mark {
    file: String,
    line: usize,
    column: usize,
    length: usize,
    label: String,
}

/// Appends a finding, with the end of its line.
pub(super) fn json(text: &mut String, finding: &Finding, sources: &Sources) {
    let line = Line {
        severity: match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        },
        code: finding.code,
        message: one_line(&finding.said()),
        help: finding.help.as_deref().map(harmless),
        primary: mark(&finding.primary, sources),
        secondary: finding.secondary.iter().map(|label| mark(label, sources)).collect(),
    };
    // Texts and numbers under keys that are texts: serde refuses none of them.
    text.push_str(&serde_json::to_string(&line).unwrap_or_default());
    text.push('\n');
}

fn mark(label: &Label, sources: &Sources) -> Mark {
    let Label { place, text } = label;
    let at = sources.position(&place.file, place.span.start);
    let marked = sources.text(&place.file).map_or(0, |text| text[first_line(text, &place.span)].chars().count());
    Mark { file: one_line(&place.file), line: at.line, column: at.column, length: marked, label: harmless(text) }
}
