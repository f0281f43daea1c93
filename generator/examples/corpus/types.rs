//! Types: scalars in all wire forms, enums, lists, maps, and objects that nest and are shared; each with a value.

use std::fmt::Write as _;

use super::random::Random;

/// What a scalar is declared as, and a value of it in JSON.
const SCALARS: &[(&str, &str)] = &[
    ("type: string", "\"some text\""),
    ("type: integer", "6421"),
    ("type: integer, wire: string", "\"6421\""),
    ("type: number", "29.92"),
    ("type: number, wire: string", "\"29.92\""),
    ("type: decimal", "0.10"),
    ("type: decimal, wire: string", "\"12.50\""),
    ("type: boolean", "true"),
    ("type: boolean, wire: string", "\"true\""),
    ("type: boolean, wire: digit", "1"),
    ("type: boolean, wire: digit-string", "\"0\""),
    ("type: boolean, wire: yes-no", "\"yes\""),
    ("type: boolean, wire: on-off", "\"off\""),
    ("type: boolean, wire: { \"true\": Y, \"false\": N }", "\"Y\""),
    ("type: date", "\"2016-10-21\""),
    ("type: date-time, wire: rfc-3339", "\"2011-11-09T03:19:48Z\""),
    ("type: date-time, wire: civil", "\"2011-11-09T03:19:48\""),
    ("type: date-time, wire: civil-space", "\"2016-10-21 09:41:10\""),
    ("type: date-time, wire: epoch-seconds", "1247183325"),
    ("type: date-time, wire: epoch-milliseconds", "1247183325757"),
    ("type: date-time, wire: epoch-seconds-string", "\"1247183325\""),
    ("type: any", "{ \"a\": [1, null] }"),
    ("type: [string]", "[\"a\", \"b\"]"),
    ("type: [integer], wire: string", "[\"1\", \"2\"]"),
    ("type: { map: integer }", "{ \"x\": 1, \"y\": 2 }"),
    ("type: [{ map: [string] }]", "[{ \"x\": [\"a\"] }]"),
];

/// What fields are called, with a number behind.
const NAMES: &[&str] = &["size", "label", "createdAt", "is_public", "owner-id", "state", "price", "Zone"];

/// An object that was declared, with a value of it.
pub struct Object {
    /// Its name.
    pub name: String,
    /// A value, in JSON.
    pub value: String,
}

/// The declarations of objects and enums, as they stand under `types`, each object with a value.
#[derive(Default)]
pub struct Types {
    /// The lines of YAML.
    pub yaml: String,
    /// The objects.
    pub objects: Vec<Object>,
}

impl Types {
    /// Declares an object that may hold those of `known`, of which it is not one.
    pub fn object(&mut self, name: &str, known: &[Object], random: &mut Random) {
        let _ = write!(self.yaml, "  {name}:\n    description: What {name} is.\n    fields:\n");
        let mut values = Vec::new();
        for index in 0..4 + random.below(8) {
            let field = format!("{}{index}", random.pick(NAMES));
            let (declared, value) = member(name, index, known, random);
            let required = if random.once_in(8) { ", required: true" } else { "" };
            let _ = writeln!(self.yaml, "      {field}: {{ {declared}{required}, description: The {field} of it. }}");
            // A page shows most fields, and all that are promised.
            if !required.is_empty() || !random.once_in(5) {
                values.push(format!("\"{field}\": {value}"));
            }
        }
        // An object that may hold others of its own, and none here.
        if random.once_in(6) {
            let _ = writeln!(self.yaml, "      parts: {{ type: [{name}], description: What it is made of. }}");
            let _ = writeln!(self.yaml, "      above: {{ type: {name}, nullable: true, description: What it is in. }}");
            values.push("\"above\": null".to_owned());
        }
        self.objects.push(Object { name: name.to_owned(), value: format!("{{ {} }}", values.join(", ")) });
    }
}

/// A field, and a value of it.
fn member(owner: &str, index: usize, known: &[Object], random: &mut Random) -> (String, String) {
    // Values stay small: objects hold those that were declared a while ago.
    let held = known.iter().filter(|object| object.value.len() < 2_000).count();
    match random.below(6) {
        0 if held > 0 => {
            let small: Vec<_> = known.iter().filter(|object| object.value.len() < 2_000).collect();
            let object = *random.pick(&small);
            match random.below(3) {
                0 => (format!("type: [{}]", object.name), format!("[{}]", object.value)),
                1 => (format!("type: {{ map: {} }}", object.name), format!("{{ \"k\": {} }}", object.value)),
                _ => (format!("type: {}", object.name), object.value.clone()),
            }
        }
        1 => {
            let name = format!("{owner}Kind{index}");
            let declared = format!("enum: {{ small: It is small., \"10g\": Of ten gigabytes. }}, name: {name}");
            (declared, "\"10g\"".to_owned())
        }
        2 if random.once_in(3) => {
            let name = format!("{owner}Place{index}");
            let inner = "street: { type: string, description: Its street. }";
            (format!("fields: {{ {inner} }}, name: {name}"), "{ \"street\": \"Main St\" }".to_owned())
        }
        _ => {
            let (declared, value) = random.pick(SCALARS);
            ((*declared).to_owned(), (*value).to_owned())
        }
    }
}
