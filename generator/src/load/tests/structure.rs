//! What is said of mistakes in the structure of a file.

use super::{PAGE, page, provider};

/// What is said of a page with these lines at its end; without the ones that precede them, counted from line 7.
#[track_caller]
fn says(rest: &str, expected: &[&str]) {
    assert_eq!(page(&format!("{PAGE}{rest}")), expected);
}

#[test]
fn nothing_is_said_of_a_page_without_mistakes() {
    says("", &[]);
    says("paging: true\nenvelope: false\nsince: '1.2'\nroles: [a, b]\n", &[]);
    says("query:\n  a: { type: [string], example: [1, no, ~, {x: 1.0}] }\n  b: { type: { map: [integer] } }\n", &[]);
    says(
        "query:\n  a: { enum: { '1': One, 'yes': It is, '~': Nothing }, wire: { 'false': \"no\", 'true': \"yes\" } }\n",
        &[],
    );
    says("description: ~\npaging: null\n", &[]);
}

#[test]
fn unknown_keys() {
    says("sumary: x\n", &["7:1: E0102: unknown key `sumary`, did you mean `summary`?"]);
    says(
        "query:\n  é: { ü: x, requred: true }\n",
        &["8:8: E0102: unknown key `ü`", "8:14: E0102: unknown key `requred`, did you mean `required`?"],
    );
    says("paginate: true\n", &["7:1: E0102: unknown key `paginate`"]);
}

#[test]
fn a_misspelt_key_is_not_missing_as_well() {
    let text = PAGE.replace("operation:", "opration:");
    assert_eq!(page(&text), ["1:1: E0102: unknown key `opration`, did you mean `operation`?"]);
    let text = PAGE.replace("200: {", "200: { descripton: x }\n  201: {");
    assert_eq!(page(&text), ["6:10: E0102: unknown key `descripton`, did you mean `description`?"]);
}

#[test]
fn what_is_below_a_misspelt_key_is_checked_too() {
    let text = PAGE.replace("responses:", "respones:").replace("{ description: Got. }", "{ description: 1 }");
    assert_eq!(
        page(&text),
        [
            "5:1: E0102: unknown key `respones`, did you mean `responses`?",
            "6:23: E0107: expected text, but `1` is an integer without quotes",
        ]
    );
}

#[test]
fn text_that_is_split_at_a_comma_is_one_mistake() {
    says("query:\n  a: { description: Cheap, fast, and good, type: string }\n", &["8:28: E0102: unknown key `fast`"]);
}

#[test]
fn duplicate_keys() {
    says(
        "notes: []\nquery:\n  a: {}\n  b: {}\n  \"a\": {}\nnotes: []\n",
        &["11:3: E0103: the key `a` stands here twice", "12:1: E0103: the key `notes` stands here twice"],
    );
    says(
        "samples:\n  - { name: x, arguments: { a: { b: 1, b: 2 } } }\n",
        &["8:40: E0103: the key `b` stands here twice"],
    );
}

#[test]
fn missing_keys() {
    assert_eq!(
        page("operation: x\n"),
        [
            "1:1: E0104: missing key `request`",
            "1:1: E0104: missing key `responses`",
            "1:1: E0104: missing key `source`",
            "1:1: E0104: missing key `summary`",
        ]
    );
    says(
        "samples:\n  - status: 200\ncontradictions:\n  - { about: x, says: [] }\n",
        &["8:5: E0104: missing key `name`", "10:5: E0104: missing key `decision`"],
    );
    says("paging:\n  page: { parameter: x }\n", &["8:3: E0104: missing key `first`"]);
}

#[test]
fn wrong_kinds() {
    says("roles: admin\n", &["7:8: E0105: expected a list, found text"]);
    says("notes:\n  a: b\n", &["8:3: E0105: expected a list, found a mapping"]);
    says("query: [a]\n", &["7:8: E0105: expected a mapping, found a list"]);
    says("query:\npaging: true\n", &["7:1: E0105: expected a mapping, found nothing"]);
    says("description:\n", &["7:1: E0105: expected text, found nothing"]);
    says("paging: yes\n", &["7:9: E0105: expected `true` or `false` or a mapping, found text"]);
    says("envelope: \"true\"\n", &["7:11: E0105: expected `true` or `false`, found text"]);
    says("samples: [{ name: x, status: '200' }]\n", &["7:30: E0105: expected an integer, found text"]);
    says("query: { a: { type: [a, b] } }\n", &["7:21: E0105: this list has 2 items, and has to have at most 1"]);
    says("query: { a: { type: [] } }\n", &["7:21: E0105: this list has 0 items, and has to have at least 1"]);
    says("query: { a: { type: true } }\n", &["7:21: E0107: expected text, but `true` is a boolean without quotes"]);
    says("? [a]\n: b\n", &["7:3: E0105: a key has to be text, found a list"]);
    assert_eq!(page(""), ["1:1: E0105: expected a mapping, found nothing"]);
    assert_eq!(page("# nothing\n"), ["1:1: E0105: expected a mapping, found nothing"]);
    assert_eq!(page("- a\n- b\n"), ["1:1: E0105: expected a mapping, found a list"]);
    assert_eq!(page("x"), ["1:1: E0105: expected a mapping, found text"]);
}

#[test]
fn statuses_are_numbers() {
    let text = |key: &str| page(&PAGE.replace("200:", key));
    assert_eq!(text("ok:"), ["6:3: E0105: this key has to be a number, found `ok`"]);
    assert_eq!(text("\"200\":"), ["6:3: E0105: this key has to be a number, found `200`"]);
    assert_eq!(text("2xx:"), ["6:3: E0105: this key has to be a number, found `2xx`"]);
}

#[test]
fn values_that_are_not_allowed() {
    says(
        "query: { a: { wire: digit_string } }\n",
        &["7:21: E0106: `digit_string` is not allowed here, did you mean `digit-string`?"],
    );
    says("query: { a: { wire: 1 } }\n", &["7:21: E0106: `1` is not allowed here"]);
    says("query: { a: { in: body } }\n", &["7:19: E0106: `body` is not allowed here"]);
    says(
        "samples: [{ name: x, origin: record }]\n",
        &["7:30: E0106: `record` is not allowed here, did you mean `recorded`?"],
    );
    says(
        "samples: [{ name: x, status: 70000 }]\n",
        &["7:30: E0106: `70000` is out of range: it has to be at most 65535"],
    );
    says("samples: [{ name: x, status: -1 }]\n", &["7:30: E0106: `-1` is out of range: it has to be at least 0"]);
}

#[test]
fn text_without_quotes() {
    says("since: 1.10\n", &["7:8: E0107: expected text, but `1.10` is a number without quotes"]);
    says(
        "query: { a: { name: no, rust: ~ } }\n",
        &["7:21: E0107: expected text, but `no` can be read as a boolean without quotes"],
    );
    says(
        "roles: [1, true, ~, 0o17, 1_000]\n",
        &[
            "7:9: E0107: expected text, but `1` is an integer without quotes",
            "7:12: E0107: expected text, but `true` is a boolean without quotes",
            "7:18: E0107: expected text, but `~` is nothing without quotes",
            "7:21: E0107: expected text, but `0o17` is an integer without quotes",
            "7:27: E0107: expected text, but `1_000` can be read as a number without quotes",
        ],
    );
}

#[test]
fn keys_without_quotes() {
    says(
        "query: { a: { enum: { 1: One, ~: None }, wire: { false: \"0\", 'true': \"1\" } } }\n",
        &[
            "7:23: E0107: expected text, but `1` is an integer without quotes",
            "7:31: E0107: expected text, but `~` is nothing without quotes",
            "7:50: E0107: expected text, but `false` is a boolean without quotes",
        ],
    );
}

const PROVIDER: &str = "provider: X\nsummary: X.\nserver: https://x.example\n";

#[track_caller]
fn provider_says(rest: &str, expected: &[&str]) {
    assert_eq!(provider(&format!("{PROVIDER}{rest}")), expected);
}

#[test]
fn alternatives_that_a_tag_tells_apart() {
    provider_says(
        "authentication:\n  - { scheme: basic, username: a, password: b }\n  - { scheme: bearer, token: t }\n",
        &[],
    );
    provider_says(
        "authentication:\n  - { scheme: basic, usrname: a, password: b }\n",
        &["5:22: E0102: unknown key `usrname`, did you mean `username`?"],
    );
    provider_says(
        "authentication:\n  - { scheme: basc, username: a, password: b }\n",
        &["5:15: E0106: `basc` is not allowed here, did you mean `basic`?"],
    );
    provider_says(
        "authentication:\n  - { scheme: digest, token: a }\n",
        &["5:15: E0106: `digest` is not allowed here"],
    );
    provider_says("authentication:\n  - { scheme: bearer }\n", &["5:5: E0104: missing key `token`"]);
    provider_says(
        "authentication:\n  - { schme: bearer, token: x }\n",
        &["5:7: E0102: unknown key `schme`, did you mean `scheme`?"],
    );
    provider_says("authentication:\n  - { username: a, password: b }\n", &["5:5: E0104: missing key `scheme`"]);
}

#[test]
fn alternatives_that_their_keys_tell_apart() {
    provider_says("authentication:\n  - { name: a, in: query, value: b }\n", &[]);
    provider_says(
        "authentication:\n  - { nme: a, in: query, value: b }\n",
        &["5:7: E0102: unknown key `nme`, did you mean `name`?"],
    );
    provider_says(
        "authentication:\n  - { name: a, in: qery }\n",
        &["5:20: E0106: `qery` is not allowed here, did you mean `query`?"],
    );
    provider_says("authentication:\n  - basic\n", &["5:5: E0105: expected a mapping, found text"]);
    provider_says(
        "wire: { boolean: { 'false': n, tru: y } }\n",
        &["4:32: E0102: unknown key `tru`, did you mean `true`?"],
    );
    says("query: { a: { type: { mp: string } } }\n", &["7:23: E0102: unknown key `mp`, did you mean `map`?"]);
    says(
        "query: { a: { type: { map: [{ map: 1 }] } } }\n",
        &["7:36: E0107: expected text, but `1` is an integer without quotes"],
    );
    says("samples: [{ name: x, headers: { A: [x] } }]\n", &["7:36: E0105: expected text, found a list"]);
    says("paging: { pages: x, sice: y }\n", &["7:21: E0102: unknown key `sice`, did you mean `size`?"]);
}

#[test]
fn numbers_out_of_range() {
    for first in ["99999999999999999999", "9223372036854775808", "0x8000000000000000"] {
        says(
            &format!("paging: {{ page: {{ parameter: page, first: {first} }} }}\n"),
            &[&format!("7:43: E0106: `{first}` is out of range: it has to be at most 9223372036854775807")],
        );
    }
    says(
        "paging: { page: { parameter: page, first: -9223372036854775809 } }\n",
        &["7:43: E0106: `-9223372036854775809` is out of range: it has to be at least -9223372036854775808"],
    );
    says(
        "samples: [{ name: x, status: 0x1FFFF }]\n",
        &["7:30: E0106: `0x1FFFF` is out of range: it has to be at most 65535"],
    );
    assert_eq!(
        page(&PAGE.replace("200:", "70000:")),
        ["6:3: E0110: 70000 is out of range: it has to be an integer from 0 to 65535"]
    );
}

/// Where any value of JSON can stand, nothing but the reader itself knows what it can hold.
#[test]
fn numbers_that_no_value_of_json_can_be() {
    says("query: { a: { type: number, example: .inf } }\n", &["7:38: E0110: JSON has no number `.inf`"]);
    says("query: { a: { type: number, default: -.NaN } }\n", &[]);
    says(
        "query: { a: { type: number, example: [1, -99999999999999999999] } }\n",
        &["7:42: E0110: `-99999999999999999999` is out of range: it has more than 64 bits"],
    );
}
