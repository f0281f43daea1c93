//! Decodes and encodes with all forms in one process, in turns, and prints the medians of the ratios
//! to serde's as JSON.

use std::alloc::{GlobalAlloc, Layout, System};
use std::hint::black_box;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Instant;

use runtime::decode::{Decode, Reader};
use runtime::encode::{Encode, Writer};

/// Counts allocations, but not while time is taken.
struct Counting;

static COUNTING: AtomicBool = AtomicBool::new(false);
static COUNT: AtomicUsize = AtomicUsize::new(0);

fn count() {
    if COUNTING.load(Ordering::Relaxed) {
        COUNT.fetch_add(1, Ordering::Relaxed);
    }
}

// SAFETY: everything is passed on to the allocator of the system.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count();
        unsafe { System.alloc(layout) }
    }
    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        unsafe { System.dealloc(pointer, layout) }
    }
    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        count();
        unsafe { System.realloc(pointer, layout, size) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

fn read<T: Decode>(body: &[u8]) -> T {
    let mut reader = Reader::json(body).unwrap();
    let value = T::decode(&mut reader).unwrap().unwrap();
    reader.finish().unwrap();
    value
}

fn write<T: Encode>(value: &T) -> Vec<u8> {
    let mut writer = Writer::json();
    value.encode(&mut writer);
    writer.into_bytes()
}

/// One form at work on one set of documents, which hold so many items.
struct Contest {
    set: &'static str,
    form: &'static str,
    items: usize,
    run: Box<dyn Fn()>,
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn main() {
    let directory = std::env::args().nth(1).unwrap();
    let rounds: usize = std::env::args().nth(2).unwrap().parse().unwrap();
    let images: &'static [u8] = std::fs::read(format!("{directory}/images.json")).unwrap().leak();
    let documents = |prefix: &str| -> &'static [&'static [u8]] {
        let paths = (0..100).map(|k| format!("{directory}/{prefix}{k}.json"));
        let bodies = paths.map(|path| &*std::fs::read(path).unwrap().leak());
        bodies.collect::<Vec<_>>().leak()
    };
    let contests = contests(images, documents(""), documents("mixed-"));
    let mut lines = Vec::new();
    let mut sets: Vec<&str> = contests.iter().map(|contest| contest.set).collect();
    sets.sort_unstable();
    sets.dedup();
    for set in sets {
        // The first contest of a set is serde's.
        let group: Vec<&Contest> = contests.iter().filter(|contest| contest.set == set).collect();
        let mut times = vec![Vec::new(); group.len()];
        for round in 0..rounds {
            for turn in 0..group.len() {
                let index = (turn + round) % group.len();
                let start = Instant::now();
                (group[index].run)();
                times[index].push(start.elapsed().as_secs_f64());
            }
        }
        for (index, contest) in group.iter().enumerate() {
            let ratios = times[index].iter().zip(&times[0]).map(|(time, first)| time / first);
            COUNT.store(0, Ordering::Relaxed);
            COUNTING.store(true, Ordering::Relaxed);
            (contest.run)();
            COUNTING.store(false, Ordering::Relaxed);
            lines.push(format!(
                "{{\"set\":\"{}\",\"form\":\"{}\",\"ratio\":{:.4},\"ms\":{:.3},\"allocations\":{:.2}}}",
                contest.set,
                contest.form,
                median(ratios.collect()),
                median(times[index].clone()) * 1e3,
                COUNT.load(Ordering::Relaxed) as f64 / contest.items as f64,
            ));
        }
    }
    println!("[{}]", lines.join(",\n"));
}
