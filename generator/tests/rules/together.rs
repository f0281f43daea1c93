//! Several mistakes in one run: each is found, once, and none is reported that only follows from another.

use super::{edited, findings, position};

/// Makes several mistakes in the good spec, each with a mark where its finding has to point, and expects these codes
/// there, in the order of the edits, and nothing else.
#[track_caller]
fn finds_each(mistakes: &[(&str, (&str, &str, &str))]) {
    let mut expected: Vec<String> = Vec::new();
    for (code, edit) in mistakes {
        // Each mark is looked up with all edits made, since edits move lines.
        let edits: Vec<_> = mistakes
            .iter()
            .map(|(_, (file, from, to))| {
                let is_own = (*file, *from) == (edit.0, edit.1);
                (*file, *from, if is_own { (*to).to_owned() } else { to.replace(super::MARK, "") })
            })
            .collect();
        let edits: Vec<_> = edits.iter().map(|(file, from, to)| (*file, *from, to.as_str())).collect();
        let files = edited(&edits);
        let place = files.iter().find_map(|(name, text)| Some(format!("specs/shop/{name}.yaml:{}", position(text)?)));
        expected.push(format!("{}: {code}", place.expect("each edit marks its place")));
    }
    let edits: Vec<_> =
        mistakes.iter().map(|(_, (file, from, to))| (*file, *from, to.replace(super::MARK, ""))).collect();
    let edits: Vec<_> = edits.iter().map(|(file, from, to)| (*file, *from, to.as_str())).collect();
    let found = findings(&edited(&edits));
    let mut lines: Vec<_> =
        found.lines().map(|line| line.splitn(6, ':').take(4).collect::<Vec<_>>().join(":")).collect();
    lines.sort();
    expected.sort();
    assert_eq!(lines, expected, "\n{found}");
}

/// A field of a sample that nothing declares.
const UNDECLARED: (&str, (&str, &str, &str)) =
    ("E0601", ("list_items", "\"name\": \"a {n}\"", "\"name\": \"a {n}\", ⌖\"weight\": 3"));

/// A placeholder that nothing declares.
const PLACEHOLDER: (&str, (&str, &str, &str)) =
    ("E0402", ("list_items", "request: GET /items/{shop}\n", "request: ⌖GET /items/{shop}/{id}\n"));

/// A parameter that no address has.
const NOWHERE: (&str, (&str, &str, &str)) =
    ("E0403", ("save_item", "  shop: { type: string }\n", "  shop: { type: string }\n  ⌖id: { type: string }\n"));

#[test]
fn a_misspelt_key_hides_nothing() {
    for key in ["⌖rolls: [Reader]", "⌖notess: [It is slow.]", "⌖sinces: \"1.1\""] {
        let to = format!("summary: Lists items.\n{key}\n");
        finds_each(&[("E0102", ("list_items", "summary: Lists items.\n", &to)), UNDECLARED]);
        finds_each(&[("E0102", ("list_items", "summary: Lists items.\n", &to)), PLACEHOLDER]);
    }
    // What it was meant to be counts: the parameters are there.
    finds_each(&[("E0102", ("list_items", "query:\n", "⌖querry:\n")), UNDECLARED]);
    finds_each(&[
        ("E0102", ("list_items", "id: { type: integer, required: true }", "id: { ⌖typ: integer, required: true }")),
        UNDECLARED,
    ]);
}

#[test]
fn a_key_that_does_not_exist_hides_nothing_that_does_not_follow_from_it() {
    let unknown = ("E0102", ("list_items", "summary: Lists items.\n", "summary: Lists items.\n⌖colour: red\n"));
    let status = "404: { description: There is none., fault: missing }";
    let odd = format!("{status}\n  ⌖600: {{ description: Odd., fault: odd }}");
    finds_each(&[unknown, ("E0509", ("list_items", status, &odd)), NOWHERE]);
    // Where it stands, something is missing now, and that is not said a second time.
    for lost in ["id: { ⌖colour: integer, required: true }", "id: { type: integer, required: ⌖maybe }", "id: ⌖[]"]
    {
        let code = if lost.contains("colour") { "E0102" } else { "E0105" };
        finds_each(&[(code, ("list_items", "id: { type: integer, required: true }", lost)), NOWHERE]);
    }
    let parameters = ("E0102", ("list_items", "query:\n", "⌖arguments:\n"));
    finds_each(&[parameters, NOWHERE]);
}

#[test]
fn a_wrong_key_of_a_page_hides_nothing_that_pages_do_not_declare() {
    let unknown = ("E0102", ("list_items", "summary: Lists items.\n", "summary: Lists items.\n⌖colour: red\n"));
    for wrong in [
        ("E0501", ("provider", "in: query, value: key }", "in: query, value: ⌖kye }")),
        ("E0503", ("provider", "message: text", "message: ⌖txt")),
    ] {
        finds_each(&[unknown, wrong]);
    }
}

#[test]
fn a_wrong_key_of_a_sample_hides_no_other_sample() {
    let unknown = ("E0102", ("list_items", "  - name: none\n", "  - name: none\n    ⌖colour: red\n"));
    finds_each(&[unknown, UNDECLARED]);
    let missing = ("E0104", ("list_items", "  - name: none\n", "  - ⌖title: None\n"));
    finds_each(&[missing, UNDECLARED]);
}

#[test]
fn a_wrong_key_of_the_provider_hides_no_page() {
    let unknown = ("E0102", ("provider", "summary: A shop.\n", "summary: A shop.\n⌖colour: red\n"));
    finds_each(&[unknown, NOWHERE]);
    let nested = ("E0102", ("provider", "total: { type: integer }", "total: { type: integer, ⌖colour: red }"));
    finds_each(&[nested, NOWHERE]);
    let misspelt = ("E0102", ("provider", "authentication:", "⌖autentication:"));
    finds_each(&[misspelt, NOWHERE, UNDECLARED]);
}

#[test]
fn what_stands_twice_or_lacks_its_quotes_hides_nothing() {
    let twice = ("E0103", ("list_items", "summary: Lists items.\n", "summary: Lists items.\n⌖summary: Lists them.\n"));
    finds_each(&[twice, UNDECLARED]);
    let number = ("E0107", ("list_items", "summary: Lists items.\n", "summary: Lists items.\nsince: ⌖1.2\n"));
    finds_each(&[number, UNDECLARED]);
}

#[test]
fn an_error_beside_the_declarations_hides_no_sample() {
    let paging = ("E0505", ("list_items", "paging: true", "paging: { size: ⌖limits }"));
    finds_each(&[paging, UNDECLARED]);
    let sample = (
        "E0608",
        (
            "list_items",
            "  - name: none\n    arguments: { shop: \"1\" }",
            "  - name: none\n    arguments: { shop: \"1\", ⌖colour: red }",
        ),
    );
    finds_each(&[sample, UNDECLARED]);
}

#[test]
fn a_type_that_could_not_be_resolved_is_said_where_it_stands_and_nowhere_else() {
    // Another page sends the type, and prints what is sent.
    let wrong = ("E0201", ("list_items", "      when: { type: date-time }\n", "      when: { type: ⌖Moment }\n"));
    let sent = (
        "save_item",
        "  name: { type: string, required: true }\n",
        "  name: { type: string, required: true }\n  item: { type: Item }\n",
    );
    let printed = (
        "save_item",
        "    arguments: { name: a }\n",
        "    arguments: { name: a, item: { id: 1, when: 2010-02-27T04:09:55Z } }\n    request: POST /items?key=k3y&v=1\n    body: name=a&item[id]=1&item[when]=2010-02-27T04:09:55Z\n",
    );
    super::finds_nothing(&[sent, printed]);
    super::finds("E0201", "no type `Moment`", &[wrong.1, sent, printed]);
    let form = ("list_items", "      when: { type: date-time }\n", "      when: { type: date-time, wire: ⌖digit }\n");
    super::finds("E0205", "cannot travel", &[form, sent, printed]);
    // The page that declares it could not be loaded.
    let broken = ("list_items", "summary: Lists items.\n", "⌖colour: [\nsummary: Lists items.\n");
    let found = findings(&edited(&[(broken.0, broken.1, &broken.2.replace(super::MARK, "")), sent, printed]));
    assert_eq!(found.lines().count(), 1, "{found}");
    assert!(found.starts_with("specs/shop/list_items.yaml:") && found.contains("E0101"), "{found}");
}
