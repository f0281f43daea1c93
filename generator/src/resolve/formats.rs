//! The formats of answers.

use super::provider::location;
use crate::model::{
    AskedBy, Csv, CsvCell, CsvHeader, FieldSpelling, Format, FormatName, Formats, Syntax, Text, TextLayout, Xml,
    XmlField, XmlList, XmlNode,
};
use crate::spec::{
    self, AskingPart, CsvHeaderLine, DeclaredFormat, FaultEvidence, FormatsUse, Page, ResponseBody, XmlMember,
};

/// The formats of a provider; JSON where it says nothing of them.
pub(super) fn of_provider(provider: &spec::Provider) -> Formats {
    provider.formats.as_ref().map_or_else(json, declared)
}

/// The formats of a page: its own, or the provider's.
pub(super) fn of_page(page: &Page, provider: &Formats) -> Formats {
    if let Some((_, response)) = page.successes().find(|(_, response)| response.body.is_some()) {
        return Formats { choices: vec![unread(response)], asked_by: AskedBy::Accept, always: false, since: None };
    }
    match &page.formats {
        None => provider.clone(),
        Some(FormatsUse::Own(formats)) => declared(formats),
        Some(FormatsUse::Some(names)) => {
            let choices: Vec<_> = names.iter().filter_map(|picked| provider.find(name(*picked))).cloned().collect();
            // The server's own default need not be asked for; what a page puts in its place must be.
            let always = provider.always || choices.first() != provider.choices.first();
            // That none was picked is an error of its own.
            let differs = !choices.is_empty() && choices != provider.choices;
            if differs { Formats { choices, always, ..provider.clone() } } else { provider.clone() }
        }
    }
}

/// A body that is in none of the formats.
fn unread(response: &spec::Response) -> Format {
    let (name, syntax, usual) = match response.body {
        Some(ResponseBody::Bytes) => (FormatName::Bytes, Syntax::Bytes, "*/*"),
        _ => (FormatName::Text, Syntax::Text(Text { layout: TextLayout::Whole, comment: None }), "text/plain"),
    };
    let media_type = response.media_type.as_deref().unwrap_or(usual).to_owned();
    Format { name, word: String::new(), media_type, syntax, is_inferred: false }
}

fn json() -> Formats {
    declared(&spec::Formats { json: Some(spec::JsonFormat::default()), ..spec::Formats::default() })
}

fn declared(formats: &spec::Formats) -> Formats {
    let mut choices: Vec<_> = formats.declared().map(format).collect();
    if choices.is_empty() {
        // That there is none is an error of its own; samples are looked at all the same.
        return json();
    }
    if let Some(default) = formats.default {
        // The others keep their order.
        choices.sort_by_key(|format| format.name != name(default));
    }
    let (asked_by, since) = asked_by(formats.asked_by.as_ref());
    Formats { choices, asked_by, always: formats.always, since }
}

/// How a format is asked for, and the version that brought the parameter which does.
fn asked_by(by: Option<&spec::AskedBy>) -> (AskedBy, Option<String>) {
    match by {
        None | Some(spec::AskedBy::Part(AskingPart::Accept)) => (AskedBy::Accept, None),
        Some(spec::AskedBy::Part(AskingPart::Suffix)) => (AskedBy::Suffix, None),
        Some(spec::AskedBy::Parameter(asking)) => {
            (AskedBy::Parameter(location(asking.location), asking.parameter.clone()), asking.since.clone())
        }
    }
}

fn format(declared: DeclaredFormat<'_>) -> Format {
    let (media_type, syntax) = match declared {
        DeclaredFormat::Json(_) => ("application/json", Syntax::Json),
        DeclaredFormat::Xml(format) => ("application/xml", Syntax::Xml(Box::new(xml(format)))),
        DeclaredFormat::Csv(format) => ("text/csv", Syntax::Csv(csv(format))),
        DeclaredFormat::Text(format) => ("text/plain", Syntax::Text(text(format))),
    };
    let keys = declared.keys();
    Format {
        name: name(declared.name()),
        word: keys.word.unwrap_or(declared.name().word()).to_owned(),
        media_type: keys.media_type.unwrap_or(media_type).to_owned(),
        syntax,
        is_inferred: keys.faults == FaultEvidence::Inferred,
    }
}

/// The format of a name in a spec.
pub(super) fn name(name: spec::FormatName) -> FormatName {
    match name {
        spec::FormatName::Json => FormatName::Json,
        spec::FormatName::Xml => FormatName::Xml,
        spec::FormatName::Csv => FormatName::Csv,
        spec::FormatName::Text => FormatName::Text,
    }
}

fn xml(xml: &spec::XmlFormat) -> Xml {
    let kind = xml.object.as_ref().and_then(|object| object.kind.as_ref());
    Xml {
        root: xml.root.clone(),
        field: xml.field.as_ref().map(|field| (field.element.clone(), field.named_by.clone())),
        object: xml.object.as_ref().map(|object| object.element.clone()),
        kind: kind.map(|kind| (kind.attribute.clone(), kind.field.clone())),
        list: xml.list.clone(),
        wrapped: xml.wrapped,
        nil: xml.nil.clone(),
        type_attribute: xml.type_attribute.clone(),
        namespaces: xml.namespaces.iter().map(|(prefix, name)| (prefix.clone(), name.clone())).collect(),
    }
}

fn csv(csv: &spec::CsvFormat) -> Csv {
    let cells = csv.envelope.iter().map(|cell| match cell {
        spec::CsvCell::Field(cell) if cell.lowercase => CsvCell::Lowercase(cell.field.clone()),
        spec::CsvCell::Field(cell) => CsvCell::Field(cell.field.clone()),
        spec::CsvCell::Pairs(cell) => CsvCell::Pairs(cell.pairs.clone()),
    });
    Csv {
        // That it is one byte was a rule of the check.
        delimiter: csv.delimiter.as_ref().and_then(|text| text.bytes().next()).unwrap_or(b','),
        comment: csv.comment.clone(),
        envelope: cells.collect(),
        header: match &csv.header {
            None | Some(spec::CsvHeader::Line(CsvHeaderLine::Plain)) => CsvHeader::Plain,
            Some(spec::CsvHeader::Line(CsvHeaderLine::Commented)) => CsvHeader::Commented,
            Some(spec::CsvHeader::Columns(columns)) => CsvHeader::Absent(columns.clone()),
        },
        nesting: Some(csv.nesting.as_deref().unwrap_or(".").to_owned()).filter(|nesting| !nesting.is_empty()),
        separator: csv.separator.clone(),
    }
}

fn text(text: &spec::TextFormat) -> Text {
    let layout = text.delimiter.clone().map_or(TextLayout::Lines, TextLayout::Pairs);
    Text { layout, comment: text.comment.clone() }
}

/// How other formats spell a field called `wire`.
pub(crate) fn spelling(wire: &str, xml: Option<&XmlMember>, csv: Option<&spec::CsvMember>) -> FieldSpelling {
    FieldSpelling { xml: xml.map(|xml| xml_field(wire, xml)), csv: csv.map(|csv| csv.name.clone()) }
}

fn xml_field(wire: &str, xml: &XmlMember) -> XmlField {
    XmlField {
        name: xml.name.as_deref().unwrap_or(wire).to_owned(),
        node: match (xml.text, xml.attribute) {
            (true, _) => XmlNode::Text,
            (false, None) => XmlNode::Either,
            (false, Some(true)) => XmlNode::Attribute,
            (false, Some(false)) => XmlNode::Element,
        },
        list: match (&xml.item, xml.wrapped) {
            (Some(item), _) => Some(XmlList::WrappedAs(item.clone())),
            (None, Some(true)) => Some(XmlList::Wrapped),
            (None, Some(false)) => Some(XmlList::Repeated),
            (None, None) => None,
        },
    }
}
