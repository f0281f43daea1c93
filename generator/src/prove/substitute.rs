//! Printed text with values in place of its placeholders.

use std::ops::Range;

use indexmap::IndexMap;

/// A text in which placeholders were replaced, and where everything stood before.
#[derive(Debug, Clone, Default)]
pub(super) struct Substituted {
    /// The text.
    pub(super) text: String,
    replaced: Vec<(Range<usize>, Range<usize>)>,
}

impl Substituted {
    /// Replaces every placeholder, the longest one first where several begin at one place. The names of those that
    /// occur are added to `used`.
    pub(super) fn new(printed: &str, placeholders: &IndexMap<String, String>, used: &mut Vec<String>) -> Self {
        let mut output = Self::default();
        let mut at = 0;
        while at < printed.len() {
            let here = &printed[at..];
            let found = placeholders.iter().filter(|(name, _)| !name.is_empty() && here.starts_with(name.as_str()));
            if let Some((name, value)) = found.max_by_key(|(name, _)| name.len()) {
                let start = output.text.len();
                output.text.push_str(value);
                output.replaced.push((start..output.text.len(), at..at + name.len()));
                used.push(name.clone());
                at += name.len();
            } else if let Some(character) = here.chars().next() {
                output.text.push(character);
                at += character.len_utf8();
            }
        }
        output
    }

    /// Where some bytes of the text stood in the print; all of a placeholder, where they are within one.
    pub(super) fn printed(&self, range: Range<usize>) -> Range<usize> {
        self.map(range.start, true)..self.map(range.end, false)
    }

    fn map(&self, at: usize, start: bool) -> usize {
        // `shift` is how far the print is ahead, or behind, after the placeholders that were passed.
        let mut shift = 0isize;
        for (now, before) in &self.replaced {
            if at < now.start || (at == now.start && start && now.is_empty()) {
                break;
            }
            if at < now.end || (at == now.end && !start) {
                return if start { before.start } else { before.end };
            }
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
        let mut used = Vec::new();
        let substituted = Substituted::new(printed, &placeholders.into_iter().collect(), &mut used);
        assert_eq!(substituted.text, r#"{"id": "123456", "n": 1}"#);
        assert_eq!(used, ["{id}"]);
        let value = substituted.text.find("123456").unwrap();
        assert_eq!(&printed[substituted.printed(value + 1..value + 3)], "{id}");
        assert_eq!(&printed[substituted.printed(value - 1..value + 7)], "\"{id}\"");
        let number = substituted.text.find('1').unwrap();
        assert_eq!(number, value);
        let last = substituted.text.rfind('1').unwrap();
        assert_eq!(&printed[substituted.printed(last..last + 1)], "1");
    }
}
