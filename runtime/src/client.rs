//! Configuration, and the exchange with a server.

use std::fmt;
use std::sync::Arc;

use http::Uri;
use jiff::Timestamp;

use crate::credentials::Secrets;
use crate::format::FormatDetails;
use crate::interpret::Asked;
use crate::operation::OperationDetails;
use crate::parameters::Parameters;
use crate::provider::ProviderDetails;
use crate::render::{self, Caller, Prepared, RequestProblem};

#[cfg(feature = "reqwest")]
mod exchange;
#[cfg(feature = "reqwest")]
mod redirects;

#[cfg(feature = "reqwest")]
pub use exchange::{Sending, http_builder};

/// The configuration of a provider's client: server, credentials, clock, connections. Cheap to clone.
///
/// ```
/// use runtime::provider::ProviderDetails;
/// use runtime::{BaseUrlError, Client, Secrets};
///
/// static SHOP: ProviderDetails = ProviderDetails::new("shop", "https://shop.example");
///
/// let client = Client::new(&SHOP, Secrets::new([])).with_base_url("http://127.0.0.1:8080")?;
/// // The address of a server has no credentials in it: they would be printed with it.
/// assert!(client.with_base_url("https://user:word@shop.example").is_err());
/// # Ok::<(), BaseUrlError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Client {
    configuration: Arc<Configuration>,
}

/// Tells the time.
type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;

#[derive(Clone)]
pub(crate) struct Configuration {
    pub(crate) provider: &'static ProviderDetails<'static>,
    pub(crate) base: String,
    pub(crate) secrets: Secrets,
    clock: Clock,
    error_body_limit: usize,
    #[cfg(feature = "reqwest")]
    http: exchange::Http,
    #[cfg(feature = "reqwest")]
    body_limit: usize,
}

/// The size of the largest body that is taken, unless the caller says otherwise.
#[cfg(feature = "reqwest")]
const BODY_LIMIT: usize = 256 * 1024 * 1024;

/// How many bytes of the body of a failure are taken, unless the caller says otherwise.
pub(crate) const ERROR_BODY_LIMIT: usize = 1024 * 1024;

impl Client {
    /// A client of the provider's own server.
    pub fn new(provider: &'static ProviderDetails<'static>, secrets: Secrets) -> Self {
        let configuration = Configuration {
            provider,
            base: provider.server.to_owned(),
            secrets,
            clock: Arc::new(Timestamp::now),
            error_body_limit: ERROR_BODY_LIMIT,
            #[cfg(feature = "reqwest")]
            http: exchange::Http::default(),
            #[cfg(feature = "reqwest")]
            body_limit: BODY_LIMIT,
        };
        Self { configuration: Arc::new(configuration) }
    }

    /// The same client, of another server.
    ///
    /// # Errors
    /// If the text is not an absolute http or https URL, or if it has credentials, a query or a fragment.
    pub fn with_base_url(self, base_url: &str) -> Result<Self, BaseUrlError> {
        let base = check_base_url(base_url)?;
        Ok(self.with(|configuration| base.clone_into(&mut configuration.base)))
    }

    /// The same client, with another clock. Signatures are made with it.
    #[must_use]
    pub fn with_clock(self, clock: impl Fn() -> Timestamp + Send + Sync + 'static) -> Self {
        self.with(|configuration| configuration.clock = Arc::new(clock))
    }

    /// The same client, sending through a client of the caller's: its timeouts, proxies, certificates and pool.
    ///
    /// Without one, a connection may take 10 seconds to be made and a call [60 seconds](Self::with_timeout).
    ///
    /// Redirects are followed within the same scheme, host and port only, at most five in a row: of a GET or HEAD those
    /// with any status, of other calls 307 and 308, which repeat the call as it is. A redirect that is not followed is
    /// an error. Build the client from [`http_builder`], which leaves that to us. One that was made otherwise follows
    /// redirects to any server, and takes there what the call carries: headers other than `Authorization`, a form, and
    /// in `Referer` the query, with the credentials that are in them; and it makes a GET of a POST. Where such a
    /// redirect led a call that is neither GET nor HEAD to another address, the call ends with an error.
    #[cfg(feature = "reqwest")]
    #[must_use]
    pub fn with_http(self, http: reqwest::Client) -> Self {
        self.with(|configuration| configuration.http.give(http))
    }

    /// The same client, whose calls are given up if their answer is not here after this time, whoever makes the
    /// connections. A download counts as here when its first byte may be read: the rest may take a day, as long as it
    /// does not stand still for this time.
    ///
    /// Without it, a call may take 60 seconds; over connections of the caller's, as long as they let it.
    #[cfg(feature = "reqwest")]
    #[must_use]
    pub fn with_timeout(self, limit: std::time::Duration) -> Self {
        self.with(|configuration| configuration.http.limit_to(limit))
    }

    /// The same client, which takes bodies of at most this many bytes, in place of 256 MiB; a larger one is an error.
    /// What is downloaded is not limited.
    #[cfg(feature = "reqwest")]
    #[must_use]
    pub fn with_body_limit(self, bytes: usize) -> Self {
        self.with(|configuration| configuration.body_limit = bytes)
    }

    /// The same client, which takes this many bytes of the body of a failure, in place of 1 MiB; the rest is not waited
    /// for, and not kept in the error. Where a server says more of a failure than this, the fault is not found in it.
    ///
    /// Secrets are looked for in what is kept, which takes about ten times as much memory while the error is made.
    #[must_use]
    pub fn with_error_body_limit(self, bytes: usize) -> Self {
        self.with(|configuration| configuration.error_body_limit = bytes)
    }

    fn with(mut self, change: impl FnOnce(&mut Configuration)) -> Self {
        change(Arc::make_mut(&mut self.configuration));
        self
    }

    /// What is known of a call when its response comes.
    pub(crate) fn asked<'a>(
        &'a self,
        format: &'static FormatDetails<'static>,
        computed: &'a [String],
    ) -> Asked<'a, 'static> {
        let Configuration { secrets, error_body_limit, .. } = &*self.configuration;
        Asked { format, secrets, computed, error_body_limit: *error_body_limit }
    }

    pub(crate) fn render<'a>(
        &self,
        details: &OperationDetails<'a>,
        parameters: Parameters<'a>,
        format: Option<usize>,
    ) -> Result<Prepared, RequestProblem<'a>> {
        let Configuration { base, secrets, clock, .. } = &*self.configuration;
        render::render(Caller { base, secrets, now: clock() }, details, parameters, format)
    }
}

impl fmt::Debug for Configuration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Configuration")
            .field("provider", &self.provider.name)
            .field("base", &self.base)
            .finish_non_exhaustive()
    }
}

/// Why a text is no base URL. It does not repeat the text, which may hold a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum BaseUrlError {
    /// It is not an absolute URL with a host, or its scheme is neither http nor https.
    NotHttp,
    /// It holds a user's name or password. Credentials are given to the client by themselves.
    Credentials,
    /// It has a query or a fragment, after which no path can follow.
    Query,
}

impl fmt::Display for BaseUrlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotHttp => "the base URL is not an absolute http or https URL",
            Self::Credentials => "the base URL holds credentials; give them to the client by themselves",
            Self::Query => "the base URL has a query or a fragment, after which no path can follow",
        })
    }
}

impl std::error::Error for BaseUrlError {}

/// The base URL without a slash at its end.
pub(crate) fn check_base_url(text: &str) -> Result<&str, BaseUrlError> {
    if text.contains(['?', '#']) {
        return Err(BaseUrlError::Query);
    }
    let uri: Uri = text.parse().map_err(|_| BaseUrlError::NotHttp)?;
    let authority = uri.authority().ok_or(BaseUrlError::NotHttp)?;
    if authority.as_str().contains('@') {
        return Err(BaseUrlError::Credentials);
    }
    match uri.scheme_str() {
        Some("http" | "https") if !authority.host().is_empty() => Ok(text.trim_end_matches('/')),
        _ => Err(BaseUrlError::NotHttp),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base_urls_lose_the_slash_at_their_end() {
        assert_eq!(check_base_url("http://localhost:8080/").as_ref(), Ok(&"http://localhost:8080"));
        assert_eq!(check_base_url("https://api.gogrid.com/api").as_ref(), Ok(&"https://api.gogrid.com/api"));
    }

    #[test]
    fn base_urls_that_lead_nowhere_are_refused() {
        for text in ["", "api.gogrid.com", "/api", "ftp://api.gogrid.com", "https://", "http://a b/"] {
            assert_eq!(check_base_url(text), Err(BaseUrlError::NotHttp), "{text}");
        }
        assert_eq!(check_base_url("https://api.gogrid.com?a=b"), Err(BaseUrlError::Query));
        assert_eq!(check_base_url("https://user:pass@api.gogrid.com"), Err(BaseUrlError::Credentials));
    }
}
