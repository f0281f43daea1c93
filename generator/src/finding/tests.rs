//! Tests of findings and their rendering.

use std::sync::Arc;

use super::{Finding, Findings, Format, Place, Sources, render};

const TEXT: &str = "operation: x\r\nquery:\r\n  é: { tipe: string }\r\nquery: {}\r\n";

fn sources() -> Sources {
    let mut sources = Sources::new();
    sources.insert("specs/a/x.yaml".into(), TEXT.into());
    sources
}

fn place(word: &str) -> Place {
    let start = TEXT.find(word).expect("the word");
    Place::new("specs/a/x.yaml".into(), start..start + word.len())
}

fn findings() -> Findings {
    let again = TEXT.rfind("query").expect("the word");
    let again = Place::new("specs/a/x.yaml".into(), again..again + 5);
    let duplicate = Finding::error("E0103", again, "twice").label("here again").also(place("query"), "first here");
    let unknown = Finding::error("E0102", place("tipe"), "unknown key `tipe`").help("`type`: Its type.");
    let folder = Finding::warning("E0108", Place::whole("specs/b".into()), "no\nfolder \u{1b}[31m");
    [duplicate.clone(), folder, unknown, duplicate].into_iter().collect()
}

#[test]
fn sorted_and_once() {
    let findings = findings();
    assert_eq!((findings.len(), findings.errors(), findings.warnings()), (4, 2, 1));
    let codes: Vec<_> = findings.into_sorted().iter().map(|finding| finding.code).collect();
    assert_eq!(codes, ["E0102", "E0103", "E0108"]);
}

#[test]
fn short() {
    assert_eq!(
        render(&findings(), &sources(), Format::Short, true),
        "specs/a/x.yaml:3:8: E0102: unknown key `tipe`\n\
         specs/a/x.yaml:4:1: E0103: twice\n\
         specs/b:1:1: E0108: no folder ␛[31m\n"
    );
}

#[test]
fn json() {
    let lines = [
        r#"{"severity":"error","code":"E0102","message":"unknown key `tipe`","help":"`type`: Its type.","#,
        r#""file":"specs/a/x.yaml","line":3,"column":8,"length":4,"label":"","secondary":[]}"#,
        "\n",
        r#"{"severity":"error","code":"E0103","message":"twice","help":null,"#,
        r#""file":"specs/a/x.yaml","line":4,"column":1,"length":5,"label":"here again","secondary":["#,
        r#"{"file":"specs/a/x.yaml","line":2,"column":1,"length":5,"label":"first here"}]}"#,
        "\n",
        r#"{"severity":"warning","code":"E0108","message":"no folder ␛[31m","help":null,"#,
        r#""file":"specs/b","line":1,"column":1,"length":0,"label":"","secondary":[]}"#,
        "\n",
    ];
    assert_eq!(render(&findings(), &sources(), Format::Json, true), lines.concat());
}

#[test]
fn json_measures_in_characters_and_never_beyond_a_line() {
    let file: Arc<str> = "x".into();
    let mut sources = Sources::new();
    sources.insert(Arc::clone(&file), "é: üöä\nb: c\n".into());
    for (span, place) in [(4..10, r#""line":1,"column":4,"length":3"#), (4..14, r#""line":1,"column":4,"length":3"#)] {
        let findings = Findings::from_iter([Finding::error("E0101", Place::new(Arc::clone(&file), span), "x\ny")]);
        let line = render(&findings, &sources, Format::Json, false);
        assert!(line.contains(place) && line.contains(r#""message":"x y""#), "{line}");
        assert_eq!(line.lines().count(), 1, "{line}");
        assert!(serde_json::from_str::<serde_json::Value>(&line).is_ok(), "{line}");
    }
}

#[test]
fn human() {
    let expected = "\
error[E0102]: unknown key `tipe`
 --> specs/a/x.yaml:3:8
  |
3 |   é: { tipe: string }
  |        ^^^^
  |
  = help: `type`: Its type.

error[E0103]: twice
 --> specs/a/x.yaml:4:1
  |
2 | query:
  | ----- first here
3 |   é: { tipe: string }
4 | query: {}
  | ^^^^^ here again

warning[E0108]: no folder ␛[31m
--> specs/b:1:1

";
    assert_eq!(render(&findings(), &sources(), Format::Human, false), expected);
    assert!(render(&findings(), &sources(), Format::Human, true).contains('\u{1b}'));
}

#[test]
fn marks_that_are_far_apart_get_a_snippet_each() {
    let text = format!("first\n{}second\n", "x\n".repeat(1000));
    let file: Arc<str> = "x".into();
    let mut sources = Sources::new();
    sources.insert(Arc::clone(&file), text.as_str().into());
    let second = text.len() - 7;
    let place = |start: usize| Place::new(Arc::clone(&file), start..start + 5);
    let finding = Finding::error("E0103", place(second), "twice").also(place(0), "first");
    let shown = render(&Findings::from_iter([finding]), &sources, Format::Human, false);
    assert!(shown.contains("x:1002:1") && shown.contains("1002 | second") && shown.contains("   1 | first"), "{shown}");
}

#[test]
fn places_that_are_not_in_the_text() {
    let file: Arc<str> = "specs/a/x.yaml".into();
    for span in [0..1000, 1000..2000, 29..30, TEXT.len()..TEXT.len()] {
        let finding = Finding::error("E0101", Place::new(Arc::clone(&file), span), "x").label("y");
        let findings = Findings::from_iter([finding]);
        assert!(!render(&findings, &sources(), Format::Human, false).is_empty());
        assert!(!render(&findings, &sources(), Format::Short, false).is_empty());
    }
}

#[test]
fn of_very_many_findings_people_see_the_first_ones_and_how_many_there_are_more() {
    let many = |count, finding: fn(usize) -> Finding| (0..count).map(finding).collect::<Vec<_>>();
    // Warnings come first in the order of files, and yet leave no error out.
    let warnings =
        many(1_000, |index| Finding::warning("W0001", Place::whole("specs/a".into()), format!("doubt {index}")));
    let errors = many(150, |index| Finding::error("E0102", Place::whole("specs/b".into()), format!("mistake {index}")));
    let findings: Findings = warnings.into_iter().chain(errors).collect();

    let human = render(&findings, &sources(), Format::Human, false);
    assert_eq!(human.matches("error[E0102]").count(), 150);
    assert_eq!(human.matches("warning[W0001]").count(), 50);
    assert!(human.ends_with("\n\n950 findings more are not shown; `--format short` prints all of them\n\n"), "{human}");
    for format in [Format::Short, Format::Json] {
        assert_eq!(render(&findings, &sources(), format, false).lines().count(), 1_150);
    }

    let errors =
        many(5_000, |index| Finding::error("E0102", Place::whole("specs/b".into()), format!("mistake {index}")));
    let human = render(&errors.into_iter().collect(), &sources(), Format::Human, false);
    assert_eq!(human.matches("error[E0102]").count(), 200);
    assert!(human.contains("\n4800 findings more are not shown"), "{human}");
    let few = many(200, |index| Finding::error("E0102", Place::whole("specs/b".into()), format!("mistake {index}")));
    assert!(!render(&few.into_iter().collect(), &sources(), Format::Human, false).contains("not shown"));
}
