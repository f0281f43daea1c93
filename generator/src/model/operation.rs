//! Operations.

pub use runtime::operation::Body;

use super::{Field, FieldSpelling, Formats, Note, Origin, Paging, Sample, Site, Type};

/// Where facts come from.
#[derive(Debug, Clone)]
pub struct Source {
    /// The title of the page, as printed.
    pub title: String,
    /// The address of the page.
    pub url: Option<String>,
    /// The revision or date that the page gives of itself.
    pub revision: Option<String>,
}

/// An operation: one page of the documentation.
#[derive(Debug, Clone)]
pub struct Operation {
    /// The name: `list_images`.
    pub name: String,
    /// The page.
    pub source: Source,
    /// What it does, in a sentence.
    pub summary: String,
    /// More about it.
    pub description: Option<String>,
    /// Why it is deprecated, and what to use in its place.
    pub deprecated: Option<String>,
    /// The version of the API that brought it.
    pub since: Option<String>,
    /// The roles that may make the call.
    pub roles: Vec<String>,
    /// Facts that have no place of their own.
    pub notes: Vec<Note>,
    /// The HTTP method, upper case.
    pub method: String,
    /// The addresses, in the order of preference.
    pub addresses: Vec<Address>,
    /// What is sent as the body.
    pub body: Body,
    /// The parameters, in the order in which they are sent within their section.
    pub parameters: Vec<Parameter>,
    /// The parameters that need others.
    pub dependencies: Vec<Dependency>,
    /// Where the payload stands in an answer.
    pub answer: Answer,
    /// What is answered.
    pub payload: Payload,
    /// Where the payload is declared.
    pub payload_site: Option<Site>,
    /// The statuses that mean success.
    pub success: Vec<DocumentedSuccess>,
    /// The documented failures.
    pub failures: Vec<DocumentedFailure>,
    /// The formats that the answer comes in.
    pub formats: Formats,
    /// How the answer is a page of a longer list.
    pub paging: Option<Paging>,
    /// What the page prints of requests and answers.
    pub samples: Vec<Sample>,
    /// The top of the page.
    pub site: Site,
}

impl Operation {
    /// Whether the body of an answer is in none of the formats.
    pub fn is_unread(&self) -> bool {
        matches!(self.payload, Payload::Text | Payload::Download)
    }

    /// The declared parameter of a name on the wire.
    pub fn parameter(&self, wire: &str) -> Option<&Parameter> {
        self.parameters.iter().find(|parameter| parameter.field.wire == wire)
    }

    /// Whether the page lists a status as a success.
    pub fn succeeds(&self, status: u16) -> bool {
        self.success.iter().any(|success| success.status == status)
    }

    /// The documented failure of a status.
    pub fn failure(&self, status: u16) -> Option<&DocumentedFailure> {
        self.failures.iter().find(|failure| failure.status == status)
    }
}

/// An address of an operation.
#[derive(Debug, Clone)]
pub struct Address {
    /// The path, placeholders in braces.
    pub path: String,
    /// Where it is written.
    pub site: Site,
}

/// A parameter of an operation.
#[derive(Debug, Clone)]
pub struct Parameter {
    /// What it is.
    pub field: Field,
    /// Where it is sent.
    pub section: Section,
    /// Whether it is the one that the provider's scope gives.
    pub is_scoped: bool,
    /// What joins the items of a list in one parameter.
    pub separator: Option<String>,
}

/// A parameter that needs others: a call that gives it without them is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dependency {
    /// The parameter, by its index.
    pub parameter: usize,
    /// Those that it needs, and that can be left out, by their indices.
    pub needs: Vec<usize>,
}

/// Where a parameter is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// In the path.
    Path,
    /// In the query string.
    Query,
    /// In a header.
    Header,
    /// In the form body.
    Form,
    /// In the JSON body.
    Json,
}

/// Where the payload stands in an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// There is none, and no envelope.
    Nothing,
    /// It is the body.
    Whole,
    /// Under the one key, which other formats than JSON spell so.
    Key(String, FieldSpelling),
    /// In the provider's envelope.
    Envelope,
}

/// What is answered.
#[derive(Debug, Clone)]
pub enum Payload {
    /// Nothing that is read.
    Nothing,
    /// A value.
    Value(Type),
    /// One plain text, which is the whole body.
    Text,
    /// Bytes, which are handed over as they come.
    Download,
}

/// A status that means success.
#[derive(Debug, Clone)]
pub struct DocumentedSuccess {
    /// The HTTP status.
    pub status: u16,
    /// What it means.
    pub description: String,
    /// Where it comes from, if the page does not print it. A type that is declared in its place says it itself.
    pub origin: Option<Origin>,
}

/// A failure that a page lists.
#[derive(Debug, Clone)]
pub struct DocumentedFailure {
    /// The HTTP status.
    pub status: u16,
    /// The name of the fault, where the page gives one.
    pub fault: Option<String>,
    /// What it means.
    pub description: String,
    /// Where it comes from, if the page does not print it.
    pub origin: Option<Origin>,
    /// Whether the body is one plain text.
    pub is_text: bool,
}

/// The names in the braces of a path.
pub fn placeholders(path: &str) -> impl Iterator<Item = &str> {
    path.split('{').skip(1).filter_map(|part| part.split_once('}').map(|(name, _)| name))
}
