//! Mistakes that an author can plausibly make, each in a good spec, and how many of them are found.
//!
//! They are mistakes of meaning, not of typing: each file is still well-formed. A mistake has a name, the file it is made
//! in, what stands there, what is put in its place, and the code of the finding that it has to give. Those without a
//! code are known not to be found; one that is found after all gets its code, and counts.

mod answers;
mod parameters;
mod provider;
mod samples;
mod types;

use std::fs;
use std::thread;

use apiscribe::finding::{Format, render};
use apiscribe::{Failure, generate};

/// A mistake: its name, the file, what stands there once, what is put in its place, and the code; none where it is known
/// not to be found.
type Mistake = (&'static str, &'static str, &'static str, &'static str, &'static str);

/// The good spec.
const GOOD: [(&str, &str); 8] = [
    ("add_parcel", include_str!("good/add_parcel.yaml")),
    ("get_label", include_str!("good/get_label.yaml")),
    ("get_parcel", include_str!("good/get_parcel.yaml")),
    ("list_days", include_str!("good/list_days.yaml")),
    ("list_events", include_str!("good/list_events.yaml")),
    ("list_parcels", include_str!("good/list_parcels.yaml")),
    ("note_parcel", include_str!("good/note_parcel.yaml")),
    ("provider", include_str!("good/provider.yaml")),
];

/// How many of a hundred mistakes have to be found.
const WANTED: usize = 90;

fn all() -> Vec<Mistake> {
    [parameters::MISTAKES, types::MISTAKES, answers::MISTAKES, provider::MISTAKES, samples::MISTAKES].concat()
}

/// What is found in the good spec with this mistake in it, a line each.
fn found((name, file, from, to, _): Mistake) -> String {
    let root = tempfile::tempdir().expect("a folder can be made");
    let folder = root.path().join("specs/parcels");
    fs::create_dir_all(&folder).expect("a folder can be made");
    for (known, text) in GOOD {
        let text = if known == file {
            assert_eq!(text.matches(from).count(), 1, "{name}: {file}.yaml has to have this once: {from}");
            text.replace(from, to)
        } else {
            text.to_owned()
        };
        fs::write(folder.join(format!("{known}.yaml")), text).expect("a file can be written");
    }
    match generate(&root.path().join("specs"), "generated") {
        Ok(generated) => render(&generated.warnings, &generated.sources, Format::Short, false),
        Err(Failure { findings, sources }) => render(&findings, &sources, Format::Short, false),
    }
}

/// What is wrong with how a mistake is found, if anything is. Samples may contradict what is declared wrongly, each for
/// itself; beside that, nothing else is said of it.
fn complaint(mistake: Mistake) -> Option<String> {
    let (name, .., code) = mistake;
    let found = found(mistake);
    if code.is_empty() {
        return (!found.is_empty()).then(|| format!("{name}: this is found now, so give it its code\n{found}"));
    }
    let is_it = |line: &str| line.contains(&format!(": {code}: "));
    // What is declared wrongly is contradicted by samples as well, and often in more than one way.
    let is_by_samples = |line: &str| line.contains(": E06");
    let is_found = found.lines().any(is_it);
    let is_alone = found.lines().all(|line| is_it(line) || is_by_samples(line));
    (!is_found || !is_alone).then(|| format!("{name}: {code} was expected, and nothing else\n{found}"))
}

#[test]
fn the_good_spec_is_good() {
    assert_eq!(found(("none", "", "", "", "")), "");
}

#[test]
fn nine_in_ten_mistakes_are_found_each_by_one_code() {
    let all = all();
    let half = all.len() / 2;
    let complain = |part: &[Mistake]| part.iter().copied().filter_map(complaint).collect::<Vec<_>>();
    let complaints = thread::scope(|scope| {
        let first = scope.spawn(|| complain(&all[..half]));
        let mut complaints = complain(&all[half..]);
        complaints.extend(first.join().expect("the other half is looked at"));
        complaints
    });
    assert!(complaints.is_empty(), "{}\n{} of {}", complaints.join("\n"), complaints.len(), all.len());
    let missed: Vec<_> = all.iter().filter(|(.., code)| code.is_empty()).map(|(name, ..)| *name).collect();
    let caught = all.len() - missed.len();
    println!("{caught} of {} mistakes are found; not found are: {}", all.len(), missed.join("; "));
    assert!(all.len() >= 150, "{} mistakes are too few to count", all.len());
    assert!(caught * 100 >= all.len() * WANTED, "{caught} of {} are too few", all.len());
}

#[test]
fn every_mistake_has_a_name_of_its_own() {
    let mut names: Vec<_> = all().into_iter().map(|(name, ..)| name).collect();
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), count);
}
