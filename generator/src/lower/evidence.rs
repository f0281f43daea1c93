//! Samples held against declarations.
//!
//! A sample is read with the generated clients' own reader, so that what passes here passes there; but strictly: what
//! a client would accept from a server, a sample of the documentation must have as it is declared.

use std::collections::HashSet;
use std::ops::Range;

use runtime::decode::{DecodeError, Notice, NoticeKind, Reader, Text, TextLayout};

use super::exact;
use super::json::{Entry, Index, Json, Kind};
use super::trace::Step;
use super::types::TypeTable;
use super::wire;
use crate::finding::Place;
use crate::ir::{Field, FieldLiteral, Form, Literal, Presence, Value};

/// A value of a format that has nothing but texts.
static UNTYPED: Text = Text::new(TextLayout::Whole);

/// Where a sample contradicts its declaration.
#[derive(Debug)]
pub(super) struct Mismatch {
    /// The bytes of the sample.
    pub(super) span: Range<usize>,
    /// The way there from the top of the sample, which leads to the declaration in every format.
    pub(super) way: Vec<Step>,
    /// The code of the finding.
    pub(super) code: &'static str,
    /// What is wrong.
    pub(super) message: String,
    /// How to mend it.
    pub(super) help: String,
}

impl Mismatch {
    /// What is to blame, so that mismatches of one cause are told together: the declaration, or the way to where there
    /// is none, with the name that is not declared there, or else with what is wrong.
    pub(super) fn cause(&self, declared: Option<&(Place, bool)>) -> (Option<Place>, Vec<Step>, String) {
        let place = declared.map(|(place, _)| place.clone());
        let way = if place.is_some() { &[][..] } else { &self.way };
        // The message may have the number of a record in it.
        let undeclared = (self.code == "E0601").then(|| self.way.last()).flatten();
        let what = match undeclared {
            Some(Step::Key(key)) => key.clone(),
            Some(Step::Item) => String::new(),
            None => self.message.clone(),
        };
        (place, way.to_vec(), what)
    }
}

/// Reads a sample.
pub(super) struct Evidence<'a> {
    text: &'a str,
    types: &'a TypeTable,
    /// Whether any spelling will do, as in the arguments of a call.
    lenient: bool,
    /// The way to the value that is looked at.
    way: Vec<Step>,
    /// What was found.
    pub(super) mismatches: Vec<Mismatch>,
}

impl<'a> Evidence<'a> {
    /// A reader of the values in a text.
    pub(super) fn new(text: &'a str, types: &'a TypeTable) -> Self {
        Self { text, types, lenient: false, way: Vec::new(), mismatches: Vec::new() }
    }

    /// A reader of the values in a text that does not travel, so that any spelling of them will do.
    pub(super) fn lenient(text: &'a str, types: &'a TypeTable) -> Self {
        Self { lenient: true, ..Self::new(text, types) }
    }

    /// Notes that the sample is not as declared.
    pub(super) fn mismatch(
        &mut self,
        span: &Range<usize>,
        code: &'static str,
        message: String,
        help: impl Into<String>,
    ) {
        self.mismatches.push(Mismatch { span: span.clone(), way: self.way.clone(), code, message, help: help.into() });
    }

    /// Looks at what these steps lead to from the value that is looked at.
    pub(super) fn within<T>(&mut self, steps: impl IntoIterator<Item = Step>, look: impl FnOnce(&mut Self) -> T) -> T {
        let outer = self.way.len();
        self.way.extend(steps);
        let seen = look(self);
        self.way.truncate(outer);
        seen
    }

    /// The value as its declaration types it; `None` where there is nothing, or nothing that fits.
    pub(super) fn value(&mut self, declared: &Value, json: &Json) -> Option<Literal> {
        match (declared, &json.kind) {
            (_, Kind::Null) => None,
            (Value::Any, Kind::Value(value)) => Some(Literal::Any(value.clone())),
            (Value::Any, _) => Some(Literal::Any(self.text[json.span.clone()].to_owned())),
            (Value::List(item), Kind::List(items)) => {
                let items = items.iter().filter_map(|json| self.item(Step::Item, item, json));
                Some(Literal::List(items.collect()))
            }
            (Value::Map(item), Kind::Object(entries)) => {
                let values = entries.iter().filter_map(|entry| {
                    let step = Step::Key(entry.key.clone());
                    Some((entry.key.clone(), self.item(step, item, &entry.value)?))
                });
                let mut values: Vec<_> = values.collect();
                values.sort_by(|(a, _), (b, _)| a.cmp(b));
                Some(Literal::Map(values))
            }
            (Value::Struct(name), Kind::Object(_)) => {
                let fields = self.types.fields(name);
                Some(Literal::Struct(name.clone(), self.fields(fields, json, &[])))
            }
            (Value::List(_) | Value::Map(_) | Value::Struct(_), _) | (_, Kind::Object(_) | Kind::List(_)) => {
                let message =
                    format!("the sample has {} here, and {} is declared", json.describe(), describe(declared));
                self.mismatch(&json.span, "E0603", message, "correct the declared type, or mend the sample");
                None
            }
            (declared, Kind::Scalar | Kind::Text(_) | Kind::Value(_)) => self.scalar(declared, json),
        }
    }

    /// The value as its declaration types it, where null is one of those that may be anything.
    pub(super) fn value_or_null(&mut self, declared: &Value, json: &Json) -> Option<Literal> {
        match (declared, &json.kind) {
            (Value::Any, Kind::Null) => Some(Literal::null()),
            _ => self.value(declared, json),
        }
    }

    /// An item of a list or the value of a key, which is one step further.
    fn item(&mut self, step: Step, declared: &Value, json: &Json) -> Option<Literal> {
        self.within([step], |evidence| {
            if matches!(json.kind, Kind::Null) && *declared != Value::Any {
                let message = "the sample has null as an item here".to_owned();
                let help = "items are never null; use `any` for the type of the items";
                evidence.mismatch(&json.span, "E0603", message, help);
            }
            evidence.value_or_null(declared, json)
        })
    }

    /// The fields of an object. `besides` are keys that others have declared.
    pub(super) fn fields(&mut self, fields: &[Field], json: &Json, besides: &[&str]) -> Vec<FieldLiteral> {
        let index = Index::of(json);
        let declared: HashSet<&str> =
            fields.iter().map(|field| field.wire.as_str()).chain(besides.iter().copied()).collect();
        for entry in json.entries() {
            if !declared.contains(entry.key.as_str()) {
                let help =
                    format!("declare it: `{}`", super::expected::declaration(&entry.key, &entry.value, self.text));
                let message = format!("the field `{}` is not declared", entry.key);
                self.within([Step::Key(entry.key.clone())], |evidence| {
                    evidence.mismatch(&entry.place, "E0601", message, help);
                });
            }
        }
        fields.iter().map(|field| self.field(field, json, index.get(&field.wire))).collect()
    }

    fn field(&mut self, field: &Field, json: &Json, entry: Option<&Entry>) -> FieldLiteral {
        if entry.is_none() && field.presence == Presence::Required {
            let message = format!("the sample has no `{}` here, which is declared as required", field.wire);
            self.mismatch(&json.span, "E0602", message, "leave `required` out of the declaration");
        }
        let value = entry.and_then(|entry| {
            self.within([Step::Key(field.wire.clone())], |evidence| {
                evidence.presence(field, &entry.value);
                match field.presence {
                    Presence::Required => evidence.value_or_null(&field.value, &entry.value),
                    Presence::Optional | Presence::Nullable => evidence.value(&field.value, &entry.value),
                }
            })
        });
        let container = matches!(field.value, Value::List(_) | Value::Map(_));
        let optional = match field.presence {
            Presence::Required => false,
            Presence::Optional => !container,
            Presence::Nullable => true,
        };
        let empty = || match field.value {
            Value::List(_) if !optional => Some(Literal::List(Vec::new())),
            Value::Map(_) if !optional => Some(Literal::Map(Vec::new())),
            _ => None,
        };
        FieldLiteral { name: field.name.clone(), value: value.or_else(empty), optional, boxed: field.boxed }
    }

    /// Whether a field that is there may be null, or may be empty, is said by its presence.
    fn presence(&mut self, field: &Field, json: &Json) {
        let container = matches!(field.value, Value::List(_) | Value::Map(_));
        match (&json.kind, field.presence) {
            (Kind::Null, Presence::Required) if field.value == Value::Any => {}
            (Kind::Null, Presence::Required | Presence::Optional) => {
                let message = format!("`{}` is null here, which is not declared", field.wire);
                self.mismatch(&json.span, "E0604", message, "add `nullable: true` to the declaration");
            }
            (kind, Presence::Optional) if container && kind.is_empty() => {
                let message =
                    format!("`{}` is there without items, and would be left out if it were optional", field.wire);
                self.mismatch(&json.span, "E0604", message, "add `required: true` to the declaration");
            }
            _ => {}
        }
    }

    fn scalar(&mut self, declared: &Value, json: &Json) -> Option<Literal> {
        if let (Value::String, Kind::Text(text)) = (declared, &json.kind) {
            return Some(Literal::String(text.clone()));
        }
        let reader = match &json.kind {
            Kind::Text(text) => Ok(Reader::plain_text(text, &UNTYPED)),
            _ => Reader::json(self.text[json.span.clone()].as_bytes()),
        };
        let read = reader.and_then(|mut reader| {
            reader.watch();
            let literal = self.literal(declared, &mut reader)?;
            let noticed = reader.notices().first().map(Notice::kind);
            Ok((literal, noticed.filter(|_| !self.lenient)))
        });
        match read {
            // The last moment is written as what nearly all servers say for "never".
            Ok((literal, Some(NoticeKind::Nearest))) if exact::is_last_moment(declared, self.printed(json)) => literal,
            Ok((_, Some(NoticeKind::Nearest))) => {
                self.cannot_hold(declared, json, "declare it as a string, or mend the sample if it is a misprint");
                None
            }
            Ok((Some(Literal::Number(value)), None))
                if !self.lenient && !exact::is_number(value, self.printed(json)) =>
            {
                self.cannot_hold(declared, json, "declare it as a decimal, which is exact");
                None
            }
            Ok((None, None)) => {
                let message = format!("this is not {}", describe(declared));
                self.mismatch(&json.span, "E0603", message, "correct `wire`, or the type");
                None
            }
            Ok((literal, None)) => {
                if let Some(Literal::Undocumented(name, value)) = &literal {
                    let message = format!("`{value}` is not among the declared values of `{name}`");
                    self.mismatch(&json.span, "E0605", message, "add the value to the enum, or mend the sample");
                }
                literal
            }
            Ok((_, Some(_))) => {
                let message =
                    format!("the sample spells this otherwise than {} is declared to travel", describe(declared));
                self.mismatch(&json.span, "E0603", message, "correct `wire`, or the type");
                None
            }
            Err(error) => {
                let message = format!("this is not {}: {}", describe(declared), error.kind());
                self.mismatch(&json.span, "E0603", message, "correct the declared type, or mend the sample");
                None
            }
        }
    }

    /// The text of a scalar, without its quotes.
    fn printed<'t>(&'t self, json: &'t Json) -> &'t str {
        match &json.kind {
            Kind::Text(text) => text,
            _ => self.text[json.span.clone()].trim_matches('"'),
        }
    }

    fn cannot_hold(&mut self, declared: &Value, json: &Json, help: &str) {
        let message = format!("{} cannot hold this, and clients read the nearest it can", describe(declared));
        self.mismatch(&json.span, "E0619", message, help);
    }

    fn literal(&self, declared: &Value, reader: &mut Reader<'_>) -> Result<Option<Literal>, DecodeError> {
        Ok(match declared {
            Value::String => reader.string()?.map(Literal::String),
            Value::Integer(form) => reader.integer(wire::number_form(*form))?.map(Literal::Integer),
            Value::Number(form) => reader.number(wire::number_form(*form))?.map(Literal::Number),
            Value::Decimal(form) => {
                reader.decimal(wire::number_form(*form))?.map(|value| Literal::Decimal(value.to_string()))
            }
            Value::Boolean(flag) => wire::flag_value(flag, reader)?.map(Literal::Boolean),
            Value::Date => reader.date()?.map(|value| Literal::Date(value.to_string())),
            Value::Civil(form) => reader.civil(wire::civil_form(*form))?.map(|value| Literal::Civil(value.to_string())),
            Value::Timestamp(form) => {
                reader.timestamp(wire::timestamp_form(*form))?.map(|value| Literal::Timestamp(value.to_string()))
            }
            Value::Enum(name) => reader.text(|value| self.enumerated(name, value))?,
            Value::Any | Value::Struct(_) | Value::List(_) | Value::Map(_) => None,
        })
    }

    fn enumerated(&self, name: &str, value: &str) -> Literal {
        match self.types.variants(name).iter().find(|variant| variant.wire == value) {
            Some(variant) => Literal::Variant(name.to_owned(), variant.name.clone()),
            None => Literal::Undocumented(name.to_owned(), value.to_owned()),
        }
    }
}

/// A type in words, with its form.
fn describe(declared: &Value) -> String {
    match declared {
        Value::String => "a string".to_owned(),
        Value::Integer(Form::Number) => "an integer".to_owned(),
        Value::Integer(Form::Text) => "an integer as a string".to_owned(),
        Value::Number(Form::Number) => "a number".to_owned(),
        Value::Number(Form::Text) => "a number as a string".to_owned(),
        Value::Decimal(Form::Number) => "a decimal".to_owned(),
        Value::Decimal(Form::Text) => "a decimal as a string".to_owned(),
        Value::Boolean(_) => "a boolean in its form".to_owned(),
        Value::Date => "a date".to_owned(),
        Value::Civil(_) => "a time without a zone in its form".to_owned(),
        Value::Timestamp(_) => "a moment in its form".to_owned(),
        Value::Any => "any value".to_owned(),
        Value::Enum(name) | Value::Struct(name) => format!("`{name}`"),
        Value::List(_) => "a list".to_owned(),
        Value::Map(_) => "a map".to_owned(),
    }
}
