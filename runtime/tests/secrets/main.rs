//! The search for secrets: a server repeats a credential in every format, encoding, place and spelling that we could
//! think of, and no accessor of the error may show it.

mod accessors;
mod bodies;
mod encodings;
mod provider;
mod search;
mod spellings;
