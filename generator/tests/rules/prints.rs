//! What the print of an answer stands for.

use super::{finds, finds_nothing};

const ANSWER: &str = "    answer: |\n      { \"data\": [{ \"id\": 1, \"name\": \"a {n}\", \"size\": \"small\" }],\n        \"ok\": true }\n    placeholders: { \"{n}\": b }\n";
const SAVED: &str = r#"    answer: '{ "data": { "id": 1 }, "ok": true }'"#;

/// The first sample of the page, with another answer.
#[track_caller]
fn prints(answer: &str) {
    finds_nothing(&[("list_items", ANSWER, answer)]);
}

/// The same, with a mistake in it.
#[track_caller]
fn misprints(code: &str, says: &str, answer: &str) {
    finds(code, says, &[("list_items", ANSWER, answer)]);
}

#[test]
fn an_answer_that_breaks_off_is_mended_at_its_end() {
    let broken = "    answer: |\n      { \"data\": [{ \"id\": 1, \"name\": \"a\n";
    let append = |append: &str| format!("{broken}    mend: {{ why: It breaks off., append: {append} }}\n");
    prints(&append(r#"'" }], "ok": true }'"#));
    misprints("E0601", "`n` is not declared", &append(r#"'", ⌖"n": 1 }], "ok": true }'"#));
    let wrong = broken.replace("\"id\": 1", "\"id\": ⌖true");
    misprints("E0603", "", &append(r#"'" }], "ok": true }'"#).replace(broken, &wrong));
    misprints("E0610", "not well-formed: ", &append(r#"'" }], "ok": tru⌖e'"#));
    prints(&(append(r#"'{m}" }], "ok": true }'"#) + "    placeholders: { \"{m}\": b }\n"));
}

#[test]
fn an_answer_that_is_whole_is_not_added_to() {
    let mend = |mend: &str| format!("{SAVED}\n    mend: {{ why: No reason., {mend} }}");
    finds("E0610", "mended although", &[("save_item", SAVED, &mend("⌖append: '}'"))]);
    let both = mend(&format!("{}, ⌖append: '}}'", SAVED.trim())).replace(SAVED, "    answer: '{ \"data\"'");
    finds("E0623", "given whole", &[("save_item", SAVED, &both)]);
}

#[test]
fn a_part_of_an_answer_stands_within_what_is_not_printed() {
    let part = |item: &str, within: &str| format!("    answer: |\n      {item}\n    within: {within}\n");
    let item = r#"{ "id": 1, "name": "a" }"#;
    prints(&part(item, r#"'{ "data": […], "ok": true }'"#));
    prints(&part(r#""data": [{ "id": 1 }]"#, r#"'{ "ok": true, … }'"#));
    misprints("E0601", "`colour`", &part(r#"{ "id": 1, ⌖"colour": 1 }"#, r#"'{ "data": […], "ok": true }'"#));
    misprints("E0601", "`more`", &part(item, r#"'{ "data": […], "ok": true, ⌖"more": 1 }'"#));
    misprints("E0610", "not well-formed", &part(item, r#"'{ "data": […], "ok": true ⌖]'"#));
    misprints("E0610", "not well-formed", &part(r#"{ "id": 1 ⌖]"#, r#"'{ "data": […], "ok": true }'"#));
    misprints("E0671", "there is no `…`", &part(item, r#"⌖'{ "data": [...], "ok": true }'"#));
    misprints("E0671", "there are 2 `…`", &part(item, r#"⌖'{ "data": […, …], "ok": true }'"#));
    let nothing = SAVED.replace("    answer", "    ⌖within: '{ \"data\": … }'\n    #");
    let status = ("save_item", "    status: 200\n", "    request: POST /items?key=k3y&v=1\n");
    finds("E0671", "no answer is printed", &[status, ("save_item", SAVED, &nothing)]);
}

#[test]
fn what_an_answer_leaves_out_is_taken_out() {
    let elides = |items: &str, elided: &str| {
        format!("    answer: |\n      {{ \"data\": [{items}], \"ok\": true }}\n    elided: {elided}\n")
    };
    prints(&elides(r#"{ "id": 1, ... }, ..."#, "\"...\""));
    prints(&elides(r#"{ "id": 1, "name": "a...", "size": … }, …, { "id": 2 }"#, "…"));
    misprints("E0601", "`n`", &elides(r#"{ "id": 1, ... }, ..., { "id": 2, ⌖"n": 1 }"#, "\"...\""));
    misprints("E0672", "leave anything out", &elides(r#"{ "id": 1, ... }"#, "⌖…"));
    misprints("E0672", "leave anything out", &elides(r#"{ "id": 1, "name": "..." }"#, "⌖\"...\""));
}

#[test]
fn a_placeholder_stands_for_a_value_and_not_for_markup() {
    let with = |item: &str, value: &str| {
        format!(
            "    answer: |\n      {{ \"data\": [{item}], \"ok\": true }}\n    placeholders: {{ \"{{n}}\": {value} }}\n"
        )
    };
    for (item, value) in [
        (r#"{ "id": {n} }"#, "'1'"),
        (r#"{ "id": 1, "name": "{n}" }"#, "''"),
        (r#"{ "id": 1, "name": "a {n} b" }"#, "x"),
        (r#"{ "id": 1, "name": {n} }"#, "'\"x\"'"),
        (r#"{ "id": 1, "tags": {n} }"#, "'[\"x\"]'"),
        (r#"{ "id": 1, "{n}": "x" }"#, "name"),
    ] {
        prints(&with(item, value));
    }
    for (item, value) in [
        (r#"{ "id": 1{n} }"#, "⌖', \"name\": \"a\"'"),
        (r#"{ "id": 1, "name": "a{n} }"#, "⌖'\"'"),
        (r#"{ "id": 1, "name": "{n}" }"#, "⌖'a\", \"size\": \"small'"),
        (r#"{ "id": 1 } {n}"#, "⌖''"),
        (r#"{ "id": 1 {n}"#, "⌖'}'"),
    ] {
        misprints("E0670", "more than a value", &with(item, value));
    }
    let json = ("save_item", "form:\n", "json:\n");
    let sent = "    arguments: { name: a }\n    status: 200";
    let body = |body: &str, value: &str| {
        format!(
            "    arguments: {{ name: a }}\n    body: '{body}'\n    placeholders: {{ \"{{n}}\": {value} }}\n    status: 200"
        )
    };
    finds_nothing(&[json, ("save_item", sent, &body(r#"{ "name": "{n}" }"#, "a"))]);
    finds("E0670", "more than", &[json, ("save_item", sent, &body(r#"{ "name": "a{n}"#, "⌖'\" }'"))]);
}

#[test]
fn prints_in_other_formats_stand_for_whole_answers_too() {
    let formats = (
        "provider",
        "envelope:\n",
        "formats: { default: xml, json: {}, xml: {}, csv: {}, text: { delimiter: \"=\" } }\nenvelope:\n",
    );
    let page = ("list_items", "responses:\n", "envelope: false\nresponses:\n");
    let call = "    status: 200\n    answer: |\n      { \"data\"";
    let rest = ": [{ \"id\": 1, \"name\": \"a {n}\", \"size\": \"small\" }],\n        \"ok\": true }\n    placeholders: { \"{n}\": b }\n";
    let fault = ("list_items", "    fault: missing\n", "    format: json\n    fault: missing\n");
    let saved = ("save_item", "    status: 200\n", "    format: json\n    status: 200\n");
    let all = |format: &str, answer: &str| format!("    format: {format}\n    status: 200\n{answer}");
    let from = format!("{call}{rest}");
    let good = |format: &str, answer: &str| {
        finds_nothing(&[formats, page, fault, saved, ("list_items", &from, &all(format, answer))]);
    };
    let wrong = |code: &str, format: &str, answer: &str| {
        finds(code, "", &[formats, page, fault, saved, ("list_items", &from, &all(format, answer))]);
    };
    good(
        "xml",
        "    answer: |\n      <item id=\"1\" ...>\n        ...\n        <name>a...</name>\n      </item>\n    elided: \"...\"\n    within: <items>…</items>\n",
    );
    wrong(
        "E0601",
        "xml",
        "    answer: |\n      <item id=\"1\"><⌖colour/></item> ...\n    elided: \"...\"\n    within: <items>…</items>\n",
    );
    wrong("E0610", "xml", "    answer: |\n      <item id=\"1\">⌖</items>\n    within: <items>…</items>\n");
    wrong(
        "E0670",
        "xml",
        "    answer: |\n      <items><item>{n}</item></items>\n    placeholders: { \"{n}\": ⌖<id>1</id> }\n",
    );
    wrong(
        "E0670",
        "xml",
        "    answer: |\n      <items><item id=\"{n}\"/></items>\n    placeholders: { \"{n}\": ⌖'1\" name=\"a' }\n",
    );
    good("csv", "    answer: |\n      1,a\n      ...\n    elided: \"...\"\n    within: |\n      id,name\n      …\n");
    wrong("E0603", "csv", "    answer: |\n      1,a\n      ⌖x,b\n    within: \"id,name\\n…\"\n");
    wrong("E0670", "csv", "    answer: |\n      id,name\n      1,{n}\n    placeholders: { \"{n}\": ⌖\"a\\n2,b\" }\n");
    wrong("E0670", "csv", "    answer: |\n      id,name\n      {n}\n    placeholders: { \"{n}\": ⌖\"1,b\" }\n");
    good("csv", "    answer: |\n      id,name\n      1,\"{n}\"\n    placeholders: { \"{n}\": \"a, b\" }\n");
    good("text", "    answer: |\n      name = a\n      ...\n    elided: \"...\"\n    within: \"id = 1\\n…\"\n");
}

const LINE: &str = "request: GET /items/1?key=k3y&v=1&customer=2";

#[test]
fn an_order_that_differs_is_said_and_can_be_free() {
    let line = |line: &'static str| ("list_items", LINE, line);
    let swapped = "request: ⌖GET /items/1?v=1&key=k3y&customer=2";
    finds("E0613", "in another order than the sample prints", &[line(swapped)]);
    finds("E0613", "does not send", &[line("request: ⌖GET /items/1?v=1&key=k3y&customer=3")]);
    finds("E0613", "does not send", &[line("request: ⌖GET /item/1?v=1&key=k3y&customer=2")]);
    let free = ("provider", "parameters:\n", "parameter_order: free\nparameters:\n");
    finds_nothing(&[free, line("request: GET /items/1?customer=2&v=1&key=k3y")]);
    finds("E0613", "does not send", &[free, line("request: ⌖GET /items/1?customer=2&v=1")]);
    let of_sample = "request: GET /items/1?v=1&key=k3y&customer=2\n    parameter_order: free";
    finds_nothing(&[line(of_sample)]);
    let strict = "request: ⌖GET /items/1?v=1&key=k3y&customer=2\n    parameter_order: strict";
    finds("E0613", "another order", &[free, line(strict)]);
    // A list keeps its order.
    let list = ("list_items", "ids: { type: [integer], separator: \",\" }", "ids: { type: [integer] }");
    let given = ("list_items", "customer: 2 }", "customer: 2, ids: [1, 2] }");
    finds_nothing(&[free, list, given, line("request: GET /items/1?ids=1&v=1&key=k3y&ids=2&customer=2")]);
    finds(
        "E0613",
        "does not send",
        &[free, list, given, line("request: ⌖GET /items/1?ids=2&ids=1&v=1&key=k3y&customer=2")],
    );
    let sent = "    arguments: { name: a }\n    status: 200";
    let more = (
        "save_item",
        "  name: { type: string, required: true }\n",
        "  name: { type: string, required: true }\n  more: { type: string }\n",
    );
    let body = "    arguments: { name: a, more: b }\n    body: ⌖more=b&name=a\n    status: 200";
    finds("E0613", "another order", &[more, ("save_item", sent, body)]);
    finds_nothing(&[free, more, ("save_item", sent, &body.replace('⌖', ""))]);
}

#[test]
fn credentials_that_pages_do_not_print() {
    let elided = ("provider", "parameters:\n", "elided_credentials: \"... auth ...\"\nparameters:\n");
    let line = |line: &'static str| ("list_items", LINE, line);
    for query in ["... auth ...&customer=2", "customer=2&... auth ...", "... auth ...&v=1&customer=2"] {
        let printed = format!("request: GET /items/1?{query}");
        finds_nothing(&[elided, ("list_items", LINE, &printed)]);
    }
    finds_nothing(&[
        elided,
        line("request: GET /items/1?... auth ..."),
        ("list_items", "{ shop: \"1\", customer: 2 }", "{ shop: \"1\" }"),
    ]);
    for wrong in [
        "request: ⌖GET /items/1?... auth ...&customer=3",
        "request: ⌖GET /items/1?... auth ...&v=2&customer=2",
        "request: ⌖GET /items/1?customer=2&... auth ...&limit=1",
        "request: ⌖GET /items/1?... auth ...",
    ] {
        finds("E0613", "does not send", &[elided, line(wrong)]);
    }
    let form = ("provider", "name: key, in: query", "name: key, in: parameters");
    let sent = "    arguments: { name: a }\n    status: 200";
    let saved = |body: &'static str| ("save_item", sent, body);
    finds_nothing(&[elided, form, saved("    arguments: { name: a }\n    body: name=a&... auth ...\n    status: 200")]);
    let wrong = "    arguments: { name: a }\n    body: ⌖name=b&... auth ...\n    status: 200";
    finds("E0613", "does not send", &[elided, form, saved(wrong)]);
    let unused = ("provider", "parameters:\n", "elided_credentials: ⌖\"... auth ...\"\nparameters:\n");
    finds("E0607", "no request of a sample prints", &[unused]);
    let placeholder = "request: GET /items/1?{auth}&customer=2";
    let value = "    placeholders: { \"{n}\": b, \"{auth}\": ⌖key=k3y&v=1 }";
    finds(
        "E0670",
        "more than a value",
        &[line(placeholder), ("list_items", "    placeholders: { \"{n}\": b }", value)],
    );
}

#[test]
fn failures_that_are_said_to_be_the_same() {
    let saved = "      { \"error\": { \"name\": \"missing\", \"text\": \"No\" } }\n";
    let also = |answer: &str, more: &str| {
        format!(
            "{saved}  - name: also\n    arguments: {{ shop: \"1\" }}\n    status: 404\n    fault: missing\n    answer: '{answer}'\n{more}"
        )
    };
    let same = r#"{ "error": { "name": "missing", "text": "No" } }"#;
    let other = r#"{ "error": { "name": "missing", "text": "Not here", "number": 1 } }"#;
    let good = |answer: &str, more: &str| finds_nothing(&[("list_items", saved, &also(answer, more))]);
    let wrong =
        |says: &str, answer: &str, more: &str| finds("E0617", says, &[("list_items", saved, &also(answer, more))]);
    good(same, "    same_as: none\n");
    good(other, "    same_as: none\n    differences: [error.number, error.text]\n");
    wrong("differs from `none`", other, "    same_as: ⌖none\n    differences: [error.text]\n");
    wrong("do not differ", same, "    same_as: none\n    differences: [⌖error.text]\n");
    wrong("a success, and the other one a failure", same, "    same_as: ⌖some\n");
}

#[test]
fn an_empty_element_or_attribute_is_nothing() {
    let formats = ("provider", "envelope:\n", "formats: { default: json, json: {}, xml: {} }\nenvelope:\n");
    let page = ("list_items", "responses:\n", "envelope: false\nresponses:\n");
    let answer = |answer: &str| format!("    format: xml\n    status: 200\n    answer: {answer}\n");
    let good = format!("    status: 200\n{ANSWER}");
    let item = "'<a><b id=\"1\" when=\"\"><flags/><flags>1</flags></b><b id=\"2\" when=\" \"/></a>'";
    finds_nothing(&[formats, page, ("list_items", &good, &answer(item))]);
    let item = answer("'<a>⌖<b id=\"\"/></a>'");
    finds("E0602", "has no `id`", &[formats, page, ("list_items", &good, &item)]);
    let item = answer("'<a><b id=\"1\" when=\"⌖soon\"/></a>'");
    finds("E0603", "\"soon\" is not how `when` travels: a moment as", &[formats, page, ("list_items", &good, &item)]);
}
