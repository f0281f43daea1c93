//! The bodies that repeat something: in each format, in each place.

use crate::spellings::json;

/// A format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Formatted {
    Json,
    Xml,
    Csv,
    Text,
}

pub const FORMATS: &[Formatted] = &[Formatted::Json, Formatted::Xml, Formatted::Csv, Formatted::Text];

/// Where in a body something is repeated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Message,
    Code,
    Nested,
    Any,
    AnyKey,
    MapValue,
    MapKey,
    Item,
    /// In a field that no documentation has.
    Unknown,
}

pub const PLACES: &[Place] = &[
    Place::Message,
    Place::Code,
    Place::Nested,
    Place::Any,
    Place::AnyKey,
    Place::MapValue,
    Place::MapKey,
    Place::Item,
    Place::Unknown,
];

impl Formatted {
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Xml => "application/xml",
            Self::Csv => "text/csv",
            Self::Text => "text/plain",
        }
    }

    /// A value, as the format writes it.
    fn value(self, text: &str) -> String {
        match self {
            Self::Json => format!("\"{}\"", json(text)),
            Self::Xml => text.replace('&', "&amp;").replace('<', "&lt;"),
            Self::Csv => format!("\"{}\"", text.replace('"', "\"\"")),
            Self::Text => text.replace('\n', " "),
        }
    }
}

/// The body of a fault that says `echo` there; `None` where the format has no such place.
pub fn body(format: Formatted, place: Place, echo: &str) -> Option<String> {
    let value = format.value(&format!("No: {echo}."));
    let exact = format.value(echo);
    match format {
        Formatted::Json => Some(in_json(place, &value, &exact)),
        Formatted::Xml => in_xml(place, &value),
        Formatted::Csv => Some(in_csv(place, &value, &exact)),
        Formatted::Text => in_text(place, &value),
    }
}

fn in_json(place: Place, value: &str, key: &str) -> String {
    let rest = r#""message": "Refused.", "code": "known""#;
    match place {
        Place::Message => format!(r#"{{"message": {value}, "code": "known"}}"#),
        Place::Code => format!(r#"{{"message": "Refused.", "code": {value}}}"#),
        Place::Nested => format!(r#"{{{rest}, "detail": {{"text": {value}}}}}"#),
        Place::Any => format!(r#"{{{rest}, "extra": [{{"deep": {value}}}]}}"#),
        Place::AnyKey => format!(r#"{{{rest}, "extra": {{{key}: 1}}}}"#),
        Place::MapValue => format!(r#"{{{rest}, "labels": {{"a": {value}}}}}"#),
        Place::MapKey => format!(r#"{{{rest}, "labels": {{{key}: "a"}}}}"#),
        Place::Item => format!(r#"{{{rest}, "list": [{value}]}}"#),
        Place::Unknown => format!(r#"{{{rest}, "unknown": {value}}}"#),
    }
}

fn in_xml(place: Place, value: &str) -> Option<String> {
    let rest = "<message>Refused.</message><code>known</code>";
    let inside = match place {
        Place::Message => format!("<message>{value}</message><code>known</code>"),
        Place::Code => format!("<message>Refused.</message><code>{value}</code>"),
        Place::Nested => format!("{rest}<detail text=\"{}\"/>", value.replace('"', "&quot;")),
        Place::Any => format!("{rest}<extra><deep>{value}</deep></extra>"),
        Place::MapValue => format!("{rest}<labels><a>{value}</a></labels>"),
        Place::Item => format!("{rest}<list>{value}</list>"),
        Place::Unknown => format!("{rest}<unknown>{value}</unknown>"),
        Place::AnyKey | Place::MapKey => return None,
    };
    Some(format!("<error>{inside}</error>"))
}

fn in_csv(place: Place, value: &str, key: &str) -> String {
    let (column, value) = match place {
        Place::Message => return format!("code,message\nknown,{value}\n"),
        Place::Code => return format!("message,code\nRefused.,{value}\n"),
        Place::Nested => ("detail.text", value),
        Place::Any => ("extra.deep", value),
        Place::MapValue => ("labels.a", value),
        Place::Item => ("list.1", value),
        Place::Unknown => ("unknown", value),
        Place::AnyKey => (&*format!("\"extra.{}", &key[1..]), "1"),
        Place::MapKey => (&*format!("\"labels.{}", &key[1..]), "a"),
    };
    format!("message,code,{column}\nRefused.,known,{value}\n")
}

fn in_text(place: Place, value: &str) -> Option<String> {
    let rest = "message=Refused.\ncode=known";
    Some(match place {
        Place::Message => format!("message={value}\ncode=known\n"),
        Place::Code => format!("message=Refused.\ncode={value}\n"),
        Place::Item => format!("{rest}\nlist={value}\n"),
        Place::Unknown => format!("{rest}\nunknown={value}\n"),
        _ => return None,
    })
}

/// Bodies of XML in which markup stands within a text, so that the text is whole only when it is read.
pub fn split_by_markup(first: &str, rest: &str) -> [String; 8] {
    let of = |text: String| format!("<error><message>No: {text}.</message><code>known</code></error>");
    [
        of(format!("{first}<![CDATA[{rest}]]>")),
        of(format!("<![CDATA[{first}]]>{rest}")),
        of(format!("<![CDATA[{first}]]><![CDATA[{rest}]]>")),
        of(format!("{first}<!-- > -->{rest}")),
        of(format!("{first}<?a > b?>{rest}")),
        of(format!("{first}<b>{rest}</b>")),
        of(format!("{first}&lt;b&gt;{rest}&lt;/b&gt;")),
        of(format!("{first}<b title='a > b'>{rest}</b>")),
    ]
}
