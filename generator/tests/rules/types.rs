//! Types and how they travel.

use super::{finds, finds_in_shop, finds_nothing};

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
fn a_pattern_of_what_has_none() {
    let wire = "start: { type: integer, wire: ⌖{ pattern: \"%Y\" } }";
    finds("E0205", "`integer` cannot travel", &[("list_items", "start: { type: integer }", wire)]);
}

#[test]
fn a_pattern_that_does_not_say_its_type() {
    for (type_, pattern, says) in [
        ("date", "%d/%m", "as `24/02`, and could not read that: year"),
        ("date", "", "as ``, and could not read that"),
        ("date", "dd/mm/yyyy", "as `dd/mm/yyyy`, and could not read that"),
        ("date", "%d/%m/%Y %H", "could not write it"),
        // The year of weeks is `%G`.
        ("date", "%Y-W%V-%u", "could not read that"),
        ("date", "%E", "could not write it"),
        ("date", "%d/%m/%Y %", "could not write it"),
        ("date-time", "%d/%m/%Y", "as `24/02/2010`, and read that as 2010-02-24T00:00:00"),
        ("date-time", "%H:%M", "as `13:05`, and could not read that"),
        // The month for the minute, and twelve hours without their half of the day.
        ("date-time", "%d/%m/%Y %H:%m", "as `24/02/2010 13:02`, and read that as 2010-02-24T13:00:00"),
        ("date-time", "%d/%m/%Y %I:%M", "as `24/02/2010 01:05`, and read that as 2010-02-24T01:05:00"),
        ("date-time", "%d/%m/%Y %H:%M %Z", "names of zones"),
        ("date-time", "%d/%m/%Y %H:%M %:Q", "names of zones"),
        ("date-time", "%c", "could not read that"),
    ] {
        let wire = format!("start: {{ type: {type_}, wire: {{ pattern: ⌖\"{pattern}\" }} }}");
        finds("E0540", says, &[("list_items", "start: { type: integer }", &wire), ("provider", "skip: start, ", "")]);
    }
}

#[test]
fn patterns_that_say_their_types() {
    for (type_, pattern) in [
        ("date", "%d/%m/%Y"),
        ("date", "%y%m%d"),
        ("date", "%A, %e %B %Y"),
        ("date", "%G-W%V-%u"),
        ("date", "100%% %j of %Y"),
        ("date-time", "%D %R"),
        ("date-time", "%F at %l:%M:%S.%3f %P"),
        ("date-time", "%Y-%m-%dT%H:%M:%SZ"),
        ("date-time", "%d/%m/%Y %H:%M %z"),
        ("date-time", "@%s"),
    ] {
        let wire = format!("start: {{ type: {type_}, wire: {{ pattern: \"{pattern}\" }} }}");
        finds_nothing(&[("list_items", "start: { type: integer }", &wire), ("provider", "skip: start, ", "")]);
    }
}

#[test]
fn a_usual_pattern_that_does_not_say_its_type() {
    let wire = "wire: { date-time: { pattern: ⌖\"%d/%m/%Y\" } }\npaging: {";
    finds("E0540", "does not say a time", &[("provider", "paging: {", wire)]);
}

#[test]
fn a_pattern_that_no_header_carries() {
    let header = "header:\n  X-Day: { type: date, wire: { pattern: ⌖\"%Y年%m月%d日\" } }\npaging: true";
    finds("E0409", "cannot be sent in a header", &[("list_items", "paging: true", header)]);
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
