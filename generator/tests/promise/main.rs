//! What the generator accepts, `cargo test` passes; and what it refuses since a call does not send what is printed, fails.
//!
//! Every sample of every feature and of the real specs is changed piece by piece. What of that the generator accepts
//! becomes samples of a copy of the specs, and so do those that it refuses for their requests, which are generated all the
//! same: one crate, whose tests have to pass for the ones and to fail for the others. Where the two differ, an author meets
//! a spec that is accepted and whose tests fail, or a finding of what is right.
//!
//! What is refused by other codes is held by one side only, the generator:
//!
//! | code | why no test can fail for it |
//! |---|---|
//! | E01, E03 | it is no spec, or has a name that cannot be one |
//! | E0601, E0603, E0604, E0605, E0618, E0619 | clients are lenient: they read what is not declared, or spelled otherwise |
//! | E0602, E0610, E0611, E0612, E0660, E0661 | the sample means something else than it says, so that nothing is expected of it |
//! | E0608 of an argument that the call does not have, or lacks | what is not expressed in Rust |
//! | E0507, E0524, E0606, E0607, E0609, E0614, E0616, E0617, E0623, E0640, E0651, E0652 | words about a sample |

#[path = "../compiled/scratch.rs"]
#[allow(dead_code, reason = "another test needs the rest")]
mod scratch;

mod mutants;
mod pages;

use std::collections::BTreeMap;
use std::process::Command;

use apiscribe::finding::Finding;
use pages::{Page, Sample, Verdict};
use scratch::Scratch;

/// How many changes are compiled at most, unless all of them are wanted: those that are accepted, and those that are not.
const MOST: [usize; 2] = [700, 250];

/// How many changes of a sample are looked at, unless all of them are wanted.
const OF_A_SAMPLE: usize = 40;

/// Whether the generated test of a sample has to fail where this is found: its request is not sent, or sent otherwise.
fn is_of_the_request(finding: &Finding) -> bool {
    match finding.code {
        "E0613" | "E0650" => true,
        "E0608" => {
            ["refuses the call", "can be sent", "separates the items"].iter().any(|says| finding.message.contains(says))
        }
        _ => false,
    }
}

/// As many as that, from everywhere in a list.
fn some<T>(all: Vec<T>, most: usize) -> Vec<T> {
    let (most, length) = if everything() { (usize::MAX, all.len()) } else { (most, all.len()) };
    let is_taken = |index: usize| length <= most || index * most / length != (index + 1) * most / length;
    all.into_iter().enumerate().filter(|(index, _)| is_taken(*index)).map(|(_, item)| item).collect()
}

/// Whether every change is to be compiled.
fn everything() -> bool {
    std::env::var_os("HOSTILE").is_some_and(|set| set == "all")
}

#[test]
fn what_the_generator_accepts_passes_and_what_it_refuses_fails() {
    let pages = pages::all();
    let mut samples: Vec<Sample> = Vec::new();
    for (page, printed) in pages.iter().enumerate() {
        let made = printed.samples.iter().flat_map(|sample| some(mutants::of(sample, printed), OF_A_SAMPLE));
        samples.extend(made.map(|(what, keys)| Sample { page, what, keys }));
    }
    let number = samples.len();
    let mut codes: BTreeMap<&str, usize> = BTreeMap::new();
    let (mut accepted, mut refused, mut others) = (Vec::new(), Vec::new(), 0);
    for chunk in pages::chunks(&pages, samples) {
        for (sample, verdict) in pages::judge(&pages, &chunk).into_iter().enumerate().map(|(at, it)| (&chunk[at], it)) {
            match verdict {
                Verdict::Accepted => accepted.push(sample.clone()),
                Verdict::Refused { codes: found, is_of_the_request } => {
                    for code in found {
                        *codes.entry(code).or_default() += 1;
                    }
                    if is_of_the_request && prints_a_request(sample) {
                        refused.push(sample.clone());
                    } else {
                        others += 1;
                    }
                }
            }
        }
    }
    let (yes, no) = (accepted.len(), refused.len());
    println!("{number} changes: {yes} are accepted, {no} refused for their requests, {others} for other reasons");
    println!("refused by {codes:?}");
    assert!(yes > 500 && no > 300, "the samples have more pieces than that");
    let (accepted, refused) = (some(accepted, MOST[0]), some(refused, MOST[1]));
    let mut differing = Vec::new();
    let accepted = accepted.into_iter().map(|sample| (sample, true));
    let all: Vec<_> = accepted.chain(refused.into_iter().map(|sample| (sample, false))).collect();
    for chunk in all.chunks(MOST[0] + MOST[1]) {
        differing.extend(hold(&pages, chunk));
    }
    assert!(differing.is_empty(), "{} differ:\n{}", differing.len(), differing.join("\n"));
}

/// Whether the generated test of a sample looks at the request.
fn prints_a_request(sample: &Sample) -> bool {
    let has = |key: &str| sample.keys.contains_key(key);
    !has("unsupported") && ["request", "body", "form", "headers"].into_iter().any(has)
}

/// Compiles and runs the tests of samples, each with whether it has to pass. Gives those of which that is not so.
fn hold(pages: &[Page], samples: &[(Sample, bool)]) -> Vec<String> {
    let scratch = Scratch::new();
    let named = samples.iter().enumerate().map(|(index, (sample, _))| sample.named(&format!("change_{index}")));
    pages::write(pages, &named.collect::<Vec<_>>(), &scratch.path("specs"));
    let generated = apiscribe::generate_despite(&scratch.path("specs"), scratch::NAME, &is_of_the_request);
    let generated = generated.unwrap_or_else(|failure| panic!("{}", pages::shown(&failure)));
    scratch.print(&generated);
    let tests = tests(&scratch);
    let outcomes: BTreeMap<&str, bool> =
        tests.iter().map(|(path, passes)| (path.rsplit("::").next().unwrap_or_default(), *passes)).collect();
    let differing = samples.iter().enumerate().filter_map(|(index, (sample, wanted))| {
        match outcomes.get(&*format!("change_{index}")) {
            Some(passes) if passes == wanted => None,
            // A sample that prints neither a request nor an answer is no test.
            None if *wanted => None,
            found => Some(format!("change_{index} has to pass: {wanted}, passes: {found:?}: {}", sample.shown(pages))),
        }
    });
    println!("{} of them were compiled and run, as {} tests", samples.len(), tests.len());
    assert!(tests.len() > samples.len() / 2, "there are fewer tests than samples");
    differing.collect()
}

/// The tests of a crate by their paths, and whether each passes.
fn tests(scratch: &Scratch) -> Vec<(String, bool)> {
    let output = Command::new(env!("CARGO"))
        .current_dir(scratch.path(""))
        .args(["test", "--lib", "--offline", "--no-fail-fast", "--", "--color", "never"])
        .env("CARGO_TARGET_DIR", scratch::target())
        .env("RUST_BACKTRACE", "0")
        // Nobody compiles it a second time, or debugs it.
        .envs([("CARGO_INCREMENTAL", "0"), ("CARGO_PROFILE_DEV_DEBUG", "false")])
        .output()
        .expect("cargo can be started");
    let printed = String::from_utf8_lossy(&output.stdout);
    let tests = printed.lines().filter_map(|line| line.strip_prefix("test ")?.split_once(" ... "));
    let tests: Vec<_> = tests.map(|(path, outcome)| (path.to_owned(), outcome == "ok")).collect();
    assert!(!tests.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    tests
}
