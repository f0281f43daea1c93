//! The language as a JSON Schema, and what the check asks of it.

use schemars::{JsonSchema, schema_for};
use serde_json::{Map, Value};

/// How many references and alternatives may be nested until something of another kind comes. No type of the language
/// refers to itself without one between, so this only keeps a mistake in them from ending in an endless loop.
const MAX_NESTED: usize = 16;

/// The schema of a file.
pub(super) struct Schema {
    root: Value,
}

impl Schema {
    /// The schema that follows from a type of the language.
    pub(super) fn of<T: JsonSchema>() -> Self {
        Self { root: schema_for!(T).to_value() }
    }

    pub(super) fn root(&self) -> &Value {
        &self.root
    }

    /// Everything that a schema allows, one after the other, with no references and alternatives left.
    pub(super) fn shapes<'s>(&'s self, schema: &'s Value) -> Vec<Shape<'s>> {
        let mut shapes = Vec::new();
        self.collect(schema, &mut shapes, MAX_NESTED);
        shapes
    }

    fn collect<'s>(&'s self, schema: &'s Value, shapes: &mut Vec<Shape<'s>>, nested: usize) {
        let Some(nested) = nested.checked_sub(1) else { return };
        if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
            let target = self.root.pointer(reference.trim_start_matches('#'));
            return target.into_iter().for_each(|target| self.collect(target, shapes, nested));
        }
        let alternatives = schema.get("anyOf").or_else(|| schema.get("oneOf")).and_then(Value::as_array);
        match alternatives {
            Some(alternatives) => alternatives.iter().for_each(|schema| self.collect(schema, shapes, nested)),
            None => shapes.push(Shape(schema)),
        }
    }
}

/// One thing that a schema allows.
#[derive(Clone, Copy)]
pub(super) struct Shape<'s>(&'s Value);

/// What a mapping may hold besides the keys that it declares.
pub(super) enum Others<'s> {
    /// Nothing.
    None,
    /// Any key, with a value of this schema.
    Any(&'s Value),
    /// Keys that are decimal numbers, with a value of this schema.
    Numbers(&'s Value),
}

impl<'s> Shape<'s> {
    /// Whether it allows anything at all, as the schema of `serde_json::Value` does.
    pub(super) fn is_any(self) -> bool {
        let says = |word| self.0.get(word).is_some();
        !["type", "const", "enum", "properties"].into_iter().any(says) && self.0 != &Value::Bool(false)
    }

    /// The names that JSON Schema has for the kinds of value that it allows.
    pub(super) fn kinds(self) -> Vec<&'s str> {
        match self.0.get("type") {
            Some(Value::String(kind)) => vec![kind],
            Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).collect(),
            _ => vec!["string"],
        }
    }

    pub(super) fn allows(self, kind: &str) -> bool {
        self.kinds().contains(&kind)
    }

    /// The only texts that it allows, if it does not allow every text.
    pub(super) fn texts(self) -> Option<Vec<&'s str>> {
        match (self.0.get("const"), self.0.get("enum")) {
            (Some(value), _) => Some(value.as_str().into_iter().collect()),
            (_, Some(Value::Array(values))) => Some(values.iter().filter_map(Value::as_str).collect()),
            _ => None,
        }
    }

    /// The keys that it declares, in the order of their names.
    pub(super) fn properties(self) -> impl Iterator<Item = (&'s str, &'s Value)> {
        let properties = self.0.get("properties").and_then(Value::as_object);
        properties.into_iter().flatten().map(|(name, schema)| (name.as_str(), schema))
    }

    pub(super) fn property(self, name: &str) -> Option<&'s Value> {
        self.0.get("properties")?.get(name)
    }

    pub(super) fn required(self) -> impl Iterator<Item = &'s str> {
        let required = self.0.get("required").and_then(Value::as_array);
        required.into_iter().flatten().filter_map(Value::as_str)
    }

    pub(super) fn others(self) -> Others<'s> {
        // Schemars knows no other pattern than those of whole numbers.
        let patterns: Option<&Map<_, _>> = self.0.get("patternProperties").and_then(Value::as_object);
        match (patterns.and_then(|patterns| patterns.values().next()), self.0.get("additionalProperties")) {
            (Some(schema), _) => Others::Numbers(schema),
            (None, Some(Value::Bool(false))) => Others::None,
            (None, Some(schema)) => Others::Any(schema),
            (None, None) => Others::Any(&Value::Bool(true)),
        }
    }

    /// The schema of an item of a list.
    pub(super) fn item(self, index: usize) -> Option<&'s Value> {
        let prefix = self.0.get("prefixItems").and_then(|items| items.get(index));
        prefix.or_else(|| self.0.get("items"))
    }

    /// A number that the schema gives under a word: `minItems`, `maximum`, …
    pub(super) fn limit(self, word: &str) -> Option<i128> {
        match self.0.get(word) {
            Some(limit) => limit.as_i64().map(i128::from).or_else(|| limit.as_u64().map(i128::from)),
            None => self.implied_limit(word),
        }
    }

    /// The limit of a format of 64 bits, of which schemars gives none.
    fn implied_limit(self, word: &str) -> Option<i128> {
        match (self.0.get("format")?.as_str()?, word) {
            ("int64", "minimum") => Some(i64::MIN.into()),
            ("int64", "maximum") => Some(i64::MAX.into()),
            ("uint64", "maximum") => Some(u64::MAX.into()),
            _ => None,
        }
    }
}

/// What a key means: the first paragraph of the documentation of its field.
pub(super) fn meaning(schema: &Value) -> Option<String> {
    let description = schema.get("description")?.as_str()?;
    Some(description.split("\n\n").next()?.replace('\n', " "))
}
