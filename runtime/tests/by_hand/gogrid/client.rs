//! The client, its credentials, and what its calls share.

use runtime::credentials::{Authentication, Ingredient};
use runtime::jiff::Timestamp;
use runtime::provider::{Location, Provider, ProviderDetails};
use runtime::{BaseUrlError, Secrets};

use super::{Envelope, Fault, ListImages};

/// A client of GoGrid. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Client {
    inner: runtime::Client,
}

impl Client {
    /// A client of `https://api.gogrid.com/api`.
    #[must_use]
    pub fn new(credentials: Credentials) -> Self {
        Self { inner: runtime::Client::new(GoGrid::DETAILS, credentials.secrets) }
    }

    /// The same client, of another server.
    ///
    /// # Errors
    ///
    /// If the text is not an absolute http or https URL, or if it has credentials, a query or a fragment.
    pub fn with_base_url(self, base_url: &str) -> Result<Self, BaseUrlError> {
        Ok(Self { inner: self.inner.with_base_url(base_url)? })
    }

    /// The same client, with another clock. Signatures are made with it.
    #[must_use]
    pub fn with_clock(self, clock: impl Fn() -> Timestamp + Send + Sync + 'static) -> Self {
        Self { inner: self.inner.with_clock(clock) }
    }

    /// The same client, sending through a client of the caller's: its timeouts, proxies, certificates and pool.
    #[must_use]
    pub fn with_http(self, http: runtime::reqwest::Client) -> Self {
        Self { inner: self.inner.with_http(http) }
    }

    /// Lists the server images.
    pub fn list_images(&self) -> ListImages {
        ListImages::new(self.inner.clone())
    }
}

/// What GoGrid knows a caller by. Never printed.
#[derive(Debug, Clone)]
pub struct Credentials {
    secrets: Secrets,
}

impl Credentials {
    /// Takes the credentials:
    ///
    /// - `api_key`: The API key that GoGrid generated.
    /// - `secret`: The shared secret of the key. It signs every call and is never sent.
    pub fn new(api_key: impl Into<String>, secret: impl Into<String>) -> Self {
        Self { secrets: Secrets::new([api_key.into(), secret.into()]) }
    }
}

/// The provider, for its operations.
#[derive(Debug)]
pub(super) enum GoGrid {}

impl Provider for GoGrid {
    type Envelope = Envelope;
    type Fault = Fault;

    const DETAILS: &'static ProviderDetails = &ProviderDetails::new("gogrid", "https://api.gogrid.com/api")
        .authentication(&[
            Authentication::Value {
                name: "api_key",
                location: Location::Parameters,
                prefix: "",
                credential: 0,
            },
            Authentication::Md5 {
                name: "sig",
                location: Location::Parameters,
                of: &[Ingredient::Credential(0), Ingredient::Credential(1), Ingredient::UnixSeconds],
            },
        ])
        .parameters(&[(Location::Query, "v", "1.3")]);
}
