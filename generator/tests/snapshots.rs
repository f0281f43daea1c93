//! What the generator emits for each feature of the language, to be read as the product that it is.
//!
//! The specs are those of the crate `features`, which compiles and runs what is shown here. Of each feature, the files
//! that show it are put together; those that look the same everywhere are left out.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use apiscribe::finding::{Format, render};
use apiscribe::generate;

/// What is generated for all features, by path.
static FILES: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| match generate(&specs(), "features") {
    Ok(generated) => generated.files,
    Err(failure) => panic!("{}", render(&failure.findings, &failure.sources, Format::Short, false)),
});

fn specs() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("features/specs")
}

/// The files of a feature one after another, each under its name, without the line that says that it is generated.
fn shown(feature: &str, files: &[&str]) -> String {
    let mut shown = String::new();
    for file in files {
        let path = format!("{feature}/{file}.rs");
        let text = FILES.get(&path).unwrap_or_else(|| panic!("{path} is not generated"));
        let (_, text) = text.split_once("\n\n").expect("a file begins with a line of its own");
        writeln!(shown, "// ==== {path}\n\n{text}").expect("writing to a string cannot fail");
    }
    shown
}

/// Holds what is shown of a feature against `snapshots/<feature>.snap`.
fn show(feature: &str, files: &[&str]) {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(feature, shown(feature, files)));
}

/// A test for each feature, of the same name, that shows these files.
macro_rules! features {
    ($($feature:ident: [$($file:literal),+ $(,)?];)+) => {
        $(
            #[test]
            fn $feature() {
                show(stringify!($feature), &[$($file),+]);
            }
        )+

        const SHOWN: &[&str] = &[$(stringify!($feature)),+];
    };
}

features! {
    addresses: ["client", "list_zones", "tests/list_zones"];
    anything: ["run_script", "list_values", "tests/run_script", "tests/get_setting", "tests/list_values"];
    asking: [
        "formats", "list_words", "find_words", "get_word", "count_words", "tests/list_words", "tests/find_words",
        "tests/get_word",
    ];
    asking_json: ["mod", "client", "formats", "tests/list_words"];
    bodies: ["create_server_by_form", "create_server_by_json", "restart_server", "types", "tests/create_server_by_json"];
    code_samples: ["client", "save_file", "tests/save_file"];
    csv_commented: ["formats", "fault", "list_servers", "tests/list_servers"];
    csv_plain: ["formats", "list_products", "list_rates", "tests/list_products", "tests/list_rates"];
    dependencies: ["list_names", "save_name"];
    documentation: ["mod", "client", "list_words"];
    downloads: ["get_backup", "tests/get_backup"];
    enums: ["list_jobs", "types", "tests/list_jobs"];
    envelope_code: ["client", "envelope", "fault", "count_servers", "tests/count_servers"];
    envelope_flag: ["client", "envelope", "fault", "list_names", "rename", "get_version"];
    envelope_state: ["client", "envelope", "fault", "tests/list_disks"];
    envelope_word: ["client", "envelope", "fault", "get_motto", "get_portrait", "tests/get_host", "tests/get_portrait"];
    evidence: ["client", "get_record", "tests/get_record"];
    faults_by_key: ["client", "fault", "get_lamp", "tests/get_lamp"];
    faults_in_body: ["fault", "save_note"];
    faults_unnamed: ["fault", "tests/get_key"];
    names: ["client", "search_things", "match_thing", "tests/search_things"];
    nesting: ["get_drawing", "get_tree", "save_tree", "tests/get_tree", "tests/save_tree"];
    origins: ["mod", "client", "envelope", "fault", "list_words", "get_length", "tests/list_words"];
    paging: ["envelope", "types", "list_by_page", "list_by_offset", "list_by_cursor"];
    patterns: ["list_visits", "find_visits", "types", "tests/list_visits", "tests/get_visit"];
    payloads: [
        "mod", "count_things", "delete_thing", "get_by_key", "get_map", "get_maps", "get_state", "get_whole",
        "list_by_key",
    ];
    presence: ["get_order", "update_order", "tests/get_order"];
    prints: ["list_cars", "tests/find_cars", "tests/get_parts", "tests/list_cars", "tests/save_car"];
    queries: ["client", "find_hosts", "tests/find_hosts"];
    scalars: ["read_flags", "read_numbers", "read_times", "send_scalars", "tests/read_times"];
    sending: ["send_form", "send_json", "types", "tests/send_form"];
    scopes: ["client", "stop_server", "list_servers"];
    texts: ["formats", "get_host", "list_zones", "get_greeting", "tests/get_host", "tests/get_greeting"];
    xml_generic: ["formats", "get_sheet", "tests/get_sheet"];
    xml_named: ["formats", "envelope", "fault", "list_books", "list_marks", "get_shop", "tests/list_books"];
    xml_rootless: ["formats", "get_image", "tests/get_image"];
    xml_shared_key: ["fault", "tests/list_books"];
}

#[test]
fn every_feature_is_shown() {
    let folders = fs::read_dir(specs()).expect("the folder can be read");
    let folders = folders.map(|entry| entry.expect("its entries too").file_name().to_string_lossy().into_owned());
    assert_eq!(folders.collect::<BTreeSet<_>>(), SHOWN.iter().map(|&feature| feature.to_owned()).collect());
}
