//! A type that has everything, itself included.

use std::collections::BTreeMap;

use runtime::Decimal;
use runtime::decode::{
    CivilForm, DateForm, Decode, DecodeError, DecodeObject, Flag, Form, Reader, Spellings, TimestampForm, XmlField,
    XmlList, XmlNode,
};
use runtime::jiff::Timestamp;
use runtime::jiff::civil::{Date, DateTime};

/// A type that has everything, itself included.
#[derive(Debug, Default, PartialEq)]
pub struct Node {
    id: Option<i64>,
    name: Option<String>,
    price: Option<Decimal>,
    ratio: Option<f64>,
    active: Option<bool>,
    created: Option<Timestamp>,
    updated: Option<Timestamp>,
    day: Option<Date>,
    time: Option<DateTime>,
    child: Option<Box<Node>>,
    items: Vec<Node>,
    tags: Vec<String>,
    lists: Option<Vec<Vec<i64>>>,
    labels: BTreeMap<String, String>,
    nodes: Option<BTreeMap<String, Node>>,
    price_of: Option<Money>,
    kind: Option<String>,
}

/// An object with a text of its own.
#[derive(Debug, Default, PartialEq)]
pub struct Money {
    currency: Option<String>,
    amount: Option<Decimal>,
}

const FIELDS: &[&str] = &[
    "id", "name", "price", "ratio", "active", "created", "updated", "day", "time", "child", "items", "tags", "lists",
    "labels", "nodes", "priceOf", "kind",
];

static SPELLINGS: Spellings = Spellings::new()
    .csv(&[
        "id", "name", "price", "ratio", "active", "created", "updated", "day", "time", "child", "ITEMS", "tags",
        "lists", "labels", "nodes", "price of", "kind",
    ])
    .xml(&[
        XmlField::new("id"),
        XmlField::new("name").node(XmlNode::Element),
        XmlField::new("price").node(XmlNode::Attribute),
        XmlField::new("ratio"),
        XmlField::new("active"),
        XmlField::new("created"),
        XmlField::new("updated"),
        XmlField::new("f:day"),
        XmlField::new("time"),
        XmlField::new("child"),
        XmlField::new("items").list(XmlList::WrappedAs("item")),
        XmlField::new("tag").list(XmlList::Repeated),
        XmlField::new("lists").list(XmlList::Wrapped),
        XmlField::new("labels"),
        XmlField::new("nodes"),
        XmlField::new("priceOf"),
        XmlField::new("kind"),
    ]);

static MONEY: Spellings =
    Spellings::new().xml(&[XmlField::new("currency"), XmlField::new("amount").node(XmlNode::Text)]);

impl DecodeObject for Node {
    const FIELDS: &'static [&'static str] = FIELDS;
    const SPELLINGS: &'static Spellings<'static> = &SPELLINGS;

    fn read_fields(&mut self, reader: &mut Reader<'_>) -> Result<(), DecodeError> {
        while let Some(field) = reader.field()? {
            match field {
                0 => self.id = reader.integer(Form::Number)?,
                1 => self.name = reader.string()?,
                2 => self.price = reader.decimal(Form::Number)?,
                3 => self.ratio = reader.number(Form::Number)?,
                4 => self.active = reader.boolean(Flag::BOOLEAN)?,
                5 => self.created = reader.timestamp(TimestampForm::Milliseconds)?,
                6 => self.updated = reader.timestamp(TimestampForm::Rfc3339)?,
                7 => self.day = reader.date(DateForm::Iso8601)?,
                8 => self.time = reader.civil(CivilForm::Space)?,
                9 => self.child = Self::decode(reader)?.map(Box::new),
                10 => reader.values(&mut self.items)?,
                11 => reader.list(&mut self.tags, |reader| reader.text(str::to_owned))?,
                12 => reader.nullable_list(&mut self.lists, integers)?,
                13 => reader.map(&mut self.labels, Reader::string)?,
                14 => reader.nullable_map(&mut self.nodes, Self::decode)?,
                15 => reader.value(&mut self.price_of)?,
                16 => self.kind = reader.string()?,
                _ => reader.skip()?,
            }
        }
        Ok(())
    }
}

fn integers(reader: &mut Reader<'_>) -> Result<Option<Vec<i64>>, DecodeError> {
    let mut items = None;
    reader.nullable_list(&mut items, |reader| reader.integer(Form::Text))?;
    Ok(items)
}

impl DecodeObject for Money {
    const FIELDS: &'static [&'static str] = &["currency", "amount"];
    const SPELLINGS: &'static Spellings<'static> = &MONEY;

    fn read_fields(&mut self, reader: &mut Reader<'_>) -> Result<(), DecodeError> {
        while let Some(field) = reader.field()? {
            match field {
                0 => self.currency = reader.string()?,
                _ => self.amount = reader.decimal(Form::Number)?,
            }
        }
        Ok(())
    }
}

/// Reads a node.
pub fn read(reader: &mut Reader<'_>) -> Result<Option<Node>, DecodeError> {
    Node::decode(reader)
}

/// Reads a body in which the nodes are a field.
pub fn envelope(reader: &mut Reader<'_>) -> Result<String, DecodeError> {
    let (mut nodes, mut status, mut summary) = (Vec::new(), None, None);
    if reader.object(&["list", "status", "summary"])? {
        while let Some(field) = reader.field()? {
            match field {
                0 => reader.list(&mut nodes, Node::decode)?,
                1 => status = reader.string()?,
                _ => summary = Node::decode(reader)?,
            }
        }
    }
    Ok(format!("{nodes:?} {status:?} {summary:?}"))
}
