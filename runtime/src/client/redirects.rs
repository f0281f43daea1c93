//! Following redirects: within a server only, and never as another call than the one that was made.
//!
//! Connections that follow by themselves know nothing of the call: they make a GET of a POST, whose answer would be taken
//! for that of the POST.

use http::header::LOCATION;
use http::{Method, StatusCode};
use reqwest::{Client, Request, Response, Url};

use super::exchange::broken;
use crate::error::TransportError;

/// As many redirects are followed in a row.
const MOST: usize = 5;

/// Sends a request, and sends it again to where the server says that it belongs. A redirect that is not followed is the
/// response.
pub(super) async fn execute(http: &Client, mut request: Request) -> Result<Response, TransportError> {
    let mut followed = 0;
    loop {
        // The body is here as a whole, so that it can be sent again.
        let again = request.try_clone();
        let (method, url) = (request.method().clone(), request.url().clone());
        let response = http.execute(request).await.map_err(broken)?;
        if !only_reads(&method) && *response.url() != url {
            return Err(TransportError::Redirected { method });
        }
        match (again, target(&method, &response)) {
            (Some(mut next), Some(target)) if followed < MOST => {
                *next.url_mut() = target;
                request = next;
                followed += 1;
            }
            _ => return Ok(response),
        }
    }
}

/// Whether a call may be made a GET or HEAD of its address by any redirect, being one already.
fn only_reads(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD)
}

/// Where a response sends its call, if the call may follow: what it carries, in its query or body, is meant for this
/// server only.
fn target(method: &Method, response: &Response) -> Option<Url> {
    let keeps_the_call = match response.status() {
        StatusCode::MOVED_PERMANENTLY | StatusCode::FOUND | StatusCode::SEE_OTHER => only_reads(method),
        StatusCode::TEMPORARY_REDIRECT | StatusCode::PERMANENT_REDIRECT => true,
        _ => false,
    };
    let location = response.headers().get(LOCATION).filter(|location| keeps_the_call && !location.is_empty())?;
    let target = response.url().join(std::str::from_utf8(location.as_bytes()).ok()?).ok()?;
    let stays = target.origin() == response.url().origin();
    // Credentials in an address would be sent in place of those of the call.
    (stays && target.username().is_empty() && target.password().is_none()).then_some(target)
}
