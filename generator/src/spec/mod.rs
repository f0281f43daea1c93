//! The language of the specs: what an author can write.
//!
//! These types are the language. Their fields are its keys, their documentation is what an editor shows, and
//! the JSON Schema that is derived from them is what [`load`](crate::load) holds a file against. They say what was
//! written and nothing else; what follows from it is decided in `lower`. `specs/LANGUAGE.md` teaches
//! the same from the author's side.

mod format;
mod origin;
mod page;
mod provider;
mod sample;
mod types;

pub use format::{
    AskedBy, AskingParameter, AskingPart, CsvCell, CsvFormat, CsvHeader, CsvHeaderLine, CsvMember, DeclaredFormat,
    FaultEvidence, FormatKeys, FormatName, Formats, FormatsUse, JsonFormat, TextFormat, XmlFormat, XmlMember,
};
pub use origin::{
    ElsewhereOrigin, InferredOrigin, Note, Origin, OriginWord, RecordedOrigin, SampleOrigin, SourcedNote,
};
pub use page::{Page, Request, Response, ResponseBody};
pub use provider::{
    Authentication, AuthenticationParameter, Credential, Envelope, Faults, Paging, PagingPage, PagingUse, Provider,
    Scheme, Scope,
};
pub use sample::{Mend, ParameterOrder, Sample};
pub use types::{
    EnumValue, Enumeration, Location, Meaning, Member, NamedMeaning, Pattern, Spellings, Type, TypeDeclaration, Wire,
    WireForm,
};

use schemars::JsonSchema;
use serde::Deserialize;

/// Where the facts of a file come from.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The title of the page, as printed.
    pub title: String,
    /// The file that the page was saved as.
    pub document: Option<String>,
    /// The address of the page.
    pub url: Option<String>,
    /// The revision or date that the page gives of itself.
    pub revision: Option<String>,
}

/// A warning that is not to be given for a file.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Silenced {
    /// The code of the warning, `W0003` for instance.
    pub code: String,
    /// Why what it warns of is as it should be.
    pub because: String,
}

/// Places of the documentation that cannot all be true, and what was decided.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Contradiction {
    /// What the contradiction is about.
    pub about: String,
    /// What the documentation says, statement by statement.
    pub says: Vec<String>,
    /// What was decided, and why.
    pub decision: String,
}
