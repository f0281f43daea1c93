//! Samples held against declarations.
//!
//! A sample is read with the generated clients' own reader, so that what passes here passes there; but strictly: what
//! a client would accept from a server, a sample of the documentation must have as it is declared.

use std::collections::HashSet;
use std::ops::Range;

use runtime::decode::{DecodeErrorKind, Notice, NoticeKind, Reader, Text, TextLayout};

use super::exact;
use super::json::{Entry, Index, Json, Kind};
use super::trace::Step;
use super::{travels, typed};
use crate::finding::Place;
use crate::model::{
    BooleanForm, CivilForm, DateForm, Field, Literal, NumberForm, Presence, Provider, Shape, TimestampForm, Type,
    TypeId,
};

/// A value of a format that has nothing but texts.
static UNTYPED: Text = Text::new(TextLayout::Whole);

/// Where a sample contradicts its declaration.
#[derive(Debug)]
pub(crate) struct Mismatch {
    /// The bytes of the sample.
    pub(crate) span: Range<usize>,
    /// The way there from the top of the sample, which leads to the declaration in every format.
    pub(crate) way: Vec<Step>,
    /// The code of the finding.
    pub(crate) code: &'static str,
    /// What is wrong.
    pub(crate) message: String,
    /// The same without the value that shows it, so that like ones can be told together.
    pub(crate) about: String,
    /// How to mend it.
    pub(crate) help: String,
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
            None => self.about.clone(),
        };
        (place, way.to_vec(), what)
    }
}

/// Reads a sample.
pub(super) struct Evidence<'a> {
    text: &'a str,
    provider: &'a Provider,
    /// What is read, in a word: a sample, or a recording.
    pub(super) subject: &'static str,
    /// Whether any spelling will do, as in the arguments of a call.
    lenient: bool,
    /// The way to the value that is looked at.
    way: Vec<Step>,
    /// What was found.
    pub(super) mismatches: Vec<Mismatch>,
}

impl<'a> Evidence<'a> {
    /// A reader of the values in a text.
    pub(super) fn new(text: &'a str, provider: &'a Provider) -> Self {
        Self { text, provider, subject: "sample", lenient: false, way: Vec::new(), mismatches: Vec::new() }
    }

    /// A reader of the values in a recording.
    pub(super) fn of_recording(text: &'a str, provider: &'a Provider) -> Self {
        Self { subject: "recording", ..Self::new(text, provider) }
    }

    /// A reader of the values in a text that does not travel, so that any spelling of them will do.
    pub(super) fn lenient(text: &'a str, provider: &'a Provider) -> Self {
        Self { lenient: true, ..Self::new(text, provider) }
    }

    /// Notes that the sample is not as declared.
    pub(super) fn mismatch(
        &mut self,
        span: &Range<usize>,
        code: &'static str,
        message: String,
        help: impl Into<String>,
    ) {
        let (way, about) = (self.way.clone(), message.clone());
        self.mismatches.push(Mismatch { span: span.clone(), way, code, message, about, help: help.into() });
    }

    /// Notes that a value is not how it is declared to travel; `found` is what it is instead, where that is known.
    fn not_so(&mut self, declared: &Type, json: &Json, found: Option<&str>, help: &str) {
        let form = travels::form(declared, self.provider, matches!(json.kind, Kind::Text(_)));
        let shown = travels::shown(json, self.text);
        let found = found.map(|found| format!(" (found {found})")).unwrap_or_default();
        // What does not travel is written as its type.
        let not = if self.lenient {
            "is not".to_owned()
        } else {
            format!("is not how {} travels:", travels::subject(&self.way))
        };
        let help = self.or_nothing(declared, &shown, help);
        self.mismatch(&json.span, "E0603", format!("{shown} {not} {form}{found}"), help);
        if let Some(mismatch) = self.mismatches.last_mut() {
            mismatch.about = format!("{form}{found}");
        }
    }

    /// The help where a value may mean that there is nothing.
    fn or_nothing(&self, declared: &Type, shown: &str, help: &str) -> String {
        let may_mean_nothing = !self.lenient && travels::may_mean_nothing(shown, declared);
        if may_mean_nothing { format!("{} {help}", travels::NOTHING) } else { help.to_owned() }
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
    pub(super) fn value(&mut self, declared: &Type, json: &Json) -> Option<Literal> {
        match (declared, &json.kind) {
            (_, Kind::Null) | (Type::Unresolved, _) => None,
            (Type::Any, Kind::Value(value)) => Some(Literal::Any(value.clone())),
            (Type::Any, _) => Some(Literal::Any(self.text[json.span.clone()].to_owned())),
            (Type::List(item), Kind::List(items)) => {
                let items = items.iter().filter_map(|json| self.item(Step::Item, item, json));
                Some(Literal::List(items.collect()))
            }
            (Type::Map(item), Kind::Object(entries)) => {
                let values = entries.iter().filter_map(|entry| {
                    let step = Step::Key(entry.key.clone());
                    Some((entry.key.clone(), self.item(step, item, &entry.value)?))
                });
                let mut values: Vec<_> = values.collect();
                values.sort_by(|(a, _), (b, _)| a.cmp(b));
                Some(Literal::Map(values))
            }
            (Type::Declared(id), Kind::Object(_)) if self.is_object(*id) => {
                Some(Literal::Object(*id, self.fields(self.provider.type_(*id).fields(), json, &[])))
            }
            (Type::List(_) | Type::Map(_), _) | (_, Kind::Object(_) | Kind::List(_)) => {
                let (message, help) = (self.other_than(declared, json), self.or_mend("correct the declared type"));
                self.mismatch(&json.span, "E0603", message, help);
                None
            }
            (Type::Declared(id), _) if self.is_object(*id) => {
                let (message, help) = (self.other_than(declared, json), self.or_mend("correct the declared type"));
                self.mismatch(&json.span, "E0603", message, help);
                None
            }
            (declared, Kind::Scalar | Kind::Text(_) | Kind::Value(_)) => self.scalar(declared, json),
        }
    }

    /// The value as its declaration types it, where null is one of those that may be anything.
    pub(super) fn value_or_null(&mut self, declared: &Type, json: &Json) -> Option<Literal> {
        match (declared, &json.kind) {
            (Type::Any, Kind::Null) => Some(Literal::null()),
            _ => self.value(declared, json),
        }
    }

    /// An item of a list or the value of a key, which is one step further.
    fn item(&mut self, step: Step, declared: &Type, json: &Json) -> Option<Literal> {
        if self.says_nothing(declared, json) {
            return None;
        }
        self.within([step], |evidence| {
            if matches!(json.kind, Kind::Null) && !matches!(declared, Type::Any | Type::Unresolved) {
                let message = format!("the {} has null as an item here", evidence.subject);
                let help = "items are never null; use `any` for the type of the items";
                evidence.mismatch(&json.span, "E0603", message, help);
            }
            evidence.value_or_null(declared, json)
        })
    }

    /// The fields of an object. `besides` are keys that others have declared.
    pub(super) fn fields(&mut self, fields: &[Field], json: &Json, besides: &[&str]) -> Vec<Option<Literal>> {
        let index = Index::of(json);
        let said =
            |field: &Field| index.get(&field.wire).filter(|entry| !self.says_nothing(&field.type_, &entry.value));
        let said: Vec<_> = fields.iter().map(said).collect();
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
        fields.iter().zip(said).map(|(field, entry)| self.field(field, json, entry)).collect()
    }

    /// Whether clients read nothing where a format which has nothing but texts has this one: an empty element, for
    /// instance, where a number is due.
    fn says_nothing(&self, declared: &Type, json: &Json) -> bool {
        let Kind::Text(text) = &json.kind else { return false };
        text.trim().is_empty()
            && !matches!(declared, Type::List(_) | Type::Map(_) | Type::Any | Type::Unresolved)
            && matches!(typed::scalar(self.provider, declared, &mut Reader::plain_text(text, &UNTYPED)), Ok(None))
    }

    /// The value of a field of an object, which has this entry for it.
    pub(super) fn field(&mut self, field: &Field, json: &Json, entry: Option<&Entry>) -> Option<Literal> {
        if entry.is_none() && field.presence == Presence::Required {
            let message = format!("the {} has no `{}` here, which is declared as required", self.subject, field.wire);
            self.mismatch(&json.span, "E0602", message, "leave `required` out of the declaration");
        }
        let value = entry.and_then(|entry| {
            self.within([Step::Key(field.wire.clone())], |evidence| {
                evidence.presence(field, &entry.value);
                match field.presence {
                    Presence::Required => evidence.value_or_null(&field.type_, &entry.value),
                    Presence::Optional | Presence::Nullable => evidence.value(&field.type_, &entry.value),
                }
            })
        });
        value.or_else(|| empty(field))
    }

    fn presence(&mut self, field: &Field, json: &Json) {
        match (&json.kind, field.presence) {
            (Kind::Null, Presence::Required) if field.type_ == Type::Any => {}
            (Kind::Null, _) if field.type_ == Type::Unresolved => {}
            (Kind::Null, Presence::Required | Presence::Optional) => {
                let message = format!("`{}` is null here, which is not declared", field.wire);
                self.mismatch(&json.span, "E0604", message, "add `nullable: true` to the declaration");
            }
            _ => {}
        }
    }

    fn scalar(&mut self, declared: &Type, json: &Json) -> Option<Literal> {
        if let (Type::String, Kind::Text(text)) = (declared, &json.kind) {
            return Some(Literal::String(text.clone()));
        }
        let reader = match &json.kind {
            Kind::Text(text) => Ok(Reader::plain_text(text, &UNTYPED)),
            _ => Reader::json(self.text[json.span.clone()].as_bytes()),
        };
        let read = reader.and_then(|mut reader| {
            reader.watch();
            let literal = typed::scalar(self.provider, declared, &mut reader)?;
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
            Ok((None, None) | (_, Some(_))) => {
                self.not_so(declared, json, None, "correct `wire`, or the type");
                None
            }
            Ok((literal, None)) => {
                if let Some(Literal::Undocumented(id, value)) = &literal {
                    let name = &self.provider.type_(*id).name;
                    let message = format!("`{value}` is not among the declared values of `{name}`");
                    let help = self.or_mend("add the value to the enum");
                    let help = self.or_nothing(declared, value, &help);
                    self.mismatch(&json.span, "E0605", message, help);
                }
                literal
            }
            Err(error) => {
                let found = match error.kind() {
                    DecodeErrorKind::Type { found, .. } | DecodeErrorKind::Value { found, .. } => Some(found),
                    _ => None,
                };
                let help = self.or_mend("correct the declared type");
                self.not_so(declared, json, found, &help);
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

    fn cannot_hold(&mut self, declared: &Type, json: &Json, help: &str) {
        let message = format!("{} cannot hold this, and clients read the nearest it can", self.describe(declared));
        self.mismatch(&json.span, "E0619", message, help);
    }

    /// The help where either the declaration or the sample is wrong. A recording is never wrong.
    fn or_mend(&self, help: &str) -> String {
        if self.subject == "sample" { format!("{help}, or mend the sample") } else { help.to_owned() }
    }

    fn other_than(&self, declared: &Type, json: &Json) -> String {
        format!("the {} has {} here, and {} is declared", self.subject, json.describe(), self.describe(declared))
    }

    fn is_object(&self, id: TypeId) -> bool {
        !matches!(self.provider.type_(id).shape, Shape::Enum(_))
    }

    /// A type in words, with its form.
    fn describe(&self, declared: &Type) -> String {
        let text = match declared {
            Type::Date(DateForm::Pattern(pattern)) => return format!("a date as `{pattern}`"),
            Type::Civil(CivilForm::Pattern(pattern)) => return format!("a time without a zone as `{pattern}`"),
            Type::Timestamp(TimestampForm::Pattern(pattern)) => return format!("a moment as `{pattern}`"),
            Type::String => "a string",
            Type::Integer(NumberForm::Number) => "an integer",
            Type::Integer(NumberForm::Text) => "an integer as a string",
            Type::Number(NumberForm::Number) => "a number",
            Type::Number(NumberForm::Text) => "a number as a string",
            Type::Decimal(NumberForm::Number) => "a decimal",
            Type::Decimal(NumberForm::Text) => "a decimal as a string",
            Type::Boolean(_) => "a boolean in its form",
            Type::Date(_) => "a date",
            Type::Civil(_) => "a time without a zone in its form",
            Type::Timestamp(_) => "a moment in its form",
            Type::Any | Type::Unresolved => "any value",
            Type::Declared(id) => return format!("`{}`", self.provider.type_(*id).name),
            Type::List(_) => "a list",
            Type::Map(_) => "a map",
        };
        text.to_owned()
    }
}

/// What callers or authors write for a value of a type, as YAML that was read: the value, or what is wrong with it.
pub(crate) fn argument(
    declared: &Type,
    value: &serde_json::Value,
    provider: &Provider,
) -> (Option<Literal>, Vec<Mismatch>) {
    let text = value.to_string();
    let Ok(json) = Json::parse(&text) else { return (None, Vec::new()) };
    let mut evidence = Evidence::lenient(&text, provider);
    let literal = evidence.value(&as_written(declared), &json);
    (literal, evidence.mismatches)
}

/// A type as arguments are written in YAML: in its usual form, however it travels.
pub(super) fn as_written(declared: &Type) -> Type {
    match declared {
        Type::Integer(_) => Type::Integer(NumberForm::Number),
        Type::Number(_) => Type::Number(NumberForm::Number),
        Type::Decimal(_) => Type::Decimal(NumberForm::Number),
        Type::Boolean(_) => Type::Boolean(BooleanForm::BOOLEAN),
        Type::Timestamp(_) => Type::Timestamp(TimestampForm::Rfc3339),
        Type::List(item) => Type::List(Box::new(as_written(item))),
        Type::Map(item) => Type::Map(Box::new(as_written(item))),
        other => other.clone(),
    }
}

/// What a field has in its absence: a list or a map is empty then, unless null is one of its values.
pub(super) fn empty(field: &Field) -> Option<Literal> {
    match field.type_ {
        Type::List(_) if field.presence != Presence::Nullable => Some(Literal::List(Vec::new())),
        Type::Map(_) if field.presence != Presence::Nullable => Some(Literal::Map(Vec::new())),
        _ => None,
    }
}
