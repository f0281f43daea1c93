//! What will be printed: every decision taken, nothing left to ask.
//!
//! `lower` makes this from the specs, `emit` prints it. Names are Rust names, settled
//! and free of clashes; types say how they travel; documentation is text that rustdoc takes as it is. No type of
//! [`spec`](crate::spec) occurs here, and nothing here is looked up: what an emitter needs stands where it needs it.

mod format;
mod literal;
mod operation;
mod provider;
mod types;

pub use format::{
    Asked, Csv, CsvCell, CsvHeader, FieldSpelling, Format, Formats, Syntax, Text, TextLayout, Xml, XmlField, XmlList,
    XmlNode,
};
pub use literal::{
    Call, DifferentFailures, Example, Expected, FieldLiteral, Literal, SameAs, SampleTest, TestAnswer, TestRequest,
};
pub use operation::{AnswerShape, BodyKind, Dependency, DocumentedFault, Operation, Parameter, Payload, Section};
pub use provider::{
    Authentication, AuthenticationKind, Credential, Envelope, Fault, FaultShape, FixedParameter, Ingredient, Location,
    Provider, Scope, Success,
};
pub use types::{
    BooleanForm, CivilForm, DateForm, Declared, EnumType, Field, Form, Presence, Spelling, StructType, TimestampForm,
    Type, TypeDefinition, Variant,
};

use crate::config::Settings;

/// A whole generation: all providers.
#[derive(Debug, Clone)]
pub struct Crate {
    /// What the crate or module is called, and what it has.
    pub settings: Settings,
    /// The providers, sorted by module.
    pub providers: Vec<Provider>,
}

/// Documentation: paragraphs and other blocks of markdown, each of one or more lines, safe for rustdoc.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Docs(pub Vec<String>);
