//! Paging.

use super::{finds, finds_in_shop};

#[test]
fn paging_that_nobody_describes() {
    let paging = "paging: { skip: start, size: limit, total: total }\n";
    finds(
        "E0505",
        "does not say how lists are paged",
        &[("provider", paging, ""), ("list_items", "paging: true", "paging: ⌖true")],
    );
}

#[test]
fn paging_by_a_parameter_that_the_call_does_not_have() {
    finds("E0505", "no parameter `offset`", &[("provider", "skip: start,", "skip: ⌖offset,")]);
    finds("E0505", "no parameter `offset`", &[("list_items", "paging: true", "paging: { skip: ⌖offset }")]);
    let number = "paging: { page: { parameter: start, first: 1, needs: ⌖count } }";
    finds("E0505", "no parameter `count`", &[("list_items", "paging: true", number)]);
}

#[test]
fn paging_by_a_field_that_the_answer_does_not_have() {
    finds("E0505", "no field `totals`", &[("provider", ", total: total }", ", total: ⌖totals }")]);
    finds(
        "E0505",
        "no field `total.of`",
        &[("list_items", "paging: true", "paging: { skip: start, total: ⌖total.of }")],
    );
}

#[test]
fn paging_by_what_counts_nothing_or_leads_nowhere() {
    let page = |paging: &str| {
        let parameter = "query:\n  page: { type: integer, description: Which page. }\n";
        let fields = "fields: { total: { type: integer, description: How many. } }";
        format!("{parameter}paging: {paging}\nresponses:\n  200: {{ description: The items., {fields} }}\n")
    };
    finds_in_shop("E0530", "this field is no list", "", &page("{ skip: page, items: ⌖total }"));
    finds_in_shop("E0530", "where the next token comes from", "", &page("{ ⌖cursor: page }"));
}
