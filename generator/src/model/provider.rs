//! Providers: what their operations share.

use indexmap::IndexMap;
pub use runtime::provider::Location;

use super::{
    Field, FieldSpelling, Formats, Literal, Note, Operation, Origin, Site, Source, Type, TypeDefinition, TypeId,
};

/// A provider of an API.
#[derive(Debug, Clone)]
pub struct Provider {
    /// The name of its folder: `gogrid`.
    pub key: String,
    /// The name as the provider writes it: `GoGrid`.
    pub name: String,
    /// What the API is for, in a sentence.
    pub summary: String,
    /// More about it.
    pub description: Option<String>,
    /// Where the facts that its pages share come from.
    pub source: Option<Source>,
    /// Facts that have no place of their own.
    pub notes: Vec<Note>,
    /// The address that paths are appended to, without a slash at its end.
    pub server: String,
    /// What the caller supplies.
    pub credentials: Vec<Credential>,
    /// How the credentials travel, in the order in which they are sent.
    pub authentication: Vec<Authentication>,
    /// Parameters that every call sends after the credentials.
    pub parameters: Vec<FixedParameter>,
    /// Printed headers that no call sends, each with the reason.
    pub withheld: IndexMap<String, String>,
    /// The text that samples print in place of credentials and of what every call sends.
    pub elided_credentials: Option<String>,
    /// A parameter that is given once for many calls.
    pub scope: Option<Scope>,
    /// The formats that answers come in.
    pub formats: Formats,
    /// What answers are wrapped in.
    pub envelope: Option<Envelope>,
    /// What the answer to a failed call says.
    pub faults: Option<Faults>,
    /// The declared types.
    pub types: Vec<TypeDefinition>,
    /// The operations, in the order of the files.
    pub operations: Vec<Operation>,
    /// Whether all of its pages are there: none had an error that kept it from being loaded.
    pub is_whole: bool,
    /// The top of what its pages share.
    pub site: Site,
}

impl Provider {
    /// A declared type.
    pub fn type_(&self, id: TypeId) -> &TypeDefinition {
        &self.types[id.0]
    }

    /// The names of faults that the pages document.
    pub fn fault_names(&self) -> impl Iterator<Item = &str> {
        let failures = self.operations.iter().flat_map(|operation| &operation.failures);
        failures.filter_map(|failure| failure.fault.as_deref())
    }

    /// The fields of what a type is; none where that is no object.
    pub fn fields(&self, type_: &Type) -> &[Field] {
        match type_ {
            Type::Declared(id) => self.type_(*id).fields(),
            _ => &[],
        }
    }
}

/// Something that the caller supplies: a key, a secret, a name.
#[derive(Debug, Clone)]
pub struct Credential {
    /// The name.
    pub name: String,
    /// What it is.
    pub description: Option<String>,
    /// The value that the samples use.
    pub example: String,
}

/// One part of how a call proves who makes it.
#[derive(Debug, Clone)]
pub struct Authentication {
    /// How it does, with the credentials by their index.
    pub kind: AuthenticationKind,
    /// What it means.
    pub description: Option<String>,
    /// The version of the API that brought it.
    pub since: Option<String>,
}

/// How a credential travels.
#[derive(Debug, Clone)]
pub enum AuthenticationKind {
    /// As it is, with a text in front of it.
    Value {
        /// The name on the wire.
        name: String,
        /// Where it travels.
        location: Location,
        /// The text in front of it.
        prefix: String,
        /// The credential.
        credential: usize,
    },
    /// An MD5 digest.
    Md5 {
        /// The name on the wire.
        name: String,
        /// Where it travels.
        location: Location,
        /// What is digested.
        of: Vec<Ingredient>,
    },
    /// HTTP Basic.
    Basic {
        /// The user's name.
        username: usize,
        /// The password.
        password: usize,
    },
    /// HTTP Bearer.
    Bearer {
        /// The token.
        token: usize,
    },
}

/// A part of what a signature covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ingredient {
    /// A credential, by its index.
    Credential(usize),
    /// The time in seconds since 1970.
    UnixSeconds,
}

/// A parameter that every call sends.
#[derive(Debug, Clone)]
pub struct FixedParameter {
    /// Where it travels.
    pub location: Location,
    /// The name on the wire.
    pub name: String,
    /// The value.
    pub value: String,
    /// What it means.
    pub description: Option<String>,
    /// The version of the API that brought it.
    pub since: Option<String>,
    /// Where it comes from, if the page does not print it.
    pub origin: Option<Origin>,
}

/// A parameter of many calls that a caller can give once.
#[derive(Debug, Clone)]
pub struct Scope {
    /// The name of the parameter on the wire.
    pub parameter: String,
    /// The name of what takes its value: `for_account`.
    pub method: String,
    /// What the parameter stands for.
    pub description: String,
}

/// What answers are wrapped in.
#[derive(Debug, Clone)]
pub struct Envelope {
    /// Where it comes from, if the page does not print it.
    pub origin: Option<Origin>,
    /// The key of the payload.
    pub payload: String,
    /// How other formats than JSON spell that key.
    pub spelling: FieldSpelling,
    /// The other fields; none is required.
    pub fields: Vec<Field>,
    /// What tells success from failure; without it, the status alone does.
    pub success: Option<Success>,
    /// Where it is declared.
    pub site: Site,
}

/// What tells success from failure in an envelope.
#[derive(Debug, Clone)]
pub struct Success {
    /// The field, by its index among those of the envelope.
    pub field: usize,
    /// The value that means success.
    pub value: Literal,
}

/// What the answer to a failed call says.
#[derive(Debug, Clone)]
pub struct Faults {
    /// Where it comes from, if the page does not print it.
    pub origin: Option<Origin>,
    /// Where a fault stands.
    pub shape: FaultShape,
    /// How other formats than JSON spell the key under which it stands, if it is the one of the payload.
    pub spelling: FieldSpelling,
    /// The fields; none is required.
    pub fields: Vec<Field>,
    /// The field that names the fault, by its index.
    pub named_by: Option<usize>,
    /// The field that says what went wrong, by its index.
    pub message: Option<usize>,
}

impl Faults {
    /// Whether the body names a fault.
    pub fn is_named(&self) -> bool {
        self.named_by.is_some() || self.shape == FaultShape::Named
    }
}

/// Where a fault stands in a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FaultShape {
    /// It is the body.
    Body,
    /// Under the one key, which is its name.
    Named,
    /// Under this key, or in a list under it.
    Key(String),
}

/// How a list is paged. Names of fields are paths into the whole answer, or into the payload.
#[derive(Debug, Clone, Default)]
pub struct Paging {
    /// Where it comes from, if the page does not print it.
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
#[derive(Debug, Clone)]
pub struct PagingPage {
    /// Its name on the wire.
    pub parameter: String,
    /// The number of the first page.
    pub first: i64,
    /// The parameter without which it is ignored.
    pub needs: Option<String>,
}
