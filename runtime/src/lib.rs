//! What every generated client calls.
//!
//! The core does no I/O. An [`Operation`] is a value: it renders itself to an [`http::Request`] and interprets an
//! [`http::Response`], so that one generated operation serves a client, a test and a mock alike. Around it, thin and
//! only with the feature `reqwest`, [`Client`] sends the one and reads the other.
//!
//! | module | holds |
//! |---|---|
//! | [`operation`] | what an operation is: its constant facts, its parameters, its answer |
//! | [`provider`] | what the operations of a provider share: server, credentials, envelope, faults |
//! | [`parameters`] | the values of one call, in order, and how they become a request |
//! | [`credentials`] | secrets, and how they travel |
//! | [`interpret`] | from a response to a typed answer, or a typed failure |
//! | [`decode`] | the pull reader that generated types are decoded with |
//! | [`encode`] | the writer that generated types and parameters are encoded with |
//! | [`mod@format`] | the formats of answers, and how one is asked for |
//! | [`client`] | configuration, and the exchange with a server |
//! | [`error`] | what a failed call says of itself |
//! | `dynamic` | calls that are known only at run time |
//!
//! Everything that an operation pays for in compile time is generic as thinly as possible: the work is done by
//! functions that are compiled once, over constant data that the generator emits.

#![cfg_attr(docsrs, feature(doc_cfg))]

mod answer;
pub mod client;
pub mod credentials;
pub mod decode;
mod download;
#[cfg(feature = "samples")]
pub mod dynamic;
pub mod encode;
pub mod error;
pub mod fault;
pub mod format;
pub mod interpret;
mod open_enum;
pub mod operation;
pub mod parameters;
pub mod provider;
mod redact;
mod render;
#[cfg(feature = "samples")]
pub mod samples;
#[cfg(feature = "serde")]
#[doc(hidden)]
pub mod serde_bridge;
mod value;

pub use answer::Answer;
pub use client::{BaseUrlError, Client};
#[cfg(feature = "reqwest")]
pub use client::{Sending, http_builder};
pub use credentials::Secrets;
pub use download::{Download, DownloadError};
pub use error::{Error, ErrorKind};
pub use fault::Fault;
pub use open_enum::OpenEnum;
pub use operation::Operation;
pub use parameters::Parameters;
pub use value::{Number, NumberError, Value};

// What generated code and its callers name of other crates, so that they need not depend on them.
pub use bytes::Bytes;
pub use http;
pub use jiff;
#[cfg(feature = "reqwest")]
pub use reqwest;
pub use rust_decimal::Decimal;
