//! Calls that give a parameter without one that it needs.

use features::dependencies::{Client, SortDir};
use runtime::{ErrorKind, Operation};

/// Why a call is refused before it is sent; `None` if it is not.
fn refusal(operation: &impl Operation) -> Option<String> {
    let error = operation.prepare().err()?;
    assert_eq!(error.kind(), ErrorKind::Request);
    Some(error.to_string())
}

#[track_caller]
fn refuses(operation: &impl Operation, given: &str, needed: &str) {
    let said = refusal(operation).expect("the call is refused");
    assert!(said.contains(&format!("`{given}` is given without `{needed}`, which it needs")), "{said}");
}

#[test]
fn a_parameter_is_refused_without_those_that_it_needs() {
    let client = Client::new();
    let names = || client.list_names("eu");

    refuses(&names().page(2), "page", "per_page");
    refuses(&names().sort_dir(SortDir::Asc).ids([1]).page(1).per_page(9), "sort_dir", "sort_by");
    refuses(&names().sort_dir(SortDir::Asc).sort_by("id"), "sort_dir", "ids");
    refuses(&names().ids([1]), "ids", "page");
    refuses(&client.save_name("a").tags([("b", "c")]), "tags", "reason");
}

#[test]
fn a_call_that_gives_what_is_needed_is_not_refused() {
    let client = Client::new();
    let names = || client.list_names("eu");

    assert_eq!(refusal(&names()), None);
    assert_eq!(refusal(&names().per_page(9).sort_by("id")), None);
    assert_eq!(refusal(&names().page(1).per_page(9).ids([1]).sort_dir(SortDir::Desc).sort_by("id")), None);
    // A list without items sends nothing, and needs nothing.
    assert_eq!(refusal(&names().ids(Vec::<i64>::new())), None);
    assert_eq!(refusal(&client.save_name("a").reason("b").tags([("c", "d")])), None);
}
