//! `apiscribe.toml`, its options on the command line, and the manifest that generated code is held against.

mod support;

use std::collections::BTreeSet;
use std::fs;

use apiscribe::{Build, config};
use support::{Project, Run};

/// A provider whose calls are signed, and whose answers can come in XML.
const SIGNED: &str = "\
provider: Acme
summary: Bills.
server: https://acme.example
credentials:
  key: { description: The key., example: k }
authentication:
  - { name: sig, in: query, md5: [key, unix-seconds] }
formats:
  asked_by: { parameter: format, in: query }
  default: json
  json: {}
  xml: {}
";

const PAGE: &str = "\
operation: get_bill
source: { title: Bill }
summary: Gets a bill.
request: GET /bill
responses:
  200:
    description: The bill.
    fields:
      total: { type: integer, description: How much it is., example: 7 }
";

/// A manifest of a crate that has all that the provider needs.
const MANIFEST: &str = "\
[package]
name = \"acme-billing\"

[features]
default = [\"acme\"]
acme = [\"runtime/md5\", \"runtime/xml\"]
serde = [\"runtime/serde\"]

[dependencies]
runtime = { package = \"apiscribe-runtime\", version = \"0.1.0\" }

[dev-dependencies]
runtime = { package = \"apiscribe-runtime\", version = \"0.1.0\", features = [\"samples\"] }
";

fn project() -> Project {
    let project = Project { root: tempfile::tempdir().unwrap() };
    project.write("specs/acme/provider.yaml", SIGNED);
    project.write("specs/acme/get_bill.yaml", PAGE);
    project.write("Cargo.toml", MANIFEST);
    project
}

/// What is said of a project, a line for each finding.
fn said(project: &Project) -> Vec<String> {
    let run = project.run(&["--format", "short"]);
    assert_eq!(run.code, 1, "{}{}", run.printed, run.complained);
    assert!(!project.path("generated").exists(), "nothing is written");
    let lines = run.complained.lines().map(str::to_owned).filter(|line| !line.contains("; nothing was "));
    lines.collect()
}

#[track_caller]
fn passes(run: &Run) {
    assert_eq!(run.code, 0, "{}{}", run.printed, run.complained);
}

#[test]
fn what_is_wrong_with_the_configuration_is_said_where_it_stands() {
    for (text, expected) in [
        ("specs = specs", "apiscribe.toml:1:9: E0120: this is no TOML: "),
        ("\nouput = \"x\"", "apiscribe.toml:2:1: E0121: there is no key `ouput`"),
        ("tests = \"no\"", "apiscribe.toml:1:9: E0122: `tests` is `true` or `false`"),
        ("providers = [1]", "apiscribe.toml:1:13: E0122: `providers` is a list of texts"),
        ("serde = \"sometimes\"", "apiscribe.toml:1:9: E0122: `serde` is "),
        ("module = \"my clients\"", "apiscribe.toml:1:10: E0122: `module` cannot be this: `my clients` is no name"),
        ("module = \"a::type\"", "apiscribe.toml:1:10: E0122: `module` cannot be this: `type` is no name"),
        ("crate = \"a::b\"", "apiscribe.toml:1:9: E0122: `crate` cannot be this"),
        ("output = \"\"", "apiscribe.toml:1:10: E0122: `output` cannot be this: it is empty"),
        ("command = \"a\\nb\"", "apiscribe.toml:1:11: E0122: `command` cannot be this: it has more than one line"),
        ("providers = [\"acne\"]", "specs:1:1: E0123: the provider `acne` is to be generated, and has no specs"),
    ] {
        let project = project();
        project.write("apiscribe.toml", text);
        let said = said(&project);
        assert!(said.len() == 1 && said[0].starts_with(expected), "{text}\n{said:?}");
    }
}

#[test]
fn all_that_is_wrong_is_said_in_one_run_with_a_guess() {
    let project = project();
    project.write("apiscribe.toml", "ouput = \"x\"\ntests = 1\nmodule = \"\"\nruntime = \"1\"\n");
    assert_eq!(said(&project).len(), 3);
    assert!(project.run(&[]).complained.contains("did you mean `output`?"));
}

#[test]
fn what_the_manifest_lacks_is_said_with_the_line_to_add() {
    let dependency = "runtime = { package = \"apiscribe-runtime\", version = \"0.1.0\" }\n";
    for (from, to, expected, line) in [
        ("[package]", "[package", "Cargo.toml:1:1: E0129: this is no TOML", ""),
        (
            "acme = [\"runtime/md5\", \"runtime/xml\"]\n",
            "",
            "Cargo.toml:4:1: E0125: Cargo.toml has no feature `acme`",
            "acme = [\"runtime/md5\", \"runtime/xml\"]",
        ),
        (
            "\"runtime/md5\", ",
            "",
            "Cargo.toml:6:1: E0126: the feature `acme` does not turn on \"runtime/md5\"",
            "add \"runtime/md5\" to `acme`",
        ),
        (
            "serde = [\"runtime/serde\"]",
            "",
            "Cargo.toml:4:1: E0125: Cargo.toml has no feature `serde`",
            "serde = [\"runtime/serde\"]",
        ),
        ("\"runtime/serde\"", "", "Cargo.toml:7:1: E0126: the feature `serde` does not turn on", "to `serde`"),
        (
            "features = [\"samples\"]",
            "optional = false",
            "Cargo.toml:13:1: E0127: the tests in generated/ need",
            "samples",
        ),
        (
            "version = \"0.1.0\" }",
            "version = \"0.1.0\", default-features = false }",
            "Cargo.toml:10:1: E0126: generated/ needs of `runtime` what the feature `reqwest` turns on",
            "reqwest",
        ),
    ] {
        let project = project();
        project.replace("Cargo.toml", from, to);
        let said = said(&project);
        assert!(said.len() == 1 && said[0].starts_with(expected), "{from} -> {to}\n{said:?}");
        assert!(project.run(&[]).complained.contains(line), "{line}\n{}", project.run(&[]).complained);
    }
    let project = project();
    project.replace("Cargo.toml", dependency, "");
    let said = said(&project);
    assert!(said.iter().any(|line| line.contains("E0124: generated/ calls the crate `runtime`")), "{said:?}");
}

#[test]
fn what_the_manifest_lacks_can_be_written() {
    let bare = "# Mine.\n[package]\nname = \"acme-billing\"\n";
    let listed =
        "[package]\nname = \"a\"\n[dependencies]\napiscribe-runtime = \"0.1\"\n[features]\ndefault = []\nacme = []\n";
    let closed = "[package]\nname = \"a\"\n[dependencies]\n\
                  runtime = { package = \"apiscribe-runtime\", version = \"0.1\", default-features = false }\n";
    for manifest in [bare, listed, closed, MANIFEST] {
        let project = project();
        project.write("Cargo.toml", manifest);
        assert_eq!(project.run(&["manifest"]).code, if manifest == MANIFEST { 0 } else { 3 });
        assert_eq!(project.read("Cargo.toml"), manifest, "it is only asked");
        passes(&project.run(&["manifest", "--write"]));
        let written = project.read("Cargo.toml");
        assert!(written.starts_with(manifest.lines().next().unwrap()), "{written}");
        passes(&project.run(&[]));
        passes(&project.run(&["manifest", "--write"]));
        assert_eq!(project.read("Cargo.toml"), written, "what it has is not added again");
    }
}

#[test]
fn features_count_wherever_they_are_turned_on() {
    for (from, to) in [
        (
            "acme = [\"runtime/md5\", \"runtime/xml\"]",
            "acme = [\"signed\", \"runtime/xml\"]\nsigned = [\"runtime/md5\"]",
        ),
        ("acme = [\"runtime/md5\", \"runtime/xml\"]\n", "acme = [\"runtime?/md5\", \"runtime?/xml\"]\n"),
        (
            "version = \"0.1.0\" }",
            "workspace = true }\n[workspace.dependencies]\nruntime = \"0.1.0\"\n[dependencies.rest]",
        ),
    ] {
        let project = project();
        project.replace("Cargo.toml", from, to);
        passes(&project.run(&[]));
    }
    let inherited = project();
    inherited.replace("Cargo.toml", "acme = [\"runtime/md5\", \"runtime/xml\"]", "acme = []");
    inherited.replace("Cargo.toml", "version = \"0.1.0\" }", "version = \"0.1.0\", features = [\"md5\", \"xml\"] }");
    passes(&inherited.run(&[]));
    inherited.write("apiscribe.toml", "manifest = \"\"");
    inherited.write("Cargo.toml", "");
    passes(&inherited.run(&[]));
}

#[test]
fn a_module_says_its_own_crate_path_and_command_and_nothing_of_another_one() {
    let project = project();
    project.write(
        "apiscribe.toml",
        "output = \"src/clients\"\nmodule = \"clients\"\nprovider-features = false\nserde = \"never\"\n\
         command = \"just clients\"\nmanifest = \"\"\ncrate = \"acme-billing\"\nruntime = \"rt\"\nguard = false\n",
    );
    fs::create_dir_all(project.path("deeper/still")).unwrap();
    let written = support::run(
        std::process::Command::new(env!("CARGO_BIN_EXE_apiscribe")).current_dir(project.path("deeper/still")),
    );
    passes(&written);
    let files = project.files("src/clients");
    assert!(files.contains_key("mod.rs") && !files.contains_key("lib.rs") && !files.contains_key("guard.rs"));
    let all = String::from_utf8(files.into_values().flatten().collect()).unwrap();
    for wanted in
        ["use acme_billing::clients::acme::", "then run `just clients`", "crate::clients::http_builder", "rt::"]
    {
        assert!(all.contains(wanted), "{wanted}");
    }
    for other in ["cargo run", "generated::", "runtime::", "cfg(feature", "crate::http_builder", "gogrid"] {
        assert!(!all.contains(other), "{other}");
    }
    let stale = project.read("specs/acme/get_bill.yaml").replace("Gets a bill.", "Gets one bill.");
    project.write("specs/acme/get_bill.yaml", &stale);
    let check = project.run(&["check"]);
    assert!(check.printed.contains("src/clients/acme/get_bill.rs differs"), "{}", check.printed);
    assert!(check.printed.ends_with("of src/clients/ not as the specs say: run `just clients`\n"), "{}", check.printed);
}

#[test]
fn an_option_counts_more_than_the_file() {
    let project = project();
    project.write("apiscribe.toml", "output = \"one\"\ntests = false\n");
    passes(&project.run(&["--output", "other", "--crate", "some-name"]));
    assert!(!project.path("one").exists() && !project.path("other/acme/tests").exists());
    assert!(project.read("other/acme/get_bill.rs").contains("use some_name::acme::"));
    let wrong = project.run(&["--module", "a b"]);
    assert_eq!((wrong.code, wrong.complained.as_str()), (2, "error: --module: `a b` is no name in Rust\n"));
}

#[test]
fn only_the_listed_providers_are_generated() {
    let project = project();
    project.write("specs/other/provider.yaml", "provider: Other\nsummary: Others.\nserver: https://o.example\n");
    project.write("specs/other/get_bill.yaml", PAGE);
    project.write("apiscribe.toml", "providers = [\"acme\"]\n");
    passes(&project.run(&[]));
    assert!(!project.path("generated/other").exists());
    assert!(project.read("generated/fingerprints").contains("\nother -\n"), "the guard knows that it is left out");
}

#[test]
fn every_key_is_an_option_and_stands_in_the_schema() {
    let help = project().run(&["--help"]).printed;
    let schema = config::schema();
    let properties = schema["properties"].as_object().unwrap();
    let described = properties.values().all(|property| property["description"].is_string());
    assert!(described && schema["additionalProperties"] == false, "{schema:#}");
    let options: BTreeSet<_> = help.split("Keys of apiscribe.toml:").nth(1).unwrap().lines().collect();
    let options =
        options.iter().filter_map(|line| line.trim().strip_prefix("--")).map(|line| line.split(' ').next().unwrap());
    assert_eq!(options.collect::<BTreeSet<_>>(), properties.keys().map(String::as_str).collect());
    let unknown = project();
    unknown.write("apiscribe.toml", "zzzzzz = 1");
    let said = unknown.run(&[]).complained;
    assert!(properties.keys().all(|key| said.contains(key.as_str())), "the keys that are read: {said}");
}

#[test]
fn a_build_script_can_give_the_keys_itself_and_a_failure_says_what_is_wrong() {
    let project = project();
    project.write("apiscribe.toml", "module = \"clients\"\ntests = false\n");
    let out = project.path("out");
    let build = Build::of(project.path("."), &out).module("remote").manifest("");
    let generated = build.write().unwrap_or_else(|failure| panic!("{failure}"));
    assert_eq!(generated.statistics.providers, 1);
    assert_eq!(
        project.read("out/remote.rs"),
        "#[path = \"remote/mod.rs\"]\n#[allow(dead_code, unused_imports)]\npub mod remote;\n"
    );
    assert!(project.path("out/remote/acme/mod.rs").exists() && !project.path("out/remote/acme/tests").exists());

    project.replace("specs/acme/get_bill.yaml", "type: integer", "type: integr");
    let failure: Box<dyn std::error::Error> = build.write().unwrap_err().into();
    let said = failure.to_string();
    assert!(said.contains("error[E0201]: there is no type `integr`"), "{said}");
    assert!(said.contains(&format!("--> {}", project.place("specs/acme/get_bill.yaml", "integr,"))), "{said}");

    let other = Build::of(project.path("."), &out).crate_name("a b").write().unwrap_err();
    assert!(other.to_string().contains("error[E0122]: `crate` cannot be this: `a b` is no name"), "{other}");

    project.replace("specs/acme/get_bill.yaml", "type: integr", "type: integer");
    project.write("out/remote/mine.rs", "// Mine.\n");
    let foreign = build.write().unwrap_err().to_string();
    assert!(foreign.contains("error[E0128]: it cannot be written: ") && foreign.contains("mine.rs"), "{foreign}");
}
