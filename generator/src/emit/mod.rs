//! Prints what was decided.
//!
//! | module | prints |
//! |---|---|
//! | `root` | the root of the crate |
//! | `provider` | the root of a provider's module |
//! | `client`, `credentials`, `scope`, `authentication` | the client, and what its calls share |
//! | `envelope`, `fault` | what answers are wrapped in, what failures say |
//! | `formats`, `spellings` | the formats of answers, and how they spell fields |
//! | `operation`, `details`, `payload` | an operation, and the types of its page |
//! | `types`, `structs`, `enums` | types |
//! | `values`, `read`, `write` | values: their types, reading and writing |
//! | `sample_tests`, `expectations` | samples, as tests |
//! | `example`, `literals`, `numbers`, `text` | calls and values in code |
//! | `docs`, `names`, `imports`, `module` | what all of them need |
//! | `runtime` | how the runtime is called |
//!
//! A crate has a `lib.rs`, and a module of one a `mod.rs`. Every emitter names what is not in the prelude by its whole
//! path; [`imports`] makes the `use` lines of that.
//!
//! What belongs to one operation or one type is `#[inline]`, as what the compiler derives is: it is compiled where it is
//! used, so that nobody pays for the calls of a provider that they do not make. `benches/release` measures it.

mod authentication;
mod client;
mod credentials;
mod details;
mod docs;
mod enums;
mod envelope;
mod example;
mod expectations;
mod fault;
mod formats;
mod imports;
mod literals;
mod module;
mod names;
mod numbers;
mod operation;
mod payload;
mod provider;
mod read;
mod root;
mod runtime;
mod sample_tests;
mod scope;
mod spellings;
mod structs;
#[cfg(test)]
mod tests;
mod text;
mod types;
mod values;
mod write;

use proc_macro2::TokenStream;

use self::module::Module;
use self::names::plain;
use crate::ir::Crate;

/// Hands over all files of the generated crate, one after the other, by their path below its root: `lib.rs`,
/// `gogrid/mod.rs`, `gogrid/list_images.rs`. The tokens of all of them at once would be the most that is ever held.
pub fn emit(crate_: &Crate, mut take: impl FnMut(String, TokenStream)) {
    let mut take = |path, tokens| take(path, runtime::renamed(tokens, &crate_.settings.runtime));
    take(if crate_.settings.module.is_empty() { "lib.rs" } else { "mod.rs" }.to_owned(), root::file(crate_));
    for provider in &crate_.providers {
        let module = Module::new(crate_, provider);
        let folder = plain(&provider.module);
        let parts = provider_files(&module).into_iter().chain(operation_files(&module)).chain(test_files(&module));
        parts.for_each(|(name, tokens)| take(format!("{folder}/{name}.rs"), tokens));
    }
}

/// What the operations of a provider share.
fn provider_files(module: &Module<'_>) -> Vec<(String, TokenStream)> {
    let provider = module.provider;
    let mut files = vec![("mod", provider::file(module)), ("client", client::file(module))];
    files.extend(provider.envelope.as_ref().map(|envelope| ("envelope", envelope::file(module, envelope))));
    files.extend(provider.fault.as_ref().map(|fault| ("fault", fault::file(provider, fault))));
    files.extend(formats::file(module).map(|file| ("formats", file)));
    files.extend((!provider.types.is_empty()).then(|| ("types", types::file(module))));
    files.into_iter().map(|(name, tokens)| (name.to_owned(), tokens)).collect()
}

/// A file for each operation.
fn operation_files(module: &Module<'_>) -> impl Iterator<Item = (String, TokenStream)> {
    let operations = module.provider.operations.iter();
    operations.map(|operation| (plain(&operation.name).to_owned(), operation::file(module, operation)))
}

/// The tests of a provider, if it has samples.
fn test_files(module: &Module<'_>) -> impl Iterator<Item = (String, TokenStream)> {
    let root = module.tested().next().map(|_| ("tests/mod".to_owned(), sample_tests::root(module)));
    let parts = module
        .tested()
        .map(|operation| (format!("tests/{}", plain(&operation.name)), sample_tests::file(module, operation)));
    root.into_iter().chain(parts)
}
