//! The client `gogrid` over real sockets: signatures, the envelope and its failures, and what a proxy answers instead.

#![cfg(feature = "gogrid")]

use std::sync::atomic::{AtomicI64, Ordering};

use generated::gogrid::{Answer, Client, Credentials, Error, FaultKind, Image, ImageState, ImageType, Status};
use generated::{ErrorKind, jiff::Timestamp};
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, ResponseTemplate};

const IMAGES: &str = r#"{
    "list": [{
        "id": 81, "name": "GSI-85aa3887", "price": 0, "isActive": true, "createdTime": 1247183325757,
        "state": {"description": "Image is available for adds", "id": 2, "name": "Available", "object": "option"},
        "billingtokens": [{"id": 21, "name": "CentOS 5.1 64bit", "price": 0.0}]
    }],
    "method": "/grid/image/list", "status": "success",
    "summary": {"numpages": 34, "returned": 1, "start": 0, "total": 34}
}"#;
const FAILURE: &str = r#"{
    "list": [{"object": "error", "message": "No object found that matches your input criteria.",
        "errorcode": "IllegalArgumentException"}],
    "summary": {"total": 1, "start": 0, "returned": 1}, "status": "failure", "method": "/grid/image/list"
}"#;
const UNAVAILABLE: &str = "<html><body><h1>503 Service Unavailable</h1></body></html>";

/// A server that answers everything like this, and a client of it. Its clock starts when that of the documentation's
/// known signature did, and advances by a second whenever somebody looks at it.
async fn server(status: u16, content_type: &str, body: &str) -> (MockServer, Client) {
    let server = MockServer::start().await;
    let answer = ResponseTemplate::new(status).set_body_raw(body, content_type);
    Mock::given(any()).respond_with(answer).mount(&server).await;
    let seconds = AtomicI64::new(1_267_243_795);
    let clock = move || Timestamp::from_second(seconds.fetch_add(1, Ordering::Relaxed)).unwrap();
    let client = Client::new(Credentials::new("identity", "credential")).with_clock(clock);
    let client = client.with_base_url(&format!("{}/api", server.uri())).unwrap();
    (server, client)
}

/// The queries that reached the server.
async fn queries(server: &MockServer) -> Vec<String> {
    let requests = server.received_requests().await.unwrap();
    requests.iter().map(|request| request.url.query().unwrap_or_default().to_owned()).collect()
}

async fn list_images(status: u16, content_type: &str, body: &str) -> Result<Answer<Vec<Image>>, Error> {
    let (_server, client) = server(status, content_type, body).await;
    client.list_images().send().await
}

#[tokio::test]
async fn a_call_is_signed_as_the_documentation_says() {
    let (server, client) = server(200, "application/json", IMAGES).await;

    let call = client.list_images().page(2).num_items(50).state(ImageState::Available);
    call.image_type(ImageType::WebServer).is_public(false).send().await.unwrap();

    let request = server.received_requests().await.unwrap().remove(0);
    assert_eq!(format!("{} {}", request.method, request.url.path()), "GET /api/grid/image/list");
    let signed = "api_key=identity&sig=e9aafd0a5d4c69bb24536be4bce8a528&v=1.3";
    let filters = "&isPublic=false&type=Web%20Server&state=Available&num_items=50&page=2";
    assert_eq!(request.url.query().unwrap(), format!("{signed}{filters}"));
}

#[tokio::test]
async fn every_call_has_its_own_signature_and_none_sends_the_secret() {
    let (server, client) = server(200, "application/json", IMAGES).await;
    let call = client.list_images();

    call.clone().send().await.unwrap();
    call.send().await.unwrap();

    let queries = queries(&server).await;
    assert_eq!(queries[0], "api_key=identity&sig=e9aafd0a5d4c69bb24536be4bce8a528&v=1.3");
    assert_eq!(queries[1], "api_key=identity&sig=c5191728d9f966e812d09057ea3b7697&v=1.3");
    let requests = format!("{:?}", server.received_requests().await.unwrap());
    assert!(!requests.contains("credential"), "{requests}");
}

#[tokio::test]
async fn a_call_is_signed_when_it_is_awaited_not_when_it_is_made() {
    let (server, client) = server(200, "application/json", IMAGES).await;

    let late = client.list_images().send();
    client.list_images().send().await.unwrap();
    late.await.unwrap();

    assert!(queries(&server).await[1].contains("&sig=c5191728d9f966e812d09057ea3b7697&"));
}

#[tokio::test]
async fn images_are_read_with_their_envelope() {
    let images = list_images(200, "application/json", IMAGES).await.unwrap();

    assert_eq!(images.envelope.status, Some(Status::Success));
    assert_eq!(images.envelope.summary.as_ref().unwrap().total, Some(34));
    let image = &images[0];
    assert_eq!((image.id, image.is_active), (Some(81), Some(true)));
    assert_eq!(image.state.as_ref().unwrap().name, Some(ImageState::Available));
    assert_eq!(image.created_time, Some("2009-07-09T23:48:45.757Z".parse().unwrap()));
    assert_eq!(image.price.unwrap().to_string(), "0");
    assert_eq!(image.billing_tokens[0].price.unwrap().to_string(), "0.0");
}

#[tokio::test]
async fn a_failure_in_the_envelope_is_a_typed_fault_with_the_documented_status() {
    let error = list_images(400, "application/json", FAILURE).await.unwrap_err();

    assert_eq!(error.kind(), ErrorKind::Status);
    let fault = error.fault().unwrap();
    assert_eq!(fault.kind, Some(FaultKind::IllegalArgumentException));
    assert_eq!(fault.message.as_deref(), Some("No object found that matches your input criteria."));
    let message = "gogrid list_images: 400 Bad Request: Something is wrong with the parameters (No object found that \
                   matches your input criteria.)";
    assert_eq!(error.to_string(), message);
}

#[tokio::test]
async fn a_failure_in_the_envelope_is_a_typed_fault_with_a_good_status_too() {
    let error = list_images(200, "application/json", FAILURE).await.unwrap_err();

    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Reported, 200));
    assert_eq!(error.fault().unwrap().kind, Some(FaultKind::IllegalArgumentException));
    let message = "gogrid list_images: 200 OK: the answer reports a failure: No object found that matches your input \
                   criteria.";
    assert_eq!(error.to_string(), message);
}

#[tokio::test]
async fn an_exception_that_the_page_does_not_list_is_the_documented_failure_of_its_status_and_keeps_its_name() {
    let rows = [
        (403, "AuthenticationException", FaultKind::AuthenticationFailed),
        (500, "OutOfServersException", FaultKind::UnexpectedError),
    ];
    for (status, name, kind) in rows {
        let body = FAILURE.replace("IllegalArgumentException", name);

        let error = list_images(status, "application/json", &body).await.unwrap_err();

        let fault = error.fault().unwrap();
        assert_eq!((fault.kind.as_ref(), fault.errorcode.as_deref()), (Some(&kind), Some(name)));
    }
}

#[tokio::test]
async fn an_exception_is_undocumented_where_the_status_is_too() {
    let body = FAILURE.replace("IllegalArgumentException", "OutOfServersException");

    let error = list_images(503, "application/json", &body).await.unwrap_err();

    let kind = error.fault().unwrap().kind.clone();
    assert_eq!(kind, Some(FaultKind::Undocumented("OutOfServersException".to_owned())));
}

#[tokio::test]
async fn a_page_without_its_size_is_refused_and_nothing_is_sent() {
    let (server, client) = server(200, "application/json", IMAGES).await;

    let error = client.list_images().page(3).send().await.unwrap_err();

    assert_eq!(error.kind(), ErrorKind::Request);
    assert!(error.to_string().contains("`page` is given without `num_items`, which it needs"), "{error}");
    assert_eq!(server.received_requests().await.unwrap().len(), 0);
    client.list_images().page(3).num_items(10).send().await.unwrap();
    client.list_images().num_items(10).send().await.unwrap();
}

#[tokio::test]
async fn the_type_and_the_state_of_an_image_are_those_of_the_parameters() {
    let body = IMAGES.replace(r#""name": "Available""#, r#""name": "Migrating""#);

    let images = list_images(200, "application/json", &body).await.unwrap();

    let state = images[0].state.as_ref().unwrap();
    assert_eq!(state.name, Some(ImageState::Undocumented("Migrating".to_owned())));
}

#[tokio::test]
async fn a_503_in_html_has_no_fault_keeps_the_page_and_says_what_happened() {
    let error = list_images(503, "text/html; charset=utf-8", UNAVAILABLE).await.unwrap_err();

    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Status, 503));
    assert_eq!((error.fault(), error.path()), (None, None));
    assert_eq!(error.body().unwrap(), UNAVAILABLE.as_bytes());
    let message = "gogrid list_images: 503 Service Unavailable: the page of the operation does not list this status; \
                   the body has 58 bytes (its content type is text/html; charset=utf-8)";
    assert_eq!(error.to_string(), message);
}

#[tokio::test]
async fn a_403_of_a_proxy_is_the_documented_fault() {
    let error = list_images(403, "text/plain", "Forbidden").await.unwrap_err();

    assert_eq!(error.fault().unwrap().kind, Some(FaultKind::AuthenticationFailed));
    assert!(error.to_string().contains("check the API key, the secret and the clock of this machine"), "{error}");
}

#[tokio::test]
async fn what_is_spelled_otherwise_or_not_documented_is_read() {
    let body = IMAGES
        .replace(r#""id": 81"#, r#""id": "81", "checksum": {"md5": [null]}"#)
        .replace(r#""isActive": true"#, r#""isActive": "1""#)
        .replace(r#""createdTime": 1247183325757"#, r#""createdTime": "1247183325757""#)
        .replace(r#""price": 0.0"#, r#""price": "0.10""#)
        .replace(r#""total": 34"#, r#""total": "34""#)
        .replace(r#""name": "GSI-85aa3887""#, r#""name": 85"#);

    let images = list_images(200, "application/json", &body).await.unwrap();

    let image = &images[0];
    assert_eq!((image.id, image.is_active, image.name.as_deref()), (Some(81), Some(true), Some("85")));
    assert_eq!(image.created_time.unwrap().as_millisecond(), 1_247_183_325_757);
    assert_eq!(image.billing_tokens[0].price.unwrap().to_string(), "0.10");
    assert_eq!(images.envelope.summary.as_ref().unwrap().total, Some(34));
}

#[tokio::test]
async fn a_listing_of_which_only_success_is_said_is_empty() {
    let images = list_images(200, "application/json", r#"{"status": "success"}"#).await.unwrap();

    assert!(images.is_empty());
    assert_eq!(images.envelope.summary, None);
}

#[tokio::test]
async fn a_body_that_says_nothing_is_no_success() {
    let error = list_images(200, "application/json", "{}").await.unwrap_err();

    let message = "gogrid list_images: 200 OK: the answer does not report success, and does not say why";
    assert_eq!(error.to_string(), message);
}

#[tokio::test]
async fn fifty_calls_at_once_on_one_client_are_all_answered() {
    let (server, client) = server(200, "application/json", IMAGES).await;
    let mut calls = Vec::new();
    for page in 0..50 {
        let client = client.clone();
        calls.push(tokio::spawn(async move { client.list_images().page(page).num_items(1).send().await }));
    }

    for call in calls {
        assert_eq!(call.await.unwrap().unwrap().len(), 1);
    }

    let mut queries = queries(&server).await;
    queries.sort();
    queries.dedup();
    assert_eq!(queries.len(), 50, "each has its page and its signature");
}
