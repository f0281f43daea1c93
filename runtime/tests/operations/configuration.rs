//! The configuration of a client: base URLs, clones, and what may be shared between threads.

use runtime::{BaseUrlError, Client, Operation as _};

use crate::by_hand::{gogrid, hostway};

#[test]
fn a_base_url_that_leads_nowhere_is_refused_with_the_reason() {
    let cases = [
        ("localhost:8080", BaseUrlError::NotHttp),
        ("/api", BaseUrlError::NotHttp),
        ("", BaseUrlError::NotHttp),
        ("ftp://localhost", BaseUrlError::NotHttp),
        ("http://", BaseUrlError::NotHttp),
        ("http://localhost/a b", BaseUrlError::NotHttp),
        ("http://localhost/?key=1", BaseUrlError::Query),
        ("http://localhost/#top", BaseUrlError::Query),
        ("http://user:hunter22@localhost", BaseUrlError::Credentials),
    ];
    for (text, reason) in cases {
        let error = gogrid::client("identity", "credential").with_base_url(text).unwrap_err();
        assert_eq!(error, reason, "{text}");
    }
}

#[test]
fn a_refused_base_url_is_not_repeated_since_it_may_hold_a_password() {
    let client = gogrid::client("identity", "credential");

    let error = client.with_base_url("http://user:hunter22@localhost").unwrap_err();

    assert!(!format!("{error} {error:?}").contains("hunter22"));
    assert_eq!(error.to_string(), "the base URL holds credentials; give them to the client by themselves");
}

#[test]
fn a_client_that_is_given_another_server_leaves_its_clones_as_they_were() {
    let client = hostway::client("Aladdin", "open sesame");
    let moved = client.clone().with_base_url("http://localhost:8080").unwrap();

    let address = |client: &Client| hostway::ListImages::new(client).prepare().unwrap().uri().to_string();

    assert_eq!(address(&client), "https://api.hostway.com/images/detail");
    assert_eq!(address(&moved), "http://localhost:8080/images/detail");
}

#[test]
fn clients_calls_and_errors_can_go_to_other_threads() {
    fn everywhere<T: Send + Sync + 'static>() {}
    everywhere::<Client>();
    everywhere::<gogrid::ListImages>();
    everywhere::<runtime::Error<gogrid::Fault>>();
    everywhere::<runtime::Answer<Vec<gogrid::Image>, gogrid::Envelope>>();
}
