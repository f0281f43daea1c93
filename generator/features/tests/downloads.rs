//! Downloads over real sockets: that bytes are handed over as they come, what the server says of them, and what happens
//! when they break off or when something else comes.

use std::io::Write as _;
use std::time::{Duration, Instant};

use features::downloads::{Client, Error};
use features::{ErrorKind, reqwest};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;

const HEAD: &str = "HTTP/1.1 200 OK\r\nContent-Type: application/zip\r\nContent-Length: 10\r\n\
    Content-Disposition: attachment; filename=\"../backup 7.zip\"\r\n\r\n";

/// A server for one connection, and a client of it.
async fn server<F: Future<Output = ()> + Send + 'static>(
    serve: impl FnOnce(TcpStream) -> F + Send + 'static,
) -> Client {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        // The request is small: it comes at once.
        let mut request = [0; 4096];
        let _ = stream.read(&mut request).await.unwrap();
        serve(stream).await;
    });
    Client::new().with_base_url(&format!("http://{address}")).unwrap()
}

/// A server that answers this and hangs up, and a client of it.
async fn saying(response: impl Into<Vec<u8>>) -> Client {
    let response = response.into();
    server(|mut stream| async move { stream.write_all(&response).await.unwrap() }).await
}

/// A server that answers this, a byte of a body after the other without an end, and a client of it.
async fn trickling(head: &'static str) -> Client {
    server(move |mut stream| async move {
        let mut next = head.as_bytes();
        while stream.write_all(next).await.is_ok() {
            next = b"x";
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    })
    .await
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// A download in an encoding.
fn encoded(encoding: &str, body: &[u8]) -> Vec<u8> {
    let head = "HTTP/1.1 200 OK\r\nContent-Type: application/zip\r\nContent-Encoding: ";
    [format!("{head}{encoding}\r\nContent-Length: {}\r\n\r\n", body.len()).as_bytes(), body].concat()
}

fn response(status: &str, content_type: &str, body: &str) -> String {
    let length = body.len();
    format!("HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\nContent-Length: {length}\r\n\r\n{body}")
}

#[tokio::test]
async fn bytes_are_handed_over_before_the_last_has_come() {
    let (read_first, first_is_read) = oneshot::channel();
    let client = server(|mut stream| async move {
        stream.write_all(HEAD.as_bytes()).await.unwrap();
        stream.write_all(b"PK\x03\x04\xff").await.unwrap();
        // The rest comes only when the caller has the beginning.
        first_is_read.await.unwrap();
        stream.write_all(b"\0rest").await.unwrap();
    })
    .await;

    let mut backup = client.get_backup(7).send().await.unwrap().into_payload();
    assert_eq!(backup.content_type(), Some("application/zip"));
    assert_eq!(backup.file_name().as_deref(), Some("backup 7.zip"));
    assert_eq!(backup.length(), Some(10));
    assert_eq!(backup.chunk().await.unwrap().as_deref(), Some(&b"PK\x03\x04\xff"[..]));
    read_first.send(()).unwrap();
    assert_eq!(backup.bytes().await.unwrap(), &b"\0rest"[..]);
}

#[tokio::test]
async fn a_download_is_not_held_to_the_limit_of_bodies() {
    let client = saying(format!("{HEAD}0123456789")).await.with_body_limit(3);
    let backup = client.get_backup(7).send().await.unwrap().into_payload();
    assert_eq!(backup.bytes().await.unwrap(), &b"0123456789"[..]);
}

#[tokio::test]
async fn a_download_that_breaks_off_is_an_error_and_no_short_file() {
    let client = saying(format!("{HEAD}01234")).await;
    let backup = client.get_backup(7).send().await.unwrap().into_payload();
    let error = backup.bytes().await.unwrap_err();
    assert!(error.to_string().starts_with("the download broke off: "), "{error}");
    assert!(!error.is_timeout());
}

#[tokio::test]
async fn a_download_that_stands_still_is_an_error_after_the_callers_time() {
    let client = server(|mut stream| async move {
        stream.write_all(format!("{HEAD}01234").as_bytes()).await.unwrap();
        tokio::time::sleep(Duration::from_secs(30)).await;
    })
    .await;
    let http = reqwest::Client::builder().read_timeout(Duration::from_millis(100)).build().unwrap();
    let mut backup = client.with_http(http).get_backup(7).send().await.unwrap().into_payload();
    assert_eq!(backup.chunk().await.unwrap().as_deref(), Some(&b"01234"[..]));
    assert!(backup.chunk().await.unwrap_err().is_timeout());
}

#[tokio::test]
async fn a_download_that_was_compressed_on_its_way_is_handed_over_as_the_file() {
    let file = b"PK\x03\x04\xff\0rest".repeat(10_000);
    let client = saying(encoded("gzip", &gzip(&file))).await.with_body_limit(3);
    let backup = client.get_backup(7).send().await.unwrap().into_payload();
    assert_eq!(backup.length(), None, "the length on its way is not that of the file");
    assert_eq!(backup.bytes().await.unwrap(), file);
}

#[tokio::test]
async fn a_compressed_download_that_is_cut_is_an_error_and_no_short_file() {
    let file = gzip(&b"PK\x03\x04\xff\0rest".repeat(10_000));
    let client = saying(encoded("gzip", &file[..file.len() - 9])).await;
    let backup = client.get_backup(7).send().await.unwrap().into_payload();
    let error = backup.bytes().await.unwrap_err();
    assert!(error.to_string().starts_with("the download broke off: ") && !error.is_timeout(), "{error}");
}

#[tokio::test]
async fn a_download_in_an_encoding_that_cannot_be_undone_is_an_error_that_names_it() {
    for encoding in ["x-made-up", "gzip, gzip"] {
        let error = saying(encoded(encoding, b"PK")).await.get_backup(7).send().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Body);
        let message =
            format!("downloads get_backup: 200 OK: the body is encoded as `{encoding}`, which this client cannot undo");
        assert_eq!(error.to_string(), message);
    }
}

#[tokio::test]
async fn a_part_of_a_download_that_nobody_asked_for_is_no_download() {
    let error = refused(response("206 Partial Content", "application/zip", "PK")).await;
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Status, 206));
    assert_eq!(error.body(), Some(&b"PK"[..]));
}

#[tokio::test]
async fn a_failure_or_a_head_that_trickles_is_given_up_after_the_usual_time() {
    let own = |client: Client| client.with_timeout(Duration::from_millis(300));
    let given = |client: Client| client.with_timeout(Duration::from_millis(300)).with_http(reqwest::Client::new());
    for client in [own, given] {
        for head in [
            "HTTP/1.1 404 Not Found\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n",
            "HTTP/1.1 206 Partial Content\r\nContent-Type: application/zip\r\nContent-Length: 100000\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100000\r\n\r\n",
            "HTTP/1.1 200 OK\r\nX-Header: ",
        ] {
            let begun = Instant::now();
            let error = client(trickling(head).await).get_backup(7).send().await.unwrap_err();
            assert_eq!((error.kind(), error.is_timeout()), (ErrorKind::Transport, true), "{head}: {error}");
            assert!(error.to_string().ends_with("the call timed out: its answer was not here after 300ms"), "{error}");
            assert!(begun.elapsed() < Duration::from_secs(5), "{head}");
        }
    }
}

#[tokio::test]
async fn a_download_that_trickles_takes_its_time() {
    let client = trickling(HEAD).await.with_timeout(Duration::from_millis(100));
    let backup = client.get_backup(7).send().await.unwrap().into_payload();
    assert_eq!(backup.bytes().await.unwrap(), &b"xxxxxxxxxx"[..]);
}

#[tokio::test]
async fn a_download_that_stands_still_is_an_error_after_the_time_of_a_call() {
    let client = server(|mut stream| async move {
        stream.write_all(format!("{HEAD}01234").as_bytes()).await.unwrap();
        tokio::time::sleep(Duration::from_secs(30)).await;
    })
    .await;
    let client = client.with_timeout(Duration::from_millis(100));
    let backup = client.get_backup(7).send().await.unwrap().into_payload();
    assert!(backup.bytes().await.unwrap_err().is_timeout());
}

async fn refused(response: String) -> Error {
    saying(response).await.get_backup(7).send().await.unwrap_err()
}

#[tokio::test]
async fn a_failure_in_place_of_a_download_is_a_fault() {
    let error = refused(response("404 Not Found", "application/json", r#"{"code": "gone", "text": "Too old."}"#)).await;
    assert_eq!(error.kind(), ErrorKind::Status);
    assert_eq!(error.fault().and_then(|fault| fault.text.as_deref()), Some("Too old."));
}

#[tokio::test]
async fn a_page_in_place_of_a_download_is_an_error_that_holds_it() {
    let page = "<!DOCTYPE html><h1>Log in</h1>";
    let error = refused(response("200 OK", "text/html", page)).await;
    assert_eq!(error.kind(), ErrorKind::Body);
    assert_eq!(error.body(), Some(page.as_bytes()));
    let message =
        "downloads get_backup: 200 OK: the answer is HTML, and bytes was asked for (its content type is text/html)";
    assert_eq!(error.to_string(), message);
}

#[tokio::test]
async fn what_is_not_typed_is_handed_over_whatever_it_is() {
    let client = saying(response("200 OK", "text/html", "<html></html>")).await;
    let log = client.get_log().send().await.unwrap().into_payload();
    assert_eq!(log.content_type(), Some("text/html"));
    assert_eq!(log.bytes().await.unwrap(), &b"<html></html>"[..]);
}
