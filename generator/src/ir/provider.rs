//! Providers.

pub use crate::model::{AuthenticationKind, FaultShape, Ingredient, Location};

use super::{Docs, Field, FieldSpelling, Formats, Operation, Type, TypeDefinition, Variant};

/// A provider: a module of generated code.
#[derive(Debug, Clone)]
pub struct Provider {
    /// The name of its module, folder and cargo feature: `gogrid`.
    pub module: String,
    /// The name as the provider writes it: `GoGrid`.
    pub title: String,
    /// The type that stands for it: `GoGrid`.
    pub marker: String,
    /// The variable that holds a client in examples and tests: `gogrid`.
    pub variable: String,
    /// The documentation of the module.
    pub docs: Docs,
    /// The address that paths are appended to, without a slash at its end.
    pub server: String,
    /// What the caller supplies.
    pub credentials: Vec<Credential>,
    /// What every call sends, for the documentation of the client; no blocks where there is nothing.
    pub sent: Docs,
    /// How the credentials travel.
    pub authentication: Vec<Authentication>,
    /// Parameters that every call sends.
    pub parameters: Vec<FixedParameter>,
    /// A parameter that is given once for many calls.
    pub scope: Option<Scope>,
    /// The formats that answers come in.
    pub formats: Formats,
    /// What answers are wrapped in.
    pub envelope: Option<Envelope>,
    /// What the answer to a failed call holds.
    pub fault: Option<Fault>,
    /// The types that several pages use.
    pub types: Vec<TypeDefinition>,
    /// The operations, sorted by name.
    pub operations: Vec<Operation>,
}

/// Something that the caller supplies.
#[derive(Debug, Clone)]
pub struct Credential {
    /// The Rust name of the argument.
    pub name: String,
    /// What it is, in one line.
    pub docs: String,
    /// The value that the samples use.
    pub example: String,
}

/// One part of how a call proves who makes it.
#[derive(Debug, Clone)]
pub struct Authentication {
    /// The kind, with the credentials by their index.
    pub kind: AuthenticationKind,
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
}

/// A parameter that is given once for many calls.
#[derive(Debug, Clone)]
pub struct Scope {
    /// The method of the client: `for_account`.
    pub method: String,
    /// The name of the type that has it given: `ForAccount`.
    pub type_name: String,
    /// The Rust name of the parameter: `account_id`.
    pub field: String,
    /// Its type.
    pub value: Type,
    /// What it is.
    pub docs: Docs,
}

/// What answers are wrapped in.
#[derive(Debug, Clone)]
pub struct Envelope {
    /// What is said of it beside what it is: where it comes from.
    pub docs: Docs,
    /// The key of the payload.
    pub payload: String,
    /// How other formats than JSON spell that key.
    pub spelling: super::FieldSpelling,
    /// The other fields; none is required.
    pub fields: Vec<Field>,
    /// What tells success from failure; without it, the status alone does.
    pub success: Option<Success>,
}

/// What tells success from failure in an envelope.
#[derive(Debug, Clone)]
pub struct Success {
    /// The Rust name of the field.
    pub field: String,
    /// The value that means success.
    pub value: super::Literal,
}

/// What the answer to a failed call holds.
#[derive(Debug, Clone)]
pub struct Fault {
    /// What is said of it beside what it is: where it comes from.
    pub docs: Docs,
    /// Where it stands.
    pub shape: FaultShape,
    /// How other formats than JSON spell the key under which it stands, if it is the one of the payload.
    pub spelling: FieldSpelling,
    /// The fields; none is required.
    pub fields: Vec<Field>,
    /// The Rust name of the field that names the fault.
    pub named_by: Option<String>,
    /// The Rust name of the field that says what went wrong.
    pub message: Option<String>,
    /// The documented names, as the variants of `FaultKind`; empty where the provider names no fault.
    pub kinds: Vec<Variant>,
}
