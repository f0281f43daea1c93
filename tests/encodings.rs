//! Bodies that a server compresses, over real sockets: what can be undone is read, what cannot is an error that names it.

#![cfg(feature = "gogrid")]

use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;
use generated::gogrid::{Answer, Client, Credentials, Error, Image};
use generated::{ErrorKind, reqwest};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

const IMAGES: &str = r#"{"list": [{"id": 81, "name": "Größe"}], "status": "success"}"#;
const FAILURE: &str = r#"{"list": [{"errorcode": "IllegalArgumentException", "message": "No such server."}],
    "method": "/grid/image/list", "status": "failure", "summary": {"numpages": 0, "returned": 0, "start": 0, "total": 0}}"#;

fn gzip(bytes: impl AsRef<[u8]>) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes.as_ref()).unwrap();
    encoder.finish().unwrap()
}

/// A response in an encoding, which announces its length.
fn response(status: &str, encoding: &str, body: impl AsRef<[u8]>) -> Vec<u8> {
    let body = body.as_ref();
    let length = body.len();
    let head = format!("HTTP/1.1 {status}\r\ncontent-encoding: {encoding}\r\ncontent-length: {length}\r\n\r\n");
    [head.as_bytes(), body].concat()
}

/// A response in chunks, with its end or without.
fn chunked(body: &[u8], end: &str) -> Vec<u8> {
    let head =
        format!("HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ntransfer-encoding: chunked\r\n\r\n{:x}\r\n", body.len());
    [head.as_bytes(), body, b"\r\n", end.as_bytes()].concat()
}

/// The base URL of a server that answers one call with exactly these bytes, and what it is asked.
async fn server(response: Vec<u8>) -> (String, tokio::task::JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base_url = format!("http://{}", listener.local_addr().unwrap());
    let asked = tokio::spawn(async move {
        let (mut socket, _) = listener.accept().await.unwrap();
        let mut request = Vec::new();
        while !request.ends_with(b"\r\n\r\n") {
            request.push(socket.read_u8().await.unwrap());
        }
        // Who has read enough hangs up.
        let _ = socket.write_all(&response).await;
        String::from_utf8(request).unwrap()
    });
    (base_url, asked)
}

fn client(base_url: &str) -> Client {
    Client::new(Credentials::new("k3y-of-mine", "s3cret-of-mine")).with_base_url(base_url).unwrap()
}

async fn list_images(response: Vec<u8>) -> Result<Answer<Vec<Image>>, Error> {
    client(&server(response).await.0).list_images().send().await
}

#[tokio::test]
async fn gzip_is_asked_for_and_undone() {
    let (base_url, asked) = server(response("200 OK", "gzip", gzip(IMAGES))).await;

    let images = client(&base_url).list_images().send().await.unwrap();

    assert_eq!(images[0].name.as_deref(), Some("Größe"));
    let asked = asked.await.unwrap();
    let accepted = asked.lines().find(|line| line.starts_with("accept-encoding: ")).unwrap_or_default();
    assert!(accepted.contains("gzip"), "{asked}");
}

#[tokio::test]
async fn a_failure_in_gzip_is_a_fault_with_its_message() {
    let error = list_images(response("400 Bad Request", "gzip", gzip(FAILURE))).await.unwrap_err();

    assert_eq!((error.kind(), error.body()), (ErrorKind::Status, Some(FAILURE.as_bytes())));
    assert!(error.to_string().contains("No such server."), "{error}");
}

#[tokio::test]
async fn a_secret_in_gzip_comes_out_of_no_error() {
    let echo = FAILURE.replace("No such server.", "s3cret-of-mine is unknown");
    let error = list_images(response("403 Forbidden", "gzip", gzip(echo))).await.unwrap_err();

    let body = String::from_utf8_lossy(error.body().unwrap());
    assert!(!format!("{error} {error:?} {body}").contains("s3cret"), "{error:?} {body}");
}

#[tokio::test]
async fn gzip_in_chunks_is_read_if_it_has_its_end() {
    let body = gzip(IMAGES);

    assert_eq!(list_images(chunked(&body, "0\r\n\r\n")).await.unwrap().len(), 1);
    for cut in [chunked(&body, ""), chunked(&body[..body.len() - 1], "0\r\n\r\n")] {
        assert_eq!(list_images(cut).await.unwrap_err().kind(), ErrorKind::Transport);
    }
}

#[tokio::test]
async fn gzip_that_is_cut_damaged_or_none_at_all_is_a_failure_of_the_transport() {
    let whole = gzip(IMAGES);
    let mut sum = whole.clone();
    sum[whole.len() - 8] ^= 1;
    for body in [&whole[..whole.len() - 8], &whole[..12], &whole[..3], &sum, IMAGES.as_bytes()] {
        let outcome = list_images(response("200 OK", "gzip", body)).await;
        let Err(error) = outcome else { panic!("{body:?} of {whole:?} is taken for an answer") };
        assert_eq!((error.kind(), error.status()), (ErrorKind::Transport, None), "{body:?}: {error}");
    }
}

#[tokio::test]
async fn the_limit_of_bodies_counts_what_was_undone() {
    let bomb = gzip(vec![b' '; 64 << 20]);
    assert!(bomb.len() < 100_000);
    let (base_url, _) = server(response("200 OK", "gzip", &bomb)).await;
    let error = client(&base_url).with_body_limit(1 << 20).list_images().send().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport);
    assert!(error.to_string().contains("larger than 1048576 bytes"), "{error}");

    // Of a failure, the beginning is kept.
    let (base_url, _) = server(response("500 Internal Server Error", "gzip", &bomb)).await;
    let error = client(&base_url).with_error_body_limit(1 << 20).list_images().send().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Status);
    let body = error.body().unwrap();
    assert!(body.ends_with("… [cut: the body has more than 1048576 bytes]".as_bytes()) && body.len() < (1 << 20) + 100);
}

#[tokio::test]
async fn an_encoding_that_cannot_be_undone_is_an_error_that_names_it() {
    for encoding in ["x-made-up", "gzip, gzip", "compress"] {
        let error = list_images(response("200 OK", encoding, gzip(IMAGES))).await.unwrap_err();
        assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Body, 200), "{encoding}");
        let expected = format!("the body is encoded as `{encoding}`, which this client cannot undo");
        assert!(error.to_string().contains(&expected), "{error}");
        // Redaction cannot look into it.
        assert_ne!(error.body(), Some(&gzip(IMAGES)[..]), "{encoding}");
    }
}

#[tokio::test]
async fn several_encodings_in_lines_of_their_own_are_not_taken_for_one() {
    let twice = gzip(gzip(IMAGES));
    let error = list_images(response("200 OK", "gzip\r\ncontent-encoding: gzip", &twice)).await.unwrap_err();

    assert_ne!(error.kind(), ErrorKind::Status, "{error}");
}

#[tokio::test]
async fn a_bad_status_in_an_unknown_encoding_is_told_by_its_status_and_names_the_encoding() {
    let error = list_images(response("502 Bad Gateway", "x-made-up", "s3cret-of-mine")).await.unwrap_err();

    assert_eq!(error.kind(), ErrorKind::Status);
    assert!(error.to_string().contains("encoded as `x-made-up`"), "{error}");
    assert!(!String::from_utf8_lossy(error.body().unwrap()).contains("s3cret"));
}

#[tokio::test]
async fn a_client_of_the_callers_that_undoes_nothing_gets_an_error_that_says_so() {
    let (base_url, _) = server(response("200 OK", "gzip", gzip(IMAGES))).await;
    let http = reqwest::Client::builder().no_gzip().build().unwrap();

    let error = client(&base_url).with_http(http).list_images().send().await.unwrap_err();

    assert!(error.to_string().contains("the body is encoded as `gzip`"), "{error}");
}

#[tokio::test]
async fn what_is_not_encoded_may_say_so() {
    for encoding in ["identity", "Identity", ""] {
        assert_eq!(list_images(response("200 OK", encoding, IMAGES)).await.unwrap().len(), 1, "{encoding}");
    }
}

#[tokio::test]
async fn a_body_that_is_empty_is_in_no_encoding() {
    for encoding in ["gzip", "x-made-up"] {
        for status in ["200 OK", "404 Not Found"] {
            let error = list_images(response(status, encoding, "")).await.unwrap_err();
            assert_eq!(error.status().map(|status| status.as_u16()), status[..3].parse().ok());
            assert!(!error.to_string().contains("encoded"), "{error}");
        }
    }
}

#[tokio::test]
async fn a_part_that_nobody_asked_for_is_no_success() {
    for status in ["206 Partial Content", "226 IM Used"] {
        let error = list_images(response(status, "identity", IMAGES)).await.unwrap_err();
        assert_eq!((error.kind(), error.status().unwrap().as_str()), (ErrorKind::Status, &status[..3]));
        assert_eq!(error.body(), Some(IMAGES.as_bytes()));
    }
}
