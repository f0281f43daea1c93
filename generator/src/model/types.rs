//! Types and their fields.

use std::borrow::Cow;

use runtime::decode;
pub use runtime::decode::Form as NumberForm;
use serde_json::Value;

use super::{FieldSpelling, Origin, Site};

/// The type of a value, and how it travels. `R` is what stands for a declared type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Type<R = TypeId> {
    /// A text.
    String,
    /// A whole number of 64 bits.
    Integer(NumberForm),
    /// A number in floating point.
    Number(NumberForm),
    /// A decimal number, exactly.
    Decimal(NumberForm),
    /// A boolean.
    Boolean(BooleanForm),
    /// A date.
    Date(DateForm),
    /// A date and time without a zone.
    Civil(CivilForm),
    /// A moment.
    Timestamp(TimestampForm),
    /// Any value.
    Any,
    /// What a spec says wrongly: that is a finding already, and nothing more is said of its values.
    Unresolved,
    /// A declared type.
    Declared(R),
    /// A list of values of one type.
    List(Box<Self>),
    /// A map from texts to values of one type.
    Map(Box<Self>),
}

impl<R> Type<R> {
    /// Whether it is a list or a map, which is empty where it is absent.
    pub fn is_container(&self) -> bool {
        matches!(self, Self::List(_) | Self::Map(_))
    }

    /// The same type, with something else standing for a declared one.
    pub fn map<S>(&self, declared: &impl Fn(&R) -> S) -> Type<S> {
        match self {
            Self::String => Type::String,
            Self::Integer(form) => Type::Integer(*form),
            Self::Number(form) => Type::Number(*form),
            Self::Decimal(form) => Type::Decimal(*form),
            Self::Boolean(form) => Type::Boolean(form.clone()),
            Self::Date(form) => Type::Date(form.clone()),
            Self::Civil(form) => Type::Civil(form.clone()),
            Self::Timestamp(form) => Type::Timestamp(form.clone()),
            Self::Any => Type::Any,
            Self::Unresolved => Type::Unresolved,
            Self::Declared(name) => Type::Declared(declared(name)),
            Self::List(item) => Type::List(Box::new(item.map(declared))),
            Self::Map(item) => Type::Map(Box::new(item.map(declared))),
        }
    }
}

impl<R: Copy> Type<R> {
    /// The declared type that a value is, or that its items are.
    pub fn declared(&self) -> Option<R> {
        match self {
            Self::Declared(id) => Some(*id),
            Self::List(item) | Self::Map(item) => item.declared(),
            _ => None,
        }
    }
}

/// A declared type, by its index in [`Provider::types`](super::Provider::types).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeId(pub usize);

/// How a boolean travels.
pub type BooleanForm = decode::Flag<FormText>;

/// How one side of a boolean travels.
pub type Spelling = decode::Spelling<FormText>;

/// How a date travels.
pub type DateForm = decode::DateForm<FormText>;

/// How a date and time without a zone travels.
pub type CivilForm = decode::CivilForm<FormText>;

/// How a moment travels.
pub type TimestampForm = decode::TimestampForm<FormText>;

/// A text of a form: one that the language has a word for, or one that a spec gives.
pub type FormText = Cow<'static, str>;

/// A type that a spec declares, by name or in place.
#[derive(Debug, Clone)]
pub struct TypeDefinition {
    /// The name that the spec calls it by.
    pub name: String,
    /// What it is.
    pub description: Option<String>,
    /// Where it comes from, if the page does not print it.
    pub origin: Option<Origin>,
    /// Its fields or values.
    pub shape: Shape,
    /// The operation whose page declares it, by its index; `None` where it is shared.
    pub operation: Option<usize>,
    /// Whether it is declared by name, under `types`, and not in place.
    pub is_named: bool,
    /// Where it is declared.
    pub site: Site,
}

impl TypeDefinition {
    /// The fields, if it is an object.
    pub fn fields(&self) -> &[Field] {
        match &self.shape {
            Shape::Object(fields) => fields,
            Shape::Enum(_) | Shape::Unclear => &[],
        }
    }

    /// Whether it is an enum.
    pub fn is_enum(&self) -> bool {
        matches!(self.shape, Shape::Enum(_))
    }

    /// The values, if it is an enum.
    pub fn values(&self) -> &[EnumValue] {
        match &self.shape {
            Shape::Enum(values) => values,
            Shape::Object(_) | Shape::Unclear => &[],
        }
    }
}

/// What a declared type is.
#[derive(Debug, Clone)]
pub enum Shape {
    /// An object with these fields.
    Object(Vec<Field>),
    /// An open enum of these values.
    Enum(Vec<EnumValue>),
    /// Neither, or both: a finding already.
    Unclear,
}

/// A documented value of an enum.
#[derive(Debug, Clone)]
pub struct EnumValue {
    /// The value on the wire.
    pub wire: String,
    /// What it means.
    pub description: Option<String>,
    /// Where it comes from, if the page does not print it.
    pub origin: Option<Origin>,
    /// The name that code has for it, where the one that follows from the value is poor.
    pub alias: Option<String>,
    /// Where it is declared.
    pub site: Site,
}

/// A field of an object, or a parameter.
#[derive(Debug, Clone)]
pub struct Field {
    /// The name on the wire.
    pub wire: String,
    /// The name that code has for it, where the one that follows from the name on the wire is poor.
    pub alias: Option<String>,
    /// What it means.
    pub description: Option<String>,
    /// Where it comes from, if the page does not print it.
    pub origin: Option<Origin>,
    /// Its type, and how it travels.
    pub type_: Type,
    /// Whether it is always there.
    pub presence: Presence,
    /// Why it is deprecated, and what to use in its place.
    pub deprecated: Option<String>,
    /// The version of the API that brought it.
    pub since: Option<String>,
    /// The example that the page gives.
    pub example: Option<Value>,
    /// What the server takes when it is left out.
    pub default: Option<Value>,
    /// How other formats than JSON spell it.
    pub spelling: FieldSpelling,
    /// Where it is declared.
    pub site: Site,
}

/// Whether a field is always there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// Always. An answer without it is an error.
    Required,
    /// Not always. Left out when it is written.
    Optional,
    /// Not always, and null is a documented value. Written as null.
    Nullable,
}
