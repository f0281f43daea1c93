//! Types, fields and parameters.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;

use super::{CsvMember, Origin, XmlMember};

/// A type: the name of one, `[T]` for a list, `{ map: T }` for a map whose keys come from the data.
///
/// The built-in names are `string`, `integer`, `number`, `decimal`, `boolean`, `date`, `date-time` and `any`; every
/// other name is that of a type declared under `types`, or by the `name` of an inline one.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Type {
    /// A built-in or declared type.
    Name(String),
    /// A list of values of one type.
    List([Box<Type>; 1]),
    /// A map from text to values of one type.
    Map(MapType),
}

impl Type {
    /// The name of the type that lists and maps are of.
    pub fn innermost(&self) -> &str {
        match self {
            Self::Name(name) => name,
            Self::List([item]) => item.innermost(),
            Self::Map(map) => map.map.innermost(),
        }
    }
}

/// A map: its keys come from the data.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MapType {
    /// The type of the values.
    pub map: Box<Type>,
}

/// The documented values of an open enum: a list, or each value with its meaning.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Enumeration {
    /// Values with their meanings.
    Meanings(IndexMap<String, Meaning>),
    /// Values that the page does not explain.
    Values(Vec<String>),
}

impl Enumeration {
    /// The values in the order of the file.
    pub fn values(&self) -> Vec<EnumValue<'_>> {
        match self {
            Self::Meanings(map) => map.iter().map(|(wire, meaning)| meaning.value(wire)).collect(),
            Self::Values(values) => {
                values.iter().map(|wire| EnumValue { wire, meaning: None, rust: None, origin: None }).collect()
            }
        }
    }
}

/// What a value of an enum means: a text, or a text with a name in Rust or an origin.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Meaning {
    /// What it means, in your own words.
    Text(String),
    /// What it means, and what there is to say besides.
    Named(NamedMeaning),
}

/// What a value of an enum means, what it is called, and where it comes from.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NamedMeaning {
    /// What it means, in your own words.
    pub description: String,
    /// The Rust name, where the one that follows from the value is poor, or none.
    pub rust: Option<String>,
    /// Where it comes from, if the page does not print it.
    pub origin: Option<Origin>,
}

impl Meaning {
    fn value<'a>(&'a self, wire: &'a str) -> EnumValue<'a> {
        match self {
            Self::Text(meaning) => EnumValue { wire, meaning: Some(meaning), rust: None, origin: None },
            Self::Named(named) => {
                let (rust, origin) = (named.rust.as_deref(), named.origin.as_ref());
                EnumValue { wire, meaning: Some(&named.description), rust, origin }
            }
        }
    }
}

/// A documented value of an enum.
#[derive(Debug, Clone, Copy)]
pub struct EnumValue<'a> {
    /// The value on the wire.
    pub wire: &'a str,
    /// What it means, where the page says so.
    pub meaning: Option<&'a str>,
    /// The Rust name that the spec gives it.
    pub rust: Option<&'a str>,
    /// Where it comes from, if the page does not print it.
    pub origin: Option<&'a Origin>,
}

impl EnumValue<'_> {
    /// The name of its variant: the one that the spec gives, or else the one that follows from the value; `None` where
    /// that is none.
    pub fn variant(&self) -> Option<String> {
        match self.rust {
            Some(name) => crate::names::given(name).filter(|given| given == name),
            None => crate::names::variant(self.wire),
        }
    }
}

/// How a value travels: the name of a form, the two spellings of a boolean, or the pattern of a date or time.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Wire {
    /// A named form.
    Form(WireForm),
    /// The spellings of a boolean, as text.
    Spellings(Spellings),
    /// The pattern of a date or time.
    Pattern(Pattern),
}

/// The pattern of a date or time.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Pattern {
    /// The conversions of `strftime`, with what stands between them: `%d/%m/%Y %H:%M`.
    pub pattern: String,
}

/// The two spellings of a boolean, as text.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Spellings {
    /// What false is spelled as.
    #[serde(rename = "false")]
    pub no: String,
    /// What true is spelled as.
    #[serde(rename = "true")]
    pub yes: String,
}

/// The named forms in which a scalar travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum WireForm {
    /// A number: `6421`. The usual form of `integer`, `number` and `decimal`.
    Number,
    /// Text: `"6421"`, `"true"`.
    String,
    /// `true` and `false`. The usual form of `boolean`.
    Boolean,
    /// A boolean as `1` and `0`.
    Digit,
    /// A boolean as `"1"` and `"0"`.
    DigitString,
    /// A boolean as `"yes"` and `"no"`.
    YesNo,
    /// A boolean as `"on"` and `"off"`.
    OnOff,
    /// A time without a zone, `2011-11-09T03:19:48`.
    Civil,
    /// A time without a zone, `2016-10-21 09:41:10`.
    CivilSpace,
    /// A moment with its offset from UTC, `2011-11-09T03:19:48Z`. The usual form of `date-time`.
    #[serde(rename = "rfc-3339")]
    Rfc3339,
    /// A moment in seconds since 1970, `1247183325`.
    EpochSeconds,
    /// A moment in milliseconds since 1970, `1247183325757`.
    EpochMilliseconds,
    /// A moment in seconds since 1970, as text.
    EpochSecondsString,
    /// A moment in milliseconds since 1970, as text.
    EpochMillisecondsString,
}

impl WireForm {
    /// The name of the form, as it is written.
    pub fn word(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::String => "string",
            Self::Boolean => "boolean",
            Self::Digit => "digit",
            Self::DigitString => "digit-string",
            Self::YesNo => "yes-no",
            Self::OnOff => "on-off",
            Self::Civil => "civil",
            Self::CivilSpace => "civil-space",
            Self::Rfc3339 => "rfc-3339",
            Self::EpochSeconds => "epoch-seconds",
            Self::EpochMilliseconds => "epoch-milliseconds",
            Self::EpochSecondsString => "epoch-seconds-string",
            Self::EpochMillisecondsString => "epoch-milliseconds-string",
        }
    }
}

/// Where a parameter of every call, or a credential, travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Location {
    /// In the query string.
    Query,
    /// In the form body.
    Form,
    /// In a header.
    Header,
    /// With the parameters of the call: in its form where it has one, in the query otherwise.
    Parameters,
}

/// A parameter of a request, or a field of an object.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct Member {
    /// What it means, in your own words.
    pub description: Option<String>,
    /// Where it comes from, if the page does not print it.
    pub origin: Option<Origin>,
    /// Its type. Left out where `enum` or `fields` declare one in place.
    #[serde(rename = "type")]
    pub type_: Option<Type>,
    /// The documented values, where they are declared in place.
    #[serde(rename = "enum")]
    pub enumeration: Option<Enumeration>,
    /// The fields of the object, where they are declared in place.
    pub fields: Option<IndexMap<String, Member>>,
    /// The name of the type that `enum` or `fields` declare in place.
    pub name: Option<String>,
    /// How it travels, where that is not the usual form of its type.
    pub wire: Option<Wire>,
    /// Whether it is always there. A parameter that is required becomes an argument; an answer without a required
    /// field is an error.
    #[serde(default)]
    pub required: bool,
    /// Whether null is a documented value of it.
    #[serde(default)]
    pub nullable: bool,
    /// Why it is deprecated, and what to use in its place.
    pub deprecated: Option<String>,
    /// The version of the API that brought it.
    pub since: Option<String>,
    /// The example that the page gives.
    pub example: Option<Value>,
    /// What the server takes when it is left out. Documentation only: nothing is sent.
    pub default: Option<Value>,
    /// The one value that is always sent. Only for the parameters of a provider.
    #[serde(rename = "const")]
    pub constant: Option<String>,
    /// Where it travels. Only for the parameters of a provider.
    #[serde(rename = "in")]
    pub location: Option<Location>,
    /// What joins the items of a list in one parameter, `,` for instance. Without it the parameter is repeated.
    pub separator: Option<String>,
    /// How XML spells it, where that is not as in JSON. Only for fields of answers.
    pub xml: Option<XmlMember>,
    /// How comma-separated values spell it, where that is not as in JSON. Only for fields of answers.
    pub csv: Option<CsvMember>,
    /// The Rust name, where the one that follows from the name on the wire is poor.
    pub rust: Option<String>,
}

/// A type that is declared by name: an object, or an enum.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TypeDeclaration {
    /// What it is, in your own words.
    pub description: Option<String>,
    /// Where it comes from, if the page does not print it. It holds for the fields and values too.
    pub origin: Option<Origin>,
    /// The fields of an object.
    pub fields: Option<IndexMap<String, Member>>,
    /// The values of an enum.
    #[serde(rename = "enum")]
    pub enumeration: Option<Enumeration>,
}
