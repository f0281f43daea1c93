//! Recordings held against an operation.

use std::fs;
use std::path::Path;

use apiscribe::finding::{Format, render};
use apiscribe::infer::{CompareError, Sample, compare};

const PROVIDER: &str = "provider: P
summary: S.
server: https://p.example
wire: { date-time: civil-space }
envelope:
  payload: data
  fields:
    ok: { type: boolean, description: O. }
  success: { ok: true }
";

const PAGE: &str = "operation: list_disks
source: { title: T }
summary: S.
request: GET /disks/{id}
path:
  id: { type: integer, required: true, description: I. }
responses:
  200:
    description: D.
    fields:
      disks: { type: [Disk], description: D. }
types:
  Disk:
    description: D.
    fields:
      id:    { type: integer, required: true, description: I. }
      size:  { type: integer, description: S. }
      name:  { type: string, description: N. }
      state: { description: S., enum: [new, old] }
";

fn write(root: &Path) {
    fs::create_dir_all(root.join("specs/p")).unwrap();
    fs::write(root.join("specs/p/provider.yaml"), PROVIDER).unwrap();
    fs::write(root.join("specs/p/list_disks.yaml"), PAGE).unwrap();
}

fn found(texts: &[&str], format: Format) -> String {
    let root = tempfile::tempdir().unwrap();
    write(root.path());
    let sample = |(index, text): (usize, &&str)| Sample { name: format!("run/{index}.json"), text: (*text).to_owned() };
    let samples: Vec<_> = texts.iter().enumerate().map(sample).collect();
    let compared = compare(&root.path().join("specs"), "p/list_disks", &samples).unwrap();
    render(&compared.findings, &compared.sources, format, false)
}

#[test]
fn what_is_as_declared_says_nothing() {
    let answer = r#"{ "data": { "disks": [{ "id": 1, "size": 2, "name": "a", "state": "new" }] }, "ok": true }"#;
    assert_eq!(found(&[answer, "{ \"data\": { \"disks\": [{ \"id\": 1 }] }, \"ok\": true }"], Format::Short), "");
}

#[test]
fn each_thing_is_said_once_where_it_first_stands() {
    let first = "\n\n{ \"data\": { \"disks\": [\n  { \"id\": 1, \"size\": \"2\", \"made\": \"2016-10-21 09:41:10\" },\n  { \"size\": \"3\", \"made\": \"2016-10-21 09:41:10\", \"state\": \"lost\" },\r\n  { \"id\": 3, \"name\": null }\n] }, \"ok\": true }";
    let second = "{ \"data\": { \"disks\": [{ \"id\": 9, \"size\": \"4\", \"made\": \"2016-10-21 09:41:10\" }] }, \"ok\": true, \"took\": 0.5 }";
    let lines = found(&[first, second], Format::Short);
    let expected = [
        "run/0.json:4:22: E0603: ",
        "run/0.json:4:27: E0601: the field `made` is not declared",
        "run/0.json:5:3: E0602: the recording has no `id` here",
        "run/0.json:5:58: E0605: `lost` is not among",
        "run/0.json:6:22: E0604: `name` is null here",
        "run/1.json:1:95: E0601: the field `took` is not declared",
    ];
    assert_eq!(lines.lines().count(), expected.len(), "{lines}");
    for (line, expected) in lines.lines().zip(expected) {
        assert!(line.starts_with(expected), "{expected}\n{lines}");
    }
}

#[test]
fn both_places_are_shown_and_the_yaml_to_add() {
    let answer = r#"{ "data": { "disks": [{ "id": 1, "size": "2", "made": "2016-10-21 09:41:10" }, { "id": 2, "size": "3", "host": { "ip": "::1" } }] }, "ok": true }"#;
    let text = found(&[answer], Format::Human);
    for part in [
        "the first of 2 places",
        "specs/p/list_disks.yaml:17:7",
        "declared here",
        "the recordings imply: `size: { type: integer, wire: string, example: 2 }`",
        "declared here, without it",
        r#"declare it: `made: { type: date-time, example: "2016-10-21 09:41:10" }`"#,
        "declare it: `host: { type: Host }`, and",
        r#"ip: { type: string, example: "::1" }"#,
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
}

#[test]
fn what_stands_around_the_payload_is_compared_too() {
    let lines = found(&[r#"{ "data": { "disks": [] }, "ok": true, "id": "7" }"#], Format::Short);
    assert!(lines.contains("E0601: the field `id` is not declared"), "{lines}");
    assert!(!lines.contains("disks"), "an empty list promises nothing\n{lines}");
}

#[test]
fn a_long_recording_is_one_finding_a_thing() {
    let items: Vec<_> = (0..300).map(|id| format!(r#"{{ "id": {id}, "size": "{id}", "more": [{id}] }}"#)).collect();
    let answer = format!(r#"{{ "data": {{ "disks": [{}] }}, "ok": true }}"#, items.join(",\n"));
    let lines = found(&[&answer], Format::Short);
    assert_eq!(lines.lines().count(), 2, "{lines}");
}

#[test]
fn the_samples_of_a_real_page_are_as_declared() {
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs");
    let text = fs::read_to_string(specs.join("sitehost/list_image_versions.yaml")).unwrap();
    let page: apiscribe::spec::Page = serde_yaml::from_str(&text).unwrap();
    let text = page.samples[0].answer.clone().unwrap();
    let sample = Sample { name: "-".to_owned(), text: text.clone() };
    let compared = compare(&specs, "sitehost/list_image_versions", &[sample]).unwrap();
    assert!(compared.findings.is_empty(), "{:?}", compared.findings);
    let changed = Sample { name: "-".to_owned(), text: text.replacen("\"6421\"", "6421", 1) };
    let compared = compare(&specs, "sitehost/list_image_versions", &[changed]).unwrap();
    let lines = render(&compared.findings, &compared.sources, Format::Short, false);
    assert!(lines.starts_with("-:9:23: E0603: ") && lines.lines().count() == 1, "{lines}");
}

#[test]
fn what_cannot_be_compared_is_said() {
    let root = tempfile::tempdir().unwrap();
    write(root.path());
    let specs = root.path().join("specs");
    let sample = |text: &str| [Sample { name: "-".to_owned(), text: text.to_owned() }];
    let unknown = compare(&specs, "p/list_disk", &sample("{}")).unwrap_err();
    let CompareError::Unknown(message) = unknown else { panic!("{unknown:?}") };
    assert_eq!(message, "there is no operation `p/list_disk`; did you mean `p/list_disks`?");
    assert!(matches!(compare(&specs, "p/list_disks", &sample("{ oops")), Err(CompareError::Failure(_))));
    fs::write(specs.join("p/list_disks.yaml"), "operation: x").unwrap();
    assert!(matches!(compare(&specs, "p/list_disks", &sample("{}")), Err(CompareError::Failure(_))));
}
