//! What a provider's code needs of the runtime beyond its defaults.

use std::collections::BTreeSet;

use crate::model::{AuthenticationKind, Formats, Provider, Syntax};

/// What a provider's code needs: Cargo features of the runtime.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Needs {
    /// The provider, by the name of its module.
    pub provider: String,
    /// The features.
    pub features: BTreeSet<&'static str>,
}

/// What the code of a provider needs.
pub(crate) fn needs(provider: &Provider) -> Needs {
    let signs = provider.authentication.iter().any(|part| matches!(part.kind, AuthenticationKind::Md5 { .. }));
    let own = provider.operations.iter().map(|operation| &operation.formats);
    let reads_xml = std::iter::once(&provider.formats).chain(own).any(has_xml);
    let features = [(signs, "md5"), (reads_xml, "xml")];
    let features = features.into_iter().filter(|(is_needed, _)| *is_needed).map(|(_, feature)| feature);
    Needs { provider: provider.key.clone(), features: features.collect() }
}

fn has_xml(formats: &Formats) -> bool {
    formats.choices.iter().any(|format| matches!(format.syntax, Syntax::Xml(_)))
}
