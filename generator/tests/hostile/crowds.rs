//! Too much of everything, and names that meet.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use super::harmless::{PAGE, PROVIDER, page_with};
use super::workbench::{Folder, errors, sane, told};

/// How long anything here may take, in a debug build on a busy machine. What grows quadratically takes minutes.
const LIMIT: Duration = Duration::from_secs(15);

/// Generates from a page, and expects that it is sane and soon over.
#[track_caller]
fn soon(page: &str) -> super::workbench::Outcome {
    let begin = Instant::now();
    let outcome = Folder::shop(PROVIDER, page).generate();
    let taken = begin.elapsed();
    sane(&outcome).unwrap_or_else(|problem| panic!("{}", problem.chars().take(2000).collect::<String>()));
    assert!(taken < LIMIT, "a page of {} bytes takes {taken:?}", page.len());
    outcome
}

/// Many lines made from their numbers.
fn many(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).fold(String::new(), |mut text, index| {
        writeln!(text, "{}", line(index)).expect("writing to a string cannot fail");
        text
    })
}

#[test]
fn absurdly_long_names_are_names_or_findings() {
    let long = "a".repeat(100_000);
    for (from, to) in [
        ("operation: list_items", format!("operation: {long}")),
        ("  name: {", format!("  {long}: {{")),
        ("Lists items.", long.clone()),
        ("title: Items", format!("title: {long}")),
        ("summary: Lists", format!("{long}: Lists")),
        ("type: string", format!("type: {long}")),
        ("GET /items", format!("GET /{long}")),
        ("{ type: string", format!("{{ enum: [{long}, b]")),
    ] {
        let told = told(&soon(&page_with(from, &to)));
        assert!(told.len() < 400_000, "{} bytes are said of `{from}`", told.len());
    }
}

#[test]
fn thousands_of_members_are_generated() {
    let parameters = many(1_000, |index| format!("  p{index}: {{ type: string, description: The {index}th. }}"));
    let fields = many(1_000, |index| format!("      f{index}: {{ type: [integer] }}"));
    let page =
        page_with("  name: {", &format!("{parameters}  name: {{")).replacen("      id:", &(fields + "      id:"), 1);
    assert_eq!(errors(&soon(&page)), [""; 0]);
    let values = many(1_000, |index| format!("      - v{index}"));
    let page = page_with("{ type: string, description: Its name. }", &format!("\n    name: Kind\n    enum:\n{values}"));
    assert_eq!(errors(&soon(&page)), [""; 0]);
}

#[test]
fn hundreds_of_types_in_a_ring_are_one_finding() {
    let ring = many(500, |index| {
        format!("  T{index}:\n    description: One.\n    fields: {{ next: {{ type: T{} }} }}", (index + 1) % 500)
    });
    assert_eq!(errors(&soon(&page_with("  Item:\n", &format!("{ring}  Item:\n")))), ["E0220"]);
}

#[test]
fn thousands_of_mistakes_are_told_within_bounds() {
    for mistakes in [
        many(20_000, |index| format!("unknown{index}: 1")),
        format!("summary: {}\n", "[a, ".repeat(50) + &"]".repeat(50)),
        many(20_000, |_| "summary: again".to_owned()),
        many(5_000, |index| format!("key{index}: &a{index} *a{index}")),
        format!("notes:\n{}", many(20_000, |index| format!("  - {index}"))),
    ] {
        let outcome = soon(&format!("{PAGE}{mistakes}"));
        let count = errors(&outcome).len();
        assert!((1..=501).contains(&count), "{count} findings");
    }
}

#[test]
fn thousands_of_operations_are_generated() {
    let folder = Folder::shop(PROVIDER, PAGE);
    for index in 0..150 {
        let page = PAGE.replace("list_items", &format!("op_{index}")).replace("/items", &format!("/items{index}"));
        folder.write(
            &format!("shop/op_{index}.yaml"),
            page.replace("Item:", &format!("Item{index}:")).replace("[Item]", &format!("[Item{index}]")),
        );
    }
    let begin = Instant::now();
    let generated = folder.generate();
    assert!(begin.elapsed() < LIMIT, "{:?}", begin.elapsed());
    assert_eq!(generated.expect("all are harmless").statistics.operations, 151);
}

/// Expects an error with this code that shows both names.
#[track_caller]
fn clash(from: &str, to: &str, code: &str, names: [&str; 2]) {
    let found = Folder::shop(PROVIDER, &page_with(from, to)).findings();
    let line = found.lines().find(|line| line.contains(code)).unwrap_or_else(|| panic!("no {code} in {found:?}"));
    assert!(names.iter().all(|name| line.contains(name)), "{line}");
}

#[test]
fn names_that_meet_are_never_lost_in_silence() {
    clash("  name: {", "  Name: { type: string }\n  name: {", "E0302", ["`Name`", "`name`"]);
    clash("  name: {", "  a[name]: { type: string }\n  name: {", "E0302", ["`a[name]`", "`name`"]);
    clash("  name: {", "  name[]: { type: [string] }\n  name: {", "E0302", ["`name[]`", "`name`"]);
    clash("      id: {", "      ID: { type: string }\n      id: {", "E0302", ["`ID`", "`id`"]);
    clash("{ type: string", "{ enum: [a b, a-b]", "E0302", ["`a b`", "`a-b`"]);
    clash("{ type: string", "{ enum: [a, A]", "E0302", ["`a`", "`A`"]);
    clash("  Item:\n", "  item: { enum: [a] }\n  Item:\n", "E0203", ["`Item`", "twice"]);
    clash("  name: {", "  Item: { enum: [a] }\n  name: {", "E0203", ["`Item`", "twice"]);
    clash("  name: {", "  type: { type: string }\n  Type: { type: string }\n  name: {", "E0302", ["`type`", "`Type`"]);
    clash("  name: {", "  name: { type: string }\n  name: {", "E0103", ["`name`", ""]);
}

#[test]
fn faults_are_never_lost_in_silence() {
    let fault = |name: &str| format!("  404: {{ description: It failed., fault: {name} }}\ntypes:");
    let faults = format!("  403: {{ description: It failed., fault: NotFound }}\n{}", fault("not found"));
    let provider =
        format!("{PROVIDER}faults:\n  at: error\n  fields: {{ text: {{ type: string, description: Why. }} }}\n");
    for (page, why) in [
        (page_with("types:", &faults), "two faults would be one variant"),
        (page_with("types:", &fault("'***'")), "a fault can be no variant"),
        (page_with("types:", &fault("undocumented")), "the variant is taken"),
        (page_with("types:", &fault("Self")), "the variant is a keyword"),
    ] {
        let outcome = Folder::shop(&provider, &page).generate();
        assert!(!errors(&outcome).is_empty(), "{why}, and nobody says so\n{}", told(&outcome));
    }
}

#[test]
fn files_that_differ_in_case_only_are_never_lost_in_silence() {
    let folder = Folder::shop(PROVIDER, PAGE);
    folder.write("shop/List_Items.yaml", PAGE);
    let found = folder.findings();
    assert!(found.contains("E0304"), "two operations of one name: {found}");
    let folder = Folder::shop(PROVIDER, PAGE);
    folder.write("SHOP/provider.yaml", PROVIDER);
    assert!(!errors(&folder.generate()).is_empty(), "two folders that are one on other machines");
}
