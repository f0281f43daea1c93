//! What the pages of a provider share.

use super::finds;

#[test]
fn a_credential_that_is_not_declared() {
    finds("E0501", "no credential `kye`", &[("provider", "in: query, value: key }", "in: query, value: ⌖kye }")]);
    finds("E0501", "no credential `secrt`", &[("provider", "md5: [key, secret,", "md5: [key, ⌖secrt,")]);
    let basic = "- { scheme: basic, username: ⌖name, password: secret }\n  - { name: sig";
    finds("E0501", "no credential `name`", &[("provider", "- { name: sig", basic)]);
}

#[test]
fn a_part_of_authentication_that_carries_nothing_or_two_things() {
    finds(
        "E0501",
        "what does `key` carry?",
        &[("provider", "- { name: key, in: query, value: key }", "- ⌖{ name: key, in: query }")],
    );
    let both = "- ⌖{ name: key, in: query, value: key, md5: [key] }";
    finds("E0501", "what does `key` carry?", &[("provider", "- { name: key, in: query, value: key }", both)]);
}

#[test]
fn a_success_that_is_not_one_field_with_a_value_that_it_has() {
    finds("E0502", "no field `okay`", &[("provider", "success: { ok: true }", "success: { ⌖okay: true }")]);
    finds("E0502", "`ok` never has this value", &[("provider", "success: { ok: true }", "success: { ok: ⌖1 }")]);
    finds(
        "E0502",
        "`phase` never has this value",
        &[("provider", "success: { ok: true }", "success: { phase: ⌖odd }")],
    );
    finds("E0502", "one field tells", &[("provider", "success: { ok: true }", "⌖success: { ok: true, total: 1 }")]);
    finds("E0502", "one field tells", &[("provider", "success: { ok: true }", "⌖success: {}")]);
}

#[test]
fn a_fault_without_the_field_that_names_it_or_says_what_happened() {
    finds("E0503", "no field `nam`", &[("provider", "named_by: name", "named_by: ⌖nam")]);
    finds("E0503", "no field `number` that is a string", &[("provider", "message: text", "message: ⌖number")]);
}

#[test]
fn a_fault_that_its_key_names_under_another_key() {
    finds(
        "E0503",
        "stands in the body itself",
        &[("provider", "at: error\n  named_by: name", "⌖at: error\n  named_by: key")],
    );
}

#[test]
fn a_scope_without_a_call() {
    finds(
        "E0504",
        "no call has a parameter `customers`",
        &[("provider", "parameter: customer,", "parameter: ⌖customers,")],
    );
}

#[test]
fn a_scope_of_two_types() {
    let form = "name: { type: string, required: true }\n";
    let two = "name: { type: string, required: true }\n  ⌖customer: { type: string }\n";
    finds("E0504", "`customer` has another type here", &[("save_item", form, two)]);
}

#[test]
fn a_server_that_is_no_address() {
    for wrong in [
        "shop.example",
        "ftp://shop.example",
        "https://{shop}.example",
        "https://shop.example?a=b",
        "https://",
        "https:///a",
    ] {
        finds(
            "E0507",
            "no address of a server",
            &[("provider", "server: https://shop.example", &format!("server: ⌖'{wrong}'"))],
        );
    }
}

#[test]
fn a_parameter_of_every_call_without_a_value_or_a_place() {
    finds(
        "E0513",
        "`v` has no fixed value, or no place",
        &[("provider", "v: { in: query, const: \"1\" }", "⌖v: { in: query }")],
    );
    finds(
        "E0513",
        "`v` has no fixed value, or no place",
        &[("provider", "v: { in: query, const: \"1\" }", "⌖v: { const: \"1\" }")],
    );
}

#[test]
fn a_required_field_around_answers() {
    finds(
        "E0514",
        "`total` stands around answers",
        &[("provider", "total: { type: integer }", "total: { type: integer, ⌖required: true }")],
    );
    finds(
        "E0514",
        "`number` stands around answers",
        &[("provider", "number: { type: integer }", "number: { type: integer, ⌖required: true }")],
    );
}

#[test]
fn a_field_around_answers_with_the_name_of_the_payload() {
    finds(
        "E05",
        "`data`",
        &[
            ("provider", "total: { type: integer }\n  success", "⌖data: { type: integer }\n  success"),
            ("provider", ", total: total }", " }"),
        ],
    );
}
