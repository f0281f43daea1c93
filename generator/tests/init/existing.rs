//! A project within what is there already.

use super::workbench::Folder;

const MANIFEST: &str = "# Mine.\n[package]\nname = \"billing\"\nversion = \"0.1.0\"\nedition = \"2024\"\n";

fn crate_of_mine() -> Folder {
    let folder = Folder::empty();
    folder.write("Cargo.toml", MANIFEST);
    folder.write("src/lib.rs", "//! Mine.\n\npub fn mine() {}\n");
    folder
}

#[test]
fn a_crate_becomes_one_with_a_module_where_that_is_asked_for() {
    let folder = crate_of_mine();
    folder.init(".", &["--layout", "module", "--module", "remote", "--apply"]);
    assert!(folder.read("Cargo.toml").starts_with(MANIFEST), "what was there stays");
    assert!(folder.read("src/lib.rs").starts_with("//! Mine.\n\npub fn mine() {}\n"));
    let tested = folder.cargo(".", &["test"]);
    assert!(tested.contains("remote::example::tests::get_parcel::success ... ok"), "{tested}");
    assert!(tested.contains("src/remote/example/"), "its examples are compiled: {tested}");
}

#[test]
fn without_being_asked_for_it_no_file_is_changed_and_the_lines_are_said() {
    let folder = crate_of_mine();
    folder.write("build.rs", "fn main() {}\n");
    let before = folder.files();
    let said = folder.init(".", &["--layout", "module"]);
    let after = folder.files();
    assert!(before.iter().all(|file| after.contains(file)), "what was there stays");
    for line in [
        "add to Cargo.toml:\n\n[dependencies]\nruntime = { package = \"apiscribe-runtime\", path = ",
        "[dev-dependencies]\nruntime = ",
        "add to src/lib.rs:\n\n#[rustfmt::skip]\npub mod clients;\n",
        "add to build.rs:\n\n//! Warns when `src/clients/`",
    ] {
        assert!(said.contains(line), "{line}\n{said}");
    }
    // What is left to do is enough.
    let section = |from: &str| said.split(from).nth(1).unwrap().split("\n\nadd to ").next().unwrap().to_owned();
    folder.write("Cargo.toml", &format!("{MANIFEST}{}\n", section("add to Cargo.toml:\n\n")));
    folder.write("src/lib.rs", &section("add to src/lib.rs:\n\n"));
    folder.write("build.rs", section("add to build.rs:\n\n").split("\nwritten; ").next().unwrap());
    folder.cargo(".", &["check", "--all-targets"]);
}

#[test]
fn a_program_becomes_one_with_a_module() {
    let folder = Folder::empty();
    folder.write("Cargo.toml", MANIFEST);
    folder.write("src/main.rs", "fn main() {}\n");
    folder.init(".", &["--layout", "build", "--apply"]);
    folder.cargo(".", &["check"]);

    let folder = Folder::empty();
    folder.write("Cargo.toml", &MANIFEST.replace("billing", "mailing"));
    folder.write("src/main.rs", "fn main() {}\n");
    folder.init(".", &["--layout", "module", "--apply"]);
    folder.cargo(".", &["check"]);
}

#[test]
fn a_crate_is_made_within_a_workspace() {
    let folder = Folder::empty();
    folder.write("Cargo.toml", "[workspace]\nresolver = \"3\"\nmembers = [\"mine\"]\n");
    folder.write("mine/Cargo.toml", MANIFEST);
    folder.write("mine/src/lib.rs", "");
    let refused = folder.program(".", &["init"]);
    assert!(refused.code == 2 && refused.complained.contains("`init clients`"), "{}", refused.complained);
    let said = folder.init(".", &["other", "--crate", "acme-other"]);
    assert!(said.contains("members = [\"other\"]"), "{said}");
    folder.init(".", &["acme-clients", "--apply"]);
    assert!(folder.read("Cargo.toml").contains("members = [\"mine\", \"acme-clients\"]"));
    folder.cargo(".", &["check", "-p", "acme-clients"]);
}

#[test]
fn what_does_not_go_together_is_refused_and_nothing_is_written() {
    for (manifest, arguments, reason) in [
        (MANIFEST, &["init"][..], "is a crate already"),
        ("", &["init", "--layout", "module", "--module", "a::b"], "--module: "),
        ("", &["init", "--module", "a"], "--module: "),
        ("", &["init", "--crate", "1st"], "`1st` is no name of a crate"),
        ("", &["init", "--provider", "Example"], "`Example` cannot be the name of a provider"),
        ("", &["init", "--path", "nowhere"], "--path: nowhere"),
        ("", &["init", "--path", "."], "is no checkout"),
        ("[package", &["init", "--layout", "module"], "is no TOML"),
    ] {
        let folder = Folder::empty();
        if !manifest.is_empty() {
            folder.write("Cargo.toml", manifest);
        }
        let before = folder.files();
        let run = folder.program(".", arguments);
        assert!(run.code == 2 && run.complained.contains(reason), "{arguments:?}: {}", run.complained);
        assert_eq!(folder.files(), before, "{arguments:?}");
    }
}
