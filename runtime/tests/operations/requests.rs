//! What a call renders to: order, encoding, headers, signatures.

use std::sync::atomic::{AtomicI64, Ordering};

use runtime::jiff::Timestamp;
use runtime::{ErrorKind, Operation as _, samples};

use crate::by_hand::{gogrid, hostway, plain, sitehost};

#[test]
fn a_form_has_the_key_first_and_then_the_parameters_in_the_order_of_the_page() {
    let client = sitehost::client("your_key_here");
    let call = sitehost::CreateImage::new(&client, 1, "My Custom Image").ssh_keys([23, 24]).code("my-custom-image");

    let request = call.prepare().unwrap();

    samples::assert_request(&request, "POST https://api.sitehost.nz/1.0/cloud/image/create.json");
    samples::assert_header(&request, "content-type", "application/x-www-form-urlencoded");
    samples::assert_header(&request, "accept", "application/json");
    samples::assert_body(
        &request,
        "apikey=your_key_here&client_id=1&label=My+Custom+Image&params%5Bcode%5D=my-custom-image\
         &params%5Bssh_keys%5D%5B%5D=23&params%5Bssh_keys%5D%5B%5D=24",
    );
}

#[test]
fn a_query_has_the_credentials_first_then_what_every_call_sends_then_the_parameters() {
    let client = gogrid::client("identity", "credential").with_clock(known_moment);
    let call = gogrid::ListImages::new(&client).num_items(50).image_type("Web Server").is_public(false);

    let request = call.prepare().unwrap();

    samples::assert_request(
        &request,
        "GET https://api.gogrid.com/api/grid/image/list?api_key=identity&sig=e9aafd0a5d4c69bb24536be4bce8a528&v=1.3\
         &isPublic=false&type=Web%20Server&num_items=50",
    );
    samples::assert_body(&request, "");
    samples::assert_no_header(&request, "content-type");
}

#[test]
fn what_is_not_given_is_not_sent() {
    let client = sitehost::client("key");
    samples::assert_body(
        &sitehost::CreateImage::new(&client, 1, "").prepare().unwrap(),
        "apikey=key&client_id=1&label=",
    );
    let client = hostway::client("Aladdin", "open sesame");
    samples::assert_request(
        &hostway::ListImages::new(&client).prepare().unwrap(),
        "GET https://api.hostway.com/images/detail",
    );
}

#[test]
fn a_query_escapes_what_would_end_or_split_it() {
    let client = hostway::client("Aladdin", "open sesame");
    let call = hostway::ListImages::new(&client).name("a b&c=d#e+f%20/ü?");

    samples::assert_request(
        &call.prepare().unwrap(),
        "GET https://api.hostway.com/images/detail?name=a%20b%26c%3Dd%23e%2Bf%2520%2F%C3%BC%3F",
    );
}

#[test]
fn a_form_escapes_what_would_end_or_split_it() {
    let client = sitehost::client("a&b=c");
    let call = sitehost::CreateImage::new(&client, 1, "a b&c=d+e%20~ü");

    samples::assert_body(&call.prepare().unwrap(), "apikey=a%26b%3Dc&client_id=1&label=a+b%26c%3Dd%2Be%2520%7E%C3%BC");
}

#[test]
fn basic_credentials_travel_in_a_header_that_is_marked_sensitive() {
    let client = hostway::client("Aladdin", "open sesame");

    let request = hostway::ListImages::new(&client).prepare().unwrap();

    samples::assert_header(&request, "authorization", "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
    assert!(request.headers()["authorization"].is_sensitive());
}

#[test]
fn a_header_a_bearer_token_and_a_json_body_are_sent_as_such() {
    let client = plain::client("t0ken");
    let call = plain::RenameDisk::new(&client, "7", "root").name("Größe \"1\"").reason("typo");

    let request = call.prepare().unwrap();

    samples::assert_request(&request, "PUT https://plain.example/servers/7/disks/root?locale=en");
    samples::assert_header(&request, "authorization", "Bearer t0ken");
    samples::assert_header(&request, "x-version", "7");
    samples::assert_header(&request, "x-reason", "typo");
    samples::assert_header(&request, "content-type", "application/json");
    samples::assert_body(&request, r#"{"name":"Größe \"1\""}"#);
}

#[test]
fn a_json_body_without_values_is_an_object_all_the_same() {
    let call = plain::RenameDisk::new(&plain::client("t0ken"), "7", "root");

    samples::assert_body(&call.prepare().unwrap(), "{}");
}

#[test]
fn a_header_value_with_a_line_break_is_refused_and_not_repeated() {
    for reason in ["a\r\nx-admin: 1", "a\nb", "a\rb", "a\0b"] {
        let call = plain::RenameDisk::new(&plain::client("t0ken"), "7", "root").reason(reason);

        let error = call.prepare().unwrap_err();

        assert_eq!(error.kind(), ErrorKind::Request, "{reason:?}");
        let message = "plain rename_disk: the request cannot be made: the header `x-reason` has a value that cannot be \
                       sent in a header";
        assert_eq!(error.to_string(), message);
    }
}

#[test]
fn a_token_with_a_line_break_at_its_end_is_refused_and_not_repeated() {
    let call = plain::RenameDisk::new(&plain::client("t0ken\n"), "7", "root");

    let error = call.prepare().unwrap_err();

    assert_eq!(error.kind(), ErrorKind::Request);
    assert!(error.to_string().contains("`authorization`"), "{error}");
    assert!(!format!("{error} {error:?}").contains("t0ken"), "{error:?}");
}

#[test]
fn a_call_that_is_prepared_again_later_is_signed_again() {
    let seconds = AtomicI64::new(1_267_243_795);
    let clock = move || Timestamp::from_second(seconds.fetch_add(1, Ordering::Relaxed)).unwrap();
    let call = gogrid::ListImages::new(&gogrid::client("identity", "credential").with_clock(clock));

    let first = call.prepare().unwrap();
    let second = call.prepare().unwrap();

    assert!(first.uri().to_string().contains("&sig=e9aafd0a5d4c69bb24536be4bce8a528&"), "{}", first.uri());
    assert!(second.uri().to_string().contains("&sig=c5191728d9f966e812d09057ea3b7697&"), "{}", second.uri());
}

#[test]
fn a_signature_covers_whole_seconds_only() {
    let call = |clock: fn() -> Timestamp| {
        let client = gogrid::client("identity", "credential").with_clock(clock);
        gogrid::ListImages::new(&client).prepare().unwrap().uri().to_string()
    };

    assert_eq!(call(known_moment), call(|| known_moment() + std::time::Duration::from_millis(999)));
}

fn known_moment() -> Timestamp {
    Timestamp::from_second(1_267_243_795).unwrap()
}
