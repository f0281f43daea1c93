//! The constant facts of an operation.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::module::Module;
use super::names::{ident, plain};
use super::{envelope, spellings};
use crate::ir::{AnswerShape, BodyKind, DocumentedFault, Operation};

/// The constant facts of an operation.
pub(super) fn details(module: &Module<'_>, operation: &Operation) -> TokenStream {
    let provider = &module.marker;
    let name = plain(&operation.name);
    let method = ident(&operation.method);
    let paths = &operation.paths;
    let body = body(operation.body);
    let answer = answer(&operation.answer);
    let spellings = spellings(module, operation);
    let formats = operation.formats.as_ref().map(|_| quote!(.formats(&FORMATS)));
    let success = success(&operation.success);
    let faults = faults(&operation.faults);
    quote! {
        runtime::operation::OperationDetails::new(
            super::client::#provider::DETAILS, #name, runtime::http::Method::#method, &[#(#paths),*]
        )
        #body #answer #spellings #formats #success #faults
    }
}

fn body(body: BodyKind) -> Option<TokenStream> {
    match body {
        BodyKind::None => None,
        BodyKind::Form => Some(quote!(.body(runtime::operation::Body::Form))),
        BodyKind::Json => Some(quote!(.body(runtime::operation::Body::Json))),
    }
}

fn answer(answer: &AnswerShape) -> Option<TokenStream> {
    match answer {
        AnswerShape::Nothing => Some(quote!(.answer(runtime::operation::AnswerShape::Nothing))),
        AnswerShape::Whole => None,
        AnswerShape::Key(key) => Some(quote!(.answer(runtime::operation::AnswerShape::Key(&[#key])))),
        AnswerShape::Envelope => {
            Some(quote!(.answer(runtime::operation::AnswerShape::Envelope(super::Envelope::FIELDS))))
        }
    }
}

/// How other formats than JSON spell the keys around the payload.
fn spellings(module: &Module<'_>, operation: &Operation) -> Option<TokenStream> {
    match &operation.answer {
        AnswerShape::Nothing | AnswerShape::Whole => None,
        AnswerShape::Key(key) => {
            let spellings = spellings::spellings(&[(key.as_str(), &operation.spelling)])?;
            Some(quote!(.spellings(&#spellings)))
        }
        AnswerShape::Envelope => {
            let envelope = module.provider.envelope.as_ref()?;
            envelope::spellings(envelope).map(|_| quote!(.spellings(super::Envelope::SPELLINGS)))
        }
    }
}

/// The statuses that mean success, where they are not what the runtime supposes.
fn success(statuses: &[u16]) -> Option<TokenStream> {
    let literals = statuses.iter().map(|status| Literal::u16_unsuffixed(*status));
    (statuses != [200]).then(|| quote!(.success(&[#(#literals),*])))
}

fn faults(faults: &[DocumentedFault]) -> Option<TokenStream> {
    let items = faults.iter().map(fault);
    (!faults.is_empty()).then(|| quote!(.faults(&[#(#items),*])))
}

fn fault(fault: &DocumentedFault) -> TokenStream {
    let status = Literal::u16_unsuffixed(fault.status);
    let meaning = &fault.meaning;
    let constructor = ident(match (&fault.name, fault.text) {
        (Some(_), false) => "new",
        (Some(_), true) => "text",
        (None, false) => "unnamed",
        (None, true) => "unnamed_text",
    });
    let name = fault.name.iter();
    quote!(runtime::operation::DocumentedFault::#constructor(#status, #(#name,)* #meaning))
}
