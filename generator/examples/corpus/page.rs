//! Pages.

use std::fmt::Write as _;

use super::provider::{Provider, Wrapping};
use super::random::Random;
use super::types::Types;

const VERBS: &[&str] = &["list", "get", "create", "delete", "update", "find"];

/// A page, with the name of its operation. Its parts come in the order of the language's description.
pub fn page(provider: &Provider, index: usize, random: &mut Random) -> (String, String) {
    let verb = *random.pick(VERBS);
    let name = format!("{verb}_thing_{index}");
    let mut yaml =
        format!("operation: {name}\nsource: {{ title: Thing {index}, url: \"https://docs.example/{index}\" }}\n");
    let _ = writeln!(yaml, "summary: Does what {verb} means with the things of number {index}.");
    if random.once_in(10) {
        yaml += "since: \"1.1\"\nroles: [Clerk]\n";
    }
    if random.once_in(40) {
        yaml += "deprecated: There is a better one.\n";
    }
    let call = Call::new(provider, verb, index, random);
    yaml += &call.yaml;
    let answer = Answer::new(provider, index, verb == "list", random);
    yaml += &answer.paging;
    let _ = write!(yaml, "responses:\n  200: {{ description: What was asked for.{} }}\n", answer.response);
    yaml += "  404: { description: There is no such thing., fault: not_found }\n";
    yaml += "  503: { description: The server has too much to do., fault: overloaded }\n";
    let _ = write!(yaml, "types:\n{}samples:\n{}", answer.types, samples(provider, &call, &answer));
    (name, yaml)
}

/// How a call is made.
struct Call {
    yaml: String,
    arguments: &'static str,
    request: String,
    body: &'static str,
}

impl Call {
    fn new(provider: &Provider, verb: &str, index: usize, random: &mut Random) -> Self {
        let method = match verb {
            "create" => "POST",
            "update" => "PUT",
            "delete" => "DELETE",
            _ => "GET",
        };
        let path = format!("/area{}/things{index}", index % 7);
        let mut yaml = format!(
            "request: {method} {path}/{{id}}\npath:\n  id: {{ type: integer, required: true, description: Its number. }}\n"
        );
        if method == "GET" {
            yaml += "query:\n  page: { type: integer, description: The number of the page. }\n  \
                     tags[]: { type: [string], description: Only things with one of these. }\n  \
                     ids: { type: [integer], separator: \",\", description: Only these. }\n  \
                     order: { enum: [up, down], description: The order., name: ORDER }\n  \
                     fresh: { type: boolean, wire: yes-no, description: Whether it is new. }\n"
                .replace("ORDER", &format!("Order{index}"))
                .as_str();
        }
        if random.once_in(4) {
            yaml += "header:\n  X-Request-Id: { type: string, description: An id of your own making. }\n";
        }
        let (arguments, own, body) = match method {
            "GET" => ("{ id: 7, page: 2, tags[]: [a], fresh: true }", "page=2&tags%5B%5D=a&fresh=yes", ""),
            "POST" => {
                yaml += "form:\n  name: { type: string, required: true, description: The name. }\n  \
                         params[size]: { type: integer, description: The size. }\n";
                ("{ id: 7, name: a b, \"params[size]\": 3 }", "", "name=a+b&params%5Bsize%5D=3")
            }
            "PUT" => {
                yaml += "json:\n  name: { type: string, required: true, description: The name. }\n  \
                         labels: { type: { map: string }, description: The labels. }\n";
                ("{ id: 7, name: a, labels: { x: y } }", "", "{\"name\":\"a\",\"labels\":{\"x\":\"y\"}}")
            }
            _ => ("{ id: 7 }", "", ""),
        };
        let arguments = if method == "GET" { "{ id: 7, page: 2, \"tags[]\": [a], fresh: true }" } else { arguments };
        let query = provider.query.as_ref().map(|before| {
            let parts: Vec<_> = [before.as_str(), own].into_iter().filter(|part| !part.is_empty()).collect();
            if parts.is_empty() { String::new() } else { format!("?{}", parts.join("&")) }
        });
        let request = query.map(|query| format!("{method} {}{path}/7{query}", provider.server)).unwrap_or_default();
        Self { yaml, arguments, request, body }
    }
}

/// What is answered.
struct Answer {
    response: String,
    paging: String,
    types: String,
    body: String,
    /// The same in other formats, where there are some.
    others: Vec<(&'static str, String)>,
}

impl Answer {
    fn new(provider: &Provider, index: usize, is_list: bool, random: &mut Random) -> Self {
        if provider.has_formats {
            return Self::in_formats(provider, index);
        }
        let shared = &provider.types.objects[index % provider.types.objects.len()];
        let mut own = Types::default();
        own.object(&format!("Thing{index}"), &provider.types.objects, random);
        let thing = &own.objects[0];
        let top = format!("Thing{index}Page");
        let _ = write!(
            own.yaml,
            "  {top}:\n    description: A page of things.\n    fields:\n      \
             things: {{ type: [{}], description: The things. }}\n      \
             with: {{ type: {}, description: What they have in common. }}\n      \
             total: {{ type: integer, description: How many there are. }}\n",
            thing.name, shared.name
        );
        let payload = format!("{{ \"things\": [{0}, {0}], \"with\": {1}, \"total\": 2 }}", thing.value, shared.value);
        let (key, body) = match provider.wrapping {
            Wrapping::Whole => ("", payload),
            Wrapping::Key => (", key: result", format!("{{ \"result\": {payload} }}")),
            Wrapping::Flag => ("", format!("{{ \"return\": {payload}, \"msg\": \"Successful\", \"status\": true }}")),
            Wrapping::Word => ("", format!("{{ \"outcome\": \"success\", \"list\": {payload} }}")),
        };
        let paging = if is_list {
            "paging: { page: { parameter: page, first: 1 }, items: things, total: total }\n".to_owned()
        } else {
            String::new()
        };
        Self { response: format!("{key}, type: {top}"), paging, types: own.yaml, body, others: Vec::new() }
    }

    /// Records of scalars, which every format can hold.
    fn in_formats(provider: &Provider, index: usize) -> Self {
        let shared = &provider.types.objects[index % provider.types.objects.len()].name;
        let types = format!(
            "  Record{index}:\n    description: A record.\n    fields:\n      \
             id: {{ type: integer, description: Its number. }}\n      \
             name: {{ type: string, description: Its name. }}\n      \
             kind: {{ enum: [new, used], description: Its kind., name: Kind{index} }}\n      \
             more: {{ type: {shared}, description: More of it. }}\n"
        );
        let body = "{ \"rows\": [{ \"id\": 1, \"name\": \"one\", \"kind\": \"new\" }, { \"id\": 2, \"name\": \"two\", \"kind\": \"used\" }] }";
        let xml = "<answer><rows id=\"1\"><name>one</name><kind>new</kind></rows><rows id=\"2\"><name>two</name><kind>used</kind></rows></answer>";
        let csv = "id,name,kind\n1,one,new\n2,two,used";
        Self {
            response: format!(", key: rows, type: [Record{index}]"),
            paging: String::new(),
            types,
            body: body.to_owned(),
            others: vec![("xml", xml.to_owned()), ("csv", csv.to_owned())],
        }
    }
}

fn samples(provider: &Provider, call: &Call, answer: &Answer) -> String {
    let mut yaml = format!("  - name: success\n    title: Example\n    arguments: {}\n", call.arguments);
    if !call.request.is_empty() {
        let _ = writeln!(yaml, "    request: {}", call.request);
        if !call.body.is_empty() {
            let _ = writeln!(yaml, "    body: '{}'", call.body);
        }
    }
    let _ = write!(yaml, "    status: 200\n    answer: |\n      {}\n", answer.body);
    for (format, text) in &answer.others {
        let text = text.replace('\n', "\n      ");
        let _ = write!(
            yaml,
            "  - name: in_{format}\n    format: {format}\n    arguments: {}\n    status: 200\n    answer: |\n      {text}\n    same_as: success\n",
            call.arguments
        );
    }
    let fault = match provider.fault {
        0 => r#"{ "error": "not_found", "text": "No {what}." }"#,
        1 => r#"{ "not_found": { "message": "No {what}.", "code": 404 } }"#,
        _ => r#"{ "errors": [{ "error": "not_found", "text": "No {what}." }] }"#,
    };
    let _ = write!(
        yaml,
        "  - name: unknown\n    origin: recorded\n    arguments: {}\n    status: 404\n    fault: not_found\n    \
         answer: |\n      {fault}\n    placeholders: {{ \"{{what}}\": such thing }}\n",
        call.arguments
    );
    yaml
}
