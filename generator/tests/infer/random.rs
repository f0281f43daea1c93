//! Random answers: whatever they are, what is inferred from them passes with them.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::harness::{errors, inferred, write};

/// Names that answers have, and some that they had better not.
const NAMES: &[&str] = &[
    "id",
    "is_a",
    "created",
    "price",
    "type",
    "data",
    "results",
    "no",
    "3d",
    "a b",
    "page[size]",
    "größe",
    "fooBar",
    "foo_bar",
    "self",
    "",
    "12",
    "2016-10-21",
    "null",
    "client",
    "items",
    "a:b",
    "#x",
    "error",
    "options",
];

/// Scalars of every spelling.
const SCALARS: &[&str] = &[
    "1",
    "0",
    "-0",
    "1.0",
    "0.0",
    "1e3",
    "1E400",
    "-5",
    "12345678901234567890",
    "1247183325",
    "1247183325757",
    "true",
    "false",
    "null",
    r#""""#,
    r#""0""#,
    r#""1""#,
    r#""01""#,
    r#"" 1""#,
    r#""-1""#,
    r#""1.10""#,
    r#""yes""#,
    r#""no""#,
    r#""Y""#,
    r#""N""#,
    r#""off""#,
    r#""true""#,
    r#""2016-10-21""#,
    r#""2016-10-21 09:41:10""#,
    r#""2016-10-21T09:41:10""#,
    r#""2016-10-21T09:41:10.500Z""#,
    r#""2016-10-21T09:41:10+02:00""#,
    r#""0000-00-00""#,
    r#""0000-00-00 00:00:00""#,
    r#""1247183325""#,
    r#""a: b # c""#,
    r#""\u202e\"\\\n""#,
    r#""é\u0000""#,
    r#""{x}, [y]""#,
    r#""- x""#,
    r#""\ud83e\udd80""#,
    "0.1234567890123456789012345678901",
    r#""9223372036854775808""#,
];

/// A generator of numbers: xorshift, always from the same seed.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % bound as u64).unwrap()
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }

    fn value(&mut self, depth: usize, text: &mut String) {
        match self.below(if depth == 0 { 6 } else { 10 }) {
            0..6 => text.push_str(self.one(SCALARS)),
            6 | 7 => {
                text.push('[');
                for index in 0..self.below(4) {
                    text.push_str(if index > 0 { ", " } else { "" });
                    self.value(depth - 1, text);
                }
                text.push(']');
            }
            _ => self.object(depth - 1, text),
        }
    }

    fn object(&mut self, depth: usize, text: &mut String) {
        text.push('{');
        // A name that stands twice is a mistake of its own.
        let names: BTreeSet<_> = (0..self.below(6)).map(|_| self.one(NAMES)).collect();
        for (index, name) in names.into_iter().enumerate() {
            let comma = if index > 0 { ", " } else { "" };
            write!(text, "{comma}{}: ", serde_json::to_string(name).unwrap()).unwrap();
            self.value(depth, text);
        }
        text.push('}');
    }

    /// A few answers: independent ones, or one with a scalar replaced, as answers of one call differ.
    fn answers(&mut self) -> Vec<String> {
        let mut first = String::new();
        if self.below(4) == 0 {
            self.value(4, &mut first);
        } else {
            self.object(4, &mut first);
        }
        if first == "null" {
            "{}".clone_into(&mut first);
        }
        let mut answers = vec![first];
        for _ in 0..self.below(3) {
            let (from, to) = (self.one(SCALARS), self.one(SCALARS));
            let mut other = answers[0].replace(&format!(": {from},"), &format!(": {to},"));
            if self.below(3) == 0 {
                other.clear();
                self.object(3, &mut other);
            }
            answers.push(other);
        }
        answers
    }
}

#[test]
fn random_answers_pass_with_what_is_inferred_from_them() {
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    // For more of them: `INFER_ROUNDS=100 cargo test --test infer`.
    let rounds = std::env::var("INFER_ROUNDS").map_or(4, |it| it.parse().unwrap());
    for _ in 0..rounds {
        let root = tempfile::tempdir().unwrap();
        for module in 0..60 {
            let answers = random.answers();
            let texts: Vec<_> = answers.iter().map(String::as_str).collect();
            let inferred = inferred(&texts);
            assert_eq!(inferred, self::inferred(&texts), "the same answers give the same");
            write(root.path(), &format!("p{module}"), "", &inferred, &texts);
        }
        if let Some(errors) = errors(root.path()) {
            panic!("{errors}");
        }
    }
}
