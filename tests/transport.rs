//! Calls that get no response, the caller's own `reqwest::Client`, and what may go to other threads.

#![cfg(all(feature = "gogrid", feature = "hostway", feature = "sitehost"))]

use std::fmt::Debug;
use std::time::Duration;

use generated::gogrid::{Client, Credentials, Error};
use generated::{ErrorKind, gogrid, hostway, reqwest, sitehost};
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, ResponseTemplate};

/// An API key with everything that an address escapes, and how it stands in one.
const KEY: &str = "k3y/0f+mine &=ö";
const KEY_IN_ADDRESS: &str = "k3y%2F0f%2Bmine%20%26%3D%C3%B6";

const IMAGES: &str = r#"{"list": [{"id": 81}], "status": "success"}"#;

fn client(base_url: &str) -> Client {
    Client::new(Credentials::new(KEY, "s3cret-of-mine")).with_base_url(base_url).unwrap()
}

/// A server that answers everything like this.
async fn server(answer: ResponseTemplate) -> MockServer {
    let server = MockServer::start().await;
    Mock::given(any()).respond_with(answer).mount(&server).await;
    server
}

fn images() -> ResponseTemplate {
    ResponseTemplate::new(200).set_body_raw(IMAGES, "application/json")
}

/// The address of a server that is not there.
async fn nowhere() -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    format!("http://{}", listener.local_addr().unwrap())
}

/// A call that takes too long for its caller.
async fn timeout() -> Error {
    let server = server(images().set_delay(Duration::from_secs(30))).await;
    let http = reqwest::Client::builder().timeout(Duration::from_millis(100)).build().unwrap();
    client(&server.uri()).with_http(http).list_images().send().await.unwrap_err()
}

/// A call that is redirected without end, by a client that follows every redirect.
async fn lost() -> Error {
    let location = format!("/grid/image/list?api_key={KEY_IN_ADDRESS}");
    let server = server(ResponseTemplate::new(302).insert_header("location", location)).await;
    client(&server.uri()).with_http(reqwest::Client::new()).list_images().send().await.unwrap_err()
}

/// A call whose server hangs up.
async fn hung_up() -> Error {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base_url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { drop(listener.accept().await) });
    client(&base_url).list_images().send().await.unwrap_err()
}

/// Everything that an error shows, down to its last source.
fn shown(error: &Error) -> String {
    let own = format!("{error}\n{error:#}\n{error:?}\n{error:#?}");
    let sources = std::iter::successors(std::error::Error::source(error), |error| error.source());
    let sources: Vec<_> = sources.map(|error| format!("{error}\n{error:?}\n{error:#?}")).collect();
    format!("{own}\n{}", sources.join("\n"))
}

#[tokio::test]
async fn a_server_that_is_not_there_is_an_error_of_the_connection() {
    let base_url = nowhere().await;

    let error = client(&base_url).list_images().send().await.unwrap_err();

    assert_eq!((error.kind(), error.status(), error.body()), (ErrorKind::Transport, None, None));
    assert!(error.is_connect() && !error.is_timeout());
    let message = error.to_string();
    assert!(message.starts_with(&format!("gogrid list_images: GET {base_url}/grid/image/list: ")), "{message}");
    assert!(message.to_lowercase().contains("connection refused"), "{message}");
}

#[tokio::test]
async fn a_call_that_takes_too_long_for_its_caller_is_a_timeout() {
    let error = timeout().await;

    assert_eq!((error.kind(), error.status()), (ErrorKind::Transport, None));
    assert!(error.is_timeout() && !error.is_connect());
    assert!(error.to_string().contains("timed out"), "{error}");
}

#[tokio::test]
async fn an_api_key_in_the_address_comes_out_of_no_error_of_the_transport() {
    let refused = client(&nowhere().await).list_images().send().await.unwrap_err();
    for error in [refused, timeout().await, lost().await, hung_up().await] {
        assert_eq!(error.kind(), ErrorKind::Transport, "{error}");
        let shown = shown(&error);
        for secret in [KEY, KEY_IN_ADDRESS, "k3y", "s3cret", "sig="] {
            assert!(!shown.contains(secret), "`{secret}` is in: {shown}");
        }
        assert!(shown.contains("/grid/image/list"), "the address is told without its query: {shown}");
    }
}

#[tokio::test]
async fn a_password_comes_out_of_no_error_of_the_transport() {
    let credentials = hostway::Credentials::new("Aladdin", "open sesame");
    let client = hostway::Client::new(credentials).with_base_url(&nowhere().await).unwrap();

    let error = client.list_images().send().await.unwrap_err();

    let shown = format!("{error} {error:#?} {:#?} {client:?}", std::error::Error::source(&error));
    assert!(!shown.contains("sesame") && !shown.contains("QWxhZGRpbjpvcGVuIHNlc2FtZQ"), "{shown}");
}

#[tokio::test]
async fn calls_go_through_the_client_that_the_caller_gives() {
    let server = server(images()).await;
    let http = reqwest::Client::builder().user_agent("mine/1.0").build().unwrap();

    // However long a call may take besides.
    let given = client(&server.uri()).with_http(http);
    given.list_images().send().await.unwrap();
    given.with_timeout(Duration::from_secs(10)).list_images().send().await.unwrap();

    for request in server.received_requests().await.unwrap() {
        assert_eq!(request.headers["user-agent"], "mine/1.0");
    }
}

#[tokio::test]
async fn a_call_that_is_never_awaited_sends_nothing() {
    let server = server(images()).await;

    let call = client(&server.uri()).list_images().send();
    assert_eq!(format!("{call:?}"), "Sending { operation: \"list_images\", .. }");
    drop(call);

    assert_eq!(server.received_requests().await.unwrap().len(), 0);
}

#[tokio::test]
async fn a_client_works_on_after_a_call_was_given_up() {
    let server = server(images().set_delay(Duration::from_millis(200))).await;
    let client = client(&server.uri());

    let given_up = tokio::time::timeout(Duration::from_millis(20), client.list_images().send()).await;
    let answered = client.list_images().send().await;

    assert!(given_up.is_err(), "no answer can have come yet");
    assert_eq!(answered.unwrap().len(), 1);
}

#[test]
fn a_client_may_be_made_and_a_call_prepared_without_a_runtime() {
    let call = client("http://localhost:1").list_images().num_items(1);

    assert!(!format!("{call:?} {:?}", call.clone().send()).contains("k3y"));
}

#[test]
fn a_client_outlives_the_runtime_that_it_was_first_used_in() {
    let runtime = || tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let serving = tokio::runtime::Runtime::new().unwrap();
    let server = serving.block_on(server(images()));
    let client = client(&server.uri());

    for _ in 0..2 {
        let images = runtime().block_on(client.list_images().send()).unwrap();
        assert_eq!(images.len(), 1);
    }
}

#[test]
fn clients_calls_answers_and_errors_go_wherever_their_user_goes() {
    fn shared<T: Send + Sync + Clone + Debug + 'static>() {}
    fn returned<T: Send + Sync + Debug + 'static>() {}
    fn awaited<T: Future + Send + Unpin + 'static>() {}

    shared::<gogrid::Client>();
    shared::<hostway::ForAccount>();
    shared::<sitehost::ForClient>();
    shared::<sitehost::Credentials>();
    shared::<gogrid::ListImages>();
    shared::<gogrid::Answer<Vec<gogrid::Image>>>();
    returned::<gogrid::Error>();
    returned::<hostway::Error>();
    returned::<sitehost::Error>();
    awaited::<gogrid::Sending<Vec<gogrid::Image>>>();
    awaited::<sitehost::Sending<sitehost::ImageJob>>();
}
