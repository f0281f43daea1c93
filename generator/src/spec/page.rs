//! A page: one operation, transcribed from top to bottom.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;

use super::{
    Contradiction, FormatsUse, Member, Note, Origin, PagingUse, Sample, Silenced, Source, Type, TypeDeclaration,
    XmlMember,
};

/// One page of documentation: one operation.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// The name of the operation, in snake case: the method of the client.
    pub operation: String,
    /// The page that is transcribed here.
    pub source: Source,
    /// What the operation does, in a sentence of your own.
    pub summary: String,
    /// More about it.
    pub description: Option<String>,
    /// The method and the path, placeholders in braces; several where the same call has several addresses. A call
    /// goes to the first one whose placeholders are all given.
    pub request: Request,
    /// Why the operation is deprecated, and what to use in its place.
    pub deprecated: Option<String>,
    /// The version of the API that brought it.
    pub since: Option<String>,
    /// The roles that may make the call.
    #[serde(default)]
    pub roles: Vec<String>,
    /// Parameters in the path, by the name of their placeholder.
    #[serde(default)]
    pub path: IndexMap<String, Member>,
    /// Parameters in the query string, in the order in which they are sent.
    #[serde(default)]
    pub query: IndexMap<String, Member>,
    /// Parameters in headers.
    #[serde(default)]
    pub header: IndexMap<String, Member>,
    /// Parameters in a form body, in the order in which they are sent.
    #[serde(default)]
    pub form: IndexMap<String, Member>,
    /// The fields of an object that is sent as a JSON body.
    #[serde(default)]
    pub json: IndexMap<String, Member>,
    /// The parameters that others need: one that is given without those that are listed for it is refused.
    #[serde(default)]
    pub dependent_required: IndexMap<String, Vec<String>>,
    /// Whether the answer is a page of a longer list.
    pub paging: Option<PagingUse>,
    /// The formats that the answer comes in, where they are not the provider's.
    pub formats: Option<FormatsUse>,
    /// Whether the answer comes in the provider's envelope; it does unless this says `false`.
    pub envelope: Option<bool>,
    /// What the server answers, by HTTP status.
    pub responses: IndexMap<u16, Response>,
    /// Types that this page declares.
    #[serde(default)]
    pub types: IndexMap<String, TypeDeclaration>,
    /// What the page prints of requests and answers.
    #[serde(default)]
    pub samples: Vec<Sample>,
    /// Facts that have no key of their own.
    #[serde(default)]
    pub notes: Vec<Note>,
    /// Contradictions within the page.
    #[serde(default)]
    pub contradictions: Vec<Contradiction>,
    /// Warnings that are not to be given for this file, each with the reason.
    #[serde(default)]
    pub silenced: Vec<Silenced>,
}

/// The method and path of an operation, `GET /images/{id}`; one, or several in the order of preference.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Request {
    /// The only address.
    One(String),
    /// All addresses of the same call.
    Several(Vec<String>),
}

impl Page {
    /// The responses that mean success, with their statuses.
    pub fn successes(&self) -> impl Iterator<Item = (u16, &Response)> {
        self.responses.iter().map(|(status, response)| (*status, response)).filter(|(status, it)| !it.fails(*status))
    }

    /// The responses that mean failure, with their statuses.
    pub fn failures(&self) -> impl Iterator<Item = (u16, &Response)> {
        self.responses.iter().map(|(status, response)| (*status, response)).filter(|(status, it)| it.fails(*status))
    }
}

impl Request {
    /// All addresses, in the order of preference.
    pub fn all(&self) -> &[String] {
        match self {
            Self::One(request) => std::slice::from_ref(request),
            Self::Several(requests) => requests,
        }
    }
}

/// What the server answers with one HTTP status.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Response {
    /// What the status means, in your own words.
    pub description: String,
    /// Where it comes from, if the page does not print it. It holds for `fields` too.
    pub origin: Option<Origin>,
    /// The name of the failure, as the body or the page spells it. A status from 300 on is a failure with a name or
    /// without; one below is a failure if it has one.
    pub fault: Option<String>,
    /// The key of the body that holds the payload, where there is no envelope.
    pub key: Option<String>,
    /// The type of the payload. Left out where `fields` declare one in place, or nothing is answered.
    #[serde(rename = "type")]
    pub type_: Option<Type>,
    /// The fields of the payload, where they are declared in place.
    pub fields: Option<IndexMap<String, Member>>,
    /// The name of the type that `fields` declare in place.
    pub name: Option<String>,
    /// How XML spells `key`, where that is not as in JSON.
    pub xml: Option<XmlMember>,
    /// `text` where the body is one plain text, `bytes` where it is downloaded and not read.
    pub body: Option<ResponseBody>,
    /// The media type of such a body; `text/plain` for a text by itself, and any for bytes.
    pub media_type: Option<String>,
}

impl Response {
    /// Whether an answer with this status is a failure: by itself, or because the page calls it one.
    pub fn fails(&self, status: u16) -> bool {
        self.fault.is_some() || !(200..300).contains(&status)
    }

    /// Whether it declares a payload.
    pub fn has_payload(&self) -> bool {
        self.type_.is_some() || self.fields.is_some()
    }
}

/// What a body is, where it is not in one of the formats.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ResponseBody {
    /// One plain text.
    Text,
    /// Bytes, which are downloaded and not read.
    Bytes,
}
