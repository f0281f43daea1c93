//! Redirects: followed within a server, never to another one, since what a call carries is meant for nobody else.

#![cfg(all(feature = "gogrid", feature = "hostway", feature = "sitehost"))]

use generated::{ErrorKind, gogrid, hostway, http_builder, reqwest, sitehost};
use wiremock::matchers::{any, path};
use wiremock::{Mock, MockServer, ResponseTemplate};

const CREATED: &str = r#"{"return": {"job_id": "7"}, "status": true}"#;

/// Redirects calls of `from` to an address.
async fn redirect(server: &MockServer, from: &str, status: u16, to: &str) {
    let answer = ResponseTemplate::new(status).insert_header("location", to);
    Mock::given(path(from)).respond_with(answer).mount(server).await;
}

/// Answers calls of `at`.
async fn answer(server: &MockServer, at: &str, body: &str) {
    let answer = ResponseTemplate::new(200).set_body_raw(body, "application/json");
    Mock::given(path(at)).respond_with(answer).mount(server).await;
}

async fn count(server: &MockServer) -> usize {
    server.received_requests().await.unwrap().len()
}

fn hostway_client(server: &MockServer) -> hostway::Client {
    let credentials = hostway::Credentials::new("Aladdin", "open sesame");
    hostway::Client::new(credentials).with_base_url(&server.uri()).unwrap()
}

fn sitehost_client(server: &MockServer) -> sitehost::Client {
    sitehost::Client::new(sitehost::Credentials::new("your_key_here")).with_base_url(&server.uri()).unwrap()
}

#[tokio::test]
async fn a_redirect_within_the_server_is_followed_with_the_credentials() {
    let server = MockServer::start().await;
    redirect(&server, "/images/detail", 301, "/v2/images/detail").await;
    answer(&server, "/v2/images/detail", r#"{"images": [{"id": "123"}]}"#).await;

    let images = hostway_client(&server).list_images().send().await.unwrap();

    assert_eq!(images.len(), 1);
    let requests = server.received_requests().await.unwrap();
    assert_eq!(requests[1].url.path(), "/v2/images/detail");
    assert_eq!(requests[1].headers["authorization"], "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
}

#[tokio::test]
async fn a_redirect_that_keeps_the_method_sends_the_form_again() {
    let server = MockServer::start().await;
    redirect(&server, "/1.0/cloud/image/create.json", 307, "/1.1/cloud/image/create.json").await;
    answer(&server, "/1.1/cloud/image/create.json", CREATED).await;

    let job = sitehost_client(&server).create_image(1, "label").send().await.unwrap();

    assert_eq!(job.job_id, Some(7));
    let requests = server.received_requests().await.unwrap();
    assert_eq!((requests[1].method.as_str(), &requests[1].body), ("POST", &requests[0].body));
}

#[tokio::test]
async fn a_call_that_reads_is_redirected_by_every_status_with_its_query() {
    for status in [301, 302, 303, 307, 308] {
        let server = MockServer::start().await;
        redirect(&server, "/images/detail", status, "../v2/images?status=ACTIVE").await;
        answer(&server, "/v2/images", r#"{"images": [{"id": "123"}]}"#).await;

        let images = hostway_client(&server).list_images().send().await.unwrap();

        assert_eq!(images.len(), 1, "{status}");
        let requests = server.received_requests().await.unwrap();
        assert_eq!((requests[1].method.as_str(), requests[1].url.query()), ("GET", Some("status=ACTIVE")), "{status}");
        assert!(!requests[1].headers.contains_key("referer"), "{status}");
    }
}

#[tokio::test]
async fn a_call_that_writes_is_never_repeated_as_one_that_reads() {
    for status in [301, 302, 303] {
        let server = MockServer::start().await;
        redirect(&server, "/1.0/cloud/image/create.json", status, "/elsewhere.json").await;
        answer(&server, "/elsewhere.json", CREATED).await;

        let error = sitehost_client(&server).create_image(1, "label").send().await.unwrap_err();

        assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Status, status));
        assert_eq!(count(&server).await, 1, "{status}");
        assert!(error.to_string().ends_with("(it redirects to /elsewhere.json)"), "{error}");
    }
}

#[tokio::test]
async fn what_a_client_of_the_callers_made_a_get_of_is_no_answer_to_a_post() {
    for status in [301, 302, 303] {
        let server = MockServer::start().await;
        redirect(&server, "/1.0/cloud/image/create.json", status, "/elsewhere.json?apikey=your_key_here").await;
        answer(&server, "/elsewhere.json", CREATED).await;
        let client = sitehost_client(&server).with_http(reqwest::Client::new());

        let error = client.create_image(1, "label").send().await.unwrap_err();

        assert_eq!(error.kind(), ErrorKind::Transport, "{status}");
        assert!(error.to_string().contains("/create.json: ") && error.to_string().contains("redirect"), "{error}");
        assert!(!format!("{error} {error:?}").contains("your_key_here"), "{error:?}");
    }
}

#[tokio::test]
async fn an_address_that_leads_nowhere_or_holds_credentials_is_not_followed() {
    let server = MockServer::start().await;
    let with_user = server.uri().replace("http://", "http://user:pass@");
    for to in ["", "http://", "http://[", "mailto:a@b", &with_user] {
        server.reset().await;
        redirect(&server, "/images/detail", 302, to).await;

        let error = hostway_client(&server).list_images().send().await.unwrap_err();

        assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Status, 302), "{to}");
    }
    server.reset().await;
    Mock::given(any()).respond_with(ResponseTemplate::new(302)).mount(&server).await;
    let error = hostway_client(&server).list_images().send().await.unwrap_err();
    assert!(!error.to_string().contains("redirects"), "{error}");
}

#[tokio::test]
async fn a_redirect_to_another_server_is_not_followed_and_nothing_is_sent_there() {
    let (server, elsewhere) = (MockServer::start().await, MockServer::start().await);
    answer(&elsewhere, "/", CREATED).await;
    for status in [301, 302, 303, 307, 308] {
        server.reset().await;
        redirect(&server, "/images/detail", status, &elsewhere.uri()).await;
        redirect(&server, "/1.0/cloud/image/create.json", status, &elsewhere.uri()).await;

        let listed = hostway_client(&server).list_images().send().await.unwrap_err();
        let created = sitehost_client(&server).create_image(1, "label").send().await.unwrap_err();

        assert_eq!((listed.kind(), listed.status().unwrap().as_u16()), (ErrorKind::Status, status));
        assert_eq!(listed.headers().unwrap()["location"], elsewhere.uri());
        assert_eq!((created.kind(), created.status().unwrap().as_u16()), (ErrorKind::Status, status));
    }
    assert_eq!(count(&elsewhere).await, 0);
}

#[tokio::test]
async fn a_redirect_that_leaves_the_server_at_its_second_step_is_not_followed_there() {
    let (server, elsewhere) = (MockServer::start().await, MockServer::start().await);
    redirect(&server, "/images/detail", 302, "/step").await;
    redirect(&server, "/step", 302, &format!("{}/images/detail", elsewhere.uri())).await;

    let error = hostway_client(&server).list_images().send().await.unwrap_err();

    assert_eq!(error.status().unwrap(), 302);
    assert_eq!((count(&server).await, count(&elsewhere).await), (2, 0));
}

#[tokio::test]
async fn an_address_that_repeats_the_api_key_comes_out_without_it() {
    let (server, elsewhere) = (MockServer::start().await, MockServer::start().await);
    let credentials = gogrid::Credentials::new("an/identity", "credential");
    let client = gogrid::Client::new(credentials).with_base_url(&server.uri()).unwrap();
    let to = format!("{}/list?api_key=an%2Fidentity&v=1.3", elsewhere.uri());
    redirect(&server, "/grid/image/list", 302, &to).await;

    let error = client.list_images().send().await.unwrap_err();

    let expected = format!("{}/list?api_key=[redacted]&v=1.3", elsewhere.uri());
    assert_eq!(error.headers().unwrap()["location"], expected);
    assert!(error.to_string().ends_with(&format!("(it redirects to {expected})")), "{error}");
}

#[tokio::test]
async fn a_redirect_without_end_comes_to_an_end() {
    let server = MockServer::start().await;
    Mock::given(any())
        .respond_with(ResponseTemplate::new(302).insert_header("location", "/images/detail"))
        .mount(&server)
        .await;

    let error = hostway_client(&server).list_images().send().await.unwrap_err();

    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Status, 302));
    assert_eq!(count(&server).await, 6, "the call and five redirects");
}

#[tokio::test]
async fn no_address_that_holds_credentials_is_told_to_whom_a_call_is_redirected() {
    let server = MockServer::start().await;
    redirect(&server, "/grid/image/list", 302, "/list").await;
    answer(&server, "/list", r#"{"list": [], "status": "success"}"#).await;
    let own = gogrid::Client::new(gogrid::Credentials::new("identity", "credential"));
    let given = own.clone().with_http(http_builder().build().unwrap());

    for client in [own, given] {
        client.with_base_url(&server.uri()).unwrap().list_images().send().await.unwrap();
    }

    let requests = server.received_requests().await.unwrap();
    assert_eq!(requests.len(), 4, "each call was redirected");
    assert!(requests.iter().all(|request| !request.headers.contains_key("referer")));
}

#[tokio::test]
async fn a_client_of_the_callers_that_is_built_as_ours_takes_nothing_to_another_server() {
    let (server, elsewhere) = (MockServer::start().await, MockServer::start().await);
    answer(&elsewhere, "/", CREATED).await;
    for status in [301, 302, 303, 307, 308] {
        server.reset().await;
        redirect(&server, "/1.0/cloud/image/create.json", status, &elsewhere.uri()).await;
        let http = http_builder().user_agent("mine/1.0").build().unwrap();

        let error = sitehost_client(&server).with_http(http).create_image(1, "label").send().await.unwrap_err();

        assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Status, status));
        let sent = server.received_requests().await.unwrap();
        assert_eq!(sent[0].headers["user-agent"], "mine/1.0");
    }
    assert_eq!(count(&elsewhere).await, 0);
}
