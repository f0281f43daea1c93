//! Values that real servers send, over real sockets: null and nothing, numbers of any size, moments that mean "never",
//! names that stand twice, and faults without a name.

use features::faults_unnamed::FaultKind;
use features::{Value, anything, faults_unnamed};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

/// The address of a server that answers one request with this, and hangs up.
async fn saying(status: &str, body: &str) -> String {
    let length = body.len();
    let response =
        format!("HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n{body}");
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        // The request is small: it comes at once.
        let mut request = [0; 4096];
        let _ = stream.read(&mut request).await.unwrap();
        stream.write_all(response.as_bytes()).await.unwrap();
    });
    format!("http://{address}")
}

async fn run_script(status: &str, body: &str) -> Result<Value, anything::Error> {
    let client = anything::Client::new().with_base_url(&saying(status, body).await).unwrap();
    client.run_script().input("x").send().await.map(runtime::Answer::into_payload)
}

async fn values(body: &str) -> Result<anything::Values, anything::Error> {
    let client = anything::Client::new().with_base_url(&saying("200 OK", body).await).unwrap();
    client.list_values().send().await.map(runtime::Answer::into_payload)
}

async fn key_fault(status: &str, body: &str) -> Option<faults_unnamed::Fault> {
    let client = faults_unnamed::Client::new().with_base_url(&saying(status, body).await).unwrap();
    client.get_key().send().await.unwrap_err().fault().cloned()
}

#[tokio::test]
async fn a_call_that_may_answer_anything_succeeds_with_nothing_too() {
    for (status, body) in
        [("200 OK", "null"), ("200 OK", ""), ("200 OK", " \r\n"), ("201 Created", ""), ("204 No Content", "")]
    {
        assert_eq!(run_script(status, body).await.unwrap(), Value::Null, "{status} {body:?}");
    }
    // A failure is none for that.
    assert!(run_script("500 Internal Server Error", "").await.is_err());
    assert!(run_script("200 OK", "{").await.is_err());
}

#[tokio::test]
async fn no_digit_of_a_number_is_lost() {
    for body in ["12345678901234567890123", "1e400", "[-0.10,{\"a\":0.1000000000000000000000000000000000000001}]"] {
        assert_eq!(run_script("200 OK", body).await.unwrap().to_string(), body);
    }
    let number = |digits: &str| format!("{{\"first\":1,\"number\":{digits}}}");
    let exact = "79228162514264337593543950335";
    assert_eq!(values(&number(exact)).await.unwrap().number.unwrap().to_string(), exact);
    let error = values(&number("3.14159265358979323846264338327950288")).await.unwrap_err();
    assert!(
        error.to_string().contains("number: expected a decimal number, found a number with more digits"),
        "{error}"
    );
}

#[tokio::test]
async fn a_moment_that_means_never_is_the_last_one() {
    for never in ["9999-12-31T23:59:59Z", "9999-12-31T23:59:59.9999999Z", "9999-12-31T23:59:59-12:00"] {
        let read = values(&format!("{{\"first\":1,\"until\":\"{never}\",\"since\":253402300799999}}")).await.unwrap();
        assert_eq!((read.until, read.since), (Some(jiff_max()), Some(jiff_max())), "{never}");
    }
    let read = values("{\"first\":1,\"since\":-62135596800000}").await.unwrap();
    assert_eq!(read.since.unwrap().to_string(), "0001-01-01T00:00:00Z");
}

fn jiff_max() -> runtime::jiff::Timestamp {
    runtime::jiff::Timestamp::MAX
}

#[tokio::test]
async fn the_last_of_several_values_counts() {
    let read = values(r#"{"first":1,"all":[1,2],"number":1,"first":null,"all":[3],"named":{"a":1},"named":{"b":2}}"#);
    let read = read.await.unwrap();
    assert_eq!((read.first, read.all), (Value::Null, vec![3.into()]));
    assert_eq!(read.named.into_iter().collect::<Vec<_>>(), [("b".to_owned(), 2.into())]);
}

#[tokio::test]
async fn the_last_of_several_values_counts_in_envelopes_and_faults() {
    let fault = key_fault("200 OK", r#"{"ok":true,"code":1,"data":"a","ok":false,"code":2}"#).await.unwrap();
    assert_eq!(fault.code, Some(2));
    let body = r#"{"ok":false,"data":"a","ok":true,"data":"b"}"#;
    let client = faults_unnamed::Client::new().with_base_url(&saying("200 OK", body).await).unwrap();
    assert_eq!(client.get_key().send().await.unwrap().into_payload(), "b");
}

#[tokio::test]
async fn a_fault_without_a_name_keeps_its_fields() {
    let fault = key_fault("404 Not Found", r#"{"code":5,"hints":["a"]}"#).await.unwrap();
    assert_eq!((fault.kind, fault.code, fault.hints), (Some(FaultKind::Missing), Some(5), vec!["a".to_owned()]));
    let fault = key_fault("200 OK", r#"{"ok":false,"code":6}"#).await.unwrap();
    assert_eq!((fault.kind, fault.code), (None, Some(6)));
    let fault = key_fault("500 Internal Server Error", r#"{"code":7}"#).await.unwrap();
    assert_eq!((fault.kind, fault.code), (None, Some(7)));
    assert_eq!(key_fault("200 OK", r#"{"ok":false}"#).await, None);
}
