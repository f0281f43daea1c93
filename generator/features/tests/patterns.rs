//! Dates and times in patterns, over real sockets: what servers send besides, and what is not sent.

use features::patterns::{Client, GetVisitFormat, Visit};
use jiff::civil::date;
use runtime::jiff::{self, Timestamp};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;
use tokio::sync::oneshot;

/// A client of a server that answers one request with this, and gives what it was sent.
async fn server(content_type: &str, body: &str) -> (Client, oneshot::Receiver<String>) {
    let length = body.len();
    let response = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: {content_type}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}"
    );
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (report, sent) = oneshot::channel();
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut request = vec![0; 8192];
        let length = stream.read(&mut request).await.unwrap();
        stream.write_all(response.as_bytes()).await.unwrap();
        let _ = report.send(String::from_utf8_lossy(&request[..length]).into_owned());
    });
    (Client::new().with_base_url(&format!("http://{address}")).unwrap(), sent)
}

async fn visit(fields: &str) -> Result<Visit, features::patterns::Error> {
    let (client, _sent) = server("application/json", &format!("{{{fields}}}")).await;
    client.get_visit(date(2010, 2, 24)).send().await.map(runtime::Answer::into_payload)
}

#[tokio::test]
async fn what_can_only_mean_the_same_is_read() {
    for spelled in ["24/02/2010", "24/2/2010", "2010-02-24", "2010-02-24 00:00:00"] {
        let visit = visit(&format!(r#""day":"{spelled}""#)).await.unwrap();
        assert_eq!(visit.day, Some(date(2010, 2, 24)), "{spelled}");
    }
    for spelled in ["", "00/00/0000", "0000-00-00"] {
        assert_eq!(visit(&format!(r#""day":"{spelled}""#)).await.unwrap().day, None, "{spelled}");
    }
    let logged = visit(r#""logged":"24/feb/2010:13:05:47 +0200""#).await.unwrap().logged;
    assert_eq!(logged, Some("2010-02-24T11:05:47Z".parse().unwrap()));
}

#[tokio::test]
async fn what_could_mean_something_else_is_an_error_with_its_place() {
    for (field, spelled) in [
        ("day", "24/02/10"),
        ("day", "02/24/2010"),
        ("day", "24/02/2010 13:05"),
        ("begins", "24/02/2010"),
        ("logged", "24/Feb/2010:13:05:47"),
        ("mailed", "Thu, 24 Feb 2010 13:05:47 +00:00"),
    ] {
        let error = visit(&format!(r#""{field}":"{spelled}""#)).await.unwrap_err();
        assert!(error.to_string().contains(field), "{error}");
    }
}

#[tokio::test]
async fn requests_have_just_the_pattern_or_are_not_made() {
    let (client, sent) = server("application/json", "{}").await;
    let moment: Timestamp = "2010-02-24T11:05:47.75Z".parse().unwrap();
    let time = date(2010, 2, 24).at(13, 5, 47, 0);
    client.find_visits(time.date()).until(time).logged(moment).x_since(moment).send().await.unwrap();
    let sent = sent.await.unwrap();
    assert!(sent.starts_with("POST /visits/find?from=24%2F02%2F2010 "), "{sent}");
    assert!(sent.contains("\r\nx-since: Wed, 24 Feb 2010 11:05:47 +0000\r\n"), "{sent}");
    assert!(sent.ends_with(r#"{"until":"24/02/2010 13:05","logged":"24/Feb/2010:11:05:47 +0000"}"#), "{sent}");

    // Nobody listens there.
    let client = Client::new().with_base_url("http://127.0.0.1:9").unwrap();
    let error = client.find_visits(date(-1, 2, 24)).send().await.unwrap_err();
    assert!(error.to_string().contains("`from`") && error.to_string().contains("before the year 0"), "{error}");
    let error = client.find_visits(time.date()).short(date(1950, 1, 1)).send().await.unwrap_err();
    assert!(error.to_string().contains("`short`") && error.to_string().contains("no spelling in its form"), "{error}");
}

#[tokio::test]
async fn text_is_read_by_the_same_patterns() {
    let body = "day=24/2/2010\nbegins=24/02/2010 13:05\ncompact=20100224\nbreaks=13:10 on 2010.02.24\n";
    let (client, _sent) = server("text/plain", body).await;
    let visit = client.get_visit(date(2010, 2, 24)).format(GetVisitFormat::Text).send().await.unwrap();
    assert_eq!((visit.day, visit.compact), (Some(date(2010, 2, 24)), Some(date(2010, 2, 24))));
    assert_eq!(visit.begins, Some(date(2010, 2, 24).at(13, 5, 0, 0)));
    assert_eq!(visit.breaks, [date(2010, 2, 24).at(13, 10, 0, 0)]);
}
