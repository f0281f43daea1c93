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

use crate::config::Settings;
use crate::ir::Crate;
use crate::model::Provider;
use crate::prove::Proof;

/// What the samples of each operation of a provider prove, in the order of the operations.
pub(crate) type Proofs = Vec<Vec<Proof>>;

/// Lowers providers.
pub(crate) fn lower(providers: &[Provider], proofs: Vec<Proofs>, settings: &Settings) -> Crate {
    let lowered = providers.iter().zip(proofs).map(|(provider, proofs)| provider::lower(provider, &proofs));
    Crate { settings: settings.clone(), providers: lowered.collect() }
}
