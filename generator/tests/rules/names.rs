//! Names in Rust.

use super::{finds, finds_in_shop};

#[test]
fn a_name_that_can_be_none_in_rust() {
    finds(
        "E0301",
        "`3d` cannot be a name",
        &[("list_items", "limit: { type: integer }", "limit: { type: integer }\n  ⌖3d: { type: integer }")],
    );
    let given = "limit: { type: integer, rust: ⌖no-name }";
    finds("E0301", "`no-name` cannot be a name", &[("list_items", "limit: { type: integer }", given)]);
    finds(
        "E0301",
        "`self` cannot be a name",
        &[("list_items", "tags: { type: [string] }", "⌖self: { type: [string] }")],
    );
}

#[test]
fn a_type_that_can_have_no_name() {
    let size = "size: { description: How large it is., enum: [small, large] }";
    finds("E0301", "`3` cannot", &[("list_items", size, "size: { enum: [small, large], name: ⌖'3' }")]);
    finds("E0301", "`größe` cannot be a name", &[("list_items", "  Item:\n", "  ⌖größe: { enum: [a] }\n  Item:\n")]);
}

#[test]
fn a_credential_that_can_have_no_name() {
    finds("E0301", "`s-t` cannot be a name", &[("provider", "secret: {", "⌖s-t: { example: x }\n  secret: {")]);
}

#[test]
fn a_value_that_can_be_no_variant() {
    finds(
        "E0301",
        "`*` cannot be the name of a variant",
        &[("list_items", "enum: [small, large]", "enum: [small, ⌖'*']")],
    );
    let meaning = "{ new: It is new., ⌖\"\": It is nothing. }";
    finds("E0301", "cannot be the name", &[("provider", "{ new: It is new., old: It is old. }", meaning)]);
    let taken = "{ new: It is new., ⌖undocumented: It is taken. }";
    finds("E0301", "`undocumented` cannot", &[("provider", "{ new: It is new., old: It is old. }", taken)]);
}

#[test]
fn a_method_of_the_scope_that_can_have_no_name() {
    finds(
        "E0301",
        "`forCustomer` cannot be the name of a method",
        &[("provider", "method: for_customer", "method: ⌖forCustomer")],
    );
}

#[test]
fn a_sample_that_can_be_no_test() {
    finds("E0301", "`Some` cannot be the name of a test", &[("list_items", "- name: some", "- name: ⌖Some")]);
}

#[test]
fn names_that_clash() {
    let clash = "limit: { type: integer }\n  ⌖Limit: { type: integer }";
    finds(
        "E0302",
        "`limit` and `Limit` would both be called `limit`",
        &[("list_items", "limit: { type: integer }", clash)],
    );
    let clash = "name: { type: string }\n      ⌖x[name]: { type: string }";
    finds(
        "E0302",
        "would both be called `name`",
        &[("list_items", "      name: { type: string }", &format!("      {clash}"))],
    );
    let clash = "enum: [small, ⌖Small]";
    finds(
        "E0302",
        "`small` and `Small` would both be the variant `Small`",
        &[("list_items", "enum: [small, large]", clash)],
    );
}

#[test]
fn faults_whose_names_clash() {
    let clash = "fault: missing }\n  410: { description: There is none., fault: ⌖Missing }";
    finds("E0302", "`missing` and `Missing`", &[("list_items", "fault: missing }", clash)]);
}

#[test]
fn a_fault_that_can_have_no_name() {
    let fault = "fault: missing }\n  410: { description: There is none., fault: ⌖'*' }";
    finds("E0301", "`*`", &[("list_items", "fault: missing }", fault)]);
}

#[test]
fn a_type_whose_name_is_taken() {
    finds("E0303", "`Client` is taken", &[("list_items", "  Item:\n", "  ⌖Client: { enum: [a] }\n  Item:\n")]);
    finds("E0303", "`ListItems` is taken", &[("list_items", "  Item:\n", "  ⌖list_items: { enum: [a] }\n  Item:\n")]);
    finds(
        "E0303",
        "`ForCustomer` is taken",
        &[("list_items", "  Item:\n", "  ⌖ForCustomer: { enum: [a] }\n  Item:\n")],
    );
}

#[test]
fn two_operations_of_one_name() {
    finds(
        "E0304",
        "two operations called `list_items`",
        &[("save_item", "operation: save_item", "operation: ⌖list_items")],
    );
}

#[test]
fn two_samples_of_one_name() {
    finds("E0304", "two samples are called `some`", &[("list_items", "- name: none", "- name: ⌖some")]);
}

#[test]
fn a_parameter_with_the_name_of_something_that_operations_have() {
    finds(
        "E0305",
        "`send`",
        &[("list_items", "limit: { type: integer }", "limit: { type: integer }\n  ⌖send: { type: integer }")],
    );
}

#[test]
fn a_field_of_faults_with_a_name_that_faults_have() {
    finds("E0305", "`kind`", &[("provider", "number: { type: integer }", "⌖kind: { type: integer }")]);
    // What the key of a body calls a fault is a field beside it.
    let key = ("provider", "  at: error\n  named_by: name\n", "  named_by: key\n");
    let sample = r#"{ "missing": { "text": "No" } }"#;
    let answer = ("list_items", r#"{ "error": { "name": "missing", "text": "No" } }"#, sample);
    finds(
        "E0305",
        "`name`",
        &[key, answer, ("provider", "name: { type: string }\n    text", "⌖name: { type: string }\n    text")],
    );
}

#[test]
fn an_operation_that_can_have_no_name() {
    finds(
        "E0306",
        "`saveItem` cannot be the name of an operation",
        &[("save_item", "operation: save_item", "operation: ⌖saveItem")],
    );
    finds(
        "E0306",
        "`new` cannot be the name of an operation",
        &[("save_item", "operation: save_item", "operation: ⌖new")],
    );
}

#[test]
fn an_operation_that_takes_the_method_of_the_scope() {
    let name = (
        "save_item",
        "code: W0001, because: Short. }]\noperation: save_item",
        "code: W0001, because: Short. }, { code: W0013, because: Shorter. }]\noperation: for_customer",
    );
    let edits = [name, ("provider", "method: for", "method: ⌖for")];
    finds("E0301", "`for_customer` cannot be the name of a method", &edits);
}

#[test]
fn a_name_that_rust_would_take_for_something_else() {
    for name in ["None", "Some", "MAX"] {
        let given = format!("limit: {{ type: integer, rust: ⌖{name} }}");
        finds("E0330", &format!("`{name}` has capitals"), &[("list_items", "limit: { type: integer }", &given)]);
    }
    finds("E0330", "`Ok` has capitals", &[("provider", "secret: {", "⌖Ok: { example: x }\n  secret: {")]);
    let meaning = "{ new: { description: It is new., rust: ⌖from_wire }, old: It is old. }";
    finds(
        "E0330",
        "`from_wire` does not begin with a capital",
        &[("provider", "{ new: It is new., old: It is old. }", meaning)],
    );
}

#[test]
fn an_operation_or_a_scope_that_would_take_the_place_of_what_every_client_has() {
    for name in
        ["answer", "error", "sending", "fault_kind", "credentials", "option", "into", "clone", "runtime", "format"]
    {
        let message = format!("`{name}` cannot be the name of an operation");
        finds("E0306", &message, &[("list_items", "operation: list_items", &format!("operation: ⌖{name}"))]);
        let message = format!("`{name}` cannot be the name of a method");
        finds("E0301", &message, &[("provider", "method: for_customer", &format!("method: ⌖{name}"))]);
    }
}

#[test]
fn a_value_with_white_space_at_its_end() {
    let sort = "query:\n  sort: { enum: [name, ⌖\"age \"], description: The order. }\n";
    let page = format!("{sort}responses:\n  200: {{ description: The items. }}\n");
    finds_in_shop("E0309", "`age ` has white space", "", &page);
}

#[test]
fn a_key_that_is_empty() {
    let page = "responses:\n  200: { description: The items., key: ⌖\"\", type: [integer] }\n";
    finds_in_shop("E0531", "this is empty", "", page);
}
