//! `provider.yaml`: what the pages of a provider share.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;

use super::{
    Contradiction, Formats, Location, Member, Note, Origin, ParameterOrder, Silenced, Source, TypeDeclaration, Wire,
    XmlMember,
};

/// What the pages of a provider share.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Provider {
    /// The name of the provider, as it writes it.
    pub provider: String,
    /// What the API is for, in a sentence.
    pub summary: String,
    /// More about it.
    pub description: Option<String>,
    /// Where the facts of this file come from.
    pub source: Option<Source>,
    /// The address that every path is appended to.
    pub server: String,
    /// What the caller supplies once: keys, secrets, names.
    #[serde(default)]
    pub credentials: IndexMap<String, Credential>,
    /// How the credentials travel with every call, in the order in which they are sent.
    #[serde(default)]
    pub authentication: Vec<Authentication>,
    /// Parameters that every call sends, in order, after the credentials.
    #[serde(default)]
    pub parameters: IndexMap<String, Member>,
    /// A parameter of many calls that a caller can give once.
    pub scope: Option<Scope>,
    /// How values of a type travel, by the name of the type, unless a field says otherwise.
    #[serde(default)]
    pub wire: IndexMap<String, Wire>,
    /// Headers that samples print and no call sends, each with the reason.
    #[serde(default)]
    pub withheld: IndexMap<String, String>,
    /// Whether the order of parameters counts in samples.
    #[serde(default)]
    pub parameter_order: ParameterOrder,
    /// The text that requests in samples print in place of credentials and of what every call sends, at the beginning
    /// or the end of the query or the form: `... auth parameters ...` for instance.
    pub elided_credentials: Option<String>,
    /// The formats that answers come in; JSON where this is left out.
    pub formats: Option<Formats>,
    /// What every answer is wrapped in.
    pub envelope: Option<Envelope>,
    /// What the answer to a failed call looks like.
    pub faults: Option<Faults>,
    /// How lists are paged; a page that says `paging: true` is.
    pub paging: Option<Paging>,
    /// Types that several pages use.
    #[serde(default)]
    pub types: IndexMap<String, TypeDeclaration>,
    /// Facts that have no key of their own.
    #[serde(default)]
    pub notes: Vec<Note>,
    /// Contradictions between pages.
    #[serde(default)]
    pub contradictions: Vec<Contradiction>,
    /// Warnings that are not to be given for this file, each with the reason.
    #[serde(default)]
    pub silenced: Vec<Silenced>,
}

/// Something that the caller supplies: a key, a secret, a name.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Credential {
    /// What it is, in your own words.
    pub description: Option<String>,
    /// The value that the samples use. Never a real one.
    pub example: String,
}

/// One part of how a call proves who makes it.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Authentication {
    /// A scheme of HTTP's own.
    Scheme(Scheme),
    /// A parameter or header.
    Parameter(AuthenticationParameter),
}

/// A scheme of HTTP's own: an `Authorization` header.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "lowercase", tag = "scheme")]
pub enum Scheme {
    /// HTTP Basic.
    Basic {
        /// The credential that is the user's name.
        username: String,
        /// The credential that is the password.
        password: String,
    },
    /// HTTP Bearer.
    Bearer {
        /// The credential that is the token.
        token: String,
    },
}

/// A parameter or header that carries a credential, or a digest of some.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AuthenticationParameter {
    /// The name on the wire.
    pub name: String,
    /// Where it travels.
    #[serde(rename = "in")]
    pub location: Location,
    /// The credential that is sent as it is.
    pub value: Option<String>,
    /// Text in front of the credential, `Token ` for instance.
    pub prefix: Option<String>,
    /// The parts of a text whose MD5 digest is sent in lower-case hexadecimal: names of credentials, and
    /// `unix-seconds` for the current time.
    pub md5: Option<Vec<String>>,
    /// What it means, in your own words.
    pub description: Option<String>,
    /// The version of the API that brought it.
    pub since: Option<String>,
}

/// A parameter of many calls that a caller can give once.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Scope {
    /// The name of the parameter on the wire.
    pub parameter: String,
    /// The method of the client that takes its value.
    pub method: String,
    /// What the parameter stands for, in your own words.
    pub description: String,
}

/// What every answer is wrapped in.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Envelope {
    /// The key that holds what was asked for.
    pub payload: String,
    /// Where it comes from, if no page prints it.
    pub origin: Option<Origin>,
    /// How XML spells that key, where that is not as in JSON.
    pub xml: Option<XmlMember>,
    /// The other fields.
    #[serde(default)]
    pub fields: IndexMap<String, Member>,
    /// The field that tells success from failure, with the value that means success.
    pub success: Option<IndexMap<String, Value>>,
}

/// What the answer to a failed call looks like.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Faults {
    /// The key that holds the fault, or a list of them. Left out where the body itself is the fault.
    pub at: Option<String>,
    /// What names the fault: one of its fields, or `key` where the fault is the value of a key that is its name.
    pub named_by: Option<String>,
    /// The field that says in words what went wrong.
    pub message: Option<String>,
    /// Where it comes from, if no page prints it.
    pub origin: Option<Origin>,
    /// The fields of a fault.
    pub fields: IndexMap<String, Member>,
}

/// Whether and how a list is paged.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum PagingUse {
    /// As the provider says, or not at all.
    Shared(bool),
    /// In a way of its own.
    Own(Box<Paging>),
}

/// How a list is paged. Names of fields are paths into the whole answer, or into the payload.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Paging {
    /// Where it comes from, if no page prints it.
    pub origin: Option<Origin>,
    /// The parameter that asks for a page by number.
    pub page: Option<PagingPage>,
    /// The parameter that asks for a number of items to skip.
    pub skip: Option<String>,
    /// The parameter that takes the token of the next page.
    pub cursor: Option<String>,
    /// The parameter that says how many items a page holds.
    pub size: Option<String>,
    /// The field that holds the items, where the payload is not the list itself.
    pub items: Option<String>,
    /// The field that holds the number of this page.
    pub current: Option<String>,
    /// The field that holds how many pages there are.
    pub pages: Option<String>,
    /// The field that holds how many items there are in all.
    pub total: Option<String>,
    /// The field that holds the offset of the first item.
    pub offset: Option<String>,
    /// The field that holds the token or address of the next page.
    pub next: Option<String>,
}

/// The parameter that asks for a page by number.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PagingPage {
    /// Its name on the wire.
    pub parameter: String,
    /// The number of the first page.
    pub first: i64,
    /// The parameter without which it is ignored. A call that gives it alone is refused.
    pub needs: Option<String>,
}
