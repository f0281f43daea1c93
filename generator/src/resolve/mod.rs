//! From specs to the model of an API.
//!
//! Every name is followed, and every wire form decided, once and here. What leads nowhere is a finding, and stands in the
//! model as [`Type::Unresolved`](crate::model::Type::Unresolved), of which later stages say nothing more. What pages
//! leave to their provider stands in the model with each operation.

mod declarations;
mod formats;
mod members;
mod operations;
mod origins;
mod patterns;
mod provider;
mod samples;
mod types;
mod wire;

pub(crate) use declarations::{Declarations, Shape};
pub(crate) use formats::spelling;
pub(crate) use members::{Placed, page_members, type_members};
pub(crate) use types::{UsualForm, is_built_in, usual_form};
pub(crate) use wire::{boolean_texts, built_in, wire_of};

use crate::finding::Findings;
use crate::load::{ProviderSpec, Specs};
use crate::model::Provider;

/// The providers of specs, in their order.
pub(crate) fn resolve(specs: &Specs, findings: &mut Findings) -> Vec<Provider> {
    specs.providers.iter().map(|spec| resolve_provider(spec, findings)).collect()
}

/// One provider.
fn resolve_provider(spec: &ProviderSpec, findings: &mut Findings) -> Provider {
    let declarations = declarations::Declarations::collect(spec);
    let resolver = types::Resolver::new(&declarations, &spec.provider.spec.wire);
    let types = declarations.all().iter().map(|declaration| resolver.definition(declaration, findings)).collect();
    provider::Resolving { spec, resolver, types }.provider(findings)
}
