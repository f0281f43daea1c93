//! Requests.

use super::{finds, finds_in_shop, finds_nothing};

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
fn a_list_where_one_text_is_due() {
    let path =
        ("list_items", "  shop: { type: string, required: true }", "  ⌖shop: { type: [string], required: true }");
    let printed = "{ shop: \"1\", customer: 2 }\n    request: GET /items/1?key=k3y&v=1&customer=2";
    let sample = ("list_items", printed, "{ shop: [\"1\"], customer: 2 }");
    let other = ("list_items", "{ shop: \"1\" }", "{ shop: [\"1\"] }");
    finds("E0407", "a path carries one text, and `shop` is a list", &[path, sample, other]);
}

#[test]
fn what_no_path_header_or_separator_can_carry() {
    let header = |member: &str| format!("header:\n  ⌖X-Which: {member}\npaging: true");
    for (member, says) in [
        ("{ type: [string] }", "`X-Which` is a list"),
        ("{ type: { map: string } }", "`X-Which` is an object"),
        ("{ type: Item }", "`X-Which` is an object"),
        ("{ type: any }", "`X-Which` may be anything"),
        ("{ type: [Item], separator: \",\" }", "the items of `X-Which` are not"),
        ("{ type: [[string]], separator: \",\" }", "the items of `X-Which` are not"),
    ] {
        finds("E0407", says, &[("list_items", "paging: true", &header(member))]);
    }
    let joined =
        ("list_items", "ids: { type: [integer], separator: \",\" }", "⌖ids: { type: [any], separator: \",\" }");
    finds("E0407", "a separator joins texts", &[joined]);
    let scalars = "header:\n  X-A: { type: State }\n  X-B: { type: [State], separator: \",\" }\n  X-C: { type: date-time }\npaging: true";
    finds_nothing(&[("list_items", "paging: true", scalars)]);
}

#[test]
fn a_parameter_that_every_call_sends_already() {
    let query = |name: &str| format!("query:\n  ⌖{name}: {{ type: string }}\n");
    let header = |name: &str| format!("header:\n  ⌖{name}: {{ type: string }}\npaging: true");
    for name in ["key", "v"] {
        finds("E0408", &format!("`{name}` would be sent twice"), &[("list_items", "query:\n", &query(name))]);
    }
    for name in ["sig", "SIG"] {
        finds("E0408", &format!("`{name}` would be sent twice"), &[("list_items", "paging: true", &header(name))]);
    }
    for name in ["accept", "Authorization", "CONTENT-TYPE", "Content-Length", "Host", "Connection", "Transfer-Encoding"]
    {
        finds("E0408", "the client sends the header", &[("list_items", "paging: true", &header(name))]);
    }
    let two = "header:\n  xId: { type: string }\n  ⌖xid: { type: string }\npaging: true";
    finds("E0408", "`xid` would be sent twice", &[("list_items", "paging: true", two)]);
    // In another place it is another parameter.
    finds_nothing(&[("save_item", "form:\n", "form:\n  key: { type: string }\n  V: { type: string }\n")]);
}

#[test]
fn a_credential_that_goes_where_the_parameters_go() {
    let proof = ("provider", "{ name: key, in: query, value: key }", "{ name: key, in: parameters, value: key }");
    finds("E0408", "`key` would", &[proof, ("save_item", "form:\n", "form:\n  ⌖key: { type: string }\n")]);
    finds_nothing(&[proof, ("save_item", "form:\n", "query:\n  key: { type: string }\nform:\n")]);
}

#[test]
fn something_that_the_provider_sends_twice() {
    for twice in [
        "- { name: sig, in: header, md5: [key, secret, unix-seconds] }\n  - { ⌖name: SIG, in: header, value: key }",
        "- { name: sig, in: header, md5: [key, secret, unix-seconds] }\n  - { ⌖name: key, in: parameters, value: secret }",
    ] {
        finds(
            "E0408",
            "would be sent twice",
            &[("provider", "- { name: sig, in: header, md5: [key, secret, unix-seconds] }", twice)],
        );
    }
    let fixed = "v: { in: query, const: \"1\" }\n  ⌖key: { in: parameters, const: \"2\" }";
    finds("E0408", "`key` would be sent twice", &[("provider", "v: { in: query, const: \"1\" }", fixed)]);
    let own = "v: { in: query, const: \"1\" }\n  ⌖accept: { in: header, const: text/csv }";
    finds("E0408", "the client sends the header `Accept`", &[("provider", "v: { in: query, const: \"1\" }", own)]);
    let token = ("provider", "{ name: sig, in: header, md5", "{ name: Authorization, in: header, md5");
    finds_nothing(&[token]);
}

#[test]
fn a_name_that_is_none_of_a_header() {
    for name in ["\"X-Shop:\"", "X Shop", "\"\u{dc}-Shop\""] {
        let header = format!("header:\n  ⌖{name}: {{ type: string, rust: which }}\npaging: true");
        finds("E0409", "the name of a header", &[("list_items", "paging: true", &header)]);
    }
    finds("E0409", "`s:` cannot be", &[("provider", "name: sig,", "name: ⌖\"s:\",")]);
}

#[test]
fn a_value_that_none_of_a_header_can_be() {
    let fixed = "v: { in: query, const: \"1\" }";
    let proof = "- { name: sig, in: header, md5: [key, secret, unix-seconds] }";
    for text in ["\"\u{e9}\"", "\"a\\nb\""] {
        let more = format!("{fixed}\n  w: {{ in: header, const: ⌖{text} }}");
        finds("E0409", "be sent in a header", &[("provider", fixed, &more)]);
        let prefixed = format!("- {{ name: sig, in: header, value: key, prefix: ⌖{text} }}");
        finds("E0409", "be sent in a header", &[("provider", proof, &prefixed)]);
        for parameter in [
            format!("X-Ids: {{ type: [string], separator: ⌖{text} }}"),
            format!("⌖X-Kind: {{ enum: {{ {text}: {{ description: One., rust: One }}, two: Two. }} }}"),
            format!("\"X-On\": {{ type: boolean, wire: {{ \"true\": ⌖{text}, \"false\": n }} }}"),
            format!("\"X-On\": {{ type: [boolean], separator: \",\", wire: {{ \"true\": y, \"false\": ⌖{text} }} }}"),
        ] {
            let header = format!("header:\n  {parameter}\npaging: true");
            finds("E0409", "be sent in a header", &[("list_items", "paging: true", &header)]);
        }
        // Elsewhere everything is escaped.
        let separator = format!("separator: {text}");
        finds_nothing(&[("list_items", "separator: \",\"", &separator)]);
    }
}

#[test]
fn a_separator_of_what_is_no_list_in_a_header() {
    let header = "header:\n  X-Map: { type: { map: string }, ⌖separator: \",\" }\npaging: true";
    finds("E0207", "is no list", &[("list_items", "paging: true", header)]);
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
    let always = ("list_items", "paging: true", "paging: { page: { parameter: shop, first: 1, needs: ⌖limit } }");
    let integer = ("list_items", "shop: { type: string, required", "shop: { type: integer, required");
    let (some, none) = (("list_items", "shop: \"1\", ", "shop: 1, "), ("list_items", "shop: \"1\" }", "shop: 1 }"));
    finds("E0561", "`shop` is always given", &[always, integer, some, none]);
}

#[test]
fn a_path_with_an_empty_part_or_one_value_twice() {
    let responses = "responses:\n  200: { description: The items. }\n";
    let empty = format!("request: ⌖GET /shops//items\n{responses}");
    finds_in_shop("E0410", "a part of this path is empty", "", &empty);
    let id = "path:\n  id: { type: string, required: true, description: Which. }\n";
    let twice = format!("request: ⌖GET /items/{{id}}/{{id}}\n{id}{responses}");
    finds_in_shop("E0410", "`{id}` stands twice", "", &twice);
}

#[test]
fn a_name_of_a_header_that_is_none_and_one_that_no_sample_prints() {
    let responses = "responses:\n  200: { description: The items. }\n";
    let key = "credentials:\n  key: { description: The key., example: k3y }\n";
    let colon = format!("{key}authentication:\n  - {{ name: ⌖\"X-Key:\", in: header, value: key }}\n");
    finds_in_shop("E0409", "`X-Key:` cannot be the name of a header", &colon, responses);
    let withheld = "withheld: { ⌖X-Key: It is no real one. }\n";
    finds_in_shop("E0607", "no sample prints a header `X-Key`", withheld, responses);
}
