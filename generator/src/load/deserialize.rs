//! From a tree to what it says, by serde.
//!
//! A scalar is what it reads as, and nothing is converted: what is a number is no text. An error is about the innermost
//! node at which it shows.

use std::fmt;
use std::ops::Range;

use serde::de::value::{BorrowedStrDeserializer, MapDeserializer, SeqDeserializer};
use serde::de::{self, Deserialize, Deserializer, Expected, IntoDeserializer, Unexpected, Visitor};
use serde::forward_to_deserialize_any;

use super::node::{Kind, Node, Scalar};
use super::reading::{Integer, Reading, boolean, integer, number};
use super::words::{found, quoted};

/// What a tree says.
///
/// # Errors
/// If a value is none of its type. What the structure of the language does not tell is rare: numbers out of range.
pub(super) fn deserialize<'de, T: Deserialize<'de>>(tree: &'de Node) -> Result<T, Error> {
    T::deserialize(NodeDeserializer(tree))
}

/// Why a tree cannot be read.
#[derive(Debug)]
pub(super) struct Error {
    /// What is wrong.
    pub(super) message: String,
    /// The place of the innermost node that it is about, in bytes.
    pub(super) span: Range<usize>,
    /// Whether the place is known.
    is_placed: bool,
}

impl Error {
    fn new(message: String) -> Self {
        Self { message, span: 0..0, is_placed: false }
    }

    /// The error of a node, unless it is that of a node below.
    fn at(self, node: &Node) -> Self {
        if self.is_placed { self } else { Self { span: node.span.clone(), is_placed: true, ..self } }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for Error {}

impl de::Error for Error {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::new(message.to_string())
    }

    /// Serde names the integers of Rust, which are no words of those who write specs.
    fn invalid_value(unexpected: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let wanted = match &*expected.to_string() {
            "u16" => "an integer from 0 to 65535".to_owned(),
            other => other.to_owned(),
        };
        Self::new(match unexpected {
            Unexpected::Unsigned(value) => format!("{value} is out of range: it has to be {wanted}"),
            Unexpected::Signed(value) => format!("{value} is out of range: it has to be {wanted}"),
            other => format!("expected {wanted}, found {other}"),
        })
    }
}

/// A node as serde reads it.
#[derive(Clone, Copy)]
struct NodeDeserializer<'de>(&'de Node);

impl<'de> NodeDeserializer<'de> {
    /// Hands the node to the visitor of a type as what it reads as.
    fn visit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.0.kind {
            Kind::Scalar(scalar) => visit_scalar(scalar, visitor),
            Kind::Sequence(items) => {
                let mut items = SeqDeserializer::new(items.iter().map(NodeDeserializer));
                let value = visitor.visit_seq(&mut items)?;
                items.end()?;
                Ok(value)
            }
            Kind::Mapping(entries) => {
                let entries = entries.into_iter();
                let pairs = entries.map(|entry| (NodeDeserializer(&entry.key), NodeDeserializer(&entry.value)));
                let mut pairs = MapDeserializer::new(pairs);
                let value = visitor.visit_map(&mut pairs)?;
                pairs.end()?;
                Ok(value)
            }
            Kind::Refused => Err(Error::new(format!("found {}", found(self.0)))),
        }
    }

    fn is_null(self) -> bool {
        self.0.scalar().is_some_and(|scalar| Reading::of(scalar) == Reading::Null)
    }
}

fn visit_scalar<'de, V: Visitor<'de>>(scalar: &'de Scalar, visitor: V) -> Result<V::Value, Error> {
    match Reading::of(scalar) {
        Reading::Null => visitor.visit_unit(),
        Reading::Boolean => visitor.visit_bool(boolean(&scalar.text)),
        Reading::Integer => match integer(&scalar.text) {
            Some(Integer::Unsigned(value)) => visitor.visit_u64(value),
            Some(Integer::Signed(value)) => visitor.visit_i64(value),
            None => Err(Error::new(format!("{} is out of range: it has more than 64 bits", quoted(&scalar.text)))),
        },
        // Values of samples and the like are JSON, which has no such numbers; serde would make nothing of them.
        Reading::Number => match number(&scalar.text) {
            Some(value) => visitor.visit_f64(value),
            None => Err(Error::new(format!("JSON has no number {}", quoted(&scalar.text)))),
        },
        Reading::Text => visitor.visit_borrowed_str(&scalar.text),
    }
}

impl<'de> Deserializer<'de> for NodeDeserializer<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.visit(visitor).map_err(|error| error.at(self.0))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let value = if self.is_null() { visitor.visit_none() } else { visitor.visit_some(self) };
        value.map_err(|error| error.at(self.0))
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self).map_err(|error| error.at(self.0))
    }

    /// The enums of the language are words, and alternatives that serde tells apart by itself.
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let text = self.0.scalar().filter(|scalar| Reading::of(scalar) == Reading::Text);
        let value = match text {
            Some(scalar) => BorrowedStrDeserializer::new(&scalar.text).deserialize_enum(name, variants, visitor),
            None => Err(Error::new(format!("expected text, found {}", found(self.0)))),
        };
        value.map_err(|error| error.at(self.0))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct identifier ignored_any
    }
}

impl<'de> IntoDeserializer<'de, Error> for NodeDeserializer<'de> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}
