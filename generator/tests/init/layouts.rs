//! From an empty folder to tests that pass, in each layout.

use super::workbench::Folder;

/// Begins, generates, checks and tests; the tests of samples and those of the documentation are run.
#[track_caller]
fn passes(layout: &str, is_checked_in: bool) {
    let folder = Folder::empty();
    folder.init(".", &["--layout", layout, "--crate", "acme-billing"]);
    let generated = folder.runs(".", &["generate"]);
    assert!(generated.starts_with("1 provider, 1 operation, "), "{generated}");
    assert!(!is_checked_in || generated.contains("; 0 files written, "), "{generated}");
    folder.runs(".", &["check", "--deny-warnings"]);
    let tested = folder.cargo(".", &["test"]);
    for test in ["example::tests::get_parcel::success ... ok", " - compile ... ok"] {
        assert!(tested.contains(test), "{test}\n{tested}");
    }
    let again = folder.program(".", &["init", "--layout", layout]);
    assert_eq!(again.code, 2, "{}", again.printed);
    assert!(again.complained.contains("has apiscribe.toml already"), "{}", again.complained);
}

#[test]
fn a_crate_of_its_own_compiles_and_tests() {
    passes("crate", true);
}

#[test]
fn a_module_compiles_and_tests() {
    passes("module", true);
}

#[test]
fn what_build_scripts_generate_compiles_and_tests() {
    passes("build", false);
}

#[test]
fn a_build_script_says_what_is_wrong_at_its_place_and_fails() {
    let folder = Folder::empty();
    folder.init(".", &["--layout", "build", "--crate", "acme-wrong"]);
    folder.cargo(".", &["check"]);
    let page = "specs/example/get_parcel.yaml";
    let right = folder.read(page);
    folder.write(page, &right.replace("type: integer, description: How heavy it is in grams.", "type: integr"));
    let wrong = folder.try_cargo(".", &["check"]);
    assert_ne!(wrong.code, 0);
    let line = 1 + right.lines().position(|line| line.contains("type: integer")).unwrap();
    let said = format!("error: acme-wrong@0.1.0: {page}:{line}:23: E0201: there is no type `integr`");
    assert!(wrong.complained.contains(&said), "{said}\n{}", wrong.complained);
    folder.write(page, &right.replace(", description: How heavy it is in grams.", ""));
    let doubtful = folder.try_cargo(".", &["check"]);
    assert_eq!(doubtful.code, 0, "{}", doubtful.complained);
    let said = format!("warning: acme-wrong@0.1.0: {page}:{line}:");
    assert!(doubtful.complained.contains(&said), "{said}\n{}", doubtful.complained);
}

#[test]
fn a_guard_warns_of_code_that_is_not_of_its_specs() {
    let folder = Folder::empty();
    folder.init(".", &["--layout", "module", "--crate", "acme-stale"]);
    folder.cargo(".", &["check"]);
    let page = "specs/example/get_parcel.yaml";
    folder.write(page, &folder.read(page).replace("Gets a parcel by", "Gets one by"));
    let stale = folder.try_cargo(".", &["check"]);
    let said = "warning: acme-stale@0.1.0: src/clients/ is not what specs/example says: run `apiscribe`";
    assert!(stale.code == 0 && stale.complained.contains(said), "{}", stale.complained);
}
