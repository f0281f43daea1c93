//! Samples as pages print them, in all formats: where the finding points, and what it shows.

use super::finds_in_shop;

const ITEM: &str = "responses:
  200:
    description: The item.
    name: Item
    fields:
      id: { type: integer, description: Which it is. }
      sizes: { type: [integer], description: How large it is. }
";

const PARTS: &str = "responses:
  200: { description: The items., type: [Item] }
types:
  Item:
    description: An item.
    fields:
      name: { type: string, description: What it is called. }
      parts: { type: [Part], description: What it is made of. }
  Part:
    description: A part.
    fields:
      weight: { type: integer, description: How much it weighs. }
";

/// A page with one sample, of which these lines are said.
fn page(declared: &str, sample: &str) -> String {
    let lines = sample.lines().fold(String::new(), |lines, line| format!("{lines}    {line}\n"));
    format!("{declared}samples:\n  - name: some\n{lines}")
}

/// A page with one sample of an answer.
fn answer(declared: &str, lines: &[&str]) -> String {
    page(declared, &format!("status: 200\nanswer: |\n  {}", lines.join("\n  ")))
}

#[test]
fn lines_of_text_that_contradict_the_declarations() {
    let text = "formats:\n  text: { delimiter: \"=\" }\n";
    let unknown = answer(ITEM, &["id = 1", "⌖Main Colour = red"]);
    let report = finds_in_shop("E0601", r#"the field `["Main Colour"]`"#, text, &unknown);
    assert!(report.contains("declare it: `\"Main Colour\": { type: string, description: … }`"), "{report}");
    let sizes = answer(ITEM, &["id = 1", "sizes = 10", "sizes = ⌖large"]);
    finds_in_shop("E0603", "travels: an integer as 6421", text, &sizes);
}

#[test]
fn columns_of_a_list_that_contradict_the_declarations() {
    let csv = "formats:\n  csv: {}\n";
    let unknown = answer(PARTS, &["name,parts.1.weight,parts.1.⌖colour", "a,1,", "b,1,red"]);
    finds_in_shop("E0601", "`[1].parts[0].colour`", csv, &unknown);
    let weight = answer(PARTS, &["name,parts.1.weight,parts.2.weight", "a,1,", "b,1,⌖two"]);
    finds_in_shop("E0603", "travels: an integer as 6421", csv, &weight);
}

#[test]
fn an_element_beside_the_payload_that_contradicts_its_declaration() {
    let envelope = "envelope:\n  payload: items\n  fields:\n    total: { type: integer, description: How many. }\n";
    let declared = "responses:\n  200: { description: The items., type: [string] }\n";
    let total = answer(declared, &["<answer>", "  ⌖<total>two</total>", "  <items>a</items>", "</answer>"]);
    finds_in_shop("E0603", "travels: an integer as 6421", &format!("formats:\n  xml: {{}}\n{envelope}"), &total);
}

#[test]
fn answers_in_other_formats_that_are_not_well_formed() {
    let broken = page(PARTS, "status: 200\nanswer: |\n  name,parts\n  ⌖\"a");
    finds_in_shop("E0610", "a quoted cell does not end", "formats:\n  csv: {}\n", &broken);
    let broken = page(PARTS, "status: 200\nanswer: |\n  <items><item><name>a⌖</nam></item></items>");
    finds_in_shop("E0610", "an end tag does not match its start tag", "formats:\n  xml: {}\n", &broken);
}

#[test]
fn what_a_sample_says_for_nothing() {
    let misprint = "request: GET /items\nstatus: 200\n⌖mend: { why: It is misprinted. }";
    finds_in_shop(
        "E0623",
        "nothing is mended here",
        "",
        &page("responses:\n  200: { description: The items. }\n", misprint),
    );
    let answered = "status: 200\nanswer: '{ \"id\": 1 }'\nwithheld: { ⌖X-Key: It is no real one. }";
    finds_in_shop("E0607", "prints no header `X-Key`", "", &page(ITEM, answered));
}

#[test]
fn an_answer_without_a_status() {
    finds_in_shop("E0609", "an answer comes with a status", "", &page(ITEM, "⌖answer: '{ \"id\": 1 }'"));
}

/// What is printed and what is sent stand below each other, piece by piece.
#[test]
fn a_request_that_differs_is_shown_where_it_does() {
    let none = "responses:\n  200: { description: The items. }\n";
    let query = format!(
        "query:\n  size: {{ type: integer, description: How many. }}\n  state: {{ type: string, description: Which. }}\n{none}"
    );
    let json = format!("request: POST /items\njson:\n  id: {{ type: integer, description: Which. }}\n{none}");
    let formats = "formats:\n  asked_by: { parameter: format, in: query }\n  default: json\n  json: {}\n  csv: {}\n";
    let suffix = "formats:\n  asked_by: suffix\n  default: json\n  always: true\n  json: {}\n  xml: {}\n";
    let strings = "responses:\n  200: { description: The items., type: [string] }\n";
    for (provider, declared, sample, shown) in [
        (
            "",
            query.as_str(),
            "arguments: { size: 1, state: new }\nrequest: ⌖GET /items?state=old&size=1",
            "- state=old",
        ),
        (
            "",
            query.as_str(),
            "arguments: { size: 1, state: new }\nrequest: ⌖GET /items?state=old&size=1",
            "+ state=new",
        ),
        ("", json.as_str(), "arguments: { id: 1 }\nbody: ⌖'{\"id\":\"1\"}'", "+ {\"id\":1}"),
        ("", none, "request: GET /items\nbody: ⌖a=1", "+ (no body)"),
        ("", none, "request: ⌖GET https://shops.example/items", "+ https://shop.example/items"),
        (formats, strings, "request: ⌖GET /items?format=csv", "- format=csv"),
        (formats, strings, "request: GET /items\nheaders: { ⌖Accept: text/csv }", "+ Accept: application/json"),
        (suffix, strings, "request: ⌖GET /items.xml", "+ https://shop.example/items.json"),
    ] {
        let report = finds_in_shop("E0613", "does not send what the sample prints", provider, &page(declared, sample));
        assert!(report.contains(shown), "expected {shown}\n{report}");
    }
}
