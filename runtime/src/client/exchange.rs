//! Sending a request and receiving its response, with reqwest.
//!
//! There is one exchange for all operations, compiled once. What differs between them is a function that reads the
//! response, which the operation's own crate has compiled.

use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, OnceLock};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use http::Response;
use http::response::Parts;
use reqwest::redirect::Policy;

use super::{Client, redirects};
use crate::Error;
use crate::download::Download;
use crate::error::TransportError;
use crate::format::{Content, FormatDetails};
use crate::interpret::{hand_over, interpret, is_success};
use crate::operation::{AnswerOf, ErrorOf, Operation, OperationDetails};
use crate::parameters::Parameters;
use crate::render::{Prepared, RequestProblem};

/// The connections of a client: the caller's, or our own, made when they are first needed.
#[derive(Clone, Default)]
pub(super) struct Http {
    made: Arc<OnceLock<Result<reqwest::Client, String>>>,
    /// Whether they are the caller's, who has decided how long anything may take.
    given: bool,
    /// How long the caller lets a call take.
    limit: Option<Duration>,
}

/// How long our own connections may take to be made.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// How long a call over our own connections may take until its answer is here, and how long a download may stand still.
const TIMEOUT: Duration = Duration::from_secs(60);

/// How long a download over our own connections may take as a whole, as long as it does not stand still.
const DOWNLOAD_TIMEOUT: Duration = Duration::from_secs(24 * 60 * 60);

impl Http {
    /// Sends through connections of the caller's from now on.
    pub(super) fn give(&mut self, http: reqwest::Client) {
        self.made = Arc::new(OnceLock::from(Ok(http)));
        self.given = true;
    }

    /// Lets calls take so long.
    pub(super) fn limit_to(&mut self, limit: Duration) {
        self.limit = Some(limit);
        if !self.given {
            // How long they may stand still is a property of connections: these have to be made anew.
            self.made = Arc::default();
        }
    }

    /// How long a call may take until its answer is here.
    fn limit(&self) -> Option<Duration> {
        self.limit.or((!self.given).then_some(TIMEOUT))
    }

    fn get(&self) -> Result<&reqwest::Client, TransportError> {
        let made = self.made.get_or_init(|| {
            let http = http_builder().read_timeout(self.limit.unwrap_or(TIMEOUT));
            http.build().map_err(|error| error.to_string())
        });
        made.as_ref().map_err(|error| TransportError::Setup(error.clone()))
    }
}

/// The connections of a client as we make them, for callers who want theirs to differ in something.
///
/// A connection may take 10 seconds to be made, and 60 may pass without a byte. It follows no redirect by itself, since
/// a call of ours follows them within its server only, and sends no `Referer`: what a call carries, be it in its
/// address, in a header or in its body, is meant for nobody else. A client without this sends it wherever a server tells
/// it to.
///
/// ```
/// let http = runtime::http_builder().user_agent("mine/1.0").build()?;
/// # Ok::<(), runtime::reqwest::Error>(())
/// ```
pub fn http_builder() -> reqwest::ClientBuilder {
    // Redirects are followed here, where it is known what the call is.
    let http = reqwest::Client::builder().redirect(Policy::none()).referer(false);
    http.connect_timeout(CONNECT_TIMEOUT).read_timeout(TIMEOUT)
}

/// What an exchange ends with.
struct Received {
    parts: Parts,
    body: Body,
    format: &'static FormatDetails<'static>,
    computed: Vec<String>,
}

/// The body of a response.
enum Body {
    /// All of it.
    Whole(Bytes),
    /// It is not waited for: the caller does that.
    Coming(Download),
}

/// Why an exchange ended without a response.
enum Unsent {
    Request(RequestProblem<'static>),
    Transport { address: String, error: TransportError },
}

type Exchange = Pin<Box<dyn Future<Output = Result<Received, Unsent>> + Send>>;

/// Reads a response, given the client.
type Read<A, F> = fn(Received, &Client) -> Result<A, Error<F>>;

/// A call that is being made; it starts when it is awaited.
#[must_use = "a call is made when it is awaited"]
pub struct Sending<A, F> {
    client: Client,
    details: &'static OperationDetails<'static>,
    exchange: Exchange,
    read: Read<A, F>,
}

impl Client {
    /// Makes the call of an operation.
    pub fn send<O: Operation>(
        &self,
        operation: &O,
    ) -> Sending<AnswerOf<O>, <O::Provider as crate::provider::Provider>::Fault> {
        let mut parameters = Parameters::new();
        operation.parameters(&mut parameters);
        Sending {
            client: self.clone(),
            details: O::DETAILS,
            exchange: begin(self.clone(), O::DETAILS, parameters, operation.format()),
            read: |received, client| -> Result<AnswerOf<O>, ErrorOf<O>> {
                let Received { parts, body, format, computed } = received;
                let asked = client.asked(format, &computed);
                match body {
                    Body::Whole(body) => interpret::<O>(Response::from_parts(parts, body), &asked),
                    Body::Coming(download) => hand_over::<O>(parts, download, &asked),
                }
            },
        }
    }
}

impl<A, F> Future for Sending<A, F> {
    type Output = Result<A, Error<F>>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        self.exchange.as_mut().poll(context).map(|outcome| match outcome {
            Ok(received) => (self.read)(received, &self.client),
            Err(Unsent::Request(problem)) => Err(Error::request(self.details, problem)),
            Err(Unsent::Transport { address, error }) => Err(Error::transport(self.details, address, error)),
        })
    }
}

impl<A, F> std::fmt::Debug for Sending<A, F> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Sending").field("operation", &self.details.name).finish_non_exhaustive()
    }
}

/// An exchange that starts when it is awaited. It is the same for all operations, so that they share its code.
fn begin(
    client: Client,
    details: &'static OperationDetails<'static>,
    parameters: Parameters<'static>,
    chosen: Option<usize>,
) -> Exchange {
    Box::pin(exchange(client, details, parameters, chosen))
}

/// Makes the request and receives the response. Each attempt is rendered anew, since signatures expire.
async fn exchange(
    client: Client,
    details: &'static OperationDetails<'static>,
    parameters: Parameters<'static>,
    chosen: Option<usize>,
) -> Result<Received, Unsent> {
    let Prepared { request, computed } = client.render(details, parameters, chosen).map_err(Unsent::Request)?;
    let format = details.formats.chosen(chosen);
    // The query is left out: it may hold credentials.
    let address = request.uri().to_string();
    let address = address.split('?').next().unwrap_or_default();
    let address = format!("{} {address}", request.method());
    let attempt = attempt(&client, request, details, format);
    let outcome = match client.configuration.http.limit() {
        Some(limit) => tokio::time::timeout(limit, attempt).await.unwrap_or(Err(TransportError::Timeout { limit })),
        None => attempt.await,
    };
    match outcome {
        Ok((parts, body)) => Ok(Received { parts, body, format, computed }),
        Err(error) => Err(Unsent::Transport { address, error }),
    }
}

/// Receives the response. A body that is handed over is not waited for; everything else is, failures included.
async fn attempt(
    client: &Client,
    request: http::Request<Bytes>,
    details: &'static OperationDetails<'static>,
    format: &'static FormatDetails<'static>,
) -> Result<(Parts, Body), TransportError> {
    let connections = &client.configuration.http;
    let mut request = reqwest::Request::try_from(request).map_err(broken)?;
    if !connections.given {
        // What is read as a whole has the limit of the call, which is shorter.
        *request.timeout_mut() = Some(DOWNLOAD_TIMEOUT);
    }
    let mut received = redirects::execute(connections.get()?, request).await?;
    let mut response = Response::new(());
    *response.status_mut() = received.status();
    *response.headers_mut() = std::mem::take(received.headers_mut());
    let (parts, ()) = response.into_parts();
    // A failure is read as a whole, and so is what only looks like a download.
    let comes = is_success(details, parts.status) && Content::new(&parts.headers, &[]).mismatch(format).is_none();
    let body = if !format.is_bytes() || !comes {
        let limit = if is_success(details, parts.status) {
            Limit::Refused(client.configuration.body_limit)
        } else {
            Limit::Cut(client.configuration.error_body_limit)
        };
        Body::Whole(collect(received, limit).await?)
    } else if Content::new(&parts.headers, &[]).is_encoded {
        // Nobody can read it: that there is something is all that counts.
        Body::Whole(received.chunk().await.map_err(broken)?.unwrap_or_default())
    } else {
        Body::Coming(Download::coming(&parts.headers, received))
    };
    Ok((parts, body))
}

/// How large a body may be.
#[derive(Clone, Copy)]
enum Limit {
    /// A larger one is an error.
    Refused(usize),
    /// What comes of a larger one is taken, and the rest is not waited for: it is a failure anyway.
    Cut(usize),
}

/// The whole body, or as much of it as there may be.
async fn collect(mut received: reqwest::Response, limit: Limit) -> Result<Bytes, TransportError> {
    let first = received.chunk().await.map_err(broken)?.unwrap_or_default();
    let mut body = BytesMut::from(first);
    loop {
        match limit {
            Limit::Refused(limit) if body.len() > limit => return Err(TransportError::TooLarge { limit }),
            // One byte more than is kept says that there is more.
            Limit::Cut(limit) if body.len() > limit => return Ok(body.freeze()),
            _ => {}
        }
        match received.chunk().await.map_err(broken)? {
            Some(chunk) => body.extend_from_slice(&chunk),
            None => return Ok(body.freeze()),
        }
    }
}

pub(super) fn broken(error: reqwest::Error) -> TransportError {
    TransportError::Exchange(error.without_url())
}

#[cfg(test)]
mod tests;
