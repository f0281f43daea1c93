//! From the model and what samples prove of it to what will be printed: names, boxes, documentation, examples.
//!
//! What is decided here is Rust's alone; what an API is was decided when it was resolved. Nothing is found wrong here.

mod dependencies;
mod formats;
mod literals;
mod marker;
mod operation;
mod operation_docs;
mod origins;
mod provider;
mod samples;
mod sent;
mod types;

use crate::ir::Crate;
use crate::model::Provider;
use crate::prove::Proof;

/// What the samples of each operation of a provider prove, in the order of the operations.
pub(crate) type Proofs = Vec<Vec<Proof>>;

/// Lowers providers. `name` is that of the crate that is generated.
pub(crate) fn lower(providers: &[Provider], proofs: Vec<Proofs>, name: &str) -> Crate {
    let lowered = providers.iter().zip(proofs).map(|(provider, proofs)| provider::lower(provider, &proofs));
    Crate { name: name.to_owned(), providers: lowered.collect() }
}
