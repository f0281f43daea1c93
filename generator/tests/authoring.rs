//! What helps an author: explanations, the schema, skeletons, inference and watching, as the program does them.

mod support;

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, Command, Stdio};

use support::Project;

const PAGE: &str = "specs/sitehost/create_image.yaml";

#[test]
fn a_code_is_explained_and_an_unknown_one_is_a_usage_error_with_a_guess() {
    let project = Project::fresh();
    let known = project.run(&["explain", "E0102"]);
    assert_eq!(known.code, 0);
    assert!(known.printed.starts_with("# E0102: ") && known.printed.contains("Right:"), "{}", known.printed);
    let unknown = project.run(&["explain", "E0199"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.complained.contains("E0199"), "{}", unknown.complained);
}

#[test]
fn the_schema_is_the_one_that_is_checked_in() {
    let project = Project::fresh();
    assert_eq!(project.run(&["schema"]).printed, project.read("specs/spec.schema.json"));
}

#[test]
fn a_skeleton_passes_as_it_is_and_is_never_written_over() {
    let project = Project::fresh();
    let new = project.run(&["new", "parcels", "get_parcel"]);
    assert_eq!(new.code, 0, "{}", new.complained);
    assert!(project.read("specs/parcels/get_parcel.yaml").contains("FILL IN"));
    let generated = project.run(&["--format", "short"]);
    assert_eq!(generated.code, 0, "{}", generated.complained);
    // What is still to be filled in is warned of, and nothing else is.
    let is_unwritten = |line: &str| line.contains("W0011: this text is still to be written: `FILL IN`");
    assert!(generated.complained.lines().all(is_unwritten), "{}", generated.complained);
    assert_eq!(project.run(&["--deny-warnings"]).code, 1);
    let again = project.run(&["new", "parcels", "get_parcel"]);
    assert_eq!(again.code, 1);
    assert!(again.complained.contains("get_parcel.yaml"), "{}", again.complained);
    assert_eq!(project.run(&["new", "3d", "get_parcel"]).code, 2);
}

#[test]
fn findings_can_be_read_by_a_machine() {
    let project = Project::fresh();
    project.replace(PAGE, "required: true", "requierd: true");
    let run = project.run(&["--format", "json"]);
    assert_eq!(run.code, 1);
    let lines: Vec<serde_json::Value> =
        run.complained.lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect();
    assert_eq!(lines.len(), 1, "{}", run.complained);
    assert_eq!((&lines[0]["code"], &lines[0]["file"]), (&"E0102".into(), &PAGE.into()));
}

#[test]
fn warnings_stop_a_run_only_where_they_are_denied_and_not_where_they_are_silenced() {
    let project = Project::fresh();
    let described = ", description: The label of the image., example: My Custom Image }";
    project.replace(PAGE, described, ", example: My Custom Image }");
    let allowed = project.run(&["generate"]);
    assert_eq!(allowed.code, 0);
    assert!(allowed.complained.contains("W0001"), "{}", allowed.complained);
    assert_eq!(project.run(&["check", "--deny-warnings"]).code, 1);
    let silenced = "silenced: [{ code: W0001, because: The label speaks for itself. }]\n";
    project.write(PAGE, &(project.read(PAGE) + silenced));
    project.run(&["generate"]);
    let denied = project.run(&["check", "--deny-warnings"]);
    assert_eq!((denied.code, denied.complained.as_str()), (0, ""));
}

#[test]
fn colour_is_given_only_where_it_is_asked_for() {
    let project = Project::fresh();
    project.replace(PAGE, "required: true", "requierd: true");
    assert!(!project.run(&[]).complained.contains('\u{1b}'));
    assert!(project.run(&["--color", "always"]).complained.contains('\u{1b}'));
}

#[test]
fn fields_are_inferred_from_standard_input_and_compared_with_an_operation() {
    let project = Project::fresh();
    let inferred = piped(&project, &["infer", "-"], r#"{ "id": "6421", "count": 0 }"#);
    assert!(inferred.contains("{ type: integer, wire: string, example: 6421 }"), "{inferred}");
    let recording = r#"{ "return": { "job_id": "7", "state": "queued" }, "msg": "", "status": true }"#;
    project.write("recorded.json", recording);
    let recorded = project.path("recorded.json");
    let compared = project.run(&["infer", recorded.to_str().expect("a path"), "--operation", "sitehost/create_image"]);
    assert_eq!(compared.code, 1);
    assert!(
        compared.complained.contains("E0601") && compared.complained.contains("`state`"),
        "{}",
        compared.complained
    );
    assert_eq!(project.run(&["infer", recorded.to_str().expect("a path"), "--operation", "sitehost/x"]).code, 2);
}

/// What the program prints of what it is given on standard input.
fn piped(project: &Project, arguments: &[&str], input: &str) -> String {
    let mut child = start(project, arguments);
    child.stdin.take().expect("a pipe").write_all(input.as_bytes()).expect("the program reads");
    String::from_utf8(child.wait_with_output().expect("the program ends").stdout).expect("text")
}

fn start(project: &Project, arguments: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_apiscribe"))
        .current_dir(project.root.path())
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts")
}

#[test]
fn watching_generates_at_each_save_and_goes_on_after_a_mistake() {
    let project = Project::fresh();
    let mut child = start(&project, &["watch", "--format", "short"]);
    let mut errors = BufReader::new(child.stderr.take().expect("a pipe")).lines().map_while(Result::ok);
    let mut watches = || errors.by_ref().take_while(|line| !line.starts_with("watching specs/")).collect::<Vec<_>>();

    assert_eq!(watches(), [""; 0]);
    project.replace(PAGE, "Creates a custom image.", "Makes a custom image.");
    assert_eq!(watches(), [""; 0]);
    assert!(project.read("generated/sitehost/create_image.rs").contains("Makes a custom image."));
    project.replace(PAGE, "required: true", "requierd: true");
    let findings = watches();
    assert!(findings[0].contains("E0102"), "{findings:?}");
    project.replace(PAGE, "requierd: true", "required: true");
    assert_eq!(watches(), [""; 0]);

    child.kill().expect("the program can be interrupted");
    child.wait().expect("the program ends");
}
