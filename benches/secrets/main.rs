//! The time that an error takes in which secrets are looked for, as a ratio to that of looking at each byte of the same
//! body once, in the same run.
//!
//! ```text
//! cargo bench --bench secrets              # measures, and prints the table of benches/README.md
//! cargo bench --bench secrets -- --quick   # measures nothing: checks that the secrets are found
//! ```
//!
//! The last is also what it does as a test.

use std::hint::black_box;
use std::time::{Duration, Instant};

use generated::gogrid::{Client, Credentials, ListImages};
use generated::http::Response;
use runtime::{Bytes, Operation as _};

/// How many bytes a body has: as many as are kept of one, unless the caller says otherwise.
const BYTES: usize = 1024 * 1024;
/// How many it has where nothing is measured.
const FEW_BYTES: usize = 16 * 1024;

const KEY: &str = "k3y/0f+mine &=ö";
const SECRET: &str = "s3cret-of-mine";
/// The key as a server could repeat it in the middle of a body.
const ECHO: &str = "k3y%252F0f%252Bmine%2520%2526%253D%25C3%25B6";

fn main() {
    let has = |flag: &str| std::env::args().any(|argument| argument == flag);
    // Cargo tells a benchmark in this way that it is no test.
    let measures = has("--bench") && !has("--quick");
    let bodies = bodies(if measures { BYTES } else { FEW_BYTES });
    for (name, body) in &bodies {
        check(name, body);
    }
    if measures {
        table(&bodies, 31);
    }
}

/// Bodies of failures: a usual one, and those that are made to take long.
fn bodies(bytes: usize) -> Vec<(&'static str, Bytes)> {
    let json = r#"{"list": [{"message": "There is no such image in C:\\grid\\images: \u00abdebian\u00bb"}]}, "#;
    let page = "<tr><td class=\"name\">A &amp; B</td><td>1,024&nbsp;kB</td></tr>\n";
    let percent = "image%20list%3Fpage%3D2%26size%3D50&";
    let parts = [
        ("a text", "No image has this name"),
        ("JSON", json),
        ("HTML", page),
        ("a query", percent),
        ("`%`", "%"),
        (r"`\`", "\\"),
        ("`&`", "&"),
        ("`<`", "<"),
        ("`;`", ";"),
        ("`%25`", "%25"),
        ("`%3`", "%3"),
        ("the first letter of the key", "k"),
        ("all of the key but its end", "k3y/0f+mine &="),
        ("`<a \"`", "<a \""),
        ("`<![CDATA[`", "<![CDATA["),
    ];
    // Behind the secret is more than would be cut for fear of a part of one.
    let body = |part: &str| {
        [&part.repeat(bytes / part.len() / 2), " ", ECHO, " ", &part.repeat(bytes / part.len() / 2)].concat()
    };
    parts.map(|(name, part)| (name, Bytes::from(body(part)))).into()
}

fn call() -> ListImages {
    Client::new(Credentials::new(KEY, SECRET)).with_error_body_limit(usize::MAX).list_images()
}

/// The body that the error keeps of a failure.
fn kept(call: &ListImages, body: &Bytes) -> Vec<u8> {
    let mut response = Response::new(body.clone());
    *response.status_mut() = generated::http::StatusCode::BAD_GATEWAY;
    match call.interpret(response) {
        Ok(_) => Vec::new(),
        Err(error) => error.body().unwrap_or_default().to_vec(),
    }
}

fn check(name: &str, body: &Bytes) {
    let kept = String::from_utf8(kept(&call(), body)).expect("what is kept is a text");
    assert!(kept.contains("[redacted]"), "{name}: nothing was found");
    assert!(!kept.contains("k3y%252F0f"), "{name}: the key is shown");
    let few = ECHO.len() + 2;
    assert!(kept.len() + few > body.len() - few, "{name}: of {} bytes {} are left", body.len(), kept.len());
}

/// A plain scan: each byte is looked at once, one after the other, as by a hash.
fn scanned(body: &Bytes) -> u64 {
    body.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

fn time<T>(what: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    let made = black_box(what());
    let time = start.elapsed();
    drop(made);
    time
}

/// Both once in each round. The least of the times counts: whatever else the machine does only adds to them.
fn table(bodies: &[(&str, Bytes)], rounds: usize) {
    println!("The least of {rounds} rounds, {} KiB.\n", BYTES / 1024);
    println!("| a body of | ms | ns a byte | ratio to a plain scan |");
    println!("|---|---|---|---|");
    let call = call();
    for (name, body) in bodies {
        let (mut least, mut least_scan) = (Duration::MAX, Duration::MAX);
        for _ in 0..rounds {
            least_scan = least_scan.min(time(|| scanned(body)));
            least = least.min(time(|| kept(&call, body)));
        }
        let bytes = u32::try_from(body.len()).map_or(f64::NAN, f64::from);
        let (time, ratio) = (least.as_secs_f64(), least.as_secs_f64() / least_scan.as_secs_f64());
        println!("| {name} | {:.1} | {:.1} | {ratio:.0} |", time * 1e3, time * 1e9 / bytes);
    }
}
