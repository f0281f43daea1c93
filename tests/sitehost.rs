//! The client `sitehost` over real sockets: what reaches the server to the byte, and what comes of its answers.

#![cfg(feature = "sitehost")]

use generated::ErrorKind;
use generated::sitehost::{Client, Credentials, Error, ImageJob, SortDirection};
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, Request, ResponseTemplate};

const CREATED: &str = r#"{"return": {"job_id": "3433562"}, "msg": "Successful", "status": true, "time": 29.92}"#;
const VERSIONS: &str = r#"{
    "return": {
        "total_items": 1, "current_items": 1, "current_page": 1, "total_pages": 1,
        "data": [{
            "id": "6421", "client_id": "1", "image_id": "415", "version": "1.1-1076", "labels": "(data)",
            "date_added": "2016-10-21 09:41:10", "date_updated": "2017-02-09 16:17:01", "is_missing": "0",
            "force_config": "0", "build_id": "1076", "build_status": "success", "pending": null,
            "code": "my-custom-image", "container_count": 0
        }]
    },
    "msg": "Successful", "status": true
}"#;

/// A server that answers everything like this, and a client of it.
async fn server(status: u16, body: &str) -> (MockServer, Client) {
    let server = MockServer::start().await;
    let answer = ResponseTemplate::new(status).set_body_raw(body, "application/json");
    Mock::given(any()).respond_with(answer).mount(&server).await;
    let client = Client::new(Credentials::new("your_key_here")).with_base_url(&server.uri()).unwrap();
    (server, client)
}

/// The only request that reached the server.
async fn received(server: &MockServer) -> Request {
    let mut requests = server.received_requests().await.unwrap();
    assert_eq!(requests.len(), 1, "a call is one request");
    requests.remove(0)
}

async fn create_image(status: u16, body: &str) -> Result<ImageJob, Error> {
    let (_server, client) = server(status, body).await;
    client.create_image(1, "My Custom Image").send().await.map(generated::sitehost::Answer::into_payload)
}

#[tokio::test]
async fn an_image_is_created_with_a_form_in_the_documented_order() {
    let (server, client) = server(200, CREATED).await;

    // Set in another order than documented.
    let call = client.create_image(1, "My Custom Image").fork_id("61").ssh_keys(["23", "24"]).code("my-custom-image");
    let answer = call.send().await.unwrap();

    assert_eq!((answer.job_id, answer.envelope.time), (Some(3_433_562), Some(29.92)));
    let request = received(&server).await;
    assert_eq!(format!("{} {}", request.method, request.url.path()), "POST /1.0/cloud/image/create.json");
    assert_eq!(request.url.query(), None);
    assert_eq!(request.headers["content-type"], "application/x-www-form-urlencoded");
    assert_eq!(
        String::from_utf8(request.body).unwrap(),
        "apikey=your_key_here&client_id=1&label=My+Custom+Image&params%5Bcode%5D=my-custom-image\
         &params%5Bssh_keys%5D%5B%5D=23&params%5Bssh_keys%5D%5B%5D=24&params%5Bfork_id%5D=61",
    );
}

#[tokio::test]
async fn a_form_says_how_long_it_is() {
    let (server, client) = server(200, CREATED).await;

    client.create_image(1, "ä").send().await.unwrap();

    let request = received(&server).await;
    assert_eq!(request.body, b"apikey=your_key_here&client_id=1&label=%C3%A4");
    assert_eq!(request.headers["content-length"].to_str().unwrap(), request.body.len().to_string());
}

#[tokio::test]
async fn versions_are_listed_with_a_query_in_the_documented_order() {
    let (server, client) = server(200, VERSIONS).await;

    let call = client.list_image_versions(1, 77).page_number(2).page_size(50);
    let page = call.sort_dir(SortDirection::Desc).sort_by("date_added").send().await.unwrap();

    assert_eq!((page.total_pages, page.data.len()), (Some(1), 1));
    let version = &page.data[0];
    assert_eq!((version.id, version.is_missing.as_deref(), version.container_count), (Some(6421), Some("0"), Some(0)));
    assert_eq!(version.date_added, Some("2016-10-21T09:41:10".parse().unwrap()));
    let request = received(&server).await;
    assert_eq!(format!("{} {}", request.method, request.url.path()), "GET /1.3/cloud/image/version/list_all.json");
    assert_eq!(
        request.url.query().unwrap(),
        "apikey=your_key_here&client_id=1&image_id=77&filters%5Bsort_by%5D=date_added&filters%5Bsort_dir%5D=DESC\
         &filters%5Bpage_size%5D=50&filters%5Bpage_number%5D=2",
    );
    assert_eq!(request.body, b"");
}

#[tokio::test]
async fn a_client_id_that_is_set_once_goes_into_every_call() {
    let (server, client) = server(200, CREATED).await;
    let mine = client.for_client(7);

    mine.create_image("First").send().await.unwrap();
    mine.create_image("Second").send().await.unwrap();

    let bodies: Vec<_> = server.received_requests().await.unwrap().into_iter().map(|request| request.body).collect();
    assert_eq!(bodies[0], b"apikey=your_key_here&client_id=7&label=First");
    assert_eq!(bodies[1], b"apikey=your_key_here&client_id=7&label=Second");
}

#[tokio::test]
async fn a_failure_inside_of_a_good_status_is_an_error_with_the_servers_reason() {
    let body = r#"{"return": null, "msg": "Invalid client_id", "status": false, "time": 0.1}"#;

    let error = create_image(200, body).await.unwrap_err();

    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Reported, 200));
    assert_eq!(error.fault().unwrap().msg.as_deref(), Some("Invalid client_id"));
    assert_eq!(error.to_string(), "sitehost create_image: 200 OK: the answer reports a failure: Invalid client_id");
    assert_eq!(error.body().unwrap(), body.as_bytes());
}

#[tokio::test]
async fn a_failure_whose_payload_is_of_another_type_is_still_that_failure() {
    for payload in [r#""""#, "false", "[]", r#"["label"]"#, "7"] {
        let body = format!(r#"{{"return": {payload}, "msg": "Invalid label", "status": false}}"#);
        let error = create_image(200, &body).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Reported, "{payload}");
        assert_eq!(error.fault().unwrap().msg.as_deref(), Some("Invalid label"), "{payload}");
    }
}

#[tokio::test]
async fn a_bad_status_is_an_error_with_the_servers_reason() {
    let error = create_image(403, r#"{"msg": "Invalid API key", "status": false}"#).await.unwrap_err();

    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Status, 403));
    assert_eq!(error.fault().unwrap().msg.as_deref(), Some("Invalid API key"));
    assert_eq!(error.to_string(), "sitehost create_image: 403 Forbidden: Invalid API key");
}

#[tokio::test]
async fn an_api_key_that_the_server_repeats_is_hidden() {
    let error = create_image(200, r#"{"msg": "No such key: your_key_here", "status": false}"#).await.unwrap_err();

    let shown = format!("{error} {error:?} {}", String::from_utf8_lossy(error.body().unwrap()));
    assert!(!shown.contains("your_key_here"), "{shown}");
    assert_eq!(error.fault().unwrap().msg.as_deref(), Some("No such key: [redacted]"));
}

#[tokio::test]
async fn numbers_that_come_as_numbers_and_flags_that_come_as_flags_are_read_too() {
    let body = VERSIONS
        .replace(r#""id": "6421""#, r#""id": 6421"#)
        .replace(r#""is_missing": "0""#, r#""is_missing": "2""#)
        .replace(r#""force_config": "0""#, r#""force_config": true"#)
        .replace(r#""container_count": 0"#, r#""container_count": "3""#)
        .replace(r#""version": "1.1-1076""#, r#""version": 1.1"#);
    let (_server, client) = server(200, &body).await;

    let page = client.list_image_versions(1, 77).send().await.unwrap();

    let version = &page.data[0];
    assert_eq!((version.id, version.is_missing.as_deref(), version.container_count), (Some(6421), Some("2"), Some(3)));
    assert_eq!((version.version.as_deref(), version.force_config.as_deref()), (Some("1.1"), Some("true")));
}

#[tokio::test]
async fn labels_are_read_whatever_they_are() {
    for labels in [r#""web""#, "[]", r#"{"tier": ["web"]}"#] {
        let body = VERSIONS.replace(r#""labels": "(data)""#, &format!(r#""labels": {labels}"#));
        let (_server, client) = server(200, &body).await;

        let page = client.list_image_versions(1, 77).send().await.unwrap();

        assert_eq!(page.data[0].labels.as_ref().unwrap().to_string(), labels.replace(": ", ":"));
    }
}

#[tokio::test]
async fn a_version_of_which_nothing_is_said_is_read_and_has_nothing() {
    let (_server, client) = server(200, r#"{"status": true, "return": {"data": [{"new": {"a": [1]}}]}}"#).await;

    let page = client.list_image_versions(1, 77).send().await.unwrap();

    assert_eq!((page.total_items, page.data.len()), (None, 1));
    assert_eq!((page.data[0].id, &page.data[0].pending, &page.data[0].date_added), (None, &None, &None));
}

#[tokio::test]
async fn a_value_that_means_something_else_is_an_error_with_its_path() {
    let (_server, client) = server(200, &VERSIONS.replace("2016-10-21 09:41:10", "yesterday")).await;

    let error = client.list_image_versions(1, 77).send().await.unwrap_err();

    assert_eq!((error.kind(), error.path().as_deref()), (ErrorKind::Body, Some("return.data[0].date_added")));
}
