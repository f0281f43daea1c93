//! What was meant by a word that is misspelt.

/// A known word that is like a misspelt one, and how many mistakes lie between.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Similar<'a> {
    pub(super) word: &'a str,
    pub(super) distance: usize,
}

/// The word that was most likely meant: the nearest one, of equally near ones the first.
pub(super) fn similar<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<Similar<'a>> {
    let mut best: Option<Similar<'a>> = None;
    for candidate in known {
        let limit = (candidate.len().min(word.len()) / 3).max(1);
        // Lengths are compared first, so that a word of megabytes costs nothing.
        if candidate.len().abs_diff(word.len()) > limit * 3 {
            continue;
        }
        let distance = distance(&fold(word), &fold(candidate));
        if distance <= limit && best.is_none_or(|best| distance < best.distance) {
            best = Some(Similar { word: candidate, distance });
        }
    }
    best
}

/// Case, and the dash or underscore between words, are no mistakes that make a word another one.
fn fold(word: &str) -> Vec<char> {
    word.chars().map(|character| if character == '-' { '_' } else { character.to_ascii_lowercase() }).collect()
}

/// How many letters have to be inserted, removed, replaced or swapped with their neighbour to get from `a` to `b`
/// (the optimal string alignment distance).
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before = vec![0; b.len() + 1];
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let replaced = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            row[j] = replaced.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(before[j - 2] + 1);
            }
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::similar;

    fn guess<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
        similar(word, known.iter().copied()).map(|similar| similar.word)
    }

    #[test]
    fn finds_what_was_meant() {
        let known = ["type", "enum", "fields", "name", "in", "at", "required", "content_type", "description"];
        assert_eq!(guess("requred", &known), Some("required"));
        assert_eq!(guess("reqiured", &known), Some("required"));
        assert_eq!(guess("Required", &known), Some("required"));
        assert_eq!(guess("content-type", &known), Some("content_type"));
        assert_eq!(guess("contentType", &known), Some("content_type"));
        assert_eq!(guess("ni", &known), Some("in"));
        assert_eq!(guess("decsripton", &known), Some("description"));
        assert_eq!(guess("tyep", &known), Some("type"));
    }

    #[test]
    fn finds_nothing_where_nothing_is_like_it() {
        assert_eq!(guess("maximum", &["type", "enum", "fields"]), None);
        assert_eq!(guess("", &["type"]), None);
        assert_eq!(guess("é", &["type"]), None);
        assert_eq!(guess(&"type".repeat(1_000_000), &["type"]), None);
    }
}
