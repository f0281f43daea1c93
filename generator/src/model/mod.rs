//! What an API is: providers, operations, types, and how each of them travels.
//!
//! The stage `resolve` makes it of the specs, once: names are followed, wire forms decided, and what pages leave
//! to their provider (formats, envelope, paging) stands with each operation. It knows neither YAML nor Rust: what is
//! said here could as well be printed as an `OpenAPI` document or be answered by a mock server. Texts are as the author
//! wrote them. Every node keeps its [`Site`], so that whoever finds something wrong can say where it was written.

mod circles;
mod format;
mod literal;
mod operation;
mod origin;
mod provider;
mod sample;
mod types;

pub(crate) use circles::circles;
pub use format::{
    AskedBy, Csv, CsvCell, CsvHeader, FieldSpelling, Format, FormatName, Formats, Syntax, Text, TextLayout, Xml,
    XmlField, XmlList, XmlNode,
};
pub use literal::Literal;
pub use operation::{
    Address, Answer, Body, Dependency, DocumentedFailure, DocumentedSuccess, Operation, Parameter, Payload, Section,
    Source, placeholders,
};
pub use origin::{Note, Origin};
pub use provider::{
    Authentication, AuthenticationKind, Credential, Envelope, FaultShape, Faults, FixedParameter, Ingredient, Location,
    Paging, PagingPage, Provider, Scope, Success,
};
pub use sample::{Mend, PLACE, Sample, SampleOrigin};
pub use types::{
    BooleanForm, CivilForm, DateForm, EnumValue, Field, FormText, NumberForm, Presence, Shape, Spelling, TimestampForm,
    Type, TypeDefinition, TypeId,
};

/// A node of a spec, whose place and those of its keys can be told.
pub use crate::load::Site;
