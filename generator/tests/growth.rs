//! What a spec costs grows with its size, and not with the square of it.
//!
//! Of each kind there is a spec and one of sixteen times its size. A square would take 256 times as long; half of that
//! is allowed, so that a busy machine fails nothing, and the shortest of several runs counts.

use std::fmt::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use apiscribe::generate;

/// How much larger the larger spec of a kind is.
const TIMES: usize = 16;

/// How much longer it may take.
const LONGER: u32 = 100;

/// What there is in common to begin with, which would hide how a small spec grows.
const LEAST: Duration = Duration::from_millis(5);

const PROVIDER: &str = "provider: Shop\nsummary: A shop.\nserver: https://shop.example\n";

/// A page that answers with a list of `Item`, with more fields, types, and whatever else.
fn page(name: &str, fields: &str, types: &str, rest: &str) -> String {
    format!(
        "operation: {name}\nsource: {{ title: Items }}\nsummary: Lists items.\nrequest: GET /{name}\n\
         responses:\n  200: {{ description: The items., type: [Item_{name}] }}\ntypes:\n{types}  Item_{name}:\n    \
         description: An item.\n    fields:\n      id: {{ type: integer, description: Its number. }}\n{fields}{rest}"
    )
}

/// Lines made from numbers.
fn many(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).fold(String::new(), |mut text, index| {
        let _ = writeln!(text, "{}", line(index));
        text
    })
}

/// A sample with an answer of records.
fn sample(records: &str) -> String {
    format!("samples:\n  - name: success\n    status: 200\n    answer: |\n      [\n{records}      {{}}]\n")
}

/// The pages of a spec of a size.
type Pages = fn(usize) -> Vec<String>;

const KINDS: &[(&str, usize, Pages)] = &[
    ("fields that are not declared", 250, |size| {
        let fields = many(size, |index| format!("      {{ \"f{index}\": 1 }},"));
        vec![page("one", "", "", &sample(&fields))]
    }),
    ("columns of CSV that are not declared", 100, |size| {
        let row = |cell: &dyn Fn(usize) -> String| (0..size).map(cell).collect::<Vec<_>>().join(",");
        let names = row(&|index| format!("f{index}"));
        let rows = many(20, |_| format!("      1,{}", row(&|_| "1".to_owned())));
        let answer = format!("    answer: |\n      id,{names}\n{rows}");
        let rest = format!("formats:\n  csv: {{}}\nsamples:\n  - name: success\n    status: 200\n{answer}");
        vec![page("one", "", "", &rest)]
    }),
    ("records with the same mistake", 500, |size| {
        vec![page("one", "", "", &sample(&many(size, |_| "      { \"id\": \"x\" },".to_owned())))]
    }),
    ("records without a mistake", 250, |size| {
        vec![page("one", "", "", &sample(&many(size, |index| format!("      {{ \"id\": {index} }},"))))]
    }),
    ("pages of one provider", 12, |size| {
        (0..size).map(|index| page(&format!("op_{index}"), "", "", &sample("      { \"id\": 1 },\n"))).collect()
    }),
    ("types in a ring", 60, |size| {
        let types = many(size, |index| {
            let next = (index + 1) % size;
            format!("  T{index}:\n    description: One.\n    fields: {{ a: {{ type: T{next}, description: A. }} }}")
        });
        vec![page("one", "      t: { type: T0, description: T. }\n", &types, "")]
    }),
    ("types in a chain", 60, |size| {
        let types = many(size, |index| {
            let next = (index + 1).min(size - 1);
            let list = if next == index { format!("[T{next}]") } else { format!("T{next}") };
            format!("  T{index}:\n    description: One.\n    fields: {{ a: {{ type: {list}, description: A. }} }}")
        });
        vec![page("one", "      t: { type: T0, description: T. }\n", &types, "")]
    }),
    ("fields without a description", 120, |size| {
        vec![page("one", &many(size, |index| format!("      f{index}: {{ type: string }}")), "", "")]
    }),
    ("types that there are not", 120, |size| {
        let fields = many(size, |index| format!("      f{index}: {{ type: Unknown{index}, description: F. }}"));
        vec![page("one", &fields, "", "")]
    }),
    ("placeholders", 60, |size| {
        let records = many(size, |index| format!("      {{ \"id\": <{index}> }},"));
        let names = many(size, |index| format!("      \"<{index}>\": \"1\""));
        vec![page("one", "", "", &format!("{}    placeholders:\n{names}", sample(&records)))]
    }),
];

/// The shortest time that generating takes.
fn shortest(folder: &Path) -> Duration {
    let times = (0..3).map(|_| {
        let begun = Instant::now();
        let _ = generate(folder, "generated");
        begun.elapsed()
    });
    times.min().unwrap_or_default()
}

#[test]
fn nothing_grows_with_the_square_of_a_spec() {
    for (kind, size, pages) in KINDS {
        let [small, large] = [*size, size * TIMES].map(|size| {
            let folder = tempfile::tempdir().unwrap();
            std::fs::create_dir(folder.path().join("shop")).unwrap();
            std::fs::write(folder.path().join("shop/provider.yaml"), PROVIDER).unwrap();
            for (index, page) in pages(size).into_iter().enumerate() {
                std::fs::write(folder.path().join(format!("shop/page_{index}.yaml")), page).unwrap();
            }
            shortest(folder.path())
        });
        println!("{kind}: {small:?}, {large:?}");
        assert!(large < small.max(LEAST) * LONGER, "{kind}: {small:?}, and of {TIMES} times the size {large:?}");
    }
}
