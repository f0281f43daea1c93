//! Bodies that are not what was announced, over real sockets: empty, cut short, of another type, in another encoding.

#![cfg(feature = "gogrid")]

use generated::ErrorKind;
use generated::gogrid::{Answer, Client, Credentials, Error, Image};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

const IMAGES: &str = r#"{"list": [{"id": 81, "name": "Größe"}], "status": "success"}"#;

/// What comes of a listing that is answered with exactly these bytes, after which the connection is closed.
async fn list_images(response: impl Into<Vec<u8>>) -> Result<Answer<Vec<Image>>, Error> {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base_url = format!("http://{}", listener.local_addr().unwrap());
    let response = response.into();
    tokio::spawn(async move {
        let (mut socket, _) = listener.accept().await.unwrap();
        let mut request = Vec::new();
        while !request.ends_with(b"\r\n\r\n") {
            request.push(socket.read_u8().await.unwrap());
        }
        socket.write_all(&response).await.unwrap();
    });
    let client = Client::new(Credentials::new("identity", "credential")).with_base_url(&base_url).unwrap();
    client.list_images().send().await
}

/// A response that announces the length it has.
fn response(status: &str, content_type: &str, body: impl AsRef<[u8]>) -> Vec<u8> {
    let body = body.as_ref();
    let head = format!("HTTP/1.1 {status}\r\ncontent-type: {content_type}\r\ncontent-length: {}\r\n\r\n", body.len());
    [head.as_bytes(), body].concat()
}

#[tokio::test]
async fn a_body_as_announced_is_read() {
    let images = list_images(response("200 OK", "application/json", IMAGES)).await.unwrap();

    assert_eq!(images[0].name.as_deref(), Some("Größe"));
}

#[tokio::test]
async fn an_empty_body_is_an_error_that_says_so() {
    for head in ["HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n", "HTTP/1.1 204 No Content\r\n\r\n"] {
        let error = list_images(head).await.unwrap_err();
        assert_eq!((error.kind(), error.body()), (ErrorKind::Body, Some(&b""[..])), "{head}");
        assert!(error.to_string().ends_with(": the body is empty"), "{error}");
    }
}

#[tokio::test]
async fn a_bad_status_with_an_empty_body_is_told_by_its_status() {
    let error = list_images("HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\n\r\n").await.unwrap_err();

    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Status, 502));
    assert!(error.to_string().starts_with("gogrid list_images: 502 Bad Gateway: "), "{error}");
}

#[tokio::test]
async fn a_body_that_is_shorter_than_announced_is_a_failure_of_the_transport() {
    let cut = &response("200 OK", "application/json", IMAGES);
    let error = list_images(&cut[..cut.len() - 1]).await.unwrap_err();

    assert_eq!((error.kind(), error.status()), (ErrorKind::Transport, None));
    assert!(!error.is_timeout() && !error.is_connect());
    assert!(error.to_string().contains("/grid/image/list: "), "{error}");
}

#[tokio::test]
async fn a_complete_answer_in_a_body_that_is_shorter_than_announced_is_not_trusted() {
    let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n", IMAGES.len() + 1);

    let error = list_images(head + IMAGES).await.unwrap_err();

    assert_eq!(error.kind(), ErrorKind::Transport);
}

#[tokio::test]
async fn a_chunked_body_without_its_end_is_a_failure_of_the_transport() {
    let head = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n";
    let chunk = format!("{head}{:x}\r\n{IMAGES}\r\n", IMAGES.len());

    assert_eq!(list_images(chunk.clone()).await.unwrap_err().kind(), ErrorKind::Transport);
    assert_eq!(list_images(chunk + "0\r\n\r\n").await.unwrap().len(), 1);
}

#[tokio::test]
async fn json_that_ends_too_early_in_a_body_of_the_right_length_is_an_error_with_the_place() {
    let cut = r#"{"list": [{"id": 81}, {"id": 8"#;

    let error = list_images(response("200 OK", "application/json", cut)).await.unwrap_err();

    assert_eq!((error.kind(), error.path().as_deref()), (ErrorKind::Body, Some("list[1].id")));
    assert!(error.to_string().contains("the text ends too early, at byte 30"), "{error}");
    assert_eq!(error.body().unwrap(), cut.as_bytes());
}

#[tokio::test]
async fn json_is_read_whatever_it_is_labelled() {
    for content_type in ["text/html", "text/plain; charset=utf-8", "application/octet-stream", "nonsense"] {
        let images = list_images(response("200 OK", content_type, IMAGES)).await.unwrap();
        assert_eq!(images[0].id, Some(81), "{content_type}");
    }
}

#[tokio::test]
async fn json_after_a_byte_order_mark_is_read() {
    let images = list_images(response("200 OK", "application/json", format!("\u{feff}{IMAGES}"))).await.unwrap();

    assert_eq!(images.len(), 1);
}

#[tokio::test]
async fn html_that_is_labelled_as_json_is_an_error_that_says_so() {
    let page = "<!DOCTYPE html><html><body>Scheduled maintenance</body></html>";

    let error = list_images(response("200 OK", "application/json", page)).await.unwrap_err();

    assert_eq!((error.kind(), error.fault()), (ErrorKind::Body, None));
    assert_eq!(error.body().unwrap(), page.as_bytes());
    assert!(error.to_string().contains("HTML"), "{error}");
}

#[tokio::test]
async fn html_that_is_labelled_as_such_is_an_error_that_tells_the_label() {
    let error = list_images(response("200 OK", "text/html", "<p>Sign in first</p>")).await.unwrap_err();

    assert_eq!(error.kind(), ErrorKind::Body);
    assert!(error.to_string().contains("its content type is text/html"), "{error}");
}

#[tokio::test]
async fn a_body_that_is_not_utf_8_is_an_error_that_says_so_and_keeps_the_bytes() {
    let latin1: Vec<u8> = IMAGES.chars().map(|character| u8::try_from(character).unwrap()).collect();

    let error = list_images(response("200 OK", "application/json; charset=iso-8859-1", &latin1)).await.unwrap_err();

    assert_eq!(error.body().unwrap(), latin1);
    assert!(error.to_string().contains("not UTF-8"), "{error}");
}

#[tokio::test]
async fn what_is_no_http_is_a_failure_of_the_transport() {
    for response in ["", "SSH-2.0-OpenSSH_9.6\r\n", "HTTP/1.1 20000 OK\r\n\r\n"] {
        let error = list_images(response).await.unwrap_err();
        assert_eq!((error.kind(), error.status()), (ErrorKind::Transport, None), "{response:?}");
    }
}

#[tokio::test]
async fn a_failure_without_end_is_cut_and_not_waited_for() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base_url = format!("http://{}", listener.local_addr().unwrap());
    let server = tokio::spawn(async move {
        let (mut socket, _) = listener.accept().await.unwrap();
        let mut request = Vec::new();
        while !request.ends_with(b"\r\n\r\n") {
            request.push(socket.read_u8().await.unwrap());
        }
        socket.write_all(b"HTTP/1.1 502 Bad Gateway\r\ncontent-type: text/plain\r\n\r\n").await.unwrap();
        let mut sent = 0;
        // Until nobody listens any more; the buffers between the two hold some more.
        let many = vec![b'%'; 64 * 1024];
        while socket.write_all(&many).await.is_ok() && sent < 64 * 1024 * 1024 {
            sent += 64 * 1024;
        }
        sent
    });
    let client = Client::new(Credentials::new("identity", "credential")).with_base_url(&base_url).unwrap();

    let error = client.with_error_body_limit(100_000).list_images().send().await.unwrap_err();

    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Status, 502));
    let body = String::from_utf8_lossy(error.body().unwrap());
    assert!(body.len() < 100_100 && body.ends_with("%… [cut: the body has more than 100000 bytes]"));
    assert!(server.await.unwrap() < 32 * 1024 * 1024, "the server was listened to");
}

#[tokio::test]
async fn a_failure_as_long_as_may_be_is_whole() {
    let page = response("502 Bad Gateway", "text/plain", "x".repeat(1024 * 1024));

    let error = list_images(page).await.unwrap_err();

    assert_eq!(error.body().unwrap().len(), 1024 * 1024);
}
