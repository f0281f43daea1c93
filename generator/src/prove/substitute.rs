//! Printed text with values in place of its placeholders.

use std::collections::HashSet;
use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};
use indexmap::IndexMap;

/// How many bytes the texts of a page's samples may have when values stand in place of their placeholders: as many as
/// a file may have.
pub(super) const MAX_MADE: usize = 4 << 20;

/// The placeholders of a sample.
pub(super) struct Placeholders<'a> {
    /// The names of those that occur somewhere.
    pub(super) used: HashSet<&'a str>,
    all: Vec<(&'a str, &'a str)>,
    /// `None` where there are none, which most samples have.
    finder: Option<AhoCorasick>,
}

impl<'a> Placeholders<'a> {
    /// The placeholders with their values.
    pub(super) fn new(placeholders: &'a IndexMap<String, String>) -> Self {
        let all = placeholders.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let all: Vec<_> = all.filter(|(name, _)| !name.is_empty()).collect();
        let finder =
            AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(all.iter().map(|(name, _)| name));
        // That there would be too many of them to be found is kept from happening by the size of a file.
        Self { used: HashSet::new(), finder: finder.ok().filter(|_| !all.is_empty()), all }
    }

    /// The placeholders that occur in a text, each with its place and value.
    fn find(&self, printed: &str) -> impl Iterator<Item = (Range<usize>, &'a str, &'a str)> {
        let found = self.finder.iter().flat_map(move |finder| finder.find_iter(printed));
        found.map(|found| {
            let (name, value) = self.all[found.pattern().as_usize()];
            (found.range(), name, value)
        })
    }

    /// A text with values in place of its placeholders, of which it is noted that they occur.
    pub(super) fn replace(&mut self, printed: &str) -> String {
        Substituted::new(printed, self).text
    }

    /// How many bytes a text has with values in place of its placeholders.
    pub(super) fn made(&self, printed: &str) -> usize {
        self.find(printed).fold(printed.len(), |length, (place, _, value)| length - place.len() + value.len())
    }
}

/// A text in which placeholders were replaced, and where everything stood before.
#[derive(Debug, Clone, Default)]
pub(super) struct Substituted {
    /// The text.
    pub(super) text: String,
    replaced: Vec<(Range<usize>, Range<usize>)>,
    /// The placeholders, in the order in which they were replaced.
    names: Vec<String>,
}

impl Substituted {
    /// Replaces every placeholder, the longest one first where several begin at one place. That they occur is noted.
    pub(super) fn new(printed: &str, placeholders: &mut Placeholders<'_>) -> Self {
        let mut output = Self::default();
        let mut at = 0;
        let found: Vec<_> = placeholders.find(printed).collect();
        for (place, name, value) in found {
            output.text.push_str(&printed[at..place.start]);
            let start = output.text.len();
            output.text.push_str(value);
            output.replaced.push((start..output.text.len(), place.clone()));
            output.names.push(name.to_owned());
            placeholders.used.insert(name);
            at = place.end;
        }
        output.text.push_str(&printed[at..]);
        output
    }

    /// The values that were put in place of placeholders: where, and in place of which.
    pub(super) fn replaced(&self) -> impl Iterator<Item = (Range<usize>, &str)> {
        self.replaced.iter().map(|(made, _)| made.clone()).zip(self.names.iter().map(String::as_str))
    }

    /// Where some bytes of the text stood in the print; all of a placeholder, where they are within one.
    pub(super) fn printed(&self, range: Range<usize>) -> Range<usize> {
        self.map(range.start, true)..self.map(range.end, false)
    }

    fn map(&self, at: usize, start: bool) -> usize {
        // What begins earlier ends here at the latest, but for the last of it.
        let passed = self.replaced.partition_point(|(now, _)| now.start < at);
        let mut shift = 0isize;
        for (now, before) in &self.replaced[passed.saturating_sub(1)..] {
            if at < now.start || (at == now.start && start && now.is_empty()) {
                break;
            }
            if at < now.end || (at == now.end && !start) {
                return if start { before.start } else { before.end };
            }
            // How far the print is ahead, or behind, after the placeholders that were passed.
            shift = before.end.cast_signed() - now.end.cast_signed();
        }
        at.saturating_add_signed(shift)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_lead_back_to_the_print() {
        let placeholders =
            [("{id}", "123456"), ("{id}s", "x")].map(|(name, value)| (name.to_owned(), value.to_owned()));
        let printed = r#"{"id": "{id}", "n": 1}"#;
        let placeholders = placeholders.into_iter().collect();
        let mut placeholders = Placeholders::new(&placeholders);
        let substituted = Substituted::new(printed, &mut placeholders);
        assert_eq!(placeholders.made(printed), substituted.text.len());
        assert_eq!(substituted.text, r#"{"id": "123456", "n": 1}"#);
        assert_eq!(placeholders.used, HashSet::from(["{id}"]));
        let value = substituted.text.find("123456").unwrap();
        assert_eq!(&printed[substituted.printed(value + 1..value + 3)], "{id}");
        assert_eq!(&printed[substituted.printed(value - 1..value + 7)], "\"{id}\"");
        let number = substituted.text.find('1').unwrap();
        assert_eq!(number, value);
        let last = substituted.text.rfind('1').unwrap();
        assert_eq!(&printed[substituted.printed(last..last + 1)], "1");
    }
}
