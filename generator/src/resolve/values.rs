//! From written types and wire forms to what a value is and how it travels.

use indexmap::IndexMap;

use super::declarations::{inline_name, response_name};
use super::{Placed, Shape, Site, Types};
use crate::finding::{Finding, Findings};
use crate::ir::{CivilForm, Flag, Form, Spelling, TimestampForm, Value};
use crate::load::similar;
use crate::spec::{Page, Response, Type, Wire, WireForm};

/// The names of the built-in types.
const BUILT_IN: &[&str] = &["string", "integer", "number", "decimal", "boolean", "date", "date-time", "any"];

/// Resolves the types of members.
#[derive(Debug, Clone, Copy)]
pub struct Resolver<'a> {
    /// The types that names refer to.
    pub types: &'a Types<'a>,
    /// The provider's usual wire forms, by the name of the type.
    pub usual: &'a IndexMap<String, Wire>,
}

/// What a provider's usual form of a type is worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UsualForm {
    /// Values of the type can travel so.
    Possible,
    /// The type is not built in; the one that may be meant.
    NoSuchType(Option<&'static str>),
    /// The type travels otherwise; its forms, for a person.
    NoSuchForm(&'static str),
}

/// Whether a type is built in.
pub fn is_built_in(name: &str) -> bool {
    BUILT_IN.contains(&name)
}

impl Resolver<'_> {
    /// Whether the usual form of a type that a provider gives is one.
    pub fn usual_form(name: &str, wire: &Wire) -> UsualForm {
        if !BUILT_IN.contains(&name) {
            return UsualForm::NoSuchType(similar(name, BUILT_IN.iter().copied()));
        }
        if built_in(name, Some(wire)).is_some() { UsualForm::Possible } else { UsualForm::NoSuchForm(forms(name)) }
    }

    /// What a member is and how it travels. What leads nowhere is reported, and is of any type.
    pub fn member(&self, placed: &Placed<'_>, findings: &mut Findings) -> Value {
        let member = placed.member;
        let declared = usize::from(member.type_.is_some())
            + usize::from(member.fields.is_some())
            + usize::from(member.enumeration.is_some());
        // A parameter with a fixed value needs no type; where it may not stand, that is a finding of its own.
        if declared == 0 && member.constant.is_some() {
            return Value::String;
        }
        if declared != 1 {
            let says = if declared == 0 { "says no type" } else { "says its type more than once" };
            findings.push(
                Finding::error("E0202", placed.site.key(), format!("`{}` {says}", placed.wire))
                    .help("give exactly one of `type`, `enum` and `fields`"),
            );
            return Value::Any;
        }
        match &member.type_ {
            Some(written) => self.written(written, member.wire.as_ref(), &placed.site, findings),
            None => self.named(&inline_name(placed), None, &placed.site, findings),
        }
    }

    /// What a member is and how it travels; `None` where that cannot be told, because something is wrong with it, or
    /// because a file that may declare its type could not be loaded.
    pub fn settled(&self, placed: &Placed<'_>) -> Option<Value> {
        let mut findings = Findings::default();
        let value = self.member(placed, &mut findings);
        let is_known = |name: &str| BUILT_IN.contains(&name) || self.types.get(name).is_some();
        let known = placed.member.type_.as_ref().is_none_or(|written| is_known(written.innermost()));
        (findings.is_empty() && known).then_some(value)
    }

    /// What a response's payload is; `None` where nothing is read.
    pub fn response(
        &self,
        page: &Page,
        response: &Response,
        site: &Site<'_>,
        findings: &mut Findings,
    ) -> Option<Value> {
        match (&response.type_, &response.fields) {
            (Some(_), Some(_)) => {
                findings.push(
                    Finding::error("E0202", site.key(), "the response says its type more than once")
                        .help("give either `type` or `fields`"),
                );
                None
            }
            (Some(written), None) => Some(self.written(written, None, site, findings)),
            (None, Some(_)) => {
                let written = response.name.clone().unwrap_or_else(|| response_name(page));
                Some(self.named(&written, None, site, findings))
            }
            (None, None) => None,
        }
    }

    fn written(&self, written: &Type, wire: Option<&Wire>, site: &Site<'_>, findings: &mut Findings) -> Value {
        match written {
            Type::Name(name) => self.named(name, wire, site, findings),
            Type::List([item]) => Value::List(Box::new(self.written(item, wire, site, findings))),
            Type::Map(map) => Value::Map(Box::new(self.written(&map.map, wire, site, findings))),
        }
    }

    fn named(&self, name: &str, wire: Option<&Wire>, site: &Site<'_>, findings: &mut Findings) -> Value {
        if BUILT_IN.contains(&name) {
            // A usual form that is none is a finding of its own.
            let usual = || self.usual.get(name).filter(|usual| built_in(name, Some(usual)).is_some());
            let wire = wire.or_else(usual);
            return built_in(name, wire).unwrap_or_else(|| {
                findings.push(
                    Finding::error("E0205", site.at("wire").value(), format!("`{name}` cannot travel in this form"))
                        .help(format!("the forms of `{name}` are {}", forms(name))),
                );
                Value::Any
            });
        }
        let Some((declaration, rust)) = self.types.get(name).and_then(|found| Some((found, found.name.as_ref()?)))
        else {
            // A type that nothing declares may be declared on a page that could not be loaded.
            if self.types.get(name).is_none() && self.types.are_whole() {
                findings.push(self.unknown(name, site));
            }
            return Value::Any;
        };
        if wire.is_some() {
            let message = format!("`{name}` cannot travel in a form of its own");
            findings.push(
                Finding::error("E0205", site.at("wire").value(), message)
                    .help("`wire` is for the built-in types; leave it out"),
            );
        }
        match declaration.shape {
            Shape::Enum(_) => Value::Enum(rust.clone()),
            Shape::Object(_) | Shape::Unclear => Value::Struct(rust.clone()),
        }
    }

    fn unknown(&self, name: &str, site: &Site<'_>) -> Finding {
        let known = self.types.all().iter().map(|declaration| declaration.written.as_str());
        let guess = similar(name, BUILT_IN.iter().copied().chain(known));
        let place = site.at("type").value();
        let help = guess.map_or_else(
            || format!("declare `{name}` under `types`, or use one of {}", BUILT_IN.join(", ")),
            |guess| format!("did you mean `{guess}`?"),
        );
        Finding::error("E0201", place, format!("there is no type `{name}`")).help(help)
    }
}

/// The forms that a built-in type can travel in, for a person.
fn forms(name: &str) -> &'static str {
    match name {
        "integer" | "number" | "decimal" => "`number` and `string`",
        "boolean" => "`boolean`, `string`, `digit`, `digit-string`, `yes-no`, `on-off`, and `{ true: …, false: … }`",
        "date-time" => {
            "`civil`, `civil-space`, `rfc-3339`, `epoch-seconds`, `epoch-milliseconds`, `epoch-seconds-string` and \
             `epoch-milliseconds-string`"
        }
        _ => "none: leave `wire` out",
    }
}

/// A built-in type in a wire form; `None` where it cannot travel so.
fn built_in(name: &str, wire: Option<&Wire>) -> Option<Value> {
    let form = match wire {
        Some(Wire::Spellings(spellings)) if name == "boolean" => {
            let (no, yes) = (spellings.no.clone(), spellings.yes.clone());
            return Some(Value::Boolean(Flag::Other(Spelling { no, yes })));
        }
        Some(Wire::Spellings(_)) => return None,
        Some(Wire::Form(form)) => Some(*form),
        None => None,
    };
    match (name, form) {
        ("string", None | Some(WireForm::String)) => Some(Value::String),
        ("date", None | Some(WireForm::String)) => Some(Value::Date),
        ("any", None) => Some(Value::Any),
        ("integer", form) => numeric(form).map(Value::Integer),
        ("number", form) => numeric(form).map(Value::Number),
        ("decimal", form) => numeric(form).map(Value::Decimal),
        ("boolean", form) => flag(form).map(Value::Boolean),
        ("date-time", form) => time(form),
        _ => None,
    }
}

fn numeric(form: Option<WireForm>) -> Option<Form> {
    match form {
        None | Some(WireForm::Number) => Some(Form::Number),
        Some(WireForm::String) => Some(Form::Text),
        _ => None,
    }
}

fn flag(form: Option<WireForm>) -> Option<Flag> {
    match form {
        None | Some(WireForm::Boolean) => Some(Flag::Boolean),
        Some(WireForm::String) => Some(Flag::Text),
        Some(WireForm::Digit) => Some(Flag::Digits),
        Some(WireForm::DigitString) => Some(Flag::TextDigits),
        Some(WireForm::YesNo) => Some(Flag::YesNo),
        Some(WireForm::OnOff) => Some(Flag::OnOff),
        _ => None,
    }
}

fn time(form: Option<WireForm>) -> Option<Value> {
    let timestamp = match form {
        Some(WireForm::Civil) => return Some(Value::Civil(CivilForm::T)),
        Some(WireForm::CivilSpace) => return Some(Value::Civil(CivilForm::Space)),
        None | Some(WireForm::Rfc3339) => TimestampForm::Rfc3339,
        Some(WireForm::EpochSeconds) => TimestampForm::Seconds,
        Some(WireForm::EpochMilliseconds) => TimestampForm::Milliseconds,
        Some(WireForm::EpochSecondsString) => TimestampForm::SecondsText,
        Some(WireForm::EpochMillisecondsString) => TimestampForm::MillisecondsText,
        _ => return None,
    };
    Some(Value::Timestamp(timestamp))
}
