//! Random types, and random values of them.

use std::collections::BTreeMap;
use std::sync::Arc;

use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use runtime::Decimal;
use runtime::decode::{XmlList, XmlNode};
use runtime::jiff::Timestamp;
use runtime::jiff::civil::Date;

use super::choices::Choices;
use super::model::{Field, Model, Type, Value, intern};

/// A value of a type, and what is chosen when it is written.
#[derive(Debug, Clone)]
pub struct Case {
    pub model: Model,
    pub value: Option<Value>,
    pub choices: Choices,
}

/// The names of fields. None is a number, has a dot in it, or is an element that stands for an object or a list.
const NAMES: [&str; 12] =
    ["id", "name", "type", "friendlyName", "is_active", "os", "Größe", "x-1", "nil", "tags", "kind", "item"];

/// What texts are made of: what some format needs to escape, and what it may mistake for something of its own.
const PIECES: [&str; 40] = [
    "a", "B", "7", "0", " ", "  ", "\"", "'", "<", ">", "&", ";", ",", ".", "\n", "\r", "\t", "\r\n", "é", "😀", "]",
    "]]>", "#", "=", ":", "|", "\\", "/", "-", "-->", "&amp;", "<a>", "\u{feff}", "\u{a0}", "\u{2028}", "{", "}",
    "null", "true", "12",
];

/// A body that is an object, or a list of objects or maps.
pub fn case() -> impl Strategy<Value = Case> {
    let root = prop_oneof![
        2 => object(model()).prop_map(Model::Object),
        4 => object(model()).prop_map(|of| Model::List(Arc::new(Model::Object(of)))),
        1 => model().prop_map(|item| Model::List(Arc::new(Model::Map(Arc::new(item))))),
    ];
    case_of(root.boxed())
}

/// A body that is an object of scalars and of lists of them, or a list of such objects.
pub fn flat_case() -> impl Strategy<Value = Case> {
    let item = scalar().prop_map(|item| Model::List(Arc::new(item)));
    let object = object(prop_oneof![3 => scalar(), 1 => item].boxed()).prop_map(Model::Object);
    let root = (object, any::<bool>());
    case_of(root.prop_map(|(of, list)| if list { Model::List(Arc::new(of)) } else { of }).boxed())
}

fn case_of(root: BoxedStrategy<Model>) -> impl Strategy<Value = Case> {
    let with_value = root.prop_flat_map(|model| {
        let value = value(&model).prop_map(Value::sensible);
        (Just(model), value)
    });
    let choices = vec(any::<u8>(), 0..600).prop_map(|bytes| Choices::new(&bytes));
    (with_value, choices).prop_map(|((model, value), choices)| Case { model, value, choices })
}

fn scalar() -> BoxedStrategy<Model> {
    let all = [
        Model::Text,
        Model::Integer,
        Model::Choice,
        Model::Decimal,
        Model::Boolean,
        Model::Milliseconds,
        Model::Instant,
        Model::Date,
    ];
    proptest::sample::select(all.to_vec()).boxed()
}

fn model() -> BoxedStrategy<Model> {
    let recursive = scalar().prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            3 => object(inner.clone()).prop_map(Model::Object),
            2 => inner.clone().prop_map(|item| Model::List(Arc::new(item))),
            1 => inner.prop_map(|item| Model::Map(Arc::new(item))),
        ]
    });
    recursive.boxed()
}

fn object(inner: BoxedStrategy<Model>) -> BoxedStrategy<Arc<Type>> {
    let node = prop_oneof![
        5 => Just(XmlNode::Either),
        1 => Just(XmlNode::Attribute),
        1 => Just(XmlNode::Element),
        1 => Just(XmlNode::Text),
    ];
    let list = prop_oneof![
        3 => Just(None),
        1 => Just(Some(XmlList::Repeated)),
        1 => Just(Some(XmlList::Wrapped)),
        1 => Just(Some(XmlList::WrappedAs("item"))),
    ];
    let spelling = (any::<[bool; 3]>(), node, list);
    let field = (0..NAMES.len(), inner, spelling);
    let fields = (vec(field, 1..6), any::<bool>(), any::<bool>());
    let of = fields.prop_map(|(drafts, xml, csv)| {
        let mut fields: Vec<Field> = Vec::new();
        for (name, model, ([renamed, namespaced, column], node, list)) in drafts {
            let taken = fields.iter().any(|field| field.name == NAMES[name]);
            let name = if taken { intern(format!("{}{}", NAMES[name], fields.len())) } else { NAMES[name] };
            let element = if renamed { intern(format!("R{name}")) } else { name };
            let column = if column { intern(format!("C {name}")) } else { name };
            fields.push(Field { name, model, column, element, namespaced, node, list });
        }
        Arc::new(Type::new(fields, xml, csv))
    });
    of.boxed()
}

/// A value of a model, which may be nothing.
fn value(model: &Model) -> BoxedStrategy<Option<Value>> {
    let some = match model {
        Model::Text => text().prop_map(Value::Text).boxed(),
        Model::Choice => {
            prop_oneof![Just("Web Server".to_owned()), Just("on".to_owned()), text()].prop_map(Value::Text).boxed()
        }
        Model::Integer => prop_oneof![-9_i64..99, any::<i64>(), Just(i64::MIN)].prop_map(Value::Integer).boxed(),
        Model::Decimal => {
            let parts = (prop_oneof![-99_i64..999, any::<i64>()], 0..20_u32);
            parts.prop_map(|(number, scale)| Value::Decimal(Decimal::new(number, scale))).boxed()
        }
        Model::Boolean => any::<bool>().prop_map(Value::Boolean).boxed(),
        // From the year 1 to the year 9999.
        Model::Milliseconds | Model::Instant => (-62_135_000_000_000_i64..253_402_000_000_000)
            .prop_filter_map("no instant", |number| Timestamp::from_millisecond(number).ok().map(Value::Instant))
            .boxed(),
        Model::Date => (1_i16..=9999, 1_i8..=12, 1_i8..=31)
            .prop_filter_map("no date", |(year, month, day)| Date::new(year, month, day).ok().map(Value::Date))
            .boxed(),
        Model::Object(of) => {
            let fields: Vec<_> = of.fields.iter().map(|field| value(&field.model)).collect();
            fields.prop_map(Value::Object).boxed()
        }
        Model::List(item) => {
            vec(value(item), 0..4).prop_map(|items| Value::List(items.into_iter().flatten().collect())).boxed()
        }
        Model::Map(item) => btree_map(key(), value(item), 0..4)
            .prop_map(|entries| {
                let entries = entries.into_iter().filter_map(|(key, value)| Some((key, value?)));
                Value::Map(entries.collect::<BTreeMap<_, _>>())
            })
            .boxed(),
    };
    proptest::option::weighted(0.75, some).boxed()
}

fn text() -> BoxedStrategy<String> {
    vec(proptest::sample::select(PIECES.to_vec()), 0..6).prop_map(|pieces| pieces.concat()).boxed()
}

/// A key that every format can have: the name of an element and of a column.
fn key() -> impl Strategy<Value = String> {
    proptest::sample::select(vec!["a", "b1", "Köln", "x-y", "id", "k_", "name", "item", "web"]).prop_map(str::to_owned)
}
