//! How the payload of an operation is read and written.

use proc_macro2::TokenStream;
use quote::quote;

use super::values::{empty_collection, type_of};
use super::{read, write};
use crate::ir::{Payload, Type};

/// The functions of an operation for its payload.
pub(super) fn functions(payload: &Payload) -> TokenStream {
    match payload {
        Payload::Nothing => nothing(),
        Payload::Value(value) => functions_for(value),
        Payload::Download => download(),
    }
}

/// What hands the payload over.
fn download() -> TokenStream {
    quote! {
        fn read(
            reader: &mut runtime::decode::Reader<'_>,
            _payload: &mut Option<runtime::Download>,
        ) -> Result<(), runtime::decode::DecodeError> {
            reader.skip()
        }

        fn write(_payload: &runtime::Download, _writer: &mut runtime::encode::Writer) {}

        fn receive(download: runtime::Download) -> Option<runtime::Download> {
            Some(download)
        }
    }
}

/// What passes over the payload.
fn nothing() -> TokenStream {
    quote! {
        fn read(
            reader: &mut runtime::decode::Reader<'_>,
            _payload: &mut Option<()>,
        ) -> Result<(), runtime::decode::DecodeError> {
            reader.skip()
        }

        fn write((): &(), _writer: &mut runtime::encode::Writer) {}

        fn nothing() -> Option<()> {
            Some(())
        }
    }
}

fn functions_for(value: &Type) -> TokenStream {
    let type_ = type_of(value);
    let read = read::payload(value);
    let write = write::referenced(&quote!(payload), value);
    let takes_nothing = matches!(value, Type::Any).then(|| {
        quote!(
            const TAKES_NOTHING: bool = true;
        )
    });
    // What stands for an absent payload.
    let null = || matches!(value, Type::Any).then(|| quote!(runtime::Value::Null));
    let empty = empty_collection(value).or_else(null).map(|empty| {
        quote! {
            #[inline]
            fn nothing() -> Option<#type_> {
                Some(#empty)
            }
        }
    });
    quote! {
        #takes_nothing

        #[inline]
        fn read(
            reader: &mut runtime::decode::Reader<'_>,
            payload: &mut Option<#type_>,
        ) -> Result<(), runtime::decode::DecodeError> {
            #read
        }

        #[inline]
        fn write(payload: &#type_, writer: &mut runtime::encode::Writer) {
            #write;
        }

        #empty
    }
}
