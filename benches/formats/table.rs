//! The table, in Markdown.

use std::fmt::Write as _;
use std::time::Duration;

use crate::contest::{Contest, Decoder};

/// The times of a decoder, one of each round.
pub struct Row {
    pub contest: &'static Contest,
    pub decoder: &'static Decoder,
    pub times: Vec<Duration>,
}

impl Row {
    fn seconds(&self) -> Vec<f64> {
        self.times.iter().map(Duration::as_secs_f64).collect()
    }
}

pub fn print(rounds: usize, images: usize, rows: &[Row]) -> String {
    let mut table = format!("{rounds} rounds of {images} images.\n\n");
    table.push_str("| format | decoder | ms a list | µs an image | median to median | ratio of a round: median | its middle half | target |\n");
    table.push_str("|---|---|---|---|---|---|---|---|\n");
    for row in rows {
        // The first decoder of a contest is the one to compare with.
        if let Some(first) = rows.iter().find(|first| std::ptr::eq(first.contest, row.contest)) {
            let _ = writeln!(table, "{}", line(row, first, images));
        }
    }
    table
}

fn line(row: &Row, first: &Row, images: usize) -> String {
    let (times, others) = (row.seconds(), first.seconds());
    let ratios: Vec<f64> = times.iter().zip(&others).map(|(time, other)| time / other).collect();
    let median = part(&times, 50);
    let count = u32::try_from(images).map_or(f64::NAN, f64::from);
    let mut line = format!("| {} | {} | {:.1} ", row.contest.format, row.decoder.name, median * 1e3);
    let _ = write!(line, "| {:.2} | {:.2} ", median * 1e6 / count, median / part(&others, 50));
    let _ = write!(line, "| {:.2} | {:.2} to {:.2} ", part(&ratios, 50), part(&ratios, 25), part(&ratios, 75));
    match row.decoder.name {
        "client" => line + &format!("| {:.2} |", target(row.contest.format)),
        _ => line + "| |",
    }
}

/// How much of the time of the best decoder by hand the client may take.
fn target(format: &str) -> f64 {
    match format {
        "JSON" => 1.05,
        "XML" => 1.2,
        _ => 1.25,
    }
}

/// The value below which so many in a hundred are.
fn part(values: &[f64], percent: usize) -> f64 {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    values[(values.len() - 1) * percent / 100]
}
