//! Types and how they travel.

use super::{finds, finds_in_shop};

/// A success that nothing more is said of.
const RESPONSES: &str = "responses:\n  200: { description: The items. }\n";

#[test]
fn a_type_that_nobody_declares() {
    finds("E0201", "no type `integr`", &[("list_items", "start: { type: integer }", "start: { type: ⌖integr }")]);
    finds("E0201", "no type `Itm`", &[("list_items", "type: [Item] }", "type: ⌖[Itm] }")]);
    finds("E0201", "no type `Stat`", &[("provider", "phase: { type: State }", "phase: { type: ⌖Stat }")]);
}

#[test]
fn a_type_that_nobody_declares_where_two_calls_have_the_parameter_of_a_scope() {
    let form = "name: { type: string, required: true }\n";
    let wrong = format!("{form}  customer: {{ type: ⌖integr }}\n");
    finds("E0201", "no type `integr`", &[("save_item", form, &wrong)]);
}

#[test]
fn a_member_without_a_type_or_with_two() {
    let none = "⌖limit: { description: How many. }";
    finds("E0202", "`limit` says no type", &[("list_items", "limit: { type: integer }", none)]);
    let two = "⌖limit: { type: integer, enum: [a] }";
    finds("E0202", "`limit` says its type more than once", &[("list_items", "limit: { type: integer }", two)]);
}

#[test]
fn a_response_with_two_types() {
    let two = "  ⌖200: { description: The items., type: [Item], fields: { id: { type: integer } } }";
    finds("E0202", "more than once", &[("list_items", "  200: { description: The items., type: [Item] }", two)]);
}

#[test]
fn a_type_that_is_declared_twice() {
    let again = "samples:\n  - name: saved";
    let types = "types:\n  ⌖Item: { enum: [a] }\nsamples:\n  - name: saved";
    finds("E0203", "`Item` is declared twice", &[("save_item", again, types)]);
    let named = "size: { description: How large it is., enum: [small, large], name: State }";
    let plain = "size: { description: How large it is., enum: [small, large] }";
    finds("E0203", "`State` is declared twice", &[("list_items", plain, &format!("⌖{named}"))]);
}

#[test]
fn a_form_that_a_type_does_not_travel_in() {
    let wire = "start: { type: integer, wire: ⌖yes-no }";
    finds("E0205", "`integer` cannot travel", &[("list_items", "start: { type: integer }", wire)]);
    let wire = "state: { type: State, wire: ⌖string }";
    finds("E0205", "`State` cannot travel", &[("list_items", "state: { type: State }", wire)]);
}

#[test]
fn a_usual_form_that_a_type_does_not_travel_in() {
    let wire = "wire: { integer: ⌖yes-no }\npaging: {";
    finds("E0205", "`integer` cannot travel", &[("provider", "paging: {", wire)]);
}

#[test]
fn a_usual_form_of_something_that_is_no_built_in_type() {
    let wire = "wire: { ⌖boolaen: digit }\npaging: {";
    finds("E02", "boolaen", &[("provider", "paging: {", wire)]);
}

#[test]
fn a_declared_type_that_is_nothing() {
    let nothing = "types:\n  ⌖State:\n    description: A state.\n";
    let state = "types:\n  State:\n    description: A state.\n    enum: { new: It is new., old: It is old. }\n";
    finds("E0206", "neither an object nor an enum", &[("provider", state, nothing)]);
}

#[test]
fn a_separator_of_what_is_no_list() {
    let joined = "start: { type: integer, ⌖separator: \",\" }";
    finds("E0207", "`start` is no list", &[("list_items", "start: { type: integer }", joined)]);
}

#[test]
fn a_separator_where_nothing_is_joined() {
    let joined = "tags: { type: [string], ⌖separator: \",\" }";
    finds("E0207", "`tags`", &[("list_items", "tags: { type: [string] }", joined)]);
}

#[test]
fn a_declared_type_that_is_two_things() {
    let fields = "    fields: { x: { type: integer, description: How wide. } }\n";
    let both = format!("types:\n  ⌖Size:\n    description: How large.\n    enum: [small]\n{fields}");
    finds_in_shop("E0206", "both an object and an enum", "", &format!("{both}{RESPONSES}"));
}

#[test]
fn texts_of_a_boolean_for_what_is_none() {
    let spelled = "query:\n  size: { type: integer, wire: ⌖{ 'false': a, 'true': b }, description: How large. }\n";
    let report = finds_in_shop("E0205", "cannot travel in this form", "", &format!("{spelled}{RESPONSES}"));
    assert!(report.contains("help: the forms of `integer` are `number`"), "{report}");
}

#[test]
fn a_separator_that_separates_nothing() {
    let joined = "query:\n  ids: { type: [integer], ⌖separator: \"\", description: Which. }\n";
    finds_in_shop("E0207", "nothing stands between the items", "", &format!("{joined}{RESPONSES}"));
}
