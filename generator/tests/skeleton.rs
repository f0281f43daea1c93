//! `new`: a skeleton is a spec that generates as it is, says where to fill it in, and never takes a file's place.

use std::fs;

use apiscribe::finding::{Format, render};
use apiscribe::generate;
use apiscribe::skeleton::{MARKER, SkeletonError, skeleton, write};

/// What the skeleton of a page names to print the fields of recorded answers.
const INFER: &str = "apiscribe infer";

#[test]
fn a_skeleton_generates_as_it_is() {
    let specs = tempfile::tempdir().unwrap();
    let written = write(specs.path(), "parcels", "get_parcel", INFER).unwrap();
    let names: Vec<_> = written.iter().map(|path| path.strip_prefix(specs.path()).unwrap().to_str().unwrap()).collect();
    assert_eq!(names, ["parcels/provider.yaml", "parcels/get_parcel.yaml"]);
    assert_eq!(
        write(specs.path(), "parcels", "list_parcels", INFER).unwrap().len(),
        1,
        "the provider is there already"
    );

    let generated = generate(specs.path(), "generated")
        .unwrap_or_else(|failure| panic!("{}", render(&failure.findings, &failure.sources, Format::Human, false)));
    let warnings = render(&generated.warnings, &generated.sources, Format::Short, false);
    assert!(warnings.lines().all(|line| line.contains("W0011") && line.contains(MARKER)), "{warnings}");
    assert!(warnings.lines().count() >= 5, "{warnings}");
    assert!(generated.files.contains_key("parcels/get_parcel.rs"), "{:?}", generated.files.keys());
}

#[test]
fn a_skeleton_begins_with_its_modeline_and_says_where_to_fill_it_in() {
    for (path, text) in skeleton("parcels", "get_parcel", false, INFER).unwrap().files {
        assert!(text.starts_with("# yaml-language-server: $schema=../spec.schema.json\n"), "{path}");
        assert!(text.lines().filter(|line| !line.starts_with('#') && line.contains(MARKER)).count() >= 2, "{path}");
        assert!(!text.contains('@'), "{path}: nothing is left to replace");
        assert!(text.lines().all(|line| line.chars().count() <= 120 && line.trim_end() == line), "{path}");
    }
}

/// Every key of a page or provider that a skeleton comments out, with what is said below it.
fn commented(text: &str) -> Vec<String> {
    let mut blocks: Vec<String> = Vec::new();
    let mut inside = false;
    for line in text.lines() {
        let bare = line.strip_prefix("# ").unwrap_or_default();
        let word = bare.split(':').next().unwrap_or_default();
        let starts = bare.contains(':') && !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase());
        inside = starts || (inside && bare.starts_with(' '));
        match blocks.last_mut() {
            Some(block) if inside && !starts => block.extend([bare, "\n"]),
            _ if inside => blocks.push(format!("{bare}\n")),
            _ => {}
        }
    }
    blocks
}

#[test]
fn what_is_commented_out_is_yaml_of_keys_that_exist() {
    let schemas =
        [("provider.yaml", schema::<apiscribe::spec::Provider>()), ("get_it.yaml", schema::<apiscribe::spec::Page>())];
    for ((path, text), (name, keys)) in
        skeleton("parcels", "get_it", false, INFER).unwrap().files.into_iter().zip(schemas)
    {
        assert!(path.ends_with(name));
        let blocks = commented(&text);
        assert!(blocks.len() > 8, "{blocks:?}");
        for block in blocks {
            let value: serde_yaml::Mapping =
                serde_yaml::from_str(&block).unwrap_or_else(|error| panic!("{path}: {error}\n{block}"));
            let key = value.keys().next().and_then(|key| key.as_str()).unwrap();
            assert!(keys.iter().any(|known| known == key), "{path}: there is no key `{key}`");
        }
    }
}

/// The keys of a file.
fn schema<T: schemars::JsonSchema>() -> Vec<String> {
    let schema = schemars::schema_for!(T);
    schema.get("properties").unwrap().as_object().unwrap().keys().cloned().collect()
}

#[test]
fn a_file_is_never_written_over() {
    let specs = tempfile::tempdir().unwrap();
    fs::create_dir(specs.path().join("parcels")).unwrap();
    let page = specs.path().join("parcels/get_parcel.yaml");
    fs::write(&page, "mine").unwrap();
    let error = write(specs.path(), "parcels", "get_parcel", INFER).unwrap_err();
    assert!(matches!(&error, SkeletonError::Exists(path) if *path == page));
    assert!(error.to_string().ends_with("get_parcel.yaml is there already, and is left as it is"), "{error}");
    assert_eq!(fs::read_to_string(&page).unwrap(), "mine");
    assert!(!specs.path().join("parcels/provider.yaml").exists(), "a refusal leaves nothing behind");
}

#[test]
fn names_that_cannot_be_used_are_refused_with_the_reason() {
    for (provider, reason) in [
        ("", "empty"),
        ("3d", "starts with a letter"),
        ("Parcels", "snake case"),
        ("../x", "snake case"),
        ("a-b", "snake case"),
        ("größe", "snake case"),
        ("a__b", "one underscore"),
        ("type", "keyword"),
        ("self", "no name in Rust"),
        ("runtime", "has something of that name"),
        ("lib", "has something of that name"),
    ] {
        let error = skeleton(provider, "get_it", false, INFER).unwrap_err();
        assert!(matches!(error, SkeletonError::Provider { .. }));
        assert!(error.to_string().contains(reason), "{error}");
    }
    for (page, reason) in [
        ("", "empty"),
        ("get_it.yaml", "without `.yaml`"),
        ("provider", "what pages share"),
        ("client", "begin with a verb"),
        ("new", "begin with a verb"),
        ("move", "keyword"),
        ("getIt", "snake case"),
        ("a/b", "snake case"),
    ] {
        let error = skeleton("parcels", page, true, INFER).unwrap_err();
        assert!(matches!(error, SkeletonError::Page { .. }));
        assert!(error.to_string().contains(reason), "{error}");
    }
}
