//! Where two texts begin to differ.

/// How many differing lines of each text are shown.
const SHOWN: usize = 3;

/// The first lines of two texts that differ, `-` in front of those that are found and `+` of those that are wanted,
/// with the number of the first.
#[must_use]
pub fn first_difference(found: &str, wanted: &str) -> String {
    let same = found.lines().zip(wanted.lines()).take_while(|(found, wanted)| found == wanted).count();
    let lines = |text: &str, sign: &str| {
        let lines: Vec<_> = text.lines().skip(same).take(SHOWN).map(|line| format!("  {sign} {line}")).collect();
        lines.join("\n")
    };
    let parts = [lines(found, "-"), lines(wanted, "+")];
    let shown: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    if shown.is_empty() {
        return "  only the end of the file differs".to_owned();
    }
    format!("  line {}\n{}", same + 1, shown.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_lines_that_differ_are_shown() {
        assert_eq!(first_difference("a\nb\nc\n", "a\nx\nc\n"), "  line 2\n  - b\n  - c\n  + x\n  + c");
        assert_eq!(first_difference("a\n", "a\nb\n"), "  line 2\n  + b");
        assert_eq!(first_difference("a", "a\n"), "  only the end of the file differs");
    }
}
