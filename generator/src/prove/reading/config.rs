//! How a format is spelled, as the runtime wants to be told: as constant data.
//!
//! The generated clients have it in their code. Here it is made for every sample, and kept as long as the program runs: the
//! names once, and the rest, which is small, each time anew.

use std::collections::BTreeSet;
use std::sync::Mutex;

use runtime::decode::{self, CsvCell, CsvHeader, DecodeError, Reader, Spellings, TextLayout, Xml, XmlField, XmlList};

use super::Declared;
use crate::model::{self, Format, Syntax};

/// A reader of a text in a format.
pub(super) fn reader<'t>(format: &Format, text: &'t str, payload: Option<&str>) -> Result<Reader<'t>, DecodeError> {
    match &format.syntax {
        Syntax::Json | Syntax::Bytes => Reader::json(text.as_bytes()),
        Syntax::Xml(xml) => Reader::xml(text, Box::leak(Box::new(self::xml(xml)))),
        Syntax::Csv(csv) => Reader::csv(text, Box::leak(Box::new(self::csv(csv))), payload.map(kept)),
        Syntax::Text(text_) => Ok(Reader::plain_text(text, Box::leak(Box::new(self::text(text_))))),
    }
}

/// The names and spellings of fields.
pub(super) fn fields(fields: &[Declared<'_>]) -> (&'static [&'static str], &'static Spellings) {
    let names = kept_list(fields.iter().map(|field| kept(field.wire)).collect());
    let mut spellings = Spellings::new();
    if fields.iter().any(|field| field.spelling.xml.is_some()) {
        let xml = fields.iter().map(|field| match &field.spelling.xml {
            Some(xml) => xml_field(xml),
            None => XmlField::new(kept(field.wire)),
        });
        spellings = spellings.xml(Box::leak(xml.collect()));
    }
    if fields.iter().any(|field| field.spelling.csv.is_some()) {
        let columns = fields.iter().map(|field| kept(field.spelling.csv.as_deref().unwrap_or(field.wire)));
        spellings = spellings.csv(kept_list(columns.collect()));
    }
    (names, Box::leak(Box::new(spellings)))
}

/// A text that is kept for as long as the program runs, once.
fn kept(text: &str) -> &'static str {
    static KEPT: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());
    let mut all = KEPT.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    if let Some(known) = all.get(text) {
        return known;
    }
    let text: &'static str = Box::leak(text.into());
    all.insert(text);
    text
}

/// A list that is kept for as long as the program runs, once.
fn kept_list(list: Vec<&'static str>) -> &'static [&'static str] {
    static KEPT: Mutex<BTreeSet<&'static [&'static str]>> = Mutex::new(BTreeSet::new());
    let mut all = KEPT.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    if let Some(known) = all.get(list.as_slice()) {
        return known;
    }
    let list: &'static [&'static str] = Box::leak(list.into_boxed_slice());
    all.insert(list);
    list
}

fn kept_texts(texts: &[String]) -> &'static [&'static str] {
    kept_list(texts.iter().map(|text| kept(text)).collect())
}

fn xml(xml: &model::Xml) -> Xml {
    let mut config = Xml::new();
    if let Some(root) = &xml.root {
        config = if root.is_empty() { config.rootless() } else { config.root(kept_texts(root)) };
    }
    if let Some((element, named_by)) = &xml.field {
        config = config.field(kept(element), kept(named_by));
    }
    if let Some(element) = &xml.object {
        config = match &xml.kind {
            Some((attribute, field)) => config.object_of_kind(kept(element), kept(attribute), kept(field)),
            None => config.object(kept(element)),
        };
    }
    if let Some(element) = &xml.list {
        config = config.list(kept(element));
    }
    if xml.wrapped {
        config = config.lists(XmlList::Wrapped);
    }
    if let Some(attribute) = &xml.nil {
        config = config.nil(kept(attribute));
    }
    if let Some(attribute) = &xml.type_attribute {
        config = config.type_attribute(kept(attribute));
    }
    let namespaces = xml.namespaces.iter().map(|(prefix, name)| (kept(prefix), kept(name)));
    config.namespaces(Box::leak(namespaces.collect()))
}

fn xml_field(field: &model::XmlField) -> XmlField {
    let config = XmlField::new(kept(&field.name)).node(field.node);
    match &field.list {
        None => config,
        Some(model::XmlList::Repeated) => config.list(XmlList::Repeated),
        Some(model::XmlList::Wrapped) => config.list(XmlList::Wrapped),
        Some(model::XmlList::WrappedAs(item)) => config.list(XmlList::WrappedAs(kept(item))),
    }
}

fn csv(csv: &model::Csv) -> decode::Csv {
    let cells = csv.envelope.iter().map(|cell| match cell {
        model::CsvCell::Field(field) => CsvCell::Field(kept(field)),
        model::CsvCell::Lowercase(field) => CsvCell::Lowercase(kept(field)),
        model::CsvCell::Pairs(field) => CsvCell::Pairs(kept(field)),
    });
    let mut config = decode::Csv::new()
        .delimiter(csv.delimiter)
        .envelope(Box::leak(cells.collect()))
        .header(match &csv.header {
            model::CsvHeader::Plain => CsvHeader::Plain,
            model::CsvHeader::Commented => CsvHeader::Commented,
            model::CsvHeader::Absent(columns) => CsvHeader::Absent(kept_texts(columns)),
        })
        .nesting(csv.nesting.as_deref().map(kept));
    if let Some(comment) = &csv.comment {
        config = config.comment(kept(comment));
    }
    if let Some(separator) = &csv.separator {
        config = config.separator(kept(separator));
    }
    config
}

fn text(text: &model::Text) -> decode::Text {
    let config = decode::Text::new(match &text.layout {
        model::TextLayout::Whole => TextLayout::Whole,
        model::TextLayout::Lines => TextLayout::Lines,
        model::TextLayout::Pairs(delimiter) => TextLayout::Pairs(kept(delimiter)),
    });
    match &text.comment {
        Some(comment) => config.comment(kept(comment)),
        None => config,
    }
}
