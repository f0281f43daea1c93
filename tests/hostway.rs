//! The client `hostway` over real sockets: both addresses, HTTP Basic, faults named by their key or in plain text.

#![cfg(feature = "hostway")]

use generated::hostway::{Client, Credentials, Error, FaultKind, Image, ImageStatus, ImageType, LinkRelation};
use generated::{ErrorKind, Value};
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, Request, ResponseTemplate};

const IMAGES: &str = r#"{"images": [{
    "status": "ACTIVE", "updated": null, "name": "test_public_image",
    "links": [{"href": "https://api.hostway.com/accounts/19999/flexcloud/images/123/", "rel": "self"}],
    "created": "2011-11-09T03:19:48", "id": "123", "zones": ["AUS001", "AUS002"]
}]}"#;

/// A server that answers everything like this, and a client of it.
async fn server(status: u16, content_type: &str, body: &str) -> (MockServer, Client) {
    let server = MockServer::start().await;
    let answer = ResponseTemplate::new(status).set_body_raw(body, content_type);
    Mock::given(any()).respond_with(answer).mount(&server).await;
    let client = Client::new(Credentials::new("Aladdin", "open sesame")).with_base_url(&server.uri()).unwrap();
    (server, client)
}

/// What reached the server, as method, path and query.
async fn received(server: &MockServer) -> Vec<String> {
    let address = |request: &Request| {
        let query = request.url.query().map_or(String::new(), |query| format!("?{query}"));
        format!("{} {}{query}", request.method, request.url.path())
    };
    server.received_requests().await.unwrap().iter().map(address).collect()
}

async fn get_image(status: u16, content_type: &str, body: &str) -> Result<Image, Error> {
    let (_server, client) = server(status, content_type, body).await;
    client.get_image("133").send().await.map(generated::hostway::Answer::into_payload)
}

#[tokio::test]
async fn images_are_listed_at_both_addresses() {
    let (server, client) = server(200, "application/json", IMAGES).await;

    client.list_images().send().await.unwrap();
    client.list_images().account_id("19999").send().await.unwrap();
    client.for_account("19999").list_images().send().await.unwrap();

    let expected = [
        "GET /images/detail",
        "GET /accounts/19999/flexcloud/images/detail",
        "GET /accounts/19999/flexcloud/images/detail",
    ];
    assert_eq!(received(&server).await, expected);
}

#[tokio::test]
async fn one_image_is_found_at_both_addresses() {
    let (server, client) = server(200, "application/json", r#"{"image": {"id": "133"}}"#).await;

    client.get_image("133").send().await.unwrap();
    client.for_account("19999").get_image("133").send().await.unwrap();

    assert_eq!(received(&server).await, ["GET /images/133", "GET /accounts/19999/flexcloud/images/133"]);
}

#[tokio::test]
async fn images_are_read_with_all_that_the_page_prints() {
    let (_server, client) = server(200, "application/json", IMAGES).await;

    let images = client.list_images().send().await.unwrap();

    assert_eq!(images.len(), 1);
    let image = &images[0];
    assert_eq!((image.id.as_deref(), image.name.as_deref()), (Some("123"), Some("test_public_image")));
    assert_eq!(image.status, Some(ImageStatus::Active));
    assert_eq!(image.created, Some("2011-11-09T03:19:48".parse().unwrap()));
    assert_eq!(image.links[0].rel, Some(LinkRelation::Itself));
    assert_eq!(image.zones, ["AUS001", "AUS002"]);
}

#[tokio::test]
async fn filters_are_sent_as_the_documented_values() {
    let (server, client) = server(200, "application/json", IMAGES).await;

    let call = client.list_images().zone("AUS001").image_type(ImageType::Server).status("SAVING").name("my image");
    call.send().await.unwrap();

    assert_eq!(received(&server).await, ["GET /images/detail?name=my%20image&status=SAVING&type=SERVER&zone=AUS001"]);
}

#[tokio::test]
async fn a_value_that_the_page_does_not_list_can_be_sent() {
    let (server, client) = server(200, "application/json", IMAGES).await;

    client.list_images().status("QUEUED & more").send().await.unwrap();

    assert_eq!(received(&server).await, ["GET /images/detail?status=QUEUED%20%26%20more"]);
}

#[tokio::test]
async fn credentials_travel_as_http_basic() {
    let (server, client) = server(200, "application/json", IMAGES).await;

    client.list_images().send().await.unwrap();

    let request = server.received_requests().await.unwrap().remove(0);
    assert_eq!(request.headers["authorization"], "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
    assert_eq!(request.headers["accept"], "application/json");
}

#[tokio::test]
async fn a_path_value_reaches_the_server_as_one_segment() {
    let (server, client) = server(200, "application/json", r#"{"image": {}}"#).await;

    client.get_image("../admin?a=b#c d").send().await.unwrap();

    assert_eq!(received(&server).await, ["GET /images/..%2Fadmin%3Fa%3Db%23c%20d"]);
}

#[tokio::test]
async fn a_path_value_that_would_change_the_path_sends_nothing() {
    let (server, client) = server(200, "application/json", r#"{"image": {}}"#).await;
    for id in ["", ".", ".."] {
        assert_eq!(client.get_image(id).send().await.unwrap_err().kind(), ErrorKind::Request, "{id:?}");
    }

    assert_eq!(received(&server).await, [""; 0]);
}

#[tokio::test]
async fn a_401_in_plain_text_is_a_typed_fault_with_the_text_as_message() {
    let error = get_image(401, "text/plain", "This request requires HTTP authentication\n").await.unwrap_err();

    let fault = error.fault().unwrap();
    assert_eq!(fault.kind, Some(FaultKind::Unauthorized));
    assert_eq!(fault.message.as_deref(), Some("This request requires HTTP authentication"));
    let message = "hostway get_image: 401 Unauthorized: The server could not verify who calls: the credentials are wrong, a \
                   bad password for instance, or the client does not know how to send them (This request requires HTTP \
                   authentication)";
    assert_eq!(error.to_string(), message);
}

#[tokio::test]
async fn a_403_and_a_404_are_typed_faults_with_all_that_the_body_says() {
    for (status, name, kind) in
        [(403, "forbidden", FaultKind::Forbidden), (404, "itemNotFound", FaultKind::ItemNotFound)]
    {
        let body = format!(r#"{{"{name}": {{"message": "No", "code": {status}, "details": "", "guid": "23684df5"}}}}"#);
        let error = get_image(status, "application/json", &body).await.unwrap_err();
        assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Status, status));
        let fault = error.fault().unwrap();
        assert_eq!(fault.kind, Some(kind));
        assert_eq!((fault.message.as_deref(), fault.code), (Some("No"), Some(i64::from(status))));
        assert_eq!(fault.guid.as_deref(), Some("23684df5"));
    }
}

#[tokio::test]
async fn a_fault_that_the_page_does_not_list_is_that_of_its_status_if_it_has_one_and_keeps_its_name() {
    let undocumented = FaultKind::Undocumented("overLimit".to_owned());
    for (status, kind) in [(404, FaultKind::ItemNotFound), (413, undocumented)] {
        let body = r#"{"overLimit": {"message": "Slow down", "code": 413}}"#;
        let error = get_image(status, "application/json", body).await.unwrap_err();
        let fault = error.fault().unwrap();
        assert_eq!((fault.kind.as_ref(), fault.name.as_deref()), (Some(&kind), Some("overLimit")), "{status}");
        assert!(error.to_string().contains("Slow down"), "{error}");
    }
}

#[tokio::test]
async fn a_404_of_the_web_server_in_front_is_the_documented_fault_and_keeps_the_page() {
    let error = get_image(404, "text/html", "<h1>Not Found</h1>").await.unwrap_err();

    assert_eq!(error.fault().unwrap().kind, Some(FaultKind::ItemNotFound));
    assert_eq!(error.fault().unwrap().message, None);
    assert_eq!(error.body().unwrap(), b"<h1>Not Found</h1>");
}

#[tokio::test]
async fn an_answer_without_its_key_is_an_error_and_a_listing_of_nothing_is_empty() {
    for body in ["{}", r#"{"image": null, "images": null}"#] {
        let error = get_image(200, "application/json", body).await.unwrap_err();
        assert_eq!(error.to_string(), "hostway get_image: 200 OK: the answer holds nothing under `image`", "{body}");
    }
    let (_server, client) = server(200, "application/json", r#"{"images": null}"#).await;
    assert!(client.list_images().send().await.unwrap().is_empty());
    // A listing that is not there at all is no empty one: whoever deletes what is not listed would delete everything.
    for body in ["{}", r#"{"itemNotFound": {"message": "gone"}}"#] {
        let (_server, client) = server(200, "application/json", body).await;
        let error = client.list_images().send().await.unwrap_err();
        assert_eq!(error.to_string(), "hostway list_images: 200 OK: the answer holds nothing under `images`", "{body}");
        assert_eq!(error.fault().is_some(), body.contains("itemNotFound"), "{body}");
    }
}

#[tokio::test]
async fn what_the_page_does_not_know_yet_is_kept_or_passed() {
    let body = r#"{"image": {"status": "QUEUED", "id": 133, "updated": {"by": 7}, "size": [1, {"unit": "GB"}]}}"#;

    let image = get_image(200, "application/json", body).await.unwrap();

    assert_eq!(image.status, Some(ImageStatus::Undocumented("QUEUED".to_owned())));
    assert_eq!(image.id.as_deref(), Some("133"));
    assert_eq!(image.updated.unwrap(), Value::from_iter([("by", 7)]));
}
