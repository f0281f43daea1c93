//! Samples that contradict the declarations.

use super::{finds, finds_nothing, help};

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
fn a_declaration_that_is_missing_is_one_finding_however_many_records_show_it() {
    let folder = tempfile::tempdir().unwrap();
    let shop = folder.path().join("shop");
    std::fs::create_dir(&shop).unwrap();
    let provider = "provider: Shop\nsummary: A shop.\nserver: https://shop.example\n";
    std::fs::write(shop.join("provider.yaml"), provider).unwrap();
    let record = r#"{ "id": "x", "by": { "a": { "more": 1 }, "b": { "more": 2 } } }"#;
    let page = format!(
        "operation: list_items\nsource: {{ title: Items }}\nsummary: Lists items.\nrequest: GET /items\n\
         responses:\n  200: {{ description: The items., type: [Item] }}\ntypes:\n  Item:\n    description: An item.\n    \
         fields:\n      id: {{ type: integer, description: Its number. }}\n      by: {{ type: {{ map: Item }}, description: More. }}\n\
         samples:\n  - name: some\n    status: 200\n    answer: |\n      [{}]\n",
        vec![record; 50].join(", ")
    );
    std::fs::write(shop.join("list_items.yaml"), page).unwrap();
    let Err(failure) = apiscribe::generate(folder.path(), "x") else { panic!("nothing is found") };
    let told =
        apiscribe::finding::render(&failure.findings, &failure.sources, apiscribe::finding::Format::Short, false);
    let told: Vec<_> = told.lines().map(|line| line.split_once(": E06").unwrap().1).collect();
    assert_eq!(told.len(), 2, "{told:#?}");
    assert!(
        told[0].starts_with("03: \"x\" is not how `id` travels: an integer as 6421") && told[0].ends_with("(50 times)"),
        "{told:#?}"
    );
    assert_eq!(told[1], "01: the field `more` is not declared (100 times)");
}

#[test]
fn a_required_field_that_is_missing() {
    let item = r#"⌖{ "name": "a {n}", "size": "small" }"#;
    finds("E0602", "has no `id`", &[("list_items", ITEM, item)]);
}

#[test]
fn an_answer_that_is_no_object_with_the_payload() {
    for answer in ["false", "[1]", "\"\""] {
        let answer = format!("'⌖{answer}'");
        finds("E0603", "and an object with `data` is declared", &[("save_item", SAVED, &answer)]);
    }
}

#[test]
fn a_payload_that_is_missing() {
    finds("E0602", "holds nothing", &[("save_item", SAVED, r#"'⌖{ "data": null, "ok": true }'"#)]);
}

#[test]
fn a_value_of_another_type() {
    for (item, says) in [
        (
            r#"{ "id": ⌖"one", "name": "a {n}", "size": "small" }"#,
            "\"one\" is not how `id` travels: an integer as 6421 (found a string that is not a number)",
        ),
        (r#"{ "id": ⌖"1", "name": "a {n}", "size": "small" }"#, "\"1\" is not how `id` travels: an integer as 6421"),
        (r#"{ "id": ⌖[1], "name": "a {n}", "size": "small" }"#, "has a list here"),
        (
            r#"{ "id": 1, "name": "a {n}", "size": "small", "when": ⌖"now" }"#,
            "\"now\" is not how `when` travels: a moment as 2011-11-09T03:19:48Z",
        ),
        (r#"{ "id": 1, "name": "a {n}", "size": "small", "tags": ⌖"a" }"#, "a list is declared"),
        (r#"{ "id": 1, "name": "a {n}", "size": "small", "tags": ["a", ⌖null] }"#, "null as an item"),
        (
            r#"{ "id": 1, "name": "a {n}", "size": "small", "flags": [1, ⌖true] }"#,
            "true is not how an item of `flags` travels: a boolean as 1 or 0",
        ),
    ] {
        finds("E0603", says, &[("list_items", ITEM, item)]);
    }
}

#[test]
fn a_name_that_stands_twice() {
    let again = r#"{ "id": 1, "name": "a {n}", "size": "small", ⌖"id": 1 }"#;
    finds("E0618", "`id` stands twice", &[("list_items", ITEM, again)]);
    // A list is no exception in JSON, and what stands twice in every record is said once.
    let lists = r#"{ "id": 1, "name": "a {n}", "size": "small", "tags": ["a"], ⌖"tags": ["b"] }, { "id": 2, "name": "b", "size": "small", "tags": [], "tags": ["c"] }"#;
    finds("E0618", "`tags` stands twice", &[("list_items", ITEM, lists)]);
    let saved = r#"'{ "data": { "id": 1 }, "ok": true, ⌖"ok": true }'"#;
    finds("E0618", "`ok` stands twice", &[("save_item", SAVED, saved)]);
    let fault = r#"{ "name": "missing", "text": "Yes", ⌖"text": "No" }"#;
    finds("E0618", "`text` stands twice", &[("list_items", r#"{ "name": "missing", "text": "No" }"#, fault)]);
}

#[test]
fn a_moment_that_cannot_be_held() {
    let item = |when: &str| format!(r#"{{ "id": 1, "name": "a {{n}}", "size": "small", "when": {when} }}"#);
    for when in ["+12000-01-01T00:00:00Z", "9999-12-31T23:59:59.999Z", "2016-12-31T23:59:60Z"] {
        let item = item(&format!("⌖\"{when}\""));
        finds("E0619", "cannot hold this", &[("list_items", ITEM, &item)]);
    }
    // What nearly all servers say for "never" comes back as it was.
    finds_nothing(&[("list_items", ITEM, &item("\"9999-12-31T23:59:59Z\""))]);
    let seconds = ("list_items", "when: { type: date-time }", "when: { type: date-time, wire: epoch-seconds }");
    finds_nothing(&[("list_items", ITEM, &item("253402300799")), seconds]);
    finds("E0619", "cannot hold this", &[("list_items", ITEM, &item("⌖253402300800")), seconds]);
}

#[test]
fn a_number_of_more_digits_than_fit() {
    let item = |when: &str| format!(r#"{{ "id": 1, "name": "a {{n}}", "size": "small", "when": {when} }}"#);
    let number = ("list_items", "when: { type: date-time }", "when: { type: number }");
    for digits in ["9007199254740993", "0.12345678901234567891", "123456789012.123456789"] {
        finds("E0619", "a number cannot hold this", &[("list_items", ITEM, &item(&format!("⌖{digits}"))), number]);
    }
    for digits in ["9007199254740992", "29.920", "0.1", "1e300", "1.5e3", "-0"] {
        finds_nothing(&[("list_items", ITEM, &item(digits)), number]);
    }
}

#[test]
fn a_decimal_of_more_digits_than_fit() {
    let decimal = ("list_items", "when: { type: date-time }", "when: { type: decimal }");
    let item = |when: &str| format!(r#"{{ "id": 1, "name": "a {{n}}", "size": "small", "when": {when} }}"#);
    finds("E0603", "more digits", &[("list_items", ITEM, &item("⌖3.14159265358979323846264338327950288")), decimal]);
    finds_nothing(&[("list_items", ITEM, &item("3.141592653589793238462643383")), decimal]);
}

#[test]
fn a_null_that_is_not_declared_and_an_empty_list_that_need_not_be() {
    let null = r#"{ "id": 1, "name": ⌖null, "size": "{n}" }"#;
    let value = ("list_items", "\"{n}\": b", "\"{n}\": small");
    finds("E0604", "`name` is null here", &[("list_items", ITEM, null), value]);
    let empty = r#"{ "id": 1, "name": "a {n}", "size": "small", "tags": [] }"#;
    // What is there without items promises nothing, and says as much as what is not there.
    finds_nothing(&[("list_items", ITEM, empty)]);
    let field = (
        "provider",
        "    total: { type: integer }\n",
        "    total: { type: integer }\n    hints: { type: [string] }\n    by: { type: { map: string } }\n",
    );
    finds_nothing(&[field, ("save_item", SAVED, r#"'{ "data": { "id": 1 }, "ok": true, "hints": [], "by": {} }'"#)]);
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
fn an_argument_that_a_client_refuses_to_send() {
    let ids = "  ids: { type: [integer], separator: \",\" }";
    let given = "{ shop: \"1\", customer: 2 }";
    for (declared, argument, says) in [
        ("ids: { type: [integer], separator: \",\", required: true }", "⌖[]", "nothing in it can be sent"),
        ("ids: { type: [integer], required: true }", "⌖[]", "nothing in it can be sent"),
        ("ids: { type: { map: string }, required: true }", "⌖{}", "nothing in it can be sent"),
        ("ids: { type: [string], separator: \", \" }", "⌖[a, \"b, c\"]", "holds `, `, which separates"),
    ] {
        let with_ids = format!("{{ shop: \"1\", customer: 2, ids: {argument} }}");
        let none = ("list_items", "arguments: { shop: \"1\" }", "arguments: { shop: \"1\", ids: ITEM }");
        let item = if declared.contains("map") { "{ a: b }" } else { "[1]" };
        let none = (none.0, none.1, &*none.2.replace("ITEM", item));
        let request = ("list_items", "    request: GET /items/1?key=k3y&v=1&customer=2\n", "");
        finds(
            "E0608",
            says,
            &[("list_items", ids, &format!("  {declared}")), ("list_items", given, &with_ids), none, request],
        );
    }
    finds_nothing(&[("list_items", given, "{ shop: \"1\", customer: 2, ids: [] }")]);
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
    finds("E0610", "not well-formed", &[("save_item", SAVED, r#"'{ "data": { "id": 1 }, "ok": tru⌖e'"#)]);
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
    let headers = saved("    headers: { ⌖Content-Type: multipart/form-data }\n");
    finds("E0613", "does not send", &[("save_item", SAVED_CALL, &headers)]);
}

#[test]
fn a_request_counts_without_its_line() {
    let alone = |more: &str| SAVED_CALL.replace("    status", &format!("    {more}\n    status"));
    finds_nothing(&[("save_item", SAVED_CALL, &alone("body: name=a"))]);
    finds_nothing(&[("save_item", SAVED_CALL, &alone("headers: { Accept: application/json }"))]);
    finds("E0613", "does not send", &[("save_item", SAVED_CALL, &alone("form: ⌖{ name: b }"))]);
    finds("E0613", "does not send", &[("save_item", SAVED_CALL, &alone("body: ⌖name=b"))]);
    finds("E0613", "does not send", &[("save_item", SAVED_CALL, &alone("headers: { ⌖Accept: text/csv }"))]);
}

#[test]
fn what_is_printed_in_another_way_and_says_the_same() {
    const LINE: &str = "request: GET /items/1?key=k3y&v=1&customer=2";
    for line in [
        "request: GET /items/1?key=k3y&v=1&customer=2 HTTP/1.1",
        "request: /items/1?key=k3y&v=1&customer=2",
        "request: /items/%31?k%65y=k3y&v=1&customer=%32 HTTP/1.0",
    ] {
        finds_nothing(&[("list_items", LINE, line)]);
    }
    // What stands behind the address is a version, or else it is of the address.
    let behind = "request: ⌖GET /items/1?key=k3y&v=1&customer=2 HTTP/x";
    for line in [behind, "request: ⌖/items/1?key=k3y&v=1"] {
        finds("E0613", "does not send", &[("list_items", LINE, line)]);
    }
    let printed = |body: &str| saved(&format!("    body: {body}\n"));
    let json = ("save_item", "form:\n", "json:\n");
    finds_nothing(&[json, ("save_item", SAVED_CALL, &printed(r#"'{ "name" : "a" }'"#))]);
    finds("E0613", "does not send", &[json, ("save_item", SAVED_CALL, &printed(r#"⌖'{ "name": "b" }'"#))]);
}

#[test]
fn a_form_that_is_none() {
    finds("E0652", "no field of a form", &[("save_item", SAVED_CALL, &saved("    form: { name: ⌖{ a: 1 } }\n"))]);
    finds("E0652", "not both", &[("save_item", SAVED_CALL, &saved("    body: name=a\n    ⌖form: { name: a }\n"))]);
    let request = "request: GET /items/1?key=k3y&v=1&customer=2\n";
    finds("E0652", "sends no form", &[("list_items", request, &format!("{request}    ⌖form: {{ name: a }}\n"))]);
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
    let withheld = ("provider", "parameters:\n", "withheld: { content-type: It says nothing. }\nparameters:\n");
    let request = "request: GET /items/1?key=k3y&v=1&customer=2\n";
    let printed = format!("{request}    headers: {{ Content-Type: text/plain }}\n");
    finds_nothing(&[withheld, ("list_items", request, &printed)]);
}

#[test]
fn a_text_that_means_nothing_is_said_to_mean_nothing_that_can_be_declared() {
    let item = |when: &str| format!(r#"{{ "id": 1, "name": "a {{n}}", "size": "small", "when": {when} }}"#);
    let found = |when: &str, declared: &str| {
        let edits = [("list_items", ITEM, &*item(when)), ("list_items", "when: { type: date-time }", declared)];
        help(&edits)
    };
    let civil = "when: { type: date-time, wire: civil }";
    for (when, declared, form) in [
        ("\"\"", civil, "a time as 2011-11-09T03:19:48"),
        ("\"0000-00-00 00:00:00\"", "when: { type: date-time, wire: civil-space }", "a time as 2011-11-09 03:19:48"),
        ("\"0000-00-00\"", "when: { type: date }", "a date as 2011-11-09"),
        ("\"\"", "when: { type: integer }", "an integer as 6421"),
        ("\"\"", "when: { type: number, wire: string }", "a number in quotes, as \"29.92\""),
        ("\"\"", "when: { type: boolean, wire: yes-no }", "a boolean as \"yes\" or \"no\""),
    ] {
        let told = found(when, declared);
        assert!(told.contains(&format!("{when} is not how `when` travels: {form}")), "{told}");
        assert!(told.contains("if it means that there is nothing, declare a `string`"), "{told}");
    }
    let told = found("\"soon\"", civil);
    assert!(!told.contains("if it means"), "{told}");
}

#[test]
fn what_depends_on_a_time_that_the_sample_does_not_say() {
    const LINE: &str = "    request: GET /items/1?key=k3y&v=1&customer=2\n";
    let printed = |more: &str| format!("{LINE}    headers: {{ {more} }}\n");
    // Which value was sent cannot be known, but that one was.
    finds_nothing(&[("list_items", LINE, &printed("SIG: abcd"))]);
    finds("E0613", "does not send", &[("list_items", LINE, &printed("⌖signature: abcd"))]);
    let at = |more: &str| format!("    at: 2010-02-27T04:09:55Z\n{}", printed(more));
    finds_nothing(&[("list_items", LINE, &at("sig: ab54ac59fb89da6c33cff1e29f671cc6"))]);
    finds("E0613", "does not send", &[("list_items", LINE, &at("⌖sig: abcd"))]);
}

#[test]
fn a_call_that_a_client_refuses() {
    let path = ("list_items", "{ shop: \"1\", customer: 2 }", "{ shop: ⌖\"..\", customer: 2 }");
    finds("E0608", "cannot be a segment of a path", &[path]);
    let header = [
        ("list_items", "paging: true", "header:\n  X-Note: { type: string }\npaging: true"),
        ("list_items", "{ shop: \"1\", customer: 2 }", "{ shop: \"1\", customer: 2, X-Note: ⌖\"a\\nb\" }"),
    ];
    finds("E0608", "the header `X-Note` has a value that cannot be sent", &header);
    let server = "- name: saved\n    server: ⌖shop.example\n";
    finds("E0507", "not an absolute http or https URL", &[("save_item", "- name: saved\n", server)]);
}

#[test]
fn a_fault_that_clients_take_for_a_success() {
    let said = ("save_item", "    status: 200\n    answer: ", "    status: 200\n    fault: missing\n    answer: ⌖");
    finds("E0612", "to clients this answer is a success", &[said]);
}

#[test]
fn an_answer_that_clients_take_for_another_format() {
    let payload = "    name: SavedItem\n    fields:\n      id: { type: integer, required: true }\n";
    let plain = [
        ("save_item", payload, "    type: string\n"),
        ("save_item", "summary: Saves an item.\n", "summary: Saves an item.\nenvelope: false\n"),
        ("save_item", "    status: 200\n", "    status: 200\n    content_type: text/csv\n"),
    ];
    finds("E0660", "take this answer for CSV", &[plain[0], plain[1], plain[2], ("save_item", SAVED, "⌖'\"a\"'")]);
    let none = ("save_item", "    status: 200\n", "    status: 200\n    content_type: \"a\\nb\"\n");
    finds("E0524", "no server can send this content type", &[none, ("save_item", SAVED, &format!("⌖{SAVED}"))]);
}

/// The failure of the sample `none`.
const FAILED: &str = r#"{ "error": { "name": "missing", "text": "No" } }"#;

#[test]
fn a_failure_is_held_against_what_is_declared_of_it() {
    for (answer, code, says) in [
        (r#"{ "ok": ⌖"no", "error": { "name": "missing" } }"#, "E0603", "travels: a boolean as true or false"),
        (r#"{ "error": [{ "name": "missing" }, { "name": "late", ⌖"more": 1 }] }"#, "E0601", "`more` is not declared"),
        (r#"{ "error": [{ "name": "missing" }, { "name": ⌖[] }] }"#, "E0603", "has a list here"),
        (r#"{ "error": ⌖"missing" }"#, "E0603", "has a single value here, and a fault is declared"),
        (r#"{ "error": [⌖1] }"#, "E0603", "has a single value here, and a fault is declared"),
        (r#"⌖[{ "name": "missing" }]"#, "E0603", "has a list here, and a fault is declared"),
    ] {
        finds(code, says, &[("list_items", FAILED, answer)]);
    }
    // That there is none at all is known by the status.
    for answer in ["{}", r#"{ "ok": false }"#, r#"{ "error": null }"#, r#"{ "error": [] }"#] {
        finds_nothing(&[("list_items", FAILED, answer)]);
    }
    let whole = ("provider", "  at: error\n", "");
    let said = r#"{ "name": "missing", "ok": ⌖"no" }"#;
    finds("E0603", "travels: a boolean as true or false", &[whole, ("list_items", FAILED, said)]);
    finds("E0603", "and a fault is declared", &[whole, ("list_items", FAILED, r#"⌖[{ "name": "missing" }]"#)]);
}

#[test]
fn a_failure_under_its_name_is_held_against_what_is_declared_of_it() {
    let named = [
        ("provider", "  at: error\n  named_by: name\n", "  named_by: key\n"),
        ("provider", "    name: { type: string }\n", ""),
    ];
    finds_nothing(&[named[0], named[1], ("list_items", FAILED, r#"{ "missing": { "text": "No" } }"#)]);
    for answer in [r#"{ "missing": ⌖1 }"#, r#"{ "missing": ⌖[{ "text": "No" }] }"#, r#"⌖[{ "missing": {} }]"#] {
        finds("E0603", "and a fault is declared", &[named[0], named[1], ("list_items", FAILED, answer)]);
    }
    let two = r#"{ "missing": { "text": "No" }, ⌖"late": { "text": "No" } }"#;
    finds("E0601", "`late` is not declared", &[named[0], named[1], ("list_items", FAILED, two)]);
}

#[test]
fn what_stands_around_a_failure_is_declared_in_other_formats_too() {
    let formats = ("provider", "envelope:\n", "formats: { default: json, json: {}, xml: {} }\nenvelope:\n");
    let said = ("list_items", "    status: 404\n", "    format: xml\n    status: 404\n");
    let answer = |around: &str| format!("<r><error><name>missing</name></error>{around}</r>");
    finds_nothing(&[formats, said, ("list_items", FAILED, &answer("<ok>false</ok>"))]);
    finds("E0601", "`odd` is not declared", &[formats, said, ("list_items", FAILED, &answer("<⌖odd>1</odd>"))]);
    finds(
        "E0603",
        "travels: a boolean as true or false",
        &[formats, said, ("list_items", FAILED, &answer("⌖<ok>no</ok>"))],
    );
}

#[test]
fn an_answer_without_the_field_that_means_success() {
    let none = r#"⌖'{ "data": { "id": 1 }, "okay": true }'"#;
    finds("E0661", "has no `ok`", &[("save_item", SAVED, none)]);
    finds("E0661", "has no `ok`", &[("save_item", SAVED, r#"⌖'{ "data": { "id": 1 } }'"#)]);
    let nullable = ("provider", "ok: { type: boolean }", "ok: { type: boolean, nullable: true }");
    finds("E0661", "has no `ok`", &[nullable, ("save_item", SAVED, r#"⌖'{ "data": { "id": 1 }, "ok": null }'"#)]);
    // A failure need not have it.
    let failed = r#"'{ "error": { "name": "missing", "text": "No" } }'"#;
    let edit =
        ("save_item", "    answer: '{ \"data\": { \"id\": 1 }, \"ok\": true }'", &*format!("    ⌖answer: {failed}"));
    finds("W0017", "reports a failure", &[edit]);
}

#[test]
fn a_failure_in_place_of_a_text() {
    let fields = "    name: SavedItem\n    fields:\n      id: { type: integer, required: true }\n";
    let failed = "    status: 200\n    content_type: application/json\n    ⌖answer: '{ \"ok\": false, \"error\": { \"name\": \"missing\" } }'";
    let answer = format!("    status: 200\n    answer: {SAVED}");
    finds("W0017", "reports a failure", &[("save_item", fields, "    body: text\n"), ("save_item", &answer, failed)]);
    let without = failed.replace("content_type: application/json", "content_type: text/plain").replace('⌖', "");
    finds_nothing(&[("save_item", fields, "    body: text\n"), ("save_item", &answer, &without)]);
}
