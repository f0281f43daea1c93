//! How a format is spelled, as the runtime wants to be told: as borrowed data.
//!
//! The generated clients have it in their code. Here it is made of the model: the names and spellings of the fields of
//! every type once for a provider, and what is small for each sample.

use runtime::decode::{self, DecodeError, Reader, Spellings, XmlField, XmlList};

use crate::model::{self, Csv, Field, FieldSpelling, Format, Presence, Provider, Syntax, Type, TypeId, Xml};

/// What an object is declared to have: the name of a field, how it is spelled, and its type.
#[derive(Debug, Clone, Copy)]
pub(in crate::prove) struct Declared<'a> {
    pub(super) wire: &'a str,
    pub(super) spelling: &'a FieldSpelling,
    pub(super) type_: Option<&'a Type>,
    pub(super) is_required: bool,
}

impl<'a> Declared<'a> {
    pub(in crate::prove) fn of(fields: &'a [Field]) -> impl Iterator<Item = Self> {
        fields.iter().map(|field| Self {
            is_required: field.presence == Presence::Required,
            ..Self::key(&field.wire, &field.spelling, Some(&field.type_))
        })
    }

    /// A key that need not be there.
    pub(in crate::prove) fn key(wire: &'a str, spelling: &'a FieldSpelling, type_: Option<&'a Type>) -> Self {
        Self { wire, spelling, type_, is_required: false }
    }
}

/// The fields of an object, as a reader is told them.
#[derive(Debug)]
pub(in crate::prove) struct Object<'a> {
    pub(in crate::prove) names: Vec<&'a str>,
    pub(super) fields: Vec<Declared<'a>>,
    xml: Vec<XmlField<'a>>,
    columns: Vec<&'a str>,
}

impl<'a> Object<'a> {
    pub(in crate::prove) fn new(fields: impl IntoIterator<Item = Declared<'a>>) -> Self {
        let fields: Vec<_> = fields.into_iter().collect();
        let (mut xml, mut columns) = (Vec::new(), Vec::new());
        if fields.iter().any(|field| field.spelling.xml.is_some()) {
            let spelled = |field: &Declared<'a>| match &field.spelling.xml {
                Some(xml) => xml_field(xml),
                None => XmlField::new(field.wire),
            };
            xml = fields.iter().map(spelled).collect();
        }
        if fields.iter().any(|field| field.spelling.csv.is_some()) {
            columns = fields.iter().map(|field| field.spelling.csv.as_deref().unwrap_or(field.wire)).collect();
        }
        Self { names: fields.iter().map(|field| field.wire).collect(), fields, xml, columns }
    }

    /// How other formats than JSON spell the fields.
    pub(in crate::prove) fn spellings(&self) -> Spellings<'_> {
        Spellings::new().xml(&self.xml).csv(&self.columns)
    }
}

/// The fields of the declared types of a provider.
#[derive(Debug)]
pub(in crate::prove) struct Objects<'a>(Vec<Object<'a>>);

impl<'a> Objects<'a> {
    /// Those of all types, by their index.
    pub(in crate::prove) fn new(provider: &'a Provider) -> Self {
        Self(provider.types.iter().map(|definition| Object::new(Declared::of(definition.fields()))).collect())
    }

    /// How they are spelled, by their index.
    pub(in crate::prove) fn spellings(&self) -> Vec<Spellings<'_>> {
        self.0.iter().map(Object::spellings).collect()
    }

    pub(in crate::prove) fn get(&self, id: TypeId) -> &Object<'a> {
        &self.0[id.0]
    }
}

fn xml_field(field: &model::XmlField) -> XmlField<'_> {
    let spelled = XmlField::new(&field.name).node(field.node);
    match &field.list {
        None => spelled,
        Some(model::XmlList::Repeated) => spelled.list(XmlList::Repeated),
        Some(model::XmlList::Wrapped) => spelled.list(XmlList::Wrapped),
        Some(model::XmlList::WrappedAs(item)) => spelled.list(XmlList::WrappedAs(item)),
    }
}

/// What the description of a format refers to.
#[derive(Debug, Default)]
pub(in crate::prove) struct Parts<'a> {
    root: Vec<&'a str>,
    namespaces: Vec<(&'a str, &'a str)>,
    cells: Vec<decode::CsvCell<'a>>,
    columns: Vec<&'a str>,
}

impl<'a> Parts<'a> {
    pub(in crate::prove) fn of(format: &'a Format) -> Self {
        let mut parts = Self::default();
        match &format.syntax {
            Syntax::Xml(xml) => {
                parts.root = xml.root.iter().flatten().map(String::as_str).collect();
                parts.namespaces = xml.namespaces.iter().map(|(prefix, name)| (&**prefix, &**name)).collect();
            }
            Syntax::Csv(csv) => {
                parts.cells = csv.envelope.iter().map(cell).collect();
                if let model::CsvHeader::Absent(columns) = &csv.header {
                    parts.columns = columns.iter().map(String::as_str).collect();
                }
            }
            Syntax::Json | Syntax::Text(_) | Syntax::Bytes => {}
        }
        parts
    }

    /// The format, as a reader is told it.
    pub(in crate::prove) fn syntax(&'a self, format: &'a Format) -> Described<'a> {
        match &format.syntax {
            Syntax::Json => Described::Json,
            Syntax::Bytes => Described::Bytes,
            Syntax::Xml(xml) => Described::Xml(self.xml(xml)),
            Syntax::Csv(csv) => Described::Csv(self.csv(csv)),
            Syntax::Text(text) => Described::Text(self::text(text)),
        }
    }

    fn xml(&'a self, xml: &'a Xml) -> decode::Xml<'a> {
        let mut described = decode::Xml::new();
        if let Some(root) = &xml.root {
            described = if root.is_empty() { described.rootless() } else { described.root(&self.root) };
        }
        if let Some((element, named_by)) = &xml.field {
            described = described.field(element, named_by);
        }
        if let Some(element) = &xml.object {
            described = match &xml.kind {
                Some((attribute, field)) => described.object_of_kind(element, attribute, field),
                None => described.object(element),
            };
        }
        if let Some(element) = &xml.list {
            described = described.list(element);
        }
        if xml.wrapped {
            described = described.lists(XmlList::Wrapped);
        }
        if let Some(attribute) = &xml.nil {
            described = described.nil(attribute);
        }
        if let Some(attribute) = &xml.type_attribute {
            described = described.type_attribute(attribute);
        }
        described.namespaces(&self.namespaces)
    }

    fn csv(&'a self, csv: &'a Csv) -> decode::Csv<'a> {
        let header = match &csv.header {
            model::CsvHeader::Plain => decode::CsvHeader::Plain,
            model::CsvHeader::Commented => decode::CsvHeader::Commented,
            model::CsvHeader::Absent(_) => decode::CsvHeader::Absent(&self.columns),
        };
        let described = decode::Csv::new().delimiter(csv.delimiter).envelope(&self.cells).header(header);
        let mut described = described.nesting(csv.nesting.as_deref());
        if let Some(comment) = &csv.comment {
            described = described.comment(comment);
        }
        if let Some(separator) = &csv.separator {
            described = described.separator(separator);
        }
        described
    }
}

fn cell(cell: &model::CsvCell) -> decode::CsvCell<'_> {
    match cell {
        model::CsvCell::Field(field) => decode::CsvCell::Field(field),
        model::CsvCell::Lowercase(field) => decode::CsvCell::Lowercase(field),
        model::CsvCell::Pairs(field) => decode::CsvCell::Pairs(field),
    }
}

fn text(text: &model::Text) -> decode::Text<'_> {
    let described = decode::Text::new(match &text.layout {
        model::TextLayout::Whole => decode::TextLayout::Whole,
        model::TextLayout::Lines => decode::TextLayout::Lines,
        model::TextLayout::Pairs(delimiter) => decode::TextLayout::Pairs(delimiter),
    });
    match &text.comment {
        Some(comment) => described.comment(comment),
        None => described,
    }
}

/// A format, as a reader is told it.
#[derive(Debug)]
pub(in crate::prove) enum Described<'a> {
    Json,
    Bytes,
    Xml(decode::Xml<'a>),
    Csv(decode::Csv<'a>),
    Text(decode::Text<'a>),
}

impl<'a> Described<'a> {
    /// The syntax that the facts of a format have.
    pub(in crate::prove) fn syntax(&'a self) -> runtime::format::Syntax<'a> {
        match self {
            Self::Json => runtime::format::Syntax::Json,
            Self::Xml(xml) => runtime::format::Syntax::Xml(xml),
            Self::Csv(csv) => runtime::format::Syntax::Csv(csv),
            Self::Text(text) => runtime::format::Syntax::Text(text),
            Self::Bytes => runtime::format::Syntax::Bytes,
        }
    }

    /// A reader of a text. `payload` is the key of what was asked for, where the body is an object that has it.
    pub(super) fn reader(&'a self, text: &'a str, payload: Option<&'a str>) -> Result<Reader<'a>, DecodeError> {
        match self {
            Self::Json | Self::Bytes => Reader::json(text.as_bytes()),
            Self::Xml(xml) => Reader::xml(text, xml),
            Self::Csv(csv) => Reader::csv(text, csv, payload),
            Self::Text(layout) => Ok(Reader::plain_text(text, layout)),
        }
    }
}
