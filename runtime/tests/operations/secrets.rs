//! Secrets come out nowhere, even where a server repeats them.

use std::fmt::Debug;

use runtime::http::Response;
use runtime::{Bytes, Error, Operation, samples};

use crate::by_hand::{gogrid, hostway, plain, sitehost};

/// A secret with everything that some encoding spells otherwise.
const SECRET: &str = "s3cr/t+p\"ss &w\\rd=ö%";

/// Everything that an error shows: printed, and through its accessors.
fn shown<F: Debug>(error: &Error<F>) -> String {
    let body = String::from_utf8_lossy(error.body().unwrap_or_default());
    let own = format!("{error}\n{error:?}\n{error:#?}\n{:?}\n{:?}\n{body}", error.headers(), error.path());
    let sources = std::iter::successors(std::error::Error::source(error), |error| error.source());
    let sources: Vec<_> = sources.map(|error| format!("{error}\n{error:?}")).collect();
    format!("{own}\n{}", sources.join("\n"))
}

/// The error of a response that repeats `echo` says so, but not `echo`.
#[track_caller]
fn assert_hidden<O: Operation<Payload: Debug>>(call: &O, response: Response<Bytes>, echo: &str)
where
    <O::Provider as runtime::provider::Provider>::Fault: Debug,
    <O::Provider as runtime::provider::Provider>::Envelope: Debug,
{
    let error = call.interpret(response).unwrap_err();
    let shown = shown(&error);
    assert!(!shown.contains(echo), "`{echo}` is in: {shown}");
    assert!(!shown.contains(SECRET), "the secret is in: {shown}");
    assert!(shown.contains("[redacted]"), "nothing was redacted of: {shown}");
}

fn create_image() -> sitehost::CreateImage {
    sitehost::CreateImage::new(&sitehost::client(SECRET), 1, "label")
}

fn hostway_images() -> hostway::ListImages {
    hostway::ListImages::new(&hostway::client("Aladdin", SECRET))
}

#[test]
fn clients_and_calls_print_no_secret() {
    let call = create_image();
    let client = call.client();

    let printed = format!("{client:?} {client:#?} {call:?} {:?}", hostway_images());

    assert!(!printed.contains("s3cr"), "{printed}");
    assert!(printed.contains("https://api.sitehost.nz"), "what is no secret is printed: {printed}");
}

#[test]
fn a_secret_in_a_text_is_hidden_however_it_is_escaped() {
    for echo in [
        SECRET,
        "s3cr%2Ft%2Bp%22ss%20%26w%5Crd%3D%C3%B6%25",
        "s3cr%2ft%2bp%22ss%20%26w%5crd%3d%c3%b6%25",
        "s3cr%2Ft%2Bp%22ss+%26w%5Crd%3D%C3%B6%25",
    ] {
        let body = format!("no such key: {echo}!");
        assert_hidden(&hostway_images(), samples::response(401, "text/plain", &body), echo);
    }
}

#[test]
fn a_secret_in_json_is_hidden_however_it_is_escaped() {
    for echo in [
        r#"s3cr/t+p\"ss &w\\rd=ö%"#,
        r#"s3cr\/t+p\"ss &w\\rd=\u00f6%"#,
        r"s3cr\/t+p\u0022ss \u0026w\u005Crd=\u00F6%",
        r"\u0073\u0033\u0063\u0072\u002f\u0074\u002b\u0070\u0022\u0073\u0073\u0020\u0026\u0077\u005c\u0072\u0064\u003d\u00f6\u0025",
    ] {
        let body = format!(r#"{{"status": false, "msg": "no such key: {echo}!"}}"#);
        assert_hidden(&create_image(), samples::response(200, "application/json", &body), echo);
    }
}

#[test]
fn a_secret_in_html_is_hidden() {
    let echo = "s3cr/t+p&quot;ss &amp;w\\rd=ö%";

    assert_hidden(&hostway_images(), samples::response(503, "text/html", &format!("<p>{echo}</p>")), echo);
}

#[test]
fn a_basic_header_that_is_repeated_is_hidden_with_and_without_its_scheme() {
    let call = hostway_images();
    let header = call.prepare().unwrap().headers()["authorization"].to_str().unwrap().to_owned();
    let base64 = header.strip_prefix("Basic ").unwrap();
    for echo in [header.as_str(), base64] {
        assert_hidden(&call, samples::response(401, "text/plain", &format!("got {echo}")), base64);
    }
}

#[test]
fn a_bearer_token_that_is_repeated_is_hidden() {
    let call = plain::RenameDisk::new(&plain::client("t0ken-of-mine"), "7", "root");

    assert_hidden(&call, samples::response(500, "text/plain", "Bearer t0ken-of-mine"), "t0ken-of-mine");
}

#[test]
fn a_secret_in_an_answer_that_cannot_be_read_is_hidden() {
    let body = format!(r#"{{"status": true, "return": {{"job_id": "{}"}}}}"#, "s3cr-t-key-0001");
    let call = sitehost::CreateImage::new(&sitehost::client("s3cr-t-key-0001"), 1, "label");

    assert_hidden(&call, samples::response(200, "", &body), "s3cr-t-key-0001");
}

#[test]
fn a_secret_that_is_a_name_in_an_unreadable_answer_is_hidden() {
    let body = r#"{"status": true, "return": {"s3cr-t-key-0001": tru}}"#;
    let call = sitehost::CreateImage::new(&sitehost::client("s3cr-t-key-0001"), 1, "label");

    assert_hidden(&call, samples::response(200, "", body), "s3cr-t-key-0001");
}

#[test]
fn a_secret_in_a_header_is_hidden() {
    let call = sitehost::CreateImage::new(&sitehost::client("s3cr-t-key-0001"), 1, "label");
    let mut response = samples::response(302, "s3cr-t-key-0001", "");
    let location = "https://elsewhere.example/?apikey=s3cr-t-key-0001".parse().unwrap();
    response.headers_mut().insert("location", location);

    assert_hidden(&call, response, "s3cr-t-key-0001");
}

#[test]
fn a_secret_that_is_part_of_another_leaves_nothing_of_it_standing() {
    let call = gogrid::ListImages::new(&gogrid::client("identity", "identity-and-more"));

    assert_hidden(&call, samples::response(503, "text/html", "<p>identity-and-more</p>"), "-and-more");
}

#[test]
fn what_is_no_secret_stays() {
    let error = hostway_images().interpret(samples::response(404, "", "Aladdin sees no s3cr")).unwrap_err();

    assert_eq!(error.body().unwrap(), b"Aladdin sees no s3cr");
}
