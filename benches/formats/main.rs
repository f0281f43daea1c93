//! The time that the client takes to decode lists of images, as a ratio to that of the best decoder by hand in the same
//! run.
//!
//! ```text
//! cargo bench --bench formats                      # measures, and prints the table of benches/README.md
//! cargo bench --bench formats -- json --rounds 5   # of one format, in a hurry
//! cargo bench --bench formats -- csv client        # of one decoder, for a profiler
//! cargo bench --bench formats -- --quick           # measures nothing: checks that all decoders agree
//! ```
//!
//! The last is also what it does as a test.

mod by_hand;
mod client;
mod contest;
mod data;
mod dice;
mod table;
mod tree;

use std::time::{Duration, Instant};

use contest::{Contest, Decoder};
use data::Data;
use dice::Dice;
use table::Row;

/// How many images a list has.
const IMAGES: usize = 10_000;
/// How many it has where nothing is measured.
const FEW_IMAGES: usize = 500;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let has = |flag: &str| arguments.iter().any(|argument| argument == flag);
    // Cargo tells a benchmark in this way that it is no test.
    let measures = has("--bench") && !has("--quick");
    let data = Data::new(if measures { IMAGES } else { FEW_IMAGES });
    for contest in Contest::chosen() {
        contest.check(&data);
    }
    if measures {
        let rounds = arguments.iter().skip_while(|argument| *argument != "--rounds").nth(1);
        let rounds = rounds.and_then(|rounds| rounds.parse().ok()).unwrap_or(31).max(1);
        print!("{}", table::print(rounds, IMAGES, &measure(&data, rounds)));
    }
}

/// Every decoder once in each round, so that whatever else the machine does hits all of them alike; and in another
/// order in each, so that none always finds the memory as the same other one left it.
fn measure(data: &Data, rounds: usize) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for contest in Contest::chosen() {
        rows.extend(chosen(contest.decoders).map(|decoder| Row { contest, decoder, times: Vec::new() }));
    }
    let mut dice = Dice(1);
    let mut order: Vec<usize> = (0..rows.len()).collect();
    for _ in 0..rounds {
        shuffle(&mut order, &mut dice);
        for index in &order {
            let time = time(&rows[*index], data);
            rows[*index].times.push(time);
        }
    }
    rows
}

/// The decoders that are among the arguments, or else all.
fn chosen(decoders: &'static [Decoder]) -> impl Iterator<Item = &'static Decoder> {
    let named = |decoder: &Decoder| std::env::args().any(|argument| argument == decoder.name);
    let all = !decoders.iter().any(named);
    decoders.iter().filter(move |decoder| all || named(decoder))
}

fn shuffle<T>(items: &mut [T], dice: &mut Dice) {
    for last in (1..items.len()).rev() {
        items.swap(last, dice.below(last + 1));
    }
}

/// The time of decoding. What was decoded is dropped after the clock has stopped.
fn time(row: &Row, data: &Data) -> Duration {
    let start = Instant::now();
    let answer = std::hint::black_box(row.contest.run(row.decoder, data));
    let time = start.elapsed();
    drop(answer);
    time
}
