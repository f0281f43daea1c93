//! What the program says, where nobody reads it or it cannot be written.
#![cfg(unix)]

mod support;

use std::fs;
use std::io::pipe;
use std::process::{Command, Stdio};

use support::{Project, Run};

const SPEC: &str = "specs/sitehost/create_image.yaml";

/// What a command says, with nobody at the other end of a pipe: of its output, or of all that it says.
fn run_for_nobody(project: &Project, arguments: &[&str], also_errors: bool) -> Run {
    let closed = || {
        let (reader, writer) = pipe().unwrap();
        drop(reader);
        writer
    };
    let mut command = Command::new(env!("CARGO_BIN_EXE_apiscribe"));
    command.arg("--root").arg(project.root.path()).args(arguments).stdin(Stdio::null());
    command.stdout(closed()).stderr(Stdio::piped());
    if also_errors {
        command.stderr(closed());
    }
    let output = command.spawn().unwrap().wait_with_output().unwrap();
    Run {
        code: output.status.code().expect("the program ends by itself"),
        printed: String::new(),
        complained: String::from_utf8(output.stderr).unwrap(),
    }
}

/// `generator schema | head`: whoever has read enough leaves, and that is no mistake.
#[test]
fn a_closed_pipe_ends_no_command_with_a_failure() {
    let project = Project::fresh();
    project.write("recording.json", "{ \"id\": 1 }");
    let recording = project.path("recording.json").display().to_string();
    let commands: [(&[&str], i32); 6] = [
        (&["schema"], 0),
        (&["explain", "E0102"], 0),
        (&["infer", &recording], 0),
        (&["check"], 0),
        (&["generate"], 0),
        (&["new", "parcels", "get_parcel"], 0),
    ];
    for (command, code) in commands {
        let run = run_for_nobody(&project, command, false);
        assert_eq!((run.code, run.complained.as_str()), (code, ""), "{command:?}");
    }
}

/// What a run finds does not depend on whether somebody reads it.
#[test]
fn a_closed_pipe_changes_no_exit_code() {
    let project = Project::fresh();
    project.replace(SPEC, "Creates a custom image.", "Makes a custom image.");
    assert_eq!(run_for_nobody(&project, &["check"], false).code, 3);
    project.replace(SPEC, "type: integer", "type: integr");
    for format in ["human", "short", "json"] {
        assert_eq!(run_for_nobody(&project, &["check", "--format", format], true).code, 1);
    }
    assert_eq!(run_for_nobody(&project, &["explain", "E9999"], true).code, 2);
}

/// An output that cannot be written is a failure, and no success of which nobody saw anything.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_below_the_output_is_told() {
    let full = || fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    for arguments in [&["schema"][..], &["explain", "E0102"]] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_apiscribe"));
        let output = command.args(arguments).stdout(full()).output().unwrap();
        let complained = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{complained}");
        assert!(complained.starts_with("error: the standard output cannot be written: "), "{complained}");
    }
}
