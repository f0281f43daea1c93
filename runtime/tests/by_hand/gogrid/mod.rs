//! GoGrid's servers, images and networks.
//!
//! ```no_run
//! # async fn run() -> Result<(), generated::gogrid::Error> {
//! use generated::gogrid::{Client, Credentials};
//!
//! let gogrid = Client::new(Credentials::new("identity", "credential"));
//! let images = gogrid.list_images().send().await?;
//! # Ok(())
//! # }
//! ```
//!
//! | operation | page |
//! |---|---|
//! | [`list_images`](Client::list_images) | grid.image.list |

mod client;
mod envelope;
mod fault;
mod list_images;
mod types;

#[cfg(test)]
mod tests;

pub use client::{Client, Credentials};
pub use envelope::Envelope;
pub use fault::{Fault, FaultKind};
pub use list_images::{BillingToken, Image, ImageState, ImageType, ListImages, ServerReference};
pub use types::{Customer, NamedOption, Status, Summary};

/// The answer to a successful call, in its envelope.
pub type Answer<T> = runtime::Answer<T, Envelope>;

/// Why a call failed.
pub type Error = runtime::Error<Fault>;

/// A call that is being made.
pub type Sending<T> = runtime::Sending<Answer<T>, Fault>;
