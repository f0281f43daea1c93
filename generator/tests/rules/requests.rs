//! Requests.

use super::{finds, finds_nothing};

const REQUEST: &str = "request: GET /items/{shop}";

#[test]
fn a_request_that_is_no_method_and_path() {
    for wrong in
        ["FETCH /items/{shop}", "/items/{shop}", "GET https://shop.example/items/{shop}", "GET /items/{shop}?a=b"]
    {
        finds("E0401", "a method and a path", &[("list_items", REQUEST, &format!("request: ⌖{wrong}"))]);
    }
}

#[test]
fn a_request_without_an_address() {
    let (from, to) = (
        "request:\n  - POST /shops/{shop}/items\n  - POST /items\npath:\n  shop: { type: string }\n",
        "⌖request: []\n",
    );
    finds("E0401", "no address", &[("save_item", from, to)]);
}

#[test]
fn addresses_with_different_methods() {
    finds("E0401", "the same method", &[("save_item", "- POST /items", "- ⌖PUT /items")]);
}

#[test]
fn a_placeholder_without_a_parameter() {
    let placeholder = "⌖GET /items/{shop}/{id}";
    finds("E0402", "the placeholder `{id}`", &[("list_items", "GET /items/{shop}", placeholder)]);
}

#[test]
fn a_parameter_without_a_placeholder() {
    let parameter = "shop: { type: string, required: true }\n  ⌖id: { type: string, required: true }";
    let sample =
        ("list_items", "arguments: { shop: \"1\", customer: 2 }", "arguments: { shop: \"1\", id: x, customer: 2 }");
    finds(
        "E0403",
        "no address has a placeholder `{id}`",
        &[("list_items", "shop: { type: string, required: true }", parameter), sample],
    );
}

#[test]
fn a_parameter_that_no_address_goes_without() {
    finds(
        "E0404",
        "`shop` is not required",
        &[("list_items", "shop: { type: string, required: true }", "⌖shop: { type: string }")],
    );
}

#[test]
fn a_required_parameter_that_an_address_goes_without() {
    let required = ("save_item", "shop: { type: string }", "⌖shop: { type: string, required: true }");
    finds("E0404", "`shop`", &[required, ("save_item", "arguments: { name: a }", "arguments: { shop: b, name: a }")]);
}

#[test]
fn two_bodies() {
    let json = "responses:\n  200:\n    description: It is saved.";
    let two = format!("⌖json: {{ size: {{ type: integer }} }}\n{json}");
    finds("E0405", "not both", &[("save_item", json, &two)]);
}

#[test]
fn a_body_where_there_is_none() {
    let form = "⌖form: { size: { type: integer } }\npaging: true";
    finds("E0405", "a GET has no body", &[("list_items", "paging: true", form)]);
}

#[test]
fn one_address_on_two_pages() {
    let same = ("save_item", "  - POST /items\n", "  - ⌖POST /again\n");
    let other = (
        "list_items",
        "request: GET /items/{shop}\npath:\n  shop: { type: string, required: true }\nquery:",
        "request: POST /again\npath: {}\nquery:",
    );
    let samples = (
        "list_items",
        "samples:\n  - name: some\n    arguments: { shop: \"1\", customer: 2 }\n    request: GET /items/1?key=k3y&v=1&customer=2\n",
        "samples:\n  - name: some\n    arguments: { customer: 2 }\n",
    );
    let none = ("list_items", "  - name: none\n    arguments: { shop: \"1\" }\n", "  - name: none\n");
    finds("E0406", "`POST /again` is described twice", &[same, other, samples, none]);
}

#[test]
fn a_fixed_parameter_on_a_page() {
    finds(
        "E0506",
        "`const` is for",
        &[("list_items", "limit: { type: integer }", "limit: { type: integer, ⌖const: \"1\" }")],
    );
    finds(
        "E0506",
        "`in` is for",
        &[("list_items", "limit: { type: integer }", "limit: { type: integer, ⌖in: query }")],
    );
}

#[test]
fn a_parameter_that_could_be_null() {
    let null = ("list_items", "limit: { type: integer }", "limit: { type: integer, ⌖nullable: true }");
    finds("E0515", "`limit` cannot be null", &[null]);
}

#[test]
fn a_need_that_names_no_parameter() {
    finds(
        "E0560",
        "no parameter `strat`",
        &[("list_items", "paging: true", "dependent_required: { ⌖strat: [limit] }")],
    );
    finds(
        "E0560",
        "no parameter `sort`",
        &[("list_items", "paging: true", "dependent_required: { start: [limit, ⌖sort] }")],
    );
    finds("E0561", "need itself", &[("list_items", "paging: true", "dependent_required: { start: [⌖start] }")]);
    finds_nothing(&[(
        "list_items",
        "paging: true",
        "paging: true\ndependent_required: { start: [limit], ids: [shop] }",
    )]);
    let always = "dependent_required: { shop: [⌖limit] }";
    finds("E0561", "`shop` is always given", &[("list_items", "paging: true", always)]);
    let always = "paging: { page: { parameter: shop, first: 1, needs: ⌖limit } }";
    finds("E0561", "`shop` is always given", &[("list_items", "paging: true", always)]);
}
