//! What a response that is not an answer is read as.

use std::error::Error as _;

use runtime::http::header::{CONTENT_ENCODING, HeaderValue};
use runtime::{Error, ErrorKind, Operation as _, samples};

use crate::by_hand::{gogrid, hostway, plain, sitehost};

fn create_image(status: u16, body: &str) -> Error<sitehost::Fault> {
    let call = sitehost::CreateImage::new(&sitehost::client("your_key_here"), 1, "label");
    call.interpret(samples::response(status, "application/json", body)).unwrap_err()
}

fn hostway_images(status: u16, content_type: &str, body: &str) -> Error<hostway::Fault> {
    let call = hostway::ListImages::new(&hostway::client("Aladdin", "open sesame"));
    call.interpret(samples::response(status, content_type, body)).unwrap_err()
}

fn gogrid_images(status: u16, content_type: &str, body: &str) -> Error<gogrid::Fault> {
    let call = gogrid::ListImages::new(&gogrid::client("identity", "credential"));
    call.interpret(samples::response(status, content_type, body)).unwrap_err()
}

#[test]
fn a_failure_inside_of_a_good_status_is_told_by_the_body() {
    let error = create_image(200, r#"{"return": null, "msg": "Invalid API key", "status": false}"#);

    assert_eq!(error.kind(), ErrorKind::Reported);
    assert_eq!(error.fault().unwrap().msg.as_deref(), Some("Invalid API key"));
    assert_eq!(error.status().unwrap(), 200);
    assert_eq!((error.provider(), error.operation()), ("sitehost", "create_image"));
    assert_eq!(error.to_string(), "sitehost create_image: 200 OK: the answer reports a failure: Invalid API key");
}

#[test]
fn a_reported_failure_counts_even_if_the_payload_cannot_be_read() {
    let error = create_image(200, r#"{"return": [{"field": "label"}], "msg": "Invalid label", "status": false}"#);

    assert_eq!(error.kind(), ErrorKind::Reported);
    assert!(error.to_string().ends_with("Invalid label"), "{error}");
}

#[test]
fn an_envelope_that_does_not_report_success_is_no_success() {
    for body in ["{}", "[]", "null", r#"{"return": {"job_id": "1"}}"#, r#"{"status": null}"#] {
        let error = create_image(200, body);
        assert_eq!(error.kind(), ErrorKind::Reported, "{body}");
        let message = "sitehost create_image: 200 OK: the answer does not report success, and does not say why";
        assert_eq!(error.to_string(), message, "{body}");
    }
}

#[test]
fn a_success_without_a_payload_names_what_is_missing() {
    let error = create_image(200, r#"{"msg": "Successful", "status": true}"#);

    assert_eq!((error.kind(), error.path().as_deref()), (ErrorKind::Body, Some("return")));
    assert_eq!(error.to_string(), "sitehost create_image: 200 OK: the answer holds nothing under `return`");
}

#[test]
fn a_bad_status_is_a_failure_whatever_the_body_says() {
    let error = create_image(500, r#"{"return": {"job_id": "1"}, "msg": "Successful", "status": true}"#);

    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Status, 500));
}

#[test]
fn the_fault_of_a_body_is_read_where_all_of_it_is_kept() {
    let body = r#"{"itemNotFound": {"message": "Resource not found", "code": 404}}"#;
    let message = |limit| {
        let client = hostway::client("Aladdin", "open sesame").with_error_body_limit(limit);
        let response = samples::response(404, "application/json", body);
        let error = hostway::ListImages::new(&client).interpret(response).unwrap_err();
        error.fault().and_then(|fault| fault.message.clone())
    };

    assert_eq!(message(body.len()).as_deref(), Some("Resource not found"));
    // Over a connection, no more than its beginning would have come.
    assert_eq!(message(body.len() - 1), None);
}

#[test]
fn a_fault_is_named_by_the_key_that_holds_it() {
    let error = hostway_images(404, "", r#"{"itemNotFound": {"message": "Resource not found", "code": 404}}"#);

    let fault = error.fault().unwrap();
    assert_eq!(fault.kind, Some(hostway::FaultKind::ItemNotFound));
    assert_eq!((fault.message.as_deref(), fault.code), (Some("Resource not found"), Some(404)));
    let message = "hostway list_images: 404 Not Found: The account or the image was not found (Resource not found)";
    assert_eq!(error.to_string(), message);
}

#[test]
fn a_fault_keeps_its_fields_without_a_word() {
    let error = hostway_images(404, "", r#"{"itemNotFound": {"code": 404}}"#);
    let fault = error.fault().unwrap();
    assert_eq!((fault.kind.as_ref(), fault.code), (Some(&hostway::FaultKind::ItemNotFound), Some(404)));

    // What holds no field of a fault is none, and has no name either.
    let error = hostway_images(418, "", r#"{"itemNotFound": {"colour": "red"}}"#);
    assert_eq!(error.fault(), None);
}

#[test]
fn a_documented_name_in_the_body_counts_more_than_what_the_status_is_documented_as() {
    let error = hostway_images(401, "", r#"{"itemNotFound": {"message": "Resource not found", "code": 404}}"#);

    assert_eq!(error.fault().unwrap().kind, Some(hostway::FaultKind::ItemNotFound));
}

#[test]
fn a_name_that_is_not_documented_leaves_the_documented_kind_of_the_status_and_is_kept() {
    let error = hostway_images(404, "", r#"{"overLimit": {"message": "Too many requests", "code": 404}}"#);

    let fault = error.fault().unwrap();
    assert_eq!(fault.kind, Some(hostway::FaultKind::ItemNotFound));
    assert_eq!(fault.name.as_deref(), Some("overLimit"));
}

#[test]
fn a_name_that_is_not_documented_is_the_kind_where_the_status_is_not_documented_either() {
    let error = hostway_images(413, "", r#"{"overLimit": {"message": "Too many requests", "code": 413}}"#);

    let fault = error.fault().unwrap();
    assert_eq!(fault.kind, Some(hostway::FaultKind::Undocumented("overLimit".to_owned())));
    assert_eq!(fault.name.as_deref(), Some("overLimit"));
}

#[test]
fn a_fault_in_a_structured_body_keeps_its_message_where_plain_text_is_documented() {
    let error = hostway_images(401, "", r#"{"Unauthorized": {"message": "Wrong password", "code": 401}}"#);

    assert_eq!(error.fault().unwrap().message.as_deref(), Some("Wrong password"));
}

#[test]
fn a_plain_text_fault_has_the_text_as_its_message() {
    let error = hostway_images(401, "text/plain", "\nThis request requires HTTP authentication.\n");

    let fault = error.fault().unwrap();
    assert_eq!(fault.kind, Some(hostway::FaultKind::Unauthorized));
    assert_eq!(fault.message.as_deref(), Some("This request requires HTTP authentication."));
    assert_eq!(error.body().unwrap(), b"\nThis request requires HTTP authentication.\n");
}

#[test]
fn a_documented_status_without_a_body_is_a_typed_fault() {
    for status in [401, 404] {
        let error = hostway_images(status, "", "");
        assert!(error.fault().unwrap().kind.is_some(), "{status}");
        assert_eq!(error.fault().unwrap().message, None, "{status}");
    }
    let message = "hostway list_images: 404 Not Found: The account or the image was not found";
    assert_eq!(hostway_images(404, "", "").to_string(), message);
}

#[test]
fn a_fault_in_the_list_of_an_envelope_is_read_whatever_the_status() {
    let body = r#"{"list": [{"object": "error", "message": "No such image.", "errorcode": "IllegalArgumentException"}],
        "status": "failure", "method": "/grid/image/list"}"#;
    for (status, kind) in [(200, ErrorKind::Reported), (400, ErrorKind::Status), (418, ErrorKind::Status)] {
        let error = gogrid_images(status, "", body);
        assert_eq!(error.kind(), kind, "{status}");
        assert_eq!(error.fault().unwrap().kind.as_deref(), Some("IllegalArgumentException"), "{status}");
        assert_eq!(error.fault().unwrap().message.as_deref(), Some("No such image."), "{status}");
    }
}

#[test]
fn a_fault_that_is_no_list_is_read_where_a_list_is_usual() {
    let body =
        r#"{"list": {"message": "No such image.", "errorcode": "IllegalArgumentException"}, "status": "failure"}"#;

    let error = gogrid_images(400, "", body);

    assert_eq!(error.fault().unwrap().message.as_deref(), Some("No such image."));
}

#[test]
fn an_undocumented_status_in_html_has_no_fault_and_says_what_came() {
    let body = "<html><body>503 Service Unavailable</body></html>";

    let error = gogrid_images(503, "text/html", body);

    assert_eq!((error.kind(), error.fault()), (ErrorKind::Status, None));
    assert_eq!(error.body().unwrap(), body.as_bytes());
    let message = "gogrid list_images: 503 Service Unavailable: the page of the operation does not list this status; \
                   the body has 49 bytes (its content type is text/html)";
    assert_eq!(error.to_string(), message);
}

#[test]
fn an_empty_body_is_an_error_that_says_so() {
    for error in [create_image(200, "").to_string(), create_image(204, "").to_string()] {
        assert!(error.ends_with(": the body is empty"), "{error}");
    }
    assert_eq!(create_image(200, "").kind(), ErrorKind::Body);
}

#[test]
fn html_with_a_good_status_is_an_error_that_tells_the_content_type() {
    let error = gogrid_images(200, "text/html; charset=utf-8", "<html>maintenance</html>");

    assert_eq!((error.kind(), error.fault()), (ErrorKind::Body, None));
    assert!(error.to_string().ends_with("(its content type is text/html; charset=utf-8)"), "{error}");
    assert_eq!(error.headers().unwrap()["content-type"], "text/html; charset=utf-8");
}

#[test]
fn a_body_that_ends_too_early_is_an_error_at_every_place_where_it_may_end() {
    let body = r#"{"list": [{"id": 81, "os": {"id": 10}}], "status": "success"}"#;
    for end in 1..body.len() {
        let error = gogrid_images(200, "application/json", &body[..end]);
        assert_eq!(error.kind(), ErrorKind::Body, "{}", &body[..end]);
    }
}

#[test]
fn what_follows_the_end_of_an_answer_is_an_error() {
    let error = gogrid_images(200, "", r#"{"list": [], "status": "success"} <!-- 0.3s -->"#);

    assert_eq!(error.kind(), ErrorKind::Body);
}

#[test]
fn a_value_that_cannot_mean_what_its_type_says_is_an_error_with_its_path() {
    let body = r#"{"list": [{"id": 81}, {"id": 82, "os": {"id": "ten"}}], "status": "success"}"#;

    let error = gogrid_images(200, "application/json", body);

    assert_eq!((error.kind(), error.path().as_deref()), (ErrorKind::Body, Some("list[1].os.id")));
    assert!(error.to_string().contains("the answer cannot be read: list[1].os.id: expected an integer"), "{error}");
    assert!(error.source().unwrap().to_string().starts_with("list[1].os.id: "));
    assert_eq!(error.body().unwrap(), body.as_bytes());
}

#[test]
fn a_field_that_must_be_there_and_is_not_is_named() {
    let call = plain::RenameDisk::new(&plain::client("t0ken"), "7", "root");
    for body in ["{}", r#"{"id": null}"#, r#"{"id": ""}"#] {
        let error = call.interpret(samples::response(200, "", body)).unwrap_err();
        assert_eq!((error.kind(), error.path().as_deref()), (ErrorKind::Body, Some("id")), "{body}");
    }
}

#[test]
fn a_provider_without_faults_has_none() {
    let call = plain::RenameDisk::new(&plain::client("t0ken"), "7", "root");

    let error = call.interpret(samples::response(500, "", r#"{"message": "oops"}"#)).unwrap_err();

    assert_eq!((error.kind(), error.fault()), (ErrorKind::Status, None));
}

#[test]
fn a_message_is_printed_on_one_line_without_what_a_terminal_obeys() {
    let message = "\u{1b}[2Kno\r\n2026-11-24 INFO all is well\u{202e}\u{7}\u{2028}\u{200b}\tcan't \"C:\\x\" ö हिन्दी";
    let body = format!(r#"{{"itemNotFound": {{"message": {}}}}}"#, runtime::Value::from(message));

    let error = hostway_images(404, "", &body);

    let printed = error.to_string();
    let shown = r#"(\u{1b}[2Kno\r\n2026-11-24 INFO all is well\u{202e}\u{7}\u{2028}\u{200b}\tcan't "C:\x" ö हिन्दी)"#;
    assert!(printed.ends_with(shown), "{printed}");
    assert_eq!(error.fault().unwrap().message.as_deref(), Some(message), "the fault has it as it came");
    assert_eq!(error.body().unwrap(), body.as_bytes());
}

#[test]
fn a_long_message_is_cut_where_it_is_printed() {
    for (status, content_type) in [(401, "text/plain"), (404, "application/json")] {
        let message = "ö".repeat(200_000);
        let body = match status {
            404 => format!(r#"{{"itemNotFound": {{"message": "{message}"}}}}"#),
            _ => message.clone(),
        };
        let error = hostway_images(status, content_type, &body);
        let printed = error.to_string();
        assert!(printed.contains(&"ö".repeat(500)) && printed.contains('…'), "{printed}");
        assert!(printed.len() < 1200, "{} bytes", printed.len());
        for debugged in [format!("{error:?}"), format!("{error:#?}")] {
            assert!(debugged.len() < 7000, "{} bytes", debugged.len());
        }
        assert_eq!(error.fault().unwrap().message.as_deref(), Some(&*message));
        assert_eq!(error.body().unwrap(), body.as_bytes());
    }
}

#[test]
fn a_content_type_is_printed_like_any_text_of_the_server() {
    let error = gogrid_images(503, &format!("text/{}", "x".repeat(5000)), "<html>");

    assert!(error.to_string().len() < 800, "{error}");
}

#[test]
fn the_body_of_a_failure_is_kept_up_to_a_limit() {
    let body = "x".repeat(2 * 1024 * 1024);
    let error = gogrid_images(503, "text/plain", &body);
    let kept = String::from_utf8_lossy(error.body().unwrap());

    assert!(
        kept.len() < 1024 * 1024 + 100 && kept.ends_with("[cut: the body has more than 1048576 bytes]"),
        "{}",
        kept.len()
    );
    assert!(kept.starts_with(&"x".repeat(1024 * 1024 - 200)));
    assert!(error.to_string().contains("the body has 2097152 bytes"), "{error}");
}

#[test]
fn the_name_of_an_encoding_is_cut_where_it_is_long() {
    let call = hostway::ListImages::new(&hostway::client("Aladdin", "open sesame"));
    for (length, end) in [(200, "x`"), (201, "x…`")] {
        let mut response = samples::response(200, "application/json", "{}");
        response.headers_mut().insert(CONTENT_ENCODING, HeaderValue::from_str(&"x".repeat(length)).unwrap());
        let said = call.interpret(response).unwrap_err().to_string();
        assert!(said.contains(&format!("`{}{end}", "x".repeat(199))), "{said}");
    }
}

#[cfg(feature = "xml")]
#[test]
fn a_plain_text_fault_is_read_in_its_encoding() {
    let call = hostway::ListImages::new(&hostway::client("Aladdin", "open sesame"));
    let mut response = samples::response(401, "text/plain; charset=iso-8859-1", "");
    *response.body_mut() = runtime::Bytes::from_static(b"Kein Zugriff f\xfcr Sie");

    let error = call.interpret(response).unwrap_err();

    assert_eq!(error.fault().unwrap().message.as_deref(), Some("Kein Zugriff für Sie"));
}
