//! The generator as a library: what an author's next page becomes.

mod support;

use apiscribe::apply::MARK;
use apiscribe::{Failure, generate};
use support::Project;

/// A page of our own making: parameters everywhere, nested types, samples.
const SIXTH_PAGE: &str = r#"
operation: resize_server
source: { title: grid.server.resize }
summary: Resizes a server.
request: POST /grid/server/{server}/resize
path:
  server: { type: integer, required: true, description: The server. }
query:
  dry_run: { type: boolean, wire: yes-no, description: Whether to only say what would be done. }
header:
  X-Request-Id: { type: string, description: An id of your own making. }
form:
  ram:   { type: integer, required: true, description: Megabytes. }
  disks:
    description: The disks of the server afterwards.
    type: [Disk]
responses:
  200: { description: The server., type: [Server] }
  404: { description: There is no such server., fault: IllegalArgumentException }
types:
  Disk:
    description: A disk.
    fields:
      size: { type: integer, required: true, description: Gigabytes. }
      kind: { description: What it is made of., enum: { ssd: Flash., hdd: Iron. }, name: DiskKind }
  Server:
    description: A server.
    fields:
      id:    { type: integer, required: true, description: Identifies the server. }
      disks: { type: [Disk], description: Its disks. }
      owner: { type: Customer, description: Who owns it. }
samples:
  - name: success
    at: 2010-02-27T04:09:55Z
    arguments: { server: 7, ram: 512, disks: [{ size: 10, kind: ssd }] }
    request: POST https://api.gogrid.com/api/grid/server/7/resize
    body: api_key=identity&sig=e9aafd0a5d4c69bb24536be4bce8a528&v=1.3&ram=512&disks%5B0%5D%5Bsize%5D=10&disks%5B0%5D%5Bkind%5D=ssd
    status: 200
    answer: |
      { "list": [{ "id": 7, "disks": [{ "size": 10, "kind": "ssd" }], "owner": { "id": 1 } }], "status": "success" }
"#;

#[test]
fn a_sixth_page_is_one_more_file_and_nothing_else() {
    let project = Project::fresh();
    let before = generate(&project.path("specs"), "generated").expect("the specs are well-formed");
    project.write("specs/gogrid/resize_server.yaml", SIXTH_PAGE);

    let generated = generate(&project.path("specs"), "generated").expect("the page is well-formed");

    assert_eq!(generated.statistics.operations, before.statistics.operations + 1);
    let text = &generated.files["gogrid/resize_server.rs"];
    for expected in
        ["pub struct ResizeServer", "pub struct Disk", "pub enum DiskKind", "pub fn dry_run", "pub fn x_request_id"]
    {
        assert!(text.contains(expected), "no `{expected}` in\n{text}");
    }
    assert!(generated.files["gogrid/tests/resize_server.rs"].contains("fn success()"));
    assert!(generated.files["gogrid/mod.rs"].contains("mod resize_server;"));
    let changed = before.files.iter().filter(|(path, text)| generated.files[*path] != **text);
    let changed: Vec<_> = changed.map(|(path, _)| path.as_str()).collect();
    assert_eq!(
        changed,
        ["fingerprints", "gogrid/client.rs", "gogrid/fault.rs", "gogrid/mod.rs", "gogrid/tests/mod.rs", "lib.rs"],
        "what is generated for other pages stays as it is"
    );
}

#[test]
fn everything_that_is_generated_parses_and_says_where_it_comes_from() {
    let project = Project::fresh();
    project.write("specs/gogrid/resize_server.yaml", SIXTH_PAGE);
    let generated = generate(&project.path("specs"), "generated").expect("the specs are well-formed");
    for (path, text) in &generated.files {
        assert!(
            text.lines().next().is_some_and(|line| line.contains(MARK)),
            "{path} does not say that it is generated"
        );
        assert!(text.ends_with('\n') && !text.ends_with("\n\n"), "{path} does not end with one newline");
        let trailing = text.lines().position(|line| line.ends_with(' ') && !line.trim().is_empty());
        assert!(
            trailing.is_none() || path.contains("tests/"),
            "{path}:{} ends with a space",
            trailing.unwrap_or(0) + 1
        );
        if std::path::Path::new(path).extension().is_some_and(|extension| extension == "rs") {
            syn::parse_file(text).unwrap_or_else(|error| panic!("{path}: {error}"));
        }
    }
}

#[test]
fn generating_writes_nothing() {
    let project = Project::fresh();
    let (specs, generated) = (project.files("specs"), project.files("generated"));
    project.replace("specs/gogrid/list_images.yaml", "Lists the server images.", "Lists the images.");
    let changed = project.files("specs");
    generate(&project.path("specs"), "generated").expect("the specs are well-formed");
    assert_ne!(specs, changed);
    assert_eq!(project.files("specs"), changed);
    assert_eq!(project.files("generated"), generated);
}

#[test]
fn a_page_with_another_name_for_its_crate_differs_only_in_the_examples() {
    let project = Project::fresh();
    let one = generate(&project.path("specs"), "generated").expect("the specs are well-formed").files;
    let other = generate(&project.path("specs"), "clients").expect("the specs are well-formed").files;
    for (path, text) in &one {
        assert_eq!(text.replace("generated::", "clients::"), other[path], "{path}");
    }
}

#[test]
fn a_provider_without_a_page_has_a_client_and_no_calls() {
    let project = Project::fresh();
    let provider = "provider: Empty\nsummary: Nothing yet.\nserver: https://empty.example\n";
    project.write("specs/empty/provider.yaml", provider);
    let generated = generate(&project.path("specs"), "generated").expect("the specs are well-formed");
    assert!(generated.files["empty/client.rs"].contains("pub struct Client"));
    assert!(!generated.files["empty/mod.rs"].contains("| operation |"), "a table without rows says nothing");
}

#[test]
fn the_name_of_a_folder_that_cannot_be_a_module_is_a_finding() {
    for name in ["my-provider", "3d", "Provider", "self", "runtime", "guard"] {
        let project = Project::fresh();
        let provider = "provider: Other\nsummary: Another one.\nserver: https://other.example\n";
        project.write(&format!("specs/{name}/provider.yaml"), provider);
        let result = std::panic::catch_unwind(|| generate(&project.path("specs"), "generated"));
        let result = result.unwrap_or_else(|_| panic!("the generator panics at the folder `{name}`"));
        let Err(Failure { findings, .. }) = result else { panic!("the folder `{name}` is taken for a module") };
        assert_eq!(findings.errors(), 1, "{name}");
    }
}
