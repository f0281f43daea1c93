//! The program as an author uses it: what it says, what it writes, how it exits.

mod support;

use std::fs;
use std::path::Path;
use std::process::Command;

use support::{Project, Run, repository, run};

const SPEC: &str = "specs/sitehost/create_image.yaml";

/// The freshness check: whoever changes a spec or an emitter has to commit what follows from it.
#[test]
fn the_repository_holds_what_its_specs_give() {
    let root = repository();
    let check = run(Command::new(env!("CARGO_BIN_EXE_apiscribe"))
        .arg("check")
        .args(["--command", "cargo run -p generator"])
        .arg("--root")
        .arg(&root));
    assert_eq!(
        check.code, 0,
        "run `cargo run -p generator` and commit what it writes\n{}{}",
        check.printed, check.complained
    );
    assert!(check.printed.ends_with("generated/ is what the specs give\n"), "{}", check.printed);
}

/// The program without `--root`, in a folder.
fn run_from(folder: &Path, arguments: &[&str]) -> Run {
    run(Command::new(env!("CARGO_BIN_EXE_apiscribe")).current_dir(folder).args(arguments))
}

#[test]
fn without_a_root_the_program_acts_on_the_checkout_that_one_stands_in() {
    let project = Project::fresh();
    project.replace(SPEC, "Creates a custom image.", "Makes a custom image.");
    let below = project.path("generated/gogrid");

    let check = run_from(&below, &["check"]);
    assert_eq!(check.code, 3, "{}{}", check.printed, check.complained);
    assert!(check.printed.contains("generated/sitehost/create_image.rs differs"), "{}", check.printed);

    let written = run_from(&project.path("specs/sitehost"), &[]);
    assert_eq!(written.code, 0, "{}", written.complained);
    assert!(project.read("generated/sitehost/create_image.rs").contains("makes a custom image"));
    assert_eq!(run_from(project.root.path(), &["check"]).code, 0);
}

#[test]
fn the_summary_names_the_root_where_it_is_not_the_working_directory() {
    let project = Project::fresh();
    let root = project.root.path().canonicalize().unwrap();
    let named = format!("{}: 3 providers, ", root.display());

    let below = run_from(&project.path("specs"), &["check"]);
    assert!(below.printed.starts_with(&named), "{}", below.printed);
    let given = project.run_in(&repository(), &["check"]);
    assert!(
        given.printed.starts_with(&format!("{}: 3 providers, ", project.root.path().display())),
        "{}",
        given.printed
    );
    for here in [project.run(&["check"]), run_from(project.root.path(), &["check"])] {
        assert!(here.printed.starts_with("3 providers, "), "{}", here.printed);
    }

    project.replace(SPEC, "type: integer", "type: integr");
    let wrong = run_from(&project.path("generated"), &["--format", "short"]);
    let expected = format!("\n{}: 1 error; nothing was written\n", root.display());
    assert!(wrong.complained.ends_with(&expected), "{}", wrong.complained);
}

#[test]
fn all_commands_find_the_nearest_root_upwards() {
    let project = Project::fresh();
    let root = project.root.path().canonicalize().unwrap();
    let deeper = project.path("made/up");
    fs::create_dir_all(project.path("made/specs")).unwrap();
    fs::create_dir_all(&deeper).unwrap();

    let new = run_from(&deeper, &["new", "parcels", "get_parcel"]);
    assert_eq!(new.code, 0, "{}", new.complained);
    assert!(project.path("made/specs/parcels/get_parcel.yaml").exists(), "the nearest one counts");
    assert!(new.printed.contains(&format!("{}", root.join("made/specs/parcels/provider.yaml").display())));

    project.write("answer.json", r#"{"images": []}"#);
    let recorded = project.path("answer.json");
    let infer = ["infer", recorded.to_str().unwrap(), "--operation", "hostway/list_images"];
    let below = run_from(&project.path("generated"), &infer);
    let at_root = run_from(project.root.path(), &infer);
    assert_eq!((below.code, at_root.code), (0, 0), "{}", below.complained);
    assert_eq!(below.printed, format!("{}: {}", root.display(), at_root.printed));
    let unknown = run_from(&deeper, &infer);
    assert_eq!(unknown.code, 2, "the nearest one has no such operation: {}", unknown.complained);
}

#[test]
fn without_specs_anywhere_above_nothing_is_read_and_nothing_written() {
    let elsewhere = tempfile::tempdir().unwrap();
    let new = ["new", "parcels", "get_parcel"];
    let infer = ["infer", "-", "--operation", "hostway/list_images"];
    for arguments in [&[][..], &["generate"], &["check"], &["watch"], &new, &infer] {
        let run = run_from(elsewhere.path(), arguments);
        assert_eq!(run.code, 2, "{arguments:?}: {}{}", run.printed, run.complained);
        assert!(run.complained.contains("specs/") && run.complained.contains("--root"), "{}", run.complained);
    }
    assert_eq!(elsewhere.path().read_dir().unwrap().count(), 0);
    // What needs no specs works anywhere.
    for arguments in [&["schema"][..], &["explain", "E0102"]] {
        assert_eq!(run_from(elsewhere.path(), arguments).code, 0, "{arguments:?}");
    }
}

#[test]
fn a_changed_word_makes_the_check_fail_and_show_what_differs() {
    let project = Project::fresh();
    assert_eq!(project.run(&["check"]).code, 0);
    project.replace(SPEC, "Creates a custom image.", "Makes a custom image.");
    let before = project.files("generated");

    let check = project.run(&["check"]);

    assert_eq!(check.code, 3);
    assert!(check.printed.contains("generated/sitehost/create_image.rs differs\n  line "), "{}", check.printed);
    assert!(check.printed.contains("  - //! `/cloud/image/create`: creates a custom image."), "{}", check.printed);
    assert!(check.printed.contains("  + //! `/cloud/image/create`: makes a custom image."), "{}", check.printed);
    assert!(check.printed.contains("generated/sitehost/mod.rs differs"), "{}", check.printed);
    assert!(check.printed.contains("generated/fingerprints differs"), "{}", check.printed);
    assert!(!check.printed.contains("gogrid/") && !check.printed.contains("hostway/"), "{}", check.printed);
    assert!(check.printed.ends_with("run `apiscribe`\n"), "{}", check.printed);
    assert_eq!(project.files("generated"), before, "a check writes nothing");
}

#[test]
fn generating_writes_only_what_differs_and_counts_it() {
    let project = Project::fresh();
    let before = project.files("generated");
    let untouched = project.path("generated/gogrid/list_images.rs");
    let written = fs::metadata(&untouched).unwrap().modified().unwrap();
    project.replace(SPEC, "Creates a custom image.", "Makes a custom image.");

    let first = project.run(&["generate"]);
    let second = project.run(&[]);

    assert_eq!((first.code, second.code), (0, 0));
    let after = project.files("generated");
    let changed = after.iter().filter(|(path, text)| before[*path] != **text).count();
    let expected = format!("; {changed} files written, {} unchanged\n", after.len() - changed);
    assert!(first.printed.ends_with(&expected), "{}", first.printed);
    assert!(second.printed.ends_with(&format!("; 0 files written, {} unchanged\n", after.len())), "{}", second.printed);
    assert_eq!(fs::metadata(&untouched).unwrap().modified().unwrap(), written);
    assert_eq!(project.run(&["check"]).code, 0);
}

#[test]
fn the_output_is_the_same_from_run_to_run_and_from_any_working_directory() {
    let (one, other) = (Project::fresh(), Project::fresh());
    fs::remove_dir_all(other.path("generated")).unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    assert_eq!(other.run_in(elsewhere.path(), &[]).code, 0);
    assert_eq!(one.files("generated"), other.files("generated"));
    assert_eq!(elsewhere.path().read_dir().unwrap().count(), 0);
}

#[test]
fn a_missing_file_is_written_again() {
    let project = Project::fresh();
    let before = project.files("generated");
    fs::remove_file(project.path("generated/gogrid/types.rs")).unwrap();
    let check = project.run(&["check"]);
    assert_eq!(check.code, 3);
    assert!(check.printed.contains("generated/gogrid/types.rs is missing"), "{}", check.printed);
    let run = project.run(&[]);
    assert!(run.printed.contains("; 1 file written, "), "{}", run.printed);
    assert_eq!(project.files("generated"), before);
}

#[test]
fn files_that_no_spec_asks_for_any_more_are_removed_with_their_folders() {
    let project = Project::fresh();
    fs::remove_dir_all(project.path("specs/hostway")).unwrap();
    let check = project.run(&["check"]);
    assert_eq!(check.code, 3);
    assert!(check.printed.contains("generated/hostway/mod.rs is not asked for by any spec"), "{}", check.printed);

    let run = project.run(&[]);

    assert_eq!(run.code, 0);
    let removed = project.files("generated").keys().filter(|path| path.starts_with("hostway/")).count();
    assert_eq!(removed, 0);
    assert!(run.printed.ends_with(" removed\n"), "{}", run.printed);
    assert!(!project.path("generated/hostway").exists(), "its folder is removed too");
}

#[test]
fn a_file_that_the_generator_did_not_write_stops_it() {
    let project = Project::fresh();
    project.write("generated/gogrid/notes.txt", "mine");
    project.replace(SPEC, "Creates a custom image.", "Makes a custom image.");
    let before = project.files("generated");

    for arguments in [&["check"][..], &[]] {
        let run = project.run(arguments);
        assert_eq!(run.code, 1);
        assert!(run.complained.contains("gogrid/notes.txt"), "{}", run.complained);
        assert!(run.complained.contains("nothing was written"), "{}", run.complained);
    }

    assert_eq!(project.files("generated"), before);
}

#[test]
fn a_wrong_spec_is_shown_at_its_line_and_nothing_is_written() {
    let project = Project::fresh();
    project.replace(SPEC, "params[fork_id]:    { type: string", "params[fork_id]:    { type: strin");
    project.replace("specs/gogrid/list_images.yaml", "Lists the server images.", "Lists the images.");
    let before = project.files("generated");

    let place = project.place(SPEC, "strin,");
    let human = project.run(&[]);
    let short = project.run(&["--format", "short"]);

    assert_eq!((human.code, short.code), (1, 1));
    assert!(human.complained.contains("error[E0201]: there is no type `strin`"), "{}", human.complained);
    assert!(human.complained.contains(&format!("--> {place}\n")), "{}", human.complained);
    assert!(human.complained.contains("did you mean `string`?"), "{}", human.complained);
    let expected = format!("{place}: E0201: there is no type `strin`\n1 error; nothing was written\n");
    assert_eq!(short.complained, expected);
    assert_eq!(project.files("generated"), before);
}

#[test]
fn a_sample_that_contradicts_the_declarations_is_shown_at_its_line() {
    let project = Project::fresh();
    project.replace(SPEC, "\"job_id\": \"3433562\"", "\"job\": \"3433562\"");
    let run = project.run(&["check", "--format", "short"]);
    assert_eq!(run.code, 1);
    let place = project.place(SPEC, "\"job\":");
    let expected = format!("{place}: E0601: the field `job` is not declared\n1 error; nothing was written\n");
    assert_eq!(run.complained, expected);
}

#[test]
fn all_mistakes_of_all_files_are_told_in_one_run_sorted() {
    let project = Project::fresh();
    project.replace(SPEC, "params[fork_id]:    { type: string", "params[fork_id]:    { type: strin");
    project.replace(SPEC, "label:              { type: string", "label:              { type: strng");
    project.replace("specs/gogrid/provider.yaml", "const: \"1.3\", ", "");
    let run = project.run(&["--format", "short"]);
    let places: Vec<_> = run.complained.lines().map(|line| line.split(": ").next().unwrap_or_default()).collect();
    assert_eq!(
        places,
        [
            project.place("specs/gogrid/provider.yaml", "v: {"),
            project.place(SPEC, "strng,"),
            project.place(SPEC, "strin,"),
            "3 errors; nothing was written".to_owned(),
        ]
    );
}

#[test]
fn a_wrong_command_line_is_told_from_a_wrong_spec() {
    let project = Project::fresh();
    for arguments in [&["chekc"][..], &["--format", "xml"], &["--rot", "."]] {
        let run = project.run(arguments);
        assert_eq!(run.code, 2, "{arguments:?}");
        assert!(run.complained.starts_with("error: "), "{}", run.complained);
    }
}

#[test]
fn a_folder_without_specs_is_an_error() {
    let elsewhere = tempfile::tempdir().unwrap();
    let run = run(Command::new(env!("CARGO_BIN_EXE_apiscribe")).arg("--root").arg(elsewhere.path()));
    assert_eq!(run.code, 1);
    assert!(run.complained.contains("specs"), "{}", run.complained);
    assert_eq!(elsewhere.path().read_dir().unwrap().count(), 0);
}

#[test]
fn help_says_what_exit_codes_mean() {
    let help = run(Command::new(env!("CARGO_BIN_EXE_apiscribe")).arg("--help"));
    assert_eq!(help.code, 0);
    assert!(help.printed.contains("3 when `check` finds"), "{}", help.printed);
}
