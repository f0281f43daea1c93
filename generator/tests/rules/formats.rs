//! Formats of answers, and samples in them.

use super::{finds, finds_nothing};

const ENVELOPE: &str = "envelope:\n  payload: data";
const ITEMS: &str = "200: { description: The items., type: [Item] }";
const SAMPLES: &str = "samples:\n  - name: some";
const NAME: &str = "name: { type: string }\n      when";

/// The edit that gives the provider these formats, which are lines below `formats:`.
fn provider(lines: &str) -> (&'static str, &'static str, String) {
    ("provider", ENVELOPE, format!("formats:\n{lines}{ENVELOPE}"))
}

/// Makes one mistake in the formats of the provider.
#[track_caller]
fn finds_in_provider(code: &str, says: &str, lines: &str) {
    let (file, from, to) = provider(lines);
    finds(code, says, &[(file, from, &to)]);
}

/// Makes one mistake on a page of a provider with several formats.
#[track_caller]
fn finds_on_page(code: &str, says: &str, edits: &[(&str, &str, &str)]) {
    let (file, from, to) = provider("  default: json\n  json: {}\n  xml: {}\n  csv: {}\n");
    let edits: Vec<_> = std::iter::once((file, from, to.as_str())).chain(edits.iter().copied()).collect();
    finds(code, says, &edits);
}

#[test]
fn a_body_that_is_not_read_and_holds_values() {
    for (key, response) in [
        ("type", "{ description: The items., body: bytes, ⌖type: [Item] }"),
        ("media type", "{ description: The items., ⌖media_type: text/csv, type: [Item] }"),
    ] {
        let says = if key == "type" { "holds no values" } else { "nothing says what the body is" };
        let edits = [("list_items", ITEMS, format!("200: {response}"))];
        finds("E0516", says, &edits.each_ref().map(|(file, from, to)| (*file, *from, to.as_str())));
    }
    let two = format!("{ITEMS}\n  203: {{ description: Others., ⌖body: text }}");
    finds("E0516", "different bodies", &[("list_items", ITEMS, &two)]);
}

#[test]
fn no_format() {
    let (file, from, to) = ("provider", ENVELOPE, format!("⌖formats: {{ asked_by: accept }}\n{ENVELOPE}"));
    finds("E0518", "there is no format", &[(file, from, &to)]);
}

#[test]
fn several_formats_without_a_default() {
    let to = format!("⌖formats: {{ json: {{}}, csv: {{}} }}\n{ENVELOPE}");
    finds("E0518", "one is the default", &[("provider", ENVELOPE, &to)]);
    finds_in_provider("E0518", "not among the formats", "  default: ⌖xml\n  json: {}\n  csv: {}\n");
    finds_in_provider("E0518", "not among the formats", "  default: ⌖xml\n  json: {}\n");
}

#[test]
fn a_format_that_the_provider_does_not_declare() {
    for (formats, says) in [("[json, ⌖text]", "does not declare"), ("[json, ⌖json]", "stands here twice")] {
        let page = ("list_items", "paging: true", format!("paging: true\nformats: {formats}"));
        finds_on_page("E0519", says, &[(page.0, page.1, &page.2)]);
    }
    finds_on_page("E0519", "no format", &[("list_items", "paging: true", "paging: true\n⌖formats: []")]);
    // Without a word of formats, a provider answers in JSON.
    finds("E0519", "does not declare", &[("list_items", "paging: true", "paging: true\nformats: [⌖csv]")]);
    finds_nothing(&[("list_items", "paging: true", "paging: true\nformats: [json]")]);
}

#[test]
fn a_parameter_that_asks_for_the_format() {
    let asking = "  asked_by: { parameter: format, in: query }\n  default: json\n  json: {}\n  csv: {}\n";
    let (file, from, to) = provider(asking);
    let parameter = "state: { type: State }\n  ⌖format: { type: string }";
    let page = ("list_items", "state: { type: State }", parameter);
    finds("E0520", "asks for the format", &[(file, from, &to), page]);
    // A page with formats of its own is not asked for them in this way.
    let parameter = parameter.replace('⌖', "");
    let own = [
        (file, from, to.as_str()),
        ("list_items", "state: { type: State }", parameter.as_str()),
        ("list_items", "paging: true", "paging: true\nformats: { json: {} }"),
    ];
    finds_nothing(&own);
}

#[test]
fn a_header_that_asks_for_the_format_in_another_case() {
    let lines = "  asked_by: { parameter: X-Format, in: header }\n  default: json\n  json: {}\n  csv: {}\n";
    let (file, from, to) = provider(lines);
    let header = |name: &str| format!("header:\n  {name}: {{ type: string }}\npaging: true");
    for name in ["⌖X-Format", "⌖x-format", "⌖X-FORMAT"] {
        finds("E0520", "asks for the format", &[(file, from, &to), ("list_items", "paging: true", &header(name))]);
    }
    // In the query it is another parameter.
    let query = ("list_items", "state: { type: State }", "state: { type: State }\n  x-format: { type: string }");
    finds_nothing(&[(file, from, &to), query]);
}

#[test]
fn a_page_that_asks_for_its_own_formats_with_what_is_sent_already() {
    let own = |asking: &str| {
        format!("paging: true\nformats:\n  asked_by: {asking}\n  default: json\n  json: {{}}\n  csv: {{}}")
    };
    for (code, asking) in [
        ("E0408", "{ ⌖parameter: sig, in: header }"),
        ("E0408", "{ ⌖parameter: SIG, in: header }"),
        ("E0408", "{ ⌖parameter: Host, in: header }"),
        ("E0408", "{ ⌖parameter: authorization, in: header }"),
        ("E0408", "{ ⌖parameter: key, in: query }"),
        ("E0408", "{ ⌖parameter: v, in: parameters }"),
        ("E0409", "{ parameter: ⌖\"X-Format:\", in: header }"),
    ] {
        finds(code, "", &[("list_items", "paging: true", &own(asking))]);
    }
    let form = ("list_items", "request: GET /items/{shop}\n", "request: ⌖GET /items/{shop}\n");
    finds("E0517", "`format`", &[form, ("list_items", "paging: true", &own("{ parameter: format, in: form }"))]);
    finds_nothing(&[("list_items", "paging: true", &own("{ parameter: format, in: query }"))]);
    // What proves who calls may travel in this header, what asks for a format may not.
    finds_in_provider(
        "E0408",
        "the client sends the header `Authorization`",
        "  asked_by: { ⌖parameter: authorization, in: header }\n  default: json\n  json: {}\n  csv: {}\n",
    );
}

#[test]
fn a_parameter_that_is_called_as_the_choice_of_formats() {
    let page = ("list_items", "state: { type: State }", "state: { type: State }\n  ⌖format: { type: string }");
    finds_on_page("E0305", "`format` is the name", &[page]);
}

#[test]
fn csv_that_cannot_be_read() {
    for (csv, says) in [
        ("{ ⌖delimiter: \"\" }", "one ASCII character"),
        ("{ ⌖delimiter: ü }", "one ASCII character"),
        ("{ ⌖delimiter: '\"' }", "one ASCII character"),
        ("{ ⌖comment: \"\" }", "marks nothing"),
        ("{ ⌖separator: \"\" }", "marks nothing"),
        ("{ ⌖header: commented }", "commented line begins with"),
        ("{ ⌖envelope: [{ field: total }] }", "commented line begins with"),
        ("{ ⌖header: [] }", "no column"),
        ("{ comment: \"#\", envelope: [{ ⌖pairs: \"\" }, { field: total }] }", "end of the line"),
    ] {
        finds_in_provider("E0521", says, &format!("  default: json\n  json: {{}}\n  csv: {csv}\n"));
    }
}

#[test]
fn text_that_cannot_be_read() {
    for key in ["delimiter", "comment"] {
        let text = format!("  default: json\n  json: {{}}\n  text: {{ ⌖{key}: \"\" }}\n");
        finds_in_provider("E0521", "marks nothing", &text);
    }
}

#[test]
fn a_cell_of_a_field_that_is_not_there() {
    for cell in ["field: ⌖totals", "pairs: ⌖summary"] {
        let csv = format!("  default: json\n  json: {{}}\n  csv: {{ comment: \"#\", envelope: [{{ {cell} }}] }}\n");
        finds_in_provider("E0522", "the envelope has no field", &csv);
    }
}

#[test]
fn a_spelling_that_nothing_has() {
    for (member, says) in [
        ("{ type: string, xml: { text: true, ⌖name: n } }", "has no name"),
        ("{ type: string, xml: { text: true, ⌖attribute: false } }", "is no attribute"),
        ("{ type: string, xml: { ⌖wrapped: true } }", "this is no list"),
        ("{ type: string, xml: { ⌖item: n } }", "this is no list"),
        ("{ type: [string], xml: { ⌖item: n, wrapped: false } }", "not wrapped"),
    ] {
        let member = format!("name: {member}\n      when");
        let sample = ("list_items", "\"name\": \"a {n}\", ", "");
        let placeholder = ("list_items", "\n    placeholders: { \"{n}\": b }", "");
        finds("E0523", says, &[("list_items", NAME, &member), sample, placeholder]);
    }
    for parameter in ["⌖xml: { name: L }", "⌖csv: { name: L }"] {
        let parameter = format!("limit: {{ type: integer, {parameter} }}");
        finds("E0523", "is not read", &[("list_items", "limit: { type: integer }", &parameter)]);
    }
    let keyless = "200: { description: The items., type: [Item], ⌖xml: { name: item } }";
    finds("E0523", "no key", &[("list_items", ITEMS, keyless)]);
}

/// The edits that declare formats, and the field `name` in another way.
#[track_caller]
fn finds_in_name(code: &str, says: &str, formats: &str, member: &str) {
    let (file, from, to) = provider(formats);
    let member = format!("name: {member}\n      when");
    finds(code, says, &[(file, from, &to), ("list_items", NAME, &member)]);
}

/// Expects that formats, and the field `name` in another way, are good.
#[track_caller]
fn finds_nothing_in_name(formats: &str, member: &str) {
    let (file, from, to) = provider(formats);
    let member = format!("name: {member}\n      when");
    finds_nothing(&[(file, from, &to), ("list_items", NAME, &member)]);
}

/// XML beside JSON, with these keys.
fn xml(keys: &str) -> String {
    format!("  default: json\n  json: {{}}\n  xml: {{ {keys} }}\n")
}

#[test]
fn a_prefix_that_no_namespace_has() {
    let dc = xml("namespaces: { dc: \"urn:dc\" }");
    finds_in_name("E0525", "the prefix `dx`", &dc, "{ type: string, xml: { name: ⌖dx:name } }");
    finds_in_name("E0525", "the prefix `dc`", &xml(""), "{ type: string, xml: { name: ⌖dc:name } }");
    let (file, from, to) = provider(&dc);
    let item = ("list_items", "tags: { type: [string] }", "tags: { type: [string], xml: { item: ⌖dx:tag } }");
    finds("E0525", "the prefix `dx`", &[(file, from, &to), item]);
    let payload = to.replace("payload: data", "payload: data\n  xml: { name: ⌖dx:data }");
    finds("E0525", "the prefix `dx`", &[(file, from, &payload)]);
    finds_in_provider("E0525", "the prefix `dx`", &xml("namespaces: { dc: \"urn:dc\" }, root: [dc:a, ⌖dx:b]"));
    for stands_for_any in [
        "field: { element: ⌖dc:field, named_by: name }",
        "field: { element: field, named_by: ⌖dc:name }",
        "object: { element: ⌖dc:object }",
        "object: { element: object, kind: { attribute: ⌖dc:name, field: kind } }",
        "list: ⌖dc:list",
    ] {
        let formats = xml(&format!("namespaces: {{ dc: \"urn:dc\" }}, {stands_for_any}"));
        finds_in_provider("E0525", "prefixes do not count", &formats);
    }
}

#[test]
fn a_prefix_that_can_be_read() {
    let named = "{ type: string, xml: { name: dc:name } }";
    finds_nothing_in_name(&xml("namespaces: { dc: \"urn:dc\" }, root: [dc:a, b], nil: xsi:nil"), named);
    // The outermost element is the body whatever its name, and what an attribute says is no name with a prefix.
    finds_nothing_in_name(&xml("root: [dx:a]"), "{ type: string }");
    finds_nothing_in_name(&xml("field: { element: a, named_by: name }"), named);
    finds_nothing_in_name(&xml("object: { element: a, kind: { attribute: name, field: dc:name } }"), named);
    // Where there is no XML, nothing is spelled in it.
    finds_nothing_in_name("  json: {}\n", named);
    // The formats of a page count, too.
    let (file, from, to) = provider("  json: {}\n");
    let member = format!("name: {named}\n      when");
    let own = "paging: true\nformats: { default: json, json: {}, xml: { namespaces: { dc: \"urn:dc\" } } }";
    finds_nothing(&[(file, from, &to), ("list_items", NAME, &member), ("list_items", "paging: true", own)]);
}

#[test]
fn fields_that_are_spelled_alike() {
    let formats = "  default: json\n  json: {}\n  xml: {}\n  csv: {}\n";
    let (file, from, to) = provider(formats);
    for (first, second, says) in [
        ("name: { type: string }", "⌖label: { type: string, xml: { name: name } }", "the element `name`"),
        ("name: { type: string }", "⌖label: { type: string, xml: { name: name, attribute: true } }", "the attribute"),
        ("name: { type: string, xml: { name: label, attribute: false } }", "⌖label: { type: string }", "the element"),
        (
            "name: { type: string, xml: { text: true } }",
            "⌖label: { type: string, xml: { text: true } }",
            "the text of the element",
        ),
        ("name: { type: string }", "⌖label: { type: string, csv: { name: name } }", "the column `name`"),
    ] {
        let members = format!("{first}\n      {second}\n      when");
        finds("E0526", says, &[(file, from, &to), ("list_items", NAME, &members)]);
    }
    let payload = ("provider", "total: { type: integer }", "⌖total: { type: integer, xml: { name: data } }");
    finds_on_page("E0526", "`data` and `total`", &[payload]);
}

#[test]
fn fields_that_are_told_apart() {
    let (file, from, to) = provider(&xml(""));
    for (first, second) in [
        ("{ attribute: false }", "xml: { name: name, attribute: true }"),
        ("{ attribute: true }", "xml: { name: name, attribute: false }"),
        ("{ text: true }", "xml: { name: name }"),
        // Nothing is in this format.
        ("{ attribute: false }", "csv: { name: name }"),
    ] {
        let members =
            format!("name: {{ type: string, xml: {first} }}\n      label: {{ type: string, {second} }}\n      when");
        finds_nothing(&[(file, from, &to), ("list_items", NAME, &members)]);
    }
}

/// The edit that puts a sample in front of the others.
fn sample(text: &str) -> String {
    let text = text.lines().fold(String::new(), |text, line| format!("{text}    {line}\n"));
    format!("samples:\n  - name: other\n    arguments: {{ shop: \"1\" }}\n{text}  - name: some")
}

#[test]
fn a_sample_in_a_format_that_the_call_does_not_answer_in() {
    let text = sample("format: ⌖text\nstatus: 200\nanswer: '{ \"ok\": true }'");
    finds_on_page("E0616", "does not answer in this format", &[("list_items", SAMPLES, &text)]);
}

#[test]
fn samples_that_are_not_the_same() {
    let xml = "format: xml\nstatus: 200\nanswer: <a ok=\"true\"><data id=\"1\" size=\"small\"/></a>\n";
    for (rest, says) in [
        ("same_as: ⌖some", "differs from `some`"),
        ("same_as: ⌖sum", "no other sample called `sum`"),
        ("same_as: ⌖other", "no other sample called `other`"),
        ("same_as: ⌖none", "the other one a failure"),
        ("⌖differences: [\"data[0].name\"]", "differences from what"),
        ("same_as: some\ndifferences: [\"data[0].name\", ⌖\"data[0].size\"]", "do not differ in `data[0].size`"),
    ] {
        let text = sample(&format!("{xml}{rest}"));
        finds_on_page("E0617", says, &[("list_items", SAMPLES, &text)]);
    }
}

#[test]
fn a_sample_that_is_wrong_is_not_said_to_differ_as_well() {
    let text = sample("format: xml\nstatus: 200\nanswer: <a ok=\"true\"><data id=\"⌖one\"/></a>\nsame_as: some");
    finds_on_page("E0603", "travels: an integer as 6421", &[("list_items", SAMPLES, &text)]);
    // Nor is one that is the same as a wrong one.
    let text = sample("status: 200\nanswer: '{ \"ok\": true, \"data\": [{ \"id\": ⌖\"one\" }] }'");
    let text = text.replace("  - name: some", "  - name: more\n    arguments: { shop: \"1\" }\n    format: xml\n    status: 200\n    answer: <a ok=\"true\"/>\n    same_as: other\n  - name: some");
    finds_on_page("E0603", "travels: an integer as 6421", &[("list_items", SAMPLES, &text)]);
}

#[test]
fn samples_in_other_formats_that_contradict_the_declarations() {
    for (answer, code, says) in [
        (
            "xml\nstatus: 200\nanswer: '<a ok=\"true\"><data id=\"1\" ⌖colour=\"red\"/></a>'",
            "E0601",
            "`data[0].colour`",
        ),
        ("xml\nstatus: 200\nanswer: '<a ok=\"true\" ⌖colour=\"red\"/>'", "E0601", "`colour`"),
        ("xml\nstatus: 200\nanswer: '<a ok=\"true\">⌖<data size=\"small\"/></a>'", "E0602", "has no `id`"),
        ("xml\nstatus: 200\nanswer: '<a ok=\"true\"><data id=\"⌖one\"/></a>'", "E0603", "travels: an integer as 6421"),
        ("xml\nstatus: 200\nanswer: '<a ok=\"true\"><data id=\"1\" size=\"⌖huge\"/></a>'", "E0605", "`huge`"),
        ("xml\nstatus: 200\nanswer: <a ok=\"true\"><data>⌖</a>", "E0610", "not well-formed"),
        ("xml\nstatus: 200\nanswer: '<a ok=\"true\"><data id=\"1\" id=\"⌖2\"/></a>'", "E0618", "`id` stands twice"),
        ("xml\nstatus: 200\nanswer: '<a ok=\"true\"><data id=\"1\">⌖<id>1</id></data></a>'", "E0618", "`id`"),
        ("xml\nstatus: 200\nanswer: '<a ok=\"true\"><data id=\"1\"/>⌖<ok>true</ok></a>'", "E0618", "`ok` stands twice"),
    ] {
        let text = sample(&format!("format: {answer}"));
        finds_on_page(code, says, &[("list_items", SAMPLES, &text)]);
    }
}

#[test]
fn samples_in_csv_that_contradict_the_declarations() {
    let csv = "  default: json\n  json: {}\n  csv: { comment: \"#\", envelope: [{ field: ok }] }\n";
    let (file, from, to) = provider(csv);
    for (table, code, says) in [
        ("id,⌖colour\n1,red\n2,blue", "E0601", "`data[0].colour`"),
        ("id,size\n1,small,⌖red\n2,large,,blue", "E0601", "`data[0].#3`"),
        ("id,size\n1,small\n2,⌖huge", "E0605", "`huge`"),
        ("name,id\na,1\nb,⌖two", "E0603", "travels: an integer as 6421"),
        ("name,id\na,1\n⌖b,", "E0602", "has no `id`"),
        ("id,name,id\n1,a,⌖2\n3,b,4", "E0618", "`id` stands twice"),
    ] {
        let table = table.lines().fold(String::new(), |text, line| format!("{text}\n  {line}"));
        let text = sample(&format!("format: csv\nstatus: 200\nanswer: |\n  # true{table}"));
        finds(code, says, &[(file, from, &to), ("list_items", SAMPLES, &text)]);
    }
}

#[test]
fn a_list_in_a_cell_that_is_no_part_of_the_sample() {
    let cells = "envelope: [{ field: ok }, { field: words, lowercase: true }]";
    let csv = format!("  default: json\n  json: {{}}\n  csv: {{ comment: \"#\", separator: \"|\", {cells} }}\n");
    let (_, from, to) = provider(&csv);
    let words =
        ("provider", "    ok: { type: boolean }\n", "    ok: { type: boolean }\n    words: { type: [integer] }\n");
    for cell in ["\"\"\"é|é\"", &format!("{}|a", "İ".repeat(20))] {
        let text = sample(&format!("format: csv\nstatus: 200\nanswer: |\n  # true, ⌖{cell}\n  id\n"));
        finds(
            "E0603",
            "travels: an integer as 6421",
            &[("provider", from, &to), words, ("list_items", SAMPLES, &text)],
        );
    }
}

#[test]
fn a_request_that_asks_for_another_format() {
    let asking = "  asked_by: { parameter: as, in: query }\n  default: json\n  json: {}\n  csv: {}\n";
    let (file, from, to) = provider(asking);
    let line = "request: GET /items/1?key=k3y&v=1&customer=2";
    let printed = "request: ⌖GET /items/1?key=k3y&v=1&as=csv&customer=2";
    finds("E0613", "does not send", &[(file, from, &to), ("list_items", line, printed)]);
}

#[test]
fn what_cannot_stand_in_a_request() {
    for csv in ["{ media_type: ⌖text }", "{ media_type: ⌖text/csv; charset=utf-8 }", "{ media_type: ⌖text/ä }"] {
        let lines = format!("  default: json\n  json: {{}}\n  csv: {csv}\n");
        finds_in_provider("E0524", "is no media type", &lines);
    }
    for (asked_by, word) in [("accept", "⌖\"\""), ("accept", "⌖a b"), ("suffix", "⌖a/b"), ("suffix", "⌖a?b")] {
        let lines = format!("  asked_by: {asked_by}\n  default: json\n  json: {{}}\n  csv: {{ word: {word} }}\n");
        finds_in_provider("E0524", "cannot ask for a format", &lines);
    }
    let response = "200: { description: The items., body: bytes, media_type: ⌖zip }";
    let samples = "    answer: |\n      { \"data\": [{ \"id\": 1, \"name\": \"a {n}\", \"size\": \"small\" }],\n        \"ok\": true }\n    placeholders: { \"{n}\": b }\n";
    let paging = ("list_items", "paging: true", "paging: false");
    finds("E0524", "is no media type", &[("list_items", ITEMS, response), ("list_items", samples, ""), paging]);
}
