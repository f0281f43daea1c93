//! Sending a request and receiving its response, with reqwest.
//!
//! There is one exchange for all operations, compiled once. What differs between them is a function that reads the
//! response, which the operation's own crate has compiled.

use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, OnceLock};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http::Response;
use reqwest::redirect::Policy;

use super::Client;
use crate::Error;
use crate::error::TransportError;
use crate::interpret::interpret;
use crate::operation::{AnswerOf, ErrorOf, Operation, OperationDetails};
use crate::parameters::Parameters;
use crate::render::{Prepared, RequestProblem};

/// The connections of a client: the caller's, or our own, made when they are first needed.
#[derive(Clone, Default)]
pub(super) struct Http(Arc<OnceLock<Result<reqwest::Client, String>>>);

/// How long our own connections may take to be made.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// How long a call over our own connections may take as a whole.
const TIMEOUT: Duration = Duration::from_secs(60);

impl Http {
    pub(super) fn given(http: reqwest::Client) -> Self {
        Self(Arc::new(OnceLock::from(Ok(http))))
    }

    fn get(&self) -> Result<&reqwest::Client, TransportError> {
        let made = self.0.get_or_init(|| {
            let http = reqwest::Client::builder().redirect(same_origin());
            let http = http.connect_timeout(CONNECT_TIMEOUT).timeout(TIMEOUT);
            http.build().map_err(|error| error.to_string())
        });
        made.as_ref().map_err(|error| TransportError::Setup(error.clone()))
    }
}

/// Follows redirects within a server only: what a call carries, in its query or body, is meant for nobody else.
fn same_origin() -> Policy {
    const MOST: usize = 5;
    Policy::custom(|attempt| {
        let from = attempt.previous().first().map(reqwest::Url::origin);
        if attempt.previous().len() <= MOST && from == Some(attempt.url().origin()) {
            attempt.follow()
        } else {
            attempt.stop()
        }
    })
}

/// What an exchange ends with.
struct Received {
    response: Response<Bytes>,
    computed: Vec<String>,
}

/// Why an exchange ended without a response.
enum Unsent {
    Request(RequestProblem),
    Transport { address: String, error: TransportError },
}

type Exchange = Pin<Box<dyn Future<Output = Result<Received, Unsent>> + Send>>;

/// Reads a response, given the client and what authentication put into the request.
type Read<A, F> = fn(Response<Bytes>, &Client, &[String]) -> Result<A, Error<F>>;

/// A call that is being made; it starts when it is awaited.
#[must_use = "a call is made when it is awaited"]
pub struct Sending<A, F> {
    client: Client,
    details: &'static OperationDetails,
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
            exchange: Box::pin(exchange(self.clone(), O::DETAILS, parameters)),
            read: |response, client, computed| -> Result<AnswerOf<O>, ErrorOf<O>> {
                interpret::<O>(response, client.secrets(), computed)
            },
        }
    }
}

impl<A, F> Future for Sending<A, F> {
    type Output = Result<A, Error<F>>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        self.exchange.as_mut().poll(context).map(|outcome| match outcome {
            Ok(received) => (self.read)(received.response, &self.client, &received.computed),
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

/// Makes the request and receives the whole response. Each attempt is rendered anew, since signatures expire.
async fn exchange(
    client: Client,
    details: &'static OperationDetails,
    parameters: Parameters,
) -> Result<Received, Unsent> {
    let Prepared { request, computed } = client.render(details, parameters).map_err(Unsent::Request)?;
    // The query is left out: it may hold credentials.
    let address = request.uri().to_string();
    let address = address.split('?').next().unwrap_or_default();
    let address = format!("{} {address}", request.method());
    match attempt(&client, request).await {
        Ok(response) => Ok(Received { response, computed }),
        Err(error) => Err(Unsent::Transport { address, error }),
    }
}

async fn attempt(client: &Client, request: http::Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
    let http = client.configuration.http.get()?;
    let exchange = |error: reqwest::Error| TransportError::Exchange(error.without_url());
    let request = reqwest::Request::try_from(request).map_err(exchange)?;
    let mut received = http.execute(request).await.map_err(exchange)?;
    let mut response = Response::new(Bytes::new());
    *response.status_mut() = received.status();
    *response.headers_mut() = std::mem::take(received.headers_mut());
    *response.body_mut() = received.bytes().await.map_err(exchange)?;
    Ok(response)
}
