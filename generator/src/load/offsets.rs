//! From characters to bytes.

/// Every how many characters the offset in bytes is kept.
const STEP: usize = 64;

/// Finds the byte at which a character of a text starts. The parser counts characters; places are in bytes.
pub(super) struct Offsets<'a> {
    text: &'a str,
    /// The byte at which every 64th character starts: a sixteenth of the text in memory, whatever is in it.
    kept: Vec<u32>,
}

impl<'a> Offsets<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let starts = text.char_indices().step_by(STEP).map(|(byte, _)| u32::try_from(byte).unwrap_or(u32::MAX));
        Self { text, kept: starts.collect() }
    }

    /// The byte at which the character `index` starts; the end of the text where there are fewer.
    pub(super) fn byte(&self, index: usize) -> usize {
        let Some(&kept) = self.kept.get(index / STEP) else { return self.text.len() };
        let kept = kept as usize;
        let rest = self.text.get(kept..).unwrap_or_default();
        rest.char_indices().nth(index % STEP).map_or(self.text.len(), |(byte, _)| kept + byte)
    }
}

#[cfg(test)]
mod tests {
    use super::Offsets;

    #[test]
    fn agrees_with_counting() {
        let text = "aé漢🦀\n".repeat(100);
        let offsets = Offsets::new(&text);
        for (index, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(offsets.byte(index), byte);
        }
        assert_eq!(offsets.byte(500), text.len());
        assert_eq!(offsets.byte(usize::MAX), text.len());
        assert_eq!(Offsets::new("").byte(0), 0);
    }
}
