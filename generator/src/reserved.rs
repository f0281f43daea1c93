//! The names that generated code needs itself: one namespace, that the check and the emitters both use.
//!
//! A name of an author's is refused only where the two could not stand beside each other. A test generates and compiles
//! providers that use each of these words, and each that generated code has besides, in every place of a name.

use crate::names;

/// Parts of a provider's module, and crates that its code calls by their names. No operation is called so, since it is
/// a part itself.
pub const PARTS: &[&str] =
    &["alloc", "client", "core", "envelope", "fault", "formats", "runtime", "std", "tests", "types"];

/// Methods of a client. Neither an operation nor the method of the scope is called so.
pub const CLIENT_METHODS: &[&str] = &[
    "clone",
    "default",
    "new",
    "with_base_url",
    "with_body_limit",
    "with_clock",
    "with_error_body_limit",
    "with_http",
    "with_timeout",
];

/// Methods of an operation, beside those that set its parameters.
pub const OPERATION_METHODS: &[&str] =
    &["client", "clone", "encode", "interpret", "new", "parameters", "prepare", "read", "send", "write"];

/// The method of an operation that chooses the format of its answer, where there is a choice.
pub const FORMAT_METHOD: &str = "format";

/// Types that the module of every provider has.
pub const TYPES: &[&str] =
    &["Answer", "Client", "Credentials", "Envelope", "Error", "Fault", "FaultKind", "Format", "Sending"];

/// The field that every fault has where failures are named.
pub const FAULT_FIELD: &str = "kind";

/// The variant of every enum that holds what is not listed.
pub const VARIANT: &str = "Undocumented";

/// Modules, files and features that the crate has beside its providers, and crates that it calls or gives on.
pub const CRATE: &[&str] = &[
    "alloc",
    "core",
    "default",
    "fingerprints",
    "generated",
    "guard",
    "http",
    "jiff",
    "lib",
    "main",
    "reqwest",
    "runtime",
    "rustfmt",
    "serde",
    "std",
    "tests",
];

/// Functions in the tests of an operation.
pub const TESTS: &[&str] = &["client", "documented_faults"];

/// Variables of the code that reads an object: what is read, and the index of a field.
pub const READING: &[&str] = &["field", "reader"];

/// Variables of tests, beside the client, which is called like the provider.
pub const TESTING: &[&str] = &["answer", "error", "operation", "other", "request"];

/// Types, traits and values that Rust knows everywhere: a type of that name would stand in their place.
const PRELUDE: &[&str] = &[
    "AsMut",
    "AsRef",
    "Box",
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "Drop",
    "Eq",
    "Err",
    "Extend",
    "Fn",
    "FnMut",
    "FnOnce",
    "From",
    "FromIterator",
    "Hash",
    "Into",
    "IntoIterator",
    "Iterator",
    "None",
    "Ok",
    "Option",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "Result",
    "Send",
    "Sized",
    "Some",
    "String",
    "Sync",
    "ToOwned",
    "ToString",
    "TryFrom",
    "TryInto",
    "Unpin",
    "Vec",
];

/// Whether a type of this name would stand in the place of one that generated code uses by its name: Rust's, or one
/// that every provider has. What else the code uses is written with its path where a type has its name.
#[must_use]
pub fn is_type(name: &str) -> bool {
    PRELUDE.contains(&name) || TYPES.contains(&name)
}

/// Whether neither an operation nor the method of a scope can be called so: as a part of the module, as a method of the
/// client, or by the type that is called after it.
#[must_use]
pub fn is_method(name: &str) -> bool {
    PARTS.contains(&name) || CLIENT_METHODS.contains(&name) || names::type_name(name).is_some_and(|name| is_type(&name))
}

/// Whether a setter of an operation cannot be called so. `chosen` says whether the operation has a choice of formats.
#[must_use]
pub fn is_setter(name: &str, chosen: bool) -> bool {
    OPERATION_METHODS.contains(&name) || (chosen && name == FORMAT_METHOD)
}

/// The type that the formats of an operation are chosen with, where it has its own.
#[must_use]
pub fn format_type(operation: &str) -> String {
    format!("{operation}Format")
}

/// All of them, each as often as it has a meaning.
pub fn all() -> impl Iterator<Item = &'static str> {
    let lists = [PARTS, CLIENT_METHODS, OPERATION_METHODS, TYPES, CRATE, TESTS, READING, TESTING, PRELUDE];
    let single = [FORMAT_METHOD, FAULT_FIELD, VARIANT];
    lists.into_iter().flatten().copied().chain(single).chain(names::keywords())
}
