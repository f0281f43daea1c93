//! What is sent over real sockets: exactly the documented forms, and nothing at all where a value has none.

use std::collections::BTreeMap;

use features::sending::{Client, Error, Filter, Limits};
use features::{ErrorKind, jiff};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime, date};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// A server that answers one call like this, and what it is sent: head and body.
async fn server(answer: &'static str) -> (Client, JoinHandle<(String, String)>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let sent = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut bytes = Vec::new();
        let end = |bytes: &[u8]| bytes.windows(4).position(|end| end == b"\r\n\r\n");
        while end(&bytes).is_none() {
            stream.read_buf(&mut bytes).await.unwrap();
        }
        let head = String::from_utf8(bytes[..end(&bytes).unwrap() + 2].to_vec()).unwrap().to_ascii_lowercase();
        let length = head
            .split_once("content-length: ")
            .map_or(0, |(_, rest)| rest.split_once("\r\n").unwrap().0.parse().unwrap());
        let mut body = bytes[head.len() + 2..].to_vec();
        while body.len() < length {
            stream.read_buf(&mut body).await.unwrap();
        }
        stream.write_all(answer.as_bytes()).await.unwrap();
        (head, String::from_utf8(body).unwrap())
    });
    (Client::new().with_base_url(&format!("http://{address}")).unwrap(), sent)
}

const NOTHING: &str = "HTTP/1.1 204 No Content\r\n\r\n";

/// A client of a server that no call may reach: one that does is refused, which is an error of the transport.
fn nobody() -> Client {
    Client::new().with_base_url("http://127.0.0.1:1").unwrap()
}

fn filter() -> Filter {
    Filter::new().with_name("x")
}

fn form(client: &Client) -> features::sending::SendForm {
    client.send_form(0.5, [1], ["a"], filter())
}

fn refused(error: &Error, parameter: &str, why: &str) {
    assert_eq!(error.kind(), ErrorKind::Request, "{error}");
    let expected = format!("the request cannot be made: the parameter `{parameter}` ");
    assert!(error.to_string().contains(&expected) && error.to_string().contains(why), "{error}");
}

#[tokio::test]
async fn numbers_that_are_none_are_sent_nowhere() {
    let client = nobody();
    let limits = || Limits::new([1.0]);
    for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let within = BTreeMap::from([("a".to_owned(), vec![1.0, number])]);
        let calls = [
            ("ratio", client.send_form(number, [1], ["a"], filter()).send().await),
            ("factor", form(&client).factor(number).send().await),
            ("factors", form(&client).factors([1.0, number]).send().await),
            ("limits", form(&client).limits([limits(), limits().with_most(number)]).send().await),
            ("limits", form(&client).limits([Limits::new([number])]).send().await),
            ("factor", client.send_json([1]).factor(number).send().await),
            ("factors", client.send_json([1]).factors(within).send().await),
            ("limits", client.send_json([1]).limits([limits().with_least(number)]).send().await),
            ("limits", client.send_json([1]).limits([Limits::new([1.0, number])]).send().await),
        ];
        for (parameter, outcome) in calls {
            refused(&outcome.unwrap_err(), parameter, "infinite or NaN");
        }
    }
}

#[tokio::test]
async fn what_has_to_be_sent_and_would_leave_nothing_is_sent_nowhere() {
    let client = nobody();
    let calls = [
        ("ids", client.send_form(0.5, [0; 0], ["a"], filter()).send().await),
        ("X-Zones", client.send_form(0.5, [1], [""; 0], filter()).send().await),
        ("filter", client.send_form(0.5, [1], ["a"], Filter::new()).send().await),
        ("filter", client.send_form(0.5, [1], ["a"], filter().with_words([""; 0])).send().await),
        ("limits", form(&client).limits([Limits::new([1.0]), Limits::new([0.0; 0])]).send().await),
        ("labels", form(&client).labels([("a", vec!["b".to_owned()]), ("c", vec![])]).send().await),
    ];
    for (parameter, outcome) in calls {
        refused(&outcome.unwrap_err(), parameter, "has nothing in it");
    }
}

#[tokio::test]
async fn an_item_that_would_become_two_is_sent_nowhere() {
    let client = nobody();
    for zones in [&["a,b"][..], &["a", "b,"], &[",", "b"]] {
        let outcome = client.send_form(0.5, [1], zones.iter().copied(), filter()).send().await;
        refused(&outcome.unwrap_err(), "X-Zones", "holds `,`");
    }
    for tags in [&["a||b"][..], &["a|", "b"], &["a", "b|", "c"]] {
        let outcome = form(&client).tags(tags.iter().copied()).send().await;
        refused(&outcome.unwrap_err(), "tags", "holds `||`");
    }
}

#[tokio::test]
async fn items_that_can_be_told_apart_are_joined() {
    let (client, sent) = server(NOTHING).await;
    form(&client).tags(["a", "|b", "", "c|"]).send().await.unwrap();
    let (head, _) = sent.await.unwrap();
    assert!(head.contains("&tags=a%7c%7c%7cb%7c%7c%7c%7cc%7c "), "{head}");
}

#[tokio::test]
async fn dates_before_the_year_0_are_sent_nowhere() {
    let client = nobody();
    let early: DateTime = date(-1, 12, 31).at(23, 59, 59, 0);
    let instant: Timestamp = "-000001-12-31T23:59:59Z".parse().unwrap();
    let calls = [
        ("day", form(&client).day(early.date()).send().await),
        ("at", form(&client).at(early).send().await),
        ("ended", form(&client).ended(instant).send().await),
        ("at", client.send_json([1]).at(early).send().await),
    ];
    for (parameter, outcome) in calls {
        refused(&outcome.unwrap_err(), parameter, "before the year 0");
    }
    let first: Timestamp = "0000-01-01T00:00:00Z".parse().unwrap();
    let (client, sent) = server(NOTHING).await;
    form(&client).day(Date::new(0, 1, 1).unwrap()).ended(first).since(instant).send().await.unwrap();
    let (head, body) = sent.await.unwrap();
    assert!(head.contains("since=-62167219201&day=0000-01-01 "), "{head}");
    assert!(body.ends_with("&ended=0000-01-01T00%3A00%3A00Z"), "{body}");
}

#[tokio::test]
async fn moments_are_sent_in_exactly_their_forms() {
    for (moment, seconds, milliseconds) in [
        ("2026-11-24T20:56:59.999999999Z", "1795553819", "1795553819999"),
        ("2026-11-24T20:56:59Z", "1795553819", "1795553819000"),
        ("1969-12-31T23:59:59.9999Z", "-1", "-1"),
        ("1969-12-31T23:59:59.5Z", "-1", "-500"),
    ] {
        let moment: Timestamp = moment.parse().unwrap();
        let local = moment.to_zoned(jiff::tz::TimeZone::UTC).datetime();
        let (client, sent) = server(NOTHING).await;
        form(&client).since(moment).until(moment).at(local).started(local).send().await.unwrap();
        let (head, body) = sent.await.unwrap();
        assert!(head.contains(&format!("&since={seconds}&until={milliseconds} ")), "{head}");
        let (day, clock) = (local.date(), local.time());
        let clock = format!("{:02}%3A{:02}%3A{:02}", clock.hour(), clock.minute(), clock.second());
        assert!(body.ends_with(&format!("&at={day}+{clock}&started={day}T{clock}")), "{body}");

        let (client, sent) = server(NOTHING).await;
        client.send_json([1]).since(moment).at(local).send().await.unwrap();
        let (_, body) = sent.await.unwrap();
        let clock = clock.replace("%3A", ":");
        assert_eq!(body, format!(r#"{{"ids":[1],"since":{seconds},"at":"{day} {clock}"}}"#));
    }
}

#[tokio::test]
async fn a_body_without_bytes_says_so_where_a_server_expects_one() {
    let (client, sent) = server(NOTHING).await;
    client.keep_alive().send().await.unwrap();
    let (head, body) = sent.await.unwrap();
    assert!(head.contains("\r\ncontent-length: 0\r\n") && body.is_empty(), "{head}");
    assert_eq!(head.matches("content-length").count(), 1);
    assert!(head.contains("content-type: application/x-www-form-urlencoded"), "{head}");

    let (client, sent) = server(NOTHING).await;
    client.keep_alive().note("x").send().await.unwrap();
    let (head, body) = sent.await.unwrap();
    assert!(head.contains("\r\ncontent-length: 6\r\n") && body == "note=x", "{head}");

    let (client, sent) = server(NOTHING).await;
    client.forget().send().await.unwrap();
    let (head, _) = sent.await.unwrap();
    assert!(!head.contains("content-length") && !head.contains("transfer-encoding"), "{head}");
}

#[tokio::test]
async fn a_head_has_no_body_whatever_its_headers_say() {
    for headers in ["Content-Length: 4096", "Content-Encoding: gzip\r\nContent-Length: 30", "Content-Encoding: zip"] {
        let answer = format!("HTTP/1.1 200 OK\r\n{headers}\r\n\r\n");
        let (client, sent) = server(answer.leak()).await;
        client.look().send().await.unwrap_or_else(|error| panic!("{headers}: {error}"));
        let (head, _) = sent.await.unwrap();
        assert!(head.starts_with("head /values http/1.1\r\n") && !head.contains("content-length"), "{head}");
    }
}
