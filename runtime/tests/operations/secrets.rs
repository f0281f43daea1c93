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
fn a_path_that_was_cut_is_not_shown_since_half_of_a_secret_could_stand_at_its_end() {
    let name = format!("{}s3cr-t-key-0001", "n".repeat(32));
    let body = format!(r#"{{"status": true, "return": {{"{name}": tru}}}}"#);
    let call = sitehost::CreateImage::new(&sitehost::client("s3cr-t-key-0001"), 1, "label");

    let error = call.interpret(samples::response(200, "", &body)).unwrap_err();

    assert_eq!(error.path().as_deref(), Some("…"));
    assert!(!shown(&error).contains("s3cr-t-"), "{error:?}");
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
fn the_name_of_a_user_is_a_secret_as_well() {
    // Many APIs take the key there.
    assert_hidden(&hostway_images(), samples::response(404, "", "Aladdin sees nothing"), "Aladdin");
}

#[test]
fn a_short_secret_is_hidden_where_it_stands_by_itself() {
    let call = plain::RenameDisk::new(&plain::client("k7"), "7", "root");
    let kept = |body: &str| call.interpret(samples::response(500, "text/plain", body)).unwrap_err();
    for (body, shown) in [
        ("k7", "[redacted]"),
        ("token=k7&page=2", "token=[redacted]&page=2"),
        (r#"{"token": "k7"}"#, r#"{"token": "[redacted]"}"#),
        ("no such key: K7.", "no such key: [redacted]."),
        ("bk7", "bk7"),
        ("k77 ök7", "k77 ök7"),
    ] {
        assert_eq!(kept(body).body().unwrap(), shown.as_bytes(), "{body}");
    }
}

#[test]
fn an_empty_secret_is_nowhere() {
    let call = plain::RenameDisk::new(&plain::client(""), "7", "root");

    let error = call.interpret(samples::response(500, "text/plain", "Bearer is empty")).unwrap_err();

    assert_eq!(error.body().unwrap(), b"Bearer is empty");
}

#[test]
fn what_is_no_secret_stays() {
    let error = hostway_images().interpret(samples::response(404, "", "nobody sees s3cr")).unwrap_err();

    assert_eq!(error.body().unwrap(), b"nobody sees s3cr");
}

#[test]
fn nothing_is_left_of_secrets_that_overlap() {
    let call = gogrid::ListImages::new(&gogrid::client("first-part-shared", "shared-and-second"));

    let error = call.interpret(samples::response(503, "text/plain", "(first-part-shared-and-second)")).unwrap_err();

    assert_eq!(error.body().unwrap(), b"([redacted])");
}

#[test]
fn a_number_that_is_a_secret_is_nothing_in_a_fault() {
    let call = hostway::ListImages::new(&hostway::client("Aladdin", "40417"));
    let body = r#"{"itemNotFound": {"message": "No image 40417.", "code": 40417}}"#;

    let error = call.interpret(samples::response(404, "", body)).unwrap_err();

    let fault = error.fault().unwrap();
    assert_eq!((fault.message.as_deref(), fault.code), (Some("No image [redacted]."), None));
    assert_eq!(fault.kind, Some(hostway::FaultKind::ItemNotFound));
}

#[test]
fn the_beginning_of_a_secret_is_not_left_where_a_body_is_cut() {
    let secret = "s3cr-t-key-0001";
    let echo = "s3cr%252Dt%252Dkey%252D0001";
    let body = format!("no such key: {echo}, and more that is not kept");
    for limit in 0..body.len() {
        let client = sitehost::client(secret).with_error_body_limit(limit);
        let call = sitehost::CreateImage::new(&client, 1, "label");
        let error = call.interpret(samples::response(500, "text/plain", &body)).unwrap_err();
        let kept = String::from_utf8(error.body().unwrap().to_vec()).unwrap();
        assert!(!kept.contains("s3"), "{limit}: {kept}");
        assert!(kept.ends_with(&format!("… [cut: the body has more than {limit} bytes]")), "{limit}: {kept}");
    }
}

#[test]
fn a_body_that_may_hold_a_secret_unseen_is_not_shown() {
    let not_shown =
        "[a body of 5 bytes, in an encoding in which a credential could be and not be found; it is not shown]";
    let respond = |name: &'static str, value: &'static str| {
        let mut response = samples::response(500, "text/plain", "abcde");
        response.headers_mut().insert(name, value.parse().unwrap());
        create_image().interpret(response).unwrap_err()
    };
    for (name, value) in
        [("content-encoding", "gzip"), ("content-encoding", "rot13"), ("content-type", "a/b; charset=ebcdic")]
    {
        let error = respond(name, value);
        assert_eq!(String::from_utf8_lossy(error.body().unwrap()), not_shown, "{name}: {value}");
        assert!(error.to_string().contains("has 5 bytes"), "{error}");
    }
    for (name, value) in [("content-encoding", "identity"), ("content-type", "a/b; charset=\"us-ascii\"")] {
        assert_eq!(respond(name, value).body().unwrap(), b"abcde", "{name}: {value}");
    }
}

#[test]
fn a_body_with_a_secret_in_another_encoding_is_shown_without_it_in_utf_8() {
    let utf16 =
        |text: &str| [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let kept = |text: &str| {
        let mut response = samples::response(500, "text/plain", "");
        *response.body_mut() = utf16(text).into();
        create_image().interpret(response).unwrap_err().body().unwrap().to_vec()
    };

    assert_eq!(kept("nichts für dich"), utf16("nichts für dich"), "what holds no secret stays as it came");
    if cfg!(feature = "xml") {
        assert_eq!(kept(&format!("für: {SECRET}!")), "für: [redacted]!".as_bytes());
    }
}

#[test]
fn an_answer_prints_no_header_but_its_name() {
    let mut response = samples::response(200, "application/json", r#"{"images": []}"#);
    response.headers_mut().insert("link", "</images?token=s3cr>; rel=next".parse().unwrap());

    let answer = hostway_images().interpret(response).unwrap();

    let printed = format!("{answer:?}");
    assert!(printed.contains("\"link\"") && !printed.contains("s3cr"), "{printed}");
    assert_eq!(answer.headers["link"], "</images?token=s3cr>; rel=next");
}

#[test]
fn bytes_that_are_no_text_are_not_shown_whatever_is_said_of_them() {
    // A page that was compressed, of which no header tells: as it comes of servers that compress twice.
    let compressed =
        b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff\xab\x56\xca\x2d\x4e\x57\xb2\x52\x4a\x4a\x4c\x51\x28\x36";
    for body in [compressed.as_slice(), b"\x28\xb5\x2f\xfd\x04\x00\x41\x00\x00s3", b"\x78\x9c\x0b\xce\xcf\x4d\x05\x00"]
    {
        for (status, content_type) in [(500, "application/json"), (500, "text/plain"), (401, ""), (200, "")] {
            let mut response = samples::response(status, content_type, "");
            *response.body_mut() = Bytes::copy_from_slice(body);
            let call = hostway::ListImages::new(&hostway::client("Aladdin", "open sesame"));
            let error = call.interpret(response).unwrap_err();
            let kept = String::from_utf8_lossy(error.body().unwrap()).into_owned();
            assert!(kept.ends_with("; it is not shown]"), "{status} {content_type}: {kept}");
            assert_eq!(error.fault().and_then(|fault| fault.message.as_deref()), None, "{status} {content_type}");
        }
    }
}
