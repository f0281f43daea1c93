//! What is probably not meant, though it can be generated.

use super::{finds, finds_in_shop, finds_nothing};

#[test]
fn a_member_that_nobody_describes() {
    let described = [
        ("list_items", "silenced: [{ code: W0001, because: Short. }]\n", ""),
        ("list_items", "shop: { type", "shop: { description: A., type"),
        ("list_items", "customer: { type", "customer: { description: A., type"),
        ("list_items", "start: { type", "⌖start: { type"),
        ("list_items", "limit: { type", "limit: { description: A., type"),
        ("list_items", "ids: { type", "ids: { description: A., type"),
        ("list_items", "state: { type", "state: { description: A., type"),
        ("list_items", " id: { type", " id: { description: A., type"),
        ("list_items", " name: { type", " name: { description: A., type"),
        ("list_items", "when: { type", "when: { description: A., type"),
        ("list_items", "tags: { type", "tags: { description: A., type"),
        ("list_items", "flags: { type", "flags: { description: A., type"),
    ];
    finds("W0001", "`start` has no description", &described);
}

#[test]
fn a_type_that_nobody_uses() {
    let unused = ("provider", "types:\n", "types:\n  ⌖Colour: { description: A colour., enum: [red, blue] }\n");
    finds("W0002", "nothing is of the type `Colour`", &[unused]);
}

#[test]
fn credentials_that_travel_unencrypted() {
    let server = ("provider", "server: https://shop.example", "server: ⌖http://shop.example");
    finds("W0003", "unencrypted", &[server]);
}

#[test]
fn a_sample_that_uses_what_is_deprecated() {
    let deprecated =
        ("list_items", "customer: { type: integer }", "customer: { type: integer, deprecated: Leave it. }");
    let used = ("list_items", "{ shop: \"1\", customer: 2 }", "{ shop: \"1\", ⌖customer: 2 }");
    finds("W0004", "`customer` is deprecated, and used here", &[deprecated, used]);
}

#[test]
fn a_silencer_that_silences_nothing() {
    let silencer = "silenced: [{ code: W0001, because: Short. }, { code: ⌖W0004, because: Odd. }]";
    finds("W0005", "no warning `W0004`", &[("list_items", "silenced: [{ code: W0001, because: Short. }]", silencer)]);
    let silencer = "silenced: [{ code: W0001, because: Short. }, { code: ⌖E0201, because: Odd. }]";
    finds("W0005", "no warning `E0201`", &[("list_items", "silenced: [{ code: W0001, because: Short. }]", silencer)]);
}

#[test]
fn where_a_fact_is_from_that_is_still_to_be_written() {
    let state = "state: { type: State }";
    for text in ["TODO", "\"\"", "\"-\""] {
        for kind in ["inferred", "recorded", "elsewhere"] {
            let origin = format!("state: {{ type: State, origin: {{ {kind}: ⌖{text} }} }}");
            finds("W0011", "", &[("list_items", state, &origin)]);
        }
        let notes = format!("paging: true\nnotes:\n  - {{ text: ⌖{text}, origin: {{ inferred: the sample }} }}");
        finds("W0011", "", &[("list_items", "paging: true", &notes)]);
        let (method, sent) = ("arguments: { name: a }\n    status: 200", "arguments: { name: a }");
        let request = "request: POST https://shop.example/items?key=k3y&v=1\n    headers: { Content-Type: a/b }";
        let unsupported = format!("{sent}\n    {request}\n    unsupported: ⌖{text}\n    status: 200");
        finds("W0011", "", &[("save_item", method, &unsupported)]);
        let withheld = format!(
            "{sent}\n    {request}\n    headers: {{ X-Old: a }}\n    withheld: {{ X-Old: ⌖{text} }}\n    status: 200"
        );
        let withheld = withheld.replace("\n    headers: { Content-Type: a/b }", "");
        finds("W0011", "", &[("save_item", method, &withheld)]);
    }
    // Nobody reads what travels.
    let travels = "limit: { type: integer }\n  withheld: { type: string, example: \"-\", default: TODO }";
    finds_nothing(&[("list_items", "limit: { type: integer }", travels)]);
    let form = "form:\n  name: { type: string, required: true }";
    let more =
        "form:\n  name: { type: string, required: true }\n  title: { type: string }\n  recorded: { type: [string] }";
    let sent = "arguments: { name: a, title: \"-\", recorded: [TODO, \"-\"] }\n    \
                request: POST https://shop.example/items?key=k3y&v=1\n    \
                form: { name: a, title: \"-\", recorded: [TODO, \"-\"] }";
    finds_nothing(&[("save_item", form, more), ("save_item", "arguments: { name: a }", sent)]);
}

#[test]
fn what_asks_for_one_format_is_sent_always_or_never() {
    let formats = |more: &str| format!("formats: {{ {more}json: {{}} }}\nenvelope:\n");
    let asked = formats("⌖asked_by: { parameter: as, in: query }, ");
    finds("W0009", "no call asks for it", &[("provider", "envelope:\n", &asked)]);
    let always = formats("asked_by: { parameter: as, in: query }, always: true, ");
    let printed = ("list_items", "?key=k3y&v=1&customer=2", "?key=k3y&v=1&as=json&customer=2");
    finds_nothing(&[("provider", "envelope:\n", &always), printed]);
}

/// A page of which nothing more is to be said.
const PAGE: &str = "responses:\n  200: { description: The items. }\n";

#[test]
fn what_a_provider_says_for_nothing() {
    let key = "credentials:\n  key: { description: The key., example: k3y }\n";
    finds_in_shop("W0006", "calls send no credentials", &format!("⌖{key}"), PAGE);
    finds_in_shop("W0006", "no call is paged in this way", "⌖paging: { skip: start }\n", PAGE);
}

#[test]
fn a_signature_of_nothing_secret() {
    let key = "credentials:\n  key: { description: The key., example: k3y }\n";
    let proof = "authentication:\n  - { name: key, in: query, value: key }\n";
    let signature = "  - { name: sig, in: query, ⌖md5: [key, unix-seconds] }\n";
    finds_in_shop("W0007", "made of nothing secret", &format!("{key}{proof}{signature}"), PAGE);
}

#[test]
fn what_a_page_says_for_nothing() {
    finds_in_shop("W0009", "no envelope anyway", "", &format!("⌖envelope: false\n{PAGE}"));
}

#[test]
fn an_enum_that_is_a_boolean() {
    let all = "query:\n  all: { ⌖enum: [\"true\", \"false\"], description: Whether all. }\n";
    finds_in_shop("W0010", "this enum is a boolean", "", &format!("{all}{PAGE}"));
}
