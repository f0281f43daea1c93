//! Operations.

pub use crate::model::{Body as BodyKind, Dependency, Section};

use super::{Docs, Example, Field, FieldSpelling, Formats, SampleTest, Type, TypeDefinition};

/// An operation: one file of generated code.
#[derive(Debug, Clone)]
pub struct Operation {
    /// The name of its module, file and method: `list_images`.
    pub name: String,
    /// The name of its type: `ListImages`.
    pub type_name: String,
    /// The first line of the module's documentation: the title of the page and the summary.
    pub module_docs: Docs,
    /// What it does: summary, page, addresses, roles, since, paging, errors. Without the example.
    pub docs: Docs,
    /// The documentation of the client's method: the summary.
    pub summary: Docs,
    /// Whether it is deprecated, and why.
    pub deprecated: Option<String>,
    /// The HTTP method, upper case.
    pub method: String,
    /// The paths, in the order of preference.
    pub paths: Vec<String>,
    /// What is sent as the body.
    pub body: BodyKind,
    /// Where the payload stands in an answer.
    pub answer: AnswerShape,
    /// The statuses that mean success.
    pub success: Vec<u16>,
    /// The documented failures.
    pub faults: Vec<DocumentedFault>,
    /// The parameters, in the order in which they are sent within their section.
    pub parameters: Vec<Parameter>,
    /// The parameters that need others.
    pub dependencies: Vec<Dependency>,
    /// What is answered.
    pub payload: Payload,
    /// The formats that the answer comes in, where they are not the provider's.
    pub formats: Option<Formats>,
    /// The type that callers choose one of these with: `ListImagesFormat`; `None` where there is no choice.
    pub format_type: Option<String>,
    /// How other formats than JSON spell the key of the payload, where there is one.
    pub spelling: FieldSpelling,
    /// The types that the page declares.
    pub types: Vec<TypeDefinition>,
    /// The example in the documentation.
    pub example: Example,
    /// The samples, as tests.
    pub samples: Vec<SampleTest>,
    /// Whether something of it can be tested: a sample, or a failure that is documented.
    pub tested: bool,
}

/// Where the payload stands in an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnswerShape {
    /// There is none, and no envelope.
    Nothing,
    /// It is the body.
    Whole,
    /// Under the one key.
    Key(String),
    /// In the provider's envelope.
    Envelope,
}

/// A failure that the page lists.
#[derive(Debug, Clone)]
pub struct DocumentedFault {
    /// The HTTP status.
    pub status: u16,
    /// The name, where the page gives one.
    pub name: Option<String>,
    /// Its variant of `FaultKind`; `None` where it has no name, or the provider names no fault.
    pub variant: Option<String>,
    /// What it means.
    pub meaning: String,
    /// Whether the body is plain text.
    pub text: bool,
}

/// A parameter of an operation.
#[derive(Debug, Clone)]
pub struct Parameter {
    /// What it is: names, type, documentation. A required one is an argument, the others have setters.
    pub field: Field,
    /// Where it is sent.
    pub section: Section,
    /// Whether it is the one that the provider's scope gives.
    pub scoped: bool,
    /// What joins the items of a list in one parameter.
    pub separator: Option<String>,
}

/// What is answered.
#[derive(Debug, Clone)]
pub enum Payload {
    /// Nothing that is read.
    Nothing,
    /// A value.
    Value(Type),
    /// Bytes, which are handed over as they come.
    Download,
}
