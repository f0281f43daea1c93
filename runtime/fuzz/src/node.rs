//! A type that has everything, itself included.

use std::collections::BTreeMap;

use runtime::Decimal;
use runtime::decode::{
    CivilForm, Decode, DecodeError, Flag, Form, Reader, Spellings, TimestampForm, XmlField, XmlList, XmlNode,
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

impl Decode for Node {
    fn decode(reader: &mut Reader<'_>) -> Result<Option<Self>, DecodeError> {
        if !reader.object_with(FIELDS, &SPELLINGS)? {
            return Ok(None);
        }
        let mut node = Self::default();
        while let Some(field) = reader.field()? {
            match field {
                0 => node.id = reader.integer(Form::Number)?,
                1 => node.name = reader.string()?,
                2 => node.price = reader.decimal(Form::Number)?,
                3 => node.ratio = reader.number(Form::Number)?,
                4 => node.active = reader.boolean(Flag::BOOLEAN)?,
                5 => node.created = reader.timestamp(TimestampForm::Milliseconds)?,
                6 => node.updated = reader.timestamp(TimestampForm::Rfc3339)?,
                7 => node.day = reader.date()?,
                8 => node.time = reader.civil(CivilForm::Space)?,
                9 => node.child = Self::decode(reader)?.map(Box::new),
                10 => reader.list(&mut node.items, Self::decode)?,
                11 => reader.list(&mut node.tags, |reader| reader.text(str::to_owned))?,
                12 => reader.nullable_list(&mut node.lists, integers)?,
                13 => reader.map(&mut node.labels, Reader::string)?,
                14 => reader.nullable_map(&mut node.nodes, Self::decode)?,
                15 => node.price_of = Money::decode(reader)?,
                16 => node.kind = reader.string()?,
                _ => reader.skip()?,
            }
        }
        Ok(Some(node))
    }
}

fn integers(reader: &mut Reader<'_>) -> Result<Option<Vec<i64>>, DecodeError> {
    let mut items = None;
    reader.nullable_list(&mut items, |reader| reader.integer(Form::Text))?;
    Ok(items)
}

impl Decode for Money {
    fn decode(reader: &mut Reader<'_>) -> Result<Option<Self>, DecodeError> {
        if !reader.object_with(&["currency", "amount"], &MONEY)? {
            return Ok(None);
        }
        let mut money = Self::default();
        while let Some(field) = reader.field()? {
            match field {
                0 => money.currency = reader.string()?,
                _ => money.amount = reader.decimal(Form::Number)?,
            }
        }
        Ok(Some(money))
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
