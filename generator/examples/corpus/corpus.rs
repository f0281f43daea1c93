//! Specs of made-up providers.

mod page;
mod provider;
mod random;
mod types;

use std::collections::BTreeMap;

use provider::Provider;
use random::Random;

/// How many calls a provider has.
const SIZES: std::ops::RangeInclusive<usize> = 50..=2_000;

/// The files of as many operations, by their paths below the folder of specs.
#[must_use]
pub fn corpus(operations: usize, seed: u64, one: bool) -> BTreeMap<String, String> {
    let mut random = Random::new(seed);
    let mut files = BTreeMap::new();
    let mut left = operations;
    let mut index = 0;
    while left > 0 {
        let wanted = SIZES.start() + random.below(SIZES.end() - SIZES.start() + 1);
        // What would be left for the last one is too little for a provider of its own.
        let size = if one || left < wanted + SIZES.start() { left } else { wanted };
        let size = if one { size } else { size.min(*SIZES.end()) };
        files.extend(Provider::new(index, size, &mut random).files(&mut random));
        left -= size;
        index += 1;
    }
    files
}
