//! Responses.

use super::{finds, finds_in_shop, finds_nothing};

const FAULT: &str = "404: { description: There is none., fault: missing }";

#[test]
fn a_call_that_cannot_succeed() {
    let failure = "responses:\n  200: { description: The items., type: [Item] }\n";
    let sample = "  - name: some\n    arguments: { shop: \"1\", customer: 2 }\n    request: GET /items/1?key=k3y&v=1&customer=2\n    status: 200\n";
    let lost = "  - name: some\n    arguments: { shop: \"1\", customer: 2 }\n    request: GET /items/1?key=k3y&v=1&customer=2\n    status: 404\n";
    let edits = [
        ("list_items", failure, "⌖responses:\n"),
        ("list_items", sample, lost),
        ("list_items", "paging: true", "paging: false"),
    ];
    finds("E0508", "no status means success", &edits);
}

#[test]
fn a_number_that_is_no_status() {
    finds(
        "E0509",
        "600 is no HTTP status",
        &[("list_items", FAULT, &format!("{FAULT}\n  ⌖600: {{ description: Odd., fault: odd }}"))],
    );
}

#[test]
fn a_status_that_lost_a_digit_is_one_mistake() {
    let success = "200: { description: The items., type: [Item] }";
    for status in ["20", "2000", "0"] {
        let wrong = format!("⌖{status}: {{ description: The items., type: [Item] }}");
        finds("E0509", "is no HTTP status", &[("list_items", success, &wrong)]);
    }
}

#[test]
fn a_failure_with_a_payload() {
    let both = "404: { description: There is none., ⌖fault: missing, type: string }";
    finds("E0510", "a failure has no payload", &[("list_items", FAULT, both)]);
}

#[test]
fn two_payloads() {
    let second = format!("⌖201: {{ description: More., type: string }}\n  {FAULT}");
    finds("E0511", "a second payload", &[("list_items", FAULT, &second)]);
}

#[test]
fn an_envelope_that_the_provider_does_not_have() {
    let envelope = "envelope:\n  payload: data\n  fields:\n    ok: { type: boolean }\n    phase: { type: State }\n    total: { type: integer }\n  success: { ok: true }\n";
    let edits = [
        ("provider", envelope, ""),
        ("provider", "paging: { skip: start, size: limit, total: total }", "paging: { skip: start, size: limit }"),
        ("save_item", "form:\n", "envelope: ⌖true\nform:\n"),
        ("list_items", "{ \"data\": [{", "[{"),
        ("list_items", "\"small\" }],\n        \"ok\": true }", "\"small\" }]"),
    ];
    finds("E0512", "the provider has no envelope", &edits);
}

#[test]
fn a_key_within_an_envelope() {
    let key = "200: { description: The items., ⌖key: items, type: [Item] }";
    finds(
        "E0512",
        "the provider's envelope says",
        &[("list_items", "200: { description: The items., type: [Item] }", key)],
    );
}

#[test]
fn a_status_of_failure_without_a_name() {
    for status in [300, 303, 400, 401, 404, 500] {
        let unnamed = format!("{status}: {{ description: Wrong credentials. }}");
        // The samples expect the failure all the same.
        let sample = (
            "list_items",
            "    status: 404\n    fault: missing\n",
            format!("    status: {status}\n    fault: missing\n"),
        );
        finds_nothing(&[("list_items", FAULT, &unnamed), (sample.0, sample.1, &sample.2)]);
    }
}

#[test]
fn statuses_of_failure_alone_are_no_success() {
    let edits = [
        (
            "save_item",
            "responses:\n  200:\n    description: It is saved.\n    name: SavedItem\n    fields:\n      id: { type: integer, required: true }\n",
            "⌖responses:\n  401: { description: Wrong credentials. }\n",
        ),
        ("save_item", "status: 200\n    answer: '{ \"data\": { \"id\": 1 }, \"ok\": true }'", "status: 401"),
    ];
    finds("E0508", "no status means success", &edits);
}

#[test]
fn a_payload_of_a_failure_without_a_name() {
    let payload = format!("{FAULT}\n  410: {{ description: It is gone., ⌖type: string }}");
    finds("E0510", "a failure has no payload", &[("list_items", FAULT, &payload)]);
    let key = format!("{FAULT}\n  410: {{ description: It is gone., ⌖key: error }}");
    finds("E0510", "a failure has no payload", &[("list_items", FAULT, &key)]);
}

#[test]
fn a_payload_with_an_answer_that_has_no_body() {
    for status in [204, 205] {
        let beside = format!("⌖{status}: {{ description: There are none. }}\n  {FAULT}");
        finds("E0527", "has no body", &[("list_items", FAULT, &beside)]);
    }
    finds_nothing(&[("list_items", FAULT, &format!("202: {{ description: Not all yet. }}\n  {FAULT}"))]);
}

#[test]
fn a_key_of_nothing() {
    let edits = |response| {
        [(
            "save_item",
            "responses:\n  200:\n    description: It is saved.\n    name: SavedItem\n    fields:\n      id: { type: integer, required: true }\n",
            response,
        )]
    };
    let name = "responses:\n  200: { description: It is saved., ⌖name: SavedItem }\n";
    finds("E0528", "`name` is said of nothing", &edits(name));
    let key = "envelope: false\nresponses:\n  200: { description: It is saved., ⌖key: item }\n";
    finds("E0528", "`key` is said of nothing", &edits(key));
}

#[test]
fn a_payload_of_the_answer_to_a_head() {
    let page = "request: HEAD /items\nresponses:\n  ⌖200: { description: The items., type: [integer] }\n";
    finds_in_shop("E0527", "the answer to a HEAD has no body", "", page);
}

#[test]
fn values_in_a_body_that_is_not_taken_apart() {
    let page = "⌖formats: { csv: {} }\nresponses:\n  200: { description: The items., body: text }\n";
    finds_in_shop("E0516", "holds no values", "", page);
}
