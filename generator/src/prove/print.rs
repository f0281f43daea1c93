//! What the print of an answer stands for: the body of a response, put together from what a sample says of it.
//!
//! Values stand in place of placeholders, what is left out is taken out, what is missing at the end is added, and what
//! is not printed stands around it. Every byte of the body leads back to where it is written.

use std::ops::Range;

use super::elision;
use super::substitute::{Placeholders, Substituted};
use crate::finding::{Finding, Findings, Place};
use crate::model::{Format, PLACE, Sample, Site, Syntax};

/// How the parts of a text are told from each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Markup {
    /// By the signs of JSON.
    Json,
    /// By tags.
    Xml,
    /// By lines and, where it is CSV, by what separates the cells.
    Lines(Option<char>),
}

impl Markup {
    /// That of an answer in a format. A failure may come in another one.
    fn of(text: &str, format: &Format) -> Self {
        match (text.trim_start().chars().next(), &format.syntax) {
            (Some('<'), _) | (_, Syntax::Xml(_)) => Self::Xml,
            (Some('{' | '['), _) | (_, Syntax::Json) => Self::Json,
            (_, Syntax::Csv(csv)) => Self::Lines(Some(char::from(csv.delimiter))),
            _ => Self::Lines(None),
        }
    }
}

/// The body that the print of an answer stands for.
pub(super) struct Print {
    /// The body.
    pub(super) text: String,
    /// What the body would be if nothing were mended.
    pub(super) unmended: String,
    /// The key that mends, where something is mended.
    pub(super) mend: Option<(Site, &'static str)>,
    /// Where what counts as the answer is written.
    pub(super) site: Site,
    /// How its parts are told from each other.
    pub(super) markup: Markup,
    parts: Vec<Part>,
    sources: Vec<Source>,
}

/// A text of the sample that the body is made of.
pub(super) struct Source {
    pub(super) content: Substituted,
    site: Site,
}

/// A part of the body.
struct Part {
    /// Where it begins in the body.
    start: usize,
    /// The text that it is of, by its index.
    source: usize,
    /// The bytes of that text.
    of: Range<usize>,
}

impl Print {
    /// The print of a sample's answer; `None` where something is said of the print that is not so, which is reported.
    pub(super) fn of(
        sample: &Sample,
        format: &Format,
        placeholders: &mut Placeholders<'_>,
        findings: &mut Findings,
    ) -> Option<Self> {
        if sample.answer.is_none() && (sample.elided.is_some() || sample.within.is_some()) {
            return None;
        }
        let source = |text: &str, site: Site, placeholders: &mut Placeholders<'_>| Source {
            content: Substituted::new(text, placeholders),
            site,
        };
        let (site, mend) = (sample.site.at("answer"), sample.site.at("mend"));
        let meant = sample.mend.as_ref();
        let printed = source(sample.answer.as_deref().unwrap_or_default(), site, placeholders);
        let whole = meant.and_then(|meant| meant.answer.as_deref());
        let whole = whole.map(|text| source(text, mend.at("answer"), placeholders));
        let end = meant.and_then(|meant| meant.append.as_deref());
        let end = end.map(|text| source(text, mend.at("append"), placeholders));
        let around = sample.within.as_deref().map(|text| source(text, sample.site.at("within"), placeholders));
        let site = whole.as_ref().unwrap_or(&printed).site.clone();
        let markup = Markup::of(&whole.as_ref().unwrap_or(&printed).content.text, format);
        let keys = [(&whole, "answer"), (&end, "append")];
        let mends = keys.into_iter().find_map(|(source, key)| Some((source.as_ref()?.site.clone(), key)));
        let mut assembly = Assembly { elided: sample.elided.as_deref(), markup, around, is_elided: false };
        let unmended = assembly.assemble(&[&printed]).0;
        // What is added to what is given whole is a mistake, and said as one.
        let end = end.filter(|_| whole.is_none());
        let counts: Vec<_> = std::iter::once(whole.unwrap_or(printed)).chain(end).collect();
        let (text, parts) = assembly.assemble(&counts.iter().collect::<Vec<_>>());
        let before = findings.len();
        assembly.check(sample, findings);
        let sources = counts.into_iter().chain(assembly.around).collect();
        (findings.len() == before).then_some(Self { text, unmended, mend: mends, site, markup, parts, sources })
    }

    /// Where some bytes of the body are written, each within the text that its first byte is of.
    pub(super) fn places(&self, spans: &[Range<usize>]) -> Vec<Place> {
        let mut places = vec![None; spans.len()];
        let written: Vec<_> = spans.iter().map(|span| self.written(span)).collect();
        for (index, source) in self.sources.iter().enumerate() {
            let here: Vec<_> = (0..spans.len()).filter(|at| written[*at].0 == index).collect();
            let ranges: Vec<_> = here.iter().map(|at| written[*at].1.clone()).collect();
            for (at, place) in here.into_iter().zip(source.site.inside_each(&ranges)) {
                places[at] = Some(place);
            }
        }
        places.into_iter().map(|place| place.unwrap_or_else(|| self.site.value())).collect()
    }

    /// Where a byte of the body is written; of the last one that says something, if there is none behind it.
    pub(super) fn place_of_byte(&self, offset: usize) -> Place {
        let last = self.text.trim_end().char_indices().next_back().map_or(0, |(at, _)| at);
        let start = (0..=offset.min(last)).rev().find(|at| self.text.is_char_boundary(*at)).unwrap_or_default();
        let length = self.text[start..].chars().next().map_or(0, char::len_utf8);
        let place = self.places(std::slice::from_ref(&(start..start + length))).pop();
        place.unwrap_or_else(|| self.site.value())
    }

    /// The values that stand in place of placeholders: where in the body, and the placeholder.
    pub(super) fn replaced(&self) -> impl Iterator<Item = (Range<usize>, &str)> {
        self.parts.iter().flat_map(|part| {
            let within = |made: &Range<usize>| part.of.start <= made.start && made.end <= part.of.end;
            let replaced = self.sources[part.source].content.replaced();
            let here = replaced.filter(move |(made, _)| within(made));
            here.map(|(made, name)| {
                let start = part.start + made.start - part.of.start;
                (start..start + made.len(), name)
            })
        })
    }

    /// The text that some bytes of the body are of, by its index, and which bytes of what is written there.
    fn written(&self, span: &Range<usize>) -> (usize, Range<usize>) {
        let behind = self.parts.partition_point(|part| part.start <= span.start);
        let Some(part) = self.parts.get(behind.saturating_sub(1)) else { return (0, 0..0) };
        let clamp = |at: usize| (part.of.start + at.saturating_sub(part.start)).min(part.of.end);
        (part.source, self.sources[part.source].content.printed(clamp(span.start)..clamp(span.end)))
    }
}

/// Reports what is said of the print of an answer where none is printed.
pub(super) fn check_that_there_is_one(sample: &Sample, findings: &mut Findings) {
    let keys = [("E0672", "elided", &sample.elided), ("E0671", "within", &sample.within)];
    for (code, key, _) in keys.iter().filter(|(_, _, said)| said.is_some() && sample.answer.is_none()) {
        let finding = Finding::error(code, sample.site.at(key).key(), "no answer is printed of which this is said");
        findings.push(finding.help("print it under `answer`, or leave this out"));
    }
}

/// How the texts of a sample make a body.
struct Assembly<'a> {
    elided: Option<&'a str>,
    markup: Markup,
    around: Option<Source>,
    /// Whether anything was taken out.
    is_elided: bool,
}

impl Assembly<'_> {
    /// The body that these texts make, one after the other, and its parts.
    fn assemble(&mut self, sources: &[&Source]) -> (String, Vec<Part>) {
        let (before, behind) = self.around.as_ref().map_or((0..0, 0..0), |around| {
            let text = &around.content.text;
            let place = text.find(PLACE).unwrap_or(text.len());
            (0..place, (place + PLACE.len_utf8()).min(text.len())..text.len())
        });
        let mut pieces = vec![(sources.len(), before)];
        for (index, source) in sources.iter().enumerate() {
            let text = &source.content.text;
            // What is added is meant as it is.
            let kept = self.elided.filter(|_| index == 0).and_then(|elided| elision::kept(text, elided, self.markup));
            self.is_elided |= kept.is_some();
            // What is added, or stands behind, goes on where the print ends, and not in a new line.
            let all = if index + 1 < sources.len() { text.trim_end_matches('\n').len() } else { text.len() };
            let kept = kept.unwrap_or_else(|| std::iter::once(0..text.len()).collect());
            pieces.extend(kept.into_iter().map(|range| (index, range.start.min(all)..range.end.min(all))));
        }
        pieces.push((sources.len(), behind));
        let (mut text, mut parts) = (String::new(), Vec::new());
        for (source, of) in pieces.into_iter().filter(|(_, of)| !of.is_empty()) {
            let Some(written) = sources.get(source).copied().or(self.around.as_ref()) else { continue };
            parts.push(Part { start: text.len(), source, of: of.clone() });
            text.push_str(&written.content.text[of]);
        }
        (text, parts)
    }

    /// Reports what is said of the print and is not so.
    fn check(&self, sample: &Sample, findings: &mut Findings) {
        if let Some(elided) = self.elided.filter(|_| !self.is_elided) {
            let message = format!("the answer does not leave anything out with `{elided}`");
            let help =
                "remove it, or write it as the answer prints it, where an item, an element or a line would stand";
            findings.push(Finding::error("E0672", sample.site.at("elided").value(), message).help(help));
        }
        let places = sample.within.as_deref().map(|within| within.matches(PLACE).count());
        let problem = match places {
            Some(0) => Some(format!("nothing says where the answer stands: there is no `{PLACE}`")),
            Some(1) | None => None,
            Some(places) => Some(format!("the answer stands in one place, and there are {places} `{PLACE}`")),
        };
        if let Some(problem) = problem {
            let help = format!("write what stands around the answer, and `{PLACE}` once where it stands");
            findings.push(Finding::error("E0671", sample.site.at("within").value(), problem).help(help));
        }
    }
}
