//! The guard in `build.rs` of the package `generated`: a build whose specs were changed says so, and goes on.

mod support;

use std::path::Path;
use std::process::Command;

use support::{Project, Run, copy, repository, run};

const PAGE: &str = "specs/gogrid/list_images.yaml";

/// What a manifest may speak of, besides `specs/` and `generated/`.
const PARTS: &[&str] = &["Cargo.toml", "Cargo.lock", "build.rs", "runtime", "tests", "examples", "benches"];

/// The package `generated` as a checkout has it, but for the other members of the workspace.
fn package() -> Project {
    let project = Project::fresh();
    for part in PARTS.iter().map(Path::new).filter(|part| repository().join(part).exists()) {
        copy(&repository().join(part), &project.root.path().join(part));
    }
    let members = r#"members = ["generator", "generator/features", "generator/run", "runtime"]"#;
    project.replace("Cargo.toml", members, r#"members = ["runtime"]"#);
    // Only a test of the repository calls the generator.
    let generator = r#"apiscribe = { path = "generator", default-features = false }"#;
    project.replace("Cargo.toml", generator, "");
    project
}

/// Checks the package with one provider. What it depends on is compiled once for all runs of this test.
fn check(project: &Project) -> Run {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("guard");
    let check = run(Command::new(env!("CARGO"))
        .current_dir(project.path("."))
        .args(["check", "--offline", "--no-default-features", "--features", "gogrid"])
        .env("CARGO_TARGET_DIR", target)
        .env_remove("RUSTFLAGS"));
    assert_eq!(check.code, 0, "the guard never breaks a build\n{}", check.complained);
    check
}

/// What the guard says; nothing, if it is content.
fn warning(project: &Project) -> Option<String> {
    let check = check(project);
    let mut lines = check.complained.lines().filter(|line| line.starts_with("warning: generated@"));
    let warning = lines.next().map(str::to_owned);
    assert_eq!(lines.next(), None, "one warning is enough");
    warning
}

/// One test, since its parts share a folder of compiled code and would wait for each other.
#[test]
fn a_build_says_when_specs_were_changed_and_goes_on() {
    let project = package();
    assert_eq!(warning(&project), None, "nothing was changed");

    project.replace(PAGE, "Lists the server images.", "Lists the images.");
    let said = warning(&project).expect("a changed word is noticed");
    assert!(said.ends_with("generated/ is not what specs/gogrid says: run `cargo run -p generator`"), "{said}");

    project.write("specs/hostway/another_page.yaml", "operation: another_page\n");
    let said = warning(&project).expect("a new page is noticed, also of a provider that is not compiled");
    assert!(said.contains("specs/gogrid, specs/hostway"), "{said}");

    std::fs::remove_file(project.path("specs/hostway/another_page.yaml")).unwrap();
    project.replace(PAGE, "Lists the images.", "Lists the server images.");
    assert_eq!(warning(&project), None, "everything is as it was");

    project.write("specs/another/provider.yaml", "provider: Another\n");
    let said = warning(&project).expect("a new provider is noticed");
    assert!(said.contains("specs/another"), "{said}");
    std::fs::remove_dir_all(project.path("specs/another")).unwrap();

    let with_other_line_ends = project.read(PAGE).replace('\n', "\r\n");
    project.write(PAGE, &with_other_line_ends);
    assert_eq!(warning(&project), None, "the ends of lines are no change");

    std::fs::remove_dir_all(project.path("specs")).unwrap();
    assert_eq!(warning(&project), None, "a package without specs has nothing to compare");
}
