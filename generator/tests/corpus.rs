//! The corpus that the generator is measured with: made-up providers, which are good specs.

use apiscribe::finding::{Format, render};
use apiscribe::{Failure, generate};

#[path = "../examples/corpus/corpus.rs"]
mod corpus;

/// Generates from a corpus, of which nothing is found.
#[track_caller]
fn accepted(operations: usize, seed: u64, one: bool) -> apiscribe::Statistics {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in corpus::corpus(operations, seed, one) {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    match generate(folder.path(), "generated") {
        Ok(generated) => {
            let warned = render(&generated.warnings, &generated.sources, Format::Short, false);
            assert!(warned.is_empty(), "seed {seed}: {}", warned.chars().take(2000).collect::<String>());
            generated.statistics
        }
        Err(Failure { findings, sources }) => {
            let found = render(&findings, &sources, Format::Human, false);
            panic!("seed {seed}: {}", found.chars().take(6000).collect::<String>());
        }
    }
}

#[test]
fn nothing_is_found_in_what_is_made_up() {
    for seed in 0..12 {
        let statistics = accepted(20, seed, true);
        assert_eq!((statistics.providers, statistics.operations), (1, 20));
        assert!(statistics.samples >= 40 && statistics.types >= 40, "{statistics:?}");
    }
}

#[test]
fn the_same_seed_gives_the_same_bytes_and_another_one_others() {
    assert!(corpus::corpus(60, 1, false) == corpus::corpus(60, 1, false));
    assert!(corpus::corpus(60, 1, false) != corpus::corpus(60, 2, false));
}

#[test]
fn providers_have_50_to_2000_calls() {
    for seed in 0..20 {
        let mut sizes = std::collections::BTreeMap::new();
        for path in corpus::corpus(5_000, seed, false).keys().filter(|path| !path.ends_with("/provider.yaml")) {
            *sizes.entry(path.split('/').next().unwrap().to_owned()).or_insert(0) += 1;
        }
        assert_eq!(sizes.values().sum::<usize>(), 5_000);
        assert!(sizes.values().all(|size| (50..=2_000).contains(size)), "seed {seed}: {sizes:?}");
    }
    let one = corpus::corpus(2_500, 0, true);
    assert_eq!(one.len(), 2_501, "a given number in one provider");
}
