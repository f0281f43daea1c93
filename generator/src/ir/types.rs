//! Types and their fields.

pub use crate::model::{BooleanForm, CivilForm, DateForm, NumberForm as Form, Presence, Spelling, TimestampForm};

use super::{Docs, FieldSpelling};

/// A type that is printed.
#[derive(Debug, Clone)]
pub enum TypeDefinition {
    /// An object.
    Struct(StructType),
    /// An open enum.
    Enum(EnumType),
}

impl TypeDefinition {
    /// The Rust name.
    pub fn name(&self) -> &str {
        match self {
            Self::Struct(type_) => &type_.name,
            Self::Enum(type_) => &type_.name,
        }
    }
}

/// An object.
#[derive(Debug, Clone)]
pub struct StructType {
    /// The Rust name.
    pub name: String,
    /// What it is.
    pub docs: Docs,
    /// The fields, in the order of the page.
    pub fields: Vec<Field>,
    /// Whether a caller makes values of it: then it has a constructor and setters.
    pub constructed: bool,
    /// Whether it can be empty, because no field is required: then it has a `Default`.
    pub default: bool,
}

/// A field of an object.
#[derive(Debug, Clone)]
pub struct Field {
    /// The Rust name; a keyword is written `r#type`.
    pub name: String,
    /// The name on the wire.
    pub wire: String,
    /// What it means.
    pub docs: Docs,
    /// Its type, and how it travels.
    pub value: Type,
    /// Whether it is always there.
    pub presence: Presence,
    /// Whether it is an `Option`: of lists and maps only one that can be null is.
    pub optional: bool,
    /// Whether it is kept in a `Box`, since its type contains itself.
    pub boxed: bool,
    /// Whether it is deprecated, and why.
    pub deprecated: Option<String>,
    /// How other formats than JSON spell it.
    pub spelling: FieldSpelling,
}

/// The type of a value, and how it travels.
pub type Type = crate::model::Type<Declared>;

/// A declared type, by its Rust name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Declared {
    /// An open enum.
    Enum(String),
    /// An object.
    Struct(String),
}

/// An enum that keeps values it does not know, in a variant `Undocumented`.
#[derive(Debug, Clone)]
pub struct EnumType {
    /// The Rust name.
    pub name: String,
    /// What it is.
    pub docs: Docs,
    /// The documented values.
    pub variants: Vec<Variant>,
}

/// A documented value of an enum.
#[derive(Debug, Clone)]
pub struct Variant {
    /// The Rust name.
    pub name: String,
    /// The value on the wire.
    pub wire: String,
    /// What it means.
    pub docs: Docs,
}
