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
//! What generated code looks like, for one small call, and how a call is made without a server:
//!
//! ```
//! use runtime::decode::{DecodeError, Form, Reader};
//! use runtime::encode::Writer;
//! use runtime::http::{Method, Response};
//! use runtime::operation::OperationDetails;
//! use runtime::provider::{Provider, ProviderDetails};
//! use runtime::{Bytes, Client, ErrorKind, Operation, Parameters, Secrets};
//!
//! enum Shop {}
//!
//! impl Provider for Shop {
//!     type Envelope = ();
//!     type Fault = ();
//!     const DETAILS: &'static ProviderDetails<'static> = &ProviderDetails::new("shop", "https://shop.example");
//! }
//!
//! struct CountItems(Client);
//!
//! impl Operation for CountItems {
//!     type Provider = Shop;
//!     type Payload = i64;
//!     const DETAILS: &'static OperationDetails<'static> =
//!         &OperationDetails::new(Shop::DETAILS, "count_items", Method::GET, &["/items/count"]);
//!
//!     fn client(&self) -> &Client {
//!         &self.0
//!     }
//!
//!     fn parameters(&self, to: &mut Parameters) {
//!         to.query("colour").string(Some("red"));
//!     }
//!
//!     fn read(reader: &mut Reader<'_>, payload: &mut Option<i64>) -> Result<(), DecodeError> {
//!         *payload = reader.integer(Form::Number)?;
//!         Ok(())
//!     }
//!
//!     fn write(payload: &i64, writer: &mut Writer) {
//!         writer.integer(Some(*payload), Form::Number);
//!     }
//! }
//!
//! let call = CountItems(Client::new(Shop::DETAILS, Secrets::new([])));
//! assert_eq!(call.prepare()?.uri(), "https://shop.example/items/count?colour=red");
//! let answer = call.interpret(Response::new(Bytes::from_static(b"7")))?;
//! assert_eq!(answer.into_payload(), 7);
//!
//! let mut failure = Response::new(Bytes::from_static(b"{}"));
//! *failure.status_mut() = runtime::http::StatusCode::NOT_FOUND;
//! assert_eq!(call.interpret(failure).unwrap_err().kind(), ErrorKind::Status);
//! # Ok::<(), runtime::Error<()>>(())
//! ```
//!
//! Everything that an operation pays for in compile time is generic as thinly as possible: the work is done by
//! functions that are compiled once, over constant data that the generator emits.

//! # A parameter on its way
//!
//! A call adds its values to [`Parameters`], in the order in which they are sent. Each value goes through a
//! [`Writer`](encode::Writer), which knows how it travels, and what cannot be sent is noted there. Rendering fills the
//! path, joins queries and forms, adds what authentication makes of the [`Secrets`], and gives the request, or an error
//! of the kind [`ErrorKind::Request`].
//!
//! # A body on its way
//!
//! [`client`] reads a response to its end, within limits. [`interpret`] looks at the status, undoes the encoding, and
//! tells the format by header and body. A [`Reader`](decode::Reader) over the source of that format walks the envelope,
//! and hands the payload to [`Operation::read`], which is generated. A status or an envelope that says so makes a failure
//! of it: the body is read as a [`Fault`], with every secret taken out. What comes is an [`Answer`] or an [`Error`].
//!
//! # What always holds
//!
//! - Nothing that a server sends is a panic. A number that does not fit is an error; what is read as something else than
//!   was sent is a [`Notice`](decode::Notice).
//! - No secret is in anything that is printed, and a failure is never taken for a success.

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
