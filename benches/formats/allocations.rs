//! How often the client allocates to decode an image, and how often the best decoder by hand does.
//!
//! ```text
//! cargo bench --bench formats-allocations
//! ```

mod by_hand;
mod client;
mod contest;
mod data;
mod dice;
mod tree;

use std::alloc::System;

use contest::{Contest, Decoder};
use data::Data;
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// How many images a list has: enough that what is allocated once for all does not count.
const IMAGES: u32 = 10_000;

fn main() {
    let data = Data::new(IMAGES as usize);
    println!("| format | decoder | allocations an image |");
    println!("|---|---|---|");
    for contest in Contest::chosen() {
        contest.check(&data);
        for decoder in contest.decoders {
            println!("| {} | {} | {:.2} |", contest.format, decoder.name, allocations(contest, decoder, &data));
        }
    }
}

/// Allocations and reallocations of an image.
fn allocations(contest: &Contest, decoder: &Decoder, data: &Data) -> f64 {
    let region = Region::new(ALLOCATOR);
    let answer = contest.run(decoder, data);
    let change = region.change();
    drop(answer);
    let count = u32::try_from(change.allocations + change.reallocations).unwrap_or(u32::MAX);
    f64::from(count) / f64::from(IMAGES)
}
