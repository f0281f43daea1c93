//! Providers.

use super::literals::Literals;
use super::marker::{self, Named};
use super::operation::Operations;
use super::types::{Types, field_name};
use super::{Proofs, formats, operation_docs, origins, sent};
use crate::ir::{self, Authentication, Credential, Docs, FixedParameter, Scope, Success, Variant};
use crate::model::{Envelope, Faults, Field, Provider};
use crate::names;
use crate::rustdoc::{self as docs, code, line, sentence};

/// A provider with its operations.
pub(super) fn lower(model: &Provider, proofs: &Proofs) -> ir::Provider {
    let types = &Types::new(model);
    let fault = model.faults.as_ref().map(|faults| fault(model, faults, types));
    let names_faults = fault.as_ref().is_some_and(|fault| !fault.kinds.is_empty());
    let operations = Operations { model, types, names_faults };
    let mut lowered: Vec<_> =
        proofs.iter().enumerate().map(|(index, proofs)| operations.lower(index, proofs)).collect();
    lowered.sort_by(|a, b| a.name.cmp(&b.name));
    let (title, module) = (line(&model.name), model.key.clone());
    let (scope, shared) = (scope(model, types), types.of(None));
    let named = Named { title: &title, module: &module, scope: scope.as_ref(), types: &shared, operations: &lowered };
    ir::Provider {
        marker: named.marker(),
        variable: marker::variable(&module),
        module,
        title,
        docs: provider_docs(model),
        server: model.server.clone(),
        credentials: credentials(model),
        sent: sent::docs(model),
        authentication: model.authentication.iter().map(|part| Authentication { kind: part.kind.clone() }).collect(),
        parameters: parameters(model),
        scope,
        formats: formats::formats(&model.formats),
        envelope: model.envelope.as_ref().map(|own| envelope(model, own, types)),
        fault,
        types: shared,
        operations: lowered,
    }
}

fn provider_docs(model: &Provider) -> Docs {
    let mut blocks = vec![sentence(&model.summary)];
    blocks.extend(model.description.as_deref().map(docs::prose).unwrap_or_default());
    let source = model.source.as_ref().map(operation_docs::source);
    blocks.extend(source.map(|source| format!("What its pages share is from {source}.")));
    blocks.extend(model.notes.iter().map(origins::note));
    Docs(blocks)
}

fn credentials(model: &Provider) -> Vec<Credential> {
    let credentials = model.credentials.iter().map(|credential| Credential {
        name: names::given(&credential.name).unwrap_or_default(),
        docs: credential.description.as_deref().map(sentence).unwrap_or_default(),
        example: credential.example.clone(),
    });
    credentials.collect()
}

fn parameters(model: &Provider) -> Vec<FixedParameter> {
    let parameters = model.parameters.iter().map(|parameter| FixedParameter {
        location: parameter.location,
        name: parameter.name.clone(),
        value: parameter.value.clone(),
    });
    parameters.collect()
}

fn scope(model: &Provider, types: &Types<'_>) -> Option<Scope> {
    let scope = model.scope.as_ref()?;
    let parameter = model.operations.iter().find_map(|operation| operation.parameter(&scope.parameter))?;
    Some(Scope {
        method: scope.method.clone(),
        type_name: names::type_name(&scope.method)?,
        field: field_name(&parameter.field),
        value: types.value(&parameter.field.type_),
        docs: docs::block(&scope.description),
    })
}

fn envelope(model: &Provider, envelope: &Envelope, types: &Types<'_>) -> ir::Envelope {
    let literals = Literals { provider: model, types };
    let success = envelope.success.as_ref().map(|success| Success {
        field: field_name(&envelope.fields[success.field]),
        value: literals.literal(&success.value),
    });
    ir::Envelope {
        docs: Docs(envelope.origin.iter().map(origins::origin).collect()),
        payload: envelope.payload.clone(),
        spelling: envelope.spelling.clone(),
        fields: fields(&envelope.fields, types),
        success,
    }
}

fn fields(fields: &[Field], types: &Types<'_>) -> Vec<ir::Field> {
    fields.iter().map(|field| types.field(field)).collect()
}

fn fault(model: &Provider, faults: &Faults, types: &Types<'_>) -> ir::Fault {
    let name = |index: Option<usize>| index.map(|index| field_name(&faults.fields[index]));
    ir::Fault {
        docs: Docs(faults.origin.iter().map(origins::origin).collect()),
        shape: faults.shape.clone(),
        spelling: faults.spelling.clone(),
        fields: fields(&faults.fields, types),
        named_by: name(faults.named_by),
        message: name(faults.message),
        kinds: kinds(model),
    }
}

/// A name of a fault, with what pages say of it.
#[derive(Default)]
struct Kind<'a> {
    status: u16,
    meanings: Vec<&'a str>,
}

/// The names of faults on all pages, each documented by its first status and the meanings that pages give it.
fn kinds(model: &Provider) -> Vec<Variant> {
    let mut kinds: indexmap::IndexMap<&str, Kind<'_>> = indexmap::IndexMap::new();
    for failure in model.operations.iter().flat_map(|operation| &operation.failures) {
        let Some(name) = &failure.fault else { continue };
        let kind = kinds.entry(name).or_insert_with(|| Kind { status: failure.status, ..Kind::default() });
        kind.meanings.push(&failure.description);
    }
    let variants = kinds.into_iter().filter_map(|(name, Kind { status, meanings })| {
        let meanings: indexmap::IndexSet<String> = meanings.into_iter().map(line).collect();
        let meanings: Vec<_> = meanings.into_iter().collect();
        let docs = Docs(vec![format!("{} ({status}): {}", code(name), meanings.join(" Or: "))]);
        Some(Variant { name: names::variant(name)?, wire: name.to_owned(), docs })
    });
    variants.collect()
}
