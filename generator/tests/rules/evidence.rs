//! Samples that contradict the declarations.

use super::{finds, finds_nothing};

const ITEM: &str = r#"{ "id": 1, "name": "a {n}", "size": "small" }"#;
const SAVED: &str = r#"'{ "data": { "id": 1 }, "ok": true }'"#;

#[test]
fn a_field_that_is_not_declared() {
    let item = r#"{ "id": 1, ⌖"colour": "red", "name": "a {n}", "size": "small" }"#;
    finds("E0601", "`colour` is not declared", &[("list_items", ITEM, item)]);
    finds(
        "E0601",
        "`okay` is not declared",
        &[("list_items", "\"ok\": true }\n    placeholders", "\"ok\": true, ⌖\"okay\": 1 }\n    placeholders")],
    );
    let behind = r#"{ "id": 1, "name": "a {n}", ⌖"n": 1, "size": "small" }"#;
    finds("E0601", "`n` is not declared", &[("list_items", ITEM, behind)]);
    let fault = r#"{ "name": "missing", ⌖"more": 1, "text": "No" }"#;
    finds("E0601", "`more` is not declared", &[("list_items", r#"{ "name": "missing", "text": "No" }"#, fault)]);
}

#[test]
fn a_required_field_that_is_missing() {
    let item = r#"⌖{ "name": "a {n}", "size": "small" }"#;
    finds("E0602", "has no `id`", &[("list_items", ITEM, item)]);
}

#[test]
fn a_payload_that_is_missing() {
    finds("E0602", "holds nothing", &[("save_item", SAVED, r#"'⌖{ "data": null, "ok": true }'"#)]);
}

#[test]
fn a_value_of_another_type() {
    for (item, says) in [
        (r#"{ "id": ⌖"one", "name": "a {n}", "size": "small" }"#, "not an integer"),
        (r#"{ "id": ⌖"1", "name": "a {n}", "size": "small" }"#, "spells this otherwise"),
        (r#"{ "id": ⌖[1], "name": "a {n}", "size": "small" }"#, "has a list here"),
        (r#"{ "id": 1, "name": "a {n}", "size": "small", "when": ⌖"now" }"#, "moment"),
        (r#"{ "id": 1, "name": "a {n}", "size": "small", "tags": ⌖"a" }"#, "a list is declared"),
        (r#"{ "id": 1, "name": "a {n}", "size": "small", "tags": ["a", ⌖null] }"#, "null as an item"),
        (r#"{ "id": 1, "name": "a {n}", "size": "small", "flags": [1, ⌖true] }"#, "spells this otherwise"),
    ] {
        finds("E0603", says, &[("list_items", ITEM, item)]);
    }
}

#[test]
fn a_null_or_an_empty_list_that_is_not_declared() {
    let null = r#"{ "id": 1, "name": ⌖null, "size": "{n}" }"#;
    let value = ("list_items", "\"{n}\": b", "\"{n}\": small");
    finds("E0604", "`name` is null here", &[("list_items", ITEM, null), value]);
    let empty = r#"{ "id": 1, "name": "a {n}", "size": "small", "tags": ⌖[] }"#;
    finds("E0604", "`tags` is there without items", &[("list_items", ITEM, empty)]);
}

#[test]
fn a_nullable_field_that_the_sample_leaves_out() {
    finds_nothing(&[("list_items", "when: { type: date-time }", "when: { type: date-time, nullable: true }")]);
}

#[test]
fn a_nullable_list_that_is_there_without_items() {
    let nullable = "tags: { type: [string], nullable: true }";
    let empty = r#"{ "id": 1, "name": "a {n}", "size": "small", "tags": [] }"#;
    finds_nothing(&[("list_items", "tags: { type: [string] }", nullable), ("list_items", ITEM, empty)]);
}

#[test]
fn a_value_that_is_not_documented() {
    let item = r#"{ "id": 1, "name": "a {n}", "size": ⌖"huge" }"#;
    finds("E0605", "`huge` is not among the declared values of `Size`", &[("list_items", ITEM, item)]);
}

#[test]
fn a_request_with_another_method() {
    finds("E0606", "makes a POST", &[("list_items", "request: GET /items/1?", "request: ⌖POST /items/1?")]);
}

#[test]
fn a_placeholder_that_the_sample_does_not_have() {
    finds("E0607", "no placeholder `{m}`", &[("list_items", "{ \"{n}\": b }", "{ \"{n}\": b, ⌖\"{m}\": c }")]);
}

#[test]
fn an_argument_that_the_call_does_not_have_or_needs() {
    finds(
        "E0608",
        "no parameter `custmer`",
        &[("list_items", "{ shop: \"1\", customer: 2 }", "{ shop: \"1\", ⌖custmer: 2 }")],
    );
    finds(
        "E0608",
        "needs a value for `shop`",
        &[("list_items", "arguments: { shop: \"1\", customer: 2 }", "⌖arguments: { customer: 2 }")],
    );
}

#[test]
fn an_argument_of_another_type() {
    finds("E0603", "an integer", &[("list_items", "{ shop: \"1\", customer: 2 }", "{ shop: \"1\", customer: ⌖two }")]);
    finds(
        "E0605",
        "`odd`",
        &[("list_items", "{ shop: \"1\", customer: 2 }", "{ shop: \"1\", customer: 2, state: ⌖odd }")],
    );
}

#[test]
fn a_status_that_the_page_does_not_list() {
    finds("E0609", "no status 403", &[("list_items", "status: 404", "status: ⌖403")]);
}

#[test]
fn an_answer_that_is_not_well_formed() {
    finds("E0610", "not well-formed", &[("save_item", SAVED, r#"⌖'{ "data": { "id": 1 }, "ok": true'"#)]);
}

#[test]
fn an_answer_that_is_mended_for_nothing() {
    let mend = format!("{SAVED}\n    mend:\n      why: No reason.\n      ⌖answer: {SAVED}");
    finds("E0610", "mended although it is well-formed", &[("save_item", SAVED, &mend)]);
}

#[test]
fn a_failure_of_a_provider_that_does_not_describe_any() {
    let faults = "faults:\n  at: error\n  named_by: name\n  message: text\n  fields:\n    name: { type: string }\n    text: { type: string }\n    number: { type: integer }\n";
    let answer = "    answer: |\n      { \"error\": {";
    finds(
        "E0611",
        "does not say what faults look like",
        &[("provider", faults, ""), ("list_items", answer, "    answer: ⌖|\n      { \"error\": {")],
    );
}

#[test]
fn a_fault_of_another_name() {
    let said = "    fault: missing\n    answer: |";
    finds(
        "E0612",
        "said to be `lost`, and this one is `missing`",
        &[("list_items", said, "    fault: lost\n    answer: ⌖|")],
    );
}

#[test]
fn a_request_that_does_not_come_out_as_printed() {
    let body = "- name: saved\n    request: POST /items?key=k3y&v=1\n    body: ⌖name=b\n";
    finds("E0613", "does not send what the sample prints", &[("save_item", "- name: saved\n", body)]);
    finds(
        "E0613",
        "does not send what the sample prints",
        &[(
            "list_items",
            "request: GET /items/1?key=k3y&v=1&customer=2",
            "request: ⌖GET /items/1?key=k3y&v=1&customer=3",
        )],
    );
}

#[test]
fn a_time_that_is_none() {
    finds("E06", "", &[("list_items", "- name: some\n", "- name: some\n    at: ⌖yesterday\n")]);
}

#[test]
fn a_map_in_the_query_that_comes_out_as_printed() {
    finds_nothing(&[
        ("list_items", "limit: { type: integer }", "limit: { type: integer }\n  labels: { type: { map: string } }"),
        ("list_items", "customer: 2 }", "customer: 2, labels: { a: b, c: d } }"),
        ("list_items", "&customer=2", "&customer=2&labels[a]=b&labels[c]=d"),
    ]);
}

#[test]
fn a_call_without_what_a_parameter_needs() {
    let needs = ("list_items", "paging: true", "paging: true\ndependent_required: { customer: [limit] }");
    let alone = ("list_items", "{ shop: \"1\", customer: 2 }", "{ shop: \"1\", ⌖customer: 2 }");
    finds("E0650", "`customer` is given without `limit`", &[needs, alone]);
    let paging = ("list_items", "paging: true", "paging: { page: { parameter: customer, first: 1, needs: limit } }");
    finds("E0650", "`customer` is given without `limit`", &[paging, alone]);
    let both = ("list_items", "{ shop: \"1\", customer: 2 }", "{ shop: \"1\", customer: 2, limit: 1 }");
    finds_nothing(&[needs, both, ("list_items", "&customer=2\n", "&customer=2&limit=1\n")]);
    // What is required is always there.
    finds_nothing(&[("list_items", "paging: true", "paging: true\ndependent_required: { customer: [shop] }")]);
    // A list without items sends nothing, and neither needs another nor is what another needs.
    let list = ("list_items", "paging: true", "paging: true\ndependent_required: { ids: [limit] }");
    finds_nothing(&[list, ("list_items", "{ shop: \"1\", customer: 2 }", "{ shop: \"1\", customer: 2, ids: [] }")]);
}

/// The request of the sample `saved`, with more of what a page prints of it.
fn saved(more: &str) -> String {
    format!("    arguments: {{ name: a }}\n    request: POST /items?key=k3y&v=1\n{more}    status: 200")
}

const SAVED_CALL: &str = "    arguments: { name: a }\n    status: 200";

#[test]
fn a_form_that_differs_from_the_one_that_is_sent() {
    let found = |form: &str| saved(&format!("    form: {form}\n"));
    finds_nothing(&[("save_item", SAVED_CALL, &found("{ name: a }"))]);
    finds("E0613", "does not send what the sample prints", &[("save_item", SAVED_CALL, &found("⌖{ name: b }"))]);
    finds("E0613", "does not send", &[("save_item", SAVED_CALL, &found("⌖{ name: a, more: 1 }"))]);
    finds("E0613", "does not send", &[("save_item", SAVED_CALL, &found("⌖{ name: [a, a] }"))]);
    let headers =
        saved("    headers: { Content-Type: multipart/form-data }\n").replace("request: POST", "request: ⌖POST");
    finds("E0613", "does not send", &[("save_item", SAVED_CALL, &headers)]);
}

#[test]
fn a_form_that_is_none() {
    finds("E0652", "no field of a form", &[("save_item", SAVED_CALL, &saved("    form: { name: ⌖{ a: 1 } }\n"))]);
    finds("E0652", "not both", &[("save_item", SAVED_CALL, &saved("    body: name=a\n    ⌖form: { name: a }\n"))]);
    let request = "request: GET /items/1?key=k3y&v=1&customer=2\n";
    finds("E0652", "sends no form", &[("list_items", request, &format!("{request}    ⌖form: {{ name: a }}\n"))]);
    let alone = SAVED_CALL.replace("    status", "    ⌖form: { name: a }\n    status");
    finds("E0652", "with its request", &[("save_item", SAVED_CALL, &alone)]);
}

#[test]
fn a_request_that_is_sent_otherwise_says_the_same_and_is_sent_otherwise() {
    let multipart = "    headers: { Content-Type: multipart/form-data }\n";
    let otherwise = saved(&format!("{multipart}    form: {{ name: a }}\n    unsupported: It is sent otherwise\n"));
    finds_nothing(&[("save_item", SAVED_CALL, &otherwise)]);
    let wrong = otherwise.replace("{ name: a }\n    unsupported", "⌖{ name: b }\n    unsupported");
    finds("E0613", "does not send", &[("save_item", SAVED_CALL, &wrong)]);
    let same = saved("    form: { name: a }\n    ⌖unsupported: It is sent otherwise\n");
    finds("E0651", "sends what this sample prints", &[("save_item", SAVED_CALL, &same)]);
    let alone = SAVED_CALL.replace("    status", "    ⌖unsupported: It is sent otherwise\n    status");
    finds("E0651", "no request is printed", &[("save_item", SAVED_CALL, &alone)]);
}

#[test]
fn a_header_that_no_call_sends_and_no_sample_prints() {
    let withheld = ("provider", "parameters:\n", "withheld: { ⌖Content-Type: It says nothing. }\nparameters:\n");
    finds("E0607", "no sample prints a header `Content-Type`", &[withheld]);
    let withheld = ("provider", "parameters:\n", "withheld: { Content-Type: It says nothing. }\nparameters:\n");
    let request = "request: GET /items/1?key=k3y&v=1&customer=2\n";
    let printed = format!("{request}    headers: {{ Content-Type: text/plain }}\n");
    finds_nothing(&[withheld, ("list_items", request, &printed)]);
}
