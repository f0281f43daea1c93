//! What is printed for what.

use super::harness::{gives, inferred, printed, proven, samples};
use apiscribe::infer::infer;

#[test]
fn scalars_have_their_types() {
    gives(
        &[
            r#"{ "id": 6421, "took": 29.92, "ratio": 0.0, "ok": true, "name": "Test GSI", "price": 0, "big": 18446744073709551615 }"#,
        ],
        &[
            "id:    { type: integer, example: 6421 }",
            "took:  { type: number, example: 29.92 }",
            "ratio: { type: number, example: 0.0 }",
            "ok:    { type: boolean, example: true }",
            "name:  { type: string, example: Test GSI }",
            "price: { type: decimal, example: 0 }",
            "big:   { type: decimal, example: 18446744073709551615 }",
        ],
    );
}

#[test]
fn integers_travel_as_text() {
    gives(&[r#"{ "id": "6421" }"#], &["id: { type: integer, wire: string, example: 6421 }"]);
    gives(&[r#"{ "zip": "0641" }"#], &[r#"zip: { type: string, example: "0641" }"#]);
    gives(&[r#"{ "id": "+1" }"#, r#"{ "id": "2" }"#], &[r#"id: { type: string, example: "+1" }"#]);
    gives(&[r#"{ "cost": "1.10" }"#], &[r#"cost: { type: decimal, wire: string, example: "1.10" }"#]);
    gives(&[r#"{ "version": "1.10" }"#], &[r#"version: { type: string, example: "1.10" }"#]);
    gives(
        &[r#"{ "m": "4" }"#, r#"{ "m": "" }"#],
        &["m: { type: string, example: \"4\" } # an integer, but for an empty text"],
    );
}

#[test]
fn more_samples_refine() {
    gives(&[r#"{ "a": 1 }"#, r#"{ "a": 1.5 }"#], &["a: { type: number, example: 1 }"]);
    gives(&[r#"{ "a": "1" }"#, r#"{ "a": "x" }"#], &["a: { type: string, example: \"1\" }"]);
    gives(
        &[r#"{ "b": 1 }"#, r#"{ "a": null, "b": 2 }"#, r#"{ "a": "x", "b": 3 }"#],
        &[
            "b: { type: integer, example: 1 }",
            "a: { type: string, nullable: true, example: x } # missing in some answers",
        ],
    );
}

#[test]
fn flags_are_proven_or_named() {
    gives(&[r#"{ "is_missing": "0" }"#], &["is_missing: { type: boolean, wire: digit-string, example: false }"]);
    gives(
        &[r#"{ "on": "0" }"#, r#"{ "on": "1" }"#],
        &[r#""on": { type: boolean, wire: digit-string, example: false }"#],
    );
    gives(
        &[r#"{ "mode": "0" }"#],
        &[r#"mode: { type: integer, wire: string, example: 0 } # only "0" was seen; a flag?"#],
    );
    gives(
        &[r#"{ "disk_count": "0" }"#, r#"{ "disk_count": "1" }"#],
        &["disk_count: { type: integer, wire: string, example: 0 }"],
    );
    gives(&[r#"{ "isPublic": 1 }"#], &["isPublic: { type: boolean, wire: digit, example: true }"]);
    gives(&[r#"{ "a": 1 }"#, r#"{ "a": 0 }"#], &["a: { type: integer, example: 1 }"]);
    gives(&[r#"{ "has_a": "yes" }"#], &["has_a: { type: boolean, wire: yes-no, example: true }"]);
    gives(&[r#"{ "a": ["on", "off"] }"#], &["a: { type: [boolean], wire: on-off, example: [true] }"]);
    gives(&[r#"{ "a": ["true", "false"] }"#], &["a: { type: [boolean], wire: string, example: [true] }"]);
    gives(&[r#"{ "a": "yes" }"#], &[r#"a: { type: string, example: "yes" }"#]);
    gives(
        &[r#"{ "a": ["N", "Y"] }"#],
        &[r#"a: { type: [boolean], wire: { "true": "Y", "false": "N" }, example: [false] }"#],
    );
}

#[test]
fn times_have_their_forms() {
    gives(
        &[
            r#"{ "a": "2011-11-09T03:19:48", "b": "2016-10-21 09:41:10", "c": "2011-11-09T03:19:48Z", "d": "2016-10-21" }"#,
        ],
        &[
            r#"a: { type: date-time, wire: civil, example: "2011-11-09T03:19:48" }"#,
            r#"b: { type: date-time, wire: civil-space, example: "2016-10-21 09:41:10" }"#,
            r#"c: { type: date-time, example: "2011-11-09T03:19:48Z" }"#,
            r#"d: { type: date, example: "2016-10-21" }"#,
        ],
    );
    gives(
        &[
            r#"{ "createdTime": 1247183325757, "expires": "1247183325", "at": 1247183325, "seen_at": 0 }"#,
            r#"{ "seen_at": 1247183325 }"#,
        ],
        &[
            r#"createdTime: { type: date-time, wire: epoch-milliseconds, example: "2009-07-09T23:48:45.757Z" }"#,
            r#"expires:     { type: date-time, wire: epoch-seconds-string, example: "2009-07-09T23:48:45Z" }"#,
            r#"at:          { type: date-time, wire: epoch-seconds, example: "2009-07-09T23:48:45Z" }"#,
            "seen_at:     { type: date-time, wire: epoch-seconds, example: \"1970-01-01T00:00:00Z\" } # 0 was seen, which may stand for none",
        ],
    );
    gives(&[r#"{ "phone": 1247183325 }"#], &["phone: { type: integer, example: 1247183325 }"]);
    gives(
        &[r#"{ "a": "2011-11-09T03:19:48.000+01:00" }"#],
        &[r#"a: { type: date-time, example: "2011-11-09T02:19:48Z" } # a client writes it as 2011-11-09T02:19:48Z"#],
    );
    gives(&[r#"{ "a": "2011-13-09" }"#], &[r#"a: { type: string, example: "2011-13-09" }"#]);
}

#[test]
fn the_date_of_zeros_is_said() {
    // The evidence takes no date of zeros for a time, so the type stays a text, and the comment says what it is.
    gives(
        &[r#"{ "a": "0000-00-00 00:00:00" }"#, r#"{ "a": "2016-10-21 09:41:10" }"#],
        &[r#"a: { type: string, example: "0000-00-00 00:00:00" } # a time, but for the date of zeros"#],
    );
    gives(
        &[r#"{ "a": "0000-00-00" }"#],
        &[r#"a: { type: string, example: "0000-00-00" } # seen only as the date of zeros"#],
    );
}

#[test]
fn nothing_is_known_of_what_was_never_filled() {
    gives(
        &[r#"{ "a": null, "b": [], "c": {}, "d": [[]] }"#],
        &[
            "a: { type: any, nullable: true } # seen only as null",
            "b: { type: [any] } # seen only without items",
            "c: { type: any } # seen only without fields",
            "d: { type: [[any]] } # items: seen only without items",
        ],
    );
}

#[test]
fn a_list_without_items_promises_nothing() {
    gives(&[r#"{ "a": [1] }"#, r#"{ "a": [] }"#, "{}"], &["a: { type: [integer], example: [1] }"]);
    gives(
        &[r#"{ "a": [] }"#, r#"{ "a": null }"#, r#"{ "a": ["x"] }"#],
        &["a: { type: [string], nullable: true, example: [x] }"],
    );
}

#[test]
fn kinds_that_contradict_each_other_are_said() {
    gives(
        &[r#"{ "a": 1, "b": [1, "x"], "c": [] }"#, r#"{ "a": "1", "b": [], "c": { "d": 1 } }"#],
        &[
            "a: { type: any } # seen as a number and a string",
            "b: { type: [any] } # items: seen as a number and a string",
            "c: { type: any } # seen as a list and an object",
        ],
    );
    gives(&[r#"{ "a": [1, null] }"#], &["a: { type: any } # a list with null in it"]);
}

#[test]
fn keys_can_be_data() {
    let uuid = "23684df5-0532-4794-802d-fdc82e4e7e7c";
    gives(&[r#"{ "a": { "12": 1, "7": 2 } }"#], &["a: { type: { map: integer } }"]);
    gives(&[&format!(r#"{{ "a": {{ "{uuid}": ["12"] }} }}"#)], &["a: { type: { map: [integer] }, wire: string }"]);
    gives(
        &[r#"{ "a": { "2016-10-21": null } }"#],
        &["a: { type: any } # keys from the data, with null among the values"],
    );
    gives(&[r#"{ "a": { "say \"no\"": 1, "b": 2 } }"#], &["a: { type: { map: integer } }"]);
    gives(&[r#"{ "a": {} }"#, r#"{ "a": { "1": true } }"#], &["a: { type: { map: boolean } }"]);
    let inferred = proven(&[r#"{ "disks": { "1": { "size": 1 }, "2": { "size": 2, "name": "root" } } }"#]);
    assert_eq!(inferred.payload, "fields:\n  disks: { type: { map: Disk } }\n");
    assert_eq!(
        inferred.types,
        "types:\n  Disk:\n    fields:\n      size: { type: integer, example: 1 }\n      name: { type: string, example: root }\n"
    );
}

#[test]
fn names_are_quoted_and_have_names_in_rust() {
    gives(
        &[
            r##"{ "page[size]": 1, "a:b": 1, "#": 1, "3d": 1, "no": 1, "null": 1, "größe": 1, "fooBar": 1, "foo_bar": 1, "self": 1, "": 1 }"##,
        ],
        &[
            r#""page[size]": { type: integer, example: 1 }"#,
            r#""a:b":        { type: integer, example: 1 }"#,
            r##""#":          { type: integer, rust: field, example: 1 }"##,
            r#""3d":         { type: integer, rust: n3d, example: 1 }"#,
            r#""no":         { type: integer, example: 1 }"#,
            r#""null":       { type: integer, example: 1 }"#,
            "\"größe\":      { type: integer, rust: gre, example: 1 }",
            "fooBar:       { type: integer, example: 1 }",
            "foo_bar:      { type: integer, rust: foo_bar_2, example: 1 }",
            "self:         { type: integer, rust: self_field, example: 1 }",
            r#""":           { type: integer, rust: field_2, example: 1 }"#,
        ],
    );
}

#[test]
fn examples_are_short_and_no_secrets() {
    let long = "x".repeat(61);
    gives(
        &[&format!(r#"{{ "a": "{long}", "b": "{}" }}"#, &long[1..])],
        &["a: { type: string }", &format!("b: {{ type: string, example: {} }}", &long[1..])],
    );
    gives(
        &[r#"{ "password": "hunter2", "api_key": "abc" }"#],
        &["password: { type: string }", "api_key:  { type: string }"],
    );
    gives(
        &[r#"{ "a": "Note: #5 {x}", "b": "say \"\u202e\"" }"#],
        &[r#"a: { type: string, example: "Note: #5 {x}" }"#, r#"b: { type: string, example: "say \"\U0000202E\"" }"#],
    );
}

#[test]
fn objects_become_types_and_share_them() {
    let inferred = proven(&[r#"{
        "os": { "id": 1, "name": "x" }, "state": { "id": 2, "name": "y" }, "owner": { "id": 3 },
        "images": [{ "id": 1, "owner": { "mail": "z" } }, { "id": 2, "result": { "a": { "b": [[{ "c": 1 }]] } } }]
    }"#]);
    assert_eq!(
        inferred.to_string(),
        "    fields:
      os:     { type: Os }
      state:  { type: Os }
      owner:  { type: Owner }
      images: { type: [Image] }

types:
  Os:
    fields:
      id:   { type: integer, example: 1 }
      name: { type: string, example: x }
  Owner:
    fields:
      id: { type: integer, example: 3 }
  Image:
    fields:
      id:     { type: integer, example: 1 }
      owner:  { type: ImageOwner }
      result: { type: ImageResult }
  ImageOwner:
    fields:
      mail: { type: string, example: z }
  ImageResult:
    fields:
      a: { type: A }
  A:
    fields:
      b: { type: [[B]] }
  B:
    fields:
      c: { type: integer, example: 1 }
"
    );
}

#[test]
fn an_answer_need_not_be_an_object() {
    assert_eq!(proven(&[r#"[{ "a": 1 }]"#]).payload, "type: [Item]\n");
    assert_eq!(proven(&[r#"["1", "2"]"#]).payload, "type: [string]\n");
    assert_eq!(proven(&["[]"]).payload, "type: [any] # seen only without items\n");
    assert_eq!(proven(&["{}"]).payload, "type: any # seen only without fields\n");
    assert_eq!(proven(&[r#"{ "1": { "a": "2016-10-21 09:41:10" } }"#]).payload, "type: { map: Item }\n");
    assert_eq!(proven(&["12"]).payload, "type: integer\n");
    assert_eq!(proven(&[r#"["2016-10-21 09:41:10"]"#]).payload, "type: [string]\n");
}

#[test]
fn what_is_no_json_is_said_where_it_breaks() {
    let failure = infer(&samples(&["{}", "{ \"a\": 1,\n  oops }"])).unwrap_err();
    let text = printed(&failure);
    assert!(text.contains("1.json:2:3") && text.contains("E0610"), "{text}");
    assert!(infer(&[]).is_err());
}

#[test]
fn what_is_deep_or_wide_stays_within_bounds() {
    let deep = format!("{}1{}", "[".repeat(100), "]".repeat(100));
    proven(&[&format!(r#"{{ "a": {deep} }}"#)]);
    let nested = (0..100).fold("1".to_owned(), |inner, _| format!(r#"{{ "a": {inner} }}"#));
    let _ = inferred(&[&nested]);
    let wide: Vec<_> = (0..500).map(|index| format!(r#""field{index}": {index}"#)).collect();
    let _ = inferred(&[&format!("{{ {} }}", wide.join(", "))]);
    let long = "k".repeat(2000);
    proven(&[&format!(r#"{{ "a": {{ "{long}": 1 }} }}"#)]);
}

#[test]
fn times_in_other_texts_are_a_pattern() {
    for (texts, declared) in [
        (&["24/02/2010"][..], r#"type: date, wire: { pattern: "%d/%m/%Y" }, example: "24/02/2010""#),
        (&["02/24/2010"], r#"type: date, wire: { pattern: "%m/%d/%Y" }, example: "02/24/2010""#),
        (
            &["24/02/2010 13:05", "01/02/2010 00:00"],
            r#"type: date-time, wire: { pattern: "%d/%m/%Y %H:%M" }, example: "24/02/2010 13:05""#,
        ),
        (
            &["4/28/2010 1:05 PM"],
            r#"type: date-time, wire: { pattern: "%-m/%-d/%Y %-I:%M %p" }, example: "4/28/2010 1:05 PM""#,
        ),
        (&["2010-02-24 13:05"], r#"type: date-time, wire: { pattern: "%Y-%m-%d %H:%M" }, example: "2010-02-24 13:05""#),
        (&["1 Feb 2010", "24 Dec 2010"], r#"type: date, wire: { pattern: "%-d %b %Y" }, example: "1 Feb 2010""#),
        (
            &["24/Feb/2010:13:05:47 +0000"],
            r#"type: date-time, wire: { pattern: "%d/%b/%Y:%H:%M:%S %z" }, example: "2010-02-24T13:05:47Z""#,
        ),
    ] {
        let answers: Vec<_> = texts.iter().map(|text| format!(r#"{{ "seen": "{text}" }}"#)).collect();
        let answers: Vec<_> = answers.iter().map(String::as_str).collect();
        gives(&answers, &[&format!("seen: {{ {declared} }}")]);
    }
    gives(
        &[r#"{ "seen": "24/Feb/2010:13:05:47 +0200" }"#],
        &[
            r#"seen: { type: date-time, wire: { pattern: "%d/%b/%Y:%H:%M:%S %z" }, example: "2010-02-24T11:05:47Z" } # a client writes it as 24/Feb/2010:11:05:47 +0000"#,
        ],
    );
}

#[test]
fn a_pattern_that_could_be_another_one_is_none() {
    gives(
        &[r#"{ "seen": "04/02/2010" }"#],
        &[
            r#"seen: { type: string, example: "04/02/2010" } # a time as %d/%m/%Y or as %m/%d/%Y, which these values do not tell"#,
        ],
    );
    gives(
        &[r#"{ "seen": "04/02/2010" }"#, r#"{ "seen": "04/13/2010" }"#],
        &[r#"seen: { type: date, wire: { pattern: "%m/%d/%Y" }, example: "04/02/2010" }"#],
    );
    for text in ["24/02/10", "24/02", "13:05", "10.2.1", "2010.02.24", "a/b/2010", "24/13/2010", "Thu, 24 Feb 2010"] {
        let answer = format!(r#"{{ "seen": "{text}" }}"#);
        let example = format!(r#"{{ type: string, example: "{text}" }}"#);
        let plain = format!("{{ type: string, example: {text} }}");
        let printed = inferred(&[&answer]).payload;
        assert!(printed.contains(&example) || printed.contains(&plain), "{printed}");
    }
    gives(
        &[r#"{ "seen": "24/02/2010" }"#, r#"{ "seen": "00/00/0000" }"#],
        &[r#"seen: { type: string, example: "24/02/2010" } # a time, but for the date of zeros"#],
    );
}
