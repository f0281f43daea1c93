//! What is written, and what becomes of it where a run is ended, the disk is full, or somebody put something else there.

#![cfg(unix)]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::symlink;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use support::{Project, Run, run};

/// How long a run may take that somebody wants to hang.
const PATIENCE: Duration = Duration::from_secs(60);

const SPEC: &str = "specs/sitehost/create_image.yaml";

/// A project, with what it holds and what it would hold after a change of a spec, which is made.
fn changed() -> (Project, BTreeMap<String, Vec<u8>>) {
    let project = Project::fresh();
    project.replace(SPEC, "Creates a custom image.", "Makes a custom image.");
    let before = project.files("generated");
    (project, before)
}

/// Starts the program for a folder.
fn start(project: &Project) -> Child {
    Command::new(env!("CARGO_BIN_EXE_apiscribe"))
        .arg("--root")
        .arg(project.root.path())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Expects that the program stops at something in the folder, names it, soon, and writes nothing.
#[track_caller]
fn stops_at(project: &Project, named: &str) {
    let before = listing(project);
    for command in ["generate", "check"] {
        let begun = Instant::now();
        let run = project.run(&[command]);
        assert!(begun.elapsed() < PATIENCE);
        assert_eq!(run.code, 1, "{}{}", run.printed, run.complained);
        assert!(run.complained.contains(named), "{}", run.complained);
        assert!(run.complained.contains("nothing was written"), "{}", run.complained);
    }
    assert_eq!(listing(project), before, "nothing is written");
}

/// Everything in the folder of generated code with its kind; links and pipes are not opened.
fn listing(project: &Project) -> Vec<String> {
    let listed = Command::new("find").arg(project.path("generated")).args(["-printf", "%P %y %l %s\n"]).output();
    let listed = String::from_utf8(listed.unwrap().stdout).unwrap();
    let mut lines: Vec<_> = listed.lines().map(str::to_owned).collect();
    lines.sort();
    lines
}

#[test]
fn a_run_that_is_killed_leaves_no_fingerprint_beside_other_code_and_the_next_one_goes_on() {
    let project = Project::fresh();
    let page = project.read(SPEC);
    // Two states of the specs, each with what it gives: one has many more pages, so that files come and go.
    let add = |count: usize| {
        for index in 0..count {
            let name = format!("create_image_{index}");
            let page = page.replace("create_image", &name).replace("/image/create", &format!("/image/create{index}"));
            project.write(&format!("specs/sitehost/{name}.yaml"), &only_the_call(&page));
        }
    };
    let remove = |count: usize| {
        for index in 0..count {
            fs::remove_file(project.path(&format!("specs/sitehost/create_image_{index}.yaml"))).unwrap();
        }
    };
    let few = project.files("generated");
    add(40);
    assert_eq!(project.run(&[]).code, 0);
    let many = project.files("generated");
    let mut is_many = true;
    let mut ended_midway = 0;
    for round in 0..12 {
        let change: &dyn Fn(usize) = if is_many { &remove } else { &add };
        change(40);
        is_many = !is_many;
        let wanted = if is_many { &many } else { &few };
        let mut child = start(&project);
        let before = project.read("generated/fingerprints");
        while project.read("generated/fingerprints") == before && child.try_wait().unwrap().is_none() {
            sleep(Duration::from_micros(100));
        }
        sleep(Duration::from_micros(150 * round));
        let _ = child.kill();
        child.wait().unwrap();

        let found = project.files("generated");
        let is_done = found == *wanted;
        ended_midway += usize::from(!is_done);
        let record = String::from_utf8(found["fingerprints"].clone()).unwrap();
        let has_fingerprints = record.lines().any(|line| line.starts_with("sitehost "));
        assert!(is_done || !has_fingerprints, "round {round}: fingerprints stand beside other code");
        // Every other time the specs change again before the next run.
        if round % 2 == 0 {
            let change: &dyn Fn(usize) = if is_many { &remove } else { &add };
            change(40);
            is_many = !is_many;
        }
        let run = project.run(&[]);
        assert_eq!(run.code, 0, "round {round}: {}", run.complained);
        assert!(project.files("generated") == *if is_many { &many } else { &few }, "round {round}");
    }
    assert!(ended_midway > 0, "no run was ended midway, so that nothing is proved");
}

/// A page without its types and samples, of which a provider has one of each.
fn only_the_call(page: &str) -> String {
    let lines = page.lines().take_while(|line| !line.starts_with("responses:"));
    let lines: Vec<_> = lines.collect();
    format!("{}\nresponses:\n  200: {{ description: It is done. }}\n", lines.join("\n"))
}

#[test]
fn what_an_ended_run_was_writing_is_removed_by_the_next_one() {
    let project = Project::fresh();
    let before = project.files("generated");
    project.write("generated/.generator-unfinished-4711", "// @gener");
    let check = project.run(&["check"]);
    assert_eq!(check.code, 3);
    assert!(check.printed.contains(".generator-unfinished-4711 was left by a run that was ended"), "{}", check.printed);
    assert_eq!(project.run(&[]).code, 0);
    assert!(project.files("generated") == before);
}

#[test]
fn a_file_that_is_named_almost_like_an_unfinished_one_is_left_alone() {
    for name in [".generator-unfinished-", ".generator-unfinished-1x", "gogrid/.generator-unfinished-1", "lib.new"] {
        let project = Project::fresh();
        project.write(&format!("generated/{name}"), "mine");
        stops_at(&project, name);
    }
}

#[test]
fn links_are_never_followed() {
    let elsewhere = tempfile::tempdir().unwrap();
    let target = elsewhere.path().join("target");
    for name in ["lib.rs", "fingerprints", "gogrid/client.rs", ".generator-unfinished-1", "gogrid/other.rs"] {
        let (project, _) = changed();
        // What is linked to could pass for a file of the generator.
        fs::write(&target, project.read("generated/lib.rs")).unwrap();
        let _ = fs::remove_file(project.path("generated").join(name));
        symlink(&target, project.path("generated").join(name)).unwrap();
        let text = fs::read(&target).unwrap();
        stops_at(&project, name);
        assert_eq!(fs::read(&target).unwrap(), text, "{name} is written through");
    }
}

#[test]
fn a_link_to_nothing_is_not_followed() {
    let elsewhere = tempfile::tempdir().unwrap();
    for name in ["lib.rs", "fingerprints", "lib.new"] {
        let (project, _) = changed();
        let _ = fs::remove_file(project.path("generated").join(name));
        symlink(elsewhere.path().join("made"), project.path("generated").join(name)).unwrap();
        stops_at(&project, name);
    }
    assert_eq!(elsewhere.path().read_dir().unwrap().count(), 0);
}

#[test]
fn folders_that_are_links_are_not_followed() {
    for name in ["generated/gogrid", "generated"] {
        let (project, _) = changed();
        let elsewhere = tempfile::tempdir().unwrap();
        let moved = elsewhere.path().join("moved");
        support::copy(&project.path(name), &moved);
        fs::remove_dir_all(project.path(name)).unwrap();
        symlink(&moved, project.path(name)).unwrap();
        stops_at(&project, "a link, which is not followed");
    }
    let (project, _) = changed();
    let elsewhere = tempfile::tempdir().unwrap();
    fs::remove_dir_all(project.path("generated")).unwrap();
    symlink(elsewhere.path(), project.path("generated")).unwrap();
    stops_at(&project, "a link, which is not followed");
    assert_eq!(elsewhere.path().read_dir().unwrap().count(), 0, "nothing is written into the other folder");
}

#[test]
fn a_pipe_does_not_make_it_wait() {
    for name in ["lib.rs", "fingerprints", "gogrid/mine", ".generator-unfinished-1"] {
        let (project, _) = changed();
        let _ = fs::remove_file(project.path("generated").join(name));
        assert!(Command::new("mkfifo").arg(project.path("generated").join(name)).status().unwrap().success());
        stops_at(&project, name);
    }
}

#[test]
fn a_folder_in_the_place_of_a_file_is_found_before_anything_is_written() {
    for name in ["gogrid/client.rs", "lib.rs", "fingerprints"] {
        let (project, _) = changed();
        fs::remove_file(project.path("generated").join(name)).unwrap();
        fs::create_dir(project.path("generated").join(name)).unwrap();
        stops_at(&project, name);
        project.write(&format!("generated/{name}/mine"), "mine");
        stops_at(&project, name);
    }
}

#[test]
fn a_file_in_the_place_of_a_folder_is_found_before_anything_is_written() {
    let (project, _) = changed();
    fs::remove_dir_all(project.path("generated/gogrid")).unwrap();
    project.write("generated/gogrid", "mine");
    stops_at(&project, "gogrid");
}

#[test]
fn a_copy_of_a_generated_file_is_not_the_generators() {
    let (project, _) = changed();
    let text = project.read("generated/gogrid/client.rs");
    project.write("generated/gogrid/client_before_my_change.rs", &text);
    stops_at(&project, "gogrid/client_before_my_change.rs");
}

#[test]
fn another_file_at_a_recorded_path_is_not_the_generators() {
    for name in ["lib.rs", "gogrid/client.rs", "fingerprints"] {
        let (project, _) = changed();
        project.write(&format!("generated/{name}"), "mine");
        stops_at(&project, name);
    }
    // Also where nothing asks for it any more.
    let project = Project::fresh();
    fs::remove_dir_all(project.path("specs/hostway")).unwrap();
    project.write("generated/hostway/client.rs", "mine");
    stops_at(&project, "hostway/client.rs");
}

#[test]
fn a_record_leads_nowhere_else() {
    let (project, _) = changed();
    let mine = project.path("mine.rs");
    fs::write(&mine, project.read("generated/lib.rs")).unwrap();
    let record = project.read("generated/fingerprints");
    project.write("generated/fingerprints", &format!("{record}# ../mine.rs\n# {}\n# ./lib.rs\n", mine.display()));
    assert_eq!(project.run(&[]).code, 0);
    assert!(mine.exists(), "what stands in a record is removed from another folder");
}

/// What a run does that may write files of this many blocks.
fn limited(project: &Project, blocks: usize) -> Run {
    let command = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" --root \"$1\"");
    run(Command::new("sh").args(["-c", &command, env!("CARGO_BIN_EXE_apiscribe")]).arg(project.root.path()))
}

#[test]
fn exit_1_means_that_nothing_was_written() {
    let (project, before) = changed();
    let run = limited(&project, 0);
    assert_eq!(run.code, 1, "{}", run.complained);
    assert!(run.complained.contains("nothing was written"), "{}", run.complained);
    assert!(project.files("generated") == before, "nothing is left of a file that could not be written");
}

#[test]
fn exit_4_means_that_writing_failed_midway() {
    let (project, before) = changed();
    // The largest file does not fit.
    let largest = before.iter().max_by_key(|(_, text)| text.len()).unwrap().0;
    fs::remove_file(project.path("generated").join(largest)).unwrap();
    let run = limited(&project, 16);
    assert_eq!(run.code, 4, "{}", run.complained);
    assert!(run.complained.contains("not everything was written"), "{}", run.complained);
    let after = project.files("generated");
    assert!(after != before);
    assert!(!after.contains_key(largest), "a file is there as a whole or not at all");
    let record = project.read("generated/fingerprints");
    assert!(!record.lines().any(|line| line.starts_with("gogrid ")), "there are fingerprints of half the code");
    assert!(after.keys().all(|path| !path.contains("unfinished")), "{:?}", after.keys());

    let run = project.run(&[]);
    assert_eq!(run.code, 0, "{}", run.complained);
    assert_eq!(project.run(&["check"]).code, 0);
}

#[test]
fn an_empty_file_where_one_was_written_is_written_again() {
    let project = Project::fresh();
    let before = project.files("generated");
    // A machine that loses its power may leave the name of a file without its content.
    project.write("generated/gogrid/client.rs", "");
    assert_eq!(project.run(&[]).code, 0);
    assert!(project.files("generated") == before);
}
