//! Responses.

use super::finds;

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
