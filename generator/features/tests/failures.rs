//! Failures over real sockets: what a status means by itself, and what an answer without a body is called.

use features::{ErrorKind, faults_in_body, payloads};
use runtime::OpenEnum;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

/// The address of a server that answers one request with this, and hangs up.
async fn saying(status: &str, body: &str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let length = if status.starts_with("204") { String::new() } else { format!("content-length: {}\r\n", body.len()) };
    let response = format!("HTTP/1.1 {status}\r\n{length}connection: close\r\n\r\n{body}");
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        // The request is small: it comes at once.
        let _ = stream.read(&mut [0; 4096]).await.unwrap();
        stream.write_all(response.as_bytes()).await.unwrap();
    });
    format!("http://{address}")
}

#[tokio::test]
async fn a_status_beyond_the_successes_is_a_failure_whether_the_page_names_it_or_not() {
    for (status, says) in [
        ("401 Unauthorized", "401 Unauthorized: Wrong credentials"),
        ("303 See Other", "303 See Other: It is another thing now"),
        ("418 I'm a teapot", "the page of the operation does not list this status"),
        ("304 Not Modified", "the page of the operation does not list this status"),
    ] {
        let client = payloads::Client::new().with_base_url(&saying(status, "").await).unwrap();

        let error = client.delete_thing(1).send().await.unwrap_err();

        assert_eq!(error.kind(), ErrorKind::Status, "{status}");
        assert!(error.to_string().contains(says), "{error}");
    }
}

#[tokio::test]
async fn a_success_that_the_page_does_not_list_is_one() {
    let client = payloads::Client::new().with_base_url(&saying("202 Accepted", "").await).unwrap();

    client.delete_thing(1).send().await.unwrap();
}

#[tokio::test]
async fn a_failure_without_a_name_has_the_name_that_its_body_gives_it() {
    for (status, body, kind, detail) in [
        ("403 Forbidden", r#"{ "type": "denied", "detail": "No" }"#, Some("denied"), Some("No")),
        ("403 Forbidden", r#"{ "detail": "No" }"#, None, Some("No")),
        ("503 Service Unavailable", "Back at nine.", None, Some("Back at nine.")),
    ] {
        let credentials = faults_in_body::Credentials::new("k3y");
        let client = faults_in_body::Client::new(credentials).with_base_url(&saying(status, body).await).unwrap();

        let error = client.save_note("Hello").send().await.unwrap_err();

        assert_eq!(error.kind(), ErrorKind::Status, "{body}");
        let fault = error.fault().unwrap();
        let said = fault.kind.as_ref().map(OpenEnum::as_str);
        assert_eq!((said, fault.detail.as_deref()), (kind, detail), "{body}");
    }
}

#[tokio::test]
async fn an_answer_without_a_body_is_said_to_be_empty() {
    for (status, body) in [("204 No Content", ""), ("200 OK", ""), ("200 OK", " \r\n")] {
        let client = payloads::Client::new().with_base_url(&saying(status, body).await).unwrap();

        let error = client.get_state().send().await.unwrap_err();

        assert_eq!(error.kind(), ErrorKind::Body, "{status} {body:?}");
        assert!(error.to_string().ends_with(": the body is empty"), "{error}");
    }
}
