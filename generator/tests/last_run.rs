//! A run with nothing to do does nothing, and nothing that there is to do escapes it.

mod support;

use std::fs;
use std::io::Write as _;
use std::process::Command;

use support::{Project, Run, run};

const SPEC: &str = "specs/sitehost/create_image.yaml";
const RECORD: &str = "target/generator/last-run";

/// A manifest that has what the clients need.
const MANIFEST: &str = "\
[package]
name = \"generated\"
[features]
gogrid = [\"runtime/md5\", \"runtime/xml\"]
hostway = []
sitehost = []
serde = [\"runtime/serde\"]
[dependencies]
runtime = { package = \"apiscribe-runtime\", version = \"0.1.0\" }
[dev-dependencies]
runtime = { package = \"apiscribe-runtime\", version = \"0.1.0\", features = [\"samples\"] }
";

/// What the record says here instead of how much was generated: whoever repeats it has generated nothing.
const REPEATED: &str = "as the last run left it";

/// A project with a record that a run can be told by.
fn finished() -> Project {
    let project = Project::fresh();
    mark(&project);
    project
}

fn mark(project: &Project) {
    let record = project.read(RECORD);
    let (head, _) = record.split_once('\n').unwrap();
    project.write(RECORD, &format!("{head}\n{REPEATED}\n"));
}

/// Whether a run took the last one's word for it.
fn is_repeated(run: &Run) -> bool {
    run.printed.contains(REPEATED)
}

#[test]
fn a_run_with_nothing_to_do_does_nothing_and_says_so() {
    let project = Project::fresh();
    let files = project.files("generated").len();
    let second = project.run(&[]);
    assert!(second.printed.starts_with("3 providers, "), "{}", second.printed);
    assert!(second.printed.ends_with(&format!("; 0 files written, {files} unchanged\n")), "{}", second.printed);

    mark(&project);
    let before = project.files(".");
    for run in [project.run(&[]), project.run(&["generate", "--deny-warnings"])] {
        assert_eq!((run.code, run.complained.as_str()), (0, ""));
        assert_eq!(run.printed, format!("{REPEATED}; 0 files written, {files} unchanged\n"));
    }
    let check = project.run(&["check"]);
    assert_eq!((check.code, check.printed), (0, format!("{REPEATED}; generated/ is what the specs give\n")));
    assert!(project.files(".") == before, "nothing is written");
}

/// A change of a project.
type Change = fn(&Project);

#[test]
fn whatever_changes_is_seen() {
    let changes: &[(&str, Change)] = &[
        ("a spec", |project| project.replace(SPEC, "Creates a custom image.", "Makes a custom image.")),
        ("a sample", |project| project.replace("specs/hostway/get_image.yaml", "samples:", "samples: # printed\n")),
        ("a provider", |project| project.replace("specs/gogrid/provider.yaml", "summary: ", "summary: Indeed, ")),
        ("a new spec", |project| {
            let page = "operation: ping\nsource: { title: Ping }\nsummary: Pings.\nrequest: GET /ping\n\
                        responses:\n  200: { description: Pinged. }\n";
            project.write("specs/sitehost/ping.yaml", page);
        }),
        ("a spec that is hidden", |project| project.write("specs/sitehost/.draft.yaml", "a: b\n")),
        ("a file", |project| project.replace("generated/lib.rs", "//!", "//! Indeed.")),
        ("a file that is gone", |project| fs::remove_file(project.path("generated/hostway/types.rs")).unwrap()),
        ("all files", |project| fs::remove_dir_all(project.path("generated")).unwrap()),
        ("the fingerprints", |project| project.replace("generated/fingerprints", "\nsitehost ", "\nsitehost 0")),
        ("an ended run", |project| project.write("generated/.generator-unfinished-1", "half of a file")),
        ("the record", |project| project.write(RECORD, "")),
        ("a configuration", |project| project.write("apiscribe.toml", "command = \"make clients\"\n")),
        ("a manifest", |project| project.write("Cargo.toml", MANIFEST)),
        ("a spec that is gone", |project| fs::remove_file(project.path(SPEC)).unwrap()),
        ("a provider that is gone", |project| fs::remove_dir_all(project.path("specs/gogrid")).unwrap()),
    ];
    let project = finished();
    for (what, change) in changes {
        change(&project);
        let check = project.run(&["check"]);
        assert!(!is_repeated(&check), "{what}: {}", check.printed);
        let run = project.run(&[]);
        assert!(run.code == 0 && !is_repeated(&run), "{what}: {}{}", run.printed, run.complained);
        assert_eq!(project.run(&["check"]).code, 0, "{what}");
        assert!(project.run(&[]).printed.contains("; 0 files written, "), "{what}");
        // From here on there is nothing to do again.
        mark(&project);
        assert!(is_repeated(&project.run(&[])), "{what}");
    }
}

#[test]
fn what_stops_a_run_stops_the_next_one_too() {
    let changes: &[(&str, Change)] = &[
        ("a mistake", |project| project.replace(SPEC, "type: integer", "type: integr")),
        ("a spec of another name", |project| project.write("specs/sitehost/draft.yml", "a: b\n")),
        ("a key that there is not", |project| project.write("apiscribe.toml", "specks = \"specs\"\n")),
        ("a manifest without features", |project| project.write("Cargo.toml", "[package]\nname = \"generated\"\n")),
        ("a file of somebody's", |project| project.write("generated/mine.rs", "fn mine() {}\n")),
    ];
    for (what, change) in changes {
        let project = finished();
        let before = project.read(SPEC);
        change(&project);
        for arguments in [&[][..], &["check"], &["generate"]] {
            let run = project.run(arguments);
            assert!(run.code == 1 && !run.complained.is_empty(), "{what}: {}{}", run.printed, run.complained);
        }
        // What was well before is well again: the record says so still.
        project.write(SPEC, &before);
        let _ = fs::remove_file(project.path("specs/sitehost/draft.yml"));
        for made in ["generated/mine.rs", "apiscribe.toml", "Cargo.toml"] {
            let _ = fs::remove_file(project.path(made));
        }
        assert!(is_repeated(&project.run(&[])), "{what}");
    }
}

#[test]
fn another_generator_does_its_work() {
    let project = finished();
    let other = project.path("generator");
    fs::copy(env!("CARGO_BIN_EXE_apiscribe"), &other).unwrap();
    let run_other = || run(Command::new(&other).current_dir(project.root.path()));
    assert!(!is_repeated(&run_other()), "it stands elsewhere");
    mark(&project);
    assert!(is_repeated(&run_other()));
    fs::OpenOptions::new().append(true).open(&other).unwrap().write_all(b"\0").unwrap();
    assert!(!is_repeated(&run_other()), "it was built anew");
}

#[test]
fn warnings_are_told_by_every_run() {
    let project = Project::fresh();
    project.replace(SPEC, "summary: ", "silenced: [{ code: W0003, because: It is so. }]\nsummary: ");
    let first = project.run(&[]);
    assert!(first.code == 0 && first.complained.contains("warning"), "{}{}", first.printed, first.complained);
    for arguments in [&[][..], &["check"]] {
        let again = project.run(arguments);
        assert_eq!((again.code, again.complained), (0, first.complained.clone()));
    }
    assert_eq!(project.run(&["--deny-warnings"]).code, 1);
}

#[test]
fn a_check_leaves_no_record() {
    let project = Project::fresh();
    fs::remove_dir_all(project.path("target")).unwrap();
    assert_eq!(project.run(&["check"]).code, 0);
    assert!(!project.path("target").exists());
}

/// Somebody may have put anything in the place of the record: it is neither believed, nor waited for, nor written
/// through, and no run fails for it.
#[cfg(unix)]
#[test]
fn whatever_stands_for_the_record_does_no_harm() {
    let fake = |project: &Project, make: &dyn Fn(&std::path::Path)| {
        fs::remove_file(project.path(RECORD)).unwrap();
        make(&project.path(RECORD));
        let run = project.run(&[]);
        assert_eq!((run.code, run.complained.as_str()), (0, ""));
        assert!(run.printed.starts_with("3 providers, "), "{}", run.printed);
    };
    let project = Project::fresh();
    let record = project.read(RECORD);
    for text in ["", "\n", "a b c\nd\n", "0 0 0", record.trim_end(), &record.repeat(1_000)] {
        fake(&project, &|path| fs::write(path, text).unwrap());
    }
    fake(&project, &|path| fs::write(path, [0xff, b'\n']).unwrap());
    fake(&project, &|path| assert!(Command::new("mkfifo").arg(path).status().unwrap().success()));

    project.write("mine", "mine");
    let mine = project.path("mine");
    fake(&project, &|path| std::os::unix::fs::symlink(&mine, path).unwrap());
    assert_eq!(project.read("mine"), "mine");
    fs::remove_dir_all(project.path("target")).unwrap();
    std::os::unix::fs::symlink("/dev/null", project.path("target")).unwrap();
    assert_eq!(project.run(&[]).code, 0);
}
